"""Recalls as they stand: each piece with where it is now and how it was accounted for, the notices, the progress."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import Connection, bindparam, func, select
from sqlalchemy.orm import aliased

from desktop.domain.errors import Refusal
from desktop.domain.ledger import BinPurpose, PlaceKind
from desktop.domain.recalls import Scope
from desktop.models.item import Item, Lot, Unit
from desktop.models.ledger import Balance, LegRow, MovementRow
from desktop.models.party import Party, Site
from desktop.models.person import Person
from desktop.models.place import Place
from desktop.models.recall import Accounted, NoticeTo, Recall, RecallNotice, RecallPiece, Whereabouts


@dataclass(frozen=True, slots=True)
class RecallRow:
    """A recall: what, since when, how far. Moments in UTC, None for what has not happened."""

    id: int
    number: str
    item: str
    item_name: str
    item_en: str
    item_id: int
    maker_id: int
    lot: str
    serial_from: str
    serial_to: str
    reference: str
    notice_name: str
    notice_sha256: str
    reason: str
    received: Decimal
    noticed_at: datetime
    blocked_at: datetime
    blocked_by: str
    notified_at: datetime | None
    closed_at: datetime | None
    lifted_at: datetime | None
    site_id: int
    partner_id: int

    @property
    def scope(self) -> Scope:
        """What it covers."""
        return Scope(self.item_id, self.lot, self.serial_from, self.serial_to)

    @property
    def withdrawn(self) -> bool:
        """Whether it was opened by mistake and taken back: closed and lifted in the same moment."""
        return self.lifted_at is not None and self.closed_at == self.lifted_at


@dataclass(frozen=True, slots=True)
class PieceRow:
    """A piece as it was found, where it is now, and how it is accounted for.

    Attributes:
        now: code of the place where it is now, or of the outside place that it left for.
        accounted: None while nobody knows it to be safe; only of blocked pieces.
    """

    id: int
    lot_id: int
    unit_id: int | None
    lot: str
    serial: str
    quantity: Decimal
    whereabouts: Whereabouts
    site: str
    place: str
    holder_id: int
    holder: str
    holder_name: str
    document: str
    blocked: bool
    late: bool
    now: str
    accounted: Accounted | None
    accounted_at: datetime | None
    note: str


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """A notice and its clock; ``late`` when it was acknowledged after its due moment, or still is not."""

    recall: str
    document: str
    kind: NoticeTo
    receiver: str
    receiver_name: str
    receiver_id: int
    site: str
    pieces: Decimal
    used: Decimal
    written_at: datetime
    due_at: datetime
    acknowledged_at: datetime | None
    acknowledged_by: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How many pieces are blocked and accounted for, how many notices went out and were acknowledged."""

    blocked: Decimal
    accounted: Decimal
    notices: int
    acknowledged: int


_PERSON: Final = aliased(Person, name="blocker")
_RECALLS: Final = (
    select(Recall.id, Recall.number, Item.ref, Item.name, Item.name_en, Item.id, Item.maker_id, Recall.lot)
    .add_columns(Recall.serial_from, Recall.serial_to, Recall.reference, Recall.notice_name, Recall.notice_sha256)
    .add_columns(Recall.reason, Recall.received, Recall.noticed_at, Recall.blocked_at, _PERSON.name)
    .add_columns(Recall.notified_at, Recall.closed_at, Recall.lifted_at, Recall.site_id, Recall.partner_id)
    .join(Item, Item.id == Recall.item_id)
    .join(_PERSON, _PERSON.id == Recall.blocked_by_id)
    .order_by(Recall.id.desc())
)
_NOW: Final = aliased(Balance, name="now_balance")
_NOW_PLACE: Final = aliased(Place, name="now_place")
_PIECES: Final = (
    select(RecallPiece.id, RecallPiece.lot_id, RecallPiece.unit_id, Lot.number, func.coalesce(Unit.serial, ""))
    .add_columns(RecallPiece.quantity, RecallPiece.whereabouts, func.coalesce(Site.code, ""), Place.code)
    .add_columns(Party.id, Party.code, Party.name, RecallPiece.document, RecallPiece.blocked, RecallPiece.late)
    .add_columns(RecallPiece.accounted, RecallPiece.accounted_at, RecallPiece.note)
    .add_columns(_NOW_PLACE.code.label("now"), _NOW_PLACE.kind.label("now_kind"))
    .add_columns(_NOW_PLACE.purpose.label("now_purpose"), RecallPiece.place_id)
    .join(Lot, Lot.id == RecallPiece.lot_id)
    .join(Place, Place.id == RecallPiece.place_id)
    .join(Party, Party.id == RecallPiece.holder_id)
    .outerjoin(Unit, Unit.id == RecallPiece.unit_id)
    .outerjoin(Site, Site.id == RecallPiece.site_id)
    .outerjoin(_NOW, _NOW.unit_id == RecallPiece.unit_id)
    .outerjoin(_NOW_PLACE, _NOW_PLACE.id == _NOW.place_id)
    .where(RecallPiece.recall_id == bindparam("recall"))
    .order_by(RecallPiece.id)
)
_NOTICES: Final = (
    select(Recall.number, RecallNotice.document, RecallNotice.kind, Party.code, Party.name, Party.id)
    .add_columns(func.coalesce(Site.code, ""), RecallNotice.pieces, RecallNotice.used, RecallNotice.written_at)
    .add_columns(RecallNotice.due_at, RecallNotice.acknowledged_at, RecallNotice.acknowledged_by)
    .join(Recall, Recall.id == RecallNotice.recall_id)
    .join(Party, Party.id == RecallNotice.receiver_id)
    .outerjoin(Site, Site.id == RecallNotice.site_id)
    .order_by(RecallNotice.id)
)
_SAFE_BINS: Final = frozenset({BinPurpose.RECALL, BinPurpose.QUARANTINE})
_GONE: Final = {
    PlaceKind.RETURNED_TO_MAKER: Accounted.RETURNED,
    PlaceKind.SCRAP: Accounted.SCRAPPED,
    PlaceKind.HOSPITAL_USE: Accounted.USED,
}


