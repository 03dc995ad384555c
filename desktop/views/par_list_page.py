"""The list of pars: what each place shall hold of each item, who set it and when."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.presenters.par_care import ParCare
from desktop.queries.par_page import ParLine
from desktop.queries.pars import ParRow
from desktop.views.icons import icon
from desktop.views.refill_words import item_name
from desktop.views.tables.columns import Column, ColumnKind
from desktop.views.tables.table_panel import TablePanel
from desktop.views.tables.window_table import WindowTable
from desktop.views.theme import SPACE, Role
from desktop.views.translation import text
from desktop.views.widgets.big_button import BigButton
from desktop.views.widgets.empty_state import Emptiness
from desktop.views.words.consignment.replenishment import SOURCES
from desktop.views.words.marking import QT_TRANSLATE_NOOP


def _name(line: ParLine) -> str:
    return item_name(line.par)


def _by(line: ParLine) -> str:
    return line.setting.by if line.setting else "—"


def _how(line: ParLine) -> str:
    return text(SOURCES[line.par.source])


def par_columns(when: Callable[[ParLine], str]) -> tuple[Column, ...]:
    """The columns; ``when`` is the local time of the setting."""
    number = ColumnKind.NUMBER
    return (
        Column("name", QT_TRANSLATE_NOOP("Columns", "Item"), width=180, value=_name, sortable=False),
        Column("ref", QT_TRANSLATE_NOOP("Columns", "REF"), ColumnKind.CODE, 108, _ref, sortable=False),
        Column("at", QT_TRANSLATE_NOOP("Columns", "Place"), ColumnKind.CODE, 96, _at, sortable=False),
        Column("minimum", QT_TRANSLATE_NOOP("Columns", "Min"), number, 60, _level("minimum"), sortable=False),
        Column("target", QT_TRANSLATE_NOOP("Columns", "Target"), number, 72, _level("target"), sortable=False),
        Column("maximum", QT_TRANSLATE_NOOP("Columns", "Max"), number, 60, _level("maximum"), sortable=False),
        Column("pack", QT_TRANSLATE_NOOP("Columns", "Pack"), number, 84, _level("pack"), sortable=False),
        Column("by", QT_TRANSLATE_NOOP("Columns", "Set by"), width=108, value=_by, sortable=False),
        Column("when", QT_TRANSLATE_NOOP("Columns", "Set on"), ColumnKind.DATE, 142, when, sortable=False),
        Column("how", QT_TRANSLATE_NOOP("Columns", "How"), width=124, value=_how, sortable=False),
    )


def _ref(line: ParLine) -> str:
    return line.par.item


def _at(line: ParLine) -> str:
    return line.par.at


def _level(name: str) -> Callable[[ParLine], str]:
    def value(line: ParLine) -> str:
        return str(getattr(line.par.levels, name))

    return value


class ParListPage(QWidget):
    """The table and its buttons; Enter opens the row.

    Signals:
        new_wanted: a par is to be set.
        change_wanted: the chosen one is to be changed.
    """

    new_wanted = Signal()
    change_wanted = Signal(object)

    def __init__(self, care: ParCare, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.care = care
        self.rows: tuple[ParLine, ...] = ()
        self.table = WindowTable(par_columns(self._when), self)
        self.panel = TablePanel(self.table, Emptiness("package-check", ""))
        self.new, self.edit, self.retire = QPushButton(), QPushButton(), QPushButton()
        self.open = BigButton(primary=True)
        self._searched = ""
        self._armed = 0
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(SPACE[2])
        for button in (self.new, self.edit, self.retire):
            line.addWidget(button)
        line.addStretch(1)
        line.addWidget(self.open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[2])
        column.addWidget(self.panel, 1)
        column.addLayout(line)

    def _connect(self) -> None:
        self.table.page_wanted.connect(self._deliver)
        self.panel.searched.connect(self._search)
        self.panel.row_opened.connect(self.care.choose)
        self.panel.action_pressed.connect(self.new_wanted)
        self.panel.view.selectionModel().currentRowChanged.connect(self._row_chosen)
        self.new.clicked.connect(self.new_wanted)
        self.edit.clicked.connect(self._change)
        self.retire.clicked.connect(self._retire)
        self.open.clicked.connect(self._open)

    # ------------------------------------------------------------ what is shown

    def show_pars(self) -> None:
        """Show the list as it was read, and keep the chosen row."""
        chosen, words = self.chosen, self._searched.casefold()
        fitting = [line for line in self.care.board.lines if words in _found_by(line.par).casefold()]
        if tuple(fitting) != self.rows:
            self.rows = tuple(fitting)
            self.table.show_ids([line.id for line in self.rows])
            self._choose_again(chosen)
        self._show_rights()

    def _choose_again(self, chosen: ParRow | None) -> None:
        places = [line.id for line in self.rows]
        if places:
            self.panel.view.choose_row(places.index(chosen.id) if chosen and chosen.id in places else 0)

    def _show_rights(self) -> None:
        there, may = self.chosen is not None, self.care.may_change
        self.new.setVisible(may)
        for button in (self.edit, self.retire):
            button.setVisible(may)
            button.setEnabled(there)
        self.open.setEnabled(there)
        armed = self.chosen is not None and self._armed == self.chosen.id
        self.retire.setText(self.tr("Press again: no minimum any more") if armed else self.tr("Take out"))

    @property
    def chosen(self) -> ParRow | None:
        """The par of the chosen row."""
        number = self.panel.view.currentIndex().row()
        return self.rows[number].par if 0 <= number < len(self.rows) else None

    def _when(self, line: ParLine) -> str:
        return f"{line.setting.at.astimezone(self.care.board.zone):%Y-%m-%d %H:%M}" if line.setting else "—"

    # ------------------------------------------------------------ what is done

    def _deliver(self, first: int, count: int) -> None:
        self.table.deliver(first, self.rows[first : first + count])

    def _search(self, words: str) -> None:
        self._searched = words
        self.show_pars()

    def _row_chosen(self, *_: Any) -> None:
        self._armed = 0
        self._show_rights()

    def _open(self) -> None:
        if self.chosen is not None:
            self.care.choose(self.chosen.id)

    def _change(self) -> None:
        if self.chosen is not None:
            self.change_wanted.emit(self.chosen)

    def _retire(self) -> None:
        """The first press asks, in place; the second does it."""
        par = self.chosen
        if par is None:
            return
        if self._armed == par.id:
            self._armed = 0
            self.care.retire(par)
        else:
            self._armed = par.id
        self._show_rights()

    def translate(self) -> None:
        """Take on the language."""
        self.new.setText(self.tr("New…"))
        self.new.setIcon(icon("plus", Role.TEXT))
        self.edit.setText(self.tr("Change…"))
        self.open.set_words(self.tr("Demand and forecast"))
        told = self.tr("No minimum is set yet"), self.tr("Set one here, or import a file of the kind “pars”.")
        self.panel.empty.say(Emptiness("package-check", *told, self.tr("Set a minimum")))
        self.show_pars()


def _found_by(par: ParRow) -> str:
    return f"{par.item} {par.name} {par.name_en} {par.at} {par.place_name} {par.gtin}"
