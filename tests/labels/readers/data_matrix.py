"""Data Matrix ECC 200 (ISO/IEC 16022): the solid L, the module grid, the placement, the check, the words.

The size 144 × 144 is left out: its blocks are of unequal length, and no label is that large.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tests.labels.readers.data_matrix_words import words
from tests.labels.readers.dots import Bar, Box, Dots, Read, Unreadable
from tests.labels.readers.reed_solomon import DATA_MATRIX


@dataclass(frozen=True, slots=True)
class Size:
    """A line of table 7: modules in all, regions down and across, codewords."""

    rows: int
    columns: int
    down: int
    across: int
    data: int
    check: int
    blocks: int = 1

    @property
    def inner(self) -> tuple[int, int]:
        """Rows and columns of the mapping matrix: without the finder patterns of the regions."""
        return self.rows - 2 * self.down, self.columns - 2 * self.across


def _squares() -> Iterator[Size]:
    for side, data, check in (
        (10, 3, 5), (12, 5, 7), (14, 8, 10), (16, 12, 12), (18, 18, 14), (20, 22, 18), (22, 30, 20), (24, 36, 24),
        (26, 44, 28),
    ):  # fmt: skip
        yield Size(side, side, 1, 1, data, check)
    for side, data, check, blocks in (
        (32, 62, 36, 1), (36, 86, 42, 1), (40, 114, 48, 1), (44, 144, 56, 1), (48, 174, 68, 1), (52, 204, 84, 2),
    ):  # fmt: skip
        yield Size(side, side, 2, 2, data, check, blocks)
    for side, data, check, blocks in (
        (64, 280, 112, 2), (72, 368, 144, 4), (80, 456, 192, 4), (88, 576, 224, 4), (96, 696, 272, 4),
        (104, 816, 336, 6),
    ):  # fmt: skip
        yield Size(side, side, 4, 4, data, check, blocks)
    yield Size(120, 120, 6, 6, 1050, 408, 6)
    yield Size(132, 132, 6, 6, 1304, 496, 8)


SIZES = (
    *_squares(),
    Size(8, 18, 1, 1, 5, 7), Size(8, 32, 1, 2, 10, 11), Size(12, 26, 1, 1, 16, 14), Size(12, 36, 1, 2, 22, 18),
    Size(16, 36, 1, 2, 32, 24), Size(16, 48, 1, 2, 49, 28),
)  # fmt: skip
_BY_COLUMNS: dict[int, tuple[Size, ...]] = {
    columns: tuple(one for one in SIZES if one.columns == columns) for columns in {one.columns for one in SIZES}
}

Cell = tuple[int, int]


class _Placement:
    """Annex F: where the eight bits of each codeword stand in the mapping matrix, most significant first."""

    def __init__(self, rows: int, columns: int) -> None:
        self.rows, self.columns = rows, columns
        self.taken: set[Cell] = set()
        self.codewords: list[tuple[Cell, ...]] = []

    def put(self, cells: list[Cell]) -> None:
        wrapped = []
        for down, right in cells:
            row, column = down, right
            if row < 0:
                row, column = row + self.rows, column + 4 - (self.rows + 4) % 8
            if column < 0:
                row, column = row + 4 - (self.columns + 4) % 8, column + self.columns
            wrapped.append((row, column))
        self.taken.update(wrapped)
        self.codewords.append(tuple(wrapped))

    def utah(self, row: int, column: int) -> None:
        steps = ((-2, -2), (-2, -1), (-1, -2), (-1, -1), (-1, 0), (0, -2), (0, -1), (0, 0))
        self.put([(row + down, column + right) for down, right in steps])

    def corners(self, row: int, column: int) -> None:
        last, far = self.rows - 1, self.columns - 1
        if (row, column) == (self.rows, 0):
            self.put([(last, 0), (last, 1), (last, 2), (0, far - 1), (0, far), (1, far), (2, far), (3, far)])
        if (row, column) == (self.rows - 2, 0) and self.columns % 4:
            self.put(
                [(last - 2, 0), (last - 1, 0), (last, 0), (0, far - 3), (0, far - 2), (0, far - 1), (0, far), (1, far)]
            )
        if (row, column) == (self.rows - 2, 0) and self.columns % 8 == 4:
            self.put([(last - 2, 0), (last - 1, 0), (last, 0), (0, far - 1), (0, far), (1, far), (2, far), (3, far)])
        if (row, column) == (self.rows + 4, 2) and not self.columns % 8:
            self.put(
                [(last, 0), (last, far), (0, far - 2), (0, far - 1), (0, far), (1, far - 2), (1, far - 1), (1, far)]
            )

    def walk(self) -> None:
        row, column = 4, 0
        while row < self.rows or column < self.columns:
            self.corners(row, column)
            while row >= 0 and column < self.columns:
                if row < self.rows and column >= 0 and (row, column) not in self.taken:
                    self.utah(row, column)
                row, column = row - 2, column + 2
            row, column = row + 1, column + 3
            while row < self.rows and column >= 0:
                if row >= 0 and column < self.columns and (row, column) not in self.taken:
                    self.utah(row, column)
                row, column = row + 2, column - 2
            row, column = row + 3, column + 1


@cache
def placement(rows: int, columns: int) -> tuple[tuple[Cell, ...], ...]:
    """The cells of each codeword in a mapping matrix of this size."""
    plan = _Placement(rows, columns)
    plan.walk()
    return tuple(plan.codewords)


def find(dots: Dots, bars: list[Bar]) -> Iterator[Read]:
    """Every Data Matrix whose lower bar of the L is among the bars.

    Raises:
        Unreadable: if one with a good finder pattern has no quiet zone, a wrong check or words that are none.
    """
    for bar in bars:
        module = bar.bottom - bar.top
        columns, rest = divmod(bar.right - bar.left, module)
        if rest:
            continue
        for size in _BY_COLUMNS.get(columns, ()):
            box = Box(bar.left, bar.bottom - size.rows * module, bar.right, bar.bottom)
            grid = dots.modules(box, module)
            if grid is not None and _has_finder(grid, size):
                if not dots.has_quiet_zone(box, module):
                    raise Unreadable("Data Matrix without its quiet zone")
                yield read_grid(grid, size, box, module)


def _has_finder(grid: list[str], size: Size) -> bool:
    """Whether every region has its solid L on the left and below, and alternates above and on the right."""
    height, width = size.rows // size.down, size.columns // size.across
    for top in range(0, size.rows, height):
        if grid[top] != "10" * (size.columns // 2) or grid[top + height - 1] != "1" * size.columns:
            return False
    for left in range(0, size.columns, width):
        if any(row[left] != "1" for row in grid):
            return False
        if "".join(row[left + width - 1] for row in grid) != "01" * (size.rows // 2):
            return False
    return True


def read_grid(grid: list[str], size: Size, box: Box, module: int) -> Read:
    """Read the modules of a whole symbol.

    Raises:
        Unreadable: if the check or the words are wrong.
    """
    codewords = _codewords(_mapping(grid, size), size)
    for block in range(size.blocks):
        if not DATA_MATRIX.is_sound(codewords[block :: size.blocks], size.check // size.blocks, 1):
            raise Unreadable("Data Matrix with an error")
    identifier, data, eci = words(codewords[: size.data])
    return Read(identifier, data, box, module, eci)


def _mapping(grid: list[str], size: Size) -> list[str]:
    """The modules without the finder patterns of the regions."""
    height, width = size.rows // size.down, size.columns // size.across
    return [
        "".join(row[left + 1 : left + width - 1] for left in range(0, size.columns, width))
        for at, row in enumerate(grid)
        if 0 < at % height < height - 1
    ]


def _codewords(matrix: list[str], size: Size) -> list[int]:
    plan = placement(*size.inner)
    if len(plan) != size.data + size.check:
        raise AssertionError(size)
    _check_corner(matrix, plan)
    return [int("".join([matrix[row][column] for row, column in cells]), 2) for cells in plan]


def _check_corner(matrix: list[str], plan: tuple[tuple[Cell, ...], ...]) -> None:
    """Four modules that no codeword fills are a fixed pattern in the lower right corner."""
    if 8 * len(plan) != len(matrix) * len(matrix[0]) and (matrix[-2][-2:], matrix[-1][-2:]) != ("10", "01"):
        raise Unreadable("Data Matrix with a wrong corner")
