"""Warnings before goods expire: which lot a reminder is about, and how far the nightly look has come."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base
from desktop.models.types import BIG_ID, Moment, Uid


class ExpiryWatch(Base):
    """The goods behind a clock of the rule ``lot_expires``: a lot of an owner in a site's ledger with one expiry day.

    Attributes:
        within: days before the expiry day of the last warning that was given, -1 once they have expired.
    """

    __tablename__ = "expiry_watch"
    __table_args__ = (Index("ix_expiry_watch_lot_id", "lot_id"),)

    deadline_id: Mapped[UUID] = mapped_column(Uid, ForeignKey("deadline.id"), primary_key=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    owner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"))
    lot_id: Mapped[int] = mapped_column(ForeignKey("lot.id"))
    expires_on: Mapped[date]
    within: Mapped[int]


class ExpiryPass(Base):
    """The nightly look at every lot of a site; whichever program comes next goes on from ``after``.

    Attributes:
        after: the key of the last lot that was looked at.
        seen: the highest key of a balance when it began; what has a higher one came afterwards.
    """

    __tablename__ = "expiry_pass"
    __table_args__ = (UniqueConstraint("site_id", "on"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    on: Mapped[date]
    after: Mapped[int] = mapped_column(default=0)
    seen: Mapped[int] = mapped_column(BIG_ID, default=0)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
