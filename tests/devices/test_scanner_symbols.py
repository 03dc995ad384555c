"""What a symbol says is what the decoder reads from it."""

from datetime import date

import pytest

from desktop.devices.scanner_symbols import CHARACTERS, LONG, SEPARATED, SymbolKind, check_symbol, modules
from desktop.domain.udi import decode

TODAY = date(2026, 11, 22)


def test_the_separated_symbol_needs_its_separator() -> None:
    udi = decode(SEPARATED.aim + SEPARATED.text, today=TODAY)
    assert (udi.lot, udi.serial, udi.warnings) == ("ZY-aq_Q/1", "AZW+mM:2", ())
    assert SEPARATED.text.count("\x1d") == 1
    assert decode(check_symbol("aB3").text, today=TODAY).serial == "aB3"
    assert decode(LONG.aim + LONG.text, today=TODAY).lot == "LONG-0000012345"


def test_the_layout_symbol_is_ascii_that_layouts_move() -> None:
    assert CHARACTERS.text.isascii()
    assert set('"@#[]^_') <= set(CHARACTERS.text)


def test_what_a_symbol_cannot_hold_is_refused() -> None:
    with pytest.raises(ValueError, match="AI"):
        modules(SymbolKind.GS1_DATAMATRIX, "[01]123")
