"""What a print queue prints on: one physical printer, asked how it is and given one label, once."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

from desktop.devices.errors import DeviceFault, LineBlocked, LineMismatch
from desktop.devices.label_printer import Patience, PrinterSettings, Told
from desktop.devices.printer_bench import make_transport
from desktop.devices.printer_talk import (
    AllHandedOver,
    Conversation,
    NothingSent,
    Partly,
    Printed,
    Proof,
    ask,
    print_once,
)
from desktop.devices.states import Cause, LineState
from desktop.models.label import LabelEvidence
from desktop.runtime.prepared_label import Prepared
from desktop.services.printing import Outcome


@dataclass(frozen=True, slots=True)
class Stand:
    """How a printer stands, and why."""

    state: LineState
    cause: Cause


READY: Final = Stand(LineState.READY, Cause.ANSWERED)
OPEN: Final = Stand(LineState.IDENTIFYING, Cause.CANNOT_BE_ASKED)
_OF_CAUSE: Final = {
    Cause.NO_PERMISSION: LineState.BLOCKED,
    Cause.PORT_IN_USE: LineState.BLOCKED,
    Cause.QUEUE_REFUSES: LineState.BLOCKED,
    Cause.OTHER_DEVICE: LineState.MISMATCH,
    Cause.TWO_ALIKE: LineState.MISMATCH,
}


class Press(Protocol):
    """One way to one printer; used by one thread."""

    @property
    def identity(self) -> str:
        """The physical printer: presses of one identity share one thread. May take its time."""
        ...

    def look(self) -> Stand:
        """How the printer is now. Never raises."""
        ...

    def put(self, label: Prepared, told: Told) -> Printed:
        """Print one label once, if the printer is ready; ``told`` hears 0 just before the first byte."""
        ...


class LinePress:
    """A printer at a line of bytes."""

    def __init__(self, settings: PrinterSettings, patience: Patience, stopping: threading.Event) -> None:
        self._talk = Conversation(make_transport(settings, patience), settings.language, patience, stopping)

    @property
    def identity(self) -> str:
        """That of its transport."""
        return self._talk.transport.identity

    def look(self) -> Stand:
        """Open, ask, close."""
        transport = self._talk.transport
        try:
            transport.open()
        except DeviceFault as fault:
            return _closed(fault)
        try:
            status = ask(transport, self._talk.language, self._talk.patience)
        finally:
            transport.close()
        return Stand(status.state, status.main_cause or Cause.ANSWERED)

    def put(self, label: Prepared, told: Told) -> Printed:
        """Ask, send, watch."""
        return print_once(self._talk, label.payload, told)


def _closed(fault: DeviceFault) -> Stand:
    kinds = {LineBlocked: LineState.BLOCKED, LineMismatch: LineState.MISMATCH}
    return Stand(kinds.get(type(fault), LineState.ABSENT), Cause(fault.code))


MakePress = Callable[[PrinterSettings, Patience, threading.Event], Press]

# ---------------------------------------------------------------- what a print says


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a label, for the ledger; ``bytes`` that may have gone."""

    outcome: Outcome
    bytes: int
    evidence: LabelEvidence | None = None
    cause: str = ""


def verdict_of(printed: Printed, size: int) -> Verdict:
    """What may be said of a label after its print began.

    Args:
        printed: what was sent and seen.
        size: of the payload in bytes.
    """
    sent = printed.sent
    if isinstance(sent, NothingSent):
        return Verdict(Outcome.FAILED, 0, cause=sent.cause)
    if isinstance(sent, Partly):
        return Verdict(Outcome.UNCERTAIN, sent.gone_bytes, cause=sent.cause)
    if printed.evidence.proof is Proof.UNCERTAIN:
        return Verdict(Outcome.UNCERTAIN, size, cause=printed.evidence.cause or Cause.NO_ANSWER)
    if printed.evidence.proof is Proof.PRINTED:
        return Verdict(Outcome.CONFIRMED, size, LabelEvidence.STATUS)
    return Verdict(Outcome.HANDED_OVER, size, _handed_over(sent))


def _handed_over(sent: AllHandedOver) -> LabelEvidence:
    return LabelEvidence.DRAINED if sent.closed_cleanly else LabelEvidence.HANDED_OVER


def stand_after(printed: Printed) -> Stand:
    """How the printer stands after a try to print."""
    sent, evidence = printed.sent, printed.evidence
    if isinstance(sent, NothingSent):
        before = printed.before.state if printed.before is not None else _OF_CAUSE.get(sent.cause, LineState.ABSENT)
        return Stand(before, sent.cause)
    if isinstance(sent, Partly):
        return Stand(LineState.LOST, sent.cause)
    if evidence.proof is Proof.UNCERTAIN:
        return Stand(LineState.FAULT, evidence.cause or Cause.NO_ANSWER)
    return OPEN if evidence.proof is Proof.NOT_ASKED else READY
