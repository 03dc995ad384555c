"""What is read back from drawn bars is what was drawn, and the tables of sizes are those of the standards."""

from dataclasses import replace
from itertools import pairwise

import pytest
import zint
from hypothesis import given
from hypothesis import strategies as st

from desktop.labels import native_words
from desktop.labels.drawing import SymbolKind
from desktop.labels.native_words import code_words, never_grows, spelled
from desktop.labels.symbols import Room, draw_symbol
from desktop.labels.zpl_native import ZPL_SPELLING
from tests.labels.native_labels import CSET_82, symbol
from tests.labels.readers.drawn import grid


def said(words: tuple[int, ...]) -> str:
    """The text of code words in the sets B and C, FNC1 as GS."""
    pairs, text = words[0] == 105, ""
    for word in words[1:]:
        if word == 102:
            text += "\x1d"
        elif word == (100 if pairs else 99):
            pairs = not pairs
        else:
            text += f"{word:02}" if pairs else chr(word + 32)
    return text


@given(st.text(alphabet=CSET_82 + " $#@", min_size=1, max_size=30))
def test_the_words_of_drawn_bars_say_the_message(text: str) -> None:
    drawn = draw_symbol(SymbolKind.CODE_128, text, 203, Room(0, 0, 2000, 100), 0.26)
    words = code_words(drawn)
    assert words is not None
    assert said(words) == text


def test_fnc1_is_a_word() -> None:
    drawn = symbol(SymbolKind.GS1_128, "[01]06901234567892[10]A[21]7")
    words = code_words(drawn)
    assert words is not None
    assert said(words) == "\x1d" + drawn.message


def test_bars_that_are_no_code_128_have_no_words() -> None:
    good = symbol(SymbolKind.CODE_128, "A-01-02")
    assert code_words(replace(good, cells=good.cells[:-1])) is None
    assert code_words(replace(good, cells=good.cells[3:])) is None
    assert code_words(replace(good, cells=())) is None
    stop = ((0, 0, 2, 1), (5, 0, 3, 1), (9, 0, 1, 1), (11, 0, 2, 1))
    assert code_words(replace(good, cells=stop)) is None
    first, second, *rest = good.cells
    assert code_words(replace(good, cells=(first, (second[0] + 1, 0, second[2], 1), *rest))) is None


def test_a_wrong_check_word_is_seen() -> None:
    good, other = symbol(SymbolKind.CODE_128, "AB"), symbol(SymbolKind.CODE_128, "AC")
    swapped = [cell for cell in good.cells if cell[0] < 33] + [cell for cell in other.cells if cell[0] >= 33]
    assert code_words(replace(good, cells=tuple(swapped))) is None


def size_of(symbology: str, text: str, **settings: int) -> int:
    drawn = zint.Symbol()
    drawn.symbology = getattr(zint.Symbology, symbology)
    for name, value in settings.items():
        setattr(drawn, name, value)
    drawn.encode(text)
    return int(drawn.width)


def test_the_rooms_of_data_matrix_are_those_of_the_standard() -> None:
    sizes = native_words._DATAMATRIX_WORDS
    square = {"option_3": int(zint.DataMatrixOptions.SQUARE)}
    for (size, words), (larger, _) in pairwise(sizes.items()):
        assert size_of("DATAMATRIX", "12" * words, **square) == size
        assert size_of("DATAMATRIX", "12" * (words + 1), **square) == larger


def test_the_rooms_of_qr_are_those_of_the_standard() -> None:
    for version, room in enumerate(native_words._QR_BYTES[:-1], 1):
        assert size_of("QRCODE", "a" * room, option_1=2) == 17 + 4 * version
        assert size_of("QRCODE", "a" * (room + 1), option_1=2) == 21 + 4 * version


@pytest.mark.parametrize(
    ("kind", "value", "safe"),
    [
        (SymbolKind.DATAMATRIX, "123456", True),
        (SymbolKind.DATAMATRIX, "ABCDEFGHIJKLMNOPQRSTUVWXYZ", False),
        (SymbolKind.QR, "a" * 14, True),
        (SymbolKind.QR, "A" * 20, False),
        (SymbolKind.GS1_DATAMATRIX, "[01]06901234567892", True),
    ],
)
def test_a_symbol_that_a_plain_encodation_would_enlarge_is_not_left_to_the_printer(
    kind: SymbolKind, value: str, safe: bool
) -> None:
    assert never_grows(symbol(kind, value)) is safe


def test_a_symbol_that_is_not_square_is_not_left_to_the_printer() -> None:
    drawn = symbol(SymbolKind.DATAMATRIX, "12")
    assert not never_grows(replace(drawn, height=drawn.height + drawn.module))


@pytest.mark.parametrize("text", ["\x01AB", "A\x01\x02B", "\x80\x81\x82"])
def test_words_that_the_languages_cannot_spell_leave_the_symbol_to_be_drawn(text: str) -> None:
    """Control characters stand in code set A, letters beyond ASCII behind FNC4."""
    cells = tuple((x, 0, 1, 1) for x, sign in enumerate(grid("CODE128", text)[0]) if sign == "1")
    drawn = replace(symbol(SymbolKind.CODE_128, "AB"), cells=joined(cells))
    assert code_words(drawn) is not None
    assert spelled(drawn, ZPL_SPELLING) is None


def joined(cells: tuple[tuple[int, int, int, int], ...]) -> tuple[tuple[int, int, int, int], ...]:
    """Neighbouring modules as one bar."""
    bars: list[tuple[int, int, int, int]] = []
    for x, y, width, height in cells:
        if bars and bars[-1][0] + bars[-1][2] == x:
            bars[-1] = (bars[-1][0], y, bars[-1][2] + width, height)
        else:
            bars.append((x, y, width, height))
    return tuple(bars)
