"""Bars with their values: their ticks, what a click opens, and that painting shows each part in its colour."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from desktop.views.theme import Role, colour
from desktop.views.widgets.bar_chart import MOST, BarChart, BarPart, BarRow, ticks

ROWS = (
    BarRow("a", "PD-200", (BarPart(4.0, Role.ACCENT), BarPart(6.0, Role.WARN)), "10 · n 4"),
    BarRow("b", "PD-300", (), "0.00 · n 0", (0.0, 8.0)),
)


@pytest.fixture
def chart(qtbot: QtBot, dressed: Any) -> BarChart:
    made = BarChart()
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show_rows(ROWS, "per year")
    made.show()
    return made


@pytest.mark.parametrize(
    ("most", "told"),
    [
        (0.0, (0.0,)),
        (1.0, (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)),
        (16.0, (0.0, 5.0, 10.0, 15.0)),
        (2970.0, (0.0, 1000.0, 2000.0)),
    ],
)
def test_ticks_are_even_numbers(most: float, told: tuple[float, ...]) -> None:
    assert ticks(most) == pytest.approx(told)


def test_a_click_on_a_bar_opens_its_rows(chart: BarChart, qtbot: QtBot) -> None:
    for y, key in ((60, "a"), (190, "b")):
        with qtbot.waitSignal(chart.opened) as told:
            qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(300, y))
        assert told.args == [key]
    with qtbot.assertNotEmitted(chart.opened):
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(300, 295))


def test_each_part_is_as_long_as_it_is_and_in_its_colour(chart: BarChart) -> None:
    image = chart.grab().toImage()
    y = round(chart._band(0).center().y())
    inks = [image.pixelColor(x, y).name() for x in range(image.width())]
    accent, warn = (inks.count(colour(role).name()) for role in (Role.ACCENT, Role.WARN))
    assert accent > 60
    assert warn / accent == pytest.approx(1.5, abs=0.05)


def test_many_bars_are_cut_and_what_they_tell_is_read_out(chart: BarChart) -> None:
    chart.show_rows([BarRow(str(n), f"M{n}", (BarPart(float(n), Role.ACCENT),), str(n)) for n in range(20)], "")
    assert len(chart.rows) == MOST
    assert chart.accessibleDescription().startswith("M0: 0; M1: 1; ")
