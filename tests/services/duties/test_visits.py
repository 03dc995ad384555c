"""Presence on site by badge or by hand: one day once, beside the check-ins at cases (S1-25)."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import func, select

from desktop.commands.query import run as query
from desktop.domain.errors import Refusal
from desktop.exchange.sample_catalogue import MAKER
from desktop.exchange.sample_delivery import HOSPITAL, SITE
from desktop.models.duty import SiteVisit
from desktop.queries.attendance import WeekRow, presence_days, visits_of
from desktop.services.duties.visits import CHECK_IN_ON_SITE, CheckInOnSite
from tests.journeys.duty_day import ENGINEER, DutyDay, duty_day
from tests.journeys.nothing_written import refusal_of
from tests.services.races import race

MONTH = date(2026, 11, 1)
TODAY = date(2026, 11, 30)


@pytest.fixture
def day(database_url: str) -> Iterator[DutyDay]:
    with duty_day(database_url) as made:
        yield made


def come(day: DutyDay, **more: Any) -> dict[str, Any]:
    return day.send("check_in_on_site", actor=ENGINEER, hospital=HOSPITAL, site=SITE, **more)


def leave(day: DutyDay, **more: Any) -> dict[str, Any]:
    return day.send("check_out", actor=ENGINEER, **more)


def refused(day: DutyDay, code: str, work: Any, **fields: Any) -> Refusal:
    before = visits(day)
    told = refusal_of(day.store, lambda: work(day, **fields))
    assert (told.code, visits(day)) == (code, before)
    return told


def visits(day: DutyDay) -> int:
    with day.store.read() as connection:
        return int(connection.execute(select(func.count()).select_from(SiteVisit)).scalar_one())


def week(day: DutyDay, number: str = "2026-W48") -> WeekRow:
    with day.store.read() as connection:
        rows = presence_days(connection, MONTH, TODAY)
    return next(row for row in rows if (row.badge, row.week) == (ENGINEER, number))


@pytest.mark.requirement("S1-25")
def test_days_at_cases_and_on_site_are_counted_together_each_day_once(day: DutyDay) -> None:
    day.now("08:00", -1)
    come(day)
    day.now("08:12", -1)
    day.do("check_in")
    day.now("17:00", -1)
    assert leave(day)["minutes"] == 540
    day.now("18:00", -1)
    come(day)  # again on the same day
    assert week(day).days == (date(2026, 11, 23),)
    assert (week(day).at_cases, week(day).by_hand, week(day).kept) == (1, 1, False)
    day.now("09:00", 2)
    come(day, note="instrument training")
    assert week(day).days == (date(2026, 11, 23), date(2026, 11, 26))
    assert (week(day).at_cases, week(day).by_hand, week(day).kept) == (1, 2, True)


@pytest.mark.requirement("S1-25")
def test_a_visit_over_midnight_counts_on_both_days_of_the_site(day: DutyDay) -> None:
    day.now("23:50", -2)
    come(day)
    day.now("00:10", -1)
    leave(day)
    assert week(day, "2026-W47").days == (date(2026, 11, 22),)
    assert week(day).days == (date(2026, 11, 23),)


@pytest.mark.requirement("S1-25")
def test_a_badge_checks_in_and_out_and_what_was_forgotten_is_typed_in(day: DutyDay) -> None:
    day.now("12:00")
    supervisor = {"actor": "1002", "hospital": HOSPITAL, "site": SITE, "badge": f"SZ:U:{ENGINEER}"}
    there = day.send("check_in_on_site", **supervisor, came="2026-11-23T08:12")
    assert (there["person"], there["came_at"]) == ("赵工", "2026-11-23T08:12:00+08:00")
    assert day.send("check_out", actor="1002", badge=ENGINEER, left="2026-11-23T16:00")["minutes"] == 468
    with day.store.read() as connection:
        (row,) = visits_of(connection, MONTH)
    assert (row.came_source, row.left_source, row.badge, row.hospital) == ("typed", "typed", ENGINEER, HOSPITAL)


@pytest.mark.requirement("S1-25")
def test_a_visit_of_days_ago_can_still_be_ended_with_its_time(day: DutyDay) -> None:
    day.now("09:00", 3)
    come(day)
    day.now("10:00", 3)
    come(day, came="2026-11-24T09:00")
    assert leave(day, left="2026-11-24T12:00")["minutes"] == 180
    assert leave(day)["minutes"] == 60
    refused(day, "not_on_site", leave)


def test_what_cannot_be_is_refused_and_nothing_moves(day: DutyDay) -> None:
    day.now("09:00")
    assert refused(day, "not_on_site", leave).facts["name"] == "赵工"
    refused(day, "in_the_future", come, came="2026-11-24T09:01")
    refused(day, "bad_time", come, came="morning")
    refused(day, "unknown_person", come, badge="9999")
    come(day)
    day.now("09:30")
    assert refused(day, "on_site_already", come).facts["came_at"] == day.case.at("09:00")
    refused(day, "left_before_came", leave, left="2026-11-24T08:59")
    day.now("10:00", 3)
    refused(day, "not_on_site", leave)  # forgotten days ago: the day of the check-in counts, no time is invented
    come(day)
    assert visits(day) == 2
    with pytest.raises(Refusal, match="not_a_hospital"):
        day.send("check_in_on_site", actor=ENGINEER, hospital=MAKER, site=SITE)


def test_two_desks_that_check_in_the_same_badge_make_one_visit(day: DutyDay, database_url: str) -> None:
    day.now("09:00")
    asked = (CheckInOnSite(HOSPITAL, SITE, ENGINEER), ENGINEER)
    assert race(database_url, day.at, CHECK_IN_ON_SITE, asked, asked) == ["", "on_site_already"]
    assert visits(day) == 1


def test_the_command_line_lists_the_visits(day: DutyDay, database_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    day.now("09:00")
    come(day, note="ward round")
    assert query(["visits", "--month", "2026-11", "--database-url", database_url]) == 0
    assert '"note": "ward round"' in capsys.readouterr().out
