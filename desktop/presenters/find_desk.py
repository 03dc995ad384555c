"""The scan desk: whatever is scanned is shown; nothing is booked, so no scan holds the line."""

from typing import Any

from PySide6.QtCore import QObject, Signal
from typing_extensions import override

from desktop.domain.changes import Changes, Kind
from desktop.domain.clock import Clock
from desktop.domain.codes import Code, CodeKind, Command
from desktop.domain.errors import Refusal
from desktop.presenters.answer import Verdict
from desktop.presenters.desk import Desk, Settler
from desktop.presenters.found import Found, look_up
from desktop.presenters.life import Life
from desktop.presenters.reply import Reply, refused
from desktop.presenters.session import Session
from desktop.queries.looking_up import HitKind
from desktop.queries.notice_plan import notices
from desktop.storage.errors import EnvironmentFault


class FindDesk(Desk):
    """Where a thing is, what it is, and its life.

    Signals:
        page_wanted: a `desktop.queries.looking_up.Hit`: its page is to be opened (a unit, lot, tray, place or item).
        notice_found: number of the delivery whose note was scanned: it is to be received.
        search_wanted: typed words that are nobody's name: they are to be searched in the stock.
    """

    page_wanted = Signal(object)
    notice_found = Signal(str)
    search_wanted = Signal(str)

    def __init__(
        self, session: Session, settler: Settler, clock: Clock, site: str = "", parent: QObject | None = None
    ) -> None:
        super().__init__(session, settler, parent)
        self.life = Life(session.jobs, clock, site, self)
        self.deliveries_waiting = 0
        self._clock = clock
        self._site = site
        self.page_wanted.connect(self.life.open)
        session.changed.connect(self._person_changed)

    # ---------------------------------------------------------------- what is shown

    def reload(self) -> None:
        """Read how many deliveries wait, and the page that is shown."""
        self.jobs.read(_waiting, self._counted, self._uncounted)
        self.life.reload()

    def on_changed(self, changes: Changes, initiator: object) -> None:
        """Somebody's commit touched something."""
        if Kind.NOTICES in changes:
            self.jobs.read(_waiting, self._counted, self._uncounted)
        self.life.on_changed(changes, initiator)

    def _counted(self, waiting: int) -> None:
        self.deliveries_waiting = waiting
        self.changed.emit()

    def _uncounted(self, _error: Exception) -> None:
        """The count that was shown stays; the chips say what is wrong."""

    def _person_changed(self, _person: object) -> None:
        self.changed.emit()

    # ---------------------------------------------------------------- what a scan does

    @override
    def handle(self, code: Code | None, raw: str) -> None:
        """Anything but a command of the card is looked up."""
        if code is not None and code.kind is CodeKind.COMMAND:
            if code.name != Command.ACKNOWLEDGE:
                raise Refusal("not_here", raw=code.name)
            self.ok("nothing_held", {}, Verdict.INFO)
            return
        self.jobs.read(self._asking(raw), self._scanned, self.refuse)

    @override
    def refuse(self, error: Exception) -> None:
        """Nothing is booked here: a refusal is told, the line goes on."""
        self.reply(told(error))

    def look_up(self, text: str) -> None:
        """Look up a code that was typed."""
        if text:
            self.jobs.read(self._asking(text), self._typed, self._not_typed)

    def _asking(self, text: str) -> Any:
        at, site = self._clock.now(), self._site

        def ask(connection: Any) -> Found:
            return look_up(connection, text, at, site)

        return ask

    def _scanned(self, found: Found) -> None:
        self.reply(found.reply)
        self._open(found)

    def _typed(self, found: Found) -> None:
        if found.hit.kind is HitKind.NONE:
            self.search_wanted.emit(str(found.reply.facts["text"]))
            return
        self.replied.emit(found.reply)
        self._open(found)

    def _not_typed(self, error: Exception) -> None:
        self.replied.emit(told(error))

    def _open(self, found: Found) -> None:
        if found.hit.kind is HitKind.NOTICE:
            self.notice_found.emit(found.hit.code)
        elif found.hit.kind is not HitKind.NONE:
            self.page_wanted.emit(found.hit)


def _waiting(connection: Any) -> int:
    return sum(row.state.value != "posted" for row in notices(connection))


def told(error: Exception) -> Reply:
    """The reply of a desk that books nothing: never a held line."""
    if isinstance(error, Refusal):
        reply = refused(error)
        return Reply(reply.verdict, reply.code, reply.facts)
    if isinstance(error, EnvironmentFault):
        return Reply(Verdict.REFUSED, error.code, error.facts)
    return Reply(Verdict.REFUSED, "program_error")
