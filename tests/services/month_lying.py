"""What the month looks up in the database: goods that lie somewhere, and what a case took along."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, func, select

from desktop.domain.ledger import OUTSIDE, PlaceKind
from desktop.models.case import Case, CaseGoods, UsageLine
from desktop.models.item import Item, Lot, Unit
from desktop.models.ledger import Balance
from desktop.models.party import Party
from desktop.models.place import Place
from tests.services.month_world import ITEMS, Thing


@dataclass(frozen=True, slots=True)
class Lying:
    """Goods on hand as the ledger tells."""

    thing: Thing
    owner: str
    place: str
    kind: PlaceKind
    pieces: Decimal


def lying(connection: Connection, kinds: tuple[PlaceKind, ...], place: str, thing: Thing | None) -> list[Lying]:
    """Goods on hand in places of some kinds, or in one, in an order that no database decides."""
    asked = (
        select(Item.ref, Lot.number, Unit.serial, Lot.expires_on, Party.code, Place.code, Place.kind, Balance.quantity)
        .select_from(Balance)
        .join(Item, Item.id == Balance.item_id)
        .join(Lot, Lot.id == Balance.lot_id)
        .outerjoin(Unit, Unit.id == Balance.unit_id)
        .join(Place, Place.id == Balance.place_id)
        .join(Party, Party.id == Balance.owner_id)
        .where(Place.kind.not_in(OUTSIDE), Balance.quantity > 0, Item.ref.in_(ITEMS))
        .order_by(Item.ref, Lot.number, Unit.serial, Party.code, Place.code)
    )
    asked = asked.where(Place.kind.in_(kinds)) if kinds else asked
    asked = asked.where(Place.code == place) if place else asked
    if thing is not None:
        asked = asked.where(Item.ref == thing.ref, Lot.number == thing.lot)
        asked = asked.where(Unit.serial == thing.serial if thing.serial else Unit.id.is_(None))
    return [
        Lying(Thing(row[0], row[1], row[2] or "", row[3]), row[4], row[5], row[6], row[7])
        for row in connection.execute(asked)
    ]


def goods_of_case(connection: Connection, number: str) -> list[tuple[Any, ...]]:
    """REF, lot, serial number, expiry, pieces that went out, came back, and stand on the sheet."""
    on_sheet = select(func.sum(UsageLine.quantity)).where(
        UsageLine.goods_id == CaseGoods.id, UsageLine.taken_back_at.is_(None)
    )
    asked = (
        select(Item.ref, Lot.number, Unit.serial, Lot.expires_on, CaseGoods.quantity, CaseGoods.back)
        .add_columns(on_sheet.scalar_subquery())
        .select_from(CaseGoods)
        .join(Case, Case.id == CaseGoods.case_id)
        .join(Item, Item.id == CaseGoods.item_id)
        .join(Lot, Lot.id == CaseGoods.lot_id)
        .outerjoin(Unit, Unit.id == CaseGoods.unit_id)
        .where(Case.number == number)
        .order_by(CaseGoods.id)
    )
    return [tuple(row) for row in connection.execute(asked)]
