"""``sparezone do``, ``query`` and ``report`` for emergency orders."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop.app import open_store_at
from desktop.commands import query, report
from desktop.domain.clock import FixedClock
from desktop.exchange.sample_delivery import HOSPITAL, SITE
from desktop.exchange.sample_emergency import CENTRE, LOANER, SHORT, sample_emergency
from tests.journeys.night_day import NightDay, lay_out_night


@pytest.fixture
def day(sqlite_url: str) -> Iterator[NightDay]:
    night = sample_emergency(date(2026, 11, 21))
    store = open_store_at(sqlite_url, FixedClock(night.at("02:10")))
    lay_out_night(store, night)
    yield NightDay(store, night)
    store.close()


def asked(capsys: pytest.CaptureFixture[str], url: str, *words: str) -> list[dict[str, Any]]:
    assert query.run([*words, "--database-url", url]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.mark.requirement("S1-26", "S1-33")
def test_orders_sources_and_roads_are_told_as_json(
    day: NightDay, sqlite_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    day.call()
    day.time("02:12")
    day.accept()
    at = ("--at", "2026-11-21T02:13+08:00")
    rows = asked(capsys, sqlite_url, "emergencies", "--site", SITE, "--running", "yes", *at)
    assert [(row["number"], row["state"], row["forecast"]["outlook"]) for row in rows] == [("E-1", "accepted", "green")]
    shown = asked(capsys, sqlite_url, "emergency", "--order", "E-1", *at)[0]
    assert [one["place"] for one in shown["sources"]] == [LOANER, "W-1-1"]
    assert (shown["drive"], shown["row"]["forecast"]["reserve"]) == (129, (6 * 60 + 10 - 4 * 60 - 56) * 60)
    near = asked(capsys, sqlite_url, "nearest", "--item", SHORT, "--site", SITE, "--hospital", HOSPITAL, *at)
    assert [(row["place"], row["site"], row["road_km"]) for row in near] == [
        (LOANER, SITE, "118"),
        ("W-1-1", CENTRE, "213.5"),
    ]
    assert "id" not in str(sorted(near[0]))
    inside = asked(capsys, sqlite_url, "roads", "--hospital", HOSPITAL)
    assert [(row["site"], row["inside"]) for row in inside] == [(SITE, True), (CENTRE, False)]


@pytest.mark.requirement("S1-26")
def test_parts_from_elsewhere_and_what_is_on_the_road_are_told_as_json(
    day: NightDay, sqlite_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    own = next(piece for piece in day.night.pieces if piece.ref == SHORT)
    day.send("hold_goods", raw=own.raw, reason="damaged")
    day.send("save_transit_place", actor="1000", code="VAN-7", site=SITE)
    day.send("expect_transit", place="VAN-7", carrier="周师傅", expected="03:00")
    day.call()
    day.time("02:12")
    day.accept()
    day.time("02:16")
    day.order("choose_source", item=SHORT)
    at = ("--at", "2026-11-21T02:16+08:00")
    (shown,) = asked(capsys, sqlite_url, "emergency", "--order", "E-1", *at)
    told = [(one["number"], one["site"], one["forecast"]["reserve"]) for one in shown["parts"]]
    assert told == [("E-1/1", CENTRE, -44 * 60)]
    rows = asked(capsys, sqlite_url, "emergencies", "--site", CENTRE, *at)
    assert [(row["number"], row["whole"]) for row in rows] == [("E-1/1", "E-1")]
    (trip,) = asked(capsys, sqlite_url, "on_the_road", "--site", SITE)
    assert (trip["place"], trip["carrier"], trip["typed"]) == ("VAN-7", "周师傅", True)


@pytest.mark.requirement("S1-26")
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_both_papers_are_written_and_the_same_order_is_the_same_bytes(
    day: NightDay, sqlite_url: str, tmp_path: Path, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    day.until_handed_over()
    day.time("05:14")
    day.order("deliver_emergency", receiver="张护士", received="05:14", note="电话", entered_by="typed")
    for name in ("hand-over", "order-evidence"):
        papers = [tmp_path / f"{name}-{at}.pdf" for at in range(2)]
        for paper in papers:
            given = ["--order", "E-1", "--out", str(paper), "--language", language, "--database-url", sqlite_url]
            assert report.run([name, *given]) == 0
        assert papers[0].read_bytes() == papers[1].read_bytes()
        assert papers[0].read_bytes().startswith(b"%PDF")
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["report"] == "order-evidence"


def test_an_unknown_order_is_refused(day: NightDay, sqlite_url: str, tmp_path: Path) -> None:
    assert day.number == "E-1"
    given = ["--order", "E-9", "--out", str(tmp_path / "x.pdf"), "--database-url", sqlite_url]
    assert report.run(["order-evidence", *given]) == 1
    assert report.run(["order-evidence", "--out", str(tmp_path / "x.pdf"), "--database-url", sqlite_url]) == 1
    assert not (tmp_path / "x.pdf").exists()
