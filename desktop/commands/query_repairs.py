"""``sparezone query`` about work orders."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection

from desktop.domain.clock import SystemClock
from desktop.domain.repairs import RepairState
from desktop.queries import repair_page, repair_parts, repairs
from desktop.queries.repair_technicians import technicians_for
from desktop.services.repairs.order_at_hand import order_number

Answer = Iterator[Any]


class Closed(StrEnum):
    """Whether closed orders are told too."""

    YES = "yes"
    NO = "no"


def orders(connection: Connection, **given: str) -> Answer:
    """Open orders, what is late first; with ``--serial`` or ``--closed yes`` all of them."""
    at = SystemClock().now()
    if given.get("closed") == Closed.YES or "serial" in given:
        found: Iterator[repairs.RepairRow] = repairs.all_repairs(connection, at, given.get("serial", ""))
    else:
        found = iter(repairs.open_repairs(connection, at, given.get("site", "")))
    state = given.get("state")
    yield from (row for row in found if state in (None, row.state.value) and given.get("site", row.site) == row.site)


def order(connection: Connection, **given: str) -> Answer:
    """One order with everything about it.

    Raises:
        Refusal: ``unknown_repair``.
    """
    yield repair_page.repair_page(connection, order_number(given["repair"]), SystemClock().now())


def parts(connection: Connection, **given: str) -> Answer:
    """What the order will likely need, with what lies here and at the next centre.

    Raises:
        Refusal: ``unknown_repair``.
    """
    yield from repair_parts.likely_parts(connection, order_number(given["repair"]), SystemClock().now())


def technicians(connection: Connection, **given: str) -> Answer:
    """Who can do the order, the best first.

    Raises:
        Refusal: ``unknown_repair``.
    """
    yield from technicians_for(connection, order_number(given["repair"]), SystemClock().now())


def fault_classes(connection: Connection, **given: str) -> Answer:
    """The kinds of fault."""
    yield from repairs.fault_classes(connection, retired=given.get("closed") == Closed.YES)


def terms(connection: Connection, **given: str) -> Answer:
    """Service levels and rates of a site, the newest first."""
    yield from repairs.service_levels(connection, given.get("site", ""))
    yield from repairs.rates(connection, given.get("site", ""))


WORDS = {"state": RepairState, "closed": Closed}
