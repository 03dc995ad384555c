"""Taking a road or a contract package out of use, or back into it: nothing reckons with it any more (S1-33, SC-20)."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import select, update

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.models.order import ServicePackage, SiteDistance
from desktop.services.hospital_stores import hospital_named
from desktop.services.master_data.lookups import site_row
from desktop.services.master_data.retiring import Retired
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork

_HELD_DISTANCE: Final = select(SiteDistance.id, SiteDistance.retired_at).with_for_update(key_share=True)
_HELD_PACKAGE: Final = select(ServicePackage.id, ServicePackage.retired_at).with_for_update(key_share=True)


@dataclass(frozen=True, slots=True)
class RetireDistance:
    """Nobody drives this way any more, or again with ``retired`` false."""

    site: str
    hospital: str
    retired: bool = True
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RetirePackage:
    """The package that is valid from this day counts for no call any more, or again with ``retired`` false."""

    hospital: str
    valid_from: date
    retired: bool = True
    reason: str = ""


def retire_distance(uow: UnitOfWork, request: RetireDistance) -> Retired:
    """Take a road out of use; saving it again brings it back as well.

    Raises:
        Refusal: ``unknown_site``, ``not_your_site``, ``unknown_party``, ``not_a_hospital``, ``unknown_distance``.
    """
    site, hospital = site_row(uow, request.site).id, hospital_named(uow, request.hospital)
    row = uow.read(_HELD_DISTANCE.where(SiteDistance.site_id == site, SiteDistance.party_id == hospital)).first()
    name = f"{request.site} {request.hospital}"
    return _retire(uow, (SiteDistance, row), "distance", name, request)


def retire_package(uow: UnitOfWork, request: RetirePackage) -> Retired:
    """Take a package out of use; orders that were opened with it keep it.

    Raises:
        Refusal: ``unknown_party``, ``not_a_hospital``, ``unknown_package``.
    """
    hospital = hospital_named(uow, request.hospital)
    mine = ServicePackage.partner_id.in_((uow.actor.partner_id or hospital, hospital))
    theirs = (mine, ServicePackage.hospital_id == hospital, ServicePackage.valid_from == request.valid_from)
    row = uow.read(_HELD_PACKAGE.where(*theirs).order_by(ServicePackage.partner_id == hospital)).first()
    name = f"{request.hospital} {request.valid_from.isoformat()}"
    return _retire(uow, (ServicePackage, row), "package", name, request)


def _retire(
    uow: UnitOfWork,
    found: tuple[type[SiteDistance | ServicePackage], Any],
    word: str,
    name: str,
    request: RetireDistance | RetirePackage,
) -> Retired:
    model, row = found
    if row is None:
        raise Refusal(f"unknown_{word}", subject=name)
    if (row.retired_at is not None) != request.retired:
        at = uow.at if request.retired else None
        by = {"retired_at": at, "changed_at": uow.at, "changed_by_id": uow.actor.id}
        uow.write(update(model).where(model.id == row.id).values(by))
        uow.record(f"retire_{word}", name, reason=request.reason, retired=request.retired)
        uow.touched(Kind.ORDERS)
    return Retired(name, request.retired)


RETIRE_DISTANCE = Verb("retire_distance", RetireDistance, Retired, retire_distance, Action.EDIT_MASTER_DATA)
RETIRE_PACKAGE = Verb("retire_package", RetirePackage, Retired, retire_package, Action.SETTLE)
