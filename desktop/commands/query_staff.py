"""``sparezone query`` about people as staff, trainings and assessments."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection

from desktop.domain.clock import SystemClock
from desktop.domain.qualification import SessionState
from desktop.queries import assessing, tables, trainings
from desktop.queries import staff as reading
from desktop.queries import training_needs as needs
from desktop.queries.technicians import Work, ranked

Answer = Iterator[Any]

YEAR: Final = timedelta(days=365)
TECHNICIANS: Final = ("site", "line", "model", "hospital", "at")
"""The filters of the ranked list."""


def staff(connection: Connection, **given: str) -> Answer:
    """Everybody on the staff, or of ``--site``, or ``--badge``."""
    yield from reading.staff(connection, _now(), site=given.get("site", ""), badge=given.get("badge", ""))


def staff_member(connection: Connection, **given: str) -> Answer:
    """One member of staff with certificates, hours, times and tables.

    Raises:
        Refusal: ``not_on_staff``.
    """
    yield reading.staff_page(connection, given["badge"], _now())


def team_check(connection: Connection, **given: str) -> Answer:
    """Whether a centre has its supervisor and its two engineers, and who lacks what."""
    yield from reading.team_check(connection, _now(), given["site"])


def technicians(connection: Connection, **given: str) -> Answer:
    """Who can do a repair, the best first.

    Raises:
        Refusal: ``unknown_site``, ``unknown_party``.
    """
    named = {name: given.get(name, "") for name in ("line", "model", "hospital")}
    at = datetime.fromisoformat(given["at"]).astimezone() if "at" in given else _now()
    yield from ranked(connection, Work(given["site"], at, **named))


def qualified(connection: Connection, **given: str) -> Answer:
    """Everybody towards a line or model on a day."""
    day = date.fromisoformat(given["day"]) if "day" in given else _now().astimezone().date()
    yield from reading.qualified(connection, given.get("line", ""), given.get("model", ""), day)


def sessions(connection: Connection, **given: str) -> Answer:
    """Trainings, the newest first; with ``--session`` that one with its list and files."""
    if "session" in given:
        found = trainings.session_page(connection, given["session"])
        yield from () if found is None else (found,)
        return
    state = SessionState(given["state"]) if "state" in given else None
    named = {"site": given.get("site", ""), "badge": given.get("badge", "")}
    yield from trainings.sessions(connection, state=state, **named)


def training_years(connection: Connection, **_given: str) -> Answer:
    """How many trainings of this contract year are held."""
    yield from trainings.training_years(connection, _now())


def assessments(connection: Connection, **given: str) -> Answer:
    """Results, the newest first."""
    yield from assessing.assessments(connection, badge=given.get("badge", ""), site=given.get("site", ""))


def assessment(connection: Connection, **given: str) -> Answer:
    """What a person has begun, without the solutions."""
    found = assessing.running(connection, given["badge"], _now())
    yield from () if found is None else (found,)


def banks(connection: Connection, **_given: str) -> Answer:
    """The question banks."""
    yield from assessing.banks(connection)


def questions(connection: Connection, **given: str) -> Answer:
    """The questions of a bank with their solutions."""
    yield from assessing.questions(connection, given.get("topic", ""))


def training_needs(connection: Connection, **given: str) -> Answer:
    """Repeats and first-time fixes by technician and topic since ``--from``, else in the last year."""
    since = datetime.fromisoformat(given["from"]).astimezone() if "from" in given else _now() - YEAR
    yield from needs.training_needs(connection, since, given.get("badge", ""))


def at_table(connection: Connection, **given: str) -> Answer:
    """Who is to stand at the table of ``--case``, or of all cases."""
    yield from tables.at_table(connection, given.get("case", ""))


def _now() -> datetime:
    return SystemClock().now()
