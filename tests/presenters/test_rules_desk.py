"""The rules without a window: spans as people write them, new versions, what is refused at its field, regions."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import insert

from desktop.domain.errors import Refusal
from desktop.domain.origin import new_id
from desktop.models.deadline import ClockJump, DeadlineRule
from desktop.presenters.reply import Reply
from desktop.presenters.rule_entry import moment_of, stages_of, stages_text, values_of
from desktop.presenters.rules_desk import RulesDesk
from desktop.presenters.session import Session
from desktop.queries.deadline_rules import RuleVersion
from tests.presenters.clock_desk import CLERK, HOUR, SUPERVISOR, look, room_at, sign_in
from tests.services.clock_room import CALL, ClockRoom


@dataclass
class AtRules:
    """The page of the rules and who works at it."""

    qtbot: QtBot
    room: ClockRoom
    session: Session
    desk: RulesDesk
    told: list[Reply] = field(default_factory=list)

    def rule(self, code: str, region: str = "") -> RuleVersion:
        return next(row for row in self.desk.in_force if (row.code, row.region) == (code, region))

    def save(self, code: str, **changed: str) -> Reply:
        row = self.rule(code)
        with self.qtbot.waitSignal(self.desk.replied):
            self.desk.entry.save(row, values_of(row) | changed, self.desk.seen.zone)
        self.qtbot.waitUntil(lambda: not self.desk.reading.is_running)
        return self.told[-1]

    def refused(self, code: str, **changed: str) -> dict[str, str]:
        row = self.rule(code)
        with self.qtbot.waitSignal(self.desk.entry.refused) as told:
            self.desk.entry.save(row, values_of(row) | changed, self.desk.seen.zone)
        faults: dict[str, Any] = told.args[0]  # type: ignore[index]  # the signal came with one
        return {name: fault[0] for name, fault in faults.items()}


@pytest.fixture
def at(database_url: str, qtbot: QtBot) -> Iterator[AtRules]:
    with room_at(database_url) as (room, jobs):
        session = Session(jobs, "desk 1")
        made = AtRules(qtbot, room, session, RulesDesk(session, room.clock))
        made.desk.replied.connect(made.told.append)
        sign_in(qtbot, session, SUPERVISOR)
        look(qtbot, made.desk)
        yield made


@pytest.mark.parametrize(
    ("written", "stages"),
    [
        ("50 %, 1 h, 30 min", ("part_50", "left_3600", "left_1800")),
        ("80%；2 天、6小时", ("part_80", "left_172800", "left_21600")),
        ("left_900", ("left_900",)),
        ("", ()),
    ],
)
def test_stages_are_read_as_people_write_them_and_shown_so_that_they_are_read_back(
    written: str, stages: tuple[str, ...]
) -> None:
    assert stages_of(written) == stages
    assert stages_of(stages_text(stages)) == stages


@pytest.mark.parametrize("written", ["soon", "0 %", "101 %", "1.5 h", "half, 1 h"])
def test_a_stage_that_nobody_understands_is_refused(written: str) -> None:
    with pytest.raises(Refusal, match="bad_stage"):
        stages_of(written)


def test_a_moment_is_typed_in_the_time_of_the_site(at: AtRules) -> None:
    zone = at.desk.seen.zone
    assert moment_of("2026-12-01 08:00", zone) == datetime(2026, 12, 1, 0, 0, tzinfo=UTC)
    assert moment_of("2026-12-01", zone) == datetime(2026, 11, 30, 16, 0, tzinfo=UTC)
    assert moment_of("", zone) is None
    for wrong in ("soon", "2026-02-30 08:00"):
        with pytest.raises(Refusal, match="bad_date"):
            moment_of(wrong, zone)


@pytest.mark.requirement("S2-21", "S1-26")
def test_a_new_version_is_set_for_later_and_the_one_before_stays_in_the_list(at: AtRules) -> None:
    changed = {"lasts": "3", "unit": "h", "stages": "50 %, 30 min", "weight": "2", "told_engineer": "true"}
    reply = at.save("emergency_order", **changed, valid_from="2026-11-24 08:00", reason="contract 8")
    assert (reply.code, reply.facts["version"]) == ("deadline_rule_set", 2)
    new, shipped = at.desk.versions("emergency_order")
    assert (new.version, new.elapsed_s, new.stages, new.weight) == (2, 10800, ("part_50", "left_1800"), 2)
    assert new.told == ("clerk", "engineer", "supervisor")
    assert (new.valid_from, new.in_force, shipped.in_force) == (datetime(2026, 11, 24, 0, 0, tzinfo=UTC), False, True)
    at.room.at(datetime(2026, 11, 24, 0, 0, tzinfo=UTC))
    look(at.qtbot, at.desk)
    assert at.rule("emergency_order").version == 2


def test_what_is_refused_is_told_at_its_field_and_sets_nothing(at: AtRules) -> None:
    assert at.refused("follow_up") == {"reason": "required"}
    told = at.refused("follow_up", lasts="soon", stages="soon", valid_from="soon", reason="x")
    assert told == {"lasts": "bad_number", "stages": "bad_stage", "valid_from": "bad_date"}
    assert at.refused("follow_up", valid_from="2026-11-23", reason="x") == {"valid_from": "rule_in_the_past"}
    assert at.refused("follow_up", lasts="12", unit="h", reason="x") == {"stages": "stage_longer_than_promise"}
    assert at.refused("follow_up", lasts="0", stages="", reason="x") == {"lasts": "bad_deadline_rule"}
    assert at.refused("follow_up", weight="101", reason="x") == {"weight": "bad_deadline_rule"}
    nobody = {"told_engineer": "false", "told_supervisor": "false"}
    assert at.refused("follow_up", **nobody, reason="x") == {"told_clerk": "bad_deadline_rule"}
    assert at.refused("follow_up", parties="NO", reason="x") == {"parties": "unknown_party"}
    assert at.room.rows(DeadlineRule.id) == []


@pytest.mark.requirement("X-03", "R13")
def test_a_rule_of_the_law_is_switched_on_for_a_region_and_only_when_its_text_was_confirmed(at: AtRules) -> None:
    at.desk.entry.set_region({"site": "SH", "region": "CN-SH"})
    at.qtbot.waitUntil(lambda: bool(at.told) and not at.desk.reading.is_running)
    assert at.told[-1].code == "site_region_set"
    assert at.desk.region_names == ["CN-SH"]
    assert not at.rule("legal_serious").switched_on
    on = {"region": "CN-SH", "lasts": "15", "switched_on": "true", "reason": "letter of 20 November"}
    assert at.refused("legal_serious", **on) == {"confirmed": "not_confirmed"}
    at.save("legal_serious", **on, confirmed="true")
    assert (at.rule("legal_serious", "CN-SH").days, at.rule("legal_serious", "CN-SH").switched_on) == (15, True)
    assert not at.rule("legal_serious").switched_on, "elsewhere it stays off"
    assert at.refused("legal_death", **(on | {"region": "CN-XX"}), confirmed="true") == {"region": "unknown_region"}


def test_a_clerk_reads_the_rules_and_sets_none(at: AtRules) -> None:
    sign_in(at.qtbot, at.session, CLERK)
    assert not at.desk.may_set
    row = at.rule("follow_up")
    with at.qtbot.waitSignal(at.desk.entry.failed) as told:
        at.desk.entry.save(row, values_of(row) | {"reason": "x"}, at.desk.seen.zone)
    assert told.args[0].code == "not_allowed"  # type: ignore[index]  # the signal came with one
    assert at.room.rows(DeadlineRule.id) == []


@pytest.mark.requirement("R30")
def test_clocks_that_moved_are_listed_newest_first(at: AtRules) -> None:
    for number, (kind, moved) in enumerate((("slept", 5_400_000), ("wall_clock", -95_000))):
        row = {"id": new_id(), "workstation": "DESK-2", "kind": kind, "moved_ms": moved, "server_at": None}
        moments = {"steady_at": CALL + number * HOUR, "wall_at": CALL + timedelta(milliseconds=moved)}
        with at.room.store.engine.begin() as connection:
            connection.execute(insert(ClockJump).values(row | moments))
    look(at.qtbot, at.desk)
    assert [(row.kind, row.moved_ms) for row in at.desk.seen.jumps] == [("wall_clock", -95_000), ("slept", 5_400_000)]
