"""The ledger: movements and legs are only ever added; balances follow them in the same transaction."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.domain.ledger import EnteredBy, MovementKind
from desktop.models.base import Base
from desktop.models.types import BIG_ID, Moment, Pieces, Uid, Word

_WITH_UNIT = text("unit_id IS NOT NULL")
_WITHOUT_UNIT = text("unit_id IS NULL")


class Request(Base):
    """A request that wrote: sent again it is answered the same and writes nothing."""

    __tablename__ = "request"

    id: Mapped[UUID] = mapped_column(Uid, primary_key=True)
    verb: Mapped[str] = mapped_column(String(60))
    content_sha256: Mapped[str] = mapped_column(String(64))
    answer: Mapped[str] = mapped_column(Text)
    actor_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    recorded_at: Mapped[datetime] = mapped_column(Moment)


class MovementRow(Base):
    """One ledger entry: what happened, when, who, where, how entered, from which scan."""

    __tablename__ = "movement"
    __table_args__ = (Index("ix_movement_actor_id_recorded_at", "actor_id", "recorded_at"),)

    id: Mapped[UUID] = mapped_column(Uid, primary_key=True)
    request_id: Mapped[UUID] = mapped_column(Uid, ForeignKey("request.id"), index=True)
    kind: Mapped[MovementKind] = mapped_column(Word(MovementKind))
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    occurred_at: Mapped[datetime] = mapped_column(Moment)
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    actor_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    workstation: Mapped[str] = mapped_column(String(80))
    entered_by: Mapped[EnteredBy] = mapped_column(Word(EnteredBy))
    raw: Mapped[str] = mapped_column(Text, default="")
    document: Mapped[str] = mapped_column(String(60), default="")
    reason: Mapped[str] = mapped_column(Text, default="")
    reverses_id: Mapped[UUID | None] = mapped_column(Uid, ForeignKey("movement.id"), unique=True)


class LegRow(Base):
    """One side of a movement."""

    __tablename__ = "leg"
    __table_args__ = (
        Index("ix_leg_unit_id", "unit_id", sqlite_where=_WITH_UNIT, postgresql_where=_WITH_UNIT),
        Index("ix_leg_lot_id", "lot_id"),
        Index("ix_leg_place_id", "place_id"),
        CheckConstraint("quantity <> 0", name="not_zero"),
    )

    movement_id: Mapped[UUID] = mapped_column(Uid, ForeignKey("movement.id"), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"))
    lot_id: Mapped[int] = mapped_column(ForeignKey("lot.id"))
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"))
    owner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    custodian_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    quantity: Mapped[Decimal] = mapped_column(Pieces)


class Balance(Base):
    """What is on hand: only real places, never below zero, a unit in one place only."""

    __tablename__ = "balance"
    __table_args__ = (
        CheckConstraint("quantity >= 0", name="never_below_zero"),
        CheckConstraint("unit_id IS NULL OR quantity = 1000", name="unit_is_one"),
        Index(
            "uq_balance_unit_id",
            "unit_id",
            unique=True,
            sqlite_where=_WITH_UNIT,
            postgresql_where=_WITH_UNIT,
        ),
        Index(
            "uq_balance_lot_id_place_id_owner_id",
            "lot_id",
            "place_id",
            "owner_id",
            unique=True,
            sqlite_where=_WITHOUT_UNIT,
            postgresql_where=_WITHOUT_UNIT,
        ),
        Index("ix_balance_lot_id", "lot_id"),
        Index("ix_balance_place_id_id", "place_id", "id"),
        Index("ix_balance_item_id", "item_id"),
        Index("ix_balance_owner_id_id", "owner_id", "id"),
    )

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"))
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"))
    lot_id: Mapped[int] = mapped_column(ForeignKey("lot.id"))
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    owner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    quantity: Mapped[Decimal] = mapped_column(Pieces)
