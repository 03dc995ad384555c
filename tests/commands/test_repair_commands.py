"""``sparezone query repairs|repair|…`` and the papers of a work order as documents."""

import json
from pathlib import Path
from typing import Any

import pytest

from desktop.commands import query, report
from desktop.exchange.sample_equipment import DRILL
from desktop.exchange.sample_staff import LI, WU
from tests.journeys.repair_day import repair_day


@pytest.mark.requirement("S2-07", "S2-41")
def test_orders_are_told_and_printed(sqlite_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with repair_day(sqlite_url) as day:
        day.send("open_repair", "09:12", device=DRILL, fault_class="NO-POWER", decontaminated=True)

    def ask(*arguments: str, status: int = 0) -> list[dict[str, Any]]:
        capsys.readouterr()
        assert query.run([*arguments, "--database-url", sqlite_url]) == status
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    assert [row["number"] for row in ask("repairs")] == ["W-640"]
    assert len(ask("repairs", "--closed", "yes")) == 10
    assert {row["state"] for row in ask("repairs", "--closed", "yes", "--state", "in_service")} == {"in_service"}
    (page,) = ask("repair", "--repair", "SZ:W:W-640")
    assert (page["row"]["serial"], page["warranty"]["verdict"], page["level"]) == (DRILL, "covered", "East / Gold")
    assert [(row["ref"], row["used"]) for row in ask("repair-parts", "--repair", "W-640")] == [
        ("PD-BAT", 7),
        ("PD-SEAL", 3),
    ]
    people = {row["badge"]: row["selectable"] for row in ask("repair-technicians", "--repair", "W-640")}
    assert people[WU] is False
    assert LI in people
    assert [row["kind"] for row in ask("repair-terms")] == ["service_level", "rate", "rate", "rate"]
    assert "NO-POWER" in [row["code"] for row in ask("fault-classes")]
    (told,) = ask("repair", "--repair", "W-9999", status=1)
    assert told["refused"] == "unknown_repair"
    for name in ("job-sheet", "repair"):
        out = tmp_path / f"{name}.pdf"
        given = [name, "--repair", "W-640", "--out", str(out), "--database-url", sqlite_url, "--language", "en"]
        assert report.run(given) == 0
        assert out.read_bytes().startswith(b"%PDF")
