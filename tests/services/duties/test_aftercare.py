"""After the operation: the follow-up, its required question, and the form (S1-06 to S1-09)."""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from desktop.exchange.sample_case import CASE
from desktop.exchange.sample_delivery import SUPERVISOR
from desktop.models.outbox import OutboxMessage
from desktop.queries.adverse import adverse_named
from desktop.queries.duties import case_duties, follow_up_form
from tests.journeys.duty_day import DAY, DutyDay, duty_day

TOLD: dict[str, Any] = {"initials": "Dr. W", "adverse": False, "result": "healing well"}


@pytest.fixture
def day(database_url: str) -> Iterator[DutyDay]:
    with duty_day(database_url) as made:
        made.operated()
        yield made


def forms(day: DutyDay) -> list[Any]:
    asked = select(OutboxMessage.body).where(OutboxMessage.kind == "follow_up_form").order_by(OutboxMessage.id)
    with day.store.read() as connection:
        return [json.loads(body) for body in connection.execute(asked).scalars()]


@pytest.mark.requirement("S1-07", "S1-08", "S1-09", "S1-15")
def test_the_surgeon_is_asked_within_48_hours_and_the_form_goes_out_within_seven_days(day: DutyDay) -> None:
    follow_up, form = day.case.at("11:20", 2), day.case.at("11:20", 7)
    assert (day.clocks("follow_up"), day.clocks("follow_up_form")) == ([(follow_up, "")], [(form, "")])
    assert day.refused("submit_form", receiver="M quality").code == "follow_up_first"
    asked = day.do("record_follow_up", at=follow_up, **TOLD)
    assert (asked["on_time"], asked["event"]) == (True, "")
    assert day.clocks("follow_up") == [(follow_up, "on_time")]

    day.at = form
    sent = day.do("submit_form", receiver="M quality", how="mail", reference="mail 17")
    assert (sent["on_time"], sent["copy"]) == (True, 1)
    assert day.clocks("follow_up_form") == [(form, "on_time")]
    day.at = form + timedelta(days=2)
    again = day.do("submit_form", receiver="M quality", how="paper")
    assert (again["on_time"], again["copy"]) == (True, 2)
    with day.store.read() as connection:
        copies = case_duties(connection, CASE).submissions
        printed = follow_up_form(connection, CASE)
    assert [(one.how.value, one.receiver, one.reference, one.by) for one in copies] == [
        ("mail", "M quality", "mail 17", "赵工"),
        ("paper", "M quality", "", "赵工"),
    ]
    assert [one["number"] for one in forms(day)] == [CASE, CASE]
    stems = [line for line in printed.lines if line.serial]
    assert len(printed.lines) == 9
    assert [(line.di, line.ref) for line in stems] == [("06901234500011", "FS-12-135")] * 2
    assert all(line.lot and line.expires_on for line in printed.lines)
    assert not {"patient", "birth", "ward"} & set(forms(day)[0])


@pytest.mark.requirement("S1-07", "S1-09")
def test_a_second_later_is_late_and_needs_its_reason(day: DutyDay) -> None:
    day.at = day.case.at("11:20", 2) + timedelta(seconds=1)
    assert day.refused("record_follow_up", **TOLD).code == "late_reason_missing"
    assert day.do("record_follow_up", late_reason="on leave", **TOLD)["on_time"] is False
    assert day.clocks("follow_up")[0][1] == "late"
    day.at = day.case.at("11:20", 7) + timedelta(seconds=1)
    assert day.refused("submit_form", receiver="M").code == "late_reason_missing"
    assert day.do("submit_form", receiver="M", late_reason="mail was down")["on_time"] is False
    assert day.clocks("follow_up_form")[0][1] == "late"


@pytest.mark.requirement("S1-08")
def test_a_yes_opens_an_adverse_event_whose_clocks_start_when_it_was_said(day: DutyDay) -> None:
    day.now("09:00", 1)
    yes: dict[str, Any] = {"initials": "W", "adverse": True, "result": "screw loose", "raw": day.case.implanted[0].raw}
    assert day.refused("record_follow_up", **yes).code == "needs_harm"
    assert day.refused("record_follow_up", **yes | {"result": "", "harm": "serious"}).code == "needs_description"
    assert day.clocks("follow_up")[0][1] == ""
    told = day.do("record_follow_up", done=f"{DAY + timedelta(days=1)}T08:45", harm="serious", **yes)
    with day.store.read() as connection:
        event = adverse_named(connection, told["event"])
        kept = case_duties(connection, CASE).follow_ups
    assert [clock.due_at for clock in event.clocks if clock.rule == "adverse_manufacturer"] == [day.case.at("10:45", 1)]
    assert [(one.event, one.adverse) for one in kept] == [(told["event"], True)]
    assert day.clocks("follow_up") == [(day.case.at("11:20", 2), "on_time")]


def test_the_question_is_required_and_nobody_is_named(day: DutyDay) -> None:
    day.now("09:00", 1)
    assert day.refused("record_follow_up", initials="W", result="well").code == "bad_request"
    for name in ("Wang", "王小明", "Bob", "", "W. Wang"):
        assert day.refused("record_follow_up", **TOLD | {"initials": name}).code == "not_initials"
    early = f"{DAY}T11:19"
    assert day.refused("record_follow_up", done=early, **TOLD).code == "before_the_end"
    assert day.refused("submit_form", receiver="").code == "needs_receiver"
    assert day.refused("record_follow_up", done=f"{DAY}T24:61", **TOLD).code == "bad_time"


@pytest.mark.requirement("S1-07", "R26")
def test_a_follow_up_is_not_asked_for_twice_when_the_report_is_taken_back(day: DutyDay) -> None:
    day.now("09:00", 1)
    day.do("record_follow_up", **TOLD)
    day.send("undo_usage", actor=SUPERVISOR, report="UR-0001", reason="wrong sheet")
    day.send("confirm_usage", number=CASE, ended=f"{DAY}T11:20")
    assert day.clocks("follow_up") == [(day.case.at("11:20", 2), "on_time")]
    assert [outcome for _, outcome in day.clocks("follow_up_form")] == ["dropped", ""]


@pytest.mark.requirement("S1-06")
def test_waiting_minutes_are_kept_with_their_cause(day: DutyDay) -> None:
    for minutes in (0, -1, 1441):
        assert day.refused("record_waiting", minutes=minutes, cause="late").code == "bad_minutes"
    assert day.refused("record_waiting", minutes=5, cause="Dr. Wang was slow").code == "bad_request"
    day.do("record_waiting", minutes=12, cause="instrument_missing")
    day.do("record_waiting", minutes=3, cause="wrong_size")
    with day.store.read() as connection:
        assert [(one.minutes, one.cause.value) for one in case_duties(connection, CASE).waiting] == [
            (12, "instrument_missing"),
            (3, "wrong_size"),
        ]
        assert follow_up_form(connection, CASE).waiting_minutes == 15


@pytest.mark.requirement("S1-07")
def test_who_asked_before_the_report_was_confirmed_has_kept_the_promise(database_url: str) -> None:
    with duty_day(database_url) as day:
        day.until_the_sheet()
        day.now("13:52")
        day.do("record_follow_up", **TOLD)
        day.confirm()
        assert day.clocks("follow_up") == [(day.case.at("11:20", 2), "on_time")]
