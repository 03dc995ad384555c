"""``sparezone query`` about trays, cases, use and hospital stores."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection

from desktop.domain.clock import SystemClock
from desktop.queries import cases, hospital_stock, trays, usage
from desktop.services.wire import to_wire

Answer = Iterator[Any]


def _today(given: dict[str, str]) -> date:
    day = given.get("day")
    return date.fromisoformat(day) if day else SystemClock().now().astimezone().date()


def all_trays(connection: Connection, **given: str) -> Answer:
    """The trays: complete, sterile until, out with whom."""
    for row in trays.trays(connection, _today(given), given.get("site", "")):
        yield {**to_wire(row), "complete": row.complete}


def tray_contents(connection: Connection, **given: str) -> Answer:
    """The bill of contents of a tray with what is in it, what is missing and what is extra."""
    for row in trays.tray_view(connection, given["tray"], _today(given)).bill:
        yield {**_nameless(to_wire(row)), "missing": row.missing, "extra": row.extra}


def tray_loans(connection: Connection, **_given: str) -> Answer:
    """How often each tray was out and used."""
    yield from trays.tray_loans(connection)


def kits(connection: Connection, **given: str) -> Answer:
    """The bills of contents of the kits."""
    yield from trays.kits(connection, given.get("kit", ""))


def all_cases(connection: Connection, **given: str) -> Answer:
    """The cases with their red gates."""
    yield from cases.cases(connection, given.get("state", ""), given.get("hospital", ""), given.get("site", ""))


def case(connection: Connection, **given: str) -> Answer:
    """One case with all that belongs to it."""
    view = cases.case_view(connection, given["case"])
    specs = [{**_nameless(to_wire(spec)), "spare": to_wire(spec.spare), "green": spec.green} for spec in view.specs]
    check = {**to_wire(view.check), "agrees": view.check.agrees}
    proposals = cases.spare_proposals(connection, given["case"])
    yield {**_nameless(to_wire(view)), "specs": specs, "check": check, "proposals": to_wire(proposals)}


_KEYS: Final = frozenset({"id", "item_id"})


def _nameless(wire: Any) -> Any:
    """A row without the keys of the database, which mean nothing outside it."""
    if isinstance(wire, list):
        return [_nameless(part) for part in wire]
    if isinstance(wire, dict):
        return {name: _nameless(value) for name, value in wire.items() if name not in _KEYS}
    return wire


def used(connection: Connection, **given: str) -> Answer:
    """The lines of the usage reports with their five fields."""
    yield from usage.usage(connection, given.get("report", ""), given.get("case", ""), given.get("hospital", ""))


def billing(connection: Connection, **given: str) -> Answer:
    """The billing lines."""
    yield from usage.billing(connection, given.get("document", ""), given.get("owner", ""), given.get("payer", ""))


def hospitals(connection: Connection, **given: str) -> Answer:
    """What hospitals hold now and how much less that is than before."""
    yield from hospital_stock.hospital_stock(connection, _today(given), given.get("hospital", ""))
