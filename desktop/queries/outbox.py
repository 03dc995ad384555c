"""The outbox: what waits for a way, what is due for a try, and what became of each message."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from desktop.domain.outbox import ChannelForm, ChannelKind, MessageState, SendingState
from desktop.models.outbox import Channel, OutboxMessage, Sending
from desktop.models.party import Party, Site

FITS: Final = and_(
    Channel.receiver_id == OutboxMessage.receiver_id,
    Channel.retired_at.is_(None),
    or_(Channel.kinds == "", (" " + Channel.kinds + " ").contains(" " + OutboxMessage.kind + " ", autoescape=False)),
)
"""Joins a message with the ways that take it."""


@dataclass(frozen=True, slots=True)
class MessageRow:
    """A message on one way; on none while its receiver has none, and then ``sending`` is None.

    Attributes:
        next_at: of the next try, while there is one.
    """

    message: int
    sending: int | None
    site: str
    kind: str
    document: str
    receiver: str
    receiver_name: str
    receiver_name_en: str
    state: MessageState
    written_at: datetime
    channel: str
    way: ChannelKind | None
    address: str
    sending_state: SendingState | None
    tries: int
    next_at: datetime | None
    cause: str
    reply: str
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class ChannelRow:
    """A way to a party."""

    code: str
    receiver: str
    receiver_name: str
    receiver_name_en: str
    way: ChannelKind
    form: ChannelForm
    address: str
    kinds: str
    secret: str
    language: str
    set_at: datetime
    retired_at: datetime | None


def queueable() -> Select[int]:
    """Messages (ids) that wait and have a way, the oldest first."""
    waiting = select(OutboxMessage.id).where(OutboxMessage.state == MessageState.WAITING)
    return waiting.where(select(Channel.id).where(FITS).exists()).order_by(OutboxMessage.id)


def due_sendings(connection: Connection, at: datetime, most: int) -> tuple[int, ...]:
    """Sendings (ids) that a sender may take, in the order of their messages."""
    waits = and_(Sending.state == SendingState.WAITING, Sending.next_at <= at)
    left = and_(Sending.state == SendingState.SENDING, Sending.claimed_until < at)
    asked = select(Sending.id).join(OutboxMessage, OutboxMessage.id == Sending.message_id)
    asked = asked.where(or_(waits, left), OutboxMessage.state == MessageState.QUEUED)
    return tuple(connection.execute(asked.order_by(Sending.id).limit(most)).scalars())


def anything_to_queue(connection: Connection) -> bool:
    """Whether a waiting message has a way."""
    return connection.execute(queueable().limit(1)).first() is not None


def messages(
    connection: Connection, *, state: MessageState | None = None, document: str = "", most: int = 500
) -> tuple[MessageRow, ...]:
    """Messages with their ways, the newest first."""
    asked = (
        select(OutboxMessage.id, Sending.id, Site.code, OutboxMessage.kind, OutboxMessage.document, Party.code)
        .add_columns(Party.name, Party.name_en, OutboxMessage.state, OutboxMessage.written_at, _text(Channel.code))
        .add_columns(Channel.kind, _text(Channel.address), Sending.state, func.coalesce(Sending.tries, 0))
        .add_columns(Sending.next_at, _text(Sending.cause), _text(Sending.reply), Sending.ended_at)
        .select_from(OutboxMessage)
        .join(Site, Site.id == OutboxMessage.site_id)
        .join(Party, Party.id == OutboxMessage.receiver_id)
        .outerjoin(Sending, Sending.message_id == OutboxMessage.id)
        .outerjoin(Channel, Channel.id == Sending.channel_id)
    )
    if state is not None:
        asked = asked.where(OutboxMessage.state == state)
    if document:
        asked = asked.where(OutboxMessage.document == document)
    rows = connection.execute(asked.order_by(OutboxMessage.id.desc(), Sending.id).limit(most))
    return tuple(MessageRow(*row) for row in rows)


def _text(column: InstrumentedAttribute[str]) -> ColumnElement[str]:
    return func.coalesce(column, "")


def channels(connection: Connection, receiver: str = "") -> tuple[ChannelRow, ...]:
    """The ways, by receiver and name."""
    asked = (
        select(Channel.code, Party.code, Party.name, Party.name_en, Channel.kind, Channel.form, Channel.address)
        .add_columns(Channel.kinds, Channel.secret, Channel.language, Channel.set_at, Channel.retired_at)
        .join(Party, Party.id == Channel.receiver_id)
        .order_by(Party.code, Channel.code)
    )
    if receiver:
        asked = asked.where(Party.code == receiver)
    return tuple(ChannelRow(*row) for row in connection.execute(asked))
