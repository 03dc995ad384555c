"""The forms of prevention: a maintenance plan, a trend rule, a piece of test equipment, a meter reading."""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.domain.prevention import Environment, TrendKind
from desktop.services.service_baselines import Measure
from desktop.views.theme import SPACE
from desktop.views.translation import text
from desktop.views.widgets.big_button import BigButton
from desktop.views.widgets.choice import Choice
from desktop.views.widgets.form import Field, FieldKind, Form
from desktop.views.widgets.scrolled import scrolled
from desktop.views.widgets.text import ElidedText, TextKind
from desktop.views.words.entries import ENTRIES
from desktop.views.words.marking import QT_TRANSLATE_NOOP

_CODE: Final = Field("code", QT_TRANSLATE_NOOP("Fields", "Code"), FieldKind.CODE, required=True)
_NAME: Final = Field("name", QT_TRANSLATE_NOOP("Fields", "Name"), required=True)
_SCOPE: Final = (
    Field("model", QT_TRANSLATE_NOOP("Fields", "Model"), hint=QT_TRANSLATE_NOOP("Fields", "empty: all")),
    Field("line", QT_TRANSLATE_NOOP("Fields", "Device line"), hint=QT_TRANSLATE_NOOP("Fields", "empty: all")),
    Field("region", QT_TRANSLATE_NOOP("Fields", "Region"), hint=QT_TRANSLATE_NOOP("Fields", "empty: all")),
)
_AUTOMATIC: Final = Field("automatic", QT_TRANSLATE_NOOP("Fields", "Opens the work order by itself"), FieldKind.CHECK)
_REASON: Final = Field(
    "reason",
    QT_TRANSLATE_NOOP("Fields", "Reason"),
    hint=QT_TRANSLATE_NOOP("Fields", "needed when it changes one that is there"),
)
PLAN: Final = (
    _CODE,
    _NAME,
    *_SCOPE,
    Field("serial", QT_TRANSLATE_NOOP("Fields", "Serial number"), FieldKind.CODE),
    Field("months", QT_TRANSLATE_NOOP("Fields", "Every so many months"), FieldKind.NUMBER),
    Field("meter", QT_TRANSLATE_NOOP("Fields", "Meter"), FieldKind.CODE),
    Field("units", QT_TRANSLATE_NOOP("Fields", "Every so many units of the meter"), FieldKind.NUMBER),
    Field("lead_days", QT_TRANSLATE_NOOP("Fields", "Proposed so many days before"), FieldKind.NUMBER),
    Field("minutes", QT_TRANSLATE_NOOP("Fields", "Takes, minutes"), FieldKind.NUMBER),
    Field("fixed", QT_TRANSLATE_NOOP("Fields", "Reckoned from the installation"), FieldKind.CHECK),
    _AUTOMATIC,
    _REASON,
)
RULE: Final = (
    _CODE,
    _NAME,
    Field("kind", QT_TRANSLATE_NOOP("Fields", "Looks for"), FieldKind.CHOICE, required=True),
    *_SCOPE,
    Field("fault_class", QT_TRANSLATE_NOOP("Fields", "Kind of fault"), FieldKind.CODE),
    Field("failures", QT_TRANSLATE_NOOP("Fields", "Failures of one device"), FieldKind.NUMBER),
    Field("days", QT_TRANSLATE_NOOP("Fields", "Within so many days"), FieldKind.NUMBER),
    Field("rate", QT_TRANSLATE_NOOP("Fields", "Rate per device and year"), FieldKind.NUMBER),
    Field("confidence", QT_TRANSLATE_NOOP("Fields", "Confidence, %"), FieldKind.NUMBER),
    Field("score", QT_TRANSLATE_NOOP("Fields", "Risk score from"), FieldKind.NUMBER),
    _AUTOMATIC,
    _REASON,
)
EQUIPMENT: Final = (
    _CODE,
    _NAME,
    Field("owner", QT_TRANSLATE_NOOP("Fields", "Code of its owner"), FieldKind.CODE, required=True),
    Field(
        *("cycle_months", QT_TRANSLATE_NOOP("Fields", "Calibrated every so many months"), FieldKind.NUMBER),
        hint=QT_TRANSLATE_NOOP("Fields", "empty: as the rule for its model says"),
    ),
    Field("model", QT_TRANSLATE_NOOP("Fields", "Model")),
    Field("serial", QT_TRANSLATE_NOOP("Fields", "Serial number"), FieldKind.CODE),
)
METER: Final = (
    Field("serial", QT_TRANSLATE_NOOP("Fields", "Serial number"), FieldKind.CODE, required=True),
    Field("meter", QT_TRANSLATE_NOOP("Fields", "Meter"), FieldKind.CODE, required=True),
    Field("value", QT_TRANSLATE_NOOP("Fields", "Reading"), FieldKind.NUMBER, required=True),
    Field(
        "on", QT_TRANSLATE_NOOP("Fields", "Read on"), FieldKind.DATE, hint=QT_TRANSLATE_NOOP("Fields", "empty: today")
    ),
    Field("reset", QT_TRANSLATE_NOOP("Fields", "The meter was changed or set to nought before"), FieldKind.CHECK),
    Field("reason", QT_TRANSLATE_NOOP("Fields", "Reason")),
)
ENVIRONMENT: Final = (
    Field("serial", QT_TRANSLATE_NOOP("Fields", "Serial number"), FieldKind.CODE, required=True),
    Field("environment", QT_TRANSLATE_NOOP("Fields", "Environment"), FieldKind.CHOICE, required=True),
    Field("note", QT_TRANSLATE_NOOP("Fields", "What makes it hard"), wide=True),
)
DONE: Final = (
    Field("plan", QT_TRANSLATE_NOOP("Fields", "Code of the plan"), FieldKind.CODE, required=True),
    Field("serial", QT_TRANSLATE_NOOP("Fields", "Serial number"), FieldKind.CODE, required=True),
    Field(
        "on", QT_TRANSLATE_NOOP("Fields", "Done on"), FieldKind.DATE, hint=QT_TRANSLATE_NOOP("Fields", "empty: today")
    ),
    Field("note", QT_TRANSLATE_NOOP("Fields", "Note"), wide=True),
)
_WHY: Final = Field("reason", QT_TRANSLATE_NOOP("Fields", "Reason"), required=True, wide=True)
_CERTIFICATE: Final = Field(
    "number", QT_TRANSLATE_NOOP("Fields", "Number of the certificate"), FieldKind.CODE, required=True
)
_FIRST: Final = Field("first", QT_TRANSLATE_NOOP("Fields", "Measured from"), FieldKind.DATE, required=True)
_LAST: Final = Field("last", QT_TRANSLATE_NOOP("Fields", "Measured to"), FieldKind.DATE, required=True)
_SOURCE: Final = Field("source", QT_TRANSLATE_NOOP("Fields", "Source"), required=True, wide=True)
LIFE: Final = (
    Field("months", QT_TRANSLATE_NOOP("Fields", "Written off over so many months"), FieldKind.NUMBER, required=True),
    *_SCOPE[:2],
    Field("reason", QT_TRANSLATE_NOOP("Fields", "Reason"), wide=True),
)
BASELINE: Final = (
    Field("measure", QT_TRANSLATE_NOOP("Fields", "Figure"), FieldKind.CHOICE, required=True),
    Field("value", QT_TRANSLATE_NOOP("Fields", "Value, minutes or %"), FieldKind.NUMBER, required=True),
    _FIRST,
    _LAST,
    _SOURCE,
)
SATISFACTION: Final = (
    Field("value", QT_TRANSLATE_NOOP("Fields", "Satisfied, %"), FieldKind.NUMBER, required=True),
    _FIRST,
    _LAST,
    _SOURCE,
)
FORMS: Final = {
    "save_maintenance_plan": PLAN,
    "save_trend_rule": RULE,
    "add_test_equipment": EQUIPMENT,
    "record_meter": METER,
    "set_environment": ENVIRONMENT,
    "record_maintenance": DONE,
    "end_maintenance_plan": (_CODE, _WHY),
    "end_trend_rule": (_CODE, _WHY),
    "take_back_maintenance": (*DONE[:2], _WHY),
    "retire_test_equipment": (_CODE, _WHY),
    "take_back_calibration": (_CODE, _CERTIFICATE, _WHY),
    "attach_calibration": (_CODE, _CERTIFICATE, Field("note", QT_TRANSLATE_NOOP("Fields", "Note"), wide=True)),
    "set_useful_life": LIFE,
    "set_figure_baseline": BASELINE,
    "record_satisfaction": SATISFACTION,
}
DEFAULTS: Final = {
    "lead_days": "14",
    "minutes": "60",
    "kind": TrendKind.COUNT.value,
    "environment": "normal",
    "measure": Measure.RESPONSE_MEDIAN.value,
}
WITH_FILE: Final = frozenset({"attach_calibration"})
"""Forms that a file belongs to; it is chosen when they are sent."""
KINDS: Final = {
    TrendKind.COUNT: QT_TRANSLATE_NOOP("Fields", "failures of one device"),
    TrendKind.RATE: QT_TRANSLATE_NOOP("Fields", "the rate of a model"),
    TrendKind.RISK: QT_TRANSLATE_NOOP("Fields", "a high risk score"),
}


