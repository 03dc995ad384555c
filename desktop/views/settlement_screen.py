"""Settlement: an owner's month in four pages, its statement first (S1-23, X-02, X-05)."""

from functools import cached_property
from typing import Final, TypeVar

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedWidget, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.presenters.settlement_desk import SettlementDesk
from desktop.storage.errors import EnvironmentFault
from desktop.views.file_asking import AskForFile
from desktop.views.icons import icon
from desktop.views.names import named
from desktop.views.paper_asking import ask_for_paper
from desktop.views.settlement_ageing import AgeingPage
from desktop.views.settlement_agreements import AgreementsPage
from desktop.views.settlement_compare import ComparePage
from desktop.views.settlement_statement import StatementPage
from desktop.views.theme import SPACE
from desktop.views.widgets.choice import Choice
from desktop.views.widgets.empty_state import Emptiness, EmptyState
from desktop.views.widgets.one_pressed import line_up
from desktop.views.widgets.text import ElidedText, Text, TextKind

STATEMENT, AGEING, COMPARE, AGREEMENTS = 0, 1, 2, 3
NOBODY, WHOLE = 0, 1
STEP: Final = 44
Part = StatementPage | AgeingPage | ComparePage | AgreementsPage
P = TypeVar("P", AgeingPage, ComparePage, AgreementsPage)


class SettlementScreen(QWidget):
    """Four pages under one line that says whose goods and which month; each is made when it is first opened."""

    def __init__(self, desk: SettlementDesk, ask: AskForFile = ask_for_paper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self._ask = desk, ask
        self.statement = StatementPage(desk, ask)
        self._parts: list[Part] = [self.statement]
        self.buttons = tuple(QPushButton() for _ in range(4))
        self.owners, self.month = Choice(), Text("", TextKind.HEADING)
        self.earlier, self.later = QToolButton(), QToolButton()
        self.said = ElidedText("", TextKind.MUTED)
        self.empty = EmptyState(Emptiness("file-text", ""))
        self._group = QButtonGroup(self)
        self._stack, self._all = QStackedWidget(), QStackedWidget()
        self._lay_out()
        self._connect()
        self._translate()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(SPACE[1])
        line_up(self.buttons, self._group, line)
        self._stack.addWidget(self.statement)
        line.addStretch(1)
        self.owners.setMinimumWidth(280)
        self.month.setMinimumWidth(96)
        self.month.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for widget in (self.owners, self.earlier, self.month, self.later):
            line.addWidget(widget)
        for step in (self.earlier, self.later):
            step.setFixedSize(STEP, STEP)
            step.setIconSize(QSize(20, 20))
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[3])
        column.addLayout(line)
        column.addWidget(self._stack, 1)
        column.addWidget(self.said)
        self.said.hide()
        for page in (self.empty, whole):
            self._all.addWidget(page)
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(self._all)
        self.show_page(STATEMENT)

    def _connect(self) -> None:
        self._group.idClicked.connect(self.show_page)
        self.owners.activated.connect(self._owner_chosen)
        self.earlier.clicked.connect(self._earlier)
        self.later.clicked.connect(self._later)
        QShortcut(QKeySequence("Alt+Left"), self).activated.connect(self._earlier)
        QShortcut(QKeySequence("Alt+Right"), self).activated.connect(self._later)
        self.desk.changed.connect(self.show_desk)
        self.desk.written.connect(self._written)
        self.desk.unwritten.connect(self._unwritten)

    @cached_property
    def ageing(self) -> AgeingPage:
        """The second page."""
        return self._take_in(AgeingPage(self.desk))

    @cached_property
    def compare(self) -> ComparePage:
        """The third page."""
        return self._take_in(ComparePage(self.desk, self._ask))

    @cached_property
    def agreements(self) -> AgreementsPage:
        """The fourth page."""
        return self._take_in(AgreementsPage(self.desk))

    def _take_in(self, made: P) -> P:
        self._parts.append(made)
        self._stack.addWidget(made)
        made.translate()
        return made

    def _part(self, number: int) -> Part:
        if number == STATEMENT:
            return self.statement
        if number == AGEING:
            return self.ageing
        return self.compare if number == COMPARE else self.agreements

    def show_page(self, number: int) -> None:
        """Show one of the four pages."""
        self._stack.setCurrentWidget(self._part(number))
        self.buttons[number].setChecked(True)

    def show_desk(self) -> None:
        """Show the desk as it stands."""
        board = self.desk.board
        self._all.setCurrentIndex(WHOLE if board.owner or board.at is None else NOBODY)
        if [self.owners.itemData(at) for at in range(self.owners.count())] != [row.code for row in board.owners]:
            self._fill_owners()
        self.owners.choose(board.owner)
        self.month.setText(self.desk.month_words)
        if self.desk.chosen is not None and self.desk.buying is not None:
            self.show_page(STATEMENT)
        for page in self._parts:
            page.show_desk()

    def _fill_owners(self) -> None:
        self.owners.clear()
        for row in self.desk.board.owners:
            self.owners.addItem(named(row.name, row.name_en), row.code)

    def _owner_chosen(self, _place: int) -> None:
        self.desk.choose_owner(self.owners.value())

    def _earlier(self) -> None:
        self.desk.step_month(-1)

    def _later(self) -> None:
        self.desk.step_month(1)

    def _written(self, path: str) -> None:
        self._say(self.tr("Written to {0}").format(path))

    def _unwritten(self, error: Exception) -> None:
        detail = error.code if isinstance(error, EnvironmentFault) else str(error)
        self._say(self.tr("Nothing was written: {0}").format(detail))

    def _say(self, words: str) -> None:
        self.said.set_whole(words)
        self.said.show()

    def _translate(self) -> None:
        words = (self.tr("Statement"), self.tr("Age and expiry"), self.tr("Compare"), self.tr("Prices and consents"))
        for button, word in zip(self.buttons, words, strict=True):
            button.setText(word)
            button.setMinimumWidth(button.sizeHint().width() + SPACE[4])
        for step, name, word in (
            (self.earlier, "chevron-left", self.tr("Month before (Alt+Left)")),
            (self.later, "chevron-right", self.tr("Month after (Alt+Right)")),
        ):
            step.setIcon(icon(name))
            step.setToolTip(word)
            step.setAccessibleName(word)
        self.owners.setAccessibleName(self.tr("Owner"))
        advice = self.tr("Import the opening stock, or receive the first delivery of an owner.")
        self.empty.say(Emptiness("file-text", self.tr("Nobody's goods are here yet"), advice))
        for page in self._parts:
            page.translate()
        self._fill_owners()
        self.show_desk()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.StyleChange) and hasattr(self, "_all"):
            self._translate()
