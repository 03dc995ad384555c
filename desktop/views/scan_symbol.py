"""A GS1 DataMatrix on the screen, drawn in whole pixels so that every scanner can read it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

QUIET: Final = 4
"""Modules of white round the symbol; ISO/IEC 16022 asks for one, screens in bright rooms for more."""
MODULE_PX: Final = 8
Modules = tuple[tuple[bool, ...], ...]


def datamatrix(elements: Sequence[tuple[str, str]]) -> Modules:
    """The modules of a square GS1 DataMatrix, dark ones True, row by row.

    Args:
        elements: application identifiers with their values.
    """
    import zint

    symbol = zint.Symbol()
    symbol.symbology = zint.Symbology.DATAMATRIX
    symbol.input_mode = zint.InputMode.GS1
    symbol.option_3 = int(zint.DataMatrixOptions.SQUARE)
    symbol.warn_level = zint.WarningLevel.FAIL_ALL
    symbol.encode("".join(f"[{ai}]{value}" for ai, value in elements))
    data = symbol.encoded_data
    width = range(symbol.width)
    return tuple(tuple(bool(data[row, at >> 3] >> (at & 7) & 1) for at in width) for row in range(symbol.rows))


class ScanSymbol(QWidget):
    """Black on white in every theme: scanners do not read the other way round."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._modules: Modules = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_modules(self, modules: Modules) -> None:
        """Show a symbol."""
        self._modules = modules
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        side = (len(self._modules) + 2 * QUIET) * MODULE_PX
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(Qt.GlobalColor.white))
        for y, row in enumerate(self._modules):
            for x, is_dark in enumerate(row):
                if is_dark:
                    place = QRect((x + QUIET) * MODULE_PX, (y + QUIET) * MODULE_PX, MODULE_PX, MODULE_PX)
                    painter.fillRect(place, QColor(Qt.GlobalColor.black))
