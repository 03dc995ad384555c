"""The templates and printer files of this workstation as a list: what each is called, its size, and whose it is."""

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from desktop.presenters.label_files import LabelFiles
from desktop.presenters.label_folder import Kept, RawFile
from desktop.views import fonts
from desktop.views.icons import paint_icon
from desktop.views.names import named
from desktop.views.theme import SPACE, Role, colour

ROW: Final = 60
ICON: Final = 20
_SECOND: Final = Qt.ItemDataRole.UserRole
_PICTURE: Final = Qt.ItemDataRole.UserRole + 1
_KEY: Final = Qt.ItemDataRole.UserRole + 2


class TwoLines(QStyledItemDelegate):
    """A name, and below it what is to be known of it."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, ROW)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        state: QStyle.StateFlag = option.state
        place: QRect = option.rect
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place, colour(Role.ACCENT_SOFT))
        picture, role = index.data(_PICTURE)
        top = place.top() + (ROW - ICON) // 2
        paint_icon(painter, picture, QRect(place.left() + SPACE[3], top, ICON, ICON).toRectF(), colour(role))
        left = place.left() + SPACE[3] + ICON + SPACE[3]
        room = QRect(left, place.top() + SPACE[2], place.right() - left - SPACE[2], 24)
        self._line(painter, room, str(index.data() or ""), strong=True)
        self._line(painter, room.translated(0, 22), str(index.data(_SECOND) or ""), strong=False)
        painter.setPen(colour(Role.LINE))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        painter.restore()

    @staticmethod
    def _line(painter: QPainter, room: QRect, text: str, *, strong: bool) -> None:
        painter.setFont(fonts.words(fonts.BODY if strong else fonts.SMALL, bold=strong))
        painter.setPen(colour(Role.TEXT if strong else Role.MUTED))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class TemplateList(QListWidget):
    """All that can be opened.

    Signals:
        chosen: another one is shown.
        wanted: one was pressed twice, or Enter.
    """

    chosen = Signal()
    wanted = Signal()

    def __init__(self, files: LabelFiles, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.files = files
        self.setItemDelegate(TwoLines(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentRowChanged.connect(self._moved)
        self.itemActivated.connect(self._activated)
        files.changed.connect(self.show_files)
        self._translate()

    @property
    def template(self) -> Kept | None:
        """The template that is chosen."""
        key = self._key()
        return self.files.kept(key[1]) if key[0] == "template" else None

    @property
    def raw(self) -> RawFile | None:
        """The printer file that is chosen."""
        key = self._key()
        return next((one for one in self.files.raw_files if ("raw", one.file) == key), None)

    def _key(self) -> tuple[str, str]:
        item = self.currentItem()
        return tuple(item.data(_KEY)) if self.count() else ("", "")

    def show_files(self) -> None:
        """Show what there is now; what was chosen stays chosen."""
        before = self._key()
        with QSignalBlocker(self):
            self.clear()
            for kept in self.files.templates:
                self._add(("template", kept.name), named(kept.title.chinese, kept.title.english), self._told(kept))
                mine = ("pencil", Role.ACCENT) if kept.is_own else ("tag", Role.MUTED)
                self._paint(*(("octagon-x", Role.REFUSED) if kept.fault else mine))
            for raw in self.files.raw_files:
                self._add(("raw", raw.file), raw.file, self._told_raw(raw))
                self._paint("octagon-x" if raw.fault else "printer", Role.REFUSED if raw.fault else Role.MUTED)
            rows = [row for row in range(self.count()) if tuple(self.item(row).data(_KEY)) == before]
            self.setCurrentRow(rows[0] if rows else 0)
        self.chosen.emit()

    def choose(self, name: str) -> None:
        """Choose a template by its name."""
        for row in range(self.count()):
            if tuple(self.item(row).data(_KEY)) == ("template", name):
                self.setCurrentRow(row)

    def _add(self, key: tuple[str, str], first: str, second: str) -> None:
        item = QListWidgetItem(first)
        item.setData(_SECOND, second)
        item.setData(_KEY, key)
        item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, second)
        self.addItem(item)

    def _paint(self, picture: str, role: Role) -> None:
        self.item(self.count() - 1).setData(_PICTURE, (picture, role))

    def _told(self, kept: Kept) -> str:
        if kept.fault is not None:
            return " · ".join((kept.name, self.tr("cannot be used")))
        whose = self.tr("yours, instead of the shipped one") if kept.is_shipped else self.tr("yours")
        size = self.tr("{0} × {1} mm").format(*(f"{side:g}" for side in kept.size_mm))
        return " · ".join((kept.name, size, whose if kept.is_own else self.tr("shipped")))

    def _told_raw(self, raw: RawFile) -> str:
        told = (self.tr("printer file"), raw.language.value.upper())
        return " · ".join((*told, self.tr("cannot be used")) if raw.fault is not None else told)

    def _moved(self, _row: int) -> None:
        self.chosen.emit()

    def _activated(self, _item: QListWidgetItem) -> None:
        self.wanted.emit()

    def _translate(self) -> None:
        self.setAccessibleName(self.tr("Templates and printer files"))
        self.show_files()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._translate()
