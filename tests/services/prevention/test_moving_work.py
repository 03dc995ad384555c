"""Planning an order for a day: whoever is to do it must be qualified on that day, not on the day of the planning."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from desktop.exchange.sample_delivery import SUPERVISOR
from desktop.exchange.sample_equipment import DRILL
from desktop.exchange.sample_repair import FAULT
from desktop.exchange.sample_staff import LI, LINE, WU, proof
from desktop.models.person import Person
from desktop.models.repair import RepairOrder
from tests.journeys.repair_day import RepairDay, repair_day

NUMBER = "W-640"


@pytest.fixture
def day(database_url: str) -> Iterator[RepairDay]:
    with repair_day(database_url, history=False) as made:
        made.send("open_repair", "09:12", device=DRILL, fault_class=FAULT, decontaminated=True)
        yield made


def planned(day: RepairDay) -> tuple[str | None, date | None]:
    asked = select(Person.badge, RepairOrder.planned_on).select_from(RepairOrder)
    asked = asked.join(Person, Person.id == RepairOrder.assigned_to_id, isouter=True)
    with day.store.read() as connection:
        row = connection.execute(asked.where(RepairOrder.number == NUMBER)).one()
    return row[0], row[1]


@pytest.mark.requirement("S2-40", "S2-64")
def test_the_certificate_of_the_planned_day_decides(day: RepairDay) -> None:
    """Li's ends on 15 April 2027; Wu's ended in May, and the next begins on 1 December."""
    paper: dict[str, Any] = {"kind": "line", "topic": LINE, "valid_from": "2026-12-01", "valid_to": "2028-11-30"}
    day.send("add_qualification", "09:20", SUPERVISOR, badge=WU, **paper, proof=proof("PT-2612"))

    def refused(on: str, technician: str) -> str:
        return day.refused("plan_repair_day", "09:30", number=NUMBER, on=on, technician=technician).code

    assert refused("2027-04-16", LI) == "technician_expired"
    assert refused("2026-11-30", WU) == "technician_not_yet"
    assert planned(day) == (None, None)
    day.send("plan_repair_day", "09:40", number=NUMBER, on="2026-12-01", technician=WU)
    assert planned(day) == (WU, date(2026, 12, 1)), "not yet qualified today, but on that day"
    early = day.refused("start_repair", "09:45", WU, number=NUMBER)
    assert (early.code, early.facts["standing"], early.facts["until"]) == (
        "not_qualified",
        "not_yet",
        date(2026, 12, 1),
    )
    assert refused("2026-11-30", "") == "technician_not_yet", "whoever keeps it is asked too"
    assert refused("2026-11-30", WU) == "technician_not_yet"
    day.send("plan_repair_day", "09:50", number=NUMBER, on="2027-04-15", technician=LI)
    day.send("plan_repair_day", "09:51", number=NUMBER, on="2026-11-23", technician=LI)
    assert planned(day) == (LI, date(2026, 11, 23))
