"""Receiving a delivery against its notice, tray by tray, one scan a unit (journey J1).

Each scan is posted at once: supplier → tray (or receiving place), so a power cut loses at most the scan in flight.
The goods stand in the receiving place, to be inspected, until the notice is confirmed and they are put away.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.orm import aliased

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.ledger import PlaceKind
from desktop.domain.lots import days_left, is_short_dated
from desktop.domain.permissions import Action
from desktop.models.item import Unit
from desktop.models.ledger import Balance
from desktop.models.notice import LineState, Notice, NoticeLine, NoticeState, NoticeTray, TrayState
from desktop.models.party import Party
from desktop.models.place import Place
from desktop.services.announced_goods import (
    AnnouncedGoods,
    Piece,
    check_receivable,
    goods_of,
    line_for,
    spot_of,
    take_one,
)
from desktop.services.delivery import OpenedNotice, count_in_tray, notice_for, post_receipt, site_place, tray_of
from desktop.services.finding import Found, find
from desktop.services.label_symbols import symbol_of
from desktop.services.labelling import verify_label
from desktop.services.perform import Verb
from desktop.services.posting import Goods, Spot
from desktop.services.receiving_labels import order_tray_label
from desktop.storage.unit_of_work import UnitOfWork


class Receipt(StrEnum):
    """What a scan at the receiving desk came to."""

    RECEIVED = "received"
    MARKED = "marked"
    AGAIN = "again"


@dataclass(frozen=True, slots=True)
class OpenNotice:
    """Open a delivery by the number on its note."""

    notice: str
    raw: str = ""


@dataclass(frozen=True, slots=True)
class NoticeOpened:
    """The delivery: how many trays and lines, how many received, whose goods."""

    notice: str
    trays: int
    lines: int
    received: int
    owner: str
    supplier: str
    consigned: bool
    state: NoticeState


@dataclass(frozen=True, slots=True)
class OpenTray:
    """Begin or go on with a tray of the delivery."""

    notice: str
    tray: str
    raw: str = ""


@dataclass(frozen=True, slots=True)
class TrayOpened:
    """The tray's plan: received so far, of how many."""

    tray: str
    received: int
    of: int


@dataclass(frozen=True, slots=True)
class ReceiveOne:
    """One scan of a unit (or of a package of a lot) at the receiving desk; ``tray`` "" for loose goods."""

    notice: str
    raw: str
    tray: str = ""


@dataclass(frozen=True, slots=True)
class Received:
    """What was scanned, which seat it takes, and how full the tray is now."""

    receipt: Receipt
    item: str
    item_en: str
    ref: str
    lot: str
    serial: str
    expires_on: date | None
    tray: str
    seat: int
    received: int
    of: int
    verified: bool = False
    days_left: int | None = None
    minimum_days: int | None = None


@dataclass(frozen=True, slots=True)
class CloseTray:
    """Say that the tray at hand is done, complete or not; its label is ordered."""

    notice: str
    tray: str
    raw: str = ""


@dataclass(frozen=True, slots=True)
class TrayClosed:
    """The closed tray; ``open_seats`` are still missing."""

    tray: str
    received: int
    of: int
    open_seats: tuple[int, ...]
    label: str


_OWNER, _SUPPLIER = aliased(Party), aliased(Party)
_PLAN: Final = (
    select(
        select(func.count()).where(NoticeTray.notice_id == Notice.id).scalar_subquery(),
        func.count(NoticeLine.id),
        func.count().filter(NoticeLine.state != LineState.OPEN),
        _OWNER.name,
        _SUPPLIER.name,
    )
    .select_from(Notice)
    .join(_OWNER, _OWNER.id == Notice.owner_id)
    .join(_SUPPLIER, _SUPPLIER.id == Notice.supplier_id)
    .outerjoin(NoticeLine, NoticeLine.notice_id == Notice.id)
    .where(Notice.id == bindparam("notice"))
    .group_by(Notice.id, _OWNER.name, _SUPPLIER.name)
)
_TRAY_ON_HAND: Final = (
    select(Unit.id, Unit.item_id, Unit.lot_id, Balance.place_id)
    .join(Place, Place.tray_unit_id == Unit.id)
    .outerjoin(Balance, Balance.unit_id == Unit.id)
    .where(Place.id == bindparam("tray"))
)


def open_notice(uow: UnitOfWork, request: OpenNotice) -> NoticeOpened:
    """Open a delivery.

    Raises:
        Refusal: ``unknown_notice`` or ``notice_posted``.
    """
    notice = notice_for(uow, request.notice)
    if notice.state is NoticeState.ANNOUNCED:
        uow.write(update(Notice).where(Notice.id == notice.id).values(state=NoticeState.OPEN))
        uow.record("open_notice", notice.number, site=notice.ledger.site)
        uow.touched(Kind.NOTICES)
    trays, lines, received, owner, supplier = uow.read(_PLAN, {"notice": notice.id}).one()
    consigned = notice.owner != notice.ledger.partner
    return NoticeOpened(request.notice, trays, lines, received, owner, supplier, consigned, NoticeState.OPEN)


