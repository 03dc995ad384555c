"""Table service in four gated steps: inventory, sterilisation, delivery to the table, recovery afterwards (S1-41)."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select

from desktop.domain.cases import CaseState
from desktop.domain.changes import Kind
from desktop.domain.duties import SOP, SopStep, WaitingCause
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.models.duty import SopDone, Waiting
from desktop.queries.tray_faults import count_fault, sterile_fault
from desktop.services.cases.case_at_hand import CaseAtHand, case_named
from desktop.services.cases.gates import trays_of
from desktop.services.duties.stamps import moment_given
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork

_BACK = frozenset({CaseState.BACK, CaseState.HELD, CaseState.REPORTED})
LONGEST_WAIT = 24 * 60


@dataclass(frozen=True, slots=True)
class DoSopStep:
    """A step of table service is done; ``done`` is a local time at the site when it was not now."""

    number: str
    step: SopStep
    done: str = ""
    note: str = ""
    raw: str = ""


@dataclass(frozen=True, slots=True)
class SopStepDone:
    """The step, when, and which comes next; None after the last."""

    number: str
    step: SopStep
    at: datetime
    next: SopStep | None


@dataclass(frozen=True, slots=True)
class RecordWaiting:
    """The operation waited so many minutes."""

    number: str
    minutes: int
    cause: WaitingCause


@dataclass(frozen=True, slots=True)
class WaitingRecorded:
    """What was written down."""

    number: str
    minutes: int
    cause: WaitingCause


def do_sop_step(uow: UnitOfWork, request: DoSopStep) -> SopStepDone:
    """Do the next step; none starts before the one before it is done and its own gate is green.

    Raises:
        Refusal: ``unknown_case``, ``case_state``, ``sop_done_already``, ``sop_step_early`` with the missing step; a
            gate: ``no_kit``, ``tray_not_counted``, ``tray_incomplete``, ``tray_not_sterile``, ``tray_past_date``,
            ``sop_not_out``, ``sop_not_back``; ``sop_before_previous``, ``bad_time``, ``in_the_future``.
    """
    case = case_named(uow, request.number, *(frozenset(CaseState) - {CaseState.CANCELLED}))
    done = set(uow.read(select(SopDone.step).where(SopDone.case_id == case.id)).scalars())
    if request.step in done:
        raise Refusal("sop_done_already", case=case.number, duty_step=request.step.value)
    missing = next((step for step in SOP[: SOP.index(request.step)] if step not in done), None)
    if missing is not None:
        raise Refusal("sop_step_early", case=case.number, duty_step=request.step.value, other_step=missing.value)
    _check_gate(uow, case, request.step)
    at, source = moment_given(uow, request.done, case.time_zone)
    _refuse_before(uow, case, at)
    row = {"case_id": case.id, "step": request.step, "at": at, "entered_by": source.value, "note": request.note}
    uow.write(insert(SopDone).values(row | {"by_id": uow.actor.id}))
    uow.record("do_sop_step", case.number, site=case.ledger.site, step=request.step.value, at=at.isoformat())
    uow.touched(Kind.CASES)
    after = SOP.index(request.step) + 1
    return SopStepDone(case.number, request.step, at, SOP[after] if after < len(SOP) else None)


def _refuse_before(uow: UnitOfWork, case: CaseAtHand, at: datetime) -> None:
    """A step whose time was typed in cannot lie before the step before it."""
    asked = select(SopDone.step, SopDone.at).where(SopDone.case_id == case.id, SopDone.at > at)
    later = uow.read(asked.order_by(SopDone.id.desc()).limit(1)).first()
    if later is not None:
        raise Refusal("sop_before_previous", case=case.number, other_step=later.step.value, at=later.at)


def _check_gate(uow: UnitOfWork, case: CaseAtHand, step: SopStep) -> None:
    if step is SopStep.DELIVERY and case.state not in {CaseState.OUT, *_BACK}:
        raise Refusal("sop_not_out", case=case.number)
    if step is SopStep.RECOVERY and case.state not in _BACK:
        raise Refusal("sop_not_back", case=case.number)
    if case.state not in (CaseState.PLANNED, CaseState.READY):
        return  # what left has passed the gates, or a supervisor's reason stands for it
    for tray in trays_of(uow, case):
        fault = None
        if step is SopStep.INVENTORY:
            fault = count_fault(uow.connection, tray.id, tray.code)
        elif step is SopStep.STERILISATION:
            fault = sterile_fault(uow.connection, tray.id, tray.code, case.needed_on)
        if fault is not None:
            raise fault


def record_waiting(uow: UnitOfWork, request: RecordWaiting) -> WaitingRecorded:
    """Write down how long an operation waited, and why.

    Raises:
        Refusal: ``unknown_case``, ``case_state``, ``bad_minutes``.
    """
    if not 0 < request.minutes <= LONGEST_WAIT:
        raise Refusal("bad_minutes", value=request.minutes)
    case = case_named(uow, request.number, CaseState.OUT, *_BACK)
    row = {"case_id": case.id, "minutes": request.minutes, "cause": request.cause, "recorded_at": uow.at}
    uow.write(insert(Waiting).values(row | {"by_id": uow.actor.id}))
    uow.record("record_waiting", case.number, site=case.ledger.site, minutes=request.minutes, cause=request.cause.value)
    uow.touched(Kind.CASES)
    return WaitingRecorded(case.number, request.minutes, request.cause)


DO_SOP_STEP = Verb("do_sop_step", DoSopStep, SopStepDone, do_sop_step, Action.PREPARE)
RECORD_WAITING = Verb("record_waiting", RecordWaiting, WaitingRecorded, record_waiting, Action.REPORT_USE)
