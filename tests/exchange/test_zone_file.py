"""A file of zones: drawn once, told whole when it is wrong, and more racks later, on both databases (S1-22, S1-53)."""

from pathlib import Path

import pytest

from desktop.exchange.exporting import export_file
from desktop.exchange.importing import ImportOrder
from desktop.exchange.sample_delivery import ADMINISTRATOR, SITE
from desktop.queries.zone_map import RackRow, ZoneMap, zone_map
from desktop.services.zone_rows import SAVE_ZONES, SaveZones, ZoneRow
from desktop.storage.unit_of_work import Store
from tests.exchange.test_importing import faults, numbers
from tests.exchange.test_numbers_elsewhere import brought, order
from tests.exchange.worlds import NOON, everything
from tests.services.races import race

HEAD = (
    "代码,站点,名称,宽度（毫米）,深度（毫米）,专属货主,"
    "货架,货架左距（毫米）,货架后距（毫米）,货架宽度（毫米）,货架深度（毫米）,层数,每层格数\n"
)
RACK = {"x_mm": 0, "y_mm": 0, "rack_width_mm": 2000, "rack_depth_mm": 500, "levels": 2, "slots": 2}
FIRST = f"Z8,{SITE},新专区,2000,2000,M,"
NEXT = f"Z9,{SITE},后备区,1500,2000,,"
BOTH = f"{HEAD}{FIRST}N,0,0,2000,500,5,4\n{NEXT}\n{FIRST}P,0,1500,2000,500,2,3\n"


def drawn(store: Store, code: str) -> ZoneMap:
    with store.read() as connection:
        found = zone_map(connection, code)
    assert found is not None
    return found


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.requirement("S1-21", "S1-22", "S1-53")
def test_zones_come_in_with_their_racks_and_go_out_as_they_came(store: Store, tmp_path: Path, encoding: str) -> None:
    before = everything(store)
    assert numbers(brought(store, order(tmp_path, "zones", BOTH, encoding, dry_run=True))) == (2, 0, 0)
    assert everything(store) == before
    assert numbers(brought(store, order(tmp_path, "zones", BOTH, encoding))) == (2, 0, 0)
    zone = drawn(store, "Z8")
    assert (zone.name, str(zone.area_m2), zone.owner_code, len(zone.bins)) == ("新专区", "4.00", "M", 26)
    assert zone.racks == (RackRow("N", 0, 0, 2000, 500, 5, 4), RackRow("P", 0, 1500, 2000, 500, 2, 3))
    assert {"N-5-4", "P-2-3"} < {row.code for row in zone.bins}
    assert (drawn(store, "Z9").racks, drawn(store, "Z9").bins) == ((), ())
    again = tmp_path / "again.csv"
    with store.read() as connection:
        again.write_bytes(export_file(connection, "zones", chinese=True, of=SITE))
    kept = {name: rows for name, rows in everything(store).items() if name in {"place", "rack", "zone"}}
    told = numbers(brought(store, ImportOrder("zones", again, ADMINISTRATOR, "DESK-1")))
    assert told[:2] == (0, 0)
    assert told[2] >= 3
    assert {name: rows for name, rows in everything(store).items() if name in kept} == kept


@pytest.mark.requirement("S1-22")
def test_a_zone_that_is_there_gets_more_racks_and_keeps_what_the_file_leaves_out(store: Store, tmp_path: Path) -> None:
    brought(store, order(tmp_path, "zones", BOTH))
    text = f"code,site,name,width,depth,rack,x,y,rack width,rack depth,levels,slots\nZ8,{SITE},大专区,2500,2000,"
    assert numbers(brought(store, order(tmp_path, "zones", f"{text}Q,2000,0,500,2000,1,2\n"))) == (0, 1, 0)
    zone = drawn(store, "Z8")
    assert (zone.name, zone.width_mm, zone.owner_code) == ("大专区", 2500, "M")
    assert [rack.code for rack in zone.racks] == ["N", "P", "Q"]
    assert len(zone.bins) == 28


def test_all_that_is_wrong_with_a_file_is_told_at_its_rows_and_nothing_is_kept(store: Store, tmp_path: Path) -> None:
    brought(store, order(tmp_path, "zones", BOTH))
    before = everything(store)
    rows = [
        f"{FIRST}N,0,0,2000,500,5,5",
        f"Y1,{SITE},一,2000,2000,,A1,0,0,2000,500,5,4",
        f"Y1,{SITE},一,2000,2000,,B1,0,400,2000,500,5,4",
        f"Y2,{SITE},二,2000,2000,,C1,1,0,2000,500,5,4",
        f"Y3,{SITE},三,2000,2000,,N,0,0,2000,500,1,1",
        f"Y4,{SITE},四,2000,2000,,D1,0,0,2000,500,,4",
        "Y5,NOWHERE,五,2000,2000,,,,,,,,",
        f"Y6,{SITE},六,0,2000,NOBODY,,,,,,,",
        f"Y7,{SITE},七,2000,2000,NOBODY,,,,,,,",
        f"Y8,{SITE},八,2000,2000,,E1,0,0,10,10,100000,100000",
        f"Y9,{SITE},九,2000,2000,,F1,-1,0,10,10,1,1",
        f"专区,{SITE},十,2000,2000,,,,,,,,",
        f"Y9,{SITE},十一,2000,2000,,F1,5,0,10,10,1,1",
    ]
    told = faults(brought(store, order(tmp_path, "zones", HEAD + "\n".join(rows) + "\n")))
    assert everything(store) == before
    assert [(row, column, code) for row, column, code, *_ in told] == [
        (2, "货架", "rack_stays"),
        (4, "货架", "racks_overlap"),
        (5, "货架", "rack_outside_zone"),
        (6, "代码", "place_exists"),
        (7, "层数", "empty"),
        (8, "站点", "unknown_site"),
        (9, "宽度（毫米）", "bad_size"),
        (10, "专属货主", "unknown_party"),
        (11, "货架", "bad_rack"),
        (13, "代码", "bad_code"),
        (14, "名称", "rows_disagree"),
        (14, "货架", "repeated_row"),
    ]


def test_two_desks_that_draw_the_same_zones_at_once_draw_them_once(store: Store, database_url: str) -> None:
    one = ZoneRow("Z8", SITE, "一", 2000, 2000, rack="N", **RACK)
    other = ZoneRow("Z9", SITE, "二", 2000, 2000, rack="P", **RACK)
    asked = [(SaveZones(rows), ADMINISTRATOR) for rows in ((one, other), (other, one))]
    assert race(database_url, NOON, SAVE_ZONES, *asked) == ["", ""]
    assert [len(drawn(store, code).bins) for code in ("Z8", "Z9")] == [4, 4]


def test_of_two_desks_that_draw_a_rack_of_one_name_into_two_zones_one_does(store: Store, database_url: str) -> None:
    zones = [ZoneRow(code, SITE, "区", 2000, 2000, rack="N", **RACK) for code in ("Z8", "Z9")]
    asked = [(SaveZones((zone,)), ADMINISTRATOR) for zone in zones]
    assert race(database_url, NOON, SAVE_ZONES, *asked) == ["", "faulty_file"]
