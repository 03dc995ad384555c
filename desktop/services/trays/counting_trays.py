"""Counting a tray before it leaves or after it came back: implants by scan, instruments by tick (S1-02)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, func, insert, select, update

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.domain.quantity import quantity
from desktop.models.item import Item, ItemKind, Lot, Unit
from desktop.models.ledger import Balance
from desktop.models.tray import Direction, KitLine, TrayCount, TrayCountLine, TrayKit
from desktop.services.finding import Found, find
from desktop.services.perform import Verb
from desktop.services.trays.tray_at_hand import TrayAtHand, tray_named
from desktop.storage.unit_of_work import UnitOfWork


class Counted(StrEnum):
    """What a scan at a tray's count came to."""

    COUNTED = "counted"
    AGAIN = "again"
    EXTRA = "extra"


@dataclass(frozen=True, slots=True)
class NamedPieces:
    """Pieces by name: what a person looks for in the tray, or takes out of it."""

    ref: str
    name: str
    name_en: str
    lot: str
    serial: str
    pieces: Decimal


@dataclass(frozen=True, slots=True)
class OpenTrayCount:
    """Begin to count a tray, or go on; ``document`` is the case that it is counted for, or ""."""

    tray: str
    direction: Direction = Direction.OUT
    document: str = ""
    raw: str = ""


@dataclass(frozen=True, slots=True)
class TrayCountOpened:
    """The tray, and how many pieces were counted already, of how many."""

    tray: str
    direction: Direction
    counted: Decimal
    of: Decimal


@dataclass(frozen=True, slots=True)
class CountPiece:
    """One scan of what is in the tray."""

    tray: str
    raw: str


@dataclass(frozen=True, slots=True)
class PieceCounted:
    """What was scanned, what came of it, and how many pieces were counted, of how many."""

    tray: str
    result: Counted
    item: str
    item_en: str
    ref: str
    lot: str
    serial: str
    counted: Decimal
    of: Decimal


@dataclass(frozen=True, slots=True)
class TickInstruments:
    """Tick instruments without a serial number: ``pieces`` of an item by REF; without item all that are left."""

    tray: str
    item: str = ""
    pieces: Decimal | None = None
    raw: str = ""


@dataclass(frozen=True, slots=True)
class CloseTrayCount:
    """Say that everything in the tray has been counted."""

    tray: str
    raw: str = ""


