"""A request that is refused leaves nothing behind."""

from collections.abc import Callable

import pytest
from sqlalchemy import func, select

from desktop.domain.errors import Refusal
from desktop.models.audit import AuditEntry
from desktop.models.ledger import MovementRow
from desktop.storage.unit_of_work import Store


def written(store: Store) -> tuple[int, int]:
    """How many entries the audit trail has, and how many movements the ledger."""
    with store.read() as connection:
        counts = [select(func.count()).select_from(model) for model in (AuditEntry, MovementRow)]
        return int(connection.execute(counts[0]).scalar_one()), int(connection.execute(counts[1]).scalar_one())


def refusal_of(store: Store, ask: Callable[[], object]) -> Refusal:
    """The refusal; nothing may have been written or moved by it."""
    before = written(store)
    with pytest.raises(Refusal) as told:
        ask()
    assert written(store) == before
    return told.value
