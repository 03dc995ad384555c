"""A label as TSPL with the printer's own barcodes (DMATRIX, BARCODE "128M", QRCODE) and bars; the rest is BITMAP.

Pictures come first, because a BITMAP covers what is below it. ``!`` cannot be written in 128M and ``~`` not beside one:
a symbol with such a value is drawn, and so is whatever else a command cannot say safely.
"""

from desktop.labels.drawing import Drawing, Rect, Symbol, SymbolKind
from desktop.labels.job_setup import JobSetup
from desktop.labels.native_parts import parts_of
from desktop.labels.native_words import (
    DATAMATRIX,
    GS,
    LINEAR,
    QR,
    WIDEST_MODULE,
    Spelling,
    is_plain,
    never_grows,
    spelled,
)
from desktop.labels.tspl import LINE_END, job, picture

_QUOTE = {'"': '\\["]'}
TSPL_SPELLING = Spelling(start_b="!104", start_c="!105", to_b="!100", to_c="!099", fnc1="!102", escapes={"!": ""})
_STRING = str.maketrans(_QUOTE)
_UNSAFE = frozenset("~\\")


def native(drawing: Drawing, setup: JobSetup) -> bytes:
    """One job that prints a label with the printer's own symbols.

    Args:
        drawing: the label, laid out for the printer's dots.
        setup: the stock and the job.

    Raises:
        Refusal: ``label_larger_than_stock``, ``label_for_other_printer``.
    """
    setup.require_drawn_for(drawing)
    parts, whole = parts_of(drawing, is_native=lambda symbol: _line(symbol) is not None)
    setup.require_room(whole)
    lines = [picture(piece) for piece in parts.pictures]
    lines += [_bar(box) for box in parts.boxes]
    lines += [_line(symbol) or b"" for symbol in parts.symbols]
    return job(setup, b"".join(lines))


def _bar(box: Rect) -> bytes:
    return b"BAR %d,%d,%d,%d%s" % (box.x, box.y, box.width, box.height, LINE_END)


def _line(symbol: Symbol) -> bytes | None:
    """The line of a symbol, None if the printer cannot be trusted to draw it as it was drawn."""
    if symbol.module > WIDEST_MODULE or min(symbol.x, symbol.y) < 0:
        return None
    said = _linear(symbol) if symbol.kind in LINEAR else _matrix(symbol)
    return None if said is None else said.encode("ascii") + LINE_END


def _linear(symbol: Symbol) -> str | None:
    words = spelled(symbol, TSPL_SPELLING)
    if words is None:
        return None
    module = symbol.module
    return f'BARCODE {symbol.x},{symbol.y},"128M",{symbol.height},0,0,{module},{module},"{words.translate(_STRING)}"'


def _matrix(symbol: Symbol) -> str | None:
    if symbol.kind not in DATAMATRIX | QR or not _UNSAFE.isdisjoint(symbol.message):
        return None
    if not is_plain(symbol) or not never_grows(symbol):
        return None
    text = symbol.message.translate(_STRING).replace(GS, "~1")
    if symbol.kind in DATAMATRIX:
        start = "~1" if symbol.kind is SymbolKind.GS1_DATAMATRIX else ""
        place = f"{symbol.x},{symbol.y},{symbol.width},{symbol.height}"
        return f'DMATRIX {place},c126,x{symbol.module},"{start}{text}"'
    return f'QRCODE {symbol.x},{symbol.y},M,{symbol.module},A,0,"{text}"'
