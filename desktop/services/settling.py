"""Changing the owner: consume, buy out, lose and give back, each with its billing lines in the same transaction.

Nothing else may change an owner (`desktop.domain.ledger.MAY_CHANGE_OWNER`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select

from desktop.domain.changes import Kind
from desktop.domain.ledger import Leg, Movement, MovementKind
from desktop.domain.money import rounded, tax_of
from desktop.domain.origin import new_id
from desktop.models.party import Site
from desktop.models.settlement import BillingKind, BillingLine
from desktop.services.posting import Goods, Ledger, Spot, post
from desktop.services.pricing import Priced, price_of
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Share:
    """Goods that get another owner, and who pays for them.

    Attributes:
        goods: what, and whose it is until now.
        source: the place that it leaves.
        pieces: how many.
        new_owner: party id.
        payer: party id.
        kind: why it is owed; ``waste`` within a consumption is what was opened and not used.
        reason: in the person's words; the movement keeps it.
        price: what one costs; None by the price list of today. What is booked again costs what it cost.
    """

    goods: Goods
    source: Spot
    pieces: Decimal
    new_owner: int
    payer: int
    kind: BillingKind
    reason: str = ""
    price: Priced | None = None


@dataclass(frozen=True, slots=True)
class Settled:
    """The movement that was posted, and what is owed for it, in yuan."""

    movement: UUID
    amount: Decimal
    lines: tuple[UUID, ...]


def settle(
    uow: UnitOfWork, kind: MovementKind, shares: Sequence[Share], target: Spot, document: str, ledger: Ledger
) -> Settled:
    """Post one movement of the goods to ``target`` under their new owners, with a billing line for each share.

    Goods given back are billed at nothing when their owner never changed.

    Raises:
        Refusal: ``no_price``, and what posting refuses.
    """
    sides = tuple(leg for share in shares for leg in _sides(share, target))
    reason = next((share.reason for share in shares if share.reason), "")
    movement = Movement(new_id(), kind, sides, document, None, reason)
    post(uow, movement, ledger)
    day = _today(uow, ledger)
    rows = [_line(uow, share, movement, day, ledger) for share in shares]
    uow.write(insert(BillingLine), rows)
    amount = sum((row["amount"] for row in rows), Decimal("0.00"))
    uow.record("bill", document or str(movement.id), site=ledger.site, lines=len(rows), amount=str(amount))
    uow.touched(Kind.SETTLEMENT)
    return Settled(movement.id, amount, tuple(row["id"] for row in rows))


def _today(uow: UnitOfWork, ledger: Ledger) -> date:
    return uow.today(uow.read(select(Site.time_zone).where(Site.id == ledger.site)).scalar_one())


def _sides(share: Share, target: Spot) -> tuple[Leg, Leg]:
    goods, source = share.goods, share.source
    held_by = goods.owner if source.custodian is None else source.custodian
    takes = share.new_owner if target.outside or target.custodian is None else target.custodian
    thing = (goods.item, goods.lot, goods.unit)
    return (
        Leg(*thing, source.id, goods.owner, held_by, -share.pieces, source.outside),
        Leg(*thing, target.id, share.new_owner, takes, share.pieces, target.outside),
    )


def _line(uow: UnitOfWork, share: Share, movement: Movement, day: date, ledger: Ledger) -> dict[str, Any]:
    goods = share.goods
    priced = _priced(uow, share, day)
    amount = rounded(priced.unit_price * share.pieces)
    return {
        "id": new_id(),
        "movement_id": movement.id,
        "kind": share.kind,
        "site_id": ledger.site,
        "partner_id": ledger.partner,
        "owner_id": goods.owner,
        "payer_id": share.payer,
        "item_id": goods.item,
        "lot_id": goods.lot,
        "unit_id": goods.unit,
        "quantity": share.pieces,
        "unit_price": priced.unit_price,
        "amount": amount,
        "tax_rate": priced.tax_rate,
        "tax": tax_of(amount, priced.tax_rate, included=priced.tax_included),
        "tax_included": priced.tax_included,
        "currency": priced.currency,
        "price_list_id": priced.price_list,
        "billed_on": day,
        "document": movement.document,
        "recorded_at": uow.at,
        "reverses_id": None,
    }


def _priced(uow: UnitOfWork, share: Share, day: date) -> Priced:
    if share.price is not None:
        return share.price
    if share.kind is BillingKind.GIVE_BACK and share.new_owner == share.goods.owner:
        return Priced(None, Decimal("0.00"), 0, tax_included=True, currency="CNY")
    return price_of(uow, share.goods.owner, share.payer, share.goods.item, day)


def price_paid(uow: UnitOfWork, movement: UUID) -> Priced:
    """What one piece cost in a movement of one share."""
    line = BillingLine
    columns = (line.price_list_id, line.unit_price, line.tax_rate, line.tax_included, line.currency)
    row = uow.read(select(*columns).where(line.movement_id == movement)).one()
    return Priced(row[0], row[1], row[2], tax_included=row[3], currency=row[4])


_KEPT = ("owner_id", "payer_id", "item_id", "lot_id", "unit_id", "quantity", "unit_price", "tax_rate", "tax_included")
_ALSO = ("site_id", "partner_id", "currency", "price_list_id", "document")


def credit(uow: UnitOfWork, movement: UUID, reversing: UUID, ledger: Ledger) -> Decimal:
    """Take back the billing lines of a movement that is reversed; returns the sum of the credits (0 or below)."""
    rows = uow.read(select(BillingLine.__table__).where(BillingLine.movement_id == movement)).mappings().all()
    if not rows:
        return Decimal("0.00")
    day = _today(uow, ledger)
    taken_back = [
        {name: row[name] for name in (*_KEPT, *_ALSO)}
        | {"id": new_id(), "movement_id": reversing, "kind": BillingKind.CREDIT, "reverses_id": row["id"]}
        | {"amount": -row["amount"], "tax": -row["tax"], "billed_on": day, "recorded_at": uow.at}
        for row in rows
    ]
    uow.write(insert(BillingLine), taken_back)
    taken = sum((row["amount"] for row in taken_back), Decimal("0.00"))
    uow.record("credit", str(reversing), site=ledger.site, reverses=str(movement), amount=str(taken))
    uow.touched(Kind.SETTLEMENT)
    return taken