ENVIRONMENTS: Final = {
    Environment.NORMAL: QT_TRANSLATE_NOOP("Fields", "normal"),
    Environment.HARD: QT_TRANSLATE_NOOP("Fields", "hard"),
    Environment.HARSH: QT_TRANSLATE_NOOP("Fields", "harsh"),
}
MEASURES: Final = {
    Measure.RESPONSE_MEDIAN: QT_TRANSLATE_NOOP("Fields", "response, median, minutes"),
    Measure.RESPONSE_NINETY: QT_TRANSLATE_NOOP("Fields", "response, nine in ten within, minutes"),
    Measure.REPAIR_MEAN: QT_TRANSLATE_NOOP("Fields", "time to repair, minutes"),
    Measure.REPAIR_NET_MEAN: QT_TRANSLATE_NOOP("Fields", "time to repair without the customer, minutes"),
    Measure.FIRST_TIME_FIX: QT_TRANSLATE_NOOP("Fields", "fixed the first time, %"),
    Measure.AVAILABILITY: QT_TRANSLATE_NOOP("Fields", "availability, %"),
    Measure.SATISFACTION: QT_TRANSLATE_NOOP("Fields", "satisfaction, %"),
}
CHOICES: Final[dict[str, Mapping[Any, str]]] = {
    "kind": KINDS,
    "environment": ENVIRONMENTS,
    "measure": MEASURES,
}


