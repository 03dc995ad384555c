"""How far a pack is, and afterwards where it lies and its hash to read out, or what is wrong with it."""

from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.presenters.audit_desk import AuditDesk, FaultSeen, PackSeen, Work
from desktop.views import fonts
from desktop.views.names import shows_chinese
from desktop.views.tables.columns import Column, ColumnKind
from desktop.views.widgets.text import Text, TextKind
from desktop.views.words.marking import QT_TRANSLATE_NOOP
from desktop.views.work_report import REFUSED, SOUND, WorkReport

STEPS: Final = {
    "opening": QT_TRANSLATE_NOOP("AuditOutcome", "Adding up the balances before"),
    "chain": QT_TRANSLATE_NOOP("AuditOutcome", "Reading the audit chain"),
    "movements": QT_TRANSLATE_NOOP("AuditOutcome", "Reading the movements"),
    "legs": QT_TRANSLATE_NOOP("AuditOutcome", "Reading the legs"),
    "closing": QT_TRANSLATE_NOOP("AuditOutcome", "Adding up the balances at the end"),
    "pack": QT_TRANSLATE_NOOP("AuditOutcome", "Packing (bytes)"),
}
"""What `desktop.storage.watch.Watch` is told, in words."""

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


class AuditOutcome(WorkReport):
    """How far a pack is, and afterwards what to remember of it or what is wrong."""

    def __init__(self, desk: AuditDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, COLUMNS, parent)
        self.desk = desk
        self.caption, self.hash = Text("", TextKind.MUTED), Text("", TextKind.CODE)
        self.head_caption, self.head = Text("", TextKind.MUTED), Text("", TextKind.CODE)
        self.advice = Text("", TextKind.MUTED)
        self.hash.setFont(fonts.codes(fonts.HEADING, bold=True))
        for text in (self.caption, self.hash, self.head_caption, self.head, self.advice):
            text.setWordWrap(True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.column.addWidget(text)
        self.copy.clicked.connect(self._copy)
        self.follow()

    @override
    def findings_of(self, outcome: object) -> tuple[FaultSeen, ...]:
        return outcome.faults if isinstance(outcome, PackSeen) else ()

    @override
    def step_words(self, what: str) -> tuple[str, str]:
        source = STEPS.get(what, "")
        making = self.desk.running is Work.MAKING
        begun = self.tr("Making the audit pack") if making else self.tr("Proving the audit pack")
        return begun, QCoreApplication.translate("AuditOutcome", source) if source else ""

    @override
    def tell(self) -> None:
        self.copy.setText(self.tr("Copy"))
        self.close_it.setText(self.tr("Close"))
        outcome = self.desk.outcome
        seen = outcome if isinstance(outcome, PackSeen) else None
        for hashed in (self.caption, self.hash, self.copy):
            hashed.setVisible(seen is not None and bool(seen.manifest_sha256))
        for link in (self.head_caption, self.head, self.advice):
            link.setVisible(seen is not None and bool(seen.head))
        if seen is not None:
            self._tell_pack(seen)
        elif outcome is not None:
            self.show_error(outcome, self.tr("Stopped"), self.tr("Not done"))

    def _tell_pack(self, pack: PackSeen) -> None:
        if not pack.proved:
            title = self.tr("The audit pack is made")
        elif pack.faults:
            title = self.tr("%n fault(s): this pack is not sound", "", len(pack.faults))
        else:
            title = self.tr("This pack is sound")
        period = self.tr("{0} · {1} to {2} · {3} entries").format(pack.site, pack.first, pack.last, f"{pack.links:,}")
        detail = f"{period}\n{pack.path}" if pack.site else str(pack.path)
        self.show_verdict(REFUSED if pack.faults else SOUND, title, detail)
        self.caption.setText(self.tr("SHA-256 of manifest.json"))
        self.hash.setText(grouped(pack.manifest_sha256))
        self.head_caption.setText(self.tr("Last link of the chain"))
        sequence, _, last = pack.head.partition(":")
        self.head.setText(f"{sequence} : {grouped(last)}")
        remember = self.tr("Write both down away from this computer: a chain made anew is found by them alone.")
        compare = self.tr("Compare both with what you wrote down or were told.")
        self.advice.setText(compare if pack.proved else remember)

    def _copy(self) -> None:
        """The hash, the link and the faults, for a mail."""
        pack = self.desk.outcome
        if isinstance(pack, PackSeen):
            lines = [str(pack.path), f"manifest.json {pack.manifest_sha256}", pack.head]
            lines += ["\t".join((one.file, _row(one), _words(one))) for one in pack.faults]
            QGuiApplication.clipboard().setText("\n".join(lines))
