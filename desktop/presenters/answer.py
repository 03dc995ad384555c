"""What the Answer says after a scan."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """How a scan ended; each has its own shape, colour, word and sound."""

    OK = "ok"
    AGAIN = "again"
    WRONG_PLACE = "wrong_place"
    REFUSED = "refused"
    UNREADABLE = "unreadable"
    MARKED = "marked"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class AnswerCard:
    """One answer, in words that are ready to be shown.

    Attributes:
        verdict: how it ended.
        headline: what happened, read at one metre.
        detail: to what, and where.
        next_action: what to do now.
        lot: as scanned, or "".
        serial: as scanned, or "".
        code: place, tray or item code, or "".
        held: the line is held; nothing more is booked until it is acknowledged.
        time: local time of day for the column of the last answers, or "".
    """

    verdict: Verdict
    headline: str
    detail: str = ""
    next_action: str = ""
    lot: str = ""
    serial: str = ""
    code: str = ""
    held: bool = False
    time: str = ""
