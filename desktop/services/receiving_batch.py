"""Receiving the scans of a batch-memory scanner as one document: all of them, or none."""

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
    AnnouncedLines,
    Piece,
    check_receivable,
    goods_of,
    spot_of,
    take_many,
)
from desktop.services.delivery import OpenedNotice, notice_for
from desktop.services.finding import Found, find_all
from desktop.services.label_symbols import symbol_of
from desktop.services.labelling import verify_label
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
    taken = _judge(uow, notice, request, today)
    if not taken:
        raise Refusal("nothing_received", notice=notice.number)
    movement = _posted(uow, notice, [piece for piece, _ in taken])
    take_many(uow, taken, movement)
    uow.record("receive_many", notice.number, site=notice.ledger.site, tray=request.tray, raws=list(request.raws))
    uow.touched(Kind.NOTICES)
    marked = sum(state is LineState.SHORT_DATED for _, state in taken)
    return ReceivedMany(len(taken), marked, len(request.raws) - len(taken))


def _judge(uow: UnitOfWork, notice: OpenedNotice, request: ReceiveMany, today: date) -> list[tuple[Piece, LineState]]:
    """The scans that are no repeats, each judged after what those before it have taken."""
    faults, taken = Faults(), list[tuple[Piece, LineState]]()
    scans = find_all(uow, request.raws, today)
    lines = AnnouncedLines(uow, notice, [found for found in scans if isinstance(found, Found)], request.tray)
    for row, (raw, found) in enumerate(zip(request.raws, scans, strict=True), 1):
        try:
            piece = _piece(uow, lines, found)
            if piece.line.state != LineState.OPEN.value:
                continue
            check_receivable(piece, request.tray, today)
        except Refusal as refusal:
            faults.add(row, "raw", refusal.code, raw)
            continue
        state = _state(notice, piece, today)
        lines.take(piece, state)
        taken.append((piece, state))
    faults.check_file()
    return taken


def _piece(uow: UnitOfWork, lines: AnnouncedLines, found: Found | Refusal) -> Piece:
    """A scan with its line; it also reads back the label that was made for it."""
    if isinstance(found, Refusal):
        raise found
    line = lines.line_for(found)
    if line.label_waits and verify_label(uow, line.id, symbol_of(found.udi)):
        lines.label_settled(line)
    return Piece(found, line)


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
