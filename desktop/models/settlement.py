"""Settlement: price lists, consent to leave the agreed places, and the lines of what is owed."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base
from desktop.models.types import Fen, Moment, Pieces, Uid, Word


class PriceList(Base):
    """Prices of an owner's goods, valid on whole days; ``payer_id`` None means for everybody.

    ``tax_included`` says how its prices are recorded.
    """

    __tablename__ = "price_list"
    __table_args__ = (Index("ix_price_list_owner_id_valid_from", "owner_id", "valid_from"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(200), default="")
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    owner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    payer_id: Mapped[int | None] = mapped_column(ForeignKey("party.id"))
    currency: Mapped[str] = mapped_column(String(3), default="CNY")
    tax_included: Mapped[bool] = mapped_column(default=True)
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]


class Price(Base):
    """The price of one item in a list; the tax rate in hundredths of a per cent (13 % is 1300)."""

    __tablename__ = "price"
    __table_args__ = (UniqueConstraint("price_list_id", "item_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    price_list_id: Mapped[int] = mapped_column(ForeignKey("price_list.id"))
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"), index=True)
    unit_price: Mapped[Decimal] = mapped_column(Fen)
    tax_rate: Mapped[int]


class Consent(Base):
    """An owner's leave to keep its goods with somebody: standing (contract) or a single letter (X-02)."""

    __tablename__ = "consent"
    __table_args__ = (Index("ix_consent_owner_id_custodian_id", "owner_id", "custodian_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    owner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    custodian_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    reference: Mapped[str] = mapped_column(String(120))
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    note: Mapped[str] = mapped_column(Text, default="")
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class BillingKind(StrEnum):
    """Why something is owed; a credit takes a line back."""

    CONSUME = "consume"
    WASTE = "waste"
    BUY_OUT = "buy_out"
    LOSE = "lose"
    GIVE_BACK = "give_back"
    CREDIT = "credit"


class BillingLine(Base):
    """What one payer owes one owner for one movement of goods; append only.

    ``amount`` and ``tax`` are in the list's currency; whether the amount contains the tax is on the line.
    """

    __tablename__ = "billing_line"
    __table_args__ = (
        Index("ix_billing_line_owner_id_billed_on", "owner_id", "billed_on"),
        Index("ix_billing_line_document", "document"),
        CheckConstraint("quantity > 0", name="some_quantity"),
    )

    id: Mapped[UUID] = mapped_column(Uid, primary_key=True)
    movement_id: Mapped[UUID] = mapped_column(Uid, index=True)
    kind: Mapped[BillingKind] = mapped_column(Word(BillingKind))
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    owner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    payer_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"))
    lot_id: Mapped[int] = mapped_column(ForeignKey("lot.id"))
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    quantity: Mapped[Decimal] = mapped_column(Pieces)
    unit_price: Mapped[Decimal] = mapped_column(Fen)
    amount: Mapped[Decimal] = mapped_column(Fen)
    tax_rate: Mapped[int]
    tax: Mapped[Decimal] = mapped_column(Fen)
    tax_included: Mapped[bool]
    currency: Mapped[str] = mapped_column(String(3))
    price_list_id: Mapped[int | None] = mapped_column(ForeignKey("price_list.id"))
    billed_on: Mapped[date]
    document: Mapped[str] = mapped_column(String(60), default="")
    reverses_id: Mapped[UUID | None] = mapped_column(Uid, ForeignKey("billing_line.id"), unique=True)
    recorded_at: Mapped[datetime] = mapped_column(Moment)


class DocumentCounter(Base):
    """The last number given to a kind of document, such as ``UR``."""

    __tablename__ = "document_counter"

    prefix: Mapped[str] = mapped_column(String(12), primary_key=True)
    last: Mapped[int]
