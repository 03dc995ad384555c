"""Proving the ledger: sums, balances, holders, reversals and the audit chain, in one snapshot."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Final

from sqlalchemy import Connection, Engine, func, select, text

from desktop.models.schema import SCHEMA
from desktop.storage.finding import MOST_FINDINGS, Finding, Head, Verdict
from desktop.storage.snapshot import snapshot
from desktop.storage.verify_chain import ChainProof
from desktop.storage.verify_labels import LABEL_PROOFS
from desktop.storage.verify_ledger import PROOFS, faults
from desktop.storage.verify_payload import payload_faults
from desktop.storage.watch import Watch

_TABLES: Final = ("movement", "leg", "balance", "audit_entry", "chain_head")
_ALL_PROCESSORS: Final = ("SET LOCAL parallel_setup_cost = 0", "SET LOCAL parallel_tuple_cost = 0")
"""The server guesses that every row is a fault and must be handed over; it is none."""


def verify(engine: Engine, watch: Watch | None = None, anchors: Mapping[int, Head] | None = None) -> Verdict:
    """Prove the ledger of a database; nothing is repaired.

    Args:
        engine: the database.
        watch: is told the progress and may stop the proof.
        anchors: heads of the chains as they were seen before, by site; a chain made anew is found only by them.

    Raises:
        Refusal: ``cancelled``.
        EnvironmentFault: the database failed.
    """
    with snapshot(engine) as connection:
        if connection.dialect.name == "postgresql":
            for setting in _ALL_PROCESSORS:
                connection.execute(text(setting))
        counts = {table: _count(connection, table) for table in _TABLES}
        chain = ChainProof(connection, anchors or {})
        found = tuple(islice(_all(connection, chain, counts, watch or Watch()), MOST_FINDINGS))
        return Verdict(found, counts, chain.heads)


def _all(connection: Connection, chain: ChainProof, counts: Mapping[str, int], watch: Watch) -> Iterator[Finding]:
    proofs = (*PROOFS, *LABEL_PROOFS)
    for done, proof in enumerate(proofs):
        watch.tell(done, len(proofs) + 1, proof.what)
        yield from faults(connection, proof)
    watch.tell(len(proofs), len(proofs) + 1, "payloads")
    yield from payload_faults(connection)
    yield from chain.faults(watch)
    watch.tell(counts["audit_entry"], counts["audit_entry"], "chain")


def _count(connection: Connection, table: str) -> int:
    return connection.execute(select(func.count()).select_from(SCHEMA.tables[table])).scalar_one()
