"""``sparezone query`` about prevention and the figures, and the figures as a paper and a workbook."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop.commands import query, report
from desktop.exchange.sample_delivery import PARTNER, SITE
from tests.services.prevention.room import NO_POWER, prevention_room


@pytest.fixture
def url(sqlite_url: str) -> str:
    with prevention_room(sqlite_url) as room:
        room.device("D-1")
        room.plan("PM-12")
        room.rule("T-2", kind="count", failures=2, days=90, fault_class=NO_POWER)
        for day in (date(2026, 10, 1), date(2026, 10, 20)):
            room.fail("D-1", day)
        room.send("add_test_equipment", code="TM-3", name="Meter", site=SITE, owner=PARTNER, cycle_months=12)
        room.send("record_calibration", code="TM-3", number="K-1", laboratory="Lab", done_on="2026-01-12")
        room.night()
    return sqlite_url


@pytest.fixture
def ask(url: str, capsys: pytest.CaptureFixture[str]) -> Any:
    def asked(*arguments: str) -> list[dict[str, Any]]:
        capsys.readouterr()
        assert query.run([*arguments, "--database-url", url]) == 0
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return asked


@pytest.mark.requirement("S2-22", "S2-04")
def test_each_list_is_told_as_json(ask: Any) -> None:
    trend, plan = ask("prevention", "--site", SITE)
    assert (trend["origin"], trend["facts"]["failures"], trend["serial"]) == ("trend", 2, "D-1")
    assert (plan["origin"], plan["due_on"]) == ("plan", "2026-11-20")
    assert ask("prevention", "--site", SITE, "--all", "yes") == []
    (found,) = ask("calibration", "--equipment", "TM-3", "--day", "2027-01-12")
    assert (found["valid"], found["validity"], found["certificates"][0]["number"]) == (True, "valid", "K-1")
    (late,) = ask("test-equipment", "--site", SITE, "--day", "2027-01-13")
    assert (late["code"], late["validity"], late["owner"]) == ("TM-3", "expired", PARTNER)
    assert [row["code"] for row in ask("maintenance-plans", "--site", SITE)] == ["PM-12"]
    assert [row["kind"] for row in ask("trend-rules", "--site", SITE)] == ["count"]
    (fit,) = ask("life-models", "--site", SITE)
    assert (fit["facts"]["fitted"], fit["facts"]["needs"], fit["shape"]) == (False, 10, None)
    assert ask("device-risks", "--site", SITE) == []  # too little is known for a score
    told = ask("service-figures", "--from", "2026-10-01", "--to", "2026-10-31")
    assert (told[0]["kind"], told[0]["orders"], told[0]["failures"]) == ("figures", 2, 2)
    assert {row["kind"] for row in told[1:]} == {"rates", "totals", "repeats", "devices"}


def test_the_figures_are_written_as_paper_and_workbook(url: str, tmp_path: Path) -> None:
    period = ("--from", "2026-10-01", "--to", "2026-10-31", "--database-url", url, "--language", "zh_CN")
    for form, begins in (("pdf", b"%PDF"), ("xlsx", b"PK")):
        path = tmp_path / f"figures.{form}"
        assert report.run(["service-figures", *period, "--format", form, "--out", str(path)]) == 0
        assert path.read_bytes().startswith(begins)
    assert report.run(["service-figures", "--database-url", url, "--out", str(tmp_path / "none.pdf")]) != 0
    assert not (tmp_path / "none.pdf").exists()
