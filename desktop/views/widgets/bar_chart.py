"""Horizontal bars with their values beside them, and whiskers for intervals; drawn by pyqtgraph in the page's colours.

pyqtgraph is loaded when the first chart is opened, not when the program starts: numpy beside the window, the rest
in its own thread. Qt makes its classes when they are first asked for, and two threads that ask at once crash.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from desktop.runtime.aside import Aside
from desktop.views import fonts
from desktop.views.theme import Role, colour

BAR: Final = 0.56
NAMES: Final = 150
MOST: Final = 12
"""More bars than this are no picture any more; the table below has all of them."""


@dataclass(frozen=True, slots=True)
class BarPart:
    """A part of a bar: its length and what colour it has."""

    length: float
    role: Role


@dataclass(frozen=True, slots=True)
class BarRow:
    """One bar: its name, its parts from the left, what is written beside it, and the ends of a whisker."""

    key: str
    name: str
    parts: tuple[BarPart, ...]
    told: str
    ends: tuple[float, float] | None = None


def _load() -> object:
    import numpy

    return numpy


class BarChart(QWidget):
    """The chart.

    Signals:
        opened: the key of a bar that was clicked.
    """

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[BarRow, ...] = ()
        self.unit = ""
        self._plot: Any = None
        self._loading = False
        self._aside = Aside(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setMinimumHeight(220)

    def show_rows(self, rows: Sequence[BarRow], unit: str) -> None:
        """Show other bars, the first on top; ``unit`` stands below the axis."""
        self.rows, self.unit = tuple(rows)[:MOST], unit
        told = (f"{row.name}: {row.told}" for row in self.rows)
        self.setAccessibleDescription("; ".join(told))
        if self._plot is not None:
            self._draw()
        elif not self._loading:
            self._loading = True
            self._aside.run(_load, self._loaded, self._not_loaded)

    def _loaded(self, _library: object) -> None:
        self._make()
        self._draw()

    def _not_loaded(self, _error: Exception) -> None:
        """Without the library the rows beside the chart say the same."""

    def wait(self) -> None:
        """Wait until nothing is loaded any more: at the end of the program."""
        self._aside.wait()

    def _make(self) -> None:
        import pyqtgraph

        self._plot = pyqtgraph.PlotWidget(self)
        self._plot.setMenuEnabled(False)
        self._plot.setMouseEnabled(x=False, y=False)
        self._plot.hideButtons()
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.setAntialiasing(True)
        self._plot.scene().sigMouseClicked.connect(self._clicked)
        self._column.addWidget(self._plot)

    def _draw(self) -> None:
        plot = self._plot
        plot.clear()
        plot.setBackground(colour(Role.SURFACE))
        self._dress_axes()
        for number, row in enumerate(self.rows):
            self._draw_row(len(self.rows) - 1 - number, row)
        most = max(
            (max(sum(part.length for part in row.parts), row.ends[1] if row.ends else 0.0) for row in self.rows),
            default=1.0,
        )
        plot.setXRange(0, (most or 1.0) * 1.6, padding=0)
        plot.setYRange(-0.6, max(len(self.rows), 1) - 0.4, padding=0)

    def _dress_axes(self) -> None:
        measure = QFontMetricsF(fonts.words(fonts.SMALL))
        told = [measure.elidedText(row.name, Qt.TextElideMode.ElideRight, NAMES - 12) for row in self.rows]
        names = [(len(self.rows) - 1 - number, name) for number, name in enumerate(told)]
        for side in ("left", "bottom"):
            axis = self._plot.getAxis(side)
            axis.setPen(colour(Role.LINE))
            axis.setTextPen(colour(Role.TEXT if side == "left" else Role.MUTED))
            axis.setStyle(tickFont=fonts.words(fonts.SMALL), tickLength=0 if side == "left" else -4)
        self._plot.getAxis("left").setTicks([names])
        self._plot.getAxis("left").setWidth(NAMES)
        self._plot.setLabel("bottom", self.unit, **{"color": colour(Role.MUTED).name(), "font-size": "12px"})

    def _draw_row(self, at: int, row: BarRow) -> None:
        import pyqtgraph

        left = 0.0
        for part in row.parts:
            ink = colour(part.role)
            bar = pyqtgraph.BarGraphItem(x0=[left], y=[at], height=BAR, width=[part.length], brush=ink, pen=ink)
            self._plot.addItem(bar)
            left += part.length
        end = left
        if row.ends is not None:
            low, high = row.ends
            pen = pyqtgraph.mkPen(colour(Role.TEXT), width=2)
            self._plot.plot([low, high], [at, at], pen=pen)
            end = max(left, high)
        words = pyqtgraph.TextItem(f" {row.told}", color=colour(Role.TEXT), anchor=(0, 0.5))
        words.setFont(fonts.words(fonts.SMALL))
        words.setPos(end, at)
        self._plot.addItem(words)

    def _clicked(self, event: Any) -> None:
        place = self._plot.getPlotItem().vb.mapSceneToView(event.scenePos())
        number = len(self.rows) - 1 - round(place.y())
        if 0 <= number < len(self.rows):
            self.opened.emit(self.rows[number].key)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._plot is not None:
            self._draw()
