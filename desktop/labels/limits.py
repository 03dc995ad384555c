"""How large a barcode must be: module widths, quiet zones and heights of each symbology, enforced before printing.

The figures are those of GS1 General Specifications 5.12.3.6 (labels of regulated healthcare) where it has any. Other
issuers and plain symbols get the figures of the same symbology, so that one scanner reads every label of the zone;
where a figure rests on general knowledge of the symbology rather than on a table that was read, ``source`` says so.
"""

from dataclasses import dataclass
from typing import Final

from desktop.labels.drawing import SymbolKind


@dataclass(frozen=True, slots=True)
class Limits:
    """What a symbology asks for.

    Attributes:
        minimum_mm: the narrowest module (X-dimension) in mm.
        target_mm: the module that is chosen if nothing else is wished, in mm.
        maximum_mm: the widest module in mm.
        quiet_modules: modules that must stay free: left and right of a linear symbol, on all sides of a 2D symbol.
        minimum_height_mm: lowest bars of a linear symbol in mm; 0 for 2D symbols, whose height follows from the module.
        wanted_height_mm: bars of a linear symbol where there is space, in mm; 0 for 2D symbols.
        source: where the figures stand.
    """

    minimum_mm: float
    target_mm: float
    maximum_mm: float
    quiet_modules: int
    minimum_height_mm: float
    wanted_height_mm: float
    source: str

    @property
    def is_linear(self) -> bool:
        """Whether the symbol is a row of bars."""
        return self.minimum_height_mm > 0


_GENSPECS = "GS1 General Specifications 5.12.3.6"
_LIKE_DATAMATRIX = "ISO/IEC 16022 quiet zone; module as GS1 DataMatrix (no own figure known)"
_LIKE_QR = "ISO/IEC 18004 quiet zone; module as GS1 DataMatrix (no own figure known)"
_LIKE_128 = "ISO/IEC 15417 quiet zone; module as GS1-128, widest as on logistic labels (general knowledge)"

_DATAMATRIX: Final = (0.254, 0.380, 0.990, 1, 0.0, 0.0)
_QR: Final = (0.254, 0.380, 0.990, 4, 0.0, 0.0)

LIMITS: Final = {
    SymbolKind.GS1_DATAMATRIX: Limits(*_DATAMATRIX, _GENSPECS),
    SymbolKind.GS1_128: Limits(
        0.170, 0.495, 0.495, 10, 5.0, 12.7, _GENSPECS + "; quiet zone and heights are general knowledge"
    ),
    SymbolKind.GS1_QR: Limits(*_QR, _LIKE_QR),
    SymbolKind.DATAMATRIX: Limits(*_DATAMATRIX, _LIKE_DATAMATRIX),
    SymbolKind.CODE_128: Limits(0.170, 0.380, 1.016, 10, 5.0, 12.7, _LIKE_128),
    SymbolKind.QR: Limits(*_QR, _LIKE_QR),
    SymbolKind.HIBC_DATAMATRIX: Limits(*_DATAMATRIX, "ANSI/HIBC 2.6 names no size known here; " + _LIKE_DATAMATRIX),
    SymbolKind.HIBC_128: Limits(
        0.170, 0.380, 1.016, 10, 5.0, 12.7, "ANSI/HIBC 2.6 names no size known here; " + _LIKE_128
    ),
    SymbolKind.HIBC_QR: Limits(*_QR, "ANSI/HIBC 2.6 names no size known here; " + _LIKE_QR),
}
"""Every symbology that can be drawn."""
