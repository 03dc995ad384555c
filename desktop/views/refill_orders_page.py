"""Orders to the owners: how far each is, how long the answer took, and what can be done with one."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QDate, QSignalBlocker
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.presenters.refilling import RefillDesk
from desktop.queries.refill_orders import OrderPage, OrderRow, OrderState, ReplyTimes
from desktop.storage.errors import EnvironmentFault
from desktop.views.file_asking import Asked, AskForFile
from desktop.views.names import named
from desktop.views.paper_asking import ask_for_paper
from desktop.views.refill_words import CHIPS, span_words, state_words
from desktop.views.tables.columns import Column, ColumnKind
from desktop.views.tables.table_panel import TablePanel
from desktop.views.tables.window_table import WindowTable
from desktop.views.theme import SPACE
from desktop.views.translation import language_of
from desktop.views.widgets.choice import Choice
from desktop.views.widgets.empty_state import Emptiness
from desktop.views.widgets.scrolled import scrolled
from desktop.views.widgets.text import ElidedText, Text, TextKind
from desktop.views.words.marking import QT_TRANSLATE_NOOP

SIDE: Final = 400
OPEN: Final = frozenset({OrderState.SENT, OrderState.ANSWERED})
"""In these an order can be cancelled and answered."""


def _reply(order: OrderRow) -> str:
    return span_words(order.reply_minutes)


def order_columns(sent: Callable[[OrderRow], str]) -> tuple[Column, ...]:
    """The columns; ``sent`` is the local time of sending."""
    return (
        Column("number", QT_TRANSLATE_NOOP("Columns", "Order"), ColumnKind.CODE, 84, sortable=False),
        Column(
            "state",
            QT_TRANSLATE_NOOP("Columns", "State"),
            width=156,
            value=state_words,
            state=lambda order: CHIPS[order.state],
            sortable=False,
        ),
        Column("owner_name", QT_TRANSLATE_NOOP("Columns", "Owner"), width=110, value=_owner, sortable=False),
        Column("sent_at", QT_TRANSLATE_NOOP("Columns", "Sent"), ColumnKind.DATE, 138, sent, sortable=False),
        Column("pieces", QT_TRANSLATE_NOOP("Columns", "Pieces"), ColumnKind.NUMBER, 70, sortable=False),
        Column("reply", QT_TRANSLATE_NOOP("Columns", "Answered after"), ColumnKind.NUMBER, 126, _reply, sortable=False),
    )


def _owner(order: OrderRow) -> str:
    return named(order.owner_name, order.owner_name_en)


class RefillOrdersPage(QWidget):
    """The orders on the left, the chosen one on the right."""

    def __init__(self, desk: RefillDesk, ask: AskForFile = ask_for_paper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.rows: tuple[OrderRow, ...] = ()
        self.times = ElidedText("", TextKind.MUTED)
        self.table = WindowTable(order_columns(self._sent), self)
        self.panel = TablePanel(self.table, Emptiness("package-check", ""))
        self.number, self.facts = Text("", TextKind.HEADING), Text("", TextKind.MUTED)
        self.lines = Text("", TextKind.SMALL)
        self.reference = QLineEdit()
        self.promised, self.answer = QDateEdit(), QPushButton()
        self.delivery, self.name_it = Choice(()), QPushButton()
        self.reason, self.cancel = QLineEdit(), QPushButton()
        self.pdf, self.file = QPushButton(), QPushButton()
        self.said = ElidedText("", TextKind.MUTED)
        self._ask = ask
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.panel.search.hide()
        self._side = self._lay_out_side()
        work = QHBoxLayout()
        work.setSpacing(SPACE[4])
        work.addWidget(self.panel, 1)
        work.addWidget(self._side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[2])
        column.addWidget(self.times)
        column.addLayout(work, 1)

    def _lay_out_side(self) -> QScrollArea:
        self.facts.setWordWrap(True)
        self.lines.setWordWrap(True)
        self.promised.setCalendarPopup(True)
        self.promised.setDisplayFormat("yyyy-MM-dd")
        inner = QWidget()
        side = QVBoxLayout(inner)
        side.setContentsMargins(0, 0, SPACE[3], 0)
        side.setSpacing(SPACE[2])
        side.addWidget(self.number)
        side.addWidget(self.facts)
        pairs: tuple[tuple[QWidget, QWidget], ...] = (
            (self.pdf, self.file),
            (self.promised, self.answer),
            (self.delivery, self.name_it),
            (self.reason, self.cancel),
        )
        for pair in pairs:
            if pair[1] is self.answer:
                side.addWidget(self.reference)
            line = QHBoxLayout()
            line.setSpacing(SPACE[2])
            line.addWidget(pair[0], 1)
            line.addWidget(pair[1])
            side.addLayout(line)
        side.addWidget(self.said)
        side.addWidget(self.lines)
        side.addStretch(1)
        return scrolled(inner, SIDE)

    def _connect(self) -> None:
        self.table.page_wanted.connect(self._deliver)
        self.panel.view.selectionModel().currentRowChanged.connect(self._row_chosen)
        self.answer.clicked.connect(self._record)
        self.name_it.clicked.connect(self._name)
        self.cancel.clicked.connect(self._cancel)
        self.pdf.clicked.connect(self._save_pdf)
        self.file.clicked.connect(self._save_file)
        self.desk.written.connect(self._written)
        self.desk.unwritten.connect(self._unwritten)

    # ------------------------------------------------------------ what is shown

    def show_desk(self) -> None:
        """Show the desk as it stands."""
        board = self.desk.board
        if board.orders != self.rows:
            self.rows = board.orders
            self.table.show_ids(range(len(self.rows)))
        self.times.set_whole("   ".join(self._times(one) for one in board.times))
        nothing = self.tr("No order yet"), self.tr("Send one from the list of what is below its minimum.")
        self.panel.empty.say(Emptiness("package-check", *nothing))
        self._side.setVisible(board.order is not None)
        if board.order is not None:
            self._show_order(board.order)

    def _times(self, one: ReplyTimes) -> str:
        told = self.tr("{0}: answers after {1} (median of {2}), {3} waiting")
        return told.format(
            named(one.owner_name, one.owner_name_en), span_words(one.median_minutes) or "—", one.answered, one.waiting
        )

    def _show_order(self, page: OrderPage) -> None:
        order = page.order
        self.number.setText(f"{order.number} · {state_words(order)}")
        told = [_owner(order), self.tr("sent {0} by {1}").format(self._sent(order), order.sent_by)]
        told.append(self.tr("%n piece(s), {0} still on order", "", order.pieces).format(order.on_order))
        if order.promised_on is not None:
            told.append(self.tr("promised for {0}").format(order.promised_on.isoformat()))
        if order.reference:
            told.append(self.tr("their number {0}").format(order.reference))
        if order.waiting_minutes is not None:
            told.append(self.tr("waiting for an answer since {0}").format(span_words(order.waiting_minutes)))
        if page.deliveries:
            told.append(self.tr("answered by delivery {0}").format(", ".join(page.deliveries)))
        if order.cancel_reason:
            told.append(order.cancel_reason)
        self.facts.setText("\n".join(told))
        self.lines.setText("\n".join(self._lines(page)))
        for widget in (self.reference, self.promised, self.answer, self.reason, self.cancel):
            widget.setVisible(order.state in OPEN)
        self._offer_deliveries(page)
        today = self.desk.board.at.date() if self.desk.board.at else date(2000, 1, 1)
        self.promised.setMinimumDate(QDate(today.year, today.month, today.day))

    def _offer_deliveries(self, page: OrderPage) -> None:
        """What was chosen stays chosen while the same order is read anew."""
        chosen = self.delivery.value()
        with QSignalBlocker(self.delivery):
            self.delivery.clear()
            for notice in page.nameable:
                self.delivery.addItem(notice, notice)
            if chosen in page.nameable:
                self.delivery.choose(chosen)
        may_name = bool(page.nameable) and page.order.state is not OrderState.CANCELLED
        self.delivery.setVisible(may_name)
        self.name_it.setVisible(may_name)

    def _lines(self, page: OrderPage) -> list[str]:
        told = [f"{line.pieces} × {line.item} · {named(line.name, line.name_en)} · {line.at}" for line in page.lines]
        if page.exchanges:
            told += ["", self.tr("To be exchanged:")]
        for one in page.exchanges:
            told.append(f"{one.pieces:f} × {one.item} · {one.serial or one.lot} · {one.expires_on} · {one.place}")
        return told

    def _sent(self, order: OrderRow) -> str:
        at = self.desk.board.at
        return f"{order.sent_at.astimezone(at.tzinfo if at else None):%Y-%m-%d %H:%M}"

    # ------------------------------------------------------------ what is done

    def _deliver(self, first: int, count: int) -> None:
        self.table.deliver(first, self.rows[first : first + count])

    def _row_chosen(self, index: Any) -> None:
        if index.isValid() and index.row() < len(self.rows):
            self.desk.choose_order(self.rows[index.row()].number)

    def _shown(self) -> str:
        return self.desk.board.order.order.number if self.desk.board.order is not None else ""

    def _record(self) -> None:
        day = self.promised.date()
        self.desk.record_reply(self._shown(), date(day.year(), day.month(), day.day()), self.reference.text())
        self.reference.clear()

    def _name(self) -> None:
        self.desk.name_delivery(self._shown(), self.delivery.value())

    def _cancel(self) -> None:
        self.desk.cancel(self._shown(), self.reason.text())
        self.reason.clear()

    def _save_pdf(self) -> None:
        self._save("PDF (*.pdf)", "pdf")

    def _save_file(self) -> None:
        self._save("CSV (*.csv);;JSON (*.json);;XLSX (*.xlsx)", "csv")

    def _save(self, kinds: str, ending: str) -> None:
        number = self._shown()

        def taken(path: Any) -> None:
            self.desk.save_order(number, str(path), language_of())

        self._ask(self, Asked(self.tr("Save the order"), kinds, f"{number}.{ending}"), taken)

    def _written(self, path: str) -> None:
        self.said.set_whole(self.tr("Written to {0}").format(path))

    def _unwritten(self, error: Exception) -> None:
        detail = error.code if isinstance(error, EnvironmentFault) else str(error)
        self.said.set_whole(self.tr("Nothing was written: {0}").format(detail))

    def translate(self) -> None:
        """Take on the language."""
        self.pdf.setText(self.tr("Print or PDF…"))
        self.file.setText(self.tr("Save file…"))
        self.answer.setText(self.tr("Answered for this day"))
        self.name_it.setText(self.tr("This delivery answers it"))
        self.delivery.setAccessibleName(self.tr("Delivery"))
        self.reference.setPlaceholderText(self.tr("The owner's number of the order"))
        self.reference.setAccessibleName(self.tr("The owner's number of the order"))
        self.cancel.setText(self.tr("Cancel order"))
        self.reason.setPlaceholderText(self.tr("Why it is cancelled"))
        self.reason.setAccessibleName(self.tr("Why it is cancelled"))
        self.promised.setAccessibleName(self.tr("Promised day"))
        self.show_desk()
