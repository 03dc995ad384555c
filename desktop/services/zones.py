"""Drawing a zone: its floor, racks, levels and bins (S1-21, S1-22, S1-53)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import insert, select

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.ledger import STATE_OF_PURPOSE, BinPurpose, PlaceKind, ZoneState
from desktop.domain.permissions import Action
from desktop.models.party import Site
from desktop.models.place import Place, Rack, Zone
from desktop.services.master_data.entry import Check, Faults
from desktop.services.master_data.lookups import insert_new, party_ids, refuse_foreign, storable
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork

LONGEST_SIDE_MM: Final = 100_000
LONGEST_RACK_CODE: Final = 20
MOST_LEVELS: Final = 50
MOST_SLOTS: Final = 200
MOST_BINS: Final = 5_000


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


_Bin = tuple[str, NewRack, int, int, BinPurpose]


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
        Refusal: ``faulty_entry``, ``unknown_site``, ``not_your_site``, ``unknown_party``, ``place_exists``,
            ``bad_size``, ``bad_rack``, ``rack_twice``, ``rack_outside_zone``, ``racks_overlap``, ``no_such_slot``.
    """
    _check_names(request)
    check_floor(request.code, request.width_mm, request.depth_mm, request.racks)
    site = _site(uow, request.site)
    bins = _bins(request.racks, request.bins)
    check_free(uow, [request.code, *(code for code, *_ in bins)])
    of_zone = {"code": request.code, "name": request.name, "name_en": request.name_en, "kind": PlaceKind.ZONE}
    of_zone |= {"state": ZoneState.USABLE, "site_id": site.id}
    whose = {"partner_id": site.partner_id, "custodian_id": site.partner_id}
    zone = insert_new(uow, Place, [of_zone | whose], "code")[0][0]
    floor = {"width_mm": request.width_mm, "depth_mm": request.depth_mm, "owner_id": _owner(uow, request.owner)}
    uow.write(insert(Zone).values(place_id=zone, **floor))
    _draw(uow, zone, site, request.racks, bins)
    uow.record("add_zone", request.code, site=site.id, bins=len(bins), width_mm=request.width_mm)
    uow.touched(Kind.PLACES)
    sides = (request.width_mm, request.depth_mm)
    return ZoneAdded(request.code, len(bins), area_m2(*sides), area_warning(*sides))


def add_racks(uow: UnitOfWork, zone: int, site: int, racks: Sequence[NewRack]) -> int:
    """Draw more racks into a zone whose floor was checked; returns how many bins they bring.

    Raises:
        Refusal: ``place_exists``.
    """
    bins = _bins(racks, ())
    check_free(uow, [code for code, *_ in bins])
    _draw(uow, zone, uow.read(select(Site.id, Site.partner_id).where(Site.id == site)).one(), racks, bins)
    return len(bins)


def check_floor(zone: str, width_mm: int, depth_mm: int, racks: Sequence[NewRack]) -> None:
    """The floor has a size, and every rack of the zone one of its own, inside it and beside the others.

    Raises:
        Refusal: ``bad_size``, ``bad_rack``, ``too_many_bins``, ``rack_twice``, ``rack_outside_zone`` and
            ``racks_overlap``; ``line`` is the number of the rack in the request.
    """
    if not all(0 < side <= LONGEST_SIDE_MM for side in (width_mm, depth_mm)):
        raise Refusal("bad_size", zone=zone)
    _check_bins(racks)
    for line, rack in enumerate(racks, 1):
        if not (0 <= rack.x_mm <= width_mm - rack.width_mm and 0 <= rack.y_mm <= depth_mm - rack.depth_mm):
            raise Refusal("rack_outside_zone", rack=rack.code, line=line)
        for other in racks[: line - 1]:
            if rack.code == other.code:
                raise Refusal("rack_twice", rack=rack.code, line=line)
            if _overlap(rack, other):
                raise Refusal("racks_overlap", rack=rack.code, other=other.code, line=line)


