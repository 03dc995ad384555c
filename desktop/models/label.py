"""Label jobs: written in the stock transaction, printed after the commit."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base
from desktop.models.types import Moment, Uid, Word


class LabelPurpose(StrEnum):
    """What the label is for."""

    UNIT = "unit"
    TRAY = "tray"
    HOLD = "hold"
    BIN = "bin"


class LabelState(StrEnum):
    """How far the job is."""

    QUEUED = "queued"
    VERIFIED = "verified"
    VOID = "void"


class LabelJob(Base):
    """One label: what it says, and whether it was scanned back."""

    __tablename__ = "label_job"
    __table_args__ = (Index("ix_label_job_state", "state"),)

    id: Mapped[UUID] = mapped_column(Uid, primary_key=True)
    purpose: Mapped[LabelPurpose] = mapped_column(Word(LabelPurpose))
    state: Mapped[LabelState] = mapped_column(Word(LabelState))
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    symbol: Mapped[str] = mapped_column(Text)
    fields: Mapped[str] = mapped_column(Text)
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    lot_id: Mapped[int | None] = mapped_column(ForeignKey("lot.id"), index=True)
    place_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"), index=True)
    notice_line_id: Mapped[int | None] = mapped_column(ForeignKey("notice_line.id"), index=True)
    workstation: Mapped[str] = mapped_column(String(80))
    ordered_at: Mapped[datetime] = mapped_column(Moment)
    ordered_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    settled_at: Mapped[datetime | None] = mapped_column(Moment)
    settled_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
