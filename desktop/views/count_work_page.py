"""The count of a place: how much was scanned, the last scans, and nothing about the book."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.counts import ScanResult
from desktop.presenters.counting import CountDesk
from desktop.queries.count_desk import DeskCount
from desktop.queries.counts import ScanRow
from desktop.views import fonts
from desktop.views.count_words import result_word, why_word
from desktop.views.names import named
from desktop.views.theme import SPACE, Role
from desktop.views.widgets.big_button import BigButton
from desktop.views.widgets.count_line import CountLine, add_line
from desktop.views.widgets.shapes import Shape
from desktop.views.widgets.text import Text, TextKind, font_of
from desktop.views.words.filling import visible

PLACE_PX: Final = 40
COUNT_PX: Final = 96
SHAPES: Final = {
    ScanResult.RIGHT: (Shape.TICKED_CIRCLE, Role.OK),
    ScanResult.WRONG_PLACE: (Shape.ARROW_TRIANGLE, Role.WARN),
    ScanResult.FOUND: (Shape.MARKED_DIAMOND, Role.WARN),
    ScanResult.UNKNOWN: (Shape.DASHED_SQUARE, Role.REFUSED),
    ScanResult.ALREADY: (Shape.DOUBLE_RING, Role.INFO),
    ScanResult.HERE: (Shape.INFO_SQUARE, Role.INFO),
}


def _line(row: ScanRow) -> CountLine:
    goods = " · ".join(part for part in (named(row.name, row.name_en), row.lot, row.serial, row.tray) if part)
    pieces = f" · {row.pieces:f}" if row.pieces > 1 else ""
    told = f"{result_word(row.result)} · {row.belongs}" if row.belongs else result_word(row.result)
    return CountLine(SHAPES[row.result], (goods or visible(row.raw)) + pieces, told)


class CountWorkPage(QWidget):
    """The place large, the count larger, the last scans, and where to look for what is missing."""

    def __init__(self, desk: CountDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.place, self.turn = Text("", TextKind.CODE), Text("", TextKind.HEADING)
        self.place.setFont(font_of(TextKind.CODE, PLACE_PX))
        self.count, self.count_word = Text(), Text("", TextKind.MUTED)
        self.count.setFont(fonts.words(COUNT_PX, bold=True))
        self.pieces_word, self.pieces = Text("", TextKind.MUTED), QDoubleSpinBox()
        self.last_word, self.last = Text("", TextKind.STRONG), QListWidget()
        self.likely_word, self.likely = Text("", TextKind.STRONG), QListWidget()
        self.end = BigButton(primary=True)
        self.back, self.drop = QPushButton(), QPushButton()
        self._lay_out()
        self.pieces.setRange(1, 999_999)
        self.pieces.setDecimals(0)
        self.pieces.valueChanged.connect(self._pieces_typed)
        self.end.clicked.connect(desk.end_by_hand)
        self.back.clicked.connect(desk.take_back_by_hand)
        self.drop.clicked.connect(desk.drop_by_hand)

    def _lay_out(self) -> None:
        left, right, both = QVBoxLayout(), QVBoxLayout(), QHBoxLayout(self)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(SPACE[5])
        left.setSpacing(SPACE[1])
        for part in (self.place, self.turn, self.count, self.count_word):
            left.addWidget(part)
        left.addStretch(1)
        controls: tuple[QWidget, ...] = (self.pieces_word, self.pieces, self.end, self.back, self.drop)
        for control in controls:
            left.addWidget(control)
        right.setSpacing(SPACE[1])
        right.addWidget(self.last_word)
        right.addWidget(self.last, 3)
        right.addWidget(self.likely_word)
        right.addWidget(self.likely, 2)
        for listed in (self.last, self.likely):
            listed.setSelectionMode(QListWidget.SelectionMode.NoSelection)
            listed.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        both.addLayout(left, 2)
        both.addLayout(right, 3)

    def show_desk(self) -> None:
        """Show the count as it stands."""
        shown = self.desk.desk
        if shown is None:
            return
        self.place.setText(shown.place)
        self.turn.setText(self._turn(shown))
        self.count.setText(f"{shown.counted:f}")
        self.pieces.blockSignals(True)  # noqa: FBT003  # the Qt name takes no keyword
        self.pieces.setValue(float(self.desk.pieces))
        self.pieces.blockSignals(False)  # noqa: FBT003  # the Qt name takes no keyword
        self._show_last(shown.last)
        self.likely.clear()
        for one in shown.likely:
            add_line(self.likely, CountLine((Shape.MAGNIFIER, Role.ACCENT), one.place, why_word(one.why)))
        for part in (self.likely_word, self.likely):
            part.setVisible(bool(shown.likely))

    def _turn(self, shown: DeskCount) -> str:
        if shown.where != shown.place:
            return self.tr("Looking in {0}").format(shown.where)
        turn = self.tr("First pass") if shown.turn == 1 else self.tr("Counted again")
        return f"{turn} · {shown.person}"

    def _show_last(self, rows: Sequence[ScanRow]) -> None:
        self.last.clear()
        for row in rows:
            if not row.taken_back:
                add_line(self.last, _line(row))

    def _pieces_typed(self, value: float) -> None:
        self.desk.pieces = Decimal(int(value))

    def translate(self) -> None:
        """Take on the language."""
        self.count_word.setText(self.tr("pieces scanned here"))
        self.pieces_word.setText(self.tr("Packages in the next scan (goods without serial number)"))
        self.last_word.setText(self.tr("Last scans"))
        self.likely_word.setText(self.tr("Look here for what is missing"))
        self.end.set_words(self.tr("END BIN"))
        self.back.setText(self.tr("Take back the last scan"))
        self.drop.setText(self.tr("Drop this count"))
        self.show_desk()
