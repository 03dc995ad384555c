"""Labels on A4 sheets of self-adhesive labels: columns and rows, margins, gaps, where to begin, cut marks."""

import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from desktop.domain.errors import Refusal
from desktop.labels.drawing import MM_PER_INCH, Drawing
from desktop.labels.pdf import POINTS_PER_INCH, finished, new_canvas
from desktop.labels.pdf_marks import PdfPen

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

A4_MM: Final = (210.0, 297.0)
POINTS_PER_MM: Final = POINTS_PER_INCH / MM_PER_INCH
_LEEWAY_MM: Final = 0.13
"""A label of whole dots may be larger than its millimetres by half a dot of 100 dpi."""
_MARK_MM: Final = 3.0
_HAIRLINE_POINTS: Final = 0.25


@dataclass(frozen=True, slots=True)
class SheetForm:
    """How an A4 sheet is divided; lengths in mm.

    Attributes:
        columns: labels side by side.
        rows: labels below each other.
        width_mm: of a label.
        height_mm: of a label.
        left_mm: margin before the first column.
        top_mm: margin above the first row.
        gap_x_mm: between columns.
        gap_y_mm: between rows.
        start: place of the first label, counted from 1 along the rows, so that a begun sheet can be used up.
        cut_marks: hairlines at the edges of the sheet where it is to be cut.
    """

    columns: int
    rows: int
    width_mm: float
    height_mm: float
    left_mm: float
    top_mm: float
    gap_x_mm: float = 0.0
    gap_y_mm: float = 0.0
    start: int = 1
    cut_marks: bool = False

    @property
    def places(self) -> int:
        """Labels on a whole sheet."""
        return self.columns * self.rows

    def corner_mm(self, place: int) -> tuple[float, float]:
        """Left and top edge of a place, counted from 0 along the rows."""
        row, column = divmod(place, self.columns)
        across, down = self.width_mm + self.gap_x_mm, self.height_mm + self.gap_y_mm
        return self.left_mm + column * across, self.top_mm + row * down


def form_for(width_mm: float, height_mm: float, *, margin_mm: float = 8.0, gap_mm: float = 2.0) -> SheetForm:
    """As many labels of this size as an A4 sheet holds, in its middle, with cut marks.

    Raises:
        Refusal: ``label_larger_than_sheet``.
    """
    columns, left = _row(A4_MM[0], width_mm, margin_mm, gap_mm)
    rows, top = _row(A4_MM[1], height_mm, margin_mm, gap_mm)
    if not columns or not rows:
        raise Refusal("label_larger_than_sheet", width_mm=str(width_mm), height_mm=str(height_mm))
    return SheetForm(columns, rows, width_mm, height_mm, left, top, gap_mm, gap_mm, cut_marks=True)


def _row(room: float, length: float, margin: float, gap: float) -> tuple[int, float]:
    """How many fit in a row, and where it begins."""
    count = int((room - 2 * margin + gap + 1e-9) // (length + gap))
    return count, (room - count * length - (count - 1) * gap) / 2


def sheet_pdf(drawings: Iterable[Drawing], form: SheetForm, *, title: str) -> bytes:
    """The labels on as many sheets as they need; print them at 100 %.

    Args:
        drawings: taken one at a time.
        form: how the sheet is divided.
        title: of the document.

    Raises:
        Refusal: ``sheet_form_wrong`` if the form does not fit on A4 or begins outside it; ``label_larger_than_place``
            (``label``, ``width_mm``, ``height_mm`` of the place) if a label does not fit its place.
        ValueError: there is no label.
    """
    _refuse_wrong(form)
    out = io.BytesIO()
    canvas = new_canvas(out, title)
    canvas.setPageSize((A4_MM[0] * POINTS_PER_MM, A4_MM[1] * POINTS_PER_MM))
    place = form.start - 1
    is_begun = False
    for drawing in drawings:
        if place == form.places:
            canvas.showPage()
            place, is_begun = 0, False
        if not is_begun:
            _begin(canvas, form)
        is_begun = True
        _put(canvas, drawing, form, place)
        place += 1
    if is_begun:
        canvas.showPage()
    return finished(canvas, out)


def _refuse_wrong(form: SheetForm) -> None:
    """A form lies on the sheet as a whole."""
    least = min(form.left_mm, form.top_mm, form.gap_x_mm, form.gap_y_mm)
    if form.columns < 1 or form.rows < 1 or least < 0 or min(form.width_mm, form.height_mm) <= 0:
        raise Refusal("sheet_form_wrong", what="size")
    right, bottom = form.corner_mm(form.places - 1)
    if right + form.width_mm > A4_MM[0] + 1e-6 or bottom + form.height_mm > A4_MM[1] + 1e-6:
        raise Refusal("sheet_form_wrong", what="size")
    if not 1 <= form.start <= form.places:
        raise Refusal("sheet_form_wrong", what="start")


def _put(canvas: "Canvas", drawing: Drawing, form: SheetForm, place: int) -> None:
    mm = MM_PER_INCH / drawing.dpi
    width, height = drawing.width * mm, drawing.height * mm
    if width > form.width_mm + _LEEWAY_MM or height > form.height_mm + _LEEWAY_MM:
        raise Refusal(
            "label_larger_than_place",
            label=drawing.name,
            width_mm=str(form.width_mm),
            height_mm=str(form.height_mm),
        )
    left, top = form.corner_mm(place)
    PdfPen(canvas).draw(drawing, left * POINTS_PER_MM, (A4_MM[1] - top - height) * POINTS_PER_MM)


def _begin(canvas: "Canvas", form: SheetForm) -> None:
    """Marks in the margins, in line with every edge of a label."""
    if not form.cut_marks:
        return
    canvas.setLineWidth(_HAIRLINE_POINTS)
    canvas.setStrokeGray(0)
    corners = [form.corner_mm(place) for place in range(form.places)]
    xs = {x + edge for x, _ in corners for edge in (0.0, form.width_mm)}
    ys = {y + edge for _, y in corners for edge in (0.0, form.height_mm)}
    lines = [(x, start, x, end) for x in sorted(xs) for start, end in _margins(min(ys), max(ys), A4_MM[1])]
    lines += [(start, y, end, y) for y in sorted(ys) for start, end in _margins(min(xs), max(xs), A4_MM[0])]
    for x, y, to_x, to_y in lines:
        ends = (x, A4_MM[1] - y, to_x, A4_MM[1] - to_y)
        canvas.line(*(end * POINTS_PER_MM for end in ends))


def _margins(first: float, last: float, room: float) -> tuple[tuple[float, float], tuple[float, float]]:
    """Where a mark stands before the first and behind the last label, a millimetre away if there is space."""
    before, behind = max(0.0, first - 1), min(room, last + 1)
    return (max(0.0, before - _MARK_MM), before), (behind, min(room, behind + _MARK_MM))
