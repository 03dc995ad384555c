"""The properties of each kind of element as fields of a form, to and from the keys of the JSON."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from desktop.labels.elements import Element, Line, Template, Text, When
from desktop.presenters.design_edits import LABEL
from desktop.views.widgets.form import Field, FieldKind
from desktop.views.words.marking import QT_TRANSLATE_NOOP

Values = Mapping[str, str]
_NUMBER: Final = re.compile(r"-?[0-9]{1,6}(\.[0-9]{0,6})?")

_PLACE: Final = (
    Field("x_mm", QT_TRANSLATE_NOOP("Fields", "Left, mm"), FieldKind.NUMBER),
    Field("y_mm", QT_TRANSLATE_NOOP("Fields", "Top, mm"), FieldKind.NUMBER),
    Field("width_mm", QT_TRANSLATE_NOOP("Fields", "Width, mm"), FieldKind.NUMBER),
    Field("height_mm", QT_TRANSLATE_NOOP("Fields", "Height, mm"), FieldKind.NUMBER),
)
_WHEN: Final = (
    Field("when_field", QT_TRANSLATE_NOOP("Fields", "Drawn only if"), FieldKind.CHOICE, wide=True),
    Field("when_rule", QT_TRANSLATE_NOOP("Fields", "Condition"), FieldKind.CHOICE),
    Field("when_is", QT_TRANSLATE_NOOP("Fields", "Value")),
)
_INSERT: Final = Field("insert", QT_TRANSLATE_NOOP("Fields", "Insert a field"), FieldKind.CHOICE, wide=True)
_THICK: Final = Field("thickness_mm", QT_TRANSLATE_NOOP("Fields", "Thickness, mm"), FieldKind.NUMBER)

FIELDS: Final[Mapping[str, tuple[Field, ...]]] = {
    "label": (
        Field("name", QT_TRANSLATE_NOOP("Fields", "Name of the file"), FieldKind.CODE, wide=True),
        Field("title_zh", QT_TRANSLATE_NOOP("Fields", "Title in Chinese"), wide=True),
        Field("title_en", QT_TRANSLATE_NOOP("Fields", "Title in English"), wide=True),
        Field("purpose", QT_TRANSLATE_NOOP("Fields", "Label for"), FieldKind.CHOICE, wide=True),
        _PLACE[2],
        _PLACE[3],
    ),
    "text": (
        Field("value_zh", QT_TRANSLATE_NOOP("Fields", "Text in Chinese"), FieldKind.LINES, wide=True),
        Field("same", QT_TRANSLATE_NOOP("Fields", "The same in both languages"), FieldKind.CHECK, wide=True),
        Field("value_en", QT_TRANSLATE_NOOP("Fields", "Text in English"), FieldKind.LINES, wide=True),
        _INSERT,
        Field("face", QT_TRANSLATE_NOOP("Fields", "Typeface"), FieldKind.CHOICE, wide=True),
        Field("overflow", QT_TRANSLATE_NOOP("Fields", "If too long"), FieldKind.CHOICE, wide=True),
        Field("size_mm", QT_TRANSLATE_NOOP("Fields", "Size, mm"), FieldKind.NUMBER),
        Field("min_size_mm", QT_TRANSLATE_NOOP("Fields", "Smallest, mm"), FieldKind.NUMBER),
        Field("align", QT_TRANSLATE_NOOP("Fields", "Across"), FieldKind.CHOICE),
        Field("vertical", QT_TRANSLATE_NOOP("Fields", "Up and down"), FieldKind.CHOICE),
        Field("max_lines", QT_TRANSLATE_NOOP("Fields", "Most lines (0: any)"), FieldKind.NUMBER),
        Field("inverse", QT_TRANSLATE_NOOP("Fields", "Inverse"), FieldKind.CHECK),
        *_PLACE,
        *_WHEN,
    ),
    "symbol": (
        Field("kind", QT_TRANSLATE_NOOP("Fields", "Symbology"), FieldKind.CHOICE, wide=True),
        Field("value", QT_TRANSLATE_NOOP("Fields", "Data"), FieldKind.LINES, wide=True),
        _INSERT,
        Field(
            "module_mm",
            QT_TRANSLATE_NOOP("Fields", "Module, mm"),
            FieldKind.NUMBER,
            hint=QT_TRANSLATE_NOOP("Fields", "Empty: as the standard aims at"),
            wide=True,
        ),
        *_PLACE,
        *_WHEN,
    ),
    "line": (
        Field("direction", QT_TRANSLATE_NOOP("Fields", "Direction"), FieldKind.CHOICE),
        _THICK,
        *_PLACE,
        *_WHEN,
    ),
    "box": (_THICK, Field("filled", QT_TRANSLATE_NOOP("Fields", "Filled"), FieldKind.CHECK), *_PLACE, *_WHEN),
    "picture": (*_PLACE, *_WHEN),
    "iso_symbol": (
        Field("number", QT_TRANSLATE_NOOP("Fields", "Symbol of ISO 15223-1"), FieldKind.CHOICE, wide=True),
        *_PLACE,
        *_WHEN,
    ),
}
"""The fields of each kind, and of the label itself; a picture has a button besides."""


# ---------------------------------------------------------------- shown


def shown_values(label: Template, at: int) -> dict[str, str]:
    """What the fields of an element show, or those of the label at `LABEL`."""
    if at == LABEL:
        return {
            "name": label.name,
            "title_zh": label.title.chinese,
            "title_en": label.title.english,
            "purpose": label.purpose.value,
            "width_mm": written(label.width_mm),
            "height_mm": written(label.height_mm),
        }
    return _of(label.elements[at])


def _of(element: Element) -> dict[str, str]:
    names = [name for name in element.__dataclass_fields__ if name not in ("when", "png")]
    plain = {
        name: written(getattr(element, name)) for name in names if not (isinstance(element, Text) and name == "value")
    }
    if isinstance(element, Text):
        chinese, english = element.value.chinese, element.value.english
        plain |= {"value_zh": chinese, "value_en": english, "same": written(chinese == english)}
    if isinstance(element, Line):
        plain["direction"] = "level" if element.width_mm else "upright"
    return plain | _shown_when(element.when)


def _shown_when(when: When | None) -> dict[str, str]:
    if when is None:
        return {"when_field": "", "when_rule": "present", "when_is": ""}
    rule = "equals" if when.equals is not None else "present" if when.present else "absent"
    return {"when_field": when.field, "when_rule": rule, "when_is": when.equals or ""}


def written(value: object) -> str:
    """A value as a field shows it: 2.50 as ``2.5``, 3.0 as ``3``."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:.3f}".rstrip("0").rstrip(".")
    return "" if value is None else str(value)


