"""The labels: what is open, the day's count, and one label or an order when it is wanted."""

from datetime import timedelta
from functools import cached_property
from typing import Final
from uuid import UUID

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.local_time import local
from desktop.presenters.labels import LabelsDesk
from desktop.queries.label_board import MOST, PURPOSES, VIEWS, Board, BoardAsked
from desktop.queries.label_day import RunProgress
from desktop.queries.labels import LabelRow
from desktop.runtime.label_routing import SHEETS
from desktop.views.file_asking import Asked, AskForFile, ask_for_file
from desktop.views.icons import icon
from desktop.views.label_columns import SORTS, WIDE_ONLY, Reading, label_columns
from desktop.views.label_order import LabelOrder
from desktop.views.label_page import LabelPage
from desktop.views.label_words import kind_word
from desktop.views.tables.table_panel import TablePanel
from desktop.views.tables.window_table import WindowTable
from desktop.views.theme import SPACE
from desktop.views.widgets.big_button import BigButton
from desktop.views.widgets.choice import Choice
from desktop.views.widgets.empty_state import Emptiness
from desktop.views.widgets.label_count import Counted, LabelCount
from desktop.views.widgets.run_line import Run, RunLine

BUTTON: Final = 176
NAMES: Final = 1


class LabelsScreen(QWidget):
    """Count, filters and list; one label or an order takes the whole page."""

    def __init__(self, desk: LabelsDesk, ask: AskForFile = ask_for_file, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._ask = ask
        self.count = LabelCount()
        self.decide = BigButton(primary=True)
        self.order_button = BigButton()
        self.view, self.purpose, self.printer = Choice(), Choice(), Choice()
        self.clear = QPushButton()
        self.table = WindowTable(label_columns(Reading(desk, self)), self)
        self.panel = TablePanel(self.table, Emptiness("tag", ""))
        self.run = RunLine()
        self.pages = QStackedWidget()
        self._rows: tuple[LabelRow, ...] = ()
        self._sort: tuple[str, bool] | None = None
        self._sized = False
        self._lay_out()
        self._connect()
        self._translate()
        self._turn()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACE[3])
        top.addWidget(self.count, 1)
        for button in (self.decide, self.order_button):
            button.setFixedWidth(BUTTON)
            top.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.decide.hide()
        self.run.hide()
        self.panel.tools.setSpacing(SPACE[2])
        for place, widget in enumerate((self.view, self.purpose, self.printer)):
            self.panel.tools.insertWidget(place, widget)
        self.panel.add_tool(self.clear)
        self.panel.search.setMaximumWidth(240)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[3])
        column.addLayout(top)
        column.addWidget(self.run)
        column.addWidget(self.panel, 1)
        self.pages.addWidget(whole)
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(self.pages)

    def _connect(self) -> None:
        desk = self.desk
        for keys in (QKeySequence(Qt.Key.Key_F3), QKeySequence.StandardKey.Find):
            QShortcut(QKeySequence(keys), self).activated.connect(self._focus_search)
        for box in (self.view, self.purpose, self.printer):
            box.activated.connect(self._narrow)
        self.clear.clicked.connect(self._show_open)
        self.count.chosen.connect(self._choose_view)
        self.decide.clicked.connect(self._decide)
        self.order_button.clicked.connect(self.begin_order)
        self.panel.searched.connect(self._search)
        self.panel.row_opened.connect(self._open)
        self.panel.action_pressed.connect(self._show_open)
        self.panel.view.clicked.connect(self._clicked)
        self.table.page_wanted.connect(self._deliver)
        self.table.order_wanted.connect(self._sort_by)
        self.run.stopped.connect(self._stop_run)
        self.run.sheets_wanted.connect(self._ask_for_sheets)
        desk.sheets.busy.connect(self.run.sheets.setDisabled)
        desk.loading.connect(self._loading)
        desk.arrived.connect(self._arrived)
        desk.unread.connect(self._stale)
        desk.story_changed.connect(self._turn)
        desk.ordering.changed.connect(self._turn)

    @cached_property
    def page(self) -> LabelPage:
        """One label; made when it is first wanted."""
        made = LabelPage(self.desk)
        made.closed.connect(self.desk.close)
        self.pages.addWidget(made)
        return made

    @cached_property
    def order(self) -> LabelOrder:
        """The order; made when it is first wanted."""
        made = LabelOrder(self.desk.ordering)
        made.closed.connect(self.desk.ordering.close)
        made.label_wanted.connect(self._show_label)
        self.pages.addWidget(made)
        return made

    # ------------------------------------------------------------ what is shown

    def _turn(self) -> None:
        """The page that fits what is done, and the keyboard with it; never on a button that decides."""
        before = self.pages.currentIndex()
        if self.desk.ordering.is_open:
            self.pages.setCurrentWidget(self.order)
        elif self.desk.story is not None:
            is_there = self.pages.currentWidget() is self.page
            self.pages.setCurrentWidget(self.page)
            if not is_there:
                self.page.back.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.pages.setCurrentIndex(0)
            if before:
                self.panel.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _loading(self) -> None:
        """The old rows stay."""
        if self.panel.isVisible():
            self.panel.begin_loading()

    def _arrived(self, board: Board) -> None:
        day = board.day
        self.count.show_count(Counted(day.printed, day.verified, day.voided, day.open, board.earlier))
        self.count.mark(board.asked.view)
        self.decide.setVisible(bool(board.uncertain))
        self.decide.set_words(self.tr("%n label(s) to look for", "", len(board.uncertain)))
        self.order_button.setProperty("primary", not board.uncertain)
        self.order_button.style().polish(self.order_button)
        self._show_rows(board)
        if board.is_cut_off:
            self.panel.count.setText(self.tr("The first {0}").format(f"{MOST:,}"))
        self._show_run(board)
        self._offer(board)
        self._tell_nothing()

    def _show_rows(self, board: Board) -> None:
        view = self.panel.view
        chosen = view.currentIndex().row()
        label = self._rows[chosen].label if 0 <= chosen < len(self._rows) else None
        top = view.rowAt(0)
        self._rows = self._sorted(board.rows)
        self.table.show_ids(range(len(self._rows)))
        place = next((at for at, row in enumerate(self._rows) if row.label == label), None)
        if place is not None:
            view.choose_row(place)
        if top > 0 and len(self._rows) > top:
            view.scrollTo(self.table.index(top, 0), view.ScrollHint.PositionAtTop)

    def _sorted(self, rows: tuple[LabelRow, ...]) -> tuple[LabelRow, ...]:
        if self._sort is None:
            return rows
        key, descending = self._sort
        return tuple(sorted(rows, key=SORTS[key], reverse=descending))

    def _sort_by(self, column: str, descending: bool) -> None:
        self._sort = (column, descending)
        if self.desk.board is not None:
            self._show_rows(self.desk.board)

    def _deliver(self, first: int, count: int) -> None:
        self.table.deliver(first, self._rows[first : first + count])

    def _show_run(self, board: Board) -> None:
        """The newest run that still prints: how many of how many, how fast, how long still."""
        run = _under_way(board)
        self.run.setVisible(run is not None)
        if run is None:
            return
        done = run.of - run.waiting - run.failed
        seconds = (board.at - run.ordered_at) / timedelta(seconds=1)
        waiting = [row for row in board.rows if row.run == run.run and row.state.value in ("queued", "failed")]
        stands = bool(waiting) and self.desk.trouble_of(waiting[0]) is not None
        on_sheets = bool(waiting) and waiting[0].printer == SHEETS
        self.run.show_run(Run(run.of, done, run.verified, seconds, stands, on_sheets))

    def _stop_run(self) -> None:
        run = _under_way(self.desk.board)
        if run is not None:
            self.desk.stop_run(run.run, self.tr("The run was stopped"))

    def _ask_for_sheets(self) -> None:
        """The run that the line shows now, whatever it shows when the file was chosen."""
        run = _under_way(self.desk.board)
        if run is not None:
            asked = Asked(self.tr("Save as A4 sheets"), "PDF (*.pdf)", f"labels-{run.ordered_at:%Y%m%d-%H%M}.pdf")
            self._ask(self, asked, lambda path: self.desk.sheets.write(run.run, path))

    def _offer(self, board: Board) -> None:
        known = ("", *board.printers)
        if tuple(self.printer.itemData(at) for at in range(self.printer.count())) != known:
            self.printer.clear()
            for name in known:
                self.printer.addItem(name or self.tr("All printers"), name)
        self._show_asked(board.asked)

    def _show_asked(self, asked: BoardAsked) -> None:
        self.view.choose(asked.view)
        self.purpose.choose(asked.purpose)
        self.printer.choose(asked.printer)
        self.clear.setVisible(asked != BoardAsked())

    def _tell_nothing(self) -> None:
        asked = self.desk.asked
        if asked == BoardAsked():
            title, advice = self.tr("No label is open"), self.tr("Every printed label was scanned back, or is void.")
            self.panel.empty.say(Emptiness("tag", title, advice))
        else:
            self.panel.empty.say(Emptiness("funnel", self.tr("Nothing here"), "", self.tr("Show what is open")))

    def _stale(self, _error: object) -> None:
        board = self.desk.board
        self.panel.show_stale(f"{local(board.at):%H:%M}" if board is not None else "")

    # ------------------------------------------------------------ what is asked

    def _narrow(self) -> None:
        self.desk.narrow(view=self.view.value(), purpose=self.purpose.value(), printer=self.printer.value())

    def _choose_view(self, view: str) -> None:
        self.desk.narrow(view="open" if self.desk.asked.view == view else view)

    def _search(self, text: str) -> None:
        self.desk.narrow(text=text)

    def _show_open(self) -> None:
        self.panel.search.clear()
        self.desk.ask(BoardAsked())

    def _focus_search(self) -> None:
        self.panel.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.panel.search.selectAll()

    def begin_order(self) -> None:
        """From now on a scan names the thing that a label is wanted for."""
        self.desk.ordering.open()
        self.order.focus_first()

    # ------------------------------------------------------------ one label

    def _open(self, row: int) -> None:
        if 0 <= row < len(self._rows):
            self.desk.open(self._rows[row].label)

    def _clicked(self) -> None:
        """One press opens what a person must look for."""
        row = self.panel.view.currentIndex().row()
        if 0 <= row < len(self._rows) and self._rows[row].state.value == "uncertain":
            self._open(row)

    def _show_label(self, label: str) -> None:
        """The label that a thing has already, instead of a second one."""
        self.desk.ordering.close()
        self.desk.open(UUID(label))

    def _decide(self) -> None:
        board = self.desk.board
        if board is not None and board.uncertain:
            self.desk.open(board.uncertain[0])

    # ------------------------------------------------------------ room and language

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._sized:
            self._sized = True
            self.panel.view.give_room(self.width(), NAMES, WIDE_ONLY)

    def _translate(self) -> None:
        self.order_button.set_words(self.tr("Order labels"))
        self.clear.setText(self.tr("Show what is open"))
        self.clear.setIcon(icon("x"))
        self.clear.setIconSize(QSize(18, 18))
        views = {
            "open": self.tr("All open"),
            "decide": self.tr("To look for"),
            "on_paper": self.tr("To scan back"),
            "waiting": self.tr("To print"),
            "verified": self.tr("Scanned back"),
            "void": self.tr("Void"),
        }
        _fill(self.view, [(key, views[key]) for key in VIEWS])
        _fill(self.purpose, [("", self.tr("All kinds")), *((one, kind_word(one)) for one in PURPOSES)])
        self.printer.clear()
        named = ((self.view, self.tr("List")), (self.purpose, self.tr("Kind")), (self.printer, self.tr("Printer")))
        for box, words in named:
            box.setAccessibleName(words)
        if self.desk.board is not None:
            self._arrived(self.desk.board)
        self._tell_nothing()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.StyleChange) and hasattr(self, "_sized"):
            self._translate()


def _under_way(board: Board | None) -> RunProgress | None:
    """The newest run of which labels wait."""
    runs = board.runs if board is not None else ()
    return next((one for one in runs if one.waiting or one.failed), None)


def _fill(box: Choice, choices: list[tuple[str, str]]) -> None:
    chosen = box.value()
    box.clear()
    for value, words in choices:
        box.addItem(words, value)
    box.choose(chosen)
