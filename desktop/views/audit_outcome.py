"""How far a pack is, and afterwards where it lies and its hash to read out, or what is wrong with it."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget
from typing_extensions import override

from desktop.domain.errors import Refusal
from desktop.presenters.audit_desk import AuditDesk, FaultSeen, PackSeen, Work
from desktop.presenters.database_care import Step
from desktop.views import fonts
from desktop.views.entry_words import words_of
from desktop.views.filling_in import Section
from desktop.views.names import shows_chinese
from desktop.views.tables.columns import Column, ColumnKind
from desktop.views.tables.table_view import TableView
from desktop.views.tables.window_table import WindowTable
from desktop.views.theme import SPACE, Role
from desktop.views.widgets.progress_panel import Progress, ProgressPanel
from desktop.views.widgets.shapes import Shape, ShapeMark
from desktop.views.widgets.text import Text, TextKind
from desktop.views.words.marking import QT_TRANSLATE_NOOP

STEPS: Final = {
    "opening": QT_TRANSLATE_NOOP("AuditOutcome", "Adding up the balances before"),
    "chain": QT_TRANSLATE_NOOP("AuditOutcome", "Reading the audit chain"),
    "movements": QT_TRANSLATE_NOOP("AuditOutcome", "Reading the movements"),
    "legs": QT_TRANSLATE_NOOP("AuditOutcome", "Reading the legs"),
    "closing": QT_TRANSLATE_NOOP("AuditOutcome", "Adding up the balances at the end"),
    "pack": QT_TRANSLATE_NOOP("AuditOutcome", "Packing (bytes)"),
}
"""What `desktop.storage.watch.Watch` is told, in words."""

TABLE_HEIGHT: Final = 260
GROUP: Final = 8
"""Letters of a hash that are read out in one breath."""


def _words(fault: object) -> str:
    if not isinstance(fault, FaultSeen):
        return ""
    return fault.chinese if shows_chinese() else fault.english


def _row(fault: object) -> str:
    return f"{fault.row:,}" if isinstance(fault, FaultSeen) and fault.row else ""


COLUMNS: Final = (
    Column("file", QT_TRANSLATE_NOOP("Columns", "File"), ColumnKind.CODE, 190, sortable=False),
    Column("row", QT_TRANSLATE_NOOP("Columns", "Row"), ColumnKind.NUMBER, 90, _row, sortable=False),
    Column("words", QT_TRANSLATE_NOOP("Columns", "What is wrong"), ColumnKind.TEXT, 760, _words, sortable=False),
)


def grouped(hexadecimal: str) -> str:
    """A hash in groups that can be read out."""
    return " ".join(hexadecimal[at : at + GROUP] for at in range(0, len(hexadecimal), GROUP))


class AuditOutcome(Section):
    """Hidden while nothing was done."""

    def __init__(self, desk: AuditDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.progress = ProgressPanel()
        self.mark = ShapeMark(Shape.TICKED_CIRCLE, Role.OK)
        self.detail, self.caption = Text("", TextKind.BODY), Text("", TextKind.MUTED)
        self.hash, self.head, self.advice = Text("", TextKind.CODE), Text("", TextKind.CODE), Text("", TextKind.MUTED)
        self.head_caption = Text("", TextKind.MUTED)
        self.table = WindowTable(COLUMNS)
        self.list = TableView(self.table)
        self.copy, self.close_it = QPushButton(), QPushButton()
        self.faults: tuple[FaultSeen, ...] = ()
        self._lay_out()
        self.progress.stopped.connect(desk.stop)
        self.table.page_wanted.connect(self._deliver)
        self.copy.clicked.connect(self._copy)
        self.close_it.clicked.connect(desk.forget)
        desk.changed.connect(self.show_desk)
        desk.progressed.connect(self.show_step)
        self.show_desk()

    def _lay_out(self) -> None:
        self.list.setFixedHeight(TABLE_HEIGHT)
        self.hash.setFont(fonts.codes(fonts.HEADING, bold=True))
        texts = (self.detail, self.list, self.caption, self.hash, self.head_caption, self.head, self.advice)
        head = QHBoxLayout()
        head.setSpacing(SPACE[3])
        self.column.removeWidget(self.heading)
        head.addWidget(self.mark)
        head.addWidget(self.heading, 1)
        head.addWidget(self.copy)
        head.addWidget(self.close_it)
        self.column.addLayout(head)
        self.column.addWidget(self.progress)
        for widget in texts:
            self.column.addWidget(widget)
            if isinstance(widget, Text):
                widget.setWordWrap(True)
                widget.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def show_desk(self) -> None:
        """Show what is being done, or what came out of it."""
        running, outcome = self.desk.running, self.desk.outcome
        seen = outcome if isinstance(outcome, PackSeen) else None
        faults = seen.faults if seen is not None else ()
        if running and self.progress.isHidden():
            self.show_step(Step("", 0, 0, 0))
        self.progress.stop.setEnabled(True)
        self.progress.setVisible(bool(running))
        if faults != self.faults:
            self.faults = faults
            self.table.show_ids(range(len(faults)))
        self.list.setVisible(bool(faults))
        for told in (self.mark, self.heading, self.detail, self.close_it):
            told.setVisible(outcome is not None)
        for hashed in (self.caption, self.hash, self.copy):
            hashed.setVisible(seen is not None and bool(seen.manifest_sha256))
        for link in (self.head_caption, self.head, self.advice):
            link.setVisible(seen is not None and bool(seen.head))
        self._tell()
        self.setVisible(bool(running) or outcome is not None)

    def show_step(self, step: Step) -> None:
        """Show how far it is."""
        making = self.desk.running is Work.MAKING
        source = STEPS.get(step.what, "")
        what = QCoreApplication.translate("AuditOutcome", source) if source else ""
        begun = self.tr("Making the audit pack") if making else self.tr("Proving the audit pack")
        words = " · ".join(part for part in (begun, what) if part)
        self.progress.show_progress(Progress(words, step.done, step.total, step.per_second))

    def _tell(self) -> None:
        self.copy.setText(self.tr("Copy"))
        self.close_it.setText(self.tr("Close"))
        outcome = self.desk.outcome
        if isinstance(outcome, PackSeen):
            self._tell_pack(outcome)
        elif outcome is not None:
            stopped = isinstance(outcome, Refusal) and outcome.code == "cancelled"
            self.mark.show_shape(*((Shape.INFO_SQUARE, Role.INFO) if stopped else _REFUSED))
            self.heading.setText(self.tr("Stopped") if stopped else self.tr("Not done"))
            self.detail.setText(words_of(outcome))

    def _tell_pack(self, pack: PackSeen) -> None:
        self.mark.show_shape(*(_REFUSED if pack.faults else _SOUND))
        if not pack.proved:
            title = self.tr("The audit pack is made")
        elif pack.faults:
            title = self.tr("%n fault(s): this pack is not sound", "", len(pack.faults))
        else:
            title = self.tr("This pack is sound")
        self.heading.setText(title)
        period = self.tr("{0} · {1} to {2} · {3} entries").format(pack.site, pack.first, pack.last, f"{pack.links:,}")
        self.detail.setText(f"{period}\n{pack.path}" if pack.site else str(pack.path))
        self.caption.setText(self.tr("SHA-256 of manifest.json"))
        self.hash.setText(grouped(pack.manifest_sha256))
        self.head_caption.setText(self.tr("Last link of the chain"))
        sequence, _, last = pack.head.partition(":")
        self.head.setText(f"{sequence} : {grouped(last)}")
        remember = self.tr("Write both down away from this computer: a chain made anew is found by them alone.")
        compare = self.tr("Compare both with what you wrote down or were told.")
        self.advice.setText(compare if pack.proved else remember)

    def _deliver(self, first: int, count: int) -> None:
        self.table.deliver(first, self.faults[first : first + count])

    def _copy(self) -> None:
        """The hash, the link and the faults, for a mail."""
        pack = self.desk.outcome
        if isinstance(pack, PackSeen):
            lines = [str(pack.path), f"manifest.json {pack.manifest_sha256}", pack.head]
            lines += ["\t".join((one.file, _row(one), _words(one))) for one in pack.faults]
            QGuiApplication.clipboard().setText("\n".join(lines))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "close_it"):
            self.table.translate()
            self._tell()


_SOUND: Final = (Shape.TICKED_CIRCLE, Role.OK)
_REFUSED: Final = (Shape.CROSSED_OCTAGON, Role.REFUSED)