# ---------------------------------------------------------------- taken


def taken_values(key: str, values: Values) -> dict[str, Any]:
    """What a change of one field means in the JSON.

    Args:
        key: of the field that was changed.
        values: what all fields of the form say now.
    """
    reader = _READERS.get(key)
    if reader is not None:
        return reader(values)
    return {key: _value(key, values[key])}


def _value(key: str, text: str) -> object:
    if key in ("inverse", "filled"):
        return text == "true"
    if key == "module_mm" and not text:
        return None
    if key == "max_lines":
        return int(text) if text.isascii() and text.isdigit() else text
    return number(text) if key.endswith("_mm") else text


def number(text: str) -> float | str:
    """A number as people type it; anything else stays as it is, to be refused."""
    return float(text) if _NUMBER.fullmatch(text) else text


def _words(values: Values) -> dict[str, Any]:
    english = values["value_zh"] if values["same"] == "true" else values["value_en"]
    return {"value": {"zh_CN": values["value_zh"], "en": english}}


def _title(values: Values) -> dict[str, Any]:
    return {"title": {"zh_CN": values["title_zh"], "en": values["title_en"]}}


def _when(values: Values) -> dict[str, Any]:
    field, rule = values["when_field"], values["when_rule"]
    if not field:
        return {"when": None}
    told: object = {"field": field, "is": values["when_is"]} if rule == "equals" else field
    return {"when": f"!{field}" if rule == "absent" else told}


_READERS: Final[Mapping[str, Callable[[Values], dict[str, Any]]]] = {
    **dict.fromkeys(("value_zh", "value_en", "same"), _words),
    **dict.fromkeys(("title_zh", "title_en"), _title),
    **dict.fromkeys(("when_field", "when_rule", "when_is"), _when),
}
