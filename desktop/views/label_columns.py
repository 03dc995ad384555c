"""The columns of the labels list."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import QObject

from desktop.presenters.labels import LabelsDesk
from desktop.queries.labels import LabelRow
from desktop.views.label_words import age, cause_headline, code_of, kind_word, sentence, shape_of, state_word, what
from desktop.views.tables.columns import Column, ColumnKind
from desktop.views.words.marking import QT_TRANSLATE_NOOP

WIDE_ONLY: Final = frozenset({"item", "ordered_by", "workstation"})


class Reading(QObject):
    """What cells need beside their row: the moment, and what the printers say."""

    def __init__(self, desk: LabelsDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    @property
    def _now(self) -> datetime | None:
        return self._desk.board.at if self._desk.board is not None else None

    def age(self, row: LabelRow) -> str:
        """How long the label is in its state."""
        return age(row.changed_at, self._now) if self._now is not None else ""

    def printer(self, row: LabelRow) -> str:
        """Who has it, or will take it."""
        return self._desk.printer_of(row)

    def cause(self, row: LabelRow) -> str:
        """Why it is not further."""
        if row.fault:
            return cause_headline(row.fault)
        change = self._desk.trouble_of(row)
        return cause_headline(change.cause.value) if change is not None else ""


def _state(row: LabelRow) -> str:
    return sentence(state_word(row.state.value))


def _kind(row: LabelRow) -> str:
    return kind_word(row.template if row.template.startswith("hold_") else row.purpose.value)


def _reprint(row: LabelRow) -> str:
    return str(row.reprint or "")


def label_columns(reading: Reading) -> tuple[Column, ...]:
    """How far, of what, where, since when, why."""
    return (
        Column("state", QT_TRANSLATE_NOOP("Columns", "State"), width=136, value=_state, state=shape_of),
        Column("name", QT_TRANSLATE_NOOP("Columns", "Label of"), width=196, value=what),
        Column("code", QT_TRANSLATE_NOOP("Columns", "Serial, lot or place"), ColumnKind.CODE, 200, code_of),
        Column("purpose", QT_TRANSLATE_NOOP("Columns", "Kind"), width=118, value=_kind),
        Column("printer", QT_TRANSLATE_NOOP("Columns", "Printer"), width=124, value=reading.printer),
        Column("age", QT_TRANSLATE_NOOP("Columns", "Age"), ColumnKind.NUMBER, 92, reading.age),
        Column("cause", QT_TRANSLATE_NOOP("Columns", "Cause"), width=220, value=reading.cause),
        Column("reprint", QT_TRANSLATE_NOOP("Columns", "Reprint"), ColumnKind.NUMBER, 80, _reprint, hidden=True),
        Column("item", QT_TRANSLATE_NOOP("Columns", "REF"), ColumnKind.CODE, 110, hidden=True),
        Column("ordered_by", QT_TRANSLATE_NOOP("Columns", "Ordered by"), ColumnKind.CODE, 100, hidden=True),
        Column("workstation", QT_TRANSLATE_NOOP("Columns", "Workstation"), width=120, hidden=True),
    )


SORTS: Final = {
    "state": _state,
    "name": what,
    "code": code_of,
    "purpose": _kind,
    "age": lambda row: row.changed_at,
    "printer": lambda row: row.printer,
    "cause": lambda row: row.fault,
    "reprint": lambda row: row.reprint,
    "item": lambda row: row.item,
    "ordered_by": lambda row: row.ordered_by,
    "workstation": lambda row: row.workstation,
}
"""By what a column puts the rows in order."""
