"""The three ways in which ZPL writes a one-bit picture after ``^GFA`` (ZPL II guide, ^GF, Alternative Data Schemes).

HEX is two digits a byte. ACS repeats a digit by letters (``G`` to ``Y`` once to 19 times, ``g`` to ``z`` 20 to 400
times), ends a row with ``,`` (blank) or ``!`` (black) and repeats the row above with ``:``. Z64 is zlib in Base64
between ``:Z64:`` and the CRC of the Base64 text.
"""

import base64
import binascii
import re
import zlib
from enum import StrEnum
from itertools import groupby

from desktop.labels.drawing import Bitmap

MOST_BYTES = 99_999
"""The largest picture of one ^GF; a larger label is written in bands."""

ONES = "GHIJKLMNOPQRSTUVWXY"
TWENTIES = "ghijklmnopqrstuvwxyz"

_GF = re.compile(rb"A,([0-9]{1,5}),([0-9]{1,5}),([0-9]{1,4}),(.+)", re.DOTALL)
_ACS = re.compile(rb"[G-Yg-z]*[0-9A-F]|[,!:]")
_HEX = re.compile(rb"[0-9A-F]+")
_Z64 = re.compile(rb":Z64:([A-Za-z0-9+/]+={0,2}):([0-9A-F]{4})")


class Graphics(StrEnum):
    """How pictures are written for a ZPL printer."""

    ACS = "acs"
    """Run lengths: every printer and clone reads it."""
    Z64 = "z64"
    """Compressed with a checksum: the shortest."""
    HEX = "hex"
    """Plain digits."""


def graphic_field(bitmap: Bitmap, form: Graphics) -> bytes:
    """The ``^GFA`` command for a picture, with its data.

    Args:
        bitmap: a picture of at most `MOST_BYTES` bytes; 1 is ink, as in ZPL.
        form: how the dots are written.
    """
    data = {Graphics.ACS: _acs, Graphics.Z64: _z64, Graphics.HEX: _hex}[form](bitmap)
    count = len(bitmap.rows)
    return b"^GFA,%d,%d,%d,%s" % (count, count, bitmap.stride, data)


def _hex(bitmap: Bitmap) -> bytes:
    return bitmap.rows.hex().upper().encode("ascii")


def _z64(bitmap: Bitmap) -> bytes:
    data = base64.b64encode(zlib.compress(bitmap.rows, 9))
    return b":Z64:%s:%04X" % (data, binascii.crc_hqx(data, 0))


def _acs(bitmap: Bitmap) -> bytes:
    digits = bitmap.rows.hex().upper()
    step = bitmap.stride * 2
    written: list[str] = []
    above = ""
    for start in range(0, len(digits), step):
        row = digits[start : start + step]
        written.append(":" if row == above else _acs_row(row))
        above = row
    return "".join(written).encode("ascii")


def _acs_row(row: str) -> str:
    for last, sign in (("0", ","), ("F", "!")):
        if row.endswith(last):
            return _runs(row.rstrip(last)) + sign
    return _runs(row)


def _runs(digits: str) -> str:
    return "".join(_run(digit, len(list(same))) for digit, same in groupby(digits))


def _run(digit: str, count: int) -> str:
    """One digit written ``count`` times."""
    full, rest = divmod(count, 400)
    twenties, ones = divmod(rest, 20)
    if count == 1:
        return digit
    head = f"z{digit}" * full
    tail = (TWENTIES[twenties - 1] if twenties else "") + (ONES[ones - 1] if ones else "")
    return head + (tail + digit if tail else "")


# ---------------------------------------------------------------- reading back


def graphic_bytes(parameters: bytes) -> int | None:
    """How many bytes the data of a ``^GF`` really holds, None if it does not hold exactly what it announces.

    Args:
        parameters: all that follows ``^GF``.
    """
    parts = _GF.fullmatch(parameters)
    if parts is None:
        return None
    sent, total, stride = (int(part) for part in parts.groups()[:3])
    if sent != total or stride == 0 or total == 0 or total % stride:
        return None
    held = _held(parts[4], stride)
    return total if held == total else None


def _held(data: bytes, stride: int) -> int | None:
    if not data.startswith(b":Z64:"):
        return _acs_bytes(data, stride)
    packed = _Z64.fullmatch(data)
    if packed is None or int(packed[2], 16) != binascii.crc_hqx(packed[1], 0):
        return None
    try:
        unpacker = zlib.decompressobj()
        return len(unpacker.decompress(base64.b64decode(packed[1], validate=True), MOST_BYTES + 1))
    except (ValueError, zlib.error):
        return None


def _acs_bytes(data: bytes, stride: int) -> int | None:
    """Bytes of HEX or ACS data; None if anything else stands in it or it ends inside a row."""
    if _HEX.fullmatch(data):
        return len(data) // 2 if len(data) % (stride * 2) == 0 else None
    step = stride * 2
    held = place = 0
    for part in _ACS.finditer(data):
        if part.start() != place:
            return None
        place = part.end()
        if part[0] == b":" and held == 0:
            return None
        held += _digits(part[0], step - held % step)
    return held // 2 if place == len(data) and held % step == 0 else None


def _digits(part: bytes, to_the_end: int) -> int:
    """Digits that one part of ACS stands for."""
    if part in b",!:":
        return to_the_end
    counts = part[:-1].decode("ascii")
    return sum(ONES.find(sign) + 1 or (TWENTIES.find(sign) + 1) * 20 for sign in counts) or 1
