"""Messages to others: written in the transaction that causes them, sent after it."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import insert, select, update

from desktop.domain.chain import canonical
from desktop.domain.changes import Kind
from desktop.domain.outbox import MessageState
from desktop.models.outbox import OutboxMessage, Sending
from desktop.services.posting import Ledger
from desktop.storage.unit_of_work import UnitOfWork


def write_message(
    uow: UnitOfWork, kind: str, receiver: int, document: str, body: Mapping[str, Any], ledger: Ledger
) -> None:
    """Put a message for a party into the outbox; ``body`` becomes JSON with sorted keys."""
    about = {"kind": kind, "receiver_id": receiver, "document": document, "body": canonical(dict(body))}
    place = {"site_id": ledger.site, "partner_id": ledger.partner, "written_at": uow.at}
    uow.write(insert(OutboxMessage).values(about | place))
    uow.record("write_message", document, site=ledger.site, kind=kind, receiver=receiver)
    uow.touched(Kind.OUTBOX)


def withdraw_messages(uow: UnitOfWork, kind: str, document: str) -> list[int]:
    """Keep back the messages of a kind about a document that nobody has begun to send.

    Returns:
        The parties (ids) that were told already, or may have been.
    """
    about = (OutboxMessage.document == document, OutboxMessage.kind == kind)
    uow.write(update(OutboxMessage).where(*about).values(kind=kind))  # locks them against whoever sends
    begun = select(Sending.message_id).where(Sending.tries > 0)
    waits = OutboxMessage.state.in_((MessageState.WAITING, MessageState.QUEUED)) & OutboxMessage.id.not_in(begun)
    uow.write(update(OutboxMessage).where(*about, waits).values(state=MessageState.WITHDRAWN))
    told = select(OutboxMessage.receiver_id).where(*about, OutboxMessage.state != MessageState.WITHDRAWN)
    return list(uow.read(told).scalars())
