"""The night's look at 100,000 devices with 120,000 failures and 200,000 meter readings; as JSON.

The goal is that of SC-18: reminders and triggers of a night within 60 s, a second look that proposes nothing new, and
the lists of the page within 200 ms.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random
from time import perf_counter
from typing import Any

from sqlalchemy import insert, select, text

from benchmarks.measure import Outcome, median_ms
from benchmarks.warehouse import Warehouse, databases, warehouse
from benchmarks.warranty import _portions
from desktop.domain.ledger import EnteredBy
from desktop.domain.prevention import TrendKind
from desktop.domain.repairs import OrderOrigin, Priority, RepairState
from desktop.models.device import Device
from desktop.models.party import Site
from desktop.models.person import Person
from desktop.models.prevention import MaintenancePlan, MeterReading, TrendRule
from desktop.models.repair import FaultClass, RepairOrder
from desktop.queries.prevention import due_list, proposals, risks
from desktop.services.prevention.night import look_at

NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
TODAY = date(2026, 11, 21)
REGIONS = ("East", "North", "South", "West")


def run(*, quick: bool) -> list[Outcome]:
    """Measure on both databases."""
    count = 10_000 if quick else 100_000
    outcomes: list[Outcome] = []
    with databases() as urls:
        for kind, url in urls.items():
            with warehouse(url) as made:
                site = _seed(made, count)
                outcomes.append(_measured(made, kind, count, site))
    return outcomes


def _measured(made: Warehouse, kind: str, count: int, site: int) -> Outcome:
    begun = perf_counter()
    first = look_at(made.store, site, "DESK-1").value
    middle = perf_counter()
    again = look_at(made.store, site, "DESK-2").value
    figures: dict[str, Any] = {"night_s": round(middle - begun, 1), "again_s": round(perf_counter() - middle, 1)}
    with made.store.read() as connection:
        pages = {
            "due_ms": median_ms(lambda: due_list(connection, site, TODAY), 5),
            "proposals_ms": median_ms(lambda: proposals(connection, site), 5),
            "risks_ms": median_ms(lambda: risks(connection, site), 5),
        }
    figures |= pages | {"devices": count, "proposals": first.proposals, "proposed_again": again.proposals}
    met = figures["night_s"] <= 60 and again.proposals == 0 and all(value <= 200 for value in pages.values())
    goal = "a night within 60 s, nothing proposed twice, lists within 200 ms"
    return Outcome(f"prevention_{kind}", figures, goal=goal, met=met)


def _seed(made: Warehouse, count: int) -> int:
    with made.store.engine.begin() as connection:
        site, partner = connection.execute(select(Site.id, Site.partner_id)).one()
        person = connection.execute(select(Person.id)).scalars().first()
        keys = {"site_id": site, "partner_id": partner, "set_at": NOW, "set_by_id": person}
        fault = connection.execute(insert(FaultClass).values(code="NP").returning(FaultClass.id)).scalar_one()
        for rows in _portions(_devices(count, site, partner)):
            connection.execute(insert(Device), rows)
        for rows in _portions(_orders(count, site, partner, fault, person)):
            connection.execute(insert(RepairOrder), rows)
        for rows in _portions(_readings(count, person)):
            connection.execute(insert(MeterReading), rows)
        connection.execute(insert(MaintenancePlan), [row | keys for row in _plans()])
        connection.execute(insert(TrendRule), [row | keys for row in _rules()])
    with made.store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("ANALYZE"))
    return int(site)


def _devices(count: int, site: int, partner: int) -> Iterator[dict[str, Any]]:
    for number in range(1, count + 1):
        yield {
            "id": number,
            "serial": f"S-{number:06d}",
            "model": f"PD-{number % 60:02d}",
            "site_id": site,
            "partner_id": partner,
            "region": REGIONS[number % 4],
            "line": "power tools" if number % 2 else "towers",
            "installed_on": date(2024, 1, 1) + timedelta(days=number % 900),
            "registered_at": NOW,
        }


def _orders(count: int, site: int, partner: int, fault: int, person: int | None) -> Iterator[dict[str, Any]]:
    random = Random(8)
    plain = {"site_id": site, "partner_id": partner, "state": RepairState.IN_SERVICE, "origin": OrderOrigin.INTAKE}
    plain |= {"reported_source": EnteredBy.SCAN, "fault_class_id": fault, "priority": Priority.NORMAL}
    for number in range(1, count * 6 // 5 + 1):
        at = NOW - timedelta(days=random.randrange(1, 700), seconds=number)
        row = {"id": number, "number": f"W-{number}", "device_id": random.randrange(1, count + 1), "reported_at": at}
        yield plain | row | {"opened_at": at, "opened_by_id": person}


def _readings(count: int, person: int | None) -> Iterator[dict[str, Any]]:
    for number in range(1, count + 1):
        for days, value in ((200, 100), (3, 100 + number % 900)):
            row = {"device_id": number, "meter": "HOURS", "on": TODAY - timedelta(days=days), "value": Decimal(value)}
            yield row | {"total": Decimal(value), "reset": False, "entered_by": "import", "at": NOW, "by_id": person}


def _plans() -> list[dict[str, Any]]:
    plain: dict[str, Any] = {"version": 1, "fixed": True, "lead_days": 0, "minutes": 60, "automatic": False}
    plain |= {"months": None, "meter": "", "units": None, "line": "", "model": ""}
    yearly = plain | {"code": "PM-36", "name": "Three years", "months": 36, "line": "power tools"}
    metered = plain | {"code": "PM-H", "name": "Hours", "meter": "HOURS", "units": Decimal(990)}
    return [yearly, metered, plain | {"code": "PM-48", "name": "Four years", "months": 48}]


def _rules() -> list[dict[str, Any]]:
    plain: dict[str, Any] = {"version": 1, "fault_class": "", "failures": None, "days": None, "rate": None}
    plain |= {"confidence": None, "score": None, "automatic": False}
    count = plain | {"code": "T-4", "name": "Four", "kind": TrendKind.COUNT, "failures": 4, "days": 180}
    rate = plain | {"code": "T-R", "name": "Rate", "kind": TrendKind.RATE, "rate": Decimal("0.7"), "confidence": 95}
    risk = plain | {"code": "T-S", "name": "Score", "kind": TrendKind.RISK, "score": 90}
    return [count, rate | {"days": 365}, risk]
