"""How often promises were kept: a rate with its month, figures that open their lists, and which were late."""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from desktop.presenters.board_desk import BoardDesk
from desktop.views.board_words import COUNTED_COLUMNS, FIGURE_COLUMNS, percent, rule_word
from desktop.views.icons import icon
from desktop.views.settlement_rows import RowList
from desktop.views.settlement_tiles import TileFace, TileRow
from desktop.views.theme import SPACE
from desktop.views.widgets.text import Text, TextKind

SIDE: Final = 430
RATE: Final = "rate"


class OnTimePage(QWidget):
    """Rules with their rates on the left; the figures of one, or of all, and their list on the right."""

    def __init__(self, desk: BoardDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.rule = ""
        self.tiles = TileRow()
        self.rules, self.list = RowList(FIGURE_COLUMNS, "timer"), RowList(COUNTED_COLUMNS, "timer")
        self.month, self.said = Text("", TextKind.HEADING), Text("", TextKind.MUTED)
        self.earlier, self.later, self.all = QToolButton(), QToolButton(), QToolButton()
        self._lay_out()
        self.tiles.key = "late"
        self.earlier.clicked.connect(self._earlier)
        self.later.clicked.connect(self._later)
        self.all.clicked.connect(self._all)
        self.rules.chosen.connect(self._rule_chosen)
        self.tiles.chosen.connect(self._narrow)
        self.list.panel.row_opened.connect(self._opened)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(SPACE[2])
        for widget in (self.earlier, self.month, self.later, self.said):
            line.addWidget(widget)
        line.addStretch(1)
        line.addWidget(self.all)
        for step in (self.earlier, self.later):
            step.setFixedSize(44, 44)
            step.setIconSize(QSize(20, 20))
        self.rules.setFixedWidth(SIDE)
        for panel in (self.rules.panel, self.list.panel):
            for tool in (panel.search, panel.columns, panel.count):
                tool.hide()
        both = QHBoxLayout()
        both.setSpacing(SPACE[4])
        both.addWidget(self.rules)
        both.addWidget(self.list, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[3])
        column.addLayout(line)
        column.addWidget(self.tiles)
        column.addLayout(both, 1)

    def show_desk(self) -> None:
        """Show the desk as it stands."""
        self.month.setText(f"{self.desk.month:%Y-%m}")
        self.rules.show_rows(tuple(one for one in self.desk.seen.figures if one.rule))
        if self.rule and self.desk.figure(self.rule) is None:
            self.rule = ""
        one = self.desk.figure(self.rule)
        self.said.setText(rule_word(self.rule) if self.rule else self.tr("All promises, by their weight"))
        self.all.setVisible(bool(self.rule))
        figures = (one.due, one.kept, one.late, one.running_late) if one is not None else (0, 0, 0, 0)
        words = (self.tr("were due"), self.tr("kept"), self.tr("late"), self.tr("late, still open"))
        keys = ("due", "kept", "late", "running_late")
        faces = [TileFace(key, str(count), word) for key, count, word in zip(keys, figures, words, strict=True)]
        self.tiles.show_faces([TileFace(RATE, percent(one), self.tr("on time")), *faces])
        self._narrow(self.tiles.key)

    def _narrow(self, key: str) -> None:
        outcome = key if key in ("kept", "late", "running_late") else ""
        self.list.show_rows(tuple(self.desk.counted(self.rule, outcome)))

    def _rule_chosen(self, row: object) -> None:
        rule = str(getattr(row, "rule", ""))
        if rule != self.rule:
            self.rule = rule
            self.show_desk()

    def _all(self) -> None:
        self.rule = ""
        self.rules.view.clearSelection()
        self.rules.view.setCurrentIndex(self.rules.table.index(-1, -1))
        self.show_desk()

    def _opened(self, number: int) -> None:
        if 0 <= number < len(self.list.rows):
            row = self.list.rows[number]
            self.desk.open_document(row.rule, row.document)

    def _earlier(self) -> None:
        self.desk.step_month(-1)

    def _later(self) -> None:
        self.desk.step_month(1)

    def translate(self) -> None:
        """Take on the language."""
        for step, name, word in (
            (self.earlier, "chevron-left", self.tr("Month before")),
            (self.later, "chevron-right", self.tr("Month after")),
        ):
            step.setIcon(icon(name))
            step.setToolTip(word)
            step.setAccessibleName(word)
        self.all.setText(self.tr("All promises"))
        self.rules.say_empty(self.tr("Nothing was due"), self.tr("Choose another month."))
        self.list.say_empty(self.tr("None"), self.tr("Press another figure above."))
        self.show_desk()
