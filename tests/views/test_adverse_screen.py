"""Adverse events on the screen: clocks beside each other, the sheet, contacts with their age, a new event by hand."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.domain.clock import FixedClock
from desktop.exchange.sample_adverse import SampleAdverse
from desktop.exchange.sample_delivery import SITE, SUPERVISOR
from desktop.presenters.adverse_desk import AdverseDesk
from desktop.presenters.session import Session
from desktop.presenters.settlement_desk import Standing
from desktop.runtime.jobs import Jobs
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from desktop.views.adverse_people import CALL, DONE
from desktop.views.adverse_screen import AdverseScreen
from desktop.views.theme import Role
from desktop.views.widgets.shapes import Shape
from tests.journeys.adverse_day import DAY, lay_out_j7
from tests.journeys.recall_day import Desk
from tests.views.stock_world import Settled

WORLD = SampleAdverse(DAY)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(WORLD.at("16:05"))


@pytest.fixture
def screen(
    sqlite_url: str, dressed: QApplication, qtbot: Any, clock: FixedClock, tmp_path: Path
) -> Iterator[AdverseScreen]:
    store, _ = lay_out_j7(sqlite_url)
    desk = Desk(store, WORLD.at("15:00"))
    rule = {"code": "legal_serious", "valid_from": WORLD.at("15:30").isoformat(), "switched_on": True, "reason": "x"}
    desk.send("set_deadline_rule", actor=SUPERVISOR, **rule)
    given = {"harm": "serious", "description": "stripped", "raw": WORLD.stripped, "hospital": "XX", "site": SITE}
    desk.send("open_adverse", at=WORLD.at("16:05"), **given)
    store.close()
    jobs = Jobs(lambda: Store(open_engine(sqlite_url), clock))
    jobs.start()
    session = Session(jobs, "DESK-1")
    with qtbot.waitSignal(session.changed):
        session.sign_in(SUPERVISOR)
    made = AdverseScreen(AdverseDesk(session, Settled(), clock, Standing(SITE, tmp_path, lambda: "en")))
    made.resize(1118, 524)
    qtbot.addWidget(made)
    made.show()
    made.desk.reload()
    qtbot.waitUntil(lambda: len(made.list.cards()) == 1)
    yield made
    jobs.stop()


def choose(screen: AdverseScreen, qtbot: Any) -> None:
    screen.list.cards()[0].click()
    qtbot.waitUntil(lambda: len(screen.event_page.tiles.tiles) == 3)


@pytest.mark.requirement("X-03", "S1-10", "S1-11")
def test_contract_and_law_stand_side_by_side_and_turn_red_to_the_second(
    screen: AdverseScreen, qtbot: Any, clock: FixedClock
) -> None:
    choose(screen, qtbot)
    page = screen.event_page

    def shown() -> list[tuple[str, str, Shape, Role]]:
        page.show_time(clock.moment, "")
        return [(one.tile.name, one.tile.number, one.tile.shape, one.tile.role) for one in page.tiles.tiles]

    assert shown() == [
        ("Manufacturer", "2:00", Shape.CLOCK, Role.INFO),
        ("Hospital, in writing", "24:00", Shape.CLOCK, Role.INFO),
        ("Law: serious injury", "20 d 7 h", Shape.CLOCK, Role.INFO),
    ]
    assert len({one.width() for one in page.tiles.tiles}) <= 2
    clock.moment = WORLD.at("17:35:00")
    assert shown()[0][1:] == ("0:30:00", Shape.WARNING_TRIANGLE, Role.WARN)
    clock.moment = WORLD.at("18:05:00")
    assert shown()[0][1:] == ("0:00:00", Shape.WARNING_TRIANGLE, Role.WARN)
    clock.moment = WORLD.at("18:05:01")
    assert shown()[0][1:] == ("−0:00:01", Shape.CROSSED_OCTAGON, Role.REFUSED)
    assert shown()[1][2] is Shape.CLOCK


def test_the_duty_of_any_clock_can_be_done_first(screen: AdverseScreen, qtbot: Any) -> None:
    choose(screen, qtbot)
    page = screen.event_page
    assert page.step.words == "First report given"
    page.tiles.tiles[2].click()
    assert page.step.words == "Reported"
    qtbot.keyClicks(page.fields["reference"], "NMPA-1")
    qtbot.keyClick(page.fields["reference"], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: Shape.TICKED_CIRCLE in [shown.tile.shape for shown in page.tiles.tiles[2:3]])
    assert page.step.words == "First report given"


@pytest.mark.requirement("S1-42")
def test_old_numbers_are_marked_tried_and_name_who_took_the_report(screen: AdverseScreen, qtbot: Any) -> None:
    choose(screen, qtbot)
    people = screen.event_page.people
    told = [card.accessibleName() for card in people.lists[CALL].cards()]
    assert [one.split(" · ")[0] for one in told] == [
        "021-6500 0001",
        "021-6500 0002",
        "021-6500 0003",
        "0512-6600 1234",
    ]
    assert "tried 204 days ago" in told[2]
    people.lists[CALL].cards()[2].click()
    people.tried_it.click()
    qtbot.waitUntil(lambda: any("tried today" in card.accessibleName() for card in people.lists[CALL].cards()[2:3]))
    people.lists[CALL].cards()[0].click()
    people.took_it.click()
    assert screen.desk.typed.person == "李岚"
    screen.event_page.step.click()
    qtbot.waitUntil(lambda: screen.event_page.step.words == "Stamped and handed in")
    people.tabs[DONE].click()
    assert [card.accessibleName().split(" · ")[0] for card in people.lists[DONE].cards()] == [
        "became aware",
        "manufacturer told",
    ]


def test_the_lot_is_held_by_one_key(screen: AdverseScreen, qtbot: Any) -> None:
    choose(screen, qtbot)
    assert screen.event_page.hold.words == "Hold the lot: 23 pieces (F4)"
    screen.activateWindow()
    qtbot.keyClick(screen, Qt.Key.Key_F4)
    qtbot.waitUntil(lambda: screen.event_page.hold.words == "The lot is on hold: 23 pieces")
    assert not screen.event_page.hold.isEnabled()


def test_a_new_event_is_filled_in_by_hand(screen: AdverseScreen, qtbot: Any) -> None:
    screen.new.click()
    form = screen.form
    qtbot.waitUntil(lambda: form.hospital.count() > 0)
    serial = WORLD.serials[0]
    qtbot.keyClicks(form.product, serial)
    qtbot.keyClick(form.product, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: serial in form.chosen.whole)
    form.hospital.choose("XX")
    form.harm.choose("not_serious")
    qtbot.keyClicks(form.description, "bent")
    qtbot.keyClicks(form.aware, "15:50")
    form.open.click()
    qtbot.waitUntil(lambda: screen.desk.view is not None)
    assert screen.desk.view is not None
    row = screen.desk.view.row
    assert (row.number, row.harm.value, row.aware_at) == ("A-0002", "not_serious", WORLD.at("15:50"))


def test_contacts_are_looked_after(screen: AdverseScreen, qtbot: Any) -> None:
    screen.people.click()
    page = screen.contacts
    qtbot.waitUntil(lambda: len(page.list.cards()) == 4)
    page.list.cards()[0].click()
    assert page.phone.text() == "021-6500 0003"
    page.phone.setText("021-7")
    page.save.click()
    qtbot.waitUntil(lambda: any("never tried" in card.accessibleName() for card in page.list.cards()[:1]))
    page.tried.click()
    qtbot.waitUntil(lambda: any("tried today" in card.accessibleName() for card in page.list.cards()[:1]))
    page.retire.click()
    qtbot.waitUntil(lambda: len(page.list.cards()) == 3)
    page.leave.click()
    assert screen.list.isVisible()
