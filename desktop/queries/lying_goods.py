"""Where some goods lie and whose they are: what a form offers to choose from."""

from decimal import Decimal
from typing import NamedTuple

from sqlalchemy import Connection, select

from desktop.domain.ledger import OUTSIDE
from desktop.models.ledger import Balance
from desktop.models.party import Party
from desktop.models.place import Place


class Lying(NamedTuple):
    """Pieces of one owner in one place, both by their codes."""

    place: str
    owner: str
    pieces: Decimal


def lying_goods(connection: Connection, lot: int, unit: int | None) -> tuple[Lying, ...]:
    """The places of a lot, or of one unit of it, by code and then by owner; none when nothing of it is on hand."""
    asked = (
        select(Place.code, Party.code.label("owner"), Balance.quantity)
        .join(Balance, Balance.place_id == Place.id)
        .join(Party, Party.id == Balance.owner_id)
        .where(Place.kind.not_in(OUTSIDE), Balance.quantity > 0)
        .where(Balance.unit_id == unit if unit is not None else Balance.lot_id == lot)
        .order_by(Place.code, Party.code)
    )
    return tuple(Lying(*row) for row in connection.execute(asked))


def has_units(connection: Connection, lot: int) -> bool:
    """Whether pieces of a lot that are on hand have serial numbers: then each is named by its own."""
    asked = select(Balance.lot_id).join(Place, Place.id == Balance.place_id)
    there = asked.where(Balance.lot_id == lot, Balance.unit_id.is_not(None), Place.kind.not_in(OUTSIDE)).limit(1)
    return connection.execute(there).first() is not None
