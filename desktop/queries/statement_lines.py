"""What stands behind a statement: the movements of each figure, and what is owed, line by line and to the cent."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, func, select
from sqlalchemy.orm import aliased

from desktop.domain.ledger import MovementKind
from desktop.domain.money import rounded
from desktop.domain.quantity import from_thousandths
from desktop.models.item import Item, Lot, Unit
from desktop.models.ledger import LegRow, MovementRow
from desktop.models.party import Party
from desktop.models.person import Person
from desktop.models.place import Place
from desktop.models.settlement import BillingKind, BillingLine
from desktop.queries.statement import (
    FIGURE_OF,
    KIND,
    LEAVES,
    THOUSANDTHS,
    Figure,
    Figures,
    Period,
    StatementAsked,
    StatementRow,
    figure_of,
    legs_of,
    period_of,
    statement_rows,
    total,
)

FEE_PERCENT: Final = Decimal("1.5")
"""Level 2 "Gold" costs so much of the purchases (S1-20)."""

PURCHASES: Final = frozenset({BillingKind.CONSUME, BillingKind.BUY_OUT})
OF_MOVEMENT: Final = {
    BillingKind.CONSUME: Figure.USED,
    BillingKind.WASTE: Figure.USED,
    BillingKind.LOSE: Figure.LOST,
    BillingKind.BUY_OUT: Figure.BOUGHT_OUT,
    BillingKind.GIVE_BACK: Figure.RETURNED,
}


@dataclass(frozen=True, slots=True)
class MovedRow:
    """What one movement did to one lot or serial number of the owner; ``pieces`` above zero when they came."""

    movement: UUID
    occurred_at: datetime
    kind: MovementKind
    reversed: bool
    figure: Figure
    document: str
    ref: str
    lot: str
    serial: str
    pieces: Decimal
    place: str
    actor: str
    workstation: str


@dataclass(frozen=True, slots=True)
class OwedLine:
    """One billing line of the period, amounts in its currency; of a credit ``of`` is what it takes back."""

    movement: UUID
    billed_on: date
    kind: BillingKind
    of: BillingKind
    document: str
    payer: str
    ref: str
    item: str
    lot: str
    serial: str
    quantity: Decimal
    unit_price: Decimal
    amount: Decimal
    tax_rate: int
    tax: Decimal
    tax_included: bool
    currency: str


@dataclass(frozen=True, slots=True)
class OwedSum:
    """What is owed for one reason; pieces and amounts of credits are below zero."""

    kind: BillingKind
    currency: str
    lines: int
    quantity: Decimal
    amount: Decimal
    tax: Decimal


@dataclass(frozen=True, slots=True)
class NotBilled:
    """Goods of which the ledger and the billing lines tell different quantities for a figure."""

    ref: str
    lot: str
    serial: str
    figure: Figure
    moved: Decimal
    billed: Decimal


@dataclass(frozen=True, slots=True)
class Statement:
    """The whole statement of an owner for a period.

    Attributes:
        purchases: consumed and bought out, less what was taken back: the base of the fee (S1-20).
        fee: 1.5 % of it.
        not_billed: must be empty: what changed its owner and what is owed do not agree.
    """

    owner: str
    owner_name: str
    site: str
    site_name: str
    time_zone: str
    first: date
    last: date
    total: Figures
    rows: tuple[StatementRow, ...]
    owed: tuple[OwedSum, ...]
    amount: Decimal
    tax: Decimal
    purchases: Decimal
    fee: Decimal
    not_billed: tuple[NotBilled, ...]

    @property
    def closes(self) -> bool:
        """Whether it closes to the piece in every row, and the pieces agree with the money."""
        return not self.not_billed and all(row.closes for row in self.rows)


def statement(connection: Connection, asked: StatementAsked) -> Statement:
    """The statement of an owner.

    Raises:
        Refusal: ``unknown_party``, ``unknown_site``, ``period_backwards``.
    """
    period = period_of(connection, asked)
    rows = statement_rows(connection, period)
    lines = owed_lines(connection, asked)
    purchases = sum((line.amount for line in lines if line.of in PURCHASES), Decimal("0.00"))
    return Statement(
        asked.owner,
        period.owner_name,
        asked.site,
        period.site_name,
        period.time_zone,
        asked.first,
        asked.last,
        total(rows),
        rows,
        _sums(lines),
        sum((line.amount for line in lines), Decimal("0.00")),
        sum((line.tax for line in lines), Decimal("0.00")),
        purchases,
        rounded(purchases * FEE_PERCENT / 100),
        () if period.owner == period.partner else not_billed(rows, lines, bought_lines(connection, asked)),
    )


def _sums(lines: Iterable[OwedLine]) -> tuple[OwedSum, ...]:
    found: dict[tuple[str, str], list[OwedLine]] = defaultdict(list)
    for line in lines:
        found[line.kind.value, line.currency].append(line)
    return tuple(
        OwedSum(
            BillingKind(kind),
            currency,
            len(some),
            sum((_signed(line) for line in some), Decimal(0)),
            sum((line.amount for line in some), Decimal("0.00")),
            sum((line.tax for line in some), Decimal("0.00")),
        )
        for (kind, currency), some in sorted(found.items())
    )


def _signed(line: OwedLine) -> Decimal:
    return -line.quantity if line.kind is BillingKind.CREDIT else line.quantity


def not_billed(
    rows: Iterable[StatementRow], lines: Iterable[OwedLine], bought: Iterable[OwedLine] = ()
) -> tuple[NotBilled, ...]:
    """Where the pieces that left by a change of the owner are not the pieces that are billed; must be empty.

    ``bought`` are the lines of what this owner bought from others.
    """
    billed: dict[tuple[str, str, str, Figure], Decimal] = defaultdict(Decimal)
    for line in lines:
        billed[line.ref, line.lot, line.serial, OF_MOVEMENT[line.of]] += _signed(line)
    for line in bought:
        billed[line.ref, line.lot, line.serial, Figure.BOUGHT_OUT] -= _signed(line)
    moved: dict[tuple[str, str, str, Figure], Decimal] = defaultdict(Decimal)
    for row in rows:
        left = {Figure.USED: row.used, Figure.LOST: row.lost, Figure.RETURNED: row.returned}
        for figure, pieces in (left | {Figure.BOUGHT_OUT: -row.bought_out}).items():
            moved[row.ref, row.lot, row.serial, figure] += pieces
    both = sorted(moved.keys() | billed.keys())
    return tuple(NotBilled(*key, moved[key], billed[key]) for key in both if moved[key] != billed[key])


# ---------------------------------------------------------------- the rows behind a figure


@dataclass(frozen=True, slots=True)
class Behind:
    """Which movements: of a figure, of an item, a lot, a serial number; None and "" for all of the period."""

    figure: Figure | None = None
    ref: str = ""
    lot: str = ""
    serial: str = ""


def moved_rows(
    connection: Connection, asked: StatementAsked, behind: Behind = Behind(), most: int | None = None
) -> tuple[MovedRow, ...]:
    """The movements behind a figure, in their order; behind the opening and the closing stand all until then.

    Args:
        connection: to read from.
        asked: whose goods, and the period.
        behind: which of them.
        most: no more rows than these; None for all.

    Raises:
        Refusal: ``unknown_party``, ``unknown_site``, ``period_backwards``.
    """
    period = period_of(connection, asked)
    rows = connection.execute(_moved(period, behind).where(*_kinds(behind.figure)).limit(most)).all()
    return tuple(_row(row) for row in rows)


def _kinds(figure: Figure | None) -> tuple[ColumnElement[bool], ...]:
    """The kinds of movement that make a figure; behind what stands there is every kind."""
    if figure in (None, Figure.OPENING, Figure.CLOSING):
        return ()
    if figure is Figure.MOVED:
        return (KIND.not_in(FIGURE_OF),)
    return (KIND.in_([kind for kind, made in FIGURE_OF.items() if made is figure]),)


def _moments(period: Period, figure: Figure | None) -> tuple[ColumnElement[bool], ...]:
    if figure is Figure.OPENING:
        return (MovementRow.occurred_at < period.since,)
    until = MovementRow.occurred_at < period.until
    return (until,) if figure is Figure.CLOSING else (MovementRow.occurred_at >= period.since, until)


def _moved(period: Period, behind: Behind) -> Any:
    about = (MovementRow.id, MovementRow.occurred_at, KIND, MovementRow.reverses_id, MovementRow.document)
    goods = (Item.ref, Lot.number, func.coalesce(Unit.serial, ""))
    by = (Person.name, MovementRow.workstation)
    columns = select(*about, *goods, THOUSANDTHS, func.max(Place.code), *by)
    asked = legs_of(columns, period, *_moments(period, behind.figure))
    asked = asked.join(Item, Item.id == LegRow.item_id).join(Lot, Lot.id == LegRow.lot_id)
    asked = asked.outerjoin(Unit, Unit.id == LegRow.unit_id).join(Place, Place.id == LegRow.place_id)
    asked = asked.join(Person, Person.id == MovementRow.actor_id)
    narrow = ((Item.ref, behind.ref), (Lot.number, behind.lot), (Unit.serial, behind.serial))
    asked = asked.where(*(column == value for column, value in narrow if value))
    grouped = asked.group_by(*about, *goods, *by).having(THOUSANDTHS != 0)
    return grouped.order_by(MovementRow.occurred_at, MovementRow.id, *goods)


def _row(row: Any) -> MovedRow:
    kind = MovementKind(row[2])
    return MovedRow(
        row[0],
        row[1],
        kind,
        row[3] is not None,
        figure_of(kind),
        row[4],
        row[5],
        row[6],
        row[7],
        from_thousandths(int(row[8])),
        row[9],
        row[10],
        row[11],
    )


def shown_pieces(row: MovedRow) -> Decimal:
    """The pieces as the figure tells them: what is used, returned, lost or scrapped is above zero."""
    return -row.pieces if row.figure in LEAVES else row.pieces


_PAYER: Final = aliased(Party, name="payer")
_BACK: Final = aliased(BillingLine, name="taken_back")


def owed_lines(connection: Connection, asked: StatementAsked) -> tuple[OwedLine, ...]:
    """The billing lines of the period, credits with them, in the order in which they were recorded.

    Raises:
        Refusal: ``unknown_party``, ``unknown_site``, ``period_backwards``.
    """
    period = period_of(connection, asked)
    return _owed_lines(connection, asked, period, BillingLine.owner_id == period.owner)


def bought_lines(connection: Connection, asked: StatementAsked) -> tuple[OwedLine, ...]:
    """The billing lines of what somebody bought from other owners in the period, credits with them.

    Raises:
        Refusal: ``unknown_party``, ``unknown_site``, ``period_backwards``.
    """
    period = period_of(connection, asked)
    about = func.coalesce(_BACK.kind, BillingLine.kind) == BillingKind.BUY_OUT
    return _owed_lines(connection, asked, period, BillingLine.payer_id == period.owner, about)


def _owed_lines(
    connection: Connection, asked: StatementAsked, period: Period, *narrow: ColumnElement[bool]
) -> tuple[OwedLine, ...]:
    lines = (
        select(BillingLine.movement_id, BillingLine.billed_on, BillingLine.kind)
        .add_columns(func.coalesce(_BACK.kind, BillingLine.kind), BillingLine.document, _PAYER.code, Item.ref)
        .add_columns(Item.name, Lot.number, func.coalesce(Unit.serial, ""), BillingLine.quantity)
        .add_columns(BillingLine.unit_price, BillingLine.amount, BillingLine.tax_rate, BillingLine.tax)
        .add_columns(BillingLine.tax_included, BillingLine.currency)
        .join(_PAYER, _PAYER.id == BillingLine.payer_id)
        .join(Item, Item.id == BillingLine.item_id)
        .join(Lot, Lot.id == BillingLine.lot_id)
        .outerjoin(Unit, Unit.id == BillingLine.unit_id)
        .outerjoin(_BACK, _BACK.id == BillingLine.reverses_id)
        .where(BillingLine.site_id == period.site, *narrow)
        .where(BillingLine.billed_on >= asked.first, BillingLine.billed_on <= asked.last)
        .order_by(BillingLine.recorded_at, BillingLine.id)
    )
    return tuple(OwedLine(*row) for row in connection.execute(lines))
