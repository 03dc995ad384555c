"""The database proved and backed up from the window: two buttons, how far it is, and what came out of it."""

from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.presenters.database_care import Care, DatabaseCare
from desktop.storage.backup_file import BackupMade
from desktop.storage.finding import MOST_FINDINGS, Finding, Verdict
from desktop.views import fonts
from desktop.views.device_words import local_time
from desktop.views.messages import template
from desktop.views.tables.columns import Column, ColumnKind
from desktop.views.theme import SPACE
from desktop.views.widgets.text import Text, TextKind
from desktop.views.words.marking import QT_TRANSLATE_NOOP
from desktop.views.work_report import REFUSED, SOUND, WorkReport

STEPS: Final = {
    "sums": QT_TRANSLATE_NOOP("DatabaseCare", "Adding up each movement"),
    "legs": QT_TRANSLATE_NOOP("DatabaseCare", "Looking for lost rows"),
    "balances": QT_TRANSLATE_NOOP("DatabaseCare", "Holding the balances against the ledger"),
    "holders": QT_TRANSLATE_NOOP("DatabaseCare", "Looking for pieces in two places"),
    "reversals": QT_TRANSLATE_NOOP("DatabaseCare", "Following the reversals"),
    "labels": QT_TRANSLATE_NOOP("DatabaseCare", "Following the labels"),
    "links": QT_TRANSLATE_NOOP("DatabaseCare", "Holding movements against the audit chain"),
    "payloads": QT_TRANSLATE_NOOP("DatabaseCare", "Comparing every row with what was recorded"),
    "chain": QT_TRANSLATE_NOOP("DatabaseCare", "Hashing the audit chain"),
    "copy": QT_TRANSLATE_NOOP("DatabaseCare", "Copying the database"),
    "hash": QT_TRANSLATE_NOOP("DatabaseCare", "Hashing the copy (bytes)"),
    "pack": QT_TRANSLATE_NOOP("DatabaseCare", "Packing the file (bytes)"),
    "unpack": QT_TRANSLATE_NOOP("DatabaseCare", "Reading the file back (bytes)"),
}
"""What `desktop.storage.watch.Watch` is told, in words."""

OLD_HOURS: Final = 24


def _headline(finding: object) -> str:
    return template(finding.code).partition("|")[0] if isinstance(finding, Finding) else ""


COLUMNS: Final = (
    Column("code", QT_TRANSLATE_NOOP("Columns", "Fault"), ColumnKind.TEXT, 190, _headline, sortable=False),
    Column("table", QT_TRANSLATE_NOOP("Columns", "Table"), ColumnKind.CODE, 110, sortable=False),
    Column("key", QT_TRANSLATE_NOOP("Columns", "Row"), ColumnKind.CODE, 200, sortable=False),
    Column("expected", QT_TRANSLATE_NOOP("Columns", "Expected"), ColumnKind.CODE, 200, sortable=False),
    Column("found", QT_TRANSLATE_NOOP("Columns", "Found"), ColumnKind.CODE, 200, sortable=False),
)


class CareReport(WorkReport):
    """How far the care is, and afterwards what came out of it."""

    def __init__(self, care: DatabaseCare, parent: QWidget | None = None) -> None:
        super().__init__(care, COLUMNS, parent)
        self.care = care
        self.copy.clicked.connect(self._copy)
        self.follow()

    @override
    def findings_of(self, outcome: object) -> tuple[Finding, ...]:
        verdict = outcome.verdict if isinstance(outcome, BackupMade) else outcome
        return verdict.findings if isinstance(verdict, Verdict) else ()

    @override
    def step_words(self, what: str) -> tuple[str, str]:
        source = STEPS.get(what, "")
        verifying = self.care.running is Care.VERIFYING
        begun = self.tr("Proving the ledger") if verifying else self.tr("Backing up")
        return begun, QCoreApplication.translate("DatabaseCare", source) if source else ""

    @override
    def tell(self) -> None:
        super().tell()
        self.copy.setText(self.tr("Copy the list"))
        self.close_it.setText(self.tr("Close"))
        outcome = self.care.outcome
        if isinstance(outcome, Exception):
            self.show_error(outcome, self.tr("Stopped"), self.tr("Not done"))
        elif self.findings:
            self.show_verdict(REFUSED, self._count(), self._advice(outcome))
        elif outcome is not None:
            self.show_verdict(SOUND, *self._good(outcome))

    def _good(self, outcome: Verdict | BackupMade) -> tuple[str, str]:
        if isinstance(outcome, BackupMade):
            return self.tr("Backed up, read back, and proved"), self._file(outcome)
        rows = self.tr("{0} rows were proved: {1} movements, {2} legs, {3} balances, {4} links of the audit chain.")
        names = ("movement", "leg", "balance", "audit_entry")
        numbers = (sum(outcome.counts.values()), *(outcome.counts[name] for name in names))
        return self.tr("The ledger is sound"), rows.format(*(f"{number:,}" for number in numbers))

    def _file(self, made: BackupMade) -> str:
        size = f"{made.path.stat().st_size / 1_000_000:,.3f}" if made.path.exists() else "0"
        told = self.tr("{0} · {1} MB. The file is not encrypted: keep it where only those may read who should.")
        return told.format(made.path, size)

    def _count(self) -> str:
        if len(self.findings) >= MOST_FINDINGS:
            return self.tr("{0} faults or more in the ledger").format(f"{MOST_FINDINGS:,}")
        return self.tr("%n fault(s) in the ledger", "", len(self.findings))

    def _advice(self, outcome: Verdict | BackupMade) -> str:
        advice = self.tr("Nothing was repaired. Keep the list, and show it to whoever looks after the database.")
        if not isinstance(outcome, BackupMade):
            return advice
        return " ".join((self._file(outcome), self.tr("It does not count as a good backup."), advice))

    def _copy(self) -> None:
        """All findings as cells, for a mail or a spreadsheet."""
        lines = [[column.words for column in COLUMNS]]
        lines += [[column.text(finding) for column in COLUMNS] for finding in self.findings]
        QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines))


