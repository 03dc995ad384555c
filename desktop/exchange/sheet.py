"""A table from a file as text: what a CSV and a workbook have in common, and how large one may be."""

from dataclasses import dataclass
from typing import Final

MOST_ROWS: Final = 50_000
MOST_COLUMNS: Final = 100
MOST_BYTES: Final = 50 * 1024 * 1024
LONGEST_CELL: Final = 2_000

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The header as it stands in the file, and the rows below it with their numbers as a spreadsheet counts them.

    ``file`` is the name of the file without folders, ``sha256`` the hash of its bytes in hexadecimal.
    """

    header: Row
    rows: tuple[tuple[int, Row], ...]
    file: str = ""
    sha256: str = ""


def as_sheet(rows: list[Row]) -> Sheet:
    """The first row that is not empty is the header; empty rows are passed over."""
    filled = [(number, row) for number, row in enumerate(rows, 1) if any(row)]
    if not filled:
        return Sheet((), ())
    return Sheet(filled[0][1], tuple(filled[1:]))
