"""The status sheet of a hospital: only its own devices, with state, warranty and promised time."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.domain.errors import Refusal
from desktop.exchange.sample_equipment import DRILL, UNINSTALLED
from desktop.exchange.sample_repair import DEVICE_SCAN, FAULT
from desktop.queries.device_page import device_row
from desktop.queries.device_rest import device_rest
from desktop.queries.status_sheet import DeviceState, status_sheet
from desktop.reports.status_sheet import SheetAsked, build_status_sheet
from tests.journeys.repair_day import local, repair_day
from tests.journeys.times import NOW
from tests.journeys.warranty_day import WarrantyDay, warranty_day


@pytest.fixture
def day(database_url: str) -> Iterator[WarrantyDay]:
    with warranty_day(database_url) as made:
        yield made


@pytest.mark.requirement("S2-07", "S2-26")
def test_a_hospital_sees_the_state_of_its_own_devices(day: WarrantyDay, tmp_path: Path) -> None:
    day.register("OTHER-1", {"customer": "别的医院"})
    day.send("replace_device", serial="PD2-24-00718", new_serial="PD2-24-00818", reason="broken")
    with day.store.read() as connection:
        rows = {row.serial: row for row in status_sheet(connection, "XX", NOW).rows}
        assert "OTHER-1" not in rows
        assert (rows[DRILL].state, str(rows[DRILL].until)) == (DeviceState.IN_USE, "2027-03-15")
        assert (rows[UNINSTALLED].verdict, rows[UNINSTALLED].order) == ("undetermined", "")
        assert rows["PD2-24-00718"].state is DeviceState.REPLACED
        for form in ("pdf", "csv", "json"):
            written = build_status_sheet(connection, tmp_path / f"s.{form}", "zh", SheetAsked("XX", NOW))
            assert written == len(rows)
        assert build_status_sheet(connection, tmp_path / "en.pdf", "en", SheetAsked("XX", NOW, DRILL)) == 1
        with pytest.raises(Refusal, match="no_device_of_customer"):
            build_status_sheet(connection, tmp_path / "x.pdf", "en", SheetAsked("", NOW))
    assert (tmp_path / "s.pdf").read_bytes().startswith(b"%PDF-")
    assert (tmp_path / "s.csv").read_text("utf-8-sig").splitlines()[0].startswith("serial,model,asset")
    told = json.loads((tmp_path / "s.json").read_text("utf-8"))
    assert [one["serial"] for one in told["devices"]] == [row.serial for row in rows.values()]


@pytest.mark.requirement("S2-07", "S2-14", "C-09")
def test_a_device_in_repair_says_its_promised_time(database_url: str) -> None:
    with repair_day(database_url, history=False) as day:
        opened = day.send(
            *("open_repair", "09:14"), device=DEVICE_SCAN, fault_class=FAULT, reported="09:12", decontaminated=True
        )
        with day.store.read() as connection:
            sheet = status_sheet(connection, "XX", local("10:00"))
            (row,) = [one for one in sheet.rows if one.serial == DRILL]
            page = device_row(connection, DRILL)
            rest = device_rest(connection, page.id)
        assert (row.state, row.order, row.order_state) == (DeviceState.IN_REPAIR, opened["number"], "received")
        assert row.reported_at == local("09:12")
        assert row.promised_at is not None
        assert row.promised_at > local("18:00")
        assert [(one.number, one.is_open) for one in rest.repairs] == [(opened["number"], True)]
