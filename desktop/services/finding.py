"""From a scan to what the catalogue and the stock know of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, RowMapping
from typing_extensions import TypeVarTuple

from desktop.domain.errors import Refusal
from desktop.domain.udi import Mode, Udi, decode, join
from desktop.domain.udi import readings as ways_to_read
from desktop.services.reading_evidence import fits_label, is_known, item_of
from desktop.storage.about_many import about_many, as_asked
from desktop.storage.textual import listed, textual
from desktop.storage.unit_of_work import UnitOfWork

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

_COLUMNS: Final = {
    **{name: f"item.{name}" for name in ("id", "ref", "name", "name_en", "carries_lot", "carries_serial")},
    "carries_expiry": "item.carries_expiry",
    "kind": "item.kind",
    "retired": "item.retired_at IS NOT NULL",
    "level": "item_package.level",
    "pieces": "item_package.quantity",
    "lot_id": "lot.id",
    "lot_expires_on": "lot.expires_on",
    "unit_id": "unit.id",
    "unit_lot_id": "unit.lot_id",
    "unit_expires_on": "unit.expires_on",
    "unit_lot_number": "unit_lot.number",
    "place_id": "balance.place_id",
    "owner_id": "balance.owner_id",
    "place": "place.code",
    "place_kind": "place.kind",
}
_JOINED: Final = """item_package JOIN item ON item.id = item_package.item_id
    LEFT JOIN lot ON lot.item_id = item.id AND lot.number = {asked}lot
    LEFT JOIN unit ON unit.item_id = item.id AND unit.serial = {asked}serial
    LEFT JOIN lot AS unit_lot ON unit_lot.id = unit.lot_id
    LEFT JOIN balance ON balance.unit_id = unit.id
    LEFT JOIN place ON place.id = balance.place_id
    WHERE item_package.di = {asked}di AND item_package.agency = {asked}agency"""
_ITEM: Final = textual(_COLUMNS, f"FROM {_JOINED.format(asked=':')}")
_ITEMS: Final = about_many(
    " ".join(("SELECT asked.number,", listed(_COLUMNS), "FROM asked CROSS JOIN", _JOINED.format(asked="asked."))),
    {"number": "integer", "di": "text", "agency": "text", "lot": "text", "serial": "text"},
)

BETWEEN: Final = "\n"
"""Stands between the two scans of one label; no barcode of a UDI holds a line feed."""

PORTION: Final = 2_000
"""So many scans are asked for together at most: while they are read, the database waits."""


@dataclass(frozen=True, slots=True)
class Found:
    """A scan and what it names: the item, and the lot and unit when they are known.

    ``place_id`` and ``owner_id`` are where the unit is on hand, None when it is not.
    """

    udi: Udi
    item_id: int
    ref: str
    name: str
    name_en: str
    level: int
    pieces: int
    lot_id: int | None
    unit_id: int | None
    expires_on: date | None
    place_id: int | None
    owner_id: int | None
    place: str | None
    carries_lot: bool
    carries_serial: bool
    carries_expiry: bool

    @property
    def lot(self) -> str:
        """The lot number on the label, "" when it has none."""
        return self.udi.lot or ""

    @property
    def serial(self) -> str:
        """The serial number on the label, "" when it has none."""
        return self.udi.serial or ""

    @property
    def names(self) -> dict[str, str]:
        """What a refusal tells of it."""
        return {"item": self.name, "item_en": self.name_en, "lot": self.lot, "serial": self.serial}


def read_udi(raw: str, today: date, connection: Connection | None = None) -> Udi:
    """A complete UDI from a scan, or from the two scans of a label with two barcodes, joined by `BETWEEN`.

    Where a separator may be missing, the stock and the deliveries tell with a ``connection`` which reading is right:
    the only one whose lot or unit the item has. What they do not tell is left to who has the label in hand.

    Raises:
        Refusal: the reason class of the decoder, ``di_missing`` when only the second barcode was scanned,
            ``separator_lost`` when a separator seems to be missing: a wrong lot would be silent. Its ``readings`` are
            the ways to read the scan, as it came first: ``raw`` to be sent instead, and what it then says.
    """
    udi, is_sure = _joined(raw, today)
    if udi.di is None:
        raise Refusal("di_missing", lot=udi.lot, serial=udi.serial)
    if is_sure:
        return udi
    ways = [(way, _joined(way, today)[0]) for way in ways_to_read(raw, today=today, between=BETWEEN)]
    item = None if connection is None else item_of(connection, udi)
    if item is not None and connection is not None:
        known = [way for _, way in ways if is_known(connection, item, way)]
        if len(known) == 1:
            return known[0]
        ways = [one for one in ways if fits_label(item, one[1])] or ways
    told = [_told(way, one) for way, one in ways]
    raise Refusal("separator_lost", di=udi.di, lot=udi.lot, serial=udi.serial, readings=told)


def _joined(raw: str, today: date) -> tuple[Udi, bool]:
    """The barcodes of a label as one, and whether no separator can be missing."""
    parts = [decode(part, today=today, mode=Mode.STRICT) for part in raw.split(BETWEEN)]
    return reduce(join, parts), not any("separator_lost" in part.warnings for part in parts)


def _told(raw: str, udi: Udi) -> dict[str, str | int | None]:
    use_by = udi.use_by.isoformat() if udi.use_by is not None else ""
    return {"raw": raw, "lot": udi.lot or "", "serial": udi.serial or "", "expires_on": use_by}


def find(uow: UnitOfWork, raw: str, today: date) -> Found:
    """What a scan names, inside a job.

    Raises:
        Refusal: as `read_udi` and `find_in`.
    """
    return find_in(uow.connection, read_udi(raw, today, uow.connection))


def find_all(uow: UnitOfWork, raws: Sequence[str], today: date) -> list[Found | Refusal]:
    """What scans name, in their order: asked for together, and each judged as `find` does; its refusals stay in."""
    different = list(dict.fromkeys(raws))
    known: dict[str, Found | Refusal] = {}
    for first in range(0, len(different), PORTION):
        known |= _find_portion(uow, different[first : first + PORTION], today)
    return [known[raw] for raw in raws]


def _find_portion(uow: UnitOfWork, raws: Sequence[str], today: date) -> dict[str, Found | Refusal]:
    read = [_or_refusal(read_udi, raw, today, uow.connection) for raw in raws]
    asked = as_asked((at, *_asked(udi).values()) for at, udi in enumerate(read) if isinstance(udi, Udi))
    rows = uow.connection.execute(_ITEMS[uow.connection.dialect.name], {"asked": asked}).mappings()
    known = {row["number"]: row for row in rows}
    found = [_or_refusal(_found, known.get(at), udi) if isinstance(udi, Udi) else udi for at, udi in enumerate(read)]
    return dict(zip(raws, found, strict=True))


def _or_refusal(judge: Callable[[*Ts], T], *given: *Ts) -> T | Refusal:
    try:
        return judge(*given)
    except Refusal as refusal:
        return refusal


def find_in(connection: Connection, udi: Udi) -> Found:
    """What a UDI names.

    Raises:
        Refusal: ``unknown_item``, ``item_retired``, ``identifier_missing`` when the label lacks what the item's
            labels carry, ``lot_differs`` or ``expiry_differs`` when the label disagrees with what is known.
    """
    return _found(connection.execute(_ITEM, _asked(udi)).mappings().first(), udi)


def _asked(udi: Udi) -> dict[str, str | None]:
    return {"di": udi.di, "agency": udi.agency.value, "lot": udi.lot or "", "serial": udi.serial}


def _found(row: RowMapping | None, udi: Udi) -> Found:
    if row is None:
        raise Refusal("unknown_item", di=udi.di)
    if row["retired"]:
        raise Refusal("item_retired", item=row["name"], item_en=row["name_en"], ref=row["ref"])
    _check_identifiers(row, udi)
    expires_on = _check_agrees(row, udi)
    return Found(
        udi,
        row["id"],
        row["ref"],
        row["name"],
        row["name_en"],
        row["level"],
        row["pieces"],
        row["lot_id"],
        row["unit_id"],
        expires_on,
        row["place_id"],
        row["owner_id"],
        row["place"],
        bool(row["carries_lot"]),
        bool(row["carries_serial"]),
        bool(row["carries_expiry"]),
    )


def _check_identifiers(row: RowMapping, udi: Udi) -> None:
    wanted = (("carries_lot", udi.lot, "lot"), ("carries_expiry", udi.use_by, "expiry"))
    serial = (("carries_serial", udi.serial, "serial"),) if row["level"] == 1 else ()
    missing = [name for flag, value, name in (*wanted, *serial) if row[flag] and not value]
    if missing:
        raise Refusal("identifier_missing", item=row["name"], item_en=row["name_en"], ref=row["ref"], missing=missing)


def _check_agrees(row: RowMapping, udi: Udi) -> date | None:
    if row["unit_id"] is not None and udi.lot and row["unit_lot_number"] != udi.lot:
        raise Refusal("lot_differs", serial=udi.serial, read=udi.lot, known=row["unit_lot_number"])
    known = _day(row["unit_expires_on"] or row["lot_expires_on"])
    if known is not None and udi.use_by is not None and known != udi.use_by:
        raise Refusal("expiry_differs", lot=udi.lot, serial=udi.serial, read=udi.use_by, known=known)
    return udi.use_by or known


def _day(stored: Any) -> date | None:
    return date.fromisoformat(stored) if isinstance(stored, str) else stored
