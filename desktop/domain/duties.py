"""The duties around an operation: presence, images, table service, waiting, follow-up (S1-01 to S1-09, S1-41)."""

import re
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

PRESENCE: Final = "presence"
FOLLOW_UP: Final = "follow_up"
FOLLOW_UP_FORM: Final = "follow_up_form"


class PresenceBasis(StrEnum):
    """What the contract counts the 24 hours of presence from (S1-01)."""

    BEFORE_START = "before_start"
    AFTER_NOTICE = "after_notice"


class SizeBasis(StrEnum):
    """How the sizes were found."""

    TEMPLATE = "template"
    MEASURED = "measured"


class SopStep(StrEnum):
    """The four steps of table service, in their order (S1-41)."""

    INVENTORY = "inventory"
    STERILISATION = "sterilisation"
    DELIVERY = "delivery"
    RECOVERY = "recovery"


SOP: Final = tuple(SopStep)


class WaitingCause(StrEnum):
    """Why the operation waited (S1-06); a word, never free text, so that nobody is named."""

    IMPLANT_MISSING = "implant_missing"
    INSTRUMENT_MISSING = "instrument_missing"
    WRONG_SIZE = "wrong_size"
    NOT_STERILE = "not_sterile"
    LATE = "late"
    OTHER = "other"


class FormSent(StrEnum):
    """How the follow-up form reached the quality department."""

    MAIL = "mail"
    PAPER = "paper"
    SYSTEM = "system"


_DAY: Final = timedelta(hours=24)
DAYS_A_WEEK: Final = 2
"""An engineer is at the hospital at least so many days a week (S1-25)."""
_LONGEST_INITIALS: Final = 8
_INITIALS: Final = re.compile(r"(?:Dr\.? )?[A-Z](?:[. -]{0,2}[A-Z]){0,2}\.?", re.ASCII)


def presence_due(basis: PresenceBasis, noticed_at: datetime, starts_at: datetime, span: timedelta = _DAY) -> datetime:
    """The last moment at which the engineer may arrive; ``span`` is that of the rule, 24 hours as shipped.

    At the latest so long before the planned start; or so long after the notice. A case that is planned later than its
    own limit falls under the second reading, and the start itself is always the end.
    """
    before = starts_at - span
    if basis is PresenceBasis.BEFORE_START and before >= noticed_at:
        return before
    return min(noticed_at + span, starts_at)


def weeks_of(month: date) -> tuple[date, ...]:
    """The Mondays of the ISO weeks that have a day in a month."""
    first = month.replace(day=1)
    after = (first + timedelta(days=31)).replace(day=1)
    monday = first - timedelta(days=first.weekday())
    return tuple(monday + timedelta(days=7 * at) for at in range(((after - monday).days + 6) // 7))


def are_initials(text: str) -> bool:
    """Whether a text is a person's initials and no name, such as ``W``, ``W.X.M.`` or ``Dr. W``.

    One to three Latin capitals with dots, blanks or hyphens, a ``Dr.`` before them or not; a Chinese character is a
    name already.
    """
    return len(text) <= _LONGEST_INITIALS and _INITIALS.fullmatch(text) is not None
