"""Receiving the scans of a batch-memory scanner as one document: all of them, or none."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import chain
from uuid import UUID

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.ledger import Movement, MovementKind, PlaceKind
from desktop.domain.lots import is_short_dated
from desktop.domain.origin import new_id
from desktop.domain.permissions import Action
from desktop.models.notice import LineState
from desktop.services.announced_goods import (
    AnnouncedGoods,
    Piece,
    check_receivable,
    goods_of,
    lines_for,
    spot_of,
    take_many,
)
from desktop.services.delivery import OpenedNotice, notice_for
from desktop.services.finding import Found, find_all
from desktop.services.master_data.entry import Faults
from desktop.services.perform import Verb
from desktop.services.posting import Spot, legs, post
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class ReceiveMany:
    """The scans of one tray, or of loose goods (``tray`` ""), in the order in which they were made."""

    notice: str
    raws: tuple[str, ...]
    tray: str = ""


@dataclass(frozen=True, slots=True)
class ReceivedMany:
    """How many were received, how many of them are short-dated, and how many scans were repeats."""

    received: int
    marked: int
    again: int


def receive_many(uow: UnitOfWork, request: ReceiveMany) -> ReceivedMany:
    """Receive a batch as one movement.

    Raises:
        Refusal: ``faulty_file`` with every scan that cannot be received (row, column ``raw``, code), nothing is booked;
            ``nothing_received`` when every scan is a repeat.
    """
    notice = notice_for(uow, request.notice)
    today = uow.today(notice.time_zone)
    pieces, again = _judge(uow, notice, request, today)
    if not pieces:
        raise Refusal("nothing_received", notice=notice.number)
    states = [_state(notice, piece, today) for piece in pieces]
    movement = _posted(uow, notice, pieces)
    take_many(uow, list(zip(pieces, states, strict=True)), movement)
    uow.record("receive_many", notice.number, site=notice.ledger.site, tray=request.tray, raws=list(request.raws))
    uow.touched(Kind.NOTICES)
    return ReceivedMany(len(pieces), states.count(LineState.SHORT_DATED), again)


def _judge(uow: UnitOfWork, notice: OpenedNotice, request: ReceiveMany, today: date) -> tuple[list[Piece], int]:
    faults, pieces, seen, again = Faults(), list[Piece](), set[int](), 0
    scans = find_all(uow, request.raws, today)
    line_of = lines_for(uow, notice, [found for found in scans if isinstance(found, Found)], request.tray)
    for row, (raw, found) in enumerate(zip(request.raws, scans, strict=True), 1):
        try:
            piece = _piece(found, line_of)
            if piece.line.state != LineState.OPEN.value or piece.line.id in seen:
                again += 1
                continue
            check_receivable(piece, request.tray, today)
        except Refusal as refusal:
            faults.add(row, "raw", refusal.code, raw)
            continue
        seen.add(piece.line.id)
        pieces.append(piece)
    faults.check_file()
    return pieces, again


def _piece(found: Found | Refusal, line_of: Callable[[Found], AnnouncedGoods]) -> Piece:
    if isinstance(found, Refusal):
        raise found
    return Piece(found, line_of(found))


def _state(notice: OpenedNotice, piece: Piece, today: date) -> LineState:
    short = is_short_dated(piece.found.expires_on, today, notice.minimum_days)
    return LineState.SHORT_DATED if short else LineState.RECEIVED


def _posted(uow: UnitOfWork, notice: OpenedNotice, pieces: list[Piece]) -> UUID:
    """Post them as one movement; all of them go to one place, for each is announced for the tray at hand."""
    line = pieces[0].line
    supplier, spot = Spot(line.supplier_id, PlaceKind.SUPPLIER, None), spot_of(uow, notice, line)
    pairs = [legs(goods_of(notice, piece), supplier, spot, Decimal(piece.found.pieces)) for piece in pieces]
    movement = Movement(new_id(), MovementKind.RECEIVE, tuple(chain.from_iterable(pairs)), notice.number)
    post(uow, movement, notice.ledger)
    return movement.id


RECEIVE_MANY = Verb("receive_many", ReceiveMany, ReceivedMany, receive_many, Action.RECEIVE)
