"""The typefaces of labels: which characters they have and how wide these are on a grid of dots.

Only the fonts that ship are used, so a label is the same on every machine; there is no fallback font.
"""

import struct
from bisect import bisect_right
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from desktop.labels.drawing import Face
from desktop.paths import RESOURCES

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

FILES: Final = {
    Face.REGULAR: "NotoSansSC-Regular.ttf",
    Face.BOLD: "NotoSansSC-Bold.ttf",
    Face.MONO: "SourceCodePro-Regular.ttf",
    Face.MONO_BOLD: "SourceCodePro-Bold.ttf",
}
_SEGMENTED: Final = 12
"""The format of the character table that reaches every plane; all fonts that ship have it."""


def font_file(face: Face) -> Path:
    """The file of a face."""
    return RESOURCES / "fonts" / FILES[face]


@lru_cache(maxsize=64)
def font(face: Face, size: int) -> "FreeTypeFont":
    """The face with an em square of ``size`` dots; no ligatures and no kerning, so widths add up."""
    from PIL import ImageFont

    return ImageFont.truetype(str(font_file(face)), size, layout_engine=ImageFont.Layout.BASIC)


def has_glyph(face: Face, character: str) -> bool:
    """Whether the face can draw the character itself."""
    starts, ends = _characters(face)
    at = bisect_right(starts, ord(character)) - 1
    return at >= 0 and ord(character) <= ends[at]


def text_width(face: Face, size: int, text: str) -> int:
    """How far the pen moves, in dots, as it is drawn in one colour (hinted, so every advance is whole)."""
    return sum(_advance(face, size, character) for character in text)


@lru_cache(maxsize=50_000)
def _advance(face: Face, size: int, character: str) -> int:
    return round(font(face, size).getlength(character, mode="1"))


@lru_cache(maxsize=len(Face))
def _characters(face: Face) -> tuple[list[int], list[int]]:
    """First and last code point of every run of characters (table ``cmap``, OpenType 1.9)."""
    with font_file(face).open("rb") as file:
        data = _table(file.read(4096), b"cmap")
        file.seek(data[0])
        table = file.read(data[1])
    at = _subtable(table)
    count = struct.unpack_from(">I", table, at + 12)[0]
    groups = [struct.unpack_from(">II", table, at + 16 + 12 * one) for one in range(count)]
    return [first for first, _ in groups], [last for _, last in groups]


def _table(head: bytes, tag: bytes) -> tuple[int, int]:
    """Offset and length of a table of the font file."""
    for one in range(struct.unpack_from(">H", head, 4)[0]):
        found, _, offset, length = struct.unpack_from(">4sIII", head, 12 + 16 * one)
        if found == tag:
            return int(offset), int(length)
    raise ValueError(f"the font has no table {tag!r}")


def _subtable(table: bytes) -> int:
    for one in range(struct.unpack_from(">H", table, 2)[0]):
        offset = int(struct.unpack_from(">I", table, 8 + 8 * one)[0])
        if struct.unpack_from(">H", table, offset)[0] == _SEGMENTED:
            return offset
    raise ValueError("the font has no segmented character table")
