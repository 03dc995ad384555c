"""What may stand as a value in a template, checked one by one; `Unfit` says why not."""

import base64
import binascii
import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Final, TypeVar

from desktop.labels.drawing import SymbolKind
from desktop.labels.elements import When, Words
from desktop.labels.field_names import FIELDS

PLACEHOLDER: Final = re.compile(r"\$\{([a-z_]+)\}")
MOST_MM: Final = 600.0
MOST_TEXT: Final = 2_000
MOST_PICTURE: Final = 2_000_000
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")
_NUMBER: Final = re.compile(r"[1-9][0-9]?(\.[1-9][0-9]?){2}|F2503-[a-z]{2,20}")

Chosen = TypeVar("Chosen", bound=StrEnum)


class Unfit(Exception):
    """A value that a template may not have; ``why`` is a stable word."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def text(value: object) -> str:
    """A text of bounded length without control characters but the line feed."""
    if not isinstance(value, str):
        raise Unfit("not_text")
    if len(value) > MOST_TEXT:
        raise Unfit("too_long")
    if any(not one.isprintable() and one not in "\n\u3000\u00a0" for one in value):
        raise Unfit("control_character")
    return value


def pattern(value: object) -> str:
    """A text with placeholders, each of a known field."""
    said = text(value)
    rest = PLACEHOLDER.sub("", said)
    if "${" in rest:
        raise Unfit("bad_placeholder")
    for name in PLACEHOLDER.findall(said):
        field(name)
    return said


def words(value: object) -> Words:
    """One text for both languages, or one for each."""
    if isinstance(value, str):
        return Words(pattern(value), pattern(value))
    if not isinstance(value, Mapping) or set(value) != {"zh_CN", "en"}:
        raise Unfit("not_words")
    return Words(pattern(value["zh_CN"]), pattern(value["en"]))


def field(value: object) -> str:
    """The name of a known field."""
    if value not in FIELDS:
        raise Unfit("unknown_field")
    return str(value)


def when(value: object) -> When | None:
    """``"lot"``, ``"!lot"`` or ``{"field": "hold", "is": "recall"}``."""
    if value is None:
        return None
    if isinstance(value, str):
        return When(field(value.removeprefix("!")), present=not value.startswith("!"))
    if not isinstance(value, Mapping) or set(value) != {"field", "is"}:
        raise Unfit("not_a_condition")
    return When(field(value["field"]), equals=text(value["is"]))


def name(value: object) -> str:
    """A name that can also be a file's on every system."""
    if not isinstance(value, str) or _NAME.fullmatch(value) is None:
        raise Unfit("not_a_name")
    return value


def number(value: object) -> str:
    """The number of a symbol of ISO 15223-1, or of the MR symbols of ASTM F2503."""
    if not isinstance(value, str) or _NUMBER.fullmatch(value) is None:
        raise Unfit("not_a_symbol_number")
    return value


def millimetres(least: float, most: float = MOST_MM) -> Callable[[object], float]:
    """Lengths from ``least`` to ``most`` mm."""

    def read(value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise Unfit("not_a_number")
        if not least <= value <= most:  # also refuses what is not a number
            raise Unfit("out_of_bounds")
        return float(value)

    return read


def lines(value: object) -> int:
    """How many lines a text may take, 0–50."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise Unfit("not_a_number")
    if not 0 <= value <= 50:
        raise Unfit("out_of_bounds")
    return value


def flag(value: object) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise Unfit("not_true_or_false")
    return value


def choice(kinds: type[Chosen]) -> Callable[[object], Chosen]:
    """One of the words of an enum."""

    def read(value: object) -> Chosen:
        if not isinstance(value, str) or value not in tuple(kinds):
            raise Unfit("unknown_word")
        return kinds(value)

    return read


def symbol_kind(value: object) -> SymbolKind | str:
    """A symbology, or ``udi``."""
    return "udi" if value == "udi" else choice(SymbolKind)(value)


def module(value: object) -> float | None:
    """The X-dimension, 0.1–5 mm."""
    return None if value is None else millimetres(0.1, 5)(value)


def png(value: object) -> str:
    """A PNG in base64; whether it can be drawn shows when it is."""
    if not isinstance(value, str):
        raise Unfit("not_text")
    if len(value) > MOST_PICTURE:
        raise Unfit("too_long")
    try:
        data = base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        raise Unfit("not_base64") from None
    if not data.startswith(_PNG):
        raise Unfit("not_png")
    return value
