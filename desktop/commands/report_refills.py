"""``sparezone report``: replenishment and orders, each as PDF, CSV, XLSX or JSON."""

import argparse
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from desktop.domain.clock import SystemClock
from desktop.domain.errors import Refusal
from desktop.exchange.refill_files import order_file, replenishment_file
from desktop.reports.refill_sheets import build_order, build_replenishment

FORMS: Final = ("pdf", "csv", "xlsx", "json")


def replenishment(connection: Connection, given: argparse.Namespace, path: Path, language: str) -> None:
    """What is below its minimum at ``--site``.

    Raises:
        Refusal: ``field_empty``, ``unknown_site``.
        OSError: the file cannot be written.
    """
    if not given.site:
        raise Refusal("field_empty", field="site")
    now = SystemClock().now()
    if given.format == "pdf":
        build_replenishment(connection, path, language, given.site, now)
    else:
        path.write_bytes(replenishment_file(connection, given.site, now, given.format))


def order(connection: Connection, given: argparse.Namespace, path: Path, language: str) -> None:
    """The order of ``--order``.

    Raises:
        Refusal: ``field_empty``, ``unknown_order``.
        OSError: the file cannot be written.
    """
    if not given.order:
        raise Refusal("field_empty", field="order")
    now = SystemClock().now()
    if given.format == "pdf":
        build_order(connection, path, language, given.order, now)
    else:
        path.write_bytes(order_file(connection, given.order, now, given.format))
