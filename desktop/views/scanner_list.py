"""The scanners of this desk, each with its live state: shape, word, since when and why."""

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.presenters.settings import StationSettings
from desktop.views.device_words import SHAPES, cause_words, kind_words, local_time, setting_fault_words, state_word
from desktop.views.filling_in import Section
from desktop.views.icons import icon
from desktop.views.theme import SPACE, Role
from desktop.views.widgets.shapes import Shape, ShapeMark
from desktop.views.widgets.status_chip import STATE_SHAPES
from desktop.views.widgets.text import ElidedText, Text, TextKind

MARK: Final = 24


class ScannerRow(QWidget):
    """One scanner.

    Signals:
        edit_wanted: its row.
        details_wanted: its name.
        removed: its row, after the second press.
    """

    edit_wanted = Signal(int)
    details_wanted = Signal(str)
    removed = Signal(int)

    def __init__(self, station: StationSettings, row: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.station, self.row = station, row
        self.mark = ShapeMark(Shape.RING, Role.MUTED, MARK)
        self.name = ElidedText("", TextKind.STRONG)
        self.kind = ElidedText("", TextKind.SMALL)
        self.state = Text("", TextKind.STRONG)
        self.cause = ElidedText("", TextKind.SMALL)
        self.details, self.edit, self.remove = QToolButton(), QToolButton(), QToolButton()
        self.really = QPushButton()
        self.really.hide()
        self._lay_out()
        self.details.clicked.connect(self._details)
        self.edit.clicked.connect(self._edit)
        self.remove.clicked.connect(self._ask)
        self.really.clicked.connect(self._remove)
        self.tell()

    def _lay_out(self) -> None:
        how = QHBoxLayout()
        how.setSpacing(SPACE[2])
        how.addWidget(self.state)
        how.addWidget(self.cause, 1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addLayout(how)
        words.addWidget(self.kind)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, SPACE[2], 0, SPACE[2])
        line.setSpacing(SPACE[2])
        line.addWidget(self.mark)
        line.addLayout(words, 1)
        for button in (self.details, self.edit, self.remove):
            button.setProperty("flat", "true")
            button.setIconSize(QSize(20, 20))
            line.addWidget(button)
        line.addWidget(self.really)

    def _details(self) -> None:
        self.details_wanted.emit(self.shown_name)

    def _edit(self) -> None:
        self.edit_wanted.emit(self.row)

    def _ask(self) -> None:
        """The first press asks, in place; the question goes away with the keyboard."""
        self.really.setVisible(self.really.isHidden())
        if not self.really.isHidden():
            self.really.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self) -> None:
        self.removed.emit(self.row)

    @property
    def shown_name(self) -> str:
        """What the scanner is called."""
        table = self.station.tables[self.row]
        return str(table.get("name", table.get("kind", "")))

    def tell(self) -> None:
        """Show how it stands now."""
        table = self.station.tables[self.row]
        kind = str(table.get("kind", ""))
        self.name.set_whole(self.shown_name)
        self.kind.set_whole(" · ".join(part for part in (kind_words(kind), str(table.get("url", ""))) if part))
        self._tell_state()
        self.really.setText(self.tr("Really remove"))
        titles = ((self.details, "info", self.tr("Details")), (self.edit, "pencil", self.tr("Change")))
        for button, picture, words in (*titles, (self.remove, "trash-2", self.tr("Remove"))):
            button.setIcon(icon(picture))
            button.setToolTip(words)
            button.setAccessibleName(f"{words}: {self.shown_name}")

    def _tell_state(self) -> None:
        fault, change = self.station.fault_of(self.row), self.station.states().get(self.shown_name)
        if fault is not None:
            self.mark.show_shape(Shape.CROSSED_OCTAGON, Role.REFUSED)
            self.state.setText(self.tr("cannot be used"))
            self.cause.set_whole(setting_fault_words(fault))
        elif change is not None:
            self.mark.show_shape(*STATE_SHAPES[SHAPES[change.state]])
            self.state.setText(state_word(change.state))
            self.cause.set_whole(f"{local_time(change.at)} · {cause_words(change)}")


class ScannerList(Section):
    """All scanners, and buttons to add one.

    Signals:
        edit_wanted: row of a scanner.
        new_wanted: kind of a new scanner.
        details_wanted: name of a scanner.
    """

    edit_wanted = Signal(int)
    new_wanted = Signal(str)
    details_wanted = Signal(str)

    def __init__(self, station: StationSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.station = station
        self.rows: list[ScannerRow] = []
        self.none = Text("", TextKind.MUTED)
        self.none.setWordWrap(True)
        self._room = QVBoxLayout()
        self._room.setSpacing(0)
        self.add = {kind: QPushButton() for kind in ("serial", "network", "wedge")}
        adding = QHBoxLayout()
        adding.setSpacing(SPACE[3])
        for kind, button in self.add.items():
            button.setProperty("adds", kind)
            button.setIconSize(QSize(20, 20))
            button.clicked.connect(self._add)
            adding.addWidget(button)
        adding.addStretch(1)
        self.column.addWidget(self.none)
        self.column.addLayout(self._room)
        self.column.addLayout(adding)
        station.scanners_changed.connect(self.show_rows)
        self._translate()
        self.show_rows()

    def show_rows(self) -> None:
        """Show the scanners as they stand; rows are made anew only when their number changed."""
        if len(self.rows) != len(self.station.tables):
            self._make_rows()
        for row in self.rows:
            row.tell()
        self.none.setVisible(not self.rows)

    def _make_rows(self) -> None:
        for row in self.rows:
            self._room.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [ScannerRow(self.station, number) for number in range(len(self.station.tables))]
        for row in self.rows:
            self._room.addWidget(row)
            row.edit_wanted.connect(self.edit_wanted)
            row.details_wanted.connect(self.details_wanted)
            row.removed.connect(self.station.remove_scanner)

    def _add(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self.new_wanted.emit(str(button.property("adds")))

    def _translate(self) -> None:
        self.heading.setText(self.tr("Scanners"))
        self.none.setText(self.tr("No scanner is set up yet. Plug one in, then add it here."))
        for kind, button in self.add.items():
            button.setText(kind_words(kind))
            button.setIcon(icon("plus"))
            button.setAccessibleName(self.tr("Add: {0}").format(kind_words(kind)))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.StyleChange) and hasattr(self, "add"):
            self._translate()
            self.show_rows()
