"""The emergency green channel: milestones, drives, the forecast arrival and its colour (S1-26, S1-33).

From the call to the hospital's receipt a contract gives four hours. The first 45 minutes are ours: 10 to accept, 20 to
pick, 5 to pack and 10 to hand over; the rest is the drive. The forecast is now, plus what is left of our minutes, plus
the drive at the speed of each hour of the day.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from decimal import Decimal
from enum import StrEnum
from typing import Final

RADIUS_KM: Final = Decimal("150.0")
"""A centre covers the hospitals within this great-circle distance; 150.0 km itself is in (S1-33)."""

USUAL_SPEED: Final = 55
"""km/h on the road when nothing else is entered."""

HOURS: Final = 24
MARGIN: Final = timedelta(minutes=15)
"""So much of the reserve must be left; a forecast that eats into it is amber."""

_EARTH_KM: Final = 6371.0088
_HOUR: Final = timedelta(hours=1)
_MINUTE: Final = timedelta(minutes=1)
_MICROSECOND: Final = timedelta(microseconds=1)


class OrderState(StrEnum):
    """How far an emergency order is."""

    OPEN = "open"
    ACCEPTED = "accepted"
    PICKED = "picked"
    PACKING = "packing"
    PACKED = "packed"
    ON_THE_WAY = "on_the_way"
    RECEIVED = "received"
    CANCELLED = "cancelled"


AT_DESK: Final = (OrderState.OPEN, OrderState.ACCEPTED, OrderState.PICKED, OrderState.PACKING, OrderState.PACKED)
"""The goods have not left yet."""

TO_PICK: Final = (OrderState.OPEN, OrderState.ACCEPTED)
"""Something is still to be picked."""

RUNNING: Final = (*AT_DESK, OrderState.ON_THE_WAY)
"""Its clock runs."""


class MilestoneKind(StrEnum):
    """The six moments that the evidence sheet accounts for, in their order."""

    CALLED = "called"
    ACCEPTED = "accepted"
    PICKED = "picked"
    PACKED = "packed"
    HANDED_OVER = "handed_over"
    RECEIVED = "received"


BUDGET: Final[dict[MilestoneKind, timedelta]] = {
    MilestoneKind.ACCEPTED: timedelta(minutes=10),
    MilestoneKind.PICKED: timedelta(minutes=20),
    MilestoneKind.PACKED: timedelta(minutes=5),
    MilestoneKind.HANDED_OVER: timedelta(minutes=10),
}
"""How long each of our own steps may take: 45 minutes in all."""

LIMITS: Final[dict[MilestoneKind, str]] = {
    MilestoneKind.ACCEPTED: "order_accepted",
    MilestoneKind.PACKED: "order_packed",
    MilestoneKind.HANDED_OVER: "order_handed_over",
}
"""The internal clocks that the milestones close (`desktop.domain.deadlines`)."""

ORDER_CLOCK: Final = "emergency_order"


class Outlook(StrEnum):
    """How the forecast stands against the deadline."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


@dataclass(frozen=True, slots=True)
class Forecast:
    """When the goods will be at the hospital.

    Attributes:
        arrival: None when nobody can say: no road is known, or the goods are nowhere.
        reserve: from the arrival to the deadline; below zero when it will be late.
    """

    arrival: datetime | None
    reserve: timedelta | None
    outlook: Outlook

    @property
    def keeps(self) -> bool:
        """Whether the deadline can still be kept."""
        return self.outlook is not Outlook.RED


def preparation_left(done: MilestoneKind, done_at: datetime, now: datetime) -> timedelta:
    """What is left of our minutes after the last milestone; a step that overruns costs what the others need still."""
    steps = list(MilestoneKind)
    left = [BUDGET[kind] for kind in steps[steps.index(done) + 1 :] if kind in BUDGET]
    if not left:
        return timedelta(0)
    gone = max(now - done_at, timedelta(0))
    return max(left[0] - gone, timedelta(0)) + sum(left[1:], timedelta(0))


def drive(road_km: Decimal, starts: datetime, zone: tzinfo, speeds: Sequence[int]) -> timedelta:
    """How long a road takes, in whole minutes rounded up.

    Args:
        road_km: the length of the road.
        starts: the departure.
        zone: the site's; it says which hour of the day it is.
        speeds: km/h for each of the 24 hours of the day, all above zero; empty for `USUAL_SPEED`.
    """
    # Whole numbers, because a list reckons thousands of roads: the road in km x microseconds of an hour.
    length, parts = road_km.as_integer_ratio()
    left, gone = length * (_HOUR // _MICROSECOND), 0
    for speed, lasts in _hours(starts, zone, speeds):
        reach = speed * lasts * parts
        if reach >= left:
            return timedelta(minutes=-(-(gone * speed * parts + left) // (_MINUTE // _MICROSECOND * speed * parts)))
        left, gone = left - reach, gone + lasts
    raise AssertionError("a day has no end")


def _hours(starts: datetime, zone: tzinfo, speeds: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The speed of each hour from the departure on, with how many microseconds of the hour are driven."""
    at = starts.astimezone(UTC)
    while True:
        local = at.astimezone(zone)
        into = timedelta(minutes=local.minute, seconds=local.second, microseconds=local.microsecond)
        lasts = _HOUR - into
        yield speeds[local.hour] if speeds else USUAL_SPEED, lasts // _MICROSECOND
        at += lasts


def outlook(arrival: datetime | None, due: datetime) -> Outlook:
    """Green while the forecast keeps its margin, amber when it eats it, red when it passes the due moment."""
    if arrival is None or arrival > due:
        return Outlook.RED
    return Outlook.AMBER if arrival + MARGIN > due else Outlook.GREEN


def forecast(arrival: datetime | None, due: datetime) -> Forecast:
    """A forecast arrival against its deadline; as for the promise itself, whole seconds count."""
    last = due.replace(microsecond=0)
    if arrival is None:
        return Forecast(None, None, outlook(None, last))
    there = arrival.replace(microsecond=0)
    return Forecast(arrival, last - there, outlook(there, last))


def great_circle_km(here: tuple[Decimal, Decimal], there: tuple[Decimal, Decimal]) -> Decimal:
    """The distance of two points on the globe in km with one decimal; each is (latitude, longitude) in degrees.

    The haversine formula on a sphere of the earth's mean radius (IUGG: 6371.0088 km).
    """
    (lat1, lon1), (lat2, lon2) = ((math.radians(float(one)) for one in point) for point in (here, there))
    square = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return Decimal(2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(square)))).quantize(Decimal("0.1"))


def in_radius(great_circle: Decimal) -> bool:
    """Whether a centre covers a hospital at this distance in km; 150.0 itself is in (S1-33)."""
    return great_circle <= RADIUS_KM


def read_speeds(text: str) -> tuple[int, ...]:
    """The speeds as they are kept: 24 whole km/h with commas between, or "" for the usual speed."""
    return tuple(int(part) for part in text.split(",")) if text else ()
