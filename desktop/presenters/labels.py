"""The labels desk: a scan proves a printed label; what is open, doubtful or spoiled is settled here."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from typing_extensions import override

from desktop.devices.states import CONNECTED_STATES, LineState, StateChange
from desktop.domain.changes import Changes, Kind
from desktop.domain.clock import Clock
from desktop.domain.codes import Code, CodeKind, Command
from desktop.domain.errors import Refusal
from desktop.presenters.answer import Verdict
from desktop.presenters.desk import HALVES, Desk, Settler
from desktop.presenters.find_desk import told
from desktop.presenters.label_ordering import LabelOrdering
from desktop.presenters.label_picture import LabelPictures
from desktop.presenters.reply import Reply
from desktop.presenters.run_sheets import RunSheets
from desktop.presenters.session import Session
from desktop.queries.label_board import Board, BoardAsked, LabelStory, board, label_story, waiting_of_run
from desktop.queries.labels import LabelRow
from desktop.runtime.print_queue import PrintQueue
from desktop.services.printing import MOVE_LABEL, MoveLabel
from desktop.services.reprinting import REPRINT_LABEL, LabelReprinted, ReprintLabel
from desktop.services.settling_labels import SETTLE_LABEL, VOID_LABEL, Decision, SettleLabel, VoidLabel
from desktop.services.verifying_labels import SCAN_BACK, LabelScanned, ScanBack
from desktop.storage.errors import EnvironmentFault

_CALM: Final = CONNECTED_STATES | {LineState.IDENTIFYING, LineState.OPENING}
_ON_WAY: Final = frozenset({"queued", "failed"})


class LabelsDesk(Desk):
    """The open labels, the day's count, and the one label that is looked at.

    While `ordering` is open, a scan names the thing that a label is wanted for; else it is a scan-back.

    Signals (with those of `Desk`):
        loading: the list is being read; what is shown stays.
        arrived: a `desktop.queries.label_board.Board`.
        unread: the list could not be read (the exception).
        story_changed: another label is looked at, or there is news of it, or none is.
        troubled: something that was asked by hand was refused (the exception); it is shown where it was asked.
    """

    loading = Signal()
    arrived = Signal(object)
    unread = Signal(object)
    story_changed = Signal()
    troubled = Signal(object)

    def __init__(
        self,
        session: Session,
        settler: Settler,
        queue: PrintQueue,
        clock: Clock,
        site: str = "",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(session, settler, parent)
        self.queue = queue
        self.pictures = LabelPictures(queue, clock, self)
        self.ordering = LabelOrdering(session, queue, clock, site, self)
        self.sheets = RunSheets(session, queue, clock, self)
        self.asked = BoardAsked()
        self.board: Board | None = None
        self.story: LabelStory | None = None
        self._clock, self._site = clock, site
        self._generation = self._looking = 0
        self._wanted: UUID | None = None
        self._run_reason = ""
        self._takers: dict[UUID, str] = {}
        queue.shared.connect(self._shared_out)
        queue.state_changed.connect(self._printer_changed)
        self.ordering.replied.connect(self._ordering_replied)
        self.ordering.refused.connect(self._ordering_refused)
        self.sheets.replied.connect(self.reply)
        self.sheets.refused.connect(self._sheets_refused)

    # ---------------------------------------------------------------- what is shown

    def ask(self, asked: BoardAsked) -> None:
        """Show another list."""
        if asked != self.asked or self.board is None:
            self.asked = asked
            self.reload()

    def narrow(self, **values: Any) -> None:
        """Change one part of what is asked for."""
        self.ask(replace(self.asked, **values))

    def reload(self) -> None:
        """Read the list anew, and the label that is looked at."""
        self._generation += 1
        number, asked, at, site = self._generation, self.asked, self._clock.now(), self._site
        self.loading.emit()
        self.jobs.read(lambda connection: (number, board(connection, asked, at, site)), self._read, self.unread.emit)
        if self._wanted is not None:
            self.open(self._wanted)

    def on_changed(self, changes: Changes, _initiator: object) -> None:
        """Somebody's commit touched labels."""
        if Kind.LABELS in changes and self.board is not None:
            self.reload()

    def _read(self, answer: tuple[int, Board]) -> None:
        number, found = answer
        if number == self._generation:
            self.board = found
            self.arrived.emit(found)

    def _shared_out(self) -> None:
        names = [one.name for one in self.queue.settings]
        self._takers = {label.label: name for name in names for label in self.queue.waiting(name)}
        if self.board is not None:
            self.arrived.emit(self.board)

    def _printer_changed(self, _name: str, _change: StateChange) -> None:
        if self.board is not None:
            self.arrived.emit(self.board)

    def open(self, label: UUID) -> None:
        """Look at a label."""
        self._looking += 1
        self._wanted, number = label, self._looking
        self.jobs.read(lambda base: (number, label_story(base, label)), self._opened, self.troubled.emit)

    def close(self) -> None:
        """Look at none."""
        self._looking += 1
        self.story = self._wanted = None
        self.story_changed.emit()

    def _opened(self, answer: tuple[int, LabelStory]) -> None:
        number, story = answer
        if number == self._looking:
            if self.story is None or self.story.row.label != story.row.label:
                self.pictures.draw(story.content)
            self.story = story
            self.story_changed.emit()

    def printer_of(self, row: LabelRow) -> str:
        """The printer that has the label, or that will take it; "" when this desk has none for it."""
        return row.printer or self._takers.get(row.label, "")

    def trouble_of(self, row: LabelRow) -> StateChange | None:
        """What keeps the printer of a waiting label from printing; None when nothing does, or nobody knows."""
        change = self.queue.states().get(self.printer_of(row))
        waits = row.state.value in _ON_WAY and row.workstation == self.session.workstation
        return change if change is not None and waits and change.state not in _CALM else None

    # ---------------------------------------------------------------- a scan

    @override
    def takes(self, code: Code) -> bool:
        """An open badge or test label is proved here; its code would sign in, or ask who that is."""
        return self.board is not None and code.text in self.board.codes and not self.ordering.is_open

    @override
    def handle(self, code: Code | None, raw: str) -> None:
        """Any scan is a scan-back, but commands of the card; while a label is being ordered, it names the thing."""
        if code is not None and code.kind is CodeKind.COMMAND and not self.takes(code):
            self._command(code.name)
        elif self.ordering.is_open:
            self.ordering.look_up(raw)
        else:
            self.write(SCAN_BACK, ScanBack(raw), self._scanned)

    def _command(self, name: str) -> None:
        """CONFIRM orders the label that is shown; ACKNOWLEDGE goes back to scanning labels."""
        if name == Command.CONFIRM and self.ordering.is_open:
            self.ordering.order()
        elif name == Command.ACKNOWLEDGE:
            self.ordering.close()
            self.close()
            self.ok("nothing_held", {}, Verdict.INFO)
        else:
            raise Refusal("not_here", raw=name)

    @override
    def refuse(self, error: Exception) -> None:
        """Nothing is booked by a scan that no label waits for: only a void label holds the line."""
        soft = isinstance(error, Refusal) and error.code not in HALVES and error.code != "label_void"
        if soft:
            self.reply(told(error))
        else:
            super().refuse(error)

    def _scanned(self, found: LabelScanned) -> None:
        facts = {name: getattr(found, name) for name in ("item", "item_en", "lot", "serial")}
        facts |= {"place": found.code, "more": found.open or "", "label_for": found.purpose.value}
        if found.again:
            self.ok("label_again", facts, Verdict.AGAIN)
        else:
            self.ok("label_scanned_back", facts)
        if self.story is not None and self.story.row.label != found.label:
            self.close()

    def _ordering_replied(self, reply: Reply) -> None:
        self.reply(reply)

    def _ordering_refused(self, error: Exception) -> None:
        """The words stand on the page; a scan that asked for it is answered."""
        if self._at_work is not None:
            self.reply(told(error))

    # ---------------------------------------------------------------- what a person decides

    def settle(self, decision: str, reason: str) -> None:
        """Say of the label that is looked at: ``printed``, ``not_printed`` or ``spoiled``."""
        self._decide(SETTLE_LABEL, lambda label: SettleLabel(label, Decision(decision), reason))

    def void(self, reason: str) -> None:
        """Make the label void that is looked at."""
        self._decide(VOID_LABEL, lambda label: VoidLabel(label, reason))

    def reprint(self, reason: str) -> None:
        """Print once more the label that is looked at."""
        self._decide(REPRINT_LABEL, lambda label: ReprintLabel(label, reason))

    def move(self, printer: str) -> None:
        """Give the waiting label that is looked at to another printer."""
        self._decide(MOVE_LABEL, lambda label: MoveLabel(label, printer, self.session.workstation))

    def try_again(self) -> None:
        """Print the label that is looked at, which was refused before."""
        if self.story is not None:
            self.queue.try_again(self.story.row.label)

    def _decide(self, verb: Any, request: Callable[[UUID], Any]) -> None:
        if self.story is not None:
            asked = request(self.story.row.label)
            self.jobs.write(verb, asked, self.session.envelope(), self._decided, self.troubled.emit)

    def _decided(self, answer: Any) -> None:
        """The commit is announced and the list read anew by that; a reprint is looked at from now on."""
        if isinstance(answer, LabelReprinted):
            self.open(answer.label)

    # ---------------------------------------------------------------- runs

    def _sheets_refused(self, error: Exception) -> None:
        """Nothing was written, or the disk said no and all wait again: told, and no line is held."""
        if isinstance(error, (Refusal, EnvironmentFault)):
            self.reply(told(error))

    def stop_run(self, run: UUID, reason: str) -> None:
        """Make void what has not begun of a run; what a printer has comes out."""
        self._run_reason = reason
        self.jobs.read(lambda base: waiting_of_run(base, run), self._drop, self.troubled.emit)

    def _drop(self, labels: tuple[UUID, ...]) -> None:
        for label in labels:
            asked = VoidLabel(label, self._run_reason)
            self.jobs.write(VOID_LABEL, asked, self.session.envelope(), self._decided, self._not_dropped)

    def _not_dropped(self, error: Exception) -> None:
        """One that has begun meanwhile comes out."""
        if not (isinstance(error, Refusal) and error.code in ("label_being_sent", "label_void")):
            self.troubled.emit(error)

    def finish(self) -> None:
        """Wait until no label is being drawn; for the end of the program."""
        self.pictures.finish()
        self.ordering.finish()
        self.sheets.finish()
