"""The label designer on a screen of a test, and the hand at its mouse."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.presenters.design_places import room_of
from desktop.presenters.label_designer import LabelDesigner
from desktop.presenters.label_files import LabelFiles
from desktop.presenters.label_folder import LabelFolder
from desktop.presenters.label_preview import LabelPreview
from desktop.views.file_asking import Asked, Taken
from desktop.views.label_designer_screen import LabelDesignerScreen
from desktop.views.widgets.label_canvas import LabelCanvas
from tests.views.stock_world import Desk

LOT = 9
"""The text with the lot on the unit label, counted from 0."""


class Answers:
    """Stands for the person at the file dialogs."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.file: Path | None = None

    def __call__(self, parent: QWidget, asked: Asked, taken: Taken) -> None:
        assert parent.isVisible()
        self.asked.append(asked)
        if self.file is not None:
            taken(self.file)


def opened_screen(desk: Desk, answers: Answers, folder: Path, qtbot: QtBot) -> Iterator[LabelDesignerScreen]:
    """The designer with own labels in a folder; for a fixture to yield from."""
    preview = LabelPreview(LabelDesigner(), desk.session, desk.settled, desk.clock)
    made = LabelDesignerScreen(LabelFiles(LabelFolder(folder), preview), answers)
    made.resize(1118, 640)
    with qtbot.waitSignal(made.files.changed):
        made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
    delete(made)  # at once: a theme that is put on later dresses whatever is still there


def element(screen: LabelDesignerScreen, at: int = LOT) -> Any:
    return screen.files.designer.label.elements[at]


def room(screen: LabelDesignerScreen, at: int = LOT) -> Any:
    return room_of(element(screen, at), screen.files.designer.dpi)


def middle(canvas: LabelCanvas, at: int = LOT) -> QPoint:
    place = room_of(canvas.designer.label.elements[at], canvas.designer.dpi)
    return canvas.spot_of((place.left + place.right) // 2, (place.top + place.bottom) // 2)


def draw(canvas: LabelCanvas, start: QPoint, end: QPoint, keys: Qt.KeyboardModifier | None = None) -> None:
    """Press, move in two steps, let go."""
    held = keys or Qt.KeyboardModifier.NoModifier
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    steps = [
        (QEvent.Type.MouseButtonPress, start, left, left),
        (QEvent.Type.MouseMove, (start + end) / 2, none, left),
        (QEvent.Type.MouseMove, end, none, left),
        (QEvent.Type.MouseButtonRelease, end, left, none),
    ]
    for kind, spot, button, buttons in steps:
        place = QPointF(spot)
        QApplication.sendEvent(canvas, QMouseEvent(kind, place, canvas.mapToGlobal(place), button, buttons, held))
