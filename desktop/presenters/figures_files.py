"""Writing the lists beside the figures to files; the libraries of papers and workbooks come with this module."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from desktop.exchange.failure_file import failure_csv, failure_json
from desktop.exchange.message_words import rule_words
from desktop.exchange.xlsx import as_workbook
from desktop.queries.service_failures import ListAsked
from desktop.queries.service_sheet import SheetAsked
from desktop.reports.failure_list import build_failure_list, failure_sheets
from desktop.reports.management_sheet import build_management_sheet, management_json, management_sheets


def write_failures(connection: Any, path: Path, language: str, asked: ListAsked) -> None:
    """Write the failure list in the form that the ending of the name says; a paper when it says none."""
    plain: dict[str, Callable[[], bytes]] = {
        ".csv": lambda: failure_csv(connection, asked),
        ".json": lambda: failure_json(connection, asked),
        ".xlsx": lambda: as_workbook(failure_sheets(connection, language, asked)),
    }
    if path.suffix.lower() in plain:
        path.write_bytes(plain[path.suffix.lower()]())
    else:
        build_failure_list(connection, path, language, asked)


def write_sheet(connection: Any, path: Path, language: str, asked: SheetAsked) -> None:
    """Write the management sheet in the form that the ending of the name says; a paper when it says none."""
    rules = rule_words(language)
    plain: dict[str, Callable[[], bytes]] = {
        ".json": lambda: management_json(connection, asked),
        ".xlsx": lambda: as_workbook(management_sheets(connection, language, asked, rules)),
    }
    if path.suffix.lower() in plain:
        path.write_bytes(plain[path.suffix.lower()]())
    else:
        build_management_sheet(connection, path, language, asked, rules)
