"""Undo that auditors accept: a counter-entry that names what it takes back."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Row, delete, or_, select, update
from sqlalchemy.orm import aliased

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.ledger import OUTSIDE, Leg, Movement, MovementKind, PlaceKind, reversal
from desktop.domain.origin import new_id
from desktop.domain.permissions import Action
from desktop.models.hold import Hold
from desktop.models.item import Item, Lot, Unit
from desktop.models.label import LabelJob, LabelPurpose
from desktop.models.ledger import Balance, LegRow, MovementRow
from desktop.models.notice import Discrepancy, LineState, Notice, NoticeLine, NoticeState, NoticeTray, TrayState
from desktop.models.place import Place
from desktop.services.buying_out import check_free, credit_buy_out
from desktop.services.counting_guard import refuse_counted_places
from desktop.services.labelling import drop_waiting
from desktop.services.perform import Verb
from desktop.services.posting import Ledger, post
from desktop.services.putting_away import bin_of, refuse_full, refuse_others
from desktop.services.reversing import refuse_after_shift, refuse_no_way_back
from desktop.storage.unit_of_work import UnitOfWork

_CAN_BE_UNDONE: Final = (
    MovementKind.RECEIVE,
    MovementKind.PUT_AWAY,
    MovementKind.TRANSFER,
    MovementKind.QUARANTINE,
    MovementKind.BUY_OUT,
    MovementKind.SCRAP,
)


@dataclass(frozen=True, slots=True)
class UndoLast:
    """Take back the last movement that this person booked at this desk; ``reason`` in the person's words."""

    reason: str = ""
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back."""

    movement: str
    kind: MovementKind
    item: str
    lot: str
    serial: str
    document: str


def undo_last(uow: UnitOfWork, request: UndoLast) -> Undone:
    """Reverse the actor's last movement at this workstation.

    Raises:
        Refusal: ``nothing_to_undo``; ``undo_after_shift``, and ``reason_missing`` of a supervisor, when it was booked
            longer ago than a shift; ``notice_posted`` when its delivery is confirmed; ``tray_not_empty``;
            ``no_way_back``, ``bin_full`` or ``foreign_goods`` when it cannot stand again where it stood;
            ``place_counted``; of a buy-out ``goods_of_case`` and ``reserved_for_case``; ``not_enough_stock`` when the
            goods have left.
    """
    row = _last(uow)
    if row is None:
        raise Refusal("nothing_to_undo")
    refuse_after_shift(uow, uow.actor.id, row.occurred_at, request.reason)
    _check_document(uow, row.document, row.kind)
    movement = _movement(uow, row.id, row.kind, row.document)
    _check_tray_empty(uow, movement)
    if row.kind in (MovementKind.PUT_AWAY, MovementKind.TRANSFER):
        _check_way_back(uow, movement)
    refuse_counted_places(uow, movement.legs)
    if row.kind in (MovementKind.RECEIVE, MovementKind.QUARANTINE):
        _take_back(uow, movement)
    reverse, ledger = reversal(movement, new_id(), request.reason or "undo"), Ledger(row.site_id, row.partner_id)
    if row.kind is MovementKind.BUY_OUT:
        check_free(uow, movement)
        credit_buy_out(uow, movement.id, reverse.id, ledger)
    post(uow, reverse, ledger)
    uow.touched(Kind.NOTICES, Kind.HOLDS)
    item, lot, serial = _names(uow, movement.legs[0])
    return Undone(str(row.id), row.kind, item, lot, serial, row.document)


def _last(uow: UnitOfWork) -> Row[UUID, MovementKind, str, int, int, datetime] | None:
    back = aliased(MovementRow)
    asked = (
        select(MovementRow.id, MovementRow.kind, MovementRow.document, MovementRow.site_id, MovementRow.partner_id)
        .add_columns(MovementRow.occurred_at)
        .where(MovementRow.actor_id == uow.actor.id, MovementRow.workstation == uow.origin.workstation)
        .where(MovementRow.kind.in_(_CAN_BE_UNDONE))
        .where(~select(back.id).where(back.reverses_id == MovementRow.id).exists())
        .order_by(MovementRow.recorded_at.desc(), MovementRow.id.desc())
        .limit(1)
    )
    return uow.connection.execute(asked).first()


def _check_document(uow: UnitOfWork, document: str, kind: MovementKind) -> None:
    if not document or kind not in (MovementKind.RECEIVE, MovementKind.QUARANTINE):
        return
    row = uow.read(select(Notice.state, Notice.posted_at).where(Notice.number == document)).first()
    if row is not None and row[0] is NoticeState.POSTED:
        raise Refusal("notice_posted", notice=document, at=row[1])


def _movement(uow: UnitOfWork, movement: UUID, kind: MovementKind, document: str) -> Movement:
    rows = uow.connection.execute(
        select(LegRow.item_id, LegRow.lot_id, LegRow.unit_id, LegRow.place_id, LegRow.owner_id, LegRow.custodian_id)
        .add_columns(LegRow.quantity, Place.kind)
        .join(Place, Place.id == LegRow.place_id)
        .where(LegRow.movement_id == movement)
        .order_by(LegRow.number)
    )
    legs = tuple(Leg(row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7] in OUTSIDE) for row in rows)
    return Movement(movement, kind, legs, document)


def _check_tray_empty(uow: UnitOfWork, movement: Movement) -> None:
    """The receipt of a tray cannot be taken back before that of what lies in it."""
    units = [leg.unit for leg in movement.legs if leg.unit is not None]
    asked = select(Place.code).join(Balance, Balance.place_id == Place.id).where(Place.tray_unit_id.in_(units))
    tray = uow.read(asked).scalar()
    if tray is not None and movement.kind is MovementKind.RECEIVE:
        raise Refusal("tray_not_empty", tray=tray)


def _check_way_back(uow: UnitOfWork, movement: Movement) -> None:
    """Moved goods go back only where they could be put now: others may have retired, filled or sent off the place."""
    refuse_no_way_back(uow, movement)
    sources = {leg.place: leg for leg in movement.legs if leg.quantity < 0 and not leg.outside}
    asked = select(Place.id, Place.code).where(Place.id.in_(sources), Place.kind == PlaceKind.BIN)
    for place, code in uow.read(asked.order_by(Place.id)).all():
        leg, target = sources[place], bin_of(uow.connection, code, keep=True)
        refuse_full(uow, target, -leg.quantity)
        refuse_others(uow, target, _names(uow, leg)[2] or _names(uow, leg)[1], {leg.owner})


def _take_back(uow: UnitOfWork, movement: Movement) -> None:
    _reopen_lines(uow, movement)
    tray = select(Place.id).join(LegRow, LegRow.unit_id == Place.tray_unit_id).where(LegRow.movement_id == movement.id)
    uow.write(update(NoticeTray).where(NoticeTray.tray_id.in_(tray)).values(state=TrayState.ANNOUNCED))
    released = {"released_at": uow.at, "released_by_id": uow.actor.id}
    _drop_hold_labels(uow, movement)
    uow.write(update(Hold).where(Hold.movement_id == movement.id).values(released))
    uow.write(delete(Discrepancy).where(Discrepancy.movement_id == movement.id))


def _drop_hold_labels(uow: UnitOfWork, movement: Movement) -> None:
    """A hold label that has not been printed is not printed any more once the goods are not held."""
    for held in uow.read(
        select(Hold.lot_id, Hold.unit_id, Hold.opened_at).where(Hold.movement_id == movement.id)
    ).all():
        same = (LabelJob.lot_id == held[0], LabelJob.unit_id == held[1], LabelJob.ordered_at == held[2])
        drop_waiting(uow, "undone", LabelJob.purpose == LabelPurpose.HOLD, *same)


def _reopen_lines(uow: UnitOfWork, movement: Movement) -> None:
    notice = select(Notice.id).where(Notice.number == movement.document).scalar_subquery()
    open_again = {"state": LineState.OPEN, "movement_id": None, "decided_by_id": None}
    for arrived in (leg for leg in movement.legs if leg.quantity > 0):
        line = update(NoticeLine).where(NoticeLine.notice_id == notice, NoticeLine.lot_id == arrived.lot)
        line = line.where(NoticeLine.unit_id == arrived.unit, NoticeLine.received >= arrived.quantity)
        line = line.where(or_(NoticeLine.tray_id == arrived.place, NoticeLine.tray_id.is_(None)))
        uow.write(line.values(open_again | {"received": NoticeLine.received - arrived.quantity}))


def _names(uow: UnitOfWork, leg: Leg) -> tuple[str, str, str]:
    asked = (
        select(Item.name, Lot.number, Unit.serial)
        .join(Lot, Lot.item_id == Item.id)
        .outerjoin(Unit, Unit.id == leg.unit)
        .where(Item.id == leg.item, Lot.id == leg.lot)
    )
    name, lot, serial = uow.read(asked).one()
    return name, lot, serial or ""


UNDO_LAST = Verb("undo_last", UndoLast, Undone, undo_last, Action.UNDO)
