"""Reading what the figures of service are folded from (SC-22)."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from statistics import fmean
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, func, or_, select

from desktop.domain.clock import local_day
from desktop.domain.equipment import Stage
from desktop.domain.errors import Refusal
from desktop.domain.ledger import EnteredBy
from desktop.domain.repair_clocks import Pause
from desktop.domain.repairs import OrderOrigin, RepairEventKind, RepairLineKind, RepairState
from desktop.domain.service_figures import fold
from desktop.domain.service_rows import Cost, Figures, InUse, Job, Paid, Period, World
from desktop.models.device import Device, DeviceStage
from desktop.models.party import Site
from desktop.models.person import Person
from desktop.models.prevention import FigureBaseline, UsefulLife
from desktop.models.repair import FaultClass, RepairEvent, RepairLine, RepairOrder
from desktop.queries.customers import code_of

SURVEYED: Final = "satisfaction_measured"
"""Surveys of satisfaction are kept beside the baselines under this name."""
AROUND: Final = timedelta(days=32)
"""Orders of so long before and after a period say whether a fault came back."""

REPORTED: Final = (OrderOrigin.INTAKE, OrderOrigin.REPORT)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which figures; "" for all. ``first`` and ``last`` are calendar days at the centre, both counted in."""

    first: date
    last: date
    site: str = ""
    model: str = ""
    region: str = ""
    customer: str = ""


@dataclass(frozen=True, slots=True)
class BaselineRow:
    """What a figure was before, as somebody measured it, from a first to a last day."""

    measure: str
    value: Decimal
    first: date
    last: date
    source: str


def figures(connection: Connection, asked: Asked, now: datetime) -> Figures:
    """The figures of a period.

    Raises:
        Refusal: ``unknown_site``, ``ends_before_it_begins``.
    """
    world, period, zone = read_world(connection, asked, now)
    return fold(world, period, lambda moment: local_day(moment, zone))


def compared(connection: Connection, asked: Asked, now: datetime) -> tuple[Figures, Figures]:
    """The figures of a period and of the span of as many days before it, from one reading of the rows.

    Raises:
        Refusal: ``unknown_site``, ``ends_before_it_begins``.
    """
    before = span_before(asked)
    world, _both, zone = read_world(connection, replace(asked, first=before.first), now)

    def folded(one: Asked) -> Figures:
        return fold(world, _period(one, zone), lambda moment: local_day(moment, zone))

    return folded(asked), folded(before)


def span_before(asked: Asked) -> Asked:
    """As many days, ending on the day before."""
    days = (asked.last - asked.first).days + 1
    return replace(asked, first=asked.first - timedelta(days=days), last=asked.first - timedelta(days=1))


