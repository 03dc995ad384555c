"""Reservations of goods that must not be used any more: withdrawn in the step that blocks them."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import select, update

from desktop.domain.changes import Kind
from desktop.domain.repairs import PartState
from desktop.models.case import Reservation
from desktop.models.repair import RepairOrder, RepairPart
from desktop.services.blocking import Blockable
from desktop.storage.unit_of_work import UnitOfWork

WITHDRAWN: Final = "withdrawn"
"""The outcome of a reservation whose goods were blocked."""


def withdraw_reservations(uow: UnitOfWork, goods: Sequence[Blockable], document: str) -> tuple[str, ...]:
    """Withdraw the open reservations of goods; unit None means every piece of the lot.

    Returns:
        The documents (cases, orders) that lost a reservation, each once, in order.
    """
    lots = sorted({lot for _, lot, _ in goods})
    whole = {lot for _, lot, unit in goods if unit is None}
    units = {unit for _, _, unit in goods if unit is not None}
    asked = select(Reservation.id, Reservation.document, Reservation.lot_id, Reservation.unit_id)
    asked = asked.where(Reservation.lot_id.in_(lots), Reservation.released_at.is_(None)).order_by(Reservation.id)
    rows = [row for row in uow.read(asked).all() if row.lot_id in whole or row.unit_id in units]
    for row in rows:
        closed = update(Reservation).where(Reservation.id == row.id, Reservation.released_at.is_(None))
        uow.write(closed.values(released_at=uow.at, outcome=WITHDRAWN))
        uow.record("withdraw_reservation", row.document, reason=document, lot=row.lot_id, unit=row.unit_id)
    documents = tuple(sorted({row.document for row in rows}))
    if rows:
        uow.touched(Kind.CASES)
        let_parts_go(uow, documents)
    return documents


def let_parts_go(uow: UnitOfWork, documents: Sequence[str]) -> None:
    """Parts of work orders are reserved no more when their reservation ended: others may have taken the pieces."""
    held = (Reservation.document == RepairOrder.number, Reservation.released_at.is_(None))
    same = (Reservation.lot_id == RepairPart.lot_id, Reservation.unit_id.is_not_distinct_from(RepairPart.unit_id))
    where = (Reservation.place_id == RepairPart.place_id, Reservation.owner_id == RepairPart.owner_id)
    open_one = select(Reservation.id).where(*held, *same, *where, Reservation.quantity == RepairPart.quantity).exists()
    asked = select(RepairPart.id).join(RepairOrder, RepairOrder.id == RepairPart.order_id)
    asked = asked.where(RepairOrder.number.in_(documents), RepairPart.state == PartState.RESERVED, ~open_one)
    keys = uow.read(asked).scalars().all()
    if keys:
        gone = {"state": PartState.RELEASED, "ended_at": uow.at}
        uow.write(update(RepairPart).where(RepairPart.id.in_(keys)).values(gone))
        uow.touched(Kind.REPAIRS)
