"""Delivery notices, their lines, and what did not agree."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base
from desktop.models.types import Moment, Pieces, Uid, Word


class NoticeState(StrEnum):
    """How far a delivery is."""

    ANNOUNCED = "announced"
    OPEN = "open"
    POSTED = "posted"


class LineState(StrEnum):
    """How far a line is; ``short_dated`` waits for somebody's decision."""

    OPEN = "open"
    RECEIVED = "received"
    SHORT_DATED = "short_dated"
    ACCEPTED = "accepted"
    HELD = "held"
    SHORT = "short"


class TrayState(StrEnum):
    """How far a tray of a notice is."""

    ANNOUNCED = "announced"
    OPEN = "open"
    CLOSED = "closed"


class DiscrepancyKind(StrEnum):
    """What did not agree with the notice."""

    SHORT = "short"
    UNEXPECTED = "unexpected"
    UNKNOWN_ITEM = "unknown_item"
    UNREADABLE = "unreadable"
    EXPIRED = "expired"
    WRONG_DATA = "wrong_data"
    RECALLED = "recalled"


class Notice(Base):
    """An announced delivery."""

    __tablename__ = "notice"

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(60), unique=True)
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    supplier_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    owner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    minimum_shelf_days: Mapped[int] = mapped_column(default=0)
    content_sha256: Mapped[str] = mapped_column(String(64))
    state: Mapped[NoticeState] = mapped_column(Word(NoticeState))
    announced_at: Mapped[datetime | None] = mapped_column(Moment)
    announced_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    posted_at: Mapped[datetime | None] = mapped_column(Moment)
    posted_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class NoticeTray(Base):
    """A tray of a notice."""

    __tablename__ = "notice_tray"
    __table_args__ = (UniqueConstraint("notice_id", "tray_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    notice_id: Mapped[int] = mapped_column(ForeignKey("notice.id"))
    tray_id: Mapped[int] = mapped_column(ForeignKey("place.id"))
    position: Mapped[int]
    state: Mapped[TrayState] = mapped_column(Word(TrayState))


class NoticeLine(Base):
    """One announced lot or unit; ``seat`` is its number in the tray's seating plan."""

    __tablename__ = "notice_line"
    __table_args__ = (
        UniqueConstraint("notice_id", "position"),
        Index("ix_notice_line_notice_id_lot_id", "notice_id", "lot_id"),
        Index("ix_notice_line_unit_id", "unit_id"),
        Index("ix_notice_line_notice_id_tray_id", "notice_id", "tray_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    notice_id: Mapped[int] = mapped_column(ForeignKey("notice.id"))
    position: Mapped[int]
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"))
    lot_id: Mapped[int] = mapped_column(ForeignKey("lot.id"))
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    expires_on: Mapped[date | None]
    tray_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"))
    seat: Mapped[int | None]
    quantity: Mapped[Decimal] = mapped_column(Pieces)
    received: Mapped[Decimal] = mapped_column(Pieces, default=Decimal(0))
    state: Mapped[LineState] = mapped_column(Word(LineState))
    movement_id: Mapped[UUID | None] = mapped_column(Uid)
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class Discrepancy(Base):
    """One entry of a discrepancy note to the owner of the goods."""

    __tablename__ = "discrepancy"

    id: Mapped[int] = mapped_column(primary_key=True)
    notice_id: Mapped[int] = mapped_column(ForeignKey("notice.id"), index=True)
    kind: Mapped[DiscrepancyKind] = mapped_column(Word(DiscrepancyKind))
    line_id: Mapped[int | None] = mapped_column(ForeignKey("notice_line.id"))
    item_id: Mapped[int | None] = mapped_column(ForeignKey("item.id"))
    lot_id: Mapped[int | None] = mapped_column(ForeignKey("lot.id"))
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    quantity: Mapped[Decimal] = mapped_column(Pieces)
    raw: Mapped[str] = mapped_column(Text, default="")
    movement_id: Mapped[UUID | None] = mapped_column(Uid)
    noted_at: Mapped[datetime] = mapped_column(Moment)
    noted_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
