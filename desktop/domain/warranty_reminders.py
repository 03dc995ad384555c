"""When somebody is reminded of a warranty: at its start, in its middle, some days before its end, and at its end.

The days follow from the first and the last covered day alone. What was told stays told; what still waits is dropped and
reckoned anew whenever the days change (S2-20, S2-21, S2-37).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

START: Final = "start"
MIDDLE: Final = "middle"
LEFT: Final = "left"
END: Final = "end"
EVENTS: Final = (START, MIDDLE, LEFT, END)
ONCE: Final = frozenset({START, MIDDLE})
"""Told once for a first covered day, also when the last one moves."""

GRACE_DAYS: Final = 30
"""A device that is entered late is still told what came due not longer ago than this."""


class Told(StrEnum):
    """Who is told."""

    CUSTOMER = "customer"
    DEALER = "dealer"
    ENGINEER = "engineer"


class Dropped(StrEnum):
    """Why a reminder that waited will not come."""

    EXTENSION = "extension"
    VOID = "void"
    SUSPENSION = "suspension"
    DATES = "dates"
    POLICY = "policy"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Policy:
    """Who is told of what.

    Attributes:
        days: before the last covered day.
        told: by event; `LEFT` stands for all the days before the end.
        id: its key, 0 for the shipped one.
    """

    days: tuple[int, ...] = (60, 30, 7)
    told: Mapping[str, tuple[Told, ...]] = field(default_factory=lambda: SHIPPED_TOLD)
    id: int = 0

    def told_of(self, event: str) -> tuple[Told, ...]:
        """Who is told of an event."""
        return tuple(self.told.get(LEFT if event.startswith(f"{LEFT}_") else event, ()))


SHIPPED_TOLD: Final[Mapping[str, tuple[Told, ...]]] = MappingProxyType(
    {
        START: (Told.CUSTOMER,),
        MIDDLE: (Told.CUSTOMER,),
        LEFT: (Told.CUSTOMER, Told.DEALER, Told.ENGINEER),
        END: (Told.CUSTOMER, Told.DEALER, Told.ENGINEER),
    }
)
SHIPPED: Final = Policy()


@dataclass(frozen=True, slots=True)
class Due:
    """An event and its calendar day."""

    event: str
    on: date


@dataclass(frozen=True, slots=True)
class Days:
    """What reminders are reckoned from.

    Attributes:
        first, last: covered days, both counted in; None when nothing is covered or nobody can say.
        resting: runs of days on which the warranty is suspended.
    """

    first: date | None = None
    last: date | None = None
    resting: tuple[tuple[date, date], ...] = ()


def due_days(days: Days, policy: Policy) -> tuple[Due, ...]:
    """All reminders of a warranty, in the order of their days.

    The middle is the day that has as many days before it as after it, the earlier one of two. Nothing is told on a day
    on which the warranty rests.
    """
    first, last = days.first, days.last
    if first is None or last is None or last < first:
        return ()
    found = [Due(START, first), Due(MIDDLE, first + timedelta(days=(last - first).days // 2))]
    ahead = [(left, last - timedelta(days=left)) for left in sorted(set(policy.days), reverse=True)]
    found += [Due(f"{LEFT}_{left}", on) for left, on in ahead if on >= first]
    found.append(Due(END, last))
    awake = [one for one in found if not any(begins <= one.on <= ends for begins, ends in days.resting)]
    return tuple(sorted(awake, key=lambda one: one.on))


@dataclass(frozen=True, slots=True)
class Before:
    """What is there already: what waits, what was told, and which events of `ONCE` were told for this first day."""

    waiting: frozenset[Due] = frozenset()
    sent: frozenset[Due] = frozenset()
    once: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Replanned:
    """What is dropped, and what is planned anew."""

    dropped: tuple[Due, ...] = ()
    planned: tuple[Due, ...] = ()


def replan(days: Days, policy: Policy, before: Before, since: date, today: date) -> Replanned:
    """The difference between what waits and what the days ask for.

    What waits although its day is over was missed while nothing ran; it is still told, unless nothing is covered.

    Args:
        days: as they are now.
        policy: how many days before the end.
        before: what is there.
        since: what lies before this day is not planned any more.
        today: the calendar day at the centre.
    """
    wanted = frozenset(due_days(days, policy))
    missed = frozenset(one for one in before.waiting if one.on < today and days.last is not None)
    gone = before.waiting - wanted - missed
    once = before.once | {one.event for one in missed if one.event in ONCE}
    fresh = [one for one in wanted - before.waiting - before.sent if one.on >= since and one.event not in once]
    return Replanned(_sorted(gone), _sorted(fresh))


def _sorted(found: Iterable[Due]) -> tuple[Due, ...]:
    return tuple(sorted(found, key=lambda one: (one.on, one.event)))
