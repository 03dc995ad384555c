"""A field that takes every key of a scanner as it comes, while the scanner is being measured."""

from typing import Final

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.devices.calibration import SCANS_WANTED
from desktop.runtime.wedge_filter import key_press_of
from desktop.views.theme import RADIUS, SPACE, Role, colour
from desktop.views.widgets.text import ElidedText, Text, TextKind

KEYS_HEIGHT: Final = 116


class KeyCatcher(QFrame):
    """Takes every key as it comes, also Tab and shortcuts; the input method is off. Escape goes on to the next field.

    Signals:
        pressed: a `KeyPress`.
    """

    pressed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "true")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.setFixedHeight(KEYS_HEIGHT)
        self.lines = [ElidedText("", TextKind.CODE) for _ in range(SCANS_WANTED)]
        self.advice = Text("", TextKind.MUTED)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE[4], SPACE[2], SPACE[4], SPACE[2])
        column.setSpacing(SPACE[1])
        for line in self.lines:
            column.addWidget(line)
        column.addWidget(self.advice)

    def tell(self) -> None:
        """Say whether keys arrive here now."""
        here = self.tr("Keys appear here as they come. Escape leaves this field.")
        self.advice.setText(here if self.hasFocus() else self.tr("Press here first, then scan."))
        self.update()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.tell()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.tell()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour(Role.FOCUS), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._take(event)
            return True
        return super().event(event)

    def _take(self, event: QKeyEvent) -> None:
        event.accept()
        if event.key() == Qt.Key.Key_Escape:
            self.focusNextChild()
        else:
            self.pressed.emit(key_press_of(event))
