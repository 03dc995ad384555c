"""Due moments: elapsed clocks count hours and minutes, calendar clocks end with a local day.

An elapsed clock of 24 h ends 24 h later to the second, whatever the wall clock does in between. A calendar clock of n
days ends with the last moment of day n, day 0 being the local day of the event (S1-12, S1-45).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class Rule:
    """How long a promise lasts; exactly one of the two is given.

    Attributes:
        code: its stable word.
        elapsed: for an elapsed clock.
        days: for a calendar clock.
    """

    code: str
    elapsed: timedelta | None = None
    days: int | None = None


def due_at(rule: Rule, opened_at: datetime, zone: tzinfo) -> datetime:
    """The last moment that is still on time, UTC; of a calendar clock it is the day's last second."""
    if rule.elapsed is not None:
        return opened_at + rule.elapsed
    assert rule.days is not None  # noqa: S101  # one of the two is given
    last_day = opened_at.astimezone(zone).date() + timedelta(days=rule.days)
    return datetime.combine(last_day, time(23, 59, 59), zone).astimezone(UTC)


def on_time(due: datetime, done: datetime) -> bool:
    """Whether an event kept the promise; the due second itself is on time."""
    return done.replace(microsecond=0) <= due.replace(microsecond=0)


_RULES: Final = (
    Rule("notice_of_use", elapsed=timedelta(hours=24)),
    Rule("follow_up", elapsed=timedelta(hours=48)),
    Rule("follow_up_form", elapsed=timedelta(days=7)),
    Rule("no_complaint", days=30),
    Rule("return_unopened", days=7),
    Rule("recall_acknowledgement", elapsed=timedelta(hours=24)),
)
RULES: Final[Mapping[str, Rule]] = MappingProxyType({rule.code: rule for rule in _RULES})
"""The promises of the contract (X-01, S1-07, S1-09, S1-45, S1-12)."""
