"""Sending a case out: its trays and its loose goods go to the hospital's store in one movement."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import Row, func, insert, select, update

from desktop.domain.cases import CaseState
from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.ledger import Leg, Movement, MovementKind
from desktop.domain.lots import is_expired
from desktop.domain.origin import new_id
from desktop.domain.permissions import Action
from desktop.models.case import CaseGoods, CaseTray, Reservation
from desktop.models.item import Item, Lot, Unit
from desktop.models.ledger import Balance
from desktop.services.blocking import refuse_blocked
from desktop.services.cases.case_at_hand import CaseAtHand, case_named, set_state
from desktop.services.cases.gates import pass_gates, trays_of
from desktop.services.counting_guard import refuse_counted_places
from desktop.services.hospital_stores import HospitalStore, hospital_store
from desktop.services.perform import Verb
from desktop.services.posting import Goods, legs, post
from desktop.services.trays.lending import Trip, contents_of, require_consents, tray_leaves
from desktop.services.trays.tray_at_hand import TrayAtHand, spot_of
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class SendOut:
    """Hand a case's trays and goods to the hospital.

    Attributes:
        store: code of the hospital's store; "" when it has one only.
        due_back_on: when the trays are due back; None for the day after the planned start.
        reason: only from a supervisor who passes a red gate.
    """

    number: str
    store: str = ""
    due_back_on: date | None = None
    reason: str = ""
    raw: str = ""


@dataclass(frozen=True, slots=True)
class SentOut:
    """What left: trays by code, pieces in them and loose, to which store; red gates that the reason passed."""

    number: str
    place: str
    trays: tuple[str, ...]
    pieces: Decimal
    due_back_on: date
    overridden: tuple[str, ...]


def send_out(uow: UnitOfWork, request: SendOut) -> SentOut:
    """Send a case out.

    Raises:
        Refusal: ``unknown_case``, ``case_state``, ``nothing_to_send``, ``no_hospital_store``, ``choose_store``,
            ``no_consent``, ``due_before_today``, ``expired`` (on the planned day), ``held``, ``recalled``, and the red
            gates of `desktop.services.cases.gates.ready_case`; at the commit ``not_enough_stock``.
    """
    case = case_named(uow, request.number, CaseState.PLANNED, CaseState.READY)
    store = hospital_store(uow, case.hospital, case.ledger, request.store)
    overridden = pass_gates(uow, case, request.reason)
    due = request.due_back_on or case.needed_on + timedelta(days=1)
    if due < case.today:
        raise Refusal("due_before_today", case=case.number, due_back_on=due)
    trays = trays_of(uow, case)
    trip = Trip(store, case.number, case.needed_on, due, request.reason, passed=True)
    sides: list[Leg] = []
    for tray in trays:
        sides += tray_leaves(uow, tray, trip)[0]
        _note_contents(uow, case, tray)
    sides += _loose(uow, case, store)
    if not sides:
        raise Refusal("nothing_to_send", case=case.number)
    refuse_counted_places(uow, sides, *(tray.id for tray in trays))
    post(uow, Movement(new_id(), MovementKind.DISPATCH, tuple(sides), case.number), case.ledger)
    uow.write(update(CaseTray).where(CaseTray.case_id == case.id, CaseTray.back_at.is_(None)).values(out_at=uow.at))
    set_state(uow, case, CaseState.OUT, out_at=uow.at)
    uow.touched(Kind.TRAYS, Kind.REPLENISHMENT)
    asked = select(func.sum(CaseGoods.quantity)).where(CaseGoods.case_id == case.id)
    pieces = uow.read(asked).scalar() or Decimal(0)
    told = {"pieces": str(pieces), "overridden": list(overridden)}
    uow.record("send_out", case.number, site=case.ledger.site, reason=request.reason, sent=told)
    return SentOut(case.number, store.code, tuple(tray.code for tray in trays), pieces, due, overridden)


def _note_contents(uow: UnitOfWork, case: CaseAtHand, tray: TrayAtHand) -> None:
    rows = [
        {"case_id": case.id, "tray_id": tray.id, "place_id": tray.id, "home_id": None, "back": Decimal(0)}
        | {"owner_id": one.owner_id, "item_id": one.item_id, "lot_id": one.lot_id, "unit_id": one.unit_id}
        | {"quantity": one.quantity}
        for one in contents_of(uow, tray.id)
    ]
    if rows:
        uow.write(insert(CaseGoods), rows)


def _loose(uow: UnitOfWork, case: CaseAtHand, store: HospitalStore) -> list[Leg]:
    """The legs of what is reserved for the case and lies in no tray."""
    asked = (
        select(Reservation.item_id, Reservation.lot_id, Reservation.unit_id, Reservation.owner_id)
        .add_columns(Reservation.place_id, func.sum(Reservation.quantity).label("pieces"))
        .where(Reservation.document == case.number, Reservation.released_at.is_(None))
        .group_by(Reservation.item_id, Reservation.lot_id, Reservation.unit_id, Reservation.owner_id)
        .group_by(Reservation.place_id)
    )
    rows = uow.read(asked).all()
    refuse_blocked(uow, [(row.item_id, row.lot_id, row.unit_id) for row in rows])
    today = uow.today(case.time_zone)
    require_consents(uow, {row.owner_id for row in rows}, store, case.ledger, today)
    sides: list[Leg] = []
    for row in rows:
        _refuse_expired(uow, case, row)
        place = _lies_in(uow, row)
        goods = Goods(row.item_id, row.lot_id, row.unit_id, row.owner_id)
        sides += legs(goods, spot_of(uow, place), store.spot, row.pieces)
        sent = {"case_id": case.id, "tray_id": None, "place_id": store.id, "home_id": place, "back": Decimal(0)}
        what = {"item_id": row.item_id, "lot_id": row.lot_id, "unit_id": row.unit_id, "owner_id": row.owner_id}
        uow.write(insert(CaseGoods).values(sent | what | {"quantity": row.pieces}))
    open_ones = update(Reservation).where(Reservation.document == case.number, Reservation.released_at.is_(None))
    uow.write(open_ones.values(released_at=uow.at, outcome="sent"))
    return sides


def _lies_in(uow: UnitOfWork, row: Row[Any]) -> int:
    """Where a reserved unit lies now: it may have been put into another bin since."""
    if row.unit_id is None:
        return int(row.place_id)
    there = uow.read(select(Balance.place_id).where(Balance.unit_id == row.unit_id)).scalar()
    return int(row.place_id if there is None else there)


def _refuse_expired(uow: UnitOfWork, case: CaseAtHand, row: Row[Any]) -> None:
    asked = (
        select(Item.name, Item.name_en, Lot.number, Unit.serial, func.coalesce(Unit.expires_on, Lot.expires_on))
        .select_from(Lot)
        .join(Item, Item.id == Lot.item_id)
        .outerjoin(Unit, Unit.id == row.unit_id)
        .where(Lot.id == row.lot_id)
    )
    name, name_en, lot, serial, expires_on = uow.read(asked).one()
    if is_expired(expires_on, case.needed_on):
        raise Refusal("expired", item=name, item_en=name_en, lot=lot, serial=serial or "", expires_on=expires_on)


SEND_OUT = Verb("send_out", SendOut, SentOut, send_out, Action.DISPATCH)
