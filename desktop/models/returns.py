"""Returns: what came back from a customer, defect cases, exchanges and the freight that somebody bears."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Final
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base
from desktop.models.types import BIG_ID, Fen, Moment, Pieces, Uid, Word, code

UNDONE: Final = "undone"
"""The state of a return or a defect case that was taken back."""


class ReturnState(StrEnum):
    """How far a return is; ``undone`` when it was entered by mistake and taken back."""

    TO_INSPECT = "to_inspect"
    USABLE = "usable"
    REJECTED = "rejected"
    UNDONE = "undone"


class FreightPayer(StrEnum):
    """Who bears the freight of goods that come back."""

    HOSPITAL = "hospital"
    MANUFACTURER = "manufacturer"
    PARTNER = "partner"


class GoodsReturn(Base):
    """Unopened goods that came back (S1-12).

    Attributes:
        day: days since the delivery; the day of delivery is day 0.
        within_days: it counts as a return within seven days.
        authorised_by_id: who accepted it after day 7, with ``reason``.
        movement_id: the movement that brought it back.
        hold_id: its hold until the inspection; None for goods without a serial number, which their bin keeps apart.
    """

    __tablename__ = "goods_return"
    __table_args__ = (
        Index("ix_goods_return_unit_id", "unit_id"),
        Index("ix_goods_return_lot_id", "lot_id"),
        CheckConstraint("quantity > 0", name="some_quantity"),
    )

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    number: Mapped[str] = mapped_column(code(40), unique=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    customer_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"))
    lot_id: Mapped[int] = mapped_column(ForeignKey("lot.id"))
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    quantity: Mapped[Decimal] = mapped_column(Pieces)
    delivered_at: Mapped[datetime] = mapped_column(Moment)
    due_at: Mapped[datetime] = mapped_column(Moment)
    returned_at: Mapped[datetime] = mapped_column(Moment)
    day: Mapped[int]
    within_days: Mapped[bool]
    reason: Mapped[str] = mapped_column(Text, default="")
    authorised_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    freight_payer: Mapped[FreightPayer] = mapped_column(Word(FreightPayer))
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"))
    movement_id: Mapped[UUID] = mapped_column(Uid)
    hold_id: Mapped[int | None] = mapped_column(BIG_ID, ForeignKey("hold.id"))
    state: Mapped[ReturnState] = mapped_column(Word(ReturnState))
    received_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    inspected_at: Mapped[datetime | None] = mapped_column(Moment)
    inspected_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    inspection_note: Mapped[str] = mapped_column(Text, default="")


class DefectState(StrEnum):
    """How far a defect case is; ``undone`` when it was opened by mistake and taken back."""

    OPEN = "open"
    COLLECTED = "collected"
    CLOSED = "closed"
    UNDONE = "undone"


class DefectDecision(StrEnum):
    """What the manufacturer decided."""

    RELEASE = "release"
    REPLACE = "replace"
    RECALL = "recall"


class DefectCase(Base):
    """An opened or defective piece: it is quarantined at once, wherever it is (S1-13).

    Attributes:
        customer_id: who reported it; None when it was found here.
        decision: the manufacturer's, with its ``reference``.
    """

    __tablename__ = "defect_case"
    __table_args__ = (
        Index("ix_defect_case_unit_id", "unit_id"),
        Index("ix_defect_case_lot_id", "lot_id"),
        Index("ix_defect_case_state", "state"),
    )

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    number: Mapped[str] = mapped_column(code(40), unique=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("party.id"))
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"))
    lot_id: Mapped[int] = mapped_column(ForeignKey("lot.id"))
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    quantity: Mapped[Decimal] = mapped_column(Pieces)
    description: Mapped[str] = mapped_column(Text, default="")
    freight_payer: Mapped[FreightPayer] = mapped_column(Word(FreightPayer))
    hold_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("hold.id"))
    state: Mapped[DefectState] = mapped_column(Word(DefectState))
    opened_at: Mapped[datetime] = mapped_column(Moment)
    opened_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    collected_at: Mapped[datetime | None] = mapped_column(Moment)
    decision: Mapped[DefectDecision | None] = mapped_column(Word(DefectDecision))
    reference: Mapped[str] = mapped_column(String(120), default="")
    closed_at: Mapped[datetime | None] = mapped_column(Moment)
    closed_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class FreightClaim(Base):
    """What the carriage of goods that came back cost, and who bears it (S1-14); append only.

    ``amount`` is in yuan; ``document`` is the return or the defect case.
    """

    __tablename__ = "freight_claim"
    __table_args__ = (
        Index("ix_freight_claim_payer_incurred_on", "payer", "incurred_on"),
        Index("ix_freight_claim_document", "document"),
        CheckConstraint("amount >= 0", name="not_negative"),
    )

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    document: Mapped[str] = mapped_column(String(60))
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    maker_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    payer: Mapped[FreightPayer] = mapped_column(Word(FreightPayer))
    carrier: Mapped[str] = mapped_column(String(120))
    waybill: Mapped[str] = mapped_column(String(80))
    amount: Mapped[Decimal] = mapped_column(Fen)
    incurred_on: Mapped[date]
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class FreightCredit(Base):
    """The counter-entry of a carriage that was entered by mistake; append only, and once for each carriage."""

    __tablename__ = "freight_credit"

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    claim_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("freight_claim.id"), unique=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    credited_on: Mapped[date]
    reason: Mapped[str] = mapped_column(Text, default="")
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class Exchange(Base):
    """A replacement that went to the customer for what came back or is defective.

    ``document`` is the return or the defect case; the units are None for goods without serial numbers.
    """

    __tablename__ = "exchange"
    __table_args__ = (
        Index("ix_exchange_returned_unit_id", "returned_unit_id"),
        Index("ix_exchange_replacement_unit_id", "replacement_unit_id"),
    )

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    number: Mapped[str] = mapped_column(code(40), unique=True)
    document: Mapped[str] = mapped_column(String(60), unique=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    customer_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    returned_lot_id: Mapped[int] = mapped_column(ForeignKey("lot.id"))
    returned_unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    replacement_lot_id: Mapped[int] = mapped_column(ForeignKey("lot.id"))
    replacement_unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    quantity: Mapped[Decimal] = mapped_column(Pieces)
    movement_id: Mapped[UUID] = mapped_column(Uid)
    exchanged_at: Mapped[datetime] = mapped_column(Moment)
    exchanged_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
