"""A new element for a label: large enough to be seen, in the middle of what is free, and legal."""

import base64
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from desktop.domain.errors import Refusal
from desktop.labels.elements import (
    Box,
    Element,
    IsoSymbol,
    Line,
    Picture,
    Purpose,
    Symbol,
    Template,
    Text,
    Words,
)
from desktop.labels.template_values import Unfit
from desktop.labels.template_values import png as picture_of

NEW: Final = "my_label"
"""The name of a label that was begun from nothing."""
TEXT: Final = Words("文字", "Text")


def new_label() -> Template:
    """An empty label of 60 × 40 mm."""
    return Template(NEW, Words("新标签", "New label"), Purpose.UNIT, 60.0, 40.0, ())


def new_element(kind: str, label: Template) -> Element:
    """An element as it is put down first.

    Args:
        kind: a name of `desktop.labels.elements.ELEMENTS` but ``picture``.
        label: what it is for.
    """
    return _in_the_middle(_MAKERS[kind](), label)


def new_picture(data: bytes, label: Template) -> Picture:
    """A picture from a PNG file, as large as its sides allow in 20 × 12 mm.

    Raises:
        Refusal: ``bad_template`` (``not_png``, ``too_long``) if it is none.
    """
    text = base64.b64encode(data).decode("ascii")
    try:
        picture_of(text)
    except Unfit as unfit:
        raise Refusal("bad_template", element=0, key="png", value="", why=unfit.why) from None
    wide, high = max(1, int.from_bytes(data[16:20])), max(1, int.from_bytes(data[20:24]))
    scale = min(20 / wide, 12 / high)
    width, height = max(1.0, round(wide * scale, 1)), max(1.0, round(high * scale, 1))
    made = _in_the_middle(Picture(x_mm=0, y_mm=0, width_mm=width, height_mm=height, png=text), label)
    if not isinstance(made, Picture):
        raise TypeError("a picture stays a picture")
    return made


def png_text(data: bytes) -> str:
    """A PNG as it stands in a template."""
    return base64.b64encode(data).decode("ascii")


def _text() -> Element:
    return Text(x_mm=0, y_mm=0, width_mm=24, height_mm=5, value=TEXT, size_mm=3.4)


def _symbol() -> Element:
    return Symbol(x_mm=0, y_mm=0, width_mm=16, height_mm=16, kind="udi", value="${udi}")


def _line() -> Element:
    return Line(x_mm=0, y_mm=0, width_mm=24, height_mm=0)


def _box() -> Element:
    return Box(x_mm=0, y_mm=0, width_mm=24, height_mm=12)


def _iso() -> Element:
    return IsoSymbol(x_mm=0, y_mm=0, width_mm=8, height_mm=4, number="5.1.5")


_MAKERS: Final[Mapping[str, Callable[[], Element]]] = {
    "text": _text,
    "symbol": _symbol,
    "line": _line,
    "box": _box,
    "iso_symbol": _iso,
}


def _in_the_middle(element: Element, label: Template) -> Element:
    width, height = min(element.width_mm, label.width_mm), min(element.height_mm, label.height_mm)
    x, y = round((label.width_mm - width) / 2, 1), round((label.height_mm - height) / 2, 1)
    return replace(
        element,
        x_mm=min(x, label.width_mm - width),
        y_mm=min(y, label.height_mm - height),
        width_mm=width,
        height_mm=height,
    )
