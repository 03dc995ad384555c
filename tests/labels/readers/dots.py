"""A label bitmap as rows of "0" and "1", where symbols are looked for: every dot counts, nothing is guessed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.labels.drawing import Bitmap

LONG_RUN = re.compile("1{14,}")


class Unreadable(Exception):
    """Something that looks like a symbol but is not a good one."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in dots, the far edges not included."""

    left: int
    top: int
    right: int
    bottom: int

    def holds(self, other: "Box") -> bool:
        """Whether the other rectangle lies inside."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and other.right <= self.right
            and other.bottom <= self.bottom
        )


@dataclass(frozen=True, slots=True)
class Read:
    """What one symbol says.

    Attributes:
        identifier: the AIM symbology identifier, such as ``]d2``.
        data: the bytes of the message; FNC1 between elements is GS (0x1D).
        box: the place of the symbol without its quiet zone.
        module: dots of one module.
        eci: the character set that the symbol names, if it names one.
    """

    identifier: str
    data: bytes
    box: Box
    module: int = 0
    eci: int | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """Rows that hold the very same long dark run."""

    left: int
    right: int
    top: int
    bottom: int


class Dots:
    """The rows of a bitmap."""

    def __init__(self, rows: list[str]) -> None:
        self.rows = rows
        self.height = len(rows)
        self.width = len(rows[0]) if rows else 0

    @classmethod
    def of(cls, bitmap: Bitmap) -> "Dots":
        stride = bitmap.stride
        if len(bitmap.rows) != stride * bitmap.height:
            raise Unreadable("the rows do not fill the bitmap")
        rows = []
        for start in range(0, len(bitmap.rows), stride):
            row = f"{int.from_bytes(bitmap.rows[start : start + stride]):0{8 * stride}b}"
            if "1" in row[bitmap.width :]:
                raise Unreadable("ink right of the label")
            rows.append(row[: bitmap.width])
        return cls(rows)

    def bars(self, window: Box) -> Iterator[Bar]:
        """Every dark rectangle in the window that is a long run in each of its rows, and only there."""
        still: dict[tuple[int, int], int] = {}
        for y in range(window.top, window.bottom):
            now = [run.span() for run in LONG_RUN.finditer(self.rows[y], window.left, window.right)]
            if now or still:
                for span in [one for one in still if one not in now]:
                    yield Bar(*span, still.pop(span), y)
                for span in now:
                    still.setdefault(span, y)
        for span, top in still.items():
            yield Bar(*span, top, window.bottom)

    def whole(self) -> Box:
        """The whole bitmap."""
        return Box(0, 0, self.width, self.height)

    def is_white(self, box: Box) -> bool:
        """Whether the box lies on the label and has no ink."""
        if not self.whole().holds(box):
            return False
        return all("1" not in row[box.left : box.right] for row in self.rows[box.top : box.bottom])

    def has_quiet_zone(self, box: Box, dots: int) -> bool:
        """Whether so many dots around the box are free on all four sides."""
        left, right, top, bottom = box.left - dots, box.right + dots, box.top - dots, box.bottom + dots
        return (
            self.is_white(Box(left, top, right, box.top))
            and self.is_white(Box(left, box.bottom, right, bottom))
            and self.is_white(Box(left, box.top, box.left, box.bottom))
            and self.is_white(Box(box.right, box.top, right, box.bottom))
        )

    def modules(self, box: Box, module: int) -> list[str] | None:
        """The box as rows of modules, or nothing if a module is not one colour."""
        if not self.whole().holds(box):
            return None
        cut = [row[box.left : box.right] for row in self.rows[box.top : box.bottom]]
        grid = []
        for first in range(0, len(cut), module):
            row = cut[first]
            if any(other != row for other in cut[first + 1 : first + module]):
                return None
            cells = row[::module]
            if any(row[k::module] != cells for k in range(1, module)):
                return None
            grid.append(cells)
        return grid
