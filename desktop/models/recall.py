"""Recalls: what is recalled, where each piece was found, who was told, and what became of each piece."""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base
from desktop.models.types import BIG_ID, Moment, Pieces, Word, code


class Recall(Base):
    """A recall: its scope is blocked from ``blocked_at`` until ``lifted_at``, also after it is closed.

    Attributes:
        lot: lot number; "" for every lot of the item.
        serial_from: first serial number of a range, ``serial_to`` its last; both "" for every one.
        reference: the number of the maker's notice.
        notice_name: name of the notice file, ``notice_sha256`` its hash; both "" without a file.
        received: pieces ever received when it was blocked.
    """

    __tablename__ = "recall"
    __table_args__ = (Index("ix_recall_item_id", "item_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(code(40), unique=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"))
    lot: Mapped[str] = mapped_column(code(60), default="")
    serial_from: Mapped[str] = mapped_column(code(60), default="")
    serial_to: Mapped[str] = mapped_column(code(60), default="")
    reference: Mapped[str] = mapped_column(String(120), default="")
    notice_name: Mapped[str] = mapped_column(String(200), default="")
    notice_sha256: Mapped[str] = mapped_column(String(64), default="")
    reason: Mapped[str] = mapped_column(Text, default="")
    received: Mapped[Decimal] = mapped_column(Pieces)
    noticed_at: Mapped[datetime] = mapped_column(Moment)
    blocked_at: Mapped[datetime] = mapped_column(Moment)
    blocked_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    notified_at: Mapped[datetime | None] = mapped_column(Moment)
    closed_at: Mapped[datetime | None] = mapped_column(Moment)
    closed_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    lifted_at: Mapped[datetime | None] = mapped_column(Moment)
    lifted_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    lift_reason: Mapped[str] = mapped_column(Text, default="")


class Whereabouts(StrEnum):
    """Where a recalled piece is, or what became of it."""

    STOCK = "stock"
    TRAY = "tray"
    TRANSIT = "transit"
    HOSPITAL = "hospital"
    USED = "used"
    RETURNED = "returned"
    SCRAPPED = "scrapped"
    LOST = "lost"


class Accounted(StrEnum):
    """How a blocked piece was accounted for."""

    SECURED = "secured"
    RETURNED = "returned"
    SCRAPPED = "scrapped"
    USED = "used"
    HOLDER_CONFIRMED = "holder_confirmed"
    WRITTEN_OFF = "written_off"


class RecallPiece(Base):
    """A piece (or pieces of a lot in one place) as it was found; ``late`` when it was found after the block.

    Attributes:
        tray_id: the tray that it lay in.
        site_id: whose ledger it is in; None for what is outside the stock.
        holder_id: who holds it, or who used it.
        document: the case or the document of what became of it.
        blocked: it was on hand and is under the recall's hold.
    """

    __tablename__ = "recall_piece"
    __table_args__ = (
        Index("ix_recall_piece_recall_id", "recall_id"),
        Index("ix_recall_piece_unit_id", "unit_id"),
        CheckConstraint("quantity > 0", name="some_quantity"),
    )

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    recall_id: Mapped[int] = mapped_column(ForeignKey("recall.id"))
    lot_id: Mapped[int] = mapped_column(ForeignKey("lot.id"))
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    quantity: Mapped[Decimal] = mapped_column(Pieces)
    whereabouts: Mapped[Whereabouts] = mapped_column(Word(Whereabouts))
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"))
    tray_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"))
    site_id: Mapped[int | None] = mapped_column(ForeignKey("site.id"))
    owner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    holder_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    document: Mapped[str] = mapped_column(String(60), default="")
    blocked: Mapped[bool]
    late: Mapped[bool] = mapped_column(default=False)
    accounted: Mapped[Accounted | None] = mapped_column(Word(Accounted))
    accounted_at: Mapped[datetime | None] = mapped_column(Moment)
    accounted_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    note: Mapped[str] = mapped_column(Text, default="")


class NoticeTo(StrEnum):
    """Who is told of a recall."""

    HOSPITAL = "hospital"
    MANUFACTURER = "manufacturer"
    SITE = "site"


class RecallNotice(Base):
    """A notice of a recall to one receiver; its clock runs until ``acknowledged_at``.

    Attributes:
        document: its number; also that of its deadline and its message.
        site_id: the site that is told; None for others.
        pieces: how many the receiver holds, ``used`` how many it used.
        acknowledged_by: the name of who acknowledged.
    """

    __tablename__ = "recall_notice"
    __table_args__ = (Index("ix_recall_notice_recall_id", "recall_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    recall_id: Mapped[int] = mapped_column(ForeignKey("recall.id"))
    document: Mapped[str] = mapped_column(code(60), unique=True)
    kind: Mapped[NoticeTo] = mapped_column(Word(NoticeTo))
    receiver_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    site_id: Mapped[int | None] = mapped_column(ForeignKey("site.id"))
    pieces: Mapped[Decimal] = mapped_column(Pieces)
    used: Mapped[Decimal] = mapped_column(Pieces)
    written_at: Mapped[datetime] = mapped_column(Moment)
    due_at: Mapped[datetime] = mapped_column(Moment)
    acknowledged_at: Mapped[datetime | None] = mapped_column(Moment)
    acknowledged_by: Mapped[str] = mapped_column(String(120), default="")
    entered_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
