"""Returns, defect cases, exchanges and freight as lists."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import aliased

from desktop.domain.errors import Refusal
from desktop.models.item import Item, Lot, Unit
from desktop.models.party import Party
from desktop.models.person import Person
from desktop.models.place import Place
from desktop.models.returns import (
    DefectCase,
    DefectDecision,
    DefectState,
    Exchange,
    FreightClaim,
    FreightCredit,
    FreightPayer,
    GoodsReturn,
    ReturnState,
)
from desktop.queries.exchange_links import made_for, stands


@dataclass(frozen=True, slots=True)
class ReturnRow:
    """A return; ``authorised_by`` "" within seven days, ``inspected_at`` None before the tick."""

    number: str
    item: str
    name: str
    lot: str
    serial: str
    pieces: Decimal
    customer: str
    delivered_at: datetime
    due_at: datetime
    returned_at: datetime
    day: int
    within_days: bool
    reason: str
    authorised_by: str
    freight_payer: FreightPayer
    place: str
    state: ReturnState
    inspected_at: datetime | None


@dataclass(frozen=True, slots=True)
class DefectRow:
    """A defect case."""

    number: str
    item: str
    name: str
    lot: str
    serial: str
    pieces: Decimal
    customer: str
    description: str
    freight_payer: FreightPayer
    state: DefectState
    opened_at: datetime
    collected_at: datetime | None
    decision: DefectDecision | None
    reference: str


@dataclass(frozen=True, slots=True)
class FreightRow:
    """What one carriage cost, in yuan, and who bears it; below zero where it was taken back."""

    incurred_on: date
    document: str
    payer: FreightPayer
    maker: str
    carrier: str
    waybill: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class ExchangeRow:
    """A replacement and what it replaces."""

    number: str
    document: str
    customer: str
    item: str
    returned_lot: str
    returned_serial: str
    replacement_lot: str
    replacement_serial: str
    exchanged_at: datetime


_TAKEN_BACK: Final = {GoodsReturn: ReturnState.UNDONE, DefectCase: DefectState.UNDONE}
_BY: Final = aliased(Person, name="authorised_by")
_LOT2: Final = aliased(Lot, name="replacement_lot")
_UNIT2: Final = aliased(Unit, name="replacement_unit")


def returns(connection: Connection, state: str = "") -> Iterator[ReturnRow]:
    """Returns, the newest first."""
    asked = (
        select(GoodsReturn.number, Item.ref, Item.name, Lot.number, func.coalesce(Unit.serial, ""))
        .add_columns(GoodsReturn.quantity, Party.name, GoodsReturn.delivered_at, GoodsReturn.due_at)
        .add_columns(GoodsReturn.returned_at, GoodsReturn.day, GoodsReturn.within_days, GoodsReturn.reason)
        .add_columns(func.coalesce(_BY.name, ""), GoodsReturn.freight_payer, Place.code, GoodsReturn.state)
        .add_columns(GoodsReturn.inspected_at)
        .join(Item, Item.id == GoodsReturn.item_id)
        .join(Lot, Lot.id == GoodsReturn.lot_id)
        .join(Party, Party.id == GoodsReturn.customer_id)
        .join(Place, Place.id == GoodsReturn.place_id)
        .outerjoin(Unit, Unit.id == GoodsReturn.unit_id)
        .outerjoin(_BY, _BY.id == GoodsReturn.authorised_by_id)
        .order_by(GoodsReturn.id.desc())
    )
    if state:
        asked = asked.where(GoodsReturn.state == ReturnState(state))
    yield from (ReturnRow(*row) for row in connection.execute(asked))


def defects(connection: Connection, state: str = "") -> Iterator[DefectRow]:
    """Defect cases, the newest first."""
    asked = (
        select(DefectCase.number, Item.ref, Item.name, Lot.number, func.coalesce(Unit.serial, ""))
        .add_columns(DefectCase.quantity, func.coalesce(Party.name, ""), DefectCase.description)
        .add_columns(DefectCase.freight_payer, DefectCase.state, DefectCase.opened_at, DefectCase.collected_at)
        .add_columns(DefectCase.decision, DefectCase.reference)
        .join(Item, Item.id == DefectCase.item_id)
        .join(Lot, Lot.id == DefectCase.lot_id)
        .outerjoin(Unit, Unit.id == DefectCase.unit_id)
        .outerjoin(Party, Party.id == DefectCase.customer_id)
        .order_by(DefectCase.id.desc())
    )
    if state:
        asked = asked.where(DefectCase.state == DefectState(state))
    yield from (DefectRow(*row) for row in connection.execute(asked))


def freight(connection: Connection, month: str = "", payer: str = "") -> Iterator[FreightRow]:
    """Freight in the order of days; ``month`` as ``2026-11``. What was taken back stands there again, below zero.

    Raises:
        Refusal: ``bad_month``.
    """
    claims = [FreightRow(*row) for row in _carriages(connection, FreightClaim.incurred_on, month, payer)]
    taken_back = _carriages(connection, FreightCredit.credited_on, month, payer)
    claims += [replace(FreightRow(*row), amount=-row[6]) for row in taken_back]
    yield from sorted(claims, key=lambda row: row.incurred_on)


def _carriages(connection: Connection, day: Any, month: str, payer: str) -> list[Any]:
    """The carriages by a day of theirs, or of their counter-entries."""
    asked = (
        select(day, FreightClaim.document, FreightClaim.payer, Party.name)
        .add_columns(FreightClaim.carrier, FreightClaim.waybill, FreightClaim.amount)
        .select_from(FreightClaim)
        .join(Party, Party.id == FreightClaim.maker_id)
        .order_by(day, FreightClaim.id)
    )
    if day is FreightCredit.credited_on:
        asked = asked.join(FreightCredit, FreightCredit.claim_id == FreightClaim.id)
    if month:
        first, following = _month(month)
        asked = asked.where(day >= first, day < following)
    if payer:
        asked = asked.where(FreightClaim.payer == FreightPayer(payer))
    return [tuple(row) for row in connection.execute(asked)]


def freight_of(connection: Connection, month: str) -> list[FreightRow]:
    """The freight of a month such as ``2026-11``.

    Raises:
        Refusal: ``bad_month``.
    """
    return list(freight(connection, month))


def _month(text: str) -> tuple[date, date]:
    """The first day of a month, and of the month after it."""
    try:
        first = date.fromisoformat(f"{text}-01")
        return first, first.replace(year=first.year + first.month // 12, month=first.month % 12 + 1)
    except ValueError as error:
        raise Refusal("bad_month", value=text) from error


def exchangeable(connection: Connection, lot: int, unit: int | None) -> str:
    """The newest return or defect case of goods of a customer that no replacement went out for; "" when none is."""
    numbers: list[tuple[datetime, str]] = []
    for table, at in ((GoodsReturn, GoodsReturn.returned_at), (DefectCase, DefectCase.opened_at)):
        asked = select(at, table.number).where(table.lot_id == lot, table.unit_id == unit)
        asked = asked.where(table.customer_id.is_not(None), table.state != _TAKEN_BACK[table])
        numbers += [(row[0], row[1]) for row in connection.execute(asked)]
    for _, number in sorted(numbers, reverse=True):
        if connection.execute(select(Exchange.id).where(made_for(number), stands())).first() is None:
            return number
    return ""


def exchanges(connection: Connection) -> Iterator[ExchangeRow]:
    """Exchanges that stand, the newest first."""
    asked = (
        select(Exchange.number, Exchange.document, Party.name, Item.ref, Lot.number, func.coalesce(Unit.serial, ""))
        .add_columns(_LOT2.number, func.coalesce(_UNIT2.serial, ""), Exchange.exchanged_at)
        .join(Party, Party.id == Exchange.customer_id)
        .join(Lot, Lot.id == Exchange.returned_lot_id)
        .join(Item, Item.id == Lot.item_id)
        .join(_LOT2, _LOT2.id == Exchange.replacement_lot_id)
        .outerjoin(Unit, Unit.id == Exchange.returned_unit_id)
        .outerjoin(_UNIT2, _UNIT2.id == Exchange.replacement_unit_id)
        .where(stands())
        .order_by(Exchange.id.desc())
    )
    yield from (ExchangeRow(*row) for row in connection.execute(asked))
