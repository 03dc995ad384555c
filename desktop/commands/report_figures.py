"""``sparezone report``: the figures of service of a period, the failures for the maker, the management sheet."""

import argparse
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from desktop.app import Options, find_home, open_store
from desktop.domain.clock import SystemClock
from desktop.domain.errors import Refusal
from desktop.exchange.failure_file import failure_csv, failure_json
from desktop.exchange.message_words import rule_words
from desktop.exchange.xlsx import as_workbook
from desktop.queries.service_asked import Asked
from desktop.queries.service_failures import ListAsked
from desktop.queries.service_sheet import SheetAsked
from desktop.reports.failure_list import build_failure_list, failure_sheets
from desktop.reports.management_sheet import build_management_sheet, management_json, management_sheets
from desktop.reports.service_figures import build_service_figures, figures_bars, figures_sheets
from desktop.storage.last_backup import read_last

FORMS: Final = ("pdf", "xlsx")
SHEET_FORMS: Final = ("pdf", "json", "xlsx")
"""The forms of the management sheet."""
LIST_FORMS: Final = ("pdf", "csv", "json", "xlsx")
"""The forms of the failure list."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options that narrow the figures."""
    parser.add_argument("--model", default="", metavar="MODEL", help="figures, failures: of which model")
    parser.add_argument("--region", default="", metavar="NAME", help="figures, failures: of which region")
    parser.add_argument("--customer", default="", metavar="NAME", help="figures, failures: of which customer")


def service_figures(connection: Connection, given: argparse.Namespace, path: Path, language: str) -> None:
    """The figures from ``--from`` to ``--to``.

    Raises:
        Refusal: ``field_empty``, ``unknown_site``, ``ends_before_it_begins``.
        OSError: the file cannot be written.
    """
    asked, now = _asked(given), SystemClock().now()
    if given.format == "pdf":
        build_service_figures(connection, path, language, asked, now)
    else:
        path.write_bytes(as_workbook(figures_sheets(connection, language, asked, now), figures_bars(language)))


def _asked(given: argparse.Namespace) -> Asked:
    if given.first is None or given.last is None:
        raise Refusal("field_empty", field="from" if given.first is None else "to")
    return Asked(given.first, given.last, given.site, given.model, given.region, given.customer)


def failure_list(connection: Connection, given: argparse.Namespace, path: Path, language: str) -> None:
    """The failures from ``--from`` to ``--to``; with ``--party`` only what is of that manufacturer.

    Raises:
        Refusal: ``field_empty``, ``unknown_site``, ``unknown_party``, ``ends_before_it_begins``.
        OSError: the file cannot be written.
    """
    asked = ListAsked(_asked(given), SystemClock().now(), given.party)
    if given.format == "pdf":
        build_failure_list(connection, path, language, asked)
    elif given.format == "xlsx":
        path.write_bytes(as_workbook(failure_sheets(connection, language, asked)))
    else:
        write = failure_csv if given.format == "csv" else failure_json
        path.write_bytes(write(connection, asked))


def management_sheet(given: argparse.Namespace, path: Path, language: str) -> None:
    """The management sheet from ``--from`` to ``--to``; the last backup is that of this computer.

    Raises:
        Refusal: ``field_empty``, ``unknown_site``, ``ends_before_it_begins``.
        OSError: the file cannot be written.
    """
    asked = _asked(given)
    options = Options(given.database_url, given.data_dir, given.settings, given.language)
    store = open_store(options)
    try:
        last = read_last(find_home(options).folder, store.engine)
        wanted = SheetAsked(asked, SystemClock().now(), None if last is None else last.made_at)
        with store.read() as connection:
            _write_sheet(connection, given.format, path, language, wanted)
    finally:
        store.close()


def _write_sheet(connection: Connection, form: str, path: Path, language: str, wanted: SheetAsked) -> None:
    if form == "pdf":
        build_management_sheet(connection, path, language, wanted, rule_words(language))
    elif form == "xlsx":
        path.write_bytes(as_workbook(management_sheets(connection, language, wanted, rule_words(language))))
    else:
        path.write_bytes(management_json(connection, wanted))
