"""Holds: goods that nobody may use until a second person releases them (SC-13)."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from sqlalchemy import ColumnElement, func, insert, select, update

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.models.hold import Hold, HoldReason
from desktop.models.label import LabelJob, LabelPurpose
from desktop.models.ledger import Balance
from desktop.models.party import Site
from desktop.services.labelling import drop_waiting
from desktop.services.named_goods import NamedGoods, goods_of, named_goods
from desktop.services.perform import Verb
from desktop.services.withdrawing import withdraw_reservations
from desktop.storage.unit_of_work import UnitOfWork

BY_HAND: Final = frozenset(HoldReason) - {HoldReason.RECALL, HoldReason.RETURN}
"""Why a person may hold goods; the other holds come with their document."""


@dataclass(frozen=True, slots=True)
class HoldGoods:
    """Hold a unit, or with ``whole_lot`` every piece of its lot wherever it is, by scan or by names."""

    raw: str = ""
    item: str = ""
    lot: str = ""
    serial: str = ""
    whole_lot: bool = False
    reason: HoldReason = HoldReason.QUALITY
    note: str = ""


@dataclass(frozen=True, slots=True)
class GoodsHeld:
    """What is held: pieces on hand, in how many places; and the documents whose reservations were withdrawn."""

    hold: int
    item: str
    lot: str
    serial: str
    pieces: Decimal
    places: int
    withdrawn: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReleaseHold:
    """Release a hold by its number, or those of the scanned goods; ``reason`` in the person's words."""

    reason: str
    hold: int = 0
    raw: str = ""
    item: str = ""
    lot: str = ""
    serial: str = ""


@dataclass(frozen=True, slots=True)
class HoldReleased:
    """How many holds were released, and of what."""

    holds: int
    item: str
    lot: str
    serial: str


def hold_goods(uow: UnitOfWork, request: HoldGoods) -> GoodsHeld:
    """Hold goods in one step; a piece without a serial number cannot be told apart, so its whole lot is held.

    Raises:
        Refusal: ``unknown_unit``, ``unknown_lot``, ``already_held``, ``bad_hold_reason``; what the decoder refuses.
    """
    if request.reason not in BY_HAND:
        raise Refusal("bad_hold_reason", reason=request.reason.value)
    goods = _named(uow, request.raw, (request.item, request.lot, request.serial))
    unit = None if request.whole_lot else goods.unit
    same = select(Hold.id).where(_on(goods.lot, unit), Hold.reason == request.reason, Hold.released_at.is_(None))
    if uow.read(same.limit(1)).first() is not None:
        raise Refusal("already_held", **goods.names, reason=request.reason.value)
    hold = open_hold(uow, goods.lot, unit, request.reason, note=request.note)
    withdrawn = withdraw_reservations(uow, [(goods.item, goods.lot, unit)], f"hold {hold}")
    covered = Balance.lot_id == goods.lot if unit is None else Balance.unit_id == unit
    totals = select(func.sum(Balance.quantity), func.count(Balance.place_id.distinct())).where(covered)
    pieces, places = uow.read(totals).one()
    serial = goods.serial if unit is not None else ""
    return GoodsHeld(hold, goods.name, goods.number, serial, pieces or Decimal(0), places, withdrawn)


def open_hold(
    uow: UnitOfWork, lot: int, unit: int | None, reason: HoldReason, *, document: str = "", note: str = ""
) -> int:
    """Open a hold on a unit, or on a lot when ``unit`` is None; returns its number."""
    row = {"lot_id": lot, "unit_id": unit, "reason": reason, "note": note, "document": document}
    by = {"opened_at": uow.at, "opened_by_id": uow.actor.id, "partner_id": _partner(uow)}
    hold = int(uow.write(insert(Hold).values(row | by).returning(Hold.id)).scalar_one())
    uow.record("open_hold", document or str(hold), reason=note, lot=lot, unit=unit, why=reason.value)
    uow.touched(Kind.HOLDS)
    return hold


def _partner(uow: UnitOfWork) -> int:
    if uow.actor.partner_id is not None:
        return uow.actor.partner_id
    return uow.read(select(Site.partner_id).order_by(Site.id).limit(1)).scalar_one()


def release_hold(uow: UnitOfWork, request: ReleaseHold) -> HoldReleased:
    """Release a hold; another person than who opened it, with a reason.

    Raises:
        Refusal: ``reason_missing``, ``not_on_hold``, ``second_person_needed``, ``hold_belongs_to`` when a return, a
            defect case or a recall decides over it; ``unknown_unit``, ``unknown_lot``.
    """
    if not request.reason:
        raise Refusal("reason_missing")
    asked = select(Hold.id, Hold.lot_id, Hold.unit_id, Hold.reason, Hold.document, Hold.opened_by_id)
    rows = uow.read(asked.where(Hold.released_at.is_(None), _wanted(uow, request)).order_by(Hold.id)).all()
    if not rows:
        raise Refusal("not_on_hold", item=request.item, lot=request.lot, serial=request.serial)
    for row in rows:
        if row.document:
            raise Refusal("hold_belongs_to", document=row.document, reason=row.reason.value)
        refuse_same_person(uow, row.opened_by_id)
    for row in rows:
        close_hold(uow, row.id, request.reason)
    goods = goods_of(uow.connection, rows[0].lot_id, rows[0].unit_id)
    return HoldReleased(len(rows), goods.name, goods.number, goods.serial)


def refuse_same_person(uow: UnitOfWork, person: int) -> None:
    """Refuse the person who opened what is to be released.

    Raises:
        Refusal: ``second_person_needed`` with who opened it.
    """
    if person == uow.actor.id:
        raise Refusal("second_person_needed", person=uow.actor.name, badge=uow.actor.badge)


def close_hold(uow: UnitOfWork, hold: int, reason: str) -> None:
    """Release one hold; a hold label that was not printed yet is not printed any more."""
    row = uow.read(select(Hold.lot_id, Hold.unit_id, Hold.opened_at).where(Hold.id == hold)).one()
    released = {"released_at": uow.at, "released_by_id": uow.actor.id, "release_reason": reason}
    uow.write(update(Hold).where(Hold.id == hold, Hold.released_at.is_(None)).values(released))
    uow.record("release_hold", str(hold), reason=reason, lot=row.lot_id, unit=row.unit_id)
    same = (LabelJob.lot_id == row.lot_id, LabelJob.unit_id == row.unit_id, LabelJob.ordered_at == row.opened_at)
    drop_waiting(uow, "released", LabelJob.purpose == LabelPurpose.HOLD, *same)
    uow.touched(Kind.HOLDS, Kind.STOCK)


def _named(uow: UnitOfWork, raw: str, names: tuple[str, str, str]) -> NamedGoods:
    return named_goods(uow.connection, raw, names, uow.at.date())


def _on(lot: int, unit: int | None) -> ColumnElement[bool]:
    return (Hold.lot_id == lot) & (Hold.unit_id.is_(None) if unit is None else Hold.unit_id == unit)


def _wanted(uow: UnitOfWork, request: ReleaseHold) -> ColumnElement[bool]:
    if request.hold:
        return Hold.id == request.hold
    goods = _named(uow, request.raw, (request.item, request.lot, request.serial))
    return _on(goods.lot, goods.unit)


HOLD_GOODS = Verb("hold_goods", HoldGoods, GoodsHeld, hold_goods, Action.HOLD)
RELEASE_HOLD = Verb("release_hold", ReleaseHold, HoldReleased, release_hold, Action.HOLD)
