"""The night: what is due and what trends, once, with the values behind it; orders only where a rule says so."""

import json
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime

import pytest
from sqlalchemy import Connection, func, select

from desktop.domain.prevention import ProposalOrigin, ProposalState
from desktop.domain.repairs import OrderOrigin
from desktop.exchange.sample_delivery import SITE
from desktop.models.audit import AuditEntry
from desktop.queries.proposal_group import group_devices
from desktop.services.prevention import night
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from tests.services.prevention.room import NO_POWER, TODAY, PreventionRoom, prevention_room


@pytest.fixture
def room(database_url: str) -> Iterator[PreventionRoom]:
    with prevention_room(database_url) as made:
        yield made


@pytest.mark.requirement("S2-30")
def test_maintenance_is_proposed_on_its_day_and_once(room: PreventionRoom) -> None:
    room.device("D-1")
    room.device("D-2", installed_on="2025-12-31")
    room.plan("PM-12", lead_days=14)
    assert (room.night().proposals, room.night().proposals) == (1, 0)
    [one] = room.proposals()
    assert (one.origin, one.state, one.due_on) == (ProposalOrigin.PLAN, ProposalState.PROPOSED, date(2026, 11, 20))
    assert json.loads(one.facts)["months"] == 12  # 21 November 2026 is a Saturday: the Friday before it
    room.later(27)
    assert room.night().proposals == 1
    assert [row.due_on for row in room.proposals()] == [date(2026, 11, 20), date(2026, 12, 31)]


@pytest.mark.requirement("S2-22", "S2-30")
def test_an_accepted_proposal_becomes_an_order_and_its_end_begins_the_next_interval(room: PreventionRoom) -> None:
    room.device("D-1")
    room.plan("PM-12")
    room.night()
    number = room.proposals()[0].number
    [order] = room.send("accept_proposal", number=number, planned_on="2026-11-25")["orders"]
    [row] = room.orders(OrderOrigin.PLAN)
    assert (row.number, row.origin_key, row.planned_on) == (order, number, date(2026, 11, 25))
    assert "PM-12 v1" in row.trigger
    assert "months 12" in row.trigger
    told = room.refused("accept_proposal", number=number)
    assert (told.code, told.facts["state"]) == ("proposal_decided", "accepted")
    room.later(4)
    room.finish(order, room.store.clock.now())
    room.later(366 - 14)
    assert room.night().proposals == 1
    assert room.proposals()[-1].due_on == date(2027, 11, 25)  # twelve months from the maintenance, a Thursday


def test_a_refused_maintenance_comes_again_after_its_rest(room: PreventionRoom) -> None:
    room.device("D-1")
    room.plan("PM-12")
    room.night()
    number = room.proposals()[0].number
    assert room.refused("refuse_proposal", number=number, reason="").code == "faulty_entry"
    told = room.lead("refuse_proposal", number=number, reason="in the operating theatre until Monday")
    assert told["again_on"] == "2026-12-21"
    room.later(29)
    assert room.night().proposals == 0
    room.later(1)
    assert room.night().proposals == 1


def test_a_meter_asks_for_maintenance_when_it_is_there(room: PreventionRoom) -> None:
    room.device("D-1")
    room.plan("PM-H", months=None, meter="HOURS", units="500")
    assert room.night().proposals == 0
    room.send("record_meter", serial="D-1", meter="HOURS", value="480")
    assert room.night().proposals == 0
    told = room.refused("record_meter", serial="D-1", meter="HOURS", value="12")
    assert (told.code, str(told.facts["last"])) == ("meter_backwards", "480")
    kept = room.send("record_meter", serial="D-1", meter="HOURS", value="30", reset=True, reason="meter changed")
    assert kept["total"] == "510"
    assert room.night().proposals == 1
    assert json.loads(room.proposals()[0].facts)["total"] == "510"
    room.send("record_maintenance", plan="PM-H", serial="D-1")
    room.send("record_meter", serial="D-1", meter="HOURS", value="520")
    assert room.night().proposals == 0  # 1000 counted, due at 1010
    room.send("record_meter", serial="D-1", meter="HOURS", value="531")
    assert room.night().proposals == 1


