"""Two desks at the same return or defect case in the same moment: one wins, the other is told (both databases)."""

from collections.abc import Iterator
from datetime import date
from functools import partial

import pytest
from sqlalchemy import func, select

from desktop.domain.clock import FixedClock
from desktop.exchange.sample_recall import SampleRecall, sample_recall
from desktop.models.hold import Hold
from desktop.models.ledger import MovementRow
from desktop.queries.returns import defects, freight, returns
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from desktop.storage.verify import verify
from tests.journeys.at_once import at_once
from tests.journeys.recall_day import Desk, lay_out_lot, local

DAY = date(2026, 11, 20)
STORE = "H1-OR"
ROUNDS = range(1, 5)


@pytest.fixture
def lot() -> SampleRecall:
    return sample_recall(DAY)


@pytest.fixture
def store(database_url: str, lot: SampleRecall) -> Iterator[Store]:
    opened = Store(open_engine(database_url), FixedClock(local(DAY, "14:00")))
    lay_out_lot(opened, lot)
    yield opened
    opened.close()


@pytest.fixture
def desk(store: Store, lot: SampleRecall) -> Desk:
    desk = Desk(store, local(DAY, "14:00"))
    for at in ROUNDS:
        desk.send("move_goods", raw=lot.raw(lot.serials[at]), target=STORE)
    return desk


def figures(store: Store) -> tuple[int, int]:
    """Movements, and holds that are open."""
    with store.read() as connection:
        movements = connection.execute(select(func.count()).select_from(MovementRow)).scalar_one()
        return movements, len(connection.execute(select(Hold.id).where(Hold.released_at.is_(None))).all())


@pytest.mark.requirement("S1-12")
def test_of_two_desks_that_undo_the_same_return_one_does(store: Store, desk: Desk, lot: SampleRecall) -> None:
    for at in ROUNDS:
        before = figures(store)
        number = desk.send("accept_return", raw=lot.raw(lot.serials[at]), seal_intact=True)["number"]
        told = at_once(*[partial(desk.send, "undo_return", number=number)] * 2)
        assert sorted(told) in (["document_undone", "done"], ["already_reversed", "done"])
        assert figures(store) == (before[0] + 2, before[1])
    with store.read() as connection:
        assert [row.state for row in returns(connection)] == ["undone"] * len(ROUNDS)
    assert verify(store.engine).findings == ()


@pytest.mark.requirement("S1-12")
def test_a_return_is_either_undone_or_inspected(store: Store, desk: Desk, lot: SampleRecall) -> None:
    for at in ROUNDS:
        number = desk.send("accept_return", raw=lot.raw(lot.serials[at]), seal_intact=True)["number"]
        undo = partial(desk.send, "undo_return", number=number)
        undone, inspected = at_once(undo, partial(desk.send, "inspect_return", number=number, good=True))
        with store.read() as connection:
            state = next(row.state for row in returns(connection) if row.number == number)
        # An inspection that came first is itself the last step: then it is what was taken back.
        expected = {("done", "already_inspected"): "undone", ("done", "done"): "to_inspect"}
        assert expected[undone, inspected] == state
    assert verify(store.engine).findings == ()


@pytest.mark.requirement("S1-13")
def test_a_defect_case_is_either_undone_or_gets_its_carriage(store: Store, desk: Desk, lot: SampleRecall) -> None:
    for at in ROUNDS:
        case = desk.send("open_defect", raw=lot.raw(lot.serials[at]), description="bent")["number"]
        carriage = {"document": case, "carrier": "SF", "waybill": f"SF{at}", "amount": "46.00"}
        told = at_once(partial(desk.send, "undo_return", number=case), partial(desk.send, "record_freight", **carriage))
        assert told in (["done", "document_undone"], ["depends_on_it", "done"])
        with store.read() as connection:
            state = next(row.state for row in defects(connection) if row.number == case)
            listed = [row.document for row in freight(connection) if row.document == case]
        assert (state, listed) == (("undone", []) if told[0] == "done" else ("open", [case]))


@pytest.mark.requirement("S1-13")
def test_a_defect_case_is_either_undone_or_collected(store: Store, desk: Desk, lot: SampleRecall) -> None:
    for at in ROUNDS:
        case = desk.send("open_defect", raw=lot.raw(lot.serials[at]), description="bent")["number"]
        undo, collect = (
            partial(desk.send, "undo_return", number=case),
            partial(desk.send, "collect_defect", number=case),
        )
        told = at_once(undo, collect)
        with store.read() as connection:
            state = next(row.state for row in defects(connection) if row.number == case)
        # A collection that came first is itself the last step: then the case is open again.
        expected = {("done", "defect_closed"): "undone", ("done", "done"): "open"}
        assert expected[told[0], told[1]] == state
    assert verify(store.engine).findings == ()


@pytest.mark.requirement("S1-14")
def test_of_two_desks_that_take_back_a_carriage_one_does(store: Store, desk: Desk, lot: SampleRecall) -> None:
    case = desk.send("open_defect", raw=lot.raw(lot.serials[1]), description="bent")["number"]
    for at in ROUNDS:
        waybill = {"document": case, "waybill": f"SF{at}"}
        desk.send("record_freight", **waybill, carrier="SF", amount="46.00")
        told = at_once(*[partial(desk.send, "take_back_freight", **waybill)] * 2)
        assert sorted(told) == ["already_reversed", "done"]
    with store.read() as connection:
        assert sum(row.amount for row in freight(connection)) == 0


@pytest.mark.requirement("S1-12")
def test_of_two_desks_that_exchange_for_the_same_document_one_does(store: Store, desk: Desk, lot: SampleRecall) -> None:
    case = desk.send("open_defect", raw=lot.raw(lot.serials[1]), description="bent")["number"]
    before = figures(store)
    pieces = (lot.raw(lot.serials[at]) for at in (6, 7))
    told = at_once(*(partial(desk.send, "exchange_goods", document=case, raw=raw) for raw in pieces))
    assert sorted(told) == ["already_exchanged", "done"]
    assert figures(store) == (before[0] + 1, before[1])
