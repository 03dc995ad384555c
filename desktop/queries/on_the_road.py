"""Goods on the road to a hospital with an emergency order: in a transit place, but they come to no shelf of ours."""

from sqlalchemy import Connection, func, select

from desktop.domain.emergency import OrderState
from desktop.domain.ledger import PlaceKind
from desktop.models.item import Lot, Unit
from desktop.models.order import EmergencyOrder, OrderGoods
from desktop.models.tray import TrayKit
from desktop.queries.lying import Pile


def on_the_road(connection: Connection, site: int, item: int | None = None) -> list[Pile]:
    """What a site has handed to couriers and no hospital has received yet; ``document`` is the order."""
    asked = (
        select(OrderGoods.item_id, OrderGoods.owner_id, EmergencyOrder.transit_id, TrayKit.kit_id)
        .add_columns(func.coalesce(Unit.expires_on, Lot.expires_on), OrderGoods.quantity, EmergencyOrder.number)
        .join(EmergencyOrder, EmergencyOrder.id == OrderGoods.order_id)
        .join(Lot, Lot.id == OrderGoods.lot_id)
        .outerjoin(Unit, Unit.id == OrderGoods.unit_id)
        .outerjoin(TrayKit, TrayKit.tray_id == OrderGoods.tray_id)
        .where(EmergencyOrder.site_id == site, EmergencyOrder.state == OrderState.ON_THE_WAY)
        .where(EmergencyOrder.box_received_at.is_(None))
        .where(OrderGoods.put_back_at.is_(None))
        .order_by(OrderGoods.id)
    )
    asked = asked if item is None else asked.where(OrderGoods.item_id == item)
    return [
        Pile(row[0], row[1], row[2] or 0, PlaceKind.TRANSIT, row[3], 1, 0, row[4], row[5], document=row[6])
        for row in connection.execute(asked).all()
    ]
