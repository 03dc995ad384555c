"""The chain of a period with its payloads, and what it tells: labels, late entries, changes of master data."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, CursorResult, select

from desktop.domain.chain import canonical, link, microseconds
from desktop.models.audit import AuditEntry
from desktop.reports.audit_pack.asking import Period, iso
from desktop.reports.audit_pack.chain_range import COMMON, Ends
from desktop.reports.audit_pack.label_replay import LabelReplay
from desktop.reports.audit_pack.names import Names
from desktop.reports.audit_pack.tables import LABEL_COUNTS, Tables
from desktop.storage.neutral import plain
from desktop.storage.watch import Watch

LATE_US: Final = 3600 * 1_000_000
"""An entry whose moment and record lie further apart is listed, and each that was typed afterwards."""

AT_ONCE: Final = 5_000
STREAMED: Final = {"yield_per": AT_ONCE}
"""For an answer of any length; it is to be closed, also when the work is stopped."""

_SECOND: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Entry:
    """A link with what it says; ``told`` its payload, ``occurred`` in microseconds."""

    chain: int
    sequence: int
    recorded: int
    told: dict[str, Any]
    occurred: int


@dataclass(slots=True)
class Told:
    """What the walk along the chains found.

    Attributes:
        counts: figures by name; ``sources`` entries by how they came in.
        opened, ended: links of deadlines by rule and document, in their order.
    """

    labels: LabelReplay = field(default_factory=LabelReplay)
    counts: Counter[str] = field(default_factory=Counter)
    sources: Counter[str] = field(default_factory=Counter)
    opened: dict[tuple[str, str], list[Entry]] = field(default_factory=dict)
    ended: dict[tuple[str, str], list[Entry]] = field(default_factory=dict)


class LinkWriter:
    """Writes the links of a chain, and each table that they tell."""

    def __init__(self, connection: Connection, tables: Tables, names: Names, period: Period) -> None:
        self.told = Told()
        self._connection, self._tables, self._names, self._period = connection, tables, names, period
        self._purposes: dict[str, tuple[str, str]] = {}

    def write(self, chain: int, ends: Ends, watch: Watch) -> None:
        """All links of one chain between two ends."""
        table = self._tables["common.csv" if chain == COMMON else "chain.csv"]
        stood, counts = ends.before.hash, self.told.counts
        with self._links(chain, ends) as found:
            for done, row in enumerate(found):
                sequence, recorded, payload, own_hash = tuple(row)
                if done % AT_ONCE == 0:
                    watch.tell(done, ends.links, "chain")
                table.add(str(sequence), str(recorded), own_hash, payload)
                counts["links_not_following"] += link(stood, sequence, recorded, payload) != own_hash
                stood = own_hash
                self._tell(chain, sequence, recorded, payload)

    def finish(self) -> None:
        """The count of labels by day."""
        for day, count in self.told.labels.days().items():
            table = self._tables["label-days.csv"]
            table.add(day, *(str(count[name]) for name in LABEL_COUNTS))

    def _links(self, chain: int, ends: Ends) -> CursorResult[Any]:
        entry: Any = AuditEntry.__table__.c
        asked = select(entry.sequence, plain(entry.recorded_at, self._connection.dialect), entry.payload, entry.hash)
        asked = asked.where(entry.site_id == chain, entry.sequence > ends.before.sequence)
        asked = asked.where(entry.sequence <= ends.last.sequence).order_by(entry.sequence)
        return self._connection.execute(asked, execution_options=STREAMED)

    def _tell(self, chain: int, sequence: int, recorded: int, payload: str) -> None:
        try:
            told = json.loads(payload)
            occurred = microseconds(datetime.fromisoformat(told["occurred_at"]))
            self._entry(Entry(chain, sequence, recorded, told, occurred))
        except (ValueError, KeyError, TypeError, AttributeError):
            return  # a link that somebody wrote over: it stands in the chain, and the verifier names it

    def _entry(self, entry: Entry) -> None:
        if entry.chain == COMMON:
            self.told.counts["common_links"] += 1
            self._change(entry)
            return
        self._count(entry)
        self._late(entry)
        if entry.told["what"] != "movement":
            self._change(entry)
            self._label(entry)
            self._deadline(entry)

    def _count(self, entry: Entry) -> None:
        counts, told = self.told.counts, entry.told
        counts["links"] += 1
        counts["links_outside_period"] += not self._period.from_us <= entry.recorded < self._period.to_us
        self.told.sources[told["entered_by"]] += 1
        if told["entered_by"] == "typed":
            delay = (entry.recorded - entry.occurred) // _SECOND
            counts["typed"] += 1
            counts["typed_delay_s"] += delay
            counts["typed_longest_s"] = max(counts["typed_longest_s"], delay)

    def _late(self, entry: Entry) -> None:
        told, behind = entry.told, entry.recorded - entry.occurred
        if told["entered_by"] != "typed" and abs(behind) <= LATE_US:
            return
        moved = told["what"] == "movement"
        what, subject = (told["kind"], told["document"]) if moved else (told["what"], told["subject"])
        stamps = (iso(entry.occurred), iso(entry.recorded), str(behind // _SECOND))
        badge = self._names.code("person", told["actor"])
        row = (str(entry.sequence), what, subject, *stamps, told["entered_by"], badge, told["reason"])
        self._tables["entered-late.csv"].add(*row)
        self.told.counts["late"] += 1
        self.told.counts["late_with_reason"] += told["reason"] != ""

    def _change(self, entry: Entry) -> None:
        told, chain = entry.told, "common" if entry.chain == COMMON else "site"
        badge = self._names.code("person", told["actor"])
        for field_name, old, new in changes(told["facts"]):
            head = (chain, str(entry.sequence), told["what"], told["subject"], field_name, old, new)
            self._tables["changes.csv"].add(*head, badge, iso(entry.recorded), told["reason"])
            self.told.counts["changes"] += 1
            self.told.counts["changes_with_reason"] += told["reason"] != ""

    def _label(self, entry: Entry) -> None:
        day, told = self._period.local(entry.occurred)[:10], entry.told
        for label, states, cause, known in self._steps(told):
            self._purposes[label] = known
            head = (str(entry.sequence), label, iso(entry.occurred), day, *states, cause, told["reason"], *known)
            badge = self._names.code("person", told["actor"])
            self._tables["labels.csv"].add(*head, badge, told["workstation"])
            self.told.labels.step(label, states, day)

    def _steps(self, told: dict[str, Any]) -> Iterator[tuple[str, tuple[str, str], str, tuple[str, str]]]:
        facts, subject = told["facts"], told["subject"]
        if told["what"] == "order_label":
            yield subject, ("", "queued"), "ordered", (facts["purpose"], facts["symbol"])
        elif told["what"] == "order_label_run":
            for label, purpose, symbol in facts["labels"]:
                yield label, ("", "queued"), "ordered", (purpose, symbol)
        elif told["what"] == "label_step":
            known = self._purposes.get(subject, ("", ""))
            yield subject, (facts["from"], facts["to"]), facts["cause"], known

    def _deadline(self, entry: Entry) -> None:
        told = entry.told
        if told["what"] == "open_deadline":
            self.told.opened.setdefault((told["facts"]["rule"], told["subject"]), []).append(entry)
        elif told["what"] in ("close_deadline", "drop_deadline"):
            self.told.ended.setdefault((told["facts"]["rule"], told["subject"]), []).append(entry)


def changes(facts: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Field, old and new value of an entry that tells a change, the fields sorted."""
    if "new" not in facts:
        return
    old, new = facts.get("old"), facts["new"]
    if not isinstance(new, dict):
        yield "", _text(old), _text(new)
        return
    before = old if isinstance(old, dict) else {}
    for name in sorted({*before, *new}):
        pair = _text(before.get(name)), _text(new.get(name))
        if pair[0] != pair[1]:
            yield name, *pair


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    return "" if value is None else canonical(value)