def recalls(connection: Connection) -> tuple[RecallRow, ...]:
    """All recalls, the newest first."""
    return tuple(RecallRow(*row) for row in connection.execute(_RECALLS))


def recall_named(connection: Connection, number: str) -> RecallRow:
    """One recall.

    Raises:
        Refusal: ``unknown_recall``.
    """
    row = connection.execute(_RECALLS.where(Recall.number == number)).first()
    if row is None:
        raise Refusal("unknown_recall", recall=number)
    return RecallRow(*row)


def recall_pieces(connection: Connection, recall: RecallRow) -> tuple[PieceRow, ...]:
    """The pieces of a recall as they were found, with where they are now."""
    rows = connection.execute(_PIECES, {"recall": recall.id}).all()
    left = _left_for(connection, [row.unit_id for row in rows if row.unit_id is not None and row.now is None])
    lots = _lots_now(connection, {row.lot_id for row in rows if row.unit_id is None})
    return tuple(_piece(row, left, lots) for row in rows)


def _left_for(connection: Connection, units: list[int]) -> dict[int, tuple[str, PlaceKind]]:
    """For units that are not on hand: the place that their last movement brought them to."""
    found: dict[int, tuple[str, PlaceKind]] = {}
    asked = (
        select(LegRow.unit_id, Place.code, Place.kind)
        .join(MovementRow, MovementRow.id == LegRow.movement_id)
        .join(Place, Place.id == LegRow.place_id)
        .where(LegRow.unit_id.in_(bindparam("units", expanding=True)), LegRow.quantity > 0)
        .order_by(MovementRow.recorded_at, MovementRow.id)
    )
    for first in range(0, len(units), 1000):
        rows = connection.execute(asked, {"units": units[first : first + 1000]}).all()
        found |= {row[0]: (row[1], row[2]) for row in rows if row[0] is not None}
    return found


def _lots_now(connection: Connection, lots: set[int]) -> set[tuple[int, int]]:
    """The lots without serial numbers and the places where some of them still lie."""
    asked = select(Balance.lot_id, Balance.place_id).where(Balance.lot_id.in_(lots), Balance.unit_id.is_(None))
    return {(row[0], row[1]) for row in connection.execute(asked).all()} if lots else set()


def _piece(row: Any, left: dict[int, tuple[str, PlaceKind]], lots: set[tuple[int, int]]) -> PieceRow:
    now, kind, purpose = row.now or "", row.now_kind, row.now_purpose
    if row.unit_id is not None and not now:
        now, kind = left.get(row.unit_id, ("", None))
    accounted = row.accounted
    if row.blocked and accounted is None:
        accounted = _GONE.get(kind)
        safe = purpose in _SAFE_BINS or kind is PlaceKind.HOLDING
        moved = row.unit_id is None and (row.lot_id, row.place_id) not in lots
        accounted = Accounted.SECURED if safe or moved else accounted
    place, holder = row[8], (row[9], row[10], row[11])
    return PieceRow(
        row.id,
        row.lot_id,
        row.unit_id,
        row[3],
        row[4],
        row.quantity,
        row.whereabouts,
        row[7],
        place,
        *holder,
        row.document,
        row.blocked,
        row.late,
        now,
        accounted,
        row.accounted_at,
        row.note,
    )


def recall_notices(connection: Connection, number: str = "") -> Iterator[NoticeRow]:
    """The notices of a recall, or of all."""
    asked = _NOTICES.where(Recall.number == number) if number else _NOTICES
    yield from (NoticeRow(*row) for row in connection.execute(asked))


def progress(connection: Connection, recall: RecallRow) -> Progress:
    """How far a recall is."""
    pieces = [piece for piece in recall_pieces(connection, recall) if piece.blocked]
    notices = list(recall_notices(connection, recall.number))
    return Progress(
        sum((piece.quantity for piece in pieces), Decimal(0)),
        sum((piece.quantity for piece in pieces if piece.accounted is not None), Decimal(0)),
        len(notices),
        sum(notice.acknowledged_at is not None for notice in notices),
    )
