"""Measuring a keyboard scanner: the test symbol on the left, what its keys tell on the right."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.devices.calibration import Calibration
from desktop.devices.errors import BadDeviceSetting
from desktop.devices.keyboard_wedge import KeyPress
from desktop.devices.wedge_profile import GS, GsForm, Suffix
from desktop.presenters.calibrating import ELEMENTS, Stage, WedgeCalibration
from desktop.views.device_words import setting_fault_words
from desktop.views.filling_in import ScrollPage, Section
from desktop.views.key_catcher import KeyCatcher
from desktop.views.scan_symbol import ScanSymbol, datamatrix
from desktop.views.theme import SPACE, Role
from desktop.views.widgets.form import Field, Form
from desktop.views.widgets.shapes import Shape, ShapeMark
from desktop.views.widgets.text import Text, TextKind
from desktop.views.words.marking import QT_TRANSLATE_NOOP

NAME_WIDTH: Final = 420
SHORT_NAMES: Final = {"Shift": "⇧", "Control": "Ctrl", "BracketRight": "]", "Return": "⏎", "Enter": "⏎", "Tab": "⇥"}
NAME: Final = Field("name", QT_TRANSLATE_NOOP("Fields", "Name of the scanner"), required=True)


class CalibrationScreen(QWidget):
    """Scan three times, look at the figures, scan once more, save.

    Signals:
        closed: the person is done.
    """

    closed = Signal()

    def __init__(self, presenter: WedgeCalibration, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter = presenter
        self.symbol = ScanSymbol()
        self.symbol_words = Text("", TextKind.CODE_MUTED)
        self.mark = ShapeMark(Shape.HALF_RING, Role.INFO, 40)
        self.title, self.lead = Text("", TextKind.TITLE), Text("", TextKind.BODY)
        self.lead.setWordWrap(True)
        self.keys = KeyCatcher()
        self.figures = [(Text("", TextKind.MUTED), Text("", TextKind.STRONG)) for _ in range(5)]
        self.form = Form((NAME,), 1)
        self.save, self.again, self.leave = QPushButton(), QPushButton(), QPushButton()
        self.save.setProperty("primary", "true")
        self._lay_out()
        self._connect()
        self._translate()

    def _lay_out(self) -> None:
        self.form.setMaximumWidth(NAME_WIDTH)
        left = Section()
        left.heading.hide()
        left.column.addWidget(self.symbol, 0, Qt.AlignmentFlag.AlignHCenter)
        left.column.addWidget(self.symbol_words, 0, Qt.AlignmentFlag.AlignHCenter)
        inner = QWidget()
        right = QVBoxLayout(inner)
        right.setContentsMargins(0, 0, SPACE[3], 0)
        right.setSpacing(SPACE[4])
        right.addLayout(_line(self.mark, self.title))
        right.addWidget(self.lead)
        right.addWidget(self.keys)
        right.addLayout(self._grid())
        right.addWidget(self.form)
        right.addLayout(_line(self.save, self.again, self.leave))
        right.addStretch(1)
        room = QHBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.setSpacing(SPACE[5])
        room.addWidget(left, 0, Qt.AlignmentFlag.AlignTop)
        room.addWidget(ScrollPage(inner), 1)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE[5])
        grid.setVerticalSpacing(SPACE[2])
        grid.setColumnStretch(1, 1)
        for row, (label, value) in enumerate(self.figures):
            value.setWordWrap(True)
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, 1)
        return grid

    def _connect(self) -> None:
        self.keys.pressed.connect(self.presenter.press)
        self.presenter.changed.connect(self.show_stage)
        self.presenter.station.scanner_refused.connect(self._refused)
        self.save.clicked.connect(self._save)
        self.form.submitted.connect(self._save)
        self.again.clicked.connect(self._again)
        self.leave.clicked.connect(self.closed)

    # ------------------------------------------------------------ what is sent

    def begin(self, row: int | None = None) -> None:
        """Begin to measure a scanner of the settings, or a new one."""
        table = self.presenter.station.tables[row] if row is not None else {}
        self.form.set_values({"name": str(table.get("name", self.tr("Keyboard scanner")))})
        self.form.show_errors({})
        self.presenter.begin(row)
        self.keys.setFocus(Qt.FocusReason.OtherFocusReason)

    def _again(self) -> None:
        self.presenter.start_over()
        self.keys.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        if self.save.isEnabled():
            self.presenter.save(self.form.rows["name"].value())

    def _refused(self, _field: str, fault: BadDeviceSetting) -> None:
        self.form.show_errors({"name": setting_fault_words(fault)})

    # ------------------------------------------------------------ what is shown

    def show_stage(self) -> None:
        """Show how far it is and what is known."""
        stage = self.presenter.stage
        shapes = {
            Stage.SCANNING: (Shape.HALF_RING, Role.INFO),
            Stage.CHECKING: (Shape.HALF_RING, Role.INFO),
            Stage.PROVED: (Shape.TICKED_CIRCLE, Role.OK),
            Stage.SAVED: (Shape.TICKED_CIRCLE, Role.OK),
        }
        failed = stage is Stage.CHECKING and self.presenter.check_text is not None
        self.mark.show_shape(*((Shape.CROSSED_OCTAGON, Role.REFUSED) if failed else shapes[stage]))
        self.title.setText(self._title(stage, failed=failed))
        self.lead.setText(self._lead(stage, failed=failed))
        for line, presses in zip(self.keys.lines, [*self.presenter.keys, [], [], []], strict=False):
            line.set_whole(_spelt(presses))
        self._show_figures(self.presenter.found)
        self.form.setVisible(stage is Stage.PROVED)
        self.save.setVisible(stage is Stage.PROVED)
        self.leave.setText(self.tr("Done") if stage is Stage.SAVED else self.tr("Cancel"))

    def _title(self, stage: Stage, *, failed: bool) -> str:
        if failed:
            return self.tr("That was not the same")
        titles = {
            Stage.SCANNING: self.tr("Scan the symbol: {0} of 3").format(self.presenter.scans_seen),
            Stage.CHECKING: self.tr("Scan it once more, to prove it"),
            Stage.PROVED: self.tr("Proved"),
            Stage.SAVED: self.tr("Saved"),
        }
        return titles[stage]

    def _lead(self, stage: Stage, *, failed: bool) -> str:
        if failed:
            came = (self.presenter.check_text or "").replace(GS, "␝")
            return self.tr("Came: {0}. Set the scanner up as its manual says, then start over.").format(came)
        leads = {
            Stage.SCANNING: self.tr("Three times, with a second between. Do not type meanwhile."),
            Stage.CHECKING: self.tr("The keys below make the profile. This scan is read with it."),
            Stage.PROVED: self.tr("The scan was read letter by letter, with its separator. Save it."),
            Stage.SAVED: self.tr("The scanner is in use with this profile."),
        }
        return leads[stage]

    def _show_figures(self, found: Calibration | None) -> None:
        values = [""] * len(self.figures)
        if found is not None:
            values = [
                self.tr("{0} / {1} / {2} ms").format(found.gaps_ms[0], f"{found.gaps_ms[1]:g}", found.gaps_ms[2]),
                self.tr("{0} ms").format(found.profile.gap_ms),
                self._suffix(found.suffix),
                self._separator(found),
                self._layout(found),
            ]
        for (label, value), words in zip(self.figures, values, strict=True):
            label.setVisible(found is not None)
            value.setVisible(found is not None)
            value.setText(words)

    def _suffix(self, suffix: Suffix) -> str:
        words = {
            Suffix.CR: self.tr("Enter"),
            Suffix.LF: self.tr("line feed"),
            Suffix.TAB: self.tr("Tab"),
            Suffix.SILENCE: self.tr("none: a pause. Better set the scanner to send Enter."),
        }
        return words[suffix]

    def _separator(self, found: Calibration) -> str:
        words = {
            None: self.tr("not found: lots and serials would run together. Set the scanner to send GS."),
            GsForm.CTRL_BRACKET: "Ctrl + ]",
            GsForm.F8: "F8",
            GsForm.F12: "F12",
            GsForm.ALT_029: "Alt + 029",
            GsForm.SUBSTITUTE: self.tr("the sign {0} instead").format(found.substitute),
        }
        return words[found.gs]

    def _layout(self, found: Calibration) -> str:
        if found.needs_prefix:
            return self.tr("As slow as a person: set the scanner to send a prefix, or to type faster.")
        if not found.is_steady:
            return self.tr("The three scans differ: keys get lost. Let the scanner type slower, start over.")
        if found.wrong_characters:
            pairs = ", ".join(f"{wanted} → {came}" for wanted, came in found.wrong_characters)
            return self.tr("Wrong keyboard layout: {0}. Set the scanner to this computer's.").format(pairs)
        return self.tr("every character right")

    def _translate(self) -> None:
        self.symbol_words.setText(" ".join(f"({ai}) {value}" for ai, value in ELEMENTS))
        titles = (
            self.tr("Between two keys (least / middle / most)"),
            self.tr("Proposed limit"),
            self.tr("End of a scan"),
            self.tr("Separator (GS)"),
            self.tr("Characters"),
        )
        for (label, _), title in zip(self.figures, titles, strict=True):
            label.setText(title)
        self.keys.tell()
        self.save.setText(self.tr("Save the profile"))
        self.again.setText(self.tr("Start over"))
        self.show_stage()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self.symbol.show_modules(datamatrix(ELEMENTS))
        super().showEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.presenter.end()
        super().hideEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._translate()


def _line(*widgets: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(SPACE[3])
    for widget in widgets:
        line.addWidget(widget)
    line.addStretch(1)
    return line


def _spelt(presses: list[KeyPress]) -> str:
    """The keys by their names, one-letter keys as they are."""
    names = [SHORT_NAMES.get(press.key, press.text if press.text > " " else press.key) for press in presses]
    return "".join(name if len(name) == 1 else f" {name} " for name in names)
