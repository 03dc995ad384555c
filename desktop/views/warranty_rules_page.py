"""The warranty rules: a table, the versions of one below it, and in its place a form for the next (S2-35, S2-36)."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.warranty_rules import Replacing, StartBasis
from desktop.presenters.warranty_book_desk import WarrantyBookDesk, policy_values, values_of
from desktop.queries.warranty_book import BookRow
from desktop.views.entry_page import EntryPage
from desktop.views.filling_in import lock, show_choices
from desktop.views.settlement_rows import RowList
from desktop.views.theme import SPACE
from desktop.views.translation import text
from desktop.views.warranty_rule_words import (
    ENDING,
    POLICY,
    REPLACEMENTS,
    RULE,
    RULE_COLUMNS,
    VERSION_COLUMNS,
)
from desktop.views.widgets.text import Text, TextKind
from desktop.views.words.equipment import START_BASES

SCOPE: Final = ("code", "region", "line", "model", "customer")


class WarrantyRulesPage(QWidget):
    """The rules; a double click or the button begins the next version."""

    def __init__(self, desk: WarrantyBookDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.rules, self.versions = RowList(RULE_COLUMNS, "file-text"), RowList(VERSION_COLUMNS, "history")
        self.head, self.advice = Text("", TextKind.HEADING), Text("", TextKind.MUTED)
        self.new, self.next, self.end = QPushButton(), QPushButton(), QPushButton()
        self.reminders = QPushButton()
        self.forms: dict[str, EntryPage] = {}
        self._pages, self._code = QStackedWidget(), ""
        for one in (self.rules, self.versions):
            one.panel.hide_strip()
        self._lay_out()
        self._connect()
        self._translate()

    def _lay_out(self) -> None:
        line, whole = QHBoxLayout(), QWidget()
        line.setSpacing(SPACE[2])
        line.addWidget(self.advice, 1)
        for button in (self.reminders, self.end, self.next, self.new):
            line.addWidget(button)
        self.next.setProperty("primary", "true")
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[2])
        column.addLayout(line)
        column.addWidget(self.rules, 1)
        column.addWidget(self.head)
        column.addWidget(self.versions, 1)
        self._pages.addWidget(whole)
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(self._pages)

    def _connect(self) -> None:
        self.rules.chosen.connect(self._chosen)
        self.rules.panel.row_opened.connect(self._begin_next)
        self.new.clicked.connect(self._begin_new)
        self.next.clicked.connect(self._begin_next)
        self.end.clicked.connect(self._begin_end)
        self.reminders.clicked.connect(self._begin_policy)
        self.desk.changed.connect(self.show_desk)
        self.desk.entry.done.connect(self.show_list)

    # ------------------------------------------------------------ what is shown

    def show_list(self, _answer: object = None) -> None:
        """Leave the forms."""
        self._pages.setCurrentIndex(0)

    def show_desk(self) -> None:
        """Show the rule book as it stands."""
        self.rules.show_rows(tuple(self.desk.newest))
        row = self.row
        for button in (self.new, self.next, self.end, self.reminders):
            button.setEnabled(self.desk.may_set and (row is not None or button in (self.new, self.reminders)))
        self.head.setVisible(row is not None)
        self.versions.setVisible(row is not None)
        if row is not None:
            self.head.setText(self.tr("Versions of {0}").format(row.rule.name))
            self.versions.show_rows(tuple(self.desk.versions(row.rule.code)))
            self.rules.choose(row)

    @property
    def row(self) -> BookRow | None:
        """The newest version of the rule that is chosen."""
        rows = self.desk.newest
        return next((row for row in rows if row.rule.code == self._code), rows[0] if rows else None)

    def _chosen(self, row: BookRow) -> None:
        if row.rule.code != self._code:
            self._code = row.rule.code
            self.show_desk()

    # ------------------------------------------------------------ what is done

    def _begin_new(self) -> None:
        self._begin(None, self.tr("A new rule"))

    def _begin_next(self, _number: object = None) -> None:
        row = self.row
        if row is not None and self.desk.may_set:
            self._begin(row, self.tr("Next version of {0}").format(row.rule.name))

    def form(self, name: str) -> EntryPage:
        """The form ``rule``, ``end`` or ``policy``; it is made when it is first wanted."""
        if name not in self.forms:
            fields, send = {
                "rule": (RULE, self.desk.entry.save),
                "end": (ENDING, self._send_end),
                "policy": (POLICY, self.desk.entry.set_policy),
            }[name]
            made = EntryPage(self.desk.entry, fields, columns=2 if name == "end" else 3)
            made.wanted.connect(send)
            made.left.connect(self.show_list)
            self.forms[name] = made
            self._pages.addWidget(made)
        return self.forms[name]

    def _begin(self, row: BookRow | None, title: str) -> None:
        form = self.form("rule")
        rows = form.form.rows
        bases = [(basis.value, text(START_BASES[basis.value])) for basis in StartBasis]
        for name in ("basis", "limit_basis"):
            show_choices(rows[name], bases)
        show_choices(rows["replacing"], [(one.value, text(REPLACEMENTS[one.value])) for one in Replacing])
        for name in SCOPE:
            lock(rows[name], locked=row is not None)
        form.section.heading.setText(title)
        self._pages.setCurrentWidget(form)
        form.begin(values_of(None if row is None else row.rule))

    def _begin_end(self) -> None:
        row = self.row
        if row is not None:
            form = self.form("end")
            form.section.heading.setText(self.tr("End {0} v{1}").format(row.rule.name, row.rule.version))
            self._pages.setCurrentWidget(form)
            form.begin({"valid_to": "", "reason": ""})

    def _send_end(self, values: Mapping[str, str]) -> None:
        row = self.row
        if row is not None:
            self.desk.entry.end(row, values)

    def _begin_policy(self) -> None:
        form = self.form("policy")
        rows, known = self.desk.newest, self.desk.seen.policies
        choices = [("", self.tr("all rules without their own")), *((one.rule.code, one.rule.name) for one in rows)]
        show_choices(form.form.rows["rule"], choices)
        code = self._code if self._code in known.by_rule else ""
        form.section.heading.setText(self.tr("Who is reminded, and when"))
        self._pages.setCurrentWidget(form)
        form.begin(policy_values(code, known.of(code)))

    def _translate(self) -> None:
        self.advice.setText(self.tr("The narrower rule holds: customer before region, model before line."))
        self.new.setText(self.tr("New rule…"))
        self.next.setText(self.tr("Next version…"))
        self.end.setText(self.tr("End it…"))
        self.reminders.setText(self.tr("Who is reminded…"))
        empty = self.tr("Without one no warranty can be determined.")
        self.rules.say_empty(self.tr("There is no warranty rule yet"), empty)
        self.versions.say_empty(self.tr("No version"), "")
        self.show_desk()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.StyleChange) and hasattr(self, "_code"):
            self._translate()
