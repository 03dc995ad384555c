"""The statement and the comparison as files; the ending of the path says in which form, PDF when it says none.

What makes them is loaded when the first one is written.
"""

from pathlib import Path
from typing import Any

from desktop.queries.statement import StatementAsked
from desktop.queries.usage_compared import Compared


def _form(path: Path) -> str:
    return path.suffix.removeprefix(".").lower()


def save_statement(connection: Any, path: Path, language: str, asked: StatementAsked) -> str:
    """Write a statement; returns the path.

    Raises:
        Refusal: ``unknown_party``, ``unknown_site``, ``period_backwards``.
        OSError: the file cannot be written.
    """
    from desktop.exchange.statement_file import STATEMENT_FILES

    path.parent.mkdir(parents=True, exist_ok=True)
    if _form(path) in STATEMENT_FILES:
        path.write_bytes(STATEMENT_FILES[_form(path)](connection, asked))
    else:
        from desktop.reports.statement import build_statement

        build_statement(connection, path, language, asked)
    return str(path)


def save_comparison(made: Compared, path: Path, language: str) -> str:
    """Write a comparison; returns the path.

    Raises:
        OSError: the file cannot be written.
    """
    from desktop.exchange.statement_file import COMPARED_FILES

    if _form(path) in COMPARED_FILES:
        path.write_bytes(COMPARED_FILES[_form(path)](made))
    else:
        from desktop.reports.comparison import write_comparison

        write_comparison(path, language, made.file, made.rows)
    return str(path)
