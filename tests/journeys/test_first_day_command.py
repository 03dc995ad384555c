"""Journeys J1 and J2 through the command ``sparezone do``, one JSON line a request, on both databases."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typing_extensions import override

from desktop.app import open_store_at
from desktop.domain.clock import FixedClock
from desktop.exchange.sample_day import put_away_scans
from desktop.exchange.sample_delivery import CLERK, NOTICE, lay_out, sample
from desktop.storage.verify import verify
from tests.journeys.desk import ledger
from tests.journeys.headless import Clerk
from tests.journeys.times import NOW, TODAY

HOUSE = Path(__file__).resolve().parents[2]


class Scribe(Clerk):
    """Writes the requests down instead of sending them."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.tray = ""

    @override
    def send(self, verb: str, **fields: Any) -> dict[str, Any]:
        number = len(self.lines)
        request = {"verb": verb, "request_id": f"00000000-0000-7000-8000-{number:012d}", "actor": CLERK} | fields
        self.lines.append(json.dumps({"workstation": "DESK-1", "at": NOW.isoformat()} | request))
        return {}


def _do(url: str, folder: Path, lines: list[str]) -> tuple[int, list[dict[str, Any]]]:
    done = subprocess.run(
        [sys.executable, "-m", "desktop", "do", "--database-url", url, "--data-dir", str(folder), "--language", "en"],
        input="\n".join(lines) + "\n",
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=HOUSE,
        timeout=120,
        check=False,
    )
    assert done.stderr == ""
    return done.returncode, [json.loads(line) for line in done.stdout.split("\n") if line]


@pytest.mark.requirement("C-06", "C-10", "C-11")
def test_the_command_works_the_day_and_writes_the_same_ledger(
    sqlite_url: str, postgres_url: str, tmp_path: Path
) -> None:
    world = sample(7, TODAY)
    scribe = Scribe()
    scribe.refused = world.extra.raw
    scribe.day(world)
    scans = put_away_scans(world)
    for raw, place in zip(scans[::2], scans[1::2], strict=True):
        scribe.send("put_away", raw=raw, place=place)
    ledgers = []
    for url in (sqlite_url, postgres_url):
        store = open_store_at(url, FixedClock(NOW))
        lay_out(store, world)
        status, answers = _do(url, tmp_path, scribe.lines)
        assert (status, len(answers)) == (1, 139 + 7)
        refused = [answer for answer in answers if not answer["ok"]]
        assert [answer["refused"] for answer in refused] == ["not_on_notice"]
        assert world.extra.serial in refused[0]["message"]
        posted = answers[138]
        assert (posted["notice"], posted["normal"], posted["short"], posted["trays_complete"]) == (NOTICE, 118, 1, 5)
        assert (answers[-1]["filled"], answers[-1]["of"], answers[-1]["percent"]) == (37, 40, "92.5")
        again = _do(url, tmp_path, scribe.lines)
        assert [one for one in again[1] if one["ok"]] == [one for one in answers if one["ok"]]
        assert verify(store.engine).sound
        ledgers.append(ledger(store))
        store.close()
    assert ledgers[0] == ledgers[1]


def test_a_line_that_is_no_request_is_told_and_the_next_is_done(sqlite_url: str, tmp_path: Path) -> None:
    store = open_store_at(sqlite_url, FixedClock(NOW))
    lay_out(store, sample(7, TODAY))
    store.close()
    envelope = {"request_id": "00000000-0000-7000-8000-000000000001", "actor": CLERK}
    lines = ["no json", "[]", json.dumps({"verb": "fly"} | envelope), json.dumps({"verb": "open_notice"} | envelope)]
    lines += [json.dumps({"verb": "open_notice", "notice": NOTICE} | envelope)]
    status, answers = _do(sqlite_url, tmp_path, lines)
    assert status == 1
    assert [answer.get("refused", "") for answer in answers] == [
        "bad_request",
        "bad_request",
        "unknown_verb",
        "bad_request",
        "",
    ]
    assert answers[-1]["lines"] == 120
