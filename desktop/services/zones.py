"""Drawing a zone: its floor, racks, levels and bins (S1-21, S1-22, S1-53)."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import insert, select

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.ledger import BinPurpose, PlaceKind, ZoneState
from desktop.domain.permissions import Action
from desktop.models.party import Party, Site
from desktop.models.place import Place, Rack, Zone
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork

LONGEST_SIDE_MM: Final = 100_000
STATE_OF_PURPOSE = {
    BinPurpose.UNITS: ZoneState.USABLE,
    BinPurpose.TRAYS: ZoneState.USABLE,
    BinPurpose.QUARANTINE: ZoneState.TO_INSPECT,
    BinPurpose.RETURNS: ZoneState.RETURNED,
    BinPurpose.RECALL: ZoneState.REJECTED,
    BinPurpose.EXPIRED: ZoneState.REJECTED,
}


@dataclass(frozen=True, slots=True)
class NewRack:
    """A rack on the floor; lengths in millimetres from the zone's back left corner."""

    code: str
    x_mm: int
    y_mm: int
    width_mm: int
    depth_mm: int
    levels: int
    slots: int


@dataclass(frozen=True, slots=True)
class NewBin:
    """A bin that is not like the others: another name or another purpose for one slot of a rack."""

    rack: str
    level: int
    slot: int
    purpose: BinPurpose
    code: str = ""


@dataclass(frozen=True, slots=True)
class AddZone:
    """A zone with its racks; every slot becomes a bin for units named RACK-LEVEL-SLOT unless ``bins`` says otherwise.

    ``owner`` is the code of the party whose goods alone may lie here, "" for anybody's.
    """

    site: str
    code: str
    name: str
    width_mm: int
    depth_mm: int
    racks: tuple[NewRack, ...]
    bins: tuple[NewBin, ...] = ()
    owner: str = ""
    name_en: str = ""


@dataclass(frozen=True, slots=True)
class ZoneAdded:
    """The zone's code, its bins, its area in square metres, and a warning when it is not 3 to 5 m²."""

    code: str
    bins: int
    area_m2: str
    warning: str


def add_zone(uow: UnitOfWork, request: AddZone) -> ZoneAdded:
    """Draw a zone.

    Raises:
        Refusal: ``unknown_site``, ``unknown_party``, ``place_exists``, ``bad_size``, ``rack_outside_zone``,
            ``no_such_slot``.
    """
    _check_sizes(request)
    site = uow.read(select(Site.id, Site.partner_id).where(Site.code == request.site)).first()
    if site is None:
        raise Refusal("unknown_site", site=request.site)
    bins = _bins(request)
    codes = [request.code, *(code for code, *_ in bins)]
    taken = uow.read(select(Place.code).where(Place.code.in_(codes))).scalars().first()
    if taken is not None or len(set(codes)) < len(codes):
        raise Refusal("place_exists", place=taken or request.code)
    common = {"site_id": site.id, "partner_id": site.partner_id, "custodian_id": site.partner_id}
    zone = uow.write(
        insert(Place)
        .values(code=request.code, name=request.name, name_en=request.name_en, kind=PlaceKind.ZONE)
        .values(state=ZoneState.USABLE, **common)
        .returning(Place.id)
    ).scalar_one()
    floor = {"width_mm": request.width_mm, "depth_mm": request.depth_mm, "owner_id": _owner(uow, request.owner)}
    uow.write(insert(Zone).values(place_id=zone, **floor))
    uow.write(insert(Rack), [{"zone_id": zone} | _rack_row(rack) for rack in request.racks])
    uow.write(insert(Place), [common | {"zone_id": zone} | _bin_row(*made) for made in bins])
    uow.record("add_zone", request.code, site=site.id, bins=len(bins), width_mm=request.width_mm)
    uow.touched(Kind.PLACES)
    sides = (request.width_mm, request.depth_mm)
    return ZoneAdded(request.code, len(bins), area_m2(*sides), area_warning(*sides))


def area_m2(width_mm: int, depth_mm: int) -> str:
    """A floor in square metres with two decimals."""
    return f"{width_mm * depth_mm / 1_000_000:.2f}"


def area_warning(width_mm: int, depth_mm: int) -> str:
    """``area_outside_agreement`` for a floor that is not 3 to 5 m², else "" (S1-21)."""
    return "" if 3_000_000 <= width_mm * depth_mm <= 5_000_000 else "area_outside_agreement"


def _check_sizes(request: AddZone) -> None:
    sizes = [request.width_mm, request.depth_mm]
    for rack in request.racks:
        sizes += [rack.width_mm, rack.depth_mm, rack.levels, rack.slots]
        if rack.x_mm + rack.width_mm > request.width_mm or rack.y_mm + rack.depth_mm > request.depth_mm:
            raise Refusal("rack_outside_zone", rack=rack.code)
    if not request.code or min(sizes) <= 0 or max(sizes) > LONGEST_SIDE_MM:
        raise Refusal("bad_size", zone=request.code)


def _owner(uow: UnitOfWork, code: str) -> int | None:
    if not code:
        return None
    owner = uow.read(select(Party.id).where(Party.code == code)).scalar()
    if owner is None:
        raise Refusal("unknown_party", party=code)
    return owner


def _rack_row(rack: NewRack) -> dict[str, int | str]:
    return {name: getattr(rack, name) for name in NewRack.__slots__}


def _bins(request: AddZone) -> list[tuple[str, NewRack, int, int, BinPurpose]]:
    special = {(made.rack, made.level, made.slot): made for made in request.bins}
    made: list[tuple[str, NewRack, int, int, BinPurpose]] = []
    for rack in request.racks:
        for level in range(1, rack.levels + 1):
            for slot in range(1, rack.slots + 1):
                own = special.pop((rack.code, level, slot), None)
                code = own.code if own and own.code else f"{rack.code}-{level}-{slot}"
                made.append((code, rack, level, slot, own.purpose if own else BinPurpose.UNITS))
    if special:
        rack_code, level, slot = next(iter(special))
        raise Refusal("no_such_slot", rack=rack_code, level=level, slot=slot)
    return made


def _bin_row(code: str, rack: NewRack, level: int, slot: int, purpose: BinPurpose) -> dict[str, object]:
    state = STATE_OF_PURPOSE[purpose]
    return {"code": code, "kind": PlaceKind.BIN, "rack": rack.code, "level": level, "slot": slot} | {
        "purpose": purpose,
        "state": state,
        "capacity": 1 if purpose is BinPurpose.TRAYS else None,
    }


ADD_ZONE = Verb("add_zone", AddZone, ZoneAdded, add_zone, Action.EDIT_MASTER_DATA)
