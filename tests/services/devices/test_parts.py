"""Parts with serial numbers: put in, found by look-up, taken out, and never in two devices."""

from collections.abc import Iterator
from datetime import date

import pytest

from desktop.exchange.sample_equipment import DRILL, UNINSTALLED
from desktop.queries.device_rest import DeviceRest, device_rest
from desktop.queries.devices import Found
from tests.journeys.warranty_day import WarrantyDay, warranty_day


@pytest.fixture
def day(database_url: str) -> Iterator[WarrantyDay]:
    with warranty_day(database_url) as made:
        yield made


def rest(day: WarrantyDay, serial: str = DRILL) -> DeviceRest:
    with day.store.read() as connection:
        return device_rest(connection, day.page(serial).id)


@pytest.mark.requirement("S2-14", "S2-57", "S2-58")
def test_a_part_is_in_one_device_and_leads_to_it(day: WarrantyDay) -> None:
    part = {"part_serial": "BAT-77001", "name": "battery pack", "part_class": "battery"}
    day.send("install_part", serial=DRILL, on="2026-03-01", document="MT-1", **part)
    assert day.refused("install_part", serial=UNINSTALLED, **part).code == "part_in_device"
    found = day.look_up("bat-77001")
    assert (found.found, [row.serial for row in found.rows]) == (Found.ONE, [DRILL])
    assert day.refused("remove_part", serial=UNINSTALLED, part_serial="BAT-77001", reason="x").code == (
        "part_not_in_device"
    )
    early = day.refused("remove_part", serial=DRILL, part_serial="BAT-77001", reason="x", on="2026-02-01")
    assert early.code == "part_removed_too_early"
    day.send("remove_part", serial=DRILL, part_serial="BAT-77001", reason="weak", on="2026-11-20")
    (row,) = rest(day).parts
    assert (row.installed_on, row.removed_on, row.removed_reason) == (date(2026, 3, 1), date(2026, 11, 20), "weak")
    assert day.look_up("BAT-77001").found is Found.NONE
    day.send("install_part", serial=UNINSTALLED, **part)
    assert [one.serial for one in rest(day, UNINSTALLED).parts] == ["BAT-77001"]
    empty = day.refused("install_part", serial=DRILL, part_serial="", name="seal")
    assert (empty.code, empty.facts["count"]) == ("faulty_entry", 1)
    assert day.refused("install_part", serial=DRILL, part_serial="B", name="b", on="2027-01-01").code == "day_in_future"


def test_contracts_and_decisions_stand_beside_the_record(day: WarrantyDay) -> None:
    day.send("add_service_contract", serial=DRILL, number="SC-1", level="Gold", first="2026-01-01", last="2026-12-31")
    day.decide("void_warranty", reason="opened")
    found = rest(day)
    assert [(row.number, row.last) for row in found.contracts] == [("SC-1", date(2026, 12, 31))]
    assert (found.is_void, found.is_suspended, found.extensions) == (True, False, ("EX-12",))


@pytest.mark.requirement("S2-14", "S2-57")
def test_a_part_is_in_no_second_device_on_days_on_which_it_was_in_the_first(day: WarrantyDay) -> None:
    part = {"part_serial": "BAT-77002", "name": "battery pack"}
    day.send("install_part", serial=DRILL, on="2026-03-01", **part)
    day.send("remove_part", serial=DRILL, part_serial="BAT-77002", reason="weak", on="2026-06-20")
    told = day.refused("install_part", serial=UNINSTALLED, on="2026-06-19", **part)
    assert (told.code, told.facts["serial"], told.facts["day"]) == ("part_was_in_device", DRILL, date(2026, 6, 20))
    day.send("install_part", serial=UNINSTALLED, on="2026-06-20", **part)
    assert [one.installed_on for one in rest(day, UNINSTALLED).parts] == [date(2026, 6, 20)]


@pytest.mark.requirement("S2-14")
def test_of_two_parts_with_one_serial_number_the_one_that_is_named_comes_out(day: WarrantyDay) -> None:
    for ref, name in (("BAT-1", "battery pack"), ("PCB-1", "board")):
        day.send("install_part", serial=DRILL, part_serial="0001", name=name, ref=ref, on="2026-03-01")
    assert day.refused("remove_part", serial=DRILL, part_serial="0001", reason="x").code == "part_serial_twice"
    unknown = day.refused("remove_part", serial=DRILL, part_serial="0001", reason="x", ref="PCB-9")
    assert unknown.code == "part_not_in_device"
    assert day.send("remove_part", serial=DRILL, part_serial="0001", reason="x", ref="PCB-1")["name"] == "board"
    assert {one.ref: one.removed_on is None for one in rest(day).parts} == {"BAT-1": True, "PCB-1": False}
    assert day.send("remove_part", serial=DRILL, part_serial="0001", reason="x")["name"] == "battery pack"
