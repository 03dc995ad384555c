"""A picture from a USB camera, where QtMultimedia is installed; without it there is no button."""

from collections.abc import Callable
from importlib.util import find_spec
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

MODULES: Final = ("PySide6.QtMultimedia", "PySide6.QtMultimediaWidgets")
SIZE: Final = (960, 620)


def camera_is_there() -> bool:
    """Whether the program was installed with the extra ``camera``."""
    return all(find_spec(module) is not None for module in MODULES)


class _Taking(QObject):
    """Lives as long as its dialog and brings the picture."""

    def __init__(self, dialog: QDialog, taken: Callable[[QImage], None], parts: tuple[Any, Any]) -> None:
        super().__init__(dialog)
        self._dialog, self._taken = dialog, taken
        self._camera, self._capture = parts
        self._capture.imageCaptured.connect(self._captured)
        dialog.finished.connect(self._camera.stop)

    def _captured(self, _number: int, image: QImage) -> None:
        self._dialog.accept()
        self._taken(image)

    def press(self) -> None:
        """Take the picture."""
        self._capture.capture()


def take_picture(parent: QWidget, taken: Callable[[QImage], None]) -> None:
    """Show what the first camera sees, and hand over the picture when the button is pressed.

    Args:
        parent: over which window.
        taken: bound method that gets the picture; not called when the person changes her mind.
    """
    # PySide6-Addons is an optional extra: these modules are there only when `camera_is_there` says so
    from PySide6 import QtMultimedia, QtMultimediaWidgets

    dialog = QDialog(parent)
    dialog.resize(*SIZE)
    dialog.setWindowTitle(QCoreApplication.translate("Camera", "Take a picture"))
    camera, session = QtMultimedia.QCamera(dialog), QtMultimedia.QMediaCaptureSession(dialog)
    capture, view = QtMultimedia.QImageCapture(dialog), QtMultimediaWidgets.QVideoWidget()
    session.setCamera(camera)
    session.setImageCapture(capture)
    session.setVideoOutput(view)
    press = QPushButton(QCoreApplication.translate("Camera", "Take the picture"))
    column = QVBoxLayout(dialog)
    column.addWidget(view, 1)
    column.addWidget(press)
    taking = _Taking(dialog, taken, (camera, capture))
    press.clicked.connect(taking.press)
    camera.start()
    dialog.open()
