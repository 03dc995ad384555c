"""Cells in which people see something else than a reader of workbooks gives.

Errors, formulas nobody worked out and merged cells come as empty, and empty has a meaning here: a quantity that is not
given is one piece. A number that is shown as 00007 comes as 7, and that is another lot.
"""

import re
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

Cell = tuple[int, int]
"""Row and column, from 0 on."""
Ranges = Sequence[tuple[Cell, Cell]]
"""First and last cell of each range of merged cells."""

_CELL: Final = re.compile(rb"<(?:\w+:)?(row|c)\b([^>]*)>")
_PLACE: Final = re.compile(rb'\br="([A-Z]*)([0-9]+)"')
_ENDS: Final = re.compile(rb"</(?:\w+:)?c>")
_FORMULA: Final = re.compile(rb"<(?:\w+:)?f[\s>/]")
_VALUE: Final = re.compile(rb"<(?:\w+:)?(?:v|is)[\s>/]")
_FIRST_SHEET: Final = re.compile(rb'<(?:\w+:)?sheet\b[^>]*?\b\w+:id="([^"]+)"')
_RELATION: Final = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_ERROR: Final = b't="e"'
_STYLE: Final = re.compile(rb'\bs="([0-9]+)"')
_PADDING: Final = re.compile(rb'<(?:\w+:)?numFmt\b(?=[^>]*\bnumFmtId="([0-9]+)")[^>]*\bformatCode="(00+)"')
_STYLES: Final = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_FORMAT: Final = re.compile(rb'<(?:\w+:)?xf\b[^>]*?\bnumFmtId="([0-9]+)"')


def valueless(path: Path) -> set[Cell]:
    """The cells of the first sheet of a workbook (XLSX) that show an error, or whose formula has no result."""
    with zipfile.ZipFile(path) as packed:
        name = _first_sheet(packed)
        content = packed.read(name) if name else b""
    if _ERROR not in content and not _FORMULA.search(content):
        return set()
    return {at for at, found in _cells(content) if _ERROR in found[2] or _is_open(content, found)}


def padded(path: Path) -> dict[Cell, int]:
    """The cells of the first sheet whose numbers are shown with leading zeros, with the digits that people see."""
    with zipfile.ZipFile(path) as packed:
        digits = _digits_of_styles(packed)
        name = _first_sheet(packed) if digits else ""
        content = packed.read(name) if name else b""
    styles = ((at, _STYLE.search(found[2])) for at, found in _cells(content))
    return {at: digits[int(style[1])] for at, style in styles if style and int(style[1]) in digits}


def _digits_of_styles(packed: zipfile.ZipFile) -> dict[int, int]:
    """The styles of cells whose format is nothing but zeros, such as 00000, with how many."""
    content = packed.read("xl/styles.xml") if "xl/styles.xml" in packed.namelist() else b""
    lengths = {number: len(code) for number, code in _PADDING.findall(content)}
    styles = _STYLES.search(content) if lengths else None
    formats = _FORMAT.findall(styles[0]) if styles else []
    return {style: lengths[number] for style, number in enumerate(formats) if number in lengths}


def covered(ranges: Ranges, rows: int) -> Iterator[tuple[Cell, Cell]]:
    """Of merged cells those below the first row of each range, with the cell that holds the value for all.

    Args:
        ranges: as the reader gives them.
        rows: of the sheet; a range that goes on below is of no interest.
    """
    for (top, left), (bottom, right) in ranges:
        for row in range(top + 1, min(bottom + 1, rows)):
            for column in range(left, right + 1):
                yield (row, column), (top, left)


def _first_sheet(packed: zipfile.ZipFile) -> str:
    """The name of the first sheet in the file, "" when it is no such workbook."""
    names = set(packed.namelist())
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
        return ""
    first = _FIRST_SHEET.search(packed.read("xl/workbook.xml"))
    for relation in _RELATION.findall(packed.read("xl/_rels/workbook.xml.rels")):
        target = re.search(rb'\bTarget="([^"]+)"', relation)
        if first and target and b'Id="' + first[1] + b'"' in relation:
            name = target[1].decode()
            name = name[1:] if name.startswith("/") else f"xl/{name}"
            return name if name in names else ""
    return ""


def _cells(content: bytes) -> Iterator[tuple[Cell, "re.Match[bytes]"]]:
    """Every cell of a sheet with the beginning of its element."""
    row, column = -1, -1
    for found in _CELL.finditer(content):
        place = _PLACE.search(found[2])
        if found[1] == b"row":
            row, column = int(place[2]) - 1 if place else row + 1, -1
            continue
        column = _column(place[1]) if place else column + 1
        yield (row, column), found


def _is_open(content: bytes, cell: "re.Match[bytes]") -> bool:
    """Whether a cell has a formula and no result; an empty text is a result."""
    if cell[2].endswith(b"/"):
        return False
    ends = _ENDS.search(content, cell.end())
    inside = content[cell.end() : ends.start() if ends else len(content)]
    return bool(_FORMULA.search(inside)) and not _VALUE.search(inside)


def _column(letters: bytes) -> int:
    column = 0
    for letter in letters:
        column = 26 * column + letter - ord("A") + 1
    return column - 1
