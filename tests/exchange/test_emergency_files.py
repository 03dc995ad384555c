"""Distances and contract packages come in from a file: tried first, all rows or none, every fault at its cell."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.errors import Refusal
from desktop.exchange.importing import ImportOrder, ImportReport, import_file
from desktop.exchange.sample_delivery import ADMINISTRATOR, CLERK, HOSPITAL, SITE
from desktop.queries.service_packages import service_packages
from desktop.queries.ways import ways
from desktop.storage.unit_of_work import Store
from tests.exchange.test_importing import faults, numbers

ROADS = (
    "站点,医院,公路里程,站点坐标,医院坐标,分时车速,来源\r\n"
    f'{SITE},{HOSPITAL},318,"31.2304,121.4737","32.0603,118.7969",0 55; 7 35,道路地图\r\n'
)
PACKAGES = f"医院,服务包,生效日期,含急救,开始时间,结束时间\r\n{HOSPITAL},Gold,2026-01-01,是,00:00,24:00\r\n"


def brought(store: Store, folder: Path, kind: str, text: str, **more: Any) -> ImportReport:
    path = folder / "given.csv"
    path.write_bytes(text.encode())
    return import_file(store, ImportOrder(kind, path, more.pop("actor", ADMINISTRATOR), "DESK-1", **more)).value


@pytest.mark.requirement("S1-33", "S2-67")
def test_roads_come_in_with_the_distance_reckoned_and_only_what_differs_changes(store: Store, tmp_path: Path) -> None:
    assert numbers(brought(store, tmp_path, "distances", ROADS, dry_run=True)) == (1, 0, 0)
    with store.read() as connection:
        assert ways(connection) == ()
    assert numbers(brought(store, tmp_path, "distances", ROADS)) == (1, 0, 0)
    assert brought(store, tmp_path, "distances", ROADS).repeated
    shorter = f"site,hospital,road\r\n{SITE},{HOSPITAL},320\r\n"
    assert numbers(brought(store, tmp_path, "distances", shorter)) == (0, 1, 0)
    assert numbers(brought(store, tmp_path, "distances", shorter.replace("320", "320.0"))) == (0, 0, 1)
    with store.read() as connection:
        (way,) = ways(connection)
    assert (way.road_km, way.inside, way.stated_by) == (Decimal(320), False, "道路地图")
    assert abs((way.great_circle_km or 0) - Decimal("269.2")) <= 1
    assert (way.speeds[6], way.speeds[7]) == (55, 35)


def test_a_road_shorter_than_the_flight_is_told_at_its_row(store: Store, tmp_path: Path) -> None:
    report = brought(store, tmp_path, "distances", ROADS.replace(",318,", ",118,"))
    assert faults(report) == [(2, "公路里程", "road_shorter_than_air")]
    with store.read() as connection:
        assert ways(connection) == ()


def test_every_faulty_row_is_told_at_its_cell_and_nothing_is_kept(store: Store, tmp_path: Path) -> None:
    text = (
        f"site,hospital,road_km,speeds\r\n{SITE},{HOSPITAL},118,\r\n{SITE},{HOSPITAL},9999,\r\n"
        f"{SITE},NOBODY,12,\r\nNOWHERE,{HOSPITAL},12,\r\n{SITE},M,12,\r\n"
    )
    report = brought(store, tmp_path, "distances", text)
    assert faults(report) == [
        (3, "hospital", "repeated_row"),
        (3, "road_km", "bad_distance"),
        (4, "hospital", "unknown_party"),
        (5, "site", "unknown_site"),
        (6, "hospital", "not_a_hospital"),
    ]
    text = f"site,hospital,road_km,speeds\r\n{SITE},{HOSPITAL},118,fast\r\n"
    assert faults(brought(store, tmp_path, "distances", text)) == [(2, "speeds", "bad_speeds")]
    with store.read() as connection:
        assert ways(connection) == ()


@pytest.mark.requirement("S2-67")
def test_packages_come_in_by_hospital_and_first_day(store: Store, tmp_path: Path) -> None:
    assert numbers(brought(store, tmp_path, "packages", PACKAGES, dry_run=True)) == (1, 0, 0)
    assert numbers(brought(store, tmp_path, "packages", PACKAGES)) == (1, 0, 0)
    day = f"hospital,package,valid_from,from_time,to_time\r\n{HOSPITAL},Day,2026-01-01,08:00,18:00\r\n"
    assert numbers(brought(store, tmp_path, "packages", day)) == (0, 1, 0)
    with store.read() as connection:
        (row,) = service_packages(connection)
    assert (row.name, row.emergency, row.from_time, row.to_time) == ("Day", True, "08:00", "18:00")
    wrong = day.replace("18:00", "07:00").replace(",Day,", ",,")
    found = brought(store, tmp_path, "packages", wrong)
    assert faults(found) == [(2, "package", "required")]
    assert faults(brought(store, tmp_path, "packages", day.replace("18:00", "07:00"))) == [(2, "from_time", "bad_time")]
    with pytest.raises(Refusal, match="not_allowed"):
        brought(store, tmp_path, "packages", day.replace("Day", "Night"), actor=CLERK)
