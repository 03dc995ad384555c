"""Reservations of goods that must not be used any more: withdrawn in the step that blocks them."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import select, update

from desktop.domain.changes import Kind
from desktop.models.case import Reservation
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
    if rows:
        uow.touched(Kind.CASES)
    return tuple(sorted({row.document for row in rows}))
