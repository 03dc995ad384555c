"""Requests that were done."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Connection, select

from desktop.models.ledger import Request


def done_requests(connection: Connection, ids: Sequence[UUID]) -> frozenset[UUID]:
    """Those of the requests that were done."""
    return frozenset(connection.execute(select(Request.id).where(Request.id.in_(ids))).scalars())
