"""The presence clock: both readings of the contract, late to the second, and what the plan does to it (S1-01)."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest

from desktop.domain.errors import Refusal
from desktop.exchange.sample_case import CASE
from desktop.exchange.sample_delivery import CLERK, HOSPITAL, SITE, SUPERVISOR
from desktop.queries.duties import case_duties
from tests.journeys.duty_day import DAY, ENGINEER, DutyDay, duty_day


@pytest.fixture
def day(database_url: str) -> Iterator[DutyDay]:
    with duty_day(database_url) as made:
        yield made


def presence(day: DutyDay) -> list[tuple[datetime, str]]:
    return day.clocks("presence")


def by_notice(day: DutyDay) -> None:
    terms: dict[str, Any] = {"hospital": HOSPITAL, "waste_payer": "hospital", "presence": "after_notice"}
    assert day.send("save_hospital_terms", actor="1000", **terms)["presence"] == "after_notice"


@pytest.mark.requirement("S1-01", "S1-15")
@pytest.mark.parametrize(("after", "outcome", "minutes"), [(0, "on_time", 0), (1, "late", -1)])
def test_the_due_second_is_on_time_and_the_next_is_late(day: DutyDay, after: int, outcome: str, minutes: int) -> None:
    due = day.case.at("08:30", -1)
    there = day.do("check_in", at=due + timedelta(seconds=after))
    assert (there["on_time"], there["minutes"]) == (outcome == "on_time", minutes)
    assert presence(day) == [(due, outcome)]


@pytest.mark.requirement("S1-01")
def test_by_the_other_reading_the_hours_run_from_the_hospitals_notice(day: DutyDay) -> None:
    by_notice(day)
    day.send("cancel_case", number=CASE, reason="entered twice")
    assert presence(day) == [(day.case.at("08:30", -1), "dropped")]
    day.now("11:00", -2)
    plan: dict[str, Any] = {"hospital": HOSPITAL, "site": SITE, "starts": f"{DAY}T08:30"}
    day.send("plan_case", number="C-2", **plan)
    with day.store.read() as connection:
        clocks = case_duties(connection, "C-2").clocks
    assert [(one.rule, one.due_at) for one in clocks] == [("presence", day.case.at("11:00", -1))]
    keeps: dict[str, Any] = {"hospital": HOSPITAL, "waste_payer": "partner"}
    assert day.send("save_hospital_terms", actor="1000", **keeps)["presence"] == "after_notice"


@pytest.mark.requirement("S1-01")
def test_another_span_of_the_rule_holds_for_what_is_planned_from_then_on(day: DutyDay) -> None:
    assert presence(day) == [(day.case.at("08:30", -1), "")]
    day.now("11:00", -6)
    asked = {"code": "presence", "reason": "contract 9", "elapsed_s": 48 * 3600}
    day.send("set_deadline_rule", actor=SUPERVISOR, **asked)
    plan: dict[str, Any] = {"hospital": HOSPITAL, "site": SITE, "starts": f"{DAY}T08:30"}
    day.now("12:00", -6)
    day.send("plan_case", number="C-2", **plan)
    with day.store.read() as connection:
        (clock,) = case_duties(connection, "C-2").clocks
    assert (clock.rule, clock.due_at) == ("presence", day.case.at("08:30", -2))
    assert presence(day) == [(day.case.at("08:30", -1), "")]


@pytest.mark.requirement("S1-01")
def test_a_case_planned_later_than_its_own_limit_is_due_a_day_after_the_notice_but_before_it_starts(
    day: DutyDay,
) -> None:
    day.now("20:00", -1)
    ask: dict[str, Any] = {"hospital": HOSPITAL, "site": SITE}
    day.send("plan_case", number="C-2", starts=f"{DAY}T09:00", **ask)
    day.send("plan_case", number="C-3", starts=f"{DAY}T21:00", **ask)
    day.send("plan_case", number="C-4", starts=f"{DAY - timedelta(days=2)}T09:00", **ask)
    with day.store.read() as connection:
        due = {number: [one.due_at for one in case_duties(connection, number).clocks] for number in ("C-2", "C-3")}
        assert case_duties(connection, "C-4").clocks == ()
    assert due == {"C-2": [day.case.at("09:00")], "C-3": [day.case.at("21:00", -1)]}


@pytest.mark.requirement("S1-01")
def test_another_start_moves_the_clock_and_what_was_overdue_stays_so(day: DutyDay) -> None:
    day.now("20:00", -2)
    day.do("change_case_plan", starts=f"{DAY + timedelta(days=1)}T08:30")
    assert presence(day)[-1] == (day.case.at("08:30"), "")
    day.now("10:00", -1)
    day.do("change_case_plan", starts=f"{DAY}T09:00")
    assert presence(day)[-1] == (day.case.at("09:00"), ""), "put forward: the notice was given then"
    day.do("change_case_plan", plan=[{"item": "FS-12-135", "pieces": 2}])
    assert [outcome for _, outcome in presence(day)] == ["dropped", "dropped", ""]
    day.now("12:00", 0)
    day.do("change_case_plan", starts=f"{DAY}T13:00")
    assert presence(day)[-1] == (day.case.at("13:00", -1), ""), "put off by an hour: still overdue"
    day.do("check_in")
    assert presence(day)[-1][1] == "late"


@pytest.mark.requirement("S1-01")
def test_who_was_there_was_there_and_every_visit_is_kept(day: DutyDay) -> None:
    day.now("08:00", -1)
    day.do("check_in", note="with the tray")
    day.do("check_in", badge=ENGINEER, arrived=f"{DAY - timedelta(days=1)}T07:30")
    day.do("change_case_plan", starts=f"{DAY + timedelta(days=1)}T08:30")
    assert presence(day) == [(day.case.at("08:30", -1), "on_time")]
    with day.store.read() as connection:
        seen = case_duties(connection, CASE).presence
    assert [(one.badge, one.arrived_at, one.entered_by, one.note) for one in seen] == [
        (ENGINEER, day.case.at("07:30", -1), "typed", ""),
        (ENGINEER, day.case.at("08:00", -1), "scan", "with the tray"),
    ]


def test_refused_visits_move_nothing(day: DutyDay) -> None:
    day.now("08:00", -1)
    assert day.refused("check_in", badge="nobody").code == "unknown_person"
    assert day.refused("check_in", arrived="soon").code == "bad_time"
    assert day.refused("check_in", arrived=f"{DAY}T09:00").code == "in_the_future"
    day.send("save_person", actor="1000", badge="9001", name="审计", role="auditor", partner="EAST")
    assert day.refused("check_in", badge="9001").code == "not_allowed"
    assert day.refused("check_in", badge=CLERK).code == "not_an_engineer"
    assert day.refused("check_in", badge=SUPERVISOR).code == "not_an_engineer"
    day.send("cancel_case", number=CASE, reason="put off for good")
    assert day.refused("check_in").code == "case_state"
    with pytest.raises(Refusal, match="not_allowed"):
        day.send("save_hospital_terms", actor=ENGINEER, hospital=HOSPITAL, presence="after_notice")


@pytest.mark.requirement("S1-01", "R26")
def test_a_usage_report_that_is_taken_back_leaves_presence_alone(day: DutyDay) -> None:
    day.operated()
    assert presence(day) == [(day.case.at("08:30", -1), "")]
    day.send("undo_usage", actor=SUPERVISOR, report="UR-0001", reason="wrong sheet")
    assert presence(day) == [(day.case.at("08:30", -1), "")]
    day.do("check_in", arrived=f"{DAY - timedelta(days=1)}T08:31")
    assert presence(day) == [(day.case.at("08:30", -1), "late")]
