"""``sparezone report``: the papers of equipment in the field."""

import argparse
from pathlib import Path

from sqlalchemy import Connection

from desktop.domain.clock import SystemClock
from desktop.reports.rule_book import build_rule_book


def rule_book(connection: Connection, _given: argparse.Namespace, path: Path, language: str) -> None:
    """The warranty rule book, all versions.

    Raises:
        OSError: the file cannot be written.
    """
    build_rule_book(connection, path, language, SystemClock().now().astimezone().date())
