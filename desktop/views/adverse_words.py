"""Words of the screen of adverse events for stable values, and how a clock looks."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication

from desktop.domain.adverse import AdverseState, AdverseStepKind, ContactRole, ReportedBy
from desktop.domain.deadlines import Basis
from desktop.presenters.adverse_replies import is_late
from desktop.queries.adverse import AdverseRow, ClockRow, ContactRow
from desktop.views.theme import Role
from desktop.views.widgets.shapes import Shape
from desktop.views.words.marking import QT_TRANSLATE_NOOP

CONTEXT: Final = "Adverse"
SOON: Final = 4
"""The last quarter of a clock is shown as soon to be over."""

_CLOCKS: Final = {
    "adverse_manufacturer": QT_TRANSLATE_NOOP("Adverse", "Manufacturer"),
    "adverse_hospital": QT_TRANSLATE_NOOP("Adverse", "Hospital, in writing"),
    "legal_death": QT_TRANSLATE_NOOP("Adverse", "Law: death"),
    "legal_serious": QT_TRANSLATE_NOOP("Adverse", "Law: serious injury"),
    "legal_group": QT_TRANSLATE_NOOP("Adverse", "Law: group event"),
    "legal_group_case": QT_TRANSLATE_NOOP("Adverse", "Law: case of a group"),
}
_BASES: Final = {
    Basis.CONTRACT: QT_TRANSLATE_NOOP("Adverse", "contract"),
    Basis.LEGAL: QT_TRANSLATE_NOOP("Adverse", "law"),
    Basis.INTERNAL: QT_TRANSLATE_NOOP("Adverse", "internal"),
}
_ROLES: Final = {
    ContactRole.QUALITY: QT_TRANSLATE_NOOP("Adverse", "Quality"),
    ContactRole.REGISTRATION: QT_TRANSLATE_NOOP("Adverse", "Registration"),
    ContactRole.LEGAL: QT_TRANSLATE_NOOP("Adverse", "Legal"),
    ContactRole.EQUIPMENT: QT_TRANSLATE_NOOP("Adverse", "Equipment department"),
    ContactRole.ON_CALL: QT_TRANSLATE_NOOP("Adverse", "On call"),
    ContactRole.COURIER: QT_TRANSLATE_NOOP("Adverse", "Courier"),
}
_STATES: Final = {
    AdverseState.OPEN: QT_TRANSLATE_NOOP("Adverse", "open"),
    AdverseState.CLOSED: QT_TRANSLATE_NOOP("Adverse", "closed"),
    AdverseState.WITHDRAWN: QT_TRANSLATE_NOOP("Adverse", "withdrawn"),
}
_NEXT: Final = {
    "first_report": QT_TRANSLATE_NOOP("Adverse", "Call, and read this out"),
    "written_report": QT_TRANSLATE_NOOP("Adverse", "Hand in the written report"),
    "authority_report": QT_TRANSLATE_NOOP("Adverse", "Report in the national system"),
    "close": QT_TRANSLATE_NOOP("Adverse", "Wait for the manufacturer's decision"),
    "": QT_TRANSLATE_NOOP("Adverse", "Nothing more to do"),
}
_BUTTONS: Final = {
    "first_report": QT_TRANSLATE_NOOP("Adverse", "First report given"),
    "written_report": QT_TRANSLATE_NOOP("Adverse", "Stamped and handed in"),
    "authority_report": QT_TRANSLATE_NOOP("Adverse", "Reported"),
    "close": QT_TRANSLATE_NOOP("Adverse", "Close the event"),
}
_STEPS: Final = {
    AdverseStepKind.OPENED: QT_TRANSLATE_NOOP("Adverse", "became aware"),
    AdverseStepKind.FIRST_REPORT: QT_TRANSLATE_NOOP("Adverse", "manufacturer told"),
    AdverseStepKind.WRITTEN_REPORT: QT_TRANSLATE_NOOP("Adverse", "written report handed in"),
    AdverseStepKind.AUTHORITY_REPORT: QT_TRANSLATE_NOOP("Adverse", "reported in the national system"),
    AdverseStepKind.LOT_HELD: QT_TRANSLATE_NOOP("Adverse", "lot put on hold"),
    AdverseStepKind.CLOSED: QT_TRANSLATE_NOOP("Adverse", "closed"),
    AdverseStepKind.WITHDRAWN: QT_TRANSLATE_NOOP("Adverse", "withdrawn"),
}
_HOWS: Final = {
    ReportedBy.PHONE: QT_TRANSLATE_NOOP("Adverse", "by phone"),
    ReportedBy.MAIL: QT_TRANSLATE_NOOP("Adverse", "by mail"),
    ReportedBy.PAPER: QT_TRANSLATE_NOOP("Adverse", "on paper"),
    ReportedBy.SYSTEM: QT_TRANSLATE_NOOP("Adverse", "in the system"),
}
_LATE: Final = QT_TRANSLATE_NOOP("Adverse", "Late: still to be sent")
_TOO_LATE: Final = QT_TRANSLATE_NOOP("Adverse", "Told late, after %1")
_SOON: Final = QT_TRANSLATE_NOOP("Adverse", "Soon over")
_RUNS: Final = QT_TRANSLATE_NOOP("Adverse", "Runs")
_KEPT: Final = QT_TRANSLATE_NOOP("Adverse", "On time, after %1")
_DROPPED: Final = QT_TRANSLATE_NOOP("Adverse", "Taken back")
_DUE: Final = QT_TRANSLATE_NOOP("Adverse", "due %1 · %2")
_NEVER: Final = QT_TRANSLATE_NOOP("Adverse", "never tried")
_TODAY: Final = QT_TRANSLATE_NOOP("Adverse", "tried today")
_DAYS: Final = QT_TRANSLATE_NOOP("Adverse", "tried %1 days ago")
_SPAN: Final = QT_TRANSLATE_NOOP("Adverse", "%1 d %2 h")


def _tr(source: str) -> str:
    return QCoreApplication.translate(CONTEXT, source)


def clock_word(rule: str) -> str:
    """Who is told by a clock, or by which law."""
    return _tr(_CLOCKS.get(rule, rule))


def role_word(role: ContactRole) -> str:
    """For what somebody is called."""
    return _tr(_ROLES[role])


def state_word(state: AdverseState) -> str:
    """How far an event is."""
    return _tr(_STATES[state])


def next_word(step: str) -> str:
    """The next action."""
    return _tr(_NEXT[step])


def button_word(step: str) -> str:
    """What the big button does; "" where there is nothing to do."""
    return _tr(_BUTTONS[step]) if step in _BUTTONS else ""


def step_word(kind: AdverseStepKind) -> str:
    """What was done."""
    return _tr(_STEPS[kind])


def how_word(how: ReportedBy) -> str:
    """How a report reached its receiver."""
    return _tr(_HOWS[how])


def age_word(row: ContactRow) -> str:
    """How long ago a number was tried."""
    if row.days is None:
        return _tr(_NEVER)
    return _tr(_DAYS).replace("%1", str(row.days)) if row.days else _tr(_TODAY)


def span_text(span: timedelta, *, seconds: bool = False) -> str:
    """``6 d 4 h``, ``23:14`` hours and minutes; in the last hour, where they count, ``0:29:59``; below zero with −."""
    whole = int(abs(span.total_seconds()))
    sign = "−" if span < timedelta(0) else ""
    if whole >= 48 * 3600:
        told = _tr(_SPAN).replace("%1", str(whole // 86400)).replace("%2", str(whole % 86400 // 3600))
        return f"{sign}{told}"
    told = f"{sign}{whole // 3600}:{whole // 60 % 60:02d}"
    return f"{told}:{whole % 60:02d}" if seconds and whole < 3600 else told


@dataclass(frozen=True, slots=True)
class ClockLook:
    """How a clock is shown: its big number, the word under it, shape and colour; ``due`` and its ground as a line."""

    number: str
    word: str
    due: str
    shape: Shape
    role: Role


def clock_look(clock: ClockRow, row: AdverseRow, now: datetime, moment: str) -> ClockLook:
    """How a clock looks at a moment; ``moment`` is its due one at the site."""
    due = _tr(_DUE).replace("%1", moment).replace("%2", _tr(_BASES[clock.basis]))
    if clock.closed_at is not None:
        return _ended(clock, due)
    left = clock.due_at.replace(microsecond=0) - now.replace(microsecond=0)
    number = span_text(left, seconds=True)
    if is_late(clock, now):
        return ClockLook(number, _tr(_LATE), due, Shape.CROSSED_OCTAGON, Role.REFUSED)
    if row.state is AdverseState.OPEN and left <= (clock.due_at - clock.opened_at) / SOON:
        return ClockLook(number, _tr(_SOON), due, Shape.WARNING_TRIANGLE, Role.WARN)
    return ClockLook(number, _tr(_RUNS), due, Shape.CLOCK, Role.INFO)


def _ended(clock: ClockRow, due: str) -> ClockLook:
    took = span_text((clock.closed_at or clock.opened_at) - clock.opened_at)
    if clock.outcome == "on_time":
        return ClockLook(took, _tr(_KEPT).replace("%1", took), due, Shape.TICKED_CIRCLE, Role.OK)
    if clock.outcome == "late":
        return ClockLook(took, _tr(_TOO_LATE).replace("%1", took), due, Shape.CROSSED_OCTAGON, Role.REFUSED)
    return ClockLook("–", _tr(_DROPPED), due, Shape.RING, Role.MUTED)
