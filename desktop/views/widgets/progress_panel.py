"""Long work: what, how much of it, how fast, how long still, and a way to stop it."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.views.theme import SPACE
from desktop.views.widgets.text import ElidedText, Text, TextKind


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a piece of work is.

    Attributes:
        what: in words.
        done: pieces done.
        total: pieces in all; 0 while that is not known.
        per_second: pieces in a second; 0 while that is not known.
        may_stop: the person may stop it.
    """

    what: str
    done: int
    total: int = 0
    per_second: float = 0.0
    may_stop: bool = True

    @property
    def seconds_left(self) -> int | None:
        """Seconds still to go, rounded up, or None while that is not known."""
        if not self.total or self.per_second <= 0:
            return None
        return max(0, -int(-(self.total - self.done) // self.per_second))


class ProgressPanel(QFrame):
    """Count, rate, time left, stop.

    Signals:
        stopped: the person wants it to stop.
    """

    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._progress = Progress("", 0)
        self.setProperty("panel", "true")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.what = ElidedText("", TextKind.STRONG)
        self.count = Text("", TextKind.BODY)
        self.rest = Text("", TextKind.MUTED)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.stop = QPushButton()
        self.stop.clicked.connect(self._stop)
        self._lay_out()
        self._tell()

    def _lay_out(self) -> None:
        numbers = QHBoxLayout()
        numbers.setSpacing(SPACE[4])
        numbers.addWidget(self.count)
        numbers.addWidget(self.rest)
        numbers.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(SPACE[2])
        column.addWidget(self.what)
        column.addWidget(self.bar)
        column.addLayout(numbers)
        line = QHBoxLayout(self)
        line.setContentsMargins(SPACE[4], SPACE[3], SPACE[4], SPACE[3])
        line.setSpacing(SPACE[5])
        line.addLayout(column, 1)
        line.addWidget(self.stop)

    def show_progress(self, progress: Progress) -> None:
        """Show how far it is."""
        self._progress = progress
        self._tell()

    def _tell(self) -> None:
        told = self._progress
        self.what.set_whole(told.what)
        self.bar.setRange(0, told.total)
        self.bar.setValue(min(told.done, told.total) if told.total else 0)
        self.count.setText(f"{told.done:,} / {told.total:,}" if told.total else f"{told.done:,}")
        self.rest.setText(" · ".join(part for part in (self._rate(), self._left()) if part))
        self.stop.setText(self.tr("Stop"))
        self.stop.setVisible(told.may_stop)

    def _rate(self) -> str:
        return self.tr("{0} a second").format(f"{self._progress.per_second:,.0f}") if self._progress.per_second else ""

    def _left(self) -> str:
        seconds = self._progress.seconds_left
        if seconds is None:
            return ""
        if seconds < 60:
            return self.tr("{0} s left").format(seconds)
        return self.tr("{0} min left").format(-(-seconds // 60))

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self.stopped.emit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._tell()
