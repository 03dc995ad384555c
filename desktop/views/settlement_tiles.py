"""Figures that are read from across the desk: a row of tiles, with signs between them where they make a sum."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.views import fonts
from desktop.views.theme import SPACE
from desktop.views.widgets.text import Text, TextKind

HEIGHT: Final = 84
NUMBER_PX: Final = 28
LEAST_WIDTH: Final = 84


@dataclass(frozen=True, slots=True)
class TileFace:
    """One figure: ``sign`` stands before it, ``more`` in small letters below its word."""

    key: str
    number: str
    word: str
    sign: str = ""
    more: str = ""


class Tile(QPushButton):
    """A figure; pressed down while its rows are shown alone."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.setCheckable(True)
        self.setProperty("tile", "true")  # for its height; to set that when shown laid the page out for each tile
        self.setMinimumWidth(LEAST_WIDTH)
        self.number, self.word, self.more = Text("", TextKind.TITLE), Text("", TextKind.SMALL), Text("", TextKind.SMALL)
        self.number.setFont(fonts.words(NUMBER_PX, bold=True))
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(SPACE[1], SPACE[1], SPACE[1], SPACE[1])
        column.setSpacing(0)
        for part in (self.number, self.word, self.more):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(part)

    def show_face(self, face: TileFace) -> None:
        """Show another figure."""
        self.number.setText(face.number)
        self.number.setFont(fonts.words(NUMBER_PX - 2 * max(0, len(face.number) - 7), bold=True))
        self.word.setText(face.word)
        self.more.setText(face.more)
        self.more.setVisible(bool(face.more))
        told = (face.sign, face.number, face.word, face.more)
        self.setAccessibleName(" ".join(part for part in told if part))

    @override
    def sizeHint(self) -> QSize:
        return QSize(max(LEAST_WIDTH, self._column.sizeHint().width()), HEIGHT)


class TileRow(QWidget):
    """Tiles side by side; at most one is pressed down.

    Signals:
        chosen: the key of the tile that is pressed down, "" for none.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = ""
        self.faces: tuple[TileFace, ...] = ()
        self.tiles: dict[str, Tile] = {}
        self._parts: list[QWidget] = []
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(SPACE[1])
        self.setFixedHeight(HEIGHT)

    def show_faces(self, faces: Sequence[TileFace]) -> None:
        """Show other figures; tiles of the same keys stay."""
        if [face.key for face in faces] != list(self.tiles):
            self._build(faces)
        self.faces = tuple(faces)
        for face in faces:
            self.tiles[face.key].show_face(face)

    def _build(self, faces: Sequence[TileFace]) -> None:
        for part in self._parts:
            self._line.removeWidget(part)
            part.deleteLater()
        self.tiles, self._parts = {}, []
        for face in faces:
            if face.sign:
                sign = Text(face.sign, TextKind.TITLE)
                self._line.addWidget(sign)
                self._parts.append(sign)
            tile = Tile(face.key)
            tile.setChecked(face.key == self.key)
            tile.clicked.connect(self._clicked)
            self.tiles[face.key] = tile
            self._line.addWidget(tile, 1)
            self._parts.append(tile)
        if self.key not in self.tiles:
            self.key = ""

    def _clicked(self) -> None:
        tile = self.sender()
        if isinstance(tile, Tile):
            self.choose(tile.key if tile.isChecked() else "")

    def choose(self, key: str) -> None:
        """Press one tile down, or none."""
        self.key = key
        for one in self.tiles.values():
            one.setChecked(one.key == key)
        self.chosen.emit(key)
