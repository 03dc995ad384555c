"""Opening and cancelling an emergency order (J3): the clocks start with the hospital's call."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import insert, select, update

from desktop.domain.changes import Kind
from desktop.domain.emergency import AT_DESK, LIMITS, ORDER_CLOCK, MilestoneKind, OrderState
from desktop.domain.errors import Refusal
from desktop.domain.ledger import EnteredBy
from desktop.domain.permissions import Action
from desktop.models.case import Reservation
from desktop.models.item import Item, ItemKind
from desktop.models.label import LabelJob
from desktop.models.order import EmergencyOrder, OrderLine, OrderTray
from desktop.models.tray import KitLine
from desktop.queries.order_facts import LineFacts
from desktop.queries.ways import ways_of
from desktop.services.consenting import require_consent
from desktop.services.deadlines import drop_deadlines, open_deadline
from desktop.services.emergency.contracts import Package, outside_contract, package_of
from desktop.services.emergency.order_at_hand import (
    OrderAtHand,
    Stamp,
    approver,
    order_named,
    reach,
    set_state,
    typed_moment,
)
from desktop.services.emergency.parts import give_back_slots, lacks_again, parts_of
from desktop.services.emergency.stocking import reserve_order
from desktop.services.hospital_stores import hospital_named, hospital_store
from desktop.services.labelling import drop_waiting
from desktop.services.master_data.entry import Check, Faults
from desktop.services.master_data.lookups import rows_where_in, site_row
from desktop.services.numbering import next_number
from desktop.services.perform import Verb
from desktop.services.posting import Ledger
from desktop.services.trays.kits import kit_named
from desktop.storage.unit_of_work import UnitOfWork

OLDEST_CALL: Final = timedelta(hours=24)
PREFIX: Final = "E"


@dataclass(frozen=True, slots=True)
class OrderedItem:
    """So many pieces of an item by REF, or of every implant of a kit; of a kit with instruments also a tray."""

    item: str = ""
    kit: str = ""
    pieces: int = 1


@dataclass(frozen=True, slots=True)
class OpenEmergency:
    """A hospital needs goods at once.

    Attributes:
        called: local time of the call, when it was not just now; then ``reason`` says why it is typed.
        caller: who called; never a patient.
        store: code of the hospital's store; "" when it has one only.
        reason: also why a supervisor lets it go outside the contract.
        supervisor: that supervisor's badge; "" when whoever acts is one.
    """

    hospital: str
    site: str
    lines: tuple[OrderedItem, ...]
    called: str = ""
    caller: str = ""
    store: str = ""
    reason: str = ""
    supervisor: str = ""
    raw: str = ""


@dataclass(frozen=True, slots=True)
class EmergencyOpened:
    """The order and its deadline.

    Attributes:
        warnings: codes of what is not as it should be: ``no_package``, ``no_consent``, ``no_distance``,
            ``outside_radius``, ``no_hospital_store``.
        lacking: REFs of what the own zone cannot give freely.
    """

    number: str
    due_at: datetime
    package: str
    warnings: tuple[str, ...]
    pieces: int
    trays: int
    lacking: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CancelEmergency:
    """The hospital does not need it any more."""

    number: str
    reason: str


@dataclass(frozen=True, slots=True)
class EmergencyCancelled:
    """The order, and how many pieces are free again."""

    number: str
    released: int


def open_emergency(uow: UnitOfWork, request: OpenEmergency) -> EmergencyOpened:
    """Open an order, start its clocks, and reserve what the own zone has.

    Raises:
        Refusal: ``faulty_entry``, ``nothing_ordered``, ``unknown_site``, ``not_your_site``, ``unknown_party``,
            ``not_a_hospital``, ``unknown_item``, ``unknown_kit``, ``not_an_implant``, ``bad_time``, ``needs_reason``,
            ``in_the_future``, ``call_too_old``; ``package_without_emergency`` and ``outside_emergency_hours`` unless a
            supervisor says why; ``not_allowed``.
    """
    _check(request)
    site, hospital = site_row(uow, request.site), hospital_named(uow, request.hospital)
    ledger = Ledger(site.id, site.partner_id)
    called = _called(uow, request, site.time_zone)
    package = package_of(uow, hospital, site.partner_id, uow.today(site.time_zone))
    passed = _pass_contract(uow, request, package, called, site.time_zone)
    number = _number(uow)
    due = open_deadline(uow, ORDER_CLOCK, number, ledger, called, party=hospital)
    for rule in LIMITS.values():
        open_deadline(uow, rule, number, ledger, called)
    wanted, trays = _wanted(uow, request)
    store, warnings = _warnings(uow, request, hospital, ledger, set(wanted))
    warnings = [*(["no_package"] if package is None else []), *warnings]
    row = {"number": number, "site_id": site.id, "partner_id": site.partner_id, "hospital_id": hospital}
    row |= {"store_id": store, "kit_id": trays[0] if trays else None, "state": OrderState.OPEN}
    row |= {"caller": request.caller, "called_at": called, "due_at": due, "warnings": " ".join(warnings)}
    row |= {"package": package.name if package else "", "passed": request.reason if passed else ""}
    row |= {"passed_by_id": passed, "made_at": uow.at, "made_by_id": uow.actor.id}
    uow.write(insert(EmergencyOrder).values(row))
    order = order_named(uow, number)
    _write_lines(uow, order, wanted, trays)
    reach(uow, order, MilestoneKind.CALLED, _stamp(request, called))
    told = {"hospital": request.hospital, "due_at": due.isoformat(), "warnings": warnings}
    uow.record("open_emergency", number, site=site.id, reason=request.reason, order=told)
    lines = reserve_order(uow, order)
    return _opened(order, package, warnings, lines, len(trays))


def _opened(
    order: OrderAtHand, package: Package | None, warnings: list[str], lines: list[LineFacts], trays: int
) -> EmergencyOpened:
    lacking = tuple(line.ref for line in lines if line.lacking > 0)
    pieces = sum(line.wanted for line in lines)
    name = package.name if package else ""
    return EmergencyOpened(order.number, order.due_at, name, tuple(warnings), pieces, trays, lacking)


def _check(request: OpenEmergency) -> None:
    faults = Faults()
    check = Check(faults, 0)
    check.text("caller", request.caller, 120)
    for at, line in enumerate(request.lines, 1):
        check.whole(f"lines.{at}.pieces", line.pieces, 1, 100)
    faults.check_entry()
    if not request.lines:
        raise Refusal("nothing_ordered")


def _called(uow: UnitOfWork, request: OpenEmergency, time_zone: str) -> datetime:
    if not request.called:
        return uow.at
    called = typed_moment(uow, request.called, time_zone)
    if uow.at - called > OLDEST_CALL:
        raise Refusal("call_too_old", at=called)
    if not request.reason:
        raise Refusal("needs_reason")
    return called


def _stamp(request: OpenEmergency, called: datetime) -> Stamp | None:
    return Stamp(called, EnteredBy.TYPED, note=request.reason) if request.called else None


def _pass_contract(
    uow: UnitOfWork, request: OpenEmergency, package: Package | None, called: datetime, time_zone: str
) -> int | None:
    """Who let the order go outside the contract; None when it is inside, or no contract is recorded."""
    why = outside_contract(package, called, time_zone)
    if why in ("", "no_package") or package is None:
        return None
    if not request.reason:
        raise Refusal(why, package=package.name, hours=package.hours, hospital=request.hospital)
    return approver(uow, request.supervisor)


def _number(uow: UnitOfWork) -> str:
    """``E-118``: the number is called out over the phone, so it has no zeros in front."""
    prefix, _, digits = next_number(uow, PREFIX).rpartition("-")
    return f"{prefix}-{int(digits)}"


def _wanted(uow: UnitOfWork, request: OpenEmergency) -> tuple[dict[int, int], list[int]]:
    wanted: dict[int, int] = {}
    trays: list[int] = []
    refs = _refs(uow, {line.item for line in request.lines if line.item})
    for line in request.lines:
        bill = _bill(uow, kit_named(uow, line.kit)) if line.kit else [(refs[line.item], 1, ItemKind.IMPLANT)]
        for item, pieces, kind in bill:
            if kind is ItemKind.IMPLANT:
                wanted[item] = wanted.get(item, 0) + pieces * line.pieces
        if any(kind is ItemKind.INSTRUMENT for _, _, kind in bill):
            trays += [kit_named(uow, line.kit)] * line.pieces
    if not wanted and not trays:
        raise Refusal("nothing_ordered")
    return wanted, trays


def _refs(uow: UnitOfWork, refs: set[str]) -> dict[str, int]:
    asked = select(Item.ref, Item.id, Item.kind).where(Item.retired_at.is_(None))
    found = {row.ref: row for row in rows_where_in(uow, asked, Item.ref, refs)}
    for ref in sorted(refs):
        if ref not in found:
            raise Refusal("unknown_item", item=ref)
        if found[ref].kind is not ItemKind.IMPLANT:
            raise Refusal("not_an_implant", item=ref)
    return {ref: row.id for ref, row in found.items()}


def _bill(uow: UnitOfWork, kit: int) -> list[tuple[int, int, ItemKind]]:
    asked = select(KitLine.item_id, KitLine.pieces, Item.kind).join(Item, Item.id == KitLine.item_id)
    rows = uow.read(asked.where(KitLine.kit_id == kit).order_by(KitLine.position)).all()
    return [(row[0], row[1], row[2]) for row in rows]


def _write_lines(uow: UnitOfWork, order: OrderAtHand, wanted: dict[int, int], trays: list[int]) -> None:
    rows = [{"order_id": order.id, "item_id": item, "pieces": pieces} for item, pieces in wanted.items()]
    if rows:
        uow.write(insert(OrderLine), rows)
    if trays:
        uow.write(insert(OrderTray), [{"order_id": order.id, "kit_id": kit} for kit in trays])


def _warnings(
    uow: UnitOfWork, request: OpenEmergency, hospital: int, ledger: Ledger, items: set[int]
) -> tuple[int | None, list[str]]:
    """The hospital's store if it is plain, and what a person should see to before the goods leave."""
    store, warnings = None, []
    try:
        store = hospital_store(uow, hospital, ledger, request.store).id
    except Refusal as refusal:
        warnings.append(refusal.code)
    warnings += _no_consent(uow, hospital, ledger, items)
    way = ways_of(uow.connection, ledger.partner).get((ledger.site, hospital))
    if way is None:
        warnings.append("no_distance")
    elif way.inside is False:
        warnings.append("outside_radius")
    return store, warnings


