"""Writing the lists beside the figures to files; the libraries of papers and workbooks come with this module."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.exchange.failure_file import failure_csv, failure_json
from desktop.exchange.message_words import rule_words
from desktop.exchange.xlsx import as_workbook
from desktop.presenters.figures_lists import Listed
from desktop.queries.service_failures import ListAsked
from desktop.queries.service_sheet import SheetAsked
from desktop.reports.failure_list import build_failure_list, failure_sheets
from desktop.reports.management_sheet import build_management_sheet, management_json, management_sheets


@dataclass(frozen=True, slots=True)
class FileAsked:
    """Which list in which language, with what each of them needs."""

    listed: Listed
    language: str
    failures: ListAsked
    sheet: SheetAsked


def write_list(connection: Any, path: Path, asked: FileAsked) -> None:
    """Write a list in the form that the ending of the name says; a paper when it says none.

    Spare parts are written with the figures, not alone.
    """
    if asked.listed is Listed.FAILURES:
        _failures(connection, path, asked)
    else:
        _sheet(connection, path, asked)


def _failures(connection: Any, path: Path, asked: FileAsked) -> None:
    plain: dict[str, Callable[[], bytes]] = {
        ".csv": lambda: failure_csv(connection, asked.failures),
        ".json": lambda: failure_json(connection, asked.failures),
        ".xlsx": lambda: as_workbook(failure_sheets(connection, asked.language, asked.failures)),
    }
    if path.suffix.lower() in plain:
        path.write_bytes(plain[path.suffix.lower()]())
    else:
        build_failure_list(connection, path, asked.language, asked.failures)


def _sheet(connection: Any, path: Path, asked: FileAsked) -> None:
    rules = rule_words(asked.language)
    plain: dict[str, Callable[[], bytes]] = {
        ".json": lambda: management_json(connection, asked.sheet),
        ".xlsx": lambda: as_workbook(management_sheets(connection, asked.language, asked.sheet, rules)),
    }
    if path.suffix.lower() in plain:
        path.write_bytes(plain[path.suffix.lower()]())
    else:
        build_management_sheet(connection, path, asked.language, asked.sheet, rules)
