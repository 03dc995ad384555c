"""``sparezone do``: what another program sends line by line."""

import io
import json
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from desktop.commands import do
from desktop.domain.clock import SystemClock
from desktop.domain.origin import new_id
from desktop.models.ledger import MovementRow
from desktop.storage.engine import open_engine
from tests.queries.day import build, stem


@pytest.mark.requirement("R26")
def test_nothing_is_booked_for_a_moment_that_has_not_come(
    database_url: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    build(database_url).store.close()
    now = SystemClock().now()

    def send(at: str) -> dict[str, Any]:
        request = {"verb": "move_goods", "request_id": str(new_id()), "actor": "1001", "at": at, "raw": stem("S1")}
        monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(request | {"target": "A-1-2"}) + "\n"))
        capsys.readouterr()
        do.run(["--database-url", database_url, "--language", "en"])
        answer: dict[str, Any] = json.loads(capsys.readouterr().out)
        return answer

    before = movements(database_url)
    told = send((now + timedelta(minutes=6)).isoformat())
    assert (told["refused"], told["message"][:28]) == ("in_the_future", "That time has not come yet. ")
    assert send("2030-01-01T00:00:00+08:00")["refused"] == "in_the_future"
    assert send("2030-01-01T00:00:00")["facts"]["field"] == "at"
    assert send("tomorrow")["facts"]["field"] == "at"
    assert movements(database_url) == before
    assert send(now.isoformat())["ok"]
    assert movements(database_url) == before + 1


def movements(url: str) -> int:
    engine = open_engine(url)
    with engine.connect() as connection:
        counted = connection.execute(select(func.count()).select_from(MovementRow)).scalar_one()
    engine.dispose()
    return counted
