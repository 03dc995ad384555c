"""The frame: navigation on the left, the Answer on top, the work in the middle, chips at the bottom."""

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.views.page_room import PageRoom
from desktop.views.page_titles import GROUP_OF
from desktop.views.theme import SPACE, current
from desktop.views.widgets.answer import AnswerView
from desktop.views.widgets.navigation import Navigation
from desktop.views.widgets.page_stack import PageStack
from desktop.views.widgets.status_chip import Chip, StatusChip

LEAST: Final = QSize(1280, 720)
USUAL: Final = QSize(1366, 768)
CHIPS_HEIGHT: Final = 40


class MainWindow(QMainWindow):
    """The frame only: what the pages do is theirs.

    Signals:
        page_changed: key of the page that is now shown.
        chip_clicked: key of the chip whose details are wanted.
    """

    page_changed = Signal(str)
    chip_clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: dict[str, PageRoom] = {}
        self._wordless: set[str] = set()
        self._chips: dict[str, StatusChip] = {}
        self._folded_by_hand = False
        self.navigation = Navigation()
        self.answer = AnswerView()
        self.pages = PageStack()
        self._chip_bar = self._make_chip_bar()
        self.setMinimumSize(LEAST)
        self.resize(USUAL)
        self.setCentralWidget(self._frame())
        self.navigation.chosen.connect(self.show_page)
        self.navigation.collapsed_changed.connect(self._folded)
        self.wear()
        self._translate()

    def _frame(self) -> QWidget:
        work = QWidget()
        work.setObjectName("work")
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.answer)
        column.addWidget(self.pages, 1)
        upper = QHBoxLayout()
        upper.setSpacing(0)
        upper.addWidget(self.navigation)
        upper.addWidget(work, 1)
        whole = QWidget()
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(upper, 1)
        rows.addWidget(self._chip_bar)
        return whole

    def _make_chip_bar(self) -> QWidget:
        bar = QWidget()
        bar.setObjectName("chips")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        bar.setFixedHeight(CHIPS_HEIGHT)
        self._chip_line = QHBoxLayout(bar)
        self._chip_line.setContentsMargins(SPACE[2], 1, SPACE[2], 0)
        self._chip_line.setSpacing(SPACE[1])
        self._chip_line.addStretch(1)
        return bar

    # ------------------------------------------------------------ pages

    def add_page(self, key: str, icon: str, title: str, widget: QWidget, *, answer: bool = True) -> None:
        """Add a page at the end of the navigation; the first one is shown.

        Args:
            key: its name.
            icon: name of a file in ``resources/icons``.
            title: source text in the translation context ``Pages``.
            widget: the page.
            answer: the Answer is shown above it.
        """
        room = PageRoom(widget)
        self._pages[key] = room
        if not answer:
            self._wordless.add(key)
        self.pages.addWidget(room)
        self.navigation.add_row(key, icon, title, GROUP_OF.get(key, ""))
        if len(self._pages) == 1:
            self.show_page(key)

    def remove_page(self, key: str) -> None:
        """Take a page away, if it is there."""
        room = self._pages.pop(key, None)
        if room:
            self.navigation.remove_row(key)
            self._wordless.discard(key)
            self.pages.removeWidget(room)
            room.deleteLater()

    def show_page(self, key: str) -> None:
        """Show a page.

        Raises:
            KeyError: there is none of that name.
        """
        room = self._pages[key]
        self.navigation.mark(key)
        self.answer.setVisible(key not in self._wordless)
        changed = self.pages.currentWidget() is not room or len(self._pages) == 1
        room.catch_up()
        self.pages.setCurrentWidget(room)
        self._translate()
        if changed:
            self.page_changed.emit(key)

    @property
    def page(self) -> str:
        """The key of the page that is shown, or "" before there is one."""
        return next((key for key, room in self._pages.items() if room is self.pages.currentWidget()), "")

    @property
    def is_usable(self) -> bool:
        """There is a page in sight, and it is whole."""
        return self.page != "" and self._pages[self.page].is_whole

    def prepare(self) -> bool:
        """Do one slice for a page, that in sight first; False when nothing is left to do."""
        rooms = sorted(self._pages.values(), key=lambda room: room.isHidden())
        return any(room.prepare() for room in rooms)

    def wear(self) -> None:
        """Take on the current theme: the frame and the page in sight; the others follow by `prepare`, or when shown."""
        for part in (self.navigation, self.answer, self._chip_bar):
            current().wear(part)
        for room in self._pages.values():
            if not room.isHidden():
                room.catch_up()

    # ------------------------------------------------------------ chips

    def set_chip(self, key: str, chip: Chip) -> None:
        """Show a chip, at the end when it is new."""
        known = self._chips.get(key)
        if known:
            known.show_chip(chip)
            return
        made = StatusChip(chip)
        made.clicked.connect(self._chip_pressed)
        self._chips[key] = made
        self._chip_line.insertWidget(len(self._chips) - 1, made)

    def remove_chip(self, key: str) -> None:
        """Take a chip away, if it is there."""
        gone = self._chips.pop(key, None)
        if gone:
            self._chip_line.removeWidget(gone)
            gone.hide()
            gone.deleteLater()

    def chip(self, key: str) -> StatusChip:
        """A chip by its key.

        Raises:
            KeyError: there is none.
        """
        return self._chips[key]

    def _chip_pressed(self) -> None:
        pressed = self.sender()
        for key, chip in self._chips.items():
            if chip is pressed:
                self.chip_clicked.emit(key)
                return

    # ------------------------------------------------------------ room and language

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.focusWidget() in (None, self.navigation.fold):
            self.navigation.focus_row()

    def _folded(self, _narrow: bool) -> None:
        self._folded_by_hand = True

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._folded_by_hand:
            self.navigation.set_collapsed(narrow=event.size().width() < USUAL.width())

    def _translate(self) -> None:
        title = next((row.title for row in self.navigation.rows() if row.key == self.page), "")
        self.setWindowTitle(f"{title} – {self.tr('Sparezone')}" if title else self.tr("Sparezone"))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._translate()
