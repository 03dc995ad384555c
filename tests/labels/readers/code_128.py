"""Code 128 (ISO/IEC 15417): bars and spaces to code values, check symbol, code sets A, B and C."""

import re
from collections.abc import Iterator

from tests.labels.readers.dots import Box, Dots, Read, Unreadable

WIDTHS = re.findall(
    "[1-4]{6}",
    "212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 "
    "123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 "
    "232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 "
    "313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 "
    "111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 "
    "111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 "
    "114311 411113 411311 113141 114131 311141 411131 211412 211214 211232",
)
"""Bar, space, bar, space, bar, space of the values 0 to 105, in modules."""
STOP = "2331112"
START_A, START_B, START_C = 103, 104, 105
FNC1, SHIFT = 102, 98
_VALUES = {tuple(map(float, widths)): value for value, widths in enumerate(WIDTHS)}
_STOP = tuple(map(float, STOP))
_RUNS = re.compile("1+|0+")
_STEP = 8
_QUIET = 10
GS = 0x1D


def find(dots: Dots, window: Box) -> Iterator[Read]:
    """Every Code 128 in the window: start, values and stop in one row, the same in the rows around it.

    Raises:
        Unreadable: if one from start to stop has no quiet zone, a wrong check symbol or values that mean nothing.
    """
    seen: list[Box] = []
    before = ""
    for y in range(window.top + _STEP // 2, window.bottom, _STEP):
        row = dots.rows[y][window.left : window.right]
        if row == before or "1" not in row:
            continue
        before = row
        for left, module, values in _in_row(row, window.left):
            if any(box.left == left and box.top <= y < box.bottom for box in seen):
                continue
            box = _around(dots, left, left + module * (11 * len(values) + 13), y)
            if box.bottom - box.top < _STEP:
                continue
            if not dots.is_white(Box(box.left - _QUIET * module, box.top, box.left, box.bottom)) or not dots.is_white(
                Box(box.right, box.top, box.right + _QUIET * module, box.bottom)
            ):
                raise Unreadable("Code 128 without its quiet zone")
            seen.append(box)
            identifier, data = words(values)
            yield Read(identifier, data, box, module)


def _in_row(row: str, offset: int) -> Iterator[tuple[int, int, list[int]]]:
    """Left edge, module and values from start to check symbol of every start that comes to a stop."""
    runs = [(found.start(), found.end() - found.start()) for found in _RUNS.finditer(row)]
    first = 0 if row[0] == "1" else 1
    for at in range(first, len(runs) - 12, 2):
        module, rest = divmod(sum(length for _, length in runs[at : at + 6]), 11)
        if rest or module < 1:
            continue
        lengths = [length for _, length in runs[at:]]
        values = _walk(lengths, module)
        if values is not None:
            yield runs[at][0] + offset, module, values


def _walk(lengths: list[int], module: int) -> list[int] | None:
    """The values up to the stop, or nothing if they do not begin with a start or never stop."""
    values: list[int] = []
    for at in range(0, len(lengths) - 6, 6):
        if len(values) > 2 and tuple(length / module for length in lengths[at : at + 7]) == _STOP:
            return values
        value = _VALUES.get(tuple(length / module for length in lengths[at : at + 6]))
        if value is None or (value >= START_A) != (not values):
            return None
        values.append(value)
    return None


def _around(dots: Dots, left: int, right: int, y: int) -> Box:
    """The rows above and below that are the same between the edges."""
    row = dots.rows[y][left:right]
    top, bottom = y, y
    while top > 0 and dots.rows[top - 1][left:right] == row:
        top -= 1
    while bottom < dots.height and dots.rows[bottom][left:right] == row:
        bottom += 1
    return Box(left, top, right, bottom)


def words(values: list[int]) -> tuple[str, bytes]:
    """Identifier and message of the values from the start to the check symbol.

    Raises:
        Unreadable: for a wrong check symbol, a function that no label uses, or a FNC1 out of place.
    """
    start, *data, check = values
    if (start + sum(place * value for place, value in enumerate(data, 1))) % 103 != check:
        raise Unreadable("Code 128 with a wrong check symbol")
    gs1 = data[:1] == [FNC1]
    text = _text(start, data[1:] if gs1 else data, gs1=gs1)
    if not text:
        raise Unreadable("Code 128 without a message")
    if gs1 and (text.endswith(b"\x1d") or b"\x1d\x1d" in text or text.startswith(b"\x1d")):
        raise Unreadable("FNC1 where none may stand")
    return ("]C1" if gs1 else "]C0"), text


def _text(start: int, data: list[int], *, gs1: bool) -> bytes:
    code_set, shifted, out = "ABC"[start - START_A], False, bytearray()
    for value in data:
        current = {"A": "B", "B": "A"}[code_set] if shifted else code_set
        shifted_before, shifted = shifted, False
        if value == FNC1 and gs1:
            out.append(GS)
        elif code_set == "C" and value < 100:
            out += f"{value:02d}".encode()
        elif code_set != "C" and value < 96:
            out.append(value + 32 if current == "B" or value < 64 else value - 64)
        elif value == SHIFT and code_set != "C" and not shifted_before:
            shifted = True
        else:
            code_set = _latched(code_set, value)
    if shifted:
        raise Unreadable("a shift with nothing behind it")
    return bytes(out)


def _latched(code_set: str, value: int) -> str:
    """The code set after a latch; the same value is FNC4 in its own set, which no label uses."""
    wanted = {99: "C", 100: "B", 101: "A"}.get(value)
    if wanted is None or wanted == code_set:
        raise Unreadable(f"Code 128 value {value} in set {code_set}")
    return wanted
