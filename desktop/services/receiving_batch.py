"""Receiving the scans of a batch-memory scanner as one document: all of them, or none."""

from dataclasses import dataclass
from decimal import Decimal

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.ledger import Leg, Movement, MovementKind, PlaceKind
from desktop.domain.lots import is_short_dated
from desktop.domain.origin import new_id
from desktop.domain.permissions import Action
from desktop.models.notice import LineState
from desktop.services.delivery import OpenedNotice, notice_for
from desktop.services.finding import Found, find
from desktop.services.master_data.entry import Faults
from desktop.services.perform import Verb
from desktop.services.posting import Spot, legs, post
from desktop.services.receiving import TAKE, AnnouncedGoods, check_receivable, goods_of, line_for, spot_of, taken
from desktop.storage.errors import AgainFault
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


@dataclass(frozen=True, slots=True)
class _Piece:
    found: Found
    line: AnnouncedGoods


def receive_many(uow: UnitOfWork, request: ReceiveMany) -> ReceivedMany:
    """Receive a batch as one movement.

    Raises:
        Refusal: ``faulty_file`` with every scan that cannot be received (row, column ``raw``, code), nothing is booked;
            ``nothing_received`` when every scan is a repeat.
    """
    notice = notice_for(uow, request.notice)
    pieces, again = _judge(uow, notice, request)
    if not pieces:
        raise Refusal("nothing_received", notice=notice.number)
    today = uow.today(notice.time_zone)
    movement, rows, marked, sides = new_id(), [], 0, list[Leg]()
    for piece in pieces:
        short = is_short_dated(piece.found.expires_on, today, notice.minimum_days)
        marked += short
        supplier = Spot(piece.line.supplier_id, PlaceKind.SUPPLIER, None)
        goods, spot = goods_of(notice, piece.found, piece.line), spot_of(uow, notice, piece.line)
        sides += legs(goods, supplier, spot, Decimal(piece.found.pieces))
        rows.append(taken(piece.found, piece.line, movement, LineState.SHORT_DATED if short else LineState.RECEIVED))
    post(uow, Movement(movement, MovementKind.RECEIVE, tuple(sides), notice.number), notice.ledger)
    if uow.write(TAKE, rows).rowcount != len(rows):
        raise AgainFault("notice_line")
    uow.record("receive_many", notice.number, site=notice.ledger.site, tray=request.tray, raws=list(request.raws))
    uow.touched(Kind.NOTICES)
    return ReceivedMany(len(pieces), marked, again)


def _judge(uow: UnitOfWork, notice: OpenedNotice, request: ReceiveMany) -> tuple[list[_Piece], int]:
    faults, pieces, seen, again = Faults(), list[_Piece](), set[int](), 0
    for row, raw in enumerate(request.raws, 1):
        try:
            found = find(uow, raw, uow.today(notice.time_zone))
            line = line_for(uow, notice, found, request.tray)
            if line.state != LineState.OPEN.value or line.id in seen:
                again += 1
                continue
            check_receivable(uow, notice, found, line, request.tray)
        except Refusal as refusal:
            faults.add(row, "raw", refusal.code, raw)
            continue
        seen.add(line.id)
        pieces.append(_Piece(found, line))
    faults.check_file()
    return pieces, again


RECEIVE_MANY = Verb("receive_many", ReceiveMany, ReceivedMany, receive_many, Action.RECEIVE)
