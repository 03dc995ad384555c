"""Rules are data: a new version decides about what opens from its moment on, what runs keeps the one it has."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from desktop.domain.deadlines import RULES
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Role
from desktop.models.deadline import Deadline, DeadlineRule
from desktop.queries.deadline_rules import deadline_rules
from desktop.services.deadline_rules import SET_DEADLINE_RULE, SET_SITE_REGION, SetDeadlineRule, SetSiteRegion
from desktop.services.deadlines import open_if_on
from tests.services.clock_room import CALL, ClockRoom, make

HOUR = timedelta(hours=1)
THREE_HOURS = SetDeadlineRule("emergency_order", "contract 8", elapsed_s=3 * 3600, stages=("part_50", "left_1800"))


@pytest.fixture
def room(database_url: str) -> Iterator[ClockRoom]:
    room = make(database_url)
    yield room
    room.world.close()


def versions(room: ClockRoom) -> list[tuple[str, int]]:
    return [(row[0], row[1]) for row in room.rows(Deadline.document, Deadline.rule_version)]


@pytest.mark.requirement("S1-26", "S2-21")
def test_what_opens_later_follows_the_new_version_and_what_runs_keeps_its_own(room: ClockRoom) -> None:
    room.open("emergency_order", "E-1")
    made = room.ask(SET_DEADLINE_RULE, replace(THREE_HOURS, valid_from=CALL + HOUR))
    assert (made.version, made.valid_from, made.ends) == (2, CALL + HOUR, 0)
    assert room.open("emergency_order", "E-2") == CALL + 4 * HOUR
    room.at(CALL + HOUR)
    assert room.open("emergency_order", "E-3") == CALL + 4 * HOUR
    assert room.open("emergency_order", "E-4", at=CALL) == CALL + 4 * HOUR
    assert sorted(versions(room)) == [("E-1", 1), ("E-2", 1), ("E-3", 2), ("E-4", 1)]
    later = room.ask(
        SET_DEADLINE_RULE, SetDeadlineRule("emergency_order", "heavier", weight=3, valid_from=CALL + 2 * HOUR)
    )
    assert (later.version, later.ends) == (3, 2)
    room.at(CALL + 2 * HOUR)
    assert room.open("emergency_order", "E-5") == CALL + 5 * HOUR
    assert room.sweep_at(CALL + 2 * HOUR) == ["part_50"] * 3


@pytest.mark.requirement("X-03", "R13")
def test_a_legal_rule_is_off_until_its_region_switches_it_on(room: ClockRoom) -> None:
    with pytest.raises(Refusal, match="deadline_rule_off"):
        room.open("legal_serious", "A-1")
    assert room.inside(lambda uow: open_if_on(uow, "legal_serious", "A-1", room.ledger)) is None
    switch = SetDeadlineRule("legal_serious", "Hubei, 15 days", region="CN-HB", days=15)
    with pytest.raises(Refusal, match="unknown_region"):
        room.ask(SET_DEADLINE_RULE, switch)
    other = room.ask(SET_SITE_REGION, SetSiteRegion("SH", "CN-SH"))
    assert (other.old, other.region) == ("", "CN-SH")
    room.ask(SET_SITE_REGION, SetSiteRegion("SH", "CN-HB"))
    room.ask(SET_DEADLINE_RULE, switch)
    assert room.open("legal_serious", "A-1") == datetime(2026, 12, 9, 15, 59, 59, tzinfo=UTC)
    room.ask(SET_SITE_REGION, SetSiteRegion("SH", "CN-SH"))
    assert room.inside(lambda uow: open_if_on(uow, "legal_serious", "A-2", room.ledger)) is None
    off = SetDeadlineRule("legal_serious", "withdrawn", switched_on=False, valid_from=CALL + HOUR)
    room.ask(SET_DEADLINE_RULE, off)
    assert room.rows(Deadline.document, Deadline.basis) == [("A-1", "legal")]


REFUSED = [
    (SetDeadlineRule("no_such", "x"), "unknown_deadline_rule"),
    (SetDeadlineRule("follow_up", "  "), "reason_missing"),
    (SetDeadlineRule("follow_up", "x", valid_from=CALL - HOUR), "rule_in_the_past"),
    (SetDeadlineRule("follow_up", "x", valid_to=CALL), "bad_deadline_rule"),
    (SetDeadlineRule("follow_up", "x", elapsed_s=0), "bad_deadline_rule"),
    (SetDeadlineRule("presence", "x", days=2), "bad_deadline_rule"),
    (SetDeadlineRule("follow_up", "x", elapsed_s=10**18), "bad_deadline_rule"),
    (SetDeadlineRule("follow_up", "x", days=10**18), "bad_deadline_rule"),
    (SetDeadlineRule("follow_up", "x", elapsed_s=3600, days=1), "bad_deadline_rule"),
    (SetDeadlineRule("follow_up", "x", days=4000), "bad_deadline_rule"),
    (SetDeadlineRule("follow_up", "x", weight=101), "bad_deadline_rule"),
    (SetDeadlineRule("follow_up", "x", weight=-1), "bad_deadline_rule"),
    (SetDeadlineRule("follow_up", "x", stages=("part_50", "part_50")), "bad_deadline_rule"),
    (SetDeadlineRule("follow_up", "x", told=()), "bad_deadline_rule"),
    (SetDeadlineRule("follow_up", "x", stages=("part_0",)), "bad_stage"),
    (SetDeadlineRule("follow_up", "x", stages=("part_101",)), "bad_stage"),
    (SetDeadlineRule("follow_up", "x", stages=("left_1h",)), "bad_stage"),
    (SetDeadlineRule("follow_up", "x", stages=("overdue",)), "bad_stage"),
    (SetDeadlineRule("follow_up", "x", stages=("left_172801",)), "stage_longer_than_promise"),
    (SetDeadlineRule("follow_up", "x", elapsed_s=3600), "stage_longer_than_promise"),
    (SetDeadlineRule("follow_up", "x", told=("nobody",)), "unknown_told"),
    (SetDeadlineRule("follow_up", "x", told=("party:NO",)), "unknown_party"),
    (SetDeadlineRule("follow_up", "x", switched_on=False), "only_legal_rules_off"),
]


def test_a_faulty_version_is_refused_and_nothing_is_set(room: ClockRoom) -> None:
    told = []
    for request, _ in REFUSED:
        with pytest.raises(Refusal) as refused:
            room.ask(SET_DEADLINE_RULE, request)
        told.append((request, refused.value.code))
    assert told == REFUSED
    assert room.rows(DeadlineRule.id) == []


def test_versions_never_overlap(room: ClockRoom) -> None:
    room.ask(SET_DEADLINE_RULE, replace(THREE_HOURS, valid_from=CALL + 2 * HOUR, valid_to=CALL + 4 * HOUR))
    for start in (CALL, CALL + HOUR, CALL + 2 * HOUR, CALL + 3 * HOUR):
        with pytest.raises(Refusal, match="rule_overlaps"):
            room.ask(SET_DEADLINE_RULE, replace(THREE_HOURS, valid_from=start))
    assert len(room.rows(DeadlineRule.id)) == 1
    room.ask(SET_DEADLINE_RULE, replace(THREE_HOURS, valid_from=CALL + 4 * HOUR))
    assert room.rows(DeadlineRule.version, DeadlineRule.valid_to) == [(2, CALL + 4 * HOUR), (3, None)]


def test_only_leaders_set_rules(room: ClockRoom) -> None:
    room.person("2001", Role.CLERK)
    with pytest.raises(Refusal, match="not_allowed"):
        room.ask(SET_DEADLINE_RULE, THREE_HOURS, "2001")
    assert room.rows(DeadlineRule.id) == []


def test_the_list_of_rules_shows_every_version_and_which_is_in_force(room: ClockRoom) -> None:
    room.ask(SET_DEADLINE_RULE, THREE_HOURS)
    room.ask(SET_DEADLINE_RULE, replace(THREE_HOURS, valid_from=CALL + HOUR, weight=2))
    with room.store.read() as connection:
        now = deadline_rules(connection, CALL, "emergency_order")
        later = deadline_rules(connection, CALL + HOUR, "emergency_order")
        every = deadline_rules(connection, CALL)
    assert [(one.version, one.in_force) for one in now] == [(1, False), (2, True), (3, False)]
    assert [(one.version, one.in_force) for one in later] == [(1, False), (2, False), (3, True)]
    assert (now[1].elapsed_s, now[1].stages, now[1].set_by, now[1].reason) == (
        10800,
        ("part_50", "left_1800"),
        "王芳",
        "contract 8",
    )
    assert {one.code for one in every} == set(RULES)
    assert len(every) == len(RULES) + 2
