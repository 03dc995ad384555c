"""The marks of a drawing in a PDF, in units of its dots."""

import threading
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from desktop.labels.drawing import Drawing, Face, Image, Mark, Polygon, Rect, Symbol, TextRun
from desktop.labels.fonts import FILES, font_file, text_width
from desktop.labels.paint import cells

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.pdfgen.pathobject import PDFPathObject

POINTS_PER_INCH: Final = 72
_EVEN_ODD: Final = 0
_REGISTERING: Final = threading.Lock()


class PdfPen:
    """Draws labels on a page; text keeps place and width of the painted label, to the dot."""

    def __init__(self, canvas: "Canvas") -> None:
        self._canvas = canvas
        self._height = 0

    def draw(self, drawing: Drawing, left: float = 0.0, bottom: float = 0.0) -> None:
        """A label with its lower left corner at this point of the page, in points."""
        dot = POINTS_PER_INCH / drawing.dpi
        self._height = drawing.height
        self._canvas.saveState()
        self._canvas.translate(left, bottom)
        self._canvas.scale(dot, dot)
        for mark in drawing.marks:
            self._put(mark)
        self._canvas.restoreState()

    def _put(self, mark: Mark) -> None:
        if isinstance(mark, TextRun):
            self._write(mark)
        elif isinstance(mark, Polygon):
            self._fill_polygon(mark)
        elif isinstance(mark, Symbol):
            self._fill(cells(mark))
        elif isinstance(mark, Rect):
            self._fill((mark,), ink=mark.ink)
        else:
            self._fill(runs(mark))

    def _fill(self, rects: Iterable[Rect], *, ink: bool = True) -> None:
        path = self._canvas.beginPath()
        for rect in rects:
            path.rect(rect.x, self._height - rect.y - rect.height, rect.width, rect.height)
        self._ink(path, ink)

    def _fill_polygon(self, polygon: Polygon) -> None:
        path = self._canvas.beginPath()
        for outline in polygon.outlines:
            for at, (x, y) in enumerate(outline):
                (path.lineTo if at else path.moveTo)(x, self._height - y)
            path.close()
        self._ink(path, polygon.ink)

    def _ink(self, path: "PDFPathObject", ink: bool) -> None:
        self._canvas.setFillGray(0 if ink else 1)
        self._canvas.drawPath(path, stroke=0, fill=1, fillMode=_EVEN_ODD)

    def _write(self, run: TextRun) -> None:
        if not run.text:
            return
        name = _registered(run.face)
        self._canvas.setFillGray(0 if run.ink else 1)
        text = self._canvas.beginText(run.x, self._height - run.baseline)
        text.setFont(name, run.size)
        text.setHorizScale(_stretch(run.face, run.size, run.text))
        text.textOut(run.text)
        self._canvas.drawText(text)


def runs(image: Image) -> Iterable[Rect]:
    """The dark runs of a picture, row by row, in dots of the label."""
    stride, width = image.bitmap.stride, image.bitmap.width
    for row in range(image.bitmap.height):
        bits = int.from_bytes(image.bitmap.rows[row * stride : (row + 1) * stride])
        text = f"{bits:0{stride * 8}b}"[:width]
        start = text.find("1")
        while start >= 0:
            end = text.find("0", start)
            end = width if end < 0 else end
            yield Rect(image.x + start, image.y + row, end - start, 1)
            start = text.find("1", end)


@lru_cache(maxsize=4096)
def _stretch(face: Face, size: int, text: str) -> float:
    """Per cent by which glyphs are widened: on the printer every advance is a whole dot, in the font it is not."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    bare = stringWidth(text, _registered(face), size)
    return 100 * text_width(face, size, text) / bare if bare else 100.0


def _registered(face: Face) -> str:
    """The name by which the PDF writer knows the face; told once for all documents."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    name = FILES[face].removesuffix(".ttf")
    with _REGISTERING:
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(font_file(face))))
    return name
