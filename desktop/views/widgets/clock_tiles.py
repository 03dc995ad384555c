"""Clocks side by side, none before another: name, time left as one big number, state in shape, word and colour."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from desktop.views import fonts
from desktop.views.theme import RADIUS, SPACE, Role, colour
from desktop.views.widgets.shapes import Shape, paint_shape

HEIGHT: Final = 136
LEAST_WIDTH: Final = 150
_BIG: Final = 52
_LEAST: Final = 28
_SHAPE: Final = 20
_EDGE: Final = 4
_TOP: Final = 8


@dataclass(frozen=True, slots=True)
class Tile:
    """One clock; ``key`` is what a click tells, ``chosen`` the one whose duty is worked on."""

    key: str
    name: str
    number: str
    word: str
    due: str
    shape: Shape
    role: Role
    chosen: bool = False


class ClockTile(QPushButton):
    """One clock; its whole face is the button."""

    def __init__(self, tile: Tile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tile = tile
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_tile(tile)

    def show_tile(self, tile: Tile) -> None:
        """Show another state."""
        self.tile = tile
        told = (tile.name, tile.number, tile.word, tile.due)
        self.setAccessibleName(" · ".join(told))
        self.update()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """The style sheet gives buttons a least height of their own; a tile keeps its own."""
        super().showEvent(event)
        self.setFixedHeight(HEIGHT)

    @override
    def sizeHint(self) -> QSize:
        return QSize(220, HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST_WIDTH, HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = Role.FOCUS if self.hasFocus() else Role.ACCENT if self.tile.chosen else Role.LINE
        painter.setPen(QPen(colour(edge), 2 if edge is not Role.LINE else 1))
        painter.setBrush(colour(Role.SURFACE))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.fillRect(1, RADIUS, _EDGE, self.height() - 2 * RADIUS, colour(self.tile.role))
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        tile, left, room = self.tile, SPACE[4], self.width() - SPACE[4] - SPACE[2]
        self._line(painter, (tile.name, _TOP, 20), Role.TEXT, bold=True)
        font = fonts.words(_BIG, bold=True)
        while font.pixelSize() > _LEAST and QFontMetrics(font).horizontalAdvance(tile.number) > room:
            font.setPixelSize(font.pixelSize() - 2)
        painter.setFont(font)
        urgent = tile.role in (Role.REFUSED, Role.WARN)
        painter.setPen(colour(tile.role if urgent else Role.TEXT))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(left, _TOP + 18, room, 60, middle, tile.number)
        place = self.rect().adjusted(left, 86, 0, 0)
        square = place.toRectF()
        square.setSize(square.size().boundedTo(QSize(_SHAPE, _SHAPE).toSizeF()))
        paint_shape(painter, tile.shape, square, colour(tile.role))
        self._line(painter, (tile.word, 86, 20), Role.TEXT, bold=True, indent=_SHAPE + SPACE[2])
        self._line(painter, (tile.due, 109, 20), Role.MUTED, bold=False)

    def _line(self, painter: QPainter, told: tuple[str, int, int], role: Role, *, bold: bool, indent: int = 0) -> None:
        words, top, height = told
        painter.setFont(fonts.words(fonts.BODY if bold else fonts.SMALL, bold=bold))
        painter.setPen(colour(role))
        room = self.width() - SPACE[4] - SPACE[2] - indent
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(SPACE[4] + indent, top, room, height, middle, shown)


class ClockTiles(QWidget):
    """All clocks of one event in a row.

    Signals:
        chosen: the key of a clock.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACE[2])
        self.tiles: list[ClockTile] = []

    def show_tiles(self, tiles: Sequence[Tile]) -> None:
        """Show these clocks; the same ones keep their place and the focus."""
        if [one.tile.key for one in self.tiles] != [one.key for one in tiles]:
            self._make(tiles)
        for widget, tile in zip(self.tiles, tiles, strict=True):
            if widget.tile != tile:
                widget.show_tile(tile)

    def _make(self, tiles: Sequence[Tile]) -> None:
        for old in self.tiles:
            self._row.removeWidget(old)
            old.deleteLater()
        self.tiles = [ClockTile(tile) for tile in tiles]
        for made in self.tiles:
            made.clicked.connect(self._clicked)
            self._row.addWidget(made, 1)

    def _clicked(self) -> None:
        tile = self.sender()
        if isinstance(tile, ClockTile):
            self.chosen.emit(tile.tile.key)
