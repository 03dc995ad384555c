"""``sparezone query`` about emergency orders, the nearest sources, and the roads to hospitals."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection

from desktop.domain.clock import SystemClock
from desktop.queries import orders
from desktop.queries.nearest import NearestRow, nearest_of
from desktop.queries.transit_trips import trips
from desktop.queries.ways import ways
from desktop.services.wire import to_wire

Answer = Iterator[Any]


def _now(given: dict[str, str]) -> datetime:
    at = given.get("at")
    return datetime.fromisoformat(at).astimezone() if at else SystemClock().now()


def emergencies(connection: Connection, **given: str) -> Answer:
    """The emergency orders, those that will be late first on top; ``--running yes`` for those that run."""
    running = given.get("running") == "yes"
    for row in orders.orders(connection, _now(given), given.get("site", ""), running=running):
        yield _forecast(to_wire(row), row)


def emergency(connection: Connection, **given: str) -> Answer:
    """One order with its milestones, pick list, sources and escalation list."""
    view = orders.order_view(connection, given["order"], _now(given))
    wire = _nameless(to_wire(view))
    sources = [_source(row) for row in view.sources]
    drive = None if view.drive is None else int(view.drive.total_seconds()) // 60
    parts = [_forecast(said, part) for said, part in zip(wire["parts"], view.parts, strict=True)]
    more = {"row": _forecast(wire["row"], view.row), "parts": parts}
    yield wire | more | {"sources": sources, "drive": drive}


def _forecast(wire: dict[str, Any], row: orders.OrderRow) -> dict[str, Any]:
    reserve = row.forecast.reserve
    seconds = None if reserve is None else int(reserve.total_seconds())
    return {**wire, "forecast": {**wire["forecast"], "reserve": seconds}}


def nearest(connection: Connection, **given: str) -> Answer:
    """Where the nearest pieces of an item are, and by when they can be at a hospital if it were ordered now."""
    rows = nearest_of(connection, given["item"], given["site"], given["hospital"], _now(given))
    for row in rows:
        yield _source(row)


def _source(row: NearestRow) -> dict[str, Any]:
    lying = _nameless(to_wire(row.lying))
    more = {"free": row.lying.free, "road_km": row.road_km, "arrival": row.arrival, "in_time": row.in_time}
    come_with = None if row.come_with is None else to_wire(row.come_with)
    return {**lying, **_plain(more), "come_with": come_with}


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    """Each value as JSON knows it."""
    return {name: to_wire(value) for name, value in values.items()}


def on_the_road(connection: Connection, **given: str) -> Answer:
    """The dispatches under way to sites, with whom, and when each is expected; null when nobody knows."""
    for trip in trips(connection, given.get("site", "")):
        yield to_wire(trip)


def roads(connection: Connection, **given: str) -> Answer:
    """The roads from sites to hospitals, and whether a hospital is inside the radius of 150.0 km."""
    for way in ways(connection, given.get("site", ""), given.get("hospital", "")):
        yield {**to_wire(way), "inside": way.inside}


_KEYS: Final = frozenset(
    {"id", "item_id", "lot_id", "unit_id", "owner_id", "place_id", "site_id", "custodian_id", "kit_id", "tray_id"}
)


def _nameless(wire: Any) -> Any:
    """A row without the keys of the database, which mean nothing outside it."""
    if isinstance(wire, list):
        return [_nameless(part) for part in wire]
    if isinstance(wire, dict):
        return {name: _nameless(value) for name, value in wire.items() if name not in _KEYS}
    return wire
