"""Reading the management sheet: two periods from one reading, and the gaps at the end of each (S2-31, S2-04)."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from desktop.domain.clock import local_day
from desktop.domain.repairs import PauseReason, RepairEventKind, RepairState
from desktop.domain.service_figures import fold
from desktop.domain.service_rows import Period, World
from desktop.domain.service_sheet import (
    Behind,
    Half,
    Part,
    SheetFigure,
    Unit,
    compliance,
    costs,
    per_cent,
    performance,
)
from desktop.models.device import Device
from desktop.models.party import Site
from desktop.models.repair import RepairEvent, RepairOrder
from desktop.queries.on_time import OnTime, OnTimeAsked, on_time_rates, on_time_rows
from desktop.queries.service_asked import Asked, days_of, narrowed, period_of, span_before
from desktop.queries.service_figures import baselines, read_world
from desktop.queries.service_gaps import gaps
from desktop.queries.service_stock import part_stock

_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class SheetAsked:
    """Which sheet.

    Attributes:
        asked: the period, and what it is narrowed to.
        now: of the reading; gaps are told as of the end of the period, but not later than now.
        backed_up_at: when this computer made its last good backup, which proved the ledger; None when it knows of none.
    """

    asked: Asked
    now: datetime
    backed_up_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """The figures, and the moments at which the gaps were looked at."""

    asked: Asked
    gaps_at: datetime
    gaps_before_at: datetime
    figures: tuple[SheetFigure, ...]

    def named(self, key: str) -> SheetFigure:
        """The figure of a name."""
        return next(one for one in self.figures if one.key == key)


def management_sheet(connection: Connection, wanted: SheetAsked) -> Sheet:
    """The sheet of a period beside that of as many days before it.

    Gaps are those of the centre: they are not narrowed to a model, a region or a customer.

    Raises:
        Refusal: ``unknown_site``, ``ends_before_it_begins``.
    """
    asked, period, zone = period_of(connection, wanted.asked)
    earlier = span_before(asked)
    world, _both, _zone = read_world(connection, replace(asked, first=earlier.first), wanted.now)
    now = _half(connection, world, asked, period, zone)
    before = _half(connection, world, earlier, days_of(earlier, zone), zone)
    ends = min(period.end, wanted.now), min(before.period.end, wanted.now)
    open_now, open_then = (gaps(connection, asked.site, moment, zone) for moment in ends)
    figures = (
        *costs(now, before),
        *performance(now, before),
        _on_time(connection, asked, wanted.now, (period, before.period)),
        *compliance(open_now, open_then),
        *_backup(wanted),
    )
    known = {row.measure: row.value for row in baselines(connection)}
    told = tuple(replace(one, base=known.get(one.key)) for one in figures)
    return Sheet(asked, *ends, told)


def _half(connection: Connection, world: World, asked: Asked, period: Period, zone: ZoneInfo) -> Half:
    told = fold(world, period, lambda moment: local_day(moment, zone))
    return Half(period, told, world.jobs, _outs(connection, asked, period), part_stock(connection, asked))


def _outs(connection: Connection, asked: Asked, period: Period) -> tuple[Behind, ...]:
    """Each time that work on an order began to wait for a part."""
    columns: list[Any] = [RepairOrder.number, Device.serial, RepairEvent.at]
    waited = select(*columns).join(RepairOrder, RepairOrder.id == RepairEvent.order_id)
    waited = waited.join(Device, Device.id == RepairOrder.device_id).join(Site, Site.id == RepairOrder.site_id)
    waited = waited.where(
        RepairEvent.event == RepairEventKind.PAUSED,
        RepairEvent.reason == PauseReason.WAITS_FOR_PART,
        RepairEvent.at >= period.start,
        RepairEvent.at < period.end,
        RepairOrder.state != RepairState.CANCELLED,
        *narrowed(asked, customer=RepairOrder.customer),
    )
    rows = connection.execute(waited.order_by(RepairEvent.at, RepairEvent.id))
    return tuple(Behind("order", number, serial, at) for number, serial, at in rows)


def _on_time(connection: Connection, asked: Asked, now: datetime, periods: tuple[Period, Period]) -> SheetFigure:
    """Promises with a weight that were kept, of those due; the list is of those that were not."""
    questions = [OnTimeAsked(one.start, one.end, asked.site) for one in periods]
    told, was = (on_time_rates(connection, one, now)[-1] for one in questions)
    late = (
        Behind(row.outcome, row.document, row.rule, row.due_at)
        for row in on_time_rows(connection, questions[0], now)
        if row.outcome != "on_time" and row.weight
    )
    return SheetFigure("on_time", Part.PERFORMANCE, Unit.PER_CENT, _rate(told), told.due, _rate(was), tuple(late))


def _rate(one: OnTime) -> Any:
    return None if one.rate is None else per_cent(float(one.rate))


def _backup(wanted: SheetAsked) -> tuple[SheetFigure, ...]:
    """How old the last good backup and the last proof of the ledger are; they are the same one."""
    made = wanted.backed_up_at
    rows = () if made is None else (Behind("backup", made.date().isoformat(), "", made),)
    age = None if made is None else max((wanted.now - made) // _DAY, 0)
    return tuple(
        SheetFigure(key, Part.COMPLIANCE, Unit.DAYS, age, None, None, rows) for key in ("backup_age", "proof_age")
    )
