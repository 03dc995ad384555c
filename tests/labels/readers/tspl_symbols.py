"""The barcodes of the TSPL printer: 128M from its raw values, Data Matrix and QR Code drawn by zplkit."""

import re
from functools import lru_cache

from zplkit import Options, render

from desktop.labels.drawing import Bitmap
from tests.labels.readers.canvas import Canvas, from_gray
from tests.labels.readers.code_128 import START_A, START_B, START_C, STOP, WIDTHS

_SWITCH = {101: "A", 100: "B", 99: "C"}
_TILDE = re.compile(rb"~(?:(1)|(~)|d([0-9]{3}))|([^~])", re.DOTALL)


class SymbolFault(Exception):
    """A code that the printer would have to guess at."""


def code_128m_rows(content: bytes, height: int, narrow: int) -> list[str]:
    """A Code 128 of ``!ddd`` values, digit pairs in set C, characters in A and B; check and stop are added."""
    values = _values(content)
    check = (values[0] + sum(place * value for place, value in enumerate(values[1:], 1))) % 103
    widths = "".join(WIDTHS[value] for value in (*values, check)) + STOP
    bars = "".join("10"[at % 2] * (int(width) * narrow) for at, width in enumerate(widths))
    return [bars] * height


def _values(content: bytes) -> list[int]:
    values: list[int] = []
    code_set, at = "", 0
    while at < len(content):
        if found := re.compile(rb"!(10[0-5]|09[6-9])").match(content, at):
            value = int(found[1])
            if (value >= START_A) != (not values):
                raise SymbolFault("a start that is not at the start")
            code_set = {START_A: "A", START_B: "B", START_C: "C"}.get(value) or _SWITCH.get(value, code_set)
            width = 4
        else:
            value, width = _character(content, at, code_set)
        values.append(value)
        at += width
    if len(values) < 2:
        raise SymbolFault("a code without a message")
    return values


def _character(content: bytes, at: int, code_set: str) -> tuple[int, int]:
    """Value and length of a digit pair in set C, or of one character in set A or B."""
    if code_set == "C":
        pair = content[at : at + 2]
        if not re.fullmatch(rb"[0-9]{2}", pair):
            raise SymbolFault(f"{pair!r} in set C")
        return int(pair), 2
    value = content[at] - 32
    last = {"A": 63, "B": 94}.get(code_set, -1)
    if not 0 <= value <= last or content[at] == ord("!"):
        raise SymbolFault(f"{content[at : at + 1]!r} in set {code_set or 'none'}")
    return value, 1


@lru_cache(maxsize=64)
def data_matrix_picture(content: bytes, module: int) -> Bitmap:
    """A Data Matrix whose escape is ``~``: ``~1`` FNC1, ``~~`` a tilde, ``~dNNN`` a byte."""
    data, at = bytearray(), 0
    while at < len(content):
        found = _TILDE.match(content, at)
        if found is None:
            raise SymbolFault(f"a tilde alone in {content!r}")
        if found[1]:
            data += b"_1"
        elif found[2]:
            data += b"\\7E"
        elif found[3]:
            data += _hex(bytes([int(found[3])]))
        else:
            data += _hex(found[4])
        at = found.end()
    return _drawn(b"^BXN,%d,200,,,,_,1^FH\\^FD%s^FS" % (module, bytes(data)))


@lru_cache(maxsize=64)
def qr_picture(content: bytes, level: str, cell: int) -> Bitmap:
    """A QR Code of the bytes as they are."""
    body = b"".join(b"\\%02X" % one for one in content)
    return _drawn(b"^BQN,2,%d^FH\\^FD%sA,%s^FS" % (cell, level.encode(), body))


def _hex(one: bytes) -> bytes:
    """A byte for a Data Matrix field: an underscore twice, other signs as ``\\hh``."""
    if one == b"_":
        return b"__"
    return one if re.fullmatch(rb"[A-Za-z0-9]", one) else b"\\%02X" % one[0]


def _drawn(field: bytes) -> Bitmap:
    """The ink of one field alone."""
    side = 1400
    scene = render(
        b"^XA^CI28^FO0,0" + field + b"^XZ", Options(profile="specification", width=side, height=side)
    ).labels[0]
    raster = scene.rasterize()
    whole = from_gray(raster.pixels, side, side)
    rows = [int.from_bytes(whole.rows[at * whole.stride : (at + 1) * whole.stride]) for at in range(side)]
    inked = [at for at, row in enumerate(rows) if row]
    width = side - min((row & -row).bit_length() - 1 for row in rows if row)
    canvas = Canvas(width, inked[-1] - inked[0] + 1)
    for y, at in enumerate(range(inked[0], inked[-1] + 1)):
        canvas.row(0, y, rows[at] >> (side - width), width)
    return canvas.bitmap()
