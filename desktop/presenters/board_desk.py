"""The board: everything that runs, what was told, and how often promises were kept (C-08, S2-02, S1-43)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, tzinfo
from typing import Any, Final

from PySide6.QtCore import QObject, Signal
from typing_extensions import override

from desktop.domain.changes import Changes, Kind
from desktop.domain.clock import Clock, local_day
from desktop.domain.codes import Code, CodeKind, Command
from desktop.domain.deadlines import WATCHES, Basis, overdue_from
from desktop.domain.errors import Refusal
from desktop.domain.months import months_from
from desktop.domain.permissions import Action, Role
from desktop.presenters.ahead import reader_of, told_to
from desktop.presenters.answer import Verdict
from desktop.presenters.board_topics import page_of, topic_of
from desktop.presenters.desk import Desk, Settler
from desktop.presenters.newest_reading import NewestReading
from desktop.presenters.session import Session
from desktop.presenters.site_time import zone_of
from desktop.queries.board import Board, BoardRow, board, inbox
from desktop.queries.inbox import InboxRow, inbox_notices
from desktop.queries.on_time import OnTime, OnTimeAsked, OnTimeRow, on_time_rates, on_time_rows
from desktop.queries.reminders import ReminderRow
from desktop.services.inbox import ACKNOWLEDGE_NOTICE, AcknowledgeNotice, NoticeRead
from desktop.services.reminding import (
    ACKNOWLEDGE_EXPIRY,
    ACKNOWLEDGE_REMINDER,
    Acknowledged,
    AcknowledgeExpiry,
    AcknowledgeReminder,
    ExpiryAcknowledged,
)

OVERDUE: Final = "overdue"
"""The choice of what can no longer be kept; the others are the values of `Basis`, "" for everything."""

_LEADS: Final = frozenset({Role.SUPERVISOR, Role.ADMINISTRATOR})


@dataclass(frozen=True, slots=True)
class Seen:
    """What was read at once.

    Attributes:
        zone: in which the months of the on-time rate begin.
        figures: by rule, and last the one of all together.
        counted: the deadlines behind the figures.
    """

    board: Board = field(default_factory=Board)
    inbox: tuple[ReminderRow, ...] = ()
    notices: tuple[InboxRow, ...] = ()
    zone: tzinfo = UTC
    month: date = date.min
    figures: tuple[OnTime, ...] = ()
    counted: tuple[OnTimeRow, ...] = ()


class BoardDesk(Desk):
    """What the page shows, read anew whenever a deadline opens, closes or is told.

    Attributes:
        seen: what was read last, by `reading`.
        basis, topic: the choice among what runs; "" for everything.
        every_role: a leader reads the reminders of all roles.
        at_notices: the in-app notices are shown, so ACKNOWLEDGE means one of them and not a reminder.
        chosen: the reminder or the notice that ACKNOWLEDGE means; the first unread one when it is None.

    Signals:
        document_wanted: page and number of a document whose deadline was opened.
    """

    document_wanted = Signal(str, str)

    def __init__(
        self, session: Session, settler: Settler, clock: Clock, site: str = "", parent: QObject | None = None
    ) -> None:
        super().__init__(session, settler, parent)
        self.seen = Seen()
        self.basis = self.topic = ""
        self.every_role = self.at_notices = False
        self.chosen: int | None = None
        self.reading = NewestReading(self.jobs, self)
        self.clock = clock
        self._site = site
        self._month: date | None = None
        self._then: Callable[[], None] | None = None
        self.reading.came.connect(self._loaded)
        self.reading.missed.connect(self._unread)
        session.changed.connect(self._person_changed)

    # ---------------------------------------------------------------- what is read

    def reload(self) -> None:
        """Read everything anew."""
        now, site, month = self.clock.now(), self._site, self._month
        told = "" if self.every_role else told_to(self.session.person)
        reader = reader_of(self.session.person, site, every_role=self.every_role)

        def read(connection: Any) -> Seen:
            zone = zone_of(connection, site)
            first = month or local_day(now, zone).replace(day=1)
            asked = OnTimeAsked(_midnight(first, zone), _midnight(months_from(first, 1), zone), site)
            told_rows = () if told is None else inbox(connection, site, told)
            arrived = () if reader is None else inbox_notices(connection, reader)
            kept = (on_time_rates(connection, asked, now), on_time_rows(connection, asked, now))
            return Seen(board(connection, now, site), told_rows, arrived, zone, first, *kept)

        self.reading.ask(read)

    def on_changed(self, changes: Changes, _initiator: object) -> None:
        """Somebody's commit touched something."""
        if changes & {Kind.DEADLINES, Kind.PARTIES, Kind.OUTBOX}:
            self.reload()

    def _loaded(self, seen: Seen) -> None:
        self.seen = seen
        if self.chosen not in {row.id for row in self.waiting}:
            self.chosen = None
        self.changed.emit()
        self._go_on()

    def _go_on(self) -> None:
        then, self._then = self._then, None
        if then is not None:
            then()

    def _unread(self, error: Exception) -> None:
        """The rows stay; the database chip says why."""
        self.changed.emit()
        then, self._then = self._then, None
        if then is not None:
            self.refuse(error)

    def _person_changed(self, _person: object) -> None:
        self.every_role = False
        if self.reading.began:
            self.reload()

    # ---------------------------------------------------------------- what runs

    @property
    def now(self) -> datetime:
        """The trusted moment."""
        return self.clock.now()

    @property
    def rows(self) -> tuple[BoardRow, ...]:
        """What runs and was chosen, what will be late first on top."""
        return self._chosen(self.basis)

    def _chosen(self, basis: str) -> tuple[BoardRow, ...]:
        now, rows = self.now, self.seen.board.rows
        if self.topic:
            rows = tuple(row for row in rows if topic_of(row.rule) == self.topic)
        if basis == OVERDUE:
            return tuple(row for row in rows if now >= overdue_from(row.due_at))
        return tuple(row for row in rows if row.basis.value == basis) if basis else rows

    def is_late(self, row: BoardRow) -> bool:
        """Whether a promise can no longer be kept."""
        return self.now >= overdue_from(row.due_at)

    def count(self, basis: str) -> int:
        """How many rows of the topic a choice would show."""
        return len(self._chosen(basis))

    def choose_basis(self, basis: str) -> None:
        """Show what is overdue, or rests on a contract, the law or ourselves; "" for everything."""
        self.basis = basis
        self.changed.emit()

    def choose_topic(self, topic: str) -> None:
        """Show one topic of `desktop.presenters.board_topics`; "" for all."""
        self.topic = topic
        self.changed.emit()

    def open_document(self, rule: str, document: str) -> None:
        """Ask for the page of a document."""
        self.document_wanted.emit(page_of(rule), document)

    # ---------------------------------------------------------------- how often promises were kept

    @property
    def month(self) -> date:
        """The first day of the month of the on-time rate."""
        return self._month or self.seen.month

    def step_month(self, by: int) -> None:
        """Show the month that is so many months later; below zero: earlier."""
        if self.seen.month != date.min:
            self._month = months_from(self.month, by)
            self.reload()

    def figure(self, rule: str) -> OnTime | None:
        """The figure of a rule, "" for all together; None before anything was read."""
        return next((one for one in self.seen.figures if one.rule == rule), None)

    def counted(self, rule: str, outcome: str) -> Sequence[OnTimeRow]:
        """The deadlines behind a figure: ``kept``, ``late``, ``running_late``, "" for all of them.

        Of all rules together only what has a weight counts.
        """
        rows = [row for row in self.seen.counted if row.rule == rule or (not rule and row.weight)]
        wanted = {"kept": {"on_time"}, "late": {"late", "running_late"}, "running_late": {"running_late"}}
        return [row for row in rows if not outcome or row.outcome in wanted[outcome]]

    # ---------------------------------------------------------------- reminders and notices

    @property
    def unread(self) -> tuple[ReminderRow, ...]:
        """The reminders that nobody has read."""
        return tuple(row for row in self.seen.inbox if row.acknowledged_at is None)

    @property
    def expiring(self) -> tuple[ReminderRow, ...]:
        """The unread ones of goods that expire."""
        return tuple(row for row in self.unread if row.rule in WATCHES)

    @property
    def unread_notices(self) -> tuple[InboxRow, ...]:
        """The in-app notices that nobody has read."""
        return tuple(row for row in self.seen.notices if row.acknowledged_at is None)

    @property
    def waiting(self) -> Sequence[ReminderRow | InboxRow]:
        """What ACKNOWLEDGE can mean on the page that is shown."""
        return self.unread_notices if self.at_notices else self.unread

    def show_notices(self, *, shown: bool) -> None:
        """The page of the in-app notices is shown, or another one."""
        if shown != self.at_notices:
            self.at_notices, self.chosen = shown, None

    @property
    def may_acknowledge(self) -> bool:
        """Whether the person at the desk may acknowledge at all."""
        return self.session.may(Action.ACKNOWLEDGE)

    @property
    def may_read_all(self) -> bool:
        """Whether the person may read the reminders of every role."""
        return self.session.person is not None and self.session.person.role in _LEADS

    def read_all(self, *, every: bool) -> None:
        """Read the reminders of every role, or only the own ones."""
        self.every_role = every and self.may_read_all
        self.reload()

    def choose(self, reminder: int | None) -> None:
        """Choose what is acknowledged next."""
        self.chosen = reminder

    def _meant(self) -> tuple[Any, Any, Callable[[Any], None]]:
        rows = self.waiting
        if not rows:
            raise Refusal("no_reminder")
        one = next((row for row in rows if row.id == self.chosen), rows[0])
        if self.at_notices:
            return ACKNOWLEDGE_NOTICE, AcknowledgeNotice(one.id), self._noted
        return ACKNOWLEDGE_REMINDER, AcknowledgeReminder(one.id), self._acknowledged

    def acknowledge_by_hand(self) -> None:
        """The button or the key."""
        if self.waiting and self.held is None:
            self.by_hand(*self._meant())

    def acknowledge_expiring(self) -> None:
        """The button: the whole list of goods that expire was read."""
        rows = self.expiring
        if rows and self.held is None:
            told = "" if self.every_role else told_to(self.session.person) or ""
            request = AcknowledgeExpiry(max(row.id for row in rows), self._site, told)
            self.by_hand(ACKNOWLEDGE_EXPIRY, request, self._expiry_read)

    def _expiry_read(self, done: ExpiryAcknowledged) -> None:
        self.chosen = None
        self.reload()
        self.ok("expiry_read", {"count": done.count})

    @override
    def handle(self, code: Code | None, raw: str) -> None:
        """ACKNOWLEDGE reads the chosen reminder or notice, or the newest; anything else does nothing here."""
        if code != Code(CodeKind.COMMAND, Command.ACKNOWLEDGE):
            super().handle(code, raw)
        elif self.reading.is_running or not self.reading.began:
            self._then = self._acknowledge_scanned
            if not self.reading.is_running:
                self.reload()
        else:
            self._acknowledge_scanned()

    def _acknowledge_scanned(self) -> None:
        try:
            self.write(*self._meant())
        except Refusal as refusal:
            self.refuse(refusal)

    def _noted(self, done: NoticeRead) -> None:
        self._read_one(done, {"message": done.message})

    def _acknowledged(self, done: Acknowledged) -> None:
        self._read_one(done, {})

    def _read_one(self, done: Acknowledged | NoticeRead, about: dict[str, Any]) -> None:
        self.chosen = None
        left = max(0, len(self.waiting) - 1)
        facts = about | {"document": done.document, "name": done.by, "at": done.at, "count": left}
        code = "reminder_read_before" if done.again else "reminder_read"
        self.reload()  # first: a scan that waits is about what is read then
        self.ok(code, facts, Verdict.AGAIN if done.again else Verdict.OK)


def _midnight(day: date, zone: tzinfo) -> datetime:
    return datetime.combine(day, time(0), zone)


BASES: Final = (OVERDUE, *(one.value for one in Basis))
"""The choices among what runs."""
