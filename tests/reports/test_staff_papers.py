"""The papers of staff and the file of questions, from the database to a page and back (S1-19, S1-57, S2-40)."""

import io
import json
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from desktop.commands.query import run as query
from desktop.commands.report import run as report
from desktop.domain.errors import Refusal
from desktop.exchange.importing import ImportOrder, import_file
from desktop.exchange.sample_delivery import SITE, SUPERVISOR
from desktop.exchange.sample_staff import CHEN, LI, WU, proof
from desktop.exchange.xlsx import as_xlsx
from desktop.queries.assessing import questions
from desktop.reports.qualification_matrix import build_qualification_matrix, qualification_matrix
from desktop.reports.training_papers import build_attendance_list, build_training_record
from tests.journeys.staff_day import StaffDay, staff_day
from tests.journeys.times import NOW
from tests.reports.test_code_sheet import text_on

FILE = (
    "题号,题目,选项A,选项B,选项C,答案,题型,主题\r\n"
    "K1,何时核对？,术前,术中,术后,AC,多选题,PD-200\r\n"
    "K2,谁签字？,工程师,患者,,A,单选题,PD-200\r\n"
)


@pytest.fixture
def day(sqlite_url: str) -> Iterator[StaffDay]:
    with staff_day(sqlite_url) as made:
        yield made


def held(day: StaffDay) -> str:
    about = {"site": SITE, "title": "电动工具培训", "starts": "2026-11-20T14:00", "ends": "2026-11-20T16:00"}
    number = str(day.send("plan_session", **about, trainer="Dr. M", badges=[LI, WU])["number"])
    day.send("attach_to_session", number=number, paper=proof("slides"))
    day.send("hold_session", number=number, attendance=[{"badge": LI, "result": "92"}], result="all steps shown")
    return number


def cells(path: Path, sheet: str) -> set[str]:
    """Every cell of a sheet below the header."""
    rows = CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes())).get_sheet_by_name(sheet).to_python()
    return {str(cell) for row in rows[1:] for cell in row}


@pytest.mark.requirement("S1-19", "S1-56", "S2-40")
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_list_record_and_matrix(day: StaffDay, tmp_path: Path, language: str) -> None:
    number, path, chinese = held(day), tmp_path / "paper.pdf", language == "zh_CN"
    with day.store.read() as connection:
        assert build_attendance_list(connection, path, language, number) == 2
        listed = text_on(path)
        build_training_record(connection, path, language, (LI, NOW))
        recorded = text_on(path)
        assert build_qualification_matrix(connection, path, language, (NOW, SITE)) == 4
        matrix = text_on(path)
        table = qualification_matrix(connection, language, (NOW, ""))
        with pytest.raises(Refusal) as told:
            build_attendance_list(connection, path, language, "TS-9999")
    assert told.value.code == "unknown_session"
    for words in (
        "电动工具培训",
        "2026-11-20",
        "14:00",
        "16:00",
        "Dr. M",
        "李维",
        "吴涛",
        "slides.txt",
        "all steps shown",
    ):
        assert words in listed
    assert ("缺席" if chinese else "absent") in listed
    for words in ("李维", "PT-2504-07", "2027-04-15", number, "AS-0001", "92"):
        assert words in recorded
    assert "2027-04-15" in matrix
    assert ("已过期 2026-05-31" if chinese else "expired 2026-05-31") in {row[6] for row in table.rows}
    assert [row[0] for row in table.rows] == [SUPERVISOR, LI, WU, CHEN]
    with ZipFile(io.BytesIO(as_xlsx(table.title, table.head, table.rows))) as book:
        assert "李维" in book.read("xl/sharedStrings.xml").decode()


@pytest.mark.requirement("S1-57")
def test_a_question_bank_comes_in_from_a_file_all_or_nothing(day: StaffDay, tmp_path: Path) -> None:
    path = tmp_path / "questions.csv"
    path.write_bytes(FILE.encode("gb18030"))
    order = ImportOrder("questions", path, SUPERVISOR, "DESK-1")
    assert import_file(day.store, order).value.created == 2
    with day.store.read() as connection:
        first, second = questions(connection, "PD-200")
    assert (first.choices, first.solution, first.kind) == (("术前", "术中", "术后"), (1, 3), "multiple")
    assert (second.choices, second.solution, second.kind) == (("工程师", "患者"), (1,), "single")
    path.write_bytes(FILE.replace("AC", "AD").replace("K1", "K3").encode())
    faults = import_file(day.store, order).value.faults
    assert [(fault["row"], fault["column"], fault["code"]) for fault in faults] == [(2, "答案", "right_not_there")]
    with day.store.read() as connection:
        assert len(questions(connection, "PD-200")) == 2


def test_the_command_line_knows_them_too(day: StaffDay, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    url = day.store.engine.url.render_as_string(hide_password=False)
    number = held(day)
    database = ["--database-url", url]
    asked = ["technicians", "--site", SITE, "--line", "power tools", "--at", "2026-11-21T09:12:00+08:00"]
    assert query([*asked, *database]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(row["badge"], row["selectable"]) for row in rows] == [(LI, True), (WU, False), (CHEN, False)]
    for name, more in {
        "staff": [],
        "staff-member": ["--badge", LI],
        "team-check": ["--site", SITE],
        "qualified": ["--line", "power tools", "--day", "2026-11-21"],
        "trainings": ["--session", number],
        "training-years": [],
        "assessments": ["--badge", LI],
        "assessment": ["--badge", LI],
        "training-needs": ["--badge", LI],
        "at-table": [],
        "question-banks": [],
        "questions": [],
    }.items():
        assert query([name, *more, *database]) == 0
    assert capsys.readouterr().out.count("\n") == 4 + 1 + 2 + 4 + 1 + 1 + 1 + 0 + 1 + 20
    out = ["--out", str(tmp_path / "paper")]
    assert report(["attendance-list", "--session", number, *out, *database]) == 0
    assert report(["training-record", "--badge", LI, *out, *database]) == 0
    assert report(["qualification-matrix", "--format", "xlsx", *out, *database]) == 0
    assert report(["attendance-list", "--session", number, "--format", "xlsx", *out, *database]) == 0
    assert {"李维", "92"} <= cells(tmp_path / "paper", "People")
    assert report(["training-record", "--badge", LI, "--format", "xlsx", *out, *database]) == 0
    assert {"PT-2504-07", "2027-04-15"} <= cells(tmp_path / "paper", "Certificates")
    assert {number, "电动工具培训"} <= cells(tmp_path / "paper", "Trainings")
    assert {"AS-0001", "92"} <= cells(tmp_path / "paper", "Assessments")
    assert report(["qualification-matrix", *out, *database]) == 0
