"""The lot of an adverse event on hold in one key, and the end of the event with the manufacturer's decision."""

from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import func, select, update

from desktop.domain.adverse import AdverseDecision, AdverseState, AdverseStepKind
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.models.adverse import AdverseEvent
from desktop.models.deadline import Deadline
from desktop.models.hold import Hold, HoldReason
from desktop.models.ledger import Balance
from desktop.services.adverse.event_at_hand import EventAtHand, StepDone, add_step, event_named
from desktop.services.blocking import recall_of
from desktop.services.holding import close_hold, open_hold, refuse_same_person
from desktop.services.named_goods import goods_of
from desktop.services.perform import Verb
from desktop.services.withdrawing import withdraw_reservations
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class HoldAdverseLot:
    """Hold every piece of the event's lot, wherever it is."""

    number: str


@dataclass(frozen=True, slots=True)
class AdverseLotHeld:
    """Pieces on hand that nobody can pick now, in how many places; the documents whose reservations were withdrawn."""

    number: str
    lot: str
    pieces: Decimal
    places: int
    withdrawn: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CloseAdverse:
    """What the manufacturer decided, with the number of its letter."""

    number: str
    decision: AdverseDecision
    reference: str


@dataclass(frozen=True, slots=True)
class AdverseClosed:
    """The end; ``released`` says whether the lot may be used again."""

    number: str
    decision: AdverseDecision
    released: bool


def hold_adverse_lot(uow: UnitOfWork, request: HoldAdverseLot) -> AdverseLotHeld:
    """Hold the lot in one step (J7, step 4).

    Raises:
        Refusal: ``unknown_adverse``, ``adverse_ended``, ``adverse_lot_held``.
    """
    event = event_named(uow, request.number)
    goods = goods_of(uow.connection, event.lot, None)
    if event.hold is not None:
        raise Refusal("adverse_lot_held", event=event.number, lot=goods.number)
    hold = open_hold(uow, event.lot, None, HoldReason.QUALITY, document=event.number)
    uow.write(update(AdverseEvent).where(AdverseEvent.id == event.id).values(lot_hold_id=hold))
    withdrawn = withdraw_reservations(uow, [(event.item, event.lot, None)], event.number)
    totals = select(func.sum(Balance.quantity), func.count(Balance.place_id.distinct()))
    pieces, places = uow.read(totals.where(Balance.lot_id == event.lot)).one()
    add_step(uow, event.id, StepDone(AdverseStepKind.LOT_HELD), uow.at, uow.origin.entered_by)
    uow.record("hold_adverse_lot", event.number, site=event.ledger.site, lot=event.lot, hold=hold)
    return AdverseLotHeld(event.number, goods.number, pieces or Decimal(0), places, withdrawn)


def close_adverse(uow: UnitOfWork, request: CloseAdverse) -> AdverseClosed:
    """Close an event; a release or a replacement frees the lot, a recall must have taken it over.

    Raises:
        Refusal: ``unknown_adverse``, ``adverse_ended``, ``needs_reference``, ``reports_missing`` naming the clocks that
            still run, ``recall_first``, ``second_person_needed`` to free the lot.
    """
    if not request.reference:
        raise Refusal("needs_reference")
    event = event_named(uow, request.number)
    running = select(Deadline.rule).where(Deadline.document == event.number, Deadline.closed_at.is_(None))
    open_ones = uow.read(running).scalars().all()
    if open_ones:
        raise Refusal("reports_missing", event=event.number, clocks=sorted(open_ones))
    released = _settle_lot(uow, event, request)
    ended = {"state": AdverseState.CLOSED, "decision": request.decision, "reference": request.reference}
    uow.write(update(AdverseEvent).where(AdverseEvent.id == event.id).values(ended))
    said = StepDone(AdverseStepKind.CLOSED, reference=request.reference, note=request.decision.value)
    add_step(uow, event.id, said, uow.at, uow.origin.entered_by)
    facts = {"decision": request.decision.value, "reference": request.reference}
    uow.record("close_adverse", event.number, site=event.ledger.site, **facts)
    return AdverseClosed(event.number, request.decision, released)


def _settle_lot(uow: UnitOfWork, event: EventAtHand, request: CloseAdverse) -> bool:
    goods = goods_of(uow.connection, event.lot, event.unit)
    recalled = recall_of(uow.connection, event.item, goods.number, goods.serial)
    if request.decision is AdverseDecision.RECALL and not recalled:
        raise Refusal("recall_first", event=event.number, lot=goods.number)
    if event.hold is None:
        return False
    if request.decision is not AdverseDecision.RECALL:
        refuse_same_person(uow, uow.read(select(Hold.opened_by_id).where(Hold.id == event.hold)).scalar_one())
    close_hold(uow, event.hold, recalled or request.reference)
    return not recalled


HOLD_ADVERSE_LOT = Verb("hold_adverse_lot", HoldAdverseLot, AdverseLotHeld, hold_adverse_lot, Action.HOLD)
CLOSE_ADVERSE = Verb("close_adverse", CloseAdverse, AdverseClosed, close_adverse, Action.APPROVE)
