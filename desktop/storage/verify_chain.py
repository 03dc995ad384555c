"""Proof of the audit chain: every link hashed again, from the first to the head."""

from collections.abc import Iterator, Mapping

from sqlalchemy import Connection, func, select

from desktop.models.audit import AuditEntry, ChainHead
from desktop.storage.finding import Finding, Head
from desktop.storage.verify_links import Link, last_link, suspects
from desktop.storage.watch import Watch


class ChainProof:
    """Proves the chain of one site after the other within one snapshot.

    Attributes:
        heads: the last link that stands in each chain.
    """

    def __init__(self, connection: Connection, anchors: Mapping[int, Head]) -> None:
        self._connection = connection
        self._anchors = anchors
        self.heads: dict[int, Head] = {}

    def faults(self, watch: Watch) -> Iterator[Finding]:
        """The faults of all chains; the watch is told links, of one chain after the other."""
        kept, counts = self._kept_heads(), self._counts()
        for site in sorted({*counts, *kept, *self._anchors}):
            walk = _Walk(site, self._anchors.get(site))
            for one in suspects(self._connection, site, counts.get(site, 0), walk.asked, watch):
                yield from walk.step(one)
            self.heads[site] = last_link(self._connection, site)
            yield from walk.end(self.heads[site], kept.get(site))

    def _kept_heads(self) -> dict[int, Head]:
        rows = self._connection.execute(select(ChainHead.site_id, ChainHead.sequence, ChainHead.hash))
        return {row.site_id: Head(row.sequence, row.hash) for row in rows}

    def _counts(self) -> dict[int, int]:
        asked = select(AuditEntry.site_id, func.count()).group_by(AuditEntry.site_id)
        return {row[0]: row[1] for row in self._connection.execute(asked)}


class _Walk:
    """The walk along one chain, from one suspect to the next."""

    def __init__(self, site: int, anchor: Head | None) -> None:
        self.site = site
        self._anchor = anchor if anchor is not None and anchor.sequence > 0 else None
        self._anchor_seen = self._anchor is None

    @property
    def asked(self) -> int:
        """The sequence number of the anchor, 0 for none."""
        return 0 if self._anchor is None else self._anchor.sequence

    def step(self, at: Link) -> tuple[Finding, ...]:
        """What is wrong with a link."""
        if self._anchor is not None and self._anchor.sequence == at.sequence:
            self._anchor_seen = True
            if self._anchor.hash != at.stood:
                return (self._fault(at, "anchor_differs", f"hash {self._anchor.hash}", f"hash {at.stood}"),)
        if at.sequence != at.before.sequence + 1:
            missing = f"sequence {at.before.sequence + 1}"
            return (self._fault(at, "link_missing", missing, f"sequence {at.sequence}"),)
        if at.expected != at.stood:
            return (self._fault(at, "link_changed", f"hash {at.expected}", f"hash {at.stood}"),)
        return ()

    def end(self, head: Head, kept: Head | None) -> Iterator[Finding]:
        """What is wrong with the head."""
        key = f"site_id={self.site}"
        if kept != head and (kept is not None or head.sequence > 0):
            found = "none" if kept is None else f"sequence {kept.sequence}, hash {kept.hash}"
            expected = f"sequence {head.sequence}, hash {head.hash}"
            yield Finding("head_differs", "chain_head", key, expected, found)
        if self._anchor is not None and not self._anchor_seen:
            found = f"the chain ends at {head.sequence}"
            yield Finding("anchor_missing", "audit_entry", key, f"sequence {self._anchor.sequence}", found)

    def _fault(self, at: Link, code: str, expected: str, found: str) -> Finding:
        return Finding(code, "audit_entry", f"site_id={self.site}, sequence={at.sequence}", expected, found)
