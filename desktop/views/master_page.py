"""A searchable list of one kind of master data, and the editor beside it."""

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QSignalBlocker, QSize, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QWidget
from typing_extensions import override

from desktop.presenters.master_data import MasterData
from desktop.presenters.master_list import MasterList
from desktop.presenters.master_rows import MOST, Asked
from desktop.views.icons import icon
from desktop.views.master_editor import MasterEditor
from desktop.views.master_forms import SHAPES
from desktop.views.master_words import subject_words
from desktop.views.tables.table_panel import TablePanel
from desktop.views.tables.window_table import WindowTable
from desktop.views.theme import SPACE
from desktop.views.widgets.empty_state import Emptiness

EDITOR_LEAST: Final = 480


class MasterPage(QWidget):
    """List on the left, form on the right.

    Signals:
        import_wanted: the key of what is to be imported.
    """

    import_wanted = Signal(str)

    def __init__(self, data: MasterData, rows: MasterList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.data, self.list = data, rows
        self.key = rows.subject.key
        self.table = WindowTable(SHAPES[self.key].columns)
        self.panel = TablePanel(self.table, Emptiness(SHAPES[self.key].icon, ""))
        self.retired = QCheckBox()
        self.new = QPushButton()
        self.new.setIconSize(QSize(20, 20))
        self.editor = MasterEditor(data, rows)
        self.editor.setMinimumWidth(EDITOR_LEAST)
        self._fresh = True
        self._lay_out()
        self._connect()
        self._translate()

    def _lay_out(self) -> None:
        if self.list.subject.retire is not None:
            self.panel.add_tool(self.retired)
        self.panel.add_tool(self.new)
        room = QHBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.setSpacing(SPACE[4])
        room.addWidget(self.panel, 3)
        room.addWidget(self.editor, 2)

    def _connect(self) -> None:
        self.panel.searched.connect(self._search)
        self.panel.row_opened.connect(self._enter)
        self.panel.action_pressed.connect(self._empty_action)
        self.panel.view.selectionModel().currentRowChanged.connect(self._chosen)
        self.table.page_wanted.connect(self._deliver)
        self.retired.toggled.connect(self._search_again)
        self.new.clicked.connect(self._begin_new)
        self.list.rows_changed.connect(self._show_rows)
        self.list.opened.connect(self._mark_current)
        self.data.session.changed.connect(self._show_rights)

    # ------------------------------------------------------------ the list

    def _search(self, words: str) -> None:
        self.panel.begin_loading()
        self.list.ask(Asked(words, self.retired.isChecked()))

    def _search_again(self) -> None:
        self._search(self.panel.search.text())

    def _show_rows(self) -> None:
        with QSignalBlocker(self.panel.view.selectionModel()):
            self.table.show_ids(range(len(self.list.rows)))
        self._mark_current()
        if self.list.is_cut_off:
            self.panel.count.setText(self.tr("the first {0}: search for others").format(f"{MOST:,}"))

    def _deliver(self, first: int, count: int) -> None:
        self.table.deliver(first, self.list.rows[first : first + count])

    def _mark_current(self) -> None:
        """Select the row of what is open, without opening it again."""
        with QSignalBlocker(self.panel.view.selectionModel()):
            number = self._number()
            if number is None:
                self.panel.view.clearSelection()
            else:
                self.panel.view.choose_row(number)
        self.panel.view.viewport().update()

    def _number(self) -> int | None:
        if self.list.current is None:
            return None
        key = self.list.key_of(self.list.current)
        return next((at for at, row in enumerate(self.list.rows) if self.list.key_of(row) == key), None)

    def _chosen(self, now: QModelIndex, _before: QModelIndex) -> None:
        if not now.isValid() or now.row() == self._number():
            return
        if self.editor.dirty:
            self._mark_current()
            self.editor.remind()
        else:
            self.list.open(now.row())

    def _enter(self, _row: int) -> None:
        self.editor.begin()

    def _begin_new(self) -> None:
        if self.editor.dirty:
            self.editor.remind()
            return
        self.list.begin_new()
        self.editor.begin()

    def _empty_action(self) -> None:
        if self.list.subject.may_add:
            self._begin_new()
        else:
            self.import_wanted.emit(self.key)

    # ------------------------------------------------------------ words

    def _show_rights(self) -> None:
        self.new.setVisible(self.list.subject.may_add and self.list.may_change)

    def _translate(self) -> None:
        emptiness = {
            "items": (self.tr("No item yet"), self.tr("Enter the first one, or import the maker's catalogue.")),
            "bins": (self.tr("No bin yet"), self.tr("Bins come with their zone: draw a zone first.")),
            "trays": (self.tr("No tray yet"), self.tr("Trays also come by themselves with a delivery notice.")),
            "kits": (self.tr("No kit yet"), self.tr("Say what belongs into every tray of a kind.")),
            "hospital_stores": (
                self.tr("No hospital store yet"),
                self.tr("Cases need one: enter where the hospital keeps what it is sent."),
            ),
            "baselines": (
                self.tr("No baseline yet"),
                self.tr("Enter what a hospital held before, once and signed: the reduction is measured from it."),
            ),
            "transit_places": (
                self.tr("No vehicle yet"),
                self.tr("Enter what carries goods: vans, couriers. What is on the road stands there."),
            ),
            "distances": (
                self.tr("No distance yet"),
                self.tr("Emergencies need one: enter the road to each hospital, or import a file."),
            ),
            "packages": (
                self.tr("No contract package yet"),
                self.tr("Say which hospitals may call emergencies, and when."),
            ),
            "zones": (self.tr("No zone yet"), self.tr("Draw the floor, its racks and their bins.")),
            "sites": (self.tr("No site yet"), self.tr("Enter the first one.")),
            "parties": (self.tr("No party yet"), self.tr("Enter manufacturers, partners and hospitals.")),
            "external_ids": (
                self.tr("No external number yet"),
                self.tr("Enter what other systems call a thing, or import their list: files then carry both."),
            ),
            "people": (self.tr("Nobody yet"), self.tr("Enter everybody who works here, with a badge.")),
        }
        title, advice = emptiness[self.key]
        action = self.tr("New") if self.list.subject.may_add else ""
        self.panel.empty.say(Emptiness(SHAPES[self.key].icon, title, advice, action))
        self.retired.setText(self.tr("also out of use"))
        self.new.setText(self.tr("New"))
        self.new.setIcon(icon("plus"))
        self.new.setAccessibleName(f"{self.tr('New')}: {subject_words(self.key)}")
        self._show_rights()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._fresh:
            self._fresh = False
            self.panel.begin_loading()
            self.list.reload()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.StyleChange) and hasattr(self, "_fresh"):
            self._translate()
            self.table.layoutChanged.emit()
