"""``sparezone report``: the papers of adverse events and the emergency contact form."""

import argparse
from pathlib import Path

from sqlalchemy import Connection

from desktop.domain.clock import SystemClock
from desktop.reports.contact_card import build_contact_card
from desktop.reports.first_report import build_first_report
from desktop.reports.written_report import build_written_report


def add_options(parser: argparse.ArgumentParser) -> None:
    """What says which paper."""
    parser.add_argument(
        "--event", default="", metavar="NUMBER", help="first-report, written-report: of which adverse event"
    )
    parser.add_argument(
        "--party", default="", metavar="CODE", help="contact-card: whose numbers; failure-list: for which maker"
    )


def first_report(connection: Connection, given: argparse.Namespace, path: Path, language: str) -> None:
    """The sheet to read out of ``--event``.

    Raises:
        Refusal: ``unknown_adverse``.
        OSError: the file cannot be written.
    """
    build_first_report(connection, path, language, given.event, SystemClock().now())


def written_report(connection: Connection, given: argparse.Namespace, path: Path, language: str) -> None:
    """The report of ``--event`` that is stamped.

    Raises:
        Refusal: ``unknown_adverse``.
        OSError: the file cannot be written.
    """
    build_written_report(connection, path, language, given.event, SystemClock().now())


def contact_card(connection: Connection, given: argparse.Namespace, path: Path, language: str) -> None:
    """The emergency contact form of ``--party``.

    Raises:
        Refusal: ``unknown_party``.
        OSError: the file cannot be written.
    """
    build_contact_card(connection, path, language, given.party, SystemClock().now())
