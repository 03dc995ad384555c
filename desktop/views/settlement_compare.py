"""Somebody's list of use beside the ledger: how many lines of each finding, and every difference (X-05)."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop.presenters.case_planning import HOSPITAL
from desktop.presenters.settlement_desk import SettlementDesk
from desktop.queries.usage_compared import Compared, Finding
from desktop.views.entry_words import words_of
from desktop.views.file_asking import Asked, AskForFile
from desktop.views.names import named
from desktop.views.paper_asking import ask_for_paper
from desktop.views.settlement_rows import RowList
from desktop.views.settlement_tiles import TileFace, TileRow
from desktop.views.settlement_words import COMPARED_COLUMNS, FINDINGS, finding_word
from desktop.views.theme import SPACE
from desktop.views.translation import language_of
from desktop.views.widgets.choice import Choice
from desktop.views.widgets.empty_state import Emptiness, EmptyState
from desktop.views.widgets.text import ElidedText, Text, TextKind

LISTS = "XLSX, CSV (*.xlsx *.csv);;* (*)"
NOTHING, COMPARED = 0, 1


class ComparePage(QWidget):
    """Choose a file, look at the differences, save them."""

    def __init__(self, desk: SettlementDesk, ask: AskForFile = ask_for_paper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.hospital, self.choose = Choice(), QPushButton()
        self.pdf, self.file = QPushButton(), QPushButton()
        self.said, self.wrong = ElidedText("", TextKind.STRONG), Text("", TextKind.ERROR)
        self.counts, self.list = TileRow(), RowList(COMPARED_COLUMNS, "check")
        self.empty = EmptyState(Emptiness("file-up", ""))
        self._pages = QStackedWidget()
        self._ask = ask
        self._lay_out()
        self.choose.clicked.connect(self._choose)
        self.empty.action_pressed.connect(self._choose)
        self.counts.chosen.connect(self._narrow)
        self.pdf.clicked.connect(self._save_pdf)
        self.file.clicked.connect(self._save_file)
        desk.uncompared.connect(self._uncompared)

    def _lay_out(self) -> None:
        self.wrong.setWordWrap(True)
        self.wrong.hide()
        self.hospital.setMinimumWidth(220)
        line = QHBoxLayout()
        line.setSpacing(SPACE[2])
        for widget in (self.hospital, self.choose):
            line.addWidget(widget)
        line.addWidget(self.said, 1)
        line.addWidget(self.pdf)
        line.addWidget(self.file)
        whole = QWidget()
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SPACE[3])
        rows.addWidget(self.counts)
        rows.addWidget(self.list, 1)
        for page in (self.empty, whole):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[3])
        column.addLayout(line)
        column.addWidget(self.wrong)
        column.addWidget(self._pages, 1)

    # ------------------------------------------------------------ what is shown

    def show_desk(self) -> None:
        """Show the desk as it stands."""
        made = self.desk.compared
        self._show_hospitals()
        self._pages.setCurrentIndex(COMPARED if made is not None else NOTHING)
        for widget in (self.pdf, self.file):
            widget.setVisible(made is not None)
        self.choose.setEnabled(bool(self.desk.board.owner))
        if made is None:
            self.said.set_whole("")
        else:
            self.wrong.hide()
            self._show_compared(made)

    def _show_hospitals(self) -> None:
        kept = self.hospital.value()
        self.hospital.clear()
        self.hospital.addItem(self.tr("All hospitals"), "")
        for row in self.desk.board.parties:
            if row.kind.value == HOSPITAL:
                self.hospital.addItem(named(row.name, row.name_en), row.code)
        self.hospital.choose(kept)

    def _show_compared(self, made: Compared) -> None:
        self.counts.show_faces([self._face(made, finding) for finding in FINDINGS])
        differ = len(made.rows) - made.count(Finding.MATCHED)
        told = self.tr("%n difference(s)", "", differ) if differ else self.tr("Both lists agree")
        self.said.set_whole(f"{told} · {made.file}")
        key = self.counts.key
        self.list.show_rows(tuple(row for row in made.rows if not key or row.finding.value == key))

    def _face(self, made: Compared, finding: Finding) -> TileFace:
        return TileFace(finding.value, str(made.count(finding)), finding_word(finding))

    def _narrow(self, _key: str) -> None:
        self.show_desk()

    def _uncompared(self, error: Exception) -> None:
        self.wrong.setText(words_of(error))
        self.wrong.show()

    # ------------------------------------------------------------ files

    def _choose(self) -> None:
        self._ask(self, Asked(self.tr("List of use of a hospital or manufacturer"), LISTS), self._chosen)

    def _chosen(self, path: Path) -> None:
        self.wrong.hide()
        self.desk.compare(str(path), self.hospital.value())

    def _save_pdf(self) -> None:
        self._save("PDF (*.pdf)", "pdf")

    def _save_file(self) -> None:
        self._save("XLSX (*.xlsx);;CSV (*.csv);;JSON (*.json)", "xlsx")

    def _save(self, kinds: str, ending: str) -> None:
        name = self.tr("differences-%1").replace("%1", f"{self.desk.file_name}.{ending}")
        self._ask(self, Asked(self.tr("Save the comparison"), kinds, name), self._taken)

    def _taken(self, path: Path) -> None:
        self.desk.save_compared(str(path), language_of())

    def translate(self) -> None:
        """Take on the language."""
        self.choose.setText(self.tr("Choose a file…"))
        self.pdf.setText(self.tr("Print or PDF…"))
        self.file.setText(self.tr("Save table…"))
        self.hospital.setAccessibleName(self.tr("Hospital"))
        advice = self.tr("A CSV or XLSX with item, lot, serial, quantity. Nothing is changed by comparing.")
        title = self.tr("Compare a list of use with this month")
        self.empty.say(Emptiness("file-up", title, advice, self.tr("Choose a file…")))
        self.list.say_empty(self.tr("No line of this kind"), self.tr("Press the tile again to see all."))
        self.show_desk()
