"""When somebody is warned that goods expire: some days before the expiry day, and once they have expired.

The days are those of the rule `RULE`: ``left_2592000`` is 30 days. A warning belongs to a calendar day of the site, not
to a second: it is due from the first moment of that day on. Nothing is promised by it, so it stands on no list of what
runs and counts in no rate.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from desktop.domain.deadlines import OVERDUE, Rule, read_stage
from desktop.domain.lots import days_left, is_expired

RULE: Final = "lot_expires"
EXPIRED: Final = -1
"""The days of the warning that goods have expired."""

_DAY: Final = timedelta(days=1)
_WHOLE: Final = 100


@dataclass(frozen=True, slots=True, order=True)
class Horizon:
    """A warning: whole days before the expiry day (`EXPIRED` for after it), and the word of its stage."""

    days: int
    stage: str

    def day(self, expires_on: date) -> date:
        """The calendar day on which it is due."""
        return expires_on - timedelta(days=self.days)


def horizons(rule: Rule) -> tuple[Horizon, ...]:
    """The warnings of a version of the rule, the last one first (`EXPIRED`, 30, 90)."""
    span = rule.elapsed if rule.elapsed is not None else (rule.days or 0) * _DAY
    found = [Horizon(EXPIRED, OVERDUE)]
    for stage in rule.stages:
        left = stage.left if stage.left is not None else span * (_WHOLE - (stage.part or 0)) / _WHOLE
        found.append(Horizon(left // _DAY, stage.code))
    return tuple(sorted(found))


def warned_days(stage: str, left: timedelta) -> int:
    """The days that a stage names; of a part of the time, the whole days that were ``left`` when it was told."""
    named = read_stage(stage).left
    return (left if named is None else named) // _DAY


def tightest(known: Sequence[Horizon], expires_on: date, today: date) -> Horizon | None:
    """The last warning whose day has come; None when the first one is still ahead.

    Args:
        known: as `horizons` gives them.
        expires_on: the last day on which the goods may be used.
        today: the calendar day at the site.
    """
    left = EXPIRED if is_expired(expires_on, today) else days_left(expires_on, today)
    return next((one for one in known if left <= one.days), None)
