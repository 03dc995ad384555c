"""The stock of the first day comes in once, whole, and only where it may lie."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select

from desktop.domain.errors import Refusal
from desktop.domain.ledger import MovementKind, PlaceKind
from desktop.exchange.sample_catalogue import box_gtin, gtin
from desktop.exchange.sample_delivery import ADMINISTRATOR, CLERK, SITE
from desktop.models.ledger import Balance, LegRow, MovementRow
from desktop.models.party import PartyKind
from desktop.models.place import Place
from desktop.services.master_data.parties import SAVE_PARTY, SaveParty
from desktop.services.master_data.places import SAVE_BIN, SaveBin
from desktop.services.opening_stock import TAKE_OVER_STOCK, StockLine, TakeOverStock
from desktop.services.zones import ADD_ZONE, AddZone, NewRack
from desktop.storage.unit_of_work import Store
from tests.exchange.worlds import WORLD, do, everything, laid_out, opened

EXPIRY = date(2030, 6, 30)
STEM = StockLine(1, gtin(1), "M", "A-1-2", "LOT1", "S1", EXPIRY)
SCREWS = StockLine(2, box_gtin(13), "M", "A-1-2", "K1", "", EXPIRY, Decimal(3))
SMALL = TakeOverStock("OPENING-2", SITE, (STEM, SCREWS))


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """The sample world."""
    with opened(database_url) as found:
        laid_out(found)
        yield found


def refused(store: Store, request: TakeOverStock, actor: str = ADMINISTRATOR) -> Refusal:
    before = everything(store)
    with pytest.raises(Refusal) as caught:
        do(store, TAKE_OVER_STOCK, request, actor)
    assert everything(store) == before
    return caught.value


def faults(refusal: Refusal) -> list[tuple[Any, ...]]:
    assert refusal.code == "faulty_file"
    rows: Any = refusal.facts["faults"]
    return [(row["row"], row["column"], row["code"]) for row in rows]


def test_one_document_is_one_movement_from_the_supplier(store: Store) -> None:
    answer = do(store, TAKE_OVER_STOCK, SMALL)
    assert (answer.document, answer.lines, answer.pieces) == ("OPENING-2", 2, Decimal(31))
    with store.read() as connection:
        movement = connection.execute(select(MovementRow).where(MovementRow.document == "OPENING-2")).one()
        legs = connection.execute(
            select(Place.kind, LegRow.quantity)
            .join(Place, Place.id == LegRow.place_id)
            .where(LegRow.movement_id == movement.id)
            .order_by(LegRow.number)
        ).all()
        held = connection.execute(
            select(Balance.quantity).join(Place, Place.id == Balance.place_id).where(Place.code == "A-1-2")
        ).scalars()
        assert sorted(held)[-1] == Decimal(30)
    assert movement.kind is MovementKind.RECEIVE
    assert [tuple(leg) for leg in legs] == [
        (PlaceKind.SUPPLIER, Decimal(-1)),
        (PlaceKind.BIN, Decimal(1)),
        (PlaceKind.SUPPLIER, Decimal(-30)),
        (PlaceKind.BIN, Decimal(30)),
    ]


def test_a_document_is_taken_over_once(store: Store) -> None:
    assert refused(store, WORLD.stock).code == "document_exists"
    assert refused(store, replace(WORLD.stock, document="OPENING-9")).code == "unit_elsewhere"
    assert faults(refused(store, replace(SMALL, document="DN-1"))) == [(0, "document", "not_an_opening")]
    assert refused(store, replace(SMALL, lines=())).code == "no_lines"


@pytest.mark.requirement("S2-72")
def test_a_clerk_takes_over_no_stock(store: Store) -> None:
    assert refused(store, SMALL, CLERK).code == "not_allowed"


def test_goods_lie_only_where_they_may(store: Store) -> None:
    places = ("A-2-1", "Z1", "SUPPLIER", "NOWHERE", "A-1-1")
    lines = [replace(STEM, position=at, place=place, serial=f"S{at}") for at, place in enumerate(places, 1)]
    lines[4] = replace(lines[4], owner="??", item="??")
    assert faults(refused(store, replace(SMALL, lines=tuple(lines)))) == [
        (1, "place", "bin_for_trays"),
        (2, "place", "unknown_place"),
        (3, "place", "unknown_place"),
        (4, "place", "unknown_place"),
        (5, "owner", "unknown_party"),
        (5, "item", "unknown_item"),
    ]


@pytest.mark.requirement("S1-21")
def test_a_zone_of_one_owner_takes_no_foreign_goods(store: Store) -> None:
    do(store, SAVE_PARTY, SaveParty("N", "另一厂家", PartyKind.MANUFACTURER))
    rack = NewRack("N", 0, 0, 1000, 500, 1, 2)
    do(store, ADD_ZONE, AddZone(SITE, "Z2", "专区", 2000, 2000, (rack,), owner="N"))
    lines = (replace(STEM, place="N-1-1"), replace(STEM, position=2, place="N-1-1", owner="N", serial="S2"))
    assert faults(refused(store, replace(SMALL, lines=lines))) == [(1, "place", "foreign_goods")]


@pytest.mark.requirement("S1-22")
def test_a_bin_takes_no_more_than_fits_and_no_expired_goods_for_use(store: Store) -> None:
    do(store, SAVE_BIN, SaveBin("R-2", WORLD.zone.bins[8].purpose, 2))
    full = tuple(replace(STEM, position=at, place="R-2", serial=f"S{at}") for at in (1, 2, 3))
    assert faults(refused(store, replace(SMALL, lines=full))) == [(3, "place", "place_full")]
    expired = replace(STEM, expires_on=date(2026, 11, 20))
    assert faults(refused(store, replace(SMALL, lines=(expired,)))) == [(1, "place", "expired_goods")]
    assert do(store, TAKE_OVER_STOCK, replace(SMALL, lines=(replace(expired, place="E-1"),))).lines == 1