def _name_choices(editor: Choice, choices: Mapping[Any, str], first: str) -> None:
    chosen = editor.value()
    editor.clear()
    for word, words in choices.items():
        editor.addItem(QCoreApplication.translate("Fields", words), word.value)
    editor.choose(chosen or first)


def _at_top(form: Form) -> QWidget:
    """A form of few fields keeps them together."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(form)
    column.addStretch(1)
    return whole


class PreventionForm(QWidget):
    """One form at a time, with its button.

    Signals:
        sent: the name of the verb, and what was filled in.
        left: the person goes back.
    """

    sent = Signal(str, object)
    left = Signal()

    def __init__(self, verb: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.verb = verb
        self.title = ElidedText("", TextKind.TITLE)
        self.form, self.keep, self.back = Form(FORMS[verb], 3), BigButton(primary=True), QPushButton()
        line, column = QHBoxLayout(), QVBoxLayout(self)
        line.addWidget(self.back)
        line.addStretch(1)
        line.addWidget(self.keep)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[2])
        column.addWidget(self.title)
        column.addWidget(scrolled(_at_top(self.form)), 1)
        column.addLayout(line)
        self.form.submitted.connect(self._send)
        self.keep.clicked.connect(self._send)
        self.back.clicked.connect(self.left)
        self.translate()
        self.empty()

    def empty(self, given: Mapping[str, str] | None = None) -> None:
        """Begin anew; ``given`` is known already."""
        plain = {field.key: DEFAULTS.get(field.key, "") for field in FORMS[self.verb]}
        self.form.set_values(plain | dict(given or {}))
        self.form.show_errors({})

    def show_faults(self, faults: Any) -> None:
        """Say in place what is wrong."""
        told = {str(one["field"]): text(ENTRIES[str(one["code"])]) for one in faults if str(one["code"]) in ENTRIES}
        self.form.show_errors({key: words for key, words in told.items() if key in self.form.rows})

    def _send(self) -> None:
        values: dict[str, Any] = {key: value for key, value in self.form.values().items() if value not in ("", "false")}
        self.sent.emit(self.verb, {key: True if value == "true" else value for key, value in values.items()})

    def translate(self) -> None:
        """Speak the language of the window."""
        for key, choices in CHOICES.items():
            row = self.form.rows.get(key)
            if row is not None and isinstance(row.editor, Choice):
                _name_choices(row.editor, choices, DEFAULTS[key])
        self.keep.set_words(self.tr("Choose the file …") if self.verb in WITH_FILE else self.tr("Keep"))
        self.back.setText(self.tr("Back"))
