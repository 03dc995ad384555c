"""Telling who must know of a recall: hospitals, the manufacturer and the sites, each with a clock to acknowledge."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select, update

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.origin import new_id
from desktop.domain.permissions import Action
from desktop.models.label import LabelPurpose
from desktop.models.party import Site
from desktop.models.recall import Accounted, NoticeTo, Recall, RecallNotice, RecallPiece, Whereabouts
from desktop.queries.recalls import PieceRow, RecallRow, recall_named, recall_notices, recall_pieces
from desktop.services.deadlines import close_deadlines, open_deadline
from desktop.services.label_content import goods_for_label, site_fields
from desktop.services.label_symbols import QUARANTINE
from desktop.services.labelling import LabelOrder, order_run
from desktop.services.outbox import write_message
from desktop.services.perform import Verb
from desktop.services.posting import Ledger
from desktop.storage.unit_of_work import UnitOfWork

_HERE = (Whereabouts.STOCK, Whereabouts.TRAY)


@dataclass(frozen=True, slots=True)
class NotifyRecall:
    """Write the notices of a recall."""

    number: str


@dataclass(frozen=True, slots=True)
class RecallNotified:
    """How many notices were written, to whom, and the earliest moment by which one must be acknowledged."""

    number: str
    hospitals: int
    manufacturers: int
    sites: int
    documents: tuple[str, ...]
    due_at: datetime


@dataclass(frozen=True, slots=True)
class AcknowledgeRecall:
    """A receiver acknowledged its notice.

    Attributes:
        document: number of the notice.
        person: who acknowledged, by name.
        secured: the receiver confirms that every piece it holds is set apart.
    """

    document: str
    person: str
    secured: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class RecallAcknowledged:
    """Whether in time, and how many pieces the receiver confirmed."""

    document: str
    on_time: bool
    confirmed: Decimal
    open_notices: int


@dataclass(frozen=True, slots=True)
class LabelRecall:
    """Order a RECALL label for every piece in stock and in trays."""

    number: str
    language: str = ""
    printer: str = ""


@dataclass(frozen=True, slots=True)
class RecallLabelled:
    """The run and how many labels it has."""

    number: str
    run: UUID
    labels: int


@dataclass(slots=True)
class _Share:
    pieces: Decimal = Decimal(0)
    used: Decimal = Decimal(0)
    rows: list[PieceRow] = field(default_factory=list)


def notify_recall(uow: UnitOfWork, request: NotifyRecall) -> RecallNotified:
    """Write a notice to every hospital that holds or used pieces, to the manufacturer and to every site, with clocks.

    Raises:
        Refusal: ``unknown_recall``, ``recall_closed``, ``already_notified``.
    """
    recall = open_recall(uow, request.number)
    if recall.notified_at is not None:
        raise Refusal("already_notified", recall=recall.number, at=recall.notified_at)
    pieces = recall_pieces(uow.connection, recall)
    shares = [*_hospitals(pieces), (NoticeTo.MANUFACTURER, recall.maker_id, None, _all(pieces)), *_sites(uow, pieces)]
    told = [_tell(uow, recall, number, share) for number, share in enumerate(shares, 1)]
    uow.write(update(Recall).where(Recall.id == recall.id).values(notified_at=uow.at))
    uow.record("notify_recall", recall.number, site=recall.site_id, notices=[document for document, _ in told])
    uow.touched(Kind.RECALLS)
    hospitals, makers, sites = (sum(share[0] is kind for share in shares) for kind in NoticeTo)
    documents, earliest = tuple(one for one, _ in told), min(due for _, due in told)
    return RecallNotified(recall.number, hospitals, makers, sites, documents, earliest)


_Told = tuple[NoticeTo, int, int | None, _Share]


def _all(pieces: tuple[PieceRow, ...]) -> _Share:
    share = _Share()
    for piece in pieces:
        share.rows.append(piece)
        share.pieces += piece.quantity if piece.blocked else 0
        share.used += piece.quantity if piece.whereabouts is Whereabouts.USED else 0
    return share


def _hospitals(pieces: tuple[PieceRow, ...]) -> list[_Told]:
    by_holder: dict[int, list[PieceRow]] = defaultdict(list)
    for piece in pieces:
        if piece.whereabouts in (Whereabouts.HOSPITAL, Whereabouts.USED):
            by_holder[piece.holder_id].append(piece)
    return [(NoticeTo.HOSPITAL, holder, None, _all(tuple(rows))) for holder, rows in sorted(by_holder.items())]


def _sites(uow: UnitOfWork, pieces: tuple[PieceRow, ...]) -> list[_Told]:
    by_site: dict[str, list[PieceRow]] = defaultdict(list)
    for piece in pieces:
        if piece.whereabouts in (*_HERE, Whereabouts.TRANSIT):
            by_site[piece.site].append(piece)
    rows = uow.read(select(Site.code, Site.id, Site.partner_id).where(Site.code.in_(by_site))).all()
    known = {row.code: row for row in rows}
    return [
        (NoticeTo.SITE, known[code].partner_id, known[code].id, _all(tuple(by_site[code]))) for code in sorted(by_site)
    ]


def _tell(uow: UnitOfWork, recall: RecallRow, number: int, told: _Told) -> tuple[str, datetime]:
    kind, receiver, site, share = told
    document = f"{recall.number}-{number:02d}"
    ledger = Ledger(recall.site_id, recall.partner_id)
    due = open_deadline(uow, "recall_acknowledgement", document, ledger, party=receiver)
    row = {"recall_id": recall.id, "document": document, "kind": kind, "receiver_id": receiver, "site_id": site}
    counts = {"pieces": share.pieces, "used": share.used, "written_at": uow.at, "due_at": due}
    uow.write(insert(RecallNotice).values(row | counts))
    lines = [
        {"lot": one.lot, "serial": one.serial, "pieces": str(one.quantity), "state": one.whereabouts.value}
        | {"place": one.place, "case": one.document}
        for one in share.rows
    ]
    head = {"recall": recall.number, "item": recall.item, "lot": recall.lot, "reference": recall.reference}
    span = {"serial_from": recall.serial_from, "serial_to": recall.serial_to, "due_at": due.isoformat()}
    body = head | span | {"notice": document, "reason": recall.reason, "lines": lines}
    write_message(uow, "recall_notice", receiver, document, body, ledger)
    return document, due


def hold_recall(uow: UnitOfWork, number: str) -> RecallRow:
    """A recall as it is now; its row is held, so that of two desks the second meets what the first one did.

    Raises:
        Refusal: ``unknown_recall``.
    """
    uow.read(select(Recall.id).where(Recall.number == number).with_for_update(key_share=True)).first()
    return recall_named(uow.connection, number)


def open_recall(uow: UnitOfWork, number: str) -> RecallRow:
    """A recall that is still worked on, held for this job.

    Raises:
        Refusal: ``unknown_recall``, ``recall_closed``.
    """
    recall = hold_recall(uow, number)
    if recall.closed_at is not None or recall.lifted_at is not None:
        raise Refusal("recall_closed", recall=number, at=recall.closed_at or recall.lifted_at)
    return recall


def acknowledge_recall(uow: UnitOfWork, request: AcknowledgeRecall) -> RecallAcknowledged:
    """Stop the clock of a notice; with ``secured`` the receiver's pieces are accounted for.

    Raises:
        Refusal: ``unknown_recall_notice``, ``person_missing``, ``already_acknowledged``, ``recall_closed``.
    """
    asked = select(RecallNotice.id, Recall.number, RecallNotice.acknowledged_at, RecallNotice.due_at)
    asked = asked.add_columns(RecallNotice.kind, RecallNotice.receiver_id, Site.code)
    asked = asked.join(Recall, Recall.id == RecallNotice.recall_id).outerjoin(Site, Site.id == RecallNotice.site_id)
    row: Any = uow.read(asked.where(RecallNotice.document == request.document)).first()
    if row is None:
        raise Refusal("unknown_recall_notice", notice=request.document)
    recall = open_recall(uow, row[1])
    if not request.person:
        raise Refusal("person_missing")
    if row[2] is not None:
        raise Refusal("already_acknowledged", notice=request.document, at=row[2])
    done = {"acknowledged_at": uow.at, "acknowledged_by": request.person, "entered_by_id": uow.actor.id}
    uow.write(update(RecallNotice).where(RecallNotice.id == row[0]).values(done))
    close_deadlines(uow, "recall_acknowledgement", request.document)
    confirmed = _confirm(uow, recall, row[4], row[5], row[6] or "") if request.secured else Decimal(0)
    facts = {"person": request.person, "confirmed": str(confirmed)}
    uow.record("acknowledge_recall", request.document, site=recall.site_id, reason=request.note, **facts)
    uow.touched(Kind.RECALLS)
    left = sum(one.acknowledged_at is None for one in recall_notices(uow.connection, recall.number))
    on_time = uow.at.replace(microsecond=0) <= row[3].replace(microsecond=0)
    return RecallAcknowledged(request.document, on_time, confirmed, left)


def _confirm(uow: UnitOfWork, recall: RecallRow, kind: NoticeTo, receiver: int, site: str) -> Decimal:
    """The holder says that its pieces are set apart; what the manufacturer says is not about what others hold."""
    mine = [one for one in recall_pieces(uow.connection, recall) if one.blocked and one.accounted is None]
    if kind is NoticeTo.HOSPITAL:
        mine = [one for one in mine if one.holder_id == receiver and one.whereabouts is Whereabouts.HOSPITAL]
    elif kind is NoticeTo.SITE:
        mine = [one for one in mine if one.site == site and one.whereabouts is not Whereabouts.HOSPITAL]
    else:
        mine = []
    confirm(uow, mine, Accounted.HOLDER_CONFIRMED, "")
    return sum((one.quantity for one in mine), Decimal(0))


def confirm(uow: UnitOfWork, pieces: list[PieceRow], how: Accounted, note: str) -> None:
    """Account for pieces."""
    done = {"accounted": how, "accounted_at": uow.at, "accounted_by_id": uow.actor.id, "note": note}
    for piece in pieces:
        uow.write(update(RecallPiece).where(RecallPiece.id == piece.id).values(done))


def label_recall(uow: UnitOfWork, request: LabelRecall) -> RecallLabelled:
    """Order the RECALL labels of a recall in one run: one for each piece in stock and in trays.

    Raises:
        Refusal: ``unknown_recall``, ``recall_closed``, ``nothing_to_label``.
    """
    recall = open_recall(uow, request.number)
    here = [one for one in recall_pieces(uow.connection, recall) if one.whereabouts in _HERE]
    if not here:
        raise Refusal("nothing_to_label", zone=recall.number, skipped=0)
    site = site_fields(uow.connection, recall.site_id)
    orders = [_label(uow, recall, one, site, request) for one in here]
    run = new_id()
    order_run(uow, run, orders, Ledger(recall.site_id, recall.partner_id))
    return RecallLabelled(recall.number, run, int(sum((one.quantity for one in here), Decimal(0))))


def _label(
    uow: UnitOfWork, recall: RecallRow, piece: PieceRow, site: dict[str, str], request: LabelRecall
) -> LabelOrder:
    goods = goods_for_label(uow.connection, piece.lot_id, piece.unit_id)
    fields = goods.fields | site | {"hold": "recall", "reason": recall.reference, "notice": recall.number}
    fields |= {"person": uow.actor.name, "badge": uow.actor.badge, "place": piece.place}
    try:
        symbol = goods.symbol(uow.at.date())
    except Refusal:
        symbol = QUARANTINE
    return LabelOrder(
        LabelPurpose.HOLD,
        symbol,
        fields,
        piece.unit_id,
        piece.lot_id,
        template="hold_recall",
        language=request.language,
        printer=request.printer,
        copies=int(piece.quantity),
    )


NOTIFY_RECALL = Verb("notify_recall", NotifyRecall, RecallNotified, notify_recall, Action.RECALL)
ACKNOWLEDGE_RECALL = Verb(
    "acknowledge_recall", AcknowledgeRecall, RecallAcknowledged, acknowledge_recall, Action.RECALL
)
LABEL_RECALL = Verb("label_recall", LabelRecall, RecallLabelled, label_recall, Action.RECALL)
