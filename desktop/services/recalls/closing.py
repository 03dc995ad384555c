"""Securing the pieces of a recall, closing it when every one is accounted for, and lifting it."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlalchemy import select, update

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.models.hold import Hold
from desktop.models.recall import Accounted, Recall
from desktop.queries.recall_locating import Located, locate
from desktop.queries.recalls import PieceRow, RecallRow, progress, recall_named, recall_pieces
from desktop.services.blocking import recall_of
from desktop.services.holding import close_hold, refuse_same_person
from desktop.services.named_goods import named_goods
from desktop.services.perform import Verb
from desktop.services.recalls.opening import add_pieces
from desktop.services.recalls.telling import confirm, hold_recall, open_recall
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class AccountRecalled:
    """Say of one piece, by scan or by names, that it is safe; ``number`` "" for the recall that covers it.

    ``how``: ``holder_confirmed`` by who holds it, ``written_off`` when it cannot be found (with a reason).
    """

    raw: str = ""
    number: str = ""
    item: str = ""
    lot: str = ""
    serial: str = ""
    how: Accounted = Accounted.HOLDER_CONFIRMED
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RecalledAccounted:
    """How many pieces are accounted for, of how many that are blocked."""

    number: str
    serial: str
    accounted: Decimal
    blocked: Decimal


@dataclass(frozen=True, slots=True)
class CloseRecall:
    """Close a recall."""

    number: str


@dataclass(frozen=True, slots=True)
class RecallClosed:
    """What was accounted for, of how many, and when."""

    number: str
    accounted: Decimal
    blocked: Decimal
    closed_at: datetime


@dataclass(frozen=True, slots=True)
class LiftRecall:
    """The manufacturer takes a recall back; ``reason`` names its letter."""

    number: str
    reason: str


@dataclass(frozen=True, slots=True)
class RecallLifted:
    """How many holds were released."""

    number: str
    holds: int


def account_recalled(uow: UnitOfWork, request: AccountRecalled) -> RecalledAccounted:
    """Account for one piece of a recall.

    Raises:
        Refusal: ``not_recalled``, ``already_accounted``, ``reason_missing``, ``bad_account``, ``recall_closed``; what
            the decoder or the catalogue refuses.
    """
    goods = named_goods(uow.connection, request.raw, (request.item, request.lot, request.serial), uow.at.date())
    number = request.number or recall_of(uow.connection, goods.item, goods.number, goods.serial)
    if not number:
        raise Refusal("not_recalled", **goods.names)
    if request.how not in (Accounted.HOLDER_CONFIRMED, Accounted.WRITTEN_OFF):
        raise Refusal("bad_account", how=request.how.value)
    if request.how is Accounted.WRITTEN_OFF and not request.reason:
        raise Refusal("reason_missing")
    recall = take_in_late(uow, open_recall(uow, number))
    mine = [one for one in recall_pieces(uow.connection, recall) if (one.lot_id, one.unit_id) == goods.key[1:]]
    blocked = [one for one in mine if one.blocked]
    if not blocked:
        raise Refusal("not_recalled", **goods.names)
    waiting = [one for one in blocked if one.accounted is None]
    if not waiting:
        raise Refusal("already_accounted", **goods.names, recall=number)
    confirm(uow, waiting, request.how, request.reason)
    uow.record("account_recalled", number, site=recall.site_id, reason=request.reason, unit=goods.unit, lot=goods.lot)
    uow.touched(Kind.RECALLS)
    done = progress(uow.connection, recall)
    return RecalledAccounted(number, goods.serial, done.accounted, done.blocked)


def take_in_late(uow: UnitOfWork, recall: RecallRow) -> RecallRow:
    """Take in the pieces that came to light after the block: they are blocked already and are counted from now on."""
    known = recall_pieces(uow.connection, recall)
    units = {one.unit_id for one in known if one.unit_id is not None}
    picture = locate(uow.connection, recall.scope)
    fresh = [row for row in picture.rows if row.unit_id is not None and row.unit_id not in units]
    fresh += _fresh_of_lots(picture.rows, known)
    if not fresh:
        return recall
    add_pieces(uow, recall.id, tuple(fresh), late=True)
    uow.write(update(Recall).where(Recall.id == recall.id).values(received=picture.received))
    serials = [row.serial or row.lot for row in fresh]
    uow.record("find_late", recall.number, site=recall.site_id, serials=serials, received=str(picture.received))
    uow.touched(Kind.RECALLS)
    return recall_named(uow.connection, recall.number)


def _fresh_of_lots(rows: tuple[Located, ...], known: tuple[PieceRow, ...]) -> list[Located]:
    """Lots without serial numbers of which nothing was known: their pieces cannot be told apart otherwise."""
    lots = {one.lot_id for one in known if one.unit_id is None}
    return [row for row in rows if row.unit_id is None and row.lot_id not in lots]


def close_recall(uow: UnitOfWork, request: CloseRecall) -> RecallClosed:
    """Close a recall; its goods stay blocked for ever, also those that turn up later.

    Raises:
        Refusal: ``recall_not_notified``; ``recall_open_pieces`` with how many of how many are accounted for and the
            first serial numbers that are not; ``unknown_recall``, ``recall_closed``.
    """
    recall = take_in_late(uow, open_recall(uow, request.number))
    if recall.notified_at is None:
        raise Refusal("recall_not_notified", recall=recall.number)
    done = progress(uow.connection, recall)
    if done.accounted != done.blocked:
        left = [one for one in recall_pieces(uow.connection, recall) if one.blocked and one.accounted is None]
        names = [one.serial or f"{one.lot} × {one.quantity}" for one in left[:6]]
        facts = {"accounted": done.accounted, "blocked": done.blocked}
        raise Refusal("recall_open_pieces", recall=recall.number, missing=names, **facts)
    _keep_accounts(uow, recall)
    closed = {"closed_at": uow.at, "closed_by_id": uow.actor.id}
    uow.write(update(Recall).where(Recall.id == recall.id).values(closed))
    uow.record("close_recall", recall.number, site=recall.site_id, accounted=str(done.accounted))
    uow.touched(Kind.RECALLS)
    return RecallClosed(recall.number, done.accounted, done.blocked, uow.at)


def _keep_accounts(uow: UnitOfWork, recall: RecallRow) -> None:
    """Write down how each piece is accounted for that until now only the ledger said."""
    for piece in recall_pieces(uow.connection, recall):
        if piece.blocked and piece.accounted is not None and piece.accounted_at is None:
            confirm(uow, [piece], piece.accounted, piece.now)


def lift_recall(uow: UnitOfWork, request: LiftRecall) -> RecallLifted:
    """Take back a recall: another person than who opened it, with a reason; its holds are released.

    Raises:
        Refusal: ``reason_missing``, ``second_person_needed``, ``unknown_recall``, ``recall_closed`` when lifted before.
    """
    recall = hold_recall(uow, request.number)
    if recall.lifted_at is not None:
        raise Refusal("recall_closed", recall=recall.number, at=recall.lifted_at)
    if not request.reason:
        raise Refusal("reason_missing")
    opened_by = uow.read(select(Recall.blocked_by_id).where(Recall.id == recall.id)).scalar_one()
    refuse_same_person(uow, opened_by)
    holds = select(Hold.id).where(Hold.document == recall.number, Hold.released_at.is_(None))
    open_holds = uow.read(holds).scalars().all()
    for hold in open_holds:
        close_hold(uow, hold, request.reason)
    lifted = {"lifted_at": uow.at, "lifted_by_id": uow.actor.id, "lift_reason": request.reason}
    uow.write(update(Recall).where(Recall.id == recall.id).values(lifted))
    uow.record("lift_recall", recall.number, site=recall.site_id, reason=request.reason)
    uow.touched(Kind.RECALLS, Kind.HOLDS)
    return RecallLifted(recall.number, len(open_holds))


ACCOUNT_RECALLED = Verb("account_recalled", AccountRecalled, RecalledAccounted, account_recalled, Action.RECALL)
CLOSE_RECALL = Verb("close_recall", CloseRecall, RecallClosed, close_recall, Action.RECALL)
LIFT_RECALL = Verb("lift_recall", LiftRecall, RecallLifted, lift_recall, Action.APPROVE)
