"""The attendance of a month: who was at a hospital, checked in on site by badge or hand, and how operations waited."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, tzinfo
from pathlib import Path
from typing import Any, ClassVar, Final

from PySide6.QtCore import QObject
from typing_extensions import override

from desktop.domain.changes import Changes, Kind
from desktop.domain.clock import Clock, local_day
from desktop.domain.codes import Code, CodeKind
from desktop.domain.errors import Refusal
from desktop.domain.months import months_from
from desktop.domain.permissions import Action
from desktop.presenters.answer import Verdict
from desktop.presenters.desk import Desk, Settler
from desktop.presenters.entry import Entry
from desktop.presenters.entry_values import Values
from desktop.presenters.newest_reading import NewestReading
from desktop.presenters.reply import Reply
from desktop.presenters.session import Session
from desktop.presenters.site_time import zone_of
from desktop.queries.adverse_page import PartyNamed
from desktop.queries.attendance import (
    VisitRow,
    WaitedRow,
    WeekRow,
    hospitals,
    presence_days,
    visits_of,
    waiting_minutes,
)
from desktop.services.duties.visits import (
    CHECK_IN_ON_SITE,
    CHECK_OUT,
    CheckInOnSite,
    CheckOut,
    Left,
    OnSite,
)

AGAIN_AFTER_S: Final = 120
"""A badge that is scanned again sooner was scanned twice; later it checks out."""


@dataclass(frozen=True, slots=True)
class AttendanceSeen:
    """What was read at once."""

    zone: tzinfo = UTC
    month: date = date.min
    weeks: tuple[WeekRow, ...] = ()
    visits: tuple[VisitRow, ...] = ()
    waited: tuple[WaitedRow, ...] = ()
    hospitals: tuple[PartyNamed, ...] = ()


class VisitEntry(Entry):
    """Checking in and out by hand."""

    field_of: ClassVar[Mapping[str, str]] = {
        "bad_time": "at",
        "in_the_future": "at",
        "left_before_came": "at",
        "unknown_person": "badge",
        "not_a_hospital": "hospital",
        "unknown_party": "hospital",
    }

    def check_in(self, site: str, values: Values) -> None:
        """Somebody came; an empty badge is whoever is signed in, an empty time is now."""
        if not values["hospital"]:
            self.refused.emit({"hospital": ("required", {"value": ""})})
            return
        at = values["at"].replace(" ", "T")
        self.send(CHECK_IN_ON_SITE, CheckInOnSite(values["hospital"], site, values["badge"], at, values["note"]))

    def check_out(self, values: Values) -> None:
        """Somebody leaves."""
        self.send(CHECK_OUT, CheckOut(values["badge"], values["at"].replace(" ", "T")))


class AttendanceDesk(Desk):
    """A month, read anew whenever somebody came or left, or an operation waited.

    Attributes:
        seen: what was read last, by `reading`.
        is_open: the visits are shown, so a badge checks in on site and out again instead of signing in.
        hospital: where a scanned badge checks in; "" while none is chosen.
    """

    def __init__(
        self, session: Session, settler: Settler, clock: Clock, site: str, parent: QObject | None = None
    ) -> None:
        super().__init__(session, settler, parent)
        self.clock, self.site = clock, site
        self.seen = AttendanceSeen()
        self.entry = VisitEntry(session, self)
        self.is_open = False
        self.hospital = ""
        self.reading = NewestReading(self.jobs, self)
        self._month: date | None = None
        self.reading.came.connect(self._loaded)
        self.entry.done.connect(self._entered)
        session.changed.connect(self.changed)

    # ---------------------------------------------------------------- what is read

    @property
    def may_check_in(self) -> bool:
        """Whether the person at the desk may write down who was there."""
        return self.session.may(Action.PREPARE)

    @property
    def month(self) -> date:
        """The first day of the month that is shown."""
        return self._month or self.seen.month

    def step_month(self, by: int) -> None:
        """Show the month that is so many months later; below zero: earlier."""
        if self.seen.month != date.min:
            self._month = months_from(self.month, by)
            self.reload()

    def reload(self) -> None:
        """Read everything anew."""
        now, site, month = self.clock.now(), self.site, self._month

        def read(connection: Any) -> AttendanceSeen:
            zone = zone_of(connection, site)
            today = local_day(now, zone)
            first = month or today.replace(day=1)
            weeks = presence_days(connection, first, today, site)
            rest = (visits_of(connection, first, site), waiting_minutes(connection, first, site))
            return AttendanceSeen(zone, first, weeks, *rest, hospitals(connection))

        self.reading.ask(read)

    def on_changed(self, changes: Changes, _initiator: object) -> None:
        """Somebody's commit touched something."""
        if changes & {Kind.CASES, Kind.PEOPLE, Kind.PARTIES}:
            self.reload()

    def _loaded(self, seen: AttendanceSeen) -> None:
        self.seen = seen
        self.changed.emit()

    # ---------------------------------------------------------------- what is done

    @override
    def takes(self, code: Code) -> bool:
        """While the visits are shown, a badge checks its owner in on site, or out again."""
        return code.kind is CodeKind.PERSON and self.is_open

    @override
    def handle(self, code: Code | None, raw: str) -> None:
        """A badge; anything else does nothing here."""
        if code is None or code.kind is not CodeKind.PERSON:
            raise Refusal("not_here", raw=code.name if code is not None else raw)
        there = self._there(code.name)
        if there is None:
            if not self.hospital:
                raise Refusal("choose_visited_hospital")
            asked = CheckInOnSite(self.hospital, self.site, code.name, raw=raw)
            self.write(CHECK_IN_ON_SITE, asked, self._answered)
        elif (self.clock.now() - there.came_at).total_seconds() < AGAIN_AFTER_S:
            names = {"name": there.person, "hospital": there.hospital_name}
            raise Refusal("on_site_already", **names, came_at=there.came_at)
        else:
            self.write(CHECK_OUT, CheckOut(code.name, raw=raw), self._answered)

    def _there(self, badge: str) -> VisitRow | None:
        """The visit of today that the badge has not checked out of."""
        return next((row for row in self.seen.visits if row.badge == badge and self.is_there(row)), None)

    def is_there(self, row: VisitRow) -> bool:
        """Whether somebody came today and has not checked out."""
        today = local_day(self.clock.now(), self.seen.zone)
        return row.left_at is None and local_day(row.came_at, self.seen.zone) == today

    def _answered(self, done: Any) -> None:
        self.reload()
        self.reply(self._reply(done))

    def _entered(self, done: Any) -> None:
        self.replied.emit(self._reply(done))
        self.reload()

    def _reply(self, done: OnSite | Left) -> Reply:
        named = next((one.name for one in self.seen.hospitals if one.code == done.hospital), done.hospital)
        facts: dict[str, Any] = {"name": done.person, "hospital": named}
        if isinstance(done, OnSite):
            return Reply(Verdict.OK, "on_site", facts | {"came_at": done.came_at})
        return Reply(Verdict.OK, "left_site", facts | {"minutes": done.minutes})

    def write_paper(self, path: Path, language: str) -> None:
        """Write the attendance of the month as a PDF."""
        asked = (self.month, local_day(self.clock.now(), self.seen.zone), self.site)

        def build(connection: Any) -> int:
            from desktop.reports.attendance import build_attendance

            return build_attendance(connection, path, language, asked)

        self.put_on_paper(path, build)
