"""``sparezone query`` about the duties around operations."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import Connection

from desktop.domain.clock import SystemClock
from desktop.domain.errors import Refusal
from desktop.queries import attendance, duties

Answer = Iterator[Any]


def case_duties(connection: Connection, **given: str) -> Answer:
    """The duties of one case: who was there, images, steps, waiting, follow-ups, forms, clocks."""
    yield duties.case_duties(connection, given["case"])


def presence_days(connection: Connection, **given: str) -> Answer:
    """Presence days by engineer and ISO week of a month."""
    yield from attendance.presence_days(connection, month_of(given["month"]), today(), given.get("site", ""))


def visits(connection: Connection, **given: str) -> Answer:
    """The visits of a month that were recorded by hand or by badge."""
    yield from attendance.visits_of(connection, month_of(given["month"]), given.get("site", ""))


def waiting_minutes(connection: Connection, **given: str) -> Answer:
    """How long the operations of a month waited, by hospital, and last the sum."""
    yield from attendance.waiting_minutes(connection, month_of(given["month"]), given.get("site", ""))


def month_of(text: str) -> date:
    """The first day of a month such as ``2026-11``.

    Raises:
        Refusal: ``bad_date``.
    """
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError as error:
        raise Refusal("bad_date", value=text) from error


def today() -> date:
    """The day on this computer's wall clock."""
    return SystemClock().now().astimezone().date()
