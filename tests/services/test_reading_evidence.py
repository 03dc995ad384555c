"""A scan whose separators may be lost is read as what the stock knows; else it is left to a person."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from desktop.domain.clock import FixedClock
from desktop.domain.errors import Refusal
from desktop.exchange.sample_catalogue import MAKER
from desktop.exchange.sample_delivery import SITE
from desktop.exchange.sample_recall import REF, sample_recall
from desktop.models.item import Item, ItemPackage, Lot
from desktop.models.ledger import MovementRow
from desktop.services.finding import BETWEEN, find_in, read_udi
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from tests.journeys.recall_day import Desk, lay_out_lot, local

DAY = date(2026, 11, 20)
SCREW, WHOLE = "LS-35-30", "PLATE-0002110X"


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    opened = Store(open_engine(database_url), FixedClock(local(DAY, "09:00")))
    lay_out_lot(opened, sample_recall(DAY))
    yield opened
    opened.close()


@pytest.fixture
def desk(store: Store) -> Desk:
    return Desk(store, local(DAY, "09:00"))


def stocked(desk: Desk, *lots: str, item: str = SCREW, serial: str = "") -> None:
    for number, lot in enumerate(lots):
        line: dict[str, Any] = {"position": 1, "item": item, "owner": MAKER, "place": "A-4-2", "lot": lot}
        line |= {"quantity": "1", "expires_on": "2029-05-31"} | ({"serial": serial} if serial else {})
        desk.send("take_over_stock", actor="1000", document=f"OPENING-{lot}-{number}", site=SITE, lines=[line])


def label(store: Store, tail: str, item: str = SCREW) -> str:
    with store.read() as connection:
        asked = select(ItemPackage.di).join(Item, Item.id == ItemPackage.item_id).where(Item.ref == item)
        di = connection.execute(asked.order_by(ItemPackage.level)).scalars().first()
    return f"]d201{di}17290531{tail}"


def found(store: Store, raw: str) -> tuple[str, str]:
    """Lot and serial number as the stock reads them."""
    with store.read() as connection:
        one = find_in(connection, read_udi(raw, DAY, connection))
    return one.lot, one.serial


def ways(store: Store, raw: str) -> list[tuple[Any, Any]]:
    """What a person is asked: the readings of a scan that proves nothing."""
    with pytest.raises(Refusal) as caught:
        found(store, raw)
    assert caught.value.code == "separator_lost"
    offered = caught.value.facts["readings"]
    assert isinstance(offered, list)
    assert all(isinstance(one, dict) for one in offered)
    return [(one["lot"], one["serial"]) for one in offered if isinstance(one, dict)]


def test_a_lot_that_is_known_whole_is_read_whole(store: Store, desk: Desk) -> None:
    raw = label(store, f"10{WHOLE}")
    assert ways(store, raw) == [(WHOLE, ""), ("PLATE-000", "10X")]
    stocked(desk, WHOLE)
    assert found(store, raw) == (WHOLE, "")
    moved = desk.send("move_goods", raw=raw, source="A-4-2", target="A-4-1")
    assert (moved["lot"], moved["serial"]) == (WHOLE, "")


def test_a_known_lot_that_may_be_the_beginning_of_a_new_one_is_never_taken_for_it(store: Store, desk: Desk) -> None:
    stocked(desk, "PLATE-000")
    before = movements(store)
    raw = label(store, f"10{WHOLE}")
    assert ways(store, raw) == [(WHOLE, ""), ("PLATE-000", "10X")]
    with pytest.raises(Refusal, match="separator_lost"):
        desk.send("move_goods", raw=raw, source="A-4-2", target="A-4-1")
    assert movements(store) == before
    with store.read() as connection:
        numbers = connection.execute(select(Lot.number).where(Lot.number.startswith("PLATE"))).scalars().all()
    assert numbers == ["PLATE-000"]


def test_a_reading_that_a_person_chose_is_sent_with_its_separators(store: Store, desk: Desk) -> None:
    raw = label(store, f"10{WHOLE}")
    assert found(store, f"{raw}\x1d") == (WHOLE, "")
    assert found(store, raw.replace("2110X", "\x1d2110X")) == ("PLATE-000", "10X")


def test_labels_that_carry_a_serial_number_are_read_with_one(store: Store, desk: Desk) -> None:
    raw = label(store, "10L23B01721P99001", item=REF)
    assert found(store, raw) == ("L23B017", "P99001")
    assert ways(store, label(store, "10LNEW21P99001", item=REF)) == [("LNEW", "P99001")]


def test_a_unit_that_is_known_proves_its_lot_and_speaks_against_another(store: Store, desk: Desk) -> None:
    stocked(desk, "LQ7", item=REF, serial="U721A")
    assert found(store, label(store, "10LQ721U721A", item=REF)) == ("LQ7", "U721A")
    assert ways(store, label(store, "10LQ821U721A", item=REF))[0] == ("LQ8", "U721A")


def test_a_date_that_differs_from_the_known_one_speaks_against_a_reading(store: Store, desk: Desk) -> None:
    stocked(desk, WHOLE)
    assert ways(store, label(store, f"10{WHOLE}").replace("17290531", "17300531"))[0] == (WHOLE, "")


def test_two_barcodes_of_one_label_and_strange_items_are_judged_too(store: Store, desk: Desk) -> None:
    stocked(desk, WHOLE)
    raw = label(store, "")
    assert found(store, f"{raw}{BETWEEN}]C110{WHOLE}") == (WHOLE, "")
    strange = "]d2010690123456789210ABC12321SN0001"
    assert ways(store, strange) == [("ABC12321SN0001", ""), ("ABC123", "SN0001")]
    with pytest.raises(Refusal, match="separator_lost"):
        read_udi(strange, DAY)


def movements(store: Store) -> int:
    with store.read() as connection:
        return len(connection.execute(select(MovementRow.id)).all())
