"""A picture from a camera, where its module is installed; the camera of the test is made of plain objects."""

import sys
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

import PySide6
import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from desktop.views import camera
from desktop.views.equipment_beside import EquipmentBeside, png_of


class Camera(QObject):
    running = False

    def start(self) -> None:
        Camera.running = True

    def stop(self) -> None:
        Camera.running = False


class Capture(QObject):
    imageCaptured = Signal(int, QImage)  # noqa: N815 - Qt's own name

    def capture(self) -> None:
        picture = QImage(4, 3, QImage.Format.Format_RGB32)
        picture.fill(0x804020)
        self.imageCaptured.emit(1, picture)


class Session(QObject):
    def setCamera(self, camera: Camera) -> None:
        self.camera = camera

    def setImageCapture(self, capture: Capture) -> None:
        self.capture = capture

    def setVideoOutput(self, view: QWidget) -> None:
        self.view = view


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    media, widgets = ModuleType("PySide6.QtMultimedia"), ModuleType("PySide6.QtMultimediaWidgets")
    for name, kind in (("QCamera", Camera), ("QImageCapture", Capture), ("QMediaCaptureSession", Session)):
        setattr(media, name, kind)
    widgets.QVideoWidget = QWidget
    for module in (media, widgets):
        module.__spec__ = ModuleSpec(module.__name__, None)
        monkeypatch.setitem(sys.modules, module.__name__, module)
        monkeypatch.setattr(PySide6, module.__name__.partition(".")[2], module, raising=False)


def test_without_the_module_there_is_no_button(qtbot: Any) -> None:
    assert not camera.camera_is_there()
    beside = EquipmentBeside()
    qtbot.addWidget(beside)
    beside.show()
    assert (beside.camera.isVisible(), beside.add.isVisible()) == (False, True)


@pytest.mark.requirement("S2-43")
@pytest.mark.usefixtures("installed")
def test_a_press_takes_one_picture_and_lets_the_camera_go(qtbot: Any) -> None:
    beside = EquipmentBeside()
    qtbot.addWidget(beside)
    given: list[tuple[str, bytes]] = []
    beside.picture_given.connect(lambda name, content: given.append((name, content)))
    beside._take_picture()
    (dialog,) = beside.findChildren(QDialog)
    assert Camera.running
    dialog.findChild(QPushButton).click()
    assert not Camera.running
    ((name, content),) = given
    assert (name, content[:4]) == ("photo.png", b"\x89PNG")
    assert QImage.fromData(content).size().width() == 4
    assert png_of(QImage.fromData(content))[:4] == b"\x89PNG"
