"""What a printer may be told so that its own barcode is the one that was drawn and checked.

Code 128: the very code words are read back from the drawn bars and spelled out, so that the printer chooses nothing.
Data Matrix and QR: a printer chooses its own encodation, at worst the plainest one. Where even that one needs no larger
symbol than the drawn one, the printer's symbol stays within its place; else the symbol is drawn by us.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from desktop.labels.drawing import Symbol, SymbolKind

GS: Final = "\x1d"
LINEAR: Final = frozenset({SymbolKind.GS1_128, SymbolKind.CODE_128, SymbolKind.HIBC_128})
DATAMATRIX: Final = frozenset({SymbolKind.GS1_DATAMATRIX, SymbolKind.DATAMATRIX, SymbolKind.HIBC_DATAMATRIX})
QR: Final = frozenset({SymbolKind.QR, SymbolKind.HIBC_QR})
"""GS1 QR is missing: neither language can set its FNC1."""

WIDEST_MODULE: Final = 10
"""Dots; ^BY and ^BQ know no more."""

_START_B, _START_C, _TO_C, _TO_B, _FNC1 = 104, 105, 99, 100, 102
PLAIN_128: Final = frozenset(
    " \"$%&'()*+,-./0123456789:;<=>?!ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"  # GS1 set 82, HIBC's set
)
_PLAIN_2D: Final = frozenset(map(chr, range(0x20, 0x7F)))

_WIDTHS: Final = (
    "212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 "
    "123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 "
    "232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 "
    "313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 "
    "111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 "
    "111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 "
    "114311 411113 411311 113141 114131 311141 411131 211412 211214 211232"
)
"""Bars and spaces of the code words 0 to 105 (ISO/IEC 15417, table 1)."""
_WORD_OF: Final = {widths: word for word, widths in enumerate(_WIDTHS.split(" "))}
_STOP: Final = "2331112"

_DATAMATRIX_WORDS: Final = {
    10: 3, 12: 5, 14: 8, 16: 12, 18: 18, 20: 22, 22: 30, 24: 36, 26: 44, 32: 62, 36: 86, 40: 114, 44: 144, 48: 174,
    52: 204, 64: 280, 72: 368, 80: 456, 88: 576, 96: 696, 104: 816, 120: 1050, 132: 1304, 144: 1558,
}  # fmt: skip
"""Data code words of the square symbols by their modules (ISO/IEC 16022, table 7)."""

_QR_BYTES: Final = (14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560, 624, 666)
"""Bytes of the versions 1 to 20 at level M in byte mode (ISO/IEC 18004, table 7)."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a language writes the code words of Code 128 that are no characters."""

    start_b: str
    start_c: str
    to_b: str
    to_c: str
    fnc1: str
    escapes: Mapping[str, str]
    """Characters that must be written otherwise; an empty text says that they cannot be written."""


def spelled(symbol: Symbol, spelling: Spelling) -> str | None:
    """The code words of a drawn Code 128 symbol as a language writes them; None if it cannot.

    Args:
        symbol: a symbol of `LINEAR`.
        spelling: of the language.
    """
    words = code_words(symbol)
    if words is None or words[0] not in (_START_B, _START_C):
        return None
    parts = list(_parts(words, spelling))
    return "".join(parts) if all(parts) else None


def code_words(symbol: Symbol) -> tuple[int, ...] | None:
    """Start and data words of the Code 128 symbol that the cells show; None if they show none or its check fails."""
    edges = [edge for x, _y, width, _height in sorted(symbol.cells) for edge in (x, x + width)]
    widths = "".join(str(right - left) for left, right in pairwise(edges))
    if not widths.endswith(_STOP):
        return None
    body = widths[: -len(_STOP)]
    found = [_WORD_OF.get(body[place : place + 6], -1) for place in range(0, len(body), 6)]
    if len(found) < 3 or -1 in found:
        return None
    *words, check = found
    return tuple(words) if (words[0] + sum(n * word for n, word in enumerate(words))) % 103 == check else None


def _parts(words: tuple[int, ...], spelling: Spelling) -> Iterator[str]:
    """What is written for each word; an empty text for one that cannot be written."""
    pairs = words[0] == _START_C
    yield spelling.start_c if pairs else spelling.start_b
    for word in words[1:]:
        switch = _TO_B if pairs else _TO_C
        if word == switch:
            yield spelling.to_b if pairs else spelling.to_c
            pairs = not pairs
        elif word == _FNC1:
            yield spelling.fnc1
        elif pairs:
            yield f"{word:02}" if word < 100 else ""
        else:
            character = chr(word + 32)
            yield spelling.escapes.get(character, character if character in PLAIN_128 else "")


def is_plain(symbol: Symbol) -> bool:
    """Whether a two-dimensional symbol says only printable ASCII and, for GS1, separators."""
    text = symbol.message.replace(GS, "") if symbol.kind is SymbolKind.GS1_DATAMATRIX else symbol.message
    return bool(text) and _PLAIN_2D.issuperset(text)


def never_grows(symbol: Symbol) -> bool:
    """Whether no encodation that a printer may choose makes the symbol larger than it was drawn."""
    modules = symbol.width // symbol.module
    if symbol.height != symbol.width:
        return False
    if symbol.kind in DATAMATRIX:
        needed = _ascii_words(symbol.message) + (symbol.kind is SymbolKind.GS1_DATAMATRIX)
        return _DATAMATRIX_WORDS.get(modules, 0) >= needed
    version, rest = divmod(modules - 17, 4)
    return rest == 0 and 0 < version <= len(_QR_BYTES) and _QR_BYTES[version - 1] >= len(symbol.message)


def _ascii_words(message: str) -> int:
    """Code words of a message in the ASCII encodation: two digits are one."""
    words = place = 0
    while place < len(message):
        pair = message[place : place + 2]
        place += 2 if len(pair) == 2 and pair.isascii() and pair.isdecimal() else 1
        words += 1
    return words
