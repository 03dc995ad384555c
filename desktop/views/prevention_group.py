"""The devices of a proposal that speaks of many, to be ticked."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop.queries.proposal_group import GroupDevice

SERIAL: Final = Qt.ItemDataRole.UserRole
LINE: Final = 36


class DeviceTicks(QListWidget):
    """One line for each device with its failures; those that failed are ticked at first.

    Signals:
        ticked: other devices are ticked.
    """

    ticked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.setMaximumHeight(4 * LINE + 2)
        self.itemChanged.connect(self.ticked)
        self.itemActivated.connect(self._turn)

    def show_devices(self, devices: Sequence[GroupDevice]) -> None:
        """Show the devices of another proposal."""
        self.blockSignals(True)  # noqa: FBT003  # Qt's own
        self.clear()
        for device in devices:
            item = QListWidgetItem(self._line(device))
            item.setSizeHint(QSize(0, LINE))
            item.setData(SERIAL, device.serial)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if device.failures else Qt.CheckState.Unchecked)
            self.addItem(item)
        self.blockSignals(False)  # noqa: FBT003  # Qt's own
        self.ticked.emit()

    def _line(self, device: GroupDevice) -> str:
        told = self.tr("%n failure(s)", "", device.failures)
        return " · ".join(one for one in (device.serial, device.customer, told) if one)

    def _turn(self, item: QListWidgetItem) -> None:
        on = item.checkState() is Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)

    def serials(self) -> tuple[str, ...]:
        """The devices that are ticked."""
        items = (self.item(place) for place in range(self.count()))
        return tuple(item.data(SERIAL) for item in items if item.checkState() is Qt.CheckState.Checked)
