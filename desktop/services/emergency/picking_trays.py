"""Picking a tray for an emergency: its count, its sterilisation, what lies in it, and to whom it is promised."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import delete, insert, select, update

from desktop.domain.cases import CaseState
from desktop.domain.changes import Kind
from desktop.domain.emergency import OrderState
from desktop.domain.errors import Refusal
from desktop.domain.ledger import PlaceKind
from desktop.domain.lots import is_expired
from desktop.domain.permissions import Action
from desktop.models.case import Case, CaseTray
from desktop.models.order import EmergencyOrder, OrderGoods, OrderTray
from desktop.models.party import Site
from desktop.models.place import Place
from desktop.queries.order_facts import TrayFacts, trays, trays_that_serve
from desktop.queries.tray_facts import sterility
from desktop.queries.tray_faults import tray_faults
from desktop.services.blocking import refuse_blocked
from desktop.services.cases.case_at_hand import CaseAtHand, case_named, set_state
from desktop.services.counting_guard import refuse_while_counted
from desktop.services.emergency.order_at_hand import OrderAtHand, approver, order_named
from desktop.services.emergency.parts import follow, lacks_again
from desktop.services.emergency.picking import AT_PICKING
from desktop.services.emergency.progress import finish_when_complete, progress, unfinish
from desktop.services.outbox import write_message
from desktop.services.perform import Verb
from desktop.services.trays.lending import Content, contents_of
from desktop.services.trays.tray_at_hand import TrayAtHand, held_tray, on_hand, tray_named
from desktop.storage.unit_of_work import UnitOfWork

NOTICE = "tray_taken"


@dataclass(frozen=True, slots=True)
class PickTray:
    """Take a tray; ``reason`` and ``supervisor`` when it is not as it should be, or promised to a case."""

    number: str
    tray: str
    reason: str = ""
    supervisor: str = ""
    raw: str = ""


@dataclass(frozen=True, slots=True)
class TrayPicked:
    """The tray, until when it is sterile, what a reason overrode, and how far the picking is."""

    number: str
    tray: str
    sterile_until: date | None
    overridden: tuple[str, ...]
    again: bool
    picked: Decimal
    of: Decimal
    complete: bool


@dataclass(frozen=True, slots=True)
class PutBackTray:
    """A picked tray goes back to its place."""

    number: str
    tray: str


@dataclass(frozen=True, slots=True)
class TrayPutBack:
    """The tray that went back."""

    number: str
    tray: str


def pick_tray(uow: UnitOfWork, request: PickTray) -> TrayPicked:
    """Take a tray for an order.

    Raises:
        Refusal: ``unknown_emergency``, ``emergency_state``, ``unknown_tray``, ``tray_not_ordered``, ``tray_is_out``,
            ``tray_elsewhere``,
            ``expired``, ``held``, ``recalled``; ``promised_to``, ``tray_not_counted``, ``tray_incomplete``,
            ``tray_not_sterile``, ``tray_past_date`` unless a supervisor says why; ``not_allowed``.
    """
    order = order_named(uow, request.number, *AT_PICKING)
    tray = _held(uow, tray_named(uow, request.tray))
    slots = trays(uow.connection, order.id)
    if any(slot.tray_id == tray.id for slot in slots):
        return _told(uow, order, tray, (), again=True)
    slot = slot_for(uow, slots, tray)
    refuse_out(tray)
    _refuse_elsewhere(uow, order, tray)
    contents = contents_of(uow, tray.id)
    _refuse_contents(uow, order, tray, contents)
    overridden = _authorise(uow, order, tray, request)
    for place in {tray.id, on_hand(tray)[1].id}:
        refuse_while_counted(uow, place, emergency=True)
    _write(uow, order, slot, tray, request.reason if overridden else "")
    _write_contents(uow, order, tray, contents)
    uow.record("pick_tray_emergency", order.number, site=order.ledger.site, reason=request.reason, tray=tray.code)
    uow.touched(Kind.ORDERS, Kind.TRAYS)
    finish_when_complete(uow, order)
    follow(uow, order)
    return _told(uow, order, tray, overridden, again=False)


def _held(uow: UnitOfWork, tray: TrayAtHand) -> TrayAtHand:
    """The case that it is promised to is held before the tray, as by a desk that plans or sends the case."""
    _case_of(uow, tray)
    return held_tray(uow, tray)


def slot_for(uow: UnitOfWork, slots: tuple[TrayFacts, ...], tray: TrayAtHand) -> TrayFacts:
    """The ordered tray that a tray can stand for.

    Raises:
        Refusal: ``tray_not_ordered``.
    """
    for slot in slots:
        if slot.tray_id is None and tray.id in {key for key, _ in trays_that_serve(uow.connection, slot.kit_id)}:
            return slot
    raise Refusal("tray_not_ordered", tray=tray.code)


def _refuse_elsewhere(uow: UnitOfWork, order: OrderAtHand, tray: TrayAtHand) -> None:
    """What stands at another centre is asked for there; nobody here can have it in the hand."""
    asked = select(Site.id, Site.code).join(Place, Place.site_id == Site.id)
    site = uow.read(asked.where(Place.id == on_hand(tray)[1].id)).one()
    if site.id != order.ledger.site:
        raise Refusal("tray_elsewhere", tray=tray.code, site=site.code)


def refuse_out(tray: TrayAtHand) -> None:
    """Refuse a tray that is with a hospital or on the road.

    Raises:
        Refusal: ``tray_is_out``.
    """
    if on_hand(tray)[1].kind in (PlaceKind.HOSPITAL, PlaceKind.TRANSIT):
        raise Refusal("tray_is_out", tray=tray.code, document="")


def _refuse_contents(uow: UnitOfWork, order: OrderAtHand, tray: TrayAtHand, contents: tuple[Content, ...]) -> None:
    old = next((one for one in contents if is_expired(one.expires_on, order.needed_on)), None)
    if old is not None:
        names = {"item": old.item, "item_en": old.item_en, "lot": old.lot, "serial": old.serial}
        raise Refusal("expired", **names, expires_on=old.expires_on)
    thing, _ = on_hand(tray)
    refuse_blocked(uow, [(thing.item, thing.lot, thing.unit)])


def _authorise(uow: UnitOfWork, order: OrderAtHand, tray: TrayAtHand, request: PickTray) -> tuple[str, ...]:
    red = tray_faults(uow.connection, tray.id, tray.code, order.needed_on)
    case = promised_to(uow, tray)
    if case is not None:
        red.append(Refusal("tray_promised", tray=tray.code, case=case.number))
    if not red:
        return ()
    if not request.reason:
        raise red[0]
    by = approver(uow, request.supervisor)
    codes = tuple(fault.code for fault in red)
    facts = {"tray": tray.code, "faults": list(codes), "by": by}
    uow.record("authorise_tray_out", order.number, site=order.ledger.site, reason=request.reason, **facts)
    if case is not None:
        _take_from(uow, order, tray, case)
    return codes


def promised_to(uow: UnitOfWork, tray: TrayAtHand) -> CaseAtHand | None:
    """The case that counts on a tray.

    Raises:
        Refusal: ``tray_promised`` when another emergency has it.
    """
    other = select(EmergencyOrder.number).join(OrderTray, OrderTray.order_id == EmergencyOrder.id)
    at_desk = (OrderState.ACCEPTED, OrderState.PICKED, OrderState.PACKING, OrderState.PACKED)
    taken = uow.read(other.where(OrderTray.tray_id == tray.id, EmergencyOrder.state.in_(at_desk))).scalar()
    if taken is not None:
        raise Refusal("tray_promised", tray=tray.code, case=taken)
    return _case_of(uow, tray)


def _case_of(uow: UnitOfWork, tray: TrayAtHand) -> CaseAtHand | None:
    asked = select(Case.number).join(CaseTray, CaseTray.case_id == Case.id)
    asked = asked.where(CaseTray.tray_id == tray.id, CaseTray.back_at.is_(None))
    number = uow.read(asked.where(Case.state.in_((CaseState.PLANNED, CaseState.READY)))).scalar()
    return None if number is None else case_named(uow, number)


def _take_from(uow: UnitOfWork, order: OrderAtHand, tray: TrayAtHand, case: CaseAtHand) -> None:
    """The case is planned again without the tray, and its hospital is told."""
    uow.write(delete(CaseTray).where(CaseTray.case_id == case.id, CaseTray.tray_id == tray.id))
    set_state(uow, case, CaseState.PLANNED, override="", overridden="", override_by_id=None)
    uow.record("replan_case", case.number, site=case.ledger.site, tray=tray.code, order=order.number)
    body = {"case": case.number, "tray": tray.code, "order": order.number, "planned_at": case.planned_at.isoformat()}
    write_message(uow, NOTICE, case.hospital, case.number, body, case.ledger)


def _write(uow: UnitOfWork, order: OrderAtHand, slot: TrayFacts, tray: TrayAtHand, reason: str) -> None:
    run = sterility(uow.connection, tray.id)
    until = run.valid_until if run is not None and run.covers(order.needed_on) else None
    values = {"tray_id": tray.id, "sterile_until": until, "reason": reason, "picked_at": uow.at}
    uow.write(update(OrderTray).where(OrderTray.id == slot.id).values(values))


def _write_contents(uow: UnitOfWork, order: OrderAtHand, tray: TrayAtHand, contents: tuple[Content, ...]) -> None:
    by = {"order_id": order.id, "tray_id": tray.id, "place_id": tray.id, "deviation": ""}
    by |= {"picked_at": uow.at, "picked_by_id": uow.actor.id}
    rows = [
        by
        | {"owner_id": one.owner_id, "item_id": one.item_id, "lot_id": one.lot_id, "unit_id": one.unit_id}
        | {"quantity": one.quantity}
        for one in contents
    ]
    if rows:
        uow.write(insert(OrderGoods), rows)


def _told(
    uow: UnitOfWork, order: OrderAtHand, tray: TrayAtHand, overridden: tuple[str, ...], *, again: bool
) -> TrayPicked:
    until = uow.read(
        select(OrderTray.sterile_until).where(OrderTray.order_id == order.id, OrderTray.tray_id == tray.id)
    ).scalar()
    got, of = progress(uow, order)
    return TrayPicked(order.number, tray.code, until, overridden, again, got, of, got >= of)


def put_back_tray(uow: UnitOfWork, request: PutBackTray) -> TrayPutBack:
    """Put a picked tray back.

    Raises:
        Refusal: ``unknown_emergency``, ``emergency_state``, ``unknown_tray``, ``tray_not_picked``.
    """
    order = order_named(uow, request.number, *AT_PICKING)
    tray = tray_named(uow, request.tray)
    mine = (OrderTray.order_id == order.id, OrderTray.tray_id == tray.id)
    empty = {"tray_id": None, "sterile_until": None, "reason": "", "picked_at": None}
    if uow.write(update(OrderTray).where(*mine).values(empty)).rowcount == 0:
        raise Refusal("tray_not_picked", tray=tray.code, order=order.number)
    inside = (OrderGoods.order_id == order.id, OrderGoods.tray_id == tray.id, OrderGoods.put_back_at.is_(None))
    uow.write(update(OrderGoods).where(*inside).values(put_back_at=uow.at))
    unfinish(uow, order)
    lacks_again(uow, order)
    uow.record("put_back_tray", order.number, site=order.ledger.site, tray=tray.code)
    return TrayPutBack(order.number, tray.code)


PICK_TRAY = Verb("pick_tray", PickTray, TrayPicked, pick_tray, Action.DISPATCH)
PUT_BACK_TRAY = Verb("put_back_tray", PutBackTray, TrayPutBack, put_back_tray, Action.DISPATCH)
