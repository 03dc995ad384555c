"""Cases: a planned operation by its number, what is reserved, what went out and came back, and what was used.

Nothing here names a patient: the case number and the hospital are the bridge (X-04).
"""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.domain.cases import CaseState, Fate, Payer, ReportState, WasteReason
from desktop.domain.duties import PresenceBasis
from desktop.models.base import Base
from desktop.models.types import BIG_ID, Fen, Moment, Pieces, Uid, Word, code


class Case(Base):
    """A planned operation.

    Attributes:
        owner_id: whose goods are taken; None for the goods of each item's maker.
        planned_at: the planned start.
        ended_at: when the operation ended; the clocks of the aftercare start there.
        override: why red gates were passed, with ``override_by_id``, the supervisor who said so, and their codes in
            ``overridden``, separated by blanks.
    """

    __tablename__ = "surgery_case"
    __table_args__ = (Index("ix_surgery_case_state_planned_at", "state", "planned_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(code(40), unique=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    hospital_id: Mapped[int] = mapped_column(ForeignKey("party.id"), index=True)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("party.id"))
    planned_at: Mapped[datetime] = mapped_column(Moment)
    state: Mapped[CaseState] = mapped_column(Word(CaseState))
    out_at: Mapped[datetime | None] = mapped_column(Moment)
    back_at: Mapped[datetime | None] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    override: Mapped[str] = mapped_column(Text, default="")
    overridden: Mapped[str] = mapped_column(Text, default="")
    override_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    made_at: Mapped[datetime] = mapped_column(Moment)
    made_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class CaseLine(Base):
    """So many pieces of an implant are planned; ``kit_id`` when the line came from a kit."""

    __tablename__ = "case_line"
    __table_args__ = (UniqueConstraint("case_id", "item_id"), CheckConstraint("pieces > 0", name="some_pieces"))

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("surgery_case.id"))
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"), index=True)
    kit_id: Mapped[int | None] = mapped_column(ForeignKey("kit.id"))
    pieces: Mapped[int]


class CaseTray(Base):
    """A tray that goes with a case."""

    __tablename__ = "case_tray"
    __table_args__ = (UniqueConstraint("case_id", "tray_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("surgery_case.id"))
    tray_id: Mapped[int] = mapped_column(ForeignKey("place.id"), index=True)
    out_at: Mapped[datetime | None] = mapped_column(Moment)
    back_at: Mapped[datetime | None] = mapped_column(Moment)


class Reservation(Base):
    """Pieces that are promised to a document and must not be given to another; open until ``released_at``.

    Attributes:
        document: the number of the case (or order) that it is for.
        spare: beyond what is planned (S1-05).
        reason: why it is not the first to expire; "" when it is.
        outcome: ``sent`` or ``released``; "" while it is open.
    """

    __tablename__ = "reservation"
    __table_args__ = (
        Index("ix_reservation_item_id_released_at", "item_id", "released_at"),
        Index("ix_reservation_document", "document"),
        CheckConstraint("quantity > 0", name="some_quantity"),
    )

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    document: Mapped[str] = mapped_column(String(60))
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    owner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"))
    lot_id: Mapped[int] = mapped_column(ForeignKey("lot.id"), index=True)
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"))
    quantity: Mapped[Decimal] = mapped_column(Pieces)
    spare: Mapped[bool] = mapped_column(default=False)
    reason: Mapped[str] = mapped_column(Text, default="")
    made_at: Mapped[datetime] = mapped_column(Moment)
    made_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    released_at: Mapped[datetime | None] = mapped_column(Moment)
    outcome: Mapped[str] = mapped_column(String(24), default="")


class CaseGoods(Base):
    """What went out with a case, and how many of it came back.

    Attributes:
        tray_id: the tray that it lies in; None for goods sent loose.
        place_id: where it lies while the case runs: the tray, or the hospital's store.
        home_id: where loose goods came from.
    """

    __tablename__ = "case_goods"
    __table_args__ = (Index("ix_case_goods_case_id", "case_id"), Index("ix_case_goods_lot_id", "lot_id"))

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("surgery_case.id"))
    tray_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"))
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"))
    home_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"))
    owner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"))
    lot_id: Mapped[int] = mapped_column(ForeignKey("lot.id"))
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    quantity: Mapped[Decimal] = mapped_column(Pieces)
    back: Mapped[Decimal] = mapped_column(Pieces)


class UsageLine(Base):
    """One sticker of the usage sheet of a case; the five fields of the notice are on it (X-01).

    Attributes:
        goods_id: what went out; None when it never went out with the case, which holds the report.
        taken_back_at: when the sticker was taken off the sheet again.
    """

    __tablename__ = "usage_line"
    __table_args__ = (Index("ix_usage_line_case_id", "case_id"),)

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("surgery_case.id"))
    goods_id: Mapped[int | None] = mapped_column(BIG_ID, ForeignKey("case_goods.id"))
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"))
    catalogue_number: Mapped[str] = mapped_column(String(80))
    description: Mapped[str] = mapped_column(String(300))
    size: Mapped[str] = mapped_column(String(200), default="")
    lot: Mapped[str] = mapped_column(String(60), default="")
    serial: Mapped[str] = mapped_column(String(60), default="")
    expires_on: Mapped[date | None]
    quantity: Mapped[Decimal] = mapped_column(Pieces)
    fate: Mapped[Fate] = mapped_column(Word(Fate))
    raw: Mapped[str] = mapped_column(Text, default="")
    why: Mapped[WasteReason | None] = mapped_column(Word(WasteReason))
    scanned_at: Mapped[datetime] = mapped_column(Moment)
    scanned_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    taken_back_at: Mapped[datetime | None] = mapped_column(Moment)


class UsageReport(Base):
    """The usage report of a case: confirmed, or held with the differences that hold it.

    Attributes:
        number: ``UR-0931``; "" while it is held.
        movement_id: the consumption.
        differences: what holds it, as JSON.
        amount: what was implanted, in yuan: the base of the rebate (S1-45).
        wasted: what was opened and not used, in yuan.
    """

    __tablename__ = "usage_report"
    __table_args__ = (Index("ix_usage_report_case_id", "case_id"), Index("ix_usage_report_number", "number"))

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("surgery_case.id"))
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    number: Mapped[str] = mapped_column(String(60), default="")
    state: Mapped[ReportState] = mapped_column(Word(ReportState))
    movement_id: Mapped[UUID | None] = mapped_column(Uid)
    waste_payer_id: Mapped[int | None] = mapped_column(ForeignKey("party.id"))
    differences: Mapped[str] = mapped_column(Text, default="")
    amount: Mapped[Decimal] = mapped_column(Fen)
    wasted: Mapped[Decimal] = mapped_column(Fen)
    made_at: Mapped[datetime] = mapped_column(Moment)
    made_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    undone_at: Mapped[datetime | None] = mapped_column(Moment)
    undone_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class HospitalTerms(Base):
    """What the contract with a hospital says about its cases; ``presence`` is what the 24 hours count from (S1-01)."""

    __tablename__ = "hospital_terms"
    __table_args__ = (UniqueConstraint("partner_id", "hospital_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    hospital_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    waste_payer: Mapped[Payer] = mapped_column(Word(Payer))
    presence: Mapped[PresenceBasis] = mapped_column(
        Word(PresenceBasis), default=PresenceBasis.BEFORE_START, server_default=PresenceBasis.BEFORE_START.value
    )


class StockBaseline(Base):
    """What a hospital held before the joint logistics began: frozen and signed; append only (S1-30)."""

    __tablename__ = "stock_baseline"
    __table_args__ = (UniqueConstraint("partner_id", "hospital_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    hospital_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    taken_on: Mapped[date]
    value: Mapped[Decimal] = mapped_column(Fen)
    pieces: Mapped[Decimal] = mapped_column(Pieces)
    signed_by: Mapped[str] = mapped_column(String(120))
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
