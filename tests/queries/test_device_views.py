"""Four departments look at one record of a device: what one of them changes, all of them read (S2-34)."""

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import func, select

from desktop.commands.query import run as query
from desktop.domain.equipment import REQUIRED, DeviceField
from desktop.exchange.sample_delivery import HOSPITAL, PARTNER, SITE
from desktop.exchange.sample_repair import BATTERY, FAULT
from desktop.models.device import Device
from desktop.models.external import ExternalId
from desktop.queries.device_views import FIELDS_OF, DeviceViews, device_views
from tests.journeys.repair_day import DAY, RepairDay, local, repair_day

SERIAL, ADMINISTRATOR = "VIEW-1", "1000"
KNOWN = {
    "model": "PD-200",
    "brand": "Sample",
    "batch": "B-7",
    "customer": HOSPITAL,
    "dealer": PARTNER,
    "purchased_on": "2026-01-05",
    "purchase_cost": "18500.00",
    "ref": BATTERY,
}


@pytest.fixture
def day(database_url: str) -> Iterator[RepairDay]:
    with repair_day(database_url, history=False) as made:
        fields: list[dict[str, Any]] = [{"field": name, "value": value} for name, value in KNOWN.items()]
        fields += [{"field": one.value, "value": None} for one in REQUIRED if one.value not in KNOWN]
        made.send("register_device", "09:15", site=SITE, serial=SERIAL, fields=fields)
        yield made


def views(day: RepairDay) -> DeviceViews:
    with day.store.read() as connection:
        return device_views(connection, SERIAL, local("18:00"))


def said(day: RepairDay, field: DeviceField) -> dict[str, Any]:
    """What each department that has the field reads in it."""
    now = views(day)
    shown = {one: getattr(now, one.value).fields for one in FIELDS_OF}
    return {one.value: row.value for one, rows in shown.items() for row in rows if row.field is field}


@pytest.mark.requirement("S2-34")
def test_a_change_by_one_department_is_what_all_four_read(day: RepairDay) -> None:
    assert set(said(day, DeviceField.MODEL).values()) == {"PD-200"}
    assert len(said(day, DeviceField.MODEL)) == 4
    day.send("set_device_field", "10:00", serial=SERIAL, field="model", value="PD-300", reason="read from the plate")
    assert said(day, DeviceField.MODEL) == dict.fromkeys(("service", "purchasing", "sales", "quality"), "PD-300")
    day.send("set_device_field", "10:05", serial=SERIAL, field="dealer", value="M", reason="bought directly")
    assert said(day, DeviceField.DEALER) == {"purchasing": "M", "sales": "M"}
    day.send("set_device_field", "10:06", serial=SERIAL, field="batch", value="B-8", reason="read from the plate")
    assert said(day, DeviceField.BATCH) == {"quality": "B-8"}
    with day.store.read() as connection:
        kept = connection.execute(select(func.count()).select_from(Device).where(Device.serial == SERIAL))
        assert kept.scalar_one() == 1


@pytest.mark.requirement("S2-34")
def test_each_department_finds_what_it_works_with(day: RepairDay) -> None:
    day.send("record_stage", "09:20", serial=SERIAL, stage="purchase", on="2026-01-05", document="PO-77")
    order = str(day.send("open_repair", "09:30", device=SERIAL, fault_class=FAULT, decontaminated=True)["number"])
    now = views(day)
    assert (now.service.open_orders, now.service.orders, now.service.verdict) == ((order,), 1, "undetermined")
    assert (now.purchasing.supplier, now.purchasing.documents) == ("东区医疗器械有限公司", ("PO-77 · 2026-01-05",))
    assert (now.sales.customer, now.sales.contracts, now.sales.charged) == ("XX医院", (), Decimal(0))
    assert [(one.orders, bool(one.fault)) for one in now.quality.failures] == [(1, True)]
    assert (now.quality.adverse, now.quality.recalls, now.quality.shared_serial) == ((), (), False)
    day.send("cancel_repair", "09:40", number=order, reason="nothing found")
    assert views(day).service.open_orders == ()


@pytest.mark.requirement("S2-34", "C-05")
def test_a_recall_of_its_lot_or_of_its_serial_number_stands_in_the_view_of_quality(day: RepairDay) -> None:
    about: dict[str, Any] = {"site": SITE, "item": BATTERY, "reason": "cracks", "not_received": True}
    other = day.send("block_recall", "11:00", actor="1002", **about, lot="B-9")
    assert views(day).quality.recalls == ()
    lot = day.send("block_recall", "11:01", actor="1002", **about, lot="B-7")
    assert views(day).quality.recalls == (lot["number"],)
    serials = {"serial_from": "VIEW-0", "serial_to": "VIEW-5"}
    ranged = day.send("block_recall", "11:02", actor="1002", **about, **serials)
    assert views(day).quality.recalls == (lot["number"], ranged["number"])
    assert other["number"] not in views(day).quality.recalls


@pytest.mark.requirement("S2-34")
def test_a_device_is_asked_for_by_the_number_of_another_system(
    database_url: str, day: RepairDay, capsys: pytest.CaptureFixture[str]
) -> None:
    about: dict[str, Any] = {"system": "ERP", "kind": "device", "code": SERIAL, "their_id": "EQ-000417"}
    assert day.send("save_external_id", "10:00", actor=ADMINISTRATOR, **about)["created"]
    at = ("--database-url", database_url)
    assert query(["device", "--raw", "eq-000417", *at]) == 0
    assert json.loads(capsys.readouterr().out)["serial"] == SERIAL
    assert query(["device-views", "--serial", SERIAL, "--view", "sales", *at]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["numbers"] == [{"system": "ERP", "their_id": "EQ-000417"}]
    assert {"service", "purchasing", "quality"}.isdisjoint(told)
    assert {row["field"]: row["value"] for row in told["sales"]["fields"]}["customer"] == HOSPITAL
    assert query(["devices", "--text", SERIAL, "--system", "ERP", *at]) == 0
    (row,) = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert (row["serial"], row["their_id"]) == (SERIAL, "EQ-000417")
    assert query(["external-ids", "--kind", "device", "--all", "yes", *at]) == 0
    (kept,) = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert (kept["code"], kept["within"], kept["name"]) == (SERIAL, "PD-200", "Sample")
    with day.store.read() as connection:
        assert connection.execute(select(func.count()).select_from(ExternalId)).scalar_one() == 1
    assert date.fromisoformat(kept["recorded_at"][:10]) == DAY
