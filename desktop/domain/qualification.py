"""Who may do the work: background, certificates with their days, and the assessment of thirty minutes (S1-49 to S1-58).

A certificate counts on its first and on its last day. 80 of 100 pass and 79 do not (S1-58); an answer given in the
second in which the thirty minutes end still counts, one second later it does not (S1-57).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from hashlib import sha256
from typing import Final
from uuid import UUID

from desktop.domain.quantity import from_thousandths

TIME_ALLOWED: Final = timedelta(minutes=30)
"""How long the answering may take (S1-57)."""

PASS_SCORE: Final = Decimal(80)
"""The least score of 100 that passes (S1-58)."""

SESSIONS_A_YEAR: Final = 2
"""Product trainings that level 1 promises a year (S1-18)."""

MOST_CHOICES: Final = 6
"""Answers are chosen with the keys 1 to 6."""


class Background(StrEnum):
    """What a person learned before; an engineer comes from the first two (S1-50)."""

    NURSE = "nurse"
    TECHNICIAN = "technician"
    OTHER = "other"


SUITED: Final = frozenset({Background.NURSE, Background.TECHNICIAN})
"""The backgrounds that an on-site engineer may have."""


class Post(StrEnum):
    """What somebody does in the after-sales team (S1-25, S1-49)."""

    SUPERVISOR = "supervisor"
    ENGINEER = "engineer"
    TECHNICIAN = "technician"
    CLINICAL_SUPPORT = "clinical_support"


NEEDED_POSTS: Final = {Post.SUPERVISOR: 1, Post.ENGINEER: 2}
"""A team is complete with one supervisor and two on-site engineers (S1-49)."""


class Registration(StrEnum):
    """How far a person is with the mini-program (S1-55)."""

    NONE = "none"
    APPLIED = "applied"
    REGISTERED = "registered"
    BLOCKED = "blocked"


class TopicKind(StrEnum):
    """What a certificate is about."""

    LINE = "line"
    MODEL = "model"


class TimeKind(StrEnum):
    """Why a person is not free."""

    ABSENT = "absent"
    BUSY = "busy"


class SessionState(StrEnum):
    """How far a training session is."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class Attended(StrEnum):
    """What came of a person's place on the attendance list."""

    INVITED = "invited"
    PRESENT = "present"
    ABSENT = "absent"


class QuestionKind(StrEnum):
    """Whether one answer is right or several together are."""

    SINGLE = "single"
    MULTIPLE = "multiple"


class Ended(StrEnum):
    """How an assessment came to its end."""

    FINISHED = "finished"
    TIME = "time"
    RECORDED = "recorded"


class Standing(StrEnum):
    """Whether somebody may do the work on a day; only the first may be chosen."""

    VALID = "valid"
    NOT_PASSED = "not_passed"
    EXPIRED = "expired"
    NOT_YET = "not_yet"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate by its first and last day, both counted in."""

    valid_from: date
    valid_to: date


@dataclass(frozen=True, slots=True)
class Qualified:
    """What some certificates say on a day; ``until`` is the last day that decides, None where there is none.

    Attributes:
        standing: the verdict.
        until: for a valid or an expired one its last day, for one to come its first day.
    """

    standing: Standing
    until: date | None = None


def standing_on(certificates: Collection[Certificate], passed: bool, day: date) -> Qualified:
    """Whether somebody with these certificates may do the work on a day.

    Args:
        certificates: for the line or model in question.
        passed: an assessment of it was passed.
        day: the local day of the work.
    """
    valid = [one.valid_to for one in certificates if one.valid_from <= day <= one.valid_to]
    if valid:
        return Qualified(Standing.VALID if passed else Standing.NOT_PASSED, max(valid))
    ahead = [one.valid_from for one in certificates if one.valid_from > day]
    if ahead:
        return Qualified(Standing.NOT_YET, min(ahead))
    gone = [one.valid_to for one in certificates]
    return Qualified(Standing.EXPIRED, max(gone)) if gone else Qualified(Standing.MISSING)


def score_of(right: int, asked: int) -> Decimal:
    """The score of 100 in thousandths, rounded down so that less than 80 never reads as 80."""
    return from_thousandths(100_000 * right // asked)


def passes(score: Decimal) -> bool:
    """Whether a score is enough: 80 is, 79 is not (S1-58)."""
    return score >= PASS_SCORE


def latest_answer(started: datetime) -> datetime:
    """The last moment whose answer counts; the second of it counts as a whole."""
    return started + TIME_ALLOWED


def in_time(started: datetime, at: datetime) -> bool:
    """Whether an answer came within the thirty minutes: 30:00 did, 30:01 did not (S1-57)."""
    return int((at - started).total_seconds()) <= int(TIME_ALLOWED.total_seconds())


def draw(questions: Sequence[int], count: int, seed: UUID, seen: Collection[int] = ()) -> tuple[int, ...]:
    """So many questions in an order that the seed decides; those that were seen before come only when others run out.

    Args:
        questions: keys of the questions of a bank.
        count: how many are asked.
        seed: of the request, so that the same request draws the same and another draws another.
        seen: keys of those that this person was asked before.
    """

    def place(key: int) -> bytes:
        return sha256(seed.bytes + key.to_bytes(8, "big")).digest()

    ordered = sorted(questions, key=lambda key: (key in seen, place(key)))
    return tuple(sorted(ordered[:count], key=place))


def contract_year(first: date, day: date) -> tuple[date, date]:
    """The first and last day of the contract year that holds a day; a contract of 29 February turns on 28 February."""
    start = _same_day(first, day.year)
    if start > day:
        start = _same_day(first, day.year - 1)
    return start, _same_day(first, start.year + 1) - timedelta(days=1)


def _same_day(first: date, year: int) -> date:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return date(year, 2, 28) if (first.month, first.day) == (2, 29) and not leap else first.replace(year=year)
