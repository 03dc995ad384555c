"""What the printed sheets share: the faces, the inks, and a Code 128 that a hand scanner reads at arm's length."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from reportlab.graphics.barcode.code128 import Code128
from reportlab.lib.colors import Color, HexColor, black
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from desktop.paths import RESOURCES

WORDS: Final = "NotoSansSC-Regular"
BOLD: Final = "NotoSansSC-Bold"
CODES: Final = "SourceCodePro-Regular"

INK: Final = HexColor("#16202a")
MUTED: Final = HexColor("#51606e")
LINE: Final = HexColor("#c9d2da")
ACCENT: Final = HexColor("#0b5cad")

LEAST_MODULE_MM: Final = 0.33
"""ISO/IEC 15417 leaves X to the use; GS1 asks 0.33 mm where people hold the scanner."""

BAR_HEIGHT_MM: Final = 15.0
QUIET_MODULES: Final = 10

_START_STOP_MODULES: Final = 35
_CHARACTER_MODULES: Final = 11


def register_faces() -> None:
    """Make the program's own fonts known to the PDF writer, once."""
    for name in (WORDS, BOLD, CODES):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(RESOURCES / "fonts" / f"{name}.ttf")))


@contextmanager
def sheet(path: Path, size: tuple[float, float], title: str) -> Iterator[Canvas]:
    """A PDF that is written when the block ends; the same sheet is the same bytes.

    Args:
        path: the file to write.
        size: width and height in points.
        title: of the document.

    Raises:
        OSError: it cannot be written.
    """
    register_faces()
    canvas = Canvas(str(path), pagesize=size, invariant=1, pageCompression=1)
    canvas.setTitle(title)
    canvas.setAuthor("Sparezone")
    yield canvas
    canvas.save()


def write(canvas: Canvas, at: tuple[float, float], text: str, face: tuple[str, float], ink: Color = INK) -> float:
    """One line of text; returns where it ends.

    Args:
        canvas: the sheet.
        at: left end and base line in points.
        text: the line.
        face: font name and size in points.
        ink: its colour.
    """
    canvas.setFont(*face)
    canvas.setFillColor(ink)
    canvas.drawString(at[0], at[1], text)
    return at[0] + pdfmetrics.stringWidth(text, *face)


def fitted(text: str, face: tuple[str, float], room: float) -> str:
    """A line cut at its end so that it fits a width in points; what is cut off is marked."""
    if pdfmetrics.stringWidth(text, *face) <= room:
        return text
    while text and pdfmetrics.stringWidth(text + "…", *face) > room:
        text = text[:-1]
    return text + "…"


def symbol_modules(code: str) -> int:
    """The most modules that a code takes as Code 128, its quiet zones with it."""
    return _START_STOP_MODULES + _CHARACTER_MODULES * len(code) + 2 * QUIET_MODULES


def module_mm(codes: Iterator[str] | list[str], room_mm: float, most_mm: float) -> float:
    """The widest module at which all codes fit a room, at most ``most_mm``; in hundredths of a millimetre."""
    longest = max(map(symbol_modules, codes))
    return min(most_mm, int(100 * room_mm / longest) / 100)


def draw_symbol(canvas: Canvas, at: tuple[float, float], code: str, module: float) -> float:
    """Code 128 with its quiet zones; returns its width in points.

    Args:
        canvas: the sheet.
        at: lower left corner of the left quiet zone in points.
        code: ASCII text.
        module: X in millimetres.
    """
    quiet = QUIET_MODULES * module * mm
    symbol = Code128(
        code, barWidth=module * mm, barHeight=BAR_HEIGHT_MM * mm, quiet=1, lquiet=quiet, rquiet=quiet, humanReadable=0
    )
    canvas.setFillColor(black)
    symbol.drawOn(canvas, at[0], at[1])
    return float(symbol.width)
