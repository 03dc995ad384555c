"""Looking a device up among 100,000 with 1,000,000 rows of its life, and its warranty answer; as JSON.

The goals are those of C-09 and S2-08: look-up, also of a serial that nobody has, answer and pages within 200 ms; the
nightly look at every warranty, the first one and one in which nothing changed, within 60 s.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from time import perf_counter
from typing import Any

from sqlalchemy import insert, select, text

from benchmarks.measure import Outcome, median_ms
from benchmarks.warehouse import Warehouse, databases, warehouse
from desktop.domain.clock import FixedClock
from desktop.domain.equipment import DeviceField, Stage
from desktop.domain.warranty_rules import Replacing, StartBasis
from desktop.models.device import Device, DeviceFieldEntry, DeviceStage
from desktop.models.party import Site
from desktop.models.person import Person
from desktop.models.warranty import WarrantyRuleVersion
from desktop.queries.device_page import device_page
from desktop.queries.devices import devices, look_up
from desktop.queries.warranty import Asked, warranty_of
from desktop.services.devices.nightly import catch_up
from desktop.storage.unit_of_work import Store

NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
TODAY = date(2026, 11, 21)
DI = "06901234567892"
AT_ONCE = 5000
LIVES = 10


def run(*, quick: bool) -> list[Outcome]:
    """Measure on both databases."""
    count = 10_000 if quick else 100_000
    outcomes: list[Outcome] = []
    with databases() as urls:
        for kind, url in urls.items():
            with warehouse(url) as made:
                _seed(made, count)
                outcomes.append(_measured(made, kind, count))
    return outcomes


def _measured(made: Warehouse, kind: str, count: int) -> Outcome:
    serial = _serial(count // 3)
    with made.store.read() as connection:
        jobs: dict[str, Callable[[], Any]] = {
            "serial_ms": lambda: look_up(connection, serial, TODAY),
            "udi_ms": lambda: look_up(connection, f"]d201{DI}21{serial}", TODAY),
            "asset_ms": lambda: look_up(connection, f"AS-{count // 2:06d}", TODAY),
            "part_ms": lambda: look_up(connection, serial[4:], TODAY),
            "answer_ms": lambda: warranty_of(connection, Asked(serial), NOW),
            "page_ms": lambda: device_page(connection, serial, NOW),
            "list_page_ms": lambda: list(islice(devices(connection), 100)),
            "unknown_ms": lambda: look_up(connection, f"{serial[:-1]}X", TODAY),
        }
        figures: dict[str, Any] = {name: median_ms(job, 5) for name, job in jobs.items()}
    quick_enough = all(figures[name] <= 200 for name in jobs)
    nights = {"first_night": NOW, "next_night": NOW + timedelta(days=1), "busy_night": NOW + timedelta(days=40)}
    for name, moment in nights.items():
        figures[f"{name}_s"], figures[f"{name}_sent"] = _night(made, moment)
    met = quick_enough and all(figures[f"{name}_s"] <= 60 for name in nights)
    figures |= {"devices": count, "rows_of_life": count * LIVES}
    goal = "look-up, answer and pages within 200 ms; a night within 60 s"
    return Outcome(f"warranty_{kind}", figures, goal=goal, met=met)


def _night(made: Warehouse, moment: datetime) -> tuple[float, int]:
    """Seconds of the nightly look at all devices, and how many reminders it sent."""
    store = Store(made.store.engine, FixedClock(moment))
    begun = perf_counter()
    sent = catch_up(store, "BENCH").value.sent
    return round(perf_counter() - begun, 2), sent


def _serial(number: int) -> str:
    return f"PD{number % 7}-2{number % 6}-{number:06d}"


def _seed(made: Warehouse, count: int) -> None:
    with made.store.engine.begin() as connection:
        site, partner = connection.execute(select(Site.id, Site.partner_id)).one()
        person = connection.execute(select(Person.id)).scalars().first()
        rule = {"code": "EAST", "version": 1, "name": "East", "months": 24, "basis": StartBasis.INSTALLATION}
        rule |= {"limit_months": 27, "limit_basis": StartBasis.PRODUCTION, "consumables_covered": False}
        rule |= {"consumable_classes": "[]", "buy_before_days": 0, "repair_days": 0, "replacing": Replacing.OWN_TERM}
        rule |= {"region": "East", "set_at": NOW, "set_by_id": person}
        connection.execute(insert(WarrantyRuleVersion).values(rule))
        for rows in _portions(_devices(count, site, partner)):
            connection.execute(insert(Device), rows)
        for rows in _portions(_entries(count, person)):
            connection.execute(insert(DeviceFieldEntry), rows)
        for rows in _portions(_stages(count, person)):
            connection.execute(insert(DeviceStage), rows)
    with made.store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("ANALYZE"))


def _portions(rows: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    while portion := list(islice(rows, AT_ONCE)):
        yield portion


def _devices(count: int, site: int, partner: int) -> Iterator[dict[str, Any]]:
    for number in range(1, count + 1):
        yield {
            "id": number,
            "serial": _serial(number),
            "udi": DI,
            "model": f"PD-{number % 5}00",
            "site_id": site,
            "partner_id": partner,
            "ref": f"R-{number % 400}",
            "asset": f"AS-{number:06d}",
            "region": "East",
            "produced_on": date(2025, 1, 10),
            "installed_on": date(2025, 3, 1 + number % 28),
            "registered_at": NOW,
        }


def _entries(count: int, person: int | None) -> Iterator[dict[str, Any]]:
    fields = (DeviceField.INSTALLED_ON, DeviceField.PRODUCED_ON, DeviceField.REGION, DeviceField.MODEL)
    for number in range(1, count + 1):
        for field in fields:
            made = {"device_id": number, "field": field, "value": "x", "entered_by": "import"}
            yield made | {"at": NOW, "by_id": person}


def _stages(count: int, person: int | None) -> Iterator[dict[str, Any]]:
    stages = (Stage.PURCHASE, Stage.RECEIPT, Stage.INSTALLATION, Stage.TRAINING, Stage.MAINTENANCE, Stage.MAINTENANCE)
    for number in range(1, count + 1):
        for at, stage in enumerate(stages):
            yield {
                "device_id": number,
                "stage": stage,
                "on": date(2025, 1 + at, 1),
                "recorded_at": NOW,
                "by_id": person,
            }
