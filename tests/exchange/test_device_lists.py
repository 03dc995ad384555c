"""Lists of devices: every conflict in one dry run, by row, column and reason; then the clean list, once."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select

from desktop.domain.errors import Refusal
from desktop.exchange.device_columns import device_dates
from desktop.exchange.importing import ImportOrder, ImportReport, import_file
from desktop.exchange.sample_delivery import CLERK, SITE
from desktop.exchange.sample_equipment import DRILL
from desktop.models.device import Device
from desktop.queries.device_page import Knowledge
from desktop.services.devices.nightly import catch_up
from tests.journeys.warranty_day import WarrantyDay, warranty_day

HEAD = "序列号,站点,型号,客户,产品线,区域,购买日期,生产日期,安装日期,保修到期,购买金额,共用序列号\r\n"
CLEAN = (
    f"N-1,{SITE},PD-200,仁和医院,power tools,East China,2024年2月20日,2024-01-10,2024/3/15,2026.3.15,86000.00,\r\n"
    f"N-2,{SITE},PD-200,仁和医院,power tools,East China,20240220,2024-01-10,2024-3-5,,,\r\n"
    f"N-3,{SITE},XR-9,,,,,,,,,是\r\n"
    f"N-3,{SITE},XR-8,,,,,,,,,是\r\n"
)


@pytest.fixture
def day(database_url: str) -> Iterator[WarrantyDay]:
    with warranty_day(database_url) as made:
        yield made


def brought(day: WarrantyDay, folder: Path, rows: str, *, dry_run: bool = False) -> ImportReport:
    path = folder / "devices.csv"
    path.write_bytes((HEAD + rows).encode("gb18030"))
    return import_file(day.store, ImportOrder("devices", path, CLERK, "DESK-1", dry_run)).value


def numbers(report: ImportReport) -> tuple[int, int, int]:
    return report.created, report.changed, report.unchanged


def count(day: WarrantyDay) -> int:
    with day.store.read() as connection:
        return int(connection.execute(select(func.count()).select_from(Device)).scalar_one())


@pytest.mark.requirement("S2-05", "S2-11", "S2-67")
def test_a_clean_list_comes_in_once_and_fills_in_what_was_not_known(day: WarrantyDay, tmp_path: Path) -> None:
    before = count(day)
    assert numbers(brought(day, tmp_path, CLEAN, dry_run=True)) == (4, 0, 0)
    assert count(day) == before
    assert numbers(brought(day, tmp_path, CLEAN)) == (4, 0, 0)
    assert brought(day, tmp_path, CLEAN).repeated
    page = day.page("N-1")
    states = {row.field.value: (row.state, str(row.value)) for row in page.fields}
    assert states["installed_on"] == (Knowledge.KNOWN, "2024-03-15")
    assert states["purchase_cost"] == (Knowledge.KNOWN, "86000.00")
    assert states["batch"][0] is Knowledge.UNKNOWN
    assert day.page("N-3", "XR-8").shared_serial
    assert str(day.ask("N-1").until) == "2026-03-15"
    more = f"N-2,{SITE},,仁和医院,,,,,,,1200.00,\r\n"
    assert numbers(brought(day, tmp_path, more)) == (0, 1, 0)
    assert str(next(row.value for row in day.page("N-2").fields if row.field.value == "purchase_cost")) == "1200.00"
    assert catch_up(day.store, "DESK-1").value.planned.devices == before + 4


@pytest.mark.requirement("S2-05", "S2-06", "S2-12", "S2-32")
def test_every_conflict_is_told_at_once_and_nothing_is_kept(day: WarrantyDay, tmp_path: Path) -> None:
    before = count(day)
    dirty = (
        CLEAN
        + f"N-2,{SITE},PD-200,仁和医院,power tools,East China,20240220,2024-01-10,2024-3-5,,,\r\n"
        + f"N-1,{SITE},PD-200,协和医院,power tools,East China,2024-02-20,2024-01-10,2024-03-15,2026-04-15,86000.00,\r\n"
        + f"N-1,{SITE},PD-300,,,,,,,,,\r\n"
        + f"N-4,{SITE},PD-200,,power tools,East China,2024-02-20,2024-01-10,2024-03-15,2027-03-15,,\r\n"
        + f"Ｎ－5,{SITE},PD-200,,,,,,,,,\r\n"
        + f"N-6,{SITE},PD-200,,,,2024-13-15,,2024-02-30,,,\r\n"
        + "N-7,NOWHERE,PD-200,,,,2027-01-01,2025-01-01,2024-01-01,,1.005,\r\n"
        + f"{DRILL},{SITE},PD-200,别的医院,,,,,,,,\r\n"
        + f"{DRILL},{SITE},PD-777,,,,,,,,,\r\n"
    )
    report = brought(day, tmp_path, dirty, dry_run=True)
    found = {(fault["row"], fault["column"], fault["code"]) for fault in report.faults}
    assert found == {
        (6, "序列号", "row_twice"),
        (7, "客户", "two_owners"),
        (7, "保修到期", "two_ends"),
        (7, "保修到期", "end_differs"),
        (8, "型号", "serial_of_other_model"),
        (9, "保修到期", "end_differs"),
        (10, "序列号", "full_width"),
        (11, "购买日期", "bad_date"),
        (11, "安装日期", "bad_date"),
        (12, "站点", "unknown_site"),
        (12, "安装日期", "dates_out_of_order"),
        (12, "购买金额", "not_an_amount"),
        (13, "客户", "differs_from_record"),
        (14, "型号", "serial_of_other_model"),
    }
    assert brought(day, tmp_path, dirty).faults == report.faults
    assert count(day) == before


def test_a_list_without_a_device_is_refused(day: WarrantyDay) -> None:
    assert day.refused("save_devices", CLERK, devices=[]).code == "no_lines"


@pytest.mark.requirement("S2-12")
def test_days_at_the_end_of_the_calendar_are_faults_of_their_row(day: WarrantyDay, tmp_path: Path) -> None:
    rows = "".join(
        f"N-{at},{SITE},PD-200,,power tools,East China,2024-02-20,{made},{installed},2026-03-15,,\r\n"
        for at, (made, installed) in enumerate((("9999-12-31", "2024-03-15"), ("2024-01-10", "9999-12-31")))
    )
    told = brought(day, tmp_path, rows, dry_run=True).faults
    assert {(2, "day_in_future"), (3, "day_in_future")} <= {(one["row"], one["code"]) for one in told}


HEAD_MORE = "序列号,站点,型号,产品线,区域,购买日期,生产日期,安装日期,保修到期,延保月数\r\n"


def listed(day: WarrantyDay, folder: Path, rows: str) -> ImportReport:
    path = folder / "more.csv"
    path.write_text(HEAD_MORE + rows, encoding="utf-8")
    return import_file(day.store, ImportOrder("devices", path, CLERK, "DESK-1")).value


@pytest.mark.requirement("S2-05", "S2-67")
def test_a_bought_extension_counts_and_one_column_proves_its_order_of_day_and_month(
    day: WarrantyDay, tmp_path: Path
) -> None:
    kind = f"{SITE},PD-200,power tools,East China"
    short = f"E-1,{kind},05/03/2024,2024-01-10,2024-03-15,15.03.2027,24\r\n"
    report = listed(day, tmp_path, short)
    assert [(one["row"], one["column"], one["code"], one["value"]) for one in report.faults] == [
        (1, "购买日期", "day_or_month", "05/03/2024")
    ]
    both = f"E-1,{kind},13/02/2024,2024-01-10,15/3/2024,2027-03-15,12\r\nE-2,{kind},02/13/2024,,,,\r\n"
    assert [one["code"] for one in listed(day, tmp_path, both).faults] == ["day_or_month"]
    wrong = f"E-1,{kind},13/02/2024,2024-01-10,15/3/2024,15.03.2027,24\r\n"
    assert [one["code"] for one in listed(day, tmp_path, wrong).faults] == ["end_differs"]
    clean = (
        f"E-1,{kind},05/03/2024,2024-01-10,15/3/2024,15.03.2027,12\r\n"
        f"E-2,{kind},13/02/2024,2024-01-10,2024-03-15,2026-03-15,\r\n"
    )
    assert numbers(listed(day, tmp_path, clean)) == (2, 0, 0)
    assert [str(row.value) for row in day.page("E-1").fields if row.field.value == "purchased_on"] == ["2024-03-05"]


@pytest.mark.requirement("S2-67")
def test_the_month_may_stand_first_too_when_the_column_proves_it() -> None:
    read = device_dates(["03/15/2024", "2024-01-02", "3.4.2024"])
    told = [read(cell) for cell in ("03/15/2024", "2024-01-02", "3.4.2024")]
    assert told == [date(2024, 3, 15), date(2024, 1, 2), date(2024, 3, 4)]
    with pytest.raises(Refusal, match="bad_date"):
        read("02/30/2024")
