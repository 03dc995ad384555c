"""The chart of a par: its scale, its labels, its months by mouse and keys, in every theme."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from desktop.domain.replenishment import Levels
from desktop.views.theme import Role, ThemeName, colour, theme
from desktop.views.widgets.month_chart import Bar, Marks, MonthChart, apart, grid_step

MARKS = Marks("Minimum 3", "Target 5", "Maximum 6", "Now 2")
BARS = (
    Bar("9", "2026", None, "2026-09: no records yet"),
    Bar("10", "", 4, "2026-10: 4 pieces used"),
    Bar("11", "", 1, "2026-11: 1 piece used so far", running=True),
    Bar("12", "", 2.4, "Next month (2026-12): about 2.4 pieces", expected=True),
)


@pytest.fixture
def chart(dressed: QApplication, qtbot: QtBot) -> MonthChart:
    made = MonthChart()
    made.resize(640, 280)
    qtbot.addWidget(made)
    made.show_months(BARS, Levels(3, 5, 6), 2, MARKS)
    made.show()
    return made


@pytest.mark.parametrize(
    ("top", "step"), [(1, 1), (5, 1), (6, 2), (10, 2), (11, 5), (25, 5), (26, 10), (51, 20), (400, 100)]
)
def test_there_are_at_most_five_steps_of_round_pieces(top: int, step: int) -> None:
    assert grid_step(top) == step


def test_labels_keep_their_distance() -> None:
    assert apart([10.0, 12.0, 60.0], 20) == [10.0, 30.0, 60.0]
    assert apart([], 20) == []


@pytest.mark.parametrize(("position", "most", "top"), [(2, 6, 6), (35, 6, 40), (-3, 6, 6), (2, 0, 4), (5, 5, 5)])
def test_the_scale_holds_bars_band_and_position(chart: MonthChart, position: int, most: int, top: int) -> None:
    chart.show_months(BARS, Levels(0, min(most, 5), most), position, MARKS)
    assert chart.top == top


def test_a_click_and_the_arrows_open_months(chart: MonthChart, qtbot: QtBot) -> None:
    opened: list[int] = []
    chart.month_opened.connect(opened.append)
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=chart.place_of(1).center().toPoint())
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert opened == [1, 2, 1]
    chart.chosen = -1
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert opened == [1, 2, 1, 3]


def test_whoever_does_not_see_it_hears_every_month_and_mark(chart: MonthChart) -> None:
    told = chart.accessibleName()
    assert all(bar.told in told for bar in BARS)
    assert told.startswith("Now 2 · Minimum 3")


def test_the_tool_tip_tells_the_month(chart: MonthChart, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, words, _widget: told.append(words))
    for point in (chart.place_of(1).center().toPoint(), QPoint(1, 1)):
        QApplication.sendEvent(chart, QHelpEvent(QEvent.Type.ToolTip, point, chart.mapToGlobal(point)))
    assert "2026-10: 4 pieces used" in told[0]
    assert told[1] == ""


@pytest.mark.parametrize("name", list(ThemeName))
def test_the_band_and_the_bars_are_painted_in_the_colours_of_the_theme(
    chart: MonthChart, dressed: QApplication, name: ThemeName
) -> None:
    theme(name).apply(dressed)
    picture = chart.grab().toImage()
    scale = picture.devicePixelRatio()
    bar = chart.place_of(1)
    inside = picture.pixelColor(int(bar.center().x() * scale), int((bar.bottom() - 10) * scale))
    assert inside == colour(Role.INFO)
    band = bar.top() + bar.height() * (1 - 5.5 / chart.top)
    assert picture.pixelColor(int((bar.left() + 3) * scale), int(band * scale)) == colour(Role.OK_SOFT)
