"""``sparezone query``: replenishment, orders to the owners, and forecasts."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection

from desktop.domain.clock import SystemClock
from desktop.domain.errors import Refusal
from desktop.queries import demand, exchanging, refill_orders
from desktop.queries import pars as par_list
from desktop.queries import replenishment as told
from desktop.queries.demand_months import monthly_demand
from desktop.queries.par_settings import par_settings
from desktop.services.wire import to_wire


def replenishment(connection: Connection, **given: str) -> Iterator[Any]:
    """What is below its minimum at a site; ``--all yes`` every par; with ``--item`` and ``--place`` the rows behind."""
    now = SystemClock().now()
    if "item" in given and "place" in given:
        key = told.par_id(connection, given["place"], given["item"], given.get("owner", ""))
        explained = told.explain(connection, key, now)
        yield told.as_plain(explained.row) | {"rows": to_wire(explained.rows)}
        return
    below_only = given.get("all") != "yes"
    for row in told.proposals(connection, given["site"], now, given.get("owner", ""), below_only=below_only):
        if given.get("item", row.par.item) == row.par.item and given.get("place", row.par.at) == row.par.at:
            yield told.as_plain(row)


def pars(connection: Connection, **given: str) -> Iterator[Any]:
    """The pars, with who set each last and when."""
    settings = par_settings(connection, par_list.pars(connection))
    for row in par_list.pars(connection, **_where(given)):
        setting = settings.get(row.id)
        plain = to_wire(row)
        levels = plain.pop("levels")
        kept = {name: value for name, value in plain.items() if name != "id" and not name.endswith("_id")}
        by, at = (setting.by, to_wire(setting.at)) if setting else ("", None)
        yield kept | levels | {"set_by": by, "set_at": at}


def short_dated(connection: Connection, **given: str) -> Iterator[Any]:
    """Consigned pieces near their expiry, and the order that asked for their exchange."""
    for row in exchanging.short_dated(connection, given["site"], SystemClock().now(), given.get("owner", "")):
        yield {name: value for name, value in to_wire(row).items() if not name.endswith("_id")}


def orders(connection: Connection, **given: str) -> Iterator[Any]:
    """Orders, the newest first; with ``--order`` one with its lines."""
    now = SystemClock().now()
    if "order" in given:
        yield refill_orders.order_page(connection, given["order"], now)
        return
    yield from refill_orders.orders(connection, now, site=given.get("site", ""), owner=given.get("owner", ""))


def reply_times(connection: Connection, **given: str) -> Iterator[Any]:
    """How long each owner takes to answer an order."""
    yield from refill_orders.reply_times(connection, SystemClock().now(), given.get("site", ""))


def forecast(connection: Connection, **given: str) -> Iterator[Any]:
    """Demand by week and month, forecast with its errors, and the par that reaches a fill rate in per cent."""
    now, wish = SystemClock().now(), _wish(given)
    for row in par_list.pars(connection, **_where(given)):
        found = demand.outlook(connection, row, now, wish)
        months = {f"{month.first:%Y-%m}": month.pieces for month in monthly_demand(connection, row, now) if month.known}
        yield demand.as_plain(found) | {"months": months}


def _where(given: dict[str, str]) -> Any:
    return {name: given[name] for name in ("site", "item", "place", "owner") if name in given}


def _wish(given: dict[str, str]) -> demand.Wish:
    fill_rate = _number(given.get("fill_rate", "95"), "bad_fill_rate", 100)
    if fill_rate < 1:  # a share where per cent are meant
        raise Refusal("bad_fill_rate", value=str(fill_rate))
    lead = _number(given["lead_weeks"], "bad_lead_time", 53) if "lead_weeks" in given else None
    return demand.Wish(fill_rate, lead)


def _number(text: str, code: str, below: int) -> Decimal:
    try:
        value = Decimal(text)
    except ArithmeticError as error:
        raise Refusal(code, value=text) from error
    if not value.is_finite() or not 0 < value < below:
        raise Refusal(code, value=text)
    return value
