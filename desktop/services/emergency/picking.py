"""Picking for an emergency by scan: first expired first out, every deviation authorised, nothing blocked goes."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from sqlalchemy import Row, Select, insert, or_, select, update

from desktop.domain.changes import Kind
from desktop.domain.emergency import OrderState
from desktop.domain.errors import Refusal
from desktop.domain.ledger import PlaceKind
from desktop.domain.lots import is_expired
from desktop.domain.permissions import Action
from desktop.models.case import Reservation
from desktop.models.order import OrderGoods
from desktop.models.place import Place
from desktop.queries.order_facts import LineFacts, lines
from desktop.queries.whereabouts import Lying, SourceKind, whereabouts
from desktop.services.blocking import refuse_blocked
from desktop.services.counting_guard import refuse_while_counted
from desktop.services.emergency.order_at_hand import OrderAtHand, approver, order_named
from desktop.services.emergency.parts import follow
from desktop.services.emergency.progress import finish_when_complete, progress
from desktop.services.emergency.stocking import hold_items, reserve
from desktop.services.finding import Found, find
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork

AT_PICKING: Final = (OrderState.ACCEPTED, OrderState.PICKED)


@dataclass(frozen=True, slots=True)
class PickPiece:
    """Take one scanned piece.

    Attributes:
        place: the bin or tray that it is taken from; "" when it lies in one place only.
        reason, supervisor: why another than the first to expire is taken, and the badge of who says so.
    """

    number: str
    raw: str
    place: str = ""
    reason: str = ""
    supervisor: str = ""


@dataclass(frozen=True, slots=True)
class PiecePicked:
    """What was taken from where.

    Attributes:
        again: it was scanned before; nothing was booked.
        picked: pieces and trays in the box now, of ``of``.
        complete: nothing is left to pick.
    """

    number: str
    ref: str
    item: str
    item_en: str
    lot: str
    serial: str
    place: str
    again: bool
    picked: Decimal
    of: Decimal
    complete: bool


def pick_piece(uow: UnitOfWork, request: PickPiece) -> PiecePicked:
    """Take a piece for an order.

    Raises:
        Refusal: ``unknown_emergency``, ``emergency_state``, ``not_ordered``, ``enough_picked``, ``scan_single_pieces``,
            ``expired``, ``held``, ``recalled``, ``not_on_hand``, ``lies_elsewhere`` with its place,
            ``not_usable_here``, ``promised_to`` with the document, ``wrong_lot`` with the lot that comes first, unless
            a supervisor says why; what the decoder or the catalogue refuses.
    """
    order = order_named(uow, request.number, *AT_PICKING)
    found = find(uow, request.raw, uow.today(order.time_zone))
    line = _line(uow, order, found)
    before = _picked_before(uow, order, found)
    if before is not None:
        return _told(uow, order, found, str(before.code), again=True)
    _refuse_goods(uow, order, found, line)
    hold_items(uow, found.item_id)
    lying = _own(uow, order, found.item_id)
    chosen, mine = _choose(uow, order, found, lying, request)
    deviation = _deviation(uow, order, lying, chosen, request) if mine is None else ""
    refuse_while_counted(uow, chosen.place_id, emergency=True)
    _take(uow, order, line, chosen, mine)
    _write(uow, order, chosen, deviation)
    finish_when_complete(uow, order)
    follow(uow, order)
    what = {"item": chosen.ref, "lot": chosen.lot, "serial": chosen.serial, "place": chosen.place}
    uow.record("pick_emergency", order.number, site=order.ledger.site, reason=deviation, picked=what)
    uow.touched(Kind.ORDERS, Kind.CASES)
    return _told(uow, order, found, chosen.place, again=False)


def _line(uow: UnitOfWork, order: OrderAtHand, found: Found) -> LineFacts:
    mine = lines(uow.connection, order.id, order.number)
    line = next((one for one in mine if one.item_id == found.item_id), None)
    if line is None:
        raise Refusal("not_ordered", **found.names, order=order.number)
    if found.pieces != 1:
        raise Refusal("scan_single_pieces", **found.names)
    return line


def _picked_before(uow: UnitOfWork, order: OrderAtHand, found: Found) -> Row[str] | None:
    if found.unit_id is None:
        return None
    asked = select(Place.code).join(OrderGoods, OrderGoods.place_id == Place.id)
    asked = asked.where(OrderGoods.order_id == order.id, OrderGoods.unit_id == found.unit_id)
    return uow.read(asked.where(OrderGoods.put_back_at.is_(None))).first()


def _refuse_goods(uow: UnitOfWork, order: OrderAtHand, found: Found, line: LineFacts) -> None:
    if line.to_pick < 1:
        raise Refusal("enough_picked", **found.names, pieces=line.wanted)
    if is_expired(found.expires_on, order.needed_on):
        raise Refusal("expired", **found.names, expires_on=found.expires_on)
    if found.lot_id is None or (found.carries_serial and found.unit_id is None):
        raise Refusal("not_on_hand", thing=found.serial or found.lot, **found.names)
    refuse_blocked(uow, [(found.item_id, found.lot_id, found.unit_id)])


def _own(uow: UnitOfWork, order: OrderAtHand, item: int) -> list[Lying]:
    """What may be picked for the order: in the own zone, for a part from a hospital's store there.

    What is on the road and reserved for the order has come when somebody scans it.
    """
    found = whereabouts(uow.connection, [item], order.asked)
    if order.source is not None:
        return [one for one in found if one.place_id == order.source]
    here = (SourceKind.ZONE, SourceKind.TRAY)
    return [one for one in found if one.kind in here or (one.kind is SourceKind.TRANSIT and one.mine >= 1)]


def _choose(
    uow: UnitOfWork, order: OrderAtHand, found: Found, lying: list[Lying], request: PickPiece
) -> tuple[Lying, int | None]:
    """What was scanned, where it lies, and the key of the reservation that stands for exactly this piece."""
    same = [one for one in lying if (one.lot_id, one.unit_id) == (found.lot_id, found.unit_id)]
    here = [one for one in same if request.place in ("", one.place)]
    if same and not here:
        raise Refusal("lies_elsewhere", **found.names, place=same[0].place, scanned=request.place)
    if not here:
        raise Refusal("not_on_hand", thing=found.serial or found.lot, **found.names)
    for one in here:
        key = _reservation(uow, order, one)
        if key is not None and not one.why:
            return one, key
    good = [one for one in here if not one.why]
    if not good:
        raise Refusal(here[0].why, **found.names, expires_on=found.expires_on, place=here[0].place)
    free = next((one for one in good if one.free - one.mine >= 1), None)
    if free is None:
        raise Refusal("promised_to", **found.names, documents=list(good[0].promised_to), place=good[0].place)
    return free, None


def reservation_of(order: OrderAtHand, one: Lying) -> Select[int]:
    """The keys of what is promised to an order of exactly these goods and not picked yet.

    Pieces of a lot count by their place; those that were reserved on the road have come to another one.
    """
    asked = select(Reservation.id).where(Reservation.document == order.number, Reservation.outcome == "")
    asked = asked.where(Reservation.released_at.is_(None), Reservation.lot_id == one.lot_id)
    asked = asked.where(Reservation.unit_id == one.unit_id)
    if one.unit_id is None:
        road = select(Place.id).where(Place.kind == PlaceKind.TRANSIT)
        asked = asked.where(or_(Reservation.place_id == one.place_id, Reservation.place_id.in_(road)))
    return asked.order_by(Reservation.place_id != one.place_id, Reservation.id)


def _reservation(uow: UnitOfWork, order: OrderAtHand, one: Lying) -> int | None:
    return uow.read(reservation_of(order, one).limit(1)).scalar()


def _deviation(uow: UnitOfWork, order: OrderAtHand, lying: list[Lying], chosen: Lying, request: PickPiece) -> str:
    """The reason why another than the first to expire is taken; "" when it is the first."""
    first = next((one for one in lying if _comes_first(uow, order, one, chosen)), None)
    if first is None:
        return ""
    if not request.reason:
        names = {"item": chosen.item, "item_en": chosen.item_en, "lot": chosen.lot, "serial": chosen.serial}
        told = {"first": first.lot, "first_serial": first.serial, "place": first.place}
        raise Refusal("wrong_lot", **names, **told, expires_on=first.expires_on)
    by = approver(uow, request.supervisor)
    uow.record("authorise_deviation", order.number, site=order.ledger.site, reason=request.reason, by=by)
    return f"{first.shown}: {request.reason}"


def _comes_first(uow: UnitOfWork, order: OrderAtHand, one: Lying, chosen: Lying) -> bool:
    if one.why or one.expires_on is None:
        return False
    if chosen.expires_on is not None and one.expires_on >= chosen.expires_on:
        return False
    return one.free - one.mine >= 1 or _reservation(uow, order, one) is not None


def _take(uow: UnitOfWork, order: OrderAtHand, line: LineFacts, chosen: Lying, mine: int | None) -> None:
    """Turn the promise into a picked piece; a piece that was not promised takes the place of one that was."""
    if mine is None:
        if line.lacking < 1:
            _let_go(uow, order, line.item_id)
        reserve(uow, order, chosen)
        mine = _reservation(uow, order, chosen)
    uow.write(update(Reservation).where(Reservation.id == mine).values(outcome="picked"))


def _let_go(uow: UnitOfWork, order: OrderAtHand, item: int) -> None:
    asked = select(Reservation.id).where(Reservation.document == order.number, Reservation.item_id == item)
    asked = asked.where(Reservation.released_at.is_(None), Reservation.outcome == "")
    last = uow.read(asked.order_by(Reservation.id.desc()).limit(1)).scalar()
    gone = {"released_at": uow.at, "outcome": "released"}
    uow.write(update(Reservation).where(Reservation.id == last).values(gone))


def _write(uow: UnitOfWork, order: OrderAtHand, chosen: Lying, deviation: str) -> None:
    what = {"owner_id": chosen.owner_id, "item_id": chosen.item_id, "lot_id": chosen.lot_id, "unit_id": chosen.unit_id}
    row = {"order_id": order.id, "tray_id": None, "place_id": chosen.place_id, "quantity": Decimal(1)}
    by = {"picked_at": uow.at, "picked_by_id": uow.actor.id, "deviation": deviation}
    uow.write(insert(OrderGoods).values(row | what | by))


def _told(uow: UnitOfWork, order: OrderAtHand, found: Found, place: str, *, again: bool) -> PiecePicked:
    got, of = progress(uow, order)
    names = (found.ref, found.name, found.name_en, found.lot, found.serial)
    return PiecePicked(order.number, *names, place, again, got, of, got >= of)


PICK_PIECE = Verb("pick_piece", PickPiece, PiecePicked, pick_piece, Action.DISPATCH)
