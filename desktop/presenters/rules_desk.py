"""The rules of the deadlines with all their versions, the regions of the sites, and the clocks that moved."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, tzinfo
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.domain.changes import Changes, Kind
from desktop.domain.clock import Clock
from desktop.presenters.newest_reading import NewestReading
from desktop.presenters.rule_entry import RuleEntry
from desktop.presenters.session import Session
from desktop.presenters.site_time import zone_of
from desktop.queries.board import JumpRow, clock_jumps, regions
from desktop.queries.deadline_rules import RuleVersion, deadline_rules
from desktop.services.deadline_rules import SET_DEADLINE_RULE


@dataclass(frozen=True, slots=True)
class RulesSeen:
    """What was read at once; ``regions`` are sites with theirs, "" for none."""

    rules: tuple[RuleVersion, ...] = ()
    jumps: tuple[JumpRow, ...] = ()
    regions: tuple[tuple[str, str], ...] = ()
    zone: tzinfo = UTC


class RulesDesk(QObject):
    """What the page of the rules shows.

    Attributes:
        seen: what was read last, by `reading`.

    Signals:
        changed: something was read anew.
        replied: a `Reply` to what was entered.
    """

    changed = Signal()
    replied = Signal(object)

    def __init__(self, session: Session, clock: Clock, site: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session, self.clock = session, clock
        self.seen = RulesSeen()
        self.entry = RuleEntry(session, self)
        self.reading = NewestReading(session.jobs, self)
        self._site = site
        self.reading.came.connect(self._loaded)
        self.entry.done.connect(self._done)
        session.changed.connect(self.changed)

    @property
    def may_set(self) -> bool:
        """Whether the person at the desk may set rules."""
        return self.entry.may(SET_DEADLINE_RULE)

    @property
    def in_force(self) -> Sequence[RuleVersion]:
        """What decides about what opens now: one row for each rule, and for each region that has its own."""
        return tuple(row for row in self.seen.rules if row.in_force)

    def versions(self, code: str) -> Sequence[RuleVersion]:
        """All versions of a rule, the newest first."""
        return tuple(row for row in reversed(self.seen.rules) if row.code == code)

    @property
    def region_names(self) -> Sequence[str]:
        """The regions that a site has."""
        return sorted({region for _, region in self.seen.regions if region})

    def reload(self) -> None:
        """Read everything anew."""
        now, site = self.clock.now(), self._site

        def read(connection: Any) -> RulesSeen:
            told = (deadline_rules(connection, now), clock_jumps(connection), regions(connection))
            return RulesSeen(*told, zone_of(connection, site))

        self.reading.ask(read)

    def on_changed(self, changes: Changes, _initiator: object) -> None:
        """Somebody's commit touched something."""
        if changes & {Kind.DEADLINES, Kind.PARTIES, Kind.PLACES}:
            self.reload()

    def _loaded(self, seen: RulesSeen) -> None:
        self.seen = seen
        self.changed.emit()

    def _done(self, answer: Any) -> None:
        self.replied.emit(self.entry.reply(answer))
        self.reload()
