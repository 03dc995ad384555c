"""The rarer work of the returns desk by its forms: carriage, giving back, destroying (SQLite)."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from desktop.domain.clock import FixedClock
from desktop.exchange.sample_catalogue import MAKER
from desktop.exchange.sample_delivery import SITE, SUPERVISOR
from desktop.exchange.sample_recall import LOT, REF, SampleRecall, sample_recall
from desktop.presenters.returns_more import FormKind, Leaving
from desktop.queries.returns import freight
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from desktop.storage.verify import verify
from tests.journeys.recall_day import Desk, lay_out_lot, local
from tests.presenters.returns_hands import OLD, SCREW, Hands, at_returns

DAY = date(2026, 11, 20)


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
    with at_returns(sqlite_url, qtbot, store) as made:
        yield made


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
