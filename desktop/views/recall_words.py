"""Words of the recall and returns screens for stable values."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import QCoreApplication

from desktop.local_time import local
from desktop.views.theme import Role
from desktop.views.words.marking import QT_TRANSLATE_NOOP

CONTEXT: Final = "Recalls"
_WHERE: Final = {
    "stock": QT_TRANSLATE_NOOP("Recalls", "in stock"),
    "tray": QT_TRANSLATE_NOOP("Recalls", "in trays"),
    "transit": QT_TRANSLATE_NOOP("Recalls", "on the road"),
    "hospital": QT_TRANSLATE_NOOP("Recalls", "at hospitals"),
    "used": QT_TRANSLATE_NOOP("Recalls", "used"),
    "returned": QT_TRANSLATE_NOOP("Recalls", "given back"),
    "scrapped": QT_TRANSLATE_NOOP("Recalls", "scrapped"),
    "lost": QT_TRANSLATE_NOOP("Recalls", "lost"),
}
ROLES: Final = {
    "stock": Role.ACCENT,
    "tray": Role.ACCENT,
    "transit": Role.WARN,
    "hospital": Role.WARN,
    "used": Role.REFUSED,
    "returned": Role.OK,
    "scrapped": Role.OK,
    "lost": Role.REFUSED,
}
"""How the states of pieces are told apart at a glance."""

_ACCOUNTED: Final = {
    "secured": QT_TRANSLATE_NOOP("Recalls", "secured"),
    "returned": QT_TRANSLATE_NOOP("Recalls", "given back"),
    "scrapped": QT_TRANSLATE_NOOP("Recalls", "scrapped"),
    "used": QT_TRANSLATE_NOOP("Recalls", "used"),
    "holder_confirmed": QT_TRANSLATE_NOOP("Recalls", "confirmed by the holder"),
    "written_off": QT_TRANSLATE_NOOP("Recalls", "written off"),
}
_NOTICES: Final = {
    "hospital": QT_TRANSLATE_NOOP("Recalls", "hospital"),
    "manufacturer": QT_TRANSLATE_NOOP("Recalls", "manufacturer"),
    "site": QT_TRANSLATE_NOOP("Recalls", "site"),
}
_STATES: Final = {
    "to_inspect": QT_TRANSLATE_NOOP("Recalls", "to inspect"),
    "usable": QT_TRANSLATE_NOOP("Recalls", "usable"),
    "rejected": QT_TRANSLATE_NOOP("Recalls", "rejected"),
    "open": QT_TRANSLATE_NOOP("Recalls", "open"),
    "collected": QT_TRANSLATE_NOOP("Recalls", "collected"),
    "closed": QT_TRANSLATE_NOOP("Recalls", "closed"),
    "undone": QT_TRANSLATE_NOOP("Recalls", "taken back"),
}


def _tr(source: str) -> str:
    return QCoreApplication.translate(CONTEXT, source)


def local_text(moment: datetime) -> str:
    """A moment on the wall clock of this computer, to the minute."""
    return f"{local(moment):%Y-%m-%d %H:%M}"


def where_word(state: str) -> str:
    """Where a piece is."""
    return _tr(_WHERE[state])


def accounted_word(how: str) -> str:
    """How a piece is accounted for."""
    return _tr(_ACCOUNTED[how])


def notice_word(kind: str) -> str:
    """Who is told."""
    return _tr(_NOTICES[kind])


def state_word(state: str) -> str:
    """How far a return or a defect case is."""
    return _tr(_STATES[state])
