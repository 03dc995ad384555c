"""Devices: the list, and finding one by what a person has: a scan, a serial, a UDI, a REF, an asset number, a part."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final, cast

from sqlalchemy import ColumnElement, CompoundSelect, Connection, Select, func, or_, select

from desktop.domain.codes import parse_code
from desktop.domain.equipment import REQUIRED
from desktop.domain.errors import Refusal
from desktop.domain.nearness import nearest
from desktop.domain.udi import Mode, Udi, decode
from desktop.models.device import Device
from desktop.models.device_part import DevicePart
from desktop.models.external import ExternalKind
from desktop.models.party import Site
from desktop.queries.external_ids import called
from desktop.queries.stock_filter import spellings

MOST: Final = 20
NEAREST: Final = 3
BETWEEN: Final = "\x1f"
"""Stands between names that are searched together; nobody can type it."""
LONGEST_TYPED: Final = 80
GROUP_SEPARATOR: Final = "\x1d"
GS1_SYMBOLS: Final = frozenset({"]C1", "]d2", "]Q3", "]e0", "]J1"})
"""ISO/IEC 15424 identifiers of symbols that hold GS1 element strings: such a scan is a UDI or a fault, never a name."""
HIBC_AND_ISBT: Final = ("+", "=", "&")
NAMES: Final = (Device.serial, Device.asset, Device.ref, Device.udi)
"""By what people call a device."""


@dataclass(frozen=True, slots=True)
class DeviceRow:
    """A device in a list; "" and None for what is not known, ``unknown`` counts the required fields of that kind."""

    serial: str
    model: str
    brand: str
    udi: str
    ref: str
    asset: str
    line: str
    region: str
    customer: str
    place: str
    site: str
    installed_on: date | None
    unknown: int


class Found(StrEnum):
    """What a look-up came to."""

    ONE = "one"
    SEVERAL = "several"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class LookUp:
    """What was found.

    Attributes:
        rows: one device, or at most `MOST` of several; the nearest by serial number when there is none.
        more: whether there are more than that.
        serial, udi: what a scan said, to register the device with.
    """

    found: Found
    rows: tuple[DeviceRow, ...]
    more: bool = False
    serial: str = ""
    udi: str = ""


def _rows() -> Select[Any]:
    columns = [getattr(Device, name) for name in DeviceRow.__slots__ if name not in ("site", "unknown")]
    required = [getattr(Device, field.value) for field in REQUIRED]
    return select(*columns, Site.code.label("site"), *(one.label(f"has_{one.key}") for one in required)).join(
        Site, Site.id == Device.site_id
    )


def _row(row: Any) -> DeviceRow:
    unknown = sum(getattr(row, f"has_{field.value}") in (None, "") for field in REQUIRED)
    values = {name: getattr(row, name) for name in DeviceRow.__slots__ if name != "unknown"}
    return DeviceRow(**values, unknown=unknown)


def look_up(connection: Connection, text: str, today: date, *, whole: bool = False) -> LookUp:
    """The device that a scan or a typed word names; with ``whole`` a part of a name is not enough.

    Raises:
        Refusal: ``scan_device_first`` for one of the program's own codes, ``unknown_code``, ``nothing_typed``; and what
            the decoder refuses of text that only a scanner sends.
    """
    if not text:
        raise Refusal("nothing_typed")
    if "\0" in text:  # no database can hold it, so nothing is called that
        raise Refusal("unknown_code", raw=text)
    if parse_code(text) is not None:
        raise Refusal("scan_device_first", raw=text)
    udi = _read(text, today)
    if udi is not None and (udi.serial or udi.di):
        found = _by_udi(connection, udi)
        if found is not None:
            return found
    plain = text[3:] if text[:1] == "]" else text
    typed = plain[:LONGEST_TYPED]
    for word in spellings(typed):
        rows = _some(connection, _exactly(word)) or _some(connection, (Device.id.in_(_beside(word)),))
        if rows:
            return _several(rows)
    rows = [] if whole else _some(connection, (Device.id.in_(_with_part(connection, typed)),))
    return _several(rows) if rows else _nearest(connection, typed)


def _read(text: str, today: date) -> Udi | None:
    try:
        return decode(text, today=today, mode=Mode.HRI if text[:1] in ("(", "[") else Mode.STRICT)
    except Refusal:
        other_agency = text[:1] == "]" and text[3:4] in HIBC_AND_ISBT
        if text[:3] in GS1_SYMBOLS or other_agency or GROUP_SEPARATOR in text:
            raise
        return None


def _by_udi(connection: Connection, udi: Udi) -> LookUp | None:
    """By what a label says; the same serial under another device identifier is another device."""
    serial, di = udi.serial or "", udi.di or ""
    if not serial:
        rows = _some(connection, (Device.udi == di,))
        return _several(rows) if rows else None
    rows = _some(connection, (Device.serial == serial,))
    same = [row for row in rows if row.udi == di] or [row for row in rows if not row.udi or not di]
    return _several(same) if same else _nearest(connection, serial, di)


def _exactly(word: str) -> Sequence[ColumnElement[bool]]:
    return (or_(Device.serial == word, Device.asset == word, Device.ref == word, Device.udi == word),)


def _beside(word: str) -> CompoundSelect[Any]:
    """The devices that a part with this serial number is in, and those that another system calls so."""
    installed = select(DevicePart.device_id).where(DevicePart.serial == word, DevicePart.removed_at.is_(None))
    return installed.union_all(called(ExternalKind.DEVICE, word))


def _has_part(connection: Connection, column: Any, part: str) -> ColumnElement[bool]:
    """Whether a name has a part, in small letters or capitals; SQLite's LIKE does not tell them apart."""
    if connection.dialect.name == "sqlite":
        return cast("ColumnElement[bool]", column.contains(part, autoescape=True))
    return cast("ColumnElement[bool]", column.ilike(f"%{_ESCAPED.sub(_escape, part)}%", escape="/"))


