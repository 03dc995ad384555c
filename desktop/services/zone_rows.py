"""Zones from a file: one row for each rack, all zones or none (S1-22, S1-53)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import select

from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.models.party import Party, Site
from desktop.models.place import Place, Zone
from desktop.services.master_data.entry import Check, Faults, Saved, Tally
from desktop.services.master_data.lookups import rows_where_in
from desktop.services.master_data.tally import tally
from desktop.services.perform import Verb
from desktop.services.zone_changes import SaveZone, racks_of, save_zone
from desktop.services.zones import AddZone, NewRack, add_zone
from desktop.storage.unit_of_work import UnitOfWork

_HEAD: Final = ("site", "name", "width_mm", "depth_mm", "owner", "name_en")
_OF_RACK: Final = ("x_mm", "y_mm", "rack_width_mm", "rack_depth_mm", "levels", "slots")
_COLUMN_OF: Final = {
    "unknown_site": ("site", "site"),
    "not_your_site": ("site", "site"),
    "unknown_party": ("owner", "party"),
    "goods_of_others": ("owner", "owner"),
    "bad_size": ("width_mm", "zone"),
    "unknown_place": ("code", "subject"),
    "place_exists": ("code", "place"),
}
"""Where a refusal of a zone is told: the column, and the fact that is wrong."""


@dataclass(frozen=True, slots=True)
class ZoneRow:
    """One rack of a zone; lengths in millimetres from the zone's back left corner.

    Attributes:
        code: of the zone; its rows need not stand together.
        rack: "" for a zone without a rack, or for one whose racks stay as they are.
    """

    code: str
    site: str
    name: str
    width_mm: int
    depth_mm: int
    owner: str = ""
    name_en: str = ""
    rack: str = ""
    x_mm: int | None = None
    y_mm: int | None = None
    rack_width_mm: int | None = None
    rack_depth_mm: int | None = None
    levels: int | None = None
    slots: int | None = None


@dataclass(frozen=True, slots=True)
class SaveZones:
    """Many zones, all or none; the owner and the English name of what is there stay when they are not in ``fields``."""

    rows: tuple[ZoneRow, ...]
    fields: tuple[str, ...] = ()


_Numbered = tuple[int, ZoneRow]


def save_zones(uow: UnitOfWork, request: SaveZones) -> Tally:
    """Draw zones, or change them and draw more racks into them; racks that are there stay as they are.

    Raises:
        Refusal: ``faulty_file`` with all faults.
    """
    faults = Faults()
    zones: dict[str, list[_Numbered]] = {}
    for number, row in enumerate(request.rows, 1):
        zones.setdefault(row.code, []).append((number, row))
    known = _known(uow, zones)
    # In the order of their codes, so that two desks with the same zones wait for each other in one order.
    saved = [_save(uow, faults, rows, known.get(code), request.fields) for code, rows in sorted(zones.items())]
    faults.check_file()
    return tally(uow, "import_zones", [one for one in saved if one is not None])


def _known(uow: UnitOfWork, codes: Mapping[str, Any]) -> dict[str, Any]:
    """The zones that are there: id, site, and what a file may leave out."""
    columns = (Place.code, Place.id, Site.code.label("site"), Place.name_en, Party.code.label("owner"))
    wanted = select(*columns).join(Zone, Zone.place_id == Place.id).join(Site, Site.id == Place.site_id)
    wanted = wanted.outerjoin(Party, Party.id == Zone.owner_id)
    return {row.code: row for row in rows_where_in(uow, wanted, Place.code, set(codes))}


def _save(
    uow: UnitOfWork, faults: Faults, rows: Sequence[_Numbered], there: Any, fields: Sequence[str]
) -> Saved | None:
    """Save one zone; what is wrong with it is noted, and it is answered as None."""
    before, (number, head) = len(faults.found), rows[0]
    _check_alike(faults, rows)
    racks = [_rack(Check(faults, at), row) for at, row in rows if row.rack or _is_given(row)]
    if there is not None and there.site != head.site:
        faults.add(number, "site", "place_of_other_site", head.site)
    if len(faults.found) > before:
        return None
    try:
        if there is None:
            add_zone(uow, AddZone(head.site, *_floor(head), tuple(racks), owner=head.owner, name_en=head.name_en))
            return Saved(head.code, created=True, changed=())
        return Saved(head.code, created=False, changed=_change(uow, head, racks, there, fields))
    except Refusal as refusal:
        _tell(faults, rows, refusal)
        return None


def _floor(head: ZoneRow) -> tuple[str, str, int, int]:
    return head.code, head.name, head.width_mm, head.depth_mm


def _change(
    uow: UnitOfWork, head: ZoneRow, racks: Sequence[NewRack], there: Any, fields: Sequence[str]
) -> tuple[str, ...]:
    given = {rack.code for rack in racks}
    drawn = [rack for rack in racks_of(uow, there.id) if rack.code not in given]
    owner = head.owner if "owner" in fields or not fields else there.owner or ""
    name_en = head.name_en if "name_en" in fields or not fields else there.name_en
    return save_zone(uow, SaveZone(*_floor(head), owner, name_en, racks=(*drawn, *racks))).changed


def _check_alike(faults: Faults, rows: Sequence[_Numbered]) -> None:
    """The rows of a zone say one floor, and each of its racks is there once."""
    met: set[str] = set()
    for number, row in rows:
        for name in _HEAD:
            if getattr(row, name) != getattr(rows[0][1], name):
                faults.add(number, name, "rows_disagree", getattr(row, name))
        if row.rack in met:
            faults.add(number, "rack", "repeated_row", row.rack)
        met.add(row.rack)


def _is_given(row: ZoneRow) -> bool:
    return any(getattr(row, name) is not None for name in _OF_RACK)


def _rack(check: Check, row: ZoneRow) -> NewRack:
    """A row as a rack; every number that is missing is noted."""
    if not row.rack:
        check.fault("rack", "empty")
    for name in _OF_RACK:
        if getattr(row, name) is None:
            check.fault(name, "empty")
    return NewRack(row.rack, *(getattr(row, name) or 0 for name in _OF_RACK))


def _tell(faults: Faults, rows: Sequence[_Numbered], refusal: Refusal) -> None:
    """A refusal of a whole zone, at the row and the column that it is about."""
    first = rows[0][0]
    of_fields: Any = refusal.facts.get("faults", ())
    for fault in of_fields:
        faults.add(first, fault["field"], fault["code"], fault["value"])
    rack = refusal.facts.get("rack")
    if rack is not None:
        number = next((at for at, row in rows if row.rack == rack), first)
        faults.add(number, "rack", refusal.code, rack)
    elif refusal.code != "faulty_entry":
        column, fact = _COLUMN_OF.get(refusal.code, ("code", "subject"))
        faults.add(first, column, refusal.code, refusal.facts.get(fact, ""))


SAVE_ZONES = Verb("save_zones", SaveZones, Tally, save_zones, Action.EDIT_MASTER_DATA)
