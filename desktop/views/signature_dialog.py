"""The customer signs: a name, and a line drawn by finger, pen or mouse."""

from base64 import b64encode
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.views.theme import SPACE, Role, colour
from desktop.views.widgets.big_button import BigButton
from desktop.views.widgets.text import Text, TextKind

SIZE: Final = QSize(600, 200)
PEN: Final = 3


class SignaturePad(QWidget):
    """White paper to draw on; ink is black in every theme, because it goes on a printed report."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(SIZE)
        self.drawn = False
        self._last: QPoint | None = None
        self._image = QImage(SIZE, QImage.Format.Format_Grayscale8)
        self._image.fill(Qt.GlobalColor.white)

    def clear(self) -> None:
        """An empty paper again."""
        self._image.fill(Qt.GlobalColor.white)
        self.drawn = False
        self.update()

    def png(self) -> str:
        """What was drawn as PNG in Base64, "" for nothing."""
        if not self.drawn:
            return ""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self._image.save(buffer, b"PNG")
        return b64encode(buffer.data().data()).decode()

    def line(self, start: QPoint, end: QPoint) -> None:
        """Draw a stroke."""
        painter = QPainter(self._image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(Qt.GlobalColor.black, PEN, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(start, end)
        painter.end()
        self.drawn = True
        self.update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._last = event.position().toPoint()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here = event.position().toPoint()
        if self._last is not None:
            self.line(self._last, here)
        self._last = here

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._last = None

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawImage(0, 0, self._image)
        painter.setPen(QPen(colour(Role.LINE), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class SignatureDialog(QDialog):
    """Name and signature.

    Signals:
        signed: the name, and the drawing as PNG in Base64 ("" for a signature on paper).
    """

    signed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Signature"))
        self.name, self.pad = QLineEdit(), SignaturePad()
        self.name.setPlaceholderText(self.tr("name and department"))
        self.keep, self.again, self.leave = BigButton(self.tr("Signed"), primary=True), QPushButton(), QPushButton()
        self.again.setText(self.tr("Draw again"))
        self.leave.setText(self.tr("Back"))
        column, foot = QVBoxLayout(self), QHBoxLayout()
        column.setSpacing(SPACE[2])
        column.addWidget(Text(self.tr("Received and checked by"), TextKind.HEADING))
        column.addWidget(self.name)
        column.addWidget(self.pad)
        for button in (self.leave, self.again):
            foot.addWidget(button)
        foot.addWidget(self.keep, 1)
        column.addLayout(foot)
        self.keep.clicked.connect(self._keep)
        self.again.clicked.connect(self.pad.clear)
        self.leave.clicked.connect(self.reject)

    def _keep(self) -> None:
        if not self.name.text():
            self.name.setFocus()
            return
        self.signed.emit(self.name.text(), self.pad.png())
        self.accept()
