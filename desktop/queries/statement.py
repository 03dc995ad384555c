"""An owner's statement: what it had, what came, what went and what is left, by item, lot and serial number (S1-23).

The ledger alone makes the figures. What is on hand now is taken back to the end and to the beginning of the period by
the legs since then, so that a month costs as much as its movements, however old the ledger is.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import BigInteger, ColumnElement, Connection, Select, case, cast, func, select, type_coerce
from sqlalchemy.orm import aliased

from desktop.domain.errors import Refusal
from desktop.domain.ledger import OUTSIDE, MovementKind
from desktop.domain.quantity import from_thousandths
from desktop.models.item import Item, Lot, Unit
from desktop.models.ledger import Balance, LegRow, MovementRow
from desktop.models.party import Party, Site
from desktop.models.place import Place

Key = tuple[int, int]
"""Lot and unit by key; unit 0 for goods without a serial number."""


@dataclass(frozen=True, slots=True)
class StatementAsked:
    """Whose goods, in the ledger of which site, on which days of it, the last one with it; codes."""

    owner: str
    site: str
    first: date
    last: date


class Figure(StrEnum):
    """A figure of the statement."""

    OPENING = "opening"
    RECEIVED = "received"
    USED = "used"
    RETURNED = "returned"
    LOST = "lost"
    SCRAPPED = "scrapped"
    BOUGHT_OUT = "bought_out"
    COUNTED = "counted"
    MOVED = "moved"
    CLOSING = "closing"


LEAVES: Final = frozenset({Figure.USED, Figure.RETURNED, Figure.LOST, Figure.SCRAPPED})
"""Figures that are taken off; told as what left, so that they are above zero."""

FIGURE_OF: Final = {
    MovementKind.RECEIVE: Figure.RECEIVED,
    MovementKind.QUARANTINE: Figure.RECEIVED,
    MovementKind.CONSUME: Figure.USED,
    MovementKind.GIVE_BACK: Figure.RETURNED,
    MovementKind.LOSE: Figure.LOST,
    MovementKind.SCRAP: Figure.SCRAPPED,
    MovementKind.BUY_OUT: Figure.BOUGHT_OUT,
    MovementKind.COUNT: Figure.COUNTED,
}
"""What is not on the notice is received into quarantine; what lay here before changes no figure by it.

A movement of another kind changes a figure only when goods go to another site or come from one: `Figure.MOVED`.
"""


@dataclass(frozen=True, slots=True)
class Figures:
    """The equation, in pieces.

    opening + received - used - returned - lost - scrapped + bought_out + counted + moved = closing.

    Attributes:
        bought_out: above zero for who bought, below for who sold.
        counted: found (above zero) or missing at counts without a change of the owner.
        moved: from other sites, less what went there.
    """

    opening: Decimal
    received: Decimal
    used: Decimal
    returned: Decimal
    lost: Decimal
    scrapped: Decimal
    bought_out: Decimal
    counted: Decimal
    moved: Decimal
    closing: Decimal

    @property
    def closes(self) -> bool:
        """Whether the equation holds."""
        left = self.received - self.used - self.returned - self.lost - self.scrapped
        return self.opening + left + self.bought_out + self.counted + self.moved == self.closing


@dataclass(frozen=True, slots=True)
class StatementRow(Figures):
    """The figures of one lot, or of one serial number ("" for goods without)."""

    ref: str
    item: str
    item_en: str
    lot: str
    serial: str


@dataclass(frozen=True, slots=True)
class Period:
    """The keys behind a question, and its moments: ``since`` is in the period, ``until`` is not."""

    owner: int
    owner_name: str
    site: int
    site_name: str
    partner: int
    time_zone: str
    since: datetime
    until: datetime


def period_of(connection: Connection, asked: StatementAsked) -> Period:
    """The period of a question, by the days of the site.

    Raises:
        Refusal: ``unknown_party``, ``unknown_site``, ``period_backwards``.
    """
    if asked.last < asked.first:
        raise Refusal("period_backwards", valid_from=asked.first, valid_to=asked.last)
    owner = connection.execute(select(Party.id, Party.name).where(Party.code == asked.owner)).first()
    if owner is None:
        raise Refusal("unknown_party", party=asked.owner)
    named = select(Site.id, Site.name, Site.partner_id, Site.time_zone).where(Site.code == asked.site)
    site = connection.execute(named).first()
    if site is None:
        raise Refusal("unknown_site", site=asked.site)
    zone = ZoneInfo(site.time_zone)
    since = datetime.combine(asked.first, time(), zone)
    until = datetime.combine(asked.last + timedelta(days=1), time(), zone)
    return Period(owner.id, owner.name, site.id, site.name, site.partner_id, site.time_zone, since, until)


def statement_rows(connection: Connection, period: Period) -> tuple[StatementRow, ...]:
    """One row for each lot and serial number that was there or moved in the period, by REF, lot and serial number."""
    sums: dict[Key, dict[Figure, int]] = {}
    for lot, unit, quantity in connection.execute(_on_hand(period)):
        sums[lot, unit or 0] = {Figure.OPENING: quantity, Figure.CLOSING: quantity}
    for lot, unit, kind, later, quantity in connection.execute(_changes(period)):
        row = sums.setdefault((lot, unit or 0), {})
        row[Figure.OPENING] = row.get(Figure.OPENING, 0) - quantity
        if later:
            row[Figure.CLOSING] = row.get(Figure.CLOSING, 0) - quantity
        else:
            figure = figure_of(kind)
            row[figure] = row.get(figure, 0) + (-quantity if figure in LEAVES else quantity)
    filled = {key: row for key, row in sums.items() if any(row.values())}
    rows = [_statement_row(filled[key], names) for key, names in _names(connection, filled)]
    return tuple(sorted(rows, key=_order))


def _statement_row(row: dict[Figure, int], names: tuple[str, ...]) -> StatementRow:
    ref, item, item_en, lot, serial = names
    told = {figure.value: _pieces(row.get(figure, 0)) for figure in Figure}
    return StatementRow(**told, ref=ref, item=item, item_en=item_en, lot=lot, serial=serial)


def figure_of(kind: MovementKind) -> Figure:
    """The figure that a movement of a kind changes."""
    return FIGURE_OF.get(kind, Figure.MOVED)


def total(rows: Iterable[Figures]) -> Figures:
    """The sum of rows."""
    sums = [Decimal(0)] * len(fields(Figures))
    for row in rows:
        for at, one in enumerate(fields(Figures)):
            sums[at] += getattr(row, one.name)
    return Figures(*sums)


_pieces = lru_cache(maxsize=4096)(from_thousandths)


def _order(row: StatementRow) -> tuple[str, str, str]:
    return row.ref, row.lot, row.serial


# ---------------------------------------------------------------- what the database is asked

REVERSED: Final = aliased(MovementRow, name="reversed")
KIND: Final = func.coalesce(REVERSED.kind, MovementRow.kind)
"""What a movement was about: a reversal takes back what it names."""

THOUSANDTHS: Final = cast(func.sum(type_coerce(LegRow.quantity, BigInteger)), BigInteger)


def taken_back() -> Any:
    """The movements that a later one takes back, to be asked with ``not_in``: read once, however many there are.

    A join on ``reverses_id`` is read anew for each row by a planner that has seen how many of them are empty.
    """
    back = aliased(MovementRow, name="back")
    return select(back.reverses_id).where(back.reverses_id.is_not(None))


def stock_places(site: int) -> Select[int]:
    """The real places of a site's ledger: its own, and the hospital stores and ways that belong to it."""
    return select(Place.id).where(Place.site_id == site, Place.kind.not_in(OUTSIDE))


