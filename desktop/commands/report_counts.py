"""``sparezone report count-sheet`` and ``count-result``: what is to be counted, and what a count found."""

import argparse
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from desktop.commands.options import calendar_day
from desktop.domain.clock import SystemClock
from desktop.domain.errors import Refusal
from desktop.exchange.count_files import result_csv, result_json, sheet_csv, sheet_json
from desktop.reports.count_papers import build_count_result, build_count_sheet

FORMS: Final = ("pdf", "csv", "json")


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of both documents."""
    parser.add_argument("--zone", default="", metavar="CODE", help="count-sheet: of which zone")
    parser.add_argument("--day", type=calendar_day, metavar="DAY", help="count-sheet: due by then (today)")
    parser.add_argument("--count", default="", metavar="NUMBER", help="count-result: of which count")


def write_sheet(connection: Connection, given: argparse.Namespace, path: Path, language: str) -> None:
    """Write the places that are due, without any quantity.

    Raises:
        Refusal: ``field_empty``.
        OSError: the file cannot be written.
    """
    if not given.zone:
        raise Refusal("field_empty", field="zone")
    until = given.day or SystemClock().now().astimezone().date()
    if given.format == "pdf":
        build_count_sheet(connection, path, language, given.zone, until)
    else:
        write = sheet_csv if given.format == "csv" else sheet_json
        path.write_bytes(write(connection, given.zone, until))


def write_result(connection: Connection, given: argparse.Namespace, path: Path, language: str) -> None:
    """Write what a count found.

    Raises:
        Refusal: ``field_empty``, ``unknown_count``.
        OSError: the file cannot be written.
    """
    if not given.count:
        raise Refusal("field_empty", field="count")
    if given.format == "pdf":
        build_count_result(connection, path, language, given.count)
    else:
        write = result_csv if given.format == "csv" else result_json
        path.write_bytes(write(connection, given.count))
