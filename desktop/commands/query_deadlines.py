"""``sparezone query`` about deadlines: what runs, what was told, how often promises were kept, rules, clocks."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from desktop.domain.clock import SystemClock
from desktop.domain.deadlines import Basis
from desktop.domain.errors import Refusal
from desktop.domain.steady_clock import SteadyClock
from desktop.models.deadline import ClockJump
from desktop.models.party import Site
from desktop.queries import deadline_rules as rules
from desktop.queries.deadlines import After, RunningAsked, running_deadlines
from desktop.queries.on_time import OnTimeAsked, on_time_rates, on_time_rows
from desktop.queries.reminders import RemindersAsked, reminders
from desktop.services.wire import to_wire
from desktop.storage.server_time import anchor

Answer = Iterator[Any]


def running(connection: Connection, **given: str) -> Answer:
    """What runs, what will be late first at the top; ``left_s`` is negative once it is late."""
    basis = Basis(given["basis"]) if "basis" in given else None
    asked = RunningAsked(given.get("site", ""), given.get("rule", ""), given.get("document", ""), basis)
    now, after = _now(connection), None
    while page := running_deadlines(connection, now, asked, after):
        for row in page:
            plain = to_wire(row) | {"left_s": int(row.left / timedelta(seconds=1))}
            del plain["id"], plain["left"]
            yield plain
        after = After(page[-1].due_at, page[-1].id)


def told(connection: Connection, **given: str) -> Answer:
    """The reminders by their numbers, newest first; ``--all yes`` also those that somebody has read."""
    where = (given.get("site", ""), given.get("told", ""), given.get("document", ""))
    asked, before = RemindersAsked(given.get("all") != "yes", *where), None
    while page := reminders(connection, asked, before):
        for row in page:
            plain = to_wire(row)
            yield {"reminder": plain.pop("id")} | plain
        before = page[-1].id


def on_time(connection: Connection, **given: str) -> Answer:
    """The on-time rate of a period by rule and together; with ``--rows yes`` the deadlines behind it.

    Raises:
        Refusal: ``period_backwards``.
    """
    if given["to"] < given["from"]:
        raise Refusal("period_backwards", valid_from=given["from"], valid_to=given["to"])
    zone = _zone(connection, given.get("site", ""))
    start, end = _midnight(given["from"], zone), _midnight(given["to"], zone, 1)
    filters = (given.get("site", ""), given.get("rule", ""), given.get("hospital", ""))
    asked, now = OnTimeAsked(start, end, *filters), _now(connection)
    if given.get("rows") == "yes":
        for row in on_time_rows(connection, asked, now):
            plain = to_wire(row)
            del plain["id"]
            yield plain
        return
    for figure in on_time_rates(connection, asked, now):
        rate = None if figure.rate is None else f"{float(figure.rate):.4f}"
        yield to_wire(figure) | {"late": figure.late, "rate": rate}


def rule_list(connection: Connection, **given: str) -> Answer:
    """Every version of every rule, and which is in force now."""
    yield from rules.deadline_rules(connection, _now(connection), given.get("rule", ""))


def clock_jumps(connection: Connection, **given: str) -> Answer:
    """The clocks that moved, newest first: the desk's own, the trusted one and the server's."""
    columns = (ClockJump.workstation, ClockJump.kind, ClockJump.steady_at, ClockJump.wall_at, ClockJump.server_at)
    asked = select(*columns, ClockJump.moved_ms).order_by(ClockJump.steady_at.desc())
    if "workstation" in given:
        asked = asked.where(ClockJump.workstation == given["workstation"])
    for row in connection.execute(asked):
        yield dict(row._mapping)  # noqa: SLF001  # the public name of a row's columns


def _now(connection: Connection) -> datetime:
    clock = SteadyClock()
    anchor(clock, connection.engine)
    return clock.now()


def _zone(connection: Connection, site: str) -> tzinfo:
    """The site's time zone, else that of this computer."""
    named = connection.execute(select(Site.time_zone).where(Site.code == site)).scalar() if site else None
    return ZoneInfo(named) if named else SystemClock().now().astimezone().tzinfo or UTC


def _midnight(day: str, zone: tzinfo, days: int = 0) -> datetime:
    """The first moment of a day, or of one some days after it."""
    return datetime.combine(date.fromisoformat(day) + timedelta(days=days), time(0), zone)