def _check_bins(racks: Sequence[NewRack]) -> None:
    for line, rack in enumerate(racks, 1):
        faults = Faults()
        check = Check(faults, 0)
        check.code("code", rack.code, LONGEST_RACK_CODE)
        counts = 0 < rack.levels <= MOST_LEVELS and 0 < rack.slots <= MOST_SLOTS
        if faults.found or not counts or min(rack.width_mm, rack.depth_mm) <= 0:
            raise Refusal("bad_rack", rack=rack.code, line=line, levels=MOST_LEVELS, slots=MOST_SLOTS)
    if sum(rack.levels * rack.slots for rack in racks) > MOST_BINS:
        raise Refusal("too_many_bins", most=MOST_BINS)


def _overlap(one: NewRack, other: NewRack) -> bool:
    side_by_side = one.x_mm + one.width_mm <= other.x_mm or other.x_mm + other.width_mm <= one.x_mm
    one_behind = one.y_mm + one.depth_mm <= other.y_mm or other.y_mm + other.depth_mm <= one.y_mm
    return not (side_by_side or one_behind)


def check_free(uow: UnitOfWork, codes: Sequence[str]) -> None:
    """No place has one of these codes, and no two of them are alike.

    Raises:
        Refusal: ``place_exists``.
    """
    taken = uow.read(select(Place.code).where(Place.code.in_(codes)).order_by(Place.code)).scalars().first()
    twice = next((code for code in codes if codes.count(code) > 1), None) if len(set(codes)) < len(codes) else None
    if taken is not None or twice is not None:
        raise Refusal("place_exists", place=taken or twice)


def area_m2(width_mm: int, depth_mm: int) -> str:
    """A floor in square metres with two decimals."""
    return f"{width_mm * depth_mm / 1_000_000:.2f}"


def area_warning(width_mm: int, depth_mm: int) -> str:
    """``area_outside_agreement`` for a floor that is not 3 to 5 m², else "" (S1-21)."""
    return "" if 3_000_000 <= width_mm * depth_mm <= 5_000_000 else "area_outside_agreement"


def _check_names(request: AddZone) -> None:
    faults = Faults()
    check = Check(faults, 0)
    check.code("code", request.code)
    check.text("name", request.name, 200, required=True)
    check.text("name_en", request.name_en, 200)
    for made in request.bins:
        if made.code:
            check.code("bins", made.code)
    faults.check_entry()


def _site(uow: UnitOfWork, code: str) -> Any:
    wanted = select(Site.id, Site.partner_id).where(Site.code == code, Site.retired_at.is_(None))
    site = uow.read(wanted).first() if storable(code) else None
    if site is None:
        raise Refusal("unknown_site", site=code)
    refuse_foreign(uow, site.partner_id, code)
    return site


def _owner(uow: UnitOfWork, code: str) -> int | None:
    if not code:
        return None
    owner = party_ids(uow, {code}).get(code)
    if owner is None:
        raise Refusal("unknown_party", party=code)
    return owner


def _rack_row(rack: NewRack) -> dict[str, int | str]:
    return {name: getattr(rack, name) for name in NewRack.__slots__}


def _draw(uow: UnitOfWork, zone: int, site: Any, racks: Sequence[NewRack], bins: Sequence[_Bin]) -> None:
    common = {"zone_id": zone, "site_id": site.id, "partner_id": site.partner_id, "custodian_id": site.partner_id}
    if racks:
        uow.write(insert(Rack), [{"zone_id": zone} | _rack_row(rack) for rack in racks])
        insert_new(uow, Place, [common | _bin_row(*made) for made in bins], "code")


def _bins(racks: Sequence[NewRack], bins: Sequence[NewBin]) -> list[_Bin]:
    special = {(made.rack, made.level, made.slot): made for made in bins}
    made: list[_Bin] = []
    for rack in racks:
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
