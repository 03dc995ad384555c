"""Who pays for what: claim lines to the manufacturer for what the warranty covers, price lines for the rest (S2-59)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import insert, or_, select, update

from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.domain.repairs import Charge, PartState, RepairEventKind, RepairLineKind, amount
from desktop.domain.warranty import decide
from desktop.domain.warranty_facts import Coverage, Facts, Verdict
from desktop.domain.warranty_rules import WarrantyRule
from desktop.domain.warranty_term import rule_of
from desktop.models.device import Device
from desktop.models.item import Item, ItemPackage
from desktop.models.party import Party
from desktop.models.repair import RepairLine, RepairOrder, RepairPart
from desktop.queries.warranty_book import rule_book
from desktop.queries.warranty_facts import facts_of
from desktop.services.perform import Verb
from desktop.services.repairs.going import check_note
from desktop.services.repairs.order_at_hand import OrderAtHand, Told, happen, order_named
from desktop.storage.unit_of_work import UnitOfWork

_Payer = tuple[int | None, str]
"""Who is asked: the key of the party, None when it is not in the catalogue, and its name."""

BY_CUSTOMER: Final = "by_customer"
_OPEN_QUESTION: Final = (Verdict.VOID, Verdict.UNDETERMINED)


@dataclass(frozen=True, slots=True)
class Split:
    """Sums in yuan: all parts; claimed, priced, and held until a leader decides the claim."""

    parts: Decimal
    claimed: Decimal
    priced: Decimal
    held: Decimal


@dataclass(frozen=True, slots=True)
class _Decided:
    """Who pays: the manufacturer (claim), perhaps (held), or the customer."""

    kind: RepairLineKind
    why: str
    held: bool = False


@dataclass(frozen=True, slots=True)
class DecideClaim:
    """Let a claim go although the warranty is void or unclear, or charge the customer instead."""

    number: str
    approved: bool
    reason: str


@dataclass(frozen=True, slots=True)
class ClaimDecided:
    """The order, and the amount in yuan that was decided."""

    number: str
    approved: bool
    amount: Decimal


def split_costs(uow: UnitOfWork, order: OrderAtHand, spent: Mapping[Charge, tuple[Decimal, Decimal]]) -> Split:
    """Write the lines of a finished order.

    Args:
        uow: the job.
        order: the order.
        spent: quantity and price of one, for labour, travel and freight.

    Returns:
        The sums.

    Raises:
        Refusal: ``needs_manufacturer`` when labour, travel or freight is claimed and nobody can be asked.
    """
    book = [one.rule for one in rule_book(uow.connection)]
    facts, day = facts_of(uow.connection, order.device), order.day(order.reported_at)
    rows = _of_parts(uow, order, book, facts, day)
    decided = _decide(order, decide(book, facts, day))
    maker, customer = _maker(uow, order), _customer(uow, order)
    for charge, (much, price) in spent.items():
        if much:
            _refuse_nobody(order, decided, maker)
            rows.append(_line(order, decided, maker, customer) | _said(charge, "", much, price))
    if rows:
        uow.write(insert(RepairLine), [row | {"made_at": uow.at} for row in rows])
    return _sums(rows)


def _of_parts(
    uow: UnitOfWork, order: OrderAtHand, book: list[WarrantyRule], facts: Facts, day: date
) -> list[dict[str, Any]]:
    asked = select(RepairPart.id, RepairPart.quantity, RepairPart.unit_price, RepairPart.part_class, Item.ref)
    asked = asked.add_columns(Item.maker_id).join(Item, Item.id == RepairPart.item_id)
    asked = asked.where(RepairPart.order_id == order.id, RepairPart.state == PartState.ISSUED).order_by(RepairPart.id)
    rows = []
    rule, customer = rule_of(book, facts).rule, _customer(uow, order)
    days = 0 if rule is None else rule.repair_days
    until = order.day(uow.at) + timedelta(days=days) if days else None
    for part in uow.read(asked).all():
        decided = _decide(order, decide(book, facts, day, part.part_class))
        covered = decided.kind is RepairLineKind.CLAIM and not decided.held
        values = {"covered": covered, "warranty_until": until}
        uow.write(update(RepairPart).where(RepairPart.id == part.id).values(values))
        said = _said(Charge.PART, part.ref, part.quantity, part.unit_price or Decimal("0.00"))
        rows.append(_line(order, decided, _named(uow, part.maker_id), customer) | said | {"part_id": part.id})
    return rows


def _decide(order: OrderAtHand, answer: Coverage) -> _Decided:
    if order.caused_by_customer:
        return _Decided(RepairLineKind.PRICE, BY_CUSTOMER)
    if answer.verdict is Verdict.COVERED:
        return _Decided(RepairLineKind.CLAIM, answer.why.value)
    if answer.verdict in _OPEN_QUESTION:
        return _Decided(RepairLineKind.CLAIM, answer.why.value, held=True)
    return _Decided(RepairLineKind.PRICE, answer.why.value)


def _line(order: OrderAtHand, decided: _Decided, maker: _Payer, customer: _Payer) -> dict[str, Any]:
    payer = maker if decided.kind is RepairLineKind.CLAIM else customer
    row: dict[str, Any] = {"order_id": order.id, "kind": decided.kind, "payer_id": payer[0], "payer": payer[1]}
    return row | {"why": decided.why, "needs_approval": decided.held, "part_id": None}


def _said(charge: Charge, text: str, much: Decimal, price: Decimal) -> dict[str, Any]:
    return {"charge": charge, "text": text, "quantity": much, "unit_price": price, "amount": amount(much, price)}


def _named(uow: UnitOfWork, party: int) -> _Payer:
    return party, uow.read(select(Party.name).where(Party.id == party)).scalar_one()


def _customer(uow: UnitOfWork, order: OrderAtHand) -> _Payer:
    return (None, order.customer) if order.customer_id is None else _named(uow, order.customer_id)


def _maker(uow: UnitOfWork, order: OrderAtHand) -> _Payer:
    """Who is asked for labour and travel: the maker of the parts that were put in, else of the device."""
    from_parts = select(Item.maker_id).join(RepairPart, RepairPart.item_id == Item.id)
    from_parts = from_parts.where(RepairPart.order_id == order.id, RepairPart.state == PartState.ISSUED)
    found = uow.read(from_parts.order_by(RepairPart.id).limit(1)).scalar() or maker_of_device(uow, order.device)
    return (None, "") if found is None else _named(uow, found)


def maker_of_device(uow: UnitOfWork, device: int) -> int | None:
    """The party that made a device: by its UDI, by its REF, or as its brand names it; None when nothing tells."""
    udi, ref, brand = uow.read(select(Device.udi, Device.ref, Device.brand).where(Device.id == device)).one()
    by_udi = select(Item.maker_id).join(ItemPackage, ItemPackage.item_id == Item.id).where(ItemPackage.di == udi)
    by_ref = select(Item.maker_id).where(Item.ref == ref)
    by_brand = select(Party.id).where(Party.retired_at.is_(None), or_(Party.code == brand, Party.name == brand))
    for known, asked in ((udi, by_udi), (ref, by_ref), (brand, by_brand)):
        makers = set(uow.read(asked).scalars()) if known else set()
        if len(makers) == 1:
            return int(makers.pop())
    return None


def _refuse_nobody(order: OrderAtHand, decided: _Decided, maker: _Payer) -> None:
    """A claim needs somebody who is asked; what is held needs them when it is approved."""
    if decided.kind is RepairLineKind.CLAIM and not decided.held and maker[0] is None:
        raise Refusal("needs_manufacturer", order=order.number, serial=order.serial, model=order.model)


def _sums(rows: list[dict[str, Any]]) -> Split:
    def total(fits: Any) -> Decimal:
        return sum((row["amount"] for row in rows if fits(row)), Decimal("0.00"))

    return Split(
        total(lambda row: row["charge"] is Charge.PART),
        total(lambda row: row["kind"] is RepairLineKind.CLAIM and not row["needs_approval"]),
        total(lambda row: row["kind"] is RepairLineKind.PRICE),
        total(lambda row: row["needs_approval"]),
    )


def take_back_lines(uow: UnitOfWork, part: int, pieces: Decimal) -> None:
    """Nobody pays for pieces that came back after the lines were written: each line of the part gets a counter-line."""
    columns = [column for column in RepairLine.__table__.c if column.name != "id"]
    written = select(*columns).where(RepairLine.part_id == part, RepairLine.quantity > 0)
    for line in uow.read(written).mappings().all():
        back = {"quantity": -pieces, "amount": -amount(pieces, line["unit_price"]), "made_at": uow.at}
        uow.write(insert(RepairLine).values(dict(line) | back))


def decide_claim(uow: UnitOfWork, request: DecideClaim) -> ClaimDecided:
    """Decide the claim of a void or unclear warranty: approved it goes to the manufacturer, else to the customer.

    Raises:
        Refusal: ``unknown_repair``, ``not_your_site``, ``repair_state``, ``faulty_entry``, ``no_claim_to_decide``,
            ``needs_manufacturer`` to approve what nobody can be asked for.
    """
    check_note(request.reason, required=True)
    order = order_named(uow, request.number)
    columns = [column for column in RepairLine.__table__.c if column.name != "id"]
    asked = select(*columns).where(RepairLine.order_id == order.id, RepairLine.needs_approval)
    held = [dict(row) for row in uow.read(asked).mappings().all()]
    if not held or _decided_before(uow, order):
        raise Refusal("no_claim_to_decide", order=order.number)
    told = Told(request.reason)
    if request.approved:
        nobody = any(row["payer_id"] is None for row in held)
        _refuse_nobody(order, _Decided(RepairLineKind.CLAIM, ""), (None, "") if nobody else (order.id, ""))
        by = {"claim_approved_by_id": uow.actor.id, "claim_approved_at": uow.at}
        happen(uow, order, RepairEventKind.CLAIM_APPROVED, told, **by)
        _covered(uow, held)
    else:
        happen(uow, order, RepairEventKind.CLAIM_REFUSED, told, claim_approved_at=uow.at)
        payer = _customer(uow, order)
        mine = {"kind": RepairLineKind.PRICE, "payer_id": payer[0], "payer": payer[1]}
        uow.write(insert(RepairLine), [row | mine | {"needs_approval": False, "made_at": uow.at} for row in held])
    return ClaimDecided(order.number, request.approved, sum((row["amount"] for row in held), Decimal("0.00")))


def _decided_before(uow: UnitOfWork, order: OrderAtHand) -> bool:
    asked = select(RepairOrder.claim_approved_at).where(RepairOrder.id == order.id)
    return uow.read(asked).scalar_one() is not None


def _covered(uow: UnitOfWork, held: list[dict[str, Any]]) -> None:
    parts = [row["part_id"] for row in held if row["part_id"] is not None]
    if parts:
        uow.write(update(RepairPart).where(RepairPart.id.in_(parts)).values(covered=True))


DECIDE_CLAIM = Verb("decide_claim", DecideClaim, ClaimDecided, decide_claim, Action.APPROVE)
