"""The gates of a case: count and sterilisation of its trays, image, spares; what passes a red one (S1-02 to S1-05)."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from desktop.domain.cases import CaseState
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action, require
from desktop.models.case import Case, CaseTray
from desktop.models.person import Person
from desktop.queries.case_facts import Spec, specs
from desktop.queries.duties import image_state
from desktop.queries.tray_faults import tray_faults
from desktop.services.cases.case_at_hand import CaseAtHand, case_named, set_state
from desktop.services.perform import Verb
from desktop.services.trays.tray_at_hand import TrayAtHand, tray_by_id
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class ReadyCase:
    """Say that a case is ready; ``reason`` only from a supervisor who passes a red gate."""

    number: str
    reason: str = ""
    raw: str = ""


@dataclass(frozen=True, slots=True)
class CaseReady:
    """The case, and the codes of the red gates that the reason passed."""

    number: str
    overridden: tuple[str, ...]


def ready_case(uow: UnitOfWork, request: ReadyCase) -> CaseReady:
    """Mark a case as ready.

    All four gates must be green: count, sterilisation, image, spare.

    Raises:
        Refusal: ``unknown_case``, ``case_state``; the first red gate: ``tray_not_counted``, ``tray_incomplete``,
            ``tray_not_sterile``, ``tray_past_date``, ``image_not_checked``, ``image_plan_changed``,
            ``spare_missing``; ``not_allowed`` for a reason from somebody who is no supervisor;
            ``gates_passed_already`` for a reason when another desk gave one for the same gates.
    """
    case = case_named(uow, request.number, CaseState.PLANNED, CaseState.READY)
    if request.reason:
        _refuse_second_reason(uow, case)
    overridden = pass_gates(uow, case, request.reason, image=True)
    set_state(uow, case, CaseState.READY)
    uow.record("ready_case", case.number, site=case.ledger.site, overridden=list(overridden), reason=request.reason)
    return CaseReady(case.number, overridden)


def _refuse_second_reason(uow: UnitOfWork, case: CaseAtHand) -> None:
    """The reason of the first supervisor stands, with their name; another one is wanted only for another gate."""
    asked = select(Case.overridden, Case.override, Person.name).outerjoin(Person, Person.id == Case.override_by_id)
    passed = uow.read(asked.where(Case.id == case.id)).one()
    red = {fault.code for fault in _red(uow, case, image=True)}
    if case.state is CaseState.READY and red and red <= set(passed.overridden.split(" ")):
        raise Refusal("gates_passed_already", case=case.number, name=passed.name, reason=passed.override)


def _red(uow: UnitOfWork, case: CaseAtHand, *, image: bool) -> list[Refusal]:
    red = [
        fault
        for tray in trays_of(uow, case)
        for fault in tray_faults(uow.connection, tray.id, tray.code, case.needed_on)
    ]
    red += image_faults(uow, case) if image else []
    return red + spare_faults(uow, case)


def pass_gates(uow: UnitOfWork, case: CaseAtHand, reason: str, *, image: bool = False) -> tuple[str, ...]:
    """Refuse at the first red gate unless a supervisor gives a reason or gave one before; returns what it passed.

    ``image`` asks for the fourth gate too: a case is made ready with it, goods may be on their way before it.

    Raises:
        Refusal: as `ready_case`.
    """
    red = _red(uow, case, image=image)
    if not red:
        return ()
    codes = tuple(dict.fromkeys(fault.code for fault in red))
    if not reason:
        _refuse_new(uow, case, red)
        return codes
    require(uow.actor.role, Action.APPROVE)
    set_state(uow, case, case.state, override=reason, override_by_id=uow.actor.id, overridden=" ".join(codes))
    return codes


def _refuse_new(uow: UnitOfWork, case: CaseAtHand, red: list[Refusal]) -> None:
    """Refuse the first red gate that was not passed when the case was made ready."""
    passed = uow.read(select(Case.overridden).where(Case.id == case.id)).scalar_one()
    known = f" {passed} " if case.state is CaseState.READY else ""
    for fault in red:
        if f" {fault.code} " not in known:
            raise fault


def image_faults(uow: UnitOfWork, case: CaseAtHand) -> list[Refusal]:
    """Why the image gate is red: nobody ticked it for this plan; a case without implants needs none (S1-04)."""
    red = image_state(uow.connection, case.id)
    return [Refusal(red, case=case.number)] if red else []


def spare_faults(uow: UnitOfWork, case: CaseAtHand) -> list[Refusal]:
    """The spare rule as a refusal that names every red specification; empty when all are green."""
    red = [spec for spec in specs(uow.connection, case.id, case.number) if not spec.green]
    if not red:
        return []
    facts: dict[str, Any] = {"case": case.number, "names": [_named(spec) for spec in red]}
    return [Refusal("spare_missing", item=red[0].name, ref=red[0].ref, **facts)]


def _named(spec: Spec) -> str:
    return f"{spec.ref} {spec.name}"


def trays_of(uow: UnitOfWork, case: CaseAtHand) -> list[TrayAtHand]:
    """The trays that go with a case and have not come back, in the order in which they were added."""
    asked = select(CaseTray.tray_id).where(CaseTray.case_id == case.id, CaseTray.back_at.is_(None))
    return [tray_by_id(uow, tray) for tray in uow.read(asked.order_by(CaseTray.id)).scalars().all()]


READY_CASE = Verb("ready_case", ReadyCase, CaseReady, ready_case, Action.PREPARE)
