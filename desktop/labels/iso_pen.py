"""The pen that draws the symbols of ISO 15223-1 as marks on the printer's dots.

A symbol is described on a board 100 units high; the pen brings it to the wanted height and puts upright and level
strokes on whole dots, so that both sides of a frame are equally thick at any resolution.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import cos, floor, hypot, pi, sin
from typing import Final

from desktop.labels.drawing import Face, Mark, Polygon, Rect, TextRun
from desktop.labels.fonts import font, text_width

BOARD: Final = 100.0
STROKE: Final = 0.06
"""Width of a stroke as a part of the symbol's height; the standard leaves it to the design."""

Point = tuple[float, float]


def cap_height(face: Face, size: int) -> int:
    """Height of a capital in dots at a size of the em square in dots."""
    return -round(font(face, size).getbbox("H", mode="1", anchor="ls")[1])


def arc(center: Point, radii: Point, turn: tuple[float, float], steps: int = 24) -> list[Point]:
    """A part of an ellipse as points; angles in degrees, 0 to the right, clockwise as y goes down."""
    angles = [(turn[0] + (turn[1] - turn[0]) * step / steps) * pi / 180 for step in range(steps + 1)]
    return [(center[0] + radii[0] * cos(angle), center[1] + radii[1] * sin(angle)) for angle in angles]


def curve(start: Point, bend: Point, end: Point, steps: int = 12) -> list[Point]:
    """A quadratic curve as points."""
    points = []
    for step in range(steps + 1):
        t = step / steps
        weights = ((1 - t) ** 2, 2 * t * (1 - t), t**2)
        points.append(
            (
                weights[0] * start[0] + weights[1] * bend[0] + weights[2] * end[0],
                weights[0] * start[1] + weights[1] * bend[1] + weights[2] * end[1],
            )
        )
    return points


@dataclass(slots=True)
class Pen:
    """Draws in units of the board (100 high) and collects marks in dots.

    Attributes:
        x: left edge of the symbol in dots.
        y: top edge of the symbol in dots.
        height: of the symbol in dots.
        marks: what was drawn.
    """

    x: float
    y: float
    height: float
    marks: list[Mark] = field(default_factory=list)

    @property
    def stroke(self) -> int:
        """Width of a normal stroke in dots."""
        return max(1, round(self.height * STROKE))

    def at(self, point: Point) -> Point:
        """A point of the board in dots."""
        return self.x + point[0] * self.height / BOARD, self.y + point[1] * self.height / BOARD

    def length(self, units: float) -> float:
        """A length of the board in dots."""
        return units * self.height / BOARD

    def fill(self, *outlines: Iterable[Point]) -> None:
        """A filled shape; a second outline inside the first is a hole."""
        self.marks.append(Polygon(tuple(tuple(self.at(point) for point in outline) for outline in outlines)))

    def line(self, points: Sequence[Point], width: int | None = None, *, closed: bool = False) -> None:
        """A stroke through points with pointed corners.

        Args:
            points: in units; no two in a row are the same.
            width: in dots, the normal stroke without it.
            closed: the last point is joined to the first.
        """
        thick = width or self.stroke
        path = [_on_dots(self.at(point), thick) for point in points]
        clean = [point for index, point in enumerate(path) if index == 0 or point != path[index - 1]]
        if closed:
            clean = clean[: len(clean) - (clean[-1] == clean[0])]
            self.marks.append(Polygon((_beside(clean, thick / 2), _beside(clean, -thick / 2))))
        else:
            there, back = _along(clean, thick / 2), _along(clean, -thick / 2)
            self.marks.append(Polygon((there + tuple(reversed(back)),)))

    def ring(self, center: Point, radius: float, width: int | None = None) -> None:
        """A circle that is drawn as a stroke inside ``radius``."""
        thick = width or self.stroke
        middle, outer = _half(self.at(center)), self.length(radius)
        self.marks.append(Polygon((_circle(middle, outer), _circle(middle, outer - thick))))

    def disc(self, center: Point, radius: float, *, ink: bool = True) -> None:
        """A filled circle; without ink it clears what lies under it."""
        self.marks.append(Polygon((_circle(_half(self.at(center)), self.length(radius)),), ink))

    def frame(self, left: int, width: int, top: float = 0, bottom: float = BOARD) -> None:
        """An upright frame.

        Args:
            left: edge in dots from the left edge of the symbol.
            width: outer width in dots.
            top: edge in units.
            bottom: edge in units.
        """
        x, thick = round(self.x) + left, self.stroke
        y, end = _nearest(self.y + self.length(top)), _nearest(self.y + self.length(bottom))
        self.marks += [
            Rect(x, y, width, thick),
            Rect(x, end - thick, width, thick),
            Rect(x, y + thick, thick, end - y - 2 * thick),
            Rect(x + width - thick, y + thick, thick, end - y - 2 * thick),
        ]

    def bar(self, left: int, width: int, top: float, bottom: float, *, ink: bool = True) -> None:
        """A filled upright rectangle; ``left`` and ``width`` in dots, the others in units."""
        y, end = _nearest(self.y + self.length(top)), _nearest(self.y + self.length(bottom))
        self.marks.append(Rect(round(self.x) + left, y, width, end - y, ink))

    def write(self, text: str, left: int, middle: float, size: int, face: Face = Face.BOLD) -> None:
        """Capitals around a middle line.

        Args:
            text: what is written.
            left: origin in dots from the left edge of the symbol.
            middle: middle of the capitals in units from the top.
            size: of the face in dots.
            face: the typeface.
        """
        baseline = _nearest(self.y + self.length(middle) + cap_height(face, size) / 2)
        self.marks.append(TextRun(text, face, size, round(self.x) + left, baseline))

    def write_centred(self, text: str, center: Point, size: int, face: Face = Face.BOLD) -> None:
        """Capitals around a point of the board."""
        self.write(text, round(self.length(center[0]) - text_width(face, size, text) / 2), center[1], size, face)


