"""What can stand on a template: frozen values in millimetres from the label's top left corner, x right and y down."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Literal

from desktop.labels.drawing import Face, SymbolKind


class Align(StrEnum):
    """Where text stands between the left and the right edge of its element."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Vertical(StrEnum):
    """Where text stands between the upper and the lower edge of its element."""

    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


class Overflow(StrEnum):
    """What happens with text that is too long; it is never cut.

    ``shrink`` keeps one line and gets smaller, down to ``min_size_mm``; ``wrap`` takes more lines first and gets
    smaller when they do not fit either; ``refuse`` does neither. What still does not fit is refused.
    """

    SHRINK = "shrink"
    WRAP = "wrap"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True)
class Words:
    """A text in both languages; equal if it needs no translation."""

    chinese: str
    english: str

    def said(self, language: str) -> str:
        """The text in ``zh_CN`` or ``en``."""
        return self.chinese if language == "zh_CN" else self.english


@dataclass(frozen=True, slots=True)
class When:
    """Under what condition an element is drawn: a field has a value, has none, or has exactly this one."""

    field: str
    present: bool = True
    equals: str | None = None

    def holds(self, fields: Mapping[str, str]) -> bool:
        """Whether these fields (empty counts as absent) meet it."""
        value = fields.get(self.field, "")
        return bool(value) is self.present if self.equals is None else value == self.equals


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The room of an element on the label, mm."""

    x_mm: float
    y_mm: float
    width_mm: float
    height_mm: float
    when: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Place):
    """Text in its room.

    Attributes:
        value: with ``${field}`` placeholders; a field that has no value is refused, so give ``when``.
        size_mm: height of the em square.
        min_size_mm: how small it may get; larger than ``size_mm`` means that it may not.
        max_lines: 0 for as many as there is room for; counts with ``wrap`` only.
        inverse: white on a black ground that fills the room.
    """

    value: Words
    size_mm: float
    min_size_mm: float = 1.6
    face: Face = Face.REGULAR
    align: Align = Align.LEFT
    vertical: Vertical = Vertical.MIDDLE
    overflow: Overflow = Overflow.SHRINK
    max_lines: int = 0
    inverse: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Symbol(Place):
    """A barcode with its quiet zone in its room; the text beside it is a `Text` of its own.

    Attributes:
        kind: a symbology; ``udi`` is the Data Matrix of the agency that the UDI belongs to.
        value: with placeholders, mostly ``${udi}`` or ``${code}``.
        module_mm: the width of a module to aim at (X-dimension); ``None`` for the target of the standard.
    """

    kind: SymbolKind | Literal["udi"]
    value: str
    module_mm: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Place):
    """A straight line: ``height_mm`` 0 is horizontal, ``width_mm`` 0 vertical; its thickness goes down or right."""

    thickness_mm: float = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Box(Place):
    """A frame whose thickness goes inwards, or a filled rectangle."""

    thickness_mm: float = 0.25
    filled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture(Place):
    """A picture in one colour: a PNG in base64, brought to the size of its room in whole dots, dark is ink."""

    png: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IsoSymbol(Place):
    """A symbol of ISO 15223-1 by its number (``5.1.5``), as high as its room, at its left edge."""

    number: str


Element = Text | Symbol | Line | Box | Picture | IsoSymbol

ELEMENTS: Final[Mapping[str, type[Element]]] = {
    "text": Text,
    "symbol": Symbol,
    "line": Line,
    "box": Box,
    "picture": Picture,
    "iso_symbol": IsoSymbol,
}
"""What stands as ``type`` in the JSON."""


class Purpose(StrEnum):
    """What a label is for; a printer takes labels of some purposes."""

    UNIT = "unit"
    LOT = "lot"
    TRAY = "tray"
    HOLD = "hold"
    BIN = "bin"
    PLACE = "place"
    BADGE = "badge"
    BOX = "box"
    HAND_OVER = "hand_over"
    DEVICE = "device"
    TEST = "test"


@dataclass(frozen=True, slots=True)
class Template:
    """A label's design.

    Attributes:
        name: ``unit``, ``small_unit``, …: small ASCII letters, digits and ``_``; also the name of its file.
        title: for people.
        elements: in drawing order.
    """

    name: str
    title: Words
    purpose: Purpose
    width_mm: float
    height_mm: float
    elements: tuple[Element, ...]
