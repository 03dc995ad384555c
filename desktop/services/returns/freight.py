"""Freight of goods that come back: who bears it, by which carrier and waybill, and how much (S1-14)."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import insert, select

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.money import money
from desktop.domain.permissions import Action
from desktop.models.item import Item
from desktop.models.party import Site
from desktop.models.returns import UNDONE, DefectCase, FreightClaim, FreightCredit, FreightPayer, GoodsReturn
from desktop.queries.carriages import carriage, not_taken_back
from desktop.services.master_data.lookups import insert_new
from desktop.services.perform import Verb
from desktop.services.returns.holding_documents import hold_document
from desktop.services.reversing import refuse_after_shift
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class RecordFreight:
    """What the carriage of a return or a defect case cost, in yuan; ``document`` is its number."""

    document: str
    carrier: str
    waybill: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class FreightRecorded:
    """Who bears how much."""

    document: str
    payer: FreightPayer
    amount: Decimal


def record_freight(uow: UnitOfWork, request: RecordFreight) -> FreightRecorded:
    """Put a carriage on the claim list of who bears it.

    Raises:
        Refusal: ``unknown_document``, ``document_undone``, ``waybill_missing``, ``bad_amount``; ``waybill_known`` when
            it is there already and was not taken back.
    """
    row = _document(uow, request.document)
    if not request.waybill or not request.carrier:
        raise Refusal("waybill_missing")
    if money(request.amount) < 0:
        raise Refusal("bad_amount", value=str(request.amount))
    if _standing(uow, request.document, request.waybill) is not None:
        raise Refusal("waybill_known", waybill=request.waybill, document=request.document)
    maker = uow.read(select(Item.maker_id).where(Item.id == row.item_id)).scalar_one()
    zone = uow.read(select(Site.time_zone).where(Site.id == row.site_id)).scalar_one()
    claim = {"document": request.document, "site_id": row.site_id, "partner_id": row.partner_id, "maker_id": maker}
    cost = {"carrier": request.carrier, "waybill": request.waybill, "amount": request.amount}
    when = {"incurred_on": uow.today(zone), "recorded_at": uow.at, "recorded_by_id": uow.actor.id}
    uow.write(insert(FreightClaim).values(claim | cost | when | {"payer": row.freight_payer}))
    uow.record("record_freight", request.document, site=row.site_id, payer=row.freight_payer.value, **_told(cost))
    uow.touched(Kind.RETURNS)
    return FreightRecorded(request.document, row.freight_payer, request.amount)


def _told(cost: dict[str, Any]) -> dict[str, str]:
    return {name: str(value) for name, value in cost.items()}


def _document(uow: UnitOfWork, number: str) -> Any:
    hold_document(uow, number)
    for table in (GoodsReturn, DefectCase):
        asked = select(table.item_id, table.site_id, table.partner_id, table.freight_payer, table.state)
        row = uow.read(asked.where(table.number == number)).first()
        if row is not None and row.state.value == UNDONE:
            raise Refusal("document_undone", document=number)
        if row is not None:
            return row
    raise Refusal("unknown_document", document=number)


def _standing(uow: UnitOfWork, document: str, waybill: str) -> Any:
    """A carriage that was not taken back; None when there is none."""
    asked = select(FreightClaim.id, FreightClaim.site_id, FreightClaim.partner_id, FreightClaim.amount)
    asked = asked.add_columns(FreightClaim.recorded_at, FreightClaim.recorded_by_id, FreightClaim.payer)
    return uow.read(asked.where(carriage(document, waybill), not_taken_back())).first()


@dataclass(frozen=True, slots=True)
class TakeBackFreight:
    """Take a carriage off the claim list by a counter-entry.

    Attributes:
        document: number of the return or the defect case.
        reason: needed of a supervisor who takes back what is not their own, or older than a shift.
    """

    document: str
    waybill: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class FreightTakenBack:
    """Who bears so much less, in yuan."""

    document: str
    waybill: str
    payer: FreightPayer
    amount: Decimal


def take_back_freight(uow: UnitOfWork, request: TakeBackFreight) -> FreightTakenBack:
    """Add the counter-entry of a carriage; the carriage itself stays on the list of its day.

    Raises:
        Refusal: ``unknown_waybill``; ``already_reversed`` when it was taken back before; ``undo_after_shift`` and
            ``reason_missing``.
    """
    row = _standing(uow, request.document, request.waybill)
    if row is None:
        known = uow.read(select(FreightClaim.id).where(carriage(request.document, request.waybill))).first()
        names = {"waybill": request.waybill, "document": request.document}
        raise Refusal("unknown_waybill", **names) if known is None else Refusal("already_reversed")
    refuse_after_shift(uow, row.recorded_by_id, row.recorded_at, request.reason)
    zone = uow.read(select(Site.time_zone).where(Site.id == row.site_id)).scalar_one()
    about = {"claim_id": row.id, "site_id": row.site_id, "partner_id": row.partner_id, "reason": request.reason}
    about |= {"credited_on": uow.today(zone), "recorded_at": uow.at, "recorded_by_id": uow.actor.id}
    insert_new(uow, FreightCredit, [about], "claim_id")
    told = {"waybill": request.waybill, "amount": str(row.amount)}
    uow.record("take_back_freight", request.document, site=row.site_id, reason=request.reason, **told)
    uow.touched(Kind.RETURNS)
    return FreightTakenBack(request.document, request.waybill, row.payer, row.amount)


RECORD_FREIGHT = Verb("record_freight", RecordFreight, FreightRecorded, record_freight, Action.RETURN_GOODS)
TAKE_BACK_FREIGHT = Verb("take_back_freight", TakeBackFreight, FreightTakenBack, take_back_freight, Action.UNDO)
