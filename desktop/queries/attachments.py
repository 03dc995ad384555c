"""The files that are kept with a thing, and the bytes of one of them."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection, select

from desktop.domain.attachments import Subject
from desktop.domain.errors import Refusal
from desktop.models.attachment import Attachment, AttachmentTakenBack, FilePiece, StoredFile
from desktop.models.person import Person


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """A file with who gave it; ``taken_back`` is the reason when it is no longer with the thing, else ""."""

    id: int
    name: str
    media_type: str
    size_bytes: int
    sha256: str
    note: str
    by: str
    at: datetime
    taken_back: str = ""


def attachments(
    connection: Connection, subject: Subject, key: str, *, taken_back: bool = False
) -> tuple[AttachmentRow, ...]:
    """The files of a thing, the newest first; with those that were taken back when asked for."""
    gone = AttachmentTakenBack
    columns = (Attachment.id, Attachment.name, Attachment.media_type, StoredFile.size_bytes, Attachment.sha256)
    asked = select(*columns, Attachment.note, Person.name, Attachment.at, gone.reason)
    asked = asked.join(StoredFile, StoredFile.sha256 == Attachment.sha256)
    asked = asked.join(Person, Person.id == Attachment.by_id)
    asked = asked.outerjoin(gone, gone.attachment_id == Attachment.id)
    asked = asked.where(Attachment.subject == subject, Attachment.key == key)
    if not taken_back:
        asked = asked.where(gone.attachment_id.is_(None))
    rows = connection.execute(asked.order_by(Attachment.id.desc())).all()
    return tuple(AttachmentRow(*row[:-1], taken_back=row[-1] or "") for row in rows)


def attachment_content(connection: Connection, attachment: int) -> bytes:
    """The bytes of a file, proved by their SHA-256.

    Raises:
        Refusal: ``unknown_attachment``, ``attachment_damaged`` when the bytes are not those that were given.
    """
    named = connection.execute(select(Attachment.sha256, Attachment.name).where(Attachment.id == attachment)).first()
    if named is None:
        raise Refusal("unknown_attachment")
    asked = select(FilePiece.content).where(FilePiece.sha256 == named.sha256).order_by(FilePiece.number)
    content = b"".join(connection.execute(asked).scalars())
    if sha256(content).hexdigest() != named.sha256:
        raise Refusal("attachment_damaged", file=named.name)
    return content
