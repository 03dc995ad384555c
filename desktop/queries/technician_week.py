"""The week of a centre's technicians: who has which order on which day, and who is away (S2-64)."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, and_, func, or_, select

from desktop.domain.clock import local_day
from desktop.domain.repairs import RepairState
from desktop.models.device import Device
from desktop.models.party import Site
from desktop.models.person import Person
from desktop.models.repair import FaultClass, RepairLabour, RepairOrder
from desktop.models.staff import Staff, StaffTime

_OVER: Final = (RepairState.FINISHED, RepairState.IN_SERVICE, RepairState.CANCELLED)
MOVABLE: Final = frozenset({RepairState.RECEIVED, RepairState.ASSIGNED})
"""Nobody has set out yet: the order can be given to somebody else."""


@dataclass(frozen=True, slots=True)
class WeekOrder:
    """An order on a day of the week.

    Attributes:
        badge: of the technician, "" for nobody.
        on: the day for which it is planned, else that by which it was promised; None for neither.
        hours: what orders of this class took on average; None when none was finished.
        movable: nobody has set out for it.
    """

    number: str
    serial: str
    model: str
    topic: str
    badge: str
    on: date | None
    hours: float | None
    planned: bool
    movable: bool


@dataclass(frozen=True, slots=True)
class WeekPerson:
    """A technician, and the days of the week on which they are away."""

    badge: str
    name: str
    away: frozenset[date]


@dataclass(frozen=True, slots=True)
class Week:
    """Monday, the technicians by name, and the orders that are open, the earliest first."""

    monday: date
    people: tuple[WeekPerson, ...]
    orders: tuple[WeekOrder, ...]


def technician_week(connection: Connection, site: int, day: date, today: date | None = None) -> Week:
    """The week of a day: orders planned in it, overdue ones on its first day, and those without any day.

    In a week that is still to come nothing is overdue; ``today`` is the day itself if None.
    """
    monday = day - timedelta(days=day.weekday())
    zone = ZoneInfo(str(connection.execute(select(Site.time_zone).where(Site.id == site)).scalar_one()))
    first = monday if monday > (today or day) else date.min
    orders = [
        one for one in _orders(connection, site, zone) if one.on is None or first <= one.on < monday + timedelta(days=7)
    ]
    theirs = {one.badge for one in orders if one.badge}
    return Week(monday, _people(connection, (site, monday), zone, theirs), tuple(orders))


def _orders(connection: Connection, site: int, zone: ZoneInfo) -> Iterable[WeekOrder]:
    hours = _hours(connection)
    columns: list[Any] = [RepairOrder.number, Device.serial, Device.model, FaultClass.code, Person.badge]
    columns += [RepairOrder.planned_on, RepairOrder.promised_at, RepairOrder.state, RepairOrder.fault_class_id]
    asked = select(*columns).join(Device, Device.id == RepairOrder.device_id)
    asked = asked.join(FaultClass, FaultClass.id == RepairOrder.fault_class_id)
    asked = asked.outerjoin(Person, Person.id == RepairOrder.assigned_to_id)
    asked = asked.where(RepairOrder.site_id == site, RepairOrder.state.not_in(_OVER)).order_by(RepairOrder.id)
    rows: Iterable[Any] = connection.execute(asked)
    for number, serial, model, topic, badge, planned, promised, state, fault in rows:
        on = planned or (None if promised is None else local_day(promised, zone))
        what = (number, serial, model, topic, badge or "", on)
        yield WeekOrder(*what, hours.get(fault), planned is not None, state in MOVABLE)


def _hours(connection: Connection) -> dict[int, float]:
    """Average hours of labour by class of fault."""
    each = select(RepairOrder.fault_class_id, RepairOrder.id, func.sum(RepairLabour.hours).label("hours"))
    each = each.join(RepairLabour, RepairLabour.order_id == RepairOrder.id).group_by(
        RepairOrder.fault_class_id, RepairOrder.id
    )
    found: dict[int, list[float]] = defaultdict(list)
    for fault, _order, hours in connection.execute(each):
        found[int(fault)].append(float(hours))
    return {fault: sum(all_hours) / len(all_hours) for fault, all_hours in found.items()}


def _people(
    connection: Connection, week: tuple[int, date], zone: ZoneInfo, badges: Collection[str]
) -> tuple[WeekPerson, ...]:
    """Who has a post at the centre, and whoever else has one of its orders."""
    site, monday = week
    asked = select(Person.id, Person.badge, Person.name).outerjoin(Staff, Staff.person_id == Person.id)
    here = and_(Staff.site_id == site, Staff.post.is_not(None), Person.retired_at.is_(None))
    asked = asked.where(or_(here, Person.badge.in_(badges)))
    rows = connection.execute(asked.order_by(Person.name)).all()
    start = datetime.combine(monday, time(), zone)
    away = _away(connection, start, zone)
    return tuple(WeekPerson(row.badge, row.name, frozenset(away[row.id])) for row in rows)


def _away(connection: Connection, start: datetime, zone: ZoneInfo) -> dict[int, set[date]]:
    """Days on which somebody is away from noon's point of view: half a day does not close a day."""
    kept, end = StaffTime, start + timedelta(days=7)
    asked = select(kept.person_id, kept.starts_at, kept.ends_at).where(kept.starts_at < end, kept.ends_at > start)
    found: dict[int, set[date]] = defaultdict(set)
    for person, first, last in connection.execute(asked.where(kept.taken_back_at.is_(None))):
        for number in range(7):
            noon = datetime.combine(local_day(start, zone) + timedelta(days=number), time(12), zone)
            if first <= noon < last:
                found[person].add(noon.date())
    return found
