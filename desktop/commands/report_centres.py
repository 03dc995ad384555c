"""``sparezone report``: the card of a maintenance centre."""

import argparse
from pathlib import Path

from sqlalchemy import Connection

from desktop.domain.clock import SystemClock
from desktop.reports.centre_card import build_centre_card


def centre_card(connection: Connection, given: argparse.Namespace, path: Path, language: str) -> None:
    """The card of ``--site``.

    Raises:
        Refusal: ``unknown_site``.
        OSError: the file cannot be written.
    """
    build_centre_card(connection, path, language, (given.site, SystemClock().now()))
