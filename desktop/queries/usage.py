"""What was used and what is owed: the lines of usage reports and the billing lines, for lists, files and documents."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import aliased

from desktop.domain.cases import Fate, ReportState
from desktop.domain.errors import Refusal
from desktop.models.case import Case, CaseGoods, UsageLine, UsageReport
from desktop.models.item import Item, Lot, Unit
from desktop.models.party import Party, Site
from desktop.models.settlement import BillingKind, BillingLine


@dataclass(frozen=True, slots=True)
class UsedRow:
    """One line of a usage report with the five fields of the notice of use (X-01)."""

    report: str
    state: ReportState
    case: str
    hospital: str
    ended_at: datetime | None
    owner: str
    catalogue_number: str
    lot: str
    serial: str
    description: str
    size: str
    expires_on: date | None
    quantity: Decimal
    fate: Fate


@dataclass(frozen=True, slots=True)
class ReportHead:
    """The head of a usage report; amounts in yuan."""

    number: str
    state: ReportState
    case: str
    hospital: str
    hospital_en: str
    site: str
    time_zone: str
    ended_at: datetime | None
    made_at: datetime
    amount: Decimal
    wasted: Decimal


@dataclass(frozen=True, slots=True)
class BilledRow:
    """One billing line; amounts in yuan."""

    document: str
    kind: BillingKind
    billed_on: date
    owner: str
    payer: str
    ref: str
    item: str
    lot: str
    serial: str
    quantity: Decimal
    unit_price: Decimal
    amount: Decimal
    tax_rate: int
    tax: Decimal
    tax_included: bool
    currency: str


_OWNER: Final = aliased(Party, name="owner")
_PAYER: Final = aliased(Party, name="payer")
_USED: Final = (
    select(UsageReport.number, UsageReport.state, Case.number, Party.code, Case.ended_at, _OWNER.code)
    .add_columns(UsageLine.catalogue_number, UsageLine.lot, UsageLine.serial, UsageLine.description, UsageLine.size)
    .add_columns(UsageLine.expires_on, UsageLine.quantity, UsageLine.fate)
    .join(Case, Case.id == UsageReport.case_id)
    .join(UsageLine, UsageLine.case_id == Case.id)
    .join(CaseGoods, CaseGoods.id == UsageLine.goods_id)
    .join(_OWNER, _OWNER.id == CaseGoods.owner_id)
    .join(Party, Party.id == Case.hospital_id)
    .where(UsageReport.state == ReportState.CONFIRMED, UsageLine.taken_back_at.is_(None))
    .order_by(UsageReport.id, UsageLine.id)
)


def usage(connection: Connection, report: str = "", case: str = "", hospital: str = "") -> tuple[UsedRow, ...]:
    """The lines of confirmed usage reports in their order; ``hospital`` is a code."""
    asked = _USED
    if report:
        asked = asked.where(UsageReport.number == report)
    if case:
        asked = asked.where(Case.number == case)
    if hospital:
        asked = asked.where(Party.code == hospital)
    return tuple(UsedRow(*row) for row in connection.execute(asked))


def report_head(connection: Connection, number: str) -> ReportHead:
    """A usage report by its number.

    Raises:
        Refusal: ``unknown_report``.
    """
    asked = (
        select(UsageReport.number, UsageReport.state, Case.number, Party.name, Party.name_en, Site.code, Site.time_zone)
        .add_columns(Case.ended_at, UsageReport.made_at, UsageReport.amount, UsageReport.wasted)
        .join(Case, Case.id == UsageReport.case_id)
        .join(Party, Party.id == Case.hospital_id)
        .join(Site, Site.id == Case.site_id)
        .where(UsageReport.number == number, UsageReport.number != "")
    )
    row = connection.execute(asked).first()
    if row is None:
        raise Refusal("unknown_report", report=number)
    return ReportHead(*row)


_BILLED: Final = (
    select(BillingLine.document, BillingLine.kind, BillingLine.billed_on, _OWNER.code, _PAYER.code, Item.ref)
    .add_columns(Item.name, Lot.number, func.coalesce(Unit.serial, ""), BillingLine.quantity, BillingLine.unit_price)
    .add_columns(BillingLine.amount, BillingLine.tax_rate, BillingLine.tax, BillingLine.tax_included)
    .add_columns(BillingLine.currency)
    .join(_OWNER, _OWNER.id == BillingLine.owner_id)
    .join(_PAYER, _PAYER.id == BillingLine.payer_id)
    .join(Item, Item.id == BillingLine.item_id)
    .join(Lot, Lot.id == BillingLine.lot_id)
    .outerjoin(Unit, Unit.id == BillingLine.unit_id)
    .order_by(BillingLine.recorded_at, BillingLine.id)
)


def billing(connection: Connection, document: str = "", owner: str = "", payer: str = "") -> tuple[BilledRow, ...]:
    """Billing lines in the order in which they were recorded; ``owner`` and ``payer`` are codes."""
    asked = _BILLED
    if document:
        asked = asked.where(BillingLine.document == document)
    if owner:
        asked = asked.where(_OWNER.code == owner)
    if payer:
        asked = asked.where(_PAYER.code == payer)
    return tuple(BilledRow(*row) for row in connection.execute(asked))
