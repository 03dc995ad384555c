"""Above the figures of service: which page of them, the period, what they are narrowed to, and a press to a file."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.presenters.figures_desk import FiguresDesk, FiguresShown, Span
from desktop.presenters.figures_lists import Listed
from desktop.views.theme import SPACE
from desktop.views.widgets.choice import Choice
from desktop.views.widgets.one_pressed import keep_widths, line_up
from desktop.views.widgets.text import ElidedText, TextKind


class FiguresBar(QWidget):
    """Asks the desk for another period or part.

    Signals:
        turned: another page was turned to (`listed`).
    """

    turned = Signal()

    def __init__(self, desk: FiguresDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.pages = tuple(QPushButton() for _ in range(1 + len(Listed)))
        self.spans, self.models, self.regions = Choice(), Choice(), Choice()
        self.said, self.save = ElidedText("", TextKind.MUTED), QPushButton()
        self._page = QButtonGroup(self)
        top, asked, column = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        line_up(self.pages, self._page, top)
        top.addStretch(1)
        top.addWidget(self.save)
        for widget in (self.spans, self.models, self.regions):
            widget.setMinimumWidth(160)
            widget.activated.connect(self._asked)
            asked.addWidget(widget)
        asked.addWidget(self.said, 1)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[2])
        column.addLayout(top)
        column.addLayout(asked)
        self.pages[0].setChecked(True)
        self._page.idClicked.connect(self._turn)

    @property
    def listed(self) -> Listed | None:
        """The list that is turned to; None for the figures themselves."""
        number = self._page.checkedId()
        return None if number < 1 else tuple(Listed)[number - 1]

    def turn_to(self, listed: Listed) -> None:
        """Turn to a list."""
        self.pages[1 + tuple(Listed).index(listed)].click()

    def _turn(self, _number: int) -> None:
        self.turned.emit()

    def _asked(self, _place: int) -> None:
        self.desk.ask(Span(self.spans.value() or Span.MONTH), self.models.value(), self.regions.value())

    def show_figures(self, shown: FiguresShown) -> None:
        """Show what can be chosen, and the period."""
        self._fill(self.models, self.tr("All models"), shown.models, self.desk.model)
        self._fill(self.regions, self.tr("All regions"), shown.regions, self.desk.region)
        self.tell_period(shown)

    def tell_period(self, shown: FiguresShown) -> None:
        """Say which days are shown."""
        told = self.tr("{0} to {1} · %n work order(s)", "", shown.told.orders)
        self.said.set_whole(told.format(shown.asked.first, shown.asked.last))

    def _fill(self, choice: Choice, every: str, values: Sequence[str], chosen: str) -> None:
        choice.clear()
        choice.addItem(every, "")
        for value in values:
            choice.addItem(value, value)
        choice.choose(chosen)

    def translate(self) -> None:
        """Take up the language of the window."""
        chosen = self.desk.span
        words = {
            Span.MONTH: self.tr("This month"),
            Span.LAST_MONTH: self.tr("Last month"),
            Span.QUARTER: self.tr("This quarter"),
            Span.YEAR: self.tr("This year"),
            Span.TWELVE_MONTHS: self.tr("Last 365 days"),
        }
        self.spans.clear()
        for span, said in words.items():
            self.spans.addItem(said, span.value)
        self.spans.choose(chosen.value)
        said_of = (self.tr("Figures"), self.tr("Failure list"), self.tr("Spare parts"), self.tr("Management sheet"))
        for button, said in zip(self.pages, said_of, strict=True):
            button.setText(said)
        keep_widths(self.pages)
        for choice, said in (
            (self.spans, self.tr("Period")),
            (self.models, self.tr("Model")),
            (self.regions, self.tr("Region")),
        ):
            choice.setAccessibleName(said)
        self.save.setText(self.tr("Save as file"))
