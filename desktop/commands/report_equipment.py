"""``sparezone report``: the papers of equipment in the field."""

import argparse
from pathlib import Path

from sqlalchemy import Connection

from desktop.domain.clock import SystemClock
from desktop.reports.rule_book import build_rule_book
from desktop.reports.status_sheet import SheetAsked, build_status_sheet


def rule_book(connection: Connection, _given: argparse.Namespace, path: Path, language: str) -> None:
    """The warranty rule book, all versions.

    Raises:
        OSError: the file cannot be written.
    """
    build_rule_book(connection, path, language, SystemClock().now().astimezone().date())


def status_sheet(connection: Connection, given: argparse.Namespace, path: Path, language: str) -> None:
    """The status sheet of a customer's devices.

    Raises:
        Refusal: ``no_device_of_customer``.
        OSError: the file cannot be written.
    """
    build_status_sheet(connection, path, language, SheetAsked(given.customer, SystemClock().now(), form=given.format))
