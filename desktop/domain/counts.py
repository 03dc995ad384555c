"""Counting what lies in a place without knowing the book: states, results, reasons and figures (SC-11)."""

from decimal import Decimal
from enum import StrEnum
from typing import Final

APPROVAL_LIMIT: Final = Decimal("2000.00")
"""Differences worth more than this, in yuan, need a leader, unless the site says otherwise."""


class RoundKind(StrEnum):
    """Some bins each day, or the whole zone with its trays before the first day of work."""

    CYCLE = "cycle"
    OPENING = "opening"


class CountState(StrEnum):
    """How far the count of a place is; the first five keep the place blocked."""

    COUNTING = "counting"
    TO_RECOUNT = "to_recount"
    RECOUNTING = "recounting"
    TO_APPROVE = "to_approve"
    TO_POST = "to_post"
    CLOSED = "closed"
    ENDED_EARLY = "ended_early"


class ScanResult(StrEnum):
    """What a scan of a count was.

    ``wrong_place`` belongs to another place by the book; ``found`` is known and on hand nowhere; ``unknown`` is not
    in the catalogue; ``already`` was counted before and is not added; ``here`` was met while looking elsewhere, and
    is no matter of this count.
    """

    RIGHT = "right"
    WRONG_PLACE = "wrong_place"
    FOUND = "found"
    UNKNOWN = "unknown"
    ALREADY = "already"
    HERE = "here"


class DifferenceKind(StrEnum):
    """What the count and the book do not agree in, and what is booked for it.

    ``missing`` is in the book and not there: lost when posted; ``elsewhere`` is in the book here and was found in
    another place: moved there; ``wrong_place`` is here and in the book elsewhere: moved here; ``found`` is here and
    in no book: added; ``unknown`` is here and cannot be booked.
    """

    MISSING = "missing"
    ELSEWHERE = "elsewhere"
    WRONG_PLACE = "wrong_place"
    FOUND = "found"
    UNKNOWN = "unknown"


class CountReason(StrEnum):
    """Why there is a difference: the list that an approval chooses from."""

    NOT_FOUND = "not_found"
    NOT_BOOKED = "not_booked"
    BOOKED_WRONG = "booked_wrong"
    WRONG_LABEL = "wrong_label"
    DAMAGED = "damaged"
    STOLEN = "stolen"


def accuracy(right: Decimal, book: Decimal) -> Decimal:
    """How much of the book was right, in percent with one decimal: 21 of 23 is 91.3; of an empty book all is right."""
    return (100 * right / book if book else Decimal(100)).quantize(Decimal("0.1"))
