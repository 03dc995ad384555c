"""``sparezone query``: the lists about counts."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import Connection

from desktop.queries import counts as told
from desktop.queries.count_plan import By, TaskRow, count_plan
from desktop.queries.count_plan import count_accuracy as accuracy_rows
from desktop.queries.likely_places import LikelyPlace
from desktop.queries.likely_places import likely_places as places_to_look_in


def counts(connection: Connection, **given: str) -> Iterator[Any]:
    """Counts, the newest first."""
    yield from told.counts(connection, given)


def count_scans(connection: Connection, **given: str) -> Iterator[Any]:
    """The scans of one count."""
    yield from told.count_scans(connection, given["count"])


def count_differences(connection: Connection, **given: str) -> Iterator[Any]:
    """What one count differs in, when the counting is over."""
    yield from told.count_differences(connection, given["count"])


def plan(connection: Connection, **given: str) -> Iterator[TaskRow]:
    """The plan; with ``--day`` what is due by then."""
    until = date.fromisoformat(given["day"]) if "day" in given else None
    yield from count_plan(connection, given.get("zone", ""), given.get("site", ""), until)


def accuracy(connection: Connection, **given: str) -> Iterator[Any]:
    """How right the book was, ``--by`` bin, zone or month."""
    yield from accuracy_rows(
        connection, By(given.get("by", By.ZONE.value)), given.get("site", ""), given.get("zone", "")
    )


def likely_places(connection: Connection, **given: str) -> Iterator[LikelyPlace]:
    """Where to look for what one count misses."""
    yield from places_to_look_in(connection, given["count"])
