"""A machine-readable symbol on the screen: whole pixels, black on white in every theme, with its quiet zone."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop.devices.scanner_symbols import Modules, SetUpSymbol

QUIET_LINEAR: Final = 10
"""Modules left and right of a Code 128 (ISO/IEC 15417)."""
QUIET_MATRIX: Final = 4
"""Modules round a QR Code (ISO/IEC 18004); a Data Matrix needs one, bright rooms more."""
BARS: Final = 120
"""Height of the bars of a linear symbol, in pixels."""
LEAST_LINEAR: Final = 2
MOST_LINEAR: Final = 3
LEAST_MATRIX: Final = 3
MOST_MATRIX: Final = 9


class SymbolView(QWidget):
    """Draws a symbol as large as the room allows, in whole device pixels."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.symbol: SetUpSymbol | None = None
        self._modules: Modules = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)

    def show_symbol(self, symbol: SetUpSymbol) -> None:
        """Show a symbol; what it says in letters is its accessible name."""
        self.symbol = symbol
        self._modules = symbol.modules()
        self.setAccessibleName(symbol.words)
        self.setFixedHeight(self.sizeHint().height())
        self.updateGeometry()
        self.update()

    @property
    def is_linear(self) -> bool:
        """Bars, not squares."""
        return len(self._modules) == 1

    def _columns(self) -> int:
        return (len(self._modules[0]) if self._modules else 0) + 2 * self._quiet()

    def _quiet(self) -> int:
        return QUIET_LINEAR if self.is_linear else QUIET_MATRIX

    def module_px(self) -> int:
        """Width of one module in device pixels."""
        if not self._modules:
            return 0
        least, most = (LEAST_LINEAR, MOST_LINEAR) if self.is_linear else (LEAST_MATRIX, MOST_MATRIX)
        ratio = self.devicePixelRatioF()
        fits = int(self.width() * ratio) // self._columns()
        return max(round(least * ratio), min(round(most * ratio), fits))

    @override
    def sizeHint(self) -> QSize:
        most = MOST_LINEAR if self.is_linear else MOST_MATRIX
        width = self._columns() * most
        height = BARS + 2 * QUIET_LINEAR if self.is_linear else (len(self._modules) + 2 * QUIET_MATRIX) * most
        return QSize(width, height)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._columns() * (LEAST_LINEAR if self.is_linear else LEAST_MATRIX), self.sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        painter = QPainter(self)
        painter.scale(1 / ratio, 1 / ratio)
        side = self.module_px()
        height = round(self.height() * ratio)
        tall = height if self.is_linear else (len(self._modules) + 2 * QUIET_MATRIX) * side
        left = max(0, (round(self.width() * ratio) - self._columns() * side) // 2)
        top = max(0, (height - tall) // 2)
        painter.fillRect(QRect(left, top, self._columns() * side, tall), Qt.GlobalColor.white)
        high = height - 2 * round(QUIET_LINEAR * ratio) if self.is_linear else side
        down = top + (round(QUIET_LINEAR * ratio) if self.is_linear else QUIET_MATRIX * side)
        for y, row in enumerate(self._modules):
            for x, is_dark in enumerate(row):
                if is_dark:
                    place = QRect(left + (x + self._quiet()) * side, down + y * high, side, high)
                    painter.fillRect(place, Qt.GlobalColor.black)
