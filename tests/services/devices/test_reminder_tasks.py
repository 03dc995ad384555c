"""The work ahead, shared out: whose a reminder is, in the order of the days, and told where somebody sits (S2-19)."""

from datetime import timedelta

import pytest

from desktop.domain.clock import FixedClock
from desktop.exchange.sample_delivery import CLERK, SUPERVISOR
from desktop.queries.warranty_reminders import WarrantyReminderRow, unread_warranty_reminders
from desktop.services.devices.nightly import catch_up
from desktop.services.keeping_time import TimeKeeper
from desktop.storage.unit_of_work import Store
from tests.journeys.times import NOW
from tests.journeys.warranty_day import WarrantyDay, warranty_day


def work_of(day: WarrantyDay, badge: str = "") -> tuple[WarrantyReminderRow, ...]:
    with day.store.read() as connection:
        return unread_warranty_reminders(connection, badge=badge)


@pytest.mark.requirement("S2-19")
def test_reminders_are_work_by_date_that_is_given_to_people(database_url: str) -> None:
    with warranty_day(database_url) as day:
        catch_up(day.store, "DESK-1")
        rows = work_of(day)
        assert [row.last for row in rows] == sorted(row.last for row in rows)
        assert work_of(day, CLERK) == ()
        one, other = rows[0].id, rows[1].id
        given = day.send("assign_warranty_reminder", SUPERVISOR, id=one, person=f"SZ:U:{CLERK}")
        assert (given["serial"], bool(given["person"])) == (rows[0].serial, True)
        day.send("assign_warranty_reminder", SUPERVISOR, id=other, person=SUPERVISOR)
        assert [(row.id, row.badge, row.person) for row in work_of(day, CLERK)] == [(one, CLERK, given["person"])]
        day.send("assign_warranty_reminder", id=one, person=SUPERVISOR)
        assert [row.id for row in work_of(day, SUPERVISOR)] == [one, other]
        day.send("assign_warranty_reminder", id=one)
        assert next(row.badge for row in work_of(day) if row.id == one) == ""
        assert day.refused("assign_warranty_reminder", id=one, person="nobody").code == "unknown_person"
        assert day.refused("assign_warranty_reminder", id=10**6).code == "unknown_warranty_reminder"
        day.send("acknowledge_warranty_reminder", id=other)
        assert work_of(day, SUPERVISOR) == ()


@pytest.mark.requirement("S2-19")
def test_every_desk_is_told_once_of_what_one_of_them_sent(sqlite_url: str) -> None:
    with warranty_day(sqlite_url) as day:
        clock = FixedClock(NOW)
        store, first, second = Store(day.store.engine, clock), TimeKeeper("DESK-1"), TimeKeeper("DESK-2")
        second.tick(store)  # looks before anything was sent
        told = [row.id for _ in range(6) for row in first.tick(store).value.warranties]
        clock.moment += timedelta(seconds=30)
        assert len(told) == len(set(told)) == len(work_of(day))
        heard = [row.id for _ in range(2) for row in second.tick(store).value.warranties]
        assert sorted(heard) == sorted(told)
        assert TimeKeeper("DESK-3").tick(store).value.warranties == ()
