"""A run of labels in one line: how many of how many, how fast, how long still, and a way to stop it."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QWidget
from typing_extensions import override

from desktop.views.theme import SPACE
from desktop.views.widgets.text import Text, TextKind


@dataclass(frozen=True, slots=True)
class Run:
    """How far a run is.

    Attributes:
        of: labels in all.
        printed: that came out, void ones too.
        verified: that were scanned back.
        seconds: since it was ordered.
        stands: nothing is printed of it just now.
        on_sheets: it is for A4 sheets, which no printer prints.
    """

    of: int
    printed: int
    verified: int
    seconds: float
    stands: bool = False
    on_sheets: bool = False

    @property
    def per_minute(self) -> float:
        """Labels in a minute since it was ordered."""
        return self.printed * 60 / max(self.seconds, 1.0)

    @property
    def minutes_left(self) -> int | None:
        """Minutes still to go, rounded up; None while that is not known."""
        if self.stands or self.per_minute <= 0:
            return None
        return max(1, -int(-(self.of - self.printed) // self.per_minute))


class RunLine(QFrame):
    """Words, bar, button.

    Signals:
        stopped: the person wants it to stop.
        sheets_wanted: the person wants what waits as A4 sheets.
    """

    stopped = Signal()
    sheets_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run = Run(0, 0, 0, 0.0)
        self.setProperty("panel", "true")
        self.count = Text("", TextKind.STRONG)
        self.rest = Text("", TextKind.MUTED)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.sheets = QPushButton()
        self.sheets.clicked.connect(self.sheets_wanted)
        self.stop = QPushButton()
        self.stop.clicked.connect(self.stopped)
        line = QHBoxLayout(self)
        line.setContentsMargins(SPACE[4], SPACE[1], SPACE[1], SPACE[1])
        line.setSpacing(SPACE[4])
        line.addWidget(self.count)
        line.addWidget(self.bar, 1)
        line.addWidget(self.rest)
        line.addWidget(self.sheets)
        line.addWidget(self.stop)
        self._tell()

    def show_run(self, run: Run) -> None:
        """Show how far it is."""
        self._run = run
        self._tell()

    def _tell(self) -> None:
        run = self._run
        self.count.setText(
            self.tr("Run: {0} of {1} printed, {2} scanned back").format(run.printed, run.of, run.verified)
        )
        self.bar.setRange(0, max(run.of, 1))
        self.bar.setValue(run.printed)
        left = run.minutes_left
        if run.on_sheets:
            self.rest.setText(self.tr("waits to be saved as A4 sheets"))
        elif left is None:
            self.rest.setText(self.tr("stands still"))
        else:
            words = self.tr("{0} a minute · {1} min left")
            self.rest.setText(words.format(f"{run.per_minute:,.0f}", left))
        self.sheets.setText(self.tr("A4 sheets (PDF)…"))
        self.stop.setText(self.tr("Stop"))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "stop"):
            self._tell()
