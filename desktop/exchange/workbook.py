"""Reading a workbook (XLSX) in a process of its own, so that a bomb takes nothing with it.

Called as ``python -m desktop.exchange.workbook FILE``: it writes one JSON list of cell texts a line. It imports next to
nothing of the program, so that it starts quickly and its memory limit is its own.
"""

import datetime
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from desktop.exchange.cells_as_seen import Cell, covered, padded, valueless

MEMORY_BYTES: Final = 256 * 1024 * 1024
SECONDS: Final = 10
EXACT: Final = 2**53
"""Whole numbers up to here are exact in a spreadsheet cell; longer ones were damaged when they were typed."""

NO_VALUE: Final = "\ufffdno_value_in_cell"
"""Stands for a cell that shows an error, whose formula has no result, or that shares the value of merged cells."""

TOO_LONG_NUMBER: Final = "\ufffdnumber_too_long"
"""Stands for a number that the spreadsheet has rounded; no file can hold this text, U+FFFD is refused in cells."""

REFUSED: Final = 3
"""Exit status: the file goes beyond a limit, the last line says which."""


def cell_text(value: Any) -> str:
    """A cell as text: 1.0 is "1", dates are in ISO form, text stays as it is."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float | int):
        return _number_text(float(value))
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, datetime.date | datetime.time) else str(value or "")


def shown_text(value: Any, digits: int) -> str:
    """A cell as text; a number that is shown with leading zeros has so many digits."""
    text = cell_text(value)
    is_number = isinstance(value, float | int) and not isinstance(value, bool)
    return text.zfill(digits) if is_number and text.isdecimal() else text


def _number_text(value: float) -> str:
    if abs(value) >= EXACT:
        return TOO_LONG_NUMBER
    return str(int(value)) if value == int(value) else format(value, ".15g")


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit: time, size and the limits before opening remain
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _rows(path: Path, most_rows: int, most_columns: int) -> Iterator[list[str]]:
    from python_calamine import CalamineWorkbook

    _limit_memory()
    sheet = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0)
    first_row, first_column = sheet.start or (0, 0)
    if first_row + sheet.height > most_rows or first_column + sheet.width > most_columns:
        raise OverflowError
    marked = _Marks(valueless(path), dict(covered(sheet.merged_cell_ranges or (), first_row + sheet.height)))
    zeros = padded(path)
    for number, row in enumerate(sheet.iter_rows()):  # from the first row, but from the first column with something
        shown = (shown_text(value, zeros.get((number, column), 0)) for column, value in enumerate(row, first_column))
        cells = [""] * first_column + list(shown)
        yield marked.row(number, cells) if marked.any else cells


class _Marks:
    """Puts `NO_VALUE` where people see something and the reader gave nothing."""

    def __init__(self, without: set[Cell], shared: dict[Cell, Cell]) -> None:
        self.any = bool(without or shared)
        self._without, self._shared = without, shared
        self._holders = set(shared.values())
        self._filled: set[Cell] = set()

    def row(self, number: int, cells: list[str]) -> list[str]:
        """A row with its marks; the rows come in their order."""
        told, has_any = [], any(cells)  # a header over two rows leaves the second one empty
        for column, cell in enumerate(cells):
            at = number, column
            if cell and at in self._holders:
                self._filled.add(at)
            nothing = at in self._without or (has_any and not cell and self._shared.get(at) in self._filled)
            told.append(NO_VALUE if nothing else cell)
        return told


def main(arguments: list[str]) -> int:
    """Write the rows of the first sheet; exit status 0, 1 when the file is damaged, 3 beyond a limit."""
    path, most_rows, most_columns, most_bytes = Path(arguments[0]), *map(int, arguments[1:4])
    from python_calamine import CalamineError

    written = 0
    try:
        for row in _rows(path, most_rows, most_columns):
            line = json.dumps(row) + "\n"
            written += len(line)
            if written > most_bytes:
                return REFUSED
            sys.stdout.write(line)
    except (OverflowError, MemoryError):
        return REFUSED
    except (CalamineError, OSError, ValueError, IndexError):
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
