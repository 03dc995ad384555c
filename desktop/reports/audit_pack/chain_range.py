"""Which links of a chain a period takes: from the first one recorded in it to the last before the next begins.

Where a clock stood wrong for a while and was put right, the links have no order in time; then the cut stands where the
fewest links are on the wrong side of it, so that one day with a wrong clock does not empty the packs of a year.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, case, func, select

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
    """The last link that belongs before a moment."""
    own, later = AuditEntry.site_id == chain, AuditEntry.recorded_at >= at
    first = connection.execute(select(func.min(AuditEntry.sequence)).where(own, later)).scalar()
    if first is None:
        return _head(last_link(connection, chain))
    earlier = select(func.max(AuditEntry.sequence)).where(own, AuditEntry.recorded_at < at)
    last = connection.execute(earlier).scalar() or 0
    if last > first:
        first = _fewest_wrong(connection, chain, at, (first, last))
    return _head(last_link(connection, chain, first))


def _fewest_wrong(connection: Connection, chain: int, at: datetime, among: tuple[int, int]) -> int:
    """The first link behind the best cut; of two equal cuts the earlier one, so that each link is in one period."""
    wrong = func.sum(case((AuditEntry.recorded_at >= at, 1), else_=-1)).over(order_by=AuditEntry.sequence)
    mixed = select(AuditEntry.sequence, wrong.label("wrong"))
    links = mixed.where(AuditEntry.site_id == chain, AuditEntry.sequence.between(*among)).subquery()
    best = connection.execute(select(links).order_by(links.c.wrong, links.c.sequence).limit(1)).one()
    return int(best.sequence) + 1 if best.wrong < 0 else among[0]


def _head(found: Head) -> Head:
    return found if found.sequence > 0 else Head(0, GENESIS)
