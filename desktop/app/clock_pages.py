"""What runs against the clock: its page, the home screen, and the status bar."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.app.workstation import Workstation
from desktop.domain.changes import Changes
from desktop.presenters.ahead import Ahead
from desktop.presenters.board_desk import BoardDesk
from desktop.presenters.board_topics import page_of
from desktop.views.later_page import LaterPage, Slices
from desktop.views.widgets.status_chip import Chip, ChipState

if TYPE_CHECKING:
    from desktop.app.telling import Telling
    from desktop.views.desk_screen import DeskScreen

Open = Callable[[str], object]


class ClockPages(QObject):
    """The board, and what is ahead.

    Args:
        at: what every desk stands on.
        site: code of the desk's site.
        parent: owner.
    """

    def __init__(self, at: Workstation, site: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._at = at
        self.ahead = Ahead(at.session, at.clock, site, self)
        self.board = BoardDesk(at.session, at.router, at.clock, site, self)
        self._board_room: LaterPage | None = None
        self._open: dict[str, Open] = {}
        self.ahead.changed.connect(self.show_chips)
        self.board.document_wanted.connect(self.open_page)

    # ---------------------------------------------------------------- making

    def board_page(self) -> Slices:
        """Make the board."""
        from desktop.views.board_screen import BoardScreen

        yield
        return BoardScreen(self.board)

    def take_in(self, telling: "Telling", board: LaterPage, documents: Mapping[str, Open]) -> None:
        """Take in who tells the pages what changed, the room of the board, and how each page opens a document."""
        self._board_room = board
        self._open = dict(documents)
        telling.add("board", self.board)

    def on_desk(self, screen: "DeskScreen") -> None:
        """Put what is ahead on the home screen."""
        panel = screen.welcome.show_ahead(self.ahead)
        panel.opened.connect(self._open_rule)
        panel.reminders_wanted.connect(self.show_reminders)

    # ---------------------------------------------------------------- going there

    def show_board(self) -> None:
        """What runs."""
        self.show_place("running")

    def show_reminders(self) -> None:
        """The reminders."""
        self.show_place("reminders")

    def show_place(self, place: str) -> None:
        """One of the pages of the board: `desktop.views.board_screen.PAGES`."""
        self._at.window.show_page("board")
        if self._board_room is not None:
            self._board_room.then(lambda screen: screen.show_place(place))

    def _open_rule(self, rule: str, document: str) -> None:
        self.open_page(page_of(rule), document)

    def open_page(self, page: str, document: str) -> None:
        """Show a document on its page; without one the board is shown."""
        opens = self._open.get(page)
        if opens is None:
            self._at.window.show_page("board")
            return
        self._at.window.show_page(page)
        opens(document)

    # ---------------------------------------------------------------- the status bar

    def show_chips(self) -> None:
        """What runs and is late; what was given up, only while there is something; also in another language."""
        seen, window = self.ahead.seen, self._at.window
        if seen.running:
            word = self.tr("%n late", "", seen.late) if seen.late else self.tr("%n running", "", seen.running)
            state = ChipState.WARN if seen.late else ChipState.CLOCK
            window.set_chip("clocks", Chip(state, self.tr("Clocks"), word))
        else:
            window.remove_chip("clocks")
        if seen.dead:
            word = self.tr("%n given up", "", seen.dead)
            window.set_chip("messages", Chip(ChipState.WARN, self.tr("Messages"), word))
        else:
            window.remove_chip("messages")
        if seen.notices:
            word = self.tr("%n unread", "", seen.notices)
            window.set_chip("notices", Chip(ChipState.WARN, self.tr("Inbox"), word))
        else:
            window.remove_chip("notices")

    # ---------------------------------------------------------------- life

    def reload(self) -> None:
        """Read what the home screen and the status bar show."""
        self.ahead.reload()

    def tell(self, changes: Changes, initiator: object) -> None:
        """Somebody's commit touched something."""
        self.ahead.on_changed(changes, initiator)

    def stop(self) -> None:
        """Read nothing more."""
        self.ahead.stop()
