"""Defect cases: an opened or defective piece is quarantined at once; the manufacturer bears the freight (S1-13, S1-14).

Until the manufacturer decides, nobody uses the piece. A recall decided here is opened as a recall of its own.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import func, insert, select, update

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.ledger import BinPurpose
from desktop.domain.permissions import Action
from desktop.domain.quantity import quantity
from desktop.models.hold import HoldReason
from desktop.models.ledger import Balance, LegRow, MovementRow
from desktop.models.place import Place
from desktop.models.returns import DefectCase, DefectDecision, DefectState, FreightPayer
from desktop.services.holding import close_hold, open_hold, refuse_same_person
from desktop.services.named_goods import NamedGoods, goods_of, named_goods
from desktop.services.numbering import next_number
from desktop.services.perform import Verb
from desktop.services.posting import Ledger
from desktop.services.returns.delivered import AtCustomer, at_customer
from desktop.services.returns.freight import RecordFreight, record_freight
from desktop.services.returns.returning_places import bin_for, come_back, order_back_label
from desktop.services.withdrawing import withdraw_reservations
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class OpenDefect:
    """Report an opened or defective piece, by scan or by names; ``description`` in the person's words.

    ``source`` (a place) and ``owner`` (a code) say whose piece it is where a lot is at several customers.
    """

    raw: str = ""
    item: str = ""
    lot: str = ""
    serial: str = ""
    pieces: Decimal = Decimal(1)
    description: str = ""
    source: str = ""
    owner: str = ""


@dataclass(frozen=True, slots=True)
class DefectOpened:
    """The case: where the piece is quarantined ("" when it is not on hand) and how many of its lot are on hand."""

    number: str
    item: str
    lot: str
    serial: str
    place: str
    freight_payer: FreightPayer
    same_lot: Decimal
    withdrawn: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CollectDefect:
    """The piece of a defect case arrives from the customer; ``place`` "" for the first free quarantine bin."""

    number: str
    place: str = ""
    source: str = ""
    carrier: str = ""
    waybill: str = ""
    amount: Decimal | None = None
    owner: str = ""


@dataclass(frozen=True, slots=True)
class DefectCollected:
    """Where it lies now, and its label."""

    number: str
    place: str
    label: str


@dataclass(frozen=True, slots=True)
class DecideDefect:
    """What the manufacturer decided, with the number of its letter."""

    number: str
    decision: DefectDecision
    reference: str


@dataclass(frozen=True, slots=True)
class DefectDecided:
    """The case is closed; ``released`` says whether the piece is usable again."""

    number: str
    decision: DefectDecision
    released: bool


def open_defect(uow: UnitOfWork, request: OpenDefect) -> DefectOpened:
    """Open a defect case; the piece is on hold from this moment, wherever it is, also when it was used already.

    Raises:
        Refusal: ``defect_open`` when it has one; ``unknown_unit``, ``unknown_lot``, ``bad_quantity``; what the decoder
            or the catalogue refuses.
    """
    goods = named_goods(uow.connection, request.raw, (request.item, request.lot, request.serial), uow.at.date())
    pieces = Decimal(1) if goods.unit is not None else quantity(request.pieces)
    if pieces <= 0:
        raise Refusal("bad_quantity", value=str(request.pieces))
    _refuse_second(uow, goods)
    ledger, place = _stands(uow, goods)
    number = next_number(uow, "D")
    hold = open_hold(uow, goods.lot, goods.unit, HoldReason.DEFECT, document=number, note=request.description)
    row = {
        "number": number,
        "site_id": ledger.site,
        "partner_id": ledger.partner,
        "customer_id": _customer(uow, goods, request),
        "item_id": goods.item,
        "lot_id": goods.lot,
        "unit_id": goods.unit,
        "quantity": pieces,
        "description": request.description,
        "freight_payer": FreightPayer.MANUFACTURER,
        "hold_id": hold,
        "state": DefectState.OPEN,
        "opened_at": uow.at,
        "opened_by_id": uow.actor.id,
    }
    uow.write(insert(DefectCase).values(row))
    uow.record("open_defect", number, site=ledger.site, reason=request.description, lot=goods.lot, unit=goods.unit)
    withdrawn = withdraw_reservations(uow, [goods.key], number)
    uow.touched(Kind.RETURNS, Kind.HOLDS)
    on_hand = select(func.sum(Balance.quantity)).where(Balance.lot_id == goods.lot)
    same_lot = uow.read(on_hand).scalar() or Decimal(0)
    names = (goods.name, goods.number, goods.serial)
    return DefectOpened(number, *names, place, FreightPayer.MANUFACTURER, same_lot, withdrawn)


def _refuse_second(uow: UnitOfWork, goods: NamedGoods) -> None:
    if goods.unit is None:
        return
    open_ones = DefectCase.state.in_((DefectState.OPEN, DefectState.COLLECTED))
    asked = select(DefectCase.number).where(DefectCase.unit_id == goods.unit, open_ones)
    number = uow.read(asked).scalar()
    if number is not None:
        raise Refusal("defect_open", **goods.names, number=number)


def _customer(uow: UnitOfWork, goods: NamedGoods, request: OpenDefect) -> int | None:
    try:
        return at_customer(uow.connection, goods, request.source, request.owner).customer
    except Refusal:
        return None


def _stands(uow: UnitOfWork, goods: NamedGoods) -> tuple[Ledger, str]:
    """Whose ledger a piece is in and the place where it lies; of what is not on hand, the ledger of its last entry."""
    mine = Balance.unit_id == goods.unit if goods.unit is not None else Balance.lot_id == goods.lot
    asked = select(Place.site_id, Place.partner_id, Place.code).join(Balance, Balance.place_id == Place.id)
    row = uow.read(asked.where(mine).order_by(Balance.id).limit(1)).first()
    if row is not None and row[0] is not None and row[1] is not None:
        return Ledger(row[0], row[1]), row[2]
    of_it = LegRow.unit_id == goods.unit if goods.unit is not None else LegRow.lot_id == goods.lot
    last = select(MovementRow.site_id, MovementRow.partner_id).join(LegRow, LegRow.movement_id == MovementRow.id)
    entry = uow.read(last.where(of_it).order_by(MovementRow.recorded_at.desc()).limit(1)).first()
    if entry is None:
        raise Refusal("not_on_hand", thing=goods.serial or goods.number, **goods.names)
    return Ledger(entry[0], entry[1]), ""


def collect_defect(uow: UnitOfWork, request: CollectDefect) -> DefectCollected:
    """Book the piece of a defect case from the customer into quarantine; its freight goes to the claim list.

    Raises:
        Refusal: ``unknown_document``, ``defect_closed``, ``not_at_customer``, ``no_bin_for``, ``waybill_missing``.
    """
    row = _case(uow, request.number)
    goods = goods_of(uow.connection, row.lot_id, row.unit_id)
    standing: AtCustomer = at_customer(uow.connection, goods, request.source, request.owner)
    thing = goods.serial or goods.number
    target, place = bin_for(uow, standing.site, BinPurpose.QUARANTINE, request.place, thing)
    come_back(uow, goods, standing, target, row.quantity, row.number)
    collected = {"state": DefectState.COLLECTED, "collected_at": uow.at}
    uow.write(update(DefectCase).where(DefectCase.id == row.id).values(collected))
    uow.record("collect_defect", row.number, site=row.site_id, place=place)
    if request.amount is not None:
        record_freight(uow, RecordFreight(row.number, request.carrier, request.waybill, request.amount))
    label = order_back_label(uow, goods, "quarantine", row.number, Ledger(standing.site, standing.partner))
    uow.touched(Kind.RETURNS)
    return DefectCollected(row.number, place, str(label))


def decide_defect(uow: UnitOfWork, request: DecideDefect) -> DefectDecided:
    """Close a defect case with the manufacturer's decision; only a release makes the piece usable again.

    Raises:
        Refusal: ``unknown_document``, ``defect_closed``, ``needs_reference``, ``second_person_needed`` to release.
    """
    row = _case(uow, request.number)
    if not request.reference:
        raise Refusal("needs_reference")
    released = request.decision is DefectDecision.RELEASE
    if released:
        refuse_same_person(uow, row.opened_by_id)
        close_hold(uow, row.hold_id, request.reference)
    done = {"state": DefectState.CLOSED, "decision": request.decision, "reference": request.reference}
    closed = done | {"closed_at": uow.at, "closed_by_id": uow.actor.id}
    uow.write(update(DefectCase).where(DefectCase.id == row.id).values(closed))
    facts = {"decision": request.decision.value, "reference": request.reference}
    uow.record("decide_defect", row.number, site=row.site_id, **facts)
    uow.touched(Kind.RETURNS)
    return DefectDecided(row.number, request.decision, released)


def _case(uow: UnitOfWork, number: str) -> Any:
    columns = (DefectCase.id, DefectCase.number, DefectCase.lot_id, DefectCase.unit_id, DefectCase.state)
    asked = select(*columns, DefectCase.hold_id, DefectCase.site_id, DefectCase.quantity, DefectCase.opened_by_id)
    row = uow.read(asked.where(DefectCase.number == number).with_for_update(key_share=True)).first()
    if row is None:
        raise Refusal("unknown_document", document=number)
    if row.state in (DefectState.CLOSED, DefectState.UNDONE):
        raise Refusal("defect_closed", number=number)
    return row


OPEN_DEFECT = Verb("open_defect", OpenDefect, DefectOpened, open_defect, Action.RETURN_GOODS)
COLLECT_DEFECT = Verb("collect_defect", CollectDefect, DefectCollected, collect_defect, Action.RETURN_GOODS)
DECIDE_DEFECT = Verb("decide_defect", DecideDefect, DefectDecided, decide_defect, Action.APPROVE)
