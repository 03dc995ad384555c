"""The attendance of a month: days by week, visits with checking in and out, waiting by hospital; and its paper."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget
from typing_extensions import override

from desktop.presenters.attendance_desk import AttendanceDesk
from desktop.views.attendance_words import WAITED_COLUMNS, WEEK_COLUMNS, visit_columns
from desktop.views.duty_forms import DutyForm
from desktop.views.file_asking import PDF, Asked, AskForFile
from desktop.views.filling_in import Section, show_choices
from desktop.views.icons import icon
from desktop.views.names import named
from desktop.views.paged_screen import PagedScreen
from desktop.views.paper_asking import ask_for_paper
from desktop.views.settlement_rows import RowList
from desktop.views.theme import SPACE
from desktop.views.translation import language_of
from desktop.views.widgets.form import Field, FieldKind
from desktop.views.widgets.text import Text, TextKind
from desktop.views.words.marking import QT_TRANSLATE_NOOP

WEEKS, VISITS, WAITED = range(3)
PLACES: Final = ("weeks", "visits", "waiting")
SIDE: Final = 648
_FORM: Final = (
    Field("hospital", QT_TRANSLATE_NOOP("Fields", "Hospital"), FieldKind.CHOICE, required=True),
    Field(
        *("badge", QT_TRANSLATE_NOOP("Fields", "Badge"), FieldKind.CODE),
        hint=QT_TRANSLATE_NOOP("Fields", "Scan it; empty: who is signed in"),
    ),
    Field(
        *("at", QT_TRANSLATE_NOOP("Fields", "Time"), FieldKind.CODE),
        hint=QT_TRANSLATE_NOOP("Fields", "Local time, such as 2026-11-24 08:12; empty: now"),
    ),
    Field("note", QT_TRANSLATE_NOOP("Fields", "Note")),
)


class AttendanceScreen(PagedScreen):
    """Three pages of one month."""

    def __init__(self, desk: AttendanceDesk, ask: AskForFile = ask_for_paper, parent: QWidget | None = None) -> None:
        super().__init__(PLACES, parent)
        self.desk, self.ask = desk, ask
        self.weeks, self.visits = RowList(WEEK_COLUMNS, "users"), RowList(visit_columns(desk.is_there), "map-pin")
        self.waited = RowList(WAITED_COLUMNS, "hospital")
        self.form = DutyForm(desk.entry, _FORM, 2)
        self.advice, self.section, self.paper = Text("", TextKind.MUTED), Section(), QPushButton()
        self.month, self.earlier, self.later = Text("", TextKind.HEADING), QToolButton(), QToolButton()
        self._lay_out()
        self.earlier.clicked.connect(self._earlier)
        self.later.clicked.connect(self._later)
        self.paper.clicked.connect(self._paper)
        self.form.wanted.connect(self._send)
        self.form.form.rows["hospital"].changed.connect(self._hospital_chosen)
        desk.changed.connect(self.show_desk)

    def _lay_out(self) -> None:
        self.line.addSpacing(SPACE[4])
        for step in (self.earlier, self.later):
            step.setFixedSize(44, 44)
            step.setIconSize(QSize(20, 20))
        for widget in (self.earlier, self.month, self.later):
            self.line.addWidget(widget)
        self.line.addStretch(1)
        self.line.addWidget(self.paper)
        self.paper.setProperty("primary", "true")
        for one in (self.weeks, self.visits, self.waited):
            for tool in (one.panel.search, one.panel.columns, one.panel.count):
                tool.hide()
        self.advice.setWordWrap(True)
        self.section.column.addWidget(self.advice)
        self.section.column.addWidget(self.form, 1)
        self.section.column.addWidget(self.form.press)
        self.section.setFixedWidth(SIDE)
        self.visits.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        visits = QWidget()
        both = QHBoxLayout(visits)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(SPACE[4])
        both.addWidget(self.visits, 1)
        both.addWidget(self.section)
        self.lay_in((self.weeks, visits, self.waited))

    # ------------------------------------------------------------ what is shown

    @override
    def show_page(self, number: int) -> None:
        super().show_page(number)
        self.desk.is_open = number == VISITS and self.isVisible()

    def show_desk(self) -> None:
        """Show the desk as it stands."""
        seen, row = self.desk.seen, self.form.form.rows["hospital"]
        self.month.setText(f"{self.desk.month:%Y-%m}" if seen.hospitals or seen.waited else "")
        self.weeks.show_rows(seen.weeks)
        self.visits.show_rows(seen.visits)
        self.waited.show_rows(seen.waited)
        show_choices(row, [("", "–"), *((one.code, named(one.name, one.name_en)) for one in seen.hospitals)])
        if len(seen.hospitals) == 1 and not row.value():
            row.set_value(seen.hospitals[0].code)
        self._hospital_chosen()
        self.form.press.setEnabled(self.desk.may_check_in)

    def _hospital_chosen(self) -> None:
        self.desk.hospital = self.form.form.rows["hospital"].value()

    # ------------------------------------------------------------ what is done

    def _send(self, button: int, values: dict[str, str]) -> None:
        if button == 0:
            self.desk.entry.check_in(self.desk.site, values)
        else:
            self.desk.entry.check_out(values)

    def _earlier(self) -> None:
        self.desk.step_month(-1)

    def _later(self) -> None:
        self.desk.step_month(1)

    def _paper(self) -> None:
        name = f"attendance-{self.desk.month:%Y-%m}.pdf"
        self.ask(self, Asked(self.tr("Monthly attendance"), PDF, name), self._write)

    def _write(self, path: Path) -> None:
        self.desk.write_paper(path, language_of())

    @override
    def translate(self) -> None:
        self.name_buttons((self.tr("Days by week"), self.tr("On site"), self.tr("Waiting")))
        self.paper.setText(self.tr("Monthly report…"))
        for step, name, word in (
            (self.earlier, "chevron-left", self.tr("Month before")),
            (self.later, "chevron-right", self.tr("Month after")),
        ):
            step.setIcon(icon(name))
            step.setToolTip(word)
            step.setAccessibleName(word)
        self.section.heading.setText(self.tr("Who is on site"))
        self.advice.setText(
            self.tr("Choose the hospital, then scan a badge: it checks in, and out again when it is scanned later.")
        )
        self.form.buttons[0].set_words(self.tr("Check in on site"))
        self.form.buttons[1].set_words(self.tr("Check out"))
        self.weeks.say_empty(self.tr("No engineer yet"), self.tr("Enter people under Items & places."))
        self.visits.say_empty(self.tr("No visit this month"), self.tr("Check-ins at cases are under Days by week."))
        self.waited.say_empty(self.tr("Nothing was read yet"), "")
        self.show_desk()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.desk.is_open = self.page == VISITS

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.desk.is_open = False
