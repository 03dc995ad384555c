"""Taking a hospital's store or a vehicle out of use: never while goods stand in it or something counts on it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import select

from desktop.domain.cases import CaseState
from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.ledger import PlaceKind
from desktop.domain.permissions import Action
from desktop.models.case import Case
from desktop.models.count import Count
from desktop.models.item import Item
from desktop.models.ledger import Balance
from desktop.models.order import TransitTrip
from desktop.models.place import Place
from desktop.models.replenishment import Par
from desktop.services.master_data.lookups import refuse_foreign
from desktop.services.master_data.retiring import Retired, refuse_goods, refuse_used, retire_row
from desktop.services.master_data.saving import Noun, load_rows
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork

TRANSIT: Final = Noun("save_transit_place", Place, ("code",), Kind.PLACES)
STORE: Final = Noun("save_hospital_store", Place, ("code",), Kind.PLACES)
_OPEN: Final = (CaseState.PLANNED, CaseState.READY, CaseState.OUT, CaseState.BACK, CaseState.HELD)


@dataclass(frozen=True, slots=True)
class RetireHospitalStore:
    """Take a hospital's store out of use, or back into it."""

    code: str
    retired: bool = True
    reason: str = ""


def retire_hospital_store(uow: UnitOfWork, request: RetireHospitalStore) -> Retired:
    """Take a hospital's store out of use.

    Raises:
        Refusal: ``unknown_place``, ``not_your_site``; ``goods_on_hand`` while goods or trays stand in it;
            ``still_used`` with its open count, its pars, and the open cases of the hospital when it has no other store
            there.
    """
    row = load_rows(uow, STORE, [(request.code,)]).get((request.code,))
    if row is None or row["kind"] is not PlaceKind.HOSPITAL:
        raise Refusal("unknown_place", subject=request.code)
    refuse_foreign(uow, row["partner_id"], request.code)

    def check(place: int) -> None:
        refuse_goods(uow, request.code, Balance.place_id == place)
        refuse_used(request.code, list(_resting(uow, place, row)))

    return retire_row(uow, STORE, "unknown_place", (request.code,), request, check)


def _resting(uow: UnitOfWork, place: int, row: Any) -> Iterator[str]:
    yield from uow.read(select(Count.number).where(Count.place_id == place, Count.closed_at.is_(None))).scalars()
    pars = select(Item.ref).join(Par, Par.item_id == Item.id).where(Par.place_id == place, Par.retired_at.is_(None))
    yield from uow.read(pars.distinct().order_by(Item.ref)).scalars()
    hospital, site = row["custodian_id"], row["site_id"]
    stores = select(Place.id).where(Place.kind == PlaceKind.HOSPITAL, Place.custodian_id == hospital)
    others = stores.where(Place.site_id == site, Place.id != place, Place.retired_at.is_(None))
    if uow.read(others.limit(1)).first() is None:
        cases = select(Case.number).where(Case.hospital_id == hospital, Case.site_id == site, Case.state.in_(_OPEN))
        yield from uow.read(cases.order_by(Case.number)).scalars()


@dataclass(frozen=True, slots=True)
class RetireTransitPlace:
    """Take a vehicle or a courier's way out of use, or back into it."""

    code: str
    retired: bool = True
    reason: str = ""


def retire_transit_place(uow: UnitOfWork, request: RetireTransitPlace) -> Retired:
    """Take a transit place out of use; what is handed over next travels in another one.

    Raises:
        Refusal: ``unknown_place``, ``not_your_site``; ``goods_on_hand`` while goods or trays are in it;
            ``still_used`` with the carrier while it is expected somewhere.
    """
    row = load_rows(uow, TRANSIT, [(request.code,)]).get((request.code,))
    if row is None or row["kind"] is not PlaceKind.TRANSIT:
        raise Refusal("unknown_place", subject=request.code)
    refuse_foreign(uow, row["partner_id"], request.code)

    def check(place: int) -> None:
        refuse_goods(uow, request.code, Balance.place_id == place)
        expected = select(TransitTrip.carrier).where(TransitTrip.place_id == place, TransitTrip.ended_at.is_(None))
        refuse_used(request.code, list(uow.read(expected).scalars()))

    return retire_row(uow, TRANSIT, "unknown_place", (request.code,), request, check)


RETIRE_TRANSIT_PLACE = Verb(
    "retire_transit_place", RetireTransitPlace, Retired, retire_transit_place, Action.EDIT_MASTER_DATA
)
RETIRE_HOSPITAL_STORE = Verb(
    "retire_hospital_store", RetireHospitalStore, Retired, retire_hospital_store, Action.EDIT_MASTER_DATA
)
