"""J10 through the real window: the scanner alone, the nearest serials, a device registered, and what if."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from desktop.app.application import Application
from desktop.app.demo_player import Step
from desktop.domain.clock import FixedClock
from desktop.exchange.sample_delivery import CLERK
from desktop.exchange.sample_equipment import DRILL, DRILL_DI, UNINSTALLED, SampleEquipment
from desktop.presenters.warranty_desk import WarrantyDesk
from desktop.queries.devices import Found
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from desktop.storage.verify import verify
from desktop.views.equipment_screen import EquipmentScreen
from tests.journeys.desk import play, workstation
from tests.journeys.times import NOW
from tests.journeys.warranty_day import lay_out_people

NEW = "PD2-24-0O817"


@pytest.fixture
def store(database_url: str) -> Any:
    opened = Store(open_engine(database_url), FixedClock(NOW))
    lay_out_people(opened)
    SampleEquipment(opened).lay_out()
    yield opened
    opened.close()


def the_screen(qtbot: Any, application: Application) -> EquipmentScreen:
    """The page is made piece by piece after it was asked for."""
    qtbot.waitUntil(lambda: bool(application.window.findChildren(EquipmentScreen)), timeout=10_000)
    (screen,) = application.window.findChildren(EquipmentScreen)
    return screen


def label(serial: str) -> str:
    return f"]d201{DRILL_DI}21{serial}"


@pytest.mark.requirement("C-09", "S2-28")
def test_a_scan_answers_and_an_unknown_one_is_registered(
    qtbot: Any, qapp: Any, tmp_path: Path, database_url: str, store: Store
) -> None:
    raws = [f"SZ:U:{CLERK}", "SZ:C:EQUIPMENT", label(DRILL), label(UNINSTALLED), label(NEW), "SZ:C:CONFIRM", "SZ:C:YES"]
    with workstation(qapp, tmp_path, database_url) as (application, line):
        played = play(qtbot, application, line, [Step(raw) for raw in raws], tmp_path)
        assert application.window.page == "equipment"
        screen = the_screen(qtbot, application)
        desk: WarrantyDesk = screen.desk
        assert screen.form.values()["serial"] == NEW
        assert screen.form.values()["udi"] == DRILL_DI
        screen.form.set_values({"installed_on": "2024-02-30"})
        screen.register.click()
        qtbot.waitUntil(lambda: screen.form.rows["installed_on"].error != "", timeout=10_000)
        screen.form.set_values({"installed_on": "2024-03-15", "line": "power tools", "region": "East China"})
        screen.register.click()
        qtbot.waitUntil(lambda: desk.shown is not None and desk.shown.page.serial == NEW, timeout=10_000)
        assert screen.device.tabs[1].text() == "Record · 8 not known"
    assert played.fault == ""
    codes = [code for _, code in played.replies]
    assert codes[1:] == [
        "task_opened",
        "warranty_covered",
        "warranty_undetermined",
        "device_not_known",
        "device_to_register",
        "scan_device_first",
    ]
    assert verify(store.engine).findings == ()


@pytest.mark.requirement("C-09")
def test_the_why_the_life_and_what_if_are_shown(
    qtbot: Any, qapp: Any, tmp_path: Path, database_url: str, store: Store
) -> None:
    with workstation(qapp, tmp_path, database_url) as (application, line):
        play(qtbot, application, line, [Step(f"SZ:U:{CLERK}"), Step("SZ:C:EQUIPMENT")], tmp_path)
        screen = the_screen(qtbot, application)
        desk: WarrantyDesk = screen.desk
        screen.search.setText("00817")
        qtbot.keyClick(screen.search, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: desk.shown is not None, timeout=10_000)
        why = {fact.word: fact.value for fact in screen.device.why.facts}
        assert why == {
            "Rule": "East China / power tools v3 · for devices bought from 2024-01-01",
            "Term": "24 months from installation: 2024-03-15 → 2026-03-15",
            "Limit": "27 months from production: 2024-01-10 → 2026-04-10, not reached",
            "Extension": "EX-12 · 12 months, bought 2026-02-02 → 2027-03-15 · entered by 李仓管",
            "Consumables": "Not covered · battery, seal, blade",
            "Exemption": "None · for PD-200",
        }
        entries = screen.device.life.entries
        shown = [entries.entry(row).what for row in range(entries.rowCount())]
        assert shown == [
            "No stage recorded for 445 days",
            "Extension bought",
            "Maintained",
            "Not recorded: Users trained",
            "No stage recorded for 536 days",
            "Installed",
            "Received",
            "Bought",
        ]
        screen.search.setText("PD2-24")
        qtbot.keyClick(screen.search, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: desk.found is not None and desk.found.found is Found.SEVERAL, timeout=10_000)
        card = next(one for one in screen.list.cards() if one.key.startswith(UNINSTALLED))
        card.click()
        qtbot.waitUntil(lambda: desk.shown is not None and desk.shown.page.serial == UNINSTALLED, timeout=10_000)
        assert [fact.value for fact in screen.device.ways.facts] == ["Installation date"]
        screen.device.day.setText("2024-12-31")
        qtbot.keyClick(screen.device.day, Qt.Key.Key_Return)
        qtbot.waitUntil(screen.device.as_recorded.isVisible, timeout=10_000)
        assert desk.shown is not None
        assert str(desk.shown.answer.coverage.until) == "2026-04-10"
        screen.device.as_recorded.click()
        qtbot.waitUntil(lambda: not screen.device.as_recorded.isVisible(), timeout=10_000)
        assert desk.shown.answer.coverage.verdict == "undetermined"
        screen.device.tabs[1].click()
        screen.device.field.choose("installed_on")
        screen.device.value.setText("2025-01-31")
        screen.device.keep.click()
        qtbot.waitUntil(lambda: desk.shown.answer.coverage.verdict == "not_covered", timeout=10_000)
        assert screen.device.value.text() == ""
