"""Maintenance plans, by time and by meter; a plan that changes becomes a new version (SC-18)."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from desktop.domain.months import MOST_MONTHS
from desktop.domain.permissions import Action
from desktop.services.devices.device_at_hand import device_named
from desktop.services.master_data.entry import Check, Faults
from desktop.services.master_data.lookups import site_row
from desktop.services.perform import Verb
from desktop.services.prevention.versions import PLANS, VersionSaved, record
from desktop.storage.unit_of_work import UnitOfWork

LONGEST_LEAD: Final = 365
LONGEST_WORK: Final = 7 * 24 * 60
MOST_UNITS: Final = Decimal("999999999")


@dataclass(frozen=True, slots=True)
class SaveMaintenancePlan:
    """A plan for devices of a centre; its fields are those of `desktop.models.prevention.MaintenancePlan`."""

    code: str
    name: str
    site: str
    model: str = ""
    line: str = ""
    region: str = ""
    serial: str = ""
    months: int | None = None
    meter: str = ""
    units: Decimal | None = None
    fixed: bool = False
    lead_days: int = 14
    minutes: int = 60
    automatic: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class EndMaintenancePlan:
    """A plan asks for nothing more."""

    code: str
    reason: str


def save_maintenance_plan(uow: UnitOfWork, request: SaveMaintenancePlan) -> VersionSaved:
    """Make a plan, or the next version of one.

    Raises:
        Refusal: ``unknown_site``, ``not_your_site``, ``unknown_device``, ``faulty_entry``, ``reason_missing`` for the
            change of a plan.
    """
    site = site_row(uow, request.site)
    _check(request)
    if request.serial:
        device_named(uow, request.serial, request.model)
    saved = VersionSaved(request.code, PLANS.add(uow, site, request))
    facts = {"reason": request.reason, "months": request.months, "meter": request.meter, "automatic": request.automatic}
    record(uow, "save_maintenance_plan", saved, site.id, facts)
    return saved


def _check(request: SaveMaintenancePlan) -> None:
    faults = Faults()
    check = Check(faults, 0)
    check.code("code", request.code)
    check.text("name", request.name, 120, required=True)
    for name in ("model", "line", "region"):
        check.text(name, getattr(request, name), 80)
    check.whole("months", request.months, 1, MOST_MONTHS)
    check.whole("lead_days", request.lead_days, 0, LONGEST_LEAD)
    check.whole("minutes", request.minutes, 1, LONGEST_WORK)
    check.text("reason", request.reason.replace("\n", " "), 2000)
    if request.meter:
        check.code("meter", request.meter)
    _check_interval(check, request)
    faults.check_entry()


def _check_interval(check: Check, request: SaveMaintenancePlan) -> None:
    units = request.units
    if request.months is None and units is None:
        check.fault("months", "empty")
    if (units is None) != (not request.meter):
        check.fault("meter" if units is not None else "units", "empty")
    if units is not None and not (units.is_finite() and 0 < units <= MOST_UNITS):
        check.fault("units", "out_of_range", units)


def end_maintenance_plan(uow: UnitOfWork, request: EndMaintenancePlan) -> VersionSaved:
    """End a plan; what it proposed stays.

    Raises:
        Refusal: ``unknown_plan``, ``not_your_site``, ``faulty_entry``.
    """
    return PLANS.end(uow, "end_maintenance_plan", request.code, request.reason)


SAVE_MAINTENANCE_PLAN = Verb(
    "save_maintenance_plan", SaveMaintenancePlan, VersionSaved, save_maintenance_plan, Action.APPROVE
)
END_MAINTENANCE_PLAN = Verb(
    "end_maintenance_plan", EndMaintenancePlan, VersionSaved, end_maintenance_plan, Action.APPROVE
)
