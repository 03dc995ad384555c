"""Where elements stand on a label that is being designed, in whole dots of the printer."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import floor
from typing import Final

from desktop.labels.drawing import MM_PER_INCH, dots
from desktop.labels.elements import Element, Line, Template

HANDLES: Final = ("nw", "n", "ne", "e", "se", "s", "sw", "w")
"""The corners and edges that can be drawn at, by the points of the compass."""


@dataclass(frozen=True, slots=True)
class Room:
    """A rectangle in dots from the upper left corner of the label; right and bottom lie outside."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        """In dots."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """In dots."""
        return self.bottom - self.top

    def moved(self, across: int, down: int) -> "Room":
        """The same room elsewhere."""
        return Room(self.left + across, self.top + down, self.right + across, self.bottom + down)


def mm(count: int, dpi: int) -> float:
    """Dots as millimetres with three places; `desktop.labels.drawing.dots` brings them back."""
    return round(count * MM_PER_INCH / dpi, 3)


def thousandths(length_mm: float) -> float:
    """A length with three places, never longer than it is, so that what fits still fits."""
    return floor(length_mm * 1000 + _DUST) / 1000


_DUST: Final = 1e-6
"""What binary fractions may be off."""


def room_of(element: Element, dpi: int) -> Room:
    """The room of an element as the layout rounds it."""
    left, top = dots(element.x_mm, dpi), dots(element.y_mm, dpi)
    right, bottom = dots(element.x_mm + element.width_mm, dpi), dots(element.y_mm + element.height_mm, dpi)
    return Room(left, top, right, bottom)


def label_room(label: Template, dpi: int) -> Room:
    """The whole label."""
    return Room(0, 0, dots(label.width_mm, dpi), dots(label.height_mm, dpi))


def around(rooms: Iterable[Room]) -> Room:
    """The smallest room that holds all of these; there must be one."""
    lefts, tops, rights, bottoms = zip(*((one.left, one.top, one.right, one.bottom) for one in rooms), strict=True)
    return Room(min(lefts), min(tops), max(rights), max(bottoms))


def placed(element: Element, room: Room, label: Template, dpi: int) -> Element:
    """The element in another room; what does not change keeps its millimetres to the last digit."""
    was = room_of(element, dpi)
    sides: dict[str, float] = {}
    if (room.left, room.right) != (was.left, was.right):
        sides |= _side("x_mm", "width_mm", (room.left, room.right), label.width_mm, dpi)
    if (room.top, room.bottom) != (was.top, was.bottom):
        sides |= _side("y_mm", "height_mm", (room.top, room.bottom), label.height_mm, dpi)
    return replace(element, **sides) if sides else element  # type: ignore[arg-type]  # the names are four lengths


def _side(start: str, length: str, ends: tuple[int, int], most_mm: float, dpi: int) -> dict[str, float]:
    """The last dot of a label may reach a little beyond its millimetres; the element may not."""
    near, far = mm(ends[0], dpi), mm(ends[1], dpi)
    if far > most_mm:
        near, far = (near if ends[0] != ends[1] else most_mm), most_mm
    return {start: near, length: thousandths(far - near)}


def stretched(element: Element, room: Room, handle: str, move: tuple[int, int]) -> Room:
    """The room after one of its handles was drawn by so many dots; it keeps at least one dot, a line its direction."""
    left, top, right, bottom = room.left, room.top, room.right, room.bottom
    flat = isinstance(element, Line)
    if "w" in handle and not (flat and room.width == 0):
        left = min(left + move[0], right - 1)
    if "e" in handle and not (flat and room.width == 0):
        right = max(right + move[0], left + 1)
    if "n" in handle and not (flat and room.height == 0):
        top = min(top + move[1], bottom - 1)
    if "s" in handle and not (flat and room.height == 0):
        bottom = max(bottom + move[1], top + 1)
    return Room(left, top, right, bottom)


def within(room: Room, label: Room) -> Room:
    """The part of a room that lies on the label."""
    return Room(
        max(room.left, label.left),
        max(room.top, label.top),
        min(room.right, label.right),
        min(room.bottom, label.bottom),
    )


def handles_of(element: Element, dpi: int) -> tuple[str, ...]:
    """What an element can be drawn at: a line only at its ends."""
    if not isinstance(element, Line):
        return HANDLES
    return ("w", "e") if room_of(element, dpi).width else ("n", "s")
