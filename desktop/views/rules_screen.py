"""The rules of the deadlines: what holds, every version, a new one; and the clocks that moved (S2-21, X-03, R30)."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget
from typing_extensions import override

from desktop.domain.deadlines import Basis
from desktop.presenters.rule_entry import CALENDAR, values_of
from desktop.presenters.rules_desk import RulesDesk
from desktop.queries.deadline_rules import RuleVersion
from desktop.views.board_words import rule_word
from desktop.views.entry_page import EntryPage
from desktop.views.filling_in import show_choices
from desktop.views.paged_screen import PagedScreen, page_of
from desktop.views.rule_words import JUMP_COLUMNS, RULE_COLUMNS, VERSION_COLUMNS
from desktop.views.settlement_rows import RowList
from desktop.views.theme import SPACE
from desktop.views.widgets.form import Field, FieldKind
from desktop.views.widgets.text import Text, TextKind
from desktop.views.words.marking import QT_TRANSLATE_NOOP

RULES, JUMPS = 0, 1
LIST, FORM, REGION = 0, 1, 2
BELOW: Final = 196
_TOLD: Final = {
    "clerk": QT_TRANSLATE_NOOP("Fields", "Clerks are told"),
    "engineer": QT_TRANSLATE_NOOP("Fields", "Engineers are told"),
    "supervisor": QT_TRANSLATE_NOOP("Fields", "Supervisors are told"),
    "promisee": QT_TRANSLATE_NOOP("Fields", "A message to whom it is promised"),
}
_FORM: Final = (
    Field("lasts", QT_TRANSLATE_NOOP("Fields", "Lasts"), FieldKind.NUMBER, required=True),
    Field("unit", QT_TRANSLATE_NOOP("Fields", "Counted in"), FieldKind.CHOICE),
    Field(
        *("weight", QT_TRANSLATE_NOOP("Fields", "Weight in the on-time rate"), FieldKind.NUMBER),
        required=True,
        hint=QT_TRANSLATE_NOOP("Fields", "0 counts not at all"),
    ),
    Field(
        *("stages", QT_TRANSLATE_NOOP("Fields", "Told before the end")),
        hint=QT_TRANSLATE_NOOP("Fields", "50 %, 1 h, 30 min: half gone, 1 hour left, 30 minutes left"),
    ),
    Field(
        *("valid_from", QT_TRANSLATE_NOOP("Fields", "Valid from")),
        hint=QT_TRANSLATE_NOOP("Fields", "2026-12-01 08:00; empty: from now on"),
    ),
    Field(
        *("valid_to", QT_TRANSLATE_NOOP("Fields", "Valid until before")),
        hint=QT_TRANSLATE_NOOP("Fields", "Empty while it lasts"),
    ),
    Field("reason", QT_TRANSLATE_NOOP("Fields", "Reason"), required=True, wide=True),
    *(Field(f"told_{role}", words, FieldKind.CHECK) for role, words in _TOLD.items()),
    Field(
        *("parties", QT_TRANSLATE_NOOP("Fields", "Messages to others")),
        hint=QT_TRANSLATE_NOOP("Fields", "Codes of parties, with commas"),
    ),
    Field("region", QT_TRANSLATE_NOOP("Fields", "Only in the region"), FieldKind.CHOICE),
    Field("switched_on", QT_TRANSLATE_NOOP("Fields", "Switched on"), FieldKind.CHECK),
    Field(
        *("confirmed", QT_TRANSLATE_NOOP("Fields", "The text of this region was confirmed to us"), FieldKind.CHECK),
    ),
)
_REGION: Final = (
    Field("site", QT_TRANSLATE_NOOP("Fields", "Site"), FieldKind.CHOICE),
    Field(
        *("region", QT_TRANSLATE_NOOP("Fields", "Region")),
        hint=QT_TRANSLATE_NOOP("Fields", "Whose rules hold there, such as CN-HB"),
    ),
)


class RulesScreen(PagedScreen):
    """Rules with the versions of one below, or a form in their place; clocks on a second page."""

    def __init__(self, desk: RulesDesk, parent: QWidget | None = None) -> None:
        super().__init__(("rules", "jumps"), parent)
        self.desk = desk
        self.rules, self.versions = RowList(RULE_COLUMNS, "timer"), RowList(VERSION_COLUMNS, "history")
        self.jumps = RowList(JUMP_COLUMNS, "clock")
        self.head, self.advice, self.warning = (
            Text("", TextKind.HEADING),
            Text("", TextKind.MUTED),
            Text("", TextKind.STRONG),
        )
        self.change, self.set_region = QPushButton(), QPushButton()
        self.form, self.region_form = EntryPage(desk.entry, _FORM, columns=3), EntryPage(desk.entry, _REGION)
        self._pages = QStackedWidget()
        self._code, self._region = "", ""
        for one in (self.rules, self.versions, self.jumps):
            for tool in (one.panel.search, one.panel.columns, one.panel.count):
                tool.hide()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.line.addSpacing(SPACE[3])
        self.line.addWidget(self.advice, 1)
        self.line.addWidget(self.set_region)
        self.line.addWidget(self.change)
        self.change.setProperty("primary", "true")
        self.versions.setFixedHeight(BELOW)
        self.warning.setWordWrap(True)
        self.form.section.column.insertWidget(1, self.warning)
        whole = page_of(self.rules, self.head, self.versions, stretch=self.rules, spacing=SPACE[2])
        for page in (whole, self.form, self.region_form):
            self._pages.addWidget(page)
        self.lay_in((self._pages, self.jumps))

    def _connect(self) -> None:
        self.rules.chosen.connect(self._chosen)
        self.rules.panel.row_opened.connect(self._begin)
        self.change.clicked.connect(self._begin)
        self.set_region.clicked.connect(self._begin_region)
        self.form.wanted.connect(self._send)
        self.region_form.wanted.connect(self.desk.entry.set_region)
        for form in (self.form, self.region_form):
            form.left.connect(self.show_list)
        self.desk.changed.connect(self.show_desk)
        self.desk.entry.done.connect(self.show_list)

    # ------------------------------------------------------------ what is shown

    @override
    def show_page(self, number: int) -> None:
        super().show_page(number)
        self._show_tools()

    def show_list(self, _answer: object = None) -> None:
        """Leave the forms."""
        self._pages.setCurrentIndex(LIST)
        self._show_tools()

    def _show_tools(self) -> None:
        on_rules = self.page == RULES and self._pages.currentIndex() == LIST
        for button in (self.change, self.set_region):
            button.setVisible(on_rules)
            button.setEnabled(self.desk.may_set)
        told = {
            RULES: self.tr("What runs keeps the version that it began with."),
            JUMPS: self.tr("No deadline moved: trusted time goes on whatever a computer's clock says."),
        }
        self.advice.setText(told[self.page])

    def show_desk(self) -> None:
        """Show the desk as it stands."""
        self.rules.show_rows(tuple(self.desk.in_force))
        self.jumps.show_rows(self.desk.seen.jumps)
        row = self.row
        if row is not None:
            self.head.setText(self.tr("Versions of: {0}").format(rule_word(row.code)))
            self.versions.show_rows(tuple(self.desk.versions(row.code)))
            self.rules.choose(row)
        self._show_tools()

    @property
    def row(self) -> RuleVersion | None:
        """The rule in force that is chosen."""
        rows = self.desk.in_force
        exact = (row for row in rows if (row.code, row.region) == (self._code, self._region))
        return next(exact, rows[0] if rows else None)

    def _chosen(self, row: RuleVersion) -> None:
        if (row.code, row.region) != (self._code, self._region):
            self._code, self._region = row.code, row.region
            self.show_desk()

    # ------------------------------------------------------------ what is done

    def _begin(self, _number: object = None) -> None:
        row = self.row
        if row is None or not self.desk.may_set:
            return
        self.form.section.heading.setText(self.tr("New version: {0}").format(rule_word(row.code)))
        self._show_choices()
        legal = row.basis is Basis.LEGAL
        for name in ("switched_on", "confirmed"):
            self.form.form.rows[name].setVisible(legal)
        self.warning.setVisible(legal)
        self._pages.setCurrentIndex(FORM)
        self.form.begin(values_of(row))
        self._show_tools()

    def _send(self, values: Mapping[str, str]) -> None:
        row = self.row
        if row is not None:
            self.desk.entry.save(row, values, self.desk.seen.zone)

    def _begin_region(self) -> None:
        sites = self.desk.seen.regions
        if not sites:
            return
        show_choices(self.region_form.form.rows["site"], [(site, site) for site, _ in sites])
        self.region_form.section.heading.setText(self.tr("Whose rules hold at a site"))
        self._pages.setCurrentIndex(REGION)
        self.region_form.begin({"site": sites[0][0], "region": sites[0][1]})
        self._show_tools()

    def _show_choices(self) -> None:
        rows = self.form.form.rows
        units = [("min", self.tr("minutes")), ("h", self.tr("hours")), ("d", self.tr("days of 24 hours"))]
        show_choices(rows["unit"], [*units, (CALENDAR, self.tr("calendar days, to the end of the day"))])
        regions = [(name, name) for name in self.desk.region_names]
        show_choices(rows["region"], [("", self.tr("everywhere")), *regions])

    @override
    def translate(self) -> None:
        self.name_buttons((self.tr("Rules"), self.tr("Clocks that moved")))
        self.change.setText(self.tr("New version…"))
        self.set_region.setText(self.tr("Region of a site…"))
        self.warning.setText(
            self.tr(
                "A clock of the law. Provincial texts differ: have yours confirmed before you switch it on. "
                "Until then it does not run, and nobody is reminded."
            )
        )
        self._show_choices()
        self.rules.say_empty(self.tr("No rule was read yet"), "")
        self.versions.say_empty(self.tr("No version"), "")
        self.jumps.say_empty(self.tr("No clock has moved"), self.tr("Each workstation is compared with trusted time."))
        self.show_desk()
