"""``sparezone report service-figures``: the figures of service of a period, as a paper or as a workbook."""

import argparse
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from desktop.domain.clock import SystemClock
from desktop.domain.errors import Refusal
from desktop.exchange.xlsx import as_workbook
from desktop.queries.service_asked import Asked
from desktop.reports.service_figures import build_service_figures, figures_bars, figures_sheets

FORMS: Final = ("pdf", "xlsx")


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options that narrow the figures."""
    parser.add_argument("--model", default="", metavar="MODEL", help="service-figures: of which model")
    parser.add_argument("--region", default="", metavar="NAME", help="service-figures: of which region")
    parser.add_argument("--customer", default="", metavar="NAME", help="service-figures: of which customer")


def service_figures(connection: Connection, given: argparse.Namespace, path: Path, language: str) -> None:
    """The figures from ``--from`` to ``--to``.

    Raises:
        Refusal: ``field_empty``, ``unknown_site``, ``ends_before_it_begins``.
        OSError: the file cannot be written.
    """
    if given.first is None or given.last is None:
        raise Refusal("field_empty", field="from" if given.first is None else "to")
    asked = Asked(given.first, given.last, given.site, given.model, given.region, given.customer)
    now = SystemClock().now()
    if given.format == "pdf":
        build_service_figures(connection, path, language, asked, now)
    else:
        path.write_bytes(as_workbook(figures_sheets(connection, language, asked, now), figures_bars(language)))
