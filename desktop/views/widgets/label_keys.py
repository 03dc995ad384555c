"""What the keys do on a label that is being designed; everything that the mouse can do, and quicker."""

from collections.abc import Callable, Mapping
from typing import Final, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from desktop.presenters.label_designer import LabelDesigner

STEP: Final = 1.25
"""How much nearer one comes at once."""


class Canvas(Protocol):
    """What the keys act on."""

    designer: LabelDesigner

    def zoom_by(self, factor: float) -> None:
        """Come nearer or step back."""

    def fit(self) -> None:
        """Show the whole label."""


_ARROWS: Final[Mapping[int, tuple[int, int]]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


def keyed(canvas: Canvas, event: QKeyEvent) -> bool:
    """Do what a key asks for; False if it asks for nothing here.

    Arrows move by one dot, with Shift by one millimetre; with Ctrl they draw the lower right corner instead.
    """
    designer = canvas.designer
    if event.key() in _ARROWS:
        return _arrow(designer, event)
    for key, work in _SEQUENCES.items():
        if event.matches(key):
            work(designer)
            return True
    simple = _ctrl(designer).get(event.key()) if event.modifiers() & Qt.KeyboardModifier.ControlModifier else None
    work_here = simple or _plain(canvas).get(event.key())
    if work_here is None:
        return False
    work_here()
    return True


def _arrow(designer: LabelDesigner, event: QKeyEvent) -> bool:
    across, down = _ARROWS[event.key()]
    by = designer.millimetre() if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
    if not designer.chosen:
        return False
    if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        designer.stretch(across * by, down * by)
    else:
        designer.nudge(across * by, down * by)
    return True


def _choose_all(designer: LabelDesigner) -> None:
    designer.choose(range(len(designer.label.elements)))


_SEQUENCES: Final[Mapping[QKeySequence.StandardKey, Callable[[LabelDesigner], None]]] = {
    QKeySequence.StandardKey.Undo: LabelDesigner.undo,
    QKeySequence.StandardKey.Redo: LabelDesigner.redo,
    QKeySequence.StandardKey.Delete: LabelDesigner.delete,
    QKeySequence.StandardKey.SelectAll: _choose_all,
}


def _ctrl(designer: LabelDesigner) -> dict[int, Callable[[], None]]:
    def front() -> None:
        designer.order(front=True)

    def back() -> None:
        designer.order(front=False)

    return {
        Qt.Key.Key_D: designer.duplicate,
        Qt.Key.Key_Y: designer.redo,
        Qt.Key.Key_PageUp: front,
        Qt.Key.Key_PageDown: back,
    }


def _plain(canvas: Canvas) -> dict[int, Callable[[], None]]:
    def nearer() -> None:
        canvas.zoom_by(STEP)

    def farther() -> None:
        canvas.zoom_by(1 / STEP)

    def nothing() -> None:
        canvas.designer.choose(())

    return {
        Qt.Key.Key_Plus: nearer,
        Qt.Key.Key_Equal: nearer,
        Qt.Key.Key_Minus: farther,
        Qt.Key.Key_0: canvas.fit,
        Qt.Key.Key_Backspace: canvas.designer.delete,
        Qt.Key.Key_Escape: nothing,
    }
