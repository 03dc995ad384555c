"""What is promised to somebody already."""

from decimal import Decimal

from sqlalchemy import Connection, func, select

from desktop.models.case import Reservation


def committed(connection: Connection, item: int, site: int, owner: int) -> Decimal:
    """The pieces of an item and owner at a site that are reserved and have not left yet."""
    asked = select(func.sum(Reservation.quantity)).where(
        Reservation.item_id == item,
        Reservation.site_id == site,
        Reservation.owner_id == owner,
        Reservation.released_at.is_(None),
    )
    return connection.execute(asked).scalar() or Decimal(0)


def reserved_pieces(connection: Connection, lot: int, unit: int | None, place: int | None = None) -> Decimal:
    """The pieces of a unit, or of a lot in a place, that are reserved and have not left yet."""
    asked = select(func.sum(Reservation.quantity)).where(
        Reservation.lot_id == lot, Reservation.unit_id == unit, Reservation.released_at.is_(None)
    )
    if place is not None:
        asked = asked.where(Reservation.place_id == place)
    return connection.execute(asked).scalar() or Decimal(0)
