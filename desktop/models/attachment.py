"""Files that are kept with a thing: the bytes once, and where each file belongs. All of it is append only."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.domain.attachments import Subject
from desktop.models.base import Base
from desktop.models.types import BIG_ID, Moment, Word, code


class StoredFile(Base):
    """The bytes of a file are known by their SHA-256 and are kept once, however often the file is given."""

    __tablename__ = "stored_file"
    __table_args__ = (CheckConstraint("size_bytes > 0", name="some_bytes"),)

    sha256: Mapped[str] = mapped_column(code(64), primary_key=True)
    size_bytes: Mapped[int]
    pieces: Mapped[int]
    stored_at: Mapped[datetime] = mapped_column(Moment)


class FilePiece(Base):
    """A part of a stored file; ``number`` counts from 0."""

    __tablename__ = "file_piece"

    sha256: Mapped[str] = mapped_column(code(64), ForeignKey("stored_file.sha256"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    content: Mapped[bytes] = mapped_column(LargeBinary)


class Attachment(Base):
    """A file that belongs to a thing.

    Attributes:
        subject, key: the thing: the key of a device, the number of a repair order.
        name: the name of the file without a folder.
        note: what it shows.
        site_id, partner_id: whose record the thing is.
    """

    __tablename__ = "attachment"
    __table_args__ = (Index("ix_attachment_subject_key", "subject", "key"), Index("ix_attachment_sha256", "sha256"))

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    subject: Mapped[Subject] = mapped_column(Word(Subject))
    key: Mapped[str] = mapped_column(code(60))
    sha256: Mapped[str] = mapped_column(code(64), ForeignKey("stored_file.sha256"))
    name: Mapped[str] = mapped_column(String(200))
    media_type: Mapped[str] = mapped_column(String(100))
    note: Mapped[str] = mapped_column(Text, default="")
    entered_by: Mapped[str] = mapped_column(String(24))
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class AttachmentTakenBack(Base):
    """A file that was kept with the wrong thing; it is no longer listed there and its bytes stay."""

    __tablename__ = "attachment_taken_back"

    attachment_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("attachment.id"), primary_key=True)
    reason: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
