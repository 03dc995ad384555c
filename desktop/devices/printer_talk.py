"""Talking to a printer: ask how it is, send one job once, watch whether it comes out.

Nothing here is ever sent a second time. What cannot be proved is told as uncertain, and a person decides.
"""

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from desktop.devices.errors import DeviceFault
from desktop.devices.label_printer import Language, Patience, PrinterLost, Told, Transport
from desktop.devices.printer_asking import STATUS_QUESTIONS, ask, drain
from desktop.devices.printer_status import PrinterStatus
from desktop.devices.states import Cause, LineState

__all__ = [
    "NOT_ASKED",
    "STATUS_QUESTIONS",
    "AllHandedOver",
    "Conversation",
    "Evidence",
    "NothingSent",
    "Partly",
    "Printed",
    "Proof",
    "Sent",
    "ask",
    "print_once",
    "send",
    "wait_until_ready",
    "watch_until_done",
]

# ---------------------------------------------------------------- one job


@dataclass(frozen=True, slots=True)
class NothingSent:
    """Surely no byte of the job went out: it may be tried again.

    Attributes:
        cause: why.
        causes: everything that the printer said.
    """

    cause: Cause
    causes: frozenset[Cause] = frozenset()


@dataclass(frozen=True, slots=True)
class Partly:
    """It broke off: a label may be out, whole or in part, or none.

    Attributes:
        gone_bytes: how many bytes may have gone.
        cause: why it broke off.
    """

    gone_bytes: int
    cause: Cause


@dataclass(frozen=True, slots=True)
class AllHandedOver:
    """Every byte was handed over; whether a label came out is another question.

    Attributes:
        closed_cleanly: the other end surely took everything; None while the line is still open for questions.
    """

    closed_cleanly: bool | None = None


Sent = NothingSent | Partly | AllHandedOver


def send(transport: Transport, payload: bytes, told: Told) -> Sent:
    """Hand over one job, once. A line that cannot be asked is closed after it, which is what sends the job there.

    Args:
        transport: an open line.
        payload: the whole job.
        told: hears 0 just before the first byte, then how many may have gone; the ledger is written before.
    """
    gone = _Gone(told)
    try:
        if transport.two_way:
            drain(transport)
        transport.write(payload, gone.note)
    except PrinterLost as lost:
        most = max(gone.most, lost.gone)
        return Partly(most, lost.cause) if most else NothingSent(lost.cause)
    return AllHandedOver(None if transport.two_way else transport.close())


@dataclass(slots=True)
class _Gone:
    told: Told
    most: int = 0

    def note(self, gone: int) -> None:
        self.most = max(self.most, gone)
        self.told(gone)


# ---------------------------------------------------------------- did it come out?


class Proof(StrEnum):
    """What watching a printer after a job has shown."""

    PRINTED = "printed"
    """It worked and came to rest without a fault."""
    AT_REST = "at_rest"
    """It is ready and nobody saw it work: handed over, not proved."""
    UNCERTAIN = "uncertain"
    """A fault came up, it fell silent, or it is still not done."""
    NOT_ASKED = "not_asked"
    """It cannot be asked."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The proof, and what it rests on.

    Attributes:
        proof: what was shown.
        cause: why it is uncertain, else None.
        seen: the answers in their order; the same again is not repeated.
    """

    proof: Proof
    cause: Cause | None = None
    seen: tuple[PrinterStatus, ...] = ()


NOT_ASKED: Final = Evidence(Proof.NOT_ASKED)
_WAITS: Final = frozenset({Cause.PAUSED})
"""Faults that spoil no label: after them it goes on."""


