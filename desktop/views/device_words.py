"""Words and shapes for equipment: states, causes, kinds, and the faults of its settings."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import QCoreApplication

from desktop.devices.errors import BadDeviceSetting
from desktop.devices.states import LineState, StateChange
from desktop.local_time import local
from desktop.views import messages
from desktop.views.widgets.status_chip import Chip, ChipState

SHAPES: Final = {
    LineState.DISABLED: ChipState.OFF,
    LineState.ABSENT: ChipState.WARN,
    LineState.OPENING: ChipState.BUSY,
    LineState.IDENTIFYING: ChipState.BUSY,
    LineState.READY: ChipState.READY,
    LineState.BUSY: ChipState.BUSY,
    LineState.FAULT: ChipState.BAD,
    LineState.ASLEEP: ChipState.OFF,
    LineState.LOST: ChipState.BAD,
    LineState.BLOCKED: ChipState.BAD,
    LineState.MISMATCH: ChipState.BAD,
}
"""The shape of each state."""


def state_word(state: LineState) -> str:
    """A state in one word."""
    return messages.state_words(state.value)


def cause_words(change: StateChange) -> str:
    """Why a state changed, and what to do; the address stands elsewhere."""
    facts = {name: value for name, value in change.facts.items() if name != "address"}
    return messages.words(change.cause.value, facts)


def kind_words(kind: str) -> str:
    """A kind of scanner; an unknown one as it is."""
    tr = QCoreApplication.translate
    words = {
        "serial": tr("Equipment", "Serial or USB-COM"),
        "network": tr("Equipment", "Network"),
        "bluetooth": tr("Equipment", "Bluetooth (serial)"),
        "wedge": tr("Equipment", "Keyboard scanner"),
    }
    return words.get(kind, kind)


def setting_fault_words(fault: BadDeviceSetting) -> str:
    """What is wrong with a scanner's setting."""
    tr = QCoreApplication.translate
    if fault.code == "bad_value":
        return tr("Equipment", "This value is not possible: {0}").replace("{0}", str(fault.facts.get("value", "")))
    return messages.words(fault.code, fault.facts)


def local_time(at: datetime) -> str:
    """A moment in the computer's time zone, to the second."""
    return f"{local(at):%Y-%m-%d %H:%M:%S}"


def chip_of(name: str, change: StateChange) -> Chip:
    """The chip of a scanner."""
    return Chip(SHAPES[change.state], name, state_word(change.state), f"{local_time(change.at)} {cause_words(change)}")
