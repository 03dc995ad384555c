"""Deadlines: rules with stages, and their due moments.

An elapsed clock of 24 h ends 24 h later to the second, whatever the wall clock does in between. A calendar clock of n
days ends with the last second of day n, day 0 being the local day of the event (S1-12, S1-45). Late is what happens
after the due second: 06:10:00 is on time, 06:10:01 is late (S1-26).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from desktop.domain.errors import Refusal


class Basis(StrEnum):
    """Where a promise comes from: the contract never hides the law (X-03)."""

    CONTRACT = "contract"
    LEGAL = "legal"
    INTERNAL = "internal"


class ClockKind(StrEnum):
    """How time is counted."""

    ELAPSED = "elapsed"
    CALENDAR = "calendar"


@dataclass(frozen=True, slots=True)
class Stage:
    """A moment before the due one: a part of the whole time gone, or a span left; exactly one is given.

    Attributes:
        part: per cent of the time from opening to due, 1 to 100.
        left: before the due moment, whole seconds.
    """

    part: int | None = None
    left: timedelta | None = None

    @property
    def code(self) -> str:
        """Its stable word: ``part_50``, ``left_1800`` (seconds)."""
        if self.left is not None:
            return f"left_{round(self.left.total_seconds())}"
        return f"part_{self.part}"

    def fires_at(self, opened: datetime, due: datetime) -> datetime:
        """When it is told."""
        if self.left is not None:
            return due - self.left
        assert self.part is not None  # noqa: S101  # one of the two is given
        return opened + (due - opened) * self.part / 100


OVERDUE: Final = "overdue"
"""The stage that every deadline has: the first second that is late."""

_SECOND: Final = timedelta(seconds=1)
_STAGE: Final = re.compile(r"(part|left)_([1-9][0-9]{0,8})", re.ASCII)
_WHOLE: Final = 100


def read_stage(code: str) -> Stage:
    """The stage of a word.

    Raises:
        Refusal: ``bad_stage``.
    """
    found = _STAGE.fullmatch(code)
    number = int(found[2]) if found else 0
    if found is None or (found[1] == "part" and number > _WHOLE):
        raise Refusal("bad_stage", stage=code)
    return Stage(part=number) if found[1] == "part" else Stage(left=timedelta(seconds=number))


@dataclass(frozen=True, slots=True)
class Rule:
    """How long a promise lasts, who is told on the way, and what it counts; one of ``elapsed`` and ``days`` is given.

    Attributes:
        code: its stable word.
        elapsed: for an elapsed clock.
        days: for a calendar clock.
        stages: when somebody is told before the due moment; `OVERDUE` comes by itself.
        told: the roles (`desktop.domain.permissions.Role`) that get a reminder, and the kinds of party
            (``manufacturer``, ``hospital``) that get a message.
        weight: in the on-time rate; 0 counts not at all.
        basis: contract, law or our own.
        opens_by, closes_by: the words of the events, for people who read the rule.
        version: 1 as shipped.
        switched_on: False when nothing opens by it.
    """

    code: str
    elapsed: timedelta | None = None
    days: int | None = None
    stages: tuple[Stage, ...] = ()
    told: tuple[str, ...] = ("supervisor",)
    weight: int = 1
    basis: Basis = Basis.CONTRACT
    opens_by: str = ""
    closes_by: str = ""
    version: int = 1
    switched_on: bool = True

    @property
    def clock(self) -> ClockKind:
        """How it counts time."""
        return ClockKind.ELAPSED if self.elapsed is not None else ClockKind.CALENDAR


def due_at(rule: Rule, opened_at: datetime, zone: tzinfo) -> datetime:
    """The last moment that is still on time, UTC; of a calendar clock it is the day's last second."""
    if rule.elapsed is not None:
        return opened_at.astimezone(UTC) + rule.elapsed
    assert rule.days is not None  # noqa: S101  # one of the two is given
    last_day = opened_at.astimezone(zone).date() + timedelta(days=rule.days)
    return datetime.combine(last_day + timedelta(days=1), time(0), zone).astimezone(UTC) - _SECOND


