"""The first start: what is wrong is told at its field, and the zone of the second journey is drawn at once."""

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.domain.errors import Refusal
from desktop.exchange.sample_delivery import ADMINISTRATOR, NOTICE
from desktop.presenters.setting_up import Beginning, FirstStart, faults_of
from desktop.queries.master_data import items, parties, people, sites
from desktop.queries.zone_map import zone_map
from tests.presenters.desk import database_threads, furnish, store_on

GIVEN = Beginning("P-01", "华东渠道", "SH", "上海备件专区", "王芳", "1001")


@pytest.mark.requirement("S1-53", "S1-22")
def test_a_house_is_set_up_with_its_zone_of_forty_bins(qtbot: QtBot, sqlite_url: str) -> None:
    with database_threads(sqlite_url) as jobs:
        first = FirstStart(jobs, "desk 1")
        with qtbot.waitSignal(first.done) as done:
            first.begin(GIVEN)
        assert done.args == ["1001"]
        assert not first.busy
    with store_on(sqlite_url) as store, store.read() as connection:
        assert [(row.code, row.name) for row in parties(connection)] == [("P-01", "华东渠道")]
        assert [row.code for row in sites(connection)] == ["SH"]
        assert [(row.badge, row.name) for row in people(connection)] == [("1001", "王芳")]
        zone = zone_map(connection, "Z1")
        assert zone is not None
        assert (len(zone.bins), str(zone.area_m2)) == (40, "4.00")
        counted = [bin_.purpose.value for bin_ in zone.bins]
        purposes = ("units", "trays", "quarantine", "returns", "recall", "expired")
        assert [counted.count(purpose) for purpose in purposes] == [28, 6, 2, 2, 1, 1]


def test_without_a_zone_none_is_drawn(qtbot: QtBot, sqlite_url: str) -> None:
    with database_threads(sqlite_url) as jobs:
        first = FirstStart(jobs, "desk 1")
        with qtbot.waitSignal(first.done):
            first.begin(Beginning("P-01", "华东", "SH", "上海", "王芳", "1001", with_zone=False))
    with store_on(sqlite_url) as store, store.read() as connection:
        assert zone_map(connection, "Z1") is None


def test_every_fault_is_told_at_its_field_and_nothing_is_set_up(qtbot: QtBot, sqlite_url: str) -> None:
    given = Beginning("东区", "", "E" * 31, " 上海", "王\u200b芳", "１００１")
    faults = {
        "partner_code": "bad_code",
        "partner_name": "empty",
        "site_code": "too_long",
        "site_name": "outer_blank",
        "person_name": "hidden_character",
        "badge": "full_width",
    }
    assert faults_of(given) == faults
    with database_threads(sqlite_url) as jobs:
        first = FirstStart(jobs, "desk 1")
        told: list[Any] = []
        first.refused.connect(told.append)
        first.begin(given)
        assert told == [faults]
    with store_on(sqlite_url) as store, store.read() as connection:
        assert people(connection) == ()


def test_a_house_that_is_set_up_is_not_set_up_again(qtbot: QtBot, sqlite_url: str) -> None:
    furnish(sqlite_url)
    with database_threads(sqlite_url) as jobs:
        first = FirstStart(jobs, "desk 1")
        with qtbot.waitSignal(first.failed) as failed:
            first.begin(GIVEN)
        (error,) = failed.args or ()
        assert isinstance(error, Refusal)
        assert error.code == "already_set_up"


def test_practice_data_is_a_whole_world(qtbot: QtBot, sqlite_url: str) -> None:
    with database_threads(sqlite_url) as jobs:
        first = FirstStart(jobs, "desk 1")
        with qtbot.waitSignals([first.done, jobs.changed]):
            first.practise()
    with store_on(sqlite_url) as store, store.read() as connection:
        assert [row.badge for row in people(connection)] == [ADMINISTRATOR, "1001", "1002"]
        assert len(items(connection)) > 10
        from desktop.queries.notice_plan import notice_plan

        plan = notice_plan(connection, NOTICE)
        assert plan is not None
        assert plan.lines == 120
