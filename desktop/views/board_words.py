"""Words and shapes of the board: time left to the second, rules, stages, where a promise comes from."""

from datetime import datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from desktop.domain.deadlines import OVERDUE, WATCHES, Basis, overdue_from, read_stage
from desktop.local_time import local
from desktop.presenters import board_topics as topics
from desktop.queries.board import BoardRow
from desktop.queries.on_time import OnTime, OnTimeRow
from desktop.queries.reminders import ReminderRow
from desktop.views.names import named
from desktop.views.tables.columns import Column, ColumnKind
from desktop.views.theme import Role
from desktop.views.translation import text
from desktop.views.widgets.shapes import Shape
from desktop.views.widgets.status_chip import ChipState
from desktop.views.words.deadlines import DEADLINE_RULES, span_words, warning_words
from desktop.views.words.filling import visible
from desktop.views.words.marking import QT_TRANSLATE_NOOP

CONTEXT: Final = "Board"
NONE: Final = "–"
_TWO_DAYS: Final = 172800

BASIS_LOOKS: Final = {
    Basis.CONTRACT: (Shape.DOUBLE_RING, Role.INFO),
    Basis.LEGAL: (Shape.MARKED_DIAMOND, Role.HOLD),
    Basis.INTERNAL: (Shape.RING, Role.MUTED),
}
_BASES: Final = {
    Basis.CONTRACT: QT_TRANSLATE_NOOP("Board", "contract"),
    Basis.LEGAL: QT_TRANSLATE_NOOP("Board", "law"),
    Basis.INTERNAL: QT_TRANSLATE_NOOP("Board", "our own"),
}
_DAYS: Final = QT_TRANSLATE_NOOP("Board", "{0} d {1}")
_TOPICS: Final = {
    topics.EMERGENCY: QT_TRANSLATE_NOOP("Board", "Emergency orders"),
    topics.CASES: QT_TRANSLATE_NOOP("Board", "Cases"),
    topics.RETURNS: QT_TRANSLATE_NOOP("Board", "Returns"),
    topics.RECALLS: QT_TRANSLATE_NOOP("Board", "Recalls"),
    topics.ADVERSE: QT_TRANSLATE_NOOP("Board", "Adverse events"),
    topics.PEOPLE: QT_TRANSLATE_NOOP("Board", "People & training"),
    topics.PREVENTION: QT_TRANSLATE_NOOP("Board", "Calibration"),
    topics.REPAIRS: QT_TRANSLATE_NOOP("Board", "Repairs"),
}
_OUTCOMES: Final = {
    "on_time": QT_TRANSLATE_NOOP("Board", "kept"),
    "late": QT_TRANSLATE_NOOP("Board", "late"),
    "running_late": QT_TRANSLATE_NOOP("Board", "late, still open"),
}
_ROLES: Final = {
    "clerk": QT_TRANSLATE_NOOP("Board", "clerk"),
    "engineer": QT_TRANSLATE_NOOP("Board", "engineer"),
    "supervisor": QT_TRANSLATE_NOOP("Board", "supervisor"),
    "administrator": QT_TRANSLATE_NOOP("Board", "administrator"),
    "auditor": QT_TRANSLATE_NOOP("Board", "auditor"),
    "promisee": QT_TRANSLATE_NOOP("Board", "whom it is promised"),
}
_WITHIN: Final = QT_TRANSLATE_NOOP("Board", "within {0}")
_EXPIRED: Final = QT_TRANSLATE_NOOP("Board", "expired")
_UNREAD: Final = QT_TRANSLATE_NOOP("Board", "unread")
_LATE_TOLD: Final = QT_TRANSLATE_NOOP("Board", "unread, told late")


def _tr(source: str) -> str:
    return QCoreApplication.translate(CONTEXT, source)


