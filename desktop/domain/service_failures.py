"""What failed, by model and fault class and by model and part: the list that a manufacturer learns from (S2-27)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from statistics import median
from typing import Final

from desktop.domain.failure_rate import DAYS_OF_YEAR, Rate, failure_rate


class Handling(StrEnum):
    """What was said about a device when it came in."""

    DECONTAMINATED = "decontaminated"
    CONTAMINATED = "contaminated"
    NOT_SAID = "not_said"


@dataclass(frozen=True, slots=True)
class ChangedPart:
    """A part that went into the device; ``serial`` "" for goods without."""

    ref: str
    name: str
    name_en: str
    lot: str
    serial: str
    pieces: Decimal


@dataclass(frozen=True, slots=True)
class FailedOrder:
    """A failure with what was changed; nothing in it names a person, a hospital or a patient.

    Attributes:
        reported_on, finished_on: days at the centre; None while it is open.
        age_days: since the device was installed; None when that day is not known.
    """

    number: str
    serial: str
    model: str
    region: str
    topic: str
    reported_on: date
    finished_on: date | None
    age_days: int | None
    handling: Handling
    parts: tuple[ChangedPart, ...] = ()


@dataclass(frozen=True, slots=True)
class Cases:
    """What some failures have in common: ``ages`` are the least, the median and the greatest, in days.

    Attributes:
        age_unknown: orders whose device has no day of installation.
        orders: their numbers, by day of the report.
    """

    failures: int
    devices: int
    first: date
    last: date
    ages: tuple[int, float, int] | None
    age_unknown: int
    handling: Mapping[Handling, int]
    orders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FaultRow:
    """The failures of a model by fault class; ``fleet`` devices of the model were in use."""

    model: str
    topic: str
    fleet: int
    rate: Rate
    cases: Cases


@dataclass(frozen=True, slots=True)
class PartRow:
    """The failures of a model for which a lot of a part was changed; ``ref`` "" for those without a part.

    Attributes:
        serials: of the pieces, where they have any.
        topics: how many of the failures are of which fault class.
    """

    model: str
    ref: str
    name: str
    name_en: str
    lot: str
    serials: tuple[str, ...]
    pieces: Decimal
    topics: Mapping[str, int]
    cases: Cases


@dataclass(frozen=True, slots=True)
class FailureList:
    """The whole list.

    Attributes:
        faults: adds up to all failures, each once.
        parts: for each model, the rows without a part and the orders with any add up to its failures; an order for
            which two parts were changed stands in two rows.
        orders: every failure, by model, fault class and day.
        other_maker, maker_unknown: failures of devices that are not the receiver's, or of which nobody can say.
        other_parts: pieces of other makers that went into the receiver's devices; they are not listed.
    """

    faults: tuple[FaultRow, ...]
    parts: tuple[PartRow, ...]
    orders: tuple[FailedOrder, ...]
    other_maker: int = 0
    maker_unknown: int = 0
    other_parts: Decimal = Decimal(0)

    @property
    def failures(self) -> int:
        """How many are listed."""
        return len(self.orders)

    @property
    def with_part(self) -> int:
        """For how many of them a part was changed."""
        return sum(bool(order.parts) for order in self.orders)


Fleet = Mapping[str, tuple[int, int]]
"""By model: how many devices were in use, and on how many days together."""
_NO_PART: Final = ChangedPart("", "", "", "", "", Decimal(0))


def failure_list(orders: Iterable[FailedOrder], fleet: Fleet) -> FailureList:
    """Group failures by model and fault class, and by model and part; the most frequent of a model first."""
    listed = tuple(sorted(orders, key=lambda one: (one.model, one.topic, one.reported_on, one.number)))
    return FailureList(_faults(listed, fleet), _parts(listed), listed)


def _faults(orders: Iterable[FailedOrder], fleet: Fleet) -> tuple[FaultRow, ...]:
    groups: dict[tuple[str, str], list[FailedOrder]] = defaultdict(list)
    for order in orders:
        groups[order.model, order.topic].append(order)
    rows = []
    for (model, topic), mine in groups.items():
        devices, days = fleet.get(model, (0, 0))
        rows.append(FaultRow(model, topic, devices, failure_rate(len(mine), days / DAYS_OF_YEAR), cases(mine)))
    return tuple(sorted(rows, key=lambda row: (row.model, -row.cases.failures, row.topic)))


def _parts(orders: Iterable[FailedOrder]) -> tuple[PartRow, ...]:
    groups: dict[tuple[str, str, str], list[tuple[FailedOrder, ChangedPart]]] = defaultdict(list)
    for order in orders:
        for part in order.parts or (_NO_PART,):
            groups[order.model, part.ref, part.lot].append((order, part))
    rows = [_part(model, lot, found) for (model, _ref, lot), found in groups.items()]
    return tuple(sorted(rows, key=lambda row: (row.model, not row.ref, -row.cases.failures, row.ref, row.lot)))


def _part(model: str, lot: str, found: Sequence[tuple[FailedOrder, ChangedPart]]) -> PartRow:
    part = found[0][1]
    orders = list({order.number: order for order, _part in found}.values())
    serials = tuple(sorted(one.serial for _order, one in found if one.serial))
    pieces = sum((one.pieces for _order, one in found), Decimal(0))
    topics = dict(sorted(Counter(order.topic for order in orders).items()))
    return PartRow(model, part.ref, part.name, part.name_en, lot, serials, pieces, topics, cases(orders))


def cases(orders: Sequence[FailedOrder]) -> Cases:
    """What some failures, at least one, have in common."""
    days = [one.reported_on for one in orders]
    known = [one.age_days for one in orders if one.age_days is not None]
    told = Counter(one.handling for one in orders)
    return Cases(
        len(orders),
        len({(one.model, one.serial) for one in orders}),
        min(days),
        max(days),
        (min(known), float(median(known)), max(known)) if known else None,
        len(orders) - len(known),
        {one: told[one] for one in Handling},
        tuple(one.number for one in sorted(orders, key=lambda one: (one.reported_on, one.number))),
    )
