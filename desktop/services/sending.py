"""What a sender tells of a message: taken for a try, sent, to be tried again, or given up.

Any number of senders may run. A conditional update gives each try to one of them; a sender that vanished loses its
hold after `LEASE`, and the next try carries the same key, so that a receiver knows a second copy for what it is.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from sqlalchemy import func, insert, or_, select, update

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.origin import new_id
from desktop.domain.outbox import LEASE, ChannelForm, ChannelKind, MessageState, SendingState, next_try
from desktop.domain.permissions import Action
from desktop.models.outbox import Channel, OutboxMessage, Sending
from desktop.models.party import Party, Site
from desktop.queries.outbox import FITS, queueable
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork

AT_ONCE: Final = 200
"""Messages that are queued in one transaction."""

_LONGEST_REPLY: Final = 500


class Outcome(StrEnum):
    """What became of a try; ``refused`` when another try would be answered the same."""

    SENT = "sent"
    FAILED = "failed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class QueueMessages:
    """Give every waiting message its ways."""


@dataclass(frozen=True, slots=True)
class MessagesQueued:
    """How many messages got their ways."""

    messages: int


@dataclass(frozen=True, slots=True)
class ClaimSending:
    """Take a message on one of its ways for a try."""

    sending: int


@dataclass(frozen=True, slots=True)
class Parcel:
    """All that a sender needs.

    Attributes:
        key: the same for every try.
        tries: the number of this try, from 1.
        body: the message as JSON.
        secret: the name of the channel's secret; "" for none.
        time_zone: that of the site, for times that a person reads.
    """

    sending: int
    key: UUID
    tries: int
    message: int
    kind: str
    document: str
    body: str
    written_at: datetime
    site: str
    sender: str
    receiver: str
    channel: str
    way: ChannelKind
    form: ChannelForm
    address: str
    secret: str
    language: str
    time_zone: str


@dataclass(frozen=True, slots=True)
class NoteSending:
    """What became of a try; ``tries`` as the parcel told, so that a late word about an older try changes nothing."""

    sending: int
    tries: int
    outcome: Outcome
    cause: str = ""
    reply: str = ""


@dataclass(frozen=True, slots=True)
class SendingNoted:
    """How far it is now, and when the next try is due."""

    sending: int
    state: SendingState
    next_at: datetime | None


@dataclass(frozen=True, slots=True)
class RetrySending:
    """Try again what was given up, or what waits for a later try."""

    sending: int


def queue_messages(uow: UnitOfWork, _request: QueueMessages) -> MessagesQueued:
    """Give waiting messages their ways; those whose receiver has none go on waiting."""
    messages = uow.read(queueable().limit(AT_ONCE)).scalars().all()
    queued = [message for message in messages if _queue(uow, message)]
    if queued:
        uow.record("queue_messages", str(queued[0]), messages=len(queued))
        uow.touched(Kind.OUTBOX)
    return MessagesQueued(len(queued))


def _queue(uow: UnitOfWork, message: int) -> bool:
    waiting = update(OutboxMessage).where(OutboxMessage.id == message, OutboxMessage.state == MessageState.WAITING)
    if not uow.write(waiting.values(state=MessageState.QUEUED)).rowcount:
        return False
    ways = uow.read(
        select(Channel.id).select_from(OutboxMessage).join(Channel, FITS).where(OutboxMessage.id == message)
    )
    first = {"message_id": message, "next_at": uow.at}
    uow.write(insert(Sending), [first | {"channel_id": way, "key": new_id()} for way in ways.scalars().all()])
    return True


def claim_sending(uow: UnitOfWork, request: ClaimSending) -> Parcel:
    """Take a message for a try; of two senders that ask, one gets it.

    Raises:
        Refusal: ``sending_taken`` when it is with another sender, not due, ended or withdrawn.
    """
    about = uow.read(select(Sending.message_id, Sending.tries).where(Sending.id == request.sending)).first()
    if about is None:
        raise Refusal("unknown_sending", sending=request.sending)
    whole = update(OutboxMessage).where(OutboxMessage.id == about.message_id)
    locked = uow.write(whole.where(OutboxMessage.state == MessageState.QUEUED).values(state=MessageState.QUEUED))
    due = (Sending.state == SendingState.WAITING) & (Sending.next_at <= uow.at)
    left = (Sending.state == SendingState.SENDING) & (Sending.claimed_until < uow.at)
    free = update(Sending).where(Sending.id == request.sending, Sending.tries == about.tries, or_(due, left))
    until = {"claimed_until": uow.at + LEASE, "claimed_at_desk": uow.origin.workstation[:80]}
    taken = free.values({"state": SendingState.SENDING, "tries": Sending.tries + 1} | until)
    if not locked.rowcount or not uow.write(taken).rowcount:
        raise Refusal("sending_taken", sending=request.sending)
    uow.record("claim_sending", str(request.sending), tries=about.tries + 1)
    return _parcel(uow, request.sending)


def _parcel(uow: UnitOfWork, sending: int) -> Parcel:
    receiver, partner = Party.__table__.alias("receiver"), Party.__table__.alias("partner")
    asked = (
        select(Sending.id, Sending.key, Sending.tries, OutboxMessage.id, OutboxMessage.kind, OutboxMessage.document)
        .add_columns(OutboxMessage.body, OutboxMessage.written_at, Site.code, partner.c.name, receiver.c.name)
        .add_columns(Channel.code, Channel.kind, Channel.form, Channel.address, Channel.secret, Channel.language)
        .add_columns(Site.time_zone)
        .join(OutboxMessage, OutboxMessage.id == Sending.message_id)
        .join(Channel, Channel.id == Sending.channel_id)
        .join(Site, Site.id == OutboxMessage.site_id)
        .join(partner, partner.c.id == OutboxMessage.partner_id)
        .join(receiver, receiver.c.id == OutboxMessage.receiver_id)
        .where(Sending.id == sending)
    )
    return Parcel(*uow.read(asked).one())


def note_sending(uow: UnitOfWork, request: NoteSending) -> SendingNoted:
    """Record what became of a try.

    Raises:
        Refusal: ``unknown_sending``; ``sending_taken`` when another try was begun meanwhile, or it has ended.
    """
    row = uow.read(select(Sending.tries, Sending.message_id).where(Sending.id == request.sending)).first()
    if row is None:
        raise Refusal("unknown_sending", sending=request.sending)
    again = next_try(row.tries, uow.at) if request.outcome is Outcome.FAILED else None
    state = SendingState.SENT if request.outcome is Outcome.SENT else SendingState.DEAD
    state = SendingState.WAITING if again is not None else state
    told: dict[str, Any] = {"cause": request.cause[:40], "reply": request.reply[:_LONGEST_REPLY]}
    told |= {"claimed_until": None} | ({"ended_at": uow.at} if again is None else {"next_at": again})
    mine = update(Sending).where(Sending.id == request.sending, Sending.tries == request.tries)
    mine = mine.where(Sending.state == SendingState.SENDING)
    if not uow.write(mine.values({"state": state} | told)).rowcount:
        raise Refusal("sending_taken", sending=request.sending)
    if again is None:
        _end(uow, row.message_id)
    uow.record("note_sending", str(request.sending), state=state.value, cause=request.cause[:40], tries=row.tries)
    uow.touched(Kind.OUTBOX)
    return SendingNoted(request.sending, state, again)


def _end(uow: UnitOfWork, message: int) -> None:
    """A message is sent when it is sent on all its ways, and dead when it is dead on one and open on none."""
    counted = select(Sending.state, func.count()).where(Sending.message_id == message).group_by(Sending.state)
    states = {state for state, _ in uow.read(counted)}
    if states & {SendingState.WAITING, SendingState.SENDING}:
        return
    ended = MessageState.DEAD if SendingState.DEAD in states else MessageState.SENT
    uow.write(update(OutboxMessage).where(OutboxMessage.id == message).values(state=ended))


def retry_sending(uow: UnitOfWork, request: RetrySending) -> SendingNoted:
    """Try once more at once; what was given up is dead again when that fails.

    Raises:
        Refusal: ``unknown_sending``; ``sending_under_way``; ``sending_ended`` when it was sent or withdrawn.
    """
    asked = select(Sending.state, Sending.message_id, OutboxMessage.state.label("message"))
    joined = asked.join(OutboxMessage, OutboxMessage.id == Sending.message_id).where(Sending.id == request.sending)
    row = uow.read(joined).first()
    if row is None:
        raise Refusal("unknown_sending", sending=request.sending)
    if row.state is SendingState.SENT or row.message is MessageState.WITHDRAWN:
        raise Refusal("sending_ended", sending=request.sending)
    if row.state is SendingState.SENDING:
        raise Refusal("sending_under_way", sending=request.sending)
    again = {"state": SendingState.WAITING, "next_at": uow.at, "ended_at": None, "cause": ""}
    fresh = update(Sending).where(Sending.id == request.sending, Sending.state == row.state).values(again)
    if not uow.write(fresh).rowcount:
        raise Refusal("sending_under_way", sending=request.sending)
    queued = update(OutboxMessage).where(OutboxMessage.id == row.message_id)
    uow.write(queued.values(state=MessageState.QUEUED))
    uow.record("retry_sending", str(request.sending))
    uow.touched(Kind.OUTBOX)
    return SendingNoted(request.sending, SendingState.WAITING, uow.at)


QUEUE_MESSAGES = Verb("queue_messages", QueueMessages, MessagesQueued, queue_messages, Action.SEND_NOTICES)
CLAIM_SENDING = Verb("claim_sending", ClaimSending, Parcel, claim_sending, Action.SEND_NOTICES)
NOTE_SENDING = Verb("note_sending", NoteSending, SendingNoted, note_sending, Action.SEND_NOTICES)
RETRY_SENDING = Verb("retry_sending", RetrySending, SendingNoted, retry_sending, Action.SEND_NOTICES)
