"""Equipment in the field: the record, who entered what, and the stages of its life."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.domain.equipment import DeviceField, Stage
from desktop.models.base import Base
from desktop.models.types import BIG_ID, Fen, Moment, Word, code


class Device(Base):
    """A device in the field. A value that is "" or NULL is not known; `DeviceFieldEntry` says whether anybody said so.

    Attributes:
        serial: its serial number; the same one under two models is kept only when both are marked (S2-32).
        udi: the device identifier of its UDI.
        shared_serial: another device of another model has the same serial, and somebody said that this is right.
        site_id: the centre that looks after it; its partner owns the record.
        asset: the customer's own number for it.
        customer: the code or the name by which warranty rules find the customer.
        dealer: the code of the party that sold it; reminders go there by policy.
        replaces_id: the device that this one took the place of, on ``replaced_on``.
    """

    __tablename__ = "device"
    __table_args__ = (
        UniqueConstraint("serial", "model"),
        Index("ix_device_udi_serial", "udi", "serial"),
        Index("ix_device_ref", "ref"),
        Index("ix_device_asset", "asset"),
        Index("ix_device_replaces_id", "replaces_id"),
    )

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    serial: Mapped[str] = mapped_column(code(60))
    udi: Mapped[str] = mapped_column(code(60), default="")
    model: Mapped[str] = mapped_column(code(80), default="")
    shared_serial: Mapped[bool] = mapped_column(default=False)
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    brand: Mapped[str] = mapped_column(String(120), default="")
    batch: Mapped[str] = mapped_column(code(60), default="")
    place: Mapped[str] = mapped_column(String(200), default="")
    purchased_on: Mapped[date | None]
    purchase_cost: Mapped[Decimal | None] = mapped_column(Fen)
    produced_on: Mapped[date | None]
    service_level: Mapped[str] = mapped_column(String(60), default="")
    ref: Mapped[str] = mapped_column(code(80), default="")
    asset: Mapped[str] = mapped_column(code(60), default="")
    line: Mapped[str] = mapped_column(String(80), default="")
    region: Mapped[str] = mapped_column(String(80), default="")
    customer: Mapped[str] = mapped_column(String(120), default="")
    dealer: Mapped[str] = mapped_column(code(40), default="")
    shipped_on: Mapped[date | None]
    installed_on: Mapped[date | None]
    accepted_on: Mapped[date | None]
    replaces_id: Mapped[int | None] = mapped_column(BIG_ID, ForeignKey("device.id"))
    replaced_on: Mapped[date | None]
    registered_at: Mapped[datetime] = mapped_column(Moment)


class DeviceFieldEntry(Base):
    """Somebody said what a field is, or that it is not known; append only, the last one holds (S2-12).

    Attributes:
        value: as text, None for explicitly unknown.
        entered_by: scan, click, import or typed.
    """

    __tablename__ = "device_field"
    __table_args__ = (Index("ix_device_field_device_id", "device_id"),)

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    device_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("device.id"))
    field: Mapped[DeviceField] = mapped_column(Word(DeviceField))
    value: Mapped[str | None] = mapped_column(String(300))
    entered_by: Mapped[str] = mapped_column(String(24))
    at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class DeviceStage(Base):
    """A stage of a device's life; one entered by mistake is taken back, never removed.

    Attributes:
        on: the calendar day at the site.
        document: a paper that shows it.
    """

    __tablename__ = "device_stage"
    __table_args__ = (Index("ix_device_stage_device_id", "device_id"),)

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    device_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("device.id"))
    stage: Mapped[Stage] = mapped_column(Word(Stage))
    on: Mapped[date]
    document: Mapped[str] = mapped_column(String(120), default="")
    note: Mapped[str] = mapped_column(Text, default="")
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    taken_back_at: Mapped[datetime | None] = mapped_column(Moment)
    taken_back_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    taken_back_reason: Mapped[str] = mapped_column(Text, default="")
