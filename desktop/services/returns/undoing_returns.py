"""Taking back what was entered by mistake: the last step of a return, a defect case or an exchange (S1-12, S1-13).

A counter-entry takes back the goods, a hold comes back or goes, and the document says that it was taken back.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import select, update

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.ledger import reversal
from desktop.domain.origin import new_id
from desktop.domain.permissions import Action
from desktop.models.case import Reservation
from desktop.models.hold import HoldReason
from desktop.models.label import LabelJob, LabelPurpose
from desktop.models.ledger import Balance
from desktop.models.place import Place
from desktop.models.returns import DefectCase, DefectState, GoodsReturn, ReturnState
from desktop.services.counting_guard import refuse_counted_places
from desktop.services.deadlines import drop_deadlines
from desktop.services.holding import close_hold, open_hold
from desktop.services.labelling import drop_waiting
from desktop.services.named_goods import goods_of
from desktop.services.perform import Verb
from desktop.services.posting import Ledger, post
from desktop.services.returns.delivered import RULE
from desktop.services.returns.holding_documents import hold_document
from desktop.services.returns.undo_steps import ReturnStep, StepDone, dependents, last_step_of, step_of
from desktop.services.reversing import (
    movement_of,
    refuse_after_shift,
    refuse_dependents,
    refuse_moved,
    refuse_no_way_back,
)
from desktop.services.withdrawing import WITHDRAWN
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class UndoReturn:
    """Take back the last step of a return, a defect case or an exchange.

    Attributes:
        number: of the document; "" for the last step that this person did.
        reason: needed of a supervisor who takes back what is not their own, or older than a shift.
    """

    number: str = ""
    reason: str = ""
    raw: str = ""


@dataclass(frozen=True, slots=True)
class ReturnUndone:
    """What was taken back.

    Attributes:
        place: where the goods are now, "" when they are not on hand.
        reserve_again: documents that lost a reservation by it; they do not get it back by themselves.
    """

    number: str
    step: ReturnStep
    item: str
    item_en: str
    lot: str
    serial: str
    place: str
    reserve_again: tuple[str, ...]


def undo_return(uow: UnitOfWork, request: UndoReturn) -> ReturnUndone:
    """Take back one step; all of it or nothing.

    Raises:
        Refusal: ``nothing_to_undo``, ``unknown_document``, ``document_undone``, ``defect_closed``; ``undo_after_shift``
            and ``reason_missing``; ``depends_on_it`` with the documents; ``moved_since``, ``no_way_back``,
            ``place_counted``; at the commit ``already_reversed``.
    """
    done = _held_step(uow, request.number)
    refuse_after_shift(uow, done.person, done.at, request.reason)
    refuse_dependents(done.document, dependents(uow, done))
    reason = request.reason or "undo"
    if done.movement is not None:
        _reverse(uow, done, reason)
    again = _UNDO[done.step](uow, done, reason)
    uow.record("undo_return", done.document, site=done.site, reason=request.reason, step=done.step.value)
    uow.touched(Kind.RETURNS, Kind.HOLDS)
    goods = goods_of(uow.connection, done.lot, done.unit)
    place = _place(uow, done)
    names = (goods.name, goods.name_en, goods.number, goods.serial)
    return ReturnUndone(done.document, done.step, *names, place, again)


def _held_step(uow: UnitOfWork, number: str) -> StepDone:
    """The last step; its document is held, so that of two desks the second meets what the first one did."""
    done = step_of(uow, number) if number else last_step_of(uow, uow.actor.id)
    hold_document(uow, done.document)
    return step_of(uow, done.document)


def _reverse(uow: UnitOfWork, done: StepDone, reason: str) -> None:
    movement = movement_of(uow, done.movement or new_id())
    refuse_moved(uow, movement)
    refuse_no_way_back(uow, movement)
    refuse_counted_places(uow, movement.legs)
    post(uow, reversal(movement, new_id(), reason), Ledger(done.site, done.partner))


def _accepted(uow: UnitOfWork, done: StepDone, reason: str) -> tuple[str, ...]:
    _set(uow, GoodsReturn, done, (ReturnState.TO_INSPECT,), {"state": ReturnState.UNDONE})
    hold = uow.read(select(GoodsReturn.hold_id).where(GoodsReturn.number == done.document)).scalar()
    if hold is not None:
        close_hold(uow, hold, reason)
    drop_deadlines(uow, done.document, reason, rules=(RULE.code,))
    _drop_label(uow, done)
    return ()


def _inspected(uow: UnitOfWork, done: StepDone, reason: str) -> tuple[str, ...]:
    """The goods wait for their inspection again; a defect case that the inspection opened goes with it."""
    row = uow.read(select(GoodsReturn.__table__).where(GoodsReturn.number == done.document)).one()
    again: tuple[str, ...] = ()
    if row.state is ReturnState.REJECTED:
        again = _take_defect_back(uow, done, reason)
    else:
        refuse_moved(uow, movement_of(uow, row.movement_id))
    waiting: dict[str, Any] = {
        "state": ReturnState.TO_INSPECT,
        "inspected_at": None,
        "inspected_by_id": None,
        "inspection_note": "",
    }
    if row.hold_id is not None:
        note = {"document": row.number, "note": row.reason}
        waiting["hold_id"] = open_hold(uow, row.lot_id, row.unit_id, HoldReason.RETURN, **note)
    _set(uow, GoodsReturn, done, (ReturnState.USABLE, ReturnState.REJECTED), waiting)
    return again


def _take_defect_back(uow: UnitOfWork, done: StepDone, reason: str) -> tuple[str, ...]:
    same = (DefectCase.lot_id == done.lot, DefectCase.unit_id == done.unit, DefectCase.opened_at == done.at)
    case = uow.read(select(DefectCase.number, DefectCase.state).where(*same)).one()
    if case.state is not DefectState.OPEN:
        refuse_dependents(done.document, [case.number])
    opened = StepDone(
        case.number, ReturnStep.OPENED, done.at, done.person, done.site, done.partner, done.lot, done.unit
    )
    refuse_dependents(case.number, dependents(uow, opened))
    return _opened(uow, opened, reason)


def _opened(uow: UnitOfWork, done: StepDone, reason: str) -> tuple[str, ...]:
    _set(uow, DefectCase, done, (DefectState.OPEN,), {"state": DefectState.UNDONE})
    close_hold(uow, uow.read(select(DefectCase.hold_id).where(DefectCase.number == done.document)).scalar_one(), reason)
    lost = select(Reservation.document).where(Reservation.outcome == WITHDRAWN, Reservation.released_at == done.at)
    same = (Reservation.lot_id == done.lot, Reservation.unit_id == done.unit)
    lost = lost.where(*same) if done.unit is not None else lost.where(same[0])
    return tuple(sorted(set(uow.read(lost).scalars())))


def _collected(uow: UnitOfWork, done: StepDone, _reason: str) -> tuple[str, ...]:
    _set(uow, DefectCase, done, (DefectState.COLLECTED,), {"state": DefectState.OPEN, "collected_at": None})
    _drop_label(uow, done)
    return ()


def _exchanged(_uow: UnitOfWork, _done: StepDone, _reason: str) -> tuple[str, ...]:
    """The counter-entry alone tells that an exchange was taken back: its row is only ever added."""
    return ()


_UNDO: Final[dict[ReturnStep, Callable[[UnitOfWork, StepDone, str], tuple[str, ...]]]] = {
    ReturnStep.ACCEPTED: _accepted,
    ReturnStep.INSPECTED: _inspected,
    ReturnStep.OPENED: _opened,
    ReturnStep.COLLECTED: _collected,
    ReturnStep.EXCHANGED: _exchanged,
}


def _set(uow: UnitOfWork, table: Any, done: StepDone, states: tuple[Any, ...], values: dict[str, Any]) -> None:
    """Change a document that is still as it was read; another desk may have been quicker."""
    changed = update(table).where(table.number == done.document, table.state.in_(states)).values(values)
    if uow.write(changed).rowcount != 1:
        raise Refusal("document_undone", document=done.document)


def _drop_label(uow: UnitOfWork, done: StepDone) -> None:
    """A label that has not been printed is not printed any more."""
    same = (LabelJob.lot_id == done.lot, LabelJob.unit_id == done.unit, LabelJob.ordered_at == done.at)
    drop_waiting(uow, "undone", LabelJob.purpose == LabelPurpose.HOLD, *same)


def _place(uow: UnitOfWork, done: StepDone) -> str:
    """Where a unit or the pieces stand once the step is taken back."""
    if done.movement is not None:
        back = next(leg for leg in movement_of(uow, done.movement).legs if leg.quantity < 0)
        return uow.read(select(Place.code).where(Place.id == back.place)).scalar_one()
    asked = select(Place.code).join(Balance, Balance.place_id == Place.id)
    asked = asked.where(Balance.lot_id == done.lot, Balance.unit_id == done.unit).order_by(Balance.id)
    return uow.read(asked.limit(1)).scalar() or ""


UNDO_RETURN = Verb("undo_return", UndoReturn, ReturnUndone, undo_return, Action.UNDO)
