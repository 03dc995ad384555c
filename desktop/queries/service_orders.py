"""Reading work orders and their lines for the figures of service (SC-22).

A year is many thousands of orders: the database adds the events of each up to one row.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, String, and_, case, func, or_, select, type_coerce

from desktop.domain.clock import local_day
from desktop.domain.repair_clocks import Pause
from desktop.domain.repairs import RepairEventKind, RepairLineKind, RepairState
from desktop.domain.service_rows import Cost, Job, Paid, Period
from desktop.models.device import Device
from desktop.models.party import Site
from desktop.models.person import Person
from desktop.models.repair import FaultClass, RepairEvent, RepairLine, RepairOrder
from desktop.queries.service_asked import REPORTED, Asked, narrowed
from desktop.queries.service_fleet import last_days

AROUND: Final = timedelta(days=32)
"""Orders of so long after the work on those of a period say whether a fault came back."""

_PAUSES: Final = (RepairEventKind.PAUSED, RepairEventKind.RESUMED, RepairEventKind.CANCELLED)


def jobs(connection: Connection, asked: Asked, period: Period) -> list[Job]:
    """Every order that was open within a period or reported in it, and those that say whether a fault came back."""
    wanted = [
        RepairOrder.state != RepairState.CANCELLED,
        RepairOrder.reported_at < _finished_by(connection, period) + AROUND,
        or_(
            RepairOrder.reported_at >= period.start,
            RepairOrder.closed_at >= period.start,
            and_(RepairOrder.closed_at.is_(None), _not_finished_before(period.start)),
        ),
        *narrowed(asked, customer=RepairOrder.customer),
    ]
    told = _events(connection, wanted)
    columns: list[Any] = [RepairOrder.id, RepairOrder.number, Device.id, Device.serial, Device.model, Device.region]
    columns += [FaultClass.code, func.coalesce(Person.name, ""), RepairOrder.origin.in_(REPORTED)]
    columns += [RepairOrder.reported_at, RepairOrder.finished_at, RepairOrder.response_due_at]
    ended = last_days()
    orders = select(*columns, RepairOrder.repair_due_at, ended.c.on).join(Device, Device.id == RepairOrder.device_id)
    orders = orders.outerjoin(ended, ended.c.device_id == Device.id)
    orders = orders.join(Site, Site.id == RepairOrder.site_id).outerjoin(
        Person, Person.id == RepairOrder.assigned_to_id
    )
    orders = orders.join(FaultClass, FaultClass.id == RepairOrder.fault_class_id).where(*wanted)
    rows: Iterable[Any] = connection.execute(orders.order_by(RepairOrder.id))
    return [_job(row, told.get(row[0], _NOTHING_TOLD)) for row in rows]


def _finished_by(connection: Connection, period: Period) -> datetime:
    """When the work on the last order of a period was finished; the end of the period when that is later."""
    mine = (RepairOrder.reported_at >= period.start, RepairOrder.reported_at < period.end)
    last = connection.execute(select(func.max(RepairOrder.finished_at)).where(*mine)).scalar()
    return period.end if last is None else max(period.end, last)


def _not_finished_before(moment: datetime) -> ColumnElement[bool]:
    """Work on an order went on at a moment, or began later."""
    return or_(RepairOrder.finished_at.is_(None), RepairOrder.finished_at >= moment)


@dataclass(frozen=True, slots=True)
class _Told:
    """What the events of an order say: the first assignment, the first return, and how each moment came in."""

    assigned_at: datetime | None = None
    back_at: datetime | None = None
    stamps: tuple[str, ...] = ()
    waits: tuple[Pause, ...] = ()


_NOTHING_TOLD: Final = _Told()


def _events(connection: Connection, wanted: list[ColumnElement[bool]]) -> Mapping[int, _Told]:
    """One row an order: the database adds the events up."""
    assigned, back = (
        func.min(case((RepairEvent.event == kind, RepairEvent.at)))
        for kind in (RepairEventKind.ASSIGNED, RepairEventKind.RETURNED_TO_SERVICE)
    )
    stamps = func.aggregate_strings(type_coerce(RepairEvent.source, String), ",")
    waits = _pauses(connection, wanted)
    asked: Any = _of_orders(select(RepairEvent.order_id, assigned, back, stamps), wanted)
    return {
        order: _Told(first, returned, tuple(how.split(",")), tuple(_waits(waits.get(order, ()))))
        for order, first, returned, how in connection.execute(asked.group_by(RepairEvent.order_id))
    }


def _of_orders(asked: Any, wanted: list[ColumnElement[bool]]) -> Any:
    """The orders are found once, not for each of their events."""
    orders = select(RepairOrder.id).join(Device, Device.id == RepairOrder.device_id)
    orders = orders.join(Site, Site.id == RepairOrder.site_id).where(*wanted)
    return asked.where(RepairEvent.order_id.in_(orders))


_Event = tuple[RepairEventKind, datetime, bool]
"""What happened, when, and whether the customer caused it."""


def _pauses(connection: Connection, wanted: list[ColumnElement[bool]]) -> Mapping[int, list[_Event]]:
    columns: list[Any] = [RepairEvent.order_id, RepairEvent.event, RepairEvent.at, RepairEvent.customer_caused]
    asked = _of_orders(select(*columns), wanted).where(RepairEvent.event.in_(_PAUSES))
    found: dict[int, list[_Event]] = defaultdict(list)
    for order, *event in connection.execute(asked.order_by(RepairEvent.id)):
        found[order].append((event[0], event[1], event[2]))
    return found


def _job(row: Any, told: _Told) -> Job:
    _id, number, device, serial, model, region, topic, technician, failed, reported, finished, *rest = row
    response, repair, last_day = rest
    return Job(
        number,
        device,
        serial,
        model,
        region,
        topic,
        technician,
        not failed,
        reported,
        told.assigned_at,
        finished,
        told.back_at,
        response,
        repair,
        told.waits,
        told.stamps,
        last_day,
    )


def _waits(events: Iterable[_Event]) -> Iterable[Pause]:
    since: tuple[datetime, bool] | None = None
    for kind, at, caused in events:
        if kind is RepairEventKind.PAUSED:
            since = (at, caused)
        elif since is not None:
            yield Pause(since[0], at, customer_caused=since[1])
            since = None
    if since is not None:
        yield Pause(since[0], None, customer_caused=since[1])


def costs(connection: Connection, asked: Asked, period: Period, zone: ZoneInfo) -> list[Cost]:
    """The lines of a period, without claims that were refused."""
    columns: list[Any] = [
        RepairOrder.number,
        Device.id,
        Device.model,
        Device.region,
        RepairLine.charge,
        RepairLine.kind,
    ]
    columns += [RepairLine.quantity, RepairLine.amount, RepairLine.made_at, RepairLine.needs_approval]
    columns += [RepairOrder.claim_approved_at, RepairOrder.claim_approved_by_id]
    lines = select(*columns).join(RepairOrder, RepairOrder.id == RepairLine.order_id)
    lines = lines.join(Device, Device.id == RepairOrder.device_id).join(Site, Site.id == RepairOrder.site_id)
    lines = lines.where(RepairLine.made_at >= period.start, RepairLine.made_at < period.end)
    lines = lines.where(*narrowed(asked, customer=RepairOrder.customer)).order_by(RepairLine.id)
    rows: Iterable[Any] = connection.execute(lines)
    told = []
    for number, device, model, region, charge, kind, pieces, amount, at, held, decided_at, decided_by in rows:
        paid = _paid(kind, held=held, decided=decided_at is not None, approved=decided_by is not None)
        if paid is not None:
            day = local_day(at, zone)
            told.append(Cost(number, device, model, region, charge.value, paid, pieces, amount, day))
    return told


def _paid(kind: RepairLineKind, *, held: bool, decided: bool, approved: bool) -> Paid | None:
    """Who pays a line; None for a claim that was refused, the price line in its place says who."""
    if kind is RepairLineKind.PRICE:
        return Paid.CUSTOMER
    if not held or approved:
        return Paid.COVERED
    return None if decided else Paid.HELD