def _nearest(value: float) -> int:
    """The nearest whole number, halves always upwards: `round` goes to the even one, which depends on the place."""
    return floor(value + 0.5)


def _on_dots(point: Point, thick: int) -> Point:
    """Where the edges of a level or upright stroke of this width fall between two dots."""
    if thick % 2:
        return _nearest(point[0] - 0.5) + 0.5, _nearest(point[1] - 0.5) + 0.5
    return float(_nearest(point[0])), float(_nearest(point[1]))


def _half(point: Point) -> Point:
    return _nearest(point[0] * 2) / 2, _nearest(point[1] * 2) / 2


def _circle(center: Point, radius: float) -> tuple[Point, ...]:
    return tuple(arc(center, (radius, radius), (0, 352.5), 47))


def _normal(start: Point, end: Point) -> Point:
    across, down = end[0] - start[0], end[1] - start[1]
    length = hypot(across, down)
    return -down / length, across / length


def _corner(point: Point, before: Point, after: Point, reach: float) -> Point:
    """Where the two edges beside a corner meet."""
    across, down = before[0] + after[0], before[1] + after[1]
    squared = max(across * across + down * down, 0.25)
    return point[0] + 2 * reach * across / squared, point[1] + 2 * reach * down / squared


def _beside(path: Sequence[Point], reach: float) -> tuple[Point, ...]:
    count = len(path)
    normals = [_normal(path[index], path[(index + 1) % count]) for index in range(count)]
    return tuple(_corner(path[index], normals[index - 1], normals[index], reach) for index in range(count))


def _along(path: Sequence[Point], reach: float) -> tuple[Point, ...]:
    normals = [_normal(path[index], path[index + 1]) for index in range(len(path) - 1)]
    befores, afters = [normals[0], *normals], [*normals, normals[-1]]
    return tuple(
        _corner(point, before, after, reach) for point, before, after in zip(path, befores, afters, strict=True)
    )
