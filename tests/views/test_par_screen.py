"""Minimum stock on a real database: the list, the form, one par with demand and forecast, and the scanner."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import insert

from desktop.devices.scanner import Scan
from desktop.domain.clock import FixedClock
from desktop.domain.origin import new_id
from desktop.domain.replenishment import Levels
from desktop.models.party import Party, PartyKind
from desktop.presenters.refilling import RefillDesk
from desktop.presenters.session import Session
from desktop.queries.pars import pars
from desktop.runtime.jobs import Jobs
from desktop.runtime.scan_router import KeptScan
from desktop.services.perform import perform
from desktop.services.pricing import SAVE_PRICE_LIST
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from desktop.views.par_screen import ParsScreen
from desktop.views.refill_screen import PARS, RefillScreen
from tests.journeys.refill_day import NOW, PLATE, RefillDay, lay_out, scan
from tests.services.test_replenishment import PRICE, consume, do, screws
from tests.storage.world import MORNING, World, build
from tests.views.stock_world import Settled


@dataclass
class Room:
    """The replenishment page with its third part shown."""

    desk: RefillDesk
    screen: RefillScreen
    pars: ParsScreen
    store: Store
    told: list[str]
    qtbot: QtBot

    def scan(self, raw: str) -> str:
        with self.qtbot.waitSignal(self.desk.replied):
            self.desk.take(KeptScan(new_id(), Scan(raw, "scanner", NOW, 0, "serial")))
        return self.told[-1]

    def until(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true)

    def levels(self, item: str) -> list[Levels]:
        with self.store.read() as connection:
            return [par.levels for par in pars(connection, item=item)]

    def open(self, item: str) -> None:
        places = [line.par.item for line in self.pars.list.rows]
        self.pars.list.panel.view.choose_row(places.index(item))
        self.pars.list.open.click()
        self.until(lambda: self.desk.pars.board.page is not None and self.desk.pars.board.page.par.item == item)


def enter(store: Store, clock: FixedClock, qtbot: QtBot) -> Iterator[Room]:
    url = store.engine.url.render_as_string(hide_password=False)
    jobs = Jobs(lambda: Store(open_engine(url), clock))
    jobs.start()
    session = Session(jobs, "DESK-1")
    with qtbot.waitSignal(session.changed):
        session.sign_in("1001")
    desk = RefillDesk(session, Settled(), clock)
    jobs.changed.connect(desk.on_changed)
    told: list[str] = []
    desk.replied.connect(lambda reply: told.append(reply.code))
    screen = RefillScreen(desk)
    screen.resize(1118, 520)
    qtbot.addWidget(screen)
    screen.show()
    desk.reload()
    screen.show_page(PARS)
    qtbot.waitUntil(lambda: screen.pars is not None)
    assert screen.pars is not None
    room = Room(desk, screen, screen.pars, store, told, qtbot)
    room.until(lambda: bool(room.pars.list.rows))
    yield room
    jobs.stop()


@pytest.fixture
def day(sqlite_url: str, dressed: QApplication) -> Iterator[RefillDay]:
    made = lay_out(sqlite_url)
    yield made
    made.close()


@pytest.fixture
def room(day: RefillDay, qtbot: QtBot) -> Iterator[Room]:
    yield from enter(day.store, day.clock, qtbot)


@pytest.fixture
def used(sqlite_url: str, dressed: QApplication, qtbot: QtBot) -> Iterator[Room]:
    """A screw of which pieces go every third week."""
    clock = FixedClock(MORNING)
    world: World = build(sqlite_url, clock=clock)
    with world.store.engine.begin() as connection:
        connection.execute(insert(Party).values(code="XX", name="XX医院", kind=PartyKind.HOSPITAL))
    perform(world.store, SAVE_PRICE_LIST, PRICE, world.envelope())
    do(world, "save_par", **screws())
    world.receive(world.lots[0], 100)
    for back in range(2, 80, 3):
        consume(world, world.lots[0], 1 + back % 2, MORNING - timedelta(weeks=back))
    yield from enter(world.store, clock, qtbot)
    world.close()


# ---------------------------------------------------------------- the list and the form


def test_the_list_tells_levels_and_who_set_them_when(room: Room) -> None:
    assert len(room.pars.list.rows) == 30
    room.pars.list.panel.searched.emit("plate")
    [line] = room.pars.list.rows
    columns = {column.key: column for column in room.pars.list.table.columns}
    told = [columns[key].value(line) for key in ("minimum", "target", "maximum", "pack", "by", "when", "how")]
    assert told == ["3", "5", "5", "1", "王芳", "2026-11-24 14:00", "by hand"]


def test_a_par_is_set_and_what_is_wrong_is_told_at_its_field(room: Room) -> None:
    room.pars.list.new.click()
    form = room.pars.form.form
    form.set_values({"item": "SC-99", "minimum": "5", "target": "3", "maximum": "", "pack": "x"})
    room.pars.form.save.click()
    assert form.rows["maximum"].error
    form.set_values({"maximum": "9"})
    room.pars.form.save.click()
    assert form.rows["pack"].error
    form.set_values({"pack": "2"})
    room.pars.form.save.click()
    room.until(lambda: bool(form.rows["item"].error))
    assert form.rows["target"].error == "Is below the minimum"
    assert len(room.levels("ENOUGH-1")) == 1
    room.desk.pars.retire(next(line.par for line in room.pars.list.rows if line.par.item == "ENOUGH-1"))
    room.until(lambda: room.levels("ENOUGH-1") == [])
    form.set_values({"item": "ENOUGH-1", "target": "7"})
    room.pars.form.send()
    room.until(lambda: room.levels("ENOUGH-1") == [Levels(5, 7, 9, 2)])
    room.until(lambda: room.told[-1:] == ["par_set"])
    room.until(lambda: not room.pars.asking and len(room.pars.list.rows) == 30)


def test_a_change_is_refused_when_another_desk_was_quicker(room: Room, day: RefillDay) -> None:
    line = next(line for line in room.pars.list.rows if line.par.item == PLATE)
    room.pars.list.change_wanted.emit(line.par)
    assert room.pars.form.form.values()["minimum"] == "3"
    assert room.pars.form.section.heading.text() == "Locking plate 6-hole"
    day.send("save_par", item=PLATE, place="Z1", minimum=2, target=5, maximum=5)
    room.pars.form.form.set_values({"minimum": "4"})
    room.pars.form.save.click()
    room.until(lambda: bool(room.pars.form.notice.text()))
    assert room.levels(PLATE) == [Levels(2, 5, 5)]
    room.pars.form.leave.click()
    assert not room.pars.asking


def test_taking_out_asks_in_place_and_then_does_it(room: Room) -> None:
    page = room.pars.list
    page.panel.view.choose_row([line.par.item for line in page.rows].index(PLATE))
    page.retire.click()
    assert page.retire.text() == "Press again: no minimum any more"
    page.panel.view.choose_row(0)
    assert page.retire.text() == "Take out"
    page.panel.view.choose_row([line.par.item for line in page.rows].index(PLATE))
    page.retire.click()
    assert len(room.levels(PLATE)) == 1
    page.retire.click()
    room.until(lambda: room.told[-1:] == ["par_retired"] and len(page.rows) == 29)
    assert room.levels(PLATE) == []


# ---------------------------------------------------------------- one par


@pytest.mark.requirement("S1-24")
def test_the_position_is_told_number_by_number_with_what_is_left_out(room: Room) -> None:
    room.open(PLATE)
    side = room.pars.one.side
    assert side.position.text() == "Position 2"
    assert {part: words.text() for part, words in side.figures.items()} == {
        "usable": "2",
        "committed": "− 1",
        "in_transit": "+ 1",
        "on_order": "+ 0",
    }
    assert side.behind.text().split("\n") == [
        "Committed: 1 piece for C-1",
        "In transit: 1 piece on DN-1",
        "Not counted: 1 expiring within 30 days; 1 of another owner",
    ]
    assert room.pars.one.coming.text() == "Nothing was used so far: nothing can be forecast"
    assert not side.accept.isVisible()


@pytest.mark.requirement("S2-62")
def test_demand_forecast_and_proposal_are_shown_with_their_reasons(used: Room) -> None:
    used.open("SCREW-4.5")
    page, side = used.pars.one, used.pars.one.side
    assert "39 piece" in page.heading.text()
    assert "in 19 month" in page.heading.text()
    assert page.coming.text().startswith("Next month (2026-12): about ")
    assert "Taken because it missed least in the" in page.method.text()
    assert "RMSSE, the smaller the better: " in page.method.text()
    assert side.reasons.text().split("\n")[0] == "Lead time 2 weeks is assumed: too few orders were delivered yet"
    before = page.care.board.page
    assert before is not None
    side.rates[98].click()
    used.until(lambda: page.care.board.page is not None and page.care.board.page.outlook.proposal.goal == 0.98)
    assert "hands out 98 % at once" in side.reasons.text()
    used.qtbot.keyClick(page.chart, Qt.Key.Key_Left)
    used.qtbot.keyClick(page.chart, Qt.Key.Key_Left)
    used.qtbot.keyClick(page.chart, Qt.Key.Key_Left)
    assert page.month.text().startswith("2026-10: ")
    assert "× UR-1" in page.month.text()
    used.qtbot.keyClick(page, Qt.Key.Key_Escape)
    used.until(lambda: used.desk.pars.board.page is None)


def test_the_planner_accepts_or_keeps_other_levels_with_a_reason(used: Room) -> None:
    used.open("SCREW-4.5")
    side = used.pars.one.side
    page = used.desk.pars.board.page
    assert page is not None
    proposed = page.outlook.proposal.levels
    side.accept.click()
    used.until(lambda: used.levels("SCREW-4.5") == [proposed])
    used.until(lambda: side.proposed.text().endswith("as it is now"))
    assert not side.accept.isEnabled()
    side.other.click()
    side.boxes["target"].setValue(0)
    side.keep.click()
    assert side.wrong.text()
    for name, value in (("minimum", 4), ("target", 6), ("maximum", 9)):
        side.boxes[name].setValue(value)
    side.keep.click()
    used.until(lambda: used.told[-1:] == ["reason_missing"])
    used.desk.acknowledge()
    side.reason.setText("new surgeon")
    side.keep.click()
    used.until(lambda: used.levels("SCREW-4.5") == [Levels(4, 6, 9)])
    used.until(lambda: not side.other.isChecked())


# ---------------------------------------------------------------- the scanner


def test_confirm_twice_takes_the_proposal_over(used: Room) -> None:
    assert used.scan("SZ:C:CONFIRM") == "no_par_at_hand"
    assert used.scan("SZ:C:ACKNOWLEDGE") == "acknowledged"
    used.open("SCREW-4.5")
    page = used.desk.pars.board.page
    assert page is not None
    assert used.scan("SZ:C:CONFIRM") == "confirm_par"
    assert used.levels("SCREW-4.5") == [Levels(3, 5, 8)]
    assert used.scan("SZ:C:CONFIRM") == "par_adopted"
    assert used.levels("SCREW-4.5") == [page.outlook.proposal.levels]


def test_a_scan_opens_the_par_of_a_product_or_begins_a_new_one(room: Room) -> None:
    assert room.scan(scan("S1")) == "refill_shown"
    room.until(lambda: room.desk.pars.board.page is not None)
    page = room.desk.pars.board.page
    assert page is not None
    assert page.par.item == PLATE
    room.desk.pars.retire(page.par)
    room.until(lambda: len(room.pars.list.rows) == 29)
    assert room.scan(scan("S1")) == "set_a_par"
    assert room.pars.asking
    assert room.pars.form.form.values()["item"] == PLATE


def test_the_devices_in_the_field_are_entered_beside_the_demand(used: Room) -> None:
    used.open("SCREW-4.5")
    used.pars.one.installed.click()
    page = used.pars.installed
    used.until(page.isVisible)
    page.form.set_values({"devices": "26", "failures_per_year": "0.5"})
    page.save.click()
    assert page.form.rows["source"].error == "Is needed"
    page.form.set_values({"source": "service list 2026-10"})
    page.save.click()
    used.until(used.pars.one.isVisible)
    assert used.told[-1] == "installed_base_recorded"
    used.until(lambda: "expected to need 0.2 piece" in used.pars.one.side.reasons.text())
    used.pars.one.installed.click()
    used.until(lambda: page.form.values()["devices"] == "26")
    page.leave.click()
    assert used.pars.one.isVisible()