def parts_of_fleet(connection: Connection, site: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The models and the regions that the figures of a centre can be narrowed to."""
    asked = select(Device.model, Device.region).join(Site, Site.id == Device.site_id)
    rows = connection.execute(asked.where(Site.code == site).distinct()).all()
    return tuple(sorted({row[0] for row in rows} - {""})), tuple(sorted({row[1] for row in rows} - {""}))


def _period(asked: Asked, zone: ZoneInfo) -> Period:
    start = datetime.combine(asked.first, time(), zone)
    return Period(asked.first, asked.last, start, datetime.combine(asked.last + timedelta(days=1), time(), zone))


def read_world(connection: Connection, asked: Asked, now: datetime) -> tuple[World, Period, ZoneInfo]:
    """The rows, the period with its moments, and the time zone of the centre.

    Raises:
        Refusal: ``unknown_site``, ``ends_before_it_begins``.
    """
    if asked.last < asked.first:
        raise Refusal("ends_before_it_begins", last=asked.last)
    asked = replace(asked, customer=code_of(connection, asked.customer))
    zone = _zone(connection, asked.site)
    period = _period(asked, zone)
    world = World(
        _jobs(connection, asked, period.start - AROUND, period.end + AROUND),
        _costs(connection, asked, period, zone),
        _devices(connection, asked, zone),
        now,
        local_day(now, zone),
    )
    return world, period, zone


def _zone(connection: Connection, site: str) -> ZoneInfo:
    asked = select(Site.time_zone).where(Site.code == site) if site else select(Site.time_zone).order_by(Site.id)
    name = connection.execute(asked.limit(1)).scalar()
    if name is None:
        raise Refusal("unknown_site", site=site)
    return ZoneInfo(name)


def _of(asked: Asked, *, customer: Any) -> list[ColumnElement[bool]]:
    wanted: list[tuple[Any, str]] = [
        (Site.code, asked.site),
        (Device.model, asked.model),
        (Device.region, asked.region),
    ]
    return [column == value for column, value in [*wanted, (customer, asked.customer)] if value]


def _jobs(connection: Connection, asked: Asked, start: datetime, end: datetime) -> list[Job]:
    wanted = [
        RepairOrder.state != RepairState.CANCELLED,
        RepairOrder.reported_at < end,
        or_(RepairOrder.finished_at.is_(None), RepairOrder.finished_at >= start),
        *_of(asked, customer=RepairOrder.customer),
    ]
    told = _events(connection, wanted)
    columns: list[Any] = [RepairOrder.id, RepairOrder.number, Device.id, Device.serial, Device.model, Device.region]
    columns += [FaultClass.code, func.coalesce(Person.name, ""), RepairOrder.origin, RepairOrder.reported_at]
    columns += [RepairOrder.finished_at, RepairOrder.response_due_at, RepairOrder.repair_due_at]
    orders = select(*columns).join(Device, Device.id == RepairOrder.device_id)
    orders = orders.join(Site, Site.id == RepairOrder.site_id).outerjoin(
        Person, Person.id == RepairOrder.assigned_to_id
    )
    orders = orders.join(FaultClass, FaultClass.id == RepairOrder.fault_class_id).where(*wanted)
    rows: Iterable[Any] = connection.execute(orders.order_by(RepairOrder.id))
    return [_job(row, told.get(row[0], [])) for row in rows]


_Event = tuple[RepairEventKind, datetime, EnteredBy, bool]


def _events(connection: Connection, wanted: list[ColumnElement[bool]]) -> Mapping[int, list[_Event]]:
    columns: list[Any] = [RepairEvent.order_id, RepairEvent.event, RepairEvent.at, RepairEvent.source]
    asked = select(*columns, RepairEvent.customer_caused).join(RepairOrder, RepairOrder.id == RepairEvent.order_id)
    asked = asked.join(Device, Device.id == RepairOrder.device_id).join(Site, Site.id == RepairOrder.site_id)
    found: dict[int, list[_Event]] = defaultdict(list)
    rows: Iterable[Any] = connection.execute(asked.where(*wanted).order_by(RepairEvent.id))
    for order, *event in rows:
        found[order].append(tuple(event))
    return found


def _job(row: Any, events: list[_Event]) -> Job:
    firsts: dict[RepairEventKind, datetime] = {}
    for kind, at, _source, _caused in events:
        firsts.setdefault(kind, at)
    _id, number, device, serial, model, region, topic, technician, origin, reported, finished, response, repair = row
    return Job(
        number,
        device,
        serial,
        model,
        region,
        topic,
        technician,
        origin not in REPORTED,
        reported,
        firsts.get(RepairEventKind.ASSIGNED),
        finished,
        firsts.get(RepairEventKind.RETURNED_TO_SERVICE),
        response,
        repair,
        tuple(_waits(events)),
        tuple(source.value for _kind, _at, source, _caused in events),
    )


def _waits(events: list[_Event]) -> Iterable[Pause]:
    since: tuple[datetime, bool] | None = None
    for kind, at, _source, caused in events:
        if kind is RepairEventKind.PAUSED:
            since = (at, caused)
        elif since is not None and kind in (RepairEventKind.RESUMED, RepairEventKind.CANCELLED):
            yield Pause(since[0], at, customer_caused=since[1])
            since = None
    if since is not None:
        yield Pause(since[0], None, customer_caused=since[1])


def _costs(connection: Connection, asked: Asked, period: Period, zone: ZoneInfo) -> list[Cost]:
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
    lines = lines.where(*_of(asked, customer=RepairOrder.customer)).order_by(RepairLine.id)
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


def _devices(connection: Connection, asked: Asked, zone: ZoneInfo) -> list[InUse]:
    ended = select(func.min(DeviceStage.on)).where(
        DeviceStage.device_id == Device.id,
        DeviceStage.stage.in_((Stage.REPLACEMENT, Stage.SCRAP)),
        DeviceStage.taken_back_at.is_(None),
    )
    columns: list[Any] = [Device.id, Device.serial, Device.model, Device.region, Device.line, Device.installed_on]
    columns += [Device.registered_at, ended.scalar_subquery(), Device.purchase_cost, Device.purchased_on]
    wanted = select(*columns).join(Site, Site.id == Device.site_id).where(*_of(asked, customer=Device.customer))
    life = useful_lives(connection)
    rows: Iterable[Any] = connection.execute(wanted.order_by(Device.id))
    return [_device(row, life, zone) for row in rows]


def _device(row: Any, life: Callable[[str, str], int | None], zone: ZoneInfo) -> InUse:
    key, serial, model, region, line, installed, registered, until, cost, bought = row
    since = installed or local_day(registered, zone)
    return InUse(key, serial, model, region, since, until, cost, bought or installed, life(model, line))


def useful_lives(connection: Connection) -> Callable[[str, str], int | None]:
    """Months by model and line: the last word for the model, else for its line, else for all."""
    rows = connection.execute(select(UsefulLife.model, UsefulLife.line, UsefulLife.months).order_by(UsefulLife.id))
    kept = {(model, line): months for model, line, months in rows.all()}

    def months(model: str, line: str) -> int | None:
        found = ((model, line), (model, ""), ("", line), ("", ""))
        return next((kept[one] for one in found if one in kept), None)

    return months


def satisfaction(connection: Connection, asked: Asked) -> tuple[float | None, int]:
    """The mean of the surveys that ended within the days, and how many; none for a part of the devices."""
    kept = FigureBaseline
    within = (kept.measure == SURVEYED, kept.last >= asked.first, kept.last <= asked.last)
    rows = connection.execute(select(kept.first, kept.last, kept.value).where(*within).order_by(kept.id)).all()
    last = {(row.first, row.last): float(row.value) for row in rows}
    part = asked.model or asked.region or asked.customer
    return (None, 0) if part or not last else (fmean(last.values()), len(last))


def baselines(connection: Connection) -> tuple[BaselineRow, ...]:
    """What the figures were before, the last word for each measure."""
    kept = FigureBaseline
    asked = (
        select(kept.measure, kept.value, kept.first, kept.last, kept.source)
        .where(kept.measure != SURVEYED)
        .order_by(kept.id)
    )
    last = {row.measure: BaselineRow(*row) for row in connection.execute(asked).all()}
    return tuple(last[measure] for measure in sorted(last))
