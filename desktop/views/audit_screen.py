"""The audit page: make a pack of a site and a period, prove one, and what came out of it."""

from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import QDate, QEvent, Qt
from PySide6.QtWidgets import QDateEdit, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.presenters.audit_desk import AuditDesk, Wanted
from desktop.presenters.figures_desk import Span, span_days
from desktop.views.audit_outcome import AuditOutcome
from desktop.views.file_asking import Asked, AskForFile, ask_for_file
from desktop.views.filling_in import ScrollPage, Section
from desktop.views.names import named
from desktop.views.theme import SPACE
from desktop.views.translation import language_of
from desktop.views.widgets.choice import Choice
from desktop.views.widgets.text import Text, TextKind

OWN: Final = "own"
SPANS: Final = (Span.MONTH, Span.LAST_MONTH, Span.QUARTER, Span.YEAR)
_ZIP: Final = "ZIP (*.zip)"
_REACH: Final = QDate(1900, 1, 1), QDate(9000, 12, 31)
"""Days that can be reckoned with, as on the command line."""


class AuditScreen(QWidget):
    """What the audit desk shows."""

    def __init__(self, desk: AuditDesk, ask: AskForFile = ask_for_file, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self._ask = desk, ask
        self._asked_for: Wanted | None = None  # what the file is named after, whatever the page shows by then
        self.sites, self.spans = Choice(), Choice()
        self.first, self.last = QDateEdit(), QDateEdit()
        self.make, self.prove = QPushButton(), QPushButton()
        self.making, self.proving = Section(), Section()
        self.holds, self.who, self.proves, self.piece = (Text("", TextKind.MUTED) for _ in range(4))
        self.labels = tuple(Text("", TextKind.MUTED) for _ in range(4))
        self.outcome = AuditOutcome(desk)
        self._lay_out()
        self._connect()
        self._translate()
        desk.reload()

    def _lay_out(self) -> None:
        for edit in (self.first, self.last):
            edit.setCalendarPopup(True)
            edit.setDisplayFormat("yyyy-MM-dd")
            edit.setDateRange(*_REACH)
        self.sites.setMinimumContentsLength(18)
        for text in (self.holds, self.who, self.proves, self.piece):
            text.setWordWrap(True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE[4])
        grid.setVerticalSpacing(SPACE[1])
        for at, widget in enumerate((self.sites, self.spans, self.first, self.last)):
            grid.addWidget(self.labels[at], 0, at)
            grid.addWidget(widget, 1, at)
            grid.setColumnStretch(at, 3 if at == 0 else 2)
        self.making.column.addLayout(grid)
        self.making.column.addWidget(self.holds)
        self.making.column.addStretch(1)
        self.making.column.addLayout(_pressed(self.make, self.who))
        self.proving.column.addWidget(self.proves)
        self.proving.column.addWidget(self.piece)
        self.proving.column.addStretch(1)
        self.proving.column.addLayout(_pressed(self.prove, None))
        both = QHBoxLayout()
        both.setSpacing(SPACE[4])
        both.addWidget(self.making, 3)
        both.addWidget(self.proving, 2)
        self.make.setProperty("primary", "true")
        self._lay_in(both)

    def _lay_in(self, both: QHBoxLayout) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[4])
        column.addLayout(both)
        column.addWidget(self.outcome)
        column.addStretch(1)
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(ScrollPage(inner))

    def _connect(self) -> None:
        self.spans.activated.connect(self._show_days)
        for edit in (self.first, self.last):
            edit.userDateChanged.connect(self._chose_day)
        self.make.clicked.connect(self._where)
        self.prove.clicked.connect(self._which)
        self.desk.changed.connect(self.show_desk)

    # ------------------------------------------------------------ what is shown

    def show_desk(self) -> None:
        """Show the desk as it stands; what was chosen stays chosen."""
        chosen = self.sites.value() or self.desk.site
        self.sites.clear()
        for row in self.desk.sites:
            self.sites.addItem(f"{row.code} · {named(row.name, row.name_en)}", row.code)
        self.sites.choose(chosen)
        if self.sites.currentIndex() < 0 and self.sites.count():
            self.sites.setCurrentIndex(0)
        self._show_days()
        idle = not self.desk.running
        self.make.setEnabled(idle and self.desk.may_make and self.sites.count() > 0)
        self.prove.setEnabled(idle)
        may = self.desk.may_make
        told = self.tr("Who made which pack is written in the audit trail.")
        self.who.setText(told if may else self.tr("Only an auditor, a supervisor or an administrator makes packs."))

    def _show_days(self, _chosen: int = 0) -> None:
        """A period that has a name sets the days."""
        span = self.spans.value()
        if span and span != OWN:
            self._set_days(*span_days(Span(span), self.desk.today))

    def _set_days(self, first: date, last: date) -> None:
        for edit, day in ((self.first, first), (self.last, last)):
            edit.blockSignals(True)  # noqa: FBT003  # the name is Qt's
            edit.setDate(QDate(day.year, day.month, day.day))
            edit.blockSignals(False)  # noqa: FBT003

    def _chose_day(self, _day: QDate) -> None:
        self.spans.choose(OWN)

    # ------------------------------------------------------------ what a hand does

    def _where(self) -> None:
        wanted = self._asked_for = self.wanted()
        name = f"audit-{wanted.site}-{wanted.first}-{wanted.last}.zip"
        self._ask(self, Asked(self.tr("Where shall the audit pack go?"), _ZIP, name), self._make_there)

    def wanted(self) -> Wanted:
        """The pack that is chosen."""
        first, last = (_day(edit) for edit in (self.first, self.last))
        return Wanted(self.sites.value(), first, last, language_of())

    def _make_there(self, target: Path) -> None:
        if self._asked_for is not None:
            self.desk.make(target, self._asked_for)

    def _which(self) -> None:
        self._ask(self, Asked(self.tr("Which audit pack?"), _ZIP), self.desk.prove)

    # ------------------------------------------------------------ words

    def _translate(self) -> None:
        chosen = self.spans.value() or Span.LAST_MONTH.value
        words = (self.tr("This month"), self.tr("Last month"), self.tr("This quarter"), self.tr("This year"))
        self.spans.clear()
        for span, said in zip(SPANS, words, strict=True):
            self.spans.addItem(said, span.value)
        self.spans.addItem(self.tr("Own days"), OWN)
        self.spans.choose(chosen)
        self.making.heading.setText(self.tr("Make an audit pack"))
        self.proving.heading.setText(self.tr("Prove an audit pack"))
        self.make.setText(self.tr("Make the pack…"))
        self.prove.setText(self.tr("Choose a pack…"))
        self.holds.setText(
            self.tr(
                "One zip with every entry of the audit chain, movements, balances, labels, deadlines, late entries and"
                " changes of both days and all between, a report, and the small program that proves them."
            )
        )
        self.proves.setText(
            self.tr(
                "Every hash, row and figure is added up anew, by the same file that auditors run without this program."
            )
        )
        self.piece.setText(
            self.tr(
                "For a single piece: scan it on the scan desk and open its life: one page, from the notice to today."
            )
        )
        for label, said, widget in zip(self.labels, self._names(), self._fields(), strict=True):
            label.setText(said)
            widget.setAccessibleName(said)
        self.show_desk()

    def _names(self) -> tuple[str, ...]:
        return self.tr("Site"), self.tr("Period"), self.tr("First day"), self.tr("Last day")

    def _fields(self) -> tuple[QWidget, ...]:
        return self.sites, self.spans, self.first, self.last

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._translate()


def _day(edit: QDateEdit) -> date:
    chosen = edit.date()
    return date(chosen.year(), chosen.month(), chosen.day())


def _pressed(button: QPushButton, beside: QWidget | None) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SPACE[4])
    row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
    if beside is not None:
        row.addWidget(beside, 1)
    else:
        row.addStretch(1)
    return row
