"""Adverse events: how bad it was, what is done about it, and which clocks run (S1-10, S1-11, X-03)."""

from enum import StrEnum
from typing import Final


class Harm(StrEnum):
    """What happened to somebody, or could have."""

    DEATH = "death"
    SERIOUS = "serious"
    COULD_BE_SERIOUS = "could_be_serious"
    NOT_SERIOUS = "not_serious"


class AdverseState(StrEnum):
    """How far an event is; ``closed`` with the manufacturer's decision, ``withdrawn`` when it was entered in error."""

    OPEN = "open"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class AdverseStepKind(StrEnum):
    """What was done about it."""

    OPENED = "opened"
    FIRST_REPORT = "first_report"
    WRITTEN_REPORT = "written_report"
    AUTHORITY_REPORT = "authority_report"
    LOT_HELD = "lot_held"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class ReportedBy(StrEnum):
    """How a report reached its receiver."""

    PHONE = "phone"
    MAIL = "mail"
    PAPER = "paper"
    SYSTEM = "system"


class AdverseDecision(StrEnum):
    """What the manufacturer decided."""

    RELEASE = "release"
    REPLACE = "replace"
    RECALL = "recall"


class ContactRole(StrEnum):
    """For what somebody is called."""

    QUALITY = "quality"
    REGISTRATION = "registration"
    LEGAL = "legal"
    EQUIPMENT = "equipment"
    ON_CALL = "on_call"
    COURIER = "courier"


MANUFACTURER_CLOCK: Final = "adverse_manufacturer"
HOSPITAL_CLOCK: Final = "adverse_hospital"
WRITTEN_PAPER: Final = "/WRITTEN"
"""Behind the number of an event in the symbol of its written report."""

LAWS: Final[dict[Harm, tuple[str, ...]]] = {
    Harm.DEATH: ("legal_death",),
    Harm.SERIOUS: ("legal_serious",),
    Harm.COULD_BE_SERIOUS: ("legal_serious",),
    Harm.NOT_SERIOUS: (),
}
"""The legal clocks of a single event; off until a region's rule switches them on."""

GROUP_LAWS: Final = ("legal_group", "legal_group_case")
"""The legal clocks of events that come in a group, beside those of each."""

ALL_LAWS: Final = ("legal_death", "legal_serious", *GROUP_LAWS)

MANUFACTURER_CONTACTS: Final = (ContactRole.QUALITY, ContactRole.REGISTRATION, ContactRole.LEGAL)
"""The direct numbers that the emergency contact form needs (S1-42)."""

VERIFIED_DAYS: Final = 180
"""A number that nobody tried for longer is marked (S1-42)."""
