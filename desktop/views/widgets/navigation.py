"""The navigation on the left: icon and word in rows of 48 px, or the icons alone."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.views import fonts
from desktop.views.icons import icon
from desktop.views.theme import SPACE
from desktop.views.widgets.text import no_mnemonic, plain_tip

CONTEXT: Final = "Pages"
"""Translation context of the titles: ``QT_TRANSLATE_NOOP("Pages", "Receive")``."""
WIDE: Final = 196
NARROW: Final = 56
ICON: Final = 22


class NavigationRow(QToolButton):
    """A page to go to."""

    def __init__(self, key: str, picture: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key, self._picture, self._title = key, picture, title
        self.setProperty("nav", "true")
        self.setCheckable(True)
        self.setIconSize(QSize(ICON, ICON))
        self.setFont(fonts.words(fonts.BODY))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.wear()

    @property
    def title(self) -> str:
        """The title in the language of the window."""
        return QCoreApplication.translate(CONTEXT, self._title)

    def wear(self) -> None:
        """Take on theme and language."""
        self.setIcon(icon(self._picture, size=ICON))
        self.setText(f"  {no_mnemonic(self.title)}")
        self.setAccessibleName(self.title)
        self.setToolTip(plain_tip(self.title))

    def collapse(self, narrow: bool) -> None:
        """Show the icon alone, or icon and word."""
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if narrow else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        self.setToolButtonStyle(style)
        self.setFixedWidth((NARROW if narrow else WIDE) - 1)


class Navigation(QWidget):
    """The rows. Up and down go from page to page.

    Signals:
        chosen: key of the page.
        collapsed_changed: only the icons are shown.
    """

    chosen = Signal(str)
    collapsed_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._rows: dict[str, NavigationRow] = {}
        self._narrow = False
        self._group = QButtonGroup(self)
        self.fold = QToolButton()
        self.fold.setProperty("nav", "true")
        self.fold.setIconSize(QSize(ICON, ICON))
        self.fold.setFont(fonts.words(fonts.BODY))
        self.fold.clicked.connect(self._toggle)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, SPACE[2], 1, SPACE[2])
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self._column.addWidget(self.fold)
        self.set_collapsed(narrow=False)
        self._wear()

    def add_row(self, key: str, picture: str, title: str) -> None:
        """Put a page at the end."""
        row = NavigationRow(key, picture, title)
        row.collapse(self._narrow)
        row.clicked.connect(self._choose)
        before = list(self._rows.values())
        self._rows[key] = row
        self._group.addButton(row)
        self._column.insertWidget(len(self._rows) - 1, row)
        if before:
            self.setTabOrder(before[-1], row)
        self.setTabOrder(row, self.fold)

    def remove_row(self, key: str) -> None:
        """Take a page away."""
        row = self._rows.pop(key)
        self._group.removeButton(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def rows(self) -> tuple[NavigationRow, ...]:
        """The pages in their order."""
        return tuple(self._rows.values())

    def focus_row(self) -> None:
        """Bring the keyboard to the page that is open."""
        row = next((row for row in self._rows.values() if row.isChecked()), None)
        if row:
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    def mark(self, key: str) -> None:
        """Show which page is open."""
        self._rows[key].setChecked(True)

    @property
    def collapsed(self) -> bool:
        """Only the icons are shown."""
        return self._narrow

    def set_collapsed(self, *, narrow: bool) -> None:
        """Show only the icons, or icons and words."""
        self._narrow = narrow
        self.setFixedWidth(NARROW if narrow else WIDE)
        for row in self._rows.values():
            row.collapse(narrow)
        self.fold.setFixedWidth((NARROW if narrow else WIDE) - 1)
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if narrow else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        self.fold.setToolButtonStyle(style)
        self._wear()

    def _wear(self) -> None:
        words = self.tr("Show words") if self._narrow else self.tr("Icons only")
        self.fold.setIcon(icon("panel-left-open" if self._narrow else "panel-left-close", size=ICON))
        self.fold.setText(f"  {words}")
        self.fold.setAccessibleName(words)
        self.fold.setToolTip(plain_tip(words))
        for row in self._rows.values():
            row.wear()

    def _toggle(self) -> None:
        self.set_collapsed(narrow=not self._narrow)
        self.collapsed_changed.emit(self._narrow)

    def _choose(self) -> None:
        row = self.sender()
        if isinstance(row, NavigationRow):
            self.chosen.emit(row.key)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.StyleChange) and hasattr(self, "_column"):
            self._wear()
