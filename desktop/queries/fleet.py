"""Reading a centre's devices, failures and maintenance for the night (SC-18): few questions, many rows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, case, func, select

from desktop.domain.clock import local_day
from desktop.domain.equipment import Stage
from desktop.domain.fleet import Failure, Fleet, FleetDevice, Plan, Scope, Usage
from desktop.domain.night import Rule
from desktop.domain.prevention import Environment, Interval, Worked
from desktop.domain.repair_clocks import Calendar
from desktop.domain.repairs import OrderOrigin, RepairState
from desktop.models.device import Device, DeviceStage
from desktop.models.party import Site
from desktop.models.prevention import DeviceEnvironment, MaintenanceDone, MaintenancePlan, MeterReading, TrendRule
from desktop.models.repair import FaultClass, RepairOrder, WorkingCalendar, WorkingDay

FAILURES: Final = (OrderOrigin.INTAKE, OrderOrigin.REPORT)
"""Orders that somebody reported; the others are prevention."""

YEAR: Final = timedelta(days=365)


def fleet_of(connection: Connection, site: int, today: date) -> Fleet:
    """Everything of a centre: devices in use, what failed, what was maintained, what the meters say."""
    zone = ZoneInfo(str(connection.execute(select(Site.time_zone).where(Site.id == site)).scalar_one()))
    failures = _failures(connection, site, zone)
    first = min((one[0].on for one in failures.values()), default=None)
    worked, usage = _worked(connection, site), _usage(connection, site, today)
    return Fleet(_devices(connection, site, zone), failures, worked, usage, _environments(connection, site), first)


def _devices(connection: Connection, site: int, zone: ZoneInfo) -> Sequence[FleetDevice]:
    ended = select(DeviceStage.id).where(
        DeviceStage.device_id == Device.id,
        DeviceStage.stage.in_((Stage.REPLACEMENT, Stage.SCRAP)),
        DeviceStage.taken_back_at.is_(None),
    )
    columns: list[Any] = [Device.id, Device.serial, Device.model, Device.line, Device.region, Device.site_id]
    columns += [Device.partner_id, Device.installed_on, Device.registered_at]
    asked = select(*columns).where(Device.site_id == site, ~ended.exists()).order_by(Device.id)
    rows: Iterable[Any] = connection.execute(asked)
    return [
        FleetDevice(key, serial, model, line, region, of, partner, installed or local_day(registered, zone), installed)
        for key, serial, model, line, region, of, partner, installed, registered in rows
    ]


def _failures(connection: Connection, site: int, zone: ZoneInfo) -> Mapping[int, Sequence[Failure]]:
    columns: list[Any] = [RepairOrder.id, RepairOrder.device_id, RepairOrder.reported_at, FaultClass.code]
    asked = select(*columns, RepairOrder.number).join(FaultClass, FaultClass.id == RepairOrder.fault_class_id)
    asked = asked.where(RepairOrder.site_id == site, RepairOrder.origin.in_(FAILURES))
    asked = asked.where(RepairOrder.state != RepairState.CANCELLED).order_by(RepairOrder.reported_at, RepairOrder.id)
    found: dict[int, list[Failure]] = defaultdict(list)
    rows: Iterable[Any] = connection.execute(asked)
    for key, device, at, fault_class, number in rows:
        found[device].append(Failure(key, device, local_day(at, zone), fault_class, number))
    return found


def _worked(connection: Connection, site: int) -> Mapping[tuple[str, int], Worked]:
    done = MaintenanceDone
    columns: list[Any] = [done.plan, done.device_id, done.sequence, done.done_on, done.meter_total, done.taken_back_at]
    asked = select(*columns).join(Device, Device.id == done.device_id).where(Device.site_id == site)
    found: dict[tuple[str, int], Worked] = {}
    for plan, device, sequence, on, total, taken_back in connection.execute(asked.order_by(done.sequence)):
        before = found.get((plan, device), Worked(0, None, None))
        if taken_back is not None:
            found[plan, device] = Worked(before.times, before.last_on, before.last_total, sequence)
        else:
            found[plan, device] = Worked(before.times + 1, on, total, sequence)
    return found


def _usage(connection: Connection, site: int, today: date) -> Mapping[tuple[int, str], Usage]:
    kept = MeterReading
    recent = case((kept.on >= today - YEAR, kept.id))
    ends = select(func.max(kept.id).label("last"), func.coalesce(func.min(recent), func.max(kept.id)).label("first"))
    ends = ends.join(Device, Device.id == kept.device_id).where(Device.site_id == site)
    pairs = ends.group_by(kept.device_id, kept.meter).subquery()
    early, late = kept.__table__.alias("early"), kept.__table__.alias("late")
    columns: list[Any] = [late.c.device_id, late.c.meter, early.c.on, late.c.on, early.c.total, late.c.total]
    asked = select(*columns).join(pairs, pairs.c.last == late.c.id).join(early, early.c.id == pairs.c.first)
    return {(row[0], row[1]): Usage(*row[2:]) for row in connection.execute(asked)}


def _environments(connection: Connection, site: int) -> Mapping[int, Environment]:
    kept = DeviceEnvironment
    asked = select(kept.device_id, kept.environment).join(Device, Device.id == kept.device_id)
    rows = connection.execute(asked.where(Device.site_id == site).order_by(kept.id))
    return dict(rows.all())


def plans_of(connection: Connection, site: int) -> tuple[Plan, ...]:
    """The maintenance plans of a centre that hold, by code."""
    kept = MaintenancePlan
    asked = select(*kept.__table__.c).where(kept.site_id == site, kept.ended_at.is_(None)).order_by(kept.code)
    return tuple(_plan(row) for row in connection.execute(asked))


def _plan(row: Any) -> Plan:
    scope = Scope(row.site_id, row.model, row.line, row.region, row.serial)
    interval = Interval(row.months, row.units, row.fixed)
    what = (row.code, row.version, row.name, scope, interval, row.meter)
    return Plan(*what, row.lead_days, row.minutes, row.automatic)


def rules_of(connection: Connection, site: int) -> tuple[Rule, ...]:
    """The trend rules of a centre that hold, by code."""
    kept = TrendRule
    asked = select(*kept.__table__.c).where(kept.site_id == site, kept.ended_at.is_(None)).order_by(kept.code)
    return tuple(_rule(row) for row in connection.execute(asked))


def _rule(row: Any) -> Rule:
    scope = Scope(row.site_id, row.model, row.line, row.region)
    what = (row.code, row.version, row.name, row.kind, scope, row.fault_class, row.failures, row.days)
    return Rule(*what, row.rate, row.confidence, row.score, row.automatic)


def calendar(connection: Connection, site: int) -> Calendar:
    """The working days of a centre; Monday to Friday unless it has its own."""
    zone = ZoneInfo(str(connection.execute(select(Site.time_zone).where(Site.id == site)).scalar_one()))
    asked = select(WorkingDay.on, WorkingDay.worked).where(WorkingDay.site_id == site)
    days = dict(connection.execute(asked).all())
    weekdays = connection.execute(select(WorkingCalendar.weekdays).where(WorkingCalendar.site_id == site)).scalar()
    if weekdays is None:
        return Calendar(zone, days=days)
    return Calendar(zone, frozenset(int(digit) - 1 for digit in weekdays), days=days)
