"""Beside the record of the drill: its repairs, the open ones first, and how long its calibration holds (J10)."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final

import pytest

from desktop.exchange.sample_delivery import SITE, SUPERVISOR
from desktop.exchange.sample_equipment import DRILL
from desktop.exchange.sample_repair import FAULT
from desktop.queries.device_page import device_row
from desktop.queries.device_rest import DeviceRest, LastCalibration, device_rest
from tests.journeys.repair_day import DAY, RepairDay, repair_day

CODE: Final = "CAL-DRILL"
EQUIPMENT: Final[dict[str, Any]] = {"code": CODE, "name": "drill", "site": SITE, "owner": "M", "cycle_months": 12}
UNTIL: Final = date(2027, 6, 30)


@pytest.fixture
def day(database_url: str) -> Iterator[RepairDay]:
    with repair_day(database_url, history=False) as made:
        yield made


def rest(day: RepairDay) -> DeviceRest:
    with day.store.read() as connection:
        return device_rest(connection, device_row(connection, DRILL).id)


def certify(day: RepairDay, number: str, done_on: date, until: date, *, passed: bool = True) -> None:
    said: dict[str, Any] = {"code": CODE, "number": number, "laboratory": "L", "passed": passed}
    day.send("record_calibration", "09:20", **said, done_on=str(done_on), valid_until=str(until))


@pytest.mark.requirement("C-09", "S2-14")
def test_two_repairs_none_open_and_the_calibration_stand_beside_the_record(day: RepairDay) -> None:
    assert (rest(day).repairs, rest(day).calibration) == ((), None)
    for at in ("09:15", "09:17"):
        opened = day.send("open_repair", at, device=DRILL, fault_class=FAULT, decontaminated=True)
        assert [one.is_open for one in rest(day).repairs].count(True) == 1
        day.send("cancel_repair", "09:18", number=opened["number"], reason="nothing found")
    day.send("add_test_equipment", "09:19", **EQUIPMENT, model="PD-200", serial=DRILL)
    certify(day, "C-1", DAY - timedelta(days=30), UNTIL)
    told = rest(day)
    assert (len(told.repairs), sum(one.is_open for one in told.repairs)) == (2, 0)
    assert told.calibration == LastCalibration(UNTIL, passed=True)


@pytest.mark.requirement("S2-14")
def test_the_certificate_that_was_done_last_decides_and_retired_equipment_says_nothing(day: RepairDay) -> None:
    day.send("add_test_equipment", "09:19", **EQUIPMENT, model="PD-200", serial=DRILL)
    day.send("add_test_equipment", "09:19", **(EQUIPMENT | {"code": "OTHER"}), model="PD-300", serial=DRILL)
    certify(day, "C-1", DAY - timedelta(days=30), UNTIL)
    certify(day, "C-2", DAY - timedelta(days=1), UNTIL, passed=False)
    assert rest(day).calibration == LastCalibration(UNTIL, passed=False)
    day.send("take_back_calibration", "09:21", SUPERVISOR, code=CODE, number="C-2", reason="another drill")
    assert rest(day).calibration == LastCalibration(UNTIL, passed=True)
    day.send("retire_test_equipment", "09:22", SUPERVISOR, code=CODE, reason="sold")
    assert rest(day).calibration is None
