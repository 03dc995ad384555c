"""One command runs the benchmarks, also the look-up in the largest database on a server."""

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks import lookup
from benchmarks.run import ALL, main
from benchmarks.seeding import seeded
from desktop.storage.engine import open_engine


def _lines(told: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in told.splitlines()]


def test_every_benchmark_of_the_life_of_consigned_goods_is_in_the_one_command() -> None:
    assert {"month", "statement", "recall", "replenishment"} <= ALL.keys()


@pytest.mark.slow
def test_the_largest_database_is_looked_up_on_both_by_one_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(lookup, "QUICK_SIZES", [1200, 2400])
    main(["--quick", "--ten-million", "--only", "lookup", "--data", str(tmp_path)])
    figures = {line["name"]: set(line["figures"]) for line in _lines(capsys.readouterr().out)}
    assert {name.rpartition("_")[2] for name in figures} == {"sqlite", "postgresql"}
    assert set(map(frozenset, figures.values())) == {frozenset({"1200_units_ms", "2400_units_ms"})}
    assert sorted(file.name for file in tmp_path.glob("*.db")) == ["stock-1200.db", "stock-2400.db"]


@pytest.mark.slow
@pytest.mark.requirement("S2-55")
def test_the_recall_benchmark_keeps_the_plans_of_its_queries(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from benchmarks import recall

    monkeypatch.setattr(recall, "LEGS", (4800, 2_000_000))
    main(["--quick", "--only", "recall"])
    told = {line["name"]: line["figures"] for line in _lines(capsys.readouterr().out)}
    for kind, word in (("sqlite", "SEARCH"), ("postgresql", "Index")):
        for asked in ("locate", "life"):
            assert any(word in line for line in told[f"recall_{asked}_{kind}"]["plan"])


def test_a_database_that_was_broken_off_is_made_anew(tmp_path: Path) -> None:
    file = tmp_path / "stock-240.db"
    file.with_suffix(".begun").write_bytes(b"half")
    seeded(f"sqlite:///{file}", 240)
    engine = open_engine(f"sqlite:///{file}")
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM balance").scalar() == 240
    engine.dispose()
    assert not file.with_suffix(".begun").exists()
