"""The in-app inbox: a message becomes a notice of a role or a person, once; somebody reads and acknowledges it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select, update

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.outbox import PERSON, ROLE
from desktop.domain.permissions import Action, Role
from desktop.models.outbox import Channel, InboxNotice, OutboxMessage, Sending
from desktop.models.person import Person
from desktop.services.perform import Verb
from desktop.services.sending import NoteSending, Outcome, SendingNoted, note_sending
from desktop.storage.unit_of_work import UnitOfWork

_FOR_ALL = frozenset({Role.SUPERVISOR, Role.ADMINISTRATOR})


@dataclass(frozen=True, slots=True)
class DeliverNotice:
    """Put a message that was claimed into its inbox; ``tries`` as the parcel told."""

    sending: int
    tries: int


@dataclass(frozen=True, slots=True)
class AcknowledgeNotice:
    """Somebody for whom a notice is has read it."""

    notice: int


@dataclass(frozen=True, slots=True)
class NoticeRead:
    """Who has read it first; ``again`` when it was read before."""

    notice: int
    message: str
    document: str
    by: str
    at: datetime
    again: bool = False


def deliver_notice(uow: UnitOfWork, request: DeliverNotice) -> SendingNoted:
    """Write the notice and note the try in one transaction: a power cut leaves both or neither.

    A person who has left is a refusal for good: the message is dead until the way is changed and it is tried again.

    Raises:
        Refusal: ``unknown_sending``; ``sending_taken`` when another try was begun meanwhile, or it has ended.
    """
    asked = select(Channel.address, OutboxMessage.site_id, OutboxMessage.partner_id)
    asked = asked.join(Sending, Sending.channel_id == Channel.id)
    asked = asked.join(OutboxMessage, OutboxMessage.id == Sending.message_id)
    row = uow.read(asked.where(Sending.id == request.sending)).first()
    if row is None:
        raise Refusal("unknown_sending", sending=request.sending)
    person = _person(uow, row.address)
    role = row.address.removeprefix(ROLE) if row.address.startswith(ROLE) else ""
    if person is None and not role:
        gone = (Outcome.REFUSED, "nobody_there", row.address.removeprefix(PERSON))
        return note_sending(uow, NoteSending(request.sending, request.tries, *gone))
    noted = note_sending(uow, NoteSending(request.sending, request.tries, Outcome.SENT))
    whose = {"site_id": row.site_id, "partner_id": row.partner_id, "role": role, "person_id": person}
    uow.write(insert(InboxNotice).values(whose | {"sending_id": request.sending, "delivered_at": uow.at}))
    return noted


def _person(uow: UnitOfWork, address: str) -> int | None:
    badge = address.removeprefix(PERSON) if address.startswith(PERSON) else ""
    asked = select(Person.id).where(Person.badge == badge, Person.retired_at.is_(None))
    return uow.read(asked).scalar() if badge else None


def acknowledge_notice(uow: UnitOfWork, request: AcknowledgeNotice) -> NoticeRead:
    """Note who has read a notice; the first one stays.

    Raises:
        Refusal: ``unknown_inbox_notice``; ``notice_for_others`` (only whom it is for, or a leader when it is for a
            role).
    """
    asked = (
        select(InboxNotice.role, InboxNotice.person_id, InboxNotice.site_id, InboxNotice.acknowledged_at, Person.name)
        .add_columns(OutboxMessage.kind, OutboxMessage.document)
        .join(Sending, Sending.id == InboxNotice.sending_id)
        .join(OutboxMessage, OutboxMessage.id == Sending.message_id)
        .outerjoin(Person, Person.id == InboxNotice.acknowledged_by_id)
    )
    row = uow.read(asked.where(InboxNotice.id == request.notice)).first()
    if row is None:
        raise Refusal("unknown_inbox_notice", number=request.notice)
    if not _is_mine(uow, row.role, row.person_id):
        raise Refusal("notice_for_others", document=row.document)
    told = (request.notice, row.kind, row.document)
    unread = update(InboxNotice).where(InboxNotice.id == request.notice, InboxNotice.acknowledged_at.is_(None))
    if row.acknowledged_at is not None:
        return NoticeRead(*told, row.name, row.acknowledged_at, again=True)
    uow.write(unread.values(acknowledged_at=uow.at, acknowledged_by_id=uow.actor.id))
    uow.record("acknowledge_notice", row.document, site=row.site_id, kind=row.kind, notice=request.notice)
    uow.touched(Kind.OUTBOX)
    return NoticeRead(*told, uow.actor.name, uow.at)


def _is_mine(uow: UnitOfWork, role: str, person: int | None) -> bool:
    if person is not None:
        return person == uow.actor.id
    return role == uow.actor.role.value or uow.actor.role in _FOR_ALL


DELIVER_NOTICE = Verb("deliver_notice", DeliverNotice, SendingNoted, deliver_notice, Action.SEND_NOTICES)
ACKNOWLEDGE_NOTICE = Verb("acknowledge_notice", AcknowledgeNotice, NoticeRead, acknowledge_notice, Action.ACKNOWLEDGE)
