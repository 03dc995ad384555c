"""Label jobs and their events: written in the stock transaction, printed after the commit."""

from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base
from desktop.models.types import Moment, Uid, Word


class LabelPurpose(StrEnum):
    """What the label is for; quarantine, return and recall are templates of ``hold``."""

    UNIT = "unit"
    LOT = "lot"
    TRAY = "tray"
    HOLD = "hold"
    BIN = "bin"
    PLACE = "place"
    BADGE = "badge"
    BOX = "box"
    HAND_OVER = "hand_over"
    DEVICE = "device"
    TEST = "test"


class LabelState(StrEnum):
    """How far the job is; ``failed`` means that no byte left, ``uncertain`` that a person must look."""

    QUEUED = "queued"
    SENDING = "sending"
    HANDED_OVER = "handed_over"
    PRINTING = "printing"
    CONFIRMED = "confirmed"
    FAILED = "failed"
    UNCERTAIN = "uncertain"
    VERIFIED = "verified"
    VOID = "void"


class LabelEvidence(StrEnum):
    """What says that the label came out, from the strongest to the weakest."""

    SCAN_BACK = "scan_back"
    PERSON = "person"
    COUNTER = "counter"
    STATUS = "status"
    DRAINED = "drained"
    HANDED_OVER = "handed_over"


WAITING: Final = frozenset({LabelState.QUEUED, LabelState.FAILED})
"""Nothing of the label has left for a printer."""

ON_PAPER: Final = frozenset(
    {
        LabelState.SENDING,
        LabelState.HANDED_OVER,
        LabelState.PRINTING,
        LabelState.CONFIRMED,
        LabelState.UNCERTAIN,
    }
)
"""The label is there, or may be, and was not scanned back."""

OPEN: Final = WAITING | ON_PAPER


class LabelJob(Base):
    """One label: what it says, how far it is, and what is known of its print.

    Attributes:
        step: number of the job's last event.
        symbol: what goes into the code: ``SZ:…``, a GS1 UDI in square brackets, or another agency's own text.
        fields: the words on the label by field name, as a JSON object.
        language: ``zh_CN`` or ``en``; "" for that of the desk that prints.
        printer: the name of the printer it was given to; "" while any of the desk's may take it.
        run_id: the run of many labels that it belongs to.
        workstation: the desk that prints it.
        first_byte_at: when its sending began; taken back when it is proven that nothing came out.
        reprint_of_id: the destroyed label that it replaces; ``reprint_number`` counts them, ``reason`` says why.
    """

    __tablename__ = "label_job"
    __table_args__ = (
        Index("ix_label_job_state", "state"),
        Index("ix_label_job_site_id_ordered_at", "site_id", "ordered_at"),
        Index("ix_label_job_site_id_first_byte_at", "site_id", "first_byte_at"),
    )

    id: Mapped[UUID] = mapped_column(Uid, primary_key=True)
    purpose: Mapped[LabelPurpose] = mapped_column(Word(LabelPurpose))
    state: Mapped[LabelState] = mapped_column(Word(LabelState))
    step: Mapped[int] = mapped_column(Integer)
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    symbol: Mapped[str] = mapped_column(Text, index=True)
    fields: Mapped[str] = mapped_column(Text)
    template: Mapped[str] = mapped_column(String(80))
    language: Mapped[str] = mapped_column(String(8), default="")
    copies: Mapped[int] = mapped_column(Integer, default=1)
    run_id: Mapped[UUID | None] = mapped_column(Uid, index=True)
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    lot_id: Mapped[int | None] = mapped_column(ForeignKey("lot.id"), index=True)
    place_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"), index=True)
    notice_line_id: Mapped[int | None] = mapped_column(ForeignKey("notice_line.id"), index=True)
    printer: Mapped[str] = mapped_column(String(80), default="")
    workstation: Mapped[str] = mapped_column(String(80))
    ordered_at: Mapped[datetime] = mapped_column(Moment)
    ordered_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    changed_at: Mapped[datetime] = mapped_column(Moment)
    first_byte_at: Mapped[datetime | None] = mapped_column(Moment)
    handed_over_at: Mapped[datetime | None] = mapped_column(Moment)
    verified_at: Mapped[datetime | None] = mapped_column(Moment)
    bytes_sent: Mapped[int | None] = mapped_column(BigInteger)
    payload_sha256: Mapped[str] = mapped_column(String(64), default="")
    evidence: Mapped[LabelEvidence | None] = mapped_column(Word(LabelEvidence))
    fault: Mapped[str] = mapped_column(String(60), default="")
    reprint_of_id: Mapped[UUID | None] = mapped_column(Uid, ForeignKey("label_job.id"), unique=True)
    reprint_number: Mapped[int] = mapped_column(Integer, default=0)
    reason: Mapped[str] = mapped_column(Text, default="")
    settled_at: Mapped[datetime | None] = mapped_column(Moment)
    settled_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class LabelEvent(Base):
    """One thing that happened to a label job; only ever added, numbered from 1 within its job.

    Attributes:
        from_state: None for the order itself; the same as ``to_state`` for what changes no state.
        cause: a stable word: why it happened, or the code of a fault.
        facts: more, as a JSON object.
    """

    __tablename__ = "label_event"

    job_id: Mapped[UUID] = mapped_column(Uid, ForeignKey("label_job.id"), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    from_state: Mapped[LabelState | None] = mapped_column(Word(LabelState))
    to_state: Mapped[LabelState] = mapped_column(Word(LabelState))
    at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    workstation: Mapped[str] = mapped_column(String(80))
    cause: Mapped[str] = mapped_column(String(60), default="")
    facts: Mapped[str] = mapped_column(Text)
