"""Proposals over 20,000 items: the whole list, one explained, and how soon a consumption is followed; as JSON.

Each item has two lots in bins; every twentieth has one that expires soon, another twentieth a reservation, so that a
tenth is below the minimum. The goal is that of S1-24: the proposal is there within one second.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, insert, select

from benchmarks.measure import Outcome, timed
from benchmarks.warehouse import Warehouse, databases, warehouse
from desktop.domain.ledger import PlaceKind
from desktop.models.case import Reservation
from desktop.models.item import Item, ItemKind, Lot
from desktop.models.ledger import Balance
from desktop.models.party import Party, PartyKind, Site
from desktop.models.person import Person
from desktop.models.place import Place
from desktop.models.replenishment import Par
from desktop.queries.demand import Wish, outlook
from desktop.queries.par_page import par_lines, par_page
from desktop.queries.pars import pars
from desktop.queries.replenishment import explain, proposals
from desktop.services.refilling import SEND_ORDER, SendOrder

NOW = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)
AT_ONCE = 2000


def run(*, quick: bool) -> list[Outcome]:
    """Measure on both databases."""
    items = 2_000 if quick else 20_000
    outcomes: list[Outcome] = []
    with databases() as urls:
        for kind, url in urls.items():
            with warehouse(url) as made:
                _seed(made, items)
                outcomes += _measured(made, kind, items)
    return outcomes


def _measured(made: Warehouse, kind: str, items: int) -> list[Outcome]:
    with made.store.read() as connection:
        rows = proposals(connection, "SH", NOW)
        one = rows[len(rows) // 2].par
        whole = min(timed(lambda: proposals(connection, "SH", NOW)) for _ in range(3))
        single = min(timed(lambda: explain(connection, one.id, NOW)) for _ in range(3))
        ahead = timed(lambda: [outlook(connection, row, NOW) for row in pars(connection, item=one.item)])
        listed = min(timed(lambda: par_lines(connection, "SH")) for _ in range(3))
        page = min(timed(lambda: par_page(connection, one.id, NOW, Wish())) for _ in range(3))
    sent = timed(lambda: made.do(SEND_ORDER, SendOrder("SH", "M-01")))
    figures: dict[str, Any] = {"items": items, "below_minimum": len(rows), "proposals_ms": round(whole * 1000, 1)}
    figures |= {"explain_ms": round(single * 1000, 1), "forecast_of_one_ms": round(ahead * 1000, 1)}
    figures |= {"par_list_ms": round(listed * 1000, 1), "par_page_ms": round(page * 1000, 1)}
    figures["send_order_ms"] = round(sent * 1000, 1)
    goal = "all proposals, read anew after a consumption, within 1 s"
    return [Outcome(f"replenishment_{kind}", figures, {}, None, goal, whole <= 1)]


def _seed(made: Warehouse, items: int) -> None:
    with made.store.engine.begin() as connection:
        maker = connection.execute(select(Party.id).where(Party.kind == PartyKind.MANUFACTURER)).scalar_one()
        site, partner = connection.execute(select(Site.id, Site.partner_id)).one()
        zone = connection.execute(select(Place.id, Place.code).where(Place.kind == PlaceKind.ZONE)).one()
        bins = (
            connection.execute(select(Place.id).where(Place.kind == PlaceKind.BIN).order_by(Place.id)).scalars().all()
        )
        person = connection.execute(select(Person.id).limit(1)).scalar_one()
        of = {"site_id": site, "partner_id": partner, "owner_id": maker}
        about = {"maker_id": maker, "kind": ItemKind.IMPLANT}
        _insert(connection, Item, ({"ref": f"R{n:06}", "name": f"零件 {n:06}"} | about for n in range(items)))
        ids = connection.execute(select(Item.id).where(Item.ref.like("R%")).order_by(Item.ref)).scalars().all()
        lots = ({"item_id": item, "number": f"L{n}", "expires_on": _expiry(item, n)} for item in ids for n in (1, 2))
        _insert(connection, Lot, lots)
        where = select(Lot.id, Lot.item_id).where(Lot.number.in_(("L1", "L2"))).order_by(Lot.id)
        both = connection.execute(where).all()
        keys = {"owner_id": maker, "quantity": Decimal(2), "unit_id": None}
        lying = ({"place_id": bins[lot % len(bins)], "item_id": item, "lot_id": lot} | keys for lot, item in both)
        _insert(connection, Balance, lying)
        levels = {"minimum": 4, "target": 6, "maximum": 8, "pack": 1, "horizon_days": 30, "source": "import"}
        scope = {"scope": f"P:{zone.code}", "place_id": zone.id} | of | levels
        _insert(connection, Par, (scope | {"item_id": item} for item in ids))
        promise = of | {"document": "C-1", "quantity": Decimal(1), "made_at": NOW, "made_by_id": person}
        held = (
            promise | {"item_id": item, "lot_id": lot, "place_id": bins[lot % len(bins)]}
            for lot, item in both
            if item % 20 == 0 and lot % 2
        )
        _insert(connection, Reservation, held)


def _expiry(item: int, number: int) -> date:
    """Every twentieth item has a lot that expires soon."""
    soon = item % 20 == 1 and number == 1
    return NOW.date() + timedelta(days=10 if soon else 900)


def _insert(connection: Connection, model: Any, rows: Iterator[dict[str, Any]]) -> None:
    waiting: list[dict[str, Any]] = []
    for row in rows:
        waiting.append(row)
        if len(waiting) == AT_ONCE:
            connection.execute(insert(model), waiting)
            waiting = []
    if waiting:
        connection.execute(insert(model), waiting)
