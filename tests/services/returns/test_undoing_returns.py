"""Returns, inspections, defect cases and exchanges that were entered by mistake are taken back, on both databases."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import delete, select
from sqlalchemy.exc import DBAPIError

from desktop.domain.clock import FixedClock
from desktop.domain.errors import Refusal
from desktop.exchange.sample_delivery import SUPERVISOR
from desktop.exchange.sample_recall import LOT, REF, SampleRecall, sample_recall
from desktop.models.hold import Hold
from desktop.models.label import LabelJob, LabelState
from desktop.models.ledger import MovementRow
from desktop.models.returns import FreightCredit
from desktop.queries.pages import unit_page
from desktop.queries.returns import defects, exchanges, freight, returns
from desktop.services.returns.return_checks import check_return
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from desktop.storage.verify import verify
from tests.journeys.recall_day import Desk, lay_out_lot, local

DELIVERED = date(2026, 11, 20)
BACK = date(2026, 11, 24)
STORE = "H1-OR"
OTHER = "1002"


@pytest.fixture
def lot() -> SampleRecall:
    return sample_recall(DELIVERED)


@pytest.fixture
def store(database_url: str, lot: SampleRecall) -> Iterator[Store]:
    opened = Store(open_engine(database_url), FixedClock(local(DELIVERED, "14:00")))
    lay_out_lot(opened, lot)
    yield opened
    opened.close()


@pytest.fixture
def desk(store: Store, lot: SampleRecall) -> Desk:
    """A plate went to the hospital on 20 Nov at 14:00; now it is 24 Nov, 10:00."""
    desk = Desk(store, local(DELIVERED, "14:00"))
    desk.send("move_goods", raw=plate(lot), target=STORE, at=local(DELIVERED, "14:00"))
    desk.at = local(BACK, "10:00")
    return desk


def plate(lot: SampleRecall) -> str:
    return lot.raw(lot.serials[1])


def stands(store: Store, serial: str) -> tuple[str, str, str]:
    """Place, owner and custodian of a unit."""
    with store.read() as connection:
        row = unit_page(connection, REF, serial).now
    assert row is not None
    return row.place, row.owner, row.custodian


def figures(store: Store) -> tuple[int, int, list[str], list[str]]:
    """Movements, open holds, and the states of returns and defect cases: what a refusal must leave alone."""
    with store.read() as connection:
        movements = len(connection.execute(select(MovementRow.id)).all())
        holds = len(connection.execute(select(Hold.id).where(Hold.released_at.is_(None))).all())
        return movements, holds, [row.state for row in returns(connection)], [row.state for row in defects(connection)]


def refused(store: Store, desk: Desk, **fields: Any) -> Refusal:
    """What a refused undo says; nothing moved by it."""
    before = figures(store)
    with pytest.raises(Refusal) as caught:
        desk.send("undo_return", **fields)
    assert figures(store) == before
    return caught.value


@pytest.mark.requirement("S1-12")
def test_a_return_that_was_a_mistake_goes_back_to_the_hospital_and_its_days_run_on(
    store: Store, desk: Desk, lot: SampleRecall
) -> None:
    number = desk.send("accept_return", raw=plate(lot), seal_intact=True)["number"]
    undone = desk.send("undo_return")
    assert (undone["number"], undone["step"], undone["place"]) == (number, "accepted", STORE)
    assert stands(store, lot.serials[1]) == (STORE, "M", "H1")
    with store.read() as connection:
        checked = check_return(connection, plate(lot), ("", "", ""), local(BACK, "12:00"))
        (label,) = connection.execute(select(LabelJob.state).where(LabelJob.template == "hold_return")).scalars()
    assert (checked.day, checked.delivered_at, checked.blocked) == (4, local(DELIVERED, "14:00"), "")
    assert label is LabelState.VOID
    assert refused(store, desk, number=number).code == "document_undone"
    assert refused(store, desk).code == "nothing_to_undo"
    with pytest.raises(Refusal, match="document_undone"):
        desk.send("record_freight", document=number, carrier="SF", waybill="SF1", amount="20.00")
    assert desk.send("accept_return", raw=plate(lot), seal_intact=True)["day"] == 4
    assert verify(store.engine).findings == ()


@pytest.mark.requirement("S1-12")
def test_the_tick_of_an_inspection_is_taken_back_and_the_goods_are_held_again(
    store: Store, desk: Desk, lot: SampleRecall
) -> None:
    number = desk.send("accept_return", raw=plate(lot), seal_intact=True)["number"]
    desk.send("inspect_return", number=number, good=True)
    assert desk.send("undo_return")["step"] == "inspected"
    with pytest.raises(Refusal, match="held"):
        desk.send("move_goods", raw=plate(lot), target="A-4-2")
    desk.send("inspect_return", number=number, good=True)
    desk.send("move_goods", raw=plate(lot), target="A-4-2")
    moved = refused(store, desk, number=number)
    assert (moved.code, moved.facts["place"]) == ("moved_since", "A-4-2")
    assert verify(store.engine).findings == ()


@pytest.mark.requirement("S1-13")
def test_a_defect_case_that_an_inspection_opened_goes_with_the_inspection(
    store: Store, desk: Desk, lot: SampleRecall
) -> None:
    number = desk.send("accept_return", raw=plate(lot), seal_intact=True)["number"]
    defect = desk.send("inspect_return", number=number, good=False)["defect"]
    undone = desk.send("undo_return", number=defect)
    assert (undone["number"], undone["step"]) == (number, "inspected")
    movements, _, states, cases = figures(store)
    assert (states, cases) == (["to_inspect"], ["undone"])
    assert desk.send("undo_return")["step"] == "accepted"
    assert figures(store)[0] == movements + 1
    assert stands(store, lot.serials[1])[0] == STORE


@pytest.mark.requirement("S1-13")
def test_a_defect_case_is_taken_back_step_by_step(store: Store, desk: Desk, lot: SampleRecall) -> None:
    case = desk.send("open_defect", raw=plate(lot), description="wrong pack")["number"]
    desk.send("collect_defect", number=case)
    assert stands(store, lot.serials[1])[0] == "Q-1"
    assert desk.send("undo_return")["step"] == "collected"
    assert stands(store, lot.serials[1]) == (STORE, "M", "H1")
    assert desk.send("undo_return")["step"] == "opened"
    assert figures(store)[2:] == ([], ["undone"])
    with pytest.raises(Refusal, match="defect_closed"):
        desk.send("collect_defect", number=case)
    assert desk.send("accept_return", raw=plate(lot), seal_intact=True)["within_days"]
    assert verify(store.engine).findings == ()


def test_what_rests_on_a_step_is_named_and_stands_against_it(store: Store, desk: Desk, lot: SampleRecall) -> None:
    case = desk.send("open_defect", raw=plate(lot), description="bent")["number"]
    exchanged = desk.send("exchange_goods", document=case, raw=lot.raw(lot.serials[4]))["number"]
    desk.send("record_freight", document=case, carrier="SF", waybill="SF123", amount="46.00")
    rest = refused(store, desk, number=case)
    assert (rest.code, rest.facts["documents"]) == ("depends_on_it", ["SF SF123", exchanged])
    desk.send("decide_defect", actor=SUPERVISOR, number=case, decision="replace", reference="M-1")
    assert refused(store, desk, number=case).code == "defect_closed"


@pytest.mark.requirement("S1-14")
def test_a_carriage_is_taken_back_by_a_counter_entry_and_then_its_case_can_be_undone(
    store: Store, desk: Desk, lot: SampleRecall
) -> None:
    case = desk.send("open_defect", raw=plate(lot), description="bent")["number"]
    waybill = {"document": case, "waybill": "SF123"}
    desk.send("record_freight", **waybill, carrier="SF", amount="46.00")
    for number, code in (("SF9", "unknown_waybill"), ("SF123", "reason_missing")):
        with pytest.raises(Refusal, match=code):
            desk.send("take_back_freight", actor=OTHER, document=case, waybill=number)
    taken = desk.send("take_back_freight", **waybill)
    assert (taken["payer"], taken["amount"]) == ("manufacturer", "46.00")
    with pytest.raises(Refusal, match="already_reversed"):
        desk.send("take_back_freight", **waybill)
    desk.send("record_freight", **waybill, carrier="SF", amount="64.00")
    late = desk.at + timedelta(hours=13)
    desk.send("take_back_freight", actor=SUPERVISOR, **waybill, reason="never sent", at=late)
    with store.read() as connection:
        listed = [(row.waybill, int(row.amount)) for row in freight(connection, "2026-11", "manufacturer")]
    assert listed == [("SF123", 46), ("SF123", 64), ("SF123", -46), ("SF123", -64)]
    assert sum(amount for _, amount in listed) == 0
    assert desk.send("undo_return", actor=SUPERVISOR, number=case, reason="wrong pack", at=late)["step"] == "opened"
    with pytest.raises(DBAPIError, match="append only"), store.engine.begin() as connection:
        connection.execute(delete(FreightCredit))
    assert verify(store.engine).findings == ()


def test_an_exchange_is_taken_back_and_can_be_made_again(store: Store, desk: Desk, lot: SampleRecall) -> None:
    case = desk.send("open_defect", raw=plate(lot), description="bent")["number"]
    replacement = lot.serials[4]
    home = stands(store, replacement)
    number = desk.send("exchange_goods", document=case, raw=lot.raw(replacement))["number"]
    undone = desk.send("undo_return", number=number)
    assert (undone["step"], undone["serial"], undone["place"]) == ("exchanged", replacement, home[0])
    assert stands(store, replacement) == home
    with store.read() as connection:
        assert list(exchanges(connection)) == []
    again = desk.send("exchange_goods", document=case, raw=lot.raw(lot.serials[5]))["number"]
    with store.read() as connection:
        assert [(row.number, row.document) for row in exchanges(connection)] == [(again, f"{case} (2)")]
    assert refused(store, desk, number=number).code == "document_undone"
    back = desk.send("accept_return", raw=lot.raw(lot.serials[5]), seal_intact=True)["number"]
    rest = refused(store, desk, number=again)
    assert (rest.code, rest.facts["documents"]) == ("depends_on_it", [back])
    assert verify(store.engine).findings == ()


def test_after_the_shift_only_a_supervisor_takes_it_back_with_a_reason(
    store: Store, desk: Desk, lot: SampleRecall
) -> None:
    desk.send("accept_return", raw=plate(lot), seal_intact=True)
    late = desk.at + timedelta(hours=12, seconds=1)
    assert refused(store, desk, at=late).code == "undo_after_shift"
    assert refused(store, desk, actor=SUPERVISOR, number="RT-0001", at=late).code == "reason_missing"
    assert refused(store, desk, actor=SUPERVISOR, reason="mine?", at=late).code == "nothing_to_undo"
    undone = desk.send("undo_return", actor=SUPERVISOR, number="RT-0001", reason="wrong plate", at=late)
    assert undone["place"] == STORE
    with store.read() as connection:
        told = (
            connection.execute(select(MovementRow.reason).where(MovementRow.reverses_id.is_not(None))).scalars().all()
        )
    assert told == ["wrong plate"]


def test_a_recall_of_the_lot_stands_against_it(store: Store, desk: Desk, lot: SampleRecall) -> None:
    desk.send("accept_return", raw=plate(lot), seal_intact=True)
    recall = desk.send("block_recall", item=REF, lot=LOT)["number"]
    rest = refused(store, desk)
    assert (rest.code, rest.facts["documents"]) == ("depends_on_it", [recall])


def test_a_case_that_was_promised_the_goods_is_named_when_a_defect_case_is_taken_back(
    store: Store, desk: Desk, lot: SampleRecall
) -> None:
    held = desk.send("open_defect", raw=lot.raw(lot.serials[0]), description="dent")
    assert desk.send("undo_return")["reserve_again"] == held["withdrawn"]


def test_nobody_knows_such_a_document(store: Store, desk: Desk) -> None:
    assert refused(store, desk, number="RT-9999").code == "unknown_document"
