"""People read the time of the site, whatever the computer's own zone is."""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from desktop.app import Options, open_store
from desktop.local_time import local, use_zone
from desktop.queries.site_zone import site_zone
from desktop.views.messages import words
from tests.storage.world import build

LAST_SECOND = datetime(2026, 11, 27, 15, 59, 59, tzinfo=UTC)


def test_a_moment_is_read_at_the_site() -> None:
    use_zone(ZoneInfo("Asia/Shanghai"))
    assert f"{local(LAST_SECOND):%Y-%m-%d %H:%M:%S}" == "2026-11-27 23:59:59"
    told = words("late_reason_missing", {"event": "A-1", "due_at": LAST_SECOND}, "en")
    assert "2026-11-27 23:59" in told


def test_the_zone_comes_from_the_desks_site(database_url: str, tmp_path: Path) -> None:
    world = build(database_url)
    with world.store.read() as connection:
        assert site_zone(connection, "SH") == site_zone(connection, "elsewhere") == ZoneInfo("Asia/Shanghai")
    world.close()
    options = Options(database_url=database_url, data_dir=str(tmp_path), settings="")
    open_store(options).close()
    assert local(LAST_SECOND).tzinfo == ZoneInfo("Asia/Shanghai")


def test_without_a_site_the_computers_clock_is_read(sqlite_url: str) -> None:
    from desktop.storage.engine import open_engine

    with open_engine(sqlite_url).connect() as connection:
        assert site_zone(connection) is None
    assert local(LAST_SECOND) == LAST_SECOND


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "Europe/Berlin"])
def test_a_change_of_zone_is_read_at_once(zone: str) -> None:
    use_zone(ZoneInfo(zone))
    assert local(LAST_SECOND).utcoffset() == LAST_SECOND.astimezone(ZoneInfo(zone)).utcoffset()
