"""Beside the chart of a par: its position number by number, and the proposal with its reasons."""

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.forecast import Choice
from desktop.domain.replenishment import MOST_PIECES, Levels
from desktop.presenters.par_care import FILL_RATES
from desktop.queries.par_page import ParPage
from desktop.views.entry_words import fault_words
from desktop.views.par_words import counted_words, levels_words, proposal_words
from desktop.views.theme import SPACE
from desktop.views.widgets.big_button import BigButton
from desktop.views.widgets.position_bar import PartSwatch
from desktop.views.widgets.text import Text, TextKind, block_of

WIDTH: Final = 420
PARTS: Final = ("usable", "committed", "in_transit", "on_order")
SIGNS: Final = ("", "− ", "+ ", "+ ")
LEVELS: Final = ("minimum", "target", "maximum")


class ParSide(QScrollArea):
    """Position and proposal of the par at hand.

    Signals:
        fill_rate_wanted: per cent.
        accepted: the proposal is to be taken over.
        changed: other levels are to be kept (`Levels`), for a reason.
    """

    fill_rate_wanted = Signal(int)
    accepted = Signal()
    changed = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.position = Text("", TextKind.HEADING)
        self.words = {part: Text() for part in PARTS}
        self.figures = {part: Text("", TextKind.STRONG) for part in PARTS}
        self.behind = Text("", TextKind.SMALL)
        self.heading, self.goal = Text("", TextKind.HEADING), Text("", TextKind.MUTED)
        self.rates = {rate: QPushButton(f"{rate} %") for rate in FILL_RATES}
        self.now, self.proposed = Text(), Text("", TextKind.STRONG)
        self.accept, self.other = BigButton(primary=True), QPushButton()
        self.boxes = {name: QSpinBox() for name in LEVELS}
        self.labels = {name: Text("", TextKind.SMALL) for name in LEVELS}
        self.reason, self.keep = QLineEdit(), QPushButton()
        self.wrong = Text("", TextKind.ERROR)
        self.reasons = Text("", TextKind.SMALL)
        self._group = QButtonGroup(self)
        self._form = QWidget()
        self._pack = 1
        self._par = 0
        self._lay_out()
        self._connect()

    # ------------------------------------------------------------ how it is laid out

    def _lay_out(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, SPACE[3], 0)
        column.setSpacing(SPACE[2])
        column.addWidget(self.position)
        column.addLayout(self._sum())
        column.addWidget(self.behind)
        column.addSpacing(SPACE[2])
        column.addLayout(self._goals())
        for widget in (self.now, self.proposed):
            column.addWidget(widget)
        column.addLayout(self._buttons())
        column.addWidget(self._own())
        column.addWidget(self.reasons)
        column.addStretch(1)
        for words in (self.behind, self.reasons, self.wrong, self.now, self.proposed):
            words.setWordWrap(True)
        self._form.hide()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFixedWidth(WIDTH)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inner)

    def _sum(self) -> QGridLayout:
        """The sum as people write it: one row each, the figures under one another."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE[2])
        grid.setVerticalSpacing(SPACE[1])
        for row, part in enumerate(PARTS):
            self.figures[part].setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(PartSwatch(part), row // 2, row % 2 * 4)
            grid.addWidget(self.words[part], row // 2, row % 2 * 4 + 1)
            grid.addWidget(self.figures[part], row // 2, row % 2 * 4 + 2)
        grid.setColumnMinimumWidth(3, SPACE[4])
        for column in (1, 5):
            grid.setColumnStretch(column, 1)
        return grid

    def _goals(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(SPACE[1])
        line.addLayout(block_of(self.heading, self.goal), 1)
        for rate, button in self.rates.items():
            button.setCheckable(True)
            self._group.addButton(button, rate)
            line.addWidget(button)
        return line

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(SPACE[2])
        line.addWidget(self.accept, 1)
        line.addWidget(self.other)
        self.other.setCheckable(True)
        return line

    def _own(self) -> QWidget:
        grid = QGridLayout(self._form)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(SPACE[1])
        for column, name in enumerate(LEVELS):
            box = self.boxes[name]
            box.setRange(0, MOST_PIECES)
            box.setAlignment(Qt.AlignmentFlag.AlignCenter)
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            grid.setColumnStretch(column, 1)
            self.labels[name].setBuddy(box)
            grid.addWidget(self.labels[name], 0, column)
            grid.addWidget(box, 1, column)
        grid.addWidget(self.reason, 2, 0, 1, 2)
        grid.addWidget(self.keep, 2, 2)
        grid.addWidget(self.wrong, 3, 0, 1, 3)
        return self._form

    def _connect(self) -> None:
        self._group.idClicked.connect(self.fill_rate_wanted)
        self.accept.clicked.connect(self.accepted)
        self.other.toggled.connect(self._show_form)
        self.keep.clicked.connect(self._keep)
        self.reason.returnPressed.connect(self._keep)

    # ------------------------------------------------------------ what is shown

    def show_page(self, page: ParPage, fill_rate: int, *, may_change: bool) -> None:
        """Show another par, or the same one read anew."""
        parts = page.explained.row.proposal.parts
        self.position.setText(self.tr("Position {0}").format(parts.position))
        for part, sign in zip(PARTS, SIGNS, strict=True):
            self.figures[part].setText(f"{sign}{getattr(parts, part)}")
        self.behind.setText("\n".join(counted_words(page)))
        self.behind.setVisible(bool(self.behind.text()))
        self.rates[fill_rate].setChecked(True)
        self._show_proposal(page, may_change=may_change)
        if self._par != page.par.id:
            self._par = page.par.id
            self.other.setChecked(False)
            self.verticalScrollBar().setValue(0)

    def _show_proposal(self, page: ParPage, *, may_change: bool) -> None:
        found, levels = page.outlook, page.par.levels
        proposed = found.proposal.levels
        same, none = proposed == levels, found.forecast.why is Choice.NO_DEMAND
        self._pack = levels.pack
        self.now.setText(self.tr("Now {0} · pack {1}").format(levels_words(levels), levels.pack))
        said = self.tr("Proposed {0}: as it is now") if same else self.tr("Proposed {0}")
        self.proposed.setText(said.format(levels_words(proposed)))
        self.proposed.setVisible(not none)
        self.accept.setVisible(may_change and not none)
        self.accept.setEnabled(not same)
        self.accept.set_words(self.tr("Accept {0}").format(levels_words(proposed)))
        self.other.setVisible(may_change)
        self.reasons.setText("\n".join(proposal_words(found)))
        if not self._form.isVisibleTo(self):
            start = levels if none else proposed
            for name, box in self.boxes.items():
                box.setValue(getattr(start, name))

    def _show_form(self, shown: bool) -> None:
        self._form.setVisible(shown)
        self.wrong.hide()
        self.reason.clear()
        if shown:
            self.boxes["minimum"].setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, self._look_at_form)

    def _look_at_form(self) -> None:
        """Once the fields have their places."""
        self.ensureWidgetVisible(self._form)

    # ------------------------------------------------------------ what is done

    def _keep(self) -> None:
        """Levels out of order are told here; whether a reason is missing the service tells."""
        minimum, target, maximum = (self.boxes[name].value() for name in LEVELS)
        levels = Levels(minimum, target, maximum, self._pack)
        faults = levels.faults()
        names = {name: label.text() for name, label in self.labels.items()}
        self.wrong.setText("\n".join(f"{names[field]}: {fault_words(code)}" for field, code in faults))
        self.wrong.setVisible(bool(faults))
        if not faults:
            self.changed.emit(levels, self.reason.text())

    def close_form(self) -> None:
        """The levels are kept: put the fields away."""
        self.other.setChecked(False)

    def translate(self) -> None:
        """Take on the language."""
        self.heading.setText(self.tr("Proposal"))
        self.goal.setText(self.tr("handed out at once"))
        self.accept.setMinimumHeight(self.accept.sizeHint().height())
        self.other.setMinimumHeight(self.accept.sizeHint().height())
        self.other.setText(self.tr("Other levels…"))
        self.other.setMinimumWidth(self.other.sizeHint().width() + SPACE[5])
        self.keep.setText(self.tr("Keep mine"))
        self.reason.setPlaceholderText(self.tr("Why other levels"))
        self.reason.setAccessibleName(self.tr("Why other levels"))
        names = self.tr("Minimum"), self.tr("Target"), self.tr("Maximum")
        for (name, label), words in zip(self.labels.items(), names, strict=True):
            label.setText(words)
            self.boxes[name].setAccessibleName(words)
        parts = self.tr("Usable"), self.tr("Committed"), self.tr("In transit"), self.tr("On order")
        for part, words in zip(PARTS, parts, strict=True):
            self.words[part].setText(words)
