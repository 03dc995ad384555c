"""The papers of the duties: SOP sheet, follow-up form, attendance; only initials are on them (S1-09, S1-25, S1-41)."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop.commands.query import run as query
from desktop.commands.report import run as report
from desktop.domain.errors import Refusal
from desktop.exchange.sample_case import CASE
from desktop.queries.attendance import presence_days
from desktop.reports.attendance import build_attendance
from desktop.reports.follow_up_form import build_follow_up_form
from desktop.reports.sop_sheet import build_sop_sheet
from tests.journeys.duty_day import ENGINEER, DutyDay, duty_day
from tests.reports.test_code_sheet import text_on

LANGUAGES = pytest.mark.parametrize("language", ["en", "zh_CN"])


@pytest.fixture
def day(sqlite_url: str) -> Iterator[DutyDay]:
    with duty_day(sqlite_url) as made:
        yield made


def served(day: DutyDay) -> None:
    day.now("08:12", -1)
    day.do("check_in")
    day.count()
    day.now("08:50", -1)
    day.do("do_sop_step", step="inventory")
    day.do("do_sop_step", step="sterilisation", note="strip glued in")
    day.do("recheck_images", sizes="femur 4", initials="Dr. W")
    day.send_out()
    day.now("08:05")
    day.do("do_sop_step", step="delivery")


@LANGUAGES
@pytest.mark.requirement("S1-41", "S1-03", "S1-04")
def test_the_sop_sheet_has_four_steps_with_times_and_names(day: DutyDay, tmp_path: Path, language: str) -> None:
    served(day)
    path = tmp_path / "sop.pdf"
    with day.store.read() as connection:
        assert build_sop_sheet(connection, path, language, CASE) == 3
    told = text_on(path)
    for words in ("08:50", "08:05", "08:12", "08:30", "赵工", "strip glued in", "LOAD-0412", "2026-11-30", "femur 4"):
        assert words in told
    assert {"en": "Postoperative recovery", "zh_CN": "术后回收"}[language] in told
    assert {"en": "open", "zh_CN": "未完成"}[language] in told


@LANGUAGES
@pytest.mark.requirement("S1-09")
def test_the_form_is_filled_in_with_what_was_used(day: DutyDay, tmp_path: Path, language: str) -> None:
    day.operated()
    path = tmp_path / "form.pdf"
    with day.store.read() as connection:
        assert build_follow_up_form(connection, path, language, CASE) == 9
    told = text_on(path)
    for words in ("06901234500011", "SC10000", "SC10001", "L26C001", "L26E014", "2029-05-31", "11:20"):
        assert words in told
    assert {"en": "[  ] yes", "zh_CN": "[  ] 是"}[language].replace("  ", " ") in told.replace("  ", " ")
    day.now("09:00", 1)
    day.do("record_follow_up", initials="Dr. W", adverse=False, result="healing well")
    day.do("submit_form", receiver="Quality, M", reference="MSG-3")
    with day.store.read() as connection:
        build_follow_up_form(connection, path, language, CASE)
    told = text_on(path)
    assert all(words in told for words in ("Dr. W", "healing well", "Quality, M", "MSG-3"))
    assert text_on(path).count("Wang") == 0


@LANGUAGES
@pytest.mark.requirement("S1-25")
def test_presence_days_are_counted_by_iso_week(day: DutyDay, tmp_path: Path, language: str) -> None:
    """Two visits on one day are one day; Sunday 23:59 and Monday 00:01 of the site are two weeks."""
    for days, clock in ((-3, "08:00"), (-3, "15:00"), (-2, "23:59"), (-1, "00:01")):
        day.at = day.case.at("18:00")
        arrived = day.case.at(clock, days).isoformat()
        day.do("check_in", arrived=arrived)
    with day.store.read() as connection:
        rows = presence_days(connection, date(2026, 11, 1), date(2026, 11, 24))
        assert build_attendance(connection, tmp_path / "a.pdf", language, (date(2026, 11, 1), date(2026, 11, 24), ""))
        assert presence_days(connection, date(2026, 11, 1), date(2026, 11, 24), "NOWHERE")[-2].days == ()
    weeks = {row.week: (len(row.days), row.kept, row.over) for row in rows if row.badge == ENGINEER}
    assert list(weeks) == ["2026-W44", "2026-W45", "2026-W46", "2026-W47", "2026-W48", "2026-W49"]
    assert (weeks["2026-W47"], weeks["2026-W48"]) == ((2, True, True), (1, False, False))
    told = text_on(tmp_path / "a.pdf")
    assert "11-21" in told
    assert {"en": "still running", "zh_CN": "本周未结束"}[language] in told


@pytest.mark.requirement("S1-15", "S1-25")
def test_the_command_line_asks_and_writes_the_same(
    day: DutyDay, sqlite_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    served(day)
    database = ["--database-url", sqlite_url]
    assert query(["duties", "--case", CASE, *database]) == 0
    assert '"initials": "Dr. W"' in capsys.readouterr().out
    assert query(["presence-days", "--month", "2026-11", *database]) == 0
    assert '"week": "2026-W48"' in capsys.readouterr().out
    assert query(["presence-days", "--month", "November", *database]) != 0
    for name, more in (("sop-sheet", ["--case", CASE]), ("follow-up-form", ["--case", CASE])):
        path = tmp_path / f"{name}.pdf"
        assert report([name, *more, "--out", str(path), *database]) == 0
        assert CASE in text_on(path)
    out = tmp_path / "attendance.pdf"
    assert report(["presence-days", "--month", "2026-11", "--out", str(out), *database]) == 0
    assert "2026-W48" in text_on(out)


def test_a_case_that_is_not_known_has_no_papers(day: DutyDay, tmp_path: Path) -> None:
    with day.store.read() as connection, pytest.raises(Refusal, match="unknown_case"):
        build_sop_sheet(connection, tmp_path / "x.pdf", "en", "C-404")
    with day.store.read() as connection, pytest.raises(Refusal, match="unknown_case"):
        build_follow_up_form(connection, tmp_path / "x.pdf", "en", "C-404")
