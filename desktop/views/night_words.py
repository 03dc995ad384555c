"""Words of the emergency screen for stable values."""

from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from desktop.domain.emergency import MilestoneKind, Outlook
from desktop.queries.whereabouts import SourceKind
from desktop.views.theme import Role
from desktop.views.widgets.shapes import Shape
from desktop.views.words.marking import QT_TRANSLATE_NOOP

CONTEXT: Final = "Night"
LOOKS: Final = {
    Outlook.GREEN: (Shape.TICKED_CIRCLE, Role.OK),
    Outlook.AMBER: (Shape.WARNING_TRIANGLE, Role.WARN),
    Outlook.RED: (Shape.CROSSED_OCTAGON, Role.REFUSED),
}
_OUTLOOKS: Final = {
    Outlook.GREEN: QT_TRANSLATE_NOOP("Night", "In time"),
    Outlook.AMBER: QT_TRANSLATE_NOOP("Night", "Tight"),
    Outlook.RED: QT_TRANSLATE_NOOP("Night", "Cannot be kept"),
}
_KEPT: Final = QT_TRANSLATE_NOOP("Night", "On time")
_LATE: Final = QT_TRANSLATE_NOOP("Night", "Late")
_UNKNOWN: Final = QT_TRANSLATE_NOOP("Night", "Arrival unknown")
_MILESTONES: Final = {
    MilestoneKind.CALLED: QT_TRANSLATE_NOOP("Night", "called"),
    MilestoneKind.ACCEPTED: QT_TRANSLATE_NOOP("Night", "accepted"),
    MilestoneKind.PICKED: QT_TRANSLATE_NOOP("Night", "picked"),
    MilestoneKind.PACKED: QT_TRANSLATE_NOOP("Night", "packed"),
    MilestoneKind.HANDED_OVER: QT_TRANSLATE_NOOP("Night", "left"),
    MilestoneKind.RECEIVED: QT_TRANSLATE_NOOP("Night", "received"),
}
_SOURCES: Final = {
    SourceKind.ZONE: QT_TRANSLATE_NOOP("Night", "own zone"),
    SourceKind.TRAY: QT_TRANSLATE_NOOP("Night", "own tray"),
    SourceKind.CENTRE: QT_TRANSLATE_NOOP("Night", "other centre"),
    SourceKind.HOSPITAL: QT_TRANSLATE_NOOP("Night", "hospital"),
    SourceKind.TRANSIT: QT_TRANSLATE_NOOP("Night", "on the road"),
}
_WHY: Final = {
    "expired": QT_TRANSLATE_NOOP("Night", "expired"),
    "held": QT_TRANSLATE_NOOP("Night", "on hold"),
    "recalled": QT_TRANSLATE_NOOP("Night", "recalled"),
    "not_usable_here": QT_TRANSLATE_NOOP("Night", "not usable there"),
}
_ROLES: Final = {
    "on_call": QT_TRANSLATE_NOOP("Night", "on call"),
    "courier": QT_TRANSLATE_NOOP("Night", "courier"),
    "equipment": QT_TRANSLATE_NOOP("Night", "equipment department"),
    "quality": QT_TRANSLATE_NOOP("Night", "quality"),
    "registration": QT_TRANSLATE_NOOP("Night", "registration"),
    "legal": QT_TRANSLATE_NOOP("Night", "legal"),
}
_NEXT: Final = {
    "accept": QT_TRANSLATE_NOOP("Night", "Scan your badge to accept"),
    "take": QT_TRANSLATE_NOOP("Night", "Supervisor's card: take %1 from %2"),
    "source": QT_TRANSLATE_NOOP("Night", "CONFIRM: reserve %1 at %2"),
    "pick": QT_TRANSLATE_NOOP("Night", "Pick from %1"),
    "store": QT_TRANSLATE_NOOP("Night", "Scan it in %1, or ring up"),
    "wait": QT_TRANSLATE_NOOP("Night", "Wait for %1"),
    "expect": QT_TRANSLATE_NOOP("Night", "%1: when does it come?"),
    "short": QT_TRANSLATE_NOOP("Night", "Nothing more to pick here"),
    "pack": QT_TRANSLATE_NOOP("Night", "Print the box label"),
    "scan_papers": QT_TRANSLATE_NOOP("Night", "Scan box label and sheet"),
    "hand_over": QT_TRANSLATE_NOOP("Night", "Courier: badge, or fill in"),
    "receive": QT_TRANSLATE_NOOP("Night", "Wait for the receipt"),
    "": QT_TRANSLATE_NOOP("Night", "Done"),
}
_BUTTONS: Final = {
    "accept": QT_TRANSLATE_NOOP("Night", "I accept"),
    "take": QT_TRANSLATE_NOOP("Night", "Take it"),
    "source": QT_TRANSLATE_NOOP("Night", "Reserve it there"),
    "store": QT_TRANSLATE_NOOP("Night", "Taken, said on the telephone"),
    "expect": QT_TRANSLATE_NOOP("Night", "Note it"),
    "pack": QT_TRANSLATE_NOOP("Night", "Print the box label"),
    "scan_papers": QT_TRANSLATE_NOOP("Night", "Packed without labels"),
    "hand_over": QT_TRANSLATE_NOOP("Night", "Handed over"),
    "receive": QT_TRANSLATE_NOOP("Night", "The hospital has it"),
}


def _tr(source: str) -> str:
    return QCoreApplication.translate(CONTEXT, source)


def outlook_word(outlook: Outlook, *, ended: bool = False, known: bool = True) -> str:
    """How the forecast stands, or how it ended; what nobody knows is never said to be in time."""
    if ended:
        return _tr(_LATE if outlook is Outlook.RED else _KEPT)
    if not known:
        return _tr(_UNKNOWN)
    return _tr(_OUTLOOKS[outlook])


def milestone_word(kind: MilestoneKind) -> str:
    """What was reached."""
    return _tr(_MILESTONES[kind])


def source_word(kind: SourceKind) -> str:
    """What kind of place it is."""
    return _tr(_SOURCES[kind])


def why_word(why: str) -> str:
    """Why it may not be taken."""
    return _tr(_WHY[why])


def role_word(role: str) -> str:
    """For what somebody is called."""
    return _tr(_ROLES[role])


def next_word(step: str) -> str:
    """The next action, with %1 and %2 open."""
    return _tr(_NEXT[step])


def button_word(step: str) -> str:
    """What the big button does; "" where a scan does it."""
    return _tr(_BUTTONS[step]) if step in _BUTTONS else ""


def clock(moment: datetime, time_zone: str, *, day: bool = False) -> str:
    """A moment at the site: ``06:10``, with its day ``11-23 16:54``."""
    local = moment.astimezone(ZoneInfo(time_zone))
    return f"{local:%m-%d %H:%M}" if day else f"{local:%H:%M}"


def hours(span: timedelta) -> str:
    """``1 h 09 min``."""
    minutes = int(span.total_seconds()) // 60
    told = _tr(QT_TRANSLATE_NOOP("Night", "%1 h %2 min"))
    return told.replace("%1", str(minutes // 60)).replace("%2", f"{minutes % 60:02d}")
