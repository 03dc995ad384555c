"""The floor of a zone from above, to scale, with its racks."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop.views import fonts
from desktop.views.theme import Role, colour

MARGIN: Final = 22.0


@dataclass(frozen=True, slots=True)
class RackPlan:
    """A rack on the floor; lengths in millimetres from the back left corner."""

    code: str
    x_mm: int
    y_mm: int
    width_mm: int
    depth_mm: int
    levels: int
    slots: int


class ZoneFloor(QWidget):
    """The floor plan; the rack of the highlighted bin is solid."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size_mm = (0, 0)
        self._racks: tuple[RackPlan, ...] = ()
        self._lit = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_floor(self, width_mm: int, depth_mm: int, racks: tuple[RackPlan, ...]) -> None:
        """Show a floor with its racks."""
        self._size_mm, self._racks = (width_mm, depth_mm), racks
        self.update()

    def light(self, rack: str) -> None:
        """Make one rack solid; "" none."""
        if rack != self._lit:
            self._lit = rack
            self.update()

    def scale(self) -> float:
        """Pixels for one millimetre."""
        width, depth = (max(1, mm) for mm in self._size_mm)
        return min((self.width() - 2 * MARGIN) / width, (self.height() - 2 * MARGIN) / depth)

    def place_of(self, rack: RackPlan) -> QRectF:
        """The rectangle of a rack, in the floor's own proportions."""
        scale, floor = self.scale(), self._floor()
        return QRectF(
            floor.left() + rack.x_mm * scale,
            floor.top() + rack.y_mm * scale,
            rack.width_mm * scale,
            rack.depth_mm * scale,
        )

    def _floor(self) -> QRectF:
        scale = self.scale()
        return QRectF(MARGIN, MARGIN, self._size_mm[0] * scale, self._size_mm[1] * scale)

    @override
    def sizeHint(self) -> QSize:
        return QSize(212, 212)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not all(self._size_mm):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        floor = self._floor()
        painter.setPen(QPen(colour(Role.EDGE), 2))
        painter.setBrush(colour(Role.SURFACE))
        painter.drawRect(floor)
        for rack in self._racks:
            self._paint_rack(painter, rack)
        painter.setPen(colour(Role.MUTED))
        painter.setFont(fonts.words(12))
        width, depth = (f"{mm / 1000:.1f} m" for mm in self._size_mm)
        painter.drawText(QRectF(floor.left(), 0, floor.width(), MARGIN - 2), Qt.AlignmentFlag.AlignCenter, width)
        painter.translate(MARGIN - 4, floor.bottom())
        painter.rotate(-90)
        painter.drawText(QRectF(0, -MARGIN + 4, floor.height(), MARGIN - 2), Qt.AlignmentFlag.AlignCenter, depth)

    def _paint_rack(self, painter: QPainter, rack: RackPlan) -> None:
        lit = rack.code == self._lit
        painter.setPen(QPen(colour(Role.TEXT), 1))
        painter.setBrush(colour(Role.ACCENT if lit else Role.RAISED))
        place = self.place_of(rack)
        painter.drawRect(place)
        painter.setPen(colour(Role.ACCENT_TEXT if lit else Role.TEXT))
        painter.setFont(fonts.codes(16, bold=True))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, rack.code)
