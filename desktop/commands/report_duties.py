"""``sparezone report``: the papers of the duties around operations."""

import argparse
from pathlib import Path

from sqlalchemy import Connection

from desktop.commands.query_duties import month_of, today
from desktop.reports.attendance import build_attendance
from desktop.reports.follow_up_form import build_follow_up_form
from desktop.reports.sop_sheet import build_sop_sheet


def add_options(parser: argparse.ArgumentParser) -> None:
    """The option of the papers of one case."""
    parser.add_argument("--case", default="", metavar="NUMBER", help="sop-sheet, follow-up-form: of which case")


def sop_sheet(connection: Connection, given: argparse.Namespace, path: Path, language: str) -> None:
    """The SOP sheet of ``--case``.

    Raises:
        Refusal: ``unknown_case``.
        OSError: the file cannot be written.
    """
    build_sop_sheet(connection, path, language, given.case)


def follow_up_form(connection: Connection, given: argparse.Namespace, path: Path, language: str) -> None:
    """The postoperative follow-up form of ``--case``.

    Raises:
        Refusal: ``unknown_case``.
        OSError: the file cannot be written.
    """
    build_follow_up_form(connection, path, language, given.case)


def presence_days(connection: Connection, given: argparse.Namespace, path: Path, language: str) -> None:
    """The attendance of ``--month``, of ``--site`` or of all.

    Raises:
        Refusal: ``bad_date``.
        OSError: the file cannot be written.
    """
    build_attendance(connection, path, language, (month_of(given.month), today(), given.site))
