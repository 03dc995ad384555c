"""The label printers of this desk: a card each, and the form that adds or changes one."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.clock import Clock
from desktop.presenters.printers import PrintersDesk
from desktop.presenters.reply import Reply
from desktop.views import messages
from desktop.views.filling_in import ScrollPage
from desktop.views.icons import icon
from desktop.views.printer_card import PrinterCard
from desktop.views.printer_form import PrinterForm
from desktop.views.theme import SPACE
from desktop.views.widgets.choice import Choice
from desktop.views.widgets.empty_state import Emptiness, EmptyState
from desktop.views.widgets.text import ElidedText, Text, TextKind


class PrintersScreen(QWidget):
    """Cards on a page that scrolls; the form takes their place."""

    def __init__(self, desk: PrintersDesk, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._clock = clock
        self.title = Text("", TextKind.HEADING)
        self.said = ElidedText("", TextKind.STRONG)
        self.add = QPushButton()
        self.unclaimed = Text("", TextKind.ERROR)
        self.to, self.give = Choice(), QPushButton()
        self.cards: list[PrinterCard] = []
        self.empty = EmptyState(Emptiness("printer", ""))
        self.form = PrinterForm(desk)
        self.pages = QStackedWidget()
        self._lay_out()
        self._connect()
        self._translate()
        self.show_printers()

    def _lay_out(self) -> None:
        inner = QWidget()
        self._room = QVBoxLayout(inner)
        self._room.setContentsMargins(0, 0, SPACE[2], 0)
        self._room.setSpacing(SPACE[3])
        self._room.addStretch(1)
        self.list = ScrollPage(inner)
        cards = QWidget()
        column = QVBoxLayout(cards)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[3])
        for line in self._lines_above():
            column.addLayout(line)
        column.addWidget(self.list, 1)
        column.addWidget(self.empty, 1)
        form = QWidget()
        around = QVBoxLayout(form)
        around.setContentsMargins(0, 0, SPACE[2], 0)
        around.addWidget(self.form)
        around.addStretch(1)
        self.pages.addWidget(cards)
        self.pages.addWidget(ScrollPage(form))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.pages)

    def _lines_above(self) -> tuple[QHBoxLayout, QHBoxLayout]:
        head, homeless = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(SPACE[4])
        head.addWidget(self.title)
        head.addWidget(self.said, 1)
        head.addWidget(self.add)
        homeless.setSpacing(SPACE[2])
        for widget in (self.unclaimed, self.to, self.give):
            homeless.addWidget(widget)
        homeless.addStretch(1)
        return head, homeless

    def _connect(self) -> None:
        self.add.clicked.connect(self.begin_new)
        self.empty.action_pressed.connect(self.begin_new)
        self.give.clicked.connect(self._give)
        self.form.closed.connect(self._close_form)
        self.desk.changed.connect(self.show_printers)
        self.desk.replied.connect(self._say)

    # ------------------------------------------------------------ what is shown

    def show_printers(self) -> None:
        """Show the printers as they stand; cards are made anew only when their number changed."""
        printers = self.desk.printers()
        while len(self.cards) > len(printers):
            card = self.cards.pop()
            self._room.removeWidget(card)
            card.hide()
            card.deleteLater()
        while len(self.cards) < len(printers):
            self._add_card()
        for card, now in zip(self.cards, printers, strict=True):
            others = tuple(one.name for one in printers if one.settings is not None and one.name != now.name)
            card.tell(now, others)
        self.list.setVisible(bool(printers))
        self.add.setVisible(bool(printers))
        self.empty.setVisible(not printers)
        self._show_homeless(tuple(one.name for one in printers if one.settings is not None))

    def _show_homeless(self, names: tuple[str, ...]) -> None:
        """Labels that no printer takes, such as those of one that was removed, and who could."""
        waiting = self.desk.unclaimed()
        self.unclaimed.setText(self.tr("%n label(s) that no printer here takes", "", waiting) if waiting else "")
        if tuple(self.to.itemData(at) for at in range(self.to.count())) != names:
            self.to.clear()
            for name in names:
                self.to.addItem(name, name)
        self.unclaimed.setVisible(waiting > 0)
        for widget in (self.to, self.give):
            widget.setVisible(waiting > 0 and bool(names))

    def _give(self) -> None:
        self.desk.move("", self.to.value())

    def _add_card(self) -> None:
        card = PrinterCard(self._clock)
        card.paused.connect(self._pause)
        card.tested.connect(self.desk.test)
        card.moved.connect(self.desk.move)
        card.edit_wanted.connect(self._edit)
        card.removed.connect(self.desk.remove)
        self.cards.append(card)
        self._room.insertWidget(len(self.cards) - 1, card)

    def _pause(self, row: int, paused: bool) -> None:
        self.desk.pause(row, paused=paused)

    def show_printer(self, name: str) -> None:
        """Bring a printer into sight: what a click on its chip does."""
        self.pages.setCurrentIndex(0)
        card = next((card for card in self.cards if card.now is not None and card.now.name == name), None)
        if card is not None:
            card.pause.setFocus(Qt.FocusReason.OtherFocusReason)
            self.list.ensureWidgetVisible(card)

    def begin_new(self) -> None:
        """Add a printer."""
        self.pages.setCurrentIndex(1)
        self.form.open(None)

    def _edit(self, row: int) -> None:
        self.pages.setCurrentIndex(1)
        self.form.open(row)

    def _close_form(self) -> None:
        self.pages.setCurrentIndex(0)
        (self.add if self.cards else self.empty.action).setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, reply: Reply) -> None:
        self.said.set_whole(messages.words(reply.code, reply.facts))

    def _translate(self) -> None:
        self.title.setText(self.tr("Label printers"))
        self.add.setText(self.tr("Add a printer"))
        self.add.setIcon(icon("plus"))
        self.add.setIconSize(QSize(20, 20))
        self.said.set_whole("")
        self.give.setText(self.tr("Print them there"))
        self.to.setAccessibleName(self.tr("Printer"))
        advice = self.tr("Plug a label printer in or have its network address at hand, then add it here.")
        self.empty.say(Emptiness("printer", self.tr("No label printer is set up"), advice, self.tr("Add a printer")))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.StyleChange) and hasattr(self, "pages"):
            self._translate()
            self.show_printers()
