"""Reminders of warranties that engineers have still to read: which device, what, until when, and who else was told."""

from typing import Any, Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.presenters.warranty_reminder_desk import WarrantyReminderDesk
from desktop.queries.warranty_reminders import WarrantyReminderRow
from desktop.views.equipment_beside import event_words
from desktop.views.settlement_rows import RowList
from desktop.views.tables.columns import Column, ColumnKind
from desktop.views.theme import SPACE
from desktop.views.translation import text
from desktop.views.widgets.choice import Choice
from desktop.views.widgets.status_chip import ChipState
from desktop.views.widgets.text import Text, TextKind
from desktop.views.words.equipment import REMINDED
from desktop.views.words.marking import QT_TRANSLATE_NOOP


def _state(row: WarrantyReminderRow) -> ChipState:
    return ChipState.WARN if row.late else ChipState.READY


def _told(row: WarrantyReminderRow) -> str:
    return " · ".join(text(REMINDED[word]) for word in row.told.split(" ") if word)


def _plain(key: str, title: str, width: int, value: Any = None) -> Column:
    return Column(key, title, width=width, value=value, sortable=False)


COLUMNS: Final = (
    Column("on", QT_TRANSLATE_NOOP("Columns", "Day"), ColumnKind.DATE, 130, state=_state, sortable=False),
    _plain("event", QT_TRANSLATE_NOOP("Columns", "Reminder"), 220, event_words),
    Column("serial", QT_TRANSLATE_NOOP("Columns", "Serial"), ColumnKind.CODE, 190, sortable=False),
    _plain("model", QT_TRANSLATE_NOOP("Columns", "Model"), 130),
    _plain("customer", QT_TRANSLATE_NOOP("Columns", "Customer"), 160),
    Column("last", QT_TRANSLATE_NOOP("Columns", "Covered until"), ColumnKind.DATE, 130, sortable=False),
    _plain("person", QT_TRANSLATE_NOOP("Columns", "Whose work"), 140),
    _plain("told", QT_TRANSLATE_NOOP("Columns", "Who is told"), 180, _told),
)


class WarrantyRemindersPage(QWidget):
    """The list; a double click opens the device.

    Signals:
        device_wanted: serial and model.
    """

    device_wanted = Signal(str, str)

    def __init__(self, desk: WarrantyReminderDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.list, self.advice = RowList(COLUMNS, "bell"), Text("", TextKind.MUTED)
        self.read, self.open, self.give = QPushButton(), QPushButton(), QPushButton()
        self.mine, self.person = QCheckBox(), Choice()
        self._row: WarrantyReminderRow | None = None
        self._offered: tuple[int, str] | None = None
        line, column = QHBoxLayout(), QVBoxLayout(self)
        line.setSpacing(SPACE[2])
        line.addWidget(self.advice, 1)
        for part in (self.person, self.give, self.open, self.read):
            line.addWidget(part)
        self.list.panel.add_tool(self.mine)
        self.read.setProperty("primary", "true")
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[2])
        column.addLayout(line)
        column.addWidget(self.list, 1)
        self.list.chosen.connect(self._chosen)
        self.list.panel.row_opened.connect(self._open)
        self.read.clicked.connect(self._acknowledge)
        self.open.clicked.connect(self._open)
        self.give.clicked.connect(self._give)
        self.mine.toggled.connect(desk.show_mine)
        desk.changed.connect(self.show_desk)
        self._translate()

    def show_desk(self) -> None:
        """Show the list as it stands."""
        rows = self.desk.rows
        self.list.show_rows(rows)
        kept = next((row for row in rows if self._row is not None and row.id == self._row.id), None)
        self._row = kept or (rows[0] if rows else None)
        if self._row is not None:
            self.list.choose(self._row)
        for part in (self.read, self.open, self.give, self.person):
            part.setEnabled(self._row is not None)
        self._show_people()

    def _show_people(self) -> None:
        """Who can have it; the one who has it is chosen."""
        shown = [(self.person.itemData(at), self.person.itemText(at)) for at in range(self.person.count())]
        wanted = [("", self.tr("nobody")), *((one.badge, one.name) for one in self.desk.people)]
        if shown != wanted:
            self.person.clear()
            for badge, name in wanted:
                self.person.addItem(name, badge)
            self._offered = None
        self._choose_person()

    def _choose_person(self) -> None:
        """Begin with who has it; what a hand has chosen since stays when the list is read anew."""
        offered = None if self._row is None else (self._row.id, self._row.badge)
        if offered != self._offered:
            self._offered = offered
            self.person.choose("" if self._row is None else self._row.badge)

    def _chosen(self, row: WarrantyReminderRow) -> None:
        self._row = row
        self._choose_person()

    def _give(self) -> None:
        if self._row is not None:
            self.desk.assign(self._row.id, self.person.value())

    def _acknowledge(self) -> None:
        if self._row is not None:
            self.desk.entry.acknowledge(self._row.id)

    def _open(self, _number: object = None) -> None:
        if self._row is not None:
            self.device_wanted.emit(self._row.serial, self._row.model)

    def _translate(self) -> None:
        self.advice.setText(self.tr("Told and not read yet; the next end first."))
        self.read.setText(self.tr("I have read it"))
        self.open.setText(self.tr("Show the device"))
        self.give.setText(self.tr("Give it"))
        self.person.setAccessibleName(self.tr("Whose work"))
        self.mine.setText(self.tr("Mine only"))
        self.list.say_empty(self.tr("Every reminder was read"), "")
        self.show_desk()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.StyleChange) and hasattr(self, "_row"):
            self._translate()