def _no_consent(uow: UnitOfWork, hospital: int, ledger: Ledger, items: set[int]) -> list[str]:
    asked: Any = select(Item.maker_id).where(Item.id.in_(items)).distinct()
    day = uow.at.date()
    for maker in uow.read(asked).scalars().all():
        try:
            require_consent(uow, maker, hospital, ledger.partner, day)
        except Refusal as refusal:
            return [refusal.code]
    return []


def cancel_emergency(uow: UnitOfWork, request: CancelEmergency) -> EmergencyCancelled:
    """Cancel an order that has not left; its pieces are free, its clocks count neither kept nor late.

    Its parts at other sites are cancelled with it; one that is on the way already ends with its own receipt.

    Raises:
        Refusal: ``needs_reason``, ``unknown_emergency``, ``emergency_state``.
    """
    if not request.reason:
        raise Refusal("needs_reason")
    order = order_named(uow, request.number, *AT_DESK)
    released = _cancel(uow, order, request.reason)
    for part in parts_of(uow, order, *AT_DESK):
        released += _cancel(uow, order_named(uow, part.number), request.reason)
    give_back_slots(uow, order)
    lacks_again(uow, order)
    uow.touched(Kind.CASES, Kind.REPLENISHMENT)
    return EmergencyCancelled(order.number, released)


def _cancel(uow: UnitOfWork, order: OrderAtHand, reason: str) -> int:
    """Cancel one order or part; returns how many pieces are free again."""
    open_ones = update(Reservation).where(Reservation.document == order.number, Reservation.released_at.is_(None))
    released: int = uow.write(open_ones.values(released_at=uow.at, outcome="released")).rowcount
    uow.write(update(OrderTray).where(OrderTray.order_id == order.id).values(tray_id=None))
    labels = [one for one in (order.box, order.sheet) if one is not None]
    drop_waiting(uow, "cancelled", LabelJob.id.in_(labels))
    drop_deadlines(uow, order.number, reason)
    set_state(uow, order, OrderState.CANCELLED, cancel_reason=reason)
    uow.record("cancel_emergency", order.number, site=order.ledger.site, reason=reason, released=released)
    return released


OPEN_EMERGENCY = Verb("open_emergency", OpenEmergency, EmergencyOpened, open_emergency, Action.DISPATCH)
CANCEL_EMERGENCY = Verb("cancel_emergency", CancelEmergency, EmergencyCancelled, cancel_emergency, Action.DISPATCH)
