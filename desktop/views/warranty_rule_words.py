"""Words, columns and fields of the warranty rules."""

from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from desktop.domain.warranty_reminders import EVENTS, Told
from desktop.queries.warranty_book import BookRow
from desktop.views.tables.columns import Column, ColumnKind
from desktop.views.translation import text
from desktop.views.widgets.form import Field, FieldKind
from desktop.views.words.equipment import START_BASES
from desktop.views.words.marking import QT_TRANSLATE_NOOP

CONTEXT: Final = "Warranty rules"
_ALL: Final = QT_TRANSLATE_NOOP("Warranty rules", "all devices")
_FROM: Final = QT_TRANSLATE_NOOP("Warranty rules", "{0} months from {1}")
_MONTHS: Final = QT_TRANSLATE_NOOP("Warranty rules", "{0} months")
_COVERED: Final = QT_TRANSLATE_NOOP("Warranty rules", "covered")
_NOT_COVERED: Final = QT_TRANSLATE_NOOP("Warranty rules", "not covered")
NONE: Final = "–"
REPLACEMENTS: Final = {
    "rest_of_old": QT_TRANSLATE_NOOP("messages", "the rest of the old device's term"),
    "own_term": QT_TRANSLATE_NOOP("messages", "a term of its own"),
}


def _tr(source: str) -> str:
    return QCoreApplication.translate(CONTEXT, source)


def scope_words(row: BookRow) -> str:
    """For which devices a rule is."""
    scope = row.rule.scope
    return " × ".join(part for part in (scope.customer, scope.region, scope.model, scope.line) if part) or _tr(_ALL)


def _term(row: BookRow) -> str:
    return _tr(_FROM).format(row.rule.months, text(START_BASES[row.rule.basis.value]))


def _limit(row: BookRow) -> str:
    if row.rule.limit_months is None:
        return NONE
    return _tr(_FROM).format(row.rule.limit_months, text(START_BASES[row.rule.limit_basis.value]))


def _valid(row: BookRow) -> str:
    return f"{row.rule.valid_from or '…'} → {row.rule.valid_to or '…'}"


def _consumables(row: BookRow) -> str:
    covered = _tr(_COVERED if row.rule.consumables_covered else _NOT_COVERED)
    return " · ".join((covered, *row.rule.consumable_classes))


def _offers(row: BookRow) -> str:
    months = " · ".join(str(one.months) for one in row.rule.offers)
    return _tr(_MONTHS).format(months) if months else NONE


def _clauses(row: BookRow) -> str:
    return " · ".join(one.reference for one in row.rule.clauses) or NONE


def _plain(key: str, title: str, width: int, value: Any) -> Column:
    return Column(key, title, width=width, value=value, sortable=False)


_VERSION: Final = Column(
    "version",
    QT_TRANSLATE_NOOP("Columns", "Version"),
    ColumnKind.NUMBER,
    88,
    lambda row: str(row.rule.version),
    sortable=False,
)
_REST: Final = (
    _plain("term", QT_TRANSLATE_NOOP("Columns", "Term"), 206, _term),
    _plain("limit", QT_TRANSLATE_NOOP("Columns", "Not later than"), 206, _limit),
    _plain("offers", QT_TRANSLATE_NOOP("Columns", "Extensions"), 132, _offers),
    _plain("consumables", QT_TRANSLATE_NOOP("Columns", "Consumables"), 190, _consumables),
    _plain("clauses", QT_TRANSLATE_NOOP("Columns", "Exemptions"), 110, _clauses),
)
RULE_COLUMNS: Final = (
    _plain("name", QT_TRANSLATE_NOOP("Columns", "Rule"), 196, lambda row: row.rule.name),
    _plain("scope", QT_TRANSLATE_NOOP("Columns", "For"), 196, scope_words),
    _VERSION,
    *_REST,
)
"""The newest version of each rule."""

VERSION_COLUMNS: Final = (
    _VERSION,
    _plain("valid", QT_TRANSLATE_NOOP("Columns", "Bought"), 200, _valid),
    *_REST[:3],
    _plain("reason", QT_TRANSLATE_NOOP("Columns", "Reason"), 150, lambda row: row.reason),
    _plain("set_by", QT_TRANSLATE_NOOP("Columns", "Set by"), 100, lambda row: row.set_by),
)
"""The versions of one rule."""

