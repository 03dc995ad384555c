"""The characters of a scan, one cell each: what cannot be seen is pictured, the place of a fault is marked."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from desktop.views import fonts
from desktop.views.theme import SPACE, Role, colour
from desktop.views.widgets.text import plain_tip
from desktop.views.words.filling import visible

CHARACTER: Final = 20
SMALL: Final = 12
SMALLEST: Final = 8
"""Pixels of a name of two letters, and of longer ones, in the room of one character."""
RULER: Final = 11
STEP: Final = 10
"""Every tenth position has its number above."""
NAMES: Final = (
    "NUL SOH STX ETX EOT ENQ ACK BEL BS HT LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US"
)
LAST_CONTROL: Final = 0x20


def is_unseen(character: str) -> bool:
    """A character that leaves no mark on paper, a blank among them."""
    return character == " " or visible(character) != character


def pictured(character: str) -> str:
    """A character as it is, or the name of one that cannot be seen: the shipped faces have no control pictures."""
    if character == " ":
        return "SP"
    number = ord(character)
    if number < LAST_CONTROL:
        return NAMES.split(" ")[number]
    return character if visible(character) == character else "DEL" if number == 0x7F else f"{number:X}"


def spelt(text: str) -> str:
    """A scan in a line of words: ``‹GS›`` for what cannot be seen."""
    return "".join(f"‹{pictured(one)}›" if one != " " and is_unseen(one) else one for one in text)


def code_point(character: str) -> str:
    """``U+001D GS``: the number of a character, and its name where it is a control character."""
    number = ord(character)
    return f"U+{number:04X} {pictured(character)}" if is_unseen(character) else f"U+{number:04X}"


class RawBytes(QWidget):
    """A ruled grid that wraps; the arrow keys and the mouse go from character to character.

    Signals:
        pointed: position of the character that is pointed at.
    """

    pointed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.raw = ""
        self.starts: frozenset[int] = frozenset()
        self.mark: tuple[int, int] | None = None
        self.at = 0
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_raw(self, raw: str, starts: Sequence[int] = (), mark: tuple[int, int] | None = None) -> None:
        """Show a scan.

        Args:
            raw: every character of it.
            starts: where elements begin; a line stands before each.
            mark: first character and number of characters of what is wrong.
        """
        self.raw, self.starts, self.mark = raw, frozenset(starts), mark
        self.at = mark[0] if mark is not None else 0
        self.setAccessibleName(spelt(raw))
        self.updateGeometry()
        self.setFixedHeight(self.heightForWidth(self.width()))
        self.update()

    # ------------------------------------------------------------ measures

    def cell(self) -> QSize:
        """Width and height of one character with its ruler."""
        metrics = QFontMetrics(fonts.codes(CHARACTER))
        return QSize(metrics.horizontalAdvance("0") + SPACE[1], metrics.height() + RULER + SPACE[2])

    def columns(self, width: int) -> int:
        """Characters in a row, a multiple of ten where there is room for ten."""
        fits = max(1, width // self.cell().width())
        return fits - fits % STEP if fits > STEP else fits

    @override
    def heightForWidth(self, width: int) -> int:
        rows = max(1, -(-len(self.raw) // self.columns(width)))
        return rows * self.cell().height() + 1

    @override
    def sizeHint(self) -> QSize:
        return QSize(480, self.heightForWidth(max(self.width(), 480)))

    def place(self, position: int) -> QRect:
        """Where a character stands."""
        row, column = divmod(position, self.columns(self.width()))
        size = self.cell()
        return QRect(column * size.width(), row * size.height(), size.width(), size.height())

    def position_at(self, point: QPoint) -> int | None:
        """Which character stands at a point."""
        size, columns = self.cell(), self.columns(self.width())
        column = point.x() // size.width()
        found = point.y() // size.height() * columns + column
        return found if 0 <= column < columns and 0 <= found < len(self.raw) else None

    def tip(self, position: int) -> str:
        """What is said of one character: its position, its code point, its bytes."""
        character = self.raw[position]
        octets = character.encode("utf-8", errors="surrogatepass").hex(" ").upper()
        sign = "" if is_unseen(character) else f"{character} · "
        return f"{position} · {sign}{code_point(character)} · 0x{octets}"

    # ------------------------------------------------------------ events

    def _is_marked(self, position: int) -> bool:
        return self.mark is not None and self.mark[0] <= position < self.mark[0] + self.mark[1]

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for position, character in enumerate(self.raw):
            self._paint_one(painter, position, character)
        if self.hasFocus() and self.raw:
            painter.setPen(QPen(colour(Role.FOCUS), 2))
            painter.drawRect(self.place(self.at).adjusted(1, RULER + 1, -1, -2))

    def _paint_one(self, painter: QPainter, position: int, character: str) -> None:
        place = self.place(position)
        body = place.adjusted(0, RULER, -1, -SPACE[1])
        marked, unseen = self._is_marked(position), is_unseen(character)
        if marked or unseen:
            painter.fillRect(body, colour(Role.REFUSED_SOFT if marked else Role.INFO_SOFT))
        if marked:
            painter.fillRect(QRect(body.left(), body.bottom() - 2, body.width(), 3), colour(Role.REFUSED))
        if position in self.starts:
            painter.fillRect(QRect(place.left(), body.top(), 2, body.height()), colour(Role.ACCENT))
        if position % STEP == 0:
            painter.setFont(fonts.codes(RULER))
            painter.setPen(colour(Role.MUTED))
            number = QRect(place.left(), place.top() - 1, 4 * place.width(), RULER + 3)
            painter.drawText(number, Qt.AlignmentFlag.AlignLeft, str(position))
        shown = pictured(character)
        small = min(CHARACTER, SMALL if len(shown) == 2 else SMALLEST)
        painter.setFont(fonts.codes(small if unseen else CHARACTER, bold=marked or unseen))
        painter.setPen(colour(Role.REFUSED if marked else Role.INFO if unseen else Role.TEXT))
        painter.drawText(body, Qt.AlignmentFlag.AlignCenter, shown)

    def _point(self, position: int) -> None:
        if self.raw:
            self.at = max(0, min(len(self.raw) - 1, position))
            self.update()
            self.pointed.emit(self.at)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        columns = self.columns(self.width())
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -columns, Qt.Key.Key_Down: columns}
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._point(0 if event.key() == Qt.Key.Key_Home else len(self.raw))
        elif event.key() in steps:
            self._point(self.at + steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        position = self.position_at(event.position().toPoint())
        if position is not None:
            self._point(position)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            position = self.position_at(event.pos())
            QToolTip.showText(event.globalPos(), plain_tip(self.tip(position)) if position is not None else "", self)
            return True
        return super().event(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(self.heightForWidth(self.width()))
