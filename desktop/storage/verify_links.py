"""Which links of an audit chain do not follow from the link before.

SQLite hands every link to the program, which hashes it again. PostgreSQL hashes them itself, on all its processors,
with the same expression as the function that wrote them, and hands over only those that do not fit; the program
hashes these again before it accuses anybody.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, bindparam, select, text

from desktop.domain.chain import GENESIS, link
from desktop.models.audit import AuditEntry
from desktop.storage.finding import Head
from desktop.storage.neutral import plain
from desktop.storage.watch import Watch

BATCH: Final = 20_000
"""So many links SQLite hands over between two signs of life."""

RANGE: Final = 500_000
"""So many links PostgreSQL looks at between two signs of life."""

_ENTRY: Final = AuditEntry.__table__.c
_BEFORE_ALL, _AFTER_ALL = -(2**62), 2**62
_UNFIT: Final = text(
    r"""SELECT a.sequence FROM audit_entry AS a
    LEFT JOIN audit_entry AS b ON b.site_id = a.site_id AND b.sequence = a.sequence - 1
        AND b.sequence >= :after AND b.sequence < :upto
    WHERE a.site_id = :site AND a.sequence > :after AND a.sequence <= :upto
    AND (a.sequence = :asked OR (b.sequence IS NULL AND a.sequence <> 1) OR a.hash IS DISTINCT FROM
        encode(sha256(convert_to(coalesce(b.hash, repeat('0', 64)) || E'\n' || a.sequence || E'\n'
            || (extract(epoch FROM a.recorded_at) * 1000000)\:\:bigint || E'\n' || a.payload, 'UTF8')), 'hex'))
    ORDER BY a.sequence"""
)
_BEFORE: Final = (
    select(_ENTRY.sequence, _ENTRY.hash)
    .where(_ENTRY.site_id == bindparam("site"), _ENTRY.sequence < bindparam("sequence"))
    .order_by(_ENTRY.sequence.desc())
    .limit(1)
)


class Link(NamedTuple):
    """A link of a chain beside what the link before makes of it."""

    before: Head
    sequence: int
    expected: str
    stood: str


def suspects(connection: Connection, site: int, total: int, asked: int, watch: Watch) -> Iterator[Link]:
    """The links of a site that do not follow from the one before, and the one that was asked for, in their order.

    Args:
        connection: a snapshot.
        site: whose chain.
        total: how many links it has.
        asked: a sequence number that is handed over even if it fits; 0 for none.
        watch: is told how many links were looked at, and may stop the proof.
    """
    looking = _walked if connection.dialect.name == "sqlite" else _told
    return looking(connection, site, total, asked, watch)


def last_link(connection: Connection, site: int, below: int = _AFTER_ALL) -> Head:
    """The last link of a site before a sequence number."""
    row = connection.execute(_BEFORE, {"site": site, "sequence": below}).first()
    return Head(0, GENESIS) if row is None else Head(row.sequence, row.hash)


def _links(connection: Connection) -> Any:
    moment = plain(_ENTRY.recorded_at, connection.dialect)
    return select(_ENTRY.sequence, moment, _ENTRY.payload, _ENTRY.hash).where(_ENTRY.site_id == bindparam("site"))


def _walked(connection: Connection, site: int, total: int, asked: int, watch: Watch) -> Iterator[Link]:
    """One pass over all links, a batch at a time."""
    before, hashed, done = 0, GENESIS, 0
    found = connection.execute(_links(connection).order_by(_ENTRY.sequence), {"site": site})
    for batch in found.partitions(BATCH):
        watch.tell(done, total, "chain")
        done += len(batch)
        for sequence, recorded_us, payload, stood in batch:
            expected = link(hashed, sequence, recorded_us, payload)
            if expected != stood or sequence != before + 1 or sequence == asked:
                yield Link(Head(before, hashed), sequence, expected, stood)
            before, hashed = sequence, stood


def _told(connection: Connection, site: int, total: int, asked: int, watch: Watch) -> Iterator[Link]:
    """A range of sequence numbers at a time, counted on what is there: a head can lie."""
    edges = [_BEFORE_ALL, *range(RANGE, total, RANGE), _AFTER_ALL]
    one = _links(connection).where(_ENTRY.sequence == bindparam("sequence"))
    for at, (after, upto) in enumerate(pairwise(edges)):
        watch.tell(at * RANGE, total, "chain")
        where = {"site": site, "after": after, "upto": upto, "asked": asked}
        for unfit in connection.execute(_UNFIT, where).scalars():
            before = last_link(connection, site, unfit)
            row = connection.execute(one, {"site": site, "sequence": unfit}).one()
            yield Link(before, row[0], link(before.hash, *row[:3]), row[3])
