"""The rarer work of the returns desk by its forms: carriage, giving back, destroying (SQLite)."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.devices.scanner import Scan
from desktop.domain.clock import FixedClock
from desktop.domain.origin import new_id
from desktop.exchange.sample_catalogue import MAKER
from desktop.exchange.sample_delivery import CLERK, SITE, SUPERVISOR
from desktop.exchange.sample_recall import LOT, REF, SampleRecall, sample_recall
from desktop.presenters.reply import Reply
from desktop.presenters.returns_desk import ReturnsDesk
from desktop.presenters.returns_more import FormKind, Leaving, MoreReturns
from desktop.presenters.session import Session
from desktop.queries.carriages import standing_carriages
from desktop.queries.lying_goods import lying_goods
from desktop.queries.returns import freight
from desktop.runtime.jobs import Jobs
from desktop.runtime.scan_router import KeptScan
from desktop.services.named_goods import lot_named, unit_named
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from desktop.storage.verify import verify
from tests.journeys.recall_day import Desk, lay_out_lot, local
from tests.views.stock_world import Settled

DAY = date(2026, 11, 20)
NOW = local(date(2026, 11, 21), "09:00")
SCREW, OLD = "LS-35-30", "OLD-1"


class Hands:
    """Somebody at the forms; waits for each answer."""

    def __init__(self, qtbot: QtBot, jobs: Jobs, store: Store) -> None:
        self.qtbot, self.store = qtbot, store
        self.session = Session(jobs, "DESK-1")
        self.desk = ReturnsDesk(self.session, Settled(), FixedClock(NOW))
        self.work = MoreReturns(self.desk)
        self.told: list[Reply] = []
        self.finished: list[FormKind] = []
        self.desk.replied.connect(self.told.append)
        self.work.done.connect(self.finished.append)

    def sign_in(self, badge: str) -> None:
        with self.qtbot.waitSignal(self.session.changed):
            self.session.sign_in(badge)

    def answer(self, do: Any, *given: Any) -> str:
        """The code of the answer; a line that it held is let go."""
        before = len(self.told)
        do(*given)
        self.qtbot.waitUntil(lambda: len(self.told) > before)
        code = self.told[before].code
        self.desk.acknowledge()
        return code

    def scan(self, raw: str) -> str:
        return self.answer(self.desk.take, KeptScan(new_id(), Scan(raw, "scanner", NOW, 0, "serial")))

    def lying(self, lot: str = OLD, serial: str = "") -> dict[str, int]:
        with self.store.read() as connection:
            goods = unit_named(connection, REF, serial) if serial else lot_named(connection, SCREW, lot)
            return {row.place: int(row.pieces) for row in lying_goods(connection, goods.lot, goods.unit)}

    def offered(self) -> list[tuple[str, ...]]:
        """Where the found goods lie: place, owner, pieces."""
        found = self.work.found
        return [(row.place, row.owner, str(row.pieces)) for row in found.lying] if found is not None else []

    def claims(self) -> list[tuple[str, str, str]]:
        with self.store.read() as connection:
            return [(row.document, row.waybill, str(row.amount)) for row in standing_carriages(connection)]


@pytest.fixture
def lot() -> SampleRecall:
    return sample_recall(DAY)


@pytest.fixture
def hands(sqlite_url: str, lot: SampleRecall, qtbot: QtBot) -> Iterator[Hands]:
    """Ten screws whose last day was yesterday, in two bins; a defect case of a plate."""
    store = Store(open_engine(sqlite_url), FixedClock(local(DAY, "09:00")))
    lay_out_lot(store, lot)
    sender = Desk(store, local(DAY, "09:00"))
    line = {"item": SCREW, "lot": OLD, "owner": MAKER, "expires_on": DAY.isoformat()}
    lines = [
        line | {"position": number, "place": place, "quantity": count}
        for number, (place, count) in enumerate((("A-4-1", "4"), ("A-4-2", "6")), 1)
    ]
    sender.send("take_over_stock", actor="1000", document="OPENING-SC", site=SITE, lines=lines)
    sender.send("open_defect", raw=lot.raw(lot.serials[0]), description="bent")
    jobs = Jobs(lambda: Store(open_engine(sqlite_url), FixedClock(NOW)))
    jobs.start()
    made = Hands(qtbot, jobs, store)
    made.sign_in(CLERK)
    yield made
    jobs.stop()
    store.close()


@pytest.mark.requirement("S1-14")
def test_a_carriage_comes_on_the_claim_list_by_its_scanned_waybill_and_off_it_with_a_reason(hands: Hands) -> None:
    scanned: list[str] = []
    hands.work.waybill_scanned.connect(scanned.append)
    hands.work.open(FormKind.CARRIAGE)
    assert hands.scan("]C0SF124") == "waybill_scanned"
    assert scanned == ["SF124"]
    assert hands.answer(hands.work.record, "D-0001", "SF", "SF124", "a few") == "bad_amount"
    assert hands.answer(hands.work.record, "D-0001", "", "SF124", "46") == "waybill_missing"
    assert hands.answer(hands.work.record, "D-9", "SF", "SF124", "46") == "unknown_document"
    assert (hands.claims(), hands.finished) == ([], [])
    assert hands.answer(hands.work.record, "D-0001", "SF", "SF124", "46") == "freight_recorded"
    assert hands.told[-1].facts["freight_payer"] == "manufacturer"
    hands.qtbot.waitUntil(lambda: bool(hands.desk.board.carriages))
    assert hands.claims() == [("D-0001", "SF124", "46.00")]
    assert hands.answer(hands.work.take_back, "D-0001", "SF124", "") == "reason_missing"
    assert len(hands.claims()) == 1
    assert hands.answer(hands.work.take_back, "D-0001", "SF124", "wrong case") == "freight_taken_back"
    assert hands.claims() == []
    assert hands.finished == [FormKind.CARRIAGE] * 2
    with hands.store.read() as connection:
        assert [row.amount for row in freight(connection)] == [Decimal("46.00"), Decimal("-46.00")]


@pytest.mark.requirement("S1-14")
def test_goods_are_given_back_from_the_place_that_was_chosen(hands: Hands, lot: SampleRecall) -> None:
    hands.work.open(FormKind.GIVE_BACK)
    assert hands.answer(hands.work.give_back, Leaving(Decimal(1), "", "")) == "scan_goods_first"
    assert hands.answer(hands.work.look_up_names, REF, LOT) == "which_piece"
    assert hands.answer(hands.work.look_up_names, SCREW, "NEVER") == "unknown_lot"
    assert hands.answer(hands.work.look_up_names, SCREW, OLD) == "form_goods"
    assert hands.offered() == [("A-4-1", MAKER, "4"), ("A-4-2", MAKER, "6")]
    assert hands.answer(hands.work.give_back, Leaving(Decimal(5), "A-4-1", MAKER)) == "not_enough_stock"
    assert hands.lying() == {"A-4-1": 4, "A-4-2": 6}
    assert hands.answer(hands.work.give_back, Leaving(Decimal(3), "A-4-1", MAKER)) == "goods_given_back"
    assert hands.lying() == {"A-4-1": 1, "A-4-2": 6}
    assert hands.offered() == []
    assert hands.scan(lot.raw(lot.serials[0])) == "form_goods"
    assert hands.answer(hands.work.give_back, Leaving(Decimal(1), "", "", "D-0001")) == "goods_given_back"
    assert hands.lying(serial=lot.serials[0]) == {}
    assert hands.finished == [FormKind.GIVE_BACK] * 2
    assert verify(hands.store.engine).findings == ()


@pytest.mark.requirement("S2-56")
def test_only_a_supervisor_destroys_with_a_person_and_a_reason(hands: Hands, lot: SampleRecall) -> None:
    hands.work.open(FormKind.DESTROY)
    four = Leaving(Decimal(4), "A-4-2", MAKER)
    assert hands.answer(hands.work.look_up_names, SCREW, OLD) == "form_goods"
    assert hands.answer(hands.work.destroy, four, "Li Ming, M", "certificate 7") == "not_allowed"
    hands.sign_in(SUPERVISOR)
    assert hands.answer(hands.work.destroy, four, "", "certificate 7") == "needs_person"
    assert hands.answer(hands.work.destroy, four, "Li Ming, M", "") == "needs_reason"
    assert hands.lying() == {"A-4-1": 4, "A-4-2": 6}
    assert hands.answer(hands.work.destroy, four, "Li Ming, M", "certificate 7") == "goods_destroyed"
    assert hands.lying() == {"A-4-1": 4, "A-4-2": 2}
    assert hands.scan(lot.raw(lot.serials[5])) == "form_goods"
    one = Leaving(Decimal(1), "", "")
    assert hands.answer(hands.work.destroy, one, "Li Ming, M", "certificate 7") == "still_usable"
    assert len(hands.lying(serial=lot.serials[5])) == 1
    assert hands.finished == [FormKind.DESTROY]


def test_when_no_form_is_open_a_scan_is_a_return_again(hands: Hands, lot: SampleRecall) -> None:
    hands.work.open(FormKind.DESTROY)
    assert hands.scan(lot.raw(lot.serials[5])) == "form_goods"
    hands.work.close()
    assert hands.offered() == []
    assert hands.scan(lot.raw(lot.serials[5])) == "not_at_customer"
