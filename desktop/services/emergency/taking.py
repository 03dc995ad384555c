"""Taking a piece that is promised to a case: a supervisor says so, the case is re-planned, its owner is told (J3)."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlalchemy import Row, insert, select, update

from desktop.domain.cases import CaseState
from desktop.domain.changes import Kind
from desktop.domain.emergency import OrderState
from desktop.domain.errors import Refusal
from desktop.domain.lots import is_expired
from desktop.domain.permissions import Action
from desktop.models.case import Case, Reservation
from desktop.models.item import Item
from desktop.models.order import TakenPiece
from desktop.queries.order_facts import LineFacts, lines
from desktop.queries.whereabouts import Lying, SourceKind, whereabouts
from desktop.services.cases.case_at_hand import CaseAtHand, case_named, set_state
from desktop.services.emergency.order_at_hand import OrderAtHand, approver, order_named
from desktop.services.emergency.parts import settle
from desktop.services.emergency.sourcing import bring_from_centre
from desktop.services.emergency.stocking import ONE, hold_items, own_goods, reserve
from desktop.services.emergency.wanting import order_on_demand
from desktop.services.finding import find
from desktop.services.outbox import write_message
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork

NOTICE = "reservation_taken"
_TAKEN_AT = (OrderState.OPEN, OrderState.ACCEPTED)


@dataclass(frozen=True, slots=True)
class TakeReserved:
    """Take a promised piece for an emergency.

    Attributes:
        item: REF; or ``raw``, the scan of the piece itself.
        place: code of the bin or tray that it lies in; "" for the one that expires first.
        supervisor: the badge of who says so; "" when whoever acts is one.
    """

    number: str
    item: str = ""
    place: str = ""
    raw: str = ""
    supervisor: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ReservedTaken:
    """What will be picked, from where, to whom it was promised, and whether another was found for them."""

    number: str
    ref: str
    item: str
    item_en: str
    lot: str
    serial: str
    place: str
    document: str
    replaced: bool


def take_reserved(uow: UnitOfWork, request: TakeReserved) -> ReservedTaken:
    """Promise a piece to the order that was promised to a case.

    The case gets another piece if there is one; else a need stays open in its name, and replenishment orders it. A
    case that was ready is planned again. Its hospital gets a notice. A piece at another centre, whose place has to be
    named, goes from there as a part of the order that this centre works.

    Raises:
        Refusal: ``unknown_emergency``, ``emergency_state``, ``unknown_item``, ``not_ordered``, ``nothing_lacking``,
            ``nothing_promised_here``, ``promised_to`` when another emergency has it, ``not_allowed``,
            ``unknown_person``; of another centre ``part_of_an_order``, ``no_consent``.
    """
    order = order_named(uow, request.number, *_TAKEN_AT)
    line, lot, unit = _line(uow, order, request)
    # The case before the item, as a desk does that plans the case; then look again at what is still there.
    _case(uow, _promised(uow, order, line.item_id, request.place, lot, unit))
    hold_items(uow, line.item_id)
    lying = _promised(uow, order, line.item_id, request.place, lot, unit)
    case = _case(uow, lying)
    by = approver(uow, request.supervisor)
    bringer = bring_from_centre(uow, order, lying) if lying.kind is SourceKind.CENTRE else order
    spare = _give_up(uow, lying, case)
    reserve(uow, bringer, lying, f"{case.number}: {request.reason}" if request.reason else case.number)
    replaced = _replace(uow, bringer, case, (line.item_id, spare))
    taken = _write(uow, bringer, lying, case, (by, replaced, request.reason))
    if not replaced:
        order_on_demand(uow, case.ledger, lying)
    _tell(uow, order, lying, case, replaced=replaced)
    facts = {"case": case.number, "place": lying.place, "item": lying.ref, "lot": lying.lot, "serial": lying.serial}
    said = {"by": by, "replaced": replaced, "taken": taken}
    uow.record("take_reserved", order.number, site=order.ledger.site, reason=request.reason, **facts, **said)
    uow.touched(Kind.ORDERS, Kind.CASES, Kind.REPLENISHMENT, Kind.TRAYS)
    if bringer is not order:
        settle(uow, order_named(uow, order.number))
    names = (lying.ref, lying.item, lying.item_en, lying.lot, lying.serial, lying.place)
    return ReservedTaken(order.number, *names, case.number, replaced)


def _line(uow: UnitOfWork, order: OrderAtHand, request: TakeReserved) -> tuple[LineFacts, int | None, int | None]:
    lot = unit = None
    if request.raw and not request.item:
        found = find(uow, request.raw, uow.today(order.time_zone))
        item, lot, unit = found.item_id, found.lot_id, found.unit_id
    else:
        item = uow.read(select(Item.id).where(Item.ref == request.item).limit(1)).scalar() or 0
    line = next((one for one in lines(uow.connection, order.id, order.number) if one.item_id == item), None)
    if line is None:
        raise Refusal("not_ordered", item=request.item, lot="", serial="", order=order.number)
    if line.lacking < 1:
        raise Refusal("nothing_lacking", item=line.name, item_en=line.name_en, pieces=line.wanted)
    return line, lot, unit


def _promised(uow: UnitOfWork, order: OrderAtHand, item: int, place: str, lot: int | None, unit: int | None) -> Lying:
    found = [
        one
        for one in whereabouts(uow.connection, [item], order.asked)
        if (one.kind in (SourceKind.ZONE, SourceKind.TRAY) and place in ("", one.place))
        or (one.kind is SourceKind.CENTRE and not one.in_tray and place == one.place)
        if lot is None or (one.lot_id, one.unit_id) == (lot, unit)
    ]
    for one in found:
        if one.asks_a_case:
            return one
    for one in found:
        if one.withheld:
            raise _promised_to(one)
    raise Refusal("nothing_promised_here", place=place, order=order.number)


def _promised_to(lying: Lying) -> Refusal:
    names = {"item": lying.item, "item_en": lying.item_en, "lot": lying.lot, "serial": lying.serial}
    return Refusal("promised_to", **names, documents=list(lying.promised_to), place=lying.place)


def _case(uow: UnitOfWork, lying: Lying) -> CaseAtHand:
    asked = select(Case.number).where(Case.number.in_(lying.promised_to))
    number = uow.read(asked.where(Case.state.in_((CaseState.PLANNED, CaseState.READY))).limit(1)).scalar()
    if number is None:
        raise _promised_to(lying)
    return case_named(uow, number)


def _give_up(uow: UnitOfWork, lying: Lying, case: CaseAtHand) -> bool:
    """Take one piece off the case's reservation, if it has one of its own; a ready case is planned again.

    Returns:
        Whether that piece was its spare.
    """
    open_one = _reservation(uow, lying, case)
    if open_one is not None:
        gone = {"released_at": uow.at, "outcome": "released"}
        less = {"quantity": open_one.quantity - ONE}
        changed = gone if open_one.quantity <= ONE else less
        uow.write(update(Reservation).where(Reservation.id == open_one.id).values(changed))
    set_state(uow, case, CaseState.PLANNED, override="", overridden="", override_by_id=None)
    uow.record("replan_case", case.number, site=case.ledger.site, item=lying.ref, lot=lying.lot, serial=lying.serial)
    return open_one is not None and open_one.spare


def _reservation(uow: UnitOfWork, lying: Lying, case: CaseAtHand) -> Row[int, Decimal, bool] | None:
    asked = select(Reservation.id, Reservation.quantity, Reservation.spare).where(Reservation.document == case.number)
    asked = asked.where(Reservation.released_at.is_(None), Reservation.lot_id == lying.lot_id)
    return uow.read(asked.where(Reservation.unit_id == lying.unit_id).limit(1)).first()


def _replace(uow: UnitOfWork, order: OrderAtHand, case: CaseAtHand, taken: tuple[int, bool]) -> bool:
    """Reserve another piece of the item for the case, as what the taken one was: planned or spare.

    The first to expire first, among those that last until its day.
    """
    item, spare = taken
    for one in own_goods(uow, order, item):
        if one.free - one.mine >= 1 and not is_expired(one.expires_on, case.needed_on):
            row = {"document": case.number, "site_id": case.ledger.site, "partner_id": case.ledger.partner}
            goods = {"item_id": item, "lot_id": one.lot_id, "unit_id": one.unit_id, "owner_id": one.owner_id}
            said = {"place_id": one.place_id, "quantity": ONE, "spare": spare, "reason": order.number, "outcome": ""}
            by = {"made_at": uow.at, "made_by_id": uow.actor.id}
            uow.write(insert(Reservation).values(row | goods | said | by))
            return True
    return False


def _write(uow: UnitOfWork, order: OrderAtHand, lying: Lying, case: CaseAtHand, said: tuple[int, bool, str]) -> int:
    by, replaced, reason = said
    row = {"order_id": order.id, "document": case.number, "site_id": case.ledger.site, "quantity": ONE}
    goods = {"item_id": lying.item_id, "lot_id": lying.lot_id, "unit_id": lying.unit_id, "owner_id": lying.owner_id}
    where = {"place_id": lying.place_id, "partner_id": case.ledger.partner, "needed_at": case.planned_at}
    how = {"reason": reason, "replaced": replaced, "taken_at": uow.at, "allowed_by_id": by}
    written = uow.write(insert(TakenPiece).values(row | goods | where | how).returning(TakenPiece.id))
    return int(written.scalar_one())


def _tell(uow: UnitOfWork, order: OrderAtHand, lying: Lying, case: CaseAtHand, *, replaced: bool) -> None:
    body = {
        "case": case.number,
        "planned_at": _iso(case.planned_at),
        "order": order.number,
        "item": lying.ref,
        "name": lying.item,
        "lot": lying.lot,
        "serial": lying.serial,
        "place": lying.place,
        "pieces": "1",
        "replaced": replaced,
    }
    write_message(uow, NOTICE, case.hospital, case.number, body, case.ledger)


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


TAKE_RESERVED = Verb("take_reserved", TakeReserved, ReservedTaken, take_reserved, Action.DISPATCH)
