"""``sparezone report``: the papers of people as staff."""

import argparse
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from desktop.domain.clock import SystemClock
from desktop.exchange.xlsx import as_workbook, as_xlsx
from desktop.reports import qualification_matrix as matrix
from desktop.reports.table_pages import Pages
from desktop.reports.training_papers import attendance_list as attendance_pages
from desktop.reports.training_papers import build_attendance_list, build_training_record
from desktop.reports.training_papers import training_record as record_pages

FORMS: Final = ("pdf", "xlsx")
"""The forms of the matrix, the attendance list and the training record."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of the papers of one training and of one person."""
    parser.add_argument("--session", default="", metavar="NUMBER", help="attendance-list: of which training")
    parser.add_argument("--badge", default="", metavar="BADGE", help="training-record: of which person")


def attendance_list(connection: Connection, given: argparse.Namespace, path: Path, language: str) -> None:
    """The attendance list of ``--session``.

    Raises:
        Refusal: ``unknown_session``.
        OSError: the file cannot be written.
    """
    if given.format == "pdf":
        build_attendance_list(connection, path, language, given.session)
    else:
        path.write_bytes(_workbook(attendance_pages(connection, language, given.session)))


def training_record(connection: Connection, given: argparse.Namespace, path: Path, language: str) -> None:
    """The training record of ``--badge``.

    Raises:
        Refusal: ``not_on_staff``.
        OSError: the file cannot be written.
    """
    asked = (given.badge, SystemClock().now())
    if given.format == "pdf":
        build_training_record(connection, path, language, asked)
    else:
        path.write_bytes(_workbook(record_pages(connection, language, asked)))


def _workbook(pages: Pages) -> bytes:
    """The tables of a paper, a sheet each."""
    return as_workbook([(section.title, section.head, section.rows) for section in pages.sections])


def qualification_matrix(connection: Connection, given: argparse.Namespace, path: Path, language: str) -> None:
    """Who may work at what, of ``--site`` or of all.

    Raises:
        OSError: the file cannot be written.
    """
    asked = (SystemClock().now(), given.site)
    if given.format == "pdf":
        matrix.build_qualification_matrix(connection, path, language, asked)
    else:
        made = matrix.qualification_matrix(connection, language, asked)
        path.write_bytes(as_xlsx(made.title, made.head, made.rows))
