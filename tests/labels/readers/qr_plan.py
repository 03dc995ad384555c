"""The plan of a QR Code symbol (ISO/IEC 18004): function patterns, format, version, order of the modules, blocks."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from tests.labels.readers.dots import Unreadable

Cell = tuple[int, int]
CHECK_PER_BLOCK = {
    "L": (7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30, 26, 28, 30, 30,
          30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30),
    "M": (10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28, 28, 28,
          28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28),
    "Q": (13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28, 26, 24, 20, 30, 24, 28, 28, 26, 30, 28, 30, 30, 30, 30, 28, 30,
          30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30),
    "H": (17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24, 28, 22, 24, 24, 30, 28, 28, 26, 28, 30, 24, 30, 30, 30, 30, 30,
          30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30),
}  # fmt: skip
"""Table 9: check codewords of a block, by level and version."""
BLOCKS = {
    "L": (1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18,
          19, 19, 20, 21, 22, 24, 25),
    "M": (1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31,
          33, 35, 37, 38, 40, 43, 45, 47, 49),
    "Q": (1, 1, 2, 2, 4, 4, 6, 6, 8, 8, 8, 10, 12, 16, 12, 17, 16, 18, 21, 20, 23, 23, 25, 27, 29, 34, 34, 35, 38, 40,
          43, 45, 48, 51, 53, 56, 59, 62, 65, 68),
    "H": (1, 1, 2, 4, 4, 4, 5, 6, 8, 8, 11, 11, 16, 16, 18, 16, 19, 21, 25, 25, 25, 34, 30, 32, 35, 37, 40, 42, 45, 48,
          51, 54, 57, 60, 63, 66, 70, 74, 77, 81),
}  # fmt: skip
"""Table 9: blocks, by level and version."""
FINDER = ("1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111")
_MASKS: tuple[Callable[[int, int], int], ...] = (
    lambda i, j: (i + j) % 2,
    lambda i, _: i % 2,
    lambda _, j: j % 3,
    lambda i, j: (i + j) % 3,
    lambda i, j: (i // 2 + j // 3) % 2,
    lambda i, j: i * j % 2 + i * j % 3,
    lambda i, j: (i * j % 2 + i * j % 3) % 2,
    lambda i, j: ((i + j) % 2 + i * j % 3) % 2,
)
"""Table 10: a module is turned where the result is 0; row i, column j."""


@dataclass(frozen=True, slots=True)
class Plan:
    """One version.

    Attributes:
        fixed: the modules whose colour the standard fixes.
        path: the modules of the codewords, in their order.
        formats: the fifteen modules of the format information, twice.
        versions: the eighteen modules of the version information, twice, or nothing.
    """

    version: int
    fixed: dict[Cell, str]
    path: tuple[Cell, ...]
    formats: tuple[tuple[Cell, ...], ...]
    versions: tuple[tuple[Cell, ...], ...]


@cache
def plan(version: int) -> Plan:
    """The plan of a version from 1 to 40."""
    size = 4 * version + 17
    fixed = dict(_fixed(version, size))
    formats = (
        (*((8, at) for at in (0, 1, 2, 3, 4, 5, 7, 8)), *((at, 8) for at in (7, 5, 4, 3, 2, 1, 0))),
        (*((size - 1 - at, 8) for at in range(7)), *((8, size - 8 + at) for at in range(8))),
    )
    versions: tuple[tuple[Cell, ...], ...] = ()
    if version >= 7:
        cells = [(at // 3, size - 11 + at % 3) for at in range(17, -1, -1)]
        versions = (tuple(cells), tuple((column, row) for row, column in cells))
    taken = set(fixed).union(*formats, *versions)
    return Plan(version, fixed, tuple(cell for cell in _zigzag(size) if cell not in taken), formats, versions)


def _fixed(version: int, size: int) -> Iterator[tuple[Cell, str]]:
    """Timing, finder patterns with their separators, alignment patterns, the one dark module; later ones win."""
    for at in range(size):
        yield (6, at), "10"[at % 2]
        yield (at, 6), "10"[at % 2]
    for top, left in ((0, 0), (0, size - 7), (size - 7, 0)):
        for row in range(max(top - 1, 0), min(top + 8, size)):
            for column in range(max(left - 1, 0), min(left + 8, size)):
                down, right = row - top, column - left
                inside = 0 <= down < 7 and 0 <= right < 7
                yield (row, column), FINDER[down][right] if inside else "0"
    for row, column in _alignments(version, size):
        for down in range(-2, 3):
            for right in range(-2, 3):
                yield (row + down, column + right), "101"[max(abs(down), abs(right))]
    yield (size - 8, 8), "1"


def _alignments(version: int, size: int) -> Iterator[Cell]:
    """Annex E: centres of the alignment patterns."""
    if version == 1:
        return
    count = version // 7 + 2
    step = 26 if version == 32 else (4 * version + 2 * count + 1) // (2 * count - 2) * 2
    places = [6, *sorted(size - 7 - step * at for at in range(count - 1))]
    for row in places:
        for column in places:
            if (row, column) not in ((6, 6), (6, size - 7), (size - 7, 6)):
                yield row, column


def _zigzag(size: int) -> Iterator[Cell]:
    """Two columns at a time from the right, up and down in turn, past the vertical timing pattern."""
    upwards = True
    for right in [*range(size - 1, 6, -2), 5, 3, 1]:
        for row in range(size - 1, -1, -1) if upwards else range(size):
            yield row, right
            yield row, right - 1
        upwards = not upwards


def remainder(value: int, polynomial: int) -> int:
    """What is left of a BCH code word after division; 0 for a sound one."""
    length = polynomial.bit_length()
    while value.bit_length() >= length:
        value ^= polynomial << (value.bit_length() - length)
    return value


def read_format(grid: list[str], wanted: Plan) -> tuple[str, int]:
    """Level of error correction and number of the mask (7.9).

    Raises:
        Unreadable: if a function pattern is damaged, or the two copies differ or are not sound.
    """
    if any(grid[row][column] != colour for (row, column), colour in wanted.fixed.items()):
        raise Unreadable("QR Code with a damaged pattern")
    if wanted.versions:
        values = {int("".join(grid[row][column] for row, column in cells), 2) for cells in wanted.versions}
        value = values.pop()
        if values or value >> 12 != wanted.version or remainder(value, 0x1F25):
            raise Unreadable("QR Code with a wrong version")
    copies = {int("".join(grid[row][column] for row, column in cells), 2) for cells in wanted.formats}
    value = copies.pop() ^ 0b101010000010010
    if copies or remainder(value, 0b10100110111):
        raise Unreadable("QR Code with a wrong format")
    return "MLHQ"[value >> 13], value >> 10 & 7


def read_path(grid: list[str], wanted: Plan, mask: int) -> list[int]:
    """The codewords along the path with the mask taken off.

    Raises:
        Unreadable: if the bits that remain at the end are not 0.
    """
    turned = _turned(wanted.version, mask)
    bits = "".join([grid[row][column] for row, column in wanted.path])
    value = int(bits, 2) ^ turned
    left = len(bits) % 8
    if value & ((1 << left) - 1):
        raise Unreadable("QR Code with ink in the remainder")
    return list((value >> left).to_bytes(len(bits) // 8))


@cache
def _turned(version: int, mask: int) -> int:
    rule = _MASKS[mask]
    return int("".join("1" if rule(row, column) == 0 else "0" for row, column in plan(version).path), 2)


def blocks(codewords: list[int], version: int, level: str) -> Iterator[tuple[list[int], int]]:
    """Each block put together again, with the number of its check codewords (7.6)."""
    count, check = BLOCKS[level][version - 1], CHECK_PER_BLOCK[level][version - 1]
    short, longer = divmod(len(codewords), count)
    data = short - check
    first_check = data * count + longer
    for block in range(count):
        mine = [codewords[block + at * count] for at in range(data)]
        if block >= count - longer:
            mine.append(codewords[data * count + block - (count - longer)])
        yield mine + codewords[first_check + block :: count], check
