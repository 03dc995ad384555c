"""The failure list for other programs: CSV, a row per order and part, and JSON with everything (S2-27)."""

import json
from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import Connection

from desktop.domain.service_failures import FailureList
from desktop.exchange.csv_writing import as_cell, as_csv
from desktop.queries.service_failures import ListAsked, failures
from desktop.services.wire import to_wire

OF_ORDER: Final = (
    *("number", "reported_on", "finished_on", "model", "region", "serial", "topic", "age_days", "handling"),
)
OF_PART: Final = ("ref", "name", "name_en", "lot", "serial", "pieces")
_HEAD: Final = (*OF_ORDER, *(f"part_{name}" for name in OF_PART))


def failure_csv(connection: Connection, asked: ListAsked) -> bytes:
    """A row for each part that was changed, and one for each order without any.

    Raises:
        Refusal: ``unknown_site``, ``ends_before_it_begins``, ``unknown_party``.
    """
    return as_csv(_HEAD, _rows(failures(connection, asked)))


def _rows(told: FailureList) -> Iterator[list[str]]:
    for order in told.orders:
        mine = [as_cell(to_wire(getattr(order, name))) for name in OF_ORDER]
        for part in order.parts:
            yield [*mine, *(as_cell(to_wire(getattr(part, name))) for name in OF_PART)]
        if not order.parts:
            yield [*mine, *([""] * len(OF_PART))]


def failure_json(connection: Connection, asked: ListAsked) -> bytes:
    """The whole list.

    Raises:
        Refusal: ``unknown_site``, ``ends_before_it_begins``, ``unknown_party``.
    """
    whole = failures_plain(failures(connection, asked))
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def failures_plain(told: FailureList) -> dict[str, Any]:
    """The list as JSON knows it, with its sums."""
    sums = {"failures": told.failures, "with_part": told.with_part}
    left = {"other_maker": told.other_maker, "maker_unknown": told.maker_unknown, "other_parts": told.other_parts}
    lists = {"faults": told.faults, "parts": told.parts, "orders": told.orders}
    return (
        sums
        | {name: to_wire(value) for name, value in left.items()}
        | {name: [to_wire(row) for row in rows] for name, rows in lists.items()}
    )