_REASON: Final = Field("reason", QT_TRANSLATE_NOOP("Fields", "Reason"), required=True, wide=True)
_DATE: Final = QT_TRANSLATE_NOOP("Fields", "Day of purchase; empty: no bound")
RULE: Final = (
    Field("code", QT_TRANSLATE_NOOP("Fields", "Code"), FieldKind.CODE, required=True),
    Field("name", QT_TRANSLATE_NOOP("Fields", "Name"), required=True),
    Field("months", QT_TRANSLATE_NOOP("Fields", "Months"), FieldKind.NUMBER, required=True),
    Field("region", QT_TRANSLATE_NOOP("Fields", "Region"), hint=QT_TRANSLATE_NOOP("Fields", "Empty: all")),
    Field("customer", QT_TRANSLATE_NOOP("Fields", "Customer"), hint=QT_TRANSLATE_NOOP("Fields", "Empty: all")),
    Field("basis", QT_TRANSLATE_NOOP("Fields", "From"), FieldKind.CHOICE),
    Field("line", QT_TRANSLATE_NOOP("Fields", "Device line"), hint=QT_TRANSLATE_NOOP("Fields", "Empty: all")),
    Field("model", QT_TRANSLATE_NOOP("Fields", "Model"), hint=QT_TRANSLATE_NOOP("Fields", "Empty: all")),
    Field(
        *("limit_months", QT_TRANSLATE_NOOP("Fields", "Not later than, months"), FieldKind.NUMBER),
        hint=QT_TRANSLATE_NOOP("Fields", "Empty: no limit"),
    ),
    Field("valid_from", QT_TRANSLATE_NOOP("Fields", "Bought from"), FieldKind.DATE, hint=_DATE),
    Field("valid_to", QT_TRANSLATE_NOOP("Fields", "Bought until"), FieldKind.DATE, hint=_DATE),
    Field("limit_basis", QT_TRANSLATE_NOOP("Fields", "Limit from"), FieldKind.CHOICE),
    Field(
        *("consumable_classes", QT_TRANSLATE_NOOP("Fields", "Part classes that are consumables")),
        hint=QT_TRANSLATE_NOOP("Fields", "With commas: battery, seal"),
    ),
    Field("repair_days", QT_TRANSLATE_NOOP("Fields", "Days of a repair's own warranty"), FieldKind.NUMBER),
    Field("replacing", QT_TRANSLATE_NOOP("Fields", "A replacement device has"), FieldKind.CHOICE),
    Field("consumables_covered", QT_TRANSLATE_NOOP("Fields", "Consumables are covered"), FieldKind.CHECK),
    Field(
        *("buy_before_days", QT_TRANSLATE_NOOP("Fields", "Extensions: days before the end"), FieldKind.NUMBER),
        hint=QT_TRANSLATE_NOOP("Fields", "So early they must be bought"),
    ),
    Field(
        *("offers", QT_TRANSLATE_NOOP("Fields", "Extensions on offer"), FieldKind.LINES),
        hint=QT_TRANSLATE_NOOP("Fields", "One a line: months, price. 12 1500.00"),
    ),
    Field(
        *("clauses", QT_TRANSLATE_NOOP("Fields", "Exemptions"), FieldKind.LINES),
        hint=QT_TRANSLATE_NOOP("Fields", "One a line: text | reference | models | part class"),
        wide=True,
    ),
    _REASON,
)
"""A rule or its next version."""

ENDING: Final = (
    Field(
        *("valid_to", QT_TRANSLATE_NOOP("Fields", "Last day of purchase"), FieldKind.DATE),
        required=True,
        hint=QT_TRANSLATE_NOOP("Fields", "Devices bought later have another rule, or none"),
    ),
    _REASON,
)

_TOLD: Final = {
    "start_customer": QT_TRANSLATE_NOOP("Fields", "Start: customer"),
    "start_dealer": QT_TRANSLATE_NOOP("Fields", "Start: dealer"),
    "start_engineer": QT_TRANSLATE_NOOP("Fields", "Start: engineer"),
    "middle_customer": QT_TRANSLATE_NOOP("Fields", "Middle: customer"),
    "middle_dealer": QT_TRANSLATE_NOOP("Fields", "Middle: dealer"),
    "middle_engineer": QT_TRANSLATE_NOOP("Fields", "Middle: engineer"),
    "left_customer": QT_TRANSLATE_NOOP("Fields", "Days before: customer"),
    "left_dealer": QT_TRANSLATE_NOOP("Fields", "Days before: dealer"),
    "left_engineer": QT_TRANSLATE_NOOP("Fields", "Days before: engineer"),
    "end_customer": QT_TRANSLATE_NOOP("Fields", "End: customer"),
    "end_dealer": QT_TRANSLATE_NOOP("Fields", "End: dealer"),
    "end_engineer": QT_TRANSLATE_NOOP("Fields", "End: engineer"),
}
POLICY: Final = (
    Field("rule", QT_TRANSLATE_NOOP("Fields", "For"), FieldKind.CHOICE),
    Field(
        *("days", QT_TRANSLATE_NOOP("Fields", "Days before the end")),
        hint=QT_TRANSLATE_NOOP("Fields", "With commas: 60, 30, 7"),
    ),
    Field("reason", QT_TRANSLATE_NOOP("Fields", "Reason"), required=True),
    *(
        Field(key, _TOLD[key], FieldKind.CHECK)
        for key in [f"{event}_{word.value}" for event in EVENTS for word in Told]
    ),
)
"""Who is reminded."""
