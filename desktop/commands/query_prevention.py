"""``sparezone query`` about prevention and about the figures of service."""

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection

from desktop.domain.clock import SystemClock
from desktop.domain.errors import Refusal
from desktop.domain.service_rows import Figures
from desktop.queries import calibrations, prevention
from desktop.queries.calibration_cycles import calibration_cycles
from desktop.queries.service_asked import Asked
from desktop.queries.service_figures import baselines, figures
from desktop.queries.service_stock import part_stock
from desktop.services.wire import to_wire

Answer = Iterator[Any]
FIGURES: Final = ("from", "to", "site", "model", "region", "customer")
LISTS: Final = frozenset({"rates", "totals", "devices", "repeats"})
"""The parts of the figures that are rows of their own."""


def _today() -> date:
    return SystemClock().now().astimezone().date()


def _site(connection: Connection, given: dict[str, str]) -> int:
    key = prevention.site_key(connection, given["site"])
    if key is None:
        raise Refusal("unknown_site", site=given["site"])
    return key


def test_equipment(connection: Connection, **given: str) -> Answer:
    """All test equipment, or of ``--site``, with the calibration of ``--day`` (today)."""
    yield from calibrations.equipment(connection, _day(given), given.get("site", ""))


def calibration(connection: Connection, **given: str) -> Answer:
    """Whether ``--equipment`` may be used on ``--day``, and every certificate of it."""
    told = calibrations.valid_on(connection, given["equipment"], _day(given))
    papers = [to_wire(one) for one in calibrations.certificates(connection, given["equipment"])]
    yield to_wire(told) | {"valid": told.valid, "certificates": papers}


def _day(given: dict[str, str]) -> date:
    return date.fromisoformat(given["day"]) if "day" in given else _today()


def cycles(connection: Connection, **given: str) -> Answer:
    """How often equipment without a cycle of its own is calibrated, of all or of the partner of ``--site``."""
    yield from calibration_cycles(connection, given.get("site", ""))


def maintenance_plans(connection: Connection, **given: str) -> Answer:
    """The maintenance plans of ``--site`` that hold."""
    yield from prevention.plans(connection, _site(connection, given))


def trend_rules(connection: Connection, **given: str) -> Answer:
    """The trend rules of ``--site`` that hold."""
    yield from prevention.rules(connection, _site(connection, given))


def proposals(connection: Connection, **given: str) -> Answer:
    """What waits for a decision at ``--site``; with ``--all yes`` what was decided."""
    yield from _rows(prevention.proposals(connection, _site(connection, given), decided=given.get("all") == "yes"))


def risks(connection: Connection, **given: str) -> Answer:
    """The devices of ``--site`` with the highest scores of the last night, with their terms."""
    yield from _rows(prevention.risks(connection, _site(connection, given)))


def life_models(connection: Connection, **given: str) -> Answer:
    """The fitted lives of the models of ``--site``, or how many failures are still needed."""
    yield from _rows(prevention.fits(connection, _site(connection, given)))


def _rows(rows: Any) -> Answer:
    """Rows with mappings in them, as JSON knows them."""
    for row in rows:
        yield {field.name: _plain(getattr(row, field.name)) for field in fields(row)}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(name): _plain(one) for name, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, tuple) else to_wire(value)


def service_figures(connection: Connection, **given: str) -> Answer:
    """The figures of service from ``--from`` to ``--to``: one object, then rows of groups, devices, stock."""
    told = figures(connection, asked_for(given), SystemClock().now())
    yield _plain_figures(told) | {"kind": "figures"}
    for name in sorted(LISTS):
        for row in getattr(told, name):
            yield to_wire(row) | {"kind": name}
    stock = part_stock(connection, asked_for(given))
    for group in stock.groups:
        yield to_wire(replace(group, rows=())) | {"kind": "stock", "on": to_wire(stock.on)}
    for row in stock.rows:
        yield to_wire(row) | {"kind": "stock_row", "belongs": row.belongs.value}
    for before in baselines(connection):
        yield to_wire(before) | {"kind": "baseline"}


def asked_for(given: dict[str, str]) -> Asked:
    """The question of the options."""
    named = {name: given.get(name, "") for name in ("site", "model", "region", "customer")}
    return Asked(date.fromisoformat(given["from"]), date.fromisoformat(given["to"]), **named)


def _plain_figures(told: Figures) -> dict[str, Any]:
    rows = {field.name: getattr(told, field.name) for field in fields(told) if field.name not in LISTS}
    costs = rows.pop("costs")
    plain = {name: _plain(value) for name, value in rows.items()}
    paid = {kind.value: to_wire(amount) for kind, amount in costs.paid.items()}
    return plain | {"costs": {"total": to_wire(costs.total), "paid": paid, "charges": _plain(costs.charges)}}
