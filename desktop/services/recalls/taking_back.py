"""A recall that was opened by mistake is withdrawn, as long as nobody outside was told of it."""

from dataclasses import dataclass

from sqlalchemy import select, update

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.models.case import Reservation
from desktop.models.hold import Hold
from desktop.models.ledger import MovementRow
from desktop.models.recall import Recall
from desktop.queries.recalls import RecallRow, recall_named, recall_notices
from desktop.services.blocking import recall_of
from desktop.services.holding import close_hold
from desktop.services.named_goods import named_goods
from desktop.services.perform import Verb
from desktop.services.recalls.telling import open_recall
from desktop.services.reversing import refuse_after_shift, refuse_dependents
from desktop.services.withdrawing import WITHDRAWN
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class WithdrawRecall:
    """Withdraw a recall that was opened by mistake.

    Attributes:
        number: of the recall; "" for the one that covers the scanned piece.
        reason: needed of a supervisor who withdraws what is not their own, or older than a shift.
    """

    number: str = ""
    reason: str = ""
    raw: str = ""


@dataclass(frozen=True, slots=True)
class RecallWithdrawn:
    """How many holds were released, and the documents that lost a reservation by it: they do not get it back."""

    number: str
    item: str
    item_en: str
    lot: str
    holds: int
    reserve_again: tuple[str, ...]


def withdraw_recall(uow: UnitOfWork, request: WithdrawRecall) -> RecallWithdrawn:
    """Release what a recall held and close it as withdrawn; its evidence keeps all of it.

    Raises:
        Refusal: ``unknown_recall``, ``not_recalled``, ``recall_closed``; ``recall_told`` with the notices that were
            written; ``depends_on_it`` with what was given back for it; ``undo_after_shift``, ``reason_missing``.
    """
    recall = open_recall(uow, request.number or _number(uow, request.raw))
    asked = select(Recall.blocked_by_id).where(Recall.id == recall.id)
    refuse_after_shift(uow, uow.read(asked).scalar_one(), recall.blocked_at, request.reason)
    _refuse_told(uow, recall)
    given = select(MovementRow.id).where(MovementRow.document == recall.number)
    refuse_dependents(recall.number, [recall.number] if uow.read(given.limit(1)).first() else [])
    holds = select(Hold.id).where(Hold.document == recall.number, Hold.released_at.is_(None)).order_by(Hold.id)
    held = uow.read(holds).scalars().all()
    lots = set(uow.read(select(Hold.lot_id).where(Hold.document == recall.number)).scalars())
    reason = request.reason or "undo"
    for hold in held:
        close_hold(uow, hold, reason)
    _close(uow, recall, reason)
    uow.record("withdraw_recall", recall.number, site=recall.site_id, reason=request.reason, holds=len(held))
    uow.touched(Kind.RECALLS, Kind.HOLDS, Kind.STOCK)
    lost = select(Reservation.document).where(Reservation.outcome == WITHDRAWN, Reservation.lot_id.in_(lots))
    again = set(uow.read(lost.where(Reservation.released_at == recall.blocked_at)).scalars())
    names = (recall.item_name, recall.item_en, recall.lot)
    return RecallWithdrawn(recall.number, *names, len(held), tuple(sorted(again)))


def _number(uow: UnitOfWork, raw: str) -> str:
    if not raw:
        raise Refusal("unknown_recall", recall="")
    goods = named_goods(uow.connection, raw, ("", "", ""), uow.at.date())
    number = recall_of(uow.connection, goods.item, goods.number, goods.serial)
    if not number:
        raise Refusal("not_recalled", **goods.names)
    return number


def _refuse_told(uow: UnitOfWork, recall: RecallRow) -> None:
    """Who was told acts upon it: only the manufacturer's letter takes it back then."""
    told = [f"{one.document} {one.receiver_name}" for one in recall_notices(uow.connection, recall.number)]
    if told:
        raise Refusal("recall_told", recall=recall.number, documents=told)


def _close(uow: UnitOfWork, recall: RecallRow, reason: str) -> None:
    """Closed and lifted in one moment is what tells a recall that was withdrawn."""
    done = {"closed_at": uow.at, "closed_by_id": uow.actor.id, "lifted_at": uow.at, "lifted_by_id": uow.actor.id}
    still = (Recall.id == recall.id, Recall.notified_at.is_(None), Recall.lifted_at.is_(None))
    if uow.write(update(Recall).where(*still).values(done | {"lift_reason": reason})).rowcount != 1:
        raise Refusal("recall_closed", recall=recall.number, at=recall_named(uow.connection, recall.number).lifted_at)


WITHDRAW_RECALL = Verb("withdraw_recall", WithdrawRecall, RecallWithdrawn, withdraw_recall, Action.RECALL)
