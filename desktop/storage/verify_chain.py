"""Proof of the audit chain: every link hashed again, and every movement held against what its link says."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Row, Select, bindparam, select

from desktop.domain.chain import GENESIS, link, microseconds
from desktop.models.audit import AuditEntry, ChainHead
from desktop.models.ledger import LegRow, MovementRow
from desktop.storage.finding import Finding, Head
from desktop.storage.neutral import plain
from desktop.storage.watch import Watch

BATCH: Final = 20_000
"""So many links are looked at between two signs of life."""

_LEG_NAMES: Final = ("item_id", "lot_id", "unit_id", "place_id", "owner_id", "custodian_id", "quantity")
_COLUMN_OF: Final = {"request": "request_id", "partner": "partner_id", "actor": "actor_id", "reverses": "reverses_id"}


class ChainProof:
    """Walks the chain of one site after the other within one snapshot.

    Attributes:
        heads: the last link that stands in each chain.
    """

    def __init__(self, connection: Connection, anchors: Mapping[int, Head]) -> None:
        self._connection = connection
        self._anchors = anchors
        self._links = _links(connection)
        self._legs = _legs(connection)
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
                legs = self._legs_of(site, batch)
                for row in batch:
                    yield from walk.step(row, legs.get(row.sequence, []))
            yield from walk.end(kept.get(site))
            self.heads[site] = walk.head

    def _kept_heads(self) -> dict[int, Head]:
        rows = self._connection.execute(select(ChainHead.site_id, ChainHead.sequence, ChainHead.hash))
        return {row.site_id: Head(row.sequence, row.hash) for row in rows}

    def _batches(self, site: int) -> Iterator[list[Row[Any]]]:
        after = -(2**62)
        while True:
            rows = list(self._connection.execute(self._links, {"site": site, "after": after}).all())
            if not rows:
                return
            yield rows
            after = rows[-1].sequence

    def _legs_of(self, site: int, batch: list[Row[Any]]) -> dict[int, list[list[Any]]]:
        legs: dict[int, list[list[Any]]] = defaultdict(list)
        between = {"site": site, "first": batch[0].sequence, "last": batch[-1].sequence}
        for sequence, number, *leg in self._connection.execute(self._legs, between):
            legs[sequence].append([number, *leg])
        return legs


class _Walk:
    """The walk along one chain."""

    def __init__(self, site: int, anchor: Head | None) -> None:
        self.site = site
        self.head = Head(0, GENESIS)
        self._anchor = anchor
        self._anchor_seen = anchor is None or anchor.sequence == 0

    def step(self, row: Row[Any], legs: list[list[Any]]) -> Iterator[Finding]:
        key = f"site_id={self.site}, sequence={row.sequence}"
        if row.sequence != self.head.sequence + 1:
            yield Finding("link_missing", "audit_entry", key, f"sequence {self.head.sequence + 1}", str(row.sequence))
        else:
            expected = link(self.head.hash, row.sequence, row.recorded_us, row.payload)
            if expected != row.hash:
                yield Finding("link_changed", "audit_entry", key, f"hash {expected}", f"hash {row.hash}")
        self.head = Head(row.sequence, row.hash)
        if self._anchor is not None and self._anchor.sequence == row.sequence:
            self._anchor_seen = True
            if self._anchor.hash != row.hash:
                yield Finding("anchor_differs", "audit_entry", key, f"hash {self._anchor.hash}", f"hash {row.hash}")
        yield from _movement_faults(self.site, key, row, legs)

    def end(self, kept: Head | None) -> Iterator[Finding]:
        key = f"site_id={self.site}"
        if kept != self.head and (kept is not None or self.head.sequence > 0):
            expected = f"sequence {self.head.sequence}, hash {self.head.hash}"
            found = "none" if kept is None else f"sequence {kept.sequence}, hash {kept.hash}"
            yield Finding("head_differs", "chain_head", key, expected, found)
        if not self._anchor_seen and self._anchor is not None:
            found = f"the chain ends at {self.head.sequence}"
            yield Finding("anchor_missing", "audit_entry", key, f"sequence {self._anchor.sequence}", found)


def _movement_faults(site: int, key: str, row: Row[Any], legs: list[list[Any]]) -> Iterator[Finding]:
    if row.movement_id is None and '"what":"movement"' not in row.payload:
        return
    told = _read(row.payload)
    if told is None or told.get("what") != "movement" or row.movement_id != told.get("id"):
        found = f"movement_id {row.movement_id}"
        yield Finding("link_of_other_movement", "audit_entry", key, "the movement of its payload", found)
    elif row.id is None:
        yield Finding("movement_missing", "movement", f"id={UUID(row.movement_id)}", f"as told by {key}", "none")
    else:
        yield from _row_faults(site, row, told)
        yield from _leg_faults(row.movement_id, told["legs"], legs)


def _read(payload: str) -> dict[str, Any] | None:
    try:
        told = json.loads(payload)
        told["occurred_at"] = microseconds(datetime.fromisoformat(told["occurred_at"]))
    except (ValueError, TypeError, KeyError):
        return None
    return told if isinstance(told.get("legs"), list) else None


def _row_faults(site: int, row: Row[Any], told: dict[str, Any]) -> Iterator[Finding]:
    pairs = (
        ("site_id", site, row.site_id),
        ("recorded_at", row.recorded_us, row.movement_recorded_us),
        ("occurred_at", told["occurred_at"], row.occurred_us),
        *(
            (_COLUMN_OF.get(name, name), told.get(name), getattr(row, name))
            for name in (
                "kind",
                "request",
                "partner",
                "actor",
                "workstation",
                "entered_by",
                "raw",
                "document",
                "reason",
                "reverses",
            )
        ),
    )
    for column, expected, found in pairs:
        if expected != found:
            key = f"id={UUID(row.movement_id)}"
            yield Finding("movement_changed", "movement", key, f"{column} {expected!r}", f"{column} {found!r}")


def _leg_faults(movement: str, told: list[list[Any]], legs: list[list[Any]]) -> Iterator[Finding]:
    by_number = {number: leg for number, *leg in legs}
    for number in sorted({*by_number, *range(1, len(told) + 1)}):
        expected = told[number - 1] if 0 < number <= len(told) else None
        found = by_number.get(number)
        if expected == found:
            continue
        code = "leg_missing" if found is None else "leg_added" if expected is None else "leg_changed"
        key = f"movement_id={UUID(movement)}, number={number}"
        yield Finding(code, "leg", key, _leg_text(expected), _leg_text(found))


def _leg_text(leg: list[Any] | None) -> str:
    if leg is None:
        return "none"
    return ", ".join(f"{name}={value}" for name, value in zip(_LEG_NAMES, leg, strict=False))


def _links(connection: Connection) -> Select[Any]:
    entry, movement, dialect = AuditEntry.__table__.c, MovementRow.__table__.c, connection.dialect
    return (
        select(
            entry.sequence,
            plain(entry.recorded_at, dialect).label("recorded_us"),
            plain(entry.movement_id, dialect).label("movement_id"),
            entry.payload,
            entry.hash,
            movement.partner_id.label("partner"),
            plain(movement.id, dialect).label("id"),
            plain(movement.request_id, dialect).label("request"),
            plain(movement.kind, dialect).label("kind"),
            movement.site_id,
            plain(movement.occurred_at, dialect).label("occurred_us"),
            plain(movement.recorded_at, dialect).label("movement_recorded_us"),
            movement.actor_id.label("actor"),
            movement.workstation,
            plain(movement.entered_by, dialect).label("entered_by"),
            movement.raw,
            movement.document,
            movement.reason,
            plain(movement.reverses_id, dialect).label("reverses"),
        )
        .select_from(AuditEntry.__table__.outerjoin(MovementRow.__table__, movement.id == entry.movement_id))
        .where(entry.site_id == bindparam("site"), entry.sequence > bindparam("after"))
        .order_by(entry.sequence)
        .limit(BATCH)
    )


def _legs(connection: Connection) -> Select[Any]:
    entry, leg = AuditEntry.__table__.c, LegRow.__table__.c
    return (
        select(
            entry.sequence,
            leg.number,
            leg.item_id,
            leg.lot_id,
            leg.unit_id,
            leg.place_id,
            leg.owner_id,
            leg.custodian_id,
            plain(leg.quantity, connection.dialect),
        )
        .select_from(AuditEntry.__table__.join(LegRow.__table__, leg.movement_id == entry.movement_id))
        .where(entry.site_id == bindparam("site"), entry.sequence.between(bindparam("first"), bindparam("last")))
        .order_by(entry.sequence, leg.number)
    )
