"""Labels that show what they are given, letter by letter: a lot ``<b>`` is a lot, not a style."""

from enum import StrEnum
from html import escape
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.views import fonts


class TextKind(StrEnum):
    """What a text is for; size, weight, face and colour follow."""

    BODY = "body"
    STRONG = "strong"
    MUTED = "muted"
    SMALL = "small"
    HEADING = "heading"
    TITLE = "title"
    CODE = "code"
    CODE_MUTED = "code_muted"
    ERROR = "error"


_SIZES: Final = {
    TextKind.SMALL: fonts.SMALL,
    TextKind.ERROR: fonts.SMALL,
    TextKind.HEADING: fonts.HEADING,
    TextKind.TITLE: fonts.TITLE,
}
_BOLD: Final = frozenset({TextKind.STRONG, TextKind.HEADING, TextKind.TITLE})
_CODES: Final = frozenset({TextKind.CODE, TextKind.CODE_MUTED})


def font_of(kind: TextKind, pixels: int = 0) -> QFont:
    """The font of a kind of text, in its own size or in the given one."""
    size = pixels or _SIZES.get(kind, fonts.BODY)
    return fonts.codes(size) if kind in _CODES else fonts.words(size, bold=kind in _BOLD)


def plain_tip(text: str) -> str:
    """A tool tip that shows the text as it is, wrapped, whatever it holds."""
    return f"<p style='white-space: pre-wrap'>{escape(text)}</p>" if text else ""


def no_mnemonic(text: str) -> str:
    """A text for a button: ``&`` stays ``&``."""
    return text.replace("&", "&&")


class Text(QLabel):
    """A label in plain text."""

    def __init__(self, text: str = "", kind: TextKind = TextKind.BODY, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font_of(kind))
        self.setProperty("kind", kind.value)
        self.setText(text)

    def set_kind(self, kind: TextKind) -> None:
        """Show the text as another kind."""
        self.setFont(font_of(kind))
        self.setProperty("kind", kind.value)
        self.style().unpolish(self)
        self.style().polish(self)


class ElidedText(Text):
    """One line that ends in … where there is no room; the tool tip has the whole, assistive tools read the whole."""

    def __init__(self, text: str = "", kind: TextKind = TextKind.BODY, parent: QWidget | None = None) -> None:
        self._whole = ""
        super().__init__("", kind, parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.set_whole(text)

    @property
    def whole(self) -> str:
        """The text as it was given."""
        return self._whole

    def set_whole(self, text: str) -> None:
        """Show a text."""
        self._whole = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self._fit()

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self._whole) + 1, metrics.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(24, QFontMetrics(self.font()).height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        shown = QFontMetrics(self.font()).elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width())
        super().setText(shown)
        self.setToolTip(plain_tip(self._whole) if shown != self._whole else "")


def block_of(*texts: QWidget) -> QVBoxLayout:
    """Texts close under each other, as one block."""
    block = QVBoxLayout()
    block.setSpacing(0)
    for text in texts:
        block.addWidget(text)
    return block
