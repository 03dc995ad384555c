"""The invented world is the one of J1 and J2, and goes in by the verbs that everybody uses."""

from collections import Counter
from decimal import Decimal

import pytest
from sqlalchemy import func, select

from desktop.domain.ledger import BinPurpose, PlaceKind
from desktop.domain.lots import days_left
from desktop.domain.udi import decode
from desktop.exchange.sample_delivery import SITE, TRAYS, lay_out, sample
from desktop.models.item import Item, Unit
from desktop.models.ledger import Balance, MovementRow
from desktop.models.notice import NoticeLine, NoticeTray
from desktop.models.place import Place
from desktop.storage.unit_of_work import Store
from tests.exchange.worlds import TODAY, WORLD, count, everything


def test_the_same_seed_and_day_make_the_same_world() -> None:
    assert sample(7, TODAY) == WORLD
    assert sample(8, TODAY) != WORLD


@pytest.mark.parametrize("seed", range(20))
def test_every_world_has_the_delivery_of_the_journey(seed: int) -> None:
    world = sample(seed, TODAY)
    assert Counter(line.tray for line in world.notice.lines) == dict.fromkeys(TRAYS, 20)
    assert world.notice.lines[world.missing].tray == "TK-004"
    assert world.notice.lines[world.unreadable].tray == "TK-006"
    assert world.notice.lines[world.short_dated].tray == "TK-006"
    assert world.unreadable != world.short_dated
    short = [at for at, piece in enumerate(world.pieces) if days_left(piece.expires_on, TODAY) < 90]
    assert short == [world.short_dated]
    assert days_left(world.pieces[world.short_dated].expires_on, TODAY) == 60
    assert world.extra not in world.pieces
    assert len({piece.serial for piece in (*world.pieces, world.extra)}) == 121
    assert [len(world.scans_of(tray)) for tray in TRAYS] == [20, 20, 20, 19, 20, 19]


def test_each_scan_says_what_the_line_says() -> None:
    for line, raw in zip(WORLD.notice.lines, WORLD.scans, strict=True):
        udi = decode(raw, today=TODAY)
        told = (udi.di, udi.lot, udi.serial, udi.expiry, udi.manufactured)
        assert told == (line.item, line.lot, line.serial, line.expires_on, line.manufactured_on)


@pytest.mark.requirement("S1-53", "S1-22")
def test_the_zone_has_forty_bins_of_which_thirty_are_filled(store: Store) -> None:
    with store.read() as connection:
        purposes = connection.execute(
            select(Place.purpose, func.count()).where(Place.kind == PlaceKind.BIN).group_by(Place.purpose)
        ).all()
        filled = connection.execute(select(func.count(func.distinct(Balance.place_id)))).scalar_one()
    assert dict(purposes) == {
        BinPurpose.UNITS: 28,
        BinPurpose.TRAYS: 6,
        BinPurpose.QUARANTINE: 2,
        BinPurpose.RETURNS: 2,
        BinPurpose.RECALL: 1,
        BinPurpose.EXPIRED: 1,
    }
    assert filled == 30
    assert count(store, MovementRow, MovementRow.document == f"OPENING-{SITE}") == 1


def test_the_notice_seats_each_piece_in_its_tray(store: Store) -> None:
    with store.read() as connection:
        rows = connection.execute(
            select(Place.code, NoticeLine.seat, Unit.serial, NoticeLine.quantity)
            .join(Place, Place.id == NoticeLine.tray_id)
            .join(Unit, Unit.id == NoticeLine.unit_id)
            .order_by(NoticeLine.position)
        ).all()
    assert [tuple(row) for row in rows] == [
        (TRAYS[at // 20], at % 20 + 1, piece.serial, Decimal(1)) for at, piece in enumerate(WORLD.pieces)
    ]
    assert count(store, NoticeTray) == 6
    assert count(store, Item) == len(WORLD.items.items) + 1


def test_laying_out_twice_is_refused_and_changes_nothing(store: Store) -> None:
    before = everything(store)
    with pytest.raises(Exception, match="already_set_up"):
        lay_out(store, WORLD)
    assert everything(store) == before