_ESCAPED: Final = re.compile("[/%_]")


def _escape(found: re.Match[str]) -> str:
    return f"/{found[0]}"


def _with_part(connection: Connection, part: str) -> set[int]:
    """Keys of some devices with a part in one of their names, in small letters or capitals.

    On SQLite each index is run through alone, it is the smaller; PostgreSQL is faster with one look at the rows.
    """
    if connection.dialect.name != "sqlite":
        names = func.lower(func.concat_ws(BETWEEN, *NAMES))
        asked_once = select(Device.id).where(func.strpos(names, part.lower()) > 0).order_by(Device.id)
        return set(connection.execute(asked_once.limit(MOST + 1)).scalars())
    found: set[int] = set()
    for column in NAMES:
        asked = select(Device.id).where(_has_part(connection, column, part)).order_by(column).limit(MOST + 1)
        found |= set(connection.execute(asked).scalars())
    return found


def _some(connection: Connection, conditions: Sequence[ColumnElement[bool]]) -> list[DeviceRow]:
    asked = _rows().where(*conditions).order_by(Device.serial, Device.model).limit(MOST + 1)
    return [_row(row) for row in connection.execute(asked)]


def _several(rows: list[DeviceRow]) -> LookUp:
    return LookUp(Found.ONE if len(rows) == 1 else Found.SEVERAL, tuple(rows[:MOST]), len(rows) > MOST)


def _nearest(connection: Connection, serial: str, udi: str = "") -> LookUp:
    # one text with all of them is read many times faster than a row for each; a serial number has no line feed
    known = connection.execute(select(func.aggregate_strings(Device.serial, "\n"))).scalar() or ""
    near = nearest(serial.upper(), dict.fromkeys(known.split("\n")), NEAREST)
    rows = {row.serial: row for row in _some(connection, (Device.serial.in_(near),))} if near else {}
    return LookUp(Found.NONE, tuple(rows[one] for one in near if one in rows), serial=serial, udi=udi)


def devices(connection: Connection, text: str = "") -> Iterator[DeviceRow]:
    """All devices by serial number, or those with a word as part of a name; read page by page."""
    after = ("", "")
    narrowed = (or_(*(_has_part(connection, name, text) for name in NAMES)),) if text else ()
    while True:
        serial, model = after
        beyond = or_(Device.serial > serial, (Device.serial == serial) & (Device.model > model))
        asked = _rows().where(beyond, *narrowed).order_by(Device.serial, Device.model).limit(500)
        page = [_row(row) for row in connection.execute(asked)]
        yield from page
        if len(page) < 500:
            return
        after = (page[-1].serial, page[-1].model)
