"""A line of buttons, one for each zone; where there is only one, there is nothing to choose."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton


class ZoneButtons(QHBoxLayout):
    """The zones of the site by their codes.

    Signals:
        chosen: the code of a zone.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._codes: tuple[str, ...] = ()
        self._group.buttonClicked.connect(self._clicked)

    def show_zones(self, codes: tuple[str, ...]) -> None:
        """Offer these zones; the same ones again change nothing."""
        if codes == self._codes:
            return
        self._codes = codes
        for button in self._group.buttons():
            self._group.removeButton(button)
            self.removeWidget(button)
            button.deleteLater()
        for code in codes if len(codes) > 1 else ():
            button = QPushButton(code)
            button.setCheckable(True)
            self._group.addButton(button)
            self.addWidget(button)

    def _clicked(self, button: QPushButton) -> None:
        self.chosen.emit(button.text())
