"""The closing count as one picture: printed = scanned back + void + open, each part a way to its rows."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.views import fonts
from desktop.views.theme import RADIUS, SPACE, Role, colour
from desktop.views.widgets.shapes import Shape, paint_shape
from desktop.views.widgets.text import Text, TextKind, plain_tip

FIGURE: Final = 32
HEIGHT: Final = 68
MARK: Final = 20
BAR: Final = 8


@dataclass(frozen=True, slots=True)
class Counted:
    """The count of a day."""

    printed: int = 0
    verified: int = 0
    voided: int = 0
    open: int = 0
    earlier: int = 0


class CountPart(QAbstractButton):
    """One figure of the count: shape, number, word."""

    def __init__(self, shape: Shape | None, role: Role, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shape, self._role = shape, role
        self._number = 0
        self._word = ""
        self.setCheckable(True)
        self.setFixedHeight(HEIGHT)
        self.setEnabled(shape is not None)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if shape is not None else Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_number(self, number: int, word: str) -> None:
        """Show another number."""
        self._number, self._word = number, word
        self.setAccessibleName(f"{number:,} {word}")
        self.setToolTip(plain_tip(self.accessibleName()))
        self.updateGeometry()
        self.update()

    @property
    def number(self) -> int:
        """What is shown."""
        return self._number

    @override
    def sizeHint(self) -> QSize:
        figure = QFontMetrics(fonts.words(FIGURE, bold=True)).horizontalAdvance(f"{self._number:,}")
        word = QFontMetrics(fonts.words(fonts.BODY)).horizontalAdvance(self._word)
        return QSize(max(72, self._left + figure + SPACE[3], word + 2 * self._edge + 2), HEIGHT)

    @property
    def _edge(self) -> int:
        return SPACE[3] if self._shape is not None else 0

    @property
    def _left(self) -> int:
        """Where the figure begins."""
        return self._edge + (MARK + SPACE[2] if self._shape is not None else 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(colour(Role.FOCUS) if self.hasFocus() else Qt.PenStyle.NoPen)
        quiet = self.isEnabled() and (self.underMouse() or self.isChecked())
        painter.setBrush(colour(Role.ACCENT_SOFT) if quiet else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        role = self._role if self._number else Role.MUTED
        if self._shape is not None:
            paint_shape(painter, self._shape, QRectF(SPACE[3], 15, MARK, MARK), colour(role), colour(Role.SURFACE))
        left = self._left
        painter.setPen(colour(Role.TEXT if self._number else Role.MUTED))
        painter.setFont(fonts.words(FIGURE, bold=True))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(left, 4, self.width() - left, 40), middle, f"{self._number:,}")
        painter.setPen(colour(Role.MUTED))
        painter.setFont(fonts.words(fonts.BODY))
        painter.drawText(QRectF(self._edge, 43, self.width() - self._edge, 22), middle, self._word)


class CountBar(QWidget):
    """The shares of the printed labels side by side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = Counted()
        self.setFixedHeight(BAR)

    def show_count(self, count: Counted) -> None:
        """Show another count."""
        self._count = count
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour(Role.LINE))
        count, left = self._count, 0.0
        parts = ((count.verified, Role.OK), (count.voided, Role.MUTED), (count.open, Role.INFO))
        for number, role in parts:
            wide = self.width() * number / count.printed if count.printed else 0.0
            painter.fillRect(QRectF(left, 0, max(0.0, wide - 2), BAR), colour(role))
            left += wide


class LabelCount(QWidget):
    """The equation and its bar.

    Signals:
        chosen: name of the list behind a figure: ``verified``, ``void`` or ``on_paper``.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = Counted()
        self.printed = CountPart(None, Role.TEXT)
        self.parts = {
            "verified": CountPart(Shape.TICKED_CIRCLE, Role.OK),
            "void": CountPart(Shape.CROSSED_OCTAGON, Role.MUTED),
            "on_paper": CountPart(Shape.CLOCK, Role.INFO),
        }
        self.earlier = Text("", TextKind.SMALL)
        self.bar = CountBar()
        self._lay_out()
        for part in self.parts.values():
            part.clicked.connect(self._clicked)
        self._tell()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(SPACE[2])
        line.addWidget(self.printed)
        for sign, part in zip(("=", "+", "+"), self.parts.values(), strict=True):
            mark = Text(sign, TextKind.MUTED)
            mark.setFont(fonts.words(fonts.TITLE))
            line.addWidget(mark)
            line.addWidget(part)
        line.addWidget(self.earlier)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[1])
        column.addLayout(line)
        column.addWidget(self.bar)

    def show_count(self, count: Counted) -> None:
        """Show another count."""
        self._count = count
        self._tell()

    def mark(self, view: str) -> None:
        """Mark the figure whose rows are shown; any other name marks none."""
        for name, part in self.parts.items():
            part.setChecked(name == view)

    @property
    def text(self) -> str:
        """The equation."""
        count = self._count
        return f"{count.printed} = {count.verified} + {count.voided} + {count.open}"

    def _tell(self) -> None:
        count = self._count
        self.printed.show_number(count.printed, self.tr("printed today"))
        self.parts["verified"].show_number(count.verified, self.tr("scanned back"))
        self.parts["void"].show_number(count.voided, self.tr("void"))
        self.parts["on_paper"].show_number(count.open, self.tr("to scan back"))
        self.earlier.setText(self.tr("and %n of earlier days", "", count.earlier) if count.earlier else "")
        self.bar.show_count(count)
        self.setAccessibleName(self.text)

    def _clicked(self) -> None:
        pressed = self.sender()
        for name, part in self.parts.items():
            if part is pressed:
                self.chosen.emit(name)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "bar"):
            self._tell()
