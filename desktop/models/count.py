"""Counts: rounds of a zone, the count of each place with every scan, and what did not agree with the book."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.domain.counts import CountReason, CountState, DifferenceKind, RoundKind, ScanResult
from desktop.models.base import Base
from desktop.models.types import BIG_ID, Fen, Moment, Pieces, Uid, Word, code

_OPEN = text("closed_at IS NULL")


class CountRule(Base):
    """What a site says about counts: above which worth, in yuan, a leader must approve a difference."""

    __tablename__ = "count_rule"

    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"), primary_key=True)
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    approval_limit: Mapped[Decimal] = mapped_column(Fen)


class CountRound(Base):
    """One time through a zone; ``ended_at`` when a newer plan took its place."""

    __tablename__ = "count_round"
    __table_args__ = (Index("ix_count_round_zone_id", "zone_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(code(40), unique=True)
    kind: Mapped[RoundKind] = mapped_column(Word(RoundKind))
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    zone_id: Mapped[int] = mapped_column(ForeignKey("place.id"))
    days: Mapped[int]
    planned_at: Mapped[datetime] = mapped_column(Moment)
    planned_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    ended_at: Mapped[datetime | None] = mapped_column(Moment)


class CountTask(Base):
    """A place of a round and the day on which it is to be counted; ``position`` is its rank in the round."""

    __tablename__ = "count_task"
    __table_args__ = (UniqueConstraint("round_id", "place_id"), Index("ix_count_task_planned_on", "planned_on"))

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("count_round.id"))
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"), index=True)
    planned_on: Mapped[date]
    position: Mapped[int]
    last_counted_at: Mapped[datetime | None] = mapped_column(Moment)
    worth: Mapped[Decimal] = mapped_column(Fen)


class Count(Base):
    """The count of one place; the place is blocked until ``closed_at``, and only one can be open.

    Attributes:
        task_id: the planned task, None when somebody counts without a plan.
        turn: 1 for the first pass, one more for each recount.
        recounted_by_id: who made, or makes, the latest recount.
        looking_in_id: where the second person looks for what is missing just now.
        book: pieces in the book at the end of the first pass; ``right_first`` of them were there, ``right_after``
            after the second.
        worth: of what differs, in yuan, at the prices of the day; None when something has no price.
    """

    __tablename__ = "place_count"
    __table_args__ = (
        Index("uq_place_count_place_id", "place_id", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN),
        Index("ix_place_count_place_id_closed_at", "place_id", "closed_at"),
        Index("ix_place_count_closed_at", "closed_at"),
    )

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    number: Mapped[str] = mapped_column(code(40), unique=True)
    task_id: Mapped[int | None] = mapped_column(BIG_ID, ForeignKey("count_task.id"), index=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"))
    state: Mapped[CountState] = mapped_column(Word(CountState))
    turn: Mapped[int] = mapped_column(default=1)
    workstation: Mapped[str] = mapped_column(String(80), default="")
    started_at: Mapped[datetime] = mapped_column(Moment)
    counted_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    first_ended_at: Mapped[datetime | None] = mapped_column(Moment)
    recounted_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    recount_ended_at: Mapped[datetime | None] = mapped_column(Moment)
    looking_in_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"))
    book: Mapped[Decimal | None] = mapped_column(Pieces)
    right_first: Mapped[Decimal | None] = mapped_column(Pieces)
    right_after: Mapped[Decimal | None] = mapped_column(Pieces)
    worth: Mapped[Decimal | None] = mapped_column(Fen)
    approved_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    approved_at: Mapped[datetime | None] = mapped_column(Moment)
    reason: Mapped[CountReason | None] = mapped_column(Word(CountReason))
    note: Mapped[str] = mapped_column(Text, default="")
    closed_at: Mapped[datetime | None] = mapped_column(Moment)
    closed_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class CountScan(Base):
    """One scan of a count, kept the moment it was made.

    Attributes:
        turn: 1 for the first person, 2 for the second, and so on.
        place_id: the place that was scanned in: the counted one, or where the second person looks.
        belongs_id: where the book has it, for what lies in a wrong place.
    """

    __tablename__ = "count_scan"
    __table_args__ = (
        Index("ix_count_scan_count_id_turn", "count_id", "turn"),
        CheckConstraint("pieces >= 0", name="not_below_zero"),
    )

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    count_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("place_count.id"))
    turn: Mapped[int]
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"))
    result: Mapped[ScanResult] = mapped_column(Word(ScanResult))
    raw: Mapped[str] = mapped_column(Text, default="")
    item_id: Mapped[int | None] = mapped_column(ForeignKey("item.id"))
    lot_id: Mapped[int | None] = mapped_column(ForeignKey("lot.id"))
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("party.id"))
    belongs_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"))
    pieces: Mapped[Decimal] = mapped_column(Pieces)
    scanned_at: Mapped[datetime] = mapped_column(Moment)
    scanned_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    taken_back_at: Mapped[datetime | None] = mapped_column(Moment)


class CountDifference(Base):
    """What did not agree at the end of a pass; ``other_id`` the place where the book, or the thing, is instead."""

    __tablename__ = "count_difference"
    __table_args__ = (Index("ix_count_difference_count_id_turn", "count_id", "turn"),)

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    count_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("place_count.id"))
    turn: Mapped[int]
    kind: Mapped[DifferenceKind] = mapped_column(Word(DifferenceKind))
    item_id: Mapped[int | None] = mapped_column(ForeignKey("item.id"))
    lot_id: Mapped[int | None] = mapped_column(ForeignKey("lot.id"))
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("party.id"))
    other_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"))
    pieces: Mapped[Decimal] = mapped_column(Pieces)
    worth: Mapped[Decimal | None] = mapped_column(Fen)
    raw: Mapped[str] = mapped_column(Text, default="")
    movement_id: Mapped[UUID | None] = mapped_column(Uid)
