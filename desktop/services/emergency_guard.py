"""What was taken for a running emergency order goes with nothing else until the order has left or is cancelled."""

from collections.abc import Iterable
from typing import Any, Final, Protocol

from sqlalchemy import ColumnElement, Select, func, or_, select

from desktop.domain.emergency import AT_DESK
from desktop.domain.errors import Refusal
from desktop.models.case import Reservation
from desktop.models.item import Item, Lot, Unit
from desktop.models.order import EmergencyOrder, OrderTray
from desktop.storage.unit_of_work import UnitOfWork


class Tray(Protocol):
    """A tray as a place: its key and its code."""

    @property
    def id(self) -> int:
        """Its key."""
        ...

    @property
    def code(self) -> str:
        """Its code."""
        ...


_TAKEN: Final = (
    select(EmergencyOrder.number.label("order"), Item.name.label("item"), Item.name_en.label("item_en"))
    .add_columns(Lot.number.label("lot"), func.coalesce(Unit.serial, "").label("serial"))
    .select_from(Reservation)
    .join(EmergencyOrder, EmergencyOrder.number == Reservation.document)
    .join(Item, Item.id == Reservation.item_id)
    .join(Lot, Lot.id == Reservation.lot_id)
    .outerjoin(Unit, Unit.id == Reservation.unit_id)
    .where(Reservation.released_at.is_(None), EmergencyOrder.state.in_(AT_DESK))
    .order_by(Reservation.id)
)


def refuse_picked_tray(uow: UnitOfWork, tray: Tray, document: str) -> None:
    """Refuse a tray that was picked for an emergency which has not left yet; the caller holds the tray's row.

    ``document`` is the case or order that wants it; "" for a loan.

    Raises:
        Refusal: ``tray_with_emergency`` with the order.
    """
    asked = select(EmergencyOrder.number).join(OrderTray, OrderTray.order_id == EmergencyOrder.id)
    asked = asked.where(OrderTray.tray_id == tray.id, EmergencyOrder.state.in_(AT_DESK))
    order = uow.read(asked.where(EmergencyOrder.number != document).limit(1)).scalar()
    if order is not None:
        raise Refusal("tray_with_emergency", tray=tray.code, order=order)


def refuse_taken_pieces(uow: UnitOfWork, tray: Tray, units: Iterable[int | None], document: str) -> None:
    """Refuse when a piece that lies in a tray is promised to an emergency, or picked for one, and lies there still.

    ``units`` are the serial-tracked pieces in the tray; the rest as `refuse_picked_tray`.

    Raises:
        Refusal: ``piece_with_emergency`` with the piece, the tray and the order.
    """
    inside = {unit for unit in units if unit is not None}
    here = or_(Reservation.unit_id.in_(inside), _by_lot(Reservation.place_id == tray.id))
    row = uow.read(_of_others(document).where(here).limit(1)).mappings().first()
    if row is not None:
        raise Refusal("piece_with_emergency", **row, tray=tray.code)


def refuse_taken_piece(uow: UnitOfWork, lot: int, unit: int | None, place: int) -> None:
    """Refuse a piece that an emergency has, for a case that wants it; of a lot, those in one place.

    Raises:
        Refusal: ``piece_with_emergency`` with the piece and the order; ``tray`` is "".
    """
    here = (
        Reservation.unit_id == unit
        if unit is not None
        else _by_lot((Reservation.lot_id == lot) & (Reservation.place_id == place))
    )
    row = uow.read(_of_others("").where(here).limit(1)).mappings().first()
    if row is not None:
        raise Refusal("piece_with_emergency", **row, tray="")


def _by_lot(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return Reservation.unit_id.is_(None) & condition


def _of_others(document: str) -> Select[Any]:
    return _TAKEN.where(EmergencyOrder.number != document)
