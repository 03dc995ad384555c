"""``sparezone query`` and ``sparezone report`` about trays, cases and use, after journey J5."""

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from desktop.commands import query, report
from desktop.domain.clock import FixedClock
from desktop.exchange.sample_case import CASE, TRAY, sample_case
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from tests.journeys.case_day import CaseDay, lay_out_world


@pytest.fixture
def url(sqlite_url: str) -> str:
    case = sample_case(date(2026, 11, 24))
    store = Store(open_engine(sqlite_url), FixedClock(case.at("14:00")))
    lay_out_world(store, case)
    day = CaseDay(store, case)
    day.until_the_sheet()
    day.confirm()
    store.close()
    return sqlite_url


@pytest.fixture
def ask(url: str, capsys: pytest.CaptureFixture[str]) -> Any:
    def asked(*arguments: str, run: Any = query.run, status: int = 0) -> list[dict[str, Any]]:
        capsys.readouterr()
        assert run([*arguments, "--database-url", url]) == status
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return asked


def test_the_lists_tell_the_tray_the_case_and_what_is_owed(ask: Any) -> None:
    tray = next(row for row in ask("trays", "--day", "2026-11-25") if row["code"] == TRAY)
    assert (tray["refill"], tray["complete"], tray["place"], tray["case"]) == ("9", False, "EAST-W1-RECEIVING", "")
    contents = {row["ref"]: row["missing"] for row in ask("tray-contents", "--tray", TRAY) if row["missing"] != "0"}
    assert contents == {"FS-12-135": "2", "LS-35-30": "4", "LS-35-40": "3"}
    (row,) = ask("cases")
    assert (row["number"], row["state"], row["report"], row["red"]) == (CASE, "reported", "UR-0001", [])
    (case,) = ask("case", "--case", CASE)
    assert case["report"]["rebate"] == "153.80"
    assert case["check"]["agrees"] is True
    assert "item_id" not in json.dumps(case)
    assert '"id"' not in json.dumps(case)
    assert len(ask("usage", "--report", "UR-0001")) == 9
    assert sum(float(row["amount"]) for row in ask("billing", "--document", "UR-0001")) == 31620.00
    assert len(ask("kits", "--kit", "RK-HIP-48")) == 16
    assert ask("hospital-stock")[0]["pieces"] == "0"
    (loan,) = ask("tray-loans")
    assert (loan["loans"], loan["used"], loan["use_rate"]) == (1, 1, "100.0")
    assert ask("case", "--case", "C-0", status=1)[0]["refused"] == "unknown_case"


@pytest.mark.requirement("X-01")
def test_the_usage_report_is_written_in_each_form_with_the_five_fields(ask: Any, tmp_path: Path) -> None:
    for form in ("pdf", "csv", "json"):
        out = str(tmp_path / f"report.{form}")
        arguments = ("usage-report", "--report", "UR-0001", "--format", form, "--out", out)
        (told,) = ask(*arguments, "--language", "zh_CN", run=report.run)
        assert told["ok"] is True
    with pypdfium2.PdfDocument(tmp_path / "report.pdf") as pdf:
        text = "".join(page.get_textpage().get_text_bounded() for page in pdf)
    for shown in ("UR-0001", CASE, "FS-12-135", "L26C001", "SC10000", "锁定螺钉", "30760.00", "860.00", "已开未用"):
        assert shown in text
    rows = list(csv.DictReader(io.StringIO((tmp_path / "report.csv").read_text("utf-8-sig"))))
    fields = [(row["catalogue_number"], row["lot"], row["description"], row["size"], row["serial"]) for row in rows]
    assert fields[0] == ("FS-12-135", "L26C001", "髋关节股骨柄", "12 mm / 135°", "SC10000")
    whole = json.loads((tmp_path / "report.json").read_text("utf-8"))
    assert (whole["report"]["amount"], len(whole["lines"]), len(whole["billing"])) == ("30760.00", 9, 5)


def test_a_report_that_is_not_there_and_a_form_that_is_not_made_are_refused(ask: Any, tmp_path: Path) -> None:
    out = str(tmp_path / "x")
    (told,) = ask("usage-report", "--report", "UR-9", "--out", out, run=report.run, status=1)
    assert told["refused"] == "unknown_report"
    (told,) = ask("usage-report", "--out", out, run=report.run, status=1)
    assert told["refused"] == "field_empty"
    with pytest.raises(SystemExit):
        report.run(["usage-report", "--format", "xlsx", "--out", out])
