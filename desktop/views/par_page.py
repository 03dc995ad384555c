"""One par: demand month by month over its band, the forecast, and beside it position and proposal."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.presenters.par_care import ParCare
from desktop.queries.par_page import ParPage
from desktop.views.icons import icon
from desktop.views.names import named
from desktop.views.par_side import ParSide
from desktop.views.par_words import bars, forecast_words, marks, month_words
from desktop.views.refill_words import item_name
from desktop.views.theme import SPACE
from desktop.views.widgets.month_chart import MonthChart
from desktop.views.widgets.text import ElidedText, Text, TextKind, block_of


class OneParPage(QWidget):
    """The par that the presenter has at hand.

    Signals:
        change_wanted: it is to be changed by hand.
        installed_wanted: the devices in the field are to be entered.
    """

    change_wanted = Signal(object)
    installed_wanted = Signal()

    def __init__(self, care: ParCare, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.care = care
        self.leave, self.edit, self.installed = QPushButton(), QPushButton(), QPushButton()
        self.name, self.about = ElidedText("", TextKind.HEADING), ElidedText("", TextKind.MUTED)
        self.heading = Text("", TextKind.STRONG)
        self.chart = MonthChart()
        self.month = Text("", TextKind.SMALL)
        self.coming, self.method = Text("", TextKind.STRONG), Text("", TextKind.SMALL)
        self.side = ParSide()
        self._shown = 0
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE[3])
        head.addWidget(self.leave)
        head.addLayout(block_of(self.name, self.about), 1)
        head.addWidget(self.installed)
        head.addWidget(self.edit)
        left = QVBoxLayout()
        left.setSpacing(SPACE[1])
        left.addWidget(self.heading)
        left.addWidget(self.chart, 1)
        for words in (self.month, self.coming, self.method):
            words.setWordWrap(True)
            left.addWidget(words)
        work = QHBoxLayout()
        work.setSpacing(SPACE[4])
        work.addLayout(left, 1)
        work.addWidget(self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[2])
        column.addLayout(head)
        column.addLayout(work, 1)

    def _connect(self) -> None:
        self.leave.clicked.connect(self._leave)
        self.edit.clicked.connect(self._change)
        self.installed.clicked.connect(self.installed_wanted)
        self.chart.month_opened.connect(self._open_month)
        self.side.fill_rate_wanted.connect(self.care.ask_fill_rate)
        self.side.accepted.connect(self.care.accept)
        self.side.changed.connect(self.care.change)
        self.care.done.connect(self._done)

    def show_par(self) -> None:
        """Show the par as it was read."""
        page = self.care.board.page
        if page is None:
            return
        par = page.par
        self.name.set_whole(item_name(par))
        place = named(par.place_name, par.place_name_en)
        owner = named(par.owner_name, par.owner_name_en)
        self.about.set_whole(" · ".join(part for part in (par.item, par.at, place, owner) if part))
        if self._shown != par.id:
            self._shown, self.chart.chosen = par.id, -1
            self.month.hide()
        self.chart.show_months(bars(page), par.levels, page.explained.row.proposal.parts.position, marks(page))
        self._show_words(page)
        self.edit.setVisible(self.care.may_change)
        self.installed.setVisible(self.care.installed.may_record)
        self.side.show_page(page, self.care.fill_rate, may_change=self.care.may_change)

    def _show_words(self, page: ParPage) -> None:
        used, known = sum(month.pieces for month in page.months), sum(month.known for month in page.months)
        pieces = self.tr("%n piece(s)", "", used)
        self.heading.setText(self.tr("Used a month · {0} in %n month(s)", "", known).format(pieces))
        coming, *rest = forecast_words(page)
        self.coming.setText(coming)
        self.method.setText("\n".join(rest))
        self.method.setVisible(bool(rest))
        self._open_month(self.chart.chosen)

    def _open_month(self, number: int) -> None:
        page = self.care.board.page
        known = page is not None and 0 <= number < len(page.months)
        self.month.setVisible(known)
        if page is not None and known:
            self.month.setText(month_words(page.months[number]))

    def _leave(self) -> None:
        self.care.choose(0)

    def _change(self) -> None:
        if self.care.board.page is not None:
            self.change_wanted.emit(self.care.board.page.par)

    def _done(self, _answer: object) -> None:
        self.side.close_form()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def translate(self) -> None:
        """Take on the language."""
        self.leave.setText(self.tr("All pars"))
        self.leave.setIcon(icon("arrow-left"))
        self.edit.setText(self.tr("Change…"))
        self.installed.setText(self.tr("Devices in the field…"))
        self.side.translate()
        self.show_par()
