"""Reading the devices in use for the figures of service (SC-22): the fleet in groups, some devices one by one.

Of 100,000 devices few have an order in a month; the database counts the others by model, region and first day.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, Select, Subquery, case, func, or_, select

from desktop.domain.clock import local_day
from desktop.domain.equipment import Stage
from desktop.domain.service_rows import FleetGroup, InUse, Period
from desktop.models.device import Device, DeviceStage
from desktop.models.party import Site
from desktop.models.prevention import UsefulLife
from desktop.models.repair import RepairLine, RepairOrder
from desktop.queries.service_asked import Asked, narrowed


def fleet(
    connection: Connection, asked: Asked, period: Period, zone: ZoneInfo, whose: ColumnElement[bool] | None = None
) -> list[FleetGroup]:
    """The devices that were in use until some day of a period, in groups; right for days of that period only.

    Args:
        connection: to read with.
        asked: what the devices are narrowed to.
        period: devices from before it count as if they had begun with it.
        zone: of the centre.
        whose: a condition on the devices, None for all.
    """
    ended = last_days()
    began = case((Device.installed_on < period.first, period.first), else_=Device.installed_on)
    entered = case((Device.installed_on.is_(None), Device.registered_at))
    columns: list[Any] = [Device.model, Device.region, began, entered, ended.c.on]
    counted = _read(select(*columns, func.count()), asked, ended)
    counted = counted.where(or_(Device.installed_on.is_(None), Device.installed_on <= period.last))
    if whose is not None:
        counted = counted.where(whose)
    rows: Iterable[Any] = connection.execute(counted.group_by(*columns))
    return [
        FleetGroup(model, region, since or local_day(registered, zone), until, devices)
        for model, region, since, registered, until, devices in rows
    ]


def last_days() -> Subquery:
    """The last day of devices that were replaced or scrapped."""
    last = select(DeviceStage.device_id, func.min(DeviceStage.on).label("on")).where(
        DeviceStage.stage.in_((Stage.REPLACEMENT, Stage.SCRAP)), DeviceStage.taken_back_at.is_(None)
    )
    return last.group_by(DeviceStage.device_id).subquery()


def _read(columns: Select[Any], asked: Asked, ended: Subquery) -> Select[Any]:
    joined = columns.select_from(Device).join(Site, Site.id == Device.site_id)
    joined = joined.outerjoin(ended, ended.c.device_id == Device.id)
    return joined.where(*narrowed(asked, customer=Device.customer))


def devices(connection: Connection, asked: Asked, period: Period, zone: ZoneInfo) -> list[InUse]:
    """The devices that cost something, or were bought for a known price."""
    ended = last_days()
    columns: list[Any] = [Device.id, Device.serial, Device.model, Device.region, Device.line, Device.installed_on]
    columns += [Device.registered_at, ended.c.on, Device.purchase_cost, Device.purchased_on]
    reported = select(RepairOrder.device_id).where(
        RepairOrder.reported_at >= period.start, RepairOrder.reported_at < period.end
    )
    charged = select(RepairOrder.device_id).join(RepairLine, RepairLine.order_id == RepairOrder.id)
    charged = charged.where(RepairLine.made_at >= period.start, RepairLine.made_at < period.end)
    told = or_(Device.purchase_cost.is_not(None), Device.id.in_(reported), Device.id.in_(charged))
    life = useful_lives(connection)
    rows: Iterable[Any] = connection.execute(_read(select(*columns), asked, ended).where(told).order_by(Device.id))
    return [_device(row, life, zone) for row in rows]


def _device(row: Any, life: Callable[[str, str], int | None], zone: ZoneInfo) -> InUse:
    key, serial, model, region, line, installed, registered, until, cost, bought = row
    since: date = installed or local_day(registered, zone)
    return InUse(key, serial, model, region, since, until, cost, bought or installed, life(model, line))


def useful_lives(connection: Connection) -> Callable[[str, str], int | None]:
    """Months by model and line: the last word for the model, else for its line, else for all."""
    rows = connection.execute(select(UsefulLife.model, UsefulLife.line, UsefulLife.months).order_by(UsefulLife.id))
    kept = {(model, line): months for model, line, months in rows.all()}

    def months(model: str, line: str) -> int | None:
        found = ((model, line), (model, ""), ("", line), ("", ""))
        return next((kept[one] for one in found if one in kept), None)

    return months
