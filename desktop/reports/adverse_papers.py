"""The papers of an adverse event by name."""

from datetime import datetime
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from desktop.queries.adverse import adverse_named
from desktop.reports.contact_card import build_contact_card
from desktop.reports.first_report import build_first_report
from desktop.reports.written_report import build_written_report

OF_EVENT: Final = {"first-report": build_first_report, "written-report": build_written_report}


def build_paper(connection: Connection, path: Path, language: str, paper: tuple[str, str], now: datetime) -> None:
    """Write ``first-report``, ``written-report`` or ``contact-card`` (the manufacturer's) of an event.

    Args:
        connection: to read from.
        path: the file.
        language: ``zh_CN`` or ``en``.
        paper: its name and the number of the event.
        now: the moment that it speaks of.

    Raises:
        Refusal: ``unknown_adverse``.
        OSError: the file cannot be written.
    """
    kind, number = paper
    if kind in OF_EVENT:
        OF_EVENT[kind](connection, path, language, number, now)
    else:
        build_contact_card(connection, path, language, adverse_named(connection, number).manufacturer, now)
