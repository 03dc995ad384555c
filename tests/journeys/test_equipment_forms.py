"""Everything that is done to a device, done in the window: life, parts, warranty, files, rules, reminders."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QLabel

from desktop.app.application import Application
from desktop.app.demo_player import Step
from desktop.exchange.sample_delivery import SUPERVISOR
from desktop.exchange.sample_equipment import DRILL
from desktop.presenters.equipment_entry import ACTIONS
from desktop.queries.warranty_reminders import ReminderState
from desktop.services.devices.nightly import catch_up
from desktop.storage.unit_of_work import Store
from desktop.views.equipment_forms import GROUPS
from desktop.views.equipment_screen import EquipmentScreen
from desktop.views.file_asking import Asked
from tests.journeys.desk import play, workstation
from tests.journeys.test_warranty_window import store, the_screen

__all__ = ["store"]

WAIT = 10_000


def shown(qtbot: Any, application: Application) -> EquipmentScreen:
    screen = the_screen(qtbot, application)
    screen.desk.look_up(DRILL)
    qtbot.waitUntil(lambda: screen.desk.shown is not None, timeout=WAIT)
    return screen


def act(qtbot: Any, screen: EquipmentScreen, action: str, values: Mapping[str, str]) -> None:
    """Fill in a form and send it, as a hand does."""
    screen.device.act.click()
    qtbot.waitUntil(screen.forms.isVisible, timeout=WAIT)
    screen.forms.buttons[action].click()
    form = screen.forms.forms[action]
    form.form.set_values(values)
    with qtbot.waitSignal(screen.desk.entry.done, timeout=WAIT):
        form.save.click()
    with qtbot.waitSignal(screen.desk.changed, timeout=WAIT):
        pass


@pytest.mark.requirement("S2-14", "S2-17", "S2-28", "S2-29", "S2-36")
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_every_verb_of_a_device_has_its_form(
    qtbot: Any, qapp: Any, tmp_path: Path, database_url: str, store: Store
) -> None:
    assert {name for group in GROUPS for name in group} == set(ACTIONS)
    with workstation(qapp, tmp_path, database_url) as (application, line):
        play(qtbot, application, line, [Step(f"SZ:U:{SUPERVISOR}"), Step("SZ:C:EQUIPMENT")], tmp_path)
        screen = shown(qtbot, application)
        desk = screen.desk
        act(qtbot, screen, "record_stage", {"stage": "upgrade", "on": "2026-05-01", "document": "UP-1"})
        assert [row.stage.value for row in desk.shown.page.stages][-1] == "upgrade"
        act(qtbot, screen, "install_part", {"part_serial": "BAT-1", "name": "battery pack", "part_class": "battery"})
        assert [part.serial for part in desk.shown.rest.parts] == ["BAT-1"]
        act(qtbot, screen, "void_warranty", {"since": "2026-05-03", "reason": "opened by others"})
        assert desk.shown.answer.coverage.verdict == "void"
        screen.device.act.click()
        assert not screen.forms.buttons["void_warranty"].isVisible()
        screen._end_forms()
        act(qtbot, screen, "lift_void", {"reason": "it was not"})
        act(qtbot, screen, "suspend_warranty", {"first": "2026-11-01", "last": "", "reason": "lent out"})
        assert desk.shown.answer.coverage.why == "suspended"
        act(qtbot, screen, "end_suspension", {"last": "2026-11-10"})
        exception = {"first": "2027-04-01", "last": "2027-04-30", "reason": "goodwill"}
        act(qtbot, screen, "authorise_exception", exception)
        assert [one.counts for one in desk.shown.rest.decisions if one.kind == "exception"] == [True]
        for kind in ("exception", "suspension"):
            key = next(str(one.id) for one in desk.shown.rest.decisions if one.kind == kind)
            act(qtbot, screen, f"withdraw_{kind}", {kind: key, "reason": "another drill"})
            screen.device.act.click()
            assert not screen.forms.buttons[f"withdraw_{kind}"].isVisible()
            screen._end_forms()
        entries = screen.device.life.entries
        lived = [entries.entry(row) for row in range(entries.rowCount())]
        withdrawn = next(one for one in lived if one.what == "Exception authorised · counts no more")
        assert "by 王主管: another drill · 2027-04-01 → 2027-04-30" in withdrawn.where
        act(qtbot, screen, "buy_extension", {"number": "EX-13", "months": "24"})
        assert str(desk.shown.answer.coverage.until) == "2029-03-15"
        waiting = [row for row in desk.shown.rest.reminders if row.state is ReminderState.WAITING]
        assert str(waiting[-1].on) == "2029-03-15"
        contract = {"number": "SC-1", "level": "Gold", "first": "2026-01-01", "last": "2026-12-31"}
        act(qtbot, screen, "add_service_contract", contract)
        assert [row.number for row in desk.shown.rest.contracts] == ["SC-1"]
        screen.device.act.click()
        screen.forms.buttons["remove_part"].click()
        screen.forms.forms["remove_part"].save.click()
        qtbot.waitUntil(lambda: screen.forms.forms["remove_part"].form.rows["reason"].error != "", timeout=WAIT)
        act(qtbot, screen, "remove_part", {"reason": "weak"})
        assert [part.removed_on is None for part in desk.shown.rest.parts] == [False]


@pytest.mark.requirement("S2-43", "S2-07")
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_files_come_from_a_dialog_and_the_clipboard(
    qtbot: Any, qapp: Any, tmp_path: Path, database_url: str, store: Store
) -> None:
    given = tmp_path / "报告.pdf"
    given.write_bytes(b"%PDF-1.7 made up")
    with workstation(qapp, tmp_path, database_url) as (application, line):
        play(qtbot, application, line, [Step(f"SZ:U:{SUPERVISOR}"), Step("SZ:C:EQUIPMENT")], tmp_path)
        screen = shown(qtbot, application)
        beside, desk = screen.device.beside_page, screen.desk
        places = iter([given, tmp_path / "copy.pdf", tmp_path / "status.csv"])

        def answer(_parent: Any, _asked: Asked, taken: Any) -> None:
            taken(next(places))

        beside.ask = beside.ask_paper = answer
        screen.device.tabs[2].click()
        assert beside.camera.isVisible() is False
        beside.add.click()
        qtbot.waitUntil(lambda: [row.name for row in desk.shown.rest.files] == ["报告.pdf"], timeout=WAIT)
        beside.files[0][1].click()
        qtbot.waitUntil((tmp_path / "copy.pdf").exists, timeout=WAIT)
        qtbot.waitUntil(lambda: (tmp_path / "copy.pdf").read_bytes() == given.read_bytes(), timeout=WAIT)
        picture = QImage(8, 8, QImage.Format.Format_RGB32)
        picture.fill(0x204060)
        QGuiApplication.clipboard().setImage(picture)
        beside.paste.click()
        qtbot.waitUntil(lambda: len(desk.shown.rest.files) == 2, timeout=WAIT)
        assert desk.shown.rest.files[0].media_type == "image/png"
        beside.paste.click()
        with qtbot.waitSignal(desk.replied, timeout=WAIT) as told:
            beside.sheet.click()
        card = next(card for card, _save in screen.device.beside_page.files if "photo.png" in card.accessibleName())
        qtbot.waitUntil(lambda: any(not one.pixmap().isNull() for one in card.findChildren(QLabel)), timeout=WAIT)
        codes = [told.args[0].code]
        qtbot.waitUntil((tmp_path / "status.csv").exists, timeout=WAIT)
        assert codes[0] in ("file_known", "status_sheet_written")
        first = desk.shown.rest.files[-1]
        act(qtbot, screen, "take_back_attachment", {"attachment": str(first.id), "reason": "another drill"})
        assert [row.name for row in desk.shown.rest.files] == ["photo.png"]


@pytest.mark.requirement("S2-19", "S2-21", "S2-35", "S2-36", "S2-38")
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_the_rule_book_is_kept_and_reminders_are_read_in_the_window(
    qtbot: Any, qapp: Any, tmp_path: Path, database_url: str, store: Store
) -> None:
    catch_up(store, "AGENT")
    with workstation(qapp, tmp_path, database_url) as (application, line):
        play(qtbot, application, line, [Step(f"SZ:U:{SUPERVISOR}"), Step("SZ:C:EQUIPMENT")], tmp_path)
        screen = the_screen(qtbot, application)
        desk = screen.desk
        screen.show_rules.click()
        rules = screen.rules
        assert rules is not None
        qtbot.waitUntil(lambda: len(desk.book.newest) == 1, timeout=WAIT)
        rules.new.click()
        form = rules.form("rule")
        form.form.set_values({"code": "DRILL", "name": "All drills", "model": "PD-200", "reason": "asked"})
        form.save.click()
        qtbot.waitUntil(lambda: form.notice.isVisible() and form.notice.text() != "", timeout=WAIT)
        assert "neither is the narrower" in form.notice.text()
        offers = {
            "region": "East China",
            "line": "power tools",
            "offers": "12 900.00\n24",
            "clauses": "No loan | GTC 7",
        }
        form.form.set_values(offers)
        with qtbot.waitSignal(desk.book.entry.done, timeout=WAIT):
            form.save.click()
        qtbot.waitUntil(lambda: [row.rule.code for row in desk.book.newest] == ["DRILL", "EAST-POWER"], timeout=WAIT)
        made = desk.book.newest[0].rule
        assert [(one.months, str(one.price)) for one in made.offers] == [(12, "900.00"), (24, "None")]
        assert [(one.text, one.reference) for one in made.clauses] == [("No loan", "GTC 7")]
        rules._chosen(desk.book.newest[0])
        rules.end.click()
        rules.form("end").form.set_values({"valid_to": "2026-12-31", "reason": "over"})
        with qtbot.waitSignal(desk.book.entry.done, timeout=WAIT):
            rules.form("end").save.click()
        rules.reminders.click()
        rules.form("policy").form.set_values({"days": "90, 14", "reason": "agreed", "end_customer": "false"})
        with qtbot.waitSignal(desk.book.entry.done, timeout=WAIT):
            rules.form("policy").save.click()
        qtbot.waitUntil(lambda: desk.book.seen.policies.of("").days == (90, 14), timeout=WAIT)
        screen.leave.click()
        screen.show_told.click()
        qtbot.waitUntil(lambda: len(desk.told.rows) > 0, timeout=WAIT)
        before = len(desk.told.rows)
        assert screen.told is not None
        screen.told.person.choose(SUPERVISOR)
        screen.told.give.click()
        qtbot.waitUntil(lambda: [row.badge for row in desk.told.rows[:1]] == [SUPERVISOR], timeout=WAIT)
        screen.told.mine.click()
        qtbot.waitUntil(lambda: len(desk.told.rows) == 1, timeout=WAIT)
        screen.told.mine.click()
        qtbot.waitUntil(lambda: len(desk.told.rows) == before, timeout=WAIT)
        screen.told.read.click()
        qtbot.waitUntil(lambda: len(desk.told.rows) == before - 1, timeout=WAIT)
        screen.told.open.click()
        qtbot.waitUntil(lambda: desk.shown is not None, timeout=WAIT)