@pytest.mark.requirement("S2-22")
def test_the_third_failure_within_ninety_days_is_proposed_once_and_the_next_three_again(room: PreventionRoom) -> None:
    room.device("D-1")
    room.device("D-2")
    room.rule("T-3", kind="count", failures=3, days=90, fault_class=NO_POWER)
    room.fail("D-1", date(2026, 8, 20))
    numbers = [room.fail("D-1", day) for day in (date(2026, 9, 10), date(2026, 10, 20))]
    room.fail("D-2", date(2026, 11, 1))
    assert room.night().proposals == 0  # 20 August is 93 days ago
    numbers.append(room.fail("D-1", date(2026, 11, 20)))
    assert (room.night().proposals, room.night().proposals) == (1, 0)
    facts = json.loads(room.proposals()[0].facts)
    assert (facts["failures"], facts["threshold"], facts["days"], facts["orders"]) == (3, 3, 90, numbers)
    room.lead("refuse_proposal", number=room.proposals()[0].number, reason="cause known")
    room.later(5)
    room.fail("D-1", date(2026, 11, 24))
    assert room.night().proposals == 0  # only one failure since
    room.fail("D-1", date(2026, 11, 25))
    room.later(5)
    room.fail("D-1", date(2026, 11, 30))
    assert room.night().proposals == 1


@pytest.mark.requirement("S2-10", "S2-22")
def test_an_automatic_rule_opens_its_order_in_the_name_of_who_set_it(room: PreventionRoom) -> None:
    room.device("D-1")
    room.rule("T-2", kind="count", failures=2, days=90, automatic=True)
    room.fail("D-1", date(2026, 11, 1))
    room.fail("D-1", date(2026, 11, 10))
    night = room.night()
    assert (night.proposals, night.orders) == (1, 1)
    [order] = room.orders(OrderOrigin.TREND)
    assert "failures 2" in order.trigger
    assert room.proposals()[0].state is ProposalState.OPENED
    assert json.loads(room.proposals()[0].orders) == [order.number]
    assert (room.night().proposals, room.night().orders) == (0, 0)


def test_an_automatic_order_waits_while_the_device_has_one_of_its_kind(room: PreventionRoom) -> None:
    room.device("D-1")
    room.plan("PM-12", automatic=True)
    room.plan("PM-6", months=6, automatic=True)
    assert (room.night().orders, room.night().orders) == (1, 0)
    [order] = room.orders(OrderOrigin.PLAN)
    assert [row.state for row in room.proposals()] == [ProposalState.OPENED, ProposalState.PROPOSED]
    room.finish(order.number)
    assert room.night().orders == 1
    assert {row.state for row in room.proposals()} == {ProposalState.OPENED}


@pytest.mark.requirement("S2-22")
def test_two_desks_that_look_at_once_propose_and_open_once(room: PreventionRoom) -> None:
    for number in range(6):
        room.device(f"D-{number}")
    room.plan("PM-12", automatic=True)
    looks = [threading.Thread(target=room.night, args=(f"DESK-{desk}",)) for desk in (1, 2)]
    for look in looks:
        look.start()
    for look in looks:
        look.join()
    assert len(room.proposals()) == 6
    assert len(room.orders(OrderOrigin.PLAN)) == 6
    assert {row.state for row in room.proposals()} == {ProposalState.OPENED}


