"""What a printer says about itself: exact readings of ``~HS``, ``~HQES``, ``ESC ! ?`` and ``ESC ! S``.

An answer that is not exactly of its form is a `BAD_ANSWER`: a half, a doubled or a garbled status proves nothing.
"""

import re
from dataclasses import dataclass, replace
from typing import Final

from desktop.devices.states import Cause, LineState

AT_WORK: Final = frozenset({Cause.PRINTING, Cause.BUFFER_FULL, Cause.HALF_A_LABEL})
"""Something is still to come out, or to come in."""
_BUSY: Final = AT_WORK | {Cause.WAITS_FOR_TAKE}


@dataclass(frozen=True, slots=True)
class PrinterStatus:
    """One answer of a printer, or the fact that there was none.

    Attributes:
        state: ``ready``, ``busy`` or ``fault``; ``identifying`` for a printer that cannot be asked.
        causes: everything that it says at once; empty when it is ready.
        remaining: labels still to print of the present batch; None if it did not say.
        formats_waiting: labels in its receive buffer; None if it did not say.
        raw: the answer as it came.
    """

    state: LineState
    causes: frozenset[Cause] = frozenset()
    remaining: int | None = None
    formats_waiting: int | None = None
    raw: bytes = b""

    @property
    def is_at_work(self) -> bool:
        """It prints, or has something left to print."""
        return bool(self.causes & AT_WORK)

    @property
    def faults(self) -> frozenset[Cause]:
        """The causes that need a person."""
        return self.causes - _BUSY - {Cause.CANNOT_BE_ASKED}

    @property
    def main_cause(self) -> Cause | None:
        """The one cause to tell first: a fault before work, the one to be mended first before the others."""
        return min(self.causes, key=list(Cause).index, default=None)


def status_of(
    causes: frozenset[Cause], raw: bytes, waiting: int | None = None, left: int | None = None
) -> PrinterStatus:
    """A status from its causes: any fault makes a fault, work makes busy, nothing makes ready."""
    state = LineState.FAULT if causes - _BUSY else LineState.BUSY if causes else LineState.READY
    return PrinterStatus(state, causes, left, waiting, raw)


NO_ANSWER: Final = status_of(frozenset({Cause.NO_ANSWER}), b"")
"""Silence. Printers fall silent when media, ribbon or head fail: a fault, never "unknown"."""
HUNG_UP: Final = status_of(frozenset({Cause.HUNG_UP}), b"")
CANNOT_BE_ASKED: Final = PrinterStatus(LineState.IDENTIFYING, frozenset({Cause.CANNOT_BE_ASKED}))


def bad_answer(raw: bytes) -> PrinterStatus:
    """The status of a printer that said something else."""
    return status_of(frozenset({Cause.BAD_ANSWER}), raw)


def both(one: PrinterStatus, other: PrinterStatus) -> PrinterStatus:
    """Two answers of one moment as one: all causes of both, the counts of the first."""
    united = status_of(one.causes | other.causes, one.raw + other.raw)
    return replace(united, remaining=one.remaining, formats_waiting=one.formats_waiting)


# ---------------------------------------------------------------- ZPL: ~HS

_N = rb"([0-9]{1,10})"
_FLAG = rb"([01])"
_ANY = rb"[0-9A-Z]{1,8}"
_HS: Final = re.compile(
    rb"\x02" + rb",".join([_ANY, _FLAG, _FLAG, _ANY, _N, *[_FLAG] * 3, _ANY, *[_FLAG] * 3]) + rb"\x03\r\n"
    rb"\x02" + rb",".join([_ANY, _ANY, _FLAG, _FLAG, *[_ANY] * 3, _FLAG, _N, _ANY, _ANY]) + rb"\x03\r\n"
    rb"\x02" + _ANY + rb"," + _ANY + rb"\x03\r\n"
)
_HS_CAUSES: Final = {
    1: Cause.PAPER_OUT,
    2: Cause.PAUSED,
    4: Cause.BUFFER_FULL,
    5: Cause.DIAGNOSING,
    6: Cause.HALF_A_LABEL,
    7: Cause.SETUP_LOST,
    8: Cause.COLD,
    9: Cause.HOT,
    10: Cause.HEAD_OPEN,
    11: Cause.RIBBON_OUT,
    12: Cause.WAITS_FOR_TAKE,
}
_HS_FORMATS, _HS_LEFT = 3, 13
HS_LINES: Final = 3


def read_hs(raw: bytes) -> PrinterStatus:
    """The three lines of ``~HS`` (ZPL II Programming Guide, Host Status Return)."""
    told = _HS.fullmatch(raw)
    if told is None:
        return bad_answer(raw)
    waiting, left = int(told[_HS_FORMATS]), int(told[_HS_LEFT])
    causes = {cause for group, cause in _HS_CAUSES.items() if told[group] == b"1"}
    if waiting or left:
        causes.add(Cause.PRINTING)
    return status_of(frozenset(causes), raw, waiting, left)


