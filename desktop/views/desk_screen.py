"""The scan desk: whatever is scanned is shown (home)."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.presenters.find_desk import FindDesk
from desktop.views.desk_welcome import DeskWelcome
from desktop.views.life_page import LifePage
from desktop.views.theme import SPACE
from desktop.views.widgets.search_field import SearchField


class DeskScreen(QWidget):
    """The ways in with a field for a typed code, or the life of what was found.

    Signals:
        deliveries_wanted: the list of deliveries is to be shown.
    """

    deliveries_wanted = Signal()

    def __init__(self, desk: FindDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.field = SearchField()
        self.welcome = DeskWelcome()
        self.page = LifePage(desk.life)
        self.home = QWidget()
        self.pages = QStackedWidget()
        for page in (self.home, self.page):
            self.pages.addWidget(page)
        column = QVBoxLayout(self.home)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[3])
        column.addWidget(self.field)
        column.addWidget(self.welcome, 1)
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(self.pages)
        self._connect()
        self._translate()
        if desk.life.hit is not None:
            self._opened()

    def _connect(self) -> None:
        for keys in (QKeySequence(Qt.Key.Key_F3), QKeySequence(Qt.Key.Key_Slash)):
            QShortcut(keys, self).activated.connect(self.focus_field)
        self.field.returnPressed.connect(self._look_up)
        self.welcome.deliveries_wanted.connect(self.deliveries_wanted)
        self.page.closed.connect(self.go_home)
        self.desk.changed.connect(self.show_desk)
        self.desk.life.changed.connect(self._opened)
        self._thing: object = None

    def show_desk(self) -> None:
        """Show who is here and what waits."""
        self.welcome.show_person(self.desk.session.person)
        self.welcome.show_waiting(self.desk.deliveries_waiting)

    def focus_field(self) -> None:
        """Bring the keyboard to the field, from a life too; its text is chosen so that the next code replaces it."""
        if self.pages.currentWidget() is not self.home:
            self._leave()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def go_home(self) -> None:
        """Back to the ways in."""
        self._leave()
        self.focus_field()

    def _leave(self) -> None:
        self._thing = None
        self.desk.life.close()
        self.pages.setCurrentWidget(self.home)

    def _look_up(self) -> None:
        self.desk.look_up(self.field.text())

    def _opened(self) -> None:
        """Another thing takes the keyboard to its life; the same thing read anew moves nothing."""
        if self.desk.life.hit == self._thing:
            return
        self._thing = self.desk.life.hit
        self.field.clear()
        self.pages.setCurrentWidget(self.page)
        if self.isVisible():
            self.page.focus_first()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.pages.currentWidget() is self.page:
            self.page.go_back()
        else:
            super().keyPressEvent(event)

    def _translate(self) -> None:
        hint = self.tr("Type a code, without a scanner: serial, lot, REF, tray, bin or delivery (F3)")
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleName(hint)
        self.show_desk()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_thing"):
            self._translate()
