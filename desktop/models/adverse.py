"""Adverse events with what was done about them, and the people who are called."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.domain.adverse import AdverseDecision, AdverseState, AdverseStepKind, ContactRole, Harm, ReportedBy
from desktop.models.base import Base
from desktop.models.types import BIG_ID, Moment, Word, code


class AdverseEvent(Base):
    """Somebody was harmed, or could have been (SC-14). Nothing here names a patient.

    Attributes:
        aware_at: when we became aware; every clock starts there.
        told_by: who told us.
        origin: the number of the defect case, usage report or follow-up that it came from; "" by hand.
        group: one of several of the same kind.
        lot_hold_id: the hold on the whole lot.
    """

    __tablename__ = "adverse_event"
    __table_args__ = (Index("ix_adverse_event_state", "state"), Index("ix_adverse_event_lot_id", "lot_id"))

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    number: Mapped[str] = mapped_column(code(40), unique=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    hospital_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    manufacturer_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"))
    lot_id: Mapped[int] = mapped_column(ForeignKey("lot.id"))
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    origin: Mapped[str] = mapped_column(String(60), default="")
    harm: Mapped[Harm] = mapped_column(Word(Harm))
    group: Mapped[bool] = mapped_column(default=False)
    description: Mapped[str] = mapped_column(Text)
    told_by: Mapped[str] = mapped_column(String(120), default="")
    aware_at: Mapped[datetime] = mapped_column(Moment)
    state: Mapped[AdverseState] = mapped_column(Word(AdverseState))
    lot_hold_id: Mapped[int | None] = mapped_column(BIG_ID, ForeignKey("hold.id"))
    decision: Mapped[AdverseDecision | None] = mapped_column(Word(AdverseDecision))
    reference: Mapped[str] = mapped_column(String(120), default="")


class AdverseStep(Base):
    """What was done about an event; append only.

    Attributes:
        at: when it happened; ``entered_by`` says how that moment came in.
        person: with whom: who took the call, who stamped the report.
        late_reason: why it came after its due moment.
    """

    __tablename__ = "adverse_step"
    __table_args__ = (Index("ix_adverse_step_event_id", "event_id"),)

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    event_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("adverse_event.id"))
    kind: Mapped[AdverseStepKind] = mapped_column(Word(AdverseStepKind))
    at: Mapped[datetime] = mapped_column(Moment)
    entered_by: Mapped[str] = mapped_column(String(24))
    person: Mapped[str] = mapped_column(String(120), default="")
    how: Mapped[ReportedBy | None] = mapped_column(Word(ReportedBy))
    reference: Mapped[str] = mapped_column(String(120), default="")
    note: Mapped[str] = mapped_column(Text, default="")
    late_reason: Mapped[str] = mapped_column(Text, default="")
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class Contact(Base):
    """Somebody at a party who is called (S1-42).

    Attributes:
        verified_on: when the number was last tried; None for never.
    """

    __tablename__ = "contact"
    __table_args__ = (UniqueConstraint("party_id", "role", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    role: Mapped[ContactRole] = mapped_column(Word(ContactRole))
    name: Mapped[str] = mapped_column(String(120))
    phone: Mapped[str] = mapped_column(String(60))
    mail: Mapped[str] = mapped_column(String(254), default="")
    verified_on: Mapped[date | None]
    set_at: Mapped[datetime] = mapped_column(Moment)
    set_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    retired_at: Mapped[datetime | None] = mapped_column(Moment)
