"""The deadlines that were due in the period, as they stood at its end, each with its links of the chain."""

from collections import Counter
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, select
from sqlalchemy.orm import aliased

from desktop.domain.chain import microseconds
from desktop.domain.deadlines import WATCHES, on_time
from desktop.models.deadline import Deadline
from desktop.models.party import Party
from desktop.models.person import Person
from desktop.reports.audit_pack.asking import Period, iso, moment
from desktop.reports.audit_pack.links import Entry, Told
from desktop.reports.audit_pack.tables import Table, cells_of

_OPENER: Final = aliased(Person)
_CLOSER: Final = aliased(Person)
_SECOND: Final = 1_000_000
DROPPED: Final = "dropped"


class DeadlineWriter:
    """Writes the deadlines of a site; ``counts`` are their figures.

    Args:
        connection: the snapshot.
        table: where they go.
        period: they were due in.
        made_us: when the pack is made: what is due later is still running.
    """

    def __init__(self, connection: Connection, table: Table, period: Period, made_us: int) -> None:
        self.counts: Counter[str] = Counter()
        self._connection, self._table, self._period = connection, table, period
        self._now = min(period.to_us, made_us)

    def write(self, site: int, told: Told) -> None:
        """Each deadline, by its due moment."""
        for row in self._connection.execute(self._asked(site)):
            opened = _take(told.opened, row, lambda entry, row=row: _is_opening(entry, row))
            ended = _take(told.ended, row, lambda entry, row=row: _is_end(entry, row)) if row.closed_at else None
            self._row(row, opened, ended)

    def _asked(self, site: int) -> Any:
        own: Any = Deadline
        asked = select(own.id, own.rule, own.rule_version, own.document, Party.code.label("party"), own.opened_at)
        asked = asked.add_columns(own.opened_source, _OPENER.badge.label("opener"), own.due_at, own.closed_at)
        asked = asked.add_columns(own.closed_source, _CLOSER.badge.label("closer"), own.outcome, own.weight)
        asked = asked.outerjoin(Party, Party.id == own.party_id).outerjoin(_OPENER, _OPENER.id == own.opened_by_id)
        asked = asked.outerjoin(_CLOSER, _CLOSER.id == own.closed_by_id)
        due = (own.due_at >= self._period.start, own.due_at < self._period.end)
        return asked.where(own.site_id == site, own.rule.not_in(WATCHES), *due).order_by(own.due_at, own.id)

    def _row(self, row: Any, opened: Entry | None, ended: Entry | None) -> None:
        before = opened is None and row.closed_at is not None and row.closed_at < self._period.start
        done = row.closed_at if ended is not None or before else None
        after = (ended.recorded - microseconds(done)) // _SECOND if ended is not None and done is not None else ""
        outcome = self._outcome(row, done)
        how = (iso(microseconds(done)), row.closed_source, row.closer) if done is not None else ("", "", "")
        head = (row.id.hex, row.rule, row.rule_version, row.document, row.party, iso(microseconds(row.opened_at)))
        cells = (*head, row.opened_source, row.opener, iso(microseconds(row.due_at)), *how, after, outcome, row.weight)
        links = (one.sequence if one is not None else "" for one in (opened, ended))
        self._table.add(*cells_of((*cells, *links)))
        self._count(outcome, row.weight)

    def _outcome(self, row: Any, done: Any) -> str:
        if done is None:
            return "running" if not _is_over(row.due_at, self._now) else "running_late"
        if row.outcome == DROPPED:
            return DROPPED
        return "on_time" if on_time(row.due_at, done) else "late"

    def _count(self, outcome: str, weight: int) -> None:
        self.counts[outcome] += 1
        if outcome in ("on_time", "late", "running_late"):
            self.counts["due"] += 1
            self.counts["weight"] += weight
        self.counts["kept_weight"] += weight if outcome == "on_time" else 0


def _is_over(due: Any, now_us: int) -> bool:
    return bool(due.replace(microsecond=0) < moment(now_us).replace(microsecond=0))


def _take(links: dict[tuple[str, str], list[Entry]], row: Any, fits: Any) -> Entry | None:
    """The first link that fits and that no deadline before took."""
    found = links.get((row.rule, row.document), [])
    for at, entry in enumerate(found):
        if fits(entry):
            return found.pop(at)
    return None


def _is_opening(entry: Entry, row: Any) -> bool:
    return _same(entry.told["facts"]["due_at"], row.due_at)


def _is_end(entry: Entry, row: Any) -> bool:
    facts = entry.told["facts"]
    if entry.told["what"] == "drop_deadline":
        return bool(row.outcome == DROPPED)
    return bool(facts["outcome"] == row.outcome) and _same(facts.get("ended_at", ""), row.closed_at)


def _same(told: str, at: datetime) -> bool:
    """Whether a link tells the moment; those of older programs tell none."""
    return not told or datetime.fromisoformat(told) == at
