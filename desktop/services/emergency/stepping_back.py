"""Undoing the last step of an emergency order: the packing, or the hand-over with its movement."""

from dataclasses import dataclass

from sqlalchemy import delete, select, update

from desktop.domain.changes import Kind
from desktop.domain.emergency import MilestoneKind, OrderState
from desktop.domain.errors import Refusal
from desktop.domain.ledger import MovementKind, reversal
from desktop.domain.origin import new_id
from desktop.domain.permissions import Action
from desktop.models.case import Reservation
from desktop.models.label import LabelJob, LabelState
from desktop.models.ledger import MovementRow
from desktop.models.tray import TrayLoan
from desktop.services.emergency.order_at_hand import OrderAtHand, approver, order_named, reopen, set_state, take_back
from desktop.services.emergency.packing import PAPERS, paper_code
from desktop.services.emergency.parts import has_box, lacks_again, under_way
from desktop.services.labelling import jobs_where, voided
from desktop.services.perform import Verb
from desktop.services.posting import post
from desktop.services.reversing import movement_of
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class StepBackEmergency:
    """Undo the last step; of a hand-over a supervisor says so."""

    number: str
    reason: str
    supervisor: str = ""


@dataclass(frozen=True, slots=True)
class SteppedBack:
    """How far the order is now."""

    number: str
    state: OrderState


def step_back_emergency(uow: UnitOfWork, request: StepBackEmergency) -> SteppedBack:
    """Undo the packing, or the hand-over with a counter-movement; the moments stay on record as taken back.

    Raises:
        Refusal: ``needs_reason``, ``unknown_emergency``, ``emergency_state``, ``not_allowed``,
            ``only_parts_to_come`` when nothing of its own is on the way.
    """
    if not request.reason:
        raise Refusal("needs_reason")
    states = (OrderState.PACKING, OrderState.PACKED, OrderState.ON_THE_WAY)
    order = order_named(uow, request.number, *states)
    if order.state is OrderState.ON_THE_WAY:
        if order.box_received_at is not None or not has_box(uow, order):
            raise Refusal("only_parts_to_come", order=order.number, parts=list(under_way(uow, order)))
        by = approver(uow, request.supervisor)
        _bring_back(uow, order, request.reason)
        state = _step(uow, order, MilestoneKind.HANDED_OVER, OrderState.PACKED)
    else:
        by = uow.actor.id
        _void_papers(uow, order, request.reason)
        state = _step(uow, order, MilestoneKind.PACKED, OrderState.PICKED)
    uow.record("step_back_emergency", order.number, site=order.ledger.site, reason=request.reason, by=by)
    return SteppedBack(order.number, state)


def _step(uow: UnitOfWork, order: OrderAtHand, undone: MilestoneKind, state: OrderState) -> OrderState:
    """Take the moment back, and let its clock run again from the call on."""
    take_back(uow, order, undone)
    reopen(uow, order, undone)
    set_state(uow, order, state)
    lacks_again(uow, order)
    return state


def _void_papers(uow: UnitOfWork, order: OrderAtHand, reason: str) -> None:
    symbols = [paper_code(order.number, ending) for ending in PAPERS]
    open_ones = (LabelJob.symbol.in_(symbols), LabelJob.state.not_in((LabelState.VOID, LabelState.SENDING)))
    for job in jobs_where(uow, *open_ones):
        voided(uow, job, "packing_undone", reason)


def _bring_back(uow: UnitOfWork, order: OrderAtHand, reason: str) -> None:
    asked = select(MovementRow.id).where(MovementRow.document == order.number)
    asked = asked.where(MovementRow.kind == MovementKind.DISPATCH).order_by(MovementRow.recorded_at.desc())
    movement = movement_of(uow, uow.connection.execute(asked.limit(1)).scalar_one())
    post(uow, reversal(movement, new_id(), reason), order.ledger)
    uow.write(delete(TrayLoan).where(TrayLoan.document == order.number, TrayLoan.back_at.is_(None)))
    sent = (Reservation.document == order.number, Reservation.outcome == "sent")
    uow.write(update(Reservation).where(*sent).values(released_at=None, outcome="picked"))
    uow.touched(Kind.TRAYS, Kind.CASES)


STEP_BACK_EMERGENCY = Verb("step_back_emergency", StepBackEmergency, SteppedBack, step_back_emergency, Action.DISPATCH)
