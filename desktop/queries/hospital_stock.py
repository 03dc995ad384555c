"""What hospitals hold now, and how much less that is than before (S1-30)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from sqlalchemy import Connection, func, or_, select

from desktop.domain.ledger import PlaceKind
from desktop.domain.money import rounded
from desktop.models.case import StockBaseline
from desktop.models.item import Item, ItemKind
from desktop.models.ledger import Balance
from desktop.models.party import Party
from desktop.models.place import Place
from desktop.models.settlement import Price, PriceList

GOAL: Final = Decimal("30.0")
"""The goal is reached above this many percent, not at it."""


@dataclass(frozen=True, slots=True)
class HospitalStock:
    """One hospital: what it held before and holds now; values in yuan at the prices of the day.

    Attributes:
        unpriced: pieces without a price on that day; while there are any, the value is not complete.
        reduction: of the value in percent, two decimals; None without a baseline. ``pieces_reduction`` likewise.
        reached: the value is less by more than 30.0 %, exactly computed.
    """

    hospital: str
    name: str
    baseline_on: date | None
    baseline_value: Decimal | None
    baseline_pieces: Decimal | None
    signed_by: str
    value: Decimal
    pieces: Decimal
    unpriced: Decimal
    reduction: Decimal | None
    pieces_reduction: Decimal | None
    reached: bool


def hospital_stock(connection: Connection, today: date, hospital: str = "") -> tuple[HospitalStock, ...]:
    """Every hospital with a store or a baseline: its stores, and the trays that stand in them."""
    stores = select(Place.custodian_id).where(Place.kind == PlaceKind.HOSPITAL)
    with_baseline = select(StockBaseline.hospital_id)
    asked = select(Party.id, Party.code, Party.name).where(Party.id.in_(stores) | Party.id.in_(with_baseline))
    if hospital:
        asked = asked.where(Party.code == hospital)
    rows = connection.execute(asked.order_by(Party.code)).all()
    return tuple(_stock(connection, row.id, row.code, row.name, today) for row in rows)


def _stock(connection: Connection, party: int, code: str, name: str, today: date) -> HospitalStock:
    asked = select(StockBaseline.taken_on, StockBaseline.value, StockBaseline.pieces, StockBaseline.signed_by)
    before = connection.execute(asked.where(StockBaseline.hospital_id == party)).first()
    value, pieces, unpriced = Decimal("0.00"), Decimal(0), Decimal(0)
    for item, owner, count in _held(connection, party):
        price = _price(connection, item, owner, party, today)
        value += rounded((price or Decimal(0)) * count)
        pieces += count
        unpriced += count if price is None else Decimal(0)
    now = (value, pieces, unpriced)
    if before is None:
        return HospitalStock(code, name, None, None, None, "", *now, None, None, reached=False)
    frozen = (before.taken_on, before.value, before.pieces, before.signed_by)
    less = (_less(before.value, value), _less(before.pieces, pieces))
    reached = not unpriced and (before.value - value) * 100 > GOAL * before.value
    return HospitalStock(code, name, *frozen, *now, *less, reached)


def _held(connection: Connection, party: int) -> list[tuple[int, int, Decimal]]:
    stores = select(Place.id).where(Place.kind == PlaceKind.HOSPITAL, Place.custodian_id == party)
    trays = select(Place.id).join(Balance, Balance.unit_id == Place.tray_unit_id).where(Balance.place_id.in_(stores))
    asked = (
        select(Balance.item_id, Balance.owner_id, func.sum(Balance.quantity))
        .join(Item, Item.id == Balance.item_id)
        .where(Balance.place_id.in_(stores) | Balance.place_id.in_(trays), Item.kind != ItemKind.TRAY)
        .group_by(Balance.item_id, Balance.owner_id)
    )
    return [(row[0], row[1], row[2]) for row in connection.execute(asked).all()]


def _price(connection: Connection, item: int, owner: int, payer: int, day: date) -> Decimal | None:
    asked = (
        select(Price.unit_price)
        .join(PriceList, PriceList.id == Price.price_list_id)
        .where(Price.item_id == item, PriceList.owner_id == owner, PriceList.valid_from <= day)
        .where(or_(PriceList.valid_to.is_(None), PriceList.valid_to >= day))
        .where(or_(PriceList.payer_id == payer, PriceList.payer_id.is_(None)))
        .order_by(PriceList.payer_id.is_(None), PriceList.valid_from.desc(), PriceList.id.desc())
        .limit(1)
    )
    return connection.execute(asked).scalar()


def _less(before: Decimal, now: Decimal) -> Decimal:
    """The reduction in percent with two decimals."""
    if not before:
        return Decimal("0.00")
    return rounded((before - now) * 100 / before)
