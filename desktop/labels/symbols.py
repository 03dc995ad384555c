"""Barcodes in whole printer dots: the modules come from zint, the size from the limits of the symbology."""

import re
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor
from typing import TYPE_CHECKING, Final

from desktop.domain.errors import Refusal
from desktop.labels.drawing import MM_PER_INCH, Symbol, SymbolKind, dots
from desktop.labels.limits import LIMITS, Limits
from desktop.labels.symbols_text import GS1_KINDS, Preferred, bracketed, say, symbol_of_udi

if TYPE_CHECKING:
    import zint

__all__ = ["IDENTIFIERS", "Preferred", "Room", "bracketed", "draw_symbol", "symbol_of_udi"]

IDENTIFIERS: Final = {
    SymbolKind.GS1_DATAMATRIX: "]d2",
    SymbolKind.GS1_128: "]C1",
    SymbolKind.GS1_QR: "]Q3",
    SymbolKind.DATAMATRIX: "]d1",
    SymbolKind.CODE_128: "]C0",
    SymbolKind.QR: "]Q1",
    SymbolKind.HIBC_DATAMATRIX: "]d1",
    SymbolKind.HIBC_128: "]C0",
    SymbolKind.HIBC_QR: "]Q1",
}
"""What a reader reports in front of each (ISO/IEC 15424)."""

_SYMBOLOGIES: Final = {
    SymbolKind.GS1_DATAMATRIX: "DATAMATRIX",
    SymbolKind.GS1_128: "GS1_128",
    SymbolKind.GS1_QR: "QRCODE",
    SymbolKind.DATAMATRIX: "DATAMATRIX",
    SymbolKind.CODE_128: "CODE128",
    SymbolKind.QR: "QRCODE",
    SymbolKind.HIBC_DATAMATRIX: "DATAMATRIX",
    SymbolKind.HIBC_128: "CODE128",
    SymbolKind.HIBC_QR: "QRCODE",
}
"""The writer's names. Its own HIBC kinds add ``+`` and check character whatever they are given (``+A1…`` becomes
``++A1…``), so the message, checked and complete, goes into the plain symbology."""

_DARK: Final = re.compile("1+")
_UTF8: Final = 26
_QR_LEVEL_M: Final = 2
_HAIR: Final = 1e-6
"""Seven dots of 700 dpi are 0.254 mm but for the rounding of binary fractions."""
_MEANT: Final = 0.01
"""Part of a dot: "203 dpi" is 8 dots a mm, so who wishes 0.250 mm means two dots, which by the 203 are 0.25025 mm."""


