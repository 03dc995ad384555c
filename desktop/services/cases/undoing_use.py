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
from desktop.models.case import Case, CaseGoods, CaseTray, UsageLine, UsageReport
from desktop.models.party import Party
from desktop.models.place import Place
from desktop.models.tray import TrayLoan
from desktop.queries.refill_orders import orders_after
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
    documents = dependents(uow, case)
    if documents:
        raise Refusal("depends_on_it", report=request.report, documents=documents, first=documents[0])
    credited = Decimal("0.00")
    if row.movement_id is not None:
        back = reversal(movement_of(uow, row.movement_id), new_id(), request.reason)
        post(uow, back, case.ledger)
        credited = credit(uow, row.movement_id, back.id, case.ledger)
    clocks = drop_deadlines(uow, case.number, case.ledger, request.reason, rules=CLOCKS)
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


def dependents(uow: UnitOfWork, case: CaseAtHand) -> list[str]:
    """The numbers of the documents that rest on a usage report."""
    return [*_later_orders(uow, case), *_later_trips(uow, case), *_loans(uow, case)]


def _later_orders(uow: UnitOfWork, case: CaseAtHand) -> tuple[str, ...]:
    """Refill orders for what was used that were sent since and can still be cancelled."""
    used = select(UsageLine.item_id).where(UsageLine.case_id == case.id, UsageLine.taken_back_at.is_(None))
    reported = select(UsageReport.made_at).where(UsageReport.case_id == case.id)
    since = uow.read(reported.where(UsageReport.state == ReportState.CONFIRMED)).scalar_one()
    return orders_after(uow.connection, set(uow.read(used).scalars()), since, case.ledger.site)


def _later_trips(uow: UnitOfWork, case: CaseAtHand) -> list[str]:
    """Cases that one of the used trays has gone out with since."""
    trays = select(CaseGoods.tray_id).where(CaseGoods.case_id == case.id, CaseGoods.back < CaseGoods.quantity)
    mine = select(CaseTray.back_at).where(CaseTray.case_id == case.id).order_by(CaseTray.back_at.desc()).limit(1)
    asked = (
        select(Case.number)
        .join(CaseTray, CaseTray.case_id == Case.id)
        .where(CaseTray.tray_id.in_(trays), Case.id != case.id, CaseTray.out_at > mine.scalar_subquery())
        .order_by(Case.number)
    )
    return list(dict.fromkeys(uow.read(asked).scalars().all()))


def _loans(uow: UnitOfWork, case: CaseAtHand) -> list[str]:
    """The used trays that are out on loan, each with its borrower: pieces cannot go back into what is not here."""
    trays = select(CaseGoods.tray_id).where(CaseGoods.case_id == case.id, CaseGoods.back < CaseGoods.quantity)
    asked = (
        select(Place.code, Party.code.label("borrower"))
        .join(TrayLoan, TrayLoan.tray_id == Place.id)
        .join(Party, Party.id == TrayLoan.borrower_id)
        .where(TrayLoan.tray_id.in_(trays), TrayLoan.back_at.is_(None), TrayLoan.document.not_in(select(Case.number)))
        .order_by(Place.code)
    )
    return [f"{row.code} {row.borrower}" for row in uow.read(asked).all()]


UNDO_USAGE = Verb("undo_usage", UndoUsage, UsageUndone, undo_usage, Action.UNDO)