@dataclass(frozen=True, slots=True)
class TrayCounted:
    """What was found: what is missing and what is extra, by name."""

    tray: str
    direction: Direction
    complete: bool
    counted: Decimal
    of: Decimal
    missing: tuple[NamedPieces, ...]
    extra: tuple[NamedPieces, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """So many pieces of an instrument are there."""

    item: str
    pieces: Decimal


@dataclass(frozen=True, slots=True)
class CountTray:
    """A whole count at once: the scans of what is in the tray and the ticks; ``ticks`` empty means all are there."""

    tray: str
    scans: tuple[str, ...]
    direction: Direction = Direction.OUT
    ticks: tuple[Tick, ...] = ()
    document: str = ""


def open_tray_count(uow: UnitOfWork, request: OpenTrayCount) -> TrayCountOpened:
    """Begin with a count: what the ledger knows to be in the tray, and the instruments of its kit.

    Raises:
        Refusal: ``unknown_tray``, ``no_kit``, ``count_open`` when it is being counted the other way.
    """
    tray = tray_named(uow, request.tray)
    count = _open_count(uow, tray)
    if count is None:
        count = _new_count(uow, tray, request)
    elif uow.read(select(TrayCount.direction).where(TrayCount.id == count)).scalar_one() is not request.direction:
        raise Refusal("count_open", tray=tray.code)
    return TrayCountOpened(tray.code, request.direction, *_progress(uow, count))


def _open_count(uow: UnitOfWork, tray: TrayAtHand) -> int | None:
    return uow.read(select(TrayCount.id).where(TrayCount.tray_id == tray.id, TrayCount.closed_at.is_(None))).scalar()


def _new_count(uow: UnitOfWork, tray: TrayAtHand, request: OpenTrayCount) -> int:
    kit = uow.read(select(TrayKit.kit_id).where(TrayKit.tray_id == tray.id)).scalar()
    if kit is None:
        raise Refusal("no_kit", tray=tray.code)
    row = {"tray_id": tray.id, "partner_id": tray.ledger.partner, "direction": request.direction}
    row |= {"document": request.document, "opened_at": uow.at, "counted_by_id": uow.actor.id}
    count: int = uow.write(insert(TrayCount).values(row).returning(TrayCount.id)).scalar_one()
    lines = _expected(uow, tray.id, kit)
    if lines:
        uow.write(insert(TrayCountLine), [line | {"count_id": count, "counted": Decimal(0)} for line in lines])
    uow.record("open_tray_count", tray.code, site=tray.ledger.site, direction=request.direction.value)
    uow.touched(Kind.TRAYS)
    return count


def _expected(uow: UnitOfWork, tray: int, kit: int) -> list[dict[str, Any]]:
    lying = select(Balance.item_id, Balance.lot_id, Balance.unit_id, func.sum(Balance.quantity).label("expected"))
    lying = lying.join(Item, Item.id == Balance.item_id).where(Balance.place_id == tray)
    lying = lying.where(Item.kind != ItemKind.INSTRUMENT)
    rows = uow.read(lying.group_by(Balance.item_id, Balance.lot_id, Balance.unit_id)).mappings().all()
    lines: list[dict[str, Any]] = [dict(row) for row in rows]
    ticks = select(KitLine.item_id, KitLine.pieces).join(Item, Item.id == KitLine.item_id)
    ticks = ticks.where(KitLine.kit_id == kit, Item.kind == ItemKind.INSTRUMENT).order_by(KitLine.position)
    for item, pieces in uow.read(ticks):
        lines.append({"item_id": item, "lot_id": None, "unit_id": None, "expected": Decimal(pieces)})
    return lines


def _progress(uow: UnitOfWork, count: int) -> tuple[Decimal, Decimal]:
    asked = select(func.sum(TrayCountLine.counted), func.sum(TrayCountLine.expected))
    row = uow.read(asked.where(TrayCountLine.count_id == count)).one()
    return row[0] or Decimal(0), row[1] or Decimal(0)


def count_piece(uow: UnitOfWork, request: CountPiece) -> PieceCounted:
    """Count one scan; a piece that is not known to be in the tray counts as extra.

    Raises:
        Refusal: ``unknown_tray``, ``no_open_count``; what the decoder or the catalogue refuses.
    """
    tray = tray_named(uow, request.tray)
    count = _count_of(uow, tray)
    found = find(uow, request.raw, uow.today(tray.time_zone))
    result = _count_found(uow, tray, count, found)
    names = (found.name, found.name_en, found.ref, found.lot, found.serial)
    return PieceCounted(tray.code, result, *names, *_progress(uow, count))


def _count_of(uow: UnitOfWork, tray: TrayAtHand) -> int:
    count = _open_count(uow, tray)
    if count is None:
        raise Refusal("no_open_count", tray=tray.code)
    return count


def _count_found(uow: UnitOfWork, tray: TrayAtHand, count: int, found: Found) -> Counted:
    line = _line(uow, count, found)
    pieces = Decimal(found.pieces)
    if line is None:
        row = {"count_id": count, "item_id": found.item_id, "lot_id": found.lot_id, "unit_id": found.unit_id}
        uow.write(insert(TrayCountLine).values(row | {"expected": Decimal(0), "counted": pieces}))
        result = Counted.EXTRA
    elif line.counted + pieces > max(line.expected, Decimal(1) if found.serial else line.expected):
        return Counted.AGAIN
    else:
        uow.write(
            update(TrayCountLine).where(TrayCountLine.id == line.id).values(counted=TrayCountLine.counted + pieces)
        )
        result = Counted.COUNTED
    thing = found.serial or found.lot or found.ref
    uow.record("count_piece", f"{tray.code} {thing}", site=tray.ledger.site, result=result.value)
    uow.touched(Kind.TRAYS)
    return result


def _line(uow: UnitOfWork, count: int, found: Found) -> Row[int, Decimal, Decimal] | None:
    asked = select(TrayCountLine.id, TrayCountLine.expected, TrayCountLine.counted)
    asked = asked.where(TrayCountLine.count_id == count, TrayCountLine.item_id == found.item_id)
    named = asked.where(TrayCountLine.lot_id == found.lot_id, TrayCountLine.unit_id == found.unit_id)
    return uow.read(named).first() or uow.read(asked.where(TrayCountLine.lot_id.is_(None))).first()


def tick_instruments(uow: UnitOfWork, request: TickInstruments) -> TrayCountOpened:
    """Tick instruments of the open count.

    Raises:
        Refusal: ``unknown_tray``, ``no_open_count``, ``not_in_kit``, ``bad_quantity``.
    """
    tray = tray_named(uow, request.tray)
    count = _count_of(uow, tray)
    lines = select(TrayCountLine.id).where(TrayCountLine.count_id == count, TrayCountLine.lot_id.is_(None))
    if request.item:
        item = select(Item.id).where(Item.ref == request.item, Item.kind == ItemKind.INSTRUMENT)
        lines = lines.where(TrayCountLine.item_id.in_(item))
    else:
        lines = lines.where(TrayCountLine.counted < TrayCountLine.expected)
    keys = list(uow.read(lines).scalars())
    if request.item and not keys:
        raise Refusal("not_in_kit", item=request.item, tray=tray.code)
    counted: Any = TrayCountLine.expected if request.pieces is None else _pieces(request.pieces)
    uow.write(update(TrayCountLine).where(TrayCountLine.id.in_(keys)).values(counted=counted))
    told = "all" if request.pieces is None else str(request.pieces)
    uow.record("tick_instruments", tray.code, site=tray.ledger.site, item=request.item, pieces=told)
    uow.touched(Kind.TRAYS)
    direction = uow.read(select(TrayCount.direction).where(TrayCount.id == count)).scalar_one()
    return TrayCountOpened(tray.code, direction, *_progress(uow, count))


def _pieces(value: Decimal) -> Decimal:
    pieces = quantity(value)
    if pieces < 0:
        raise Refusal("bad_quantity", value=str(value))
    return pieces


def close_tray_count(uow: UnitOfWork, request: CloseTrayCount) -> TrayCounted:
    """Close the count: missing is what the ledger or the kit says and nobody counted.

    Raises:
        Refusal: ``unknown_tray``, ``no_open_count``.
    """
    tray = tray_named(uow, request.tray)
    count = _count_of(uow, tray)
    lines = _named_lines(uow, count)
    missing = [_pieces_of(row, row.expected - row.counted) for row in lines if row.counted < row.expected]
    extra = [_pieces_of(row, row.counted - row.expected) for row in lines if row.counted > row.expected]
    missing += _short_of_kit(uow, tray.id, count, missing)
    complete = not missing and not extra
    closed = {"closed_at": uow.at, "complete": complete, "counted_by_id": uow.actor.id}
    uow.write(update(TrayCount).where(TrayCount.id == count).values(closed))
    direction = uow.read(select(TrayCount.direction).where(TrayCount.id == count)).scalar_one()
    told = {"missing": _told(missing), "extra": _told(extra)}
    uow.record("close_tray_count", tray.code, site=tray.ledger.site, complete=complete, differences=told)
    uow.touched(Kind.TRAYS)
    return TrayCounted(tray.code, direction, complete, *_progress(uow, count), tuple(missing), tuple(extra))


def _told(pieces: Sequence[NamedPieces]) -> list[str]:
    return [f"{one.ref} {one.lot} {one.serial} {one.pieces}" for one in pieces]


def _named_lines(uow: UnitOfWork, count: int) -> Sequence[Row[Any]]:
    asked = (
        select(Item.ref, Item.name, Item.name_en, Lot.number.label("lot"), Unit.serial)
        .add_columns(TrayCountLine.expected, TrayCountLine.counted)
        .join(Item, Item.id == TrayCountLine.item_id)
        .outerjoin(Lot, Lot.id == TrayCountLine.lot_id)
        .outerjoin(Unit, Unit.id == TrayCountLine.unit_id)
        .where(TrayCountLine.count_id == count)
        .order_by(TrayCountLine.id)
    )
    return uow.read(asked).all()


def _pieces_of(row: Row[Any], pieces: Decimal) -> NamedPieces:
    return NamedPieces(row.ref, row.name, row.name_en, row.lot or "", row.serial or "", pieces)


def _short_of_kit(uow: UnitOfWork, tray: int, count: int, missing: Sequence[NamedPieces]) -> list[NamedPieces]:
    """What belongs into the tray beyond what the ledger knew to be in it."""
    counted = select(TrayCountLine.item_id, func.sum(TrayCountLine.counted)).group_by(TrayCountLine.item_id)
    there = {row[0]: row[1] for row in uow.read(counted.where(TrayCountLine.count_id == count))}
    named: dict[str, Decimal] = {}
    for one in missing:
        named[one.ref] = named.get(one.ref, Decimal(0)) + one.pieces
    belongs = (
        select(Item.id, Item.ref, Item.name, Item.name_en, KitLine.pieces)
        .join(KitLine, KitLine.item_id == Item.id)
        .join(TrayKit, TrayKit.kit_id == KitLine.kit_id)
        .where(TrayKit.tray_id == tray)
        .order_by(KitLine.position)
    )
    short: list[NamedPieces] = []
    for row in uow.read(belongs):
        gap = row.pieces - there.get(row.id, Decimal(0)) - named.get(row.ref, Decimal(0))
        if gap > 0:
            short.append(NamedPieces(row.ref, row.name, row.name_en, "", "", gap))
    return short


def count_tray(uow: UnitOfWork, request: CountTray) -> TrayCounted:
    """Count a whole tray in one request.

    Raises:
        Refusal: as `open_tray_count`, `count_piece`, `tick_instruments` and `close_tray_count`; then nothing is kept.
    """
    open_tray_count(uow, OpenTrayCount(request.tray, request.direction, request.document))
    for raw in request.scans:
        count_piece(uow, CountPiece(request.tray, raw))
    if not request.ticks:
        tick_instruments(uow, TickInstruments(request.tray))
    for tick in request.ticks:
        tick_instruments(uow, TickInstruments(request.tray, tick.item, tick.pieces))
    return close_tray_count(uow, CloseTrayCount(request.tray))


OPEN_TRAY_COUNT = Verb("open_tray_count", OpenTrayCount, TrayCountOpened, open_tray_count, Action.PREPARE)
COUNT_PIECE = Verb("count_piece", CountPiece, PieceCounted, count_piece, Action.PREPARE)
TICK_INSTRUMENTS = Verb("tick_instruments", TickInstruments, TrayCountOpened, tick_instruments, Action.PREPARE)
CLOSE_TRAY_COUNT = Verb("close_tray_count", CloseTrayCount, TrayCounted, close_tray_count, Action.PREPARE)
COUNT_TRAY = Verb("count_tray", CountTray, TrayCounted, count_tray, Action.PREPARE)
