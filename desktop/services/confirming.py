"""Confirming a delivery: the count is closed, what is missing is named, and each tray gets its bin."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import func, select, update

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.ledger import BinPurpose, PlaceKind
from desktop.domain.permissions import Action
from desktop.models.item import Item
from desktop.models.label import OPEN, LabelJob
from desktop.models.ledger import Balance
from desktop.models.notice import (
    Discrepancy,
    DiscrepancyKind,
    LineState,
    Notice,
    NoticeLine,
    NoticeState,
    NoticeTray,
    TrayState,
)
from desktop.models.place import Place
from desktop.services.delivery import OpenedNotice, count_in_tray, notice_for
from desktop.services.perform import Verb
from desktop.services.receiving_exceptions import note
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class ConfirmNotice:
    """Close the delivery."""

    notice: str
    raw: str = ""


@dataclass(frozen=True, slots=True)
class NoticePosted:
    """The summary: pieces by result, trays, entries of the discrepancy note, and values in CNY.

    ``own_value_change`` counts only what the partner owns; ``consigned_value`` is the liability to the owner.
    """

    notice: str
    normal: int
    short_dated: int
    quarantined: int
    short: int
    trays_complete: int
    trays: int
    discrepancies: int
    own_value_change: Decimal
    consigned_value: Decimal


def confirm_notice(uow: UnitOfWork, request: ConfirmNotice) -> NoticePosted:
    """Close a delivery.

    Raises:
        Refusal: ``notice_posted``, ``tray_still_open``, ``short_date_undecided``, ``label_not_verified``,
            ``nothing_received``.
    """
    notice = notice_for(uow, request.notice)
    _check_settled(uow, notice)
    states = _states(uow, notice)
    if not states - Counter({LineState.OPEN: states[LineState.OPEN]}):
        raise Refusal("nothing_received", notice=notice.number)
    _name_the_missing(uow, notice)
    posted = {"state": NoticeState.POSTED, "posted_at": uow.at, "posted_by_id": uow.actor.id}
    uow.write(update(Notice).where(Notice.id == notice.id).values(posted))
    trays = _trays(uow, notice)
    _give_homes(uow, notice, trays)
    counts = [count_in_tray(uow, notice, tray) for tray in trays]
    kinds = _discrepancies(uow, notice)
    own, consigned = _values(uow, notice)
    uow.record("confirm_notice", notice.number, site=notice.ledger.site, lines={k.value: n for k, n in states.items()})
    uow.touched(Kind.NOTICES, Kind.STOCK, Kind.PLACES)
    return NoticePosted(
        notice.number,
        states[LineState.RECEIVED],
        states[LineState.ACCEPTED],
        sum(count for kind, count in kinds.items() if kind is not DiscrepancyKind.SHORT),
        kinds[DiscrepancyKind.SHORT],
        sum(received == of for received, of in counts),
        len(trays),
        kinds.total(),
        own,
        consigned,
    )


def _check_settled(uow: UnitOfWork, notice: OpenedNotice) -> None:
    still_open = uow.read(
        select(Place.code)
        .join(NoticeTray, NoticeTray.tray_id == Place.id)
        .where(NoticeTray.notice_id == notice.id, NoticeTray.state == TrayState.OPEN)
    ).scalar()
    if still_open is not None:
        raise Refusal("tray_still_open", tray=still_open)
    undecided = uow.read(
        select(func.count()).where(NoticeLine.notice_id == notice.id, NoticeLine.state == LineState.SHORT_DATED)
    ).scalar_one()
    if undecided:
        raise Refusal("short_date_undecided", count=undecided)
    waiting = uow.read(
        select(NoticeLine.seat)
        .join(LabelJob, LabelJob.notice_line_id == NoticeLine.id)
        .where(NoticeLine.notice_id == notice.id, LabelJob.state.in_(OPEN))
    ).first()
    if waiting is not None:
        raise Refusal("label_not_verified", seat=waiting[0])


def _states(uow: UnitOfWork, notice: OpenedNotice) -> Counter[LineState]:
    asked = select(NoticeLine.state, func.count()).where(NoticeLine.notice_id == notice.id).group_by(NoticeLine.state)
    return Counter(dict(uow.read(asked).all()))


def _name_the_missing(uow: UnitOfWork, notice: OpenedNotice) -> None:
    missing = uow.connection.execute(
        select(NoticeLine.id, NoticeLine.item_id, NoticeLine.lot_id, NoticeLine.unit_id)
        .add_columns(NoticeLine.quantity, NoticeLine.received)
        .where(NoticeLine.notice_id == notice.id, NoticeLine.state == LineState.OPEN)
        .order_by(NoticeLine.position)
    ).all()
    for row in missing:
        goods = {"line_id": row.id, "item_id": row.item_id, "lot_id": row.lot_id, "unit_id": row.unit_id}
        note(uow, notice, DiscrepancyKind.SHORT, goods | {"quantity": row.quantity - row.received})
        uow.write(update(NoticeLine).where(NoticeLine.id == row.id).values(state=LineState.SHORT))


def _trays(uow: UnitOfWork, notice: OpenedNotice) -> list[int]:
    asked = select(NoticeTray.tray_id).where(NoticeTray.notice_id == notice.id, NoticeTray.state == TrayState.CLOSED)
    return list(uow.read(asked.order_by(NoticeTray.position)).scalars())


def _give_homes(uow: UnitOfWork, notice: OpenedNotice, trays: list[int]) -> None:
    """Each tray gets a free tray bin in the order of the racks; the put-away proposes it."""
    taken = select(Place.home_id).where(Place.home_id.is_not(None))
    filled = select(Balance.place_id)
    free = uow.read(
        select(Place.id)
        .where(Place.site_id == notice.ledger.site, Place.kind == PlaceKind.BIN, Place.purpose == BinPurpose.TRAYS)
        .where(Place.retired_at.is_(None), Place.id.not_in(taken), Place.id.not_in(filled))
        .order_by(Place.rack, Place.level, Place.slot)
        .limit(len(trays))
    ).scalars()
    for tray, bin_id in zip(trays, free, strict=False):
        uow.write(update(Place).where(Place.id == tray).values(home_id=bin_id))


def _discrepancies(uow: UnitOfWork, notice: OpenedNotice) -> Counter[DiscrepancyKind]:
    asked = select(Discrepancy.kind, func.count()).where(Discrepancy.notice_id == notice.id).group_by(Discrepancy.kind)
    return Counter(dict(uow.read(asked).all()))


def _values(uow: UnitOfWork, notice: OpenedNotice) -> tuple[Decimal, Decimal]:
    asked = (
        select(Item.list_price, NoticeLine.received)
        .join(Item, Item.id == NoticeLine.item_id)
        .where(NoticeLine.notice_id == notice.id, Item.list_price.is_not(None))
    )
    total = sum((price * pieces for price, pieces in uow.read(asked) if price), Decimal("0.00"))
    worth = total.quantize(Decimal("0.01"))
    nothing = Decimal("0.00")
    return (worth, nothing) if notice.owner == notice.ledger.partner else (nothing, worth)


CONFIRM_NOTICE = Verb("confirm_notice", ConfirmNotice, NoticePosted, confirm_notice, Action.RECEIVE)
