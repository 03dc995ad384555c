"""The screens of trays and cases show each stage in both languages, and can be worked by hand as well as by scan."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.app import open_store_at
from desktop.app.application import Application
from desktop.app.demo_player import Step
from desktop.devices.demo_line import DemoLine
from desktop.domain.clock import FixedClock
from desktop.exchange.sample_case import (
    CASE,
    TRAY,
    SampleCase,
    come_back_scans,
    count_scans,
    sample_case,
    send_scans,
    usage_scans,
)
from desktop.views.cases_screen import CasesScreen
from desktop.views.trays_screen import TraysScreen
from tests.journeys.case_day import lay_out_world
from tests.journeys.desk import play, workstation


@pytest.fixture
def case() -> SampleCase:
    return sample_case(date(2026, 11, 24))


@pytest.fixture
def at_work(
    qapp: QApplication, tmp_path: Path, sqlite_url: str, case: SampleCase
) -> Iterator[tuple[Application, DemoLine]]:
    store = open_store_at(sqlite_url, FixedClock(case.at("14:00")))
    lay_out_world(store, case)
    store.close()
    with workstation(qapp, tmp_path, sqlite_url, case.at("08:00")) as made:
        yield made


def wait_for(qtbot: QtBot, application: Application, code: str, press: Any) -> None:
    with qtbot.waitSignal(application.hub.replied, timeout=10_000) as told:
        press()
    assert told.args[0].code == code


def test_a_tray_is_counted_and_ticked_by_hand(
    qtbot: QtBot, tmp_path: Path, at_work: tuple[Application, DemoLine], case: SampleCase
) -> None:
    application, line = at_work
    play(qtbot, application, line, [Step(raw) for raw in count_scans(case)[:3]], tmp_path)
    screen = application.window.findChild(TraysScreen)
    assert screen.count.text == "1/110"
    assert screen.begin.words == "Close tray"
    instrument = next(row for row in screen.rows.rows if row.key == "IN-HM")
    assert (instrument.figure, instrument.may_be_chosen) == ("0/1", True)
    wait_for(qtbot, application, "instruments_ticked", lambda: screen.rows.chosen.emit("IN-HM"))
    assert screen.count.text == "2/110"
    wait_for(qtbot, application, "instruments_ticked", screen.tick.click)
    assert screen.count.text == "63/110"
    wait_for(qtbot, application, "tray_counted_incomplete", screen.begin.click)
    assert screen.begin.words == "Count"
    screen.leave.click()
    qtbot.waitUntil(lambda: bool(screen.list.cards()))
    assert next(card for card in screen.list.cards() if card.key == TRAY)
    application.switch_language()
    qtbot.waitUntil(lambda: screen.list.title.text() == "器械盒")


def _type(field: QLineEdit, words: str) -> None:
    field.setText(words)
    field.textEdited.emit(words)


def test_a_case_shows_its_gates_then_what_is_missing_then_its_report(
    qtbot: QtBot, tmp_path: Path, at_work: tuple[Application, DemoLine], case: SampleCase
) -> None:
    application, line = at_work
    first = [*count_scans(case), *send_scans()[:2]]
    play(qtbot, application, line, [Step(raw) for raw in first], tmp_path)
    screen = application.window.findChild(CasesScreen)
    page = screen.page
    assert page.title.text() == CASE
    assert [row.word for row in page.gates.rows] == ["done", "done", "not rechecked", "done"]
    assert [row.figure for row in page.rows.rows] == ["4/1", "20/1", "20/1"]
    looked = {"sizes": "femur 4", "initials": "W", "basis": "measured"}
    assert application.pages is not None
    duties = application.pages.further.cases.duties
    wait_for(qtbot, application, "images_rechecked", lambda: duties.look(looked))
    wait_for(qtbot, application, "case_ready", page.ready.click)
    wait_for(qtbot, application, "case_sent", page.next.click)
    assert page.check.text == "48 ≠ 0 + 0"
    assert isinstance(application.clock, FixedClock)
    application.clock.forward(timedelta(hours=6))
    for raw in (*come_back_scans(case), *usage_scans(case)[:-1]):
        with qtbot.waitSignal(application.hub.replied, timeout=10_000):
            line.scan(raw)
    assert page.check.text == "48 = 39 + 9"
    _type(page.ended, "2026-11-24 11:20")
    wait_for(qtbot, application, "usage_confirmed", page.next.click)
    assert (page.ended.text(), page.reason.text()) == ("", "")
    facts = {fact.word: fact.value for fact in page.facts.facts}
    assert (facts["Implanted"], facts["Opened, not used"], facts["Rebate"]) == (
        "CNY 30,760.00",
        "CNY 860.00",
        "CNY 153.80",
    )
    assert facts["Follow-up with the surgeon"] == "2026-11-26 11:20"
    assert facts["Follow-up form"] == "2026-12-01 11:20"
    assert not page.next.isVisible()
    screen._write_report(str(tmp_path / "UR.pdf"))
    qtbot.waitUntil((tmp_path / "UR.pdf").exists)
    page.leave.click()
    qtbot.waitUntil(lambda: len(screen.list.cards()) == 1)
    application.switch_language()
    qtbot.waitUntil(lambda: screen.list.title.text() == "手术")