@dataclass(frozen=True, slots=True)
class Room:
    """The place that a symbol may take with its quiet zone, in dots from the top left corner of the label."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class _Modules:
    """A symbol before it has a size: columns, rows and the dark rectangles."""

    columns: int
    rows: int
    cells: tuple[tuple[int, int, int, int], ...]


def draw_symbol(kind: SymbolKind, value: str, dpi: int, room: Room, wanted_mm: float | None = None) -> Symbol:
    """A barcode in the top left corner of a room, inside its quiet zone, as large as wished and as there is room.

    A linear symbol takes the whole height of the room. The module is the largest whole number of dots that is neither
    wider than wished nor too wide for the room.

    Args:
        kind: the symbology.
        value: see `symbols_text.say`: GS1 with AIs in square brackets, HIBC the message, else the text.
        dpi: dots per inch of the printer.
        room: where it may stand, quiet zone included.
        wanted_mm: width of a module in mm; the target of the symbology if not given.

    Raises:
        Refusal: ``symbol_too_small`` (facts: kind, module_mm, minimum_mm, dpi) if the wish is below the symbology's
            minimum on this printer; ``symbol_does_not_fit`` (kind, needs_width_mm, needs_height_mm, width_mm,
            height_mm) if even the minimum is too large for the room; ``symbol_too_long`` if the symbology cannot hold
            the text; ``symbol_refused`` with the writer's reason; and what `symbols_text.say` refuses.
    """
    said = say(kind, value)
    modules = _write(kind, said.written)
    limits = LIMITS[kind]
    module = _module(kind, modules, dpi, room, wanted_mm)
    quiet = module * limits.quiet_modules
    return Symbol(
        kind=kind,
        message=said.message,
        written=said.written,
        identifier=IDENTIFIERS[kind],
        x=room.x + quiet,
        y=room.y + (0 if limits.is_linear else quiet),
        module=module,
        width=modules.columns * module,
        height=room.height if limits.is_linear else modules.rows * module,
        quiet=quiet,
        cells=modules.cells,
    )


def _module(kind: SymbolKind, modules: _Modules, dpi: int, room: Room, wanted_mm: float | None) -> int:
    """Dots of one module."""
    limits = LIMITS[kind]
    dot_mm = MM_PER_INCH / dpi
    least = ceil(limits.minimum_mm / dot_mm - _HAIR)
    wish = min(limits.target_mm if wanted_mm is None else wanted_mm, limits.maximum_mm)
    wished = floor(wish / dot_mm + _MEANT)
    if wanted_mm is None:
        wished = max(wished, least)
    if wished < least:
        raise Refusal(
            "symbol_too_small",
            kind=str(kind),
            module_mm=_mm(wished * dot_mm, "0.001"),
            minimum_mm=_mm(limits.minimum_mm, "0.001"),
            dpi=dpi,
        )
    fitting = _fitting(limits, modules, dpi, room)
    if fitting < least:
        raise _does_not_fit(kind, modules, dpi, room, least)
    return min(wished, fitting)


def _fitting(limits: Limits, modules: _Modules, dpi: int, room: Room) -> int:
    """The widest module in dots that the room has space for."""
    across = room.width // (modules.columns + 2 * limits.quiet_modules)
    if limits.is_linear:
        return across if room.height >= dots(limits.minimum_height_mm, dpi) else 0
    return min(across, room.height // (modules.rows + 2 * limits.quiet_modules))


def _does_not_fit(kind: SymbolKind, modules: _Modules, dpi: int, room: Room, module: int) -> Refusal:
    limits = LIMITS[kind]
    dot_mm = MM_PER_INCH / dpi
    both = 2 * limits.quiet_modules
    high = limits.minimum_height_mm if limits.is_linear else (modules.rows + both) * module * dot_mm
    return Refusal(
        "symbol_does_not_fit",
        kind=str(kind),
        needs_width_mm=_mm((modules.columns + both) * module * dot_mm, "0.1"),
        needs_height_mm=_mm(high, "0.1"),
        width_mm=_mm(room.width * dot_mm, "0.1"),
        height_mm=_mm(room.height * dot_mm, "0.1"),
    )


def _mm(length: float, step: str) -> Decimal:
    return Decimal(length).quantize(Decimal(step))


def _write(kind: SymbolKind, written: str) -> _Modules:
    """The modules that the writer makes; its every warning is a failure."""
    symbol = _writer(kind, is_ascii=written.isascii())
    try:
        symbol.encode(written)
    except RuntimeError as fault:
        if "too long" in str(fault):
            raise Refusal("symbol_too_long", kind=str(kind), found=written[:40]) from fault
        raise Refusal("symbol_refused", kind=str(kind), found=written[:40], why=str(fault)) from fault
    return _modules_of(symbol)


def _writer(kind: SymbolKind, *, is_ascii: bool) -> "zint.Symbol":
    import zint  # 0.1 s to load: not before the first symbol

    symbol = zint.Symbol()
    symbol.symbology = getattr(zint.Symbology, _SYMBOLOGIES[kind])
    symbol.warn_level = zint.WarningLevel.FAIL_ALL
    if kind in GS1_KINDS:
        symbol.input_mode = zint.InputMode.GS1
    elif not is_ascii:
        symbol.input_mode = zint.InputMode.UNICODE
        symbol.eci = _UTF8
    if symbol.symbology == zint.Symbology.DATAMATRIX:
        symbol.option_3 = int(zint.DataMatrixOptions.SQUARE)
    elif symbol.symbology == zint.Symbology.QRCODE:
        symbol.option_1 = _QR_LEVEL_M
    return symbol


def _modules_of(symbol: "zint.Symbol") -> _Modules:
    """Runs of dark modules, row by row."""
    flat = symbol.encoded_data.tobytes()
    stride = len(flat) // len(symbol.encoded_data)
    cells = []
    for y in range(symbol.rows):
        bits = int.from_bytes(flat[y * stride : (y + 1) * stride], "little")
        row = f"{bits:0{symbol.width}b}"[::-1]
        cells += [(run.start(), y, run.end() - run.start(), 1) for run in _DARK.finditer(row)]
    return _Modules(symbol.width, symbol.rows, tuple(cells))
