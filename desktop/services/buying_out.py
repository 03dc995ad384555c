"""Buying consigned goods out: they stay where they lie and get another owner, with what is owed in the same step."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from desktop.domain.cases import CaseState
from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.ledger import OUTSIDE, Movement, MovementKind, reversal
from desktop.domain.origin import new_id
from desktop.domain.permissions import Action
from desktop.domain.quantity import quantity
from desktop.models.case import Case, CaseGoods, CaseTray, Reservation
from desktop.models.item import Item
from desktop.models.ledger import Balance, MovementRow
from desktop.models.party import Party
from desktop.models.place import Place
from desktop.models.settlement import BillingKind
from desktop.services.blocking import refuse_blocked, refuse_uninspected
from desktop.services.counting_guard import refuse_counted_places, refuse_while_counted
from desktop.services.master_data.lookups import party_named, refuse_foreign
from desktop.services.named_goods import NamedGoods, goods_of, named_goods
from desktop.services.numbering import next_number
from desktop.services.perform import Verb
from desktop.services.posting import Goods, Ledger, Spot, post
from desktop.services.reversing import movement_of
from desktop.services.settling import Share, credit, settle
from desktop.services.several_sources import say_source
from desktop.storage.unit_of_work import UnitOfWork

_OPEN: Final = (CaseState.PLANNED, CaseState.READY, CaseState.OUT, CaseState.BACK, CaseState.HELD)


@dataclass(frozen=True, slots=True)
class BuyOut:
    """Buy goods that belong to somebody else; they are named by a scan, or by REF with lot or serial number.

    Attributes:
        agreed_by: who said so, in words that an auditor understands.
        place: where they lie, needed for goods without a serial number at several places.
        owner: whose they are (a code), needed where a lot of several owners lies in one place.
        buyer: who buys (a code); "" for the partner in whose ledger they lie.
    """

    agreed_by: str
    raw: str = ""
    item: str = ""
    lot: str = ""
    serial: str = ""
    pieces: Decimal = Decimal(1)
    place: str = ""
    owner: str = ""
    buyer: str = ""


@dataclass(frozen=True, slots=True)
class BoughtOut:
    """What was bought, of whom, by whom, and what is owed for it in yuan."""

    document: str
    item: str
    lot: str
    serial: str
    pieces: Decimal
    place: str
    owner: str
    buyer: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class UndoBuyOut:
    """Take a buy-out back, by its number."""

    document: str
    reason: str


@dataclass(frozen=True, slots=True)
class BuyOutUndone:
    """What was taken back: the credit in yuan (0 or below)."""

    document: str
    credited: Decimal


def buy_out(uow: UnitOfWork, request: BuyOut) -> BoughtOut:
    """Book goods under their new owner, billed to it at the owner's price of the day.

    Raises:
        Refusal: ``needs_person``, ``bad_quantity``, ``unknown_unit``, ``unknown_lot``, ``not_on_hand``,
            ``say_source``, ``unknown_party``, ``not_your_site``, ``already_own``, ``held``, ``recalled``,
            ``place_counted``, ``goods_of_case``, ``reserved_for_case``, ``no_price``; at the commit
            ``not_enough_stock``; and what the decoder or the catalogue refuses.
    """
    if not request.agreed_by:
        raise Refusal("needs_person")
    goods = named_goods(uow.connection, request.raw, (request.item, request.lot, request.serial), uow.at.date())
    pieces = Decimal(1) if goods.unit is not None else quantity(request.pieces)
    if pieces <= 0:
        raise Refusal("bad_quantity", value=str(request.pieces))
    row = _lying(uow, goods, request)
    refuse_foreign(uow, row.partner_id, row.code)
    buyer = party_named(uow, request.buyer) if request.buyer else row.partner_id
    if buyer == row.owner_id:
        raise Refusal("already_own", **goods.names, place=row.code)
    _refuse_unfree(uow, goods, row, pieces)
    number = next_number(uow, "BO")
    amount = _settle(uow, goods, row, pieces, (buyer, number))
    named = select(Party.id, Party.code).where(Party.id.in_((row.owner_id, buyer)))
    codes = {one.id: one.code for one in uow.read(named).all()}
    uow.record("buy_out", number, site=row.site_id, agreed_by=request.agreed_by, pieces=str(pieces), place=row.code)
    uow.touched(Kind.REPLENISHMENT)
    told = (goods.name, goods.number, goods.serial, pieces, row.code)
    return BoughtOut(number, *told, codes[row.owner_id], codes[buyer], amount)


def _settle(uow: UnitOfWork, goods: NamedGoods, row: Any, pieces: Decimal, bought: tuple[int, str]) -> Decimal:
    buyer, number = bought
    here = Spot(row.id, row.kind, row.custodian_id)
    consigned = Goods(goods.item, goods.lot, goods.unit, row.owner_id)
    share = Share(consigned, here, pieces, buyer, buyer, BillingKind.BUY_OUT)
    ledger = Ledger(row.site_id, row.partner_id)
    return settle(uow, MovementKind.BUY_OUT, [share], here, number, ledger).amount


def _lying(uow: UnitOfWork, goods: NamedGoods, request: BuyOut) -> Any:
    asked = (
        select(Place.id, Place.code, Place.kind, Place.custodian_id, Place.site_id, Place.partner_id)
        .add_columns(Balance.quantity, Balance.owner_id, Party.code.label("owner"))
        .join(Balance, Balance.place_id == Place.id)
        .join(Party, Party.id == Balance.owner_id)
        .where(Place.kind.not_in(OUTSIDE), Balance.quantity > 0)
        .where(Balance.lot_id == goods.lot, Balance.unit_id == goods.unit)
    )
    if request.place:
        asked = asked.where(Place.code == request.place)
    if request.owner:
        asked = asked.where(Party.code == request.owner)
    rows = uow.read(asked.order_by(Place.code, Balance.id)).all()
    if len(rows) > 1:
        raise say_source(goods.names, ((row.code, row.owner, row.quantity) for row in rows))
    if not rows:
        raise Refusal("not_on_hand", thing=goods.serial or goods.number, **goods.names)
    return rows[0]


def _refuse_unfree(uow: UnitOfWork, goods: NamedGoods, row: Any, pieces: Decimal) -> None:
    refuse_blocked(uow, [goods.key])
    refuse_uninspected(uow.connection, goods.lot, row.id)
    refuse_while_counted(uow, row.id)
    # The item's row is held as when pieces are reserved, so that none is promised and bought at the same moment.
    uow.read(select(Item.id).where(Item.id == goods.item).with_for_update(key_share=True)).scalar_one()
    refuse_promised(uow, goods, (row.id, row.owner_id), row.quantity - pieces)


def refuse_promised(uow: UnitOfWork, goods: NamedGoods, lying: tuple[int, int], left: Decimal) -> None:
    """Refuse to change the owner of goods that a case counts on; ``lying`` is the place and the owner by key.

    Args:
        uow: the job.
        goods: what.
        lying: place id and owner id.
        left: pieces of them that would be left there.

    Raises:
        Refusal: ``goods_of_case`` when they are out with an open case or in a tray of one, ``reserved_for_case``.
    """
    place, owner = lying
    tray = select(Case.number).join(CaseTray, CaseTray.case_id == Case.id)
    tray = tray.where(CaseTray.tray_id == place, CaseTray.back_at.is_(None), Case.state.in_(_OPEN))
    due = func.sum(CaseGoods.quantity - CaseGoods.back)
    out = (
        select(func.min(Case.number), due)
        .join(CaseGoods, CaseGoods.case_id == Case.id)
        .where(CaseGoods.place_id == place, CaseGoods.owner_id == owner, CaseGoods.lot_id == goods.lot)
        .where(CaseGoods.unit_id == goods.unit, Case.state.in_((CaseState.OUT, CaseState.BACK, CaseState.HELD)))
    )
    case = uow.read(tray.order_by(Case.number).limit(1)).scalar()
    number, still = uow.read(out).one()
    if case is not None or Decimal(still or 0) > max(left, Decimal(0)):
        raise Refusal("goods_of_case", case=case or number, **goods.names)
    promised = (
        select(func.min(Reservation.document), func.sum(Reservation.quantity))
        .where(Reservation.lot_id == goods.lot, Reservation.unit_id == goods.unit, Reservation.place_id == place)
        .where(Reservation.owner_id == owner, Reservation.released_at.is_(None))
    )
    document, reserved = uow.read(promised).one()
    if Decimal(reserved or 0) > max(left, Decimal(0)):
        raise Refusal("reserved_for_case", case=document, **goods.names)


# ---------------------------------------------------------------- taking it back


def undo_buy_out(uow: UnitOfWork, request: UndoBuyOut) -> BuyOutUndone:
    """Give bought goods back to whom they belonged before, and credit what was owed for them.

    Raises:
        Refusal: ``needs_reason``, ``unknown_buy_out``, ``already_reversed``, and as `take_back`.
    """
    if not request.reason:
        raise Refusal("needs_reason")
    asked = select(MovementRow.id, MovementRow.site_id, MovementRow.partner_id)
    asked = asked.where(MovementRow.document == request.document, MovementRow.kind == MovementKind.BUY_OUT)
    row = uow.read(asked).first() if request.document else None
    if row is None:
        raise Refusal("unknown_buy_out", document=request.document)
    refuse_foreign(uow, row.partner_id, request.document)
    back = aliased(MovementRow)
    if uow.read(select(back.id).where(back.reverses_id == row.id)).first() is not None:
        raise Refusal("already_reversed")
    movement = movement_of(uow, row.id)
    check_free(uow, movement)
    reverse = reversal(movement, new_id(), request.reason)
    ledger = Ledger(row.site_id, row.partner_id)
    post(uow, reverse, ledger)
    credited = credit_buy_out(uow, movement.id, reverse.id, ledger)
    uow.record("undo_buy_out", request.document, site=row.site_id, reason=request.reason, credited=str(credited))
    return BuyOutUndone(request.document, credited)


def check_free(uow: UnitOfWork, movement: Movement) -> None:
    """Refuse to take a buy-out back while a count or a case rests on the goods as they now belong.

    Raises:
        Refusal: ``place_counted``, ``goods_of_case``, ``reserved_for_case``.
    """
    refuse_counted_places(uow, movement.legs)
    for leg in (one for one in movement.legs if one.quantity > 0):
        lying = select(func.sum(Balance.quantity)).where(Balance.place_id == leg.place, Balance.owner_id == leg.owner)
        lying = lying.where(Balance.lot_id == leg.lot, Balance.unit_id == leg.unit)
        left = (uow.read(lying).scalar() or Decimal(0)) - leg.quantity
        refuse_promised(uow, goods_of(uow.connection, leg.lot, leg.unit), (leg.place, leg.owner), left)


def credit_buy_out(uow: UnitOfWork, movement: UUID, reverse: UUID, ledger: Ledger) -> Decimal:
    """Take back what was owed for a buy-out; returns the credit in yuan (0 or below)."""
    uow.touched(Kind.REPLENISHMENT)
    return credit(uow, movement, reverse, ledger)


BUY_OUT = Verb("buy_out", BuyOut, BoughtOut, buy_out, Action.SETTLE)
UNDO_BUY_OUT = Verb("undo_buy_out", UndoBuyOut, BuyOutUndone, undo_buy_out, Action.SETTLE)
