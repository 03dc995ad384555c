"""The header of a file: which column is which field, in English or Chinese, and what must never be imported."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from desktop.domain.errors import Refusal
from desktop.exchange.cells import Reader, as_text, restored
from desktop.exchange.sheet import LONGEST_CELL, Row, Sheet
from desktop.exchange.workbook import NO_VALUE, TOO_LONG_NUMBER
from desktop.models.external import ExternalKind
from desktop.services.master_data.entry import Faults

PATIENT: Final = re.compile(
    "患者|病人|病历|住院号|身份证|床号|patient|hospital ?(no|number|id)|medical ?record|id ?card"
)
"""Patients stay nameless here: a case number is the bridge to the hospital's own record (X-04, R20)."""

COMMENT: Final = "#"
"""A column whose name begins so is for people and is passed over."""

_MARKS: Final = {TOO_LONG_NUMBER: "number_too_long", NO_VALUE: "no_value_in_cell"}
_JOINTS: Final = re.compile("[ _\u3000\u00a0-]+")


@dataclass(frozen=True, slots=True)
class Column:
    """A field that a file may have: its name, its Chinese name, how a cell is read, other names it goes by.

    ``choose`` looks at all cells of the column first and says how each is read; it refuses a column that can be read in
    more than one way. ``names`` is the kind of thing that a cell names, where another system's number may stand too.
    """

    name: str
    chinese: str
    read: Reader = as_text
    required: bool = False
    also: tuple[str, ...] = ()
    choose: Callable[[Sequence[str]], Reader] | None = None
    names: ExternalKind | None = None


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row of the file that could be read: its number, and the values of the cells that are not empty."""

    number: int
    values: Mapping[str, Any]

    def given(self, *names: str) -> dict[str, Any]:
        """Those of the named values that the row has."""
        return {name: self.values[name] for name in names if name in self.values}


@dataclass(slots=True)
class ReadSheet:
    """What could be read, the header's text for each field, and the faults found so far (rows as in the file).

    Attributes:
        file: name of the file without folders, ``sha256`` the hash of its bytes in hexadecimal.
    """

    rows: list[ReadRow] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    faults: Faults = field(default_factory=Faults)
    file: str = ""
    sha256: str = ""


def read_columns(sheet: Sheet, columns: Sequence[Column]) -> ReadSheet:
    """Read every cell; a row with an unreadable cell is left out and told among the faults.

    Faults: ``patient_data``, ``unknown_column``, ``repeated_column``, ``missing_column``, ``day_or_month``;
    ``required``, ``too_long``, ``number_too_long``, ``no_value_in_cell``, ``too_many_cells`` and those of
    `desktop.exchange.cells`.
    """
    read = ReadSheet(file=sheet.file, sha256=sheet.sha256)
    places = _places(sheet.header, columns, read)
    if not read.faults.found:
        places = {at: _chosen(column, at, sheet, read) for at, column in places.items()}
        for line in sheet.rows:
            _read_row(line, len(sheet.header), places, read)
    return read


def _chosen(column: Column, at: int, sheet: Sheet, read: ReadSheet) -> Column:
    """The column with the reader that fits all its cells; one that cannot be told is a fault of its header."""
    if column.choose is None:
        return column
    try:
        return replace(column, read=column.choose([restored(row[at]) for _number, row in sheet.rows if at < len(row)]))
    except Refusal as refusal:
        read.faults.add(1, read.headers[column.name], refusal.code, str(refusal.facts["value"]))
        return replace(column, read=_unread)


def _unread(_cell: str) -> None:
    """What stands in a column that cannot be told is as if it were not there."""


def folded(name: str) -> str:
    """A column's name without case, blanks, hyphens and underlines around its words."""
    return _JOINTS.sub(" ", restored(name).casefold()).strip(" *")


def _places(header: Row, columns: Sequence[Column], read: ReadSheet) -> dict[int, Column]:
    known = {folded(name): one for one in columns for name in (one.name, one.chinese, *one.also)}
    places: dict[int, Column] = {}
    for at, name in enumerate(header):
        column = known.get(folded(name))
        if PATIENT.search(folded(name)):
            read.faults.add(1, name, "patient_data", name)
        elif column is None:
            if folded(name) and not name.startswith(COMMENT):
                read.faults.add(1, name, "unknown_column", name)
        elif column.name in read.headers:
            read.faults.add(1, name, "repeated_column", name)
        else:
            read.headers[column.name] = restored(name)
            places[at] = column
    for column in columns:
        if column.required and column.name not in read.headers:
            read.faults.add(1, column.name, "missing_column", column.chinese)
    return places


def _read_row(line: tuple[int, Row], width: int, places: Mapping[int, Column], read: ReadSheet) -> None:
    number, row = line
    before = len(read.faults.found)
    values: dict[str, Any] = {}
    for at, column in places.items():
        cell = restored(row[at]) if at < len(row) else ""
        if cell:
            _read_cell(number, cell, column, values, read)
        elif column.required:
            read.faults.add(number, read.headers[column.name], "required")
    if any(row[width:]):
        # a delimiter stands inside a cell without quotes: what follows is shifted
        read.faults.add(number, "", "too_many_cells", len(row))
    if len(read.faults.found) == before:
        read.rows.append(ReadRow(number, values))


def _read_cell(number: int, cell: str, column: Column, values: dict[str, Any], read: ReadSheet) -> None:
    header = read.headers[column.name]
    if cell in _MARKS:
        read.faults.add(number, header, _MARKS[cell])
    elif len(cell) > LONGEST_CELL:
        read.faults.add(number, header, "too_long", cell)
    else:
        try:
            values[column.name] = column.read(cell)
        except Refusal as refusal:
            read.faults.add(number, header, refusal.code, cell)
