"""Templates as JSON: read with exact refusals, written in one stable form.

The form::

    {"name": "unit", "title": {"zh_CN": "单件标签", "en": "Unit label"}, "purpose": "unit",
     "width_mm": 60, "height_mm": 40,
     "elements": [{"type": "text", "x_mm": 2, "y_mm": 2, "width_mm": 40, "height_mm": 4, "value": "${lot}",
                   "size_mm": 3, "when": "lot"}]}

Which keys an element has, and which may be left out, is what its class in `desktop.labels.elements` says.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from enum import StrEnum
from typing import Any, Final

from desktop.domain.errors import Refusal
from desktop.labels import template_values as values
from desktop.labels.drawing import Face
from desktop.labels.elements import (
    ELEMENTS,
    Align,
    Element,
    Line,
    Overflow,
    Purpose,
    Template,
    Text,
    Vertical,
    When,
    Words,
)

__all__ = ["Template", "read_template", "write_template"]

Read = Callable[[object], Any]

MOST_ELEMENTS: Final = 200
MOST_CHARACTERS: Final = 5_000_000

_HEAD: Final[Mapping[str, Read]] = {
    "name": values.name,
    "title": values.words,
    "purpose": values.choice(Purpose),
    "width_mm": values.millimetres(8, 300),
    "height_mm": values.millimetres(5),
}
_PLACE: Final[Mapping[str, Read]] = {
    "x_mm": values.millimetres(0),
    "y_mm": values.millimetres(0),
    "width_mm": values.millimetres(0),
    "height_mm": values.millimetres(0),
    "when": values.when,
}
_KEYS: Final[Mapping[str, Mapping[str, Read]]] = {
    "text": {
        "value": values.words,
        "size_mm": values.millimetres(0.8, 150),
        "min_size_mm": values.millimetres(0.8, 150),
        "face": values.choice(Face),
        "align": values.choice(Align),
        "vertical": values.choice(Vertical),
        "overflow": values.choice(Overflow),
        "max_lines": values.lines,
        "inverse": values.flag,
    },
    "symbol": {"kind": values.symbol_kind, "value": values.pattern, "module_mm": values.module},
    "line": {"thickness_mm": values.millimetres(0.05, 20)},
    "box": {"thickness_mm": values.millimetres(0.05, 20), "filled": values.flag},
    "picture": {"png": values.png},
    "iso_symbol": {"number": values.number},
}


def read_template(data: str | Mapping[str, Any]) -> Template:
    """A template from its JSON text or the object that it stands for.

    Raises:
        Refusal: ``bad_template`` with ``element`` (counted from 1, 0 for the label itself), ``key``, ``value`` (at most
            80 characters of it) and ``why``: ``not_json``, ``not_an_object``, ``twice``, ``unknown_key``, ``missing``,
            ``unknown_word``, ``unknown_field``, ``out_of_bounds``, ``outside_label``, ``empty``, … (`template_values`).
    """
    told = _object(_loaded(data) if isinstance(data, str) else data, 0, "")
    head = {key: value for key, value in told.items() if key != "elements"}
    listed = told.get("elements", ())
    if not isinstance(listed, list | tuple):
        raise _bad(0, "elements", listed, "not_a_list")
    if len(listed) > MOST_ELEMENTS:
        raise _bad(0, "elements", len(listed), "too_many")
    read = _values(head, _HEAD, 0, tuple(_HEAD))
    made = Template(**read, elements=tuple(_element(one, at) for at, one in enumerate(listed, 1)))
    for at, element in enumerate(made.elements, 1):
        _inside(element, made, at)
    return made


def write_template(template: Template) -> str:
    """The template as JSON text, keys in a fixed order, what is as by default left out; ends with a line feed."""
    head = {key: _plain(getattr(template, key)) for key in _HEAD}
    written = {**head, "elements": [_told(element) for element in template.elements]}
    return json.dumps(written, ensure_ascii=False, indent=1) + "\n"


def _bad(element: int, key: str, value: object, why: str) -> Refusal:
    return Refusal("bad_template", element=element, key=key, value=str(value)[:80], why=why)


def _loaded(text: str) -> object:
    if len(text) > MOST_CHARACTERS:
        raise _bad(0, "", len(text), "too_long")
    try:
        return json.loads(text, object_pairs_hook=_once)
    except (ValueError, RecursionError) as fault:
        raise _bad(0, "", fault, "not_json") from None


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object whose keys stand once: of two values one would silently win."""
    made: dict[str, object] = {}
    for key, value in pairs:
        if key in made:
            raise _bad(0, key, value, "twice")
        made[key] = value
    return made


def _object(value: object, element: int, key: str) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise _bad(element, key, value, "not_an_object")
    return value


def _element(value: object, at: int) -> Element:
    told = dict(_object(value, at, ""))
    kind = told.pop("type", None)
    if not isinstance(kind, str) or kind not in ELEMENTS:
        raise _bad(at, "type", kind, "unknown_word")
    made = ELEMENTS[kind]
    needed = tuple(one.name for one in fields(made) if one.default is MISSING)
    return made(**_values(told, {**_PLACE, **_KEYS[kind]}, at, needed))


def _values(
    told: Mapping[str, object], known: Mapping[str, Read], element: int, needed: tuple[str, ...]
) -> dict[str, Any]:
    for key in needed:
        if key not in told:
            raise _bad(element, key, "", "missing")
    return {key: _value(known, key, value, element) for key, value in told.items()}


def _value(known: Mapping[str, Read], key: str, value: object, element: int) -> object:
    if key not in known:
        raise _bad(element, str(key), value, "unknown_key")
    try:
        return known[key](value)
    except values.Unfit as unfit:
        raise _bad(element, key, value, unfit.why) from None


def _inside(element: Element, label: Template, at: int) -> None:
    """An element has an extent and lies on its label."""
    if isinstance(element, Line):
        if bool(element.width_mm) is bool(element.height_mm):
            raise _bad(at, "height_mm", element.height_mm, "not_straight")
    elif not element.width_mm or not element.height_mm:
        raise _bad(at, "height_mm" if element.width_mm else "width_mm", 0, "empty")
    if element.x_mm + element.width_mm > label.width_mm + _LEEWAY:
        raise _bad(at, "width_mm", element.width_mm, "outside_label")
    if element.y_mm + element.height_mm > label.height_mm + _LEEWAY:
        raise _bad(at, "height_mm", element.height_mm, "outside_label")
    if isinstance(element, Text) and not element.value.chinese + element.value.english:
        raise _bad(at, "value", "", "empty")


_LEEWAY: Final = 1e-6
"""What sums of decimal fractions may be off."""


def _told(element: Element) -> dict[str, object]:
    kind = next(name for name, made in ELEMENTS.items() if made is type(element))
    said: dict[str, object] = {"type": kind}
    for one in fields(element):
        value = getattr(element, one.name)
        if value != one.default:
            said[one.name] = _plain(value)
    return {key: said[key] for key in sorted(said, key=lambda key: key == "when")}


def _plain(value: object) -> object:
    """A value as JSON has it."""
    if isinstance(value, Words):
        return value.chinese if value.chinese == value.english else {"zh_CN": value.chinese, "en": value.english}
    if isinstance(value, When):
        if value.equals is not None:
            return {"field": value.field, "is": value.equals}
        return value.field if value.present else "!" + value.field
    if isinstance(value, StrEnum):
        return str(value)
    return int(value) if isinstance(value, float) and value.is_integer() else value
