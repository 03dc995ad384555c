"""Which links of a chain a period takes: from the first one recorded in it to the last before the next begins."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, func, select

from desktop.domain.chain import GENESIS
from desktop.models.audit import AuditEntry
from desktop.storage.finding import Head
from desktop.storage.verify_links import last_link

COMMON: Final = 0
"""The chain of what belongs to no site: items, parties, people."""


@dataclass(frozen=True, slots=True)
class Ends:
    """The link before the first and the last one; the same twice when nothing was written."""

    before: Head
    last: Head

    @property
    def links(self) -> int:
        """How many there are."""
        return self.last.sequence - self.before.sequence

    def told(self) -> dict[str, Any]:
        """As the manifest says it."""
        ends = {"before": self.before, "last": self.last}
        return {name: {"sequence": head.sequence, "hash": head.hash} for name, head in ends.items()}


def ends_of(connection: Connection, chain: int, start: datetime, end: datetime) -> Ends:
    """The ends of the part of a chain that was recorded from ``start`` to before ``end``.

    Each link belongs to exactly one of two periods that follow each other, also where a clock went back.
    """
    return Ends(_before(connection, chain, start), _before(connection, chain, end))


def _before(connection: Connection, chain: int, at: datetime) -> Head:
    """The last link before the first one that was recorded at a moment or later."""
    own = AuditEntry.site_id == chain
    first = connection.execute(select(func.min(AuditEntry.sequence)).where(own, AuditEntry.recorded_at >= at)).scalar()
    found = last_link(connection, chain) if first is None else last_link(connection, chain, first)
    return found if found.sequence > 0 else Head(0, GENESIS)
