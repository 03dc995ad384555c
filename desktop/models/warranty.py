"""The warranty rule book, and what was agreed or decided for single devices."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.domain.warranty_rules import Replacing, StartBasis
from desktop.models.base import Base
from desktop.models.types import BIG_ID, Fen, Moment, Word, code


class WarrantyRuleVersion(Base):
    """One version of a warranty rule; it is never changed but for the day on which it ends.

    Attributes:
        region, line, model, customer: "" for all.
        valid_from, valid_to: days of purchase, both counted in; NULL for no bound.
        limit_months: NULL for no limit.
        consumable_classes: a JSON list of part classes.
        reason: why this version was made.
    """

    __tablename__ = "warranty_rule"
    __table_args__ = (UniqueConstraint("code", "version"), CheckConstraint("months > 0", name="some_months"))

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(code(40))
    version: Mapped[int]
    name: Mapped[str] = mapped_column(String(120))
    region: Mapped[str] = mapped_column(String(80), default="")
    line: Mapped[str] = mapped_column(String(80), default="")
    model: Mapped[str] = mapped_column(String(80), default="")
    customer: Mapped[str] = mapped_column(String(120), default="")
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    months: Mapped[int]
    basis: Mapped[StartBasis] = mapped_column(Word(StartBasis))
    limit_months: Mapped[int | None]
    limit_basis: Mapped[StartBasis] = mapped_column(Word(StartBasis))
    consumables_covered: Mapped[bool]
    consumable_classes: Mapped[str] = mapped_column(Text)
    buy_before_days: Mapped[int]
    repair_days: Mapped[int]
    replacing: Mapped[Replacing] = mapped_column(Word(Replacing))
    reason: Mapped[str] = mapped_column(Text, default="")
    set_at: Mapped[datetime] = mapped_column(Moment)
    set_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class WarrantyOffer(Base):
    """An extension that a rule offers; append only."""

    __tablename__ = "warranty_offer"
    __table_args__ = (Index("ix_warranty_offer_rule_id", "rule_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    rule_id: Mapped[int] = mapped_column(ForeignKey("warranty_rule.id"))
    months: Mapped[int]
    price: Mapped[Decimal | None] = mapped_column(Fen)


class WarrantyClause(Base):
    """An exemption of a rule; append only.

    Attributes:
        models: a JSON list; [] for all.
        part_class: "" for the whole device.
    """

    __tablename__ = "warranty_clause"
    __table_args__ = (Index("ix_warranty_clause_rule_id", "rule_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    rule_id: Mapped[int] = mapped_column(ForeignKey("warranty_rule.id"))
    text: Mapped[str] = mapped_column(Text)
    reference: Mapped[str] = mapped_column(String(120))
    models: Mapped[str] = mapped_column(Text)
    part_class: Mapped[str] = mapped_column(String(60), default="")


class DeviceExtension(Base):
    """Months that were bought for a device; an entry by mistake is taken back, never removed."""

    __tablename__ = "device_extension"
    __table_args__ = (UniqueConstraint("number"), Index("ix_device_extension_device_id", "device_id"))

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    device_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("device.id"))
    number: Mapped[str] = mapped_column(code(60))
    months: Mapped[int]
    bought_on: Mapped[date]
    price: Mapped[Decimal | None] = mapped_column(Fen)
    rule_id: Mapped[int] = mapped_column(ForeignKey("warranty_rule.id"))
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    ended_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    ended_reason: Mapped[str] = mapped_column(Text, default="")


class DeviceVoid(Base):
    """The warranty of a device is void since a day; lifted by a leader, never removed."""

    __tablename__ = "device_void"
    __table_args__ = (Index("ix_device_void_device_id", "device_id"),)

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    device_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("device.id"))
    since: Mapped[date]
    reason: Mapped[str] = mapped_column(Text)
    reference: Mapped[str] = mapped_column(String(120), default="")
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    ended_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    ended_reason: Mapped[str] = mapped_column(Text, default="")


class DeviceSuspension(Base):
    """The warranty of a device rests on some days, both counted in; ``last`` NULL until somebody ends it.

    One given in error is withdrawn (``ended_…``), never removed.
    """

    __tablename__ = "device_suspension"
    __table_args__ = (Index("ix_device_suspension_device_id", "device_id"),)

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    device_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("device.id"))
    first: Mapped[date]
    last: Mapped[date | None]
    reason: Mapped[str] = mapped_column(Text)
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    ended_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    ended_reason: Mapped[str] = mapped_column(Text, default="")


class DeviceException(Base):
    """A dated exception from a rule, authorised by a leader; append only (S2-36)."""

    __tablename__ = "device_exception"
    __table_args__ = (Index("ix_device_exception_device_id", "device_id"),)

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    device_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("device.id"))
    rule_id: Mapped[int] = mapped_column(ForeignKey("warranty_rule.id"))
    first: Mapped[date]
    last: Mapped[date]
    reason: Mapped[str] = mapped_column(Text)
    authorised_at: Mapped[datetime] = mapped_column(Moment)
    authorised_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class DeviceExceptionEnd(Base):
    """An exception that was given in error counts no more; append only, as the exception is."""

    __tablename__ = "device_exception_end"

    exception_id: Mapped[int] = mapped_column(
        BIG_ID, ForeignKey("device_exception.id"), primary_key=True, autoincrement=False
    )
    ended_at: Mapped[datetime] = mapped_column(Moment)
    ended_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    ended_reason: Mapped[str] = mapped_column(Text)


class ServiceContract(Base):
    """A service contract of a device; it runs beside the warranty and never changes it; append only."""

    __tablename__ = "service_contract"
    __table_args__ = (UniqueConstraint("number", "device_id"), Index("ix_service_contract_device_id", "device_id"))

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    device_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("device.id"))
    number: Mapped[str] = mapped_column(code(60))
    level: Mapped[str] = mapped_column(String(60))
    first: Mapped[date]
    last: Mapped[date]
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
