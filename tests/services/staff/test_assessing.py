"""An assessment: eighty pass, thirty minutes and not a second more, nothing lost by a power cut, one at a time."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from decimal import Decimal
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import select

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.qualification import Ended
from desktop.exchange.sample_delivery import PARTNER, SITE
from desktop.exchange.sample_staff import CHEN, LI, LINE, proof
from desktop.models.staff import Assessment, AssessmentQuestion, Question
from desktop.queries.assessing import (
    AssessmentRow,
    RunningAssessment,
    any_run_out,
    assessments,
    banks,
    questions,
    running,
)
from desktop.queries.staff_facts import passed_people
from desktop.services.keeping_time import TimeKeeper
from desktop.services.staff.left_behind import end_left_behind
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from tests.journeys.nothing_written import written
from tests.journeys.staff_day import StaffDay, staff_day
from tests.journeys.times import NOW

NEW = "3009"


@pytest.fixture
def day(database_url: str) -> Iterator[StaffDay]:
    with staff_day(database_url) as made:
        made.send("save_person", actor="1000", badge=NEW, name="周末", role="engineer", partner=PARTNER)
        made.send("save_staff", badge=NEW, site=SITE, employer=PARTNER, post="engineer")
        yield made


def bank(day: StaffDay, count: int, asked: int) -> None:
    """Questions with B for their right answer, every fifth with B and C."""
    rows = [
        {"code": f"Q{number}", "topic": LINE, "wording": f"{number}?", "right": "BC" if number % 5 == 0 else "B"}
        | {f"choice_{place}": f"{number}-{place}" for place in range(1, 5)}
        for number in range(1, count + 1)
    ]
    assert day.send("save_questions", questions=rows) == {"created": count, "changed": 0, "unchanged": 0}
    day.send("set_bank", topic=LINE, asked=asked)


def solutions(day: StaffDay, number: str) -> dict[int, list[int]]:
    asked = select(AssessmentQuestion.position, Question.solution)
    asked = asked.join(Question, Question.id == AssessmentQuestion.question_id)
    asked = asked.join(Assessment, Assessment.id == AssessmentQuestion.assessment_id)
    with day.store.read() as connection:
        every = connection.execute(asked.where(Assessment.number == number))
        return {row[0]: [int(one) for one in row[1].split(",")] for row in every}


def answer(day: StaffDay, number: str, right: int) -> None:
    for position, solution in solutions(day, number).items():
        chosen = solution if position <= right else [1]
        day.send("answer_question", NEW, number=number, position=position, chosen=chosen)


def at_hand(day: StaffDay) -> RunningAssessment:
    with day.store.read() as connection:
        found = running(connection, NEW, day.at)
    assert found is not None
    return found


def mine(day: StaffDay) -> tuple[AssessmentRow, ...]:
    with day.store.read() as connection:
        return assessments(connection, badge=NEW)


def have_passed(day: StaffDay) -> int:
    with day.store.read() as connection:
        return len(passed_people(connection, {LINE}))


@pytest.mark.requirement("S1-57", "S1-58")
def test_fifteen_of_twenty_fail_sixteen_pass_with_another_draw(day: StaffDay) -> None:
    bank(day, 40, 20)
    before = have_passed(day)
    first = day.send("start_assessment", NEW, topic=LINE)["number"]
    asked = {question.wording for question in at_hand(day).questions}
    answer(day, first, 15)
    failed = day.send("finish_assessment", NEW, number=first)
    assert (failed["right"], failed["asked"], failed["score"], failed["passed"]) == (15, 20, "75", False)
    assert have_passed(day) == before
    second = day.send("start_assessment", NEW, topic=LINE)["number"]
    again = {question.wording for question in at_hand(day).questions}
    assert (len(asked), len(again), asked & again) == (20, 20, set()), "the other half of the bank"
    answer(day, second, 16)
    passed = day.send("finish_assessment", NEW, number=second)
    assert (passed["score"], passed["passed"], passed["ended"]) == ("80", True, "finished")
    assert have_passed(day) == before + 1
    assert day.send("finish_assessment", NEW, number=second) == passed, "again, from another desk"
    assert [(row.score, row.passed) for row in mine(day)] == [(Decimal(80), True), (Decimal(75), False)]


@pytest.mark.requirement("S1-57")
def test_the_thirtieth_minute_counts_and_the_second_after_it_does_not(day: StaffDay) -> None:
    bank(day, 5, 5)
    number = day.send("start_assessment", NEW, topic=LINE)["number"]
    said = solutions(day, number)
    for position in (1, 2, 3):
        day.send("answer_question", NEW, number=number, position=position, chosen=said[position])
    day.at = NOW + timedelta(minutes=30)
    kept = day.send("answer_question", NEW, number=number, position=4, chosen=said[4])
    assert kept["seconds_left"] == 0
    day.at = NOW + timedelta(minutes=30, seconds=1)
    late = day.refused("answer_question", NEW, number=number, position=5, chosen=said[5])
    assert (late.code, late.facts["ended_at"]) == ("assessment_over", NOW + timedelta(minutes=30))
    assert day.send("end_run_out_assessments", LI) == {"numbers": [number]}
    assert day.send("end_run_out_assessments", LI) == {"numbers": []}
    (row,) = mine(day)
    assert (row.ended, row.ended_at, row.minutes) == (Ended.TIME, NOW + timedelta(minutes=30), 30)
    assert (row.right, row.score, row.passed) == (4, Decimal(80), True)


@pytest.mark.requirement("S1-57")
def test_a_power_cut_loses_nothing_and_another_desk_goes_on(day: StaffDay, database_url: str) -> None:
    bank(day, 5, 5)
    number = day.send("start_assessment", NEW, topic=LINE, desk="DESK-1")["number"]
    day.send("answer_question", NEW, number=number, position=1, chosen=[2])
    day.send("answer_question", NEW, number=number, position=1, chosen=[3])
    day.send("answer_question", NEW, number=number, position=2, chosen=[2])
    day.send("answer_question", NEW, number=number, position=2, chosen=[])
    other = Store(open_engine(database_url), day.store.clock)
    day.at = NOW + timedelta(minutes=12)
    with other.read() as connection:
        left = running(connection, NEW, day.at)
    other.close()
    assert left is not None
    assert [question.chosen for question in left.questions[:3]] == [(3,), (), ()]
    assert (left.ends_at, left.over) == (NOW + timedelta(minutes=30), False)
    assert day.refused("start_assessment", NEW, topic=LINE).facts["assessment"] == number
    day.at = NOW + timedelta(hours=3)
    assert at_hand(day).over
    day.send("start_assessment", NEW, topic=LINE)
    assert [row.ended for row in mine(day)] == [None, Ended.TIME], "the cut one ended by itself"


@pytest.mark.requirement("S1-57")
def test_no_caller_can_say_when_an_answer_was_given(day: StaffDay) -> None:
    bank(day, 5, 5)
    number = day.send("start_assessment", NEW, topic=LINE, at=(NOW + timedelta(hours=1)).isoformat())["number"]
    answer(day, number, 2)
    day.at = NOW + timedelta(minutes=30, seconds=1)
    early = {"at": (NOW + timedelta(minutes=1)).isoformat(), "position": 3, "chosen": [1]}
    assert day.refused("answer_question", NEW, number=number, **early).code == "assessment_over"
    done = day.send("finish_assessment", NEW, number=number, at=early["at"])
    assert (done["right"], done["ended"]) == (2, "time")
    assert (mine(day)[0].started_at, mine(day)[0].ended_at) == (NOW, NOW + timedelta(minutes=30))
    other = day.send("start_assessment", NEW, topic=LINE)["number"]
    far = (NOW + timedelta(days=1)).isoformat()
    assert day.send("end_run_out_assessments", LI, at=far) == {"numbers": []}, "nobody ends what runs"
    assert at_hand(day).number == other


@pytest.mark.requirement("S1-57", "S1-58")
def test_one_that_was_left_behind_is_ended_once_by_whichever_program_looks(day: StaffDay, database_url: str) -> None:
    bank(day, 5, 5)
    number = day.send("start_assessment", NEW, topic=LINE)["number"]
    answer(day, number, 4)
    day.at = NOW + timedelta(minutes=30)
    with day.store.read() as connection:
        assert not any_run_out(connection, day.at), "the thirtieth minute counts"
    day.at = NOW + timedelta(hours=2)
    (before, _), gate = written(day.store), Barrier(3)

    def look(desk: str) -> tuple[str, ...]:
        store = Store(open_engine(database_url), day.store.clock)
        try:
            gate.wait()
            return tuple(one.number for one in end_left_behind(store, desk).value)
        finally:
            store.close()

    with ThreadPoolExecutor(3) as desks:
        told = list(desks.map(look, ("DESK-1", "DESK-2", "EAST agent")))
    assert sorted(told) == [(), (), (number,)]
    assert written(day.store)[0] == before + 1
    (row,) = mine(day)
    assert (row.ended, row.ended_at, row.score, row.passed) == (
        Ended.TIME,
        NOW + timedelta(minutes=30),
        Decimal(80),
        True,
    )


@pytest.mark.requirement("S1-57")
def test_the_clock_of_a_window_or_an_agent_ends_it(day: StaffDay) -> None:
    bank(day, 5, 5)
    number = day.send("start_assessment", NEW, topic=LINE)["number"]
    day.at = NOW + timedelta(minutes=31)
    keeper = TimeKeeper("DESK-2", lambda _clock, _engine: None)
    assert Kind.PEOPLE in keeper.tick(day.store).changes
    assert [(row.number, row.ended, row.passed) for row in mine(day)] == [(number, Ended.TIME, False)]
    assert Kind.PEOPLE not in keeper.tick(day.store).changes


@pytest.mark.requirement("S1-57")
def test_two_desks_that_start_at_once_start_one(day: StaffDay) -> None:
    bank(day, 5, 5)
    gate = Barrier(2)

    def start(desk: str) -> str:
        gate.wait()
        try:
            return str(day.send("start_assessment", NEW, desk=desk, topic=LINE)["number"])
        except Refusal as refusal:
            return refusal.code

    with ThreadPoolExecutor(2) as desks:
        told = list(desks.map(start, ("DESK-1", "DESK-2")))
    assert sorted(told) == sorted([mine(day)[0].number, "assessment_running"])
    assert len(mine(day)) == 1


def test_what_cannot_be_answered_is_refused(day: StaffDay) -> None:
    bank(day, 5, 5)
    number = day.send("start_assessment", NEW, topic=LINE)["number"]
    single = next(position for position, right in solutions(day, number).items() if len(right) == 1)

    def told(actor: str = NEW, **fields: Any) -> str:
        given = {"number": number, "position": single, "chosen": [1]}
        return day.refused("answer_question", actor, **given | fields).code

    assert told(LI) == "not_your_assessment"
    assert told(position=6) == "no_such_question"
    assert told(chosen=[5]) == "no_such_choice"
    assert told(chosen=[1, 2]) == "one_choice_only"
    assert told(number="AS-9999") == "unknown_assessment"
    assert day.refused("start_assessment", LI, topic="unheard of").code == "unknown_bank"
    assert day.refused("start_assessment", "1001").code == "not_on_staff"


@pytest.mark.requirement("S1-56", "S1-57", "S1-58")
@pytest.mark.parametrize(("score", "passed"), [("80", True), ("79.999", False)])
def test_a_result_of_the_manufacturer_is_written_down(day: StaffDay, score: str, passed: bool) -> None:
    taken: dict[str, Any] = {"badge": NEW, "score": score, "examiner": "M", "proof": proof("result")}
    span = {"starts": "2026-11-20T14:00", "ends": "2026-11-20T14:30"}
    assert day.send("record_assessment", **taken, **span)["passed"] is passed
    long = day.refused("record_assessment", **taken, **span | {"ends": "2026-11-20T14:30:01"})
    assert long.code == "assessment_too_long"
    assert day.refused("record_assessment", **taken | {"score": "100.5"}, **span).code == "faulty_entry"
    assert day.refused("record_assessment", NEW, **taken, **span).code == "not_allowed"


def test_the_bank_keeps_old_versions_for_those_who_were_asked(day: StaffDay) -> None:
    bank(day, 5, 5)
    row = {"code": "Q1", "topic": LINE, "wording": "1 anew?", "right": "1", "choice_1": "a", "choice_2": "b"}
    number = day.send("start_assessment", NEW, topic=LINE)["number"]
    assert day.send("save_questions", questions=[row])["changed"] == 1
    assert day.send("save_questions", questions=[row])["unchanged"] == 1
    assert "1?" in {question.wording for question in at_hand(day).questions}
    day.send("finish_assessment", NEW, number=number)
    day.send("retire_question", topic=LINE, code="Q2")
    with day.store.read() as connection:
        assert [(one.code, one.version) for one in questions(connection, LINE)] == [
            ("Q1", 2),
            ("Q3", 1),
            ("Q4", 1),
            ("Q5", 1),
        ]
        assert [(one.topic, one.questions, one.ready) for one in banks(connection)] == [
            ("", 20, True),
            (LINE, 4, False),
        ]
    told = day.refused("start_assessment", CHEN, topic=LINE)
    assert (told.code, told.facts["has"], told.facts["asked"]) == ("bank_too_small", 4, 5)


def test_all_faults_of_a_file_are_told_and_nothing_is_kept(day: StaffDay) -> None:
    good = {"code": "A1", "wording": "?", "right": "1", "choice_1": "a", "choice_2": "b"}
    rows = [good, good, good | {"code": "A 2", "right": "3"}, good | {"code": "A3", "choice_2": "a", "kind": "single"}]
    rows.append(good | {"code": "A4", "right": "12", "kind": "single", "wording": ""})
    told = day.refused("save_questions", questions=rows)
    given: Any = told.facts["faults"]
    faults = {(fault["row"], fault["column"], fault["code"]) for fault in given}
    assert faults == {
        (2, "code", "repeated_row"),
        (3, "code", "bad_code"),
        (3, "right", "right_not_there"),
        (4, "right", "repeated_choice"),
        (5, "wording", "empty"),
        (5, "right", "one_right"),
    }
