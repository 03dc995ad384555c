"""A centre's devices, their failures and their maintenance, as the night looks at them; pure folds over frozen rows."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from statistics import median
from typing import Final

from desktop.domain.failure_rate import DAYS_OF_YEAR
from desktop.domain.prevention import Environment, Interval, Worked
from desktop.domain.reliability import Lives


@dataclass(frozen=True, slots=True)
class FleetDevice:
    """A device in use.

    Attributes:
        since: the day of installation, or that of its registration when nobody knows it.
        installed_on: None when it is not known.
    """

    id: int
    serial: str
    model: str
    line: str
    region: str
    site: int
    partner: int
    since: date
    installed_on: date | None


@dataclass(frozen=True, slots=True)
class Failure:
    """An order that was not planned: when it was reported, and what failed; ``id`` grows in the order of entry."""

    id: int
    device: int
    on: date
    fault_class: str
    number: str


@dataclass(frozen=True, slots=True)
class Usage:
    """The first and the last reading of a meter within a year: days, and totals; ``total`` is the last one."""

    first_on: date
    last_on: date
    first: Decimal
    total: Decimal


@dataclass(frozen=True, slots=True)
class Scope:
    """Which devices a plan or rule speaks of; "" for all."""

    site: int
    model: str = ""
    line: str = ""
    region: str = ""
    serial: str = ""

    def covers(self, device: FleetDevice) -> bool:
        """Whether it speaks of a device."""
        wanted = (self.model, self.line, self.region, self.serial)
        has = (device.model, device.line, device.region, device.serial)
        return device.site == self.site and all(one in ("", other) for one, other in zip(wanted, has, strict=True))


@dataclass(frozen=True, slots=True)
class Plan:
    """A maintenance plan as the night needs it."""

    code: str
    version: int
    name: str
    scope: Scope
    interval: Interval
    meter: str
    lead_days: int
    minutes: int
    automatic: bool


@dataclass(frozen=True, slots=True)
class Fleet:
    """Everything of a centre that a night needs.

    Attributes:
        failures: by device, in the order of their days.
        worked: by plan and device.
        usage: by device and meter.
        known_from: the day of the first order of all; what failed before it is not known.
    """

    devices: Sequence[FleetDevice]
    failures: Mapping[int, Sequence[Failure]]
    worked: Mapping[tuple[str, int], Worked] = field(default_factory=dict)
    usage: Mapping[tuple[int, str], Usage] = field(default_factory=dict)
    environments: Mapping[int, Environment] = field(default_factory=dict)
    known_from: date | None = None


UNKNOWN_WORK: Final = Worked(0, None, None)
LEAST_USE_DAYS: Final = 14
"""A rate of use from fewer days says more about the week than about the device."""


def by_model(devices: Iterable[FleetDevice]) -> dict[str, list[FleetDevice]]:
    """Devices by model; those without a model are left out, nothing can be learned for them."""
    found: dict[str, list[FleetDevice]] = defaultdict(list)
    for device in devices:
        if device.model:
            found[device.model].append(device)
    return found


def lives(fleet: Fleet, devices: Iterable[FleetDevice], today: date) -> Lives:
    """Lives in days of some devices until today.

    The first life of a device counts only when its beginning was seen: a known installation not before the records.
    What was fitted to a model whose early failures nobody recorded would call it better than it is.
    """
    failed: list[float] = []
    running: list[float] = []
    for device in devices:
        begin = _seen_beginning(fleet, device)
        for failure in fleet.failures.get(device.id, ()):
            if begin is not None and failure.on >= begin:
                failed.append(float((failure.on - begin).days))
            begin = failure.on if begin is None else max(begin, failure.on)
        if begin is not None and begin <= today:
            running.append(float((today - begin).days))
    return Lives(failed, running)


def _seen_beginning(fleet: Fleet, device: FleetDevice) -> date | None:
    if device.installed_on is None:
        return None
    seen = fleet.known_from is None or device.installed_on >= fleet.known_from
    return device.installed_on if seen else None


def age(fleet: Fleet, device: FleetDevice, today: date) -> int | None:
    """Days since the last failure, or since the installation; None when neither is known."""
    failures = fleet.failures.get(device.id, ())
    begin = failures[-1].on if failures else device.installed_on
    return None if begin is None else max((today - begin).days, 0)


def recent(fleet: Fleet, device: int, today: date, days: int) -> int:
    """How often a device failed within the last so many days."""
    first = today - timedelta(days=days)
    return sum(first < failure.on <= today for failure in fleet.failures.get(device, ()))


def years_in_use(devices: Iterable[FleetDevice], first: date, last: date) -> float:
    """Device-years of devices in use, both days counted in."""
    days = sum(max(0, (last - max(device.since, first)).days + 1) for device in devices)
    return days / DAYS_OF_YEAR


def daily_use(fleet: Fleet) -> dict[int, float]:
    """What a meter of each device counts a day; the meter with the longest record."""
    found: dict[int, tuple[int, float]] = {}
    for (device, _meter), usage in sorted(fleet.usage.items()):
        days = (usage.last_on - usage.first_on).days
        if days >= LEAST_USE_DAYS and days > found.get(device, (0, 0.0))[0]:
            found[device] = days, float(usage.total - usage.first) / days
    return {device: rate for device, (_days, rate) in found.items()}


def relative_use(fleet: Fleet) -> dict[int, float]:
    """The daily use of each device as a multiple of the median of its model; at least three are needed for one."""
    use, models = daily_use(fleet), by_model(fleet.devices)
    found: dict[int, float] = {}
    for devices in models.values():
        rates = [use[device.id] for device in devices if device.id in use]
        middle = median(rates) if len(rates) > 2 else 0.0  # a median of two is their mean
        if middle > 0:
            found |= {device.id: use[device.id] / middle for device in devices if device.id in use}
    return found


def groups(devices: Iterable[FleetDevice]) -> Iterator[tuple[tuple[str, str], list[FleetDevice]]]:
    """Devices by model and region, sorted."""
    found: dict[tuple[str, str], list[FleetDevice]] = defaultdict(list)
    for device in devices:
        if device.model:
            found[device.model, device.region].append(device)
    yield from sorted(found.items())
