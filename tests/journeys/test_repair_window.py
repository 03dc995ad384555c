"""J11 and J12 through the real window: the intake by five scans, the repair by scanner, the end by hand."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select

from desktop.app.application import Application
from desktop.app.demo_player import Step
from desktop.domain.clock import FixedClock
from desktop.domain.repairs import RepairState
from desktop.exchange.sample_delivery import CLERK, SUPERVISOR
from desktop.exchange.sample_repair import SEAL_SCAN, battery, scans_of_intake
from desktop.exchange.sample_staff import LI, WU
from desktop.models.repair import WorkingCalendar
from desktop.presenters.repair_desk import RepairDesk
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from desktop.storage.verify import verify
from desktop.views.repair_screen import RepairScreen
from desktop.views.widgets.choice import Choice
from tests.journeys.desk import play, workstation
from tests.journeys.repair_day import lay_out_repairs, local

NUMBER = "W-640"


@pytest.fixture
def store(database_url: str) -> Any:
    opened = Store(open_engine(database_url), FixedClock(local("09:00")))
    lay_out_repairs(opened)
    yield opened
    opened.close()


def the_screen(qtbot: Any, application: Application) -> RepairScreen:
    """The page is made piece by piece after it was asked for."""
    qtbot.waitUntil(lambda: bool(application.window.findChildren(RepairScreen)), timeout=10_000)
    (screen,) = application.window.findChildren(RepairScreen)
    return screen


def state(desk: RepairDesk) -> RepairState | None:
    return None if desk.view is None else desk.view.page.row.state


@pytest.mark.requirement("C-13", "S2-23", "S2-43", "S2-50")
def test_a_device_is_taken_in_and_repaired_by_scanner(
    qtbot: Any, qapp: Any, tmp_path: Path, database_url: str, store: Store
) -> None:
    with workstation(qapp, tmp_path, database_url, local("09:12")) as (application, line):
        steps = [f"SZ:U:{CLERK}", "SZ:C:REPAIRS", *scans_of_intake(NUMBER)]
        played = play(qtbot, application, line, [Step(raw) for raw in steps], tmp_path)
        assert [code for _, code in played.replies][2:] == [
            "repair_draft",
            "repair_fault_chosen",
            "repair_clean",
            "repair_opened",
            "repair_shown",
        ]
        screen = the_screen(qtbot, application)
        qtbot.waitUntil(screen.work.isVisible, timeout=10_000)
        choose_the_technician(qtbot, screen)
    folder = tmp_path / "later"
    folder.mkdir()
    with workstation(qapp, folder, database_url, local("10:05")) as (application, line):
        steps = [f"SZ:U:{LI}", "SZ:C:REPAIRS", f"SZ:W:{NUMBER}", "SZ:C:CONFIRM", battery(8), SEAL_SCAN]
        steps += [battery(90), "SZ:C:YES", "]C0TM-3", "]C0TM-2"]
        played = play(qtbot, application, line, [Step(raw) for raw in steps], folder)
        assert [code for _, code in played.replies][2:] == [
            "repair_shown",
            "repair_stepped",
            "repair_part_issued",
            "repair_part_issued",
            "repair_core_asked",
            "repair_core_taken",
            "repair_tested",
            "calibration_expired",
        ]
        finish(qtbot, the_screen(qtbot, application), folder)
    assert verify(store.engine).findings == ()


def choose_the_technician(qtbot: Any, screen: RepairScreen) -> None:
    """Li is proposed, Wu is shown and cannot be chosen."""
    people = screen.work.fields["technician"]
    assert isinstance(people, Choice)
    assert people.value() == LI
    wu = people.findData(WU)
    assert people.itemText(wu) == "吴涛 · expired 2026-05-31"
    assert not people.model().flags(people.model().index(wu, 0)) & Qt.ItemFlag.ItemIsEnabled
    screen.work.step.click()
    qtbot.waitUntil(lambda: state(screen.desk) is RepairState.ASSIGNED, timeout=10_000)


def finish(qtbot: Any, screen: RepairScreen, folder: Path) -> None:
    desk = screen.desk
    desk.acknowledge()
    clock = desk.clock
    assert isinstance(clock, FixedClock)
    clock.moment = local("15:24")
    for name, words in (("hours", "1.5"), ("kilometres", "92")):
        field = screen.work.fields[name]
        field.setFocus()
        qtbot.keyClicks(field, words)
    screen.work.step.click()
    qtbot.waitUntil(lambda: state(desk) is RepairState.FINISHED, timeout=10_000)
    assert screen.work.parts.sum.text() == "Sum 1855.60 CNY · claim 875.60 · customer 980.00"
    assert desk.view is not None
    assert desk.view.page.minutes == 372
    desk.sign("Head nurse Wang")
    qtbot.waitUntil(lambda: desk.view is not None and desk.view.page.signed_by != "", timeout=10_000)
    desk.write_paper("repair", folder / "report.pdf")
    qtbot.waitUntil((folder / "report.pdf").exists, timeout=10_000)


@pytest.mark.requirement("S2-09")
def test_a_leader_sets_promises_rates_and_cycles_by_forms(
    qtbot: Any, qapp: Any, tmp_path: Path, database_url: str, store: Store
) -> None:
    with workstation(qapp, tmp_path, database_url, local("09:12")) as (application, line):
        play(qtbot, application, line, [Step(f"SZ:U:{SUPERVISOR}"), Step("SZ:C:REPAIRS")], tmp_path)
        screen = the_screen(qtbot, application)
        qtbot.waitUntil(screen.agreed_too.isVisible, timeout=10_000)
        screen.agreed_too.click()
        page = screen.terms
        qtbot.waitUntil(lambda: len(page.levels.facts) == 1 and len(page.rates.facts) == 3, timeout=10_000)
        page.buttons["set_service_level"].click()
        form = page.forms["set_service_level"]
        form.form.set_values({"name": "West", "region": "West", "response": "soon", "valid_from": "2026-12-01"})
        form.save.click()
        qtbot.waitUntil(lambda: form.form.rows["response"].error != "", timeout=10_000)
        form.form.set_values({"response": "90", "repair": "2"})
        form.save.click()
        qtbot.waitUntil(lambda: len(page.levels.facts) == 2, timeout=10_000)
        assert page.levels.facts[0].value == "West · Response 90 min · Repair 2 d (working time) · 2026-12-01"
        tie = {"name": "hospital", "customer": "XX", "response": "30", "valid_from": "2026-12-01"}
        page.buttons["set_service_level"].click()
        form.form.set_values(tie)
        form.save.click()
        qtbot.waitUntil(lambda: form.form.rows["contract"].error != "", timeout=10_000)
        form.form.set_values({"contract": "Gold", "region": "East China"})
        form.save.click()
        qtbot.waitUntil(lambda: len(page.levels.facts) == 3, timeout=10_000)
        assert page.levels.facts[0].word == "East China × Gold × XX"
        page.buttons["set_calibration_cycle"].click()
        cycle = page.forms["set_calibration_cycle"]
        cycle.form.set_values({"name": "TM", "months": "6", "model": "TM-100", "valid_from": "2026-12-01"})
        cycle.save.click()
        qtbot.waitUntil(lambda: cycle.form.rows["reason"].error != "", timeout=10_000)
        cycle.form.set_values({"reason": "contract"})
        cycle.save.click()
        qtbot.waitUntil(lambda: len(page.cycles.facts) == 1, timeout=10_000)
        assert (page.cycles.facts[0].word, page.cycles.facts[0].value) == (
            "TM-100",
            "TM · every 6 months · 2026-12-01",
        )
        page.buttons["set_working_time"].click()
        hours = page.forms["set_working_time"]
        hours.form.set_values({"weekdays": "123456", "opens": "08:30", "closes": "17:00"})
        hours.save.click()
        qtbot.waitUntil(page.levels.isVisible, timeout=10_000)
    with store.read() as connection:
        row = connection.execute(select(WorkingCalendar.weekdays, WorkingCalendar.opens, WorkingCalendar.closes)).one()
    assert tuple(row) == ("123456", 510, 1020)
