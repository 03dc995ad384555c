"""The figures of service: pure folds over work orders, their lines and the devices in use (SC-22, S2-42..S2-79).

Orders belong to the period in which they were reported, costs to the period in which their line was made, downtime to
the part of it that lies within the period. A figure without cases is None, never 0.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import ceil
from statistics import fmean, median
from typing import Final, TypeVar

from desktop.domain.failure_rate import DAYS_OF_YEAR, failure_rate
from desktop.domain.money import rounded
from desktop.domain.months import add_months
from desktop.domain.repair_clocks import Pause, merged, repair_time
from desktop.domain.repairs import FIX_DAYS
from desktop.domain.service_rows import (
    Availability,
    Cost,
    Costs,
    DeviceFigures,
    Figures,
    FleetGroup,
    GroupRate,
    InUse,
    Job,
    Paid,
    Period,
    Repeats,
    Share,
    Spread,
    World,
)
from desktop.domain.service_totals import group_totals

T = TypeVar("T")
_MINUTE: Final = timedelta(minutes=1)
_HOUR: Final = timedelta(hours=1)
_NOTHING: Final = (Decimal("0.00"), Decimal("0.00"), Decimal(0), Decimal("0.00"), Decimal("0.00"))


def fold(world: World, period: Period, day_of: Callable[[datetime], date]) -> Figures:
    """The figures of a period.

    Args:
        world: the rows.
        period: the days.
        day_of: the calendar day of a moment at the centre.
    """
    jobs = [job for job in world.jobs if period.start <= job.reported_at < period.end]
    costs = [cost for cost in world.costs if period.first <= cost.on <= period.last]
    fixed = first_times(world.jobs, jobs, world.today, day_of)
    told = list(fixed.values())
    decided = [one for one in told if one is not None]
    failures = [job for job in jobs if not job.planned]
    took = [_repair(job) for job in failures if _ended(job) is not None]
    rows = device_figures(world.devices, jobs, costs, period)
    stamps = Counter(stamp for job in jobs for stamp in job.stamps)
    passed = replace(period, last=min(period.last, world.today))
    return Figures(
        len(jobs),
        len(failures),
        spread([_minutes(job.reported_at, job.responded_at) for job in jobs if job.responded_at is not None]),
        spread([whole for whole, _net in took]),
        spread([net for _whole, net in took]),
        Share(sum(decided), len(decided)),
        len(told) - len(decided),
        _kept([(job.response_due_at, job.responded_at) for job in jobs], world.now),
        _kept([(job.repair_due_at, job.finished_at) for job in jobs], world.now),
        availability(world, period),
        Share(len(jobs) - len(failures), len(jobs)),
        Share(stamps["scan"], stamps.total()),
        dict(sorted(stamps.items())),
        cost_split(costs),
        group_rates(world.groups, failures, passed),
        group_totals(world.groups, rows, passed),
        rows,
        repeats(jobs, fixed),
    )


def _minutes(start: datetime, end: datetime) -> float:
    return max((end - start) / _MINUTE, 0.0)


def _ended(job: Job) -> datetime | None:
    return job.back_at or job.finished_at


def _repair(job: Job) -> tuple[float, float]:
    took = repair_time(job.reported_at, _ended(job) or job.reported_at, job.waits)
    return took.whole / _MINUTE, took.without_customer / _MINUTE


def spread(minutes: Sequence[float]) -> Spread:
    """Median, nine in ten and mean; the second is the least span within which at least 90 % lie."""
    if not minutes:
        return Spread(0, None, None, None)
    ordered = sorted(minutes)
    return Spread(len(ordered), median(ordered), ordered[ceil(0.9 * len(ordered)) - 1], fmean(ordered))


def _kept(pairs: Iterable[tuple[datetime | None, datetime | None]], now: datetime) -> Share:
    settled = [(due, done) for due, done in pairs if due is not None and (done is not None or due < now)]
    return Share(sum(done is not None and done <= due for due, done in settled), len(settled))


def first_times(
    every: Iterable[Job], jobs: Iterable[Job], today: date, day_of: Callable[[datetime], date]
) -> dict[str, bool | None]:
    """By number, for each finished order that was not planned: whether its fault stayed away for 30 days (S2-49).

    None while the days are not over. A fault is the same class at the same device.

    Args:
        every: all orders, to look for the fault in.
        jobs: the orders that are asked about.
        today: the day at the centre; ``day_of`` the day of a moment there.
        day_of: see there.
    """
    reported: dict[tuple[int, str], list[tuple[datetime, str]]] = defaultdict(list)
    for job in every:
        if not job.planned:
            reported[job.device, job.topic].append((job.reported_at, job.number))
    return {
        job.number: _held(job.number, job.finished_at, reported[job.device, job.topic], today, day_of)
        for job in jobs
        if job.finished_at is not None and not job.planned
    }


def _held(
    number: str,
    finished_at: datetime,
    reported: Sequence[tuple[datetime, str]],
    today: date,
    day_of: Callable[[datetime], date],
) -> bool | None:
    last = day_of(finished_at) + timedelta(days=FIX_DAYS)
    if len(reported) == 1:
        return True if today > last else None
    came = any(at >= finished_at and day_of(at) <= last for at, other in reported if other != number)
    return False if came else (True if today > last else None)


def availability(world: World, period: Period) -> Availability:
    """Hours of devices in use within the period, until now at most, and those in which a failure was not repaired."""
    end = min(period.end, world.now)
    last = min(period.last, world.today)
    days = sum(one.devices * one.days(period.first, last) for one in world.groups)
    down = sum((_down(jobs, period.start, end) for jobs in _down_in(world.jobs, period.start, end)), timedelta())
    today = sum(one.devices * one.days(max(world.today, period.first), last) for one in world.groups)
    hours = days * 24.0 - today * _to_come(world, period)
    return Availability(hours, down / _HOUR, max(1 - down / _HOUR / hours, 0.0) if hours else None)


def _to_come(world: World, period: Period) -> float:
    """Hours of today that have not passed yet; days are reckoned with 24."""
    midnight = datetime.combine(world.today, time(), period.start.tzinfo)
    return max(24.0 - (world.now - midnight) / _HOUR, 0.0)


def _down_in(jobs: Iterable[Job], start: datetime, end: datetime) -> Iterable[list[Job]]:
    """The failures that were not repaired at some moment of a span, by device."""
    found: dict[int, list[Job]] = defaultdict(list)
    for job in jobs:
        ended = _down_until(job, start)
        if not job.planned and start < end > job.reported_at and (ended is None or ended > max(start, job.reported_at)):
            found[job.device].append(job)
    return found.values()


def _down_until(job: Job, start: datetime) -> datetime | None:
    """When the device was repaired, or in use no more; ``start`` is a moment at the centre."""
    ended = _ended(job)
    if job.last_day is None:
        return ended
    gone = datetime.combine(job.last_day + timedelta(days=1), time(), start.tzinfo)
    return gone if ended is None else min(ended, gone)


def _down(jobs: Sequence[Job], start: datetime, end: datetime) -> timedelta:
    if len(jobs) == 1:  # as nearly every device in a month
        return min(_down_until(jobs[0], start) or end, end) - max(jobs[0].reported_at, start)
    spans = merged(Pause(job.reported_at, _down_until(job, start)) for job in jobs)
    cut = ((max(first, start), end if last is None else min(last, end)) for first, last in spans)
    return sum((last - first for first, last in cut if last > first), timedelta())


def cost_split(costs: Iterable[Cost]) -> Costs:
    """Yuan inside and outside the warranty, and by what for (S2-59)."""
    paid, charges = dict.fromkeys(Paid, Decimal("0.00")), defaultdict[str, Decimal](Decimal)
    for cost in costs:
        paid[cost.paid] += cost.amount
        charges[cost.charge] += cost.amount
    return Costs(sum(paid.values(), Decimal("0.00")), paid, dict(sorted(charges.items())))


def group_rates(devices: Iterable[FleetGroup], failures: Iterable[Job], period: Period) -> tuple[GroupRate, ...]:
    """Failures per device and year by model and region, with the size of the fleet (S2-61).

    The last day of the period is not later than today. Every failure is counted, also those of devices that were not in
    use by their record; then there may be no rate.
    """
    fleet = _grouped(devices, lambda device: (device.model, device.region))
    failed = Counter((job.model, job.region) for job in failures)
    told = []
    for key in sorted(fleet.keys() | failed.keys()):
        days = [(one.devices, one.days(period.first, period.last)) for one in fleet.get(key, ())]
        rate = failure_rate(failed[key], sum(devices * each for devices, each in days) / DAYS_OF_YEAR)
        told.append(GroupRate(*key, sum(devices for devices, each in days if each), rate))
    return tuple(told)


K = TypeVar("K", bound=Hashable)


def _grouped(rows: Iterable[T], key: Callable[[T], K]) -> dict[K, list[T]]:
    found: dict[K, list[T]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return found


def device_figures(
    devices: Iterable[InUse], jobs: Iterable[Job], costs: Iterable[Cost], period: Period
) -> tuple[DeviceFigures, ...]:
    """The five figures of each device that had an order, a cost or a depreciation, the dearest first."""
    orders = Counter(job.device for job in jobs)
    spent = _grouped(costs, lambda cost: cost.device)
    some = (one for one in devices if one.id in orders or one.id in spent or one.cost is not None)
    rows = [_figures(one, orders[one.id], spent.get(one.id, ()), period) for one in some]
    shown = [row for row in rows if row.orders or row.repair or row.depreciation]
    return tuple(sorted(shown, key=lambda row: (-row.repair, -(row.depreciation or 0), row.serial)))


def _figures(device: InUse, orders: int, costs: Sequence[Cost], period: Period) -> DeviceFigures:
    if not costs:
        worn = depreciation(device, period.first, period.last)
        return DeviceFigures(device.serial, device.model, device.region, orders, *_NOTHING, worn)
    parts = [cost for cost in costs if cost.charge == "part"]
    return DeviceFigures(
        device.serial,
        device.model,
        device.region,
        orders,
        _sum(cost.amount for cost in costs),
        _sum(cost.amount for cost in parts),
        sum((cost.pieces for cost in parts), Decimal(0)),
        _sum(cost.amount for cost in costs if cost.paid is Paid.CUSTOMER),
        _sum(cost.amount for cost in costs if cost.paid is Paid.COVERED),
        depreciation(device, period.first, period.last),
    )


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, Decimal("0.00"))


def depreciation(device: InUse, first: date, last: date) -> Decimal | None:
    """What a device loses in worth within a period: in a straight line, by whole months from the day of purchase."""
    if device.cost is None or device.bought_on is None or not device.months:
        return None
    until = written_off(device, last + timedelta(days=1))
    return until - written_off(device, first)


def written_off(device: InUse, day: date) -> Decimal:
    """What was written off before a day; the whole cost after the useful life, to the fen."""
    if device.cost is None or device.bought_on is None or not device.months:
        return Decimal("0.00")
    return rounded(device.cost * min(_whole_months(device.bought_on, day), device.months) / device.months)


def _whole_months(start: date, day: date) -> int:
    if day <= start:
        return 0
    about = (day.year - start.year) * 12 + day.month - start.month
    return about if day.day >= start.day or add_months(start, about) <= day else about - 1


def repeats(jobs: Iterable[Job], fixed: dict[str, bool | None]) -> tuple[Repeats, ...]:
    """By technician and topic: how often the fault came back, the most often first."""
    done = _grouped((job for job in jobs if job.number in fixed), lambda job: (job.technician, job.topic))
    rows = []
    for (technician, topic), mine in done.items():
        told = [fixed[job.number] for job in mine]
        rows.append(Repeats(technician, topic, len(told), len(told) - told.count(None), told.count(False)))
    return tuple(sorted(rows, key=lambda row: (-row.repeats, -row.finished, row.technician, row.topic)))
