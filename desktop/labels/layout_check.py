"""What a finished drawing must keep: ink stays on the label, and the quiet zones of barcodes stay free."""

from dataclasses import replace
from itertools import combinations
from math import ceil, floor

from desktop.domain.errors import Refusal
from desktop.labels.drawing import Drawing, Image, Mark, Polygon, Symbol, TextRun
from desktop.labels.fonts import font, text_width
from desktop.labels.limits import LIMITS
from desktop.labels.paint import painted

Bounds = tuple[int, int, int, int]
"""Left, top, right and bottom in dots; right and bottom are just outside."""


def refuse_faults(drawing: Drawing, of: tuple[int, ...]) -> None:
    """Check a drawing.

    Args:
        drawing: the label.
        of: for each mark the number of its element, counted from 1.

    Raises:
        Refusal: ``outside_label`` (``element``); ``symbols_overlap`` (``element``, ``other``);
            ``quiet_zone_broken`` (``element`` of the symbol, ``other``).
    """
    numbered = list(zip(drawing.marks, of, strict=True))
    for mark, at in numbered:
        if not _inside(mark, drawing):
            raise Refusal("outside_label", element=at)
    symbols = [(mark, at) for mark, at in numbered if isinstance(mark, Symbol)]
    for (one, at), (other, its) in combinations(symbols, 2):
        _refuse_neighbours(one, other, at, its)
    for symbol, at in symbols:
        _refuse_guests(drawing, symbol, at, numbered)


def zone(symbol: Symbol) -> Bounds:
    """The symbol with its quiet zone."""
    beside = symbol.quiet
    above = 0 if LIMITS[symbol.kind].is_linear else beside
    return (
        symbol.x - beside,
        symbol.y - above,
        symbol.x + symbol.width + beside,
        symbol.y + symbol.height + above,
    )


def bounds(mark: Mark) -> Bounds:
    """Where a mark may leave ink; of a text the real ink."""
    if isinstance(mark, TextRun):
        left, top, right, bottom = font(mark.face, mark.size).getbbox(mark.text, mode="1", anchor="ls")
        return floor(mark.x + left), floor(mark.baseline + top), ceil(mark.x + right), ceil(mark.baseline + bottom)
    if isinstance(mark, Polygon):
        xs, ys = zip(*(corner for outline in mark.outlines for corner in outline), strict=True)
        return floor(min(xs)), floor(min(ys)), ceil(max(xs)), ceil(max(ys))
    if isinstance(mark, Image):
        return mark.x, mark.y, mark.x + mark.bitmap.width, mark.y + mark.bitmap.height
    return mark.x, mark.y, mark.x + mark.width, mark.y + mark.height


def _rough(mark: Mark) -> Bounds:
    """A quick outer bound: letters leave their em square by less than half of it."""
    if not isinstance(mark, TextRun):
        return bounds(mark)
    width, half = text_width(mark.face, mark.size, mark.text), ceil(mark.size / 2)
    return mark.x - half, mark.baseline - 3 * half, mark.x + width + half, mark.baseline + half


def _inside(mark: Mark, drawing: Drawing) -> bool:
    label = (0, 0, drawing.width, drawing.height)
    reached = zone(mark) if isinstance(mark, Symbol) else _rough(mark)
    return _within(reached, label) or (isinstance(mark, TextRun) and _within(bounds(mark), label))


def _within(inner: Bounds, outer: Bounds) -> bool:
    return inner[0] >= outer[0] and inner[1] >= outer[1] and inner[2] <= outer[2] and inner[3] <= outer[3]


def _meet(one: Bounds, other: Bounds) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _refuse_neighbours(one: Symbol, other: Symbol, at: int, its: int) -> None:
    """Two quiet zones may share paper, but no symbol may stand in the other's."""
    if _meet(bounds(one), bounds(other)):
        raise Refusal("symbols_overlap", element=at, other=its)
    if _meet(zone(one), bounds(other)) or _meet(bounds(one), zone(other)):
        raise Refusal("quiet_zone_broken", element=at, other=its)


def _refuse_guests(drawing: Drawing, symbol: Symbol, at: int, numbered: list[tuple[Mark, int]]) -> None:
    """Only where a mark comes near is it drawn, to see what it changes: a white field on black ground is no guest."""
    place = zone(symbol)
    near = [(mark, its) for mark, its in numbered if mark is symbol or (_is_guest(mark) and _meet(_rough(mark), place))]
    if len(near) == 1:
        return
    alone, together = ((symbol,), tuple(mark for mark, _ in near))
    if _dots(drawing, alone, place) != _dots(drawing, together, place):
        raise Refusal("quiet_zone_broken", element=at, other=next(its for mark, its in near if mark is not symbol))


def _is_guest(mark: Mark) -> bool:
    return not isinstance(mark, Symbol)


def _dots(drawing: Drawing, marks: tuple[Mark, ...], place: Bounds) -> bytes:
    return painted(replace(drawing, marks=marks)).crop(place).tobytes()