@pytest.mark.requirement("S2-22")
def test_a_window_and_an_agent_that_look_at_the_same_moment_write_one_night(
    room: PreventionRoom, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.device("D-1")
    room.plan("PM-12", automatic=True)
    both_have_read, due = threading.Barrier(2, timeout=20), night.due_nights

    def due_for_both(connection: Connection, now: datetime) -> tuple[tuple[int, date], ...]:
        found = due(connection, now)
        both_have_read.wait()
        return found

    monkeypatch.setattr(night, "due_nights", due_for_both)

    def look(program: str) -> tuple[night.Night, ...]:
        store = Store(open_engine(database_url), room.store.clock)
        try:
            return night.look_at_all(store, program).value
        finally:
            store.close()

    with ThreadPoolExecutor(2) as programs:
        told = list(programs.map(look, ("DESK-1", "EAST agent")))
    assert sorted(len(nights) for nights in told) == [0, 1]
    assert [(one.proposals, one.orders) for nights in told for one in nights] == [(1, 1)]
    entries = select(func.count()).select_from(AuditEntry).where(AuditEntry.payload.like('%"look_at_devices"%'))
    with room.store.read() as connection:
        assert connection.execute(entries).scalar_one() == 1
    monkeypatch.undo()
    assert night.look_at_all(room.store, "DESK-1").value == ()


@pytest.mark.requirement("S2-22")
def test_a_rate_speaks_only_with_its_confidence_and_of_the_whole_group(room: PreventionRoom) -> None:
    for number in range(4):
        room.device(f"D-{number}")
    room.device("N-1", region="North China")
    room.rule("R-1", kind="rate", rate="0.5", confidence=95, days=365)
    for number in range(4):
        room.fail(f"D-{number}", date(2026, 10, 1 + number))
    assert room.night().proposals == 0  # four in four device-years: 0.27 at the lower end
    for number in range(4):
        room.fail(f"D-{number}", date(2026, 11, 1 + number))
    assert room.night().proposals == 1
    one = room.proposals()[0]
    facts = json.loads(one.facts)
    assert (one.device_id, one.model, one.region) == (None, "PD-200", "East China")
    assert (facts["failures"], facts["devices"]) == (8, 4)
    with room.store.read() as connection:
        group = group_devices(connection, one.number, 20)
    assert [(device.serial, device.failures) for device in group] == [(f"D-{number}", 1) for number in range(4)]
    assert facts["low"] == pytest.approx(8 * 0.4317 / 3.999, rel=2e-3)  # the table: 3.454 for eight
    assert room.night().proposals == 0
    told = room.refused("save_trend_rule", code="R-2", name="x", site=SITE, kind="rate", rate="1", confidence=95,
                        days=30, automatic=True)  # fmt: skip
    assert told.code == "rate_only_proposes"
    orders = room.send("accept_proposal", number=one.number)["orders"]
    assert len(orders) == 4
    assert {row.origin_key for row in room.orders(OrderOrigin.TREND)} == {
        f"{one.number}:{row.device_id}" for row in room.orders(OrderOrigin.TREND)
    }


def test_a_rule_says_all_that_is_wrong_with_it(room: PreventionRoom) -> None:
    told = room.refused("save_trend_rule", code="R", name="", site=SITE, kind="count", failures=0, score=3)
    assert {(fault["field"], fault["code"]) for fault in told.facts["faults"]} == {
        ("name", "empty"),
        ("failures", "out_of_range"),
        ("days", "empty"),
        ("score", "not_of_this_kind"),
    }
    told = room.refused("save_maintenance_plan", code="P", name="P", site=SITE, meter="HOURS")
    assert [(fault["field"], fault["code"]) for fault in told.facts["faults"]] == [
        ("months", "empty"),
        ("units", "empty"),
    ]
    room.plan("P")
    assert room.refused("save_maintenance_plan", code="P", name="P", site=SITE, months=6).code == "reason_missing"
    assert room.plan("P", months=6, reason="contract of 2027")["version"] == 2
    room.lead("end_maintenance_plan", code="P", reason="devices sold")
    assert room.refused("end_maintenance_plan", code="P", reason="again").code == "unknown_plan"
    assert TODAY.year == 2026


@pytest.mark.requirement("S2-22")
def test_a_maintenance_that_is_entered_late_counts_from_the_meter_of_its_day(room: PreventionRoom) -> None:
    room.device("D-1")
    room.plan("PM-H", months=None, meter="HOURS", units="500")
    for on, value in (("2026-11-01", "490"), ("2026-11-10", "600"), ("2026-11-20", "900")):
        room.send("record_meter", serial="D-1", meter="HOURS", value=value, on=on)
    room.send("record_maintenance", plan="PM-H", serial="D-1", on="2026-11-05")
    assert room.night().proposals == 0
    room.send("record_meter", serial="D-1", meter="HOURS", value="990")
    assert room.night().proposals == 1


def test_an_automatic_order_that_is_refused_waits_and_the_others_are_opened(room: PreventionRoom) -> None:
    room.device("D-1")
    room.register("D-2", {"installed_on": "2025-11-21"})
    room.register("D-2", {"installed_on": "2025-11-21", "model": "PD-200"}, shared_serial=True)
    room.plan("PM-12", automatic=True)
    assert room.night().orders == 2
    assert sorted(row.state for row in room.proposals()) == [
        ProposalState.OPENED,
        ProposalState.OPENED,
        ProposalState.PROPOSED,
    ]
