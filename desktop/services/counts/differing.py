"""What a pass found, held against the book: what was right, and each difference with where it is instead."""

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from sqlalchemy import select

from desktop.domain.counts import DifferenceKind, ScanResult
from desktop.models.count import CountScan
from desktop.models.ledger import Balance
from desktop.services.counts.at_hand import OpenCount
from desktop.services.counts.classing import this_pass
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Differs:
    """One difference; ``other`` is the place that the book or the thing is at instead."""

    kind: DifferenceKind
    item: int | None
    lot: int | None
    unit: int | None
    owner: int | None
    pieces: Decimal
    other: int | None = None
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """How many pieces the book has here, how many of them were here, and what differs."""

    book: Decimal
    right: Decimal
    differences: tuple[Differs, ...]


class _Booked(NamedTuple):
    item: int
    lot: int
    unit: int | None
    owner: int
    pieces: Decimal


class _Scan(NamedTuple):
    place: int
    result: ScanResult
    raw: str
    item: int | None
    lot: int | None
    unit: int | None
    owner: int | None
    belongs: int | None
    pieces: Decimal


@dataclass
class _Pass:
    """The scans of a pass: in the counted place, and elsewhere."""

    here: list[_Scan] = field(default_factory=list)
    away: list[_Scan] = field(default_factory=list)

    def pieces_of(self, lot: int, place: int) -> Decimal:
        """The pieces of a lot that were scanned while looking in another place."""
        return sum((one.pieces for one in self.away if (one.lot, one.unit, one.place) == (lot, None, place)), _NONE)

    @property
    def looked_in(self) -> list[int]:
        """The other places, in the order of the look."""
        return list(dict.fromkeys(one.place for one in self.away))


_NONE = Decimal(0)


def compared(uow: UnitOfWork, count: OpenCount) -> Compared:
    """The pass that is being ended against the book of the place, as it is now."""
    made, book = _scans(uow, count), _book(uow, count.place.id, count.place.partner)
    units = {row.unit: row for row in book if row.unit is not None}
    right, found = _units(made, units)
    lots_right, lot_differences = _lots(uow, count, made, [row for row in book if row.unit is None])
    unknown = [one for one in made.here if one.result is ScanResult.UNKNOWN]
    kept_aside = [
        Differs(DifferenceKind.UNKNOWN, one.item, one.lot, one.unit, None, one.pieces, one.belongs, one.raw)
        for one in unknown
    ]
    total = sum((row.pieces for row in book), _NONE)
    return Compared(total, right + lots_right, (*found, *lot_differences, *kept_aside))


def _scans(uow: UnitOfWork, count: OpenCount) -> _Pass:
    columns = (CountScan.place_id, CountScan.result, CountScan.raw, CountScan.item_id, CountScan.lot_id)
    more = (CountScan.unit_id, CountScan.owner_id, CountScan.belongs_id, CountScan.pieces)
    asked = select(*columns).add_columns(*more).where(*this_pass(count)).order_by(CountScan.id)
    made = _Pass()
    for row in uow.read(asked).all():
        scan = _Scan(*row)
        (made.here if scan.place == count.place.id else made.away).append(scan)
    return made


def _book(uow: UnitOfWork, place: int, partner: int) -> list[_Booked]:
    """The book of a place; consigned goods come before the partner's own, so that those count as found first."""
    columns = (Balance.item_id, Balance.lot_id, Balance.unit_id, Balance.owner_id, Balance.quantity)
    asked = select(*columns).where(Balance.place_id == place, Balance.quantity > 0)
    return [_Booked(*row) for row in uow.read(asked.order_by(Balance.owner_id == partner, Balance.id)).all()]


def _units(made: _Pass, book: dict[int, _Booked]) -> tuple[Decimal, list[Differs]]:
    here = {one.unit: one for one in made.here if one.unit is not None and one.result is not ScanResult.UNKNOWN}
    away = {one.unit: one.place for one in made.away if one.unit is not None}
    differences = []
    for unit, row in book.items():
        if unit not in here:
            kind = DifferenceKind.ELSEWHERE if unit in away else DifferenceKind.MISSING
            differences.append(Differs(kind, row.item, row.lot, unit, row.owner, row.pieces, away.get(unit)))
    for unit, one in here.items():
        if unit not in book:
            differences.append(_not_in_book(one, one.pieces))
    return Decimal(sum(unit in here for unit in book)), differences


def _not_in_book(one: _Scan, pieces: Decimal) -> Differs:
    kind = DifferenceKind.FOUND if one.belongs is None else DifferenceKind.WRONG_PLACE
    return Differs(kind, one.item, one.lot, one.unit, one.owner, pieces, one.belongs)


def _lots(uow: UnitOfWork, count: OpenCount, made: _Pass, book: list[_Booked]) -> tuple[Decimal, list[Differs]]:
    loose = [one for one in made.here if one.unit is None and one.result is not ScanResult.UNKNOWN]
    left: defaultdict[int, Decimal] = defaultdict(Decimal)
    first: dict[int, _Scan] = {}
    for one in loose:
        if one.lot is not None:
            left[one.lot] += one.pieces
            first.setdefault(one.lot, one)
    right, differences = _NONE, []
    for row in book:
        there = min(left[row.lot], row.pieces)
        left[row.lot] -= there
        right += there
        differences += _missing(uow, count, made, row, row.pieces - there)
    for lot, extra in left.items():
        if extra > 0:
            differences += _extra(uow, count, made, first[lot], extra)
    return right, differences


def _missing(uow: UnitOfWork, count: OpenCount, made: _Pass, row: _Booked, missing: Decimal) -> list[Differs]:
    """Pieces of a lot that are not here: more than the book of a place that was looked in are those."""
    found = []
    for place in made.looked_in:
        surplus = made.pieces_of(row.lot, place) - sum(
            (one.pieces for one in _lying(uow, count, row.lot, place)), _NONE
        )
        taken = min(surplus, missing)
        if taken > 0:
            missing -= taken
            found.append(Differs(DifferenceKind.ELSEWHERE, row.item, row.lot, None, row.owner, taken, place))
    if missing > 0:
        found.append(Differs(DifferenceKind.MISSING, row.item, row.lot, None, row.owner, missing))
    return found


def _extra(uow: UnitOfWork, count: OpenCount, made: _Pass, first: _Scan, extra: Decimal) -> list[Differs]:
    """Pieces of a lot that the book has not here: from where it has them, as far as they were not seen there."""
    found = []
    for place in dict.fromkeys([*([first.belongs] if first.belongs is not None else []), *made.looked_in]):
        seen = made.pieces_of(first.lot or 0, place)
        for row in _lying(uow, count, first.lot or 0, place):
            taken = min(row.pieces - min(seen, row.pieces), extra)
            seen -= min(seen, row.pieces)
            if taken > 0:
                extra -= taken
                found.append(Differs(DifferenceKind.WRONG_PLACE, row.item, row.lot, None, row.owner, taken, place))
    if extra > 0:
        found.append(Differs(DifferenceKind.FOUND, first.item, first.lot, None, first.owner, extra))
    return found


def _lying(uow: UnitOfWork, count: OpenCount, lot: int, place: int) -> list[_Booked]:
    return [row for row in _book(uow, place, count.place.partner) if (row.lot, row.unit) == (lot, None)]
