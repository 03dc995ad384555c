"""Taking a device in: the device, the fault, what came with it, and whether it is decontaminated (J11)."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.domain.repairs import Priority
from desktop.presenters.repair_reading import Intake
from desktop.queries.repairs import FaultClassRow
from desktop.views.names import named
from desktop.views.repair_words import priority_word
from desktop.views.theme import SPACE
from desktop.views.translation import text
from desktop.views.widgets.big_button import BigButton
from desktop.views.widgets.choice import Choice
from desktop.views.widgets.text import ElidedText, Text, TextKind
from desktop.views.words.repairs import VERDICTS

LABEL_WIDTH: Final = 128


class RepairIntakePage(QWidget):
    """What the intake holds so far.

    Signals:
        edited: a field was changed; read the page with `read_into`.
        device_typed: a serial, a REF or an asset number was typed.
    """

    edited = Signal()
    device_typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.advice = Text("", TextKind.TITLE), Text("", TextKind.MUTED)
        self.device, self.chosen = QLineEdit(), ElidedText("", TextKind.STRONG)
        self.fault_class, self.clean, self.priority = Choice(), Choice(), Choice()
        self.fault, self.reported, self.reporter, self.accessories = (QLineEdit() for _ in range(4))
        self.on_site, self.by_customer = QCheckBox(), QCheckBox()
        self.open, self.leave = BigButton(primary=True), QPushButton()
        self._labels = [Text("") for _ in range(8)]
        self._faults: tuple[FaultClassRow, ...] = ()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        whole, grid, foot, boxes = QVBoxLayout(self), QGridLayout(), QHBoxLayout(), QHBoxLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE[2])
        grid.setHorizontalSpacing(SPACE[3])
        grid.setVerticalSpacing(SPACE[2])
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        grid.addWidget(self._label(0), 0, 0)
        grid.addWidget(self.device, 0, 1, 1, 3)
        grid.addWidget(self.chosen, 1, 1, 1, 3)
        pairs = (
            (self.fault_class, self.clean),
            (self.fault, self.accessories),
            (self.reported, self.reporter),
        )
        for row, (left, right) in enumerate(pairs, 2):
            at = (row - 2) * 2 + 1
            grid.addWidget(self._label(at), row, 0)
            grid.addWidget(left, row, 1)
            grid.addWidget(self._label(at + 1), row, 2)
            grid.addWidget(right, row, 3)
        grid.addWidget(self._label(7), 5, 0)
        grid.addWidget(self.priority, 5, 1)
        for box in (self.on_site, self.by_customer):
            boxes.addWidget(box)
        grid.addLayout(boxes, 5, 3)
        foot.addWidget(self.leave)
        foot.addWidget(self.open, 1)
        for part in (self.title, self.advice):
            whole.addWidget(part)
        whole.addSpacing(SPACE[2])
        whole.addLayout(grid)
        whole.addStretch(1)
        whole.addLayout(foot)

    def _label(self, at: int) -> Text:
        self._labels[at].setMinimumWidth(LABEL_WIDTH)
        return self._labels[at]

    def _connect(self) -> None:
        self.device.returnPressed.connect(self._typed)
        for choice in (self.fault_class, self.clean, self.priority):
            choice.activated.connect(self.edited)
        for field in (self.fault, self.reported, self.reporter, self.accessories):
            field.textEdited.connect(self.edited)
        for box in (self.on_site, self.by_customer):
            box.clicked.connect(self.edited)

    def _typed(self) -> None:
        if self.device.text():
            self.device_typed.emit(self.device.text())

    # ---------------------------------------------------------------- what is shown

    def show_intake(self, intake: Intake, faults: Sequence[FaultClassRow]) -> None:
        """Show what was entered, and the kinds of fault."""
        if tuple(faults) != self._faults or self.fault_class.count() != len(faults):
            self._faults = tuple(faults)
            self.fault_class.clear()
            for one in faults:
                self.fault_class.addItem(f"{named(one.name, one.name_en)} · {one.code}", one.code)
        if intake.serial:
            self.device.clear()
        verdict = text(VERDICTS[intake.verdict]) if intake.verdict else ""
        told = " ".join(part for part in (verdict, intake.until) if part)
        self.chosen.set_whole(" · ".join(part for part in (intake.serial, intake.model, told) if part))
        self.chosen.setVisible(bool(intake.serial))
        clean = {None: "", True: "yes", False: "no"}[intake.decontaminated]
        chosen = ((self.fault_class, intake.fault_class), (self.clean, clean), (self.priority, intake.priority))
        for choice, value in chosen:
            if choice.value() != value or choice.currentIndex() < 0:
                choice.choose(value)
        fields = ((self.fault, intake.fault), (self.reported, intake.reported), (self.reporter, intake.reporter))
        for field, words in (*fields, (self.accessories, intake.accessories)):
            if field.text() != words:
                field.setText(words)
        self.on_site.setChecked(intake.on_site)
        self.by_customer.setChecked(intake.caused_by_customer)

    def read_into(self, intake: Intake) -> None:
        """Take over what stands in the fields."""
        intake.fault_class, intake.priority = self.fault_class.value(), self.priority.value()
        intake.decontaminated = {"": None, "yes": True, "no": False}[self.clean.value()]
        intake.fault, intake.reported = self.fault.text(), self.reported.text()
        intake.reporter, intake.accessories = self.reporter.text(), self.accessories.text()
        intake.on_site, intake.caused_by_customer = self.on_site.isChecked(), self.by_customer.isChecked()

    def translate(self) -> None:
        """Speak the language of the window."""
        self.title.setText(self.tr("Take a device in"))
        self.advice.setText(
            self.tr("By scanner: the device, the fault class, YES or NO for decontaminated, CONFIRM, then the label.")
        )
        words = (
            self.tr("Device"),
            self.tr("Fault class"),
            self.tr("Decontaminated"),
            self.tr("Fault"),
            self.tr("Accessories"),
            self.tr("Reported"),
            self.tr("Reported by"),
            self.tr("Hurry"),
        )
        for label, word in zip(self._labels, words, strict=True):
            label.setText(word)
        self.device.setPlaceholderText(self.tr("scan it, or type serial, REF or asset number, then Enter"))
        self.fault.setPlaceholderText(self.tr("in the words of who reported it"))
        self.reported.setPlaceholderText(self.tr("now; else 09:12"))
        self.reporter.setPlaceholderText(self.tr("name and department"))
        self.accessories.setPlaceholderText(self.tr("case; charger; key"))
        self.on_site.setText(self.tr("at the customer's"))
        self.by_customer.setText(self.tr("caused by the customer"))
        self._offer(self.clean, [("", self.tr("no statement")), ("yes", self.tr("yes")), ("no", self.tr("no"))])
        self._offer(self.priority, [(one.value, priority_word(one)) for one in Priority])
        self._faults = ()
        self.open.set_words(self.tr("Open the work order"))
        self.leave.setText(self.tr("All work orders"))

    def _offer(self, choice: Choice, rows: list[tuple[str, str]]) -> None:
        kept = choice.value()
        choice.clear()
        for value, words in rows:
            choice.addItem(words, value)
        choice.choose(kept or rows[0][0])
