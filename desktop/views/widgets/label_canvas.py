"""The label under one's hands: the exact dots that would be printed, and what one does with mouse and keys."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop.labels.drawing import Bitmap
from desktop.presenters.design_places import Room, handles_of, label_room, room_of
from desktop.presenters.design_shown import DesignFault
from desktop.presenters.label_designer import MOVE, LabelDesigner
from desktop.presenters.label_preview import LabelPreview
from desktop.views.theme import Role, colour
from desktop.views.widgets import label_overlay as overlay
from desktop.views.widgets.label_keys import STEP, keyed
from desktop.views.widgets.label_ruler import THICK, Scale, paint_rulers

ROOM: Final = 24
"""Pixels that stay free round a label that is fitted in."""
NEAR: Final = 6
"""Pixels beside a thin element that still hit it, and from which on edges attract."""
LEAST_ZOOM: Final = 0.25
MOST_ZOOM: Final = 40.0
FaultWords = Callable[[DesignFault], str]

_CURSORS: Final[Mapping[str, Qt.CursorShape]] = {
    "nw": Qt.CursorShape.SizeFDiagCursor,
    "se": Qt.CursorShape.SizeFDiagCursor,
    "ne": Qt.CursorShape.SizeBDiagCursor,
    "sw": Qt.CursorShape.SizeBDiagCursor,
    "n": Qt.CursorShape.SizeVerCursor,
    "s": Qt.CursorShape.SizeVerCursor,
    "w": Qt.CursorShape.SizeHorCursor,
    "e": Qt.CursorShape.SizeHorCursor,
    MOVE: Qt.CursorShape.SizeAllCursor,
}


def image_of(bitmap: Bitmap) -> QImage:
    """The dots of a label, ink black on white."""
    image = QImage(bitmap.rows, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_Mono)
    image.setColorTable([0xFFFFFFFF, 0xFF000000])
    return image.copy()


class LabelCanvas(QWidget):
    """Shows the design and takes hold of its elements.

    Signals:
        zoomed: how many pixels a dot takes now.
        properties_wanted: Enter was pressed: the keyboard wants to go to the properties.
    """

    zoomed = Signal(float)
    properties_wanted = Signal()

    def __init__(self, preview: LabelPreview, fault_words: FaultWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preview = preview
        self.designer: LabelDesigner = preview.designer
        self._words = fault_words
        self._scale = Scale(THICK, THICK, 1.0, self.designer.dpi)
        self._fitted = True
        self._image = QImage()
        self._handle = ""
        self._press = QPointF()
        self._band: QRectF | None = None
        self._hand: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(QSize(320, 240))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        preview.changed.connect(self.anew)
        self.designer.opened.connect(self.fit)
        self._translate()
        self.anew()

    # ---------------------------------------------------------------- scale

    @property
    def scale(self) -> Scale:
        """Where the label lies on the canvas."""
        return self._scale

    def fit(self) -> None:
        """Show the whole label, as large as it goes."""
        whole = label_room(self.designer.label, self.designer.dpi)
        free = QSize(self.width() - THICK - 2 * ROOM, self.height() - THICK - 2 * ROOM)
        zoom = min(free.width() / max(1, whole.width), free.height() / max(1, whole.height))
        self._fitted = True
        self._set_zoom(_crisp(zoom))
        self._centre()

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Come nearer or step back; the spot `at` (pixels) stays where it is."""
        spot = at or QPointF((self.width() + THICK) / 2, (self.height() + THICK) / 2)
        before = self._scale
        self._fitted = False
        self._set_zoom(before.zoom * factor)
        ratio = self._scale.zoom / before.zoom
        left, top = spot.x() - (spot.x() - before.left) * ratio, spot.y() - (spot.y() - before.top) * ratio
        self._scale = Scale(left, top, self._scale.zoom, self.designer.dpi)
        self.update()

    def _set_zoom(self, zoom: float) -> None:
        zoom = max(LEAST_ZOOM, min(MOST_ZOOM, zoom))
        self._scale = Scale(self._scale.left, self._scale.top, zoom, self.designer.dpi)
        self.zoomed.emit(zoom)
        self.update()

    def _centre(self) -> None:
        whole = label_room(self.designer.label, self.designer.dpi)
        left = THICK + (self.width() - THICK - whole.width * self._scale.zoom) / 2
        top = THICK + (self.height() - THICK - whole.height * self._scale.zoom) / 2
        self._scale = Scale(round(left), round(top), self._scale.zoom, self.designer.dpi)
        self.update()

    def pan(self, across: float, down: float) -> None:
        """Push the paper by pixels."""
        self._fitted = False
        self._scale = Scale(self._scale.left + across, self._scale.top + down, self._scale.zoom, self.designer.dpi)
        self.update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitted:
            self.fit()

    def anew(self) -> None:
        """Show the design as it is now."""
        bitmap = self.preview.shown.bitmap
        before = (self._image.width(), self._image.height())
        self._image = image_of(bitmap)
        if before != (bitmap.width, bitmap.height) and self._fitted:
            self.fit()
        elif self._scale.dpi != self.designer.dpi:
            self._set_zoom(self._scale.zoom * self._scale.dpi / self.designer.dpi)
        self.update()

    # ---------------------------------------------------------------- painting

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour(Role.BACKGROUND))
        paper = self._paper()
        painter.fillRect(paper, Qt.GlobalColor.white)
        smooth = self._scale.zoom * self.devicePixelRatioF() < 1
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        painter.drawImage(paper, self._image)
        overlay.paint_grid(painter, paper.intersected(QRectF(self.rect())), self._scale)
        painter.setPen(QPen(colour(Role.EDGE), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(paper)
        self._paint_elements(painter)
        overlay.paint_guides(painter, self.designer.guides, paper, self._scale)
        if self._band is not None:
            overlay.paint_outline(painter, self._band, Role.ACCENT, strong=False, dashed=True)
        size = (self.designer.label.width_mm, self.designer.label.height_mm)
        paint_rulers(painter, self.rect(), self._scale, size)
        if self.hasFocus():
            painter.setPen(QPen(colour(Role.FOCUS), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _paper(self) -> QRectF:
        return overlay.on_screen(Room(0, 0, self._image.width(), self._image.height()), self._scale)

    def _paint_elements(self, painter: QPainter) -> None:
        chosen = self.designer.chosen
        faulty = {fault.element: fault for fault in self.preview.shown.faults}
        fields = self.preview.fields
        for at, element in enumerate(self.designer.label.elements):
            place = self._place(at)
            if at in faulty:
                words = "" if self.designer.dragging else self._words(faulty[at])
                overlay.paint_fault(painter, place, words, QRectF(self.rect()).adjusted(THICK, THICK, -4, -4))
            elif at in chosen:
                overlay.paint_outline(painter, place, Role.ACCENT, strong=True, dashed=False)
            elif element.when is not None and not element.when.holds(fields):
                overlay.paint_outline(painter, place, Role.MUTED, strong=False, dashed=True)
        if len(chosen) == 1:
            overlay.paint_handles(painter, self.handles().values())

    def _place(self, at: int) -> QRectF:
        return overlay.on_screen(room_of(self.designer.label.elements[at], self.designer.dpi), self._scale)

    def handles(self) -> dict[str, QPointF]:
        """The handles of the one element that is chosen, in pixels of the widget."""
        if len(self.designer.chosen) != 1:
            return {}
        at = self.designer.chosen[0]
        place = self._place(at)
        names = handles_of(self.designer.label.elements[at], self.designer.dpi)
        return overlay.handle_points(place, overlay.apart(place, names))

    # ---------------------------------------------------------------- mouse

    def hit(self, spot: QPointF) -> int | None:
        """The foremost element at a spot; of two that both are there, the smaller one."""
        near = []
        for at in range(len(self.designer.label.elements)):
            place = self._place(at)
            reach = QRectF(place).adjusted(*_leeway(place))
            if reach.contains(spot):
                near.append((at in self.designer.chosen, -place.width() * place.height(), at))
        return max(near)[2] if near else None

    def _handle_at(self, spot: QPointF) -> str:
        half = overlay.HANDLE / 2 + 2
        for name, point in self.handles().items():
            if abs(point.x() - spot.x()) <= half and abs(point.y() - spot.y()) <= half:
                return name
        return ""

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._press = event.position()
        if event.button() == Qt.MouseButton.MiddleButton:
            self._hand = event.position()
        elif event.button() == Qt.MouseButton.LeftButton:
            self._take_hold(event.position(), more=bool(event.modifiers() & _MORE))

    def _take_hold(self, spot: QPointF, *, more: bool) -> None:
        self._handle = "" if more else self._handle_at(spot)
        if self._handle:
            return
        found = self.hit(spot)
        if found is None:
            self.designer.choose(self.designer.chosen if more else ())
            self._band = QRectF(spot, spot)
        elif more:
            self.designer.choose(set(self.designer.chosen) ^ {found})
        else:
            if found not in self.designer.chosen:
                self.designer.choose([found])
            self._handle = MOVE

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        spot = event.position()
        if self._hand is not None:
            self.pan(spot.x() - self._hand.x(), spot.y() - self._hand.y())
            self._hand = spot
        elif self._band is not None:
            self._band = QRectF(self._press, spot).normalized()
            self.update()
        elif self._handle and event.buttons() & Qt.MouseButton.LeftButton:
            self._draw(spot, loose=bool(event.modifiers() & Qt.KeyboardModifier.AltModifier))
        else:
            handle = self._handle_at(spot) or (MOVE if self.hit(spot) is not None else "")
            self.setCursor(_CURSORS.get(handle, Qt.CursorShape.ArrowCursor))

    def _draw(self, spot: QPointF, *, loose: bool) -> None:
        away = spot - self._press
        if not self.designer.dragging and away.manhattanLength() < _STILL:
            return
        move = (round(away.x() / self._scale.zoom), round(away.y() / self._scale.zoom))
        self.designer.drag(self._handle, move, 0 if loose else max(1, round(NEAR / self._scale.zoom)))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._band is not None:
            inside = [at for at in range(len(self.designer.label.elements)) if self._band.contains(self._place(at))]
            self._band = None
            self.designer.choose({*self.designer.chosen, *inside})
        self._handle, self._hand = "", None
        self.designer.drop()
        self.update()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.hit(event.position()) is not None:
            self.properties_wanted.emit()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        turn = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(STEP if turn.y() > 0 else 1 / STEP, event.position())
        else:
            self.pan(turn.x() / 2, turn.y() / 2)
        event.accept()

    # ---------------------------------------------------------------- keys

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.designer.chosen:
            self.properties_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape and self.designer.dragging:
            self._handle = ""
            self.designer.cancel_drag()
        elif not keyed(self, event):
            super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, following: bool) -> bool:
        """Tab goes from element to element, and after the last one on."""
        count, chosen = len(self.designer.label.elements), self.designer.chosen
        at = (chosen[-1] + 1 if chosen else 0) if following else (chosen[0] - 1 if chosen else count - 1)
        if 0 <= at < count:
            self.designer.choose([at])
            return True
        self.designer.choose(())
        return super().focusNextPrevChild(following)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _translate(self) -> None:
        self.setAccessibleName(self.tr("The label"))
        self.setAccessibleDescription(
            self.tr("Tab: next element. Arrows: one dot, with Shift one millimetre, with Ctrl the size.")
        )

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._translate()

    def spot_of(self, across: int, down: int) -> QPoint:
        """The pixel of a dot of the label."""
        return QPoint(
            round(self._scale.left + across * self._scale.zoom), round(self._scale.top + down * self._scale.zoom)
        )


_MORE: Final = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
_STILL: Final = 3
"""Pixels that a hand trembles in a click."""


def _crisp(zoom: float) -> float:
    """Whole pixels for a dot where there is room for at least two."""
    return float(int(zoom)) if zoom >= 2 else zoom  # as the sentence says


def _leeway(place: QRectF) -> tuple[float, float, float, float]:
    across = NEAR if place.width() < 2 * NEAR else 0
    down = NEAR if place.height() < 2 * NEAR else 0
    return (-across, -down, across, down)
