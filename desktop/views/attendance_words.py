"""Columns and words of the monthly attendance."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from desktop.queries.attendance import VisitRow, WaitedRow, WeekRow
from desktop.views.board_words import NONE, short_moment
from desktop.views.names import named
from desktop.views.tables.columns import Column, ColumnKind
from desktop.views.translation import text
from desktop.views.widgets.status_chip import ChipState
from desktop.views.words.duties import CAUSES
from desktop.views.words.marking import QT_TRANSLATE_NOOP

CONTEXT: Final = "Attendance"
_KEPT: Final = QT_TRANSLATE_NOOP("Attendance", "kept")
_SHORT: Final = QT_TRANSLATE_NOOP("Attendance", "too few")
_RUNS: Final = QT_TRANSLATE_NOOP("Attendance", "still running")
_THERE: Final = QT_TRANSLATE_NOOP("Attendance", "on site")
_FORGOTTEN: Final = QT_TRANSLATE_NOOP("Attendance", "not checked out")
_LEFT: Final = QT_TRANSLATE_NOOP("Attendance", "left")
_ALL: Final = QT_TRANSLATE_NOOP("Attendance", "All together")
_SCANNED: Final = QT_TRANSLATE_NOOP("Attendance", "badge")
_BY_HAND: Final = QT_TRANSLATE_NOOP("Attendance", "by hand")


def _tr(source: str) -> str:
    return QCoreApplication.translate(CONTEXT, source)


def _plain(key: str, title: str, width: int, value: Any) -> Column:
    return Column(key, title, width=width, value=value, sortable=False)


def _number(key: str, title: str, width: int, value: Any) -> Column:
    return Column(key, title, ColumnKind.NUMBER, width, value, sortable=False)


def _kept(row: WeekRow) -> str:
    if row.kept:
        return _tr(_KEPT)
    return _tr(_SHORT if row.over else _RUNS)


def _kept_shape(row: WeekRow) -> ChipState:
    if row.kept:
        return ChipState.READY
    return ChipState.BAD if row.over else ChipState.CLOCK


def _days(row: WeekRow) -> str:
    return " ".join(f"{day:%m-%d}" for day in row.days)


WEEK_COLUMNS: Final = (
    Column("kept", QT_TRANSLATE_NOOP("Columns", "Two days"), width=150, value=_kept, state=_kept_shape, sortable=False),
    _plain("person", QT_TRANSLATE_NOOP("Columns", "Name"), 170, lambda row: f"{row.person} · {row.badge}"),
    Column("week", QT_TRANSLATE_NOOP("Columns", "Week"), ColumnKind.CODE, 110, sortable=False),
    _plain("monday", QT_TRANSLATE_NOOP("Columns", "Begins"), 120, lambda row: row.monday.isoformat()),
    _number("days", QT_TRANSLATE_NOOP("Columns", "Days"), 80, lambda row: f"{len(row.days)} / {row.needed}"),
    _number("at_cases", QT_TRANSLATE_NOOP("Columns", "At cases"), 96, lambda row: str(row.at_cases)),
    _number("by_hand", QT_TRANSLATE_NOOP("Columns", "On site"), 96, lambda row: str(row.by_hand)),
    _plain("on", QT_TRANSLATE_NOOP("Columns", "On"), 240, _days),
)
"""Days by engineer and ISO week."""


def _name(row: VisitRow | WaitedRow) -> str:
    return named(row.hospital_name, row.hospital_name_en) if row.hospital else _tr(_ALL)


def _source(row: VisitRow) -> str:
    return _tr(_SCANNED if row.came_source == "scan" else _BY_HAND)


def visit_columns(is_there: Callable[[VisitRow], bool]) -> tuple[Column, ...]:
    """The visits; ``is_there`` tells whether the person of a visit without an end is there, or forgot to check out."""

    def state(row: VisitRow) -> str:
        if row.left_at is not None:
            return _tr(_LEFT)
        return _tr(_THERE if is_there(row) else _FORGOTTEN)

    def shape(row: VisitRow) -> ChipState:
        if row.left_at is not None:
            return ChipState.OFF
        return ChipState.CLOCK if is_there(row) else ChipState.WARN

    return (
        Column("state", QT_TRANSLATE_NOOP("Columns", "State"), width=160, value=state, state=shape, sortable=False),
        _plain("person", QT_TRANSLATE_NOOP("Columns", "Name"), 100, lambda row: row.person),
        _plain("came", QT_TRANSLATE_NOOP("Columns", "Came"), 104, lambda row: short_moment(row.came_at, row.time_zone)),
        _plain("left", QT_TRANSLATE_NOOP("Columns", "Left"), 104, lambda row: short_moment(row.left_at, row.time_zone)),
        _plain("hospital", QT_TRANSLATE_NOOP("Columns", "Hospital"), 120, _name),
        _plain("note", QT_TRANSLATE_NOOP("Columns", "Note"), 110, lambda row: row.note),
        _plain("source", QT_TRANSLATE_NOOP("Columns", "Entered"), 90, _source),
    )


def _causes(row: WaitedRow) -> str:
    return " · ".join(f"{text(CAUSES[cause.value])} {minutes}" for cause, minutes in row.causes) or NONE


WAITED_COLUMNS: Final = (
    _plain("hospital", QT_TRANSLATE_NOOP("Columns", "Hospital"), 260, _name),
    _number("operations", QT_TRANSLATE_NOOP("Columns", "Operations"), 110, lambda row: str(row.operations)),
    _number("cases", QT_TRANSLATE_NOOP("Columns", "With waiting"), 120, lambda row: str(row.cases)),
    _number("minutes", QT_TRANSLATE_NOOP("Columns", "Minutes"), 100, lambda row: str(row.minutes)),
    _plain("causes", QT_TRANSLATE_NOOP("Columns", "By cause"), 420, _causes),
)
"""Waiting by hospital, the sum last."""
