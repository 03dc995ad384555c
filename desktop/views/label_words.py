"""Words and shapes for labels: what they are for, how far they are, what happened to them, how old that is."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from desktop.queries.label_story import LabelEventRow
from desktop.queries.labels import LabelRow
from desktop.views import messages
from desktop.views.names import named
from desktop.views.theme import Role
from desktop.views.translation import text
from desktop.views.widgets.status_chip import STATE_SHAPES, ChipState
from desktop.views.words.filling import visible
from desktop.views.words.marking import QT_TRANSLATE_NOOP
from desktop.views.words.states import LABEL_STATES

CONTEXT: Final = "Labels"

SHAPES: Final = {
    "queued": ChipState.OFF,
    "failed": ChipState.BAD,
    "sending": ChipState.BUSY,
    "printing": ChipState.BUSY,
    "handed_over": ChipState.CLOCK,
    "confirmed": ChipState.CLOCK,
    "uncertain": ChipState.WARN,
    "verified": ChipState.READY,
    "void": ChipState.OFF,
}
"""The shape of each state; a clock waits for its scan."""

KINDS: Final = {
    "unit": QT_TRANSLATE_NOOP("Labels", "Unit label"),
    "lot": QT_TRANSLATE_NOOP("Labels", "Lot label"),
    "tray": QT_TRANSLATE_NOOP("Labels", "Tray label"),
    "hold": QT_TRANSLATE_NOOP("Labels", "Hold label"),
    "hold_quarantine": QT_TRANSLATE_NOOP("Labels", "Hold label: quarantine"),
    "hold_return": QT_TRANSLATE_NOOP("Labels", "Hold label: return"),
    "hold_recall": QT_TRANSLATE_NOOP("Labels", "Hold label: recall"),
    "bin": QT_TRANSLATE_NOOP("Labels", "Bin label"),
    "place": QT_TRANSLATE_NOOP("Labels", "Place label"),
    "badge": QT_TRANSLATE_NOOP("Labels", "Badge"),
    "box": QT_TRANSLATE_NOOP("Labels", "Box label"),
    "hand_over": QT_TRANSLATE_NOOP("Labels", "Hand-over label"),
    "device": QT_TRANSLATE_NOOP("Labels", "Device label"),
    "repair_intake": QT_TRANSLATE_NOOP("Labels", "Work order label"),
    "core_return": QT_TRANSLATE_NOOP("Labels", "Old part label"),
    "test": QT_TRANSLATE_NOOP("Labels", "Test label"),
}
"""What a label is for; the holds by their template."""

EVENTS: Final = {
    "ordered": QT_TRANSLATE_NOOP("Labels", "Ordered"),
    "reprinted": QT_TRANSLATE_NOOP("Labels", "Printed once more"),
    "start": QT_TRANSLATE_NOOP("Labels", "Sending began"),
    "not_printed": QT_TRANSLATE_NOOP("Labels", "Not printed, says a person: waits again"),
    "printed": QT_TRANSLATE_NOOP("Labels", "Printed, says a person"),
    "spoiled": QT_TRANSLATE_NOOP("Labels", "Spoiled, says a person: void"),
    "scan_back": QT_TRANSLATE_NOOP("Labels", "Scanned back"),
    "void": QT_TRANSLATE_NOOP("Labels", "Made void"),
    "moved": QT_TRANSLATE_NOOP("Labels", "Given to another printer"),
    "program_ended": QT_TRANSLATE_NOOP("Labels", "The program ended while it was under way"),
    "late": QT_TRANSLATE_NOOP("Labels", "Told late by the printer"),
    "superseded": QT_TRANSLATE_NOOP("Labels", "Replaced by a newer label: void"),
    "undone": QT_TRANSLATE_NOOP("Labels", "Its booking was undone: void"),
}
"""What happened to a label, by the cause of the event."""

REACHED: Final = {
    "handed_over": QT_TRANSLATE_NOOP("Labels", "Handed over to the printer"),
    "printing": QT_TRANSLATE_NOOP("Labels", "The printer prints it"),
    "confirmed": QT_TRANSLATE_NOOP("Labels", "Printed, says the printer"),
    "failed": QT_TRANSLATE_NOOP("Labels", "Not sent"),
    "uncertain": QT_TRANSLATE_NOOP("Labels", "Nobody knows whether it came out"),
}
"""What happened to a label, by the state that it reached."""


def kind_word(kind: str) -> str:
    """What a label is for; an unknown kind as it is."""
    return QCoreApplication.translate(CONTEXT, KINDS[kind]) if kind in KINDS else visible(kind)


def state_word(state: str) -> str:
    """How far a label is, in one or two words."""
    return text(LABEL_STATES[state]) if state in LABEL_STATES else visible(state)


def sentence(words: str) -> str:
    """A word as it stands alone."""
    return words[:1].upper() + words[1:]


def shape_of(row: LabelRow) -> ChipState:
    """The shape of a label's state."""
    return SHAPES[row.state.value]


def role_of(state: str) -> Role:
    """The colour of a state."""
    return STATE_SHAPES[SHAPES[state]][1]


def what(row: LabelRow) -> str:
    """What the label is of: an item by its name, a place, a code."""
    return named(row.name, row.name_en) or row.place or kind_word(row.purpose.value)


def code_of(row: LabelRow) -> str:
    """The number that tells it from the others: serial number, lot, place, or what its code says."""
    return visible(row.serial or row.lot or row.place or row.symbol)


def age(since: datetime, now: datetime) -> str:
    """How long ago, in the largest unit."""
    tr = QCoreApplication.translate
    gone = max(timedelta(), now - since)
    if gone < timedelta(minutes=1):
        return tr("Labels", "just now")
    if gone < timedelta(hours=1):
        return tr("Labels", "{0} min").format(gone // timedelta(minutes=1))
    if gone < timedelta(days=2):
        return tr("Labels", "{0} h").format(gone // timedelta(hours=1))
    return tr("Labels", "{0} d").format(gone // timedelta(days=1))


def cause_headline(code: str) -> str:
    """A cause in a few words."""
    return messages.state_words(code) if code else ""


def event_words(event: LabelEventRow) -> str:
    """What happened."""
    source = EVENTS.get(event.cause) or REACHED.get(event.to_state.value)
    words = QCoreApplication.translate(CONTEXT, source) if source else sentence(state_word(event.to_state.value))
    known = event.cause in EVENTS or not event.cause
    return words if known else f"{words}: {cause_headline(event.cause)}"


def event_details(event: LabelEventRow) -> str:
    """What else is known: the reason in the person's words, the printer, how many bytes."""
    facts: Mapping[str, Any] = event.facts
    tr = QCoreApplication.translate
    said = [f"“{visible(str(facts['reason']), 80)}”" if facts.get("reason") else "", str(facts.get("printer", ""))]
    if facts.get("bytes"):
        said.append(tr("Labels", "{0} bytes").format(f"{facts['bytes']:,}"))
    return " · ".join(part for part in said if part)
