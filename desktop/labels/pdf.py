"""Labels as PDF pages of their exact size: vectors on the printer's grid, text with its own embedded faces."""

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from desktop.labels.drawing import Drawing
from desktop.labels.pdf_marks import PdfPen

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

POINTS_PER_INCH: Final = 72


def pdf(drawings: Iterable[Drawing], *, title: str) -> bytes:
    """A document with one page for each label; the same labels give the same bytes.

    Args:
        drawings: taken one at a time, so a generator need not hold them all.
        title: of the document.

    Raises:
        ValueError: there is no label.
    """
    out = io.BytesIO()
    canvas = new_canvas(out, title)
    for drawing in drawings:
        dot = POINTS_PER_INCH / drawing.dpi
        canvas.setPageSize((drawing.width * dot, drawing.height * dot))
        PdfPen(canvas).draw(drawing)
        canvas.showPage()
    return finished(canvas, out)


def new_canvas(out: io.BytesIO, title: str) -> "Canvas":
    """An empty document."""
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(out, invariant=1, pageCompression=1)
    canvas.setTitle(title)
    canvas.setAuthor("Sparezone")
    return canvas


def finished(canvas: "Canvas", out: io.BytesIO) -> bytes:
    """The document's bytes.

    Raises:
        ValueError: it has no page.
    """
    if canvas.getPageNumber() == 1:
        raise ValueError("a document without a label")
    canvas.save()
    return out.getvalue()
