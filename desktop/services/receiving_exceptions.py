"""What a clerk decides at the receiving desk: an unreadable pack, a short date, goods that do not belong."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from sqlalchemy import insert, select, update

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.ledger import Movement, MovementKind, PlaceKind
from desktop.domain.lots import days_left, is_expired
from desktop.domain.origin import new_id
from desktop.domain.permissions import Action
from desktop.models.hold import Hold, HoldReason
from desktop.models.item import Item, Lot, Unit
from desktop.models.notice import Discrepancy, DiscrepancyKind, LineState, NoticeLine
from desktop.models.place import Place
from desktop.services.blocking import recall_of
from desktop.services.delivery import OpenedNotice, notice_for, outside_place, site_place
from desktop.services.finding import Found, find
from desktop.services.known_goods import lot_of, unit_of
from desktop.services.perform import Verb
from desktop.services.posting import Goods, Spot, legs, post
from desktop.services.receiving_labels import HeldGoods, PickedLine, order_hold_label, order_pack_label
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class PickFromNotice:
    """Choose the open seat of a tray for a pack whose code cannot be read; ``seat`` None when only one is open."""

    notice: str
    tray: str
    seat: int | None = None
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Picked:
    """What the pack must say; its unit label is ordered and must be scanned back."""

    item: str
    item_en: str
    ref: str
    lot: str
    serial: str
    expires_on: date | None
    tray: str
    seat: int
    symbol: str
    label: str


@dataclass(frozen=True, slots=True)
class AcceptShortDate:
    """Accept a unit with less shelf life than agreed; ``serial`` "" when only one waits for a decision."""

    notice: str
    serial: str = ""
    raw: str = ""


@dataclass(frozen=True, slots=True)
class ShortDateAccepted:
    """The unit accepted, the days it has left, and how many still wait."""

    item: str
    lot: str
    serial: str
    seat: int
    days_left: int | None
    waiting: int


@dataclass(frozen=True, slots=True)
class Quarantine:
    """Put the scanned goods on hold; ``notice`` "" outside a delivery, ``note`` in the person's words."""

    raw: str
    notice: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Quarantined:
    """What is on hold now and why; ``booked`` is false for a code that names nothing in the catalogue."""

    reason: str
    item: str
    lot: str
    serial: str
    place: str
    booked: bool
    label: str


def pick_from_notice(uow: UnitOfWork, request: PickFromNotice) -> Picked:
    """Order a unit label for an announced unit whose own code cannot be read; scanning it back receives the unit.

    Raises:
        Refusal: ``nothing_open`` when every seat is taken, ``choose_seat`` when several are open,
            ``no_di`` when the item has no UDI-DI: no label that reads could be made.
    """
    notice = notice_for(uow, request.notice)
    asked = (
        select(NoticeLine.id, NoticeLine.seat, NoticeLine.expires_on, NoticeLine.lot_id, NoticeLine.unit_id)
        .add_columns(Item.name, Item.name_en, Item.ref, Lot.number, Unit.serial)
        .join(Place, Place.id == NoticeLine.tray_id)
        .join(Item, Item.id == NoticeLine.item_id)
        .join(Lot, Lot.id == NoticeLine.lot_id)
        .outerjoin(Unit, Unit.id == NoticeLine.unit_id)
        .where(NoticeLine.notice_id == notice.id, Place.code == request.tray, NoticeLine.state == LineState.OPEN)
        .order_by(NoticeLine.seat)
    )
    if request.seat is not None:
        asked = asked.where(NoticeLine.seat == request.seat)
    rows = uow.connection.execute(asked).all()
    if not rows:
        raise Refusal("nothing_open", tray=request.tray)
    if len(rows) > 1:
        raise Refusal("choose_seat", tray=request.tray, seats=[str(row.seat) for row in rows])
    row = rows[0]
    symbol, label = order_pack_label(uow, notice, PickedLine(row.id, row.lot_id, row.unit_id, request.tray))
    uow.record("pick_from_notice", f"{notice.number} {request.tray}", site=notice.ledger.site, seat=row.seat)
    return Picked(
        row.name,
        row.name_en,
        row.ref,
        row.number,
        row.serial or "",
        row.expires_on,
        request.tray,
        row.seat or 0,
        symbol,
        str(label),
    )


