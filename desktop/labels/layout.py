"""A template and its fields become a drawing: millimetres to whole dots, once, and everything inside its bounds."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import reduce
from typing import Final, cast

from desktop.domain.errors import Refusal
from desktop.domain.udi import decode, join
from desktop.labels import drawing as drawn
from desktop.labels.drawing import Drawing, Mark, Rect, SymbolKind, dots
from desktop.labels.elements import Box, Element, IsoSymbol, Line, Picture, Symbol, Template, Text
from desktop.labels.iso_symbols import iso_symbol
from desktop.labels.layout_check import refuse_faults
from desktop.labels.pictures import one_bit
from desktop.labels.symbols import Room, draw_symbol
from desktop.labels.symbols_text import GS1_KINDS, HIBC_KINDS
from desktop.labels.text_layout import filled, text_marks

_AGENCY_KINDS: Final = {"GS1": SymbolKind.GS1_DATAMATRIX, "HIBC": SymbolKind.HIBC_DATAMATRIX}
"""What ``udi`` stands for; the other agencies write a plain Data Matrix."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a label is laid out for.

    Attributes:
        dpi: dots per inch of the printer, 100–1200.
        language: ``zh_CN`` or ``en``.
        today: the day to judge two-digit years of UDIs by.
        width_mm: of the label in the printer, the template's if ``None``; the label stands in its top left corner.
        height_mm: the same.
    """

    dpi: int
    language: str
    today: date
    width_mm: float | None = None
    height_mm: float | None = None


@dataclass(frozen=True, slots=True)
class _Ground:
    """What elements are drawn on: their number, the fields, the sheet."""

    at: int
    fields: Mapping[str, str]
    sheet: Sheet

    def dots(self, mm: float) -> int:
        return dots(mm, self.sheet.dpi)

    def room(self, element: Element) -> Room:
        """Edges are rounded, not lengths, so that neighbours meet."""
        left, top = self.dots(element.x_mm), self.dots(element.y_mm)
        right, bottom = self.dots(element.x_mm + element.width_mm), self.dots(element.y_mm + element.height_mm)
        return Room(left, top, right - left, bottom - top)


def lay_out(template: Template, fields: Mapping[str, str], sheet: Sheet) -> Drawing:
    """Draw a label for one printer.

    Args:
        template: the design.
        fields: what its placeholders stand for, see `desktop.labels.fields`; empty counts as absent.
        sheet: resolution, language and size.

    Raises:
        Refusal: ``label_field_missing``, ``text_too_long``, ``glyph_missing``, ``text_control_character``,
            ``text_direction``, ``bad_picture``, ``outside_label``, ``quiet_zone_broken``, ``symbols_overlap``,
            ``bad_resolution``; what `draw_symbol` and `iso_symbol` refuse, and what the UDI room refuses of a UDI.
    """
    if not 100 <= sheet.dpi <= 1200:
        raise Refusal("bad_resolution", found=sheet.dpi)
    marks: list[Mark] = []
    of: list[int] = []
    for at, element in enumerate(template.elements, 1):
        if element.when is None or element.when.holds(fields):
            made = _MAKERS[type(element)](element, _Ground(at, fields, sheet))
            marks += made
            of += [at] * len(made)
    label = Drawing(
        name=template.name,
        width=dots(template.width_mm if sheet.width_mm is None else sheet.width_mm, sheet.dpi),
        height=dots(template.height_mm if sheet.height_mm is None else sheet.height_mm, sheet.dpi),
        dpi=sheet.dpi,
        marks=tuple(marks),
        udi=_udi(template, marks, of, sheet),
    )
    refuse_faults(label, tuple(of))
    return label


def _udi(template: Template, marks: list[Mark], of: list[int], sheet: Sheet) -> str:
    """What all UDI symbols of the label say together; two that contradict each other are refused by the UDI room."""
    found = [
        decode(_scan(mark), today=sheet.today)
        for mark, at in zip(marks, of, strict=True)
        if isinstance(mark, drawn.Symbol) and _carries_udi(mark, template.elements[at - 1])
    ]
    return reduce(join, found).canonical if found else ""


def _scan(symbol: drawn.Symbol) -> str:
    return symbol.identifier + symbol.message


def _carries_udi(symbol: drawn.Symbol, element: Element) -> bool:
    if symbol.kind in GS1_KINDS | HIBC_KINDS:
        return True
    return isinstance(element, Symbol) and (element.kind == "udi" or "${udi}" in element.value)


def _text(element: Element, ground: _Ground) -> list[Mark]:
    text = cast(Text, element)
    pattern = text.value.said(ground.sheet.language)
    return text_marks(text, pattern, ground.fields, ground.room(text), (ground.at, ground.sheet.dpi)) if pattern else []


def _symbol(element: Element, ground: _Ground) -> list[Mark]:
    symbol = cast(Symbol, element)
    value = filled(symbol.value, ground.fields, ground.at)
    kind = _AGENCY_KINDS.get(ground.fields.get("agency", ""), SymbolKind.DATAMATRIX)
    if symbol.kind != "udi":
        kind = SymbolKind(symbol.kind)
    return [draw_symbol(kind, value, ground.sheet.dpi, ground.room(symbol), symbol.module_mm)]


def _line(element: Element, ground: _Ground) -> list[Mark]:
    line, room = cast(Line, element), ground.room(element)
    thick = max(1, ground.dots(line.thickness_mm))
    return [Rect(room.x, room.y, room.width or thick, room.height or thick)]


def _box(element: Element, ground: _Ground) -> list[Mark]:
    box, room = cast(Box, element), ground.room(element)
    x, y, width, height = room.x, room.y, room.width, room.height
    thick = max(1, ground.dots(box.thickness_mm))
    if box.filled or 2 * thick >= min(width, height):
        return [Rect(x, y, width, height)]
    inner = height - 2 * thick
    return [
        Rect(x, y, width, thick),
        Rect(x, y + thick, thick, inner),
        Rect(x + width - thick, y + thick, thick, inner),
        Rect(x, y + height - thick, width, thick),
    ]


def _picture(element: Element, ground: _Ground) -> list[Mark]:
    room = ground.room(element)
    return [drawn.Image(room.x, room.y, one_bit(cast(Picture, element).png, room.width, room.height, ground.at))]


def _iso_symbol(element: Element, ground: _Ground) -> list[Mark]:
    room = ground.room(element)
    return list(iso_symbol(cast(IsoSymbol, element).number, room.x, room.y, room.height))


_MAKERS: Final[Mapping[type[Element], Callable[[Element, _Ground], list[Mark]]]] = {
    Text: _text,
    Symbol: _symbol,
    Line: _line,
    Box: _box,
    Picture: _picture,
    IsoSymbol: _iso_symbol,
}
