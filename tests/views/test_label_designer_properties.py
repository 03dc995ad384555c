"""The properties, faults and files of the label designer on the screen."""

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.labels.drawing import dots
from desktop.labels.fields import sample_for
from desktop.labels.layout import Sheet, lay_out
from desktop.labels.shipped import template
from desktop.views.designer_fields import FIELDS
from desktop.views.designer_words import FIELD_WORDS
from desktop.views.label_designer_screen import LabelDesignerScreen
from desktop.views.translation import Translation
from desktop.views.widgets.form import FieldRow
from tests.views.designer_room import LOT, Answers, element, opened_screen
from tests.views.stock_world import Desk, open_desk

PNG = "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABAQAAAADcWUInAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
"""Two dots of ink."""


@pytest.fixture
def desk(sqlite_url: str, dressed: QApplication) -> Iterator[Desk]:
    spoken = Translation(dressed)
    spoken.set_language("en")
    made, end = open_desk(sqlite_url, None)
    yield made
    end()
    spoken.remove()


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def screen(desk: Desk, answers: Answers, tmp_path: Path, qtbot: QtBot) -> Iterator[LabelDesignerScreen]:
    yield from opened_screen(desk, answers, tmp_path / "labels", qtbot)


@pytest.fixture
def bench(screen: LabelDesignerScreen) -> LabelDesignerScreen:
    """With the unit label on it."""
    screen.templates.list.choose("unit")
    screen.templates.edit.click()
    return screen


# ---------------------------------------------------------------- properties


def row(bench: LabelDesignerScreen, key: str) -> FieldRow:
    return bench.bench.properties.form.rows[key]


def type_into(bench: LabelDesignerScreen, key: str, text: str) -> None:
    editor: Any = row(bench, key).editor
    editor.setText(text)
    editor.textEdited.emit(text)


def test_every_key_of_the_json_has_its_field(bench: LabelDesignerScreen) -> None:
    from desktop.labels.template import _KEYS, _PLACE

    standing_in = {"value": "value_zh", "when": "when_field", "png": ""}
    for kind, keys in _KEYS.items():
        fields = {field.key for field in FIELDS[kind]}
        for key in {*keys, *_PLACE}:
            wanted = key if key in fields else standing_in[key]
            assert not wanted or wanted in fields, (kind, key)


def test_a_value_that_cannot_be_is_told_at_its_field(bench: LabelDesignerScreen) -> None:
    bench.files.designer.choose([LOT])
    type_into(bench, "x_mm", "59")
    assert row(bench, "x_mm").error == "That would be outside the label"
    type_into(bench, "x_mm", "abc")
    assert row(bench, "x_mm").error == "Not a number"
    assert bench.files.designer.label == template("unit")
    type_into(bench, "x_mm", "20")
    assert row(bench, "x_mm").error == ""
    assert element(bench).x_mm == 20


def test_a_field_is_inserted_from_the_list_with_its_words(bench: LabelDesignerScreen) -> None:
    bench.files.designer.choose([LOT])
    insert: Any = row(bench, "insert").editor
    assert insert.findText("serial · Serial number") > 0
    assert insert.count() == len(FIELD_WORDS) + 1
    value: Any = row(bench, "value_zh").editor
    value.moveCursor(value.textCursor().MoveOperation.End)
    insert.choose("serial")
    assert element(bench).value.english == "${lot}${serial}"
    assert insert.value() == ""


def test_both_languages_can_differ(bench: LabelDesignerScreen) -> None:
    bench.files.designer.choose([LOT])
    assert not row(bench, "value_en").isVisible()
    same: Any = row(bench, "same").editor
    same.setChecked(False)
    assert row(bench, "value_en").isVisible()
    english: Any = row(bench, "value_en").editor
    english.setPlainText("Lot ${lot}")
    assert (element(bench).value.chinese, element(bench).value.english) == ("${lot}", "Lot ${lot}")
    bench.files.designer.undo()
    assert not row(bench, "value_en").isVisible()


def test_a_condition_is_put_together_from_three_fields(bench: LabelDesignerScreen) -> None:
    bench.files.designer.choose([LOT])
    row(bench, "when_field").set_value("hold")
    row(bench, "when_rule").set_value("equals")
    type_into(bench, "when_is", "recall")
    assert element(bench).when.field == "hold"
    assert element(bench).when.equals == "recall"
    row(bench, "when_rule").set_value("absent")
    assert (element(bench).when.present, element(bench).when.equals) == (False, None)
    row(bench, "when_field").set_value("")
    assert element(bench).when is None


def test_the_label_itself_has_properties(bench: LabelDesignerScreen) -> None:
    bench.files.designer.choose(())
    type_into(bench, "width_mm", "80")
    type_into(bench, "title_en", "Own label")
    label = bench.files.designer.label
    assert (label.width_mm, label.title.english) == (80, "Own label")
    type_into(bench, "name", "Own Label")
    assert row(bench, "name").error.startswith("Small letters")


def test_every_kind_can_be_put_down(bench: LabelDesignerScreen, answers: Answers, tmp_path: Path) -> None:
    answers.file = tmp_path / "logo.png"
    answers.file.write_bytes(base64.b64decode(PNG))
    count = len(bench.files.designer.label.elements)
    for kind, button in bench.bench.palette_of.buttons.items():
        button.click()
        assert bench.bench.properties.form is bench.bench.properties.forms[kind]
    assert len(bench.files.designer.label.elements) == count + 6
    assert answers.asked[0].kinds == "PNG (*.png)"


# ---------------------------------------------------------------- faults and the check


