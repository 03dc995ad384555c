"""A drawing taken apart for a printer that draws barcodes and boxes itself: the rest stays small pictures."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from desktop.labels.drawing import Bitmap, Drawing, Mark, Rect, Symbol
from desktop.labels.graphics_pieces import Piece, pieces, together, without


@dataclass(frozen=True, slots=True)
class Parts:
    """What a native job is made of.

    Attributes:
        symbols: barcodes that the printer draws.
        boxes: black rectangles that the printer draws.
        pictures: all the rest; each shows everything at its place but the native symbols.
    """

    symbols: tuple[Symbol, ...]
    boxes: tuple[Rect, ...]
    pictures: tuple[Piece, ...]


def parts_of(drawing: Drawing, *, is_native: Callable[[Symbol], bool]) -> tuple[Parts, Bitmap]:
    """The parts of a drawing and its whole picture.

    Nothing is taken out of the picture that would not come back as it was: a symbol that something covers or takes ink
    from, or a box with something white on it, stays in the picture.

    Args:
        drawing: the label.
        is_native: whether the printer's language can write a symbol safely.
    """
    from desktop.labels.paint import paint

    whole = paint(drawing)
    symbols = tuple(symbol for symbol in drawing.symbols if is_native(symbol))
    rest = paint(_only(drawing, tuple(mark for mark in drawing.marks if mark not in symbols)))
    if symbols and together(rest, paint(_only(drawing, symbols))) != whole:
        symbols, rest = (), whole
    boxes = tuple(mark for mark in drawing.marks if isinstance(mark, Rect) and _is_black(mark, rest))
    drawn = paint(_only(drawing, boxes)) if boxes else Bitmap(rest.width, rest.height, bytes(len(rest.rows)))
    return Parts(symbols, boxes, pieces(rest, without(rest, drawn))), whole


def _only(drawing: Drawing, marks: tuple[Mark, ...]) -> Drawing:
    return replace(drawing, marks=marks)


def _is_black(box: Rect, bitmap: Bitmap) -> bool:
    """Whether a rectangle lies on the label and all its dots are ink in the end."""
    right, bottom = box.x + box.width, box.y + box.height
    if not box.ink or min(box.x, box.y) < 0 or right > bitmap.width or bottom > bitmap.height:
        return False
    if min(box.width, box.height) < 1:
        return False
    wide = bitmap.stride * 8
    mask = (1 << (wide - box.x)) - (1 << (wide - right))
    starts = range(box.y * bitmap.stride, bottom * bitmap.stride, bitmap.stride)
    return all(int.from_bytes(bitmap.rows[start : start + bitmap.stride]) & mask == mask for start in starts)
