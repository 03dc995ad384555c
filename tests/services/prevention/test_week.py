"""The technicians' week: who has what on which day, who is away, and moving an order (S2-64)."""

from datetime import date, datetime, time, timedelta

import pytest
from sqlalchemy import insert, select, update

from desktop.domain.qualification import TimeKind
from desktop.exchange.sample_delivery import SITE
from desktop.exchange.sample_equipment import UNINSTALLED
from desktop.exchange.sample_repair import FAULT
from desktop.exchange.sample_staff import LI, WU
from desktop.models.party import Site
from desktop.models.person import Person
from desktop.models.staff import Staff, StaffTime
from desktop.queries.technician_week import Week, technician_week
from tests.journeys.repair_day import DAY, ZONE, RepairDay, repair_day


def week(day: RepairDay, on: date = DAY) -> Week:
    with day.store.read() as connection:
        site = connection.execute(select(Site.id).where(Site.code == SITE)).scalar_one()
        return technician_week(connection, site, on)


@pytest.mark.requirement("S2-64")
def test_an_order_is_moved_to_a_day_and_to_who_may_do_it(database_url: str) -> None:
    with repair_day(database_url) as day:
        number = day.send("open_repair", "09:20", device=UNINSTALLED, fault_class=FAULT, decontaminated=True)["number"]
        told = week(day)
        assert (told.monday, [one.number for one in told.orders if one.badge == ""]) == (DAY, [number])
        assert (told.orders[-1].planned, told.orders[-1].movable) == (False, True)
        wednesday = (DAY + timedelta(days=2)).isoformat()
        refused = day.refused("plan_repair_day", "09:21", number=number, on=wednesday, technician=WU)
        assert refused.code == "technician_expired"
        past = (DAY - timedelta(days=1)).isoformat()
        assert day.refused("plan_repair_day", "09:22", number=number, on=past).code == "day_in_past"
        day.send("plan_repair_day", "09:23", number=number, on=wednesday, technician=LI)
        mine = next(one for one in week(day).orders if one.number == number)
        assert (mine.badge, mine.on, mine.planned) == (LI, DAY + timedelta(days=2), True)
        assert number not in [one.number for one in week(day, DAY - timedelta(days=7)).orders]
        day.send("start_repair", "10:30", LI, number=number)
        assert day.refused("plan_repair_day", "10:31", number=number, on=wednesday).code == "repair_under_way"
        with day.store.engine.begin() as connection:
            person = connection.execute(select(Person.id).where(Person.badge == LI)).scalar_one()
            starts = datetime.combine(DAY + timedelta(days=3), time(8), ZONE)
            row = {"person_id": person, "kind": TimeKind.ABSENT, "starts_at": starts, "recorded_at": starts}
            connection.execute(insert(StaffTime).values(row | {"ends_at": starts + timedelta(days=1), "by_id": person}))
        people = {one.badge: one.away for one in week(day).people}
        assert (people[LI], people[WU]) == (frozenset({DAY + timedelta(days=3)}), frozenset())


@pytest.mark.requirement("S2-64")
def test_an_order_of_somebody_without_a_post_here_stands_in_the_week_and_is_not_overdue_before_its_day(
    database_url: str,
) -> None:
    with repair_day(database_url) as day:
        number = day.send("open_repair", "09:20", device=UNINSTALLED, fault_class=FAULT, decontaminated=True)["number"]
        day.send("plan_repair_day", "09:23", number=number, on=str(DAY + timedelta(days=2)), technician=LI)
        with day.store.engine.begin() as connection:
            connection.execute(update(Staff).values(post=None))
        assert [one.badge for one in week(day).people] == [LI]
        with day.store.read() as connection:
            site = connection.execute(select(Site.id).where(Site.code == SITE)).scalar_one()
            ahead = technician_week(connection, site, DAY + timedelta(days=7), DAY)
        assert number not in [one.number for one in ahead.orders]
        assert number in [one.number for one in week(day, DAY + timedelta(days=7)).orders]
