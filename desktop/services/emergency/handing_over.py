"""Handing over to the courier: from this scan on the goods are on the road, in one movement (SC-07)."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlalchemy import insert, select, update

from desktop.domain.changes import Kind
from desktop.domain.codes import CodeKind, parse_code
from desktop.domain.emergency import MilestoneKind, OrderState, Outlook, forecast
from desktop.domain.ledger import Leg, Movement, MovementKind, PlaceKind
from desktop.domain.origin import new_id
from desktop.domain.permissions import Action
from desktop.models.case import Reservation
from desktop.models.order import EmergencyOrder
from desktop.models.party import Site
from desktop.models.place import Place
from desktop.queries.ways import Roads, ways_of
from desktop.services.counting_guard import refuse_while_counted
from desktop.services.emergency.load import Loose, leaving, loose_goods, picked_trays, refuse_load, store_of
from desktop.services.emergency.order_at_hand import OrderAtHand, Stamp, order_named, reach, set_state
from desktop.services.emergency.parts import follow
from desktop.services.hospital_stores import HospitalStore
from desktop.services.master_data.entry import Check, Faults
from desktop.services.master_data.lookups import person_named
from desktop.services.perform import Verb
from desktop.services.posting import Spot, post
from desktop.services.trays.lending import Trip, require_consents, tray_leaves
from desktop.services.trays.tray_at_hand import TrayAtHand
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class HandOverEmergency:
    """A courier takes the box.

    Attributes:
        courier: the name, or the badge of a courier who has one.
        plate, phone: "" when that courier gave them before.
        store: code of the hospital's store, when it has several.
    """

    number: str
    courier: str
    plate: str = ""
    phone: str = ""
    store: str = ""
    raw: str = ""


@dataclass(frozen=True, slots=True)
class EmergencyHandedOver:
    """What left, with whom, and when it should arrive.

    Attributes:
        arrival: None when no road to the hospital is entered.
        reserve_minutes: whole minutes from the arrival to the deadline, below zero when it will be late.
    """

    number: str
    courier: str
    plate: str
    phone: str
    pieces: Decimal
    trays: tuple[str, ...]
    arrival: datetime | None
    reserve_minutes: int | None
    outlook: Outlook


def hand_over_emergency(uow: UnitOfWork, request: HandOverEmergency) -> EmergencyHandedOver:
    """Give the box to the courier.

    Raises:
        Refusal: ``unknown_emergency``, ``emergency_state``, ``faulty_entry`` with what is missing of the courier,
            ``no_hospital_store``, ``choose_store``, ``no_consent``, ``held``, ``recalled``, ``expired``; at the commit
            ``not_enough_stock``, ``unit_elsewhere``.
    """
    order = order_named(uow, request.number, OrderState.PACKED)
    courier, plate, phone = _courier(uow, order, request)
    store = store_of(uow, order, request.store)
    transit = transit_place(uow, order)
    load, trays = loose_goods(uow, order), picked_trays(uow, order)
    sides = _legs(uow, order, (load, trays), (store, transit))
    post(uow, Movement(new_id(), MovementKind.DISPATCH, tuple(sides), order.number), order.ledger)
    _close_reservations(uow, order)
    at = reach(uow, order, MilestoneKind.HANDED_OVER, Stamp(note=" · ".join((courier, plate, phone))))
    carrier = {"courier": courier, "plate": plate, "phone": phone}
    set_state(uow, order, OrderState.ON_THE_WAY, transit_id=transit.id, store_id=store.id, **carrier)
    pieces = sum((one.pieces for one in load), Decimal(0))
    codes = tuple(tray.code for tray in trays)
    uow.record(
        "hand_over_emergency", order.number, site=order.ledger.site, pieces=str(pieces), trays=list(codes), **carrier
    )
    uow.touched(Kind.TRAYS, Kind.CASES, Kind.REPLENISHMENT)
    follow(uow, order)
    return _told(uow, order, (courier, plate, phone), (pieces, codes), at)


def _told(
    uow: UnitOfWork,
    order: OrderAtHand,
    courier: tuple[str, str, str],
    load: tuple[Decimal, tuple[str, ...]],
    at: datetime,
) -> EmergencyHandedOver:
    took = Roads(ways_of(uow.connection, order.ledger.partner)).drive(_source(uow, order), order.hospital, at)
    said = forecast(None if took is None else at + took, order.due_at)
    reserve = None if said.reserve is None else int(said.reserve.total_seconds() // 60)
    return EmergencyHandedOver(order.number, *courier, *load, said.arrival, reserve, said.outlook)


def _source(uow: UnitOfWork, order: OrderAtHand) -> tuple[int, int | None]:
    """The site, and the hospital that the goods leave from when it is not the site itself."""
    asked = select(Place.custodian_id).where(Place.id == order.source)
    return order.ledger.site, uow.read(asked).scalar() if order.source is not None else None


def _courier(uow: UnitOfWork, order: OrderAtHand, request: HandOverEmergency) -> tuple[str, str, str]:
    own = parse_code(request.courier)
    is_badge = own is not None and own.kind is CodeKind.PERSON
    name = str(person_named(uow, request.courier).name) if is_badge else request.courier
    plate, phone = request.plate, request.phone
    if not (plate and phone):
        last = _last_trip(uow, order, name)
        plate, phone = plate or last[0], phone or last[1]
    faults = Faults()
    check = Check(faults, 0)
    check.text("courier", name, 120, required=True)
    check.text("plate", plate, 40, required=True)
    check.text("phone", phone, 40, required=True)
    faults.check_entry()
    return name, plate, phone


def _last_trip(uow: UnitOfWork, order: OrderAtHand, name: str) -> tuple[str, str]:
    asked = select(EmergencyOrder.plate, EmergencyOrder.phone).where(EmergencyOrder.courier == name)
    asked = asked.where(EmergencyOrder.partner_id == order.ledger.partner)
    row = uow.read(asked.order_by(EmergencyOrder.id.desc()).limit(1)).first()
    return (row.plate, row.phone) if row is not None else ("", "")


def transit_place(uow: UnitOfWork, order: OrderAtHand) -> HospitalStore:
    """Where the goods are on the road, in the partner's custody; a site's first hand-over makes its place.

    It has the shape of a store with the order's hospital, so that trays leave for it by the same rules.
    """
    mine = (Place.kind == PlaceKind.TRANSIT, Place.site_id == order.ledger.site, Place.retired_at.is_(None))
    asked = select(Place.id, Place.code).where(*mine, Place.custodian_id == order.ledger.partner)
    row = uow.read(asked.order_by(Place.id).limit(1)).first()
    key, code = (row.id, row.code) if row is not None else _make_transit(uow, order)
    return HospitalStore(key, code, order.hospital, Spot(key, PlaceKind.TRANSIT, order.ledger.partner))


def _make_transit(uow: UnitOfWork, order: OrderAtHand) -> tuple[int, str]:
    stem = uow.read(select(Site.code).where(Site.id == order.ledger.site)).scalar_one()[:31] + "-ROAD"
    taken = set(uow.read(select(Place.code).where(Place.code.startswith(stem, autoescape=True))).scalars())
    code = next(free for free in (stem, *(f"{stem}-{number}" for number in range(2, 1000))) if free not in taken)
    row = {"code": code, "kind": PlaceKind.TRANSIT, "custodian_id": order.ledger.partner, "name": "", "name_en": ""}
    of = {"site_id": order.ledger.site, "partner_id": order.ledger.partner}
    key = uow.write(insert(Place).values(row | of).returning(Place.id)).scalar_one()
    uow.record("save_transit_place", code, site=order.ledger.site)
    uow.touched(Kind.PLACES)
    return key, code


def _legs(
    uow: UnitOfWork,
    order: OrderAtHand,
    load: tuple[tuple[Loose, ...], tuple[TrayAtHand, ...]],
    to: tuple[HospitalStore, HospitalStore],
) -> list[Leg]:
    loose, trays = load
    store, transit = to
    refuse_load(uow, order, loose)
    require_consents(uow, {one.goods.owner for one in loose}, store, order.ledger, uow.today(order.time_zone))
    trip = Trip(transit, order.number, order.needed_on, None, order.number, passed=True)
    sides: list[Leg] = []
    for tray in trays:
        sides += tray_leaves(uow, tray, trip)[0]
    sides += leaving(uow, loose, transit.spot)
    for place in sorted({leg.place for leg in sides if leg.quantity < 0} | {tray.id for tray in trays}):
        refuse_while_counted(uow, place, emergency=True)
    return sides


def _close_reservations(uow: UnitOfWork, order: OrderAtHand) -> None:
    mine = (Reservation.document == order.number, Reservation.released_at.is_(None))
    sent = update(Reservation).where(*mine, Reservation.outcome == "picked")
    uow.write(sent.values(released_at=uow.at, outcome="sent"))
    uow.write(update(Reservation).where(*mine).values(released_at=uow.at, outcome="released"))


HAND_OVER_EMERGENCY = Verb(
    "hand_over_emergency", HandOverEmergency, EmergencyHandedOver, hand_over_emergency, Action.DISPATCH
)
