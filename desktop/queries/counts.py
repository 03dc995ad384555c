"""Counts, their scans and their differences. What the book says is told only when the counting is over."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import Connection, Row, Select, func, select
from sqlalchemy.orm import aliased

from desktop.domain.counts import CountReason, CountState, DifferenceKind, ScanResult, accuracy
from desktop.domain.errors import Refusal
from desktop.models.count import Count, CountDifference, CountScan
from desktop.models.item import Item, Lot, Unit
from desktop.models.party import Party, Site
from desktop.models.person import Person
from desktop.models.place import Place

BLIND: Final = frozenset({CountState.COUNTING, CountState.TO_RECOUNT, CountState.RECOUNTING})
"""While a count is in one of these states nobody who may count it is told the book."""

_SECOND: Final = aliased(Person, name="second")
_LEADER: Final = aliased(Person, name="leader")
_ZONE: Final = aliased(Place, name="zone")
_OTHER: Final = aliased(Place, name="other")
_TRAY: Final = aliased(Place, name="tray")


@dataclass(frozen=True, slots=True)
class CountRow:
    """One count; the figures (pieces, per cent, yuan) are None until the counting is over."""

    count: str
    place: str
    zone: str
    site: str
    state: CountState
    turn: int
    counted_by: str
    recounted_by: str
    workstation: str
    started_at: datetime
    closed_at: datetime | None
    book: Decimal | None
    accuracy_first: Decimal | None
    accuracy_after: Decimal | None
    worth: Decimal | None
    approved_by: str
    reason: CountReason | None
    note: str


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """One difference of the last pass; ``other`` is where it is, or where the book has it, instead."""

    count: str
    kind: DifferenceKind
    item: str
    name: str
    name_en: str
    lot: str
    serial: str
    tray: str
    pieces: Decimal
    owner: str
    other: str
    worth: Decimal | None
    booked: bool
    raw: str


@dataclass(frozen=True, slots=True)
class ScanRow:
    """One scan of a count, the newest first."""

    count: str
    turn: int
    where: str
    result: ScanResult
    item: str
    name: str
    name_en: str
    lot: str
    serial: str
    tray: str
    pieces: Decimal
    belongs: str
    raw: str
    scanned_at: datetime
    scanned_by: str
    taken_back: bool


_COUNTS: Final = (
    select(Count.number, Place.code, func.coalesce(_ZONE.code, ""), Site.code, Count.state, Count.turn)
    .add_columns(Person.name, func.coalesce(_SECOND.name, ""), Count.workstation, Count.started_at, Count.closed_at)
    .add_columns(Count.book, Count.right_first, Count.right_after, Count.worth, func.coalesce(_LEADER.name, ""))
    .add_columns(Count.reason, Count.note)
    .join(Place, Place.id == Count.place_id)
    .join(Site, Site.id == Count.site_id)
    .join(Person, Person.id == Count.counted_by_id)
    .outerjoin(_ZONE, _ZONE.id == Place.zone_id)
    .outerjoin(_SECOND, _SECOND.id == Count.recounted_by_id)
    .outerjoin(_LEADER, _LEADER.id == Count.approved_by_id)
)
_FILTERS: Final = {"count": Count.number, "place": Place.code, "zone": _ZONE.code, "site": Site.code}


def counts(connection: Connection, given: Mapping[str, str], *, at_work: bool = False) -> Iterator[CountRow]:
    """Counts, the newest first.

    Args:
        connection: to the database.
        given: ``count``, ``place``, ``zone``, ``site`` or ``state``.
        at_work: only those that are not closed.
    """
    asked = _COUNTS.order_by(Count.id.desc())
    for name, value in given.items():
        asked = asked.where(Count.state == CountState(value) if name == "state" else _FILTERS[name] == value)
    if at_work:
        asked = asked.where(Count.closed_at.is_(None))
    yield from map(_count_row, connection.execute(asked).all())


def _count_row(row: Row[*tuple[Any, ...]]) -> CountRow:
    state, book, first, after, worth = row[4], row[11], row[12], row[13], row[14]
    told = state not in BLIND and book is not None
    figures = (book, accuracy(first, book), accuracy(after, book), worth) if told else (None,) * 4
    return CountRow(*(*row[:11], *figures, *row[15:]))


def count_differences(connection: Connection, count: str) -> Iterator[DifferenceRow]:
    """What the last pass of a count differs in from the book; nothing while the counting goes on."""
    asked = (
        select(Count.number, CountDifference.kind, func.coalesce(Item.ref, ""), func.coalesce(Item.name, ""))
        .add_columns(func.coalesce(Item.name_en, ""), func.coalesce(Lot.number, ""), func.coalesce(Unit.serial, ""))
        .add_columns(func.coalesce(_TRAY.code, ""), CountDifference.pieces, func.coalesce(Party.code, ""))
        .add_columns(func.coalesce(_OTHER.code, ""), CountDifference.worth)
        .add_columns(CountDifference.movement_id.is_not(None), CountDifference.raw)
        .join(Count, (Count.id == CountDifference.count_id) & (Count.turn == CountDifference.turn))
        .outerjoin(Item, Item.id == CountDifference.item_id)
        .outerjoin(Lot, Lot.id == CountDifference.lot_id)
        .outerjoin(Unit, Unit.id == CountDifference.unit_id)
        .outerjoin(_TRAY, _TRAY.tray_unit_id == CountDifference.unit_id)
        .outerjoin(Party, Party.id == CountDifference.owner_id)
        .outerjoin(_OTHER, _OTHER.id == CountDifference.other_id)
        .where(Count.number == count, Count.state.not_in(BLIND))
        .order_by(CountDifference.kind, Item.ref, Lot.number, Unit.serial, CountDifference.id)
    )
    for row in connection.execute(asked).all():
        yield DifferenceRow(*(*row[:12], bool(row[12]), row[13]))


def result_of(connection: Connection, number: str) -> tuple[CountRow, list[DifferenceRow]]:
    """A count and what it differs in.

    Raises:
        Refusal: ``unknown_count``.
    """
    row = next(counts(connection, {"count": number}), None)
    if row is None:
        raise Refusal("unknown_count", count=number)
    return row, list(count_differences(connection, number))


def count_scans(connection: Connection, count: str, turn: int = 0, most: int = 0) -> Iterator[ScanRow]:
    """The scans of a count, of one pass when ``turn`` is given, at most ``most``; the newest first."""
    asked = _SCANS.where(Count.number == count)
    if turn:
        asked = asked.where(CountScan.turn == turn)
    if most:
        asked = asked.limit(most)
    for row in connection.execute(asked).all():
        yield ScanRow(*(*row[:15], row[15] is not None))


_SCANS: Final[Select[*tuple[Any, ...]]] = (
    select(Count.number, CountScan.turn, Place.code, CountScan.result, func.coalesce(Item.ref, ""))
    .add_columns(func.coalesce(Item.name, ""), func.coalesce(Item.name_en, ""), func.coalesce(Lot.number, ""))
    .add_columns(func.coalesce(Unit.serial, ""), func.coalesce(_TRAY.code, ""), CountScan.pieces)
    .add_columns(func.coalesce(_OTHER.code, ""), CountScan.raw, CountScan.scanned_at, Person.name)
    .add_columns(CountScan.taken_back_at)
    .join(Count, Count.id == CountScan.count_id)
    .join(Place, Place.id == CountScan.place_id)
    .join(Person, Person.id == CountScan.scanned_by_id)
    .outerjoin(Item, Item.id == CountScan.item_id)
    .outerjoin(Lot, Lot.id == CountScan.lot_id)
    .outerjoin(Unit, Unit.id == CountScan.unit_id)
    .outerjoin(_TRAY, _TRAY.tray_unit_id == CountScan.unit_id)
    .outerjoin(_OTHER, _OTHER.id == CountScan.belongs_id)
    .where(CountScan.raw != "")
    .order_by(CountScan.id.desc())
)
