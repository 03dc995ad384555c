"""The terms of repairs: a list of what can be set, the form of one, and what is in force."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.repair_clocks import Counts
from desktop.domain.repairs import Charge
from desktop.domain.scopes import scope_of
from desktop.presenters.repair_terms import RepairTerms
from desktop.queries.repairs import RateRow
from desktop.views.entry_page import EntryPage
from desktop.views.facts_list import Fact, FactsList
from desktop.views.filling_in import ScrollPage, show_choices
from desktop.views.repair_words import charge_word, cycle_words, limit_words, tr
from desktop.views.theme import SPACE
from desktop.views.widgets.form import Field, FieldKind
from desktop.views.widgets.text import Text, TextKind
from desktop.views.words.marking import QT_TRANSLATE_NOOP

SIDE: Final = 240
_FROM: Final = Field(
    *("valid_from", QT_TRANSLATE_NOOP("Fields", "Valid from"), FieldKind.DATE),
    required=True,
    hint=QT_TRANSLATE_NOOP("Fields", "The first day of reports for which it holds"),
)
_DONE_FROM: Final = Field(
    *("valid_from", QT_TRANSLATE_NOOP("Fields", "Valid from"), FieldKind.DATE),
    required=True,
    hint=QT_TRANSLATE_NOOP("Fields", "The first day of calibrations for which it holds"),
)
_TO: Final = Field("valid_to", QT_TRANSLATE_NOOP("Fields", "Last day"), FieldKind.DATE)
_ALL: Final = QT_TRANSLATE_NOOP("Fields", "Empty: for all")
_WHOM: Final = (
    Field("customer", QT_TRANSLATE_NOOP("Fields", "Customer"), hint=_ALL),
    Field("region", QT_TRANSLATE_NOOP("Fields", "Region"), hint=_ALL),
    Field(
        *("contract", QT_TRANSLATE_NOOP("Fields", "Level of the contract")),
        hint=QT_TRANSLATE_NOOP("Fields", "Such as Gold; empty: for all"),
    ),
    Field("model", QT_TRANSLATE_NOOP("Fields", "Model"), hint=_ALL),
)
FIELDS: Final[Mapping[str, tuple[Field, ...]]] = {
    "save_fault_class": (
        Field("code", QT_TRANSLATE_NOOP("Fields", "Code"), FieldKind.CODE, required=True),
        Field("name", QT_TRANSLATE_NOOP("Fields", "Name"), required=True),
        Field("name_en", QT_TRANSLATE_NOOP("Fields", "English name")),
        Field("retired", QT_TRANSLATE_NOOP("Fields", "No longer used"), FieldKind.CHECK),
    ),
    "set_service_level": (
        Field("name", QT_TRANSLATE_NOOP("Fields", "Name"), required=True, wide=True),
        *_WHOM,
        Field("response", QT_TRANSLATE_NOOP("Fields", "Response, minutes"), FieldKind.NUMBER),
        Field("on_the_way", QT_TRANSLATE_NOOP("Fields", "On the way, minutes"), FieldKind.NUMBER),
        Field("repair", QT_TRANSLATE_NOOP("Fields", "Repair, days"), FieldKind.NUMBER),
        Field("counts", QT_TRANSLATE_NOOP("Fields", "Days that count"), FieldKind.CHOICE),
        _FROM,
        _TO,
    ),
    "set_repair_rate": (
        Field("charge", QT_TRANSLATE_NOOP("Fields", "What for"), FieldKind.CHOICE, required=True),
        Field("rate", QT_TRANSLATE_NOOP("Fields", "Rate, CNY"), FieldKind.NUMBER, required=True),
        *_WHOM,
        _FROM,
        _TO,
    ),
    "set_calibration_cycle": (
        Field("name", QT_TRANSLATE_NOOP("Fields", "Name"), required=True),
        Field(
            "months", QT_TRANSLATE_NOOP("Fields", "Calibrated every so many months"), FieldKind.NUMBER, required=True
        ),
        *_WHOM[1:],
        _DONE_FROM,
        _TO,
        Field("reason", QT_TRANSLATE_NOOP("Fields", "Reason"), required=True, wide=True),
    ),
    "set_part_class": (
        Field("item", QT_TRANSLATE_NOOP("Fields", "REF"), FieldKind.CODE, required=True),
        Field(
            *("part_class", QT_TRANSLATE_NOOP("Fields", "Class of the part")),
            hint=QT_TRANSLATE_NOOP("Fields", "As the warranty rules say it, such as battery"),
        ),
    ),
    "set_working_time": (
        Field(
            *("weekdays", QT_TRANSLATE_NOOP("Fields", "Working days"), FieldKind.CODE),
            required=True,
            hint=QT_TRANSLATE_NOOP("Fields", "1 for Monday to 7 for Sunday: 12345"),
        ),
        Field("opens", QT_TRANSLATE_NOOP("Fields", "From"), FieldKind.CODE, required=True, hint="09:00"),
        Field("closes", QT_TRANSLATE_NOOP("Fields", "To"), FieldKind.CODE, required=True, hint="18:00"),
    ),
    "set_working_day": (
        Field("on", QT_TRANSLATE_NOOP("Fields", "Day"), FieldKind.DATE, required=True),
        Field("worked", QT_TRANSLATE_NOOP("Fields", "Worked"), FieldKind.CHOICE),
        Field("note", QT_TRANSLATE_NOOP("Fields", "Note"), wide=True),
    ),
}
NAMES: Final = {
    "save_fault_class": QT_TRANSLATE_NOOP("Repairs", "Fault class"),
    "set_service_level": QT_TRANSLATE_NOOP("Repairs", "Promise (service level)"),
    "set_repair_rate": QT_TRANSLATE_NOOP("Repairs", "Rate"),
    "set_calibration_cycle": QT_TRANSLATE_NOOP("Repairs", "Calibration cycle"),
    "set_part_class": QT_TRANSLATE_NOOP("Repairs", "Class of a part"),
    "set_working_time": QT_TRANSLATE_NOOP("Repairs", "Working hours"),
    "set_working_day": QT_TRANSLATE_NOOP("Repairs", "Single day"),
}


class RepairTermsPage(QWidget):
    """What is agreed about repairs at this centre."""

    def __init__(self, terms: RepairTerms, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.terms = terms
        self.leave, self.title = QPushButton(), Text("", TextKind.HEADING)
        self.buttons = {name: QPushButton() for name in FIELDS}
        self.forms: dict[str, EntryPage] = {}
        self.levels, self.rates, self.cycles = FactsList(), FactsList(), FactsList()
        self.levels_title, self.rates_title = Text("", TextKind.STRONG), Text("", TextKind.STRONG)
        self.cycles_title = Text("", TextKind.STRONG)
        self._group, self._stack, self._side = QButtonGroup(self), QStackedWidget(), QWidget()
        self._lay_out()
        terms.read.connect(self.show_terms)
        terms.done.connect(self._saved)

    def _lay_out(self) -> None:
        in_force, whole, head, columns = QWidget(), QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        side = self._side
        listed, column = QVBoxLayout(side), QVBoxLayout(in_force)
        for layout in (listed, column, whole):
            layout.setContentsMargins(0, 0, 0, 0)
        for name, button in self.buttons.items():
            button.setObjectName(name)
            button.setCheckable(True)
            button.setProperty("listed", "true")
            button.clicked.connect(self._pressed)
            self._group.addButton(button)
            listed.addWidget(button)
        listed.addStretch(1)
        parts = (self.levels_title, self.levels, self.rates_title, self.rates, self.cycles_title, self.cycles)
        for part in parts:
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        column.addStretch(1)
        self._stack.addWidget(ScrollPage(in_force))
        side.setFixedWidth(SIDE)
        columns.setSpacing(SPACE[4])
        columns.addWidget(side)
        columns.addWidget(self._stack, 1)
        head.addWidget(self.leave)
        head.addWidget(self.title, 1)
        whole.addLayout(head)
        whole.addLayout(columns, 1)

    def _pressed(self) -> None:
        self.begin(self.sender().objectName())

    def begin(self, name: str) -> None:
        """Open the form of one of the terms."""
        form = self.forms.get(name) or self._make(name)
        self.buttons[name].setChecked(True)
        values = {field.key: "" for field in FIELDS[name]}
        for key, choices in _choices().items():
            if key in form.form.rows:
                show_choices(form.form.rows[key], choices)
                values[key] = choices[0][0]
        form.section.heading.setText(tr(NAMES[name]))
        self._stack.setCurrentWidget(form)
        form.begin(values)

    def _make(self, name: str) -> EntryPage:
        form = EntryPage(self.terms, FIELDS[name])
        form.setObjectName(name)
        form.wanted.connect(self._send)
        form.left.connect(self.show_terms)
        self.forms[name] = form
        self._stack.addWidget(form)
        return form

    def _send(self, values: Mapping[str, str]) -> None:
        self.terms.act(self.sender().objectName(), values)

    def _saved(self, _answer: object) -> None:
        self.terms.reload()

    def show_terms(self) -> None:
        """Show what is in force."""
        self.levels.show_facts([Fact(scope_of(row).told or tr("all"), limit_words(row)) for row in self.terms.levels])
        self.rates.show_facts(
            [Fact(charge_word(row.charge), " · ".join(part for part in _rate(row) if part)) for row in self.terms.rates]
        )
        self.cycles.show_facts([Fact(scope_of(row).told or tr("all"), cycle_words(row)) for row in self.terms.cycles])
        self._group.setExclusive(False)
        for name, button in self.buttons.items():
            button.setChecked(False)
            button.setVisible(self.terms.may_set(name))
        self._side.setVisible(any(map(self.terms.may_set, self.buttons)))
        self._group.setExclusive(True)
        self._stack.setCurrentIndex(0)

    def translate(self) -> None:
        """Speak the language of the window."""
        self.leave.setText(self.tr("All work orders"))
        self.title.setText(self.tr("What is agreed about repairs"))
        self.levels_title.setText(self.tr("Promises"))
        self.rates_title.setText(self.tr("Rates"))
        self.cycles_title.setText(self.tr("Calibration cycles"))
        for name, button in self.buttons.items():
            button.setText(tr(NAMES[name]))
        self.show_terms()


def _rate(row: RateRow) -> tuple[str, ...]:
    return f"{row.rate:.2f}", scope_of(row).told, str(row.valid_from)


def _choices() -> dict[str, list[tuple[str, str]]]:
    counts = [(Counts.WORKING.value, tr("working days")), (Counts.ELAPSED.value, tr("all days, 24 hours each"))]
    charges = [(one.value, charge_word(one)) for one in (Charge.LABOUR, Charge.TRAVEL, Charge.FREIGHT)]
    worked = [("no", tr("not worked")), ("yes", tr("worked")), ("", tr("as its weekday"))]
    return {"counts": counts, "charge": charges, "worked": worked}
