"""What other systems call what we keep: one record here, their number beside ours (S2-34)."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base
from desktop.models.types import BIG_ID, Moment, Word, code

_IN_USE = text("retired_at IS NULL")


class ExternalKind(StrEnum):
    """What is called something elsewhere."""

    PARTY = "party"
    SITE = "site"
    ITEM = "item"
    DEVICE = "device"
    PERSON = "person"
    CONTRACT = "contract"


class ExternalId(Base):
    """The number of a thing in another system; a new number is a new row, the old one is out of use and stays.

    Attributes:
        system: code of the system; the system of a party bears the party's code.
        subject_id: the key of the thing among those of its kind; of a contract the first of its rows.
        partner_id: whose thing it is; NULL for what all partners share.
        their_id: as that system writes it.
    """

    __tablename__ = "external_id"
    __table_args__ = (
        Index(
            "ux_external_id_their_id",
            "system",
            "kind",
            "their_id",
            unique=True,
            sqlite_where=_IN_USE,
            postgresql_where=_IN_USE,
        ),
        Index(
            "ux_external_id_subject_id",
            "system",
            "kind",
            "subject_id",
            unique=True,
            sqlite_where=_IN_USE,
            postgresql_where=_IN_USE,
        ),
        Index("ix_external_id_kind_their_id", "kind", "their_id"),
    )

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    system: Mapped[str] = mapped_column(code(40))
    kind: Mapped[ExternalKind] = mapped_column(Word(ExternalKind))
    subject_id: Mapped[int] = mapped_column(BIG_ID)
    partner_id: Mapped[int | None] = mapped_column(ForeignKey("party.id"))
    their_id: Mapped[str] = mapped_column(code(80))
    note: Mapped[str] = mapped_column(String(200), default="")
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    retired_at: Mapped[datetime | None] = mapped_column(Moment)
