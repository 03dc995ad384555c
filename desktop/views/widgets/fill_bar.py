"""How full a zone is: the count, the share, a bar with its limit; amber above it."""

from decimal import Decimal
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop.views import fonts
from desktop.views.theme import SPACE, Role, colour
from desktop.views.widgets.shapes import Shape, paint_shape

LIMIT: Final = Decimal("0.9")
HEIGHT: Final = 44
BAR: Final = 12.0


class FillBar(QWidget):
    """Such as "37/40 = 92.5 %" with a mark at 90 %."""

    def __init__(self, limit: Decimal = LIMIT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._taken, self._room, self._limit = 0, 0, limit
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(220)

    def show_fill(self, taken: int, room: int) -> None:
        """Show how many of the bins are taken."""
        self._taken, self._room = taken, room
        self.setAccessibleName(self.text)
        self.update()

    @property
    def share(self) -> Decimal:
        """The share that is taken, 0 to 1."""
        return Decimal(self._taken) / self._room if self._room else Decimal(0)

    @property
    def over(self) -> bool:
        """The limit is passed."""
        return self.share > self._limit

    @property
    def text(self) -> str:
        """The words."""
        percent = f"{self.share * 100:.1f}".removesuffix(".0")
        told = f"{self._taken}/{self._room} = {percent} %"
        if not self.over:
            return told
        return self.tr("{told}, limit {limit} %").format(told=told, limit=f"{self._limit * 100:.0f}")

    @override
    def sizeHint(self) -> QSize:
        return QSize(320, HEIGHT)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(self.text)
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role = Role.WARN if self.over else Role.OK
        shape = Shape.WARNING_TRIANGLE if self.over else Shape.TICKED_CIRCLE
        paint_shape(painter, shape, QRectF(0, 3, 18, 18), colour(role), colour(Role.BACKGROUND))
        painter.setFont(fonts.words(fonts.BODY, bold=True))
        painter.setPen(colour(role if self.over else Role.TEXT))
        painter.drawText(QRectF(26, 0, self.width() - 26, 24), Qt.AlignmentFlag.AlignVCenter, self.text)
        bar = QRectF(0.5, HEIGHT - BAR - SPACE[1], self.width() - 1, BAR)
        painter.setPen(QPen(colour(Role.EDGE), 1))
        painter.setBrush(colour(Role.SURFACE))
        painter.drawRect(bar)
        painter.fillRect(
            QRectF(bar.left(), bar.top(), bar.width() * float(min(self.share, Decimal(1))), BAR), colour(role)
        )
        mark = bar.left() + bar.width() * float(self._limit)
        painter.setPen(QPen(colour(Role.TEXT), 2))
        painter.drawLine(int(mark), int(bar.top()) - 4, int(mark), int(bar.bottom()) + 4)
