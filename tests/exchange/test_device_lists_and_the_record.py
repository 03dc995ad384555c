"""A list and what is registered already: other centres, other people's devices, days and models that fit together."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select, update

from desktop.exchange.importing import ImportOrder, ImportReport, import_file
from desktop.exchange.sample_delivery import CLERK, SITE
from desktop.exchange.sample_equipment import DRILL
from desktop.models.device import Device
from desktop.models.party import Party
from tests.journeys.nothing_written import written
from tests.journeys.warranty_day import WarrantyDay, warranty_day

HEAD = "序列号,站点,型号,发货日期,安装日期,资产编号\r\n"


@pytest.fixture
def day(database_url: str) -> Iterator[WarrantyDay]:
    with warranty_day(database_url) as made:
        yield made


def brought(day: WarrantyDay, folder: Path, rows: str) -> ImportReport:
    path = folder / "devices.csv"
    path.write_text(HEAD + rows, encoding="utf-8")
    return import_file(day.store, ImportOrder("devices", path, CLERK, "DESK-1")).value


def told(report: ImportReport) -> list[tuple[int, str, str]]:
    return [(one["row"], one["column"], one["code"]) for one in report.faults]


@pytest.mark.requirement("S2-05", "S2-06")
def test_a_list_of_one_partner_changes_no_device_of_another(day: WarrantyDay, tmp_path: Path) -> None:
    day.register("F-1", {"model": "PD-200"})
    with day.store.engine.begin() as connection:
        other = connection.execute(select(Party.id).where(Party.code != "EAST").limit(1)).scalar_one()
        connection.execute(update(Device).where(Device.serial == "F-1").values(partner_id=other))
    before = written(day.store)
    assert told(brought(day, tmp_path, f"F-1,{SITE},PD-200,,,A-99\r\n")) == [(2, "序列号", "not_your_site")]
    assert written(day.store) == before


@pytest.mark.requirement("S2-05", "S2-12")
def test_a_list_brings_no_day_that_the_days_of_the_record_forbid(day: WarrantyDay, tmp_path: Path) -> None:
    day.register("D-1", {"model": "PD-200", "installed_on": "2026-03-01"})
    assert told(brought(day, tmp_path, f"D-1,{SITE},PD-200,2026-05-01,,\r\n")) == [
        (2, "安装日期", "dates_out_of_order")
    ]
    assert brought(day, tmp_path, f"D-1,{SITE},PD-200,2026-02-01,,\r\n").changed == 1


@pytest.mark.requirement("S2-05", "S2-06")
def test_a_list_fills_in_the_model_of_a_device_whose_model_is_not_known(day: WarrantyDay, tmp_path: Path) -> None:
    day.register("M-1")
    report = brought(day, tmp_path, f"M-1,{SITE},PD-200,,,A-7\r\n")
    assert (told(report), report.created, report.changed) == ([], 0, 1)
    page = day.page("M-1", "PD-200")
    assert [row.value for row in page.fields if row.field.value == "asset"] == ["A-7"]
    assert told(brought(day, tmp_path, f"M-1,{SITE},PD-300,,,\r\n")) == [(2, "型号", "serial_of_other_model")]
    assert told(brought(day, tmp_path, f"{DRILL},{SITE},PD-9,,,\r\n")) == [(2, "型号", "serial_of_other_model")]
