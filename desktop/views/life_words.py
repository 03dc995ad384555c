"""The words of a life: what happened, from where to where, and the facts of one event."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta, tzinfo
from typing import Final

from PySide6.QtCore import QCoreApplication

from desktop.domain.ledger import EnteredBy, MovementKind
from desktop.queries.history import HistoryEvent
from desktop.queries.history_papers import EventKind
from desktop.views.facts_list import Fact
from desktop.views.stock_words import pieces
from desktop.views.theme import Role
from desktop.views.widgets.time_line import TimeEntry
from desktop.views.words.filling import visible
from desktop.views.words.marking import QT_TRANSLATE_NOOP

CONTEXT: Final = "Life"
LATE: Final = timedelta(minutes=5)
ARROW: Final = " → "

_WORDS: Final[dict[MovementKind | EventKind, tuple[str, Role]]] = {
    MovementKind.RECEIVE: (QT_TRANSLATE_NOOP("Life", "Received"), Role.OK),
    MovementKind.PUT_AWAY: (QT_TRANSLATE_NOOP("Life", "Put away"), Role.OK),
    MovementKind.TRANSFER: (QT_TRANSLATE_NOOP("Life", "Moved"), Role.INFO),
    MovementKind.QUARANTINE: (QT_TRANSLATE_NOOP("Life", "Set aside"), Role.HOLD),
    MovementKind.REVERSE: (QT_TRANSLATE_NOOP("Life", "Taken back"), Role.WARN),
    MovementKind.CONSUME: (QT_TRANSLATE_NOOP("Life", "Used"), Role.ACCENT),
    MovementKind.BUY_OUT: (QT_TRANSLATE_NOOP("Life", "Bought"), Role.ACCENT),
    MovementKind.LOSE: (QT_TRANSLATE_NOOP("Life", "Lost"), Role.REFUSED),
    MovementKind.GIVE_BACK: (QT_TRANSLATE_NOOP("Life", "Given back to the owner"), Role.INFO),
    MovementKind.DISPATCH: (QT_TRANSLATE_NOOP("Life", "Sent out"), Role.ACCENT),
    MovementKind.COME_BACK: (QT_TRANSLATE_NOOP("Life", "Came back"), Role.INFO),
    MovementKind.COUNT: (QT_TRANSLATE_NOOP("Life", "Counted"), Role.WARN),
    MovementKind.SCRAP: (QT_TRANSLATE_NOOP("Life", "Scrapped"), Role.REFUSED),
    EventKind.ANNOUNCED: (QT_TRANSLATE_NOOP("Life", "Announced"), Role.MUTED),
    EventKind.LABEL_ORDERED: (QT_TRANSLATE_NOOP("Life", "Label ordered"), Role.MUTED),
    EventKind.LABEL_REPRINTED: (QT_TRANSLATE_NOOP("Life", "Label printed again"), Role.WARN),
    EventKind.LABEL_VERIFIED: (QT_TRANSLATE_NOOP("Life", "Label scanned back"), Role.OK),
    EventKind.LABEL_VOIDED: (QT_TRANSLATE_NOOP("Life", "Label voided"), Role.WARN),
    EventKind.HOLD_OPENED: (QT_TRANSLATE_NOOP("Life", "On hold"), Role.HOLD),
    EventKind.HOLD_RELEASED: (QT_TRANSLATE_NOOP("Life", "Hold released"), Role.OK),
}
_REASONS: Final[dict[str, str]] = {
    "unexpected": QT_TRANSLATE_NOOP("Life", "not announced"),
    "expired": QT_TRANSLATE_NOOP("Life", "expired"),
    "damaged": QT_TRANSLATE_NOOP("Life", "damaged"),
    "wrong_data": QT_TRANSLATE_NOOP("Life", "label differs from the notice"),
    "quality": QT_TRANSLATE_NOOP("Life", "quality"),
    "return": QT_TRANSLATE_NOOP("Life", "returned, to be inspected"),
    "defect": QT_TRANSLATE_NOOP("Life", "opened or defective"),
    "recall": QT_TRANSLATE_NOOP("Life", "recalled"),
}


def _tr(source: str) -> str:
    return QCoreApplication.translate(CONTEXT, source)


def what_word(what: MovementKind | EventKind) -> str:
    """What happened, in the language of the window."""
    return _tr(_WORDS[what][0])


def reason_word(reason: str) -> str:
    """Why goods are held; a note that follows the reason stays as it was written."""
    word, blank, note = reason.partition(" ")
    return _tr(_REASONS[word]) + blank + note if word in _REASONS else reason


def local_time(moment: datetime, zone: tzinfo) -> str:
    """Date and time of day at the site."""
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M}"


def days_word(expires_on: date, today: date) -> str:
    """How long goods are still good."""
    days = (expires_on - today).days
    if days < 0:
        return QCoreApplication.translate("Life", "expired {0} d ago").format(-days)
    return QCoreApplication.translate("Life", "{0} d left").format(days)


def entries(events: Sequence[HistoryEvent], zone: tzinfo, *, named: bool) -> tuple[TimeEntry, ...]:
    """A life, ready to be shown.

    Args:
        events: in order; the key of an entry is its number.
        zone: of the site.
        named: say which piece, because the life is that of several.
    """
    sources = _sources(events)
    return tuple(
        TimeEntry(
            str(number),
            local_time(event.occurred_at, zone),
            _what(event, named=named),
            event.who,
            _where(event),
            sources[number],
            _WORDS[event.what][1],
            _delay(event),
        )
        for number, event in enumerate(events)
    )


def _sources(events: Sequence[HistoryEvent]) -> list[EnteredBy]:
    """A label or a hold came in as the movement did with which it was written; an announcement by its file."""
    moved = {event.recorded_at: event.entered_by for event in events if event.entered_by is not None}
    return [event.entered_by or moved.get(event.recorded_at) or _usual_source(event.what) for event in events]


def _usual_source(what: MovementKind | EventKind) -> EnteredBy:
    return EnteredBy.IMPORT if what is EventKind.ANNOUNCED else EnteredBy.CLICK


def _what(event: HistoryEvent, *, named: bool) -> str:
    parts = [what_word(event.what)]
    if event.what in (EventKind.HOLD_OPENED, EventKind.HOLD_RELEASED):
        parts.append(reason_word(event.reason))
    if named:
        parts.append(event.serial or event.lot)
    if event.quantity is not None and event.quantity != 1:
        parts.append(f"× {pieces(event.quantity)}")
    if event.reversed_by:
        parts.append(QCoreApplication.translate("Life", "taken back later"))
    return " · ".join(part for part in parts if part)


def _where(event: HistoryEvent) -> str:
    way = ARROW.join(part for part in (event.source, event.target) if part)
    tray = QCoreApplication.translate("Life", "with tray {0}").format(event.with_tray) if event.with_tray else ""
    return " · ".join(part for part in (way, tray, event.document, event.workstation) if part)


def _delay(event: HistoryEvent) -> str:
    late = event.recorded_at - event.occurred_at
    if late < LATE:
        return ""
    hours = round(late.total_seconds() / 3600)
    if hours:
        return QCoreApplication.translate("Life", "{0} h later").format(hours)
    return QCoreApplication.translate("Life", "{0} min later").format(round(late.total_seconds() / 60))


def _who(event: HistoryEvent) -> str:
    name = f"{event.who} ({event.badge})" if event.badge else ""
    return " · ".join(part for part in (name, event.workstation) if part)


_DETAILS: Final[tuple[tuple[str, Callable[[HistoryEvent], str], bool], ...]] = (
    (QT_TRANSLATE_NOOP("Life", "Scan"), lambda event: visible(event.raw), True),
    (QT_TRANSLATE_NOOP("Life", "Person"), _who, False),
    (QT_TRANSLATE_NOOP("Life", "Document"), lambda event: event.document, True),
    (QT_TRANSLATE_NOOP("Life", "Reason"), lambda event: reason_word(event.reason), False),
)


def details(event: HistoryEvent, zone: tzinfo) -> tuple[Fact, ...]:
    """All that is known of one event."""
    seconds = f"{event.recorded_at.astimezone(zone):%Y-%m-%d %H:%M:%S}"
    facts = [Fact(_tr(word), value(event), is_code) for word, value, is_code in _DETAILS]
    facts.insert(1, Fact(QCoreApplication.translate("Life", "Recorded"), seconds))
    if event.movement:
        entry = f" · {event.site} #{event.entry}" if event.entry else ""
        word = QCoreApplication.translate("Life", "Movement")
        facts.append(Fact(word, f"{event.movement}{entry}", is_code=True))
    return tuple(facts)
