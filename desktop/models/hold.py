"""Holds: goods that must not be used until somebody decides."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base
from desktop.models.types import BIG_ID, Moment, Uid, Word


class HoldReason(StrEnum):
    """Why goods are held."""

    UNEXPECTED = "unexpected"
    EXPIRED = "expired"
    DAMAGED = "damaged"
    WRONG_DATA = "wrong_data"
    QUALITY = "quality"
    RETURN = "return"
    DEFECT = "defect"
    RECALL = "recall"


class Hold(Base):
    """A hold on a unit, or on every piece of a lot wherever it is.

    ``document`` is the return, defect case or recall that it belongs to; ``release_reason`` why it was released.
    """

    __tablename__ = "hold"
    __table_args__ = (
        Index("ix_hold_unit_id", "unit_id"),
        Index("ix_hold_lot_id", "lot_id"),
        Index("ix_hold_document", "document"),
    )

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    lot_id: Mapped[int] = mapped_column(ForeignKey("lot.id"))
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    reason: Mapped[HoldReason] = mapped_column(Word(HoldReason))
    note: Mapped[str] = mapped_column(Text, default="")
    document: Mapped[str] = mapped_column(String(60), default="", server_default="")
    movement_id: Mapped[UUID | None] = mapped_column(Uid)
    opened_at: Mapped[datetime] = mapped_column(Moment)
    opened_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    released_at: Mapped[datetime | None] = mapped_column(Moment)
    released_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    release_reason: Mapped[str] = mapped_column(Text, default="", server_default="")
