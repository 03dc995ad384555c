"""What it takes to keep a device at work: parts in stock, who may repair it and when, and what its repairs cost."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import Connection, func, select

from desktop.domain.repairs import RepairLineKind
from desktop.models.device import Device
from desktop.models.party import Site
from desktop.models.repair import RepairLine, RepairOrder
from desktop.queries.repair_parts import LikelyPart, parts_of_device
from desktop.queries.technicians import Technician, Work, ranked

MOST: Final = 5
"""So many parts and technicians; the page of a work order has all."""


@dataclass(frozen=True, slots=True)
class RepairCost:
    """What the repairs of a device cost so far, in yuan.

    Attributes:
        in_warranty: claimed from the manufacturer.
        outside: charged to the customer.
        held: claims that a leader has still to let go.
    """

    in_warranty: Decimal = Decimal(0)
    outside: Decimal = Decimal(0)
    held: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class DeviceService:
    """The service of a device.

    Attributes:
        parts: that its model needed before, the most used first, with what lies here and at the next centre.
        technicians: qualified ones first; those who may not be chosen say why.
        time_zone: of the centre, by its name.
    """

    parts: tuple[LikelyPart, ...] = ()
    technicians: tuple[Technician, ...] = ()
    cost: RepairCost = RepairCost()
    time_zone: str = "UTC"


def device_service(connection: Connection, device: int, at: datetime) -> DeviceService:
    """The service of a device, by its key, as it would be from a moment on."""
    asked = select(Site.code, Site.time_zone, Device.line, Device.model).join(Site, Site.id == Device.site_id)
    row = connection.execute(asked.where(Device.id == device)).one()
    people = ranked(connection, Work(row.code, at, row.line, row.model))
    parts = parts_of_device(connection, device, at)[:MOST]
    return DeviceService(parts, people[:MOST], repair_cost(connection, device), row.time_zone)


def repair_cost(connection: Connection, device: int) -> RepairCost:
    """What the repairs of a device cost, by lines; of a claim that was refused the price line in its place counts."""
    decided = RepairOrder.claim_approved_at.is_not(None)
    approved = RepairOrder.claim_approved_by_id.is_not(None)
    told: tuple[Any, ...] = (RepairLine.kind, RepairLine.needs_approval, decided, approved)
    asked = select(*told, func.sum(RepairLine.amount)).join(RepairOrder, RepairOrder.id == RepairLine.order_id)
    asked = asked.where(RepairOrder.device_id == device).group_by(*told)
    sums: defaultdict[str, Decimal] = defaultdict(Decimal)
    rows: Iterable[Any] = connection.execute(asked)
    for kind, held, is_decided, is_approved, amount in rows:
        sums[_place(kind, held=held, decided=bool(is_decided), approved=bool(is_approved))] += amount
    return RepairCost(sums["in_warranty"], sums["outside"], sums["held"])


def _place(kind: RepairLineKind, *, held: bool, decided: bool, approved: bool) -> str:
    if kind is RepairLineKind.PRICE:
        return "outside"
    if not held or approved:
        return "in_warranty"
    return "" if decided else "held"
