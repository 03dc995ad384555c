"""Requests and answers as JSON: frozen dataclasses in, plain values out, and back, with every fault named."""

import dataclasses
import types
from collections.abc import Callable, Mapping
from datetime import MAXYEAR, MINYEAR, date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, Final, TypeVar, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from desktop.domain.errors import Refusal

T = TypeVar("T")

LARGEST: Final = 2**63 - 1
"""No database keeps a larger whole number."""


def to_wire(value: Any) -> Any:
    """A value as JSON knows it: dates in ISO form, exact numbers as text, UUIDs in hex."""
    if value is None or isinstance(value, int) or type(value) is str:
        return value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {name: to_wire(getattr(value, name)) for name in _names_of(type(value))}
    if isinstance(value, tuple | list):
        return [to_wire(part) for part in value]
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


@cache
def _names_of(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


def from_wire(kind: type[T], given: Mapping[str, Any]) -> T:
    """A request from JSON.

    Raises:
        Refusal: ``bad_request`` with the field and what is wrong with it: missing, unknown or of another type.
    """
    hints, wanted = fields_of(kind)
    for name in given:
        if name not in hints:
            raise Refusal("bad_request", field=name, why="unknown")
    read: dict[str, Any] = {}
    for name, has_default in wanted.items():
        if name in given:
            read[name] = _read(hints[name], given[name], name)
        elif not has_default:
            raise Refusal("bad_request", field=name, why="missing")
    return kind(**read)


def without_blanks(request: T) -> T:
    """A request in which a text of nothing but blanks is empty: blanks are no reason, no name and no reference.

    What a scanner read stays as it was read.
    """
    kind: Any = type(request)
    blank = {name: "" for name in _texts_of(kind) if getattr(request, name).isspace()}
    return dataclasses.replace(request, **blank) if blank else request  # type: ignore[type-var]  # T is a dataclass


@cache
def _texts_of(kind: type[Any]) -> tuple[str, ...]:
    return tuple(name for name, hint in fields_of(kind)[0].items() if hint is str and name != "raw")


_FIELDS: dict[type[Any], tuple[dict[str, Any], dict[str, bool]]] = {}


def fields_of(kind: type[Any]) -> tuple[dict[str, Any], dict[str, bool]]:
    """The types of a request's fields by name, and for each whether it may be left out."""
    if kind not in _FIELDS:
        defaults = {
            field.name: field.default is not dataclasses.MISSING or field.default_factory is not dataclasses.MISSING
            for field in dataclasses.fields(kind)
        }
        _FIELDS[kind] = get_type_hints(kind), defaults
    return _FIELDS[kind]


def _read(hint: Any, given: Any, name: str) -> Any:
    origin, parts = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        if given is None:
            return None
        return _read(next(part for part in parts if part is not type(None)), given, name)
    if origin is tuple:
        if not isinstance(given, list):
            raise Refusal("bad_request", field=name, why="not_a_list")
        return tuple(_read(parts[0], part, name) for part in given)
    if dataclasses.is_dataclass(hint):
        if not isinstance(given, dict):
            raise Refusal("bad_request", field=name, why="not_an_object")
        return from_wire(hint, given)  # type: ignore[arg-type]  # is_dataclass does not narrow to a type
    return _read_plain(hint, given, name)


def _read_plain(hint: Any, given: Any, name: str) -> Any:
    if hint in (int, bool, str):
        if type(given) is not hint:
            raise Refusal("bad_request", field=name, why=f"not_{hint.__name__}")
        if hint is int and abs(given) > LARGEST:
            raise Refusal("bad_request", field=name, why="out_of_range")
        return _sound(given, name) if hint is str else given
    if not isinstance(given, str) and not (hint is Decimal and type(given) is int):
        raise Refusal("bad_request", field=name, why="not_text")
    try:
        return _READERS.get(hint, hint)(given)
    except (ValueError, ArithmeticError) as error:
        raise _unreadable(hint, name) from error


def _unreadable(hint: Any, name: str) -> Refusal:
    if issubclass(hint, StrEnum):
        return Refusal("bad_request", field=name, why="not_one_of", allowed=[word.value for word in hint])
    return Refusal("bad_request", field=name, why=f"not_{hint.__name__.lower()}")


def _sound(text: str, name: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise Refusal("bad_request", field=name, why="not_unicode") from error
    return text


def read_moment(text: str) -> datetime:
    """A moment as it comes in a request: ISO 8601 with its offset from UTC.

    Raises:
        ValueError: it is none, or its day lies beyond the calendar in some time zone.
    """
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a moment needs its offset from UTC")
    if not MINYEAR < moment.year < MAXYEAR:
        raise ValueError("a moment has its day in every time zone")
    return moment


def _number(given: str | int) -> Decimal:
    text = str(given)
    if not text.isascii() or "_" in text or any(sign.isspace() for sign in text):
        raise ValueError("a number is written in ASCII, without blanks")
    return Decimal(text)


_READERS: Mapping[Any, Callable[[Any], Any]] = {
    date: date.fromisoformat,
    datetime: read_moment,
    UUID: UUID,
    Decimal: _number,
}
