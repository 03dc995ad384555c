"""Kits and their bills of contents; what is known of a tray: its kit, its counts, its sterilisation, its loans."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base
from desktop.models.types import BIG_ID, Moment, Pieces, Word, code


class Direction(StrEnum):
    """Whether a tray was counted before it leaves or after it came back."""

    OUT = "out"
    IN = "in"


class Kit(Base):
    """A template of trays: what belongs into each of them."""

    __tablename__ = "kit"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(code(40), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    name_en: Mapped[str] = mapped_column(String(200), default="")
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    retired_at: Mapped[datetime | None] = mapped_column(Moment)


class KitLine(Base):
    """So many pieces of an item belong into a tray of the kit; ``position`` is the row of the tick list."""

    __tablename__ = "kit_line"
    __table_args__ = (UniqueConstraint("kit_id", "item_id"), CheckConstraint("pieces > 0", name="some_pieces"))

    id: Mapped[int] = mapped_column(primary_key=True)
    kit_id: Mapped[int] = mapped_column(ForeignKey("kit.id"))
    position: Mapped[int]
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"), index=True)
    pieces: Mapped[int]


class TrayKit(Base):
    """Which kit a tray is one of; a tray is of one kit."""

    __tablename__ = "tray_kit"

    tray_id: Mapped[int] = mapped_column(ForeignKey("place.id"), primary_key=True)
    kit_id: Mapped[int] = mapped_column(ForeignKey("kit.id"), index=True)


class TrayCount(Base):
    """One count of a tray; open until ``closed_at``.

    Attributes:
        document: the case that it was counted for, or "".
        complete: nothing missing and nothing extra; None while it is open.
    """

    __tablename__ = "tray_count"
    __table_args__ = (Index("ix_tray_count_tray_id_opened_at", "tray_id", "opened_at"),)

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    tray_id: Mapped[int] = mapped_column(ForeignKey("place.id"))
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    direction: Mapped[Direction] = mapped_column(Word(Direction))
    document: Mapped[str] = mapped_column(String(60), default="")
    opened_at: Mapped[datetime] = mapped_column(Moment)
    closed_at: Mapped[datetime | None] = mapped_column(Moment)
    counted_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    complete: Mapped[bool | None]


class TrayCountLine(Base):
    """What was expected and what was counted: an implant by lot and unit, an instrument by item alone."""

    __tablename__ = "tray_count_line"
    __table_args__ = (Index("ix_tray_count_line_count_id", "count_id"),)

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    count_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("tray_count.id"))
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"))
    lot_id: Mapped[int | None] = mapped_column(ForeignKey("lot.id"))
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    expected: Mapped[Decimal] = mapped_column(Pieces)
    counted: Mapped[Decimal] = mapped_column(Pieces)


class Sterilisation(Base):
    """One run of a tray through the steriliser; append only (S1-03).

    Attributes:
        load: load or cycle number.
        valid_until: the last day on which the tray may be used.
        evidence: name or number of the attached strip or printout.
    """

    __tablename__ = "sterilisation"
    __table_args__ = (Index("ix_sterilisation_tray_id_sterilised_at", "tray_id", "sterilised_at"),)

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    tray_id: Mapped[int] = mapped_column(ForeignKey("place.id"))
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    load: Mapped[str] = mapped_column(String(60))
    indicator_ok: Mapped[bool]
    sterilised_at: Mapped[datetime] = mapped_column(Moment)
    valid_until: Mapped[date]
    evidence: Mapped[str] = mapped_column(Text, default="")
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class TrayLoan(Base):
    """A tray that is out with somebody, from when to when, and when it is due back."""

    __tablename__ = "tray_loan"
    __table_args__ = (Index("ix_tray_loan_tray_id_out_at", "tray_id", "out_at"),)

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    tray_id: Mapped[int] = mapped_column(ForeignKey("place.id"))
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    borrower_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    document: Mapped[str] = mapped_column(String(60), default="")
    out_at: Mapped[datetime] = mapped_column(Moment)
    due_back_on: Mapped[date | None]
    extensions: Mapped[int] = mapped_column(default=0)
    back_at: Mapped[datetime | None] = mapped_column(Moment)
    used: Mapped[bool] = mapped_column(default=False)
    reason: Mapped[str] = mapped_column(Text, default="")
