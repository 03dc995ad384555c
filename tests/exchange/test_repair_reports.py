"""Reports of the mini-program as files: JSON and CSV, each report once, all faults at once and nothing kept then."""

import json
from pathlib import Path

import pytest

from desktop.domain.errors import Refusal
from desktop.domain.ledger import EnteredBy
from desktop.domain.repairs import OrderOrigin, Priority
from desktop.exchange.importing import ImportOrder, ImportReport, import_file
from desktop.exchange.sample_delivery import CLERK
from desktop.exchange.sample_equipment import DRILL, DRILL_DI, UNINSTALLED
from desktop.exchange.sample_repair import FAULT
from desktop.exchange.sample_staff import LI
from desktop.queries.repairs import all_repairs
from tests.journeys.nothing_written import written
from tests.journeys.repair_day import RepairDay, local, repair_day

REPORT = {"number": "MP-5512", "device": f"]d201{DRILL_DI}21{DRILL}", "fault_class": FAULT}
REPORT |= {"reported_at": "2026-11-23T09:12", "fault": "开机无反应", "reporter": "wx-3001", "priority": "urgent"}


@pytest.mark.requirement("S2-44")
def test_half_a_character_is_a_damaged_file(database_url: str, tmp_path: Path) -> None:
    path = tmp_path / "half.json"
    path.write_text(json.dumps({"reports": [REPORT | {"fault": "\ud83d"}]}), "ascii")
    with repair_day(database_url, history=False) as day:
        before = written(day.store)
        with pytest.raises(Refusal, match="file_damaged"):
            read(day, path)
        assert written(day.store) == before


HEADER = "报修单号,设备,故障类别,报修时间,已去污,附件\n"


def read(day: RepairDay, path: Path, *, dry_run: bool = False) -> ImportReport:
    return import_file(day.store, ImportOrder("repair-reports", path, CLERK, "DESK-1", dry_run=dry_run)).value


@pytest.mark.requirement("S1-55", "S2-43", "S2-44", "S2-45")
def test_the_same_report_twice_changes_nothing_and_a_faulty_file_keeps_nothing(
    database_url: str, tmp_path: Path
) -> None:
    with repair_day(database_url, history=False) as day:
        day.clock.moment = local("09:30")
        report = tmp_path / "MP-5512.json"
        report.write_text(json.dumps({"reports": [REPORT]}), "utf-8")
        tried = read(day, report, dry_run=True)
        assert (tried.created, tried.ok, tried.dry_run) == (1, True, True)
        with day.store.read() as connection:
            assert list(all_repairs(connection, local("10:00"))) == []
        assert (read(day, report).created, read(day, report).repeated) == (1, True)
        page = day.page("W-640")
        assert (page.row.origin, page.row.reported_at, page.row.priority) == (
            OrderOrigin.REPORT,
            local("09:12"),
            Priority.URGENT,
        )
        assert (page.reporter, page.reported_source, page.row.contaminated) == ("wx-3001", EnteredBy.IMPORT, True)
        before = written(day.store)
        faulty = tmp_path / "faulty.csv"
        rows = f"MP-1,{UNINSTALLED},{FAULT},2026-11-23T09:20,是,箱子；充电器\nMP-2,NOBODY,{FAULT},2026-11-23T09:20,,\n"
        faulty.write_text(HEADER + rows + f"MP-3,{DRILL},WHAT,2026-11-23T09:20,,\nMP-4,{DRILL},LEAK,soon,,\n", "utf-8")
        told = read(day, faulty)
        assert [(one["row"], one["code"]) for one in told.faults] == [
            (3, "unknown_device"),
            (4, "unknown_fault_class"),
            (5, "bad_time"),
        ]
        assert written(day.store) == before
        clean = tmp_path / "clean.csv"
        again = f"MP-5512,{DRILL},{FAULT},2026-11-23T09:12,,\n"
        clean.write_text(HEADER + rows.split("\n", maxsplit=1)[0] + "\n" + again, "utf-8")
        taken = read(day, clean)
        assert (taken.created, taken.unchanged) == (1, 1)
        assert day.page("W-641").accessories == ("箱子", "充电器")
        assert day.page("W-641").row.contaminated is False


@pytest.mark.requirement("S2-44", "S2-45")
def test_a_second_report_of_a_fault_opens_nothing_when_its_file_comes_again_after_the_repair(
    database_url: str, tmp_path: Path
) -> None:
    with repair_day(database_url, history=False) as day:
        day.clock.moment = local("09:30")
        both = tmp_path / "both.csv"
        rows = f"MP-1,{DRILL},{FAULT},2026-11-23T09:12,是,\nMP-2,{DRILL},{FAULT},2026-11-23T09:20,是,\n"
        both.write_text(HEADER + rows, "utf-8")
        assert (read(day, both).created, read(day, both).repeated) == (1, True)
        day.send("start_repair", "10:05", LI, number="W-640")
        day.send("finish_repair", "11:05", LI, number="W-640")
        day.send("return_to_service", "11:10", LI, number="W-640")
        day.clock.moment = local("12:00")
        both.write_text(HEADER + rows + f"MP-3,{DRILL},{FAULT},2026-11-23T11:40,,\n", "utf-8")
        again = read(day, both)
        assert (again.created, again.unchanged) == (1, 2)
        assert day.page("W-641").row.reported_at == local("11:40")


@pytest.mark.requirement("S2-44")
def test_a_part_of_a_serial_number_names_no_device(database_url: str, tmp_path: Path) -> None:
    with repair_day(database_url, history=False) as day:
        day.clock.moment = local("09:30")
        path = tmp_path / "part.csv"
        path.write_text(HEADER + f"MP-1,{DRILL[:-1]},{FAULT},2026-11-23T09:12,是,\n", "utf-8")
        assert [(one["row"], one["code"]) for one in read(day, path).faults] == [(2, "unknown_device")]
        told = day.refused("open_repair", "09:12", device=DRILL[:-1], fault_class=FAULT)
        assert told.code == "unknown_device"
        assert day.send("open_repair", "09:13", device=DRILL.lower(), fault_class=FAULT)["serial"] == DRILL
