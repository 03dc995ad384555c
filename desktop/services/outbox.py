"""Messages to others: written in the transaction that causes them, sent after it."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import insert

from desktop.domain.chain import canonical
from desktop.models.settlement import OutboxMessage
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
