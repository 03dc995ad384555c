"""Taking a usage report back: counter-entries for all of it, refused while something later rests on it."""

from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select, update

from desktop.domain.cases import CaseState, ReportState
from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.ledger import reversal
from desktop.domain.origin import new_id
from desktop.domain.permissions import Action
from desktop.models.case import Case, UsageReport
from desktop.queries.usage_dependents import usage_dependents
from desktop.services.cases.case_at_hand import CaseAtHand, case_named, set_state
from desktop.services.cases.reporting_use import CLOCKS
from desktop.services.deadlines import drop_deadlines
from desktop.services.outbox import withdraw_messages, write_message
from desktop.services.perform import Verb
from desktop.services.posting import post
from desktop.services.reversing import movement_of, refuse_after_shift
from desktop.services.settling import credit
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class UndoUsage:
    """Take a confirmed usage report back, by its number."""

    report: str
    reason: str
    raw: str = ""


@dataclass(frozen=True, slots=True)
class UsageUndone:
    """What was taken back: the credits in yuan (0 or below), and how many clocks were dropped."""

    report: str
    case: str
    credited: Decimal
    clocks: int


def undo_usage(uow: UnitOfWork, request: UndoUsage) -> UsageUndone:
    """Take a usage report back; its case can then be corrected and confirmed again.

    Raises:
        Refusal: ``unknown_report``, ``needs_reason``, ``report_undone``; ``undo_after_shift`` but for a supervisor;
            ``depends_on_it`` with the documents that must be taken back first; at the commit ``already_reversed``.
    """
    if not request.reason:
        raise Refusal("needs_reason")
    asked = select(UsageReport.id, UsageReport.state, UsageReport.movement_id, UsageReport.made_at, Case.number)
    asked = asked.add_columns(UsageReport.made_by_id)
    asked = asked.join(Case, Case.id == UsageReport.case_id).where(UsageReport.number == request.report)
    row = uow.read(asked).first() if request.report else None
    if row is None:
        raise Refusal("unknown_report", report=request.report)
    case = case_named(uow, row.number)
    if row.state is not ReportState.CONFIRMED:
        raise Refusal("report_undone", report=request.report)
    refuse_after_shift(uow, row.made_by_id, row.made_at, request.reason)
    documents = usage_dependents(uow.connection, case.number)
    if documents:
        raise Refusal("depends_on_it", report=request.report, documents=list(documents), first=documents[0])
    credited = Decimal("0.00")
    if row.movement_id is not None:
        back = reversal(movement_of(uow, row.movement_id), new_id(), request.reason)
        post(uow, back, case.ledger)
        credited = credit(uow, row.movement_id, back.id, case.ledger)
    clocks = drop_deadlines(uow, case.number, request.reason, rules=CLOCKS)
    undone = {"state": ReportState.UNDONE, "undone_at": uow.at, "undone_by_id": uow.actor.id}
    uow.write(update(UsageReport).where(UsageReport.id == row.id).values(undone))
    set_state(uow, case, CaseState.BACK)
    _withdraw(uow, case, request)
    uow.record("undo_usage", request.report, site=case.ledger.site, reason=request.reason, credited=str(credited))
    uow.touched(Kind.TRAYS, Kind.REPLENISHMENT)
    return UsageUndone(request.report, case.number, credited, clocks)


def _withdraw(uow: UnitOfWork, case: CaseAtHand, request: UndoUsage) -> None:
    """A notice that has not been sent is not sent any more; of one that was sent the owner is told."""
    for owner in withdraw_messages(uow, "notice_of_use", request.report):
        body = {"report": request.report, "case": case.number, "reason": request.reason}
        write_message(uow, "notice_of_use_withdrawn", owner, request.report, body, case.ledger)


UNDO_USAGE = Verb("undo_usage", UndoUsage, UsageUndone, undo_usage, Action.UNDO)
