"""Proof of the audit chain: every link hashed again, from the first to the head."""

from collections.abc import Iterator, Mapping
from typing import Final

from sqlalchemy import Connection, bindparam, select

from desktop.domain.chain import GENESIS, link
from desktop.models.audit import AuditEntry, ChainHead
from desktop.storage.finding import Finding, Head
from desktop.storage.neutral import plain
from desktop.storage.watch import Watch

BATCH: Final = 20_000
"""So many links are looked at between two signs of life."""

_BEFORE_ALL: Final = -(2**62)


class ChainProof:
    """Walks the chain of one site after the other within one snapshot.

    Attributes:
        heads: the last link that stands in each chain.
    """

    def __init__(self, connection: Connection, anchors: Mapping[int, Head]) -> None:
        self._connection = connection
        self._anchors = anchors
        entry = AuditEntry.__table__.c
        self._links = (
            select(entry.sequence, plain(entry.recorded_at, connection.dialect), entry.payload, entry.hash)
            .where(entry.site_id == bindparam("site"), entry.sequence > bindparam("after"))
            .order_by(entry.sequence)
            .limit(BATCH)
        )
        self.heads: dict[int, Head] = {}

    def faults(self, watch: Watch, total: int) -> Iterator[Finding]:
        """The faults of all chains; ``total`` is the number of links, for the progress."""
        kept = self._kept_heads()
        sites = set(self._connection.execute(select(AuditEntry.site_id).distinct()).scalars())
        done = 0
        for site in sorted(sites | set(kept) | set(self._anchors)):
            walk = _Walk(site, self._anchors.get(site))
            for batch in self._batches(site):
                watch.tell(done, total, "chain")
                done += len(batch)
                for sequence, recorded_us, payload, stood in batch:
                    yield from walk.step(sequence, link(walk.hash, sequence, recorded_us, payload), stood)
            self.heads[site] = Head(walk.sequence, walk.hash)
            yield from walk.end(kept.get(site))

    def _kept_heads(self) -> dict[int, Head]:
        rows = self._connection.execute(select(ChainHead.site_id, ChainHead.sequence, ChainHead.hash))
        return {row.site_id: Head(row.sequence, row.hash) for row in rows}

    def _batches(self, site: int) -> Iterator[list[tuple[int, int, str, str]]]:
        after = _BEFORE_ALL
        while rows := self._connection.execute(self._links, {"site": site, "after": after}).all():
            yield [tuple(row) for row in rows]
            after = rows[-1].sequence


class _Walk:
    """The walk along one chain."""

    def __init__(self, site: int, anchor: Head | None) -> None:
        self.site = site
        self.sequence = 0
        self.hash = GENESIS
        self._anchor = anchor if anchor is not None and anchor.sequence > 0 else None
        self._anchor_seen = self._anchor is None

    def step(self, sequence: int, expected: str, stood: str) -> tuple[Finding, ...]:
        """Go to the next link; what is wrong with it."""
        gap = sequence != self.sequence + 1
        wrong = gap or expected != stood
        before, self.sequence, self.hash = self.sequence, sequence, stood
        if self._anchor is not None and self._anchor.sequence == sequence:
            self._anchor_seen = True
            if self._anchor.hash != stood:
                return (self._fault("anchor_differs", f"hash {self._anchor.hash}", f"hash {stood}"),)
        if not wrong:
            return ()
        if gap:
            return (self._fault("link_missing", f"sequence {before + 1}", f"sequence {sequence}"),)
        return (self._fault("link_changed", f"hash {expected}", f"hash {stood}"),)

    def end(self, kept: Head | None) -> Iterator[Finding]:
        """What is wrong with the head."""
        key, head = f"site_id={self.site}", Head(self.sequence, self.hash)
        if kept != head and (kept is not None or self.sequence > 0):
            found = "none" if kept is None else f"sequence {kept.sequence}, hash {kept.hash}"
            expected = f"sequence {head.sequence}, hash {head.hash}"
            yield Finding("head_differs", "chain_head", key, expected, found)
        if self._anchor is not None and not self._anchor_seen:
            found = f"the chain ends at {self.sequence}"
            yield Finding("anchor_missing", "audit_entry", key, f"sequence {self._anchor.sequence}", found)

    def _fault(self, code: str, expected: str, found: str) -> Finding:
        return Finding(code, "audit_entry", f"site_id={self.site}, sequence={self.sequence}", expected, found)
