"""``sparezone query`` about pars: who set them, and their demand by month."""

import json
from typing import Any

import pytest

from desktop.commands import query
from tests.journeys.refill_day import NOW, PLATE, lay_out


@pytest.fixture
def ask(sqlite_url: str, capsys: pytest.CaptureFixture[str]) -> Any:
    day = lay_out(sqlite_url)
    day.close()

    def asked(*arguments: str) -> list[dict[str, Any]]:
        capsys.readouterr()
        assert query.run([*arguments, "--database-url", sqlite_url]) == 0
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return asked


def test_a_par_is_told_with_who_set_it_and_when(ask: Any) -> None:
    (row,) = ask("pars", "--item", PLATE)
    assert (row["minimum"], row["target"], row["maximum"], row["pack"]) == (3, 5, 5, 1)
    assert (row["set_by"], row["set_at"]) == ("王芳", NOW.isoformat())


def test_a_forecast_is_told_with_the_demand_of_each_known_month(ask: Any) -> None:
    (row,) = ask("forecast", "--site", "SH", "--item", PLATE, "--fill_rate", "98")
    assert row["fill_rate_goal"] == "0.9800"
    assert not any(row["months"].values())
    assert not any(row["demand"])