def open_tray(uow: UnitOfWork, request: OpenTray) -> TrayOpened:
    """Begin with a tray: the tray itself is received; or go on with one that was closed.

    Raises:
        Refusal: ``unknown_notice``, ``notice_posted``, ``tray_not_on_notice``.
    """
    notice = notice_for(uow, request.notice)
    row, tray, state = tray_of(uow, notice, request.tray)
    if state is not TrayState.OPEN:
        uow.write(update(NoticeTray).where(NoticeTray.id == row).values(state=TrayState.OPEN))
        uow.record("open_tray", request.tray, site=notice.ledger.site, notice=notice.number)
        uow.touched(Kind.NOTICES)
    if state is TrayState.ANNOUNCED:
        _receive_tray(uow, notice, tray)
    return TrayOpened(request.tray, *count_in_tray(uow, notice, tray))


def _receive_tray(uow: UnitOfWork, notice: OpenedNotice, tray: int) -> None:
    unit = uow.read(_TRAY_ON_HAND, {"tray": tray}).one()
    if unit.place_id is None:
        goods = Goods(unit.item_id, unit.lot_id, unit.id, notice.owner)
        post_receipt(uow, notice, goods, site_place(uow, notice, PlaceKind.RECEIVING), Decimal(1))


def receive_one(uow: UnitOfWork, request: ReceiveOne) -> Received:
    """Book one scan.

    Raises:
        Refusal: what the decoder or the catalogue refuses; ``recalled``; ``not_on_notice``; ``expired``;
            ``belongs_elsewhere`` when it is announced for another tray; ``unit_elsewhere`` when it is on hand already;
            ``tray_not_open``; ``more_than_announced``.
    """
    notice = notice_for(uow, request.notice)
    today = uow.today(notice.time_zone)
    found = find(uow, request.raw, today)
    piece = Piece(found, line_for(uow, notice, found, request.tray))
    line = piece.line
    verified = bool(line.label_waits) and verify_label(uow, line.id, symbol_of(found.udi))
    if line.state != LineState.OPEN.value:
        return _answer(uow, notice, found, line, Receipt.AGAIN, verified)
    check_receivable(piece, request.tray, today)
    short = is_short_dated(found.expires_on, today, notice.minimum_days)
    _book(uow, notice, piece, LineState.SHORT_DATED if short else LineState.RECEIVED)
    receipt = Receipt.MARKED if short else Receipt.RECEIVED
    return _answer(uow, notice, found, line, receipt, verified)


def _book(uow: UnitOfWork, notice: OpenedNotice, piece: Piece, state: LineState) -> None:
    supplier = Spot(piece.line.supplier_id, PlaceKind.SUPPLIER, None)
    goods, spot = goods_of(notice, piece), spot_of(uow, notice, piece.line)
    movement = post_receipt(uow, notice, goods, spot, Decimal(piece.found.pieces), supplier)
    take_one(uow, piece, movement.id, state)
    uow.touched(Kind.NOTICES)


def _answer(
    uow: UnitOfWork, notice: OpenedNotice, found: Found, line: AnnouncedGoods, receipt: Receipt, verified: bool = False
) -> Received:
    received, of = count_in_tray(uow, notice, line.tray_id)
    marked = receipt is Receipt.MARKED and found.expires_on is not None
    return Received(
        receipt,
        found.name,
        found.name_en,
        found.ref,
        found.lot,
        found.serial,
        found.expires_on,
        line.tray or "",
        line.seat or 0,
        received,
        of,
        verified,
        days_left(found.expires_on, uow.today(notice.time_zone)) if marked and found.expires_on else None,
        notice.minimum_days if marked else None,
    )


def close_tray(uow: UnitOfWork, request: CloseTray) -> TrayClosed:
    """Close the tray at hand and order its label.

    Raises:
        Refusal: ``unknown_notice``, ``notice_posted``, ``tray_not_on_notice``, ``tray_not_open``.
    """
    notice = notice_for(uow, request.notice)
    row, tray, state = tray_of(uow, notice, request.tray)
    if state is not TrayState.OPEN:
        raise Refusal("tray_not_open", tray=request.tray)
    uow.write(update(NoticeTray).where(NoticeTray.id == row).values(state=TrayState.CLOSED))
    uow.touched(Kind.NOTICES)
    received, of = count_in_tray(uow, notice, tray)
    seats = uow.read(
        select(NoticeLine.seat)
        .where(NoticeLine.notice_id == notice.id, NoticeLine.tray_id == tray, NoticeLine.state == LineState.OPEN)
        .order_by(NoticeLine.seat)
    ).scalars()
    label = order_tray_label(uow, notice, tray, f"{received}/{of}")
    uow.record("close_tray", request.tray, site=notice.ledger.site, notice=notice.number, received=received, of=of)
    return TrayClosed(request.tray, received, of, tuple(seat or 0 for seat in seats), str(label))


OPEN_NOTICE = Verb("open_notice", OpenNotice, NoticeOpened, open_notice, Action.RECEIVE)
OPEN_TRAY = Verb("open_tray", OpenTray, TrayOpened, open_tray, Action.RECEIVE)
RECEIVE_ONE = Verb("receive_one", ReceiveOne, Received, receive_one, Action.RECEIVE)
CLOSE_TRAY = Verb("close_tray", CloseTray, TrayClosed, close_tray, Action.RECEIVE)
