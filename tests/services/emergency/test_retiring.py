"""A road and a contract package out of use: nobody reckons with them; saving brings them back."""

from datetime import date

import pytest

from desktop.domain.errors import Refusal
from desktop.exchange.sample_delivery import HOSPITAL, SITE
from desktop.queries.service_packages import service_packages
from desktop.queries.ways import ways
from tests.journeys.night_day import NightDay
from tests.services.emergency.night_checks import view

FIRST_DAY = "2026-01-01"


@pytest.mark.requirement("S1-33")
def test_nobody_drives_a_road_that_is_out_of_use(day: NightDay) -> None:
    before = day.call()
    assert "no_distance" not in before["warnings"]
    done = day.send("retire_distance", actor="1000", site=SITE, hospital=HOSPITAL, reason="the bridge is closed")
    assert (done["code"], done["retired"]) == (f"{SITE} {HOSPITAL}", True)
    assert view(day).row.forecast.arrival is None
    assert "no_distance" in day.call()["warnings"]
    with day.store.read() as connection:
        assert ways(connection, SITE, HOSPITAL) == ()
        assert [way.retired_at for way in ways(connection, SITE, HOSPITAL, retired=True)] == [day.at]
    day.send("retire_distance", actor="1000", site=SITE, hospital=HOSPITAL, retired=False)
    assert view(day).road_km == 118
    day.send("retire_distance", actor="1000", site=SITE, hospital=HOSPITAL)
    day.send("save_distance", actor="1000", site=SITE, hospital=HOSPITAL, road_km="120")
    assert view(day).road_km == 120


def test_a_package_out_of_use_counts_for_no_call(day: NightDay) -> None:
    assert day.call()["package"] == "Gold"
    done = day.send("retire_package", actor="1002", hospital=HOSPITAL, valid_from=FIRST_DAY, reason="typed twice")
    assert done["code"] == f"{HOSPITAL} {FIRST_DAY}"
    opened = day.call()
    assert (opened["package"], "no_package" in opened["warnings"]) == ("", True)
    with day.store.read() as connection:
        assert service_packages(connection) == ()
        (row,) = service_packages(connection, retired=True)
    assert (row.valid_from, row.retired_at) == (date(2026, 1, 1), day.at)
    day.send("retire_package", actor="1002", hospital=HOSPITAL, valid_from=FIRST_DAY, retired=False)
    assert day.call()["package"] == "Gold"


def test_what_is_not_there_cannot_be_retired(day: NightDay) -> None:
    for verb, fields in (
        ("retire_distance", {"site": "WEST-W1", "hospital": "YY"}),
        ("retire_package", {"hospital": "YY", "valid_from": FIRST_DAY}),
    ):
        with pytest.raises(Refusal, match="unknown_"):
            day.send(verb, actor="1000" if verb == "retire_distance" else "1002", **fields)
