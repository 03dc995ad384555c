"""QR Code model 2 (ISO/IEC 18004): three finder patterns, format, mask, blocks, check, segments."""

from collections.abc import Iterator

from tests.labels.readers.dots import Bar, Box, Dots, Read, Unreadable
from tests.labels.readers.qr_plan import FINDER, blocks, plan, read_format, read_path
from tests.labels.readers.qr_words import words
from tests.labels.readers.reed_solomon import QR

QUIET = 4


def find(dots: Dots, bars: list[Bar]) -> Iterator[Read]:
    """Every QR Code whose upper edges of the finder patterns are among the bars.

    Raises:
        Unreadable: if one has no quiet zone, a damaged pattern, a wrong check or segments that are none.
    """
    corners = [(bar.left, bar.top, bar.bottom - bar.top) for bar in bars if _is_finder(dots, bar)]
    known = set(corners)
    for left, top, module in corners:
        for right, other_top, other_module in corners:
            if (other_top, other_module) != (top, module) or right <= left:
                continue
            version, rest = divmod((right - left) // module + 7 - 17, 4)
            if rest or (right - left) % module or not 1 <= version <= 40:
                continue
            if (left, top + right - left, module) in known:
                yield _read(dots, Box(left, top, right + 7 * module, top + right - left + 7 * module), module)


def _is_finder(dots: Dots, bar: Bar) -> bool:
    module = bar.bottom - bar.top
    if bar.right - bar.left != 7 * module:
        return False
    return dots.modules(Box(bar.left, bar.top, bar.right, bar.top + 7 * module), module) == list(FINDER)


def _read(dots: Dots, box: Box, module: int) -> Read:
    if not dots.has_quiet_zone(box, QUIET * module):
        raise Unreadable("QR Code without its quiet zone")
    grid = dots.modules(box, module)
    if grid is None:
        raise Unreadable("QR Code with a module of two colours")
    return read_grid(grid, box, module)


def read_grid(grid: list[str], box: Box, module: int) -> Read:
    """Read the modules of a whole symbol.

    Raises:
        Unreadable: if a pattern, the check or the segments are wrong.
    """
    wanted = plan((len(grid) - 17) // 4)
    level, mask = read_format(grid, wanted)
    data: list[int] = []
    for block, check in blocks(read_path(grid, wanted, mask), wanted.version, level):
        if not QR.is_sound(block, check, 0):
            raise Unreadable("QR Code with an error")
        data += block[:-check]
    identifier, message, eci = words(data, wanted.version)
    return Read(identifier, message, box, module, eci)
