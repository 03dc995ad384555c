"""Changing a zone and taking it out of use (S1-21, S1-22, S1-53).

Racks can be added; those that are drawn stay as they are: bins with goods and labels hang on them.
"""

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
from desktop.services.zones import NewRack, add_racks, area_m2, area_warning, check_floor
from desktop.storage.unit_of_work import UnitOfWork

ZONE: Final = Noun("save_zone", Place, ("code",), Kind.PLACES)
_NAMES: Final = ("name", "name_en")
_FLOOR: Final = ("width_mm", "depth_mm", "owner")

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SaveZone:
    """A zone as it shall be; ``owner`` is the code of the party whose goods alone may lie here, "" for anybody's.

    ``racks`` are those that are drawn and any new ones; None leaves them as they are.
    """

    code: str
    name: str
    width_mm: int
    depth_mm: int
    owner: str = ""
    name_en: str = ""
    expected: tuple[Seen, ...] = ()
    racks: tuple[NewRack, ...] | None = None


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
    """Change the names, the floor or the owner of a zone, and draw more racks into it.

    Raises:
        Refusal: ``faulty_entry``, ``unknown_place``, ``unknown_party``, ``bad_size``, ``goods_of_others``,
            ``changed_meanwhile``, ``not_your_site``, ``rack_stays``, and those of `check_floor` and `add_racks`.
    """
    place = zone_place(uow, request.code)
    now = {name: place[name] for name in _NAMES} | _floor(uow, place["id"])
    wanted = {name: getattr(request, name) for name in (*_NAMES, *_FLOOR)}
    check_seen(request.code, request.expected, now)
    new = {name: value for name, value in wanted.items() if now[name] != value}
    more = _check(uow, request, place["id"], new)
    if more and place["retired_at"] is not None:
        raise Refusal("unknown_place", subject=request.code)
    if new:
        _write(uow, place["id"], new)
        old = {name: now[name] for name in new}
        uow.record("save_zone", request.code, site=place["site_id"], old=old, new=new)
        uow.touched(Kind.PLACES)
    changed = (*new, "racks") if more else tuple(new)
    if more:
        bins = add_racks(uow, place["id"], place["site_id"], more)
        uow.record("add_racks", request.code, site=place["site_id"], racks=[rack.code for rack in more], bins=bins)
        uow.touched(Kind.PLACES)
    sides = (request.width_mm, request.depth_mm)
    return ZoneSaved(request.code, changed, area_m2(*sides), area_warning(*sides))


def retire_zone(uow: UnitOfWork, request: RetireZone) -> Retired:
    """Take a zone out of use with all its bins; never while goods stand in it.

    Raises:
        Refusal: ``unknown_place``, ``goods_on_hand``, ``not_your_site``.
    """
    place = zone_place(uow, request.code)
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


def zone_place(uow: UnitOfWork, code: str) -> Values:
    """The row of a zone.

    Raises:
        Refusal: ``unknown_place``, ``not_your_site``.
    """
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


def _check(uow: UnitOfWork, request: SaveZone, zone: int, new: Values) -> list[NewRack]:
    """Refuse what is wrong; returns the racks that are new."""
    faults = Faults()
    check = Check(faults, 0)
    check.text("name", request.name, 200, required=True)
    check.text("name_en", request.name_en, 200)
    faults.check_entry()
    drawn = racks_of(uow, zone)
    racks = drawn if request.racks is None else request.racks
    check_floor(request.code, request.width_mm, request.depth_mm, racks)
    codes = [rack.code for rack in racks]
    for rack in drawn:
        if rack not in racks:
            line = {"line": codes.index(rack.code) + 1} if rack.code in codes else {}
            raise Refusal("rack_stays", rack=rack.code, **line)
    if new.get("owner"):
        _check_owner(uow, request, zone)
    return [rack for rack in racks if rack not in drawn]


def racks_of(uow: UnitOfWork, zone: int) -> tuple[NewRack, ...]:
    """The racks of a zone as they are drawn."""
    columns = [getattr(Rack, name) for name in NewRack.__slots__]
    return tuple(NewRack(*row) for row in uow.read(select(*columns).where(Rack.zone_id == zone).order_by(Rack.id)))


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
