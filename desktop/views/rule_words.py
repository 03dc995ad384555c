"""Words and columns of the rules and of clocks that moved."""

from datetime import timedelta
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from desktop.domain.deadlines import Basis
from desktop.presenters.rule_entry import stages_text
from desktop.queries.board import JumpRow
from desktop.queries.deadline_rules import SHIPPED, RuleVersion
from desktop.views.board_words import NONE, basis_word, moment, rule_word, told_word
from desktop.views.clock_words import clock_span
from desktop.views.tables.columns import Column, ColumnKind
from desktop.views.widgets.status_chip import ChipState
from desktop.views.words.deadlines import span_words
from desktop.views.words.marking import QT_TRANSLATE_NOOP

CONTEXT: Final = "Rules"
_ON: Final = QT_TRANSLATE_NOOP("Rules", "on")
_OFF: Final = QT_TRANSLATE_NOOP("Rules", "off until confirmed")
_LATER: Final = QT_TRANSLATE_NOOP("Rules", "begins later")
_OVER: Final = QT_TRANSLATE_NOOP("Rules", "over")
_SHIPPED: Final = QT_TRANSLATE_NOOP("Rules", "as shipped")
_EVERYWHERE: Final = QT_TRANSLATE_NOOP("Rules", "all")
_DAY: Final = QT_TRANSLATE_NOOP("Rules", "end of day {0}")
_KINDS: Final = {
    "wall_clock": QT_TRANSLATE_NOOP("Rules", "somebody set this clock"),
    "against_server": QT_TRANSLATE_NOOP("Rules", "stood wrong beside the server"),
    "server_clock": QT_TRANSLATE_NOOP("Rules", "the server's clock was set"),
    "slept": QT_TRANSLATE_NOOP("Rules", "the computer slept"),
}


def _tr(source: str) -> str:
    return QCoreApplication.translate(CONTEXT, source)


def lasts(row: RuleVersion) -> str:
    """How long a promise lasts: ``4 h``, ``end of day 7``."""
    return _tr(_DAY).format(row.days) if row.elapsed_s is None else span_words(row.elapsed_s)


def state_word(row: RuleVersion) -> str:
    """Whether a version decides now."""
    if not row.switched_on:
        return _tr(_OFF)
    if row.in_force:
        return _tr(_ON)
    return _tr(_LATER if row.valid_from is not None and row.valid_to is None else _OVER)


def state(row: RuleVersion) -> ChipState:
    """The same as a shape."""
    if not row.switched_on:
        return ChipState.WARN if row.basis is Basis.LEGAL and row.in_force else ChipState.OFF
    return ChipState.READY if row.in_force else ChipState.OFF


def _version(row: RuleVersion) -> str:
    return f"{row.version} · {_tr(_SHIPPED)}" if row.version == SHIPPED else str(row.version)


def _stages(row: RuleVersion) -> str:
    return stages_text(row.stages)


def _told(row: RuleVersion) -> str:
    return " · ".join(told_word(one) for one in row.told)


def _region(row: RuleVersion) -> str:
    return row.region or _tr(_EVERYWHERE)


def _plain(key: str, title: str, width: int, value: Any) -> Column:
    return Column(key, title, width=width, value=value, sortable=False)


RULE_COLUMNS: Final = (
    _plain("rule", QT_TRANSLATE_NOOP("Columns", "Promise"), 262, lambda row: rule_word(row.code)),
    Column("state", QT_TRANSLATE_NOOP("Columns", "State"), width=178, value=state_word, state=state, sortable=False),
    _plain("basis", QT_TRANSLATE_NOOP("Columns", "By"), 78, lambda row: basis_word(row.basis)),
    _plain("lasts", QT_TRANSLATE_NOOP("Columns", "Lasts"), 104, lasts),
    _plain("stages", QT_TRANSLATE_NOOP("Columns", "Told before"), 146, _stages),
    _plain("told", QT_TRANSLATE_NOOP("Columns", "Who is told"), 166, _told),
    Column("weight", QT_TRANSLATE_NOOP("Columns", "Weight"), ColumnKind.NUMBER, 80, sortable=False),
    _plain("region", QT_TRANSLATE_NOOP("Columns", "Region"), 84, _region),
)
"""The rules in force."""

VERSION_COLUMNS: Final = (
    _plain("version", QT_TRANSLATE_NOOP("Columns", "Version"), 130, _version),
    Column("state", QT_TRANSLATE_NOOP("Columns", "State"), width=140, value=state_word, state=state, sortable=False),
    _plain("region", QT_TRANSLATE_NOOP("Columns", "Region"), 104, _region),
    _plain("valid_from", QT_TRANSLATE_NOOP("Columns", "Valid from"), 148, lambda row: moment(row.valid_from)),
    _plain("valid_to", QT_TRANSLATE_NOOP("Columns", "Valid to"), 148, lambda row: moment(row.valid_to)),
    _plain("lasts", QT_TRANSLATE_NOOP("Columns", "Lasts"), 110, lasts),
    _plain("reason", QT_TRANSLATE_NOOP("Columns", "Reason"), 160, lambda row: row.reason or NONE),
    _plain("set_by", QT_TRANSLATE_NOOP("Columns", "Set by"), 90, lambda row: row.set_by or NONE),
    _plain("stages", QT_TRANSLATE_NOOP("Columns", "Told before"), 160, _stages),
    _plain("told", QT_TRANSLATE_NOOP("Columns", "Who is told"), 180, _told),
)
"""The versions of one rule."""


def jump_word(row: JumpRow) -> str:
    """What was noticed about a clock."""
    return _tr(_KINDS[row.kind]) if row.kind in _KINDS else row.kind


def _moved(row: JumpRow) -> str:
    off = timedelta(milliseconds=row.moved_ms)
    sign = "" if row.kind == "slept" else "+" if row.moved_ms > 0 else "−"
    return sign + clock_span(off)


def _jump_state(row: JumpRow) -> ChipState:
    return ChipState.OFF if row.kind == "slept" else ChipState.WARN


JUMP_COLUMNS: Final = (
    _plain("steady_at", QT_TRANSLATE_NOOP("Columns", "Noticed at"), 160, lambda row: moment(row.steady_at)),
    Column("workstation", QT_TRANSLATE_NOOP("Columns", "Workstation"), width=150, sortable=False),
    Column("kind", QT_TRANSLATE_NOOP("Columns", "What happened"), width=270, value=jump_word, state=_jump_state),
    Column("moved", QT_TRANSLATE_NOOP("Columns", "By how much"), ColumnKind.NUMBER, 130, _moved, sortable=False),
    _plain("wall_at", QT_TRANSLATE_NOOP("Columns", "Its clock said"), 160, lambda row: moment(row.wall_at)),
    _plain("server_at", QT_TRANSLATE_NOOP("Columns", "The server said"), 160, lambda row: moment(row.server_at)),
)
"""The clocks that moved."""
