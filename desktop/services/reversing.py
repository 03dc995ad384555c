"""A movement as it stands in the ledger, so that it can be taken back."""

from uuid import UUID

from sqlalchemy import select

from desktop.domain.errors import Refusal
from desktop.domain.ledger import OUTSIDE, Leg, Movement
from desktop.models.ledger import LegRow, MovementRow
from desktop.models.place import Place
from desktop.storage.unit_of_work import UnitOfWork


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