def accept_short_date(uow: UnitOfWork, request: AcceptShortDate) -> ShortDateAccepted:
    """Accept one short-dated unit with the clerk's name.

    Raises:
        Refusal: ``no_short_date`` when none waits, ``choose_short_dated`` when several do.
    """
    notice = notice_for(uow, request.notice)
    asked = (
        select(NoticeLine.id, NoticeLine.seat, NoticeLine.expires_on, Item.name, Lot.number, Unit.serial)
        .join(Item, Item.id == NoticeLine.item_id)
        .join(Lot, Lot.id == NoticeLine.lot_id)
        .outerjoin(Unit, Unit.id == NoticeLine.unit_id)
        .where(NoticeLine.notice_id == notice.id, NoticeLine.state == LineState.SHORT_DATED)
    )
    waiting = uow.connection.execute(asked).all()
    chosen = [row for row in waiting if request.serial in ("", row.serial)]
    if not chosen:
        raise Refusal("no_short_date", notice=notice.number)
    if len(chosen) > 1:
        raise Refusal("choose_short_dated", serials=[row.serial or row.number for row in chosen])
    row = chosen[0]
    accepted = {"state": LineState.ACCEPTED, "decided_by_id": uow.actor.id}
    uow.write(update(NoticeLine).where(NoticeLine.id == row.id).values(accepted))
    left = days_left(row.expires_on, uow.today(notice.time_zone)) if row.expires_on else None
    uow.record("accept_short_date", row.serial or row.number, site=notice.ledger.site, days_left=left, item=row.name)
    uow.touched(Kind.NOTICES)
    return ShortDateAccepted(row.name, row.number, row.serial or "", row.seat or 0, left, len(waiting) - 1)


_REASONS = {
    "unknown_item": DiscrepancyKind.UNKNOWN_ITEM,
    "lot_differs": DiscrepancyKind.WRONG_DATA,
    "expiry_differs": DiscrepancyKind.WRONG_DATA,
    "identifier_missing": DiscrepancyKind.WRONG_DATA,
}


def quarantine(uow: UnitOfWork, request: Quarantine) -> Quarantined:
    """Put the goods of a refused scan on hold.

    Goods that the catalogue knows are booked into the holding place; of others the scan itself is kept, so that the
    discrepancy note names it.

    Raises:
        Refusal: ``on_notice`` when nothing is wrong with the scanned unit.
    """
    notice = notice_for(uow, request.notice)
    try:
        found = find(uow, request.raw, uow.today(notice.time_zone))
    except Refusal as refusal:
        kind = _REASONS.get(refusal.code, DiscrepancyKind.UNREADABLE)
        return _note_only(uow, notice, request, kind)
    return _hold(uow, notice, request, found)


def _note_only(uow: UnitOfWork, notice: OpenedNotice, request: Quarantine, kind: DiscrepancyKind) -> Quarantined:
    shown = request.raw.replace("\0", "\u2400")
    note(uow, notice, kind, {"raw": shown, "quantity": Decimal(1)})
    label = order_hold_label(uow, notice, HeldGoods(kind.value, None, None, None, shown, request.note))
    return Quarantined(kind.value, "", "", "", "", booked=False, label=str(label))


def note(uow: UnitOfWork, notice: OpenedNotice, kind: DiscrepancyKind, what: dict[str, object]) -> None:
    """Add an entry to the notice's discrepancy note."""
    row = {"notice_id": notice.id, "kind": kind, "noted_at": uow.at, "noted_by_id": uow.actor.id}
    uow.write(insert(Discrepancy).values(row | what))
    uow.record("note_discrepancy", notice.number, site=notice.ledger.site, kind=kind.value)
    uow.touched(Kind.NOTICES)


