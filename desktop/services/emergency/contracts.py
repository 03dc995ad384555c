"""What the contract with a hospital says of emergencies: its package, and whether a call is inside it (SC-20)."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import insert, or_, select, update

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.models.order import ServicePackage
from desktop.services.consenting import check_period
from desktop.services.hospital_stores import hospital_named
from desktop.services.master_data.entry import Check, Faults
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork

DAY_END: Final = "24:00"
_DAY_MINUTES: Final = 1440


@dataclass(frozen=True, slots=True)
class SavePackage:
    """The package of a hospital from a day on.

    Attributes:
        name: as the contract calls it, such as ``Gold``.
        emergency: whether the four-hour service is in it.
        from_time, to_time: local times between which it may be called, ``00:00`` to ``24:00`` for day and night.
        valid_to: the last day; None without an end.
    """

    hospital: str
    name: str
    valid_from: date
    emergency: bool = True
    from_time: str = "00:00"
    to_time: str = DAY_END
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class PackageSaved:
    """What was saved."""

    hospital: str
    name: str
    created: bool


@dataclass(frozen=True, slots=True)
class Package:
    """A package as a call meets it; ``hours`` in words of figures: ``08:00–18:00``."""

    name: str
    emergency: bool
    from_minute: int
    to_minute: int

    @property
    def hours(self) -> str:
        """The hours in which an emergency may be called."""
        return "–".join(f"{minute // 60:02d}:{minute % 60:02d}" for minute in (self.from_minute, self.to_minute))


def save_package(uow: UnitOfWork, request: SavePackage) -> PackageSaved:
    """Record what a contract includes; the same first day again changes it.

    Raises:
        Refusal: ``unknown_party``, ``not_a_hospital``, ``faulty_entry``, ``period_backwards``, ``bad_time``.
    """
    hospital = hospital_named(uow, request.hospital)
    faults = Faults()
    Check(faults, 0).text("name", request.name, 80, required=True)
    faults.check_entry()
    check_period(request.valid_from, request.valid_to)
    hours = {"from_minute": _minute(request.from_time), "to_minute": _minute(request.to_time)}
    if hours["from_minute"] >= hours["to_minute"]:
        raise Refusal("bad_time", value=request.to_time)
    partner = uow.actor.partner_id or hospital
    key = {"partner_id": partner, "hospital_id": hospital, "valid_from": request.valid_from}
    values = {"name": request.name, "emergency": request.emergency, "valid_to": request.valid_to}
    by = {"changed_at": uow.at, "changed_by_id": uow.actor.id}
    known = uow.read(select(ServicePackage.id).filter_by(**key)).scalar()
    if known is None:
        uow.write(insert(ServicePackage).values(key | values | hours | by))
    else:
        uow.write(update(ServicePackage).where(ServicePackage.id == known).values(values | hours | by))
    told = {"emergency": request.emergency, "from": request.from_time, "to": request.to_time}
    uow.record("save_package", request.hospital, name=request.name, package=told)
    uow.touched(Kind.ORDERS)
    return PackageSaved(request.hospital, request.name, known is None)


def _minute(text: str) -> int:
    if text == DAY_END:
        return _DAY_MINUTES
    try:
        at = time.fromisoformat(text)
    except ValueError as error:
        raise Refusal("bad_time", value=text) from error
    return at.hour * 60 + at.minute


def package_of(uow: UnitOfWork, hospital: int, partner: int, day: date) -> Package | None:
    """The package that is valid for a hospital on a day; None when none is recorded."""
    asked = select(ServicePackage.name, ServicePackage.emergency, ServicePackage.from_minute, ServicePackage.to_minute)
    asked = asked.where(ServicePackage.hospital_id == hospital, ServicePackage.partner_id.in_((partner, hospital)))
    asked = asked.where(ServicePackage.valid_from <= day)
    asked = asked.where(or_(ServicePackage.valid_to.is_(None), ServicePackage.valid_to >= day))
    row = uow.read(asked.order_by(ServicePackage.valid_from.desc()).limit(1)).first()
    return None if row is None else Package(*row)


def outside_contract(package: Package | None, called_at: datetime, time_zone: str) -> str:
    """Why a call is not inside the contract; "" when it is.

    ``no_package`` is only a warning: nobody waits for paper at night. ``package_without_emergency`` and
    ``outside_emergency_hours`` are for a supervisor to pass.
    """
    if package is None:
        return "no_package"
    if not package.emergency:
        return "package_without_emergency"
    local = called_at.astimezone(ZoneInfo(time_zone))
    minute = local.hour * 60 + local.minute
    return "" if package.from_minute <= minute < package.to_minute else "outside_emergency_hours"


SAVE_PACKAGE = Verb("save_package", SavePackage, PackageSaved, save_package, Action.SETTLE)
