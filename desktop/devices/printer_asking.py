"""Asking a printer how it is: the question, the whole answer in time, and never an answer to something else."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from desktop.devices import printer_status
from desktop.devices.label_printer import Language, Patience, PrinterLost, Transport
from desktop.devices.printer_status import PrinterStatus
from desktop.devices.states import Cause, LineState

SETTLE_SECONDS: Final = 0.02
"""Silence after an answer, to notice one that comes twice."""
_ANSWER_BYTES: Final = 4096


@dataclass(frozen=True, slots=True)
class Question:
    """A question, and how its answer is known.

    Attributes:
        asked: the bytes to send.
        is_whole: the answer has come to its end.
        read: from the answer to a status.
    """

    asked: bytes
    is_whole: Callable[[bytes], bool]
    read: Callable[[bytes], PrinterStatus]


_HS: Final = Question(b"~HS", lambda raw: raw.count(b"\x03\r\n") >= printer_status.HS_LINES, printer_status.read_hs)
_HQES: Final = Question(b"~HQES", lambda raw: b"\x03" in raw, printer_status.read_hqes)
_BYTE: Final = Question(b"\x1b!?", lambda raw: len(raw) >= 1, printer_status.read_status_byte)
_FULL: Final = Question(
    b"\x1b!S", lambda raw: len(raw) >= printer_status.FULL_STATUS_BYTES, printer_status.read_full_status
)
_FIRST: Final = {Language.ZPL: _HS, Language.TSPL: _BYTE}
_MORE: Final = {Language.ZPL: _HQES, Language.TSPL: _FULL}
STATUS_QUESTIONS: Final = frozenset(question.asked for question in (_HS, _HQES, _BYTE, _FULL))
"""Everything that is ever sent to a printer besides jobs."""


def ask(transport: Transport, language: Language, patience: Patience, *, thorough: bool = True) -> PrinterStatus:
    """How a printer is now.

    ``~HS`` or ``ESC ! ?`` must be answered; silence is a fault. ``~HQES`` (before a job, and on any fault) and
    ``ESC ! S`` (on a fault) tell more where a printer knows them; their silence is no fault.

    Args:
        transport: an open line.
        language: ZPL or TSPL; any other cannot be asked.
        patience: `answer` and `more` are used.
        thorough: False asks for the short answer only, as while watching a job.
    """
    if not transport.two_way or language not in _FIRST:
        return printer_status.CANNOT_BE_ASKED
    try:
        first = _answer(transport, _FIRST[language], patience.answer)
        wants_more = thorough and (first.state is LineState.FAULT or language is Language.ZPL)
        if not wants_more or first.causes & {Cause.BAD_ANSWER, Cause.HUNG_UP}:
            return first
        return _with_more(transport, language, first, patience.more)
    except PrinterLost:
        return printer_status.HUNG_UP


def _with_more(transport: Transport, language: Language, first: PrinterStatus, seconds: float) -> PrinterStatus:
    more = _answer(transport, _MORE[language], seconds)
    if more == printer_status.NO_ANSWER:
        return first
    if first == printer_status.NO_ANSWER and more.state is LineState.READY:
        # it hears, but the answer that must come does not
        return first
    if first == printer_status.NO_ANSWER:
        return more
    return printer_status.both(first, more)


def _answer(transport: Transport, question: Question, seconds: float) -> PrinterStatus:
    # an answer that comes late would be taken for the answer to this question
    drain(transport)
    transport.write(question.asked, _tell_nobody)
    raw = _read_until(transport, question.is_whole, seconds)
    if not raw:
        return printer_status.NO_ANSWER
    return question.read(raw)


def drain(transport: Transport) -> None:
    """Throw away what the printer has said so far."""
    for _ in range(_ANSWER_BYTES):
        if not transport.read(0.0):
            return


def _read_until(transport: Transport, is_whole: Callable[[bytes], bool], seconds: float) -> bytes:
    raw, end = b"", time.monotonic() + seconds
    while not is_whole(raw) and len(raw) < _ANSWER_BYTES:
        left = end - time.monotonic()
        if left <= 0:
            return raw
        raw += transport.read(left)
    return raw + transport.read(SETTLE_SECONDS)


def _tell_nobody(_gone: int) -> None:
    """A question is no job: nobody counts its bytes."""
