"""Deadlines: a due moment opened by an event and closed by another."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base
from desktop.models.types import Moment, Uid


class Deadline(Base):
    """One promise with a time.

    Attributes:
        rule: the code of its rule (`desktop.domain.deadlines`).
        document: what it is about: the number of a case, order, return, recall.
    """

    __tablename__ = "deadline"
    __table_args__ = (
        Index("ix_deadline_document", "document"),
        Index("ix_deadline_closed_at_due_at", "closed_at", "due_at"),
    )

    id: Mapped[UUID] = mapped_column(Uid, primary_key=True)
    rule: Mapped[str] = mapped_column(String(40))
    document: Mapped[str] = mapped_column(String(60))
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    opened_at: Mapped[datetime] = mapped_column(Moment)
    due_at: Mapped[datetime] = mapped_column(Moment)
    closed_at: Mapped[datetime | None] = mapped_column(Moment)
    outcome: Mapped[str] = mapped_column(String(24), default="")
    closed_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
