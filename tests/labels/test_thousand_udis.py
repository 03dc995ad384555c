"""A thousand random UDIs of every agency leave in five forms, and each says exactly what it must.

What judges them is neither the writer (zint) nor the product's own check (zxing-cpp): readers made from the standards,
the renderer zplkit, a printer after the TSPL manual, and PDFium.
"""

from random import Random
from typing import cast

import pytest

from desktop.domain.udi import Udi, decode
from desktop.labels.drawing import Drawing, SymbolKind
from desktop.labels.fields import fields_of
from desktop.labels.graphics import Graphics
from desktop.labels.symbols import Preferred, symbol_of_udi
from tests.labels.readers.all_forms import TODAY, laid_out, one_symbol, printed, read
from tests.labels.readers.dots import Box
from tests.labels.readers.made_udis import Made, Maker

IDENTIFIERS = {
    SymbolKind.GS1_DATAMATRIX: "]d2", SymbolKind.GS1_128: "]C1", SymbolKind.GS1_QR: "]Q3",
    SymbolKind.DATAMATRIX: "]d1", SymbolKind.HIBC_DATAMATRIX: "]d1", SymbolKind.CODE_128: "]C0",
    SymbolKind.HIBC_128: "]C0", SymbolKind.QR: "]Q1", SymbolKind.HIBC_QR: "]Q1",
}  # fmt: skip
LINEAR = (SymbolKind.GS1_128, SymbolKind.CODE_128, SymbolKind.HIBC_128)
MOST_OF_GS1_128 = 48
"""Characters (GenSpecs 5.4.4.6)."""
COUNTS = {"GS1": 400, "HIBC": 200, "ICCBBA": 100, "IFA": 100, "MA": 100, "AHM": 100}
NATIVE = {"^BX", "^BC", "^BQ", "DMATRIX", "BARCODE", "QRCODE"}


def carried(made: Made) -> Udi:
    """The UDI of a made-up message, as a scanner would have delivered it."""
    return decode(("]d2" if made.agency == "GS1" else "") + made.message, today=TODAY)


def drawn(made: Made, random: Random) -> tuple[SymbolKind, Drawing]:
    """The UDI on a label, in a symbology and at a resolution by chance."""
    udi = carried(made)
    preferred = cast(Preferred, random.choices(["datamatrix", "linear", "qr"], [6, 2, 2])[0])
    kind, value = symbol_of_udi(udi, preferred)
    if kind is SymbolKind.GS1_128 and len(made.message) > MOST_OF_GS1_128:
        kind, value = symbol_of_udi(udi, "datamatrix")
    size = (260, 14) if kind in LINEAR else (45, 25)
    fields = {"udi": value, "agency": str(udi.agency)}
    if udi.lot is not None:
        fields["lot"] = udi.lot
    assert fields_of(udi)["udi"] == value
    dpi = 203 if kind in LINEAR else random.choices([203, 300, 600], [30, 10, 1])[0]
    return kind, laid_out(one_symbol(str(kind), *size), fields, dpi)


def place_of(drawing: Drawing) -> Box:
    """Where the one symbol was laid out."""
    (symbol,) = drawing.symbols
    return Box(symbol.x, symbol.y, symbol.x + symbol.width, symbol.y + symbol.height)


@pytest.mark.requirement("C-04", "C-14", "S1-35")
@pytest.mark.parametrize("part", range(4))
@pytest.mark.parametrize("agency", COUNTS)
def test_every_udi_in_every_form_says_its_very_bytes(agency: str, part: int) -> None:
    maker, random = Maker(f"{agency} {part}"), Random(f"{part} {agency}")
    native = 0
    for _ in range(COUNTS[agency] // 4):
        made = maker.make(agency)
        kind, drawing = drawn(made, random)
        forms = []
        for form, labels, commands in printed(drawing, random.choice(list(Graphics))):
            assert len(labels) == 1, (form, made)
            (said,) = read(labels[0])
            assert (said.identifier, said.data.decode("ascii")) == (IDENTIFIERS[kind], made.message), form
            assert said.box == place_of(drawing), (form, made)
            native += not NATIVE.isdisjoint(commands)
            forms.append(form)
        assert forms == ["raster ZPL", "native ZPL", "raster TSPL", "native TSPL", "PDF"]
    assert native > COUNTS[agency] // 10 or agency == "IFA"  # whose envelope no printer command can say


def test_there_are_a_thousand_of_six_agencies() -> None:
    assert sum(COUNTS.values()) == 1000
    messages = {Maker(f"{agency} 0").make(agency).message for agency in COUNTS}
    assert len(messages) == len(COUNTS)
