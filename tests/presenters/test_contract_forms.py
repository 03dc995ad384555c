"""Distances and contract packages from their forms in the master data."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from desktop.models.party import PartyKind
from desktop.presenters.master_data import MasterData
from desktop.presenters.master_list import MasterList
from desktop.queries.master_data import sites
from desktop.queries.service_packages import service_packages
from desktop.queries.ways import ways
from desktop.services.master_data.parties import SAVE_PARTY, SaveParty
from tests.presenters.desk import database_threads, do, furnish, signed_in, store_on


@pytest.fixture
def url(sqlite_url: str) -> str:
    furnish(sqlite_url)
    do(sqlite_url, SAVE_PARTY, SaveParty("XX", "XX医院", PartyKind.HOSPITAL, "XX Hospital"))
    return sqlite_url


@pytest.fixture
def data(qtbot: QtBot, url: str) -> Iterator[MasterData]:
    with database_threads(url) as jobs:
        yield MasterData(signed_in(qtbot, jobs))


def saved(qtbot: QtBot, rows: MasterList, values: dict[str, str]) -> None:
    """A form is saved, and the thing is open afterwards as the list has it now."""
    with qtbot.waitSignals([rows.saved, rows.rows_changed, rows.opened]):
        rows.save(values)


@pytest.mark.requirement("S1-33")
def test_a_distance_is_entered_reckoned_from_the_map_and_changed(qtbot: QtBot, url: str, data: MasterData) -> None:
    with store_on(url) as store, store.read() as connection:
        site = sites(connection)[0].code
    roads = data.lists["distances"]
    roads.begin_new()
    points = {"site_point": "31.2304,121.4737", "hospital_point": "32.0603,118.7969", "great_circle_km": ""}
    given = roads.values() | {"site": site, "hospital": "XX", "road_km": "300.5", "speeds": "0 55\n7 35"} | points
    saved(qtbot, roads, given)
    assert (roads.values()["speeds"], roads.values()["road_km"]) == ("0 55\n7 35", "300.5")
    with store_on(url) as store, store.read() as connection:
        (way,) = ways(connection)
    assert (way.great_circle_km, way.inside) == (Decimal(roads.values()["great_circle_km"]), False)
    saved(qtbot, roads, roads.values() | {"road_km": "301"})
    with store_on(url) as store, store.read() as connection:
        (now,) = ways(connection)
    assert (now.road_km, now.great_circle_km, now.speeds) == (Decimal(301), way.great_circle_km, way.speeds)


def test_what_is_wrong_with_a_distance_is_told_at_its_field(qtbot: QtBot, url: str, data: MasterData) -> None:
    with store_on(url) as store, store.read() as connection:
        site = sites(connection)[0].code
    roads = data.lists["distances"]
    roads.begin_new()
    given = roads.values() | {"site": site, "hospital": "XX", "road_km": "12"}
    for wrong, field, code in (
        ({"road_km": "9999"}, "road_km", "bad_distance"),
        ({"speeds": "7 35"}, "speeds", "bad_speeds"),
        ({"speeds": "7"}, "speeds", "required"),
        ({"site_point": "here,there", "hospital_point": "1,1"}, "hospital_point", "bad_point"),
    ):
        with qtbot.waitSignal(roads.refused) as told:
            roads.save(given | wrong)
        assert {name: fault[0] for name, fault in told.args[0].items()} == {field: code}
    with store_on(url) as store, store.read() as connection:
        assert ways(connection) == ()


def test_a_package_is_entered_and_a_new_one_follows_it(qtbot: QtBot, url: str, data: MasterData) -> None:
    packages = data.lists["packages"]
    packages.begin_new()
    new = packages.values()
    assert (new["emergency"], new["from_time"], new["to_time"]) == ("true", "00:00", "24:00")
    saved(qtbot, packages, new | {"hospital": "XX", "name": "Gold", "valid_from": "2026-01-01"})
    packages.begin_new()
    later = {"name": "Silver", "valid_from": "2027-01-01", "emergency": "false"}
    saved(qtbot, packages, new | {"hospital": "XX"} | later)
    with store_on(url) as store, store.read() as connection:
        assert [(row.name, row.emergency) for row in service_packages(connection)] == [
            ("Gold", True),
            ("Silver", False),
        ]


@pytest.mark.requirement("S1-33")
def test_a_distance_and_a_package_are_taken_out_of_use_and_back(qtbot: QtBot, url: str, data: MasterData) -> None:
    with store_on(url) as store, store.read() as connection:
        site = sites(connection)[0].code
    roads, packages = data.lists["distances"], data.lists["packages"]
    roads.begin_new()
    saved(qtbot, roads, roads.values() | {"site": site, "hospital": "XX", "road_km": "12"})
    packages.begin_new()
    saved(qtbot, packages, packages.values() | {"hospital": "XX", "name": "Gold", "valid_from": "2026-01-01"})
    for rows in (roads, packages):
        with qtbot.waitSignals([rows.saved, rows.rows_changed]):
            rows.retire("typed twice")
    with store_on(url) as store, store.read() as connection:
        assert (ways(connection), service_packages(connection)) == ((), ())
        assert len(ways(connection, retired=True)) == len(service_packages(connection, retired=True)) == 1
