"""A desk with one document at hand: it is read anew, and what is answered is answered with what was read."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject

from desktop.domain.clock import Clock
from desktop.presenters.desk import Desk, Settler
from desktop.presenters.reply import Reply
from desktop.presenters.session import Session

V = TypeVar("V")


class ReadingDesk(Desk, Generic[V]):
    """A late answer about another document changes nothing: every reading has its number.

    Attributes:
        view: the document at hand.
        loaded: what the desk offers was read; a scan before that waits for it.
    """

    def __init__(self, session: Session, settler: Settler, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(session, settler, parent)
        self.clock = clock
        self.view: V | None = None
        self.loaded = False
        self._view_turn = 0
        self._then: Callable[[V], Reply] | None = None

    @property
    def now(self) -> datetime:
        """The moment."""
        return self.clock.now()

    def query(self, connection: Any, number: str, now: datetime) -> V:
        """Read a document by its number."""
        raise NotImplementedError

    def reload_rows(self) -> None:
        """Read what the desk offers beside the document."""
        raise NotImplementedError

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
        turn, now = self._view_turn, self.now
        self.jobs.read(lambda connection: (turn, self.query(connection, number, now)), self._shown, self._unshown)

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

    def _unread(self, _error: Exception) -> None:
        """The rows stay; the database chip says why."""

    def _after(self, number: str, then: Callable[[V], Reply]) -> None:
        """Read the document first, then answer with what it says."""
        self._then = then
        self.reload_rows()
        self.read_view(number)
