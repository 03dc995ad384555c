"""The life of a thing on one page: what it is and where, all that happened to it, and what lies in it (journey J15)."""

from datetime import UTC, date, tzinfo
from typing import Final

from PySide6.QtCore import QEvent, QItemSelection, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.presenters.life import Life
from desktop.presenters.life_pages import ContentsPage, Page, hit_of_row
from desktop.queries.history import HistoryEvent
from desktop.queries.pages import LotPage, TrayPage, UnitPage
from desktop.queries.stock_rows import StockRow
from desktop.views import life_words
from desktop.views.facts_list import FactsList
from desktop.views.icons import icon
from desktop.views.identity_panel import IdentityPanel
from desktop.views.stock_columns import StockRows, cells_of
from desktop.views.theme import SPACE, TABLE_ROW
from desktop.views.widgets.text import ElidedText, Text, TextKind
from desktop.views.widgets.time_line import TimeLine

FEW_ROWS: Final = 5
"""A tray shows so many of its pieces at least; its life has the rest of the height."""


class LifePage(QWidget):
    """The page.

    Signals:
        closed: the person goes back to where they came from.
    """

    closed = Signal()

    def __init__(self, life: Life, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.life = life
        self.back = QPushButton()
        self.copy = QPushButton()
        self.title = ElidedText("", TextKind.HEADING)
        self.labels = Text("", TextKind.MUTED)
        self.identity = IdentityPanel()
        self.rows_title = Text("", TextKind.STRONG)
        self.rows = StockRows()
        self.line_title = Text("", TextKind.STRONG)
        self.line = TimeLine()
        self.details = FactsList()
        self.jump = QPushButton()
        self._events: tuple[HistoryEvent, ...] = ()
        self._page: Page | None = None
        self._lay_out()
        self._connect()
        self._translate()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACE[3])
        top.addWidget(self.back)
        top.addWidget(self.title, 1)
        top.addWidget(self.labels)
        top.addWidget(self.copy)
        right = QVBoxLayout()
        right.setSpacing(SPACE[2])
        for widget, stretch in ((self.rows_title, 0), (self.rows, 2), (self.line_title, 0), (self.line, 3)):
            right.addWidget(widget, stretch)
        right.addWidget(self._details_panel())
        both = QHBoxLayout()
        both.setSpacing(SPACE[4])
        both.addWidget(self.identity)
        both.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[3])
        column.addLayout(top)
        column.addLayout(both, 1)
        self.rows.setMinimumHeight(FEW_ROWS * TABLE_ROW)

    def _details_panel(self) -> QWidget:
        self._panel = QFrame()
        self._panel.setProperty("panel", "true")
        line = QHBoxLayout(self._panel)
        line.setContentsMargins(SPACE[4], SPACE[2], SPACE[4], SPACE[2])
        line.addWidget(self.details, 1)
        line.addWidget(self.jump, 0, Qt.AlignmentFlag.AlignTop)
        return self._panel

    def _connect(self) -> None:
        self.life.changed.connect(self.show_life)
        self.back.clicked.connect(self.go_back)
        self.copy.clicked.connect(self.copy_text)
        self.jump.clicked.connect(self._jump)
        self.rows.row_opened.connect(self._open_row)
        self.line.selectionModel().selectionChanged.connect(self._picked)

    # ------------------------------------------------------------ what is shown

    def show_life(self) -> None:
        """Show the page as the presenter has it; read anew, the chosen event stays chosen."""
        page = self.life.page
        if page is None:
            return
        zone, today = self._zone, self._today
        chosen = self._chosen() if self._same_thing(page) else None
        self._page = page
        self.identity.show_page(page, today, zone)
        self._events = () if isinstance(page, ContentsPage) else page.events[::-1]
        self.title.set_whole(self._title(page))
        self.labels.setText("" if isinstance(page, ContentsPage) else self.identity.labels_word(page.labels))
        self._show_rows(page, today)
        self.line.show_entries(life_words.entries(self._events, zone, named=not isinstance(page, UnitPage)))
        for part in (self.line, self.line_title):
            part.setVisible(not isinstance(page, ContentsPage))
        self._choose(self._events.index(chosen) if chosen in self._events else -1)

    @property
    def _zone(self) -> tzinfo:
        return self.life.zone or UTC

    @property
    def _today(self) -> date:
        return self.life.today or date.max

    def _same_thing(self, page: Page) -> bool:
        return self._page is not None and self._title(self._page) == self._title(page)

    def _title(self, page: Page) -> str:
        if isinstance(page, UnitPage):
            return self.tr("Unit {0}").format(page.identity.serial)
        if isinstance(page, LotPage):
            return self.tr("Lot {0}").format(page.identity.lot)
        if isinstance(page, TrayPage):
            return self.tr("Tray {0}").format(page.code)
        words = self.tr("Place {0}") if page.kind.value == "place" else self.tr("Item {0}")
        return words.format(page.code)

    def _show_rows(self, page: Page, today: date) -> None:
        found: tuple[StockRow, ...] | None = None
        if isinstance(page, LotPage):
            found = page.on_hand
        elif isinstance(page, TrayPage):
            found = page.contents
        elif isinstance(page, ContentsPage):
            found = page.rows
        self.rows.setVisible(found is not None)
        self.rows_title.setVisible(found is not None)
        self.rows_title.setText(self.tr("On hand: {0}").format(len(found or ())))
        self.rows.show_rows(found or (), today, _told_already(page))

    # ------------------------------------------------------------ one event

    def _chosen(self) -> HistoryEvent | None:
        rows = self.line.selectionModel().selectedIndexes()
        return self._events[rows[0].row()] if rows else None

    def _choose(self, number: int) -> None:
        if number >= 0:
            index = self.line.entries.index(number)
            self.line.setCurrentIndex(index)
            self.line.scrollTo(index)
        self._tell_event()

    def _picked(self, _now: QItemSelection, _before: QItemSelection) -> None:
        self._tell_event()

    def _tell_event(self) -> None:
        event = self._chosen()
        self._panel.setVisible(event is not None)
        if event is None:
            return
        self.details.show_facts(life_words.details(event, self._zone))
        self.jump.setVisible(bool(event.reverses or event.reversed_by))
        self.jump.setText(self.tr("Show what it takes back") if event.reverses else self.tr("Show what took it back"))

    def _jump(self) -> None:
        event = self._chosen()
        wanted = (event.reverses or event.reversed_by) if event is not None else ""
        self._choose(next((n for n, one in enumerate(self._events) if wanted and one.movement == wanted), -1))

    # ------------------------------------------------------------ ways on and back

    def _open_row(self, key: int) -> None:
        row = self.rows.row_of(key)
        if row is not None:
            self.life.step_to(hit_of_row(row))

    def go_back(self) -> None:
        """To the tray before, else away."""
        if not self.life.step_back():
            self.closed.emit()

    def focus_first(self) -> None:
        """Bring the keyboard to what can be walked through."""
        (self.rows if isinstance(self.life.page, ContentsPage) else self.line).setFocus()

    # ------------------------------------------------------------ copy

    def text(self) -> str:
        """The whole page as text: what it is, what is in it, and its life, newest first."""
        lines = [
            self.title.whole,
            self.identity.name.text(),
            self.identity.place.text(),
            self.identity.state.word.text(),
        ]
        lines += [self.identity.expiry.word.text(), self.identity.holds.reasons.text(), self.labels.text()]
        lines += [f"{fact.word}: {fact.value}" for fact in self.identity.facts()]
        lines += ["\t".join(cells_of(self.rows.table.columns, row)) for row in self.rows.rows]
        lines += [entry.whole for entry in life_words.entries(self._events, self._zone, named=True)]
        return "\n".join(line for line in lines if line)

    def copy_text(self) -> None:
        """Put the page into the clipboard."""
        QGuiApplication.clipboard().setText(self.text())

    # ------------------------------------------------------------ keys and language

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.go_back()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_text()
        else:
            super().keyPressEvent(event)

    def _translate(self) -> None:
        self.back.setText(self.tr("Back"))
        self.back.setIcon(icon("arrow-left"))
        self.copy.setText(self.tr("Copy as text"))
        self.copy.setIcon(icon("copy"))
        self.line_title.setText(self.tr("Life, newest first"))
        self.show_life()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.StyleChange) and hasattr(self, "_page"):
            self._translate()


def _told_already(page: Page) -> frozenset[str]:
    """The columns of its rows that a page tells once for all."""
    if isinstance(page, TrayPage):
        return frozenset({"place", "state"})
    if isinstance(page, LotPage):
        serials = frozenset() if any(row.serial for row in page.on_hand) else frozenset({"serial"})
        return serials | {"name", "item", "lot", "expires_on"}
    if isinstance(page, ContentsPage):
        return frozenset({"state"}) if page.state is not None else frozenset({"name", "item"})
    return frozenset()
