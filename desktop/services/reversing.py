"""A movement as it stands in the ledger, so that it can be taken back; who may do so, and what stands against it."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from desktop.domain.errors import Refusal
from desktop.domain.ledger import OUTSIDE, Leg, Movement, MovementKind, PlaceKind
from desktop.domain.permissions import Action, may
from desktop.models.item import Item, Lot, Unit
from desktop.models.ledger import Balance, LegRow, MovementRow
from desktop.models.place import Place
from desktop.storage.unit_of_work import UnitOfWork

SHIFT: Final = timedelta(hours=12)
"""So long a person takes back what was their own doing; afterwards a supervisor does, with a reason."""

_HERE: Final = frozenset({PlaceKind.RECEIVING, PlaceKind.HOLDING, PlaceKind.BIN})
_STAND_IN: Final = {
    MovementKind.COME_BACK: frozenset({PlaceKind.HOSPITAL}),
    MovementKind.PUT_AWAY: _HERE,
    MovementKind.TRANSFER: _HERE,
}
"""Where a tray must stand for goods to go back into it."""


def movement_of(uow: UnitOfWork, movement: UUID) -> Movement:
    """A movement with its legs in their order.

    Raises:
        Refusal: ``nothing_to_undo`` when there is none.
    """
    about = select(MovementRow.kind, MovementRow.document, MovementRow.reason).where(MovementRow.id == movement)
    row = uow.read(about).first()
    if row is None:
        raise Refusal("nothing_to_undo")
    asked = (
        select(LegRow.item_id, LegRow.lot_id, LegRow.unit_id, LegRow.place_id, LegRow.owner_id, LegRow.custodian_id)
        .add_columns(LegRow.quantity, Place.kind)
        .join(Place, Place.id == LegRow.place_id)
        .where(LegRow.movement_id == movement)
        .order_by(LegRow.number)
    )
    legs = tuple(Leg(*(*one[:7], one[7] in OUTSIDE)) for one in uow.connection.execute(asked))
    return Movement(movement, row.kind, legs, row.document, None, row.reason)


def refuse_after_shift(uow: UnitOfWork, person: int, at: datetime, reason: str) -> None:
    """Refuse to take back what another person did, or what was done longer ago than a shift, but by a supervisor.

    Raises:
        Refusal: ``undo_after_shift`` with when it was done; ``reason_missing`` when a supervisor gives none.
    """
    if person == uow.actor.id and uow.at - at <= SHIFT:
        return
    if not may(uow.actor.role, Action.APPROVE):
        raise Refusal("undo_after_shift", at=at)
    if not reason:
        raise Refusal("reason_missing")


def refuse_dependents(document: str, dependents: Iterable[str]) -> None:
    """Refuse when other documents rest on one.

    Raises:
        Refusal: ``depends_on_it`` with all of them.
    """
    rest = list(dict.fromkeys(dependents))
    if rest:
        raise Refusal("depends_on_it", report=document, documents=rest, first=rest[0])


def refuse_moved(uow: UnitOfWork, movement: Movement) -> None:
    """Refuse when the goods of a movement are not any more where it brought them.

    Raises:
        Refusal: ``moved_since`` with where they are now, "" when they are not on hand.
    """
    for leg in (one for one in movement.legs if one.quantity > 0 and not one.outside):
        same = (Balance.lot_id == leg.lot, Balance.unit_id == leg.unit, Balance.owner_id == leg.owner)
        there = select(func.sum(Balance.quantity)).where(*same, Balance.place_id == leg.place)
        if (uow.read(there).scalar() or Decimal(0)) >= leg.quantity:
            continue
        now = select(Place.code).join(Balance, Balance.place_id == Place.id).where(*same).order_by(Place.id).limit(1)
        names = select(Item.name, Item.name_en, Lot.number, Unit.serial).select_from(Lot)
        names = names.join(Item, Item.id == Lot.item_id).outerjoin(Unit, Unit.id == leg.unit)
        row = uow.read(names.where(Lot.id == leg.lot)).one()
        facts = {"item": row[0], "item_en": row[1], "lot": row[2], "serial": row[3] or ""}
        raise Refusal("moved_since", **facts, place=uow.read(now).scalar() or "")


def refuse_no_way_back(uow: UnitOfWork, movement: Movement) -> None:
    """Refuse when the place that goods came from is retired, or is a tray that has left since.

    Raises:
        Refusal: ``no_way_back`` with the place.
    """
    stands, spot = aliased(Balance), aliased(Place)
    sources = [leg.place for leg in movement.legs if leg.quantity < 0 and not leg.outside]
    asked = (
        select(Place.code, Place.kind, Place.retired_at, spot.kind)
        .outerjoin(stands, stands.unit_id == Place.tray_unit_id)
        .outerjoin(spot, spot.id == stands.place_id)
        .where(Place.id.in_(sources))
        .order_by(Place.id)
    )
    for code, kind, retired_at, stands_in in uow.read(asked).all():
        stayed = _STAND_IN.get(movement.kind)
        left = kind is PlaceKind.TRAY and stayed is not None and stands_in not in stayed
        if retired_at is not None or left:
            raise Refusal("no_way_back", place=code)
