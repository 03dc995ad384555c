"""The elements of a label as a list, the foremost at the top; what is chosen here is chosen on the label."""

from typing import Final

from PySide6.QtCore import QEvent, QItemSelectionModel, QSignalBlocker, QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from desktop.presenters.label_preview import LabelPreview
from desktop.views import designer_words as words
from desktop.views.icons import icon
from desktop.views.theme import Role
from desktop.views.widgets.text import plain_tip

ROW: Final = 32
_PLACE: Final = Qt.ItemDataRole.UserRole


class ElementList(QListWidget):
    """Icon and text of each element; a red octagon where something is wrong."""

    def __init__(self, preview: LabelPreview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preview = preview
        self.designer = preview.designer
        self._told: list[tuple[str, str, bool]] = []
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setIconSize(QSize(18, 18))
        self.setUniformItemSizes(True)
        self.itemSelectionChanged.connect(self._choose)
        preview.changed.connect(self.show_elements)
        self._translate()

    def show_elements(self) -> None:
        """Show the elements as they are now."""
        faulty = {fault.element: words.reason(fault.error) for fault in self.preview.shown.faults}
        told = [
            (words.kind_of(one), words.title_of(one), at in faulty)
            for at, one in enumerate(self.designer.label.elements)
        ]
        with QSignalBlocker(self):
            if told != self._told:
                self._told = told
                self.clear()
                for at in reversed(range(len(told))):
                    self.addItem(self._item(at, faulty.get(at, "")))
            self._show_chosen()

    def _item(self, at: int, fault: str) -> QListWidgetItem:
        kind, title, _ = self._told[at]
        picture = icon("octagon-x", Role.REFUSED, 18) if fault else icon(words.KINDS[kind][0], Role.MUTED, 18)
        item = QListWidgetItem(picture, title)
        item.setData(_PLACE, at)
        item.setSizeHint(QSize(0, ROW))
        item.setToolTip(plain_tip(fault or title))
        return item

    def _show_chosen(self) -> None:
        chosen = set(self.designer.chosen)
        for row in range(self.count()):
            item = self.item(row)
            item.setSelected(item.data(_PLACE) in chosen)
        if len(chosen) == 1 and not self.hasFocus():
            row = self.count() - 1 - self.designer.chosen[0]
            self.setCurrentRow(row, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollToItem(self.item(row))

    def _choose(self) -> None:
        self.designer.choose(item.data(_PLACE) for item in self.selectedItems())

    def _translate(self) -> None:
        self.setAccessibleName(self.tr("Elements of the label"))
        self._told = []
        self.show_elements()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.StyleChange) and hasattr(self, "_told"):
            self._translate()
