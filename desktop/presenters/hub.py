"""The hub: every kept scan comes here; people and task cards are its own, the rest goes to the task at work."""

from collections import deque
from typing import Final

from PySide6.QtCore import QObject, Signal

from desktop.domain.codes import Code, CodeKind, Command, parse_code
from desktop.domain.errors import Refusal
from desktop.presenters.answer import Verdict
from desktop.presenters.desk import Desk
from desktop.presenters.reply import Reply, refused
from desktop.presenters.session import Session
from desktop.queries.people import SignedIn
from desktop.runtime.scan_router import KeptScan, ScanRouter
from desktop.storage.errors import EnvironmentFault

TASKS: Final = {
    Command.FIND: "desk",
    Command.RECEIVE: "receive",
    Command.PUT_AWAY: "put_away",
    Command.LABELS: "labels",
    Command.COUNT: "counts",
    Command.TRAYS: "trays",
    Command.CASES: "cases",
    Command.EMERGENCY: "night",
    Command.WHAT_RUNS: "board",
    Command.RETURNS: "returns",
    Command.RECALL: "recalls",
    Command.ADVERSE: "adverse",
    Command.EQUIPMENT: "equipment",
    Command.REPAIRS: "repairs",
    Command.PEOPLE: "people",
    Command.PREVENTION: "prevention",
    Command.FIGURES: "figures",
    Command.REFILL: "refill",
    Command.SETTLEMENT: "settlement",
}
"""Which card opens which task."""


class Hub(QObject):
    """Hands each scan to the one task at work.

    Signals:
        replied: the `Reply` to the last scan, whoever gave it.
        task_wanted: a task card was scanned; the key of its page.
        language_wanted: the language card was scanned.
    """

    replied = Signal(object)
    task_wanted = Signal(str)
    language_wanted = Signal()

    def __init__(self, session: Session, router: ScanRouter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._router = router
        self._desks: dict[str, Desk] = {}
        self._expected: set[str] = set()
        self._waiting: list[tuple[str, KeptScan]] = []
        self._task = ""
        self._signing: KeptScan | None = None
        self._badge = ""
        """The badge that waits until what was scanned before it is booked: that is still the other person's."""
        self._behind: deque[tuple[KeptScan, str]] = deque()
        """What was scanned after a badge that is being looked up: it is that person's."""
        router.kept.connect(self.take)
        router.unkept.connect(self._unkept)
        session.changed.connect(self._signed_in)
        session.refused.connect(self._sign_in_refused)

    def expect(self, task: str) -> None:
        """A desk that comes later: what is scanned for it until then waits, in order."""
        self._expected.add(task)

    def add(self, task: str, desk: Desk) -> None:
        """Add a desk; its replies are told on, and it takes what waited for it."""
        self._desks[task] = desk
        self._expected.discard(task)
        desk.replied.connect(self.replied)
        desk.replied.connect(self._look_badge_up)
        waited = [kept for wanted, kept in self._waiting if wanted == task]
        self._waiting = [one for one in self._waiting if one[0] != task]
        for kept in waited:
            self.take(kept, task)

    @property
    def desk(self) -> Desk | None:
        """The desk at work."""
        return self._desks.get(self._task)

    def work_at(self, task: str) -> None:
        """From now on scans go to this task; a page that takes no scans leaves the desk before in charge."""
        if task in self._desks or task in self._expected:
            self._task = task
            self._router.name_task(task)

    def take(self, kept: KeptScan, task: str = "") -> None:
        """Take a scan that is in the journal, for the task at work unless another is named."""
        if self._signing is not None:
            self._behind.append((kept, task))
        else:
            self._hand_on(kept, task)

    def _hand_on(self, kept: KeptScan, task: str) -> None:
        try:
            code = parse_code(kept.scan.raw)
        except Refusal as refusal:
            self._say(kept, refused(refusal))
            return
        task = task or self._task
        desk = self._desks.get(task)
        if task in self._expected:
            self._keep_waiting(kept, task, code)
        elif code is not None and desk is not None and self._is_for(desk, code):
            desk.take(kept)
        elif code is not None and code.kind is CodeKind.PERSON:
            self._sign_in(kept, code)
        elif code is not None and desk is not None and desk.held is None and self._own(kept, code):
            return
        elif self.session.person is None:
            self._say(kept, Reply(Verdict.REFUSED, "sign_in_first"))
        elif desk is not None:
            desk.take(kept)

    def _is_for(self, desk: Desk, code: Code) -> bool:
        return self.session.person is not None and desk.held is None and desk.takes(code)

    def _keep_waiting(self, kept: KeptScan, task: str, code: Code | None) -> None:
        """Before the desk is there: task cards and the first badge act at once, all else waits for it."""
        if code is not None and self._own(kept, code):
            return
        if self.session.person is not None:
            self._waiting.append((task, kept))
        elif code is not None and code.kind is CodeKind.PERSON:
            self._sign_in(kept, code)
        else:
            self._say(kept, Reply(Verdict.REFUSED, "sign_in_first"))

    def _sign_in(self, kept: KeptScan, code: Code) -> None:
        self._signing, self._badge = kept, code.name
        self._look_badge_up()

    def _look_badge_up(self, _reply: object = None) -> None:
        if self._badge and not any(desk.is_busy for desk in self._desks.values()):
            badge, self._badge = self._badge, ""
            self.session.sign_in(badge)

    def _own(self, kept: KeptScan, code: Code) -> bool:
        if code.kind is not CodeKind.COMMAND:
            return False
        command = Command(code.name)
        if command in TASKS:
            self._say(kept, Reply(Verdict.INFO, "task_opened", {"task": TASKS[command]}))
            self.task_wanted.emit(TASKS[command])
        elif command is Command.LANGUAGE:
            self._router.settle(kept, "language_changed")
            self.language_wanted.emit()
        elif command is Command.WHO_AM_I and self.session.person is not None:
            person = self.session.person
            self._say(kept, Reply(Verdict.INFO, "who_am_i", {"name": person.name, "role": person.role.value}))
        else:
            return False
        return True

    def _say(self, kept: KeptScan | None, reply: Reply) -> None:
        if kept is not None:
            self._router.settle(kept, reply.code)
        self.replied.emit(reply)

    def _signed_in(self, person: SignedIn | None) -> None:
        kept, self._signing = self._signing, None
        if person is not None:
            self._say(kept, Reply(Verdict.INFO, "signed_in", {"name": person.name, "role": person.role.value}))
        self._take_behind()

    def _sign_in_refused(self, error: Exception) -> None:
        kept, self._signing = self._signing, None
        if isinstance(error, Refusal) or (isinstance(error, EnvironmentFault) and kept is not None):
            self._say(kept, Reply(Verdict.REFUSED, error.code, error.facts))
        self._take_behind()

    def _take_behind(self) -> None:
        while self._behind and self._signing is None:
            self._hand_on(*self._behind.popleft())

    def _unkept(self, _scan: object, why: Exception) -> None:
        facts = {"code": why.code, **why.facts} if isinstance(why, EnvironmentFault) else {"code": "program_error"}
        self.replied.emit(Reply(Verdict.REFUSED, "scan_not_kept", facts))
