"""The symbols of the scanner assistant on paper, for scanners that do not read from a screen."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from reportlab.lib.colors import black
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from desktop.devices.scanner_symbols import (
    CHARACTERS,
    LONG,
    SEPARATED,
    Modules,
    SetUpSymbol,
    check_symbol,
    fresh_serial,
)
from desktop.reports.paper import BOLD, CODES, MUTED, WORDS, sheet, write

MARGIN: Final = 18 * mm
ROW: Final = 60 * mm
BARS: Final = 18 * mm
MATRIX_MODULE: Final = 0.9 * mm
LINEAR_MODULE: Final = 0.5 * mm
QUIET: Final = 10

_TITLE: Final = ("Scanner set-up", "扫描枪设置")
_HINT: Final = (
    "Open the assistant in Sparezone, then scan from top to bottom. Do not reduce when printing.",
    "在 Sparezone 中打开设置向导，从上到下依次扫描。打印时请勿缩小。",
)
_STEPS: Final = (
    ("GS1 DataMatrix · keyboard scanners three times", "GS1 DataMatrix · 键盘式扫描枪请扫三次"),
    ("Code 128 · keyboard layout", "Code 128 · 键盘布局"),
    ("GS1-128 · long code", "GS1-128 · 长条码"),
    ("Check symbol", "校验条码"),
)


def build_scanner_sheet(path: Path, language: str, symbols: Sequence[SetUpSymbol] = ()) -> None:
    """Write the sheet, A4 upright.

    Args:
        path: the PDF.
        language: ``zh_CN`` or ``en``; both stand on it, the chosen one first.
        symbols: the four symbols; by default those of the assistant, the last with a serial of its own.

    Raises:
        OSError: it cannot be written.
    """
    first = int(language == "zh_CN")
    shown = tuple(symbols) or (SEPARATED, CHARACTERS, LONG, check_symbol(fresh_serial()))
    with sheet(path, A4, f"Sparezone · {_TITLE[first]}") as canvas:
        top = A4[1] - MARGIN
        write(canvas, (MARGIN, top - 6 * mm), _TITLE[first], (BOLD, 20))
        write(canvas, (MARGIN, top - 12 * mm), _HINT[first], (WORDS, 9), MUTED)
        for number, symbol in enumerate(shown):
            _row(canvas, top - 20 * mm - number * ROW, symbol, (number, first))


def _row(canvas: Canvas, top: float, symbol: SetUpSymbol, named: tuple[int, int]) -> None:
    number, first = named
    end = write(canvas, (MARGIN, top - 5 * mm), f"{number + 1}  {_STEPS[number][first]}", (BOLD, 12))
    write(canvas, (end + 3 * mm, top - 5 * mm), _STEPS[number][1 - first], (WORDS, 9), MUTED)
    write(canvas, (MARGIN, top - 10 * mm), symbol.words, (CODES, 9), MUTED)
    draw_modules(canvas, (MARGIN, top - 14 * mm), symbol.modules())


def draw_modules(canvas: Canvas, at: tuple[float, float], modules: Modules) -> None:
    """Draw a symbol as filled rectangles, its quiet zone to the left left free.

    Args:
        canvas: the sheet.
        at: upper left corner of the quiet zone in points.
        modules: dark ones True.
    """
    linear = len(modules) == 1
    side = LINEAR_MODULE if linear else MATRIX_MODULE
    high = BARS if linear else side
    canvas.setFillColor(black)
    for y, row in enumerate(modules):
        for start, length in _runs(row):
            left = at[0] + (QUIET + start) * side if linear else at[0] + start * side
            canvas.rect(left, at[1] - (y + 1) * high, length * side, high, stroke=0, fill=1)


def _runs(row: Sequence[bool]) -> list[tuple[int, int]]:
    """Where dark modules stand side by side: first and how many, so that no printer leaves a gap between them."""
    runs: list[tuple[int, int]] = []
    for at, dark in enumerate(row):
        if dark and at and row[at - 1]:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        elif dark:
            runs.append((at, 1))
    return runs
