"""One scan taken apart: its characters, its elements, what would repair it, and what is known of it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from desktop.presenters.examining import Examined, PartVerdict
from desktop.presenters.workbench import Entry
from desktop.views.device_words import local_time
from desktop.views.theme import SPACE, Role
from desktop.views.widgets.raw_bytes import RawBytes, spelt
from desktop.views.widgets.shapes import Shape, ShapeMark
from desktop.views.widgets.text import Text, TextKind
from desktop.views.workbench_words import (
    joined_words,
    known_words,
    mended_words,
    part_name,
    refusal_words,
    symbology_words,
    verdict_words,
    warning_words,
)

MARK: Final = 18
SHAPES: Final = {
    PartVerdict.OK: (Shape.TICKED_CIRCLE, Role.OK),
    PartVerdict.CHECKED: (Shape.TICKED_CIRCLE, Role.OK),
    PartVerdict.EXPIRED: (Shape.WARNING_TRIANGLE, Role.WARN),
    PartVerdict.REFUSED: (Shape.CROSSED_OCTAGON, Role.REFUSED),
}


class Paragraph(QFrame):
    """A heading and lines; without lines it is not there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = Text("", TextKind.STRONG)
        self.words = Text("")
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(self.words.textInteractionFlags().TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[1])
        column.addWidget(self.heading)
        column.addWidget(self.words)

    def say(self, heading: str, lines: Sequence[str]) -> None:
        """Show lines under a heading."""
        self.heading.setText(heading)
        self.words.setText("\n".join(lines))
        self.setVisible(bool(lines))


class ElementGrid(QWidget):
    """The elements, one in a line: the shape of its verdict, position, identifier, name, value, what it means."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(SPACE[4])
        self.grid.setVerticalSpacing(SPACE[1])
        self.grid.setColumnStretch(5, 1)
        self._cells: list[QWidget] = []
        self.rows: list[tuple[str, ...]] = []

    def show_parts(self, titles: Sequence[str], examined: Examined) -> None:
        """Show the elements of a scan under their titles."""
        for cell in self._cells:
            self.grid.removeWidget(cell)
            cell.hide()
            cell.deleteLater()
        self._cells, self.rows = [], []
        for column, title in enumerate(titles, 1):
            self._put(Text(title, TextKind.SMALL), 0, column)
        for row, part in enumerate(examined.parts, 1):
            verdict = verdict_words(part, examined.today)
            texts = (str(part.position), part.identifier, part_name(part), spelt(part.value), verdict)
            kinds = (TextKind.CODE_MUTED, TextKind.CODE, TextKind.BODY, TextKind.CODE, TextKind.BODY)
            for column, (text, kind) in enumerate(zip(texts, kinds, strict=True), 1):
                self._put(Text(text, kind), row, column)
            self._put(ShapeMark(*SHAPES[part.verdict], MARK), row, 0)
            self.rows.append(texts)
        self.setVisible(bool(examined.parts))

    def _put(self, cell: QWidget, row: int, column: int) -> None:
        self.grid.addWidget(cell, row, column)
        self._cells.append(cell)


class ExaminedView(QWidget):
    """Everything about one scan, top to bottom."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.trouble = Text("", TextKind.ERROR)
        self.raw = RawBytes()
        self.pointed = Text("", TextKind.CODE_MUTED)
        self.facts = Text("", TextKind.MUTED)
        self.parts = ElementGrid()
        self.warnings, self.mended, self.known, self.joined = (Paragraph() for _ in range(4))
        for text in (self.trouble, self.facts, self.pointed):
            text.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, SPACE[4], 0)
        column.setSpacing(SPACE[3])
        for widget in (self.trouble, self.raw, self.pointed, self.facts, self.parts):
            column.addWidget(widget)
        for paragraph in (self.warnings, self.mended, self.joined, self.known):
            column.addWidget(paragraph)
        column.addStretch(1)
        self.raw.pointed.connect(self._point)

    def show_entry(self, entry: Entry) -> None:
        """Show a scan."""
        examined, sample = entry.examined, entry.examined.sample
        refused = examined.refusal if examined.own is None else None
        self.trouble.setText(refusal_words(refused) if refused is not None else "")
        self.trouble.setVisible(refused is not None)
        mark = examined.mark if examined.own is None else None
        self.raw.show_raw(sample.raw, [part.position for part in examined.parts], mark)
        if sample.raw:
            self._point(self.raw.at)
        length = self.tr("Characters: {0}").format(len(sample.raw))
        scanner = sample.scanner or self.tr("typed")
        self.facts.setText(f"{symbology_words(sample.aim)}\n{length} · {scanner} · {local_time(sample.at)}")
        titles = (self.tr("From"), self.tr("ID"), self.tr("Name"), self.tr("Value"), self.tr("Meaning"))
        self.parts.show_parts(titles, examined)
        self._tell(entry)

    def _tell(self, entry: Entry) -> None:
        udi = entry.examined.udi
        self.warnings.say(self.tr("Warnings"), [warning_words(code) for code in udi.warnings] if udi else [])
        self.mended.say(self.tr("What a repair would do"), mended_words(entry.examined))
        self.joined.say(self.tr("Two barcodes of one label"), joined_words(entry))
        own = entry.examined.own is not None
        self.known.say(self.tr("In the catalogue"), () if own else known_words(entry.known))

    def _point(self, position: int) -> None:
        self.pointed.setText(self.raw.tip(position))
