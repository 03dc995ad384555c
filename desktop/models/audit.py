"""The audit trail: one chain of hashes per site; chain 0 is for what belongs to no site (items, parties, people)."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base
from desktop.models.types import Moment, Uid


class AuditEntry(Base):
    """One fact: ``payload`` is canonical JSON (who, when, where, how, what, old, new, why).

    ``hash`` = SHA-256 of previous hash, sequence, recorded moment in microseconds and payload, joined by line feeds.
    """

    __tablename__ = "audit_entry"

    site_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    sequence: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    movement_id: Mapped[UUID | None] = mapped_column(Uid, index=True)
    payload: Mapped[str] = mapped_column(Text)
    hash: Mapped[str] = mapped_column(String(64))


class ChainHead(Base):
    """The last link of a site's chain."""

    __tablename__ = "chain_head"

    site_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    sequence: Mapped[int] = mapped_column(BigInteger)
    hash: Mapped[str] = mapped_column(String(64))