class DatabaseCareView(QWidget):
    """Verify, back up, when the last good backup was, and how one is brought back; `report` shows the outcome."""

    def __init__(self, care: DatabaseCare, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.care = care
        self.report = CareReport(care)
        self.verify, self.back_up = QPushButton(), QPushButton()
        self.last, self.restore = Text("", TextKind.BODY), Text("", TextKind.MUTED)
        self.command = QLineEdit()
        self.command.setReadOnly(True)
        self.command.setFont(fonts.codes(fonts.SMALL))
        self._lay_out()
        self.verify.clicked.connect(care.verify)
        self.back_up.clicked.connect(self.choose_folder)
        care.changed.connect(self.show_care)
        self.show_care()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE[3])
        buttons.addWidget(self.verify, 1)
        buttons.addWidget(self.back_up, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[2])
        column.addWidget(self.last)
        column.addLayout(buttons)
        column.addWidget(self.restore)
        column.addWidget(self.command)
        for text in (self.last, self.restore):
            text.setWordWrap(True)

    def choose_folder(self) -> None:
        """Ask where to; nothing waits meanwhile."""
        folder = str(Path(self.care.last.path).parent) if self.care.last is not None else str(self.care.folder)
        dialog = QFileDialog(self, self.tr("Where shall the backup go?"), folder)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.back_up_to)
        dialog.open()

    def back_up_to(self, folder: str) -> None:
        """Make a backup in a folder."""
        self.care.back_up(Path(folder))

    def show_care(self) -> None:
        """Show what can be done now."""
        idle = not self.care.running
        self.verify.setEnabled(idle)
        self.back_up.setEnabled(idle and self.care.may_back_up)
        self.verify.setText(self.tr("Verify"))
        self.back_up.setText(self.tr("Back up…"))
        who = "" if self.care.may_back_up else self.tr("Only a supervisor or an administrator may back up.")
        self.back_up.setToolTip(who)
        self.last.setText(" ".join(part for part in (self._last(), who) if part))
        self.restore.setText(self.tr("To bring a backup back, close the program and give this command:"))
        self.command.setText(self.care.restore_command)
        self.command.setCursorPosition(0)
        self.command.setToolTip(self.command.text())
        self.command.setAccessibleName(self.restore.text())

    def _last(self) -> str:
        if self.care.last is None:
            return self.tr("No good backup of this database is known on this computer.")
        moment = self.care.last.made_at
        told = self.tr("Last good backup: {0} · {1}").format(self._age(moment), local_time(moment))
        hours = (self.care.clock.now() - moment).total_seconds() / 3600
        return told if hours < OLD_HOURS else " ".join((told, self.tr("Make one every day.")))

    def _age(self, moment: datetime) -> str:
        minutes = max(0, int((self.care.clock.now() - moment).total_seconds() // 60))
        if minutes < 60:
            return self.tr("%n minute(s) ago", "", minutes)
        if minutes < 48 * 60:
            return self.tr("%n hour(s) ago", "", minutes // 60)
        return self.tr("%n day(s) ago", "", minutes // 1440)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.care.look()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "command"):
            self.show_care()
