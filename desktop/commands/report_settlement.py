"""``sparezone report statement`` and ``reconcile``: what an owner's goods did, and how others saw it."""

import argparse
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from desktop.commands.options import calendar_day
from desktop.domain.errors import Refusal
from desktop.exchange.statement_file import COMPARED_FILES, STATEMENT_FILES
from desktop.exchange.usage_comparing import compare_usage
from desktop.queries.statement import StatementAsked
from desktop.reports.comparison import write_comparison
from desktop.reports.statement import build_statement

FORMATS: Final = ("pdf", "csv", "json", "xlsx")


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of both documents."""
    parser.add_argument("--owner", default="", metavar="CODE", help="statement, reconcile: whose goods")
    parser.add_argument("--from", dest="first", type=calendar_day, metavar="DAY", help="its first day")
    parser.add_argument("--to", dest="last", type=calendar_day, metavar="DAY", help="its last day")
    parser.add_argument("--file", default="", metavar="FILE", help="reconcile: the list of use that somebody sent")
    parser.add_argument("--hospital", default="", metavar="CODE", help="reconcile: only what this hospital used")
    parser.add_argument("--encoding", default="", metavar="NAME", help="reconcile: of a CSV when the rule fails")


def write_statement(connection: Connection, given: argparse.Namespace, path: Path, language: str) -> None:
    """Write a statement in the form that was asked for.

    Raises:
        Refusal: ``field_empty``, and as `desktop.queries.statement_lines.statement`.
        OSError: the file cannot be written.
    """
    asked = _asked(given)
    if given.format == "pdf":
        build_statement(connection, path, language, asked)
    else:
        path.write_bytes(STATEMENT_FILES[given.format](connection, asked))


def write_reconcile(connection: Connection, given: argparse.Namespace, path: Path, language: str) -> None:
    """Write a comparison in the form that was asked for.

    Raises:
        Refusal: ``field_empty``, and as `compare_usage`.
        OSError: a file cannot be read or written.
    """
    if not given.file:
        raise Refusal("field_empty", field="file")
    made = compare_usage(connection, Path(given.file), _asked(given), given.hospital, given.encoding)
    if given.format == "pdf":
        write_comparison(path, language, made.file, made.rows)
    else:
        path.write_bytes(COMPARED_FILES[given.format](made))


def _asked(given: argparse.Namespace) -> StatementAsked:
    for field in ("owner", "site", "first", "last"):
        if not getattr(given, field):
            raise Refusal("field_empty", field={"first": "from", "last": "to"}.get(field, field))
    return StatementAsked(given.owner, given.site, given.first, given.last)
