"""Between the text of a form and a request: each field is read by the type that the request gives it."""

import types
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final, TypeVar, Union, get_args, get_origin

from desktop.domain.errors import Refusal
from desktop.exchange.cells import as_date, as_decimal, as_whole
from desktop.services.emergency.distances import HourSpeed
from desktop.services.master_data.entry import as_seen
from desktop.services.master_data.packages import NewPackage, agency_of
from desktop.services.trays.kits import KitItem
from desktop.services.wire import fields_of, from_wire, to_wire
from desktop.services.zones import NewRack

T = TypeVar("T")
Values = Mapping[str, str]

_READERS: Final[Mapping[Any, Callable[[str], Any]]] = {int: as_whole, Decimal: as_decimal, date: as_date}
_BLANKS: Final = " \u3000"


def request_of(kind: type[T], values: Values, given: Mapping[str, Any]) -> T:
    """A request made of the text of a form.

    Args:
        kind: the request.
        values: field to text; fields that the request does not have are passed over.
        given: what does not stand in the form, in wire form (see `desktop.services.wire`).

    Raises:
        Refusal: ``faulty_entry`` with all ``faults`` (field, code, value) that keep the text from being read.
    """
    hints, _ = fields_of(kind)
    wire: dict[str, Any] = dict(given)
    faults: list[dict[str, str | int | None]] = []
    for name, text in values.items():
        if name not in hints or name in wire:
            continue
        try:
            wire[name] = to_wire(_read(hints[name], text))
        except Refusal as refusal:
            faults.append({"field": name, "code": refusal.code, "value": text})
    if faults:
        raise Refusal("faulty_entry", faults=faults, count=len(faults))
    return from_wire(kind, wire)


def _read(hint: Any, text: str) -> Any:
    optional = get_origin(hint) in (Union, types.UnionType)
    plain = next((part for part in get_args(hint) if part is not type(None)), hint) if optional else hint
    if get_origin(plain) is tuple:
        return _LISTS[get_args(plain)[0]](text)
    if plain is bool:
        return text == "true"
    if optional and not text.strip(_BLANKS):
        return None
    reader = _READERS.get(plain)
    if reader is not None:
        return reader(text.strip(_BLANKS))
    if not text and plain is not str:
        raise Refusal("empty", value=text)
    return text


def packages_of(text: str) -> tuple[NewPackage, ...]:
    """Package levels, one a line: UDI-DI, level, how many units of use are inside, who issued it.

    Level and units are 1 when left out; who issued it mostly shows in the form of the UDI-DI itself.

    Raises:
        Refusal: ``bad_number``, ``too_many_cells``.
    """
    return tuple(_package(parts) for parts in _lines(text))


def _package(parts: list[str]) -> NewPackage:
    """A line as a package; a last part in capital letters is who issued the UDI-DI."""
    *before, last = parts[1:] or [""]
    agency = last if last.isalpha() and last.isupper() else ""
    level, inside, *_ = [*_numbers(before if agency else parts[1:], 2), 1, 1]
    return NewPackage(parts[0], level, inside, agency)


def racks_of(text: str) -> tuple[NewRack, ...]:
    """Racks, one a line: code, x, y, width, depth in millimetres, levels, slots.

    Raises:
        Refusal: ``bad_number``, ``too_many_cells``, ``required`` when a line is too short.
    """
    racks = []
    for parts in _lines(text):
        numbers = _numbers(parts[1:], 6)
        if len(numbers) < 6:
            raise Refusal("required", value=" ".join(parts))
        racks.append(NewRack(parts[0], *numbers))
    return tuple(racks)


def counted_codes(text: str) -> list[tuple[str, int]]:
    """Codes of kits or items, one a line, each with its pieces: 1 when they are left out.

    Raises:
        Refusal: ``bad_number``.
    """
    return [(parts[0], 1) if len(parts) == 1 else (" ".join(parts[:-1]), as_whole(parts[-1])) for parts in _lines(text)]


def kit_items_of(text: str) -> tuple[KitItem, ...]:
    """What belongs into a kit, one item a line.

    Raises:
        Refusal: ``bad_number``.
    """
    return tuple(KitItem(ref, pieces) for ref, pieces in counted_codes(text))


def hour_speeds_of(text: str) -> tuple[HourSpeed, ...]:
    """Speeds by hour, one a line: from which hour on, km/h.

    Raises:
        Refusal: ``bad_number``, ``too_many_cells``, ``required`` when a line is too short.
    """
    speeds = []
    for parts in _lines(text):
        numbers = _numbers(parts, 2)
        if len(numbers) < 2:
            raise Refusal("required", value=" ".join(parts))
        speeds.append(HourSpeed(*numbers))
    return tuple(speeds)


def _lines(text: str) -> list[list[str]]:
    return [line.split() for line in text.split("\n") if line.split()]


def _numbers(parts: list[str], most: int) -> list[int]:
    if len(parts) > most:
        raise Refusal("too_many_cells", value=" ".join(parts))
    return [as_whole(part) for part in parts]


_LISTS: Final[Mapping[Any, Callable[[str], tuple[Any, ...]]]] = {
    NewPackage: packages_of,
    NewRack: racks_of,
    KitItem: kit_items_of,
    HourSpeed: hour_speeds_of,
}


def as_text(value: Any) -> str:
    """A value of a row as a form shows it: what `request_of` reads back; lists have one line each."""
    if isinstance(value, tuple):
        return "\n".join(_line(part) for part in value)
    return as_seen(value)


def _line(part: Any) -> str:
    if hasattr(part, "di"):
        agency = f" {part.agency}" if part.agency != agency_of(part.di) else ""
        return f"{part.di} {part.level} {part.quantity}{agency}"
    if hasattr(part, "speed"):
        return f"{part.hour} {part.speed}"
    if hasattr(part, "item"):
        return f"{part.item} {part.pieces}"
    return " ".join(str(getattr(part, name)) for name in NewRack.__slots__)
