"""A tile that says in one look how a duty stands: a big shape, what it is, and when and by whom or why not."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from desktop.views import fonts
from desktop.views.theme import SPACE, Role, colour
from desktop.views.widgets.shapes import Shape, paint_shape
from desktop.views.widgets.text import plain_tip

HEIGHT: Final = 72
MARK: Final = 32


@dataclass(frozen=True, slots=True)
class TileFace:
    """What a tile shows; ``action`` are the words of the press that does the duty, "" when nothing can be pressed."""

    shape: Shape
    role: Role
    title: str
    detail: str
    action: str = ""


class DutyTile(QAbstractButton):
    """One duty. It can be pressed, by mouse or by Enter, while its face has an action."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.face = TileFace(Shape.RING, Role.MUTED, "", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setEnabled(False)

    def show_face(self, face: TileFace) -> None:
        """Show another state."""
        if face != self.face:
            self.face = face
            self.setEnabled(bool(face.action))
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if face.action else Qt.FocusPolicy.NoFocus)
            said = " · ".join(part for part in (face.title, face.detail, face.action) if part)
            self.setAccessibleName(said)
            self.setToolTip(plain_tip(said))
            self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(180, HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        lively = bool(self.face.action)
        painter.setPen(QPen(colour(Role.ACCENT if lively else Role.LINE), 2 if lively or self.hasFocus() else 1))
        painter.setBrush(colour(Role.ACCENT_SOFT if lively and self.underMouse() else Role.SURFACE))
        painter.drawRoundedRect(place, 6, 6)
        mark = QRectF(SPACE[3], (self.height() - MARK) / 2, MARK, MARK)
        paint_shape(painter, self.face.shape, mark, colour(self.face.role), colour(Role.SURFACE))
        left = mark.right() + SPACE[3]
        self._write(painter, QRectF(left, 4, self.width() - left - SPACE[2], self.height() - 8))

    def _write(self, painter: QPainter, room: QRectF) -> None:
        """The title, then the detail on up to two lines, or what a press does."""
        painter.setFont(fonts.words(fonts.BODY, bold=True))
        painter.setPen(colour(Role.TEXT))
        title = QFontMetricsF(painter.font()).elidedText(self.face.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(QRectF(room.left(), room.top(), room.width(), 24), Qt.AlignmentFlag.AlignVCenter, title)
        painter.setFont(fonts.words(fonts.SMALL, bold=bool(self.face.action)))
        painter.setPen(colour(Role.ACCENT if self.face.action else Role.MUTED))
        flags = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        below = QRectF(room.left(), room.top() + 24, room.width(), room.height() - 24)
        painter.drawText(below, flags, self.face.action or self.face.detail)
