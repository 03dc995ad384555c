"""Horizontal bars with their values, on the papers of figures."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Drawing

CHART_MM: Final = 180
ROW_MM: Final = 7
NAME_MM: Final = 52


def bars(title: str, rows: Sequence[tuple[str, float, tuple[float, float] | None]], form: str) -> "Drawing | None":
    """Horizontal bars with their values beside them; a whisker shows an interval."""
    if not rows:
        return None
    from reportlab.graphics.shapes import Drawing, Line, Rect, String
    from reportlab.lib.units import mm

    from desktop.reports.paper import ACCENT, BOLD, INK, WORDS, fitted, register_faces

    register_faces()
    height = (len(rows) + 2) * ROW_MM * mm
    drawing = Drawing(CHART_MM * mm, height)
    drawing.add(String(0, height - ROW_MM * mm, title, fontName=BOLD, fontSize=11, fillColor=INK))
    most = max(ends[1] if ends else value for _name, value, ends in rows) or 1.0
    scale = (CHART_MM - NAME_MM - 32) * mm / most
    for number, (name, value, ends) in enumerate(rows):
        left, middle = NAME_MM * mm, height - (number + 2) * ROW_MM * mm
        label = fitted(name, (WORDS, 8.5), (NAME_MM - 3) * mm)
        drawing.add(String(0, middle - 3, label, fontName=WORDS, fontSize=8.5, fillColor=INK))
        bar = Rect(left, middle - 5, max(value * scale, 0.5), 10)
        bar.fillColor, bar.strokeColor = ACCENT, None
        drawing.add(bar)
        right = left + (ends[1] if ends else value) * scale
        if ends:
            drawing.add(Line(left + ends[0] * scale, middle, right, middle, strokeColor=INK, strokeWidth=1.2))
        told = form.format(value)
        drawing.add(String(right + 4, middle - 3, told, fontName=WORDS, fontSize=8.5, fillColor=INK))
    return drawing
