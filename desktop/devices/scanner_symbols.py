"""The symbols that a scanner is set up with: what each says, what a reader delivers from it, and its modules."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from desktop.devices.wedge_profile import GS

Modules = tuple[tuple[bool, ...], ...]
Elements = tuple[tuple[str, str], ...]

SERIAL_ALPHABET: Final = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789"
SERIAL_LENGTH: Final = 12
LAYOUT_TEXT: Final = "aQzwYmM\"@#[]^_{}\\|~/-;'"
"""ASCII that other keyboard layouts move: AZERTY and QWERTZ letters, the signs of the British and French layouts."""


class SymbolKind(StrEnum):
    """What is drawn; each has its own identifier (ISO/IEC 15424)."""

    GS1_DATAMATRIX = "gs1_datamatrix"
    GS1_128 = "gs1_128"
    CODE_128 = "code_128"
    QR = "qr"


AIM: Final = {
    SymbolKind.GS1_DATAMATRIX: "]d2",
    SymbolKind.GS1_128: "]C1",
    SymbolKind.CODE_128: "]C0",
    SymbolKind.QR: "]Q1",
}
"""The identifier that a reader sends before each, once it is set to send one."""

_GS1: Final = frozenset({SymbolKind.GS1_DATAMATRIX, SymbolKind.GS1_128})
_FIXED: Final = frozenset({"01", "11", "17"})


@dataclass(frozen=True, slots=True)
class SetUpSymbol:
    """A symbol to scan.

    Attributes:
        kind: what is drawn.
        elements: GS1 application identifiers with their values; empty for plain text.
        plain: the text of a symbol without elements.
    """

    kind: SymbolKind
    elements: Elements = ()
    plain: str = ""

    @property
    def text(self) -> str:
        """What a reader delivers, with U+001D for the separator, without the identifier before it."""
        parts = [ai + value + ("" if ai in _FIXED else GS) for ai, value in self.elements]
        return "".join(parts).removesuffix(GS) + self.plain

    @property
    def aim(self) -> str:
        """The identifier of the symbol, three characters."""
        return AIM[self.kind]

    @property
    def words(self) -> str:
        """What stands beside the symbol for people."""
        return " ".join(f"({ai}) {value}" for ai, value in self.elements) + self.plain

    def modules(self) -> Modules:
        """The dark (True) and light modules, row by row; a linear symbol has one row."""
        return modules(self.kind, self._source())

    def _source(self) -> str:
        """Square brackets round the identifiers: they are in no GS1 data, so no value can be taken for one."""
        return "".join(f"[{ai}]{value}" for ai, value in self.elements) + self.plain


def modules(kind: SymbolKind, source: str) -> Modules:
    """The modules of a symbol.

    Args:
        kind: what is drawn.
        source: plain text, or GS1 elements with their identifiers in square brackets.

    Raises:
        ValueError: the symbol cannot hold it.
    """
    import zint

    symbol = zint.Symbol()
    symbol.symbology = {
        SymbolKind.GS1_DATAMATRIX: zint.Symbology.DATAMATRIX,
        SymbolKind.GS1_128: zint.Symbology.GS1_128,
        SymbolKind.CODE_128: zint.Symbology.CODE128,
        SymbolKind.QR: zint.Symbology.QRCODE,
    }[kind]
    if kind in _GS1:
        symbol.input_mode = zint.InputMode.GS1
    if kind is SymbolKind.GS1_DATAMATRIX:
        symbol.option_3 = int(zint.DataMatrixOptions.SQUARE)
    symbol.warn_level = zint.WarningLevel.FAIL_ALL
    try:
        symbol.encode(source)
    except RuntimeError as error:
        raise ValueError(str(error)) from error
    data, width = symbol.encoded_data, range(symbol.width)
    return tuple(tuple(bool(data[row, at >> 3] >> (at & 7) & 1) for at in width) for row in range(symbol.rows))


def fresh_serial(characters: Sequence[str] = SERIAL_ALPHABET) -> str:
    """A serial that no scan before can have had; letters of both cases, none that looks like another."""
    return "".join(secrets.choice(characters) for _ in range(SERIAL_LENGTH))


SEPARATED: Final = SetUpSymbol(
    SymbolKind.GS1_DATAMATRIX, (("01", "06901234567892"), ("10", "ZY-aq_Q/1"), ("21", "AZW+mM:2"))
)
"""A separator between lot and serial, letters of both cases: identifier, GS, end mark, Caps Lock, layout."""
CHARACTERS: Final = SetUpSymbol(SymbolKind.CODE_128, plain=LAYOUT_TEXT)
LONG: Final = SetUpSymbol(SymbolKind.GS1_128, (("01", "06901234567892"), ("17", "291130"), ("10", "LONG-0000012345")))
"""Long enough, and with a run of zeros, for a scanner that loses keys."""


def check_symbol(serial: str) -> SetUpSymbol:
    """The symbol that proves it all."""
    elements = (("01", "06901234567892"), ("17", "291130"), ("10", "ck-Lot_7"), ("21", serial))
    return SetUpSymbol(SymbolKind.GS1_DATAMATRIX, elements)
