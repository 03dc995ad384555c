"""J10: the reminders of the drill, day by day; dropped and planned anew by what changes, missed ones told late."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from desktop.domain.clock import FixedClock
from desktop.domain.ledger import EnteredBy
from desktop.domain.origin import new_id
from desktop.exchange.sample_delivery import CLERK, SUPERVISOR
from desktop.exchange.sample_equipment import DRILL, SampleEquipment
from desktop.models.outbox import OutboxMessage
from desktop.models.warranty_reminder import WarrantyPass
from desktop.queries.device_decisions import DecisionKind, decisions
from desktop.queries.device_page import device_row
from desktop.queries.warranty_reminders import ReminderState, reminders_of_device, unread_warranty_reminders
from desktop.services.devices.nightly import catch_up
from desktop.services.perform import Envelope, perform
from desktop.services.warranty.withdrawing import WITHDRAW_SUSPENSION, WithdrawSuspension
from desktop.storage.unit_of_work import Store
from tests.journeys.times import NOW
from tests.journeys.warranty_day import WarrantyDay, warranty_day

MORNING = datetime(2024, 3, 16, 3, 0, tzinfo=UTC)
FIRST_TERM = [
    ("start", date(2024, 3, 15), ReminderState.SENT),
    ("middle", date(2025, 3, 15), ReminderState.SENT),
    ("left_60", date(2026, 1, 14), ReminderState.SENT),
    ("left_30", date(2026, 2, 13), ReminderState.DROPPED),
    ("left_7", date(2026, 3, 8), ReminderState.DROPPED),
    ("end", date(2026, 3, 15), ReminderState.DROPPED),
]
SECOND_TERM = [
    ("left_60", date(2027, 1, 14), ReminderState.WAITING),
    ("left_30", date(2027, 2, 13), ReminderState.WAITING),
    ("left_7", date(2027, 3, 8), ReminderState.WAITING),
    ("end", date(2027, 3, 15), ReminderState.WAITING),
]


@pytest.fixture
def day(database_url: str) -> Iterator[WarrantyDay]:
    with warranty_day(database_url) as made:
        yield made


def told(day: WarrantyDay, serial: str = DRILL) -> list[Any]:
    with day.store.read() as connection:
        return list(reminders_of_device(connection, device_row(connection, serial).id))


def days(day: WarrantyDay) -> list[tuple[str, date, ReminderState]]:
    return [(row.event, row.on, row.state) for row in told(day)]


def at(day: WarrantyDay, moment: datetime) -> Store:
    """The same database, seen at another moment by another desk."""
    return Store(day.store.engine, FixedClock(moment))


def messages(day: WarrantyDay) -> int:
    with day.store.read() as connection:
        asked = select(func.count()).select_from(OutboxMessage).where(OutboxMessage.kind == "warranty_reminder")
        return int(connection.execute(asked).scalar_one())


@pytest.mark.requirement("C-09", "S2-20", "S2-21", "S2-37", "S2-38", "S2-02")
def test_the_drill_is_reminded_as_the_journey_says(database_url: str) -> None:
    with warranty_day(database_url, laid_out=False) as day:
        sample = SampleEquipment(day.store)
        sample.lay_out_before_extension()
        for month in range(24):
            catch_up(at(day, MORNING + timedelta(days=30 * month)), "DESK-2")
        assert [row[2] for row in days(day)] == [ReminderState.SENT] * 3 + [ReminderState.WAITING] * 3
        assert [row.late for row in told(day)[:3]] == [True, True, True]
        day.send("set_device_field", SUPERVISOR, serial=DRILL, field="dealer", value="MAKER-M")
        sample.extend()
        assert days(day) == FIRST_TERM + SECOND_TERM
        assert {row.because for row in told(day)[3:6]} == {"extension"}
        ended = 4 * len(("left_30", "left_7", "end"))  # of the neighbours, which nobody extended
        assert [catch_up(at(day, NOW), desk).value.sent for desk in ("DESK-1", "DESK-2")] == [ended, 0]
        before = messages(day)
        on_the_day = at(day, datetime(2027, 1, 14, 1, 0, tzinfo=UTC))
        catch_up(on_the_day, "DESK-1")
        catch_up(on_the_day, "DESK-2")
        (row,) = [one for one in told(day) if one.on == date(2027, 1, 14)]
        assert (row.state, row.late) == (ReminderState.SENT, False)
        assert row.told.split(" ")[-1] == "engineer"
        assert messages(day) - before == len([word for word in row.told.split(" ") if word != "engineer"])


@pytest.mark.requirement("S2-02", "S2-10")
def test_what_was_missed_is_told_once_and_late(day: WarrantyDay) -> None:
    assert days(day)[:3] == [(event, on, ReminderState.WAITING) for event, on, _state in FIRST_TERM[:3]]
    done = catch_up(day.store, "DESK-1").value
    assert (done.sent, done.planned.devices, done.planned.planned) == (3 + 4 * 6, 6, 0)
    assert [(row.state, row.late) for row in told(day)[:3]] == [(ReminderState.SENT, True)] * 3
    assert catch_up(day.store, "DESK-2").value.sent == 0
    with day.store.read() as connection:
        assert connection.execute(select(func.count()).select_from(WarrantyPass)).scalar_one() == 1
        unread = unread_warranty_reminders(connection)
    assert [row.event for row in unread].count("left_60") == 5
    first = unread[0]
    read = day.send("acknowledge_warranty_reminder", id=first.id)
    assert (read["serial"], read["again"]) == (first.serial, False)
    assert day.send("acknowledge_warranty_reminder", SUPERVISOR, id=first.id)["again"] is True
    with day.store.read() as connection:
        assert len(unread_warranty_reminders(connection)) == len(unread) - 1
    assert day.refused("acknowledge_warranty_reminder", id=10**6).code == "unknown_warranty_reminder"


@pytest.mark.requirement("S2-21", "S2-36")
def test_a_void_a_suspension_and_another_day_plan_anew(day: WarrantyDay) -> None:
    catch_up(day.store, "DESK-1")
    day.decide("void_warranty", reason="opened by others", since="2026-05-03")
    assert [row[2] for row in days(day)[3:]] == [ReminderState.DROPPED] * 7
    assert {row.because for row in told(day)[6:]} == {"void"}
    day.decide("lift_void", reason="it was not")
    assert [row[:2] for row in days(day) if row[2] is ReminderState.WAITING] == [row[:2] for row in SECOND_TERM]
    day.decide("suspend_warranty", reason="lent out", first="2027-02-01", last="2027-02-28")
    waiting = [row[0] for row in days(day) if row[2] is ReminderState.WAITING]
    assert waiting == ["left_60", "left_7", "end"]
    day.send("set_device_field", serial=DRILL, field="produced_on", value="2023-12-10", reason="misread")
    waiting = [(row.event, row.on) for row in told(day) if row.state is ReminderState.WAITING]
    assert waiting == [("left_60", date(2027, 1, 9)), ("left_7", date(2027, 3, 3)), ("end", date(2027, 3, 10))]


@pytest.mark.requirement("S2-21", "S2-38")
def test_values_and_receivers_follow_the_policy_of_the_rule(day: WarrantyDay) -> None:
    catch_up(day.store, "DESK-1")
    policy = {"reason": "agreed", "days": [90, 14], "left": ["engineer"], "end": []}
    assert day.refused("set_reminder_policy", **policy | {"rule": "NO-RULE"}).code == "unknown_warranty_rule"
    assert day.refused("set_reminder_policy", **policy | {"days": [7, 7]}).code == "faulty_entry"
    assert day.refused("set_reminder_policy", CLERK, **policy).code == "not_allowed"
    day.send("set_reminder_policy", SUPERVISOR, **policy | {"rule": "EAST-POWER"})
    catch_up(day.store, "DESK-1")
    waiting = [(row.event, row.on) for row in told(day) if row.state is ReminderState.WAITING]
    assert waiting == [("left_90", date(2026, 12, 15)), ("left_14", date(2027, 3, 1)), ("end", date(2027, 3, 15))]
    assert {row.because for row in told(day) if row.on == date(2027, 1, 14)} == {"policy"}


@pytest.mark.requirement("S2-21", "S2-36")
def test_what_came_due_while_a_warranty_rested_in_error_is_told_late(day: WarrantyDay) -> None:
    catch_up(day.store, "DESK-1")
    day.decide("suspend_warranty", first="2026-12-01", reason="not paid")
    catch_up(at(day, datetime(2027, 1, 15, 1, 0, tzinfo=UTC)), "DESK-1")
    assert [row.state for row in told(day) if row.on == date(2027, 1, 14)] == [ReminderState.DROPPED]
    later = at(day, datetime(2027, 1, 16, 1, 0, tzinfo=UTC))
    with day.store.read() as connection:
        found = decisions(connection, device_row(connection, DRILL).id)
        (rest,) = [one for one in found if one.kind is DecisionKind.SUSPENSION]
    asked = Envelope(new_id(), SUPERVISOR, "DESK-1", EnteredBy.TYPED)
    perform(later, WITHDRAW_SUSPENSION, WithdrawSuspension(rest.id, "it was paid"), asked)
    done = catch_up(later, "DESK-1").value
    (row,) = [one for one in told(day) if one.on == date(2027, 1, 14) and one.state is ReminderState.SENT]
    assert (row.late, done.sent) == (True, 1)
    assert catch_up(later, "DESK-2").value.sent == 0
    waits = [row.on for row in told(day) if row.state is ReminderState.WAITING]
    assert waits == [on for _event, on, _state in SECOND_TERM[1:]]
