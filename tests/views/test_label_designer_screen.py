"""The label designer by mouse and by keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from desktop.labels.drawing import dots
from desktop.labels.fields import sample_for
from desktop.labels.layout import Sheet, lay_out
from desktop.labels.paint import paint
from desktop.labels.shipped import template
from desktop.views.designer_page import DesignerPage
from desktop.views.label_designer_screen import LabelDesignerScreen
from desktop.views.translation import Translation
from desktop.views.widgets.label_canvas import image_of
from desktop.views.widgets.label_overlay import HANDLE
from tests.views.designer_room import LOT, Answers, draw, element, middle, opened_screen, room
from tests.views.stock_world import Desk, open_desk


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


# ---------------------------------------------------------------- what is there a little later


def test_the_window_does_not_wait_for_the_first_label(qtbot: QtBot, screen: LabelDesignerScreen) -> None:
    screen.templates.list.choose("unit")
    screen.templates.edit.click()
    assert screen.findChild(DesignerPage) is None
    assert not screen.templates.isVisible()
    qtbot.waitUntil(lambda: screen.findChild(DesignerPage) is not None and screen.bench.canvas.hasFocus())
    assert screen.bench.isVisible()
    assert screen.bench.name.whole.startswith("Unit label")
    assert set(screen.bench.properties.forms) == {"label"}


def test_the_picture_of_the_chosen_template_comes_when_it_is_drawn(qtbot: QtBot, screen: LabelDesignerScreen) -> None:
    drawn: list[str] = []
    screen.files.drawn.connect(lambda name, _bitmap: drawn.append(name))
    screen.templates.list.choose("bin")
    assert screen.templates.picture.is_empty
    qtbot.waitUntil(lambda: drawn[-1:] == ["bin"])
    assert not screen.templates.picture.is_empty


# ---------------------------------------------------------------- the label


def test_the_canvas_shows_the_very_dots_that_are_printed(bench: LabelDesignerScreen) -> None:
    label = template("unit")
    files = bench.files
    drawn = paint(lay_out(label, sample_for(label, "en"), Sheet(203, "en", files.preview.today)))
    assert files.preview.shown.bitmap == drawn
    canvas = bench.bench.canvas
    canvas.zoom_by(3 / canvas.scale.zoom)
    canvas.pan(30 - canvas.scale.left, 30 - canvas.scale.top)
    picture = canvas.grab().toImage()
    dots_of = image_of(drawn)
    for x in range(5, 60):
        wanted = dots_of.pixelColor(x, 40).lightness()
        assert picture.pixelColor(30 + 3 * x + 1, 30 + 3 * 40 + 1).lightness() == wanted


def test_a_drag_moves_by_whole_dots_and_is_one_step(bench: LabelDesignerScreen) -> None:
    canvas, designer = bench.bench.canvas, bench.files.designer
    before = room(bench)
    canvas.zoom_by(1 / canvas.scale.zoom)
    start = middle(canvas)
    draw(canvas, start, start + QPoint(-7, 90), Qt.KeyboardModifier.AltModifier)
    assert designer.chosen == (LOT,)
    moved = room(bench)
    assert (moved.left - before.left, moved.top - before.top) == (-7, 90)
    assert (moved.width, moved.height) == (before.width, before.height)
    assert element(bench).x_mm == pytest.approx(moved.left * 25.4 / 203, abs=0.001)
    designer.undo()
    assert designer.label == template("unit")
    assert not designer.can_undo


def test_a_dragged_edge_sticks_to_its_neighbour(bench: LabelDesignerScreen) -> None:
    canvas = bench.bench.canvas
    other = room(bench, 7)
    bench.files.designer.choose([LOT])
    bench.files.designer.nudge(-40, 60)
    away = other.left - room(bench).left
    zoom = canvas.scale.zoom
    start = middle(canvas)
    draw(canvas, start, start + QPoint(round((away - 2) * zoom), 0))
    assert room(bench).left == other.left


def test_handles_can_be_gripped_and_change_the_size(bench: LabelDesignerScreen) -> None:
    canvas, designer = bench.bench.canvas, bench.files.designer
    assert HANDLE >= 12
    designer.choose([LOT])
    before = room(bench)
    corner = canvas.handles()["sw"].toPoint()
    far = round(10 * canvas.scale.zoom)
    draw(canvas, corner + QPoint(5, 5), corner + QPoint(5 + far, 5 + far), Qt.KeyboardModifier.AltModifier)
    after = room(bench)
    assert (after.left - before.left, after.bottom - before.bottom) == (10, 10)
    assert (after.right, after.top) == (before.right, before.top)


def test_a_band_round_elements_chooses_them(bench: LabelDesignerScreen) -> None:
    canvas = bench.bench.canvas
    bench.files.designer.choose(())
    draw(canvas, canvas.spot_of(140, 111), canvas.spot_of(211, 209))
    assert set(bench.files.designer.chosen) == {6, 8, 10}


def test_a_click_with_ctrl_adds_to_the_choice(qtbot: QtBot, bench: LabelDesignerScreen) -> None:
    canvas = bench.bench.canvas
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=middle(canvas))
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, pos=middle(canvas, 11))
    assert bench.files.designer.chosen == (9, 11)


def test_a_trembling_click_moves_nothing(bench: LabelDesignerScreen) -> None:
    canvas = bench.bench.canvas
    draw(canvas, middle(canvas), middle(canvas) + QPoint(1, 1))
    assert not bench.files.designer.can_undo


# ---------------------------------------------------------------- by keys


def test_everything_goes_by_keys(qtbot: QtBot, bench: LabelDesignerScreen) -> None:
    canvas, designer = bench.bench.canvas, bench.files.designer
    assert canvas.hasFocus()
    for _ in range(10):
        QTest.keyClick(canvas, Qt.Key.Key_Tab)
    assert designer.chosen == (LOT,)
    before = room(bench)
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    QTest.keyClick(canvas, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert room(bench) == before.moved(1, dots(1, 203))
    QTest.keyClick(canvas, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert room(bench).width == before.width - 1
    QTest.keyClick(canvas, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    count = len(template("unit").elements)
    assert designer.chosen == (count,)
    QTest.keyClick(canvas, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert designer.chosen == (0,)
    QTest.keyClick(canvas, Qt.Key.Key_Delete)
    assert len(designer.label.elements) == count
    for _ in range(6):
        QTest.keyClick(canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert designer.label == template("unit")
    QTest.keyClick(canvas, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(designer.chosen) == count
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert not designer.chosen


def test_tab_leaves_the_label_after_its_last_element(qtbot: QtBot, bench: LabelDesignerScreen) -> None:
    canvas = bench.bench.canvas
    for _ in range(len(template("unit").elements) + 1):
        QTest.keyClick(canvas, Qt.Key.Key_Tab)
    assert not canvas.hasFocus()


def test_enter_goes_to_the_properties_and_what_is_typed_is_seen(qtbot: QtBot, bench: LabelDesignerScreen) -> None:
    canvas, designer = bench.bench.canvas, bench.files.designer
    designer.choose([LOT])
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    field = bench.bench.properties.forms["text"].rows["value_zh"].editor
    assert field.hasFocus()
    QTest.keyClicks(field, "LOT")
    assert element(bench).value.english == "LOT"
    designer.undo()
    assert designer.label == template("unit")
    assert isinstance(field, QPlainTextEdit)
    assert field.toPlainText() == "${lot}"
