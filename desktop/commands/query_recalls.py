"""The questions about recalls, returns and traces of ``sparezone query``."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection

from desktop.domain.clock import SystemClock
from desktop.domain.errors import Refusal
from desktop.queries import recalls, returns
from desktop.queries.looking_up import HitKind, find
from desktop.queries.recall_locating import locate
from desktop.queries.tracing import trace_case, trace_tray, trace_unit
from desktop.services.recalls.opening import ScopeNames, scope_of
from desktop.services.returns.return_checks import check_return
from desktop.services.wire import to_wire

Answer = Iterator[Any]
_KEYS = frozenset({"id", "lot_id", "unit_id", "item_id", "maker_id", "site_id", "partner_id"})
_MORE_KEYS = frozenset({"place_id", "tray_id", "owner_id", "holder_id", "receiver_id"})


def _without_keys(row: Any) -> dict[str, Any]:
    plain: dict[str, Any] = to_wire(row)
    return {name: value for name, value in plain.items() if name not in _KEYS | _MORE_KEYS}


def recall_locate(connection: Connection, **given: str) -> Answer:
    """First the sum of a scope, then every piece of it; nothing is blocked by asking."""
    if not given:
        return
    scope = scope_of(connection, ScopeNames(**given), SystemClock().now())
    picture = locate(connection, scope)
    yield {"received": picture.received, "found": picture.found, "closed": picture.closed}
    yield from map(_without_keys, picture.rows)


def recall_list(connection: Connection) -> Answer:
    """Every recall with its progress."""
    for recall in recalls.recalls(connection):
        yield _without_keys(recall) | to_wire(recalls.progress(connection, recall))


def recall_pieces(connection: Connection, **given: str) -> Answer:
    """The pieces of a recall, as found and as they are now."""
    recall = recalls.recall_named(connection, given["recall"])
    yield from map(_without_keys, recalls.recall_pieces(connection, recall))


def recall_notices(connection: Connection, **given: str) -> Answer:
    """The notices with their clocks."""
    yield from map(_without_keys, recalls.recall_notices(connection, given.get("recall", "")))


def return_check(connection: Connection, **given: str) -> Answer:
    """Which day a return would be on, by scan or by names."""
    if not given:
        return
    names = (given.get("item", ""), given.get("lot", ""), given.get("serial", ""))
    yield check_return(connection, given.get("raw", ""), names, SystemClock().now())


def returned(connection: Connection, **given: str) -> Answer:
    """Returns."""
    yield from returns.returns(connection, given.get("state", ""))


def defects(connection: Connection, **given: str) -> Answer:
    """Defect cases."""
    yield from returns.defects(connection, given.get("state", ""))


def freight(connection: Connection, **given: str) -> Answer:
    """The freight of a month."""
    yield from returns.freight(connection, given.get("month", ""), given.get("payer", ""))


def exchanges(connection: Connection) -> Answer:
    """Exchanges."""
    yield from returns.exchanges(connection)


def trace(connection: Connection, **given: str) -> Answer:
    """A unit forward, or a case or a tray backward.

    Raises:
        Refusal: ``scan_thing_first`` when the scan names no unit and no tray.
    """
    if "case" in given:
        yield from trace_case(connection, given["case"])
    elif "tray" in given:
        yield from trace_tray(connection, given["tray"])
    elif "serial" in given:
        yield from trace_unit(connection, given.get("item", ""), given["serial"])
    elif "raw" in given:
        hit = find(connection, given.get("raw", ""), SystemClock().now().date())
        if hit.kind is HitKind.TRAY:
            yield from trace_tray(connection, hit.code)
        elif hit.kind is HitKind.UNIT:
            yield from trace_unit(connection, hit.item, hit.serial)
        else:
            raise Refusal("scan_thing_first", raw=given.get("raw", ""))
