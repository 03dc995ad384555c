"""The in-app inbox: notices for a role or for one person, and who has read them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, or_, select
from sqlalchemy.orm import aliased

from desktop.models.outbox import Channel, InboxNotice, OutboxMessage, Sending
from desktop.models.party import Party, Site
from desktop.models.person import Person

_AT_ONCE = 500
_READ_BEFORE = 100
_FOR = aliased(Person)
_READER = aliased(Person)


@dataclass(frozen=True, slots=True)
class Reader:
    """Whose inbox: the notices of a role at a site, and those of the person of a badge.

    Without a role those of every role, without a badge those of nobody in particular; with neither all there are.
    """

    role: str = ""
    badge: str = ""
    site: str = ""


@dataclass(frozen=True, slots=True)
class InboxRow:
    """A message that arrived in-app.

    Attributes:
        kind, document, body: of the message; ``body`` is JSON.
        receiver, receiver_name, receiver_name_en: the party to whom it was written.
        told: the role that it is for, "" when it is for the person of ``badge``.
        acknowledged_by: the name of who has read it, "" while nobody has.
    """

    id: int
    kind: str
    document: str
    body: str
    site: str
    way: str
    receiver: str
    receiver_name: str
    receiver_name_en: str
    told: str
    badge: str
    person: str
    written_at: datetime
    delivered_at: datetime
    acknowledged_at: datetime | None
    acknowledged_by: str


def inbox_notices(connection: Connection, reader: Reader, *, every: bool = True) -> tuple[InboxRow, ...]:
    """The unread notices, newest first, and below them the last ones that somebody has read when ``every``."""
    mine = _mine(_rows(), reader).order_by(InboxNotice.id.desc())
    unread = _read(connection, mine.where(InboxNotice.acknowledged_at.is_(None)).limit(_AT_ONCE))
    done = mine.where(InboxNotice.acknowledged_at.is_not(None)).limit(_READ_BEFORE)
    return (*unread, *(_read(connection, done) if every else ()))


def unread_notices(connection: Connection, reader: Reader) -> int:
    """How many notices nobody has read."""
    asked = select(func.count()).select_from(InboxNotice).outerjoin(_FOR, _FOR.id == InboxNotice.person_id)
    asked = asked.join(Site, Site.id == InboxNotice.site_id).where(InboxNotice.acknowledged_at.is_(None))
    return connection.execute(_mine(asked, reader)).scalar() or 0


def notice_ids_after(connection: Connection, notice: int) -> set[int]:
    """The ids above one, for the sounds of a running window."""
    return set(connection.execute(select(InboxNotice.id).where(InboxNotice.id > notice)).scalars())


def last_notice(connection: Connection) -> int:
    """The highest id that was given, 0 when there is none."""
    return connection.execute(select(func.max(InboxNotice.id))).scalar() or 0


def notices_of(connection: Connection, ids: Collection[int]) -> tuple[InboxRow, ...]:
    """The notices of these ids, in their order."""
    wanted = _rows().where(InboxNotice.id.in_(sorted(ids))).order_by(InboxNotice.id)
    return _read(connection, wanted) if ids else ()


def _mine(asked: Any, reader: Reader) -> Any:
    """A role's notices are those of its site; a person's reach them at any desk."""
    if reader.site:
        asked = asked.where(or_(Site.code == reader.site, InboxNotice.person_id.is_not(None)))
    of_role = InboxNotice.role == reader.role if reader.role else InboxNotice.person_id.is_(None)
    if reader.badge:
        return asked.where(or_(of_role, _FOR.badge == reader.badge))
    return asked.where(of_role) if reader.role else asked


def _rows() -> Any:
    return (
        select(InboxNotice.id, OutboxMessage.kind, OutboxMessage.document, OutboxMessage.body, Site.code, Channel.code)
        .add_columns(Party.code, Party.name, Party.name_en, InboxNotice.role)
        .add_columns(func.coalesce(_FOR.badge, ""), func.coalesce(_FOR.name, ""), OutboxMessage.written_at)
        .add_columns(InboxNotice.delivered_at, InboxNotice.acknowledged_at, func.coalesce(_READER.name, ""))
        .join(Sending, Sending.id == InboxNotice.sending_id)
        .join(OutboxMessage, OutboxMessage.id == Sending.message_id)
        .join(Channel, Channel.id == Sending.channel_id)
        .join(Site, Site.id == InboxNotice.site_id)
        .join(Party, Party.id == OutboxMessage.receiver_id)
        .outerjoin(_FOR, _FOR.id == InboxNotice.person_id)
        .outerjoin(_READER, _READER.id == InboxNotice.acknowledged_by_id)
    )


def _read(connection: Connection, asked: Any) -> tuple[InboxRow, ...]:
    return tuple(InboxRow(*row) for row in connection.execute(asked))
