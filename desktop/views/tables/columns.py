"""What a column of a table shows, and how."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, Qt

from desktop.views.widgets.status_chip import ChipState

CONTEXT: Final = "Columns"
"""Translation context of the titles: ``QT_TRANSLATE_NOOP("Columns", "Expires")``."""


class ColumnKind(StrEnum):
    """How its values are set: face and side."""

    TEXT = "text"
    CODE = "code"
    NUMBER = "number"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    Attributes:
        key: name of the attribute of a row, and of the order asked for.
        title: source text of the title (context ``Columns``).
        kind: how its values are set.
        width: at first, in pixels.
        value: row to text; by default the attribute of that name, None as "".
        state: row to a shape before the text, or None for none.
        sortable: the header asks for an order.
        hidden: not shown until the person chooses it.
    """

    key: str
    title: str
    kind: ColumnKind = ColumnKind.TEXT
    width: int = 140
    value: Callable[[Any], str] | None = None
    state: Callable[[Any], ChipState | None] | None = None
    sortable: bool = True
    hidden: bool = False

    @property
    def words(self) -> str:
        """The title in the language of the window."""
        return QCoreApplication.translate(CONTEXT, self.title)

    @property
    def side(self) -> Qt.AlignmentFlag:
        """Numbers stand right, the rest left."""
        right = self.kind is ColumnKind.NUMBER
        return Qt.AlignmentFlag.AlignVCenter | (Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)

    def text(self, row: object) -> str:
        """What a row shows here."""
        if self.value:
            return self.value(row)
        found = attrgetter(self.key)(row)
        return "" if found is None else str(found)
