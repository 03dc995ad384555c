"""A desk with one document at hand: it is read anew, and what is answered is answered with what was read."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Generic, TypeAlias, TypeVar

from PySide6.QtCore import QObject

from desktop.domain.clock import Clock
from desktop.domain.codes import Code
from desktop.domain.errors import Refusal
from desktop.presenters.answer import Verdict
from desktop.presenters.desk import Desk, Settler
from desktop.presenters.reply import Reply
from desktop.presenters.session import Session

B = TypeVar("B")
V = TypeVar("V")
Taken: TypeAlias = Callable[[tuple[int, B]], None]


@dataclass(frozen=True, slots=True)
class Reading(Generic[B, V]):
    """Where a desk reads.

    Attributes:
        clock: tells the moment of every reading.
        site: code of the desk's site.
        nothing: the board before anything was read.
        board: what the desk offers beside the document: connection, moment and site.
        view: a document: connection, its number and the moment.
    """

    clock: Clock
    site: str
    nothing: B
    board: Callable[[Any, datetime, str], B]
    view: Callable[[Any, str, datetime], V]


class ReadingDesk(Desk, Generic[B, V]):
    """A late answer about another document changes nothing: every reading has its number.

    Attributes:
        board: what the desk offers beside the document.
        view: the document at hand.
        loaded: the board was read; a scan before that waits for it.
    """

    def __init__(
        self, session: Session, settler: Settler, reading: Reading[B, V], parent: QObject | None = None
    ) -> None:
        super().__init__(session, settler, parent)
        self.clock, self.site = reading.clock, reading.site
        self.board = reading.nothing
        self.view: V | None = None
        self.loaded = False
        self._reading = reading
        self._turn = self._view_turn = 0
        self._then: Callable[[V], Reply] | None = None

    @property
    def now(self) -> datetime:
        """The moment."""
        return self.clock.now()

    # ---------------------------------------------------------------- the board

    def reload_rows(self) -> None:
        """Read the board."""
        self._read_board(self._listed, self._unread)

    def _read_board(self, done: Taken[B], failed: Callable[[Exception], None]) -> None:
        self._turn += 1
        turn, now, reading = self._turn, self.now, self._reading
        self.jobs.read(lambda connection: (turn, reading.board(connection, now, reading.site)), done, failed)

    def _listed(self, answer: tuple[int, B]) -> None:
        if answer[0] == self._turn:
            self.board, self.loaded = answer[1], True
            self.changed.emit()

    def _unread(self, _error: Exception) -> None:
        """The rows stay; the database chip says why."""

    def _load_first(self, code: Code | None, raw: str) -> None:
        """The first scan after the start: what it may name is read before it is looked at."""

        def loaded(answer: tuple[int, B]) -> None:
            self.board, self.loaded = answer[1], True
            try:
                self.handle(code, raw)
            except Refusal as refusal:
                self.refuse(refusal)

        self._read_board(loaded, self.refuse)

    def edited(self) -> None:
        """A field was changed by hand."""
        self.changed.emit()

    def by_button(self, action: Callable[[], None]) -> None:
        """What a button asked for; a refusal of it holds no line."""
        if self.held is not None:
            return
        try:
            action()
        except Refusal as refusal:
            self.replied.emit(Reply(Verdict.REFUSED, refusal.code, refusal.facts))

    # ---------------------------------------------------------------- the document

    def take_in(self, view: V) -> None:
        """The document was read."""
        self.view = view

    def forget_view(self) -> None:
        """There is no document at hand any more; what is being read comes too late."""
        self._view_turn += 1
        self.view = None

    def read_view(self, number: str) -> None:
        """Read a document, and show it."""
        self._view_turn += 1
        turn, now, view = self._view_turn, self.now, self._reading.view
        self.jobs.read(lambda connection: (turn, view(connection, number, now)), self._shown, self._unshown)

    def _shown(self, answer: tuple[int, V]) -> None:
        turn, view = answer
        if turn != self._view_turn:
            return
        self.take_in(view)
        self.changed.emit()
        then, self._then = self._then, None
        if then is not None:
            self.reply(then(view))

    def _unshown(self, error: Exception) -> None:
        then, self._then = self._then, None
        if then is not None:
            self.refuse(error)

    def save_paper(self, path: Path, write: Callable[[Any], object], code: str) -> None:
        """Write a paper beside the window, in a folder that is made where there is none; then answer with a code.

        A paper that cannot be written is refused as ``note_unwritten``.
        """

        def save(connection: Any) -> tuple[str, Path]:
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                write(connection)
            except OSError as error:
                raise Refusal("note_unwritten", detail=str(error.strerror)) from error
            return code, path

        self.jobs.read(save, self._paper_saved, self.refuse)

    def _paper_saved(self, saved: tuple[str, Path]) -> None:
        self.ok(saved[0], {"path": str(saved[1])}, Verdict.INFO)

    def _after(self, number: str, then: Callable[[V], Reply]) -> None:
        """Read the document first, then answer with what it says."""
        self._then = then
        self.reload_rows()
        self.read_view(number)
