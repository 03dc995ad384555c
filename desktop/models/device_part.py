"""Parts with their own serial numbers inside a device."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base
from desktop.models.types import BIG_ID, Moment, code


class DevicePart(Base):
    """A part that was put into a device; one that was taken out again says when and why, and is never removed.

    Attributes:
        serial: the part's own serial number.
        part_class: as the warranty rules name it, "" for none.
        installed_on, removed_on: calendar days at the site.
        document: a paper that shows it, such as a repair order.
    """

    __tablename__ = "device_part"
    __table_args__ = (Index("ix_device_part_device_id", "device_id"), Index("ix_device_part_serial", "serial"))

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    device_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("device.id"))
    serial: Mapped[str] = mapped_column(code(60))
    name: Mapped[str] = mapped_column(String(120))
    ref: Mapped[str] = mapped_column(code(80), default="")
    part_class: Mapped[str] = mapped_column(String(60), default="")
    document: Mapped[str] = mapped_column(String(120), default="")
    installed_on: Mapped[date]
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    removed_on: Mapped[date | None]
    removed_at: Mapped[datetime | None] = mapped_column(Moment)
    removed_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    removed_reason: Mapped[str] = mapped_column(Text, default="")