def on_time(due: datetime, done: datetime) -> bool:
    """Whether an event kept the promise; the due second itself is on time."""
    return done.replace(microsecond=0) <= due.replace(microsecond=0)


def overdue_from(due: datetime) -> datetime:
    """The first moment that is late."""
    return due.replace(microsecond=0) + _SECOND


def stage_moments(rule: Rule, opened: datetime, due: datetime) -> dict[str, datetime]:
    """When each stage of a deadline is told, by its word.

    A stage whose moment lies before the opening is left out: with two hours to go nobody is told that a day is left.
    """
    start = opened.astimezone(UTC)
    moments = {stage.code: stage.fires_at(start, due) for stage in rule.stages}
    return {code: at for code, at in moments.items() if at > start} | {OVERDUE: overdue_from(due)}


def _left(*, hours: float = 0, minutes: float = 0) -> Stage:
    return Stage(left=timedelta(hours=hours, minutes=minutes))


_HALF: Final = Stage(part=50)
_MOST: Final = Stage(part=80)
_DESK: Final = ("clerk", "supervisor")
_FIELD: Final = ("engineer", "supervisor")

_RULES: Final = (
    Rule(
        "emergency_order",
        elapsed=timedelta(hours=4),
        stages=(_HALF, _left(hours=1), _left(minutes=30), _left(minutes=15)),
        told=_DESK,
        opens_by="order_received",
        closes_by="received_by_hospital",
    ),
    Rule(
        "order_accepted",
        elapsed=timedelta(minutes=10),
        stages=(_MOST,),
        told=_DESK,
        weight=0,
        basis=Basis.INTERNAL,
        opens_by="order_received",
        closes_by="order_accepted",
    ),
    Rule(
        "order_packed",
        elapsed=timedelta(minutes=35),
        stages=(_MOST,),
        told=_DESK,
        weight=0,
        basis=Basis.INTERNAL,
        opens_by="order_received",
        closes_by="order_packed",
    ),
    Rule(
        "order_handed_over",
        elapsed=timedelta(minutes=45),
        stages=(_MOST,),
        told=_DESK,
        weight=0,
        basis=Basis.INTERNAL,
        opens_by="order_received",
        closes_by="order_handed_over",
    ),
    Rule(
        "presence",
        elapsed=timedelta(hours=24),
        stages=(_left(hours=24), _left(hours=6), _left(hours=1)),
        told=_FIELD,
        opens_by="case_planned",
        closes_by="engineer_present",
    ),
    Rule(
        "notice_of_use",
        elapsed=timedelta(hours=24),
        stages=(_left(hours=6), _left(hours=1)),
        told=_DESK,
        opens_by="surgery_ended",
        closes_by="usage_confirmed",
    ),
    Rule(
        "follow_up",
        elapsed=timedelta(hours=48),
        stages=(_left(hours=24), _left(hours=6), _left(hours=1)),
        told=_FIELD,
        opens_by="surgery_ended",
        closes_by="follow_up_done",
    ),
    Rule(
        "follow_up_form",
        elapsed=timedelta(days=7),
        stages=(_left(hours=72), _left(hours=24)),
        told=_FIELD,
        opens_by="surgery_ended",
        closes_by="form_submitted",
    ),
    Rule(
        "no_complaint",
        days=30,
        stages=(_left(hours=168), _left(hours=24)),
        told=_DESK,
        opens_by="delivered",
        closes_by="complained",
    ),
    Rule(
        "return_unopened",
        days=7,
        stages=(_left(hours=48), _left(hours=24)),
        told=_DESK,
        opens_by="delivered",
        closes_by="returned",
    ),
    Rule(
        "recall_acknowledgement",
        elapsed=timedelta(hours=24),
        stages=(_HALF, _left(hours=2)),
        told=_DESK,
        opens_by="recall_notified",
        closes_by="recall_acknowledged",
    ),
    Rule(
        "adverse_manufacturer",
        elapsed=timedelta(hours=2),
        stages=(_HALF, _left(minutes=30)),
        told=_DESK,
        opens_by="became_aware",
        closes_by="first_report_given",
    ),
    Rule(
        "adverse_hospital",
        elapsed=timedelta(hours=24),
        stages=(_HALF, _left(hours=4), _left(hours=1)),
        told=_DESK,
        opens_by="became_aware",
        closes_by="written_report_received",
    ),
    Rule(
        "qualification_ends",
        days=365,
        stages=(_left(hours=1440), _left(hours=720), _left(hours=168)),
        told=_FIELD,
        weight=0,
        basis=Basis.INTERNAL,
        opens_by="qualification_kept",
        closes_by="qualification_renewed",
    ),
    Rule(
        "calibration_ends",
        days=365,
        stages=(_left(hours=1440), _left(hours=720), _left(hours=168)),
        told=_FIELD,
        weight=0,
        basis=Basis.INTERNAL,
        opens_by="calibration_recorded",
        closes_by="calibration_renewed",
    ),
    Rule(
        "training_year",
        days=365,
        stages=(_left(hours=2160), _left(hours=720), _left(hours=168)),
        told=_FIELD,
        weight=0,
        opens_by="training_promised",
        closes_by="trainings_held",
    ),
    Rule(
        "lot_expires",
        days=365,
        stages=(_left(hours=8760), _left(hours=4320), _left(hours=2160), _left(hours=720)),
        told=("supervisor",),
        weight=0,
        basis=Basis.INTERNAL,
        opens_by="expiry_day_near",
        closes_by="goods_left",
    ),
    Rule(
        "legal_death",
        days=7,
        stages=(_HALF, _MOST, _left(hours=24)),
        told=_DESK,
        basis=Basis.LEGAL,
        opens_by="became_aware",
        closes_by="reported_to_authority",
        switched_on=False,
    ),
    Rule(
        "legal_serious",
        days=20,
        stages=(_HALF, _MOST, _left(hours=24)),
        told=_DESK,
        basis=Basis.LEGAL,
        opens_by="became_aware",
        closes_by="reported_to_authority",
        switched_on=False,
    ),
    Rule(
        "legal_group",
        elapsed=timedelta(hours=12),
        stages=(_HALF, _MOST, _left(hours=1)),
        told=_DESK,
        basis=Basis.LEGAL,
        opens_by="became_aware",
        closes_by="reported_to_authority",
        switched_on=False,
    ),
    Rule(
        "legal_group_case",
        elapsed=timedelta(hours=24),
        stages=(_HALF, _MOST, _left(hours=1)),
        told=_DESK,
        basis=Basis.LEGAL,
        opens_by="became_aware",
        closes_by="reported_to_authority",
        switched_on=False,
    ),
    Rule(
        "repair_response",
        elapsed=timedelta(hours=2),
        stages=(_HALF, _left(minutes=30)),
        told=_FIELD,
        opens_by="fault_reported",
        closes_by="technician_assigned",
    ),
    Rule(
        "repair_on_the_way",
        elapsed=timedelta(hours=4),
        stages=(_HALF, _left(hours=1)),
        told=_FIELD,
        opens_by="technician_assigned",
        closes_by="technician_on_the_way",
    ),
    Rule(
        "repair_done",
        elapsed=timedelta(hours=72),
        stages=(_HALF, _left(hours=24), _left(hours=4)),
        told=_FIELD,
        opens_by="fault_reported",
        closes_by="repair_finished",
    ),
)
RULES: Final[Mapping[str, Rule]] = MappingProxyType({rule.code: rule for rule in _RULES})
"""The promises as shipped (S1-01, S1-07, S1-09 to S1-12, S1-26, S1-45, X-01, X-03); the legal ones are off."""

WATCHES: Final = frozenset({"lot_expires"})
"""Rules by which somebody is only warned: nothing is promised, so they stand on no list of what runs and in no rate."""
