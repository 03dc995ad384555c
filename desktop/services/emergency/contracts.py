"""What the contract with a hospital says of emergencies: its package, and whether a call is inside it (SC-20)."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import or_, select

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.models.order import ServicePackage
from desktop.services.consenting import check_period
from desktop.services.emergency.saving_rows import save_each, write_one
from desktop.services.hospital_stores import hospital_named
from desktop.services.master_data.entry import Check, Faults, Saved, Tally
from desktop.services.master_data.tally import tally
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork

DAY_END: Final = "24:00"
_DAY_MINUTES: Final = 1440
FIELD_OF: Final = {
    "unknown_party": "hospital",
    "not_a_hospital": "hospital",
    "period_backwards": "valid_to",
    "bad_time": "from_time",
}
"""The field that a refusal belongs to."""


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
class SavePackages:
    """Many packages, all or none; with ``fields``, of what is there only these are changed."""

    packages: tuple[SavePackage, ...]
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PackageSaved:
    """What was saved."""

    hospital: str
    name: str
    created: bool

    @property
    def code(self) -> str:
        """What a list calls it."""
        return f"{self.hospital} {self.name}"


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
    """Record what a contract includes; the same first day again changes it, and brings it back into use.

    Raises:
        Refusal: ``unknown_party``, ``not_a_hospital``, ``faulty_entry``, ``period_backwards``, ``bad_time``.
    """
    return PackageSaved(request.hospital, request.name, _save(uow, request).created)


def save_packages(uow: UnitOfWork, request: SavePackages) -> Tally:
    """Record what many contracts include.

    Raises:
        Refusal: ``faulty_file`` with all faults, of each row those of `save_package`.
    """
    key = ("hospital", "valid_from")
    saved = save_each(request.packages, lambda one: _save(uow, one, request.fields), FIELD_OF, key)
    return tally(uow, "import_packages", saved)


def _save(uow: UnitOfWork, request: SavePackage, fields: tuple[str, ...] = ()) -> Saved:
    hospital = hospital_named(uow, request.hospital)
    faults = Faults()
    Check(faults, 0).text("name", request.name, 80, required=True)
    faults.check_entry()
    check_period(request.valid_from, request.valid_to)
    hours = {"from_minute": _minute(request.from_time), "to_minute": _minute(request.to_time)}
    if hours["from_minute"] >= hours["to_minute"]:
        raise Refusal("bad_time", value=f"{request.from_time}–{request.to_time}")
    partner = uow.actor.partner_id or hospital
    key = {"partner_id": partner, "hospital_id": hospital, "valid_from": request.valid_from}
    values: dict[str, object] = {"name": request.name, "emergency": request.emergency, "valid_to": request.valid_to}
    values |= hours
    if fields:
        values = {name: value for name, value in values.items() if name.replace("minute", "time") in fields}
    values["retired_at"] = None
    saved = write_one(uow, ServicePackage, (key, {}), values)
    if saved.created or saved.changed:
        told = {"emergency": request.emergency, "from": request.from_time, "to": request.to_time}
        uow.record("save_package", request.hospital, name=request.name, package=told)
        uow.touched(Kind.ORDERS)
    return saved


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
    asked = asked.where(ServicePackage.valid_from <= day, ServicePackage.retired_at.is_(None))
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


SAVE_PACKAGES = Verb("save_packages", SavePackages, Tally, save_packages, Action.SETTLE)
SAVE_PACKAGE = Verb("save_package", SavePackage, PackageSaved, save_package, Action.SETTLE)
