"""Messages to others, the ways by which a party is reached, and what became of each message on each way."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.domain.outbox import ChannelForm, ChannelKind, MessageState, SendingState
from desktop.models.base import Base
from desktop.models.types import BIG_ID, Moment, Uid, Word, code

_UNREAD = text("acknowledged_at IS NULL")


class OutboxMessage(Base):
    """A message to somebody outside, written in the transaction that causes it; sent afterwards."""

    __tablename__ = "outbox_message"
    __table_args__ = (Index("ix_outbox_message_state", "state"),)

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    receiver_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    kind: Mapped[str] = mapped_column(String(40))
    document: Mapped[str] = mapped_column(String(60), default="")
    body: Mapped[str] = mapped_column(Text)
    state: Mapped[MessageState] = mapped_column(Word(MessageState), default=MessageState.WAITING)
    written_at: Mapped[datetime] = mapped_column(Moment)


class Channel(Base):
    """A way by which a party is reached.

    Attributes:
        code: its name, chosen by who set it up.
        address: a mail address, an HTTPS address, or a folder; ``{secret}`` in it stands for the secret; in-app
            ``role:`` or ``person:`` with a role or a badge.
        kinds: of messages that go this way, separated by blanks; "" for all.
        secret: the name of its secret in the key store; "" for none. The secret itself is never here.
        language: of the words.
    """

    __tablename__ = "channel"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(code(40), unique=True)
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    receiver_id: Mapped[int] = mapped_column(ForeignKey("party.id"), index=True)
    kind: Mapped[ChannelKind] = mapped_column(Word(ChannelKind))
    form: Mapped[ChannelForm] = mapped_column(Word(ChannelForm))
    address: Mapped[str] = mapped_column(String(500))
    kinds: Mapped[str] = mapped_column(String(400), default="")
    secret: Mapped[str] = mapped_column(String(60), default="")
    language: Mapped[str] = mapped_column(String(10))
    set_at: Mapped[datetime] = mapped_column(Moment)
    set_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    retired_at: Mapped[datetime | None] = mapped_column(Moment)


class Sending(Base):
    """One message on one way to its receiver.

    Attributes:
        key: goes with every try, so that a receiver knows a second copy for what it is.
        tries: how often it was begun.
        next_at: not before.
        claimed_until: while it is being sent; after that somebody else may take it over.
        cause: why the last try failed, or why it is dead.
        reply: the first words of the receiver's answer.
    """

    __tablename__ = "sending"
    __table_args__ = (
        UniqueConstraint("message_id", "channel_id"),
        Index("ix_sending_state_next_at", "state", "next_at"),
    )

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    message_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("outbox_message.id"))
    channel_id: Mapped[int] = mapped_column(ForeignKey("channel.id"))
    key: Mapped[UUID] = mapped_column(Uid, unique=True)
    state: Mapped[SendingState] = mapped_column(Word(SendingState), default=SendingState.WAITING)
    tries: Mapped[int] = mapped_column(default=0)
    next_at: Mapped[datetime] = mapped_column(Moment)
    claimed_until: Mapped[datetime | None] = mapped_column(Moment)
    claimed_at_desk: Mapped[str] = mapped_column(String(80), default="")
    cause: Mapped[str] = mapped_column(String(40), default="")
    reply: Mapped[str] = mapped_column(Text, default="")
    ended_at: Mapped[datetime | None] = mapped_column(Moment)


class InboxNotice(Base):
    """A message that arrived in-app: for a role, or for one person; it waits until somebody has read it.

    Attributes:
        sending_id: the way that it came; one sending is one notice.
        role: whoever has it reads it, "" when it is for one person.
    """

    __tablename__ = "inbox_notice"
    __table_args__ = (Index("ix_inbox_notice_unread", "id", sqlite_where=_UNREAD, postgresql_where=_UNREAD),)

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    sending_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("sending.id"), unique=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    role: Mapped[str] = mapped_column(String(40), default="")
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    delivered_at: Mapped[datetime] = mapped_column(Moment)
    acknowledged_at: Mapped[datetime | None] = mapped_column(Moment)
    acknowledged_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