def watch_until_done(
    transport: Transport, language: Language, patience: Patience, stopping: threading.Event | None = None
) -> Evidence:
    """Ask again and again until the job is out, a fault comes up or patience ends.

    Args:
        transport: the open line that the job went over, so that every answer is from after the job.
        language: ZPL or TSPL.
        patience: `start`, `finish`, `poll` and `answer` are used.
        stopping: set by whoever wants the thread back; what was not seen is uncertain then.
    """
    seen: list[PrinterStatus] = []
    for status in _answers(transport, language, patience, stopping or threading.Event()):
        if not seen or seen[-1] != status:
            seen.append(status)
        if status.state is LineState.IDENTIFYING:
            return NOT_ASKED
        if status.faults - _WAITS:
            return Evidence(Proof.UNCERTAIN, _first(status.faults), tuple(seen))
        if not (status.is_at_work or status.faults) and any(Cause.PRINTING in one.causes for one in seen):
            return Evidence(Proof.PRINTED, None, tuple(seen))
    return _at_the_end(tuple(seen), stopping)


def _at_the_end(seen: tuple[PrinterStatus, ...], stopping: threading.Event | None) -> Evidence:
    if stopping is not None and stopping.is_set():
        return Evidence(Proof.UNCERTAIN, Cause.SWITCHED_OFF, seen)
    if seen and not seen[-1].is_at_work and not seen[-1].faults:
        return Evidence(Proof.AT_REST, None, seen)
    return Evidence(Proof.UNCERTAIN, seen[-1].main_cause if seen else Cause.NO_ANSWER, seen)


def _answers(
    transport: Transport, language: Language, patience: Patience, stopping: threading.Event
) -> Iterator[PrinterStatus]:
    """Answers, until nothing has been going on for a while, or the time for the whole job is over."""
    began = busy_at = time.monotonic()
    while not stopping.is_set():
        status = ask(transport, language, patience, thorough=False)
        yield status
        now = time.monotonic()
        busy_at = now if status.causes else busy_at
        if now - began > patience.finish or now - busy_at > patience.start or stopping.wait(patience.poll):
            return


def _first(causes: frozenset[Cause]) -> Cause:
    return min(causes, key=list(Cause).index)


# ---------------------------------------------------------------- a whole job, from question to proof


@dataclass(frozen=True, slots=True)
class Printed:
    """How one job went.

    Attributes:
        sent: what went out.
        before: how the printer was before; None if the line did not open.
        evidence: what was seen afterwards.
    """

    sent: Sent
    before: PrinterStatus | None = None
    evidence: Evidence = NOT_ASKED


@dataclass(frozen=True, slots=True)
class Conversation:
    """What a job needs to be printed.

    Attributes:
        transport: the line, which one thread uses.
        language: what the printer understands.
        patience: how long to wait.
        stopping: set to have the thread back soon.
    """

    transport: Transport
    language: Language
    patience: Patience = field(default_factory=Patience)
    stopping: threading.Event = field(default_factory=threading.Event)


def print_once(talk: Conversation, payload: bytes, told: Told) -> Printed:
    """Open, ask, send, watch, close: one job, once.

    Args:
        talk: whom to talk to.
        payload: the whole job.
        told: see `send`; not called at all when the printer is not ready.
    """
    try:
        talk.transport.open()
    except DeviceFault as fault:
        return Printed(NothingSent(Cause(fault.code)))
    try:
        printed = _print_open(talk, payload, told)
    finally:
        clean = talk.transport.close()
    if printed.sent == AllHandedOver(None):
        printed = replace(printed, sent=AllHandedOver(clean))
    return printed


def _print_open(talk: Conversation, payload: bytes, told: Told) -> Printed:
    before = wait_until_ready(talk)
    cause = before.main_cause
    if cause is not None and cause is not Cause.CANNOT_BE_ASKED:
        return Printed(NothingSent(cause, before.causes), before)
    if talk.stopping.is_set():
        return Printed(NothingSent(Cause.SWITCHED_OFF), before)
    sent = send(talk.transport, payload, told)
    if sent != AllHandedOver(None):
        return Printed(sent, before)
    return Printed(sent, before, watch_until_done(talk.transport, talk.language, talk.patience, talk.stopping))


def wait_until_ready(talk: Conversation) -> PrinterStatus:
    """The first answer that is not "at work", or the last one when patience ends; a fault is told at once."""
    end = time.monotonic() + talk.patience.ready
    while True:
        status = ask(talk.transport, talk.language, talk.patience)
        if status.state is not LineState.BUSY or time.monotonic() > end or talk.stopping.wait(talk.patience.poll):
            return status