def test_a_fault_is_told_in_the_list_and_below_the_label(bench: LabelDesignerScreen) -> None:
    assert "No faults" in bench.bench.report.verdict.text()
    bench.files.designer.set_values(LOT, {"width_mm": 2, "min_size_mm": 3.4})
    assert bench.bench.report.verdict.text().startswith("1 fault")
    assert bench.bench.report.lines.text().startswith("${lot} – A text does not fit its box")
    reds = [one for one in range(bench.bench.elements.count()) if "fit" in bench.bench.elements.item(one).toolTip()]
    assert reds == [bench.bench.elements.count() - 1 - LOT]


def test_the_check_button_tells_message_and_module(qtbot: QtBot, bench: LabelDesignerScreen) -> None:
    with qtbot.waitSignal(bench.files.preview.checked):
        bench.bench.check.click()
    bench.files.preview.finish()
    assert bench.bench.report.verdict.text().startswith("1 barcode")
    line = bench.bench.report.lines.text()
    assert line.startswith("GS1 DataMatrix · ]d2 · module 0.500 mm, at least 0.254 mm · 0106901234567892")


def test_language_and_resolution_are_those_of_the_preview(bench: LabelDesignerScreen) -> None:
    look = bench.bench.look
    look.language.choose("zh_CN")
    look.dpi.setCurrentIndex(2)
    seen = bench.files.preview.shown.drawing
    assert (seen.dpi, seen.width) == (600, dots(60, 600))
    label = template("unit")
    assert seen == lay_out(label, sample_for(label, "zh_CN"), Sheet(600, "zh_CN", bench.files.preview.today))


# ---------------------------------------------------------------- files


def test_saving_is_told_and_going_back_asks_in_the_page(qtbot: QtBot, bench: LabelDesignerScreen) -> None:
    page = bench.bench
    assert not page.save.isEnabled()
    bench.files.designer.choose([LOT])
    bench.files.designer.nudge(0, 1)
    assert page.standing.whole.endswith("shipped, overruled once saved · not saved")
    page.back.click()
    assert page.question.isVisible()
    assert QApplication.activeModalWidget() is None
    page.question.buttons[2].click()
    assert page.isVisible()
    QTest.keyClick(page.canvas, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert (bench.files.folder.path / "unit.json").is_file()
    assert page.report.verdict.text() == "Saved: unit.json. It is printed from now on."
    assert page.standing.whole.endswith("yours, printed instead of the shipped one")
    page.back.click()
    assert bench.pages.currentWidget() is bench.templates
    assert "yours, printed instead of the shipped one" in bench.templates.facts.whole
    bench.templates.drop.click()
    assert (bench.files.folder.path / "unit.json").is_file()
    bench.templates.question.buttons[0].click()
    assert not (bench.files.folder.path / "unit.json").exists()


def test_leaving_without_saving_loses_only_what_was_asked(bench: LabelDesignerScreen) -> None:
    bench.files.designer.add("box")
    bench.bench.back.click()
    bench.bench.question.buttons[1].click()
    assert bench.pages.currentWidget() is bench.templates
    assert not bench.files.folder.path.exists()


def test_another_own_template_is_not_replaced_without_asking(bench: LabelDesignerScreen) -> None:
    files = bench.files
    files.designer.choose([LOT])
    files.designer.nudge(0, 1)
    bench.bench.keep()
    files.begin_from("bin")
    files.designer.set_values(-1, {"name": "unit"})
    before = (files.folder.path / "unit.json").read_text("utf-8")
    bench.bench.keep()
    assert bench.bench.question.isVisible()
    assert (files.folder.path / "unit.json").read_text("utf-8") == before
    bench.bench.question.buttons[0].click()
    assert json.loads((files.folder.path / "unit.json").read_text("utf-8"))["purpose"] == "bin"


def test_export_and_import_by_the_dialogs(bench: LabelDesignerScreen, answers: Answers, tmp_path: Path) -> None:
    answers.file = tmp_path / "mine.json"
    bench.bench.export.click()
    assert answers.asked[0].name == "unit.json"
    bench.bench.back.click()
    bench.templates.bring.click()
    assert bench.bench.isVisible()
    assert bench.files.designer.label == template("unit")
    assert bench.files.designer.is_dirty


def test_a_printer_file_says_what_it_would_send_and_that_it_is_not_read_back(
    screen: LabelDesignerScreen, answers: Answers, tmp_path: Path
) -> None:
    answers.file = tmp_path / "bin.zpl"
    answers.file.write_bytes(b"^XA^CI28^PW480^LL320^FO16,16^A0N,40,40^FD${bin}^FS^PQ1^XZ")
    screen.templates.bring.click()
    screen.templates.list.setCurrentRow(screen.templates.list.count() - 1)
    view = screen.templates.raw
    assert view.isVisible()
    assert "not read back" in view.warning.text()
    assert view.fields.text() == "Fields: bin (Bin code)"
    assert "^FDA-2-1^FS" in view.sent.toPlainText()
    answers.file = tmp_path / "unit.zpl"
    answers.file.write_bytes(b"^XA~JA^XZ")
    screen.templates.bring.click()
    assert "command that no label may hold" in screen.templates.fault.text()


def test_the_screen_speaks_the_language_of_the_window(screen: LabelDesignerScreen, dressed: QApplication) -> None:
    spoken = Translation(dressed)
    spoken.set_language("zh_CN")
    QApplication.sendPostedEvents()
    assert screen.templates.edit.text() == "编辑"
    assert screen.templates.list.item(0).text() == "工牌"
    spoken.remove()
