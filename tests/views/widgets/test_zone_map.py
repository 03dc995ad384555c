"""The zone is shown as it is: to scale, bins where they are, the one to go to blinking."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.ledger import BinPurpose, ZoneState
from desktop.views.widgets.bins import PATTERNS, SHAPES, BinCell, purpose_word, state_word
from desktop.views.widgets.fill_bar import FillBar
from desktop.views.widgets.zone_map import ZoneMap
from tests.views import samples


@pytest.fixture
def shown(qtbot: QtBot, dressed: QApplication) -> ZoneMap:
    made = ZoneMap()
    qtbot.addWidget(made)
    made.resize(1120, 500)
    made.show_zone(samples.zone(zh=False), 37, 40)
    made.show()
    qtbot.waitExposed(made)
    return made


def cell(shown: ZoneMap, code: str) -> BinCell:
    return next(each for each in shown.fronts.cells() if each.code == code)


def test_every_state_has_its_own_pattern_shape_and_word() -> None:
    for table in (PATTERNS, SHAPES):
        assert set(table) == set(ZoneState)
        assert len(set(table.values())) == len(ZoneState)
    assert len({state_word(state) for state in ZoneState}) == len(ZoneState)
    assert len({purpose_word(purpose) for purpose in BinPurpose}) == len(BinPurpose)


def test_the_floor_keeps_the_proportions_of_the_zone(shown: ZoneMap) -> None:
    rack = shown.plan.racks[1]
    place = shown.floor.place_of(rack)
    assert place.width() / place.height() == pytest.approx(2000 / 500)
    assert place.width() == pytest.approx(2000 * shown.floor.scale())
    assert shown.title.whole == "Z1 · East · 4.0 m²"


def test_level_one_is_at_the_floor_and_bins_do_not_overlap(shown: ZoneMap) -> None:
    low, high = shown.fronts.place_of(cell(shown, "A-1-1")), shown.fronts.place_of(cell(shown, "A-5-1"))
    assert low.top() > high.bottom()
    places = [shown.fronts.place_of(each) for each in shown.fronts.cells()]
    assert len(places) == 40
    assert all(shown.fronts.rect().contains(place) for place in places)
    assert not any(a.intersects(b) for n, a in enumerate(places) for b in places[n + 1 :])


def test_the_bin_to_go_to_is_named_large_and_blinks_until_it_is_out_of_sight(shown: ZoneMap) -> None:
    assert shown.goal.text() == "A-2-1"
    assert shown.fronts.blinking
    shown.hide()
    assert not shown.fronts.blinking
    shown.show()
    assert shown.fronts.blinking
    shown.show_bin(replace(cell(shown, "A-2-1"), highlighted=False, holds="TK-001", fill=1.0))
    assert not shown.fronts.blinking
    assert shown.goal.text() == ""


def test_without_animations_nothing_blinks(qtbot: QtBot, dressed: QApplication) -> None:
    still = ZoneMap(animations=False)
    qtbot.addWidget(still)
    still.show_zone(samples.zone(zh=False))
    still.show()
    assert not still.fronts.blinking
    assert still.goal.text() == "A-2-1"


def test_a_click_and_the_keyboard_choose_a_bin_over_rack_borders(shown: ZoneMap, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shown.bin_chosen) as told:
        qtbot.mouseClick(
            shown.fronts, Qt.MouseButton.LeftButton, pos=shown.fronts.place_of(cell(shown, "A-3-4")).center()
        )
    assert told.args == ["A-3-4"]
    qtbot.keyClick(shown.fronts, Qt.Key.Key_Right)
    with qtbot.waitSignal(shown.bin_chosen) as told:
        qtbot.keyClick(shown.fronts, Qt.Key.Key_Return)
    assert told.args == ["B-3-1"]
    qtbot.keyClick(shown.fronts, Qt.Key.Key_Up)
    assert shown.fronts.accessibleDescription().startswith("B-4-1")


@pytest.mark.requirement("S1-22")
@pytest.mark.parametrize(
    ("taken", "words", "over"),
    [(30, "30/40 = 75 %", False), (36, "36/40 = 90 %", False), (37, "37/40 = 92.5 %, limit 90 %", True)],
)
def test_a_zone_is_amber_above_its_limit(
    qtbot: QtBot, dressed: QApplication, taken: int, words: str, over: bool
) -> None:
    bar = FillBar()
    qtbot.addWidget(bar)
    bar.show_fill(taken, 40)
    assert (bar.text, bar.over) == (words, over)


def test_an_empty_zone_is_not_divided_by_nothing(qtbot: QtBot, dressed: QApplication) -> None:
    bar = FillBar()
    qtbot.addWidget(bar)
    bar.show_fill(0, 0)
    assert bar.text == "0/0 = 0 %"
