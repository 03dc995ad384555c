"""Scanning what lies in a place that is counted: each scan is kept at once, and nothing tells the book."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import func, insert, select, update

from desktop.domain.changes import Kind
from desktop.domain.counts import CountState, ScanResult
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.domain.quantity import quantity
from desktop.models.count import Count, CountScan
from desktop.models.item import Item, Lot, Unit
from desktop.models.place import Place
from desktop.services.counts.at_hand import OpenCount, counted_place, my_count, today_at
from desktop.services.counts.classing import Classed, classed, this_pass
from desktop.services.counts.naming_things import CountedThing, counted_thing
from desktop.services.counts.starting import counted_pieces
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class CountScanned:
    """Count one scan in the place whose count this person makes; ``pieces`` packages of goods without serials."""

    place: str
    raw: str
    pieces: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class Counted:
    """What the scan was, and how many pieces were scanned here until now; never what the book says.

    Attributes:
        where: the place that is being scanned.
        belongs: for what lies in a wrong place, and for what was given out by the book.
    """

    result: ScanResult
    item: str
    item_en: str
    lot: str
    serial: str
    tray: str
    pieces: Decimal
    where: str
    belongs: str
    counted: Decimal
    count: str


def count_scan(uow: UnitOfWork, request: CountScanned) -> Counted:
    """Keep one scan of a count.

    Raises:
        Refusal: as `my_count`; ``bad_quantity``; ``scan_thing_first``, ``lot_only``; and what the decoder refuses.
    """
    count = my_count(uow, request.place)
    pieces = quantity(request.pieces)
    if pieces <= 0:
        raise Refusal("bad_quantity", value=str(request.pieces))
    thing = counted_thing(uow, request.raw, today_at(uow, count.place))
    result = _unknown(uow, count, request.raw) if thing is None else classed(uow, count, thing)
    again = result.result is ScanResult.ALREADY
    kept = Decimal(0) if again else _pieces(thing, pieces)
    _keep(uow, count, request.raw, thing, result, kept)
    names = (thing.name, thing.name_en, thing.lot_number, thing.serial, thing.tray) if thing is not None else _NO_NAMES
    where, belongs = _code(uow, count.spot), _code(uow, result.belongs)
    return Counted(result.result, *names, kept, where, belongs, counted_pieces(uow, count), count.number)


_NO_NAMES = ("", "", "", "", "")


def _pieces(thing: CountedThing | None, packages: Decimal) -> Decimal:
    if thing is None or thing.unit is None:
        return packages * (thing.inside if thing is not None else 1)
    if packages != 1:
        raise Refusal("bad_quantity", value=str(packages))
    return packages


def _unknown(uow: UnitOfWork, count: OpenCount, raw: str) -> Classed:
    again = select(CountScan.id).where(*this_pass(count), CountScan.raw == raw, CountScan.item_id.is_(None))
    return Classed(ScanResult.UNKNOWN if uow.read(again.limit(1)).first() is None else ScanResult.ALREADY)


def _keep(
    uow: UnitOfWork, count: OpenCount, raw: str, thing: CountedThing | None, result: Classed, pieces: Decimal
) -> None:
    row: dict[str, Any] = {"count_id": count.id, "turn": count.turn, "place_id": count.spot, "raw": raw}
    row |= {"result": result.result, "owner_id": result.owner, "belongs_id": result.belongs}
    row |= {"pieces": pieces, "scanned_at": uow.at, "scanned_by_id": uow.actor.id}
    if thing is not None:
        row |= {"item_id": thing.item, "lot_id": thing.lot, "unit_id": thing.unit}
    uow.write(insert(CountScan).values(row))
    uow.record("count_scan", count.number, site=count.place.site, result=result.result.value, pieces=str(pieces))
    uow.touched(Kind.COUNTS)


def _code(uow: UnitOfWork, place: int | None) -> str:
    return "" if place is None else uow.read(select(Place.code).where(Place.id == place)).scalar_one()


@dataclass(frozen=True, slots=True)
class LookIn:
    """While counting again: scan in another place for what is missing; the counted place itself ends the look."""

    place: str
    other: str
    raw: str = ""


@dataclass(frozen=True, slots=True)
class LookingIn:
    """Where is being scanned now."""

    count: str
    place: str
    where: str


def look_in(uow: UnitOfWork, request: LookIn) -> LookingIn:
    """Look for the missing pieces in another bin or tray; what is no matter of this count stays uncounted.

    Raises:
        Refusal: as `my_count`; ``first_pass`` when nothing is known to be missing yet; ``unknown_place``,
            ``not_countable``, ``not_your_site``.
    """
    count = my_count(uow, request.place)
    if count.state is not CountState.RECOUNTING:
        raise Refusal("first_pass", place=count.place.code)
    other = counted_place(uow, request.other)
    here = other.id == count.place.id
    uow.write(update(Count).where(Count.id == count.id).values(looking_in_id=None if here else other.id))
    if not here:
        mark = {"count_id": count.id, "turn": count.turn, "place_id": other.id, "result": ScanResult.HERE}
        kept = {"pieces": Decimal(0), "scanned_at": uow.at, "scanned_by_id": uow.actor.id}
        uow.write(insert(CountScan).values(mark | kept))
    uow.record("look_in", count.number, site=count.place.site, where=other.code)
    uow.touched(Kind.COUNTS)
    return LookingIn(count.number, count.place.code, other.code)


@dataclass(frozen=True, slots=True)
class TakeBackScan:
    """Take back the last scan of the pass."""

    place: str
    raw: str = ""


@dataclass(frozen=True, slots=True)
class ScanTakenBack:
    """What was taken back, and the pieces that are left."""

    item: str
    item_en: str
    lot: str
    serial: str
    pieces: Decimal
    counted: Decimal


def take_back_scan(uow: UnitOfWork, request: TakeBackScan) -> ScanTakenBack:
    """Take back the last scan that this person made in this pass; it stays on record as taken back.

    Raises:
        Refusal: as `my_count`; ``nothing_to_undo``.
    """
    count = my_count(uow, request.place)
    asked = (
        select(CountScan.id, CountScan.pieces, func.coalesce(Item.name, CountScan.raw), Item.name_en)
        .add_columns(Lot.number, Unit.serial)
        .outerjoin(Item, Item.id == CountScan.item_id)
        .outerjoin(Lot, Lot.id == CountScan.lot_id)
        .outerjoin(Unit, Unit.id == CountScan.unit_id)
        .where(*this_pass(count), CountScan.pieces > 0)
        .order_by(CountScan.id.desc())
        .limit(1)
    )
    row = uow.read(asked).first()
    if row is None:
        raise Refusal("nothing_to_undo")
    uow.write(update(CountScan).where(CountScan.id == row[0]).values(taken_back_at=uow.at))
    uow.record("take_back_scan", count.number, site=count.place.site, scan=row[0])
    uow.touched(Kind.COUNTS)
    names = (row[2], row[3] or "", row[4] or "", row[5] or "")
    return ScanTakenBack(*names, row[1], counted_pieces(uow, count))


COUNT_SCAN = Verb("count_scan", CountScanned, Counted, count_scan, Action.COUNT)
LOOK_IN = Verb("look_in", LookIn, LookingIn, look_in, Action.COUNT)
TAKE_BACK_SCAN = Verb("take_back_scan", TakeBackScan, ScanTakenBack, take_back_scan, Action.COUNT)
