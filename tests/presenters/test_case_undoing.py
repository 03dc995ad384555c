"""At the cases' desk UNDO and two forms take back what is reserved and a whole usage report, on both databases."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from desktop.domain.cases import CaseState
from desktop.domain.clock import FixedClock
from desktop.exchange.sample_case import CASE, TRAY, SampleCase, come_back_scans, sample_case
from desktop.exchange.sample_delivery import CLERK, SUPERVISOR
from desktop.models.case import Reservation
from desktop.models.place import Place
from desktop.models.tray import TrayLoan
from desktop.presenters.cases_desk import CasesDesk
from desktop.presenters.session import Session
from desktop.queries.cases import case_view
from desktop.queries.usage_dependents import usage_dependents
from desktop.runtime.jobs import Jobs
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from desktop.storage.verify import verify
from tests.journeys.case_day import CaseDay, lay_out_world
from tests.presenters.case_room import OTHER, plan_other
from tests.presenters.desk_hands import DeskHands
from tests.views.stock_world import Settled


@dataclass
class Room:
    """The desk with its people, and the case as it was laid out."""

    desk: CasesDesk
    hands: DeskHands
    day: CaseDay
    store: Store

    def show(self, number: str = CASE) -> None:
        self.desk.show_case(number)
        self.hands.qtbot.waitUntil(lambda: self.desk.view is not None and self.desk.view.row.number == number)

    def state(self) -> CaseState:
        with self.store.read() as connection:
            return case_view(connection, CASE).row.state

    def reserved(self, number: str = CASE) -> int:
        with self.store.read() as connection:
            asked = select(func.count(Reservation.id)).where(Reservation.released_at.is_(None))
            return connection.execute(asked.where(Reservation.document == number)).scalar_one()


@pytest.fixture
def room(database_url: str, qtbot: QtBot) -> Iterator[Room]:
    case: SampleCase = sample_case(date(2026, 11, 24))
    clock = FixedClock(case.at("14:00"))
    store = Store(open_engine(database_url), clock)
    lay_out_world(store, case)
    jobs = Jobs(lambda: Store(open_engine(database_url), FixedClock(case.at("14:00"))))
    jobs.start()
    desk = CasesDesk(Session(jobs, "DESK-1"), Settled(), clock)
    made = Room(desk, DeskHands(qtbot, desk), CaseDay(store, case), store)
    made.hands.sign_in(CLERK)
    yield made
    jobs.stop()
    store.close()


def lend(room: Room) -> None:
    """The used tray goes to somebody else on loan after the report."""
    with room.store.engine.begin() as connection:
        tray = connection.execute(select(Place.id, Place.site_id, Place.partner_id).where(Place.code == TRAY)).one()
        loan = connection.execute(select(TrayLoan.__table__).where(TrayLoan.tray_id == tray.id)).mappings().first()
        assert loan is not None
        row = dict(loan) | {"document": "LOAN-1", "back_at": None}
        row.pop("id")
        connection.execute(TrayLoan.__table__.insert().values(row))


@pytest.mark.requirement("S1-05")
def test_what_is_reserved_is_let_go_by_undo_and_yes_or_by_a_form_with_a_reason(room: Room) -> None:
    hands, desk = room.hands, room.desk
    assert hands.card("UNDO") == "scan_case_first"
    plan_other(room.day)
    room.show(OTHER)
    assert hands.card("UNDO") == "nothing_reserved"
    hands.answer(desk.reserve_by_hand)
    pieces = room.reserved(OTHER)
    assert pieces > 0
    assert hands.card("UNDO", keep=True) == "release_asked"
    assert hands.card("NO") == "nothing_booked"
    assert room.reserved(OTHER) == pieces
    assert hands.card("UNDO", keep=True) == "release_asked"
    assert hands.card("YES") == "reservations_released"
    assert (room.reserved(OTHER), hands.last.facts["pieces"]) == (0, pieces)
    assert hands.card("UNDO") == "nothing_reserved"
    hands.answer(desk.reserve_by_hand)
    assert room.reserved(OTHER) == pieces
    with hands.qtbot.waitSignal(desk.planning.refused) as refused:
        desk.planning.release(OTHER, "")
    assert refused.args[0]["reason"][0] == "required"
    assert hands.answer(desk.planning.release, OTHER, "operation moved") == "reservations_released"
    assert room.reserved(OTHER) == 0


@pytest.mark.requirement("S1-05", "S1-24")
def test_a_usage_report_is_taken_back_when_nothing_rests_on_it(room: Room) -> None:
    hands, desk = room.hands, room.desk
    room.day.until_the_sheet()
    report = room.day.confirm()
    assert report["state"] == "confirmed"
    room.show()
    assert desk.rests == ()
    assert hands.card("UNDO", keep=True) == "usage_undo_asked"
    assert hands.card("NO") == "nothing_booked"
    assert room.state() is CaseState.REPORTED
    assert hands.card("UNDO", keep=True) == "usage_undo_asked"
    assert hands.card("YES") == "usage_undone"
    assert Decimal(hands.last.facts["credited"]) == -(Decimal(report["amount"]) + Decimal(report["waste_amount"]))
    assert room.state() is CaseState.BACK
    assert verify(room.store.engine).findings == ()


@pytest.mark.requirement("S1-05", "S1-24")
def test_what_rests_on_a_report_is_listed_and_keeps_it(room: Room) -> None:
    hands, desk = room.hands, room.desk
    room.day.until_the_sheet()
    report = room.day.confirm()["number"]
    lend(room)
    room.show()
    assert len(desk.rests) == 1
    assert desk.rests[0].startswith(TRAY)
    with room.store.read() as connection:
        assert usage_dependents(connection, CASE) == desk.rests
    assert hands.card("UNDO") == "depends_on_it"
    assert hands.last.facts["documents"] == list(desk.rests)
    hands.sign_in(SUPERVISOR)
    with hands.qtbot.waitSignal(desk.planning.failed) as failed:
        desk.planning.undo_usage(report, "wrong sheet")
    assert failed.args[0].code == "depends_on_it"
    assert room.state() is CaseState.REPORTED


@pytest.mark.requirement("X-01")
def test_the_end_and_the_reason_typed_for_one_case_are_not_those_of_the_next_that_comes_back(room: Room) -> None:
    hands, desk = room.hands, room.desk
    room.day.count()
    room.day.send_out()
    plan_other(room.day)
    room.show(OTHER)
    desk.ended, desk.reason = "2026-11-20T09:00", "said for the other one"
    to_back, tray = come_back_scans(room.day.case)[:2]
    assert hands.scan(to_back) == "now_coming_back"
    assert hands.scan(tray) == "tray_came_back"
    assert (desk.at_hand().row.number, desk.ended, desk.reason) == (CASE, "", "")
