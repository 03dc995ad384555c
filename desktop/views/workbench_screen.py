"""The scan workbench: why a label reads or does not, for the clerk here and the engineer at the phone."""

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.presenters.examining import PartVerdict
from desktop.presenters.workbench import Entry, WorkbenchDesk
from desktop.views import fonts
from desktop.views.device_words import local_time
from desktop.views.examined_view import ExaminedView
from desktop.views.filling_in import ScrollPage
from desktop.views.theme import SPACE, Role
from desktop.views.widgets.empty_state import Emptiness, EmptyState
from desktop.views.widgets.raw_bytes import spelt
from desktop.views.widgets.shapes import Shape, ShapeMark
from desktop.views.widgets.text import Text, TextKind
from desktop.views.workbench_words import headline, report

LEFT_WIDTH: Final = 268
SHOWN_RAW: Final = 20
MARK: Final = 32


def shape_of(entry: Entry) -> tuple[Shape, Role]:
    """The shape of a verdict on a scan."""
    examined = entry.examined
    if examined.own is not None:
        return Shape.INFO_SQUARE, Role.INFO
    if examined.refusal is not None:
        return Shape.DASHED_SQUARE, Role.REFUSED
    expired = any(part.verdict is PartVerdict.EXPIRED for part in examined.parts)
    if expired or (examined.udi is not None and examined.udi.warnings):
        return Shape.WARNING_TRIANGLE, Role.WARN
    return Shape.TICKED_CIRCLE, Role.OK


class WorkbenchScreen(QWidget):
    """The last scans on the left, the one that is looked at on the right."""

    def __init__(self, desk: WorkbenchDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.field, self.as_printed, self.examine = QLineEdit(), QCheckBox(), QPushButton()
        self.list = QListWidget()
        self.last, self.typed = Text("", TextKind.STRONG), Text("", TextKind.STRONG)
        self.mark = ShapeMark(Shape.RING, Role.MUTED, MARK)
        self.title = Text("", TextKind.TITLE)
        self.copy = QPushButton()
        self.copy.setProperty("primary", "true")
        self.copied = Text("", TextKind.SMALL)
        self.view = ExaminedView()
        self.empty = EmptyState(Emptiness("scan-barcode", "", ""))
        self.pages = QStackedWidget()
        self._listing = False
        self._lay_out()
        self._connect()
        self._translate()
        self.show_desk()

    def _lay_out(self) -> None:
        left = QWidget()
        left.setFixedWidth(LEFT_WIDTH)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[2])
        self.field.setFont(fonts.codes(fonts.BODY))
        self.list.setFont(fonts.codes(fonts.SMALL))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        for widget in (self.typed, self.field, self.as_printed, self.examine, self.last):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        self.pages.addWidget(self.empty)
        self.pages.addWidget(self._detail())
        both = QHBoxLayout(self)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(SPACE[4])
        both.addWidget(left)
        both.addWidget(self.pages, 1)

    def _detail(self) -> QWidget:
        page = QWidget()
        head = QHBoxLayout()
        head.setSpacing(SPACE[3])
        head.addWidget(self.mark)
        head.addWidget(self.title, 1)
        head.addWidget(self.copied)
        head.addWidget(self.copy)
        self.title.setWordWrap(True)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[3])
        column.addLayout(head)
        column.addWidget(ScrollPage(self.view), 1)
        return page

    def _connect(self) -> None:
        self.field.returnPressed.connect(self._examine)
        self.examine.clicked.connect(self._examine)
        self.copy.clicked.connect(self.copy_report)
        self.list.currentRowChanged.connect(self._chosen)
        self.desk.changed.connect(self.show_desk)
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.copy_report)

    # ------------------------------------------------------------ what is sent

    def _examine(self) -> None:
        self.desk.examine_typed(self.field.text(), as_printed=self.as_printed.isChecked())
        self.field.selectAll()

    def _chosen(self, row: int) -> None:
        if not self._listing and 0 <= row < len(self.desk.entries):
            self.desk.choose(self.desk.entries[row].number)

    def copy_report(self) -> None:
        """The whole of what is shown, as text in the clipboard."""
        entry = self.desk.shown
        if entry is not None:
            QGuiApplication.clipboard().setText(report(entry))
            self.copied.setText(self.tr("Copied"))

    # ------------------------------------------------------------ what is shown

    def show_desk(self) -> None:
        """Show the list and the scan that is looked at."""
        self._show_list()
        entry = self.desk.shown
        self.pages.setCurrentIndex(0 if entry is None else 1)
        if entry is None:
            return
        self.copied.setText("")
        self.mark.show_shape(*shape_of(entry))
        self.title.setText(headline(entry.examined))
        self.view.show_entry(entry)

    def _show_list(self) -> None:
        self._listing = True
        self.list.clear()
        for entry in self.desk.entries:
            sample = entry.examined.sample
            verdict = headline(entry.examined)
            shown = spelt(sample.raw[: SHOWN_RAW + 1])
            cut = "…" if len(sample.raw) > SHOWN_RAW else ""
            text = f"{local_time(sample.at)[11:]}  {shown[:SHOWN_RAW]}{cut}\n{verdict}"
            item = QListWidgetItem(text)
            item.setToolTip("")
            self.list.addItem(item)
            if entry.number == self.desk.chosen:
                self.list.setCurrentItem(item)
        self._listing = False

    def _translate(self) -> None:
        self.typed.setText(self.tr("Type or paste a code"))
        self.field.setPlaceholderText(self.tr("(01)… or raw"))
        self.field.setAccessibleName(self.tr("Type or paste a code"))
        self.as_printed.setText(self.tr("As printed, with brackets"))
        self.examine.setText(self.tr("Examine"))
        self.last.setText(self.tr("Last 20 scans"))
        self.list.setAccessibleName(self.tr("Last 20 scans"))
        self.copy.setText(self.tr("COPY REPORT"))
        self.copy.setToolTip("Ctrl+C")
        title = self.tr("Scan the label that makes trouble")
        advice = self.tr("Nothing is booked here. Every character is shown, and why it reads or does not.")
        self.empty.say(Emptiness("scan-barcode", title, advice))
        self.show_desk()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_listing"):
            self._translate()
