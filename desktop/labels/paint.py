"""A drawing as one-bit dots: the same for preview, check and print; no grey, no scaling.

A dot is inked if its centre lies in the shape.
"""

from collections.abc import Iterator
from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING

from desktop.labels import drawing as drawn
from desktop.labels.drawing import Bitmap, Drawing, Face, Mark, Polygon, Rect, Symbol, TextRun
from desktop.labels.fonts import font

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw


def paint(drawing: Drawing) -> Bitmap:
    """The dots of a label."""
    return Bitmap(drawing.width, drawing.height, painted(drawing).tobytes())


def painted(drawing: Drawing) -> "Image":
    """The same as a Pillow image of mode ``1``; set is ink."""
    from PIL import Image, ImageDraw

    image = Image.new("1", (drawing.width, drawing.height), 0)
    pen = ImageDraw.Draw(image)
    for mark in drawing.marks:
        _put(image, pen, mark)
    return image


def _put(image: "Image", pen: "ImageDraw", mark: Mark) -> None:
    if isinstance(mark, TextRun):
        _write(image, mark)
    elif isinstance(mark, Symbol):
        _cells(pen, mark)
    elif isinstance(mark, Rect):
        _fill(pen, mark)
    elif isinstance(mark, Polygon):
        for span in spans(mark, image.height):
            _fill(pen, span)
    else:
        _paste(image, mark)


def _write(image: "Image", run: TextRun) -> None:
    written = _letters(run.face, run.size, run.text)
    if written is not None:
        letters, left, above = written
        image.paste(int(run.ink), (run.x + left, run.baseline + above), letters)


@lru_cache(maxsize=256)
def _letters(face: Face, size: int, text: str) -> "tuple[Image, int, int] | None":
    """The ink of a line and where it begins from the pen; labels of one run share most of their lines."""
    from PIL import Image, ImageDraw

    made = font(face, size)
    left, above, right, below = (round(edge) for edge in made.getbbox(text, mode="1", anchor="ls"))
    if right <= left or below <= above:
        return None
    letters = Image.new("1", (right - left, below - above), 0)
    pen = ImageDraw.Draw(letters)
    pen.fontmode = "1"
    pen.text((-left, -above), text, fill=1, font=made, anchor="ls")
    return letters, left, above


def _fill(pen: "ImageDraw", rect: Rect) -> None:
    if rect.width > 0 and rect.height > 0:
        corners = (rect.x, rect.y, rect.x + rect.width - 1, rect.y + rect.height - 1)
        pen.rectangle(corners, fill=int(rect.ink))


def _cells(pen: "ImageDraw", symbol: Symbol) -> None:
    for rect in cells(symbol):
        _fill(pen, rect)


def cells(symbol: Symbol) -> Iterator[Rect]:
    """The dark rectangles of a barcode in dots of the label."""
    x, y, module = symbol.x, symbol.y, symbol.module
    high = symbol.height if symbol.cells and _is_row(symbol) else module
    for left, top, width, height in symbol.cells:
        yield Rect(x + left * module, y + top * high, width * module, height * high)


def _is_row(symbol: Symbol) -> bool:
    """Whether it is a row of bars that fills the height of the symbol."""
    return all(top == 0 and height == 1 for _, top, _, height in symbol.cells)


def _paste(image: "Image", mark: drawn.Image) -> None:
    from PIL import Image

    size = (mark.bitmap.width, mark.bitmap.height)
    image.paste(1, (mark.x, mark.y), Image.frombytes("1", size, mark.bitmap.rows))


def spans(polygon: Polygon, height: int) -> Iterator[Rect]:
    """A polygon as rows of dots, by the even-odd rule."""
    crossings: dict[int, list[float]] = {}
    for outline in polygon.outlines:
        for one, other in zip(outline, (*outline[1:], *outline[:1]), strict=True):
            _cross(crossings, one, other, height)
    for row, across in crossings.items():
        ends = iter(sorted(across))
        for left, right in zip(ends, ends, strict=True):
            start = ceil(left - 0.5)
            yield Rect(start, row, ceil(right - 0.5) - start, 1, polygon.ink)


def _cross(
    crossings: dict[int, list[float]], one: tuple[float, float], other: tuple[float, float], height: int
) -> None:
    """Where an edge crosses the middle of each row."""
    (x, y), (end, bottom) = sorted((one, other), key=lambda point: point[1])
    for row in range(max(0, ceil(y - 0.5)), min(height, ceil(bottom - 0.5))):
        crossings.setdefault(row, []).append(x + (row + 0.5 - y) * (end - x) / (bottom - y))
