"""What the figures of service are folded from, and what comes out of it: frozen rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from desktop.domain.failure_rate import Rate
from desktop.domain.repair_clocks import Pause


class Paid(StrEnum):
    """Who pays a line of an order: the maker under warranty, the customer, or nobody yet."""

    COVERED = "covered"
    CUSTOMER = "customer"
    HELD = "held"


@dataclass(frozen=True, slots=True)
class Period:
    """Days from a first to a last one, counted in, with their moments; ``end`` is the first one behind it."""

    first: date
    last: date
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Job:
    """A work order as the figures need it.

    Attributes:
        topic: the class of its fault.
        technician: the name of who had it, "" for nobody.
        planned: it came from a plan, a trend or a rule, not from a report.
        responded_at: when somebody was first assigned.
        finished_at: when the work was done; ``back_at`` when the device was in use again.
        waits: pauses of the work.
        stamps: how its moments came in: scan, click, import, typed.
        last_day: of the device, when it was replaced or scrapped; None while it is in use.
    """

    number: str
    device: int
    serial: str
    model: str
    region: str
    topic: str
    technician: str
    planned: bool
    reported_at: datetime
    responded_at: datetime | None = None
    finished_at: datetime | None = None
    back_at: datetime | None = None
    response_due_at: datetime | None = None
    repair_due_at: datetime | None = None
    waits: tuple[Pause, ...] = ()
    stamps: tuple[str, ...] = ()
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class Cost:
    """A line of an order: what it is for (part, labour, travel, freight), who pays, pieces and yuan."""

    number: str
    device: int
    model: str
    region: str
    charge: str
    paid: Paid
    pieces: Decimal
    amount: Decimal
    on: date


@dataclass(frozen=True, slots=True)
class InUse:
    """A device in use.

    Attributes:
        since, until: first and last day; ``until`` None while it is in use.
        cost: what it was bought for; ``bought_on`` the day, ``months`` the useful life; None for not known.
    """

    id: int
    serial: str
    model: str
    region: str
    since: date
    until: date | None
    cost: Decimal | None = None
    bought_on: date | None = None
    months: int | None = None

    def days(self, first: date, last: date) -> int:
        """On how many days of a span it is in use."""
        until = last if self.until is None else min(self.until, last)
        return max((until - max(self.since, first)).days + 1, 0)


@dataclass(frozen=True, slots=True)
class FleetGroup:
    """So many devices of a model in a region that are in use since and until the same days, as in `InUse`."""

    model: str
    region: str
    since: date
    until: date | None
    devices: int = 1

    def days(self, first: date, last: date) -> int:
        """On how many days of a span one of them is in use."""
        until = last if self.until is None else min(self.until, last)
        return max((until - max(self.since, first)).days + 1, 0)


@dataclass(frozen=True, slots=True)
class Spread:
    """A number of spans in minutes: how many, the median, what nine in ten are within, the mean."""

    count: int
    median: float | None
    ninety: float | None
    mean: float | None


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    part: int
    whole: int

    @property
    def rate(self) -> float | None:
        """0 to 1; None of nothing."""
        return self.part / self.whole if self.whole else None


@dataclass(frozen=True, slots=True)
class Availability:
    """Device hours in use, those of them in which a device was down, and the share that remains."""

    hours: float
    down: float
    share: float | None


@dataclass(frozen=True, slots=True)
class GroupRate:
    """The failures of a model in a region: how many devices, and the rate with its interval."""

    model: str
    region: str
    devices: int
    rate: Rate


@dataclass(frozen=True, slots=True)
class Costs:
    """Yuan by who pays, and by what for."""

    total: Decimal
    paid: dict[Paid, Decimal]
    charges: dict[str, Decimal]


@dataclass(frozen=True, slots=True)
class DeviceFigures:
    """The five figures of one device (S2-46), in yuan.

    Attributes:
        repair: what all work on it cost.
        parts, pieces: spare parts used, as an amount and as a number.
        income: what the customer is charged.
        offsets: what the manufacturer is asked for under warranty.
        depreciation: of the period; None when cost, day or useful life is not known.
    """

    serial: str
    model: str
    region: str
    orders: int
    repair: Decimal
    parts: Decimal
    pieces: Decimal
    income: Decimal
    offsets: Decimal
    depreciation: Decimal | None


class Grouping(StrEnum):
    """By what the five figures are summed up."""

    MODEL = "model"
    REGION = "region"


@dataclass(frozen=True, slots=True)
class GroupFigures:
    """The five figures of all devices of a model or a region, as in `DeviceFigures`.

    Attributes:
        name: of the model or the region, "" for not known.
        devices: how many were in use.
        depreciation: of those devices of which it is known; None when it is of none.
    """

    by: Grouping
    name: str
    devices: int
    orders: int
    repair: Decimal
    parts: Decimal
    pieces: Decimal
    income: Decimal
    offsets: Decimal
    depreciation: Decimal | None


@dataclass(frozen=True, slots=True)
class Repeats:
    """Of a technician and a topic: finished orders, those decided, and those whose fault came back (S2-63)."""

    technician: str
    topic: str
    finished: int
    decided: int
    repeats: int


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything of a period.

    Attributes:
        response: report to first assignment.
        repair, repair_net: report to back in service; the second less what the customer caused.
        first_time: orders whose fault did not come back within 30 days, of those decided.
        kept_response, kept_repair: promises that were kept, of those that were due or done.
        planned: planned orders of all.
        scanned: time stamps that came from a scan, of all.
    """

    orders: int
    failures: int
    response: Spread
    repair: Spread
    repair_net: Spread
    first_time: Share
    undecided: int
    kept_response: Share
    kept_repair: Share
    availability: Availability
    planned: Share
    scanned: Share
    sources: dict[str, int]
    costs: Costs
    rates: tuple[GroupRate, ...]
    totals: tuple[GroupFigures, ...]
    devices: tuple[DeviceFigures, ...]
    repeats: tuple[Repeats, ...]


@dataclass(frozen=True, slots=True)
class World:
    """What the figures are folded from: every order, line and device in question, of any period.

    Attributes:
        devices: those that have an order, a line or a price; all of them when there is no ``fleet``.
        fleet: every device, in groups.
    """

    jobs: Sequence[Job]
    costs: Sequence[Cost]
    devices: Sequence[InUse]
    now: datetime
    today: date
    fleet: Sequence[FleetGroup] | None = None

    @property
    def groups(self) -> Sequence[FleetGroup]:
        """Every device, in groups."""
        if self.fleet is not None:
            return self.fleet
        return [FleetGroup(one.model, one.region, one.since, one.until) for one in self.devices]
