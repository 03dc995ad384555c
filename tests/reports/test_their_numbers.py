"""Files for the systems of others carry their numbers beside ours, and only theirs (S2-34)."""

import csv
import io
import json
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.clock import FixedClock
from desktop.exchange.refill_files import order_file
from desktop.exchange.sample_case import sample_case
from desktop.exchange.sample_delivery import SITE
from desktop.exchange.sample_equipment import DRILL
from desktop.exchange.statement_file import statement_csv, statement_json, statement_xlsx
from desktop.exchange.usage_comparing import compare_usage
from desktop.exchange.usage_file import usage_csv, usage_json
from desktop.queries.external_ids import external_ids
from desktop.queries.statement import StatementAsked
from desktop.queries.usage_compared import Finding
from desktop.reports.status_sheet import SheetAsked, build_status_sheet
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from tests.journeys.case_day import CaseDay, lay_out_world
from tests.journeys.refill_day import NOW, PLATE, lay_out
from tests.journeys.times import NOW as MORNING
from tests.journeys.warranty_day import warranty_day

ADMINISTRATOR = "1000"
ITEM: dict[str, Any] = {"system": "M", "kind": "item"}


@pytest.mark.requirement("S2-34", "S1-24")
def test_an_order_names_each_item_as_its_owner_does(sqlite_url: str) -> None:
    day = lay_out(sqlite_url)
    try:
        day.send("save_external_id", **ITEM, code=PLATE, their_id="MAT-7")
        day.send("save_external_id", system="ERP", kind="item", code=PLATE, their_id="ours")
        day.send("send_order", site="SH", owner="M")
        with day.store.read() as connection:
            rows = csv.DictReader(order_file(connection, "O-0001", NOW, "csv").decode("utf-8-sig").splitlines())
            whole = json.loads(order_file(connection, "O-0001", NOW, "json"))
        assert {row["item"]: row["their_item"] for row in rows if row["their_item"]} == {PLATE: "MAT-7"}
        assert {row["item"]: row["their_item"] for row in whole["lines"] if row["their_item"]} == {PLATE: "MAT-7"}
    finally:
        day.close()


@pytest.mark.requirement("S2-34", "X-01")
def test_use_and_statement_name_each_item_as_its_owner_does(sqlite_url: str, tmp_path: Path) -> None:
    case = sample_case(date(2026, 11, 24))
    store = Store(open_engine(sqlite_url), FixedClock(case.at("14:00")))
    lay_out_world(store, case)
    day = CaseDay(store, case)
    day.until_the_sheet()
    day.confirm()
    day.send("save_external_id", ADMINISTRATOR, **ITEM, code="LS-35-30", their_id="MAT-30")
    asked = StatementAsked("M", SITE, date(2026, 11, 24), date(2026, 11, 30))
    listed = tmp_path / "usage.csv"
    listed.write_text("item,lot,quantity\nMAT-30,L26D013,4\n", encoding="utf-8")
    with store.read() as connection:
        standing = list(csv.DictReader(statement_csv(connection, asked).decode("utf-8-sig").splitlines()))
        told_as_json = json.loads(statement_json(connection, asked))["rows"]
        assert zipfile.is_zipfile(io.BytesIO(statement_xlsx(connection, asked)))
        compared = compare_usage(connection, listed, asked)
        rows = list(csv.DictReader(usage_csv(connection, "UR-0001").decode("utf-8-sig").splitlines()))
        whole = json.loads(usage_json(connection, "UR-0001"))
    store.close()
    for lines in (rows, whole["lines"]):
        told = {line["catalogue_number"]: line["their_item"] for line in lines}
        assert len(told) > 1
        assert {number: theirs for number, theirs in told.items() if theirs} == {"LS-35-30": "MAT-30"}
    for lines in (standing, told_as_json):
        assert {line["ref"]: line["their_item"] for line in lines if line["their_item"]} == {"LS-35-30": "MAT-30"}
    matched = [row for row in compared.rows if row.finding is Finding.MATCHED]
    assert [(row.ref, row.lot) for row in matched] == [("LS-35-30", "L26D013")]


@pytest.mark.requirement("S2-34", "S2-07")
def test_a_status_sheet_names_each_device_as_the_hospital_does(sqlite_url: str, tmp_path: Path) -> None:
    with warranty_day(sqlite_url) as day:
        day.send("save_external_id", ADMINISTRATOR, system="XX", kind="device", code=DRILL, their_id="HIS-902")
        with day.store.read() as connection:
            for form in ("csv", "json"):
                build_status_sheet(connection, tmp_path / f"s.{form}", "en", SheetAsked("XX医院", MORNING))
    rows = csv.DictReader((tmp_path / "s.csv").read_text("utf-8-sig").splitlines())
    assert {row["serial"]: row["their_id"] for row in rows if row["their_id"]} == {DRILL: "HIS-902"}
    told = json.loads((tmp_path / "s.json").read_text("utf-8"))["devices"]
    assert {row["serial"]: row["their_id"] for row in told if row["their_id"]} == {DRILL: "HIS-902"}


@pytest.mark.requirement("S2-34")
def test_a_service_contract_has_a_number_elsewhere_though_it_covers_several_devices(database_url: str) -> None:
    with warranty_day(database_url) as day:
        about: dict[str, Any] = {"number": "SC-1", "level": "Gold", "first": "2026-01-01", "last": "2026-12-31"}
        for serial in (DRILL, "PD2-24-00718"):
            day.send("add_service_contract", serial=serial, **about)
        contract: dict[str, Any] = {"system": "CRM", "kind": "contract", "code": "SC-1"}
        assert day.send("save_external_id", ADMINISTRATOR, **contract, their_id="C-77")["created"]
        with day.store.read() as connection:
            (row,) = external_ids(connection)
        assert (row.code, row.name, row.their_id) == ("SC-1", "Gold", "C-77")
