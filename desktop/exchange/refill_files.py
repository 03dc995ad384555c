"""Replenishment as files: the list of what is below its minimum, and an order for the owner's own system (S1-24)."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import Connection

from desktop.exchange.csv_writing import as_cell, as_csv
from desktop.exchange.xlsx import as_xlsx
from desktop.models.external import ExternalKind
from desktop.queries.external_ids import their_ids
from desktop.queries.refill_orders import OrderPage, order_page
from desktop.queries.replenishment import as_plain, proposals
from desktop.services.wire import to_wire

ORDER_FORMAT: Final = "sparezone-order-1"
LIST_COLUMNS: Final = (
    *("site", "place", "kit", "owner", "item", "gtin", "name", "usable", "committed", "in_transit", "on_order"),
    *("position", "minimum", "target", "maximum", "pack", "missing", "proposed", "pieces", "reason"),
    "needed_for",
)
ORDER_COLUMNS: Final = (
    *("order", "kind", "position", "item", "gtin", "name", "pieces", "place", "lot", "serial", "expires_on"),
    "their_item",
)
"""``kind`` is ``order`` for what shall come and ``exchange`` for what shall be exchanged; ``their_item`` is what the
owner's own system calls the item, where that is known."""

Rows = Iterable[Sequence[Any]]


def _csv(_title: str, header: Sequence[str], rows: Rows) -> bytes:
    return as_csv(header, ([as_cell(value) for value in row] for row in rows))


TABLES: Final[Mapping[str, Callable[[str, Sequence[str], Rows], bytes]]] = MappingProxyType(
    {"csv": _csv, "xlsx": as_xlsx}
)


def replenishment_file(connection: Connection, site: str, at: datetime, form: str) -> bytes:
    """What is below its minimum at a site, as ``csv``, ``xlsx`` or ``json``.

    Raises:
        Refusal: ``unknown_site``.
    """
    rows = [as_plain(row) for row in proposals(connection, site, at)]
    if form == "json":
        return _json({"format": "sparezone-replenishment-1", "site": site, "at": to_wire(at), "rows": rows})
    return TABLES[form]("replenishment", LIST_COLUMNS, ([row.get(name) for name in LIST_COLUMNS] for row in rows))


def order_file(connection: Connection, number: str, at: datetime, form: str) -> bytes:
    """An order with its lines and what is to be exchanged, as ``csv``, ``xlsx`` or ``json``.

    Raises:
        Refusal: ``unknown_order``.
    """
    page = order_page(connection, number, at)
    theirs = their_ids(connection, page.order.owner, ExternalKind.ITEM)
    if form == "json":
        return _json(_order(page, theirs))
    rows = ({**row, "their_item": theirs.get(row["item"])} for row in _lines(page))
    return TABLES[form](number, ORDER_COLUMNS, ([row.get(name) for name in ORDER_COLUMNS] for row in rows))


def _order(page: OrderPage, theirs: Mapping[str, str]) -> dict[str, Any]:
    order = page.order
    head = {"format": ORDER_FORMAT, "order": order.number, "site": order.site, "owner": order.owner}
    head |= {"sent_at": to_wire(order.sent_at), "state": order.state.value, "reference": order.reference}
    lines = [
        {"position": line.position, "item": line.item, "gtin": line.gtin, "name": line.name, "pieces": line.pieces}
        | {"place": line.at, "on_order": line.on_order, "reason": line.reason, "why": json.loads(line.explanation)}
        | {"their_item": theirs.get(line.item, "")}
        for line in page.lines
    ]
    return head | {"lines": lines, "exchange": to_wire(page.exchanges), "deliveries": list(page.deliveries)}


def _lines(page: OrderPage) -> Iterable[dict[str, Any]]:
    number = page.order.number
    for line in page.lines:
        what = {"item": line.item, "gtin": line.gtin, "name": line.name, "pieces": line.pieces, "place": line.at}
        yield {"order": number, "kind": "order", "position": line.position} | what
    for one in page.exchanges:
        what = {"item": one.item, "name": one.name, "pieces": one.pieces, "place": one.place, "lot": one.lot}
        until = {"serial": one.serial, "expires_on": one.expires_on}
        yield {"order": number, "kind": "exchange"} | what | until


def _json(whole: dict[str, Any]) -> bytes:
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()
