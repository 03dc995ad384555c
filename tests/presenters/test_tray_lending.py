"""A tray is lent, kept longer and taken back at the trays desk, by scanner alone and by its forms (both databases)."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from desktop.domain.clock import FixedClock
from desktop.exchange.sample_case import STORE, TRAY, SampleCase, sample_case
from desktop.exchange.sample_delivery import CLERK, SITE, SUPERVISOR
from desktop.models.ledger import MovementRow
from desktop.presenters.session import Session
from desktop.presenters.tray_lending import LoanForm
from desktop.presenters.trays_desk import TraysDesk
from desktop.queries.trays import TrayRow, tray_loans, tray_view
from desktop.runtime.jobs import Jobs
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from desktop.storage.verify import verify
from tests.journeys.case_day import CaseDay, lay_out_world
from tests.presenters.desk_hands import DeskHands
from tests.views.stock_world import Settled

OPERATION = date(2026, 11, 24)


class Hands(DeskHands):
    """Somebody at the trays desk; waits for each answer."""

    def __init__(self, qtbot: QtBot, jobs: Jobs, day: CaseDay, clock: FixedClock) -> None:
        self.desk = TraysDesk(Session(jobs, "DESK-1"), Settled(), clock, SITE)
        super().__init__(qtbot, self.desk)
        self.day, self.clock = day, clock

    def show(self) -> None:
        self.desk.show_tray(TRAY)
        self.qtbot.waitUntil(lambda: self.desk.view is not None)

    def row(self) -> TrayRow:
        with self.day.store.read() as connection:
            return tray_view(connection, TRAY, self.day.at.date()).row

    def movements(self) -> int:
        with self.day.store.read() as connection:
            return connection.execute(select(func.count()).select_from(MovementRow)).scalar_one()


@pytest.fixture
def case() -> SampleCase:
    return sample_case(OPERATION)


@pytest.fixture
def hands(database_url: str, case: SampleCase, qtbot: QtBot) -> Iterator[Hands]:
    """The tray stands in its bin, sterile and counted."""
    store = Store(open_engine(database_url), FixedClock(case.at("14:00", -1)))
    lay_out_world(store, case)
    day = CaseDay(store, case)
    day.count()
    day.at = case.at("14:00", -1)
    clock = FixedClock(day.at)
    jobs = Jobs(lambda: Store(open_engine(database_url), clock))
    jobs.start()
    made = Hands(qtbot, jobs, day, clock)
    made.sign_in(CLERK)
    made.show()
    yield made
    jobs.stop()
    store.close()


def test_a_tray_is_lent_extended_and_taken_back_by_scans_alone(hands: Hands) -> None:
    assert hands.scan("SZ:C:SEND-OUT") == "lend_to_whom"
    assert hands.desk.loans.values == {"store": STORE, "due_back_on": "2026-11-30", "reason": ""}
    assert [hands.scan(f"SZ:C:{one}") for one in ("EARLIER", "EARLIER", "LATER")] == ["loan_noted"] * 3
    assert hands.scan(f"SZ:P:{STORE}") == "loan_noted"
    assert hands.scan("SZ:C:CONFIRM") == "tray_lent"
    row = hands.row()
    assert (row.place, row.borrower, str(row.due_back_on), row.overdue) == (STORE, "XX医院", "2026-11-29", False)
    assert hands.scan("SZ:C:SEND-OUT") == "tray_is_out"
    assert hands.scan("SZ:C:LATER") == "extend_until"
    assert hands.scan("SZ:C:LATER") == "loan_noted"
    assert hands.scan("]C0C-2611-099") == "loan_noted"
    assert hands.scan("SZ:C:CONFIRM") == "loan_extended"
    assert str(hands.row().due_back_on) == "2026-12-01"
    assert hands.scan("SZ:C:COME-BACK") == "back_and_used"
    assert hands.scan("SZ:C:YES") == "loan_noted"
    assert hands.scan("SZ:C:CONFIRM") == "tray_back"
    assert (hands.row().place, hands.row().borrower) == (f"{SITE}-RECEIVING", "")
    with hands.day.store.read() as connection:
        (loan,) = [one for one in tray_loans(connection) if one.tray == TRAY]
    assert (loan.loans, loan.used, loan.extensions) == (1, 1, 1)
    assert verify(hands.day.store.engine).findings == ()


def test_a_form_keeps_the_scans_that_it_has_no_use_for_away_and_moves_nothing(hands: Hands, case: SampleCase) -> None:
    before = hands.movements()
    assert hands.scan("SZ:C:COME-BACK") == "tray_not_out"
    assert hands.scan("SZ:C:SEND-OUT") == "lend_to_whom"
    for raw, code in (
        (case.pieces[0].raw, "loan_form_open"),
        (f"SZ:T:{TRAY}", "loan_form_open"),
        ("SZ:C:YES", "loan_form_open"),
        ("SZ:P:A-1-1", "not_a_store_here"),
    ):
        assert hands.scan(raw) == code
    hands.desk.loans.close()
    assert hands.desk.loans.kind is None
    assert hands.movements() == before
    assert hands.row().borrower == ""


def test_what_is_wrong_is_told_at_its_field_and_nothing_moves(hands: Hands, qtbot: QtBot) -> None:
    before = hands.movements()
    assert hands.answer(hands.desk.loan_by_hand, LoanForm.LEND) == "lend_to_whom"
    loans = hands.desk.loans
    good = dict(loans.values)
    for wrong, field, code in (
        ({"store": ""}, "store", "required"),
        ({"due_back_on": "soon"}, "due_back_on", "bad_date"),
        ({"due_back_on": "2026-11-22"}, "due_back_on", "due_before_today"),
    ):
        loans.note(good | wrong)
        with qtbot.waitSignal(loans.refused) as refused:
            loans.confirm()
        assert refused.args[0][field][0] == code
    loans.note(good | {"due_back_on": ""})
    assert hands.scan("SZ:C:CONFIRM") == "loan_needs_day"
    loans.note(good | {"store": ""})
    assert hands.scan("SZ:C:CONFIRM") == "loan_needs_store"
    assert hands.movements() == before
    loans.note(good)
    assert hands.answer(loans.confirm) == "tray_lent"
    assert hands.answer(hands.desk.loan_by_hand, LoanForm.EXTEND) == "extend_until"
    assert hands.scan("SZ:C:CONFIRM") == "needs_reason"
    for wrong, field, code in (
        ({"reason": ""}, "reason", "required"),
        ({"due_back_on": "2026-11-30", "reason": "second case"}, "due_back_on", "not_longer"),
    ):
        loans.note(dict(loans.values) | wrong)
        with qtbot.waitSignal(loans.refused) as refused:
            loans.confirm()
        assert refused.args[0][field][0] == code
    assert str(hands.row().due_back_on) == "2026-11-30"


def test_only_a_supervisors_reason_lets_an_uncounted_tray_go_and_a_late_one_is_told(hands: Hands) -> None:
    hands.day.send("lend_tray", tray=TRAY, hospital="XX", due_back_on="2026-11-23")
    hands.day.send("return_tray", tray=TRAY)
    hands.show()
    hands.answer(hands.desk.loan_by_hand, LoanForm.LEND)
    loans = hands.desk.loans
    loans.note(loans.values | {"due_back_on": "2026-11-23"})
    assert hands.scan("SZ:C:CONFIRM") == "tray_not_counted"
    loans.note(loans.values | {"reason": "emergency at night"})
    assert hands.scan("SZ:C:CONFIRM") == "not_allowed"
    hands.sign_in(SUPERVISOR)
    assert hands.scan("SZ:C:CONFIRM") == "tray_lent_anyway"
    hands.clock.forward(timedelta(days=1))
    assert hands.scan("SZ:C:COME-BACK") == "back_and_used"
    assert hands.scan("SZ:C:CONFIRM") == "tray_back_late"