def _hold(uow: UnitOfWork, notice: OpenedNotice, request: Quarantine, found: Found) -> Quarantined:
    expired = is_expired(found.expires_on, uow.today(notice.time_zone))
    line = _open_line(uow, notice, found)
    announced = line is not None
    recall = recall_of(uow.connection, found.item_id, found.lot, found.serial)
    if announced and not expired and not request.note and not recall:
        raise Refusal("on_notice", **found.names)
    kind, reason = _RECALLED if recall else _why(expired=expired, announced=announced)
    lot = found.lot_id or lot_of(uow, found.item_id, found.lot, found.expires_on)
    unit = found.unit_id or (unit_of(uow, found, lot) if found.serial else None)
    owner = notice.owner if found.owner_id is None else found.owner_id
    hold_place = site_place(uow, notice, PlaceKind.HOLDING)
    source = outside_place(uow, PlaceKind.SUPPLIER) if found.place_id is None else _spot(uow, found.place_id)
    pieces = Decimal(found.pieces)
    goods = Goods(found.item_id, lot, unit, owner)
    movement = Movement(
        new_id(), MovementKind.QUARANTINE, legs(goods, source, hold_place, pieces), notice.number, None, request.note
    )
    post(uow, movement, notice.ledger)
    if line is not None:
        held = {"state": LineState.HELD, "received": NoticeLine.quantity, "movement_id": movement.id}
        uow.write(update(NoticeLine).where(NoticeLine.id == line).values(held))
    goods_row = {"lot_id": lot, "unit_id": unit, "movement_id": movement.id}
    by = {"opened_at": uow.at, "opened_by_id": uow.actor.id, "partner_id": notice.ledger.partner}
    uow.write(insert(Hold).values(goods_row | by | {"reason": reason, "note": request.note, "document": recall}))
    note(uow, notice, kind, goods_row | {"item_id": found.item_id, "quantity": pieces, "raw": uow.origin.raw})
    label = order_hold_label(uow, notice, HeldGoods(reason.value, lot, unit, found.udi, request.raw, request.note))
    uow.touched(Kind.HOLDS)
    place = uow.read(select(Place.code).where(Place.id == hold_place.id)).scalar_one()
    return Quarantined(reason.value, found.name, found.lot, found.serial, place, booked=True, label=str(label))


def _open_line(uow: UnitOfWork, notice: OpenedNotice, found: Found) -> int | None:
    asked = select(NoticeLine.id).where(NoticeLine.notice_id == notice.id, NoticeLine.lot_id == found.lot_id)
    if found.carries_serial:
        asked = asked.where(NoticeLine.unit_id == found.unit_id)
    return uow.read(asked.where(NoticeLine.state == LineState.OPEN)).scalar()


_RECALLED: Final = (DiscrepancyKind.RECALLED, HoldReason.RECALL)


def _why(*, expired: bool, announced: bool) -> tuple[DiscrepancyKind, HoldReason]:
    if expired:
        return DiscrepancyKind.EXPIRED, HoldReason.EXPIRED
    if announced:
        return DiscrepancyKind.WRONG_DATA, HoldReason.DAMAGED
    return DiscrepancyKind.UNEXPECTED, HoldReason.UNEXPECTED


def _spot(uow: UnitOfWork, place: int) -> Spot:
    row = uow.read(select(Place.kind, Place.custodian_id).where(Place.id == place)).one()
    return Spot(place, row.kind, row.custodian_id)


PICK_FROM_NOTICE = Verb("pick_from_notice", PickFromNotice, Picked, pick_from_notice, Action.RECEIVE)
ACCEPT_SHORT_DATE = Verb("accept_short_date", AcceptShortDate, ShortDateAccepted, accept_short_date, Action.RECEIVE)
QUARANTINE = Verb("quarantine", Quarantine, Quarantined, quarantine, Action.QUARANTINE)
