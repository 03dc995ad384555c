"""A tray fills like a seating plan."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.views.theme import Role, colour
from desktop.views.widgets.notice_progress import NoticeProgress
from desktop.views.widgets.seating_plan import SeatGrid, SeatingPlan
from desktop.views.widgets.seats import Seat, SeatState
from tests.views import samples


@pytest.fixture
def plan(qtbot: QtBot, dressed: QApplication) -> SeatingPlan:
    made = SeatingPlan()
    qtbot.addWidget(made)
    made.resize(1120, 500)
    made.show_tray("TK-004", [Seat(n, SeatState.OPEN, "Locking plate", f"L{n}") for n in range(1, 21)], 5)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_each_scan_turns_one_seat_solid_and_counts(plan: SeatingPlan) -> None:
    assert (plan.count.text, plan.state.text()) == ("0/20", "20 to scan")
    plan.show_seat(Seat(7, SeatState.OK, "Locking plate", "L7"))
    assert plan.count.text == "1/20"
    place = plan.grid.place_of(6)
    assert plan.grid.grab().toImage().pixelColor(place.center().x(), place.bottom() - 30) == colour(Role.OK)


def test_a_full_tray_is_complete(plan: SeatingPlan) -> None:
    plan.show_tray("TK-004", [Seat(n, SeatState.OK) for n in range(1, 21)], 5)
    assert (plan.count.text, plan.state.text()) == ("20/20", "complete")


def test_what_is_missing_is_named(plan: SeatingPlan) -> None:
    plan.show_tray("TK-004", samples.seats(zh=True), 5)
    assert plan.count.text == "17/20"
    assert plan.state.text() == "1 missing"
    assert plan.missing[0].label.whole == "12 · 空心螺钉 4.5 mm"
    assert plan.missing[0].code.whole == samples.SERIAL
    assert plan.missing[1].isHidden()


def test_a_change_of_one_seat_paints_only_that_seat(plan: SeatingPlan, qtbot: QtBot) -> None:
    painted: list[QRegion] = []

    class Watched(SeatGrid):
        def paintEvent(self, event: QPaintEvent) -> None:
            painted.append(QRegion(event.region()))
            super().paintEvent(event)

    grid = Watched()
    qtbot.addWidget(grid)
    grid.resize(800, 400)
    grid.show_seats(plan.grid.seats(), 5)
    grid.show()
    qtbot.waitUntil(lambda: bool(painted))
    QApplication.processEvents()
    painted.clear()
    grid.show_seat(Seat(7, SeatState.OK))
    qtbot.waitUntil(lambda: bool(painted))
    assert painted[0].boundingRect() == grid.place_of(6)


def test_a_click_and_the_keyboard_choose_a_seat(plan: SeatingPlan, qtbot: QtBot) -> None:
    with qtbot.waitSignal(plan.seat_chosen) as told:
        qtbot.mouseClick(plan.grid, Qt.MouseButton.LeftButton, pos=plan.grid.place_of(6).center())
    assert told.args == [7]
    qtbot.keyClick(plan.grid, Qt.Key.Key_Down)
    qtbot.keyClick(plan.grid, Qt.Key.Key_Left)
    with qtbot.waitSignal(plan.seat_chosen) as told:
        qtbot.keyClick(plan.grid, Qt.Key.Key_Return)
    assert told.args == [11]
    assert plan.grid.accessibleDescription().startswith("11 · open")


def test_a_seat_that_the_tray_has_not_is_an_error(plan: SeatingPlan) -> None:
    with pytest.raises(KeyError):
        plan.show_seat(Seat(21, SeatState.OK))


def test_seats_do_not_overlap_and_stay_inside(plan: SeatingPlan) -> None:
    places = [plan.grid.place_of(n) for n in range(20)]
    assert all(plan.grid.rect().contains(place) for place in places)
    assert not any(a.intersects(b) for n, a in enumerate(places) for b in places[n + 1 :])


def test_on_a_narrow_screen_the_facts_stand_above_the_seats(plan: SeatingPlan) -> None:
    assert plan.grid.x() > 200
    plan.resize(640, 500)
    QApplication.processEvents()
    assert plan.grid.x() == 0
    assert plan.grid.y() > 60


def test_a_notice_counts_all_trays_and_a_press_names_one(qtbot: QtBot, dressed: QApplication) -> None:
    notice = NoticeProgress()
    qtbot.addWidget(notice)
    notice.resize(1100, 500)
    notice.show_trays(samples.trays(), "DN-2611-07")
    assert notice.count.text == "87/120"
    tiles = notice.tiles()
    assert [tile.count for tile in tiles] == ["20/20", "20/20", "20/20", "19/20", "8/20", "0/20"]
    assert tiles[3].accessibleName() == "TK-004 · 19/20 · pieces missing"
    with qtbot.waitSignal(notice.tray_chosen) as told:
        tiles[3].click()
    assert told.args == ["TK-004"]


def test_a_notice_told_anew_keeps_its_tiles(qtbot: QtBot, dressed: QApplication) -> None:
    notice = NoticeProgress()
    qtbot.addWidget(notice)
    notice.show_trays(samples.trays())
    before = notice.tiles()
    notice.show_trays(samples.trays(), "again")
    assert notice.tiles() == before


def test_a_tray_told_anew_paints_only_the_seat_that_differs(plan: SeatingPlan, qtbot: QtBot) -> None:
    seats = list(plan.grid.seats())
    painted: list[QRegion] = []

    class Spy(SeatGrid):
        def paintEvent(self, event: QPaintEvent) -> None:
            painted.append(event.region())

    grid = Spy()
    grid.resize(plan.grid.size())
    qtbot.addWidget(grid)
    grid.show_seats(seats, 5)
    grid.show()
    qtbot.waitUntil(lambda: bool(painted))
    qtbot.wait(50)
    painted.clear()
    open_at = next(place for place, seat in enumerate(seats) if seat.state is SeatState.OPEN)
    seats[open_at] = Seat(seats[open_at].number, SeatState.OK)
    grid.show_seats(seats, 5)
    qtbot.waitUntil(lambda: bool(painted))
    assert painted == [QRegion(grid.place_of(open_at))]
