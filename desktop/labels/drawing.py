"""A label as it is drawn: marks on the printer's own grid of dots, the same for preview, print, PDF and check.

All positions are whole dots from the top left corner, x to the right and y down; nothing is scaled afterwards.
"""

from dataclasses import dataclass
from enum import StrEnum

MM_PER_INCH = 25.4


class Face(StrEnum):
    """The typefaces of labels (``resources/fonts``)."""

    REGULAR = "regular"
    """Noto Sans SC."""
    BOLD = "bold"
    """Noto Sans SC, bold."""
    MONO = "mono"
    """Source Code Pro, with a slashed zero: lots, serials and codes."""
    MONO_BOLD = "mono_bold"
    """Source Code Pro, bold."""


class SymbolKind(StrEnum):
    """The barcodes that can be drawn, by the name of their symbology."""

    GS1_DATAMATRIX = "gs1_datamatrix"
    GS1_128 = "gs1_128"
    GS1_QR = "gs1_qr"
    DATAMATRIX = "datamatrix"
    CODE_128 = "code_128"
    QR = "qr"
    HIBC_DATAMATRIX = "hibc_datamatrix"
    HIBC_128 = "hibc_128"
    HIBC_QR = "hibc_qr"


@dataclass(frozen=True, slots=True)
class Rect:
    """A filled rectangle; ``ink`` False takes ink away again (white on black)."""

    x: int
    y: int
    width: int
    height: int
    ink: bool = True


@dataclass(frozen=True, slots=True)
class Polygon:
    """A filled polygon with its corners in dots; several outlines are filled by the even-odd rule."""

    outlines: tuple[tuple[tuple[float, float], ...], ...]
    ink: bool = True


@dataclass(frozen=True, slots=True)
class TextRun:
    """One line of text that was measured and fits.

    Attributes:
        x: left edge of the first glyph's origin, dots.
        baseline: dots from the top.
        size: height of the em square, dots.
    """

    text: str
    face: Face
    size: int
    x: int
    baseline: int
    ink: bool = True


@dataclass(frozen=True, slots=True)
class Image:
    """A one-bit picture at its place, not to be scaled."""

    x: int
    y: int
    bitmap: "Bitmap"


@dataclass(frozen=True, slots=True)
class Symbol:
    """A barcode at its place.

    Attributes:
        kind: the symbology.
        message: what a reader must deliver: the element string with GS (0x1D) for GS1, else the text.
        written: what the symbol writer was given: AIs in square brackets for GS1, else ``message``.
        identifier: the AIM symbology identifier that a reader must report, such as ``]d2``.
        x: left edge of the symbol without its quiet zone.
        y: top edge of the symbol without its quiet zone.
        module: width of one module (X-dimension) in dots.
        width: of the symbol in dots.
        height: of the symbol in dots.
        quiet: width of the quiet zone in dots that must stay free on the left and right; for 2D symbols on all sides.
        cells: the dark rectangles in modules: x, y, width, height; a linear symbol has y 0 and height 1, stretched to
            ``height``.
    """

    kind: SymbolKind
    message: str
    written: str
    identifier: str
    x: int
    y: int
    module: int
    width: int
    height: int
    quiet: int
    cells: tuple[tuple[int, int, int, int], ...]


Mark = Rect | Polygon | TextRun | Image | Symbol


@dataclass(frozen=True, slots=True)
class Drawing:
    """One label, laid out for one resolution.

    Attributes:
        name: the template it was made from.
        width: of the label in dots.
        height: of the label in dots.
        dpi: dots per inch of the printer that it is made for.
        marks: what is drawn, in this order.
        udi: the canonical text of the UDI that the label carries (`Udi.canonical`), empty if it carries none.
    """

    name: str
    width: int
    height: int
    dpi: int
    marks: tuple[Mark, ...]
    udi: str = ""

    @property
    def symbols(self) -> tuple[Symbol, ...]:
        """The barcodes of the label, in drawing order."""
        return tuple(mark for mark in self.marks if isinstance(mark, Symbol))


@dataclass(frozen=True, slots=True)
class Bitmap:
    """A one-bit picture: rows of whole bytes, the leftmost dot in the highest bit, 1 is ink.

    Attributes:
        width: dots that count in each row; the unused bits of a row's last byte are 0.
        height: rows.
        rows: ``height`` × ``stride`` bytes.
    """

    width: int
    height: int
    rows: bytes

    @property
    def stride(self) -> int:
        """Bytes in a row."""
        return (self.width + 7) // 8


def dots(mm: float, dpi: int) -> int:
    """A length as whole dots, to the nearest."""
    return round(mm * dpi / MM_PER_INCH)
