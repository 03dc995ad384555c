"""The clocks of a case: presence runs from the plan, the aftercare from the end of the operation (S1-01 to S1-09)."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select

from desktop.domain.duties import FOLLOW_UP, FOLLOW_UP_FORM, PRESENCE, PresenceBasis, presence_due
from desktop.domain.ledger import EnteredBy
from desktop.models.case import Case, HospitalTerms
from desktop.models.deadline import Deadline
from desktop.models.duty import FollowUp, FormSubmission, Presence
from desktop.services.cases.case_at_hand import CaseAtHand
from desktop.services.deadlines import close_deadlines, drop_deadlines, open_deadline
from desktop.services.rules_in_force import rule_in_force
from desktop.storage.unit_of_work import UnitOfWork

_DONE: Final[dict[str, type[FollowUp] | type[FormSubmission]]] = {FOLLOW_UP: FollowUp, FOLLOW_UP_FORM: FormSubmission}
"""What closes a clock of the aftercare."""


def watch_presence(uow: UnitOfWork, case: CaseAtHand) -> None:
    """Start the presence clock of a planned case, or start it anew when the plan has another start.

    Somebody who was there already was there: then nothing is watched any more. Neither is a case that was written down
    after its own start. A hospital that puts an operation forward past the due moment gives its notice by that; a
    clock that was overdue already stays so.
    """
    if uow.read(select(Presence.id).where(Presence.case_id == case.id).limit(1)).first() is not None:
        return
    made = uow.read(select(Case.made_at).where(Case.id == case.id)).scalar_one()
    basis, noticed = _basis(uow, case), made
    running = due_of(uow, case, PRESENCE)
    due = presence_due(basis, noticed, case.planned_at, _span(uow, case, noticed))
    if running is not None and due < uow.at <= running:
        noticed, due = uow.at, presence_due(basis, uow.at, case.planned_at, _span(uow, case, uow.at))
    if running == due:
        return
    drop_deadlines(uow, case.number, "planned anew", rules=(PRESENCE,))
    if due > noticed:
        open_deadline(uow, PRESENCE, case.number, case.ledger, noticed, due=due, party=case.hospital)


def _span(uow: UnitOfWork, case: CaseAtHand, noticed: datetime) -> timedelta:
    """How long the rule gives that was in force at the notice; it always counts elapsed time."""
    span = rule_in_force(uow, PRESENCE, case.ledger.site, noticed).rule.elapsed
    assert span is not None  # noqa: S101  # `set_deadline_rule` refuses days for it
    return span


def _basis(uow: UnitOfWork, case: CaseAtHand) -> PresenceBasis:
    asked = select(HospitalTerms.presence).where(HospitalTerms.hospital_id == case.hospital)
    found = uow.read(asked.where(HospitalTerms.partner_id.in_((case.ledger.partner, case.hospital)))).scalar()
    return PresenceBasis.BEFORE_START if found is None else found


def due_of(uow: UnitOfWork, case: CaseAtHand, rule: str) -> datetime | None:
    """When the running clock of a rule is due; None when none runs."""
    asked = select(Deadline.due_at).where(Deadline.document == case.number, Deadline.rule == rule)
    return uow.read(asked.where(Deadline.closed_at.is_(None))).scalar()


def start_clocks(uow: UnitOfWork, case: CaseAtHand, rules: Sequence[str], ended: datetime) -> None:
    """Start what runs from the end of the operation.

    A duty that was done before the report was confirmed closes its clock at once; one that was done and counted under
    a report that was taken back since is not counted twice.
    """
    counted = select(Deadline.rule).where(Deadline.document == case.number, Deadline.outcome.in_(("on_time", "late")))
    closed = set(uow.read(counted).scalars())
    for rule in rules:
        if rule in _DONE and rule in closed:
            continue
        open_deadline(uow, rule, case.number, case.ledger, ended, party=case.hospital)
        done = _first_done(uow, case, rule, ended)
        if done is not None:
            close_deadlines(uow, rule, case.number, done[0], source=done[1])


def _first_done(uow: UnitOfWork, case: CaseAtHand, rule: str, ended: datetime) -> tuple[datetime, EnteredBy] | None:
    table = _DONE.get(rule)
    if table is None:
        return None
    asked = select(table.at, table.entered_by).where(table.case_id == case.id, table.at >= ended)
    row = uow.read(asked.order_by(table.at).limit(1)).first()
    return None if row is None else (row.at, EnteredBy(row.entered_by))
