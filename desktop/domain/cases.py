"""Words of cases: how far one is, what became of a piece, whether a report stands, who pays."""

from enum import StrEnum


class CaseState(StrEnum):
    """How far a case is."""

    PLANNED = "planned"
    READY = "ready"
    OUT = "out"
    BACK = "back"
    HELD = "held"
    REPORTED = "reported"
    CANCELLED = "cancelled"


class Fate(StrEnum):
    """What became of a piece: used, opened and not used, or brought back unopened."""

    IMPLANTED = "implanted"
    WASTED = "wasted"
    RETURNED = "returned"


class WasteReason(StrEnum):
    """Why a piece was opened and not used; a word, never free text, so that nobody is named."""

    DROPPED = "dropped"
    WRONG_SIZE = "wrong_size"
    UNSTERILE = "unsterile"
    DEFECTIVE = "defective"
    OTHER = "other"


class ReportState(StrEnum):
    """Whether a usage report stands."""

    HELD = "held"
    CONFIRMED = "confirmed"
    UNDONE = "undone"


class Payer(StrEnum):
    """Who pays for what was opened and not used, by contract."""

    HOSPITAL = "hospital"
    PARTNER = "partner"
    MANUFACTURER = "manufacturer"
