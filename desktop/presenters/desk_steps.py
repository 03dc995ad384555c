"""The part of a desk that takes some steps for it."""

from PySide6.QtCore import QObject, Signal

from desktop.presenters.desk import Desk


class DeskSteps(QObject):
    """The base of such parts.

    Signals:
        done: a step is booked.
    """

    done = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