def legs_of(asked: Any, period: Period, *moments: ColumnElement[bool]) -> Any:
    """A question (Select) over the owner's legs at real places, in movements of some moments."""
    return (
        asked.select_from(MovementRow)
        .join(LegRow, LegRow.movement_id == MovementRow.id)
        .outerjoin(REVERSED, REVERSED.id == MovementRow.reverses_id)
        .where(*moments, LegRow.owner_id == period.owner, LegRow.place_id.in_(stock_places(period.site)))
    )


def _changes(period: Period) -> Any:
    later = case((MovementRow.occurred_at >= period.until, 1), else_=0)
    asked = select(LegRow.lot_id, LegRow.unit_id, KIND.label("kind"), later.label("later"), THOUSANDTHS)
    asked = legs_of(asked, period, MovementRow.occurred_at >= period.since)
    return asked.group_by(LegRow.lot_id, LegRow.unit_id, KIND, later).having(THOUSANDTHS != 0)


def _on_hand(period: Period) -> Any:
    quantity = cast(func.sum(type_coerce(Balance.quantity, BigInteger)), BigInteger)
    asked = select(Balance.lot_id, Balance.unit_id, quantity)
    asked = asked.where(Balance.owner_id == period.owner, Balance.place_id.in_(stock_places(period.site)))
    return asked.group_by(Balance.lot_id, Balance.unit_id).having(quantity != 0)


def _names(connection: Connection, keys: Iterable[Key]) -> Iterator[tuple[Key, tuple[str, ...]]]:
    """REF, names, lot and serial number of goods."""
    wanted = list(keys)
    asked = select(Lot.id, Item.ref, Item.name, Item.name_en, Lot.number).join(Item, Item.id == Lot.item_id)
    lots = {row[0]: tuple(row[1:]) for row in in_portions(connection, asked, Lot.id, {lot for lot, _ in wanted})}
    units = {unit for _, unit in wanted if unit}
    serials = dict(in_portions(connection, select(Unit.id, Unit.serial), Unit.id, units))
    for lot, unit in wanted:
        yield (lot, unit), (*lots[lot], serials.get(unit, ""))


def in_portions(connection: Connection, asked: Any, column: Any, keys: Iterable[int]) -> Iterator[Any]:
    """The rows of many keys, so many at a time as every database takes."""
    wanted = sorted(keys)
    for first in range(0, len(wanted), _PORTION):
        yield from connection.execute(asked.where(column.in_(wanted[first : first + _PORTION]))).all()


_PORTION: Final = 5000
