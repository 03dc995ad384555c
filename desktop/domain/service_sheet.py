"""The management sheet: cost, performance and compliance on one page, each figure with its list (S2-31, S2-04)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Final

from desktop.domain.money import rounded
from desktop.domain.repair_clocks import repair_time
from desktop.domain.service_rows import Figures, Job, Paid, Period, Share
from desktop.domain.service_stock import StockValue


class Part(StrEnum):
    """What a figure is about."""

    COST = "cost"
    PERFORMANCE = "performance"
    COMPLIANCE = "compliance"


class Unit(StrEnum):
    """What it is counted in."""

    YUAN = "yuan"
    MINUTES = "minutes"
    PER_CENT = "per_cent"
    COUNT = "count"
    DAYS = "days"


Value = float | int | Decimal | None
"""None: no cases, or nobody can know it."""


PROMISED: Final = ("late", "running_late", "unread")


@dataclass(frozen=True, slots=True)
class Behind:
    """A row behind a figure.

    Attributes:
        kind: what it is, a stable word such as ``order`` or ``expired``.
        name: number, serial number or code.
        detail: in words of the rows themselves; of what is `PROMISED` the code of the rule.
        on: its day or moment; ``value`` in the unit of the figure.
    """

    kind: str
    name: str
    detail: str = ""
    on: date | datetime | None = None
    value: Value = None


@dataclass(frozen=True, slots=True)
class SheetFigure:
    """One figure.

    Attributes:
        key: its stable name; also that of its baseline.
        cases: how many stand behind it; None where there is nothing to count.
        before: the same of the span before, or at its end.
        base: what it was before the program came; None when nobody measured it.
        rows: its list.
    """

    key: str
    part: Part
    unit: Unit
    value: Value
    cases: int | None
    before: Value
    rows: tuple[Behind, ...] = ()
    base: Decimal | None = None


HEADLINES: Final = ("response_median", "stock_outs", "cost_per_device", "gaps")
"""What the consequences to prevent are told by: slow repair, missing parts, cost, findings at an inspection (S2-04)."""

_MINUTE: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Half:
    """What a period says: its figures, its orders, how often work waited for a part, and the stock at its end."""

    period: Period
    told: Figures
    jobs: Sequence[Job]
    outs: tuple[Behind, ...]
    stock: StockValue

    @property
    def fleet(self) -> int:
        """Devices that were in use."""
        return sum(one.devices for one in self.told.rates)

    @property
    def per_device(self) -> Decimal | None:
        """Yuan for each device in use, to the fen."""
        return rounded(self.told.costs.total / self.fleet) if self.fleet else None

    def mine(self) -> list[Job]:
        """The orders that were reported in the period."""
        return [job for job in self.jobs if self.period.start <= job.reported_at < self.period.end]


def costs(now: Half, before: Half) -> tuple[SheetFigure, ...]:
    """What service cost, inside and outside the warranty and for each device."""
    whole, was = now.told.costs, before.told.costs
    devices = now.told.devices
    spent = _devices((one.serial, one.model, one.repair) for one in devices)
    covered = _devices((one.serial, one.model, one.offsets) for one in devices)
    charged = _devices((one.serial, one.model, one.income) for one in devices)
    parts = tuple(Behind("part", row.ref, f"{row.name} · {row.owner}", value=row.value) for row in now.stock.rows)
    held = _devices((one.serial, one.model, one.repair - one.offsets - one.income) for one in devices)
    groups = tuple(
        Behind("group", one.name or "–", one.by.value, value=one.repair) for one in now.told.totals if one.repair
    )
    paid = (
        (Paid.COVERED, "cost_covered", covered),
        (Paid.CUSTOMER, "cost_customer", charged),
        (Paid.HELD, "cost_held", held),
    )
    return (
        SheetFigure("cost", Part.COST, Unit.YUAN, whole.total, now.told.orders, was.total, spent),
        *(
            SheetFigure(key, Part.COST, Unit.YUAN, whole.paid[kind], len(rows), was.paid[kind], rows)
            for kind, key, rows in paid
        ),
        SheetFigure("cost_per_device", Part.COST, Unit.YUAN, now.per_device, now.fleet, before.per_device, groups),
        SheetFigure("stock", Part.COST, Unit.YUAN, now.stock.value, len(parts), before.stock.value, parts),
    )


def _devices(rows: Iterable[tuple[str, str, Decimal]]) -> tuple[Behind, ...]:
    return tuple(Behind("device", serial, model, value=amount) for serial, model, amount in rows if amount)


def performance(now: Half, before: Half) -> tuple[SheetFigure, ...]:
    """How quick and how good service was."""
    told, was, mine = now.told, before.told, now.mine()
    answered = _timed((job, job.responded_at) for job in mine)
    failed = [job for job in mine if not job.planned]
    ended = [(job, job.back_at or job.finished_at) for job in failed]
    back = _timed(ended)
    net = tuple(
        Behind("order", job.number, job.serial, job.reported_at,
               repair_time(job.reported_at, end, job.waits).without_customer / _MINUTE)
        for job, end in ended if end is not None
    )  # fmt: skip
    again = tuple(
        Behind("repeats", one.topic, one.technician, value=one.repeats) for one in told.repeats if one.repeats
    )
    down = tuple(Behind("order", job.number, job.serial, job.reported_at) for job in failed)
    return (
        _minutes("response_median", told.response.median, answered, was.response.median),
        _minutes("response_ninety", told.response.ninety, answered, was.response.ninety),
        _minutes("repair_mean", told.repair.mean, back, was.repair.mean),
        _minutes("repair_net_mean", told.repair_net.mean, net, was.repair_net.mean),
        _share("first_time_fix", told.first_time, was.first_time, again),
        SheetFigure("availability", Part.PERFORMANCE, Unit.PER_CENT, _hundredths(told.availability.share),
                    told.failures, _hundredths(was.availability.share), down),
        SheetFigure("stock_outs", Part.PERFORMANCE, Unit.COUNT, len(now.outs), told.orders, len(before.outs), now.outs),
    )  # fmt: skip


def _timed(jobs: Iterable[tuple[Job, datetime | None]]) -> tuple[Behind, ...]:
    """Orders with their minutes, the longest first."""
    rows = [
        Behind("order", job.number, job.serial, job.reported_at, max((end - job.reported_at) / _MINUTE, 0.0))
        for job, end in jobs
        if end is not None
    ]
    return tuple(sorted(rows, key=lambda row: -float(row.value or 0)))


def _minutes(key: str, value: Value, rows: tuple[Behind, ...], before: Value) -> SheetFigure:
    return SheetFigure(key, Part.PERFORMANCE, Unit.MINUTES, value, len(rows), before, rows)


def _share(key: str, now: Share, before: Share, rows: tuple[Behind, ...]) -> SheetFigure:
    return SheetFigure(key, Part.PERFORMANCE, Unit.PER_CENT, per_cent(now.rate), now.whole, per_cent(before.rate), rows)


def per_cent(rate: float | None) -> Decimal | None:
    """A share to a tenth of a per cent."""
    return None if rate is None else Decimal(f"{100 * rate:.1f}")


def _hundredths(share: float | None) -> Decimal | None:
    return None if share is None else Decimal(f"{100 * share:.2f}")


def compliance(now: dict[str, tuple[Behind, ...]], before: dict[str, tuple[Behind, ...]]) -> tuple[SheetFigure, ...]:
    """The open gaps, all together first, then each kind: at the end of the period, and of the one before."""
    whole = tuple(row for rows in now.values() for row in rows)
    was = sum(len(rows) for rows in before.values())
    return (
        _gap("gaps", whole, was),
        *(_gap(key, rows, len(before[key])) for key, rows in now.items()),
    )


def _gap(key: str, rows: tuple[Behind, ...], before: int) -> SheetFigure:
    return SheetFigure(key, Part.COMPLIANCE, Unit.COUNT, len(rows), None, before, rows)
