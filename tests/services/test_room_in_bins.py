"""A bin takes what it has room for and what its zone is kept for, at two desks too, and when a move is taken back."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select

from desktop.domain.clock import FixedClock, SystemClock
from desktop.domain.errors import Refusal
from desktop.domain.ledger import BinPurpose, PlaceKind
from desktop.domain.origin import new_id
from desktop.domain.permissions import Action
from desktop.exchange.sample_delivery import ADMINISTRATOR, CLERK, SITE
from desktop.models.item import Item, ItemPackage, Lot, Unit
from desktop.models.ledger import Balance
from desktop.models.party import PartyKind
from desktop.models.place import Place
from desktop.services.master_data.parties import SAVE_PARTY, SaveParty
from desktop.services.master_data.places import RETIRE_BIN, SAVE_BIN, RetireBin, SaveBin, retire_bin
from desktop.services.moving import MOVE_GOODS, MoveGoods
from desktop.services.perform import Envelope, Verb, perform
from desktop.services.proposing import propose
from desktop.services.putting_away import PUT_AWAY, PutAway, put_away
from desktop.services.undoing import UNDO_LAST, UndoLast
from desktop.services.zone_changes import SAVE_ZONE, SaveZone
from desktop.services.zones import ADD_ZONE, AddZone, NewRack
from desktop.storage.unit_of_work import Store, UnitOfWork
from tests.exchange.worlds import NOON, do, everything, laid_out, opened
from tests.services.races import race

SMALL = "0-1-1"
"""A bin for one piece."""


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """The sample world, and an empty zone with three bins, the first for one piece."""
    with opened(database_url) as found:
        laid_out(found)
        do(found, ADD_ZONE, AddZone(SITE, "Z2", "后备区", 2000, 2000, (NewRack("0", 0, 0, 2000, 500, 1, 3),)))
        do(found, SAVE_BIN, SaveBin(SMALL, BinPurpose.UNITS, 1))
        yield found


def labels(store: Store, *, single: bool = True) -> list[tuple[str, str]]:
    """What the labels of usable goods in bins say, and where they are: units, or lots without serial numbers."""
    asked = (
        select(ItemPackage.di, Lot.number, Lot.expires_on, Unit.serial, Place.code)
        .select_from(Balance)
        .join(Place, Place.id == Balance.place_id)
        .join(Item, Item.id == Balance.item_id)
        .join(ItemPackage, (ItemPackage.item_id == Item.id) & (ItemPackage.level == 1))
        .join(Lot, Lot.id == Balance.lot_id)
        .outerjoin(Unit, Unit.id == Balance.unit_id)
        .where(Place.kind == PlaceKind.BIN, Place.purpose == BinPurpose.UNITS)
        .where(Balance.unit_id.is_not(None) if single else Balance.unit_id.is_(None))
        .order_by(Place.code)
    )
    with store.read() as connection:
        rows = connection.execute(asked).all()
    heads = [(f"]d201{row.di}17{row.expires_on:%y%m%d}10{row.number}", row) for row in rows]
    return [(f"{head}\x1d21{row.serial}" if single else head, row.code) for head, row in heads]


def refused(store: Store, verb: Any, request: Any) -> str:
    """The code of a refusal; nothing was kept."""
    before = everything(store)
    with pytest.raises(Refusal) as caught:
        do(store, verb, request, CLERK)
    assert everything(store) == before
    return caught.value.code


def lies_in(store: Store, place: str) -> int:
    with store.read() as connection:
        asked = select(Balance.quantity).join(Place, Place.id == Balance.place_id).where(Place.code == place)
        return int(sum(connection.execute(asked).scalars()))


def put(store: Store, raw: str, place: str) -> None:
    do(store, PUT_AWAY, PutAway(raw, place), CLERK)


@pytest.mark.parametrize("verb", [PUT_AWAY, MOVE_GOODS])
def test_two_desks_do_not_both_get_the_last_room_of_a_bin(store: Store, database_url: str, verb: Any) -> None:
    (one, _), (other, _), *_ = labels(store)
    asked = [(verb.request(raw, SMALL), CLERK) for raw in (one, other)]
    assert race(database_url, NOON, verb, *asked) == ["", "bin_full"]
    assert lies_in(store, SMALL) == 1


def put_or_retire(uow: UnitOfWork, request: PutAway | RetireBin) -> Any:
    return put_away(uow, request) if isinstance(request, PutAway) else retire_bin(uow, request)


def test_nothing_is_put_into_a_bin_that_another_desk_takes_out_of_use(store: Store, database_url: str) -> None:
    either: Verb[Any, Any] = Verb("either", object, object, put_or_retire, Action.EDIT_MASTER_DATA)
    (one, _), (other, _), *_ = labels(store)
    put_first = (PutAway(one, "0-1-2"), ADMINISTRATOR), (RetireBin("0-1-2"), ADMINISTRATOR)
    assert race(database_url, NOON, either, *put_first) == ["", "goods_on_hand"]
    retired_first = (RetireBin("0-1-3"), ADMINISTRATOR), (PutAway(other, "0-1-3"), ADMINISTRATOR)
    assert race(database_url, NOON, either, *retired_first) == ["", "unknown_place"]


def test_pieces_are_moved_into_a_bin_only_as_far_as_it_has_room(store: Store) -> None:
    raw, place = labels(store, single=False)[0]
    do(store, SAVE_BIN, SaveBin(SMALL, BinPurpose.UNITS, 2))
    do(store, MOVE_GOODS, MoveGoods(raw, SMALL, place, Decimal(2)), CLERK)
    assert refused(store, PUT_AWAY, PutAway(labels(store)[0][0], SMALL)) == "bin_full"
    assert refused(store, MOVE_GOODS, MoveGoods(labels(store)[0][0], SMALL)) == "bin_full"


def test_a_zone_of_one_owner_takes_and_is_proposed_for_goods_of_nobody_else(store: Store) -> None:
    do(store, SAVE_PARTY, SaveParty("M9", "别家", PartyKind.MANUFACTURER))
    raw, _ = labels(store)[0]
    with store.read() as connection:
        assert propose(connection, raw, NOON).place == SMALL
    do(store, SAVE_ZONE, SaveZone("Z2", "后备区", 2000, 2000, "M9"))
    assert refused(store, MOVE_GOODS, MoveGoods(raw, "0-1-2")) == "foreign_goods"
    assert refused(store, PUT_AWAY, PutAway(raw, "0-1-2")) == "foreign_goods"
    with store.read() as connection:
        assert not propose(connection, raw, NOON).place.startswith("0-")


def test_a_move_is_not_taken_back_into_a_bin_that_is_retired_or_full_by_now(store: Store) -> None:
    (one, _), (other, _), *_ = labels(store)
    put(store, one, SMALL)
    put(store, one, "0-1-2")
    perform(store, PUT_AWAY, PutAway(other, SMALL), Envelope(new_id(), CLERK, "DESK-2"))
    assert refused(store, UNDO_LAST, UndoLast()) == "bin_full"
    put(store, one, "0-1-3")
    do(store, RETIRE_BIN, RetireBin("0-1-2"), ADMINISTRATOR)
    assert refused(store, UNDO_LAST, UndoLast()) == "no_way_back"


def test_undo_takes_nothing_back_that_was_booked_before_this_shift(store: Store, database_url: str) -> None:
    raw, _ = labels(store)[0]
    put(store, raw, "0-1-2")
    with opened(database_url) as tomorrow:
        tomorrow.clock = FixedClock(max(NOON, SystemClock().now()) + timedelta(hours=13))
        assert refused(tomorrow, UNDO_LAST, UndoLast()) == "undo_after_shift"
    assert lies_in(store, "0-1-2") == 1
    do(store, UNDO_LAST, UndoLast(), CLERK)
    assert lies_in(store, "0-1-2") == 0