# ---------------------------------------------------------------- ZPL: ~HQES

_WORDS = rb" +([01]) ([0-9A-Fa-f]{8}) ([0-9A-Fa-f]{8}) *[\r\n]+"
_HQES: Final = re.compile(
    rb"\x02[\r\n]* *PRINTER STATUS *[\r\n]+ *ERRORS:" + _WORDS + rb" *WARNINGS:" + _WORDS + rb"[ \r\n]*\x03[\r\n]*"
)
_HQES_CAUSES: Final = {
    0x0000_0001: Cause.PAPER_OUT,
    0x0000_0002: Cause.RIBBON_OUT,
    0x0000_0004: Cause.HEAD_OPEN,
    0x0000_0008: Cause.CUTTER,
    0x0000_0010: Cause.HOT,
    0x0000_0020: Cause.HOT,
    0x0000_0040: Cause.HEAD_FAULT,
    0x0000_0080: Cause.HEAD_FAULT,
    0x0000_0200: Cause.HEAD_FAULT,
    0x0000_1000: Cause.JAM,
    0x0000_2000: Cause.JAM,
    0x0000_4000: Cause.JAM,
    0x0000_8000: Cause.JAM,
    0x0004_0000: Cause.LABEL_NOT_FOUND,
    0x0008_0000: Cause.LABEL_NOT_FOUND,
}


def read_hqes(raw: bytes) -> PrinterStatus:
    """The block of ``~HQES``; warnings (replace the head, low media) do not stop a job."""
    told = _HQES.fullmatch(raw)
    if told is None:
        return bad_answer(raw)
    flag, group_2, group_1 = told[1] == b"1", int(told[2], 16), int(told[3], 16)
    if not flag:
        return bad_answer(raw) if group_1 or group_2 else status_of(frozenset(), raw)
    return status_of(_named(group_1, _HQES_CAUSES, is_more=bool(group_2) or not group_1), raw)


def _named(bits: int, names: dict[int, Cause], *, is_more: bool = False) -> frozenset[Cause]:
    causes = {cause for bit, cause in names.items() if bits & bit}
    if is_more or bits & ~sum(names):
        causes.add(Cause.PRINTER_ERROR)
    return frozenset(causes)


# ---------------------------------------------------------------- TSPL

_BYTE_CAUSES: Final = {
    0x01: Cause.HEAD_OPEN,
    0x02: Cause.JAM,
    0x04: Cause.PAPER_OUT,
    0x08: Cause.RIBBON_OUT,
    0x10: Cause.PAUSED,
    0x20: Cause.PRINTING,
    0x40: Cause.COVER_OPEN,
    0x80: Cause.HOT,
}


def read_status_byte(raw: bytes) -> PrinterStatus:
    """The one byte of ``ESC ! ?``; 0x00 is ready."""
    if len(raw) != 1:
        return bad_answer(raw)
    return status_of(_named(raw[0], _BYTE_CAUSES), raw)


FULL_STATUS_BYTES: Final = 8
_FULL: Final = re.compile(rb"\x02([@`EFKLPW])([\x40-\x7f])([\x40-\x7f])([\x40-\x7f])\x03\r\n", re.DOTALL)
_FULL_STATES: Final = {
    b"@": frozenset[Cause](),
    b"`": frozenset({Cause.PAUSED}),
    b"E": frozenset({Cause.PRINTER_ERROR}),
    b"F": frozenset({Cause.PRINTING}),
    b"K": frozenset({Cause.PAUSED}),
    b"L": frozenset({Cause.WAITS_FOR_TAKE}),
    b"P": frozenset({Cause.PRINTING}),
    b"W": frozenset({Cause.PRINTING}),
}
_FULL_ERRORS: Final = {0x01: Cause.HOT, 0x02: Cause.HOT, 0x04: Cause.HEAD_FAULT, 0x08: Cause.CUTTER}
_FULL_MEDIA: Final = {0x01: Cause.PAPER_OUT, 0x02: Cause.JAM, 0x04: Cause.RIBBON_OUT}
_FULL_BUFFER = 0x08


def read_full_status(raw: bytes) -> PrinterStatus:
    """The eight bytes of ``ESC ! S`` (``STX b1 b2 b3 b4 ETX CR LF``), each of b2 to b4 being 0x40 and flags."""
    told = _FULL.fullmatch(raw)
    if told is None:
        return bad_answer(raw)
    causes = _named(told[3][0] & 0x3F, _FULL_ERRORS) | _named(told[4][0] & 0x3F, _FULL_MEDIA)
    if told[2][0] & _FULL_BUFFER:
        causes |= {Cause.BUFFER_FULL}
    # "error" alone says less than the flags behind it
    state = _FULL_STATES[told[1]] if told[1] != b"E" or not causes else frozenset[Cause]()
    return status_of(causes | state, raw)
