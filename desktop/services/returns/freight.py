"""Freight of goods that come back: who bears it, by which carrier and waybill, and how much (S1-14)."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import insert, select

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.money import rounded
from desktop.domain.permissions import Action
from desktop.models.item import Item
from desktop.models.party import Site
from desktop.models.returns import UNDONE, DefectCase, FreightClaim, FreightPayer, GoodsReturn
from desktop.services.perform import Verb
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
            it is there already.
    """
    row = _document(uow, request.document)
    if not request.waybill or not request.carrier:
        raise Refusal("waybill_missing")
    if request.amount < 0 or request.amount != rounded(request.amount):
        raise Refusal("bad_amount", value=str(request.amount))
    same = (FreightClaim.document == request.document, FreightClaim.waybill == request.waybill)
    if uow.read(select(FreightClaim.id).where(*same)).first() is not None:
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
    for table in (GoodsReturn, DefectCase):
        asked = select(table.item_id, table.site_id, table.partner_id, table.freight_payer, table.state)
        row = uow.read(asked.where(table.number == number)).first()
        if row is not None and row.state.value == UNDONE:
            raise Refusal("document_undone", document=number)
        if row is not None:
            return row
    raise Refusal("unknown_document", document=number)


RECORD_FREIGHT = Verb("record_freight", RecordFreight, FreightRecorded, record_freight, Action.RETURN_GOODS)
