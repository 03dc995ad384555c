"""People as staff: the team, proved backgrounds, certificates with reminders, two trainings a year, tables."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from desktop.domain.errors import Refusal
from desktop.domain.qualification import Attended, Background, Post, Registration, SessionState, Standing
from desktop.exchange.sample_delivery import HOSPITAL, PARTNER, SITE, SUPERVISOR
from desktop.exchange.sample_staff import CHEN, LI, LINE, WU, proof
from desktop.models.deadline import Deadline, DeadlineStage
from desktop.queries.staff import Lacking, StaffPage, qualified, staff, staff_page, team_check
from desktop.queries.tables import at_table
from desktop.queries.technicians import Work, ranked
from desktop.queries.trainings import TrainingYear, YearVerdict, session_page, sessions, training_years
from tests.journeys.staff_day import StaffDay, local, staff_day
from tests.journeys.times import NOW, TODAY

NEW = "3009"


@pytest.fixture
def day(database_url: str) -> Iterator[StaffDay]:
    with staff_day(database_url) as made:
        yield made


def new_person(day: StaffDay, post: str = "engineer") -> None:
    day.send("save_person", actor="1000", badge=NEW, name="周末", role="engineer", partner=PARTNER)
    assert day.send("save_staff", badge=NEW, site=SITE, employer=PARTNER, post=post)["created"]


def page(day: StaffDay, badge: str) -> StaffPage:
    with day.store.read() as connection:
        return staff_page(connection, badge, day.at)


def check(day: StaffDay) -> dict[Post, tuple[bool, tuple[str, ...], list[tuple[Lacking, ...]]]]:
    with day.store.read() as connection:
        found = team_check(connection, day.at, SITE)
    return {one.post: (one.kept, one.filled, [row.lacking for row in one.lacking]) for one in found}


@pytest.mark.requirement("S1-49", "S1-50", "S1-32", "S1-55")
def test_the_team_is_complete_with_a_supervisor_and_two_engineers_of_proved_background(day: StaffDay) -> None:
    assert check(day) == {Post.SUPERVISOR: (True, ("王主管",), []), Post.ENGINEER: (False, ("陈静",), [])}
    new_person(day)
    assert check(day)[Post.ENGINEER] == (False, ("陈静",), [(Lacking.ASSESSMENT, Lacking.BACKGROUND)])
    span = {"starts": "2026-11-20T14:00", "ends": "2026-11-20T14:20"}
    day.send("record_assessment", badge=NEW, score="95", examiner="M", proof=proof("result"), **span)
    other = day.send("set_background", badge=NEW, background="other", proof=proof("school"))
    assert (other["suited"], check(day)[Post.ENGINEER][2]) == (False, [(Lacking.BACKGROUND_UNSUITED,)])
    without = {"name": "diploma.txt", "content": ""}
    assert day.refused("set_background", badge=NEW, background="nurse", proof=without).code == "file_empty"
    day.send("set_background", badge=NEW, background="nurse", proof=proof("diploma"))
    assert check(day)[Post.ENGINEER] == (True, ("陈静", "周末"), [])
    day.send("set_registration", badge=NEW, registration="registered", on="2026-11-20", account="wx-3009")
    row = page(day, NEW).row
    assert (row.registration, row.registered_on, row.account) == (
        Registration.REGISTERED,
        date(2026, 11, 20),
        "wx-3009",
    )
    assert (row.employer, row.background, row.proved) == (PARTNER, Background.NURSE, True)
    assert day.refused("set_registration", badge=NEW, registration="blocked", on="2026-11-22").code == "day_in_future"
    assert day.refused("save_staff", LI, badge=NEW, site=SITE, employer=PARTNER).code == "not_allowed"
    assert day.refused("set_background", badge="1001", background="nurse", proof=proof("x")).code == "not_on_staff"


@pytest.mark.requirement("S2-40")
def test_nobody_is_reminded_of_the_certificates_of_somebody_who_left(day: StaffDay) -> None:
    ((document, due, _),) = day.clocks("qualification_ends")
    model = {"kind": "model", "topic": "PD-200", "valid_from": "2026-01-01", "valid_to": "2027-12-31"}
    day.send("add_qualification", badge=LI, **model, proof=proof("PD-2601"))

    def open_ones() -> list[tuple[str, datetime, str]]:
        return [one for one in day.clocks("qualification_ends") if not one[2]]

    both = open_ones()
    assert (len(both), both[0]) == (2, (document, due, ""))
    retired: dict[str, Any] = {"badge": LI, "reason": "left the company"}
    day.send("retire_person", "1000", **retired)
    assert (open_ones(), [one[2] for one in day.clocks("qualification_ends")]) == ([], ["dropped", "dropped"])
    day.send("retire_person", "1000", **retired)
    for _ in range(2):
        day.send("retire_person", "1000", badge=LI, retired=False)
        assert open_ones() == both, "planned anew, and once"
    day.send("retire_person", "1000", **retired)
    day.at = local("08:00", "2027-06-01")
    day.send("retire_person", "1000", badge=LI, retired=False)
    assert open_ones() == both[1:], "one ended meanwhile"


@pytest.mark.requirement("S2-40")
def test_a_certificate_reminds_before_it_ends_until_it_is_renewed(day: StaffDay) -> None:
    ((document, due, outcome),) = day.clocks("qualification_ends")
    assert (due, outcome) == (local("23:59:59", "2027-04-15"), ""), "Wu's had ended already"
    asked = select(DeadlineStage.fire_at).join(Deadline, Deadline.id == DeadlineStage.deadline_id)
    asked = asked.where(Deadline.document == document).order_by(DeadlineStage.fire_at)
    with day.store.read() as connection:
        told = [(due - moment).days for moment in connection.execute(asked).scalars()]
    assert told == [60, 30, 7, -1], "and the first second after it"
    paper: dict[str, Any] = {"badge": LI, "kind": "line", "topic": LINE, "proof": proof("PT-2704")}
    days = {"valid_from": "2027-04-01", "valid_to": "2029-03-31"}
    kept = day.send("add_qualification", **paper, **days)
    assert [one[2] for one in day.clocks("qualification_ends")] == ["on_time", ""]
    assert day.refused("add_qualification", **paper, **days).code == "qualification_known"
    wrong = {"valid_from": "2027-04-01", "valid_to": "2027-03-31"}
    assert day.refused("add_qualification", **paper, **wrong).code == "faulty_entry"
    day.send("take_back_qualification", qualification=kept["qualification"], reason="another person's")
    outcomes = sorted(one[1:] for one in day.clocks("qualification_ends"))
    assert outcomes == [(due, ""), (due, "on_time"), (local("23:59:59", "2029-03-31"), "dropped")], "the old one again"
    again = day.refused("take_back_qualification", qualification=kept["qualification"], reason="again")
    assert again.code == "unknown_qualification"
    held = page(day, LI).certificates
    assert [(one.number, one.standing, one.taken_back) for one in held] == [
        ("", Standing.NOT_YET, "another person's"),
        ("PT-2504-07", Standing.VALID, None),
    ]
    with day.store.read() as connection:
        assert [(one.badge, one.standing) for one in qualified(connection, LINE, "", TODAY)][:1] == [
            (LI, Standing.VALID)
        ]
        assert [one.badge for one in staff(connection, day.at)] == [SUPERVISOR, LI, WU, CHEN]
    assert document.startswith(LI)


def test_days_at_the_edge_of_the_calendar_are_kept_or_refused_and_never_a_fault(day: StaffDay) -> None:
    for_ever = {"kind": "model", "topic": "PD-200", "valid_from": "2026-01-01", "valid_to": "9999-12-31"}
    day.send("add_qualification", badge=LI, **for_ever, proof=proof("PT-9"))
    assert [one[1] for one in day.clocks("qualification_ends")][-1] == local("23:59:59", "9999-12-31")
    about = {"site": SITE, "title": "x", "starts": "0001-01-01T00:00", "ends": "2026-12-01T15:00"}
    assert day.refused("plan_session", **about).code == "bad_time"


@pytest.mark.parametrize("badge", ["", "9999", "1001"])
def test_who_is_not_on_the_staff_has_no_page(day: StaffDay, badge: str) -> None:
    with pytest.raises(Refusal, match="not_on_staff"):
        page(day, badge)


def year(day: StaffDay, back: int = 0) -> TrainingYear:
    with day.store.read() as connection:
        return training_years(connection, day.at, back=back)[0]


def plan(day: StaffDay, on: str, **more: Any) -> str:
    about = {"site": SITE, "title": "电动工具培训", "starts": f"{on}T14:00", "ends": f"{on}T16:00", "trainer": "M"}
    return str(day.send("plan_session", **about | more)["number"])


@pytest.mark.requirement("S1-18", "S1-19")
def test_two_trainings_a_contract_year_with_topics_list_and_result(day: StaffDay) -> None:
    first = plan(day, "2026-11-20", badges=[LI, WU, CHEN])
    came = [{"badge": LI, "result": "独立完成"}, {"badge": CHEN}]
    day.send("hold_session", number=first, attendance=came, result="all steps shown")
    day.send("attach_to_session", number=first, paper=proof("slides"))
    with day.store.read() as connection:
        found = session_page(connection, first)
        assert session_page(connection, "TS-9999") is None
        mine = sessions(connection, badge=WU)
    assert found is not None
    assert (found.session.state, found.session.on_site, found.session.sterilisation) == (SessionState.HELD, True, True)
    assert [(one.badge, one.attended, one.result) for one in found.people] == [
        (LI, Attended.PRESENT, "独立完成"),
        (WU, Attended.ABSENT, ""),
        (CHEN, Attended.PRESENT, ""),
    ]
    assert ([file.name for file in found.files], found.session.present) == (["slides.txt"], 2)
    assert [one.number for one in mine] == [first]
    now = year(day)
    assert (now.first, now.last, now.held, now.promised) == (date(2026, 3, 1), date(2027, 2, 28), 1, 2)
    assert now.verdict is YearVerdict.OPEN
    assert [one[2] for one in day.clocks("training_year")] == ["", ""], "this contract year and the next"
    assert day.clocks("training_year")[0][1] == local("23:59:59", "2027-02-28")
    day.at = NOW + timedelta(days=10)
    assert year(day).verdict is YearVerdict.WARN
    second = plan(day, "2026-11-30", sterilisation=False)
    day.send("hold_session", number=second, attendance=[{"badge": LI}], result="done")
    assert (year(day).held, year(day).verdict) == (2, YearVerdict.KEPT)
    assert [one[2] for one in day.clocks("training_year")] == ["on_time", ""]
    assert (year(day, 1).first, year(day, 1).verdict) == (date(2025, 3, 1), YearVerdict.MISSED)


@pytest.mark.requirement("S1-18")
def test_trainings_that_are_written_down_after_the_year_kept_its_promise(day: StaffDay) -> None:
    for on in ("2026-11-20", "2027-02-20"):
        number = plan(day, on)
        day.at = local("09:00:00", "2027-03-05") if on > "2027" else day.at
        day.send("hold_session", number=number, attendance=[{"badge": LI}], result="done")
    assert [(due, end) for _, due, end in day.clocks("training_year")][:1] == [
        (local("23:59:59", "2027-02-28"), "on_time")
    ]


@pytest.mark.requirement("S1-18")
def test_what_did_not_take_place_does_not_count(day: StaffDay) -> None:
    planned = plan(day, "2026-11-20")
    ahead = plan(day, "2026-12-20")
    held: dict[str, Any] = {"attendance": [{"badge": LI}], "result": "done"}
    assert day.refused("hold_session", number=ahead, **held).code == "in_the_future"
    nobody = [{"badge": LI, "attended": "absent"}]
    assert day.refused("hold_session", number=planned, attendance=nobody, result="done").code == "nobody_attended"
    assert day.refused("hold_session", number="TS-9", **held).code == "unknown_session"
    day.send("cancel_session", number=planned, reason="trainer ill")
    assert day.refused("hold_session", number=planned, **held).code == "session_state"
    assert (year(day).held, year(day).planned) == (0, 1)
    topics = {"site": SITE, "title": "x", "starts": "2026-11-20T14:00", "ends": "2026-11-20T15:00"}
    bare = day.refused("plan_session", **topics, on_site=False, sterilisation=False)
    assert bare.code == "session_without_topic"
    assert day.refused("plan_session", **topics | {"ends": "2026-11-20T14:00"}).code == "ends_before_it_begins"
    anew = day.send("set_training_promise", site=SITE, first_day="2026-07-01", sessions=3)
    assert (anew["first"], anew["last"]) == ("2026-07-01", "2027-06-30")
    assert sorted(one[2] for one in day.clocks("training_year")) == ["", "", "dropped", "dropped"]


@pytest.mark.requirement("S1-58")
def test_who_has_not_passed_gets_no_table(day: StaffDay) -> None:
    new_person(day)
    day.send("plan_case", number="C-9", hospital=HOSPITAL, site=SITE, starts="2026-11-24T08:30", plan=[], trays=[])
    assert day.refused("assign_to_table", case="C-9", badge=NEW).code == "assessment_not_passed"
    day.send("assign_to_table", case="C-9", badge=CHEN)
    assert day.refused("assign_to_table", case="C-9", badge=CHEN).code == "at_table_already"
    assert page(day, CHEN).tables == ("C-9",)
    with day.store.read() as connection:
        assert [(one.badge, one.case) for one in at_table(connection, "C-9")] == [(CHEN, "C-9")]
        assert at_table(connection, "C-8") == ()
    day.send("take_off_table", case="C-9", badge=CHEN)
    assert day.refused("take_off_table", case="C-9", badge=CHEN).code == "not_at_table"
    assert page(day, CHEN).tables == ()


def test_hours_and_absences_are_set_and_taken_back(day: StaffDay) -> None:
    hours = [{"weekday": 6, "from_minute": 600, "to_minute": 720}]
    day.send("set_working_hours", badge=WU, hours=hours)
    repeated = day.refused("set_working_hours", badge=WU, hours=hours * 2)
    assert repeated.code == "faulty_entry"
    assert [(one.weekday, one.from_minute) for one in page(day, WU).hours] == [(6, 600)]
    away = day.send("add_staff_time", badge=WU, kind="absent", starts="2026-11-21T09:00", ends="2026-11-21T11:00")
    with day.store.read() as connection:
        found = {one.badge: one.free_from for one in ranked(connection, Work(SITE, local("09:12")))}
    assert found[WU] == local("11:00")
    day.send("take_back_staff_time", time=away["time"], reason="came after all")
    assert day.refused("take_back_staff_time", time=away["time"], reason="again").code == "unknown_staff_time"
    assert page(day, WU).times == ()
