"""The recall desk: scan one piece, see where all are, block, tell, label, secure, close (SC-13, journey J13)."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from typing_extensions import override

from desktop.domain.changes import Changes, Kind
from desktop.domain.clock import Clock
from desktop.domain.codes import Code, CodeKind, Command
from desktop.domain.errors import Refusal
from desktop.presenters.answer import Verdict
from desktop.presenters.desk import Desk, Settler
from desktop.presenters.newest_reading import NewestReading
from desktop.presenters.recall_ending import RecallEnding
from desktop.presenters.recall_papers import RecallPapers
from desktop.presenters.session import Session
from desktop.queries.recall_locating import Picture, locate
from desktop.queries.recalls import (
    NoticeRow,
    PieceRow,
    Progress,
    RecallRow,
    progress,
    recall_named,
    recall_notices,
    recall_pieces,
    recalls,
)
from desktop.services.recalls import closing, opening, taking_back, telling
from desktop.services.recalls.looking import Looked, look_for
from desktop.services.wire import to_wire


@dataclass(frozen=True, slots=True)
class RecallView:
    """A recall at hand: its pieces, notices and progress."""

    row: RecallRow
    picture: Picture
    pieces: tuple[PieceRow, ...]
    notices: tuple[NoticeRow, ...]
    progress: Progress


class RecallDesk(Desk):
    """What was scanned and found, or the recall that is worked on.

    Attributes:
        looked: goods that were scanned and are not recalled yet, with the picture of their lot.
        view: the recall at hand.
        all: every recall, the newest first.
    """

    def __init__(self, session: Session, settler: Settler, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(session, settler, parent)
        self._clock = clock
        self.looked: Looked | None = None
        self.view: RecallView | None = None
        self.all: tuple[RecallRow, ...] = ()
        self._done: set[str] = set()
        self._raw = self._vouched = ""
        self._number = ""
        self._reading = NewestReading(self.jobs, self)
        self._reading.came.connect(self._loaded)
        self.ending = RecallEnding(self)
        self.ending.done.connect(self.reload)
        self.papers = RecallPapers(self, clock)
        self.papers.blocked.connect(self._notice_blocked)

    @property
    def now(self) -> datetime:
        """The moment, for the clocks of the notices."""
        return self._clock.now()

    @property
    def awaited(self) -> bool:
        """A recall was chosen whose rows have not been read yet."""
        return bool(self._number) and self.view is None

    def reload(self) -> None:
        """Read the recalls, and the one at hand."""
        number = self._number
        self._reading.ask(lambda one: (recalls(one), _view(one, number) if number else None))

    def on_changed(self, changes: Changes, _initiator: object) -> None:
        """Recalls or stock changed: the picture is drawn anew."""
        if changes & {Kind.RECALLS, Kind.STOCK, Kind.HOLDS}:
            self.reload()

    def _loaded(self, read: tuple[tuple[RecallRow, ...], RecallView | None]) -> None:
        self.all, self.view = read
        self.changed.emit()

    def choose(self, number: str) -> None:
        """Work on a recall; "" for none. The one at hand stays in view while it is read again."""
        self.papers.drop()
        if number != self._number:
            self.view = None
        self._number, self.looked, self._done, self._vouched = number, None, set(), ""
        row = next((one for one in self.all if one.number == number), None)
        if row is not None:
            closed = row.closed_at is not None or row.lifted_at is not None
            self._keep(notified=row.notified_at is not None, closed=closed)
        self.reload()

    def _keep(self, *, notified: bool, closed: bool) -> None:
        """Remember which steps of the recall at hand are done, so that a quick CONFIRM does the next one."""
        self._done |= {step for step, done in (("notify", notified), ("close", closed)) if done}

    # ---------------------------------------------------------------- scans

    @override
    def handle(self, code: Code | None, raw: str) -> None:
        """A piece shows its recall or its lot; YES vouches for it, BLOCK blocks, CONFIRM goes on, UNDO withdraws."""
        if code is None:
            self._raw = raw
            at = self._clock.now()
            self.jobs.read(lambda connection: look_for(connection, raw, at), self._looked, self.refuse)
        elif code.kind is CodeKind.NOTICE:
            self.papers.show_letter(code.name)
        elif code == Code(CodeKind.COMMAND, Command.BLOCK):
            self._block_scanned()
        elif code == Code(CodeKind.COMMAND, Command.CONFIRM):
            self._next_step(self.write)
        elif code == Code(CodeKind.COMMAND, Command.YES):
            self._vouch()
        elif code == Code(CodeKind.COMMAND, Command.UNDO):
            self.write(
                taking_back.WITHDRAW_RECALL, taking_back.WithdrawRecall(self._at_hand(), raw=raw), self._withdrawn
            )
        elif code == Code(CodeKind.COMMAND, Command.ACKNOWLEDGE):
            self.ok("nothing_held", {}, Verdict.INFO)
        else:
            raise Refusal("not_here", raw=raw)

    def _looked(self, found: Looked) -> None:
        facts = {name: value for name, value in to_wire(found).items() if name != "picture"}
        if found.recall:
            self.choose(found.recall)
            self._keep(notified=found.notified, closed=found.closed)
            self._vouched = self._raw
            self.ok("recall_shown", facts | {"number": found.recall}, Verdict.WRONG_PLACE)
            return
        self.papers.drop()
        self._number, self.view, self.looked, self._done = "", None, found, set()
        self.ok("recall_located", facts, Verdict.INFO)

    def _vouch(self) -> None:
        """The piece of the recall that was scanned last is safe with its holder."""
        if not self._vouched:
            raise Refusal("scan_recall_first")
        self.ending.vouch(self._number, self._vouched)
        self._vouched = ""

    def _block_scanned(self) -> None:
        if self.papers.notice is not None:
            self.papers.block(self.write)
            return
        if self.looked is None:
            raise Refusal("scan_recall_first")
        self.write(opening.BLOCK_RECALL, opening.BlockRecall(self._raw), self._blocked)

    @property
    def next_step(self) -> str:
        """What comes next: ``block``, ``notify``, ``label``, ``close``, or "" when nothing does."""
        if self.looked is not None:
            return "block"
        if not self._number or "close" in self._done:
            return ""
        return next((step for step in ("notify", "label") if step not in self._done), "close")

    def _next_step(self, send: Any) -> None:
        step, number = self.next_step, self._number
        if step == "notify":
            send(telling.NOTIFY_RECALL, telling.NotifyRecall(number), self._notified)
        elif step == "label":
            send(telling.LABEL_RECALL, telling.LabelRecall(number), self._labelled)
        elif step == "close":
            send(closing.CLOSE_RECALL, closing.CloseRecall(number), self._closed)
        else:
            raise Refusal("scan_recall_first")

    def _notice_blocked(self, numbers: list[str]) -> None:
        """A notice from a file was blocked: its recall is at hand, or of several all are listed."""
        self.choose(numbers[0] if len(numbers) == 1 else "")

    def _blocked(self, done: opening.RecallBlocked) -> None:
        self.choose(done.number)
        self.ok("recall_blocked", to_wire(done))

    def _notified(self, done: telling.RecallNotified) -> None:
        self._done.add("notify")
        self.reload()
        self.ok("recall_notified", to_wire(done))

    def _labelled(self, done: telling.RecallLabelled) -> None:
        self._done.add("label")
        self.reload()
        self.ok("recall_labelled", to_wire(done))

    def _closed(self, done: closing.RecallClosed) -> None:
        self._done.add("close")
        self.reload()
        self.ok("recall_done", to_wire(done))

    @property
    def may_withdraw(self) -> bool:
        """The recall at hand is still open and nobody was told of it."""
        row = self.view.row if self.view is not None else None
        return row is not None and row.notified_at is None and row.closed_at is None and row.lifted_at is None

    @property
    def may_lift(self) -> bool:
        """The notices of the recall at hand are written, or it is closed; and nobody has lifted it."""
        row = self.view.row if self.view is not None else None
        return row is not None and row.lifted_at is None and bool(row.notified_at or row.closed_at)

    def _at_hand(self) -> str:
        """The recall at hand; nobody withdraws one that is not in sight."""
        if not self._number:
            raise Refusal("scan_recall_first")
        return self._number

    def _withdrawn(self, done: taking_back.RecallWithdrawn) -> None:
        self.choose("")
        self.ok("recall_withdrawn", to_wire(done), Verdict.INFO)

    # ---------------------------------------------------------------- buttons

    def withdraw_by_hand(self, reason: str) -> None:
        """Withdraw the recall at hand, which was opened by mistake."""
        request = taking_back.WithdrawRecall(self._at_hand(), reason)
        self.by_hand(taking_back.WITHDRAW_RECALL, request, self._withdrawn)

    def account_by_hand(self, piece: PieceRow, how: str, reason: str) -> None:
        """Account for a piece of the recall at hand; ``how`` as in `desktop.presenters.recall_ending`."""
        if self.view is not None:
            self.ending.account(self.view.row, piece, how, reason)

    def lift_by_hand(self, letter: str) -> None:
        """Lift the recall at hand by the manufacturer's letter."""
        self.ending.lift(self._at_hand(), letter)

    def step_by_hand(self, reference: str = "") -> None:
        """Do the next step by a button; ``reference`` is the number of the maker's notice."""
        if self.papers.notice is not None:
            self.papers.block(self.by_hand)
        elif self.next_step == "block":
            request = opening.BlockRecall(self._raw, reference=reference)
            self.by_hand(opening.BLOCK_RECALL, request, self._blocked)
        elif self.next_step:
            self._next_step(self.by_hand)

    def acknowledge_notice(self, document: str, person: str, *, secured: bool) -> None:
        """A receiver acknowledged its notice."""
        request = telling.AcknowledgeRecall(document, person, secured)
        self.by_hand(telling.ACKNOWLEDGE_RECALL, request, self._acknowledged)

    def _acknowledged(self, done: telling.RecallAcknowledged) -> None:
        self.reload()
        self.ok("recall_acknowledged", to_wire(done))

    def write_evidence(self, path: Path, language: str) -> None:
        """Save the evidence of the recall at hand as PDF."""
        number = self._number

        def build(connection: Any) -> str:
            from desktop.reports.recall_evidence import build_recall_evidence

            build_recall_evidence(connection, path, language, number)
            return str(path)

        self.jobs.read(build, self._written, self.refuse)

    def _written(self, path: str) -> None:
        self.ok("evidence_written", {"path": path})


def _view(connection: Any, number: str) -> RecallView:
    row = recall_named(connection, number)
    pieces, notices = recall_pieces(connection, row), tuple(recall_notices(connection, number))
    return RecallView(row, locate(connection, row.scope), pieces, notices, progress(connection, row))