def left_text(due: datetime, now: datetime) -> str:
    """The time left to the second, from two days on to the minute: ``3:58:07``, ``6 d 03:12``, ``−0:05:12``."""
    seconds = int((due.replace(microsecond=0) - now.replace(microsecond=0)) / timedelta(seconds=1))
    sign, whole = ("−" if seconds < 0 else ""), abs(seconds)
    hours, rest = divmod(whole, 3600)
    if whole < _TWO_DAYS:
        return f"{sign}{hours}:{rest // 60:02d}:{rest % 60:02d}"
    return sign + _tr(_DAYS).format(hours // 24, f"{hours % 24:02d}:{rest // 60:02d}")


def state_of(row: BoardRow, now: datetime) -> ChipState:
    """Overdue, warned of before, or running quietly."""
    if now >= overdue_from(row.due_at):
        return ChipState.BAD
    return ChipState.WARN if row.warned else ChipState.CLOCK


def rule_word(rule: str) -> str:
    """The name of a rule."""
    return text(DEADLINE_RULES[rule]) if rule in DEADLINE_RULES else visible(rule)


def basis_word(basis: Basis) -> str:
    """Where a promise comes from."""
    return _tr(_BASES[basis])


def topic_word(topic: str) -> str:
    """What a rule is about."""
    return _tr(_TOPICS[topic])


def told_word(told: str) -> str:
    """A role, the party to whom it is promised, or a party by its code."""
    return _tr(_ROLES[told]) if told in _ROLES else visible(told.removeprefix("party:"))


def outcome_word(outcome: str) -> str:
    """How a promise ended."""
    return _tr(_OUTCOMES[outcome])


def moment(at: datetime | None, zone: str = "") -> str:
    """A moment at a site, else on the wall clock that people read, to the minute."""
    if at is None:
        return NONE
    there = at.astimezone(ZoneInfo(zone)) if zone else local(at)
    return there.strftime("%Y-%m-%d %H:%M")


def short_moment(at: datetime | None, zone: str = "") -> str:
    """A moment without its year: ``11-24 06:10``."""
    return moment(at, zone)[5:] if at is not None else NONE


def percent(figure: OnTime | None) -> str:
    """A rate as people say it: ``98.4 %``, ``–`` when nothing was due. Never rounded up to a hundred."""
    rate = figure.rate if figure is not None else None
    if rate is None:
        return NONE
    tenths = int(rate * 1000)
    return f"{tenths // 10}.{tenths % 10} %"


def _hospital(row: BoardRow | OnTimeRow | ReminderRow) -> str:
    return named(row.hospital, row.hospital_en)


def _due(row: BoardRow) -> str:
    return short_moment(row.due_at, row.time_zone)


def _next(row: BoardRow) -> str:
    if row.next_stage is None:
        return NONE
    return f"{moment(row.next_at, row.time_zone)[11:]} · {warning_words(row.next_stage)}"


def board_columns(left: Any, state: Any) -> tuple[Column, ...]:
    """What runs: the time left first. ``left`` and ``state`` tell the text and the shape of a row now."""
    return (
        Column("left", QT_TRANSLATE_NOOP("Columns", "Time left"), ColumnKind.NUMBER, 190, left, state, sortable=False),
        _plain("rule", QT_TRANSLATE_NOOP("Columns", "What"), 262, lambda row: rule_word(row.rule)),
        _plain("basis", QT_TRANSLATE_NOOP("Columns", "By"), 104, lambda row: basis_word(row.basis)),
        Column("document", QT_TRANSLATE_NOOP("Columns", "Document"), ColumnKind.CODE, 112, sortable=False),
        _plain("hospital", QT_TRANSLATE_NOOP("Columns", "Owed to"), 156, _hospital),
        _plain("due_at", QT_TRANSLATE_NOOP("Columns", "Due"), 112, _due),
        _plain("next", QT_TRANSLATE_NOOP("Columns", "Told next"), 166, _next),
        Column("site", QT_TRANSLATE_NOOP("Columns", "Site"), ColumnKind.CODE, 90, sortable=False, hidden=True),
    )


def _plain(key: str, title: str, width: int, value: Any) -> Column:
    return Column(key, title, width=width, value=value, sortable=False)


def _read_word(row: ReminderRow) -> str:
    if row.acknowledged_at is not None:
        return f"{moment(row.acknowledged_at)[5:]} · {row.acknowledged_by}"
    return _tr(_LATE_TOLD if row.late else _UNREAD)


def _read_state(row: ReminderRow) -> ChipState:
    if row.acknowledged_at is not None:
        return ChipState.OFF
    return ChipState.BAD if row.late or row.stage == "overdue" else ChipState.WARN


def _stage(row: ReminderRow) -> str:
    if row.rule not in WATCHES:
        return warning_words(row.stage)
    span = read_stage(row.stage).left if row.stage != OVERDUE else None
    if span is None:
        return _tr(_EXPIRED) if row.stage == OVERDUE else warning_words(row.stage)
    return _tr(_WITHIN).format(span_words(round(span.total_seconds())))


def _reminder_due(row: ReminderRow) -> str:
    return short_moment(row.due_at) if row.expires_on is None else row.expires_on.isoformat()


def _about(row: ReminderRow) -> str:
    about = (rule_word(row.rule), named(row.item, row.item_en))
    return " · ".join(word for word in about if word)


REMINDER_COLUMNS: Final = (
    Column("read", QT_TRANSLATE_NOOP("Columns", "Reminder"), width=190, value=_read_word, state=_read_state),
    _plain("fired_at", QT_TRANSLATE_NOOP("Columns", "Told at"), 100, lambda row: short_moment(row.fired_at)),
    _plain("stage", QT_TRANSLATE_NOOP("Columns", "What was told"), 170, _stage),
    _plain("rule", QT_TRANSLATE_NOOP("Columns", "About"), 262, _about),
    Column("document", QT_TRANSLATE_NOOP("Columns", "Document"), ColumnKind.CODE, 186, sortable=False),
    _plain("due_at", QT_TRANSLATE_NOOP("Columns", "Due"), 104, _reminder_due),
    _plain("told", QT_TRANSLATE_NOOP("Columns", "For"), 94, lambda row: told_word(row.told)),
    Column("hospital", QT_TRANSLATE_NOOP("Columns", "Owed to"), value=_hospital, sortable=False, hidden=True),
)
"""The inbox. Sorting is the inbox's own: unread on top."""


def _rate_name(row: OnTime) -> str:
    return rule_word(row.rule)


FIGURE_COLUMNS: Final = (
    _plain("rule", QT_TRANSLATE_NOOP("Columns", "Promise"), 202, _rate_name),
    Column("rate", QT_TRANSLATE_NOOP("Columns", "On time"), ColumnKind.NUMBER, 84, value=percent, sortable=False),
    Column("due", QT_TRANSLATE_NOOP("Columns", "Due"), ColumnKind.NUMBER, 64, sortable=False),
    Column("late", QT_TRANSLATE_NOOP("Columns", "Late"), ColumnKind.NUMBER, 64, sortable=False),
)
"""The figures by rule."""


def _outcome(row: OnTimeRow) -> str:
    return outcome_word(row.outcome)


def _outcome_state(row: OnTimeRow) -> ChipState:
    return ChipState.READY if row.outcome == "on_time" else ChipState.BAD


def _late_by(row: OnTimeRow) -> str:
    return left_text(row.due_at, row.closed_at).removeprefix("−") if row.closed_at and row.outcome == "late" else ""


COUNTED_COLUMNS: Final = (
    Column("outcome", QT_TRANSLATE_NOOP("Columns", "Outcome"), width=118, value=_outcome, state=_outcome_state),
    Column("document", QT_TRANSLATE_NOOP("Columns", "Document"), ColumnKind.CODE, 98, sortable=False),
    _plain("rule", QT_TRANSLATE_NOOP("Columns", "Promise"), 146, lambda row: rule_word(row.rule)),
    _plain("due_at", QT_TRANSLATE_NOOP("Columns", "Due"), 104, lambda row: short_moment(row.due_at)),
    _plain("closed_at", QT_TRANSLATE_NOOP("Columns", "Done"), 104, lambda row: short_moment(row.closed_at)),
    Column("by", QT_TRANSLATE_NOOP("Columns", "Late by"), ColumnKind.NUMBER, 84, _late_by, sortable=False),
    Column("hospital", QT_TRANSLATE_NOOP("Columns", "Owed to"), value=_hospital, sortable=False, hidden=True),
)
"""The deadlines behind a figure."""
