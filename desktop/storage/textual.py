"""Queries of the way of a scan in plain SQL: made once, and their columns are known before the database tells them."""

from collections.abc import Mapping

from sqlalchemy import BindParameter, TextualSelect, column, text


def textual(columns: Mapping[str, str], rest: str, *parameters: BindParameter[object]) -> TextualSelect:
    """A SELECT whose columns are named beforehand: then no answer is looked through for its names.

    Args:
        columns: name of each column in their order, with its SQL.
        rest: the statement from its FROM on.
        parameters: of the statement that need a type.
    """
    whole = text(f"SELECT {listed(columns)} {rest}").bindparams(*parameters)
    return whole.columns(*(column(name) for name in columns))


def listed(columns: Mapping[str, str]) -> str:
    """The list of a SELECT."""
    return ", ".join(f"{sql} AS {name}" for name, sql in columns.items())
