"""Changing a zone and taking it out of use; its racks stay as they were drawn (S1-21, S1-22, S1-53)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import select, update

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.ledger import PlaceKind
from desktop.domain.permissions import Action
from desktop.models.ledger import Balance
from desktop.models.party import Party
from desktop.models.place import Place, Rack, Zone
from desktop.services.master_data.entry import Check, Faults, Seen
from desktop.services.master_data.lookups import party_ids, refuse_foreign
from desktop.services.master_data.retiring import Retired, refuse_goods, retire_row
from desktop.services.master_data.saving import Noun, check_seen, load_rows
from desktop.services.perform import Verb
from desktop.services.zones import LONGEST_SIDE_MM, area_m2, area_warning
from desktop.storage.unit_of_work import UnitOfWork

ZONE: Final = Noun("save_zone", Place, ("code",), Kind.PLACES)
_NAMES: Final = ("name", "name_en")
_FLOOR: Final = ("width_mm", "depth_mm", "owner")

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SaveZone:
    """A zone as it shall be; ``owner`` is the code of the party whose goods alone may lie here, "" for anybody's."""

    code: str
    name: str
    width_mm: int
    depth_mm: int
    owner: str = ""
    name_en: str = ""
    expected: tuple[Seen, ...] = ()


@dataclass(frozen=True, slots=True)
class ZoneSaved:
    """Which fields changed, the area in square metres, and a warning when it is not 3 to 5 m²."""

    code: str
    changed: tuple[str, ...]
    area_m2: str
    warning: str


@dataclass(frozen=True, slots=True)
class RetireZone:
    """Take a zone with its bins out of use, or bring it back with the bins that went with it."""

    code: str
    retired: bool = True
    reason: str = ""


def save_zone(uow: UnitOfWork, request: SaveZone) -> ZoneSaved:
    """Change the names, the floor or the owner of a zone.

    Raises:
        Refusal: ``faulty_entry``, ``unknown_place``, ``unknown_party``, ``bad_size``, ``rack_outside_zone``,
            ``goods_of_others``, ``changed_meanwhile``, ``not_your_site``.
    """
    place = _place(uow, request.code)
    now = {name: place[name] for name in _NAMES} | _floor(uow, place["id"])
    wanted = {name: getattr(request, name) for name in (*_NAMES, *_FLOOR)}
    check_seen(request.code, request.expected, now)
    new = {name: value for name, value in wanted.items() if now[name] != value}
    _check(uow, request, place["id"], new)
    if new:
        _write(uow, place["id"], new)
        old = {name: now[name] for name in new}
        uow.record("save_zone", request.code, site=place["site_id"], old=old, new=new)
        uow.touched(Kind.PLACES)
    sides = (request.width_mm, request.depth_mm)
    return ZoneSaved(request.code, tuple(new), area_m2(*sides), area_warning(*sides))


def retire_zone(uow: UnitOfWork, request: RetireZone) -> Retired:
    """Take a zone out of use with all its bins; never while goods stand in it.

    Raises:
        Refusal: ``unknown_place``, ``goods_on_hand``, ``not_your_site``.
    """
    place = _place(uow, request.code)
    bins = load_rows(uow, ZONE, [(code,) for code in _bin_codes(uow, place["id"])]).values()

    def check(zone: int) -> None:
        refuse_goods(uow, request.code, Balance.place_id.in_([zone, *(row["id"] for row in bins)]))

    done = retire_row(uow, ZONE, "unknown_place", (request.code,), request, check)
    if (place["retired_at"] is not None) != request.retired:
        went = [row for row in bins if row["retired_at"] == place["retired_at"]]
        retired_at = uow.at if request.retired else None
        uow.write(update(Place).where(Place.id.in_([row["id"] for row in went])).values(retired_at=retired_at))
        codes = sorted(row["code"] for row in went)
        uow.record("retire_bins", request.code, reason=request.reason, retired=request.retired, bins=codes)
    return done


def _place(uow: UnitOfWork, code: str) -> Values:
    place = load_rows(uow, ZONE, [(code,)]).get((code,))
    if place is None or place["kind"] is not PlaceKind.ZONE:
        raise Refusal("unknown_place", subject=code)
    refuse_foreign(uow, place["partner_id"], code)
    return place


def _floor(uow: UnitOfWork, zone: int) -> dict[str, Any]:
    asked = select(Zone.width_mm, Zone.depth_mm, Party.code).outerjoin(Party, Party.id == Zone.owner_id)
    width, depth, owner = uow.read(asked.where(Zone.place_id == zone)).one()
    return {"width_mm": width, "depth_mm": depth, "owner": owner or ""}


def _bin_codes(uow: UnitOfWork, zone: int) -> list[str]:
    return list(uow.read(select(Place.code).where(Place.zone_id == zone, Place.kind == PlaceKind.BIN)).scalars())


def _check(uow: UnitOfWork, request: SaveZone, zone: int, new: Values) -> None:
    faults = Faults()
    check = Check(faults, 0)
    check.text("name", request.name, 200, required=True)
    check.text("name_en", request.name_en, 200)
    faults.check_entry()
    sides = (request.width_mm, request.depth_mm)
    if min(sides) <= 0 or max(sides) > LONGEST_SIDE_MM:
        raise Refusal("bad_size", zone=request.code)
    _check_racks(uow, request, zone)
    if new.get("owner"):
        _check_owner(uow, request, zone)


def _check_racks(uow: UnitOfWork, request: SaveZone, zone: int) -> None:
    reach = (Rack.x_mm + Rack.width_mm > request.width_mm) | (Rack.y_mm + Rack.depth_mm > request.depth_mm)
    outside = uow.read(select(Rack.code).where(Rack.zone_id == zone, reach).order_by(Rack.code)).scalars().first()
    if outside is not None:
        raise Refusal("rack_outside_zone", rack=outside)


def _check_owner(uow: UnitOfWork, request: SaveZone, zone: int) -> None:
    owner = party_ids(uow, {request.owner}).get(request.owner)
    if owner is None:
        raise Refusal("unknown_party", party=request.owner)
    places = select(Place.id).where(Place.zone_id == zone)
    others = select(Party.code).join(Balance, Balance.owner_id == Party.id)
    others = others.where(Balance.place_id.in_(places), Balance.quantity > 0, Balance.owner_id != owner)
    found = uow.read(others.order_by(Party.code)).scalars().first()
    if found is not None:
        raise Refusal("goods_of_others", zone=request.code, owner=found)


def _write(uow: UnitOfWork, zone: int, new: Values) -> None:
    names = {name: new[name] for name in _NAMES if name in new}
    floor = {name: new[name] for name in ("width_mm", "depth_mm") if name in new}
    if "owner" in new:
        floor["owner_id"] = party_ids(uow, {new["owner"]}).get(new["owner"])
    if names:
        uow.write(update(Place).where(Place.id == zone).values(**names))
    if floor:
        uow.write(update(Zone).where(Zone.place_id == zone).values(**floor))


SAVE_ZONE = Verb("save_zone", SaveZone, ZoneSaved, save_zone, Action.EDIT_MASTER_DATA)
RETIRE_ZONE = Verb("retire_zone", RetireZone, Retired, retire_zone, Action.EDIT_MASTER_DATA)
