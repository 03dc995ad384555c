r"""A label as ZPL with the printer's own barcodes (^BX, ^BC, ^BQ) and boxes (^GB); text and pictures stay small ^GFA.

What a command cannot say safely is drawn: the label is the same either way. ``^BC`` has mode N with every code set
written out, ``^BX`` always its escape character, ``^FD`` always ``^FH\`` before it. ``^BY`` has a height of one dot
before ``^BQ``, because printers set a QR symbol lower by that height.
"""

from desktop.labels.drawing import Drawing, Rect, Symbol, SymbolKind
from desktop.labels.graphics import Graphics
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
from desktop.labels.zpl import job, picture

ZPL_SPELLING = Spelling(start_b=">:", start_c=">;", to_b=">6", to_c=">5", fnc1=">8", escapes={">": ">0"})
_HEX = str.maketrans({sign: f"\\{ord(sign):02X}" for sign in "^~\\"})


def native(drawing: Drawing, setup: JobSetup, form: Graphics = Graphics.ACS) -> bytes:
    """One job that prints a label with the printer's own symbols.

    Args:
        drawing: the label, laid out for the printer's dots.
        setup: the stock and the job.
        form: how the dots of the pictures are written.

    Raises:
        Refusal: ``label_larger_than_stock``, ``label_for_other_printer``.
    """
    setup.require_drawn_for(drawing)
    parts, whole = parts_of(drawing, is_native=lambda symbol: _field(symbol) is not None)
    setup.require_room(whole)
    fields = [picture(piece, form) for piece in parts.pictures]
    fields += [_box(box) for box in parts.boxes]
    fields += [_field(symbol) or b"" for symbol in parts.symbols]
    return job(setup, b"".join(fields))


def _box(box: Rect) -> bytes:
    return b"^FO%d,%d^GB%d,%d,%d^FS" % (box.x, box.y, box.width, box.height, min(box.width, box.height))


def _field(symbol: Symbol) -> bytes | None:
    """The field of a symbol, None if the printer cannot be trusted to draw it as it was drawn."""
    said = _said(symbol) if symbol.module <= WIDEST_MODULE and min(symbol.x, symbol.y) >= 0 else None
    if said is None:
        return None
    command, data = said
    return f"^FO{symbol.x},{symbol.y}^BY{symbol.module},2,1{command}^FH\\^FD{data}^FS".encode("ascii")


def _said(symbol: Symbol) -> tuple[str, str] | None:
    """The barcode command and its data."""
    if symbol.kind in LINEAR:
        words = spelled(symbol, ZPL_SPELLING)
        return None if words is None else (f"^BCN,{symbol.height},N,N,N", words)
    if symbol.kind not in DATAMATRIX | QR or not is_plain(symbol) or not never_grows(symbol):
        return None
    if symbol.kind in DATAMATRIX:
        return f"^BXN,{symbol.module},200,,,,_,1", _matrix_data(symbol)
    return f"^BQN,2,{symbol.module}", "MA," + symbol.message.translate(_HEX)


def _matrix_data(symbol: Symbol) -> str:
    data = symbol.message.replace("_", "__").replace(GS, "_1").translate(_HEX)
    return "_1" + data if symbol.kind is SymbolKind.GS1_DATAMATRIX else data
