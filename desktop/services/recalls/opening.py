"""Opening a recall: everything of its scope is found and blocked in one step (SC-13, journey J13)."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, insert, select

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.domain.recalls import Scope, in_order
from desktop.models.hold import Hold, HoldReason
from desktop.models.item import Item, Lot, Unit
from desktop.models.party import Site
from desktop.models.recall import Recall, RecallPiece, Whereabouts
from desktop.queries.recall_locating import Located, Picture, locate, lots_of
from desktop.services.blocking import Blockable
from desktop.services.finding import find_in, read_udi
from desktop.services.numbering import next_number
from desktop.services.perform import Verb
from desktop.services.withdrawing import withdraw_reservations
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class BlockRecall:
    """Recall the lot of a scanned unit, or a lot, a range of serial numbers or a whole item by names.

    Attributes:
        whole_item: needed to recall an item without naming a lot or a range.
        not_received: the lot is not known here; whatever of it arrives later is caught.
        reference: the number of the maker's notice.
        notice_name: name of the notice file, ``notice_sha256`` its hash.
        noticed_at: when the notice came; None for now.
        site: code of the site that leads it; "" for the first.
    """

    raw: str = ""
    item: str = ""
    lot: str = ""
    serial_from: str = ""
    serial_to: str = ""
    whole_item: bool = False
    not_received: bool = False
    reference: str = ""
    reason: str = ""
    notice_name: str = ""
    notice_sha256: str = ""
    noticed_at: datetime | None = None
    site: str = ""


@dataclass(frozen=True, slots=True)
class RecallBlocked:
    """The recall: pieces by state, the closed sum, what is blocked, and what was withdrawn.

    ``trays`` cannot leave; ``withdrawn`` are the documents (cases, orders) that lost a reservation.
    """

    number: str
    item: str
    lot: str
    received: Decimal
    stock: Decimal
    in_trays: Decimal
    transit: Decimal
    hospital: Decimal
    used: Decimal
    returned: Decimal
    scrapped: Decimal
    lost: Decimal
    closed: bool
    blocked: Decimal
    sites: int
    hospitals: int
    trays: tuple[str, ...]
    withdrawn: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScopeNames:
    """What a recall is about, by names."""

    raw: str = ""
    item: str = ""
    lot: str = ""
    serial_from: str = ""
    serial_to: str = ""


def scope_of(connection: Connection, asked: ScopeNames, at: datetime, *, not_received: bool = False) -> Scope:
    """The scope that a scan or names mean.

    Raises:
        Refusal: ``unknown_item``, ``unknown_lot``, ``range_backwards``; what the decoder or the catalogue refuses.
    """
    if asked.raw:
        found = find_in(connection, read_udi(asked.raw, at.date(), connection))
        if found.lot_id is None and not not_received:
            raise Refusal("unknown_lot", item=found.ref, lot=found.lot)
        return Scope(found.item_id, _lot_number(connection, found.unit_id) or found.lot)
    item = connection.execute(select(Item.id).where(Item.ref == asked.item)).scalar()
    if item is None:
        raise Refusal("unknown_item", di=asked.item)
    last = asked.serial_to or asked.serial_from
    if (asked.serial_to and not asked.serial_from) or in_order(last) < in_order(asked.serial_from):
        raise Refusal("range_backwards", first=asked.serial_from, last=asked.serial_to)
    if asked.lot and not not_received:
        known = select(Lot.id).where(Lot.item_id == item, Lot.number == asked.lot)
        if connection.execute(known).first() is None:
            raise Refusal("unknown_lot", item=asked.item, lot=asked.lot)
    return Scope(item, asked.lot, asked.serial_from, last)


def _lot_number(connection: Connection, unit: int | None) -> str:
    asked = select(Lot.number).join(Unit, Unit.lot_id == Lot.id).where(Unit.id == unit)
    return str(connection.execute(asked).scalar() or "")


def block_recall(uow: UnitOfWork, request: BlockRecall) -> RecallBlocked:
    """Open a recall: find every piece that was ever received, hold what is on hand, withdraw what is reserved of it.

    Raises:
        Refusal: ``whole_item`` when nothing narrows an item down and nobody said that all of it is meant;
            ``already_recalled`` with the number; ``unknown_site``; ``in_the_future``; as `scope_of`.
    """
    names = ScopeNames(request.raw, request.item, request.lot, request.serial_from, request.serial_to)
    scope = scope_of(uow.connection, names, uow.at, not_received=request.not_received)
    if not scope.lot and not scope.serial_from and not request.whole_item:
        raise Refusal("whole_item", item=request.item)
    return block_scope(uow, scope, request)


def block_scope(uow: UnitOfWork, scope: Scope, request: BlockRecall) -> RecallBlocked:
    """Open the recall of a scope; the request says why, and which site leads it.

    Raises:
        Refusal: ``already_recalled`` with the number, ``unknown_site``, ``in_the_future`` for the moment of the notice.
    """
    if request.noticed_at is not None and request.noticed_at > uow.at:
        raise Refusal("in_the_future", at=request.noticed_at)
    site, partner = _site(uow, request.site)
    _refuse_second(uow, scope)
    picture = locate(uow.connection, scope)
    number = next_number(uow, "RC")
    row = _recall_row(uow, request, scope, picture)
    header = row | {"number": number, "site_id": site, "partner_id": partner}
    recall = int(uow.write(insert(Recall).values(header).returning(Recall.id)).scalar_one())
    add_pieces(uow, recall, picture.rows, late=False)
    goods = hold_all(uow, scope, picture.rows, number, partner)
    withdrawn = withdraw_reservations(uow, goods, number) if goods else ()
    blocked = sum((row.quantity for row in picture.rows if row.on_hand), Decimal(0))
    counts = {state.value: str(picture.pieces(state)) for state in Whereabouts}
    facts = {"received": str(picture.received), "blocked": str(blocked), "scope": names_told(scope)}
    uow.record("block_recall", number, site=site, reason=request.reason, **facts, **counts)
    uow.touched(Kind.RECALLS, Kind.HOLDS, Kind.STOCK)
    return _answer(uow, number, picture, blocked, withdrawn)


def names_told(scope: Scope) -> list[str | int]:
    """A scope as an audit entry tells it."""
    return [scope.item, scope.lot, scope.serial_from, scope.serial_to]


def _site(uow: UnitOfWork, code: str) -> tuple[int, int]:
    asked = select(Site.id, Site.partner_id).where(Site.retired_at.is_(None)).order_by(Site.id).limit(1)
    row = uow.read(asked.where(Site.code == code) if code else asked).first()
    if row is None:
        raise Refusal("unknown_site", site=code)
    return row[0], row[1]


def _refuse_second(uow: UnitOfWork, scope: Scope) -> None:
    same = (Recall.item_id == scope.item, Recall.lot == scope.lot, Recall.lifted_at.is_(None))
    span = (Recall.serial_from == scope.serial_from, Recall.serial_to == scope.serial_to)
    number = uow.read(select(Recall.number).where(*same, *span)).scalar()
    if number is not None:
        raise Refusal("already_recalled", recall=number, lot=scope.lot)


def _recall_row(uow: UnitOfWork, request: BlockRecall, scope: Scope, picture: Picture) -> dict[str, Any]:
    return {
        "item_id": scope.item,
        "lot": scope.lot,
        "serial_from": scope.serial_from,
        "serial_to": scope.serial_to,
        "reference": request.reference,
        "notice_name": request.notice_name,
        "notice_sha256": request.notice_sha256,
        "reason": request.reason,
        "received": picture.received,
        "noticed_at": request.noticed_at or uow.at,
        "blocked_at": uow.at,
        "blocked_by_id": uow.actor.id,
    }


def add_pieces(uow: UnitOfWork, recall: int, rows: tuple[Located, ...], *, late: bool) -> None:
    """Keep where each piece was found."""
    found = [
        {
            "recall_id": recall,
            "lot_id": row.lot_id,
            "unit_id": row.unit_id,
            "quantity": row.quantity,
            "whereabouts": row.whereabouts,
            "place_id": row.place_id,
            "tray_id": row.tray_id,
            "site_id": row.site_id,
            "owner_id": row.owner_id,
            "holder_id": row.holder_id,
            "document": row.document,
            "blocked": row.on_hand,
            "late": late,
        }
        for row in rows
    ]
    if found:
        uow.write(insert(RecallPiece), found)


def hold_all(
    uow: UnitOfWork, scope: Scope, rows: tuple[Located, ...], number: str, partner: int
) -> tuple[Blockable, ...]:
    """Hold a scope: its lots with one hold each, also those of which nothing is on hand; of a range each unit."""
    if scope.serial_from:
        keys = {(row.lot_id, row.unit_id) for row in rows if row.on_hand}
    else:
        keys = {(lot, None) for lot in uow.read(lots_of(scope)).scalars()}
    ordered = sorted(keys, key=lambda key: (key[0], key[1] or 0))
    by = {"reason": HoldReason.RECALL, "document": number, "partner_id": partner}
    when = {"opened_at": uow.at, "opened_by_id": uow.actor.id}
    holds = [by | when | {"lot_id": lot, "unit_id": unit} for lot, unit in ordered]
    if holds:
        uow.write(insert(Hold), holds)
    return tuple((scope.item, lot, unit) for lot, unit in ordered)


def _answer(
    uow: UnitOfWork, number: str, picture: Picture, blocked: Decimal, withdrawn: tuple[str, ...]
) -> RecallBlocked:
    asked = select(Item.name, Recall.lot).join(Item, Item.id == Recall.item_id).where(Recall.number == number)
    item, lot = uow.read(asked).one()
    sites = {row.site_id for row in picture.rows if row.whereabouts is Whereabouts.STOCK}
    hospitals = {row.holder_id for row in picture.rows if row.whereabouts is Whereabouts.HOSPITAL}
    trays = tuple(sorted({row.place for row in picture.rows if row.tray_id is not None}))
    return RecallBlocked(
        number,
        item,
        lot,
        picture.received,
        stock=picture.pieces(Whereabouts.STOCK),
        in_trays=picture.pieces(Whereabouts.TRAY),
        transit=picture.pieces(Whereabouts.TRANSIT),
        hospital=picture.pieces(Whereabouts.HOSPITAL),
        used=picture.pieces(Whereabouts.USED),
        returned=picture.pieces(Whereabouts.RETURNED),
        scrapped=picture.pieces(Whereabouts.SCRAPPED),
        lost=picture.pieces(Whereabouts.LOST),
        closed=picture.closed,
        blocked=blocked,
        sites=len(sites),
        hospitals=len(hospitals),
        trays=trays,
        withdrawn=withdrawn,
    )


BLOCK_RECALL = Verb("block_recall", BlockRecall, RecallBlocked, block_recall, Action.RECALL)
