"""One record of a device from purchase to scrap, in one database, without copies (S2-03, S2-13)."""

import pytest
from sqlalchemy import func, select

from desktop.domain.equipment import DeviceField
from desktop.exchange.sample_delivery import SITE
from desktop.exchange.sample_repair import FAULT
from desktop.models.device import Device
from desktop.models.schema import SCHEMA
from desktop.queries.device_page import device_page
from desktop.queries.device_rest import device_rest
from tests.journeys.repair_day import DAY, RepairDay, local, repair_day

SERIAL = "LIFE-1"
BELONGING = (
    "device_stage",
    "device_part",
    "service_contract",
    "device_extension",
    "warranty_reminder",
    "repair_order",
    "meter_reading",
)
OF_THE_RECORD = (
    DeviceField.PURCHASED_ON,
    DeviceField.PURCHASE_COST,
    DeviceField.PRODUCED_ON,
    DeviceField.SHIPPED_ON,
    DeviceField.ACCEPTED_ON,
    DeviceField.BRAND,
    DeviceField.DEALER,
)


def live(day: RepairDay) -> list[str]:
    """A whole life, with two repairs in it; the numbers of the work orders."""
    required = ("udi", "model", "brand", "batch", "place", "purchased_on", "purchase_cost", "produced_on")
    fields = [{"field": name, "value": None} for name in (*required, "service_level")]
    day.send("register_device", "09:15", site=SITE, serial=SERIAL, fields=fields)
    for stage in ("purchase", "receipt", "installation", "training"):
        day.send("record_stage", "09:20", serial=SERIAL, stage=stage, on=DAY.isoformat())
    numbers = []
    for at in ("09:30", "09:31"):
        opened = day.send("open_repair", at, device=SERIAL, fault_class=FAULT, decontaminated=True)
        numbers.append(str(opened["number"]))
        day.send("cancel_repair", "09:40", number=numbers[-1], reason="nothing found")
    day.send("record_stage", "10:00", serial=SERIAL, stage="scrap", on=DAY.isoformat())
    return numbers


@pytest.mark.requirement("S2-03")
def test_a_device_has_one_record_for_its_whole_life_and_no_order_is_without_it(database_url: str) -> None:
    with repair_day(database_url, history=False) as day:
        assert day.refused("open_repair", "09:14", device="NOBODY-1", fault_class=FAULT).code == "unknown_device"
        numbers = live(day)
        with day.store.read() as connection:
            kept = connection.execute(select(func.count()).select_from(Device).where(Device.serial == SERIAL))
            assert kept.scalar_one() == 1
            page = device_page(connection, SERIAL, local("10:01"))
            orders = {one.number for one in device_rest(connection, page.id).repairs}
        stages = [one.stage.value for one in page.stages]
        assert (stages[0], stages[-1], orders) == ("purchase", "scrap", set(numbers))
    column = SCHEMA.tables["repair_order"].c["device_id"]
    assert (column.nullable, [key.target_fullname for key in column.foreign_keys]) == (False, ["device.id"])


@pytest.mark.requirement("S2-13")
def test_contracts_service_and_data_name_the_device_and_copy_nothing_of_its_record() -> None:
    tables = SCHEMA.tables
    for name in BELONGING:
        targets = [key.target_fullname for key in tables[name].c["device_id"].foreign_keys]
        assert (targets, tables[name].c["device_id"].nullable) == (["device.id"], False), name
    for field in OF_THE_RECORD:
        assert [name for name, table in tables.items() if field.value in table.c] == ["device"], field
