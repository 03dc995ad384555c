"""Work orders among 100,000 devices with 1,000,000 rows of history: lists, pages, an intake; as JSON.

The history is two orders of each device, three events and one part of each. The goal is 200 ms each for the list of
open orders, the page of one, its likely parts, the service of a device, what stands beside its record, and for taking a
device in, which is a whole commit.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import count as numbers
from typing import Any, Final

from sqlalchemy import insert, select, text

from benchmarks.measure import Outcome, median_ms
from benchmarks.warehouse import Warehouse, databases, warehouse
from benchmarks.warranty import _portions
from desktop.domain.ledger import EnteredBy, PlaceKind
from desktop.domain.repairs import OrderOrigin, PartState, Priority, RepairEventKind, RepairState
from desktop.models.device import Device
from desktop.models.item import Item, Lot
from desktop.models.party import Site
from desktop.models.person import Person
from desktop.models.place import Place
from desktop.models.repair import FaultClass, RepairEvent, RepairOrder, RepairPart
from desktop.models.settlement import DocumentCounter
from desktop.queries.device_rest import device_rest
from desktop.queries.device_service import device_service
from desktop.queries.repair_page import repair_page
from desktop.queries.repair_parts import likely_parts
from desktop.queries.repairs import open_repairs
from desktop.services.repairs.taking_in import OPEN_REPAIR, OpenRepair

NOW: Final = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
FAULTS: Final = 5
OPEN_ORDERS: Final = 300
EVENTS: Final = (RepairEventKind.RECEIVED, RepairEventKind.STARTED, RepairEventKind.FINISHED)


def run(*, quick: bool) -> list[Outcome]:
    """Measure on both databases."""
    count = 10_000 if quick else 100_000
    with databases() as urls:
        return [_on(kind, url, count) for kind, url in urls.items()]


def _on(kind: str, url: str, count: int) -> Outcome:
    with warehouse(url) as made:
        _seed(made, count)
        return _measured(made, kind, count)


def _measured(made: Warehouse, kind: str, count: int) -> Outcome:
    number = f"W-{2 * count - 7}"
    with made.store.read() as connection:
        figures: dict[str, Any] = {
            "open_list_ms": median_ms(lambda: open_repairs(connection, NOW), 5),
            "page_ms": median_ms(lambda: repair_page(connection, number, NOW), 5),
            "likely_parts_ms": median_ms(lambda: likely_parts(connection, number, NOW), 5),
            "service_ms": median_ms(lambda: device_service(connection, count - 400, NOW), 5),
            "rest_ms": median_ms(lambda: device_rest(connection, count - 400), 5),
        }
    devices = numbers(1)
    figures["opening_ms"] = median_ms(lambda: _open(made, next(devices)), 5)
    met = all(value <= 200 for value in figures.values())
    figures |= {"devices": count, "rows_of_history": count * 2 * (2 + len(EVENTS)), "open_orders": OPEN_ORDERS}
    return Outcome(f"repairs_{kind}", figures, goal="lists, pages and an intake within 200 ms each", met=met)


def _open(made: Warehouse, device: int) -> None:
    made.do(OPEN_REPAIR, OpenRepair(_serial(device), "F-1", decontaminated=True))


def _serial(number: int) -> str:
    return f"S-{number:06d}"


def _seed(made: Warehouse, count: int) -> None:
    with made.store.engine.begin() as connection:
        site, partner = connection.execute(select(Site.id, Site.partner_id)).one()
        person = connection.execute(select(Person.id)).scalars().first()
        faults = [{"id": key, "code": f"F-{key}"} for key in range(1, FAULTS + 1)]
        connection.execute(insert(FaultClass), faults)
        goods = _goods(connection) | {"owner_id": partner, "by_id": person}
        for rows in _portions(_devices(count, site, partner)):
            connection.execute(insert(Device), rows)
        for rows in _portions(_orders(count, {"site_id": site, "partner_id": partner, "opened_by_id": person})):
            connection.execute(insert(RepairOrder), rows)
        for rows in _portions(_events(count, person)):
            connection.execute(insert(RepairEvent), rows)
        for rows in _portions(_parts(count, goods)):
            connection.execute(insert(RepairPart), rows)
        connection.execute(insert(DocumentCounter).values(prefix="W", last=2 * count))
        if connection.dialect.name == "postgresql":
            sequence = "SELECT setval(pg_get_serial_sequence('repair_order', 'id'), :last)"
            connection.execute(text(sequence), {"last": 2 * count})
    with made.store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("ANALYZE"))


def _goods(connection: Any) -> dict[str, Any]:
    item = connection.execute(select(Item.id)).scalars().first()
    place = connection.execute(select(Place.id).where(Place.kind == PlaceKind.BIN)).scalars().first()
    lot = connection.execute(insert(Lot).values(item_id=item, number="BENCH").returning(Lot.id)).scalar_one()
    return {"item_id": item, "lot_id": lot, "place_id": place}


def _devices(count: int, site: int, partner: int) -> Iterator[dict[str, Any]]:
    for number in range(1, count + 1):
        row = {"id": number, "serial": _serial(number), "model": f"PD-{number % 60:02d}", "site_id": site}
        yield row | {"partner_id": partner, "installed_on": date(2025, 1, 1), "registered_at": NOW}


def _reported(number: int, count: int) -> datetime:
    return NOW - timedelta(seconds=300 * (2 * count - number) + 3600)


def _orders(count: int, keys: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Two of each device; the last ones are open, and their devices are the last ones."""
    plain = keys | {"origin": OrderOrigin.INTAKE, "reported_source": EnteredBy.SCAN, "priority": Priority.NORMAL}
    plain |= {"warranty": '{"verdict": "covered", "why": "", "on": "", "until": null, "rule": "", "needs": []}'}
    for number in range(1, 2 * count + 1):
        at, is_open = _reported(number, count), number > 2 * count - OPEN_ORDERS
        done = None if is_open else at + timedelta(hours=6)
        row = {"id": number, "number": f"W-{number}", "device_id": (number - 1) % count + 1, "reported_at": at}
        row |= {"state": RepairState.WORKING if is_open else RepairState.IN_SERVICE, "opened_at": at}
        row |= {"fault_class_id": number % FAULTS + 1, "repair_due_at": at + timedelta(days=3)}
        yield plain | row | {"finished_at": done, "closed_at": done, "contaminated": False}


def _events(count: int, person: int | None) -> Iterator[dict[str, Any]]:
    for number in range(1, 2 * count + 1):
        at = _reported(number, count)
        for hours, event in enumerate(EVENTS):
            happened = {"at": at + timedelta(hours=3 * hours), "recorded_at": at, "source": EnteredBy.SCAN}
            yield happened | {"order_id": number, "event": event, "by_id": person}


def _parts(count: int, goods: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for number in range(1, 2 * count + 1):
        row = {"order_id": number, "state": PartState.ISSUED, "quantity": 1, "unit_price": 980}
        yield goods | row | {"reserved_at": NOW}
