"""How often equipment is to be calibrated that has no cycle of its own: by model, region and contract (S2-09)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.domain.changes import Kind
from desktop.domain.permissions import Action
from desktop.domain.scopes import TermScope
from desktop.models.prevention import CalibrationCycle
from desktop.queries.calibration_cycles import LONGEST_CYCLE
from desktop.services.master_data.entry import Check, Faults
from desktop.services.master_data.lookups import site_row
from desktop.services.perform import Verb
from desktop.services.terms import check_scope, keep_term
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class SetCalibrationCycle:
    """A cycle for a region, the level of a contract, a model, or for all ("" in each).

    Attributes:
        site: a centre of the partner for whose equipment it holds.
        months: from one calibration to the next.
        valid_from, valid_to: days of calibration for which it holds; the one before it of the same scope ends.
    """

    site: str
    name: str
    months: int
    valid_from: date
    reason: str
    model: str = ""
    region: str = ""
    contract: str = ""
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class CycleSet:
    """The cycle by its name."""

    name: str
    months: int


def set_calibration_cycle(uow: UnitOfWork, request: SetCalibrationCycle) -> CycleSet:
    """Set a cycle from a day on; certificates that are there keep their last day.

    Raises:
        Refusal: ``faulty_entry``, ``unknown_site``, ``not_your_site``, and what `keep_term` refuses.
    """
    site = site_row(uow, request.site)
    scope = TermScope("", request.region, request.contract, request.model)
    faults = Faults()
    check = Check(faults, 0)
    check.text("name", request.name, 120, required=True)
    check.text("reason", request.reason.replace("\n", " "), 2000, required=True)
    check.whole("months", request.months, 1, LONGEST_CYCLE)
    check_scope(check, scope)
    faults.check_entry()
    row: dict[str, Any] = {"name": request.name, "months": request.months, "reason": request.reason}
    row |= {"valid_from": request.valid_from, "valid_to": request.valid_to}
    keep_term(uow, CalibrationCycle, scope, {"partner_id": site.partner_id}, row)
    told = {"months": request.months, "valid_from": request.valid_from.isoformat(), "scope": scope.told}
    uow.record("set_calibration_cycle", request.name, site=site.id, reason=request.reason, **told)
    uow.touched(Kind.EQUIPMENT)
    return CycleSet(request.name, request.months)


SET_CALIBRATION_CYCLE = Verb(
    "set_calibration_cycle", SetCalibrationCycle, CycleSet, set_calibration_cycle, Action.APPROVE
)
