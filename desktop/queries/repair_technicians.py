"""The technicians for a work order, the best first."""

from datetime import datetime

from sqlalchemy import Connection, select

from desktop.domain.errors import Refusal
from desktop.models.device import Device
from desktop.models.party import Party, Site
from desktop.models.repair import RepairOrder
from desktop.queries.technicians import Technician, Work, ranked


def technicians_for(connection: Connection, number: str, at: datetime) -> tuple[Technician, ...]:
    """Who can do an order from a moment on; everybody is listed and says why not.

    Raises:
        Refusal: ``unknown_repair``.
    """
    asked = select(Site.code, Device.line, Device.model, RepairOrder.on_site, Party.code.label("customer"))
    asked = asked.join(Device, Device.id == RepairOrder.device_id).join(Site, Site.id == RepairOrder.site_id)
    asked = asked.outerjoin(Party, Party.id == RepairOrder.customer_id).where(RepairOrder.number == number)
    row = connection.execute(asked).first()
    if row is None:
        raise Refusal("unknown_repair", order=number)
    hospital = (row.customer or "") if row.on_site else ""
    return ranked(connection, Work(row.code, at, row.line, row.model, hospital))
