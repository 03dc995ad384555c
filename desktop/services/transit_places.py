"""Transit places: where goods are while they are on the road, in the ledger of the site that sent them."""

from dataclasses import dataclass

from sqlalchemy import insert, select, update

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.ledger import PlaceKind
from desktop.domain.permissions import Action
from desktop.models.place import Place
from desktop.services.master_data.entry import Check, Faults
from desktop.services.master_data.lookups import party_named, site_row
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class SaveTransitPlace:
    """A vehicle or a courier's way; ``custodian`` "" when the partner carries the goods itself."""

    code: str
    site: str
    custodian: str = ""
    name: str = ""
    name_en: str = ""


@dataclass(frozen=True, slots=True)
class TransitPlaceSaved:
    """What was saved."""

    code: str
    created: bool


def save_transit_place(uow: UnitOfWork, request: SaveTransitPlace) -> TransitPlaceSaved:
    """Add a transit place or change its names.

    Raises:
        Refusal: ``faulty_entry``, ``unknown_party``, ``unknown_site``, ``not_your_site``, ``place_exists``.
    """
    faults = Faults()
    check = Check(faults, 0)
    check.code("code", request.code)
    check.text("name", request.name, 200)
    check.text("name_en", request.name_en, 200)
    faults.check_entry()
    site = site_row(uow, request.site)
    custodian = party_named(uow, request.custodian) if request.custodian else site.partner_id
    names = {"name": request.name, "name_en": request.name_en}
    known = uow.read(select(Place.id, Place.kind, Place.custodian_id).where(Place.code == request.code)).first()
    if known is not None and (known.kind is not PlaceKind.TRANSIT or known.custodian_id != custodian):
        raise Refusal("place_exists", place=request.code)
    if known is None:
        row = {"code": request.code, "kind": PlaceKind.TRANSIT, "custodian_id": custodian, "site_id": site.id}
        uow.write(insert(Place).values(row | names | {"partner_id": site.partner_id}))
    else:
        uow.write(update(Place).where(Place.id == known.id).values(names))
    uow.record("save_transit_place", request.code, site=site.id, name=request.name)
    uow.touched(Kind.PLACES)
    return TransitPlaceSaved(request.code, known is None)


SAVE_TRANSIT_PLACE = Verb(
    "save_transit_place", SaveTransitPlace, TransitPlaceSaved, save_transit_place, Action.EDIT_MASTER_DATA
)
