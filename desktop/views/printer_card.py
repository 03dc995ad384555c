"""One printer: where it stands and why, what waits for it, what it printed last, and what may be done."""

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.clock import Clock
from desktop.presenters.printers import PrinterNow
from desktop.queries.labels import LabelRow
from desktop.views.device_words import SHAPES, cause_words, local_time
from desktop.views.filling_in import Section
from desktop.views.icons import icon
from desktop.views.label_words import age, code_of, sentence, shape_of, what
from desktop.views.label_words import state_word as label_state
from desktop.views.printer_words import fault_words, in_short, printer_state
from desktop.views.theme import SPACE, Role
from desktop.views.widgets.choice import Choice
from desktop.views.widgets.shapes import Shape, ShapeMark
from desktop.views.widgets.status_chip import STATE_SHAPES
from desktop.views.widgets.text import ElidedText, Text, TextKind, plain_tip

MARK: Final = 36
SMALL_MARK: Final = 14
LAST: Final = 5
LAST_WIDTH: Final = 344


class LastLabels(QWidget):
    """The last labels of a printer: shape, what, number, state, how long ago."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Text("", TextKind.MUTED)
        self.lines = [
            (
                ShapeMark(Shape.RING, Role.MUTED, SMALL_MARK),
                ElidedText("", TextKind.BODY),
                ElidedText("", TextKind.CODE),
                Text("", TextKind.SMALL),
            )
            for _ in range(LAST)
        ]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE[2])
        grid.setVerticalSpacing(2)
        grid.addWidget(self.title, 0, 0, 1, 4)
        for row, line in enumerate(self.lines, 1):
            for column, widget in enumerate(line):
                grid.addWidget(widget, row, column)
        grid.setColumnStretch(1, 4)
        grid.setColumnStretch(2, 5)
        grid.setRowStretch(LAST + 1, 1)
        self.setFixedWidth(LAST_WIDTH)

    def show_labels(self, labels: tuple[LabelRow, ...], clock: Clock) -> None:
        """Show the latest first."""
        self.title.setText(self.tr("Last labels") if labels else self.tr("Nothing was printed here yet."))
        now = clock.now()
        for place, (mark, name, code, state) in enumerate(self.lines):
            row = labels[place] if place < len(labels) else None
            for widget in (mark, name, code, state):
                widget.setVisible(row is not None)
            if row is not None:
                mark.show_shape(*STATE_SHAPES[shape_of(row)])
                name.set_whole(what(row))
                code.set_whole(code_of(row))
                state.setText(age(row.changed_at, now))
                mark.setToolTip(plain_tip(sentence(label_state(row.state.value))))


class PrinterCard(Section):
    """A printer as a panel.

    Signals:
        paused: its row, and whether it is to pause.
        tested: its name.
        moved: its name, and who takes its labels.
        edit_wanted: its row.
        removed: its row, after the second press.
    """

    paused = Signal(int, bool)
    tested = Signal(str)
    moved = Signal(str, str)
    edit_wanted = Signal(int)
    removed = Signal(int)

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.now: PrinterNow | None = None
        self._clock = clock
        self.mark = ShapeMark(Shape.RING, Role.MUTED, MARK)
        self.state = Text("", TextKind.HEADING)
        self.cause = Text("", TextKind.BODY)
        self.cause.setWordWrap(True)
        self.short = ElidedText("", TextKind.MUTED)
        self.address = ElidedText("", TextKind.CODE_MUTED)
        self.waiting = Text("", TextKind.STRONG)
        self.pause, self.test, self.give = QPushButton(), QPushButton(), QPushButton()
        self.to = Choice()
        self.edit, self.remove = QToolButton(), QToolButton()
        self.really = QPushButton()
        self.really.hide()
        self.last = LastLabels()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        how = QHBoxLayout()
        how.setSpacing(SPACE[3])
        how.addWidget(self.heading)
        how.addWidget(self.state)
        how.addStretch(1)
        how.addWidget(self.waiting)
        for button in (self.edit, self.remove):
            button.setProperty("flat", "true")
            button.setIconSize(QSize(20, 20))
            how.addWidget(button)
        self.column.removeWidget(self.heading)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(how)
        for widget in (self.cause, self.short, self.address):
            words.addWidget(widget)
        words.addStretch(1)
        words.addLayout(self._buttons())
        both = QHBoxLayout()
        both.setSpacing(SPACE[4])
        mark = QVBoxLayout()
        mark.setContentsMargins(0, SPACE[1], 0, 0)
        mark.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        both.addLayout(mark)
        both.addLayout(words, 1)
        both.addWidget(self.last)
        self.column.setContentsMargins(SPACE[4], SPACE[2], SPACE[4], SPACE[3])
        self.column.addLayout(both)

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(SPACE[2])
        line.setContentsMargins(0, SPACE[2], 0, 0)
        line.addWidget(self.pause)
        line.addWidget(self.test)
        line.addWidget(self.to)
        line.addWidget(self.give)
        line.addWidget(self.really)
        line.addStretch(1)
        return line

    def _connect(self) -> None:
        self.pause.clicked.connect(self._pause)
        self.test.clicked.connect(self._test)
        self.give.clicked.connect(self._move)
        self.edit.clicked.connect(self._edit)
        self.remove.clicked.connect(self._ask)
        self.really.clicked.connect(self._remove)

    # ------------------------------------------------------------ what is done

    @property
    def is_paused(self) -> bool:
        """A person paused it here."""
        return self.now is not None and self.now.settings is not None and self.now.settings.paused

    def _pause(self) -> None:
        if self.now is not None:
            self.paused.emit(self.now.row, not self.is_paused)

    def _test(self) -> None:
        if self.now is not None:
            self.tested.emit(self.now.name)

    def _move(self) -> None:
        if self.now is not None and self.to.value():
            self.moved.emit(self.now.name, self.to.value())

    def _edit(self) -> None:
        if self.now is not None:
            self.edit_wanted.emit(self.now.row)

    def _ask(self) -> None:
        """The first press asks, in place."""
        self.really.setVisible(self.really.isHidden())
        if not self.really.isHidden():
            self.really.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self) -> None:
        if self.now is not None:
            self.removed.emit(self.now.row)

    # ------------------------------------------------------------ what is shown

    def tell(self, now: PrinterNow, others: tuple[str, ...]) -> None:
        """Show how it stands; `others` could take its labels."""
        if self.now is not None and self.now.name != now.name:
            self.really.hide()
        self.now = now
        self.heading.setText(now.name or self.tr("Without a name"))
        self._tell_state(now)
        self.short.set_whole(in_short(now.settings) if now.settings is not None else "")
        self.address.set_whole(str(now.table.get("url", "")))
        waiting = self.tr("%n label(s) waiting", "", now.waiting) if now.waiting else self.tr("nothing waits")
        self.waiting.setText(waiting)
        if tuple(self.to.itemData(at) for at in range(self.to.count())) != others:
            self.to.clear()
            for name in others:
                self.to.addItem(name, name)
        for widget in (self.to, self.give):
            widget.setVisible(bool(others) and now.waiting > 0)
        self.last.show_labels(now.last, self._clock)
        self._translate()

    def _tell_state(self, now: PrinterNow) -> None:
        if now.fault is not None:
            self.mark.show_shape(Shape.CROSSED_OCTAGON, Role.REFUSED)
            self.state.setText(self.tr("cannot be used"))
            self.cause.setText(fault_words(now.fault, now.table))
        elif now.change is not None:
            self.mark.show_shape(*STATE_SHAPES[SHAPES[now.change.state]])
            self.state.setText(printer_state(now.change.state))
            self.cause.setText(cause_words(now.change))
            self.cause.setToolTip(plain_tip(local_time(now.change.at)))
        usable = now.settings is not None
        for button in (self.pause, self.test):
            button.setEnabled(usable)

    def _translate(self) -> None:
        self.pause.setText(self.tr("Go on printing") if self.is_paused else self.tr("Pause"))
        self.test.setText(self.tr("Test label"))
        self.give.setText(self.tr("Move its labels there"))
        self.to.setAccessibleName(self.tr("Another printer"))
        self.really.setText(self.tr("Really remove"))
        titles = ((self.edit, "pencil", self.tr("Change")), (self.remove, "trash-2", self.tr("Remove")))
        name = self.now.name if self.now is not None else ""
        for button, picture, words in titles:
            button.setIcon(icon(picture))
            button.setToolTip(words)
            button.setAccessibleName(f"{words}: {name}")

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.StyleChange) and hasattr(self, "last"):
            self._translate()
