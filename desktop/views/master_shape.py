"""How a kind of master data looks: its columns, its fields, and where their choices come from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from desktop.views.tables.columns import Column, ColumnKind
from desktop.views.widgets.form import Field

PARTY: Final = "party"
PARTY_OR_NONE: Final = "party or none"
SITE: Final = "site"
HOSPITAL: Final = "hospital"


@dataclass(frozen=True, slots=True)
class Shape:
    """How one kind of master data looks.

    Attributes:
        icon: of its empty state.
        columns: of its list.
        fields: of its form.
        choices: for a field the function that gives its choices; or `PARTY`, `PARTY_OR_NONE`, `SITE`, `HOSPITAL`.
    """

    icon: str
    columns: tuple[Column, ...]
    fields: tuple[Field, ...]
    choices: Mapping[str, Callable[[], Mapping[str, str]] | str]


def code_column(key: str, title: str, width: int = 110, *, hidden: bool = False) -> Column:
    """A column of codes."""
    return Column(key, title, ColumnKind.CODE, width, sortable=False, hidden=hidden)


def text_column(key: str, title: str, width: int, value: Callable[[object], str] | None = None) -> Column:
    """A column of words; ``value`` gives them where the row has them under another name."""
    return Column(key, title, ColumnKind.TEXT, width, value, sortable=False)
