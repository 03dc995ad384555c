"""Repair orders beside people: who has begun one is busy, what is open is load, what came back asks for training."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from desktop.exchange.sample_delivery import SITE
from desktop.exchange.sample_equipment import DRILL
from desktop.exchange.sample_repair import FAULT
from desktop.exchange.sample_staff import LI, LINE
from desktop.queries.technicians import Technician, Work, ranked
from desktop.queries.training_needs import NeedRow, training_needs
from tests.journeys.repair_day import DAY, RepairDay, local, repair_day

NUMBER = "W-640"


@pytest.fixture
def day(database_url: str) -> Iterator[RepairDay]:
    with repair_day(database_url, history=False) as made:
        yield made


def li(day: RepairDay, at: str) -> Technician:
    with day.store.read() as connection:
        return next(one for one in ranked(connection, Work(SITE, local(at), LINE)) if one.badge == LI)


def needs(day: RepairDay) -> tuple[NeedRow, ...]:
    with day.store.read() as connection:
        return training_needs(connection, local("00:00") - timedelta(days=30), LI)


@pytest.mark.requirement("S2-23", "S2-63")
def test_begun_orders_take_somebody_up_and_repeats_are_told_by_topic(day: RepairDay) -> None:
    given = {"device": DRILL, "fault_class": FAULT, "decontaminated": True}
    day.send("open_repair", "09:12", **given)
    assert (li(day, "09:20").load, li(day, "09:20").free_from) == (0, local("10:00"))
    day.send("assign_repair", "09:30", number=NUMBER, technician=LI)
    assert (li(day, "09:40").load, li(day, "09:40").busy_with) == (1, ())
    day.send("start_repair", "10:05", LI, number=NUMBER)
    busy = li(day, "10:30")
    assert (busy.busy_with, busy.free_from, busy.selectable) == ((NUMBER,), local("12:05"), True)
    assert li(day, "12:30").free_from == local("13:00"), "longer than usual: half an hour more"
    day.send("finish_repair", "15:24", LI, number=NUMBER, hours="1.5")
    assert (li(day, "15:30").load, li(day, "15:30").busy_with) == (1, ()), "given to Li this week"
    assert li(day, "15:30").free_from == local("15:30")
    assert [(one.orders, one.repeated, one.decided) for one in needs(day)] == [(1, 0, 0)]
    day.send("return_to_service", "15:40", number=NUMBER)
    day.send("open_repair", "16:00", day=DAY + timedelta(days=9), **given)
    (row,) = needs(day)
    assert (row.badge, row.line, row.model, row.fault_class) == (LI, LINE, "PD-200", FAULT)
    assert (row.orders, row.repeated, row.decided, row.fixed) == (1, 1, 1, 0)
