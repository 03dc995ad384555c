"""Goods without serial numbers: returned, held and recalled by the piece, on both databases."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select

from desktop.domain.clock import FixedClock
from desktop.domain.errors import Refusal
from desktop.exchange.sample_catalogue import MAKER
from desktop.exchange.sample_delivery import SITE
from desktop.exchange.sample_recall import sample_recall
from desktop.models.hold import Hold
from desktop.models.item import Item, ItemPackage, Lot
from desktop.models.ledger import Balance
from desktop.models.place import Place
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from desktop.storage.verify import verify
from tests.journeys.recall_day import Desk, lay_out_lot, local

DAY = date(2026, 11, 20)
SCREW, LOT, STORE = "LS-35-30", "L26Z900", "H1-OR"


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    opened = Store(open_engine(database_url), FixedClock(local(DAY, "09:00")))
    lay_out_lot(opened, sample_recall(DAY))
    yield opened
    opened.close()


@pytest.fixture
def desk(store: Store) -> Desk:
    """Ten screws of a lot, of which four went to the hospital."""
    desk = Desk(store, local(DAY, "09:00"))
    line = {"position": 1, "item": SCREW, "owner": MAKER, "place": "A-4-2", "lot": LOT, "quantity": "10"}
    line |= {"expires_on": "2029-05-31"}
    desk.send("take_over_stock", actor="1000", document="OPENING-SCREWS", site=SITE, lines=[line])
    return desk


def raw(store: Store) -> str:
    with store.read() as connection:
        asked = select(ItemPackage.di).join(Item, Item.id == ItemPackage.item_id).where(Item.ref == SCREW)
        di = connection.execute(asked.order_by(ItemPackage.level)).scalars().first()
    return f"]d201{di}1729053110{LOT}"


def pieces(store: Store) -> dict[str, Decimal]:
    with store.read() as connection:
        asked = select(Place.code, Balance.quantity).join(Balance, Balance.place_id == Place.id)
        rows = connection.execute(asked.join(Lot, Lot.id == Balance.lot_id).where(Lot.number == LOT)).all()
        return {row[0]: row[1] for row in rows}


@pytest.mark.requirement("S1-12")
def test_returned_screws_wait_in_their_bin_and_hold_nobody_else(store: Store, desk: Desk) -> None:
    scan = raw(store)
    desk.send("move_goods", raw=scan, source="A-4-2", target=STORE, pieces="4")
    back = desk.send("accept_return", raw=scan, pieces="2", seal_intact=True, at=local(date(2026, 11, 22), "10:00"))
    assert back["place"] == "R-1"
    assert pieces(store) == {"A-4-2": Decimal(6), STORE: Decimal(2), "R-1": Decimal(2)}
    with store.read() as connection:
        assert connection.execute(select(Hold.id).where(Hold.document == back["number"])).all() == []
    with pytest.raises(Refusal, match="held"):
        desk.send("move_goods", raw=scan, source="R-1", target="A-4-2", pieces="2")
    desk.send("move_goods", raw=scan, source="A-4-2", target="A-4-1", pieces="1")
    desk.send("inspect_return", number=back["number"], good=True)
    desk.send("move_goods", raw=scan, source="R-1", target="A-4-2", pieces="2")
    assert pieces(store) == {"A-4-1": Decimal(1), "A-4-2": Decimal(7), STORE: Decimal(2)}
    assert verify(store.engine).findings == ()


def test_a_recalled_lot_is_counted_by_the_piece_and_closes_when_all_are_safe(store: Store, desk: Desk) -> None:
    scan = raw(store)
    desk.send("move_goods", raw=scan, source="A-4-2", target=STORE, pieces="4")
    desk.send("give_back", raw=scan, source="A-4-2", pieces="1")
    answer = desk.send("block_recall", item=SCREW, lot=LOT)
    figures = [answer[name] for name in ("received", "stock", "hospital", "returned", "blocked")]
    assert figures == ["10", "5", "4", "1", "9"]
    assert answer["closed"]
    told = desk.send("notify_recall", number=answer["number"])
    done = desk.send("acknowledge_recall", document=told["documents"][0], person="Dr. W", secured=True)
    assert done["confirmed"] == "4"
    with pytest.raises(Refusal, match="recall_open_pieces"):
        desk.send("close_recall", number=answer["number"])
    with pytest.raises(Refusal, match="recalled"):
        desk.send("move_goods", raw=scan, source="A-4-2", target="A-4-1", pieces="5")
    desk.send("move_goods", raw=scan, source="A-4-2", target="X-1", pieces="5")
    assert desk.send("close_recall", number=answer["number"])["accounted"] == "9"
    assert verify(store.engine).findings == ()


def test_what_nobody_knows_is_refused_and_a_lot_may_be_recalled_before_it_comes(store: Store, desk: Desk) -> None:
    cases: list[tuple[str, dict[str, Any]]] = [
        ("block_recall", {"item": SCREW, "lot": "L-NOBODY"}),
        ("account_recalled", {"item": SCREW, "lot": LOT}),
        ("close_recall", {"number": "RC-9"}),
        ("acknowledge_recall", {"document": "RC-9-01", "person": "Dr. W"}),
        ("block_recall", {"item": SCREW, "serial_from": "S9", "serial_to": "S1"}),
    ]
    codes = []
    for verb, fields in cases:
        with pytest.raises(Refusal) as caught:
            desk.send(verb, **fields)
        codes.append(caught.value.code)
    assert codes == ["unknown_lot", "not_recalled", "unknown_recall", "unknown_recall_notice", "range_backwards"]
    assert desk.send("block_recall", item=SCREW, lot="L-NOBODY", not_received=True)["received"] == "0"
