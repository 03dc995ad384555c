"""The devices that a proposal about a model in a region speaks of (S2-22)."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from sqlalchemy import Connection, and_, func, select

from desktop.domain.repairs import OrderOrigin, RepairState
from desktop.models.device import Device
from desktop.models.prevention import Proposal
from desktop.models.repair import RepairOrder

MOST: Final = 300
REPORTED: Final = (OrderOrigin.INTAKE, OrderOrigin.REPORT)


@dataclass(frozen=True, slots=True)
class GroupDevice:
    """A device of the group, and how often it failed within the days of the rule before it was proposed."""

    serial: str
    customer: str
    failures: int


def group_devices(connection: Connection, number: str, days: int) -> tuple[GroupDevice, ...]:
    """The devices of a group, those that failed most first; at most 300, and none of a proposal about one device."""
    about = select(Proposal.site_id, Proposal.model, Proposal.region, Proposal.proposed_at)
    row = connection.execute(about.where(Proposal.number == number, Proposal.device_id.is_(None))).first()
    if row is None:
        return ()
    failed = and_(
        RepairOrder.device_id == Device.id,
        RepairOrder.origin.in_(REPORTED),
        RepairOrder.state != RepairState.CANCELLED,
        RepairOrder.reported_at > row.proposed_at - timedelta(days=days),
        RepairOrder.reported_at <= row.proposed_at,
    )
    times = func.count(RepairOrder.id)
    asked = select(Device.serial, Device.customer, times).outerjoin(RepairOrder, failed)
    asked = asked.where(Device.site_id == row.site_id, Device.model == row.model, Device.region == row.region)
    asked = asked.group_by(Device.id, Device.serial, Device.customer).order_by(times.desc(), Device.serial)
    return tuple(GroupDevice(*one) for one in connection.execute(asked.limit(MOST)).all())
