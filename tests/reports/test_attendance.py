"""The monthly report: days at cases and on site, visits, the waiting of each hospital and its sum (S1-06, S1-25)."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop.commands.query import run as query
from desktop.commands.report import run as report
from desktop.domain.duties import WaitingCause
from desktop.exchange.sample_delivery import HOSPITAL, SITE
from desktop.queries.attendance import waiting_minutes
from desktop.reports.attendance import build_attendance
from tests.journeys.duty_day import ENGINEER, DutyDay, duty_day
from tests.reports.test_code_sheet import text_on

MONTH, TODAY = date(2026, 11, 1), date(2026, 11, 30)
LANGUAGES = pytest.mark.parametrize("language", ["en", "zh_CN"])


@pytest.fixture
def day(database_url: str) -> Iterator[DutyDay]:
    with duty_day(database_url) as made:
        yield made


def waited(day: DutyDay) -> None:
    day.until_the_sheet()
    day.do("record_waiting", minutes=12, cause="instrument_missing")
    day.do("record_waiting", minutes=30, cause="wrong_size")
    day.do("record_waiting", minutes=3, cause="instrument_missing")


@pytest.mark.requirement("S1-06")
def test_waiting_is_summed_by_hospital_and_month_with_its_causes(day: DutyDay) -> None:
    waited(day)
    with day.store.read() as connection:
        one, every = waiting_minutes(connection, MONTH)
        (nothing,) = waiting_minutes(connection, date(2026, 12, 1))
        (elsewhere,) = waiting_minutes(connection, MONTH, "NOWHERE")
    assert (one.hospital, one.operations, one.cases, one.minutes) == (HOSPITAL, 1, 1, 45)
    assert one.causes == ((WaitingCause.WRONG_SIZE, 30), (WaitingCause.INSTRUMENT_MISSING, 15))
    assert (every.hospital, every.operations, every.minutes, every.causes) == ("", 1, 45, one.causes)
    assert (nothing.operations, nothing.minutes, elsewhere.operations) == (0, 0, 0)


@pytest.mark.requirement("S1-06")
def test_an_operation_without_waiting_counts_and_a_planned_one_does_not(day: DutyDay) -> None:
    with day.store.read() as connection:
        (none_yet,) = waiting_minutes(connection, MONTH)
    assert none_yet.operations == 0
    day.until_the_sheet()
    with day.store.read() as connection:
        one, _ = waiting_minutes(connection, MONTH)
    assert (one.operations, one.cases, one.minutes, one.causes) == (1, 0, 0, ())


@LANGUAGES
@pytest.mark.requirement("S1-06", "S1-25")
def test_the_report_has_both_kinds_of_days_the_visits_and_the_waiting(
    day: DutyDay, tmp_path: Path, language: str
) -> None:
    waited(day)
    day.now("09:00", 2)
    visit: dict[str, Any] = {"actor": ENGINEER, "hospital": HOSPITAL, "site": SITE, "note": "ward round"}
    day.send("check_in_on_site", **visit)
    path = tmp_path / "a.pdf"
    with day.store.read() as connection:
        build_attendance(connection, path, language, (MONTH, TODAY, ""))
    told = text_on(path)
    for words in ("ward round", "11-26 09:00", "45", "11-26"):
        assert words in told
    assert {"en": "Waiting during operations", "zh_CN": "术中等待"}[language] in told
    assert {"en": "wrong size 30", "zh_CN": "规格不符 30"}[language] in told
    assert {"en": "All together", "zh_CN": "合计"}[language] in told
    assert {"en": "not checked out", "zh_CN": "未签退"}[language] in told


def test_the_command_line_asks_and_writes_it(
    day: DutyDay, database_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    waited(day)
    database = ["--database-url", database_url]
    assert query(["waiting-minutes", "--month", "2026-11", *database]) == 0
    assert '"minutes": 45' in capsys.readouterr().out
    out = tmp_path / "attendance.pdf"
    assert report(["presence-days", "--month", "2026-11", "--out", str(out), *database]) == 0
    assert "45" in text_on(out)
