"""``sparezone query`` about an owner's statement: the rows, what is behind them, age and risk, what it agreed to."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection

from desktop.domain.clock import SystemClock
from desktop.queries import ageing as aged
from desktop.queries import agreements
from desktop.queries.statement import Figure, StatementAsked
from desktop.queries.statement_lines import Behind, moved_rows, owed_lines
from desktop.queries.statement_lines import statement as made_of
from desktop.services.wire import to_wire

Answer = Iterator[Any]

PERIOD: Final = ("owner", "site", "from", "to")
"""What every question about a period needs: two codes, and the first and the last day by the site's time."""

STANDING: Final = ("owner", "site")


def asked_of(given: dict[str, str]) -> StatementAsked:
    """The period that was asked for."""
    first, last = (date.fromisoformat(given[name]) for name in ("from", "to"))
    return StatementAsked(given["owner"], given["site"], first, last)


def _today(given: dict[str, str]) -> date:
    day = given.get("day")
    return date.fromisoformat(day) if day else SystemClock().now().astimezone().date()


def statement(connection: Connection, **given: str) -> Answer:
    """The head with the sums, then one row for each lot or serial number."""
    made = made_of(connection, asked_of(given))
    head = {name: value for name, value in to_wire(made).items() if name != "rows"}
    yield {"statement": head | {"closes": made.closes}}
    yield from made.rows


def statement_movements(connection: Connection, **given: str) -> Answer:
    """The movements behind a figure."""
    figure = Figure(given["figure"]) if "figure" in given else None
    behind = Behind(figure, given.get("item", ""), given.get("lot", ""), given.get("serial", ""))
    yield from moved_rows(connection, asked_of(given), behind)


def statement_billing(connection: Connection, **given: str) -> Answer:
    """The billing lines of the period with their movements."""
    yield from owed_lines(connection, asked_of(given))


def ageing(connection: Connection, **given: str) -> Answer:
    """How long the goods have been here."""
    yield from aged.ageing(connection, given["owner"], given["site"], _today(given))


def expiry_risk(connection: Connection, **given: str) -> Answer:
    """What expires within which horizon."""
    yield from aged.expiry_risk(connection, given["owner"], given["site"], _today(given))


def slow_movers(connection: Connection, **given: str) -> Answer:
    """Items of which nothing was used for long."""
    yield from aged.slow_movers(connection, given["owner"], given["site"], _today(given))


def price_lists(connection: Connection, **given: str) -> Answer:
    """Price lists, the newest first, each with all its prices."""
    yield from agreements.price_lists(connection, given.get("owner", ""))


def consents(connection: Connection, **given: str) -> Answer:
    """Consents, the newest first; ``id`` is the number that ``end_consent`` wants."""
    yield from agreements.consents(connection, given.get("owner", ""))
