"""``sparezone report``: the two papers of an emergency order."""

import argparse
from pathlib import Path

from sqlalchemy import Connection

from desktop.domain.clock import SystemClock
from desktop.reports.hand_over import build_hand_over
from desktop.reports.order_evidence import build_order_evidence


def hand_over(connection: Connection, given: argparse.Namespace, path: Path, language: str) -> None:
    """The hand-over sheet of ``--order``.

    Raises:
        Refusal: ``unknown_emergency``.
        OSError: the file cannot be written.
    """
    build_hand_over(connection, path, language, given.order, SystemClock().now())


def order_evidence(connection: Connection, given: argparse.Namespace, path: Path, language: str) -> None:
    """The evidence sheet of ``--order``.

    Raises:
        Refusal: ``unknown_emergency``.
        OSError: the file cannot be written.
    """
    build_order_evidence(connection, path, language, given.order, SystemClock().now())
