"""``sparezone query``: the lists of labels."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from desktop.domain.clock import SystemClock
from desktop.queries.label_day import label_days, label_runs
from desktop.queries.label_story import label_events, label_family
from desktop.queries.labels import LabelFilter, label_rows, printer_queues

Answer = Iterator[Any]


def open_labels(connection: Connection, **given: str) -> Answer:
    """Every label that is not settled, the oldest first."""
    named: dict[str, Any] = dict(given)
    asked = LabelFilter(**named)
    after = None
    while page := label_rows(connection, asked, after):
        yield from page
        after = page[-1]


def label_queue(connection: Connection, **given: str) -> Answer:
    """The queues of printers."""
    rows = printer_queues(connection, given.get("workstation", ""))
    yield from (row for row in rows if given.get("printer", row.printer) == row.printer)


def label_day(connection: Connection, **given: str) -> Answer:
    """The day's closing count of each site, with whether it adds up; today unless a day is given."""
    from desktop.services.wire import to_wire

    day = date.fromisoformat(given["day"]) if "day" in given else None
    for row in label_days(connection, day, SystemClock().now(), given.get("site", "")):
        yield to_wire(row) | {"adds_up": row.adds_up}


def label_history(connection: Connection, **given: str) -> Answer:
    """The events of a label, and of those that it replaces or that replace it."""
    from desktop.services.wire import to_wire

    for label in label_family(connection, UUID(given["label"])):
        for event in label_events(connection, label):
            yield {"label": str(label)} | to_wire(event) | {"facts": event.facts}


def runs_of_labels(connection: Connection, **given: str) -> Answer:
    """Runs of many labels and how far they are."""
    yield from label_runs(connection, UUID(given["run"]) if "run" in given else None)
