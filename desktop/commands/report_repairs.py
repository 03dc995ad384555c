"""``sparezone report``: the papers of a work order, ``--repair`` says which one."""

import argparse
from pathlib import Path

from sqlalchemy import Connection

from desktop.domain.clock import SystemClock
from desktop.reports.job_sheet import build_job_sheet
from desktop.reports.repair_report import build_repair_report
from desktop.services.repairs.order_at_hand import order_number


def add_options(parser: argparse.ArgumentParser) -> None:
    """Which order."""
    parser.add_argument("--repair", default="", metavar="NUMBER", help="job-sheet, repair: of which work order")


def job_sheet(connection: Connection, given: argparse.Namespace, path: Path, language: str) -> None:
    """The job sheet for the technician.

    Raises:
        Refusal: ``unknown_repair``.
        OSError: the file cannot be written.
    """
    build_job_sheet(connection, path, language, order_number(given.repair), SystemClock().now())


def repair(connection: Connection, given: argparse.Namespace, path: Path, language: str) -> None:
    """The report for the customer.

    Raises:
        Refusal: ``unknown_repair``.
        OSError: the file cannot be written.
    """
    build_repair_report(connection, path, language, order_number(given.repair), SystemClock().now())
