"""How far long work is, and afterwards what came out of it: a verdict, its words, and a list of what is wrong."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget
from typing_extensions import override

from desktop.domain.errors import Refusal
from desktop.presenters.long_work import LongWork, Step
from desktop.views.entry_words import words_of
from desktop.views.filling_in import Section
from desktop.views.tables.columns import Column
from desktop.views.tables.table_view import TableView
from desktop.views.tables.window_table import WindowTable
from desktop.views.theme import SPACE, Role
from desktop.views.widgets.progress_panel import Progress, ProgressPanel
from desktop.views.widgets.shapes import Shape, ShapeMark
from desktop.views.widgets.text import Text, TextKind

TABLE_HEIGHT: Final = 260
SOUND: Final = (Shape.TICKED_CIRCLE, Role.OK)
REFUSED: Final = (Shape.CROSSED_OCTAGON, Role.REFUSED)
STOPPED: Final = (Shape.INFO_SQUARE, Role.INFO)


class WorkReport(Section):
    """Hidden while nothing was done; the words come from who reports.

    Args:
        work: what is reported on.
        columns: of the list of what is wrong.
        parent: owner.
    """

    def __init__(self, work: LongWork, columns: Sequence[Column], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.work = work
        self.progress = ProgressPanel()
        self.mark = ShapeMark(*SOUND)
        self.detail = Text("", TextKind.BODY)
        self.detail.setWordWrap(True)
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.table = WindowTable(columns)
        self.list = TableView(self.table)
        self.list.setFixedHeight(TABLE_HEIGHT)
        self.copy, self.close_it = QPushButton(), QPushButton()
        self.findings: tuple[Any, ...] = ()
        self._lay_out_head()
        self.progress.stopped.connect(work.stop)
        self.table.page_wanted.connect(self._deliver)
        self.close_it.clicked.connect(work.forget)

    def _lay_out_head(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE[3])
        self.column.removeWidget(self.heading)
        head.addWidget(self.mark)
        head.addWidget(self.heading, 1)
        head.addWidget(self.copy)
        head.addWidget(self.close_it)
        self.column.addLayout(head)
        for widget in (self.detail, self.progress, self.list):
            self.column.addWidget(widget)

    def follow(self) -> None:
        """Show the work from now on; once everything is laid out."""
        self.work.changed.connect(self.show_work)
        self.work.progressed.connect(self.show_step)
        self.show_work()

    def show_work(self) -> None:
        """Show what is being done, or what came out of it."""
        running, outcome = self.work.running, self.work.outcome
        findings = self.findings_of(outcome)
        if running and self.progress.isHidden():
            self.show_step(Step("", 0, 0, 0))
        self.progress.stop.setEnabled(True)
        self.progress.setVisible(bool(running))
        if findings != self.findings:
            self.findings = findings
            self.table.show_ids(range(len(findings)))
        self.list.setVisible(bool(findings))
        for told in (self.mark, self.heading, self.detail, self.close_it):
            told.setVisible(outcome is not None)
        self.tell()
        self.setVisible(bool(running) or outcome is not None)

    def show_step(self, step: Step) -> None:
        """Show how far it is."""
        words = " · ".join(part for part in self.step_words(step.what) if part)
        self.progress.show_progress(Progress(words, step.done, step.total, step.per_second))

    def show_verdict(self, look: tuple[Shape, Role], title: str, detail: str) -> None:
        """Shape, heading and words."""
        self.mark.show_shape(*look)
        self.heading.setText(title)
        self.detail.setText(detail)

    def show_error(self, error: Exception, stopped: str, not_done: str) -> None:
        """Why nothing came out of it; that somebody stopped it is no fault."""
        was_stopped = isinstance(error, Refusal) and error.code == "cancelled"
        look, title = (STOPPED, stopped) if was_stopped else (REFUSED, not_done)
        self.show_verdict(look, title, words_of(error))

    # ------------------------------------------------------------ what each report says itself

    def findings_of(self, outcome: Any) -> tuple[Any, ...]:
        """The rows of the list."""
        return tuple(getattr(outcome, "findings", ()))

    def step_words(self, what: str) -> tuple[str, str]:
        """What is being done, and which step of it."""
        return "", what

    def tell(self) -> None:
        """Say everything in the language of the window, and show what belongs to the outcome."""
        self.copy.setVisible(bool(self.findings))

    def _deliver(self, first: int, count: int) -> None:
        self.table.deliver(first, self.findings[first : first + count])

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "close_it"):
            self.table.translate()
            self.tell()
