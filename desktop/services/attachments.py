"""Keeping files with a thing: the bytes once, the entry append only, taken back with a reason, never lost (S2-43)."""

from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import insert, select

from desktop.domain.attachments import LONGEST_NAME, PIECE_BYTES, GivenFile, Subject, media_type, plain_name
from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.models.attachment import Attachment, AttachmentTakenBack, FilePiece, StoredFile
from desktop.services.master_data.entry import Check, Faults
from desktop.services.master_data.lookups import insert_new, refuse_foreign
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork

LONGEST_NOTE: Final = 2000


@dataclass(frozen=True, slots=True)
class AttachTo:
    """The thing that a file belongs to; the caller has checked that the person may write there."""

    subject: Subject
    key: str
    site: int
    partner: int


@dataclass(frozen=True, slots=True)
class Attached:
    """The entry; ``again`` when this thing had the very same file already, and nothing was written."""

    attachment: int
    name: str
    sha256: str
    again: bool


@dataclass(frozen=True, slots=True)
class TakeBackAttachment:
    """A file was kept with the wrong thing."""

    attachment: int
    reason: str


@dataclass(frozen=True, slots=True)
class AttachmentGone:
    """The entry that is no longer listed."""

    attachment: int
    name: str


def attach(uow: UnitOfWork, to: AttachTo, file: GivenFile) -> Attached:
    """Keep a file with a thing; the same file twice at the same thing is one entry.

    Raises:
        Refusal: what `desktop.domain.attachments.media_type` refuses, and ``faulty_entry`` for the name or the note.
    """
    file = GivenFile(plain_name(file.name), file.content, file.note)
    kind = media_type(file)
    _check(file)
    before = _listed(uow, to, file.digest)
    if before is not None:
        return Attached(before, file.name, file.digest, again=True)
    _store(uow, file)
    row: dict[str, Any] = {
        "subject": to.subject,
        "key": to.key,
        "sha256": file.digest,
        "name": file.name,
        "media_type": kind,
    }
    row |= {"note": file.note, "entered_by": uow.origin.entered_by.value, "site_id": to.site, "partner_id": to.partner}
    row |= {"at": uow.at, "by_id": uow.actor.id}
    key = uow.write(insert(Attachment).values(row).returning(Attachment.id)).scalar_one()
    told = {"file": file.name, "sha256": file.digest, "bytes": len(file.content)}
    uow.record("attach_file", f"{to.subject.value} {to.key}", site=to.site, reason=file.note, **told)
    uow.touched(Kind.EQUIPMENT)
    return Attached(key, file.name, file.digest, again=False)


def _check(file: GivenFile) -> None:
    faults = Faults()
    check = Check(faults, 0)
    check.text("file", file.name, LONGEST_NAME, required=True)
    check.text("note", file.note.replace("\n", " "), LONGEST_NOTE)
    faults.check_entry()


def _listed(uow: UnitOfWork, to: AttachTo, digest: str) -> int | None:
    asked = select(Attachment.id).where(
        Attachment.subject == to.subject,
        Attachment.key == to.key,
        Attachment.sha256 == digest,
        Attachment.id.not_in(select(AttachmentTakenBack.attachment_id)),
    )
    return uow.read(asked.limit(1)).scalar()


def _store(uow: UnitOfWork, file: GivenFile) -> None:
    if uow.read(select(StoredFile.sha256).where(StoredFile.sha256 == file.digest)).first() is not None:
        return
    starts = range(0, len(file.content), PIECE_BYTES)
    stored = {"sha256": file.digest, "size_bytes": len(file.content), "pieces": len(starts), "stored_at": uow.at}
    insert_new(uow, StoredFile, [stored], "sha256")
    for number, start in enumerate(starts):
        piece = {"sha256": file.digest, "number": number, "content": file.content[start : start + PIECE_BYTES]}
        uow.write(insert(FilePiece).values(piece))


def take_back_attachment(uow: UnitOfWork, request: TakeBackAttachment) -> AttachmentGone:
    """Take a file away from a thing; the entry, the reason and the bytes stay for ever.

    Raises:
        Refusal: ``unknown_attachment``, ``attachment_gone_already``, ``not_your_site``, ``faulty_entry``.
    """
    faults = Faults()
    Check(faults, 0).text("reason", request.reason.replace("\n", " "), LONGEST_NOTE, required=True)
    faults.check_entry()
    row = uow.read(select(*Attachment.__table__.c).where(Attachment.id == request.attachment)).first()
    if row is None:
        raise Refusal("unknown_attachment")
    refuse_foreign(uow, row.partner_id, row.name)
    gone = {"attachment_id": row.id, "reason": request.reason, "at": uow.at, "by_id": uow.actor.id}
    if uow.read(select(AttachmentTakenBack.at).where(AttachmentTakenBack.attachment_id == row.id)).first() is not None:
        raise Refusal("attachment_gone_already", file=row.name)
    insert_new(uow, AttachmentTakenBack, [gone], "attachment_id")
    subject = f"{row.subject.value} {row.key}"
    uow.record("take_back_attachment", subject, site=row.site_id, reason=request.reason, file=row.name)
    uow.touched(Kind.EQUIPMENT)
    return AttachmentGone(row.id, row.name)


TAKE_BACK_ATTACHMENT = Verb(
    "take_back_attachment", TakeBackAttachment, AttachmentGone, take_back_attachment, Action.KEEP_EQUIPMENT
)
