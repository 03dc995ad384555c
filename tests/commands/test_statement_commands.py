"""``sparezone query`` and ``report`` about statements, as a person or another program calls them."""

import json
from datetime import date
from pathlib import Path

import pytest

from desktop.commands import query, report
from desktop.domain.clock import FixedClock
from desktop.exchange.sample_case import sample_case
from desktop.exchange.sample_delivery import MAKER, SITE
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from tests.journeys.case_day import CaseDay, lay_out_world

DAY = date(2026, 11, 24)
PERIOD = ["--owner", MAKER, "--site", SITE, "--from", "2026-11-24", "--to", "2026-11-30"]


@pytest.fixture
def url(sqlite_url: str) -> str:
    case = sample_case(DAY)
    store = Store(open_engine(sqlite_url), FixedClock(case.at("14:00")))
    lay_out_world(store, case)
    day = CaseDay(store, case)
    day.until_the_sheet()
    day.confirm()
    store.close()
    return sqlite_url


def asked(capsys: pytest.CaptureFixture[str], url: str, *arguments: str) -> list[dict[str, object]]:
    assert query.run([*arguments, "--database-url", url]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.mark.requirement("S1-23")
def test_every_figure_opens_to_its_movements(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    head, *rows = asked(capsys, url, "statement", *PERIOD)
    told = head["statement"]
    assert isinstance(told, dict)
    assert (told["closes"], told["total"]["used"], told["amount"]) == (True, "9", "31620.00")
    assert sum(int(str(row["used"])) for row in rows) == 9
    moved = asked(capsys, url, "statement-movements", *PERIOD, "--figure", "used", "--item", "LS-35-30")
    assert [(row["lot"], row["pieces"], row["document"]) for row in moved] == [("L26D013", "-4", "UR-0001")]
    billed = asked(capsys, url, "statement-billing", *PERIOD)
    assert {row["movement"] for row in billed} == {row["movement"] for row in moved}
    assert asked(capsys, url, "ageing", "--owner", MAKER, "--site", SITE, "--day", "2026-11-30")
    assert len(asked(capsys, url, "expiry-risk", "--owner", MAKER, "--site", SITE)) == 6
    assert asked(capsys, url, "slow-movers", "--owner", MAKER, "--site", SITE)


@pytest.mark.parametrize("form", ["pdf", "csv", "json", "xlsx"])
@pytest.mark.requirement("X-05")
def test_statement_and_comparison_are_written_in_every_form(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    listed = tmp_path / "usage.csv"
    listed.write_text("item,lot,serial,quantity\nFS-12-135,L26C001,SC10000,1\n", encoding="utf-8")
    around = [*PERIOD, "--database-url", url, "--format", form]
    for name, more in (("statement", []), ("reconcile", ["--file", str(listed)])):
        out = tmp_path / f"{name}.{form}"
        assert report.run([name, *around, *more, "--out", str(out)]) == 0
        assert out.stat().st_size > 100
    capsys.readouterr()
    assert report.run(["reconcile", *around, "--out", str(tmp_path / "x")]) == 1
    assert json.loads(capsys.readouterr().out)["refused"] == "field_empty"
