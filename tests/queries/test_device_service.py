"""What a device's page says of parts in stock, technicians and cost (S2-14)."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from desktop.commands import query
from desktop.domain.qualification import Standing
from desktop.exchange.sample_equipment import DRILL
from desktop.exchange.sample_repair import BATTERY, DEVICE_SCAN, FAULT, SEAL, SEAL_SCAN
from desktop.exchange.sample_staff import LI, WU
from desktop.queries.device_page import device_row
from desktop.queries.device_service import DeviceService, RepairCost, device_service
from tests.journeys.repair_day import RepairDay, local, repair_day


def service(day: RepairDay, serial: str = DRILL) -> DeviceService:
    with day.store.read() as connection:
        return device_service(connection, device_row(connection, serial).id, local("09:20"))


def repaired(day: RepairDay) -> None:
    opened = day.send("open_repair", "09:14", device=DEVICE_SCAN, fault_class=FAULT, decontaminated=True)
    number = opened["number"]
    day.send("assign_repair", "09:30", number=number, technician=f"SZ:U:{LI}")
    day.send("start_repair", "10:05", LI, number=number)
    day.send("issue_repair_part", "10:21", LI, number=number, raw=SEAL_SCAN)
    day.send("finish_repair", "15:24", LI, number=number, hours="1.5")


@pytest.mark.requirement("S2-14")
def test_parts_people_and_cost_stand_beside_the_device(database_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    with repair_day(database_url) as day:
        before = service(day)
        assert [(one.ref, one.used, one.orders, one.here) for one in before.parts] == [
            (BATTERY, 7, 9, Decimal(3)),
            (SEAL, 3, 9, Decimal(9)),
        ]
        assert {stock.owner for one in before.parts for stock in one.stock} == {"示例骨科制造有限公司"}
        people: dict[str, Any] = {one.badge: one for one in before.technicians}
        assert (before.technicians[0].badge, people[LI].free_from) == (LI, local("10:00"))
        assert (people[WU].standing, people[WU].until, people[WU].selectable) == (
            Standing.EXPIRED,
            date(2026, 5, 31),
            False,
        )
        repaired(day)
        after = service(day).cost
        assert after == RepairCost(before.cost.in_warranty + Decimal("710.00"), before.cost.outside)
        capsys.readouterr()
        assert query.run(["device-service", "--serial", DRILL, "--database-url", database_url]) == 0
        (told,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        assert (told["serial"], len(told["parts"]), told["cost"]["held"]) == (DRILL, 2, "0")
