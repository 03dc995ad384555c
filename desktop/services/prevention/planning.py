"""Maintenance plans, by time and by meter; a plan that changes becomes a new version (SC-18)."""

from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import func, insert, select, update

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.months import MOST_MONTHS
from desktop.domain.permissions import Action
from desktop.models.prevention import MaintenancePlan
from desktop.services.devices.device_at_hand import check_words, device_named
from desktop.services.master_data.entry import Check, Faults
from desktop.services.master_data.lookups import refuse_foreign, site_row, storable
from desktop.services.perform import Verb
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


@dataclass(frozen=True, slots=True)
class PlanSaved:
    """The plan or the rule, and which version holds now."""

    code: str
    version: int


def save_maintenance_plan(uow: UnitOfWork, request: SaveMaintenancePlan) -> PlanSaved:
    """Make a plan, or the next version of one.

    Raises:
        Refusal: ``unknown_site``, ``not_your_site``, ``unknown_device``, ``faulty_entry``, ``reason_missing`` for the
            change of a plan.
    """
    site = site_row(uow, request.site)
    _check(request)
    if request.serial:
        device_named(uow, request.serial, request.model)
    version = _end_last(uow, request)
    names = set(asdict(request)) - {"site"}
    row: dict[str, Any] = {name: getattr(request, name) for name in names}
    row |= {"site_id": site.id, "partner_id": site.partner_id, "version": version}
    uow.write(insert(MaintenancePlan).values(row | {"set_at": uow.at, "set_by_id": uow.actor.id}))
    facts = {"version": version, "months": request.months, "meter": request.meter, "automatic": request.automatic}
    uow.record("save_maintenance_plan", request.code, site=site.id, reason=request.reason, **facts)
    uow.touched(Kind.EQUIPMENT)
    return PlanSaved(request.code, version)


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


def _end_last(uow: UnitOfWork, request: SaveMaintenancePlan) -> int:
    kept = MaintenancePlan
    last = uow.read(select(func.max(kept.version)).where(kept.code == request.code)).scalar()
    if last is None:
        return 1
    plan_at_hand(uow, request.code, ended=True)
    if not request.reason:
        raise Refusal("reason_missing", plan=request.code)
    uow.write(update(kept).where(kept.code == request.code, kept.ended_at.is_(None)).values(ended_at=uow.at))
    return int(last) + 1


def plan_at_hand(uow: UnitOfWork, code: str, *, ended: bool = False) -> Any:
    """The last version of a plan, held; one that has ended only when asked for.

    Raises:
        Refusal: ``unknown_plan``, ``not_your_site``.
    """
    kept = MaintenancePlan
    asked = select(*kept.__table__.c).where(kept.code == code).order_by(kept.version.desc()).limit(1).with_for_update()
    found = uow.read(asked).first() if storable(code) else None
    if found is None or (found.ended_at is not None and not ended):
        raise Refusal("unknown_plan", plan=code)
    refuse_foreign(uow, found.partner_id, code)
    return found


def end_maintenance_plan(uow: UnitOfWork, request: EndMaintenancePlan) -> PlanSaved:
    """End a plan; what it proposed stays.

    Raises:
        Refusal: ``unknown_plan``, ``not_your_site``, ``faulty_entry``.
    """
    check_words("reason", reason=request.reason)
    plan = plan_at_hand(uow, request.code)
    uow.write(update(MaintenancePlan).where(MaintenancePlan.id == plan.id).values(ended_at=uow.at))
    uow.record("end_maintenance_plan", request.code, site=plan.site_id, reason=request.reason, version=plan.version)
    uow.touched(Kind.EQUIPMENT)
    return PlanSaved(request.code, plan.version)


SAVE_MAINTENANCE_PLAN = Verb(
    "save_maintenance_plan", SaveMaintenancePlan, PlanSaved, save_maintenance_plan, Action.APPROVE
)
END_MAINTENANCE_PLAN = Verb("end_maintenance_plan", EndMaintenancePlan, PlanSaved, end_maintenance_plan, Action.APPROVE)
