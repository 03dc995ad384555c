"""Text, search, form, progress, empty state, chip, time line."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.views.widgets.big_button import BigButton
from desktop.views.widgets.empty_state import EmptyState
from desktop.views.widgets.form import Form
from desktop.views.widgets.progress_panel import Progress, ProgressPanel
from desktop.views.widgets.search_field import SearchField
from desktop.views.widgets.shapes import Shape
from desktop.views.widgets.status_chip import STATE_SHAPES, ChipState
from desktop.views.widgets.text import ElidedText, plain_tip
from desktop.views.widgets.time_line import TimeLine
from tests.views import samples


def test_a_tool_tip_shows_markup_as_it_is() -> None:
    assert "&lt;b&gt;L1&lt;/b&gt;" in plain_tip("<b>L1</b>")
    assert plain_tip("") == ""


def test_a_cut_text_has_the_whole_in_its_tool_tip(qtbot: QtBot, dressed: QApplication) -> None:
    text = ElidedText(samples.LONG_ZH)
    qtbot.addWidget(text)
    text.resize(200, 30)
    text.show()
    assert text.text() != samples.LONG_ZH
    assert samples.LONG_ZH in text.toolTip()
    text.resize(2000, 30)
    assert text.text() == samples.LONG_ZH
    assert text.toolTip() == ""


def test_every_chip_state_has_its_own_shape() -> None:
    assert set(STATE_SHAPES) == set(ChipState)
    assert len({shape for shape, _ in STATE_SHAPES.values()}) == len(ChipState)
    assert {shape for shape, _ in STATE_SHAPES.values()} <= set(Shape)


def test_a_search_waits_for_a_pause_and_tells_once(qtbot: QtBot, dressed: QApplication) -> None:
    field = SearchField("Search")
    qtbot.addWidget(field)
    told: list[str] = []
    field.searched.connect(told.append)
    qtbot.keyClicks(field, "plate")
    assert told == []
    qtbot.waitUntil(lambda: told == ["plate"], timeout=2000)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert told == ["plate"]
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert told == ["plate", ""]


def test_a_search_does_not_start_in_the_middle_of_a_chinese_word(qtbot: QtBot, dressed: QApplication) -> None:
    field = SearchField()
    qtbot.addWidget(field)
    told: list[str] = []
    field.searched.connect(told.append)
    QApplication.sendEvent(field, QInputMethodEvent("luoding", []))
    qtbot.wait(350)
    assert told == []
    done = QInputMethodEvent("", [])
    done.setCommitString("螺钉")
    QApplication.sendEvent(field, done)
    qtbot.waitUntil(lambda: told == ["螺钉"], timeout=2000)


def test_a_form_gives_back_what_was_filled_in(qtbot: QtBot, dressed: QApplication) -> None:
    form = Form(samples.fields(zh=False))
    qtbot.addWidget(form)
    form.set_values(samples.VALUES)
    assert form.values() == {**samples.VALUES, "remarks": ""}


def test_faults_stand_under_their_fields_and_the_first_has_the_keyboard(qtbot: QtBot, dressed: QApplication) -> None:
    form = Form(samples.fields(zh=False))
    qtbot.addWidget(form)
    form.show()
    form.show_errors(samples.faults(zh=False))
    assert form.rows["di"].below.text() == "Check digit wrong: expected 2 at the end."
    assert form.rows["days"].below.text() == "Shelf life at receipt"
    assert form.focusWidget() is form.rows["di"].editor
    height = form.sizeHint().height()
    form.show_errors({})
    assert form.rows["di"].below.text() == ""
    assert form.sizeHint().height() == height, "nothing jumps"


def test_typing_takes_the_fault_back_and_tells_the_key(qtbot: QtBot, dressed: QApplication) -> None:
    form = Form(samples.fields(zh=False))
    qtbot.addWidget(form)
    form.show_errors({"di": "wrong"})
    editor = form.rows["di"].editor
    assert isinstance(editor, QLineEdit)
    with qtbot.waitSignal(form.changed) as told:
        qtbot.keyClicks(editor, "1")
    assert told.args == ["di"]
    assert form.rows["di"].error == ""
    with qtbot.waitSignal(form.submitted):
        qtbot.keyClick(editor, Qt.Key.Key_Return)


def test_long_work_tells_count_rate_and_time_left(qtbot: QtBot, dressed: QApplication) -> None:
    panel = ProgressPanel()
    qtbot.addWidget(panel)
    panel.show_progress(Progress("Importing", 1240, 5000, 410.0))
    assert panel.count.text() == "1,240 / 5,000"
    assert panel.rest.text() == "410 a second · 10 s left"
    with qtbot.waitSignal(panel.stopped):
        panel.stop.click()
    assert not panel.stop.isEnabled(), "one wish is enough"


@pytest.mark.parametrize(
    ("progress", "left"),
    [
        (Progress("", 5), None),
        (Progress("", 5, 10), None),
        (Progress("", 5, 10, 2.0), 3),
        (Progress("", 12, 10, 2.0), 0),
    ],
)
def test_time_left_is_never_guessed(progress: Progress, left: int | None) -> None:
    assert progress.seconds_left == left


def test_an_empty_screen_says_what_to_do_and_has_the_button(qtbot: QtBot, dressed: QApplication) -> None:
    empty = EmptyState(samples.emptiness(zh=False))
    qtbot.addWidget(empty)
    empty.show()
    assert empty.title.text() == "No delivery notice yet"
    with qtbot.waitSignal(empty.action_pressed):
        qtbot.mouseClick(empty.action, Qt.MouseButton.LeftButton)


def test_a_big_button_says_its_words_and_works_with_the_keyboard(qtbot: QtBot, dressed: QApplication) -> None:
    button = BigButton("A & B", primary=True)
    qtbot.addWidget(button)
    button.show()
    assert button.accessibleName() == "A & B"
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Space)


def test_an_event_of_a_life_opens_its_row(qtbot: QtBot, dressed: QApplication) -> None:
    line = TimeLine()
    qtbot.addWidget(line)
    line.resize(900, 400)
    line.show_entries(samples.life(zh=False))
    line.show()
    index = line.model().index(3, 0)
    assert index.data() == (
        "2026-11-22 02:52:00 · Handed to the carrier, emergency order E-118 · On the way · Zhao Yun · typed · 3 h later"
    )
    with qtbot.waitSignal(line.entry_opened) as told:
        qtbot.mouseClick(line.viewport(), Qt.MouseButton.LeftButton, pos=line.visualRect(index).center())
    assert told.args == ["4"]
