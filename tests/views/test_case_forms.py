"""The forms of the pages Cases and Trays: opened by a button, faults at their field, and left as they were found."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import open_store_at
from desktop.app.application import Application
from desktop.app.demo_player import Step
from desktop.devices.demo_line import DemoLine
from desktop.domain.clock import FixedClock
from desktop.exchange.sample_case import CASE, KIT, TRAY, SampleCase, count_scans, sample_case, send_scans
from desktop.exchange.sample_delivery import ADMINISTRATOR, PARTNER, SITE, SUPERVISOR
from desktop.exchange.sample_staff import CHEN, SampleStaff
from desktop.services.verbs import answer_wire
from desktop.views.cases_screen import CasesScreen
from desktop.views.trays_screen import TraysScreen
from tests.journeys.case_day import lay_out_world
from tests.journeys.desk import play, workstation

S = TypeVar("S", bound=QWidget)


@pytest.fixture
def case() -> SampleCase:
    return sample_case(date(2026, 11, 24))


@pytest.fixture
def at_work(
    qapp: QApplication, tmp_path: Path, sqlite_url: str, case: SampleCase
) -> Iterator[tuple[Application, DemoLine]]:
    store = open_store_at(sqlite_url, FixedClock(case.at("14:00", -1)))
    lay_out_world(store, case)
    store.close()
    with workstation(qapp, tmp_path, sqlite_url, case.at("14:00", -1)) as made:
        yield made


def sign_in(qtbot: QtBot, application: Application) -> None:
    with qtbot.waitSignal(application.session.changed):
        application.session.sign_in(ADMINISTRATOR)


def shown(qtbot: QtBot, application: Application, kind: type[S]) -> S:
    """The screen of a kind, once its page is made and shown."""
    found: list[S] = []

    def is_there() -> bool:
        found[:] = application.window.findChildren(kind)
        return bool(found) and found[0].isVisible()

    qtbot.waitUntil(is_there)
    return found[0]


def test_a_case_is_planned_in_the_form_and_cancelled_with_a_reason(
    qtbot: QtBot, tmp_path: Path, at_work: tuple[Application, DemoLine]
) -> None:
    application, line = at_work
    play(qtbot, application, line, [Step(raw) for raw in send_scans()[:1]], tmp_path)
    sign_in(qtbot, application)
    screen = shown(qtbot, application, CasesScreen)
    assert screen.empty.action.words == "New case…"
    screen.new.click()
    new = screen.forms.new
    assert new.isVisible()
    rows = new.form.rows
    qtbot.waitUntil(lambda: rows["add_kit"].editor.findData(KIT) >= 0)
    new.save.click()
    assert [key for key, row in rows.items() if row.error] == ["number", "hospital", "day", "time"]
    rows["add_kit"].editor.setCurrentIndex(rows["add_kit"].editor.findData(KIT))
    assert (rows["plan"].value(), rows["add_kit"].value()) == (KIT, "")
    new.form.set_values({"number": CASE, "hospital": "XX", "day": "2026-11-30", "time": "9:15"})
    new.save.click()
    qtbot.waitUntil(lambda: bool(rows["number"].error))
    assert CASE in rows["number"].error
    new.form.set_values({"number": "C-2611-077"})
    with qtbot.waitSignal(application.hub.replied, timeout=10_000) as told:
        new.save.click()
    assert told.args[0].code == "case_planned"
    assert (screen.page.isVisible(), screen.page.title.text()) == (True, "C-2611-077")
    screen.page.cancel.click()
    cancel = screen.forms.cancel
    cancel.save.click()
    assert cancel.form.rows["reason"].error
    cancel.form.set_values({"reason": "moved"})
    with qtbot.waitSignal(application.hub.replied, timeout=10_000) as told:
        cancel.save.click()
    assert told.args[0].code == "case_cancelled"
    assert not screen.page.cancel.isVisible()


@pytest.mark.requirement("S1-58")
def test_the_page_says_who_has_the_table_and_gives_it_to_who_passed(
    qtbot: QtBot, tmp_path: Path, sqlite_url: str, at_work: tuple[Application, DemoLine], case: SampleCase
) -> None:
    application, line = at_work
    play(qtbot, application, line, [Step(raw) for raw in send_scans()[:1]], tmp_path)
    new = {"badge": "3009", "name": "周末", "role": "engineer", "partner": PARTNER}
    staff = {"badge": "3009", "site": SITE, "employer": PARTNER, "post": "engineer"}
    store = open_store_at(sqlite_url, FixedClock(case.at("14:00", -1)))
    SampleStaff(store, case.at("14:00", -1).date()).lay_out()
    for verb, actor, fields in (("save_person", ADMINISTRATOR, new), ("save_staff", SUPERVISOR, staff)):
        answer_wire(store, {"verb": verb, "request_id": str(uuid4()), "actor": actor, **fields})
    store.close()
    sign_in(qtbot, application)
    screen = shown(qtbot, application, CasesScreen)
    screen.desk.show_case(CASE)
    qtbot.waitUntil(screen.page.isVisible)
    assert "nobody yet" in said(screen)
    screen.page.table.click()
    table = screen.forms.table
    badge = table.form.rows["badge"]
    qtbot.waitUntil(lambda: badge.editor.findData("3009") >= 0)
    assert badge.editor.itemText(badge.editor.findData("3009")) == "周末 · no assessment passed"
    badge.set_value("3009")
    table.save.click()
    qtbot.waitUntil(lambda: "The assessment is not passed" in badge.error)
    badge.set_value(CHEN)
    with qtbot.waitSignal(application.hub.replied, timeout=10_000) as told:
        table.save.click()
    assert told.args[0].code == "table_given"
    qtbot.waitUntil(lambda: "陈静" in said(screen))
    screen.page.table.click()
    badge.set_value(CHEN)
    table.save.click()
    qtbot.waitUntil(lambda: "Has this table already" in badge.error)


def said(screen: CasesScreen) -> str:
    """The names at the table, as the page shows them."""
    return next(fact.value for fact in screen.page.facts.facts if fact.word == "At the table")


def test_the_plan_of_a_case_is_changed_in_its_form_and_the_difference_is_told(
    qtbot: QtBot, tmp_path: Path, at_work: tuple[Application, DemoLine]
) -> None:
    application, line = at_work
    play(qtbot, application, line, [Step(raw) for raw in send_scans()[:1]], tmp_path)
    sign_in(qtbot, application)
    screen = shown(qtbot, application, CasesScreen)
    screen.desk.show_case(CASE)
    qtbot.waitUntil(screen.page.isVisible)
    screen.page.change.click()
    change = screen.forms.change
    rows = change.form.rows
    qtbot.waitUntil(lambda: rows["trays"].value() == TRAY)
    assert change.section.heading.text() == f"Change the plan of {CASE}"
    assert (rows["day"].value(), bool(rows["plan"].value())) == ("2026-11-24", True)
    rows["plan"].set_value("NOBODY 1")
    change.save.click()
    qtbot.waitUntil(lambda: bool(rows["plan"].error))
    change.form.set_values({"day": "2026-11-25", "time": "10:30", "plan": "AC-50 1"})
    with qtbot.waitSignal(application.hub.replied, timeout=10_000) as told:
        change.save.click()
    assert told.args[0].code in ("case_changed", "case_changed_red")
    assert "2026-11-25 10:30" in screen.page.name.text()
    screen.page.change.click()
    qtbot.waitUntil(lambda: rows["plan"].value() == "AC-50 1")
    change.leave.click()
    assert screen.page.isVisible()


def test_a_tray_scanned_while_a_case_is_entered_goes_into_its_form(
    qtbot: QtBot, tmp_path: Path, at_work: tuple[Application, DemoLine], case: SampleCase
) -> None:
    application, line = at_work
    play(qtbot, application, line, [Step(raw) for raw in send_scans()[:1]], tmp_path)
    screen = shown(qtbot, application, CasesScreen)
    screen.new.click()
    for raw, code in ((count_scans(case)[1], "tray_noted"), (count_scans(case)[2], "plan_open")):
        with qtbot.waitSignal(application.hub.replied, timeout=10_000) as told:
            line.scan(raw)
        assert told.args[0].code == code
    assert screen.forms.new.form.rows["trays"].value() == TRAY


def test_a_tray_shows_its_forms_and_leads_to_the_kits(
    qtbot: QtBot, tmp_path: Path, at_work: tuple[Application, DemoLine], case: SampleCase
) -> None:
    application, line = at_work
    play(qtbot, application, line, [Step(raw) for raw in count_scans(case)[:2]], tmp_path)
    sign_in(qtbot, application)
    screen = shown(qtbot, application, TraysScreen)
    screen.run.click()
    run = screen.forms.run
    assert (run.isVisible(), run.section.heading.text()) == (True, f"{TRAY} was sterilised")
    run.form.set_values({"load": "L-7", "day": "2026-11-23", "time": "08:00", "valid_until": "2026-12-20"})
    with qtbot.waitSignal(application.hub.replied, timeout=10_000) as told:
        run.save.click()
    assert told.args[0].code == "tray_run_failed"
    assert not run.isVisible()
    screen.kit.click()
    qtbot.waitUntil(lambda: screen.forms.kit.form.rows["kit"].value() == KIT)
    screen.forms.kit.leave.click()
    assert screen.title.isVisible()
    application.switch_language()
    qtbot.waitUntil(lambda: screen.run.text() == "灭菌…")


def test_a_tray_is_lent_kept_longer_and_taken_back_in_its_forms(
    qtbot: QtBot, tmp_path: Path, at_work: tuple[Application, DemoLine], case: SampleCase
) -> None:
    application, line = at_work
    play(qtbot, application, line, [Step(raw) for raw in count_scans(case)], tmp_path)
    sign_in(qtbot, application)
    screen = shown(qtbot, application, TraysScreen)
    assert (screen.lend.isVisible(), screen.longer.isVisible(), screen.back.isVisible()) == (True, False, False)
    lend, longer, back = screen.forms.loans.values()
    with qtbot.waitSignal(application.hub.replied, timeout=10_000):
        line.scan("SZ:C:SEND-OUT")
    qtbot.waitUntil(lend.isVisible)
    lend.leave.click()
    assert not lend.isVisible()
    screen.lend.click()
    qtbot.waitUntil(lend.isVisible)
    assert lend.section.heading.text() == f"Lend {TRAY}"
    assert lend.form.values() == {"store": "XX-OR", "due_back_on": "2026-11-30", "reason": ""}
    lend.form.set_values({"due_back_on": "2026-11-22"})
    lend.save.click()
    qtbot.waitUntil(lambda: "That day is over" in lend.form.rows["due_back_on"].error)
    with qtbot.waitSignal(application.hub.replied, timeout=10_000):
        line.scan("SZ:C:LATER")
    assert lend.form.values()["due_back_on"] == "2026-11-23"
    with qtbot.waitSignal(application.hub.replied, timeout=10_000) as told:
        lend.save.click()
    assert (told.args[0].code, lend.isVisible()) == ("tray_lent", False)
    assert (screen.lend.isVisible(), screen.longer.isVisible(), screen.back.isVisible()) == (False, True, True)
    screen.longer.click()
    qtbot.waitUntil(longer.isVisible)
    longer.leave.click()
    assert (longer.isVisible(), screen.desk.loans.kind) == (False, None)
    screen.back.click()
    qtbot.waitUntil(back.isVisible)
    with qtbot.waitSignal(application.hub.replied, timeout=10_000):
        line.scan("SZ:C:YES")
    assert back.form.values() == {"used": "true"}
    with qtbot.waitSignal(application.hub.replied, timeout=10_000) as told:
        back.save.click()
    assert told.args[0].code == "tray_back"
