"""The navigation on the left: icon and word in rows of 48 px, or the icons alone."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QScrollArea, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.views import fonts
from desktop.views.icons import icon
from desktop.views.theme import SPACE
from desktop.views.widgets.text import no_mnemonic, plain_tip
from desktop.views.words.marking import QT_TRANSLATE_NOOP

CONTEXT: Final = "Pages"
"""Translation context of the titles: ``QT_TRANSLATE_NOOP("Pages", "Receive")``."""
WIDE: Final = 196
NARROW: Final = 56
ICON: Final = 22
GROUPS: Final = {
    "planning": QT_TRANSLATE_NOOP("Navigation", "Planning & billing"),
    "maintenance": QT_TRANSLATE_NOOP("Navigation", "Maintenance"),
    "set_up": QT_TRANSLATE_NOOP("Navigation", "Set up"),
}


class NavigationRow(QToolButton):
    """A page to go to."""

    def __init__(self, key: str, picture: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key, self._picture, self._title = key, picture, title
        _make_row(self)
        self.setCheckable(True)
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


class RowGroup(QToolButton):
    """Pages that are folded away below one row until they are wanted.

    Args:
        title: in English, of the translation context of the navigation.
    """

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self.pages: list[NavigationRow] = []
        self.column = _stack()
        self.is_open = False
        _make_row(self)
        self.clicked.connect(self.fold)
        self.hide()

    def take(self, row: NavigationRow) -> None:
        """A page of this group."""
        self.pages.append(row)
        self.column.addWidget(row)
        self.show()
        row.setVisible(self.is_open)

    def fold(self) -> None:
        """Fold or unfold."""
        self.is_open = not self.is_open
        for row in self.pages:
            row.setVisible(self.is_open)
        self.wear()

    def wear(self) -> None:
        """Take on theme and language."""
        words = QCoreApplication.translate("Navigation", self._title)
        _dress(self, "chevron-down" if self.is_open else "chevron-right", words)


class Navigation(QWidget):
    """The rows of the daily work, and below them groups of others, folded away until they are wanted.

    Up and down go from page to page.

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
        self.fold = self._tool(self._toggle)
        self.groups = {key: RowGroup(title) for key, title in GROUPS.items()}
        self._work = _stack()
        self._area = self._scrolled()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, SPACE[2], 1, SPACE[2])
        self._column.setSpacing(0)
        self._column.addWidget(self._area, 1)
        self._column.addWidget(self.fold)
        self.set_collapsed(narrow=False)
        self._wear()

    def _scrolled(self) -> QScrollArea:
        """The rows, to be scrolled where the window is too low for them."""
        inside = QWidget()
        inside.setObjectName("navigation_rows")
        pages = QVBoxLayout(inside)
        pages.setContentsMargins(0, 0, 0, 0)
        pages.setSpacing(0)
        pages.addLayout(self._work)
        for group in self.groups.values():
            pages.addWidget(group)
            pages.addLayout(group.column)
        pages.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        return area

    def _tool(self, pressed: Callable[[], None]) -> QToolButton:
        button = QToolButton()
        _make_row(button)
        button.clicked.connect(pressed)
        return button

    def add_row(self, key: str, picture: str, title: str, group: str = "") -> None:
        """Put a page at the end of the daily work, or of one of the `GROUPS`."""
        row = NavigationRow(key, picture, title)
        row.collapse(self._narrow)
        row.clicked.connect(self._choose)
        before = list(self._rows.values())
        self._rows[key] = row
        self._group.addButton(row)
        if group:
            self.groups[group].take(row)
        else:
            self._work.addWidget(row)
        if before:
            self.setTabOrder(before[-1], row)
        self.setTabOrder(row, self.fold)

    def remove_row(self, key: str) -> None:
        """Take a page away."""
        row = self._rows.pop(key)
        for group in self.groups.values():
            group.pages = [one for one in group.pages if one is not row]
            group.column.removeWidget(row)
        self._group.removeButton(row)
        self._work.removeWidget(row)
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
        """Show which page is open; its group is unfolded."""
        row = self._rows[key]
        row.setChecked(True)
        for group in self.groups.values():
            if row in group.pages and not group.is_open:
                group.fold()
        QTimer.singleShot(0, row, partial(self._area.ensureWidgetVisible, row, 0, 0))  # once its group is laid out

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
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if narrow else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        for button in (self.fold, *self.groups.values()):
            button.setFixedWidth((NARROW if narrow else WIDE) - 1)
            button.setToolButtonStyle(style)
        self._wear()

    def _wear(self) -> None:
        words = self.tr("Show words") if self._narrow else self.tr("Icons only")
        _dress(self.fold, "panel-left-open" if self._narrow else "panel-left-close", words)
        for group in self.groups.values():
            group.wear()
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


def _stack() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column


def _make_row(button: QToolButton) -> None:
    button.setProperty("nav", "true")
    button.setIconSize(QSize(ICON, ICON))
    button.setFont(fonts.words(fonts.BODY))


def _dress(button: QToolButton, picture: str, words: str) -> None:
    button.setIcon(icon(picture, size=ICON))
    button.setText(f"  {no_mnemonic(words)}")
    button.setAccessibleName(words)
    button.setToolTip(plain_tip(words))
