"""Sheets of codes to cut out: the labels of bins, the badges of people."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from desktop.reports.paper import (
    BAR_HEIGHT_MM,
    BOLD,
    LEAST_MODULE_MM,
    LINE,
    MUTED,
    WORDS,
    draw_symbol,
    fitted,
    module_mm,
    sheet,
    symbol_modules,
    write,
)

MARGIN: Final = 10 * mm
HEAD: Final = 12 * mm
ROW: Final = 34 * mm
PADDING: Final = 3 * mm
MOST_COLUMNS: Final = 3
MOST_MODULE_MM: Final = 0.40


@dataclass(frozen=True, slots=True)
class CodeLabel:
    """One label: the code in the symbol, the large line, and the small one."""

    code: str
    title: str
    note: str = ""


def build_code_sheet(path: Path, title: str, labels: Sequence[CodeLabel]) -> int:
    """Write labels in a grid to cut out, A4 portrait; returns the number of pages.

    Args:
        path: the PDF.
        title: what stands on top of each page.
        labels: in the order in which they are printed; none gives one page that has the title only.

    Raises:
        OSError: it cannot be written.
    """
    columns = columns_for([label.code for label in labels])
    each = columns * int((A4[1] - 2 * MARGIN - HEAD) // ROW)
    pages = max(1, -(-len(labels) // each))
    with sheet(path, A4, title) as canvas:
        for page in range(pages):
            write(canvas, (MARGIN, A4[1] - MARGIN - 5 * mm), f"{title} · {page + 1}/{pages}", (BOLD, 12))
            _page(canvas, labels[page * each : (page + 1) * each], columns)
            canvas.showPage()
    return pages


def columns_for(codes: Sequence[str]) -> int:
    """How many labels stand side by side so that every symbol keeps the least module."""
    longest = max(map(symbol_modules, codes), default=1) * LEAST_MODULE_MM * mm + 2 * PADDING
    return max(1, min(MOST_COLUMNS, int((A4[0] - 2 * MARGIN) // longest)))


def _page(canvas: Canvas, labels: Sequence[CodeLabel], columns: int) -> None:
    width = (A4[0] - 2 * MARGIN) / columns
    module = module_mm([label.code for label in labels] or ["-"], (width - 2 * PADDING) / mm, MOST_MODULE_MM)
    for number, label in enumerate(labels):
        row, column = divmod(number, columns)
        corner = MARGIN + column * width, A4[1] - MARGIN - HEAD - (row + 1) * ROW
        _label(canvas, corner, width, label, module)


def _label(canvas: Canvas, corner: tuple[float, float], width: float, label: CodeLabel, module: float) -> None:
    left, bottom = corner
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.4)
    canvas.rect(left, bottom, width, ROW)
    room = width - 2 * PADDING
    write(canvas, (left + PADDING, bottom + ROW - 7.5 * mm), fitted(label.title, (BOLD, 16), room), (BOLD, 16))
    note = fitted(label.note, (WORDS, 8.5), room)
    write(canvas, (left + PADDING, bottom + ROW - 12 * mm), note, (WORDS, 8.5), MUTED)
    draw_symbol(canvas, (left + PADDING, bottom + ROW - 15 * mm - BAR_HEIGHT_MM * mm), label.code, module)
