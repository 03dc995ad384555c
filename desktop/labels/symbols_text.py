"""What a symbol is to say: text checked by the rules of its symbology before anything is drawn."""

import re
from collections.abc import Iterable
from typing import Final, Literal, NamedTuple

from desktop.domain.errors import Refusal
from desktop.domain.udi import Agency, Udi, encode, hibc
from desktop.domain.udi.characters import EOT, GS, RS, demand, only
from desktop.domain.udi.checks import HIBC43, hibc_character
from desktop.domain.udi.decoded import Element
from desktop.domain.udi.gs1 import element, keep
from desktop.domain.udi.gs1_dictionary import identifier
from desktop.domain.udi.gs1_items import refuse_excluding
from desktop.labels.drawing import SymbolKind

GS1_KINDS: Final = frozenset({SymbolKind.GS1_DATAMATRIX, SymbolKind.GS1_128, SymbolKind.GS1_QR})
HIBC_KINDS: Final = frozenset({SymbolKind.HIBC_DATAMATRIX, SymbolKind.HIBC_128, SymbolKind.HIBC_QR})

Preferred = Literal["datamatrix", "linear", "qr"]
"""The carrier that a template asks for."""

_ANY_YEAR: Final = 2000
"""Whether 30 February exists does not hang on the century, and only the existence of a day is asked here."""
_FIELD: Final = re.compile(r"\[([0-9]{2,4})\]([^\[\]]*)")
_PRINTABLE: Final = re.compile("[\x20-\x7e]*")
_NO_TEXT: Final = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
"""Controls and halves of surrogate pairs."""
_ENVELOPE: Final = frozenset(GS + RS + EOT)
_HIBC: Final = only(HIBC43)


class Said(NamedTuple):
    """Both sides of a symbol's text: what a reader must deliver, and what the symbol writer is given."""

    message: str
    written: str


def say(kind: SymbolKind, value: str) -> Said:
    """Check a value and turn it into what a reader must deliver and what the writer is given.

    Args:
        kind: the symbology.
        value: GS1: AIs in square brackets (``[01]…[10]…``); HIBC: the whole message from ``+`` to its check character,
            or without both, which are then added; other symbologies: the text itself.

    Raises:
        Refusal: the reason classes of the UDI room (``check_digit``, ``bad_date``, ``bad_char``, ``bad_format``,
            ``unknown_ai``, ``check_character`` …), ``symbol_empty`` or ``symbol_character``.
    """
    if not value:
        raise Refusal("symbol_empty", kind=str(kind))
    if kind in GS1_KINDS:
        return _gs1(value)
    text = _hibc(value) if kind in HIBC_KINDS else _plain(kind, value)
    return Said(text, text)


def bracketed(pairs: Iterable[tuple[str, str]]) -> str:
    """AIs with their values in square brackets; a value can never become another AI.

    Raises:
        Refusal: ``bad_char`` for a square bracket in a value, which no GS1 data may hold.
    """
    said = tuple(pairs)
    for ai, value in said:
        for found in ("[", "]"):
            if found in value:
                raise Refusal("bad_char", ai=ai, what=f"AI {ai}", position=value.index(found), found=found)
    return "".join(f"[{ai}]{value}" for ai, value in said)


def _gs1(value: str) -> Said:
    """Each element checked against the dictionary; the separator only where one is needed (GenSpecs 7.8.5.3)."""
    if _FIELD.sub("", value):
        raise Refusal("bad_format", what="bracket", position=0, found=value[:40])
    found: dict[str, Element] = {}
    message = ""
    for field in _FIELD.finditer(value):
        known = identifier(field[1])
        if known is None:
            raise Refusal("unknown_ai", ai=field[1], what="AI", position=field.start(), found=field[1])
        keep(found, element(known, field[2], field.start(), _ANY_YEAR))
        message += field[1] + field[2] + ("" if known.fixed else GS)
    refuse_excluding(tuple(found.values()))
    return Said(message.removesuffix(GS), value)


def _hibc(value: str) -> str:
    """The whole message, read by the grammar once; what begins with ``+`` must bring its check character itself."""
    demand(value, _HIBC, "HIBC")
    text = value if value.startswith("+") else f"+{value}{hibc_character('+' + value)}"
    hibc.read(text, _ANY_YEAR)
    return text


def _plain(kind: SymbolKind, value: str) -> str:
    """Code 128 takes printable ASCII; the 2D symbols also other letters and the controls of an ISO 15434 envelope."""
    for character in value:
        if _PRINTABLE.fullmatch(character):
            continue
        if kind is SymbolKind.CODE_128 or (_NO_TEXT.match(character) and character not in _ENVELOPE):
            raise Refusal("symbol_character", kind=str(kind), found=character)
    return value


_CHOICES: Final[dict[Agency, dict[Preferred, SymbolKind]]] = {
    Agency.GS1: {"datamatrix": SymbolKind.GS1_DATAMATRIX, "linear": SymbolKind.GS1_128, "qr": SymbolKind.GS1_QR},
    Agency.HIBC: {
        "datamatrix": SymbolKind.HIBC_DATAMATRIX,
        "linear": SymbolKind.HIBC_128,
        "qr": SymbolKind.HIBC_QR,
    },
    Agency.ICCBBA: {"linear": SymbolKind.CODE_128},
    Agency.IFA: {},
    Agency.MA: {"linear": SymbolKind.QR, "qr": SymbolKind.QR},
    Agency.AHM: {"linear": SymbolKind.CODE_128, "qr": SymbolKind.QR},
}
"""ISBT 128 has no QR, IFA only Data Matrix, MA no bars (QR by custom); what is not named is a Data Matrix."""


def symbol_of_udi(udi: Udi, preferred: Preferred) -> tuple[SymbolKind, str]:
    """The symbology and the value for `draw_symbol` that carry a UDI.

    Args:
        udi: what the symbol must say.
        preferred: ``datamatrix``, ``linear`` or ``qr``; an agency that does not use it gets what it does use.

    Raises:
        Refusal: ``cannot_encode`` if the fields have no form in the agency's grammar.
    """
    said = encode(udi)
    kind = _CHOICES[udi.agency].get(preferred, SymbolKind.DATAMATRIX)
    return kind, said.bracketed or said.element_string
