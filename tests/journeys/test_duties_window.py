"""Journey J4 through the real window: the badge, the tray, images, spares and steps, with a scanner and one form."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from desktop.app.application import Application
from desktop.app.demo_player import Step
from desktop.domain.codes import Code, CodeKind, Command
from desktop.exchange.sample_case import CASE, count_scans, send_scans
from desktop.exchange.sample_delivery import SUPERVISOR
from desktop.queries.duties import case_duties
from desktop.views.cases_screen import CasesScreen
from tests.journeys.desk import play, workstation
from tests.journeys.duty_day import ENGINEER, INSERT, DutyDay, duty_day


def card(command: Command) -> str:
    return Code(CodeKind.COMMAND, command).text


LEFT = Qt.MouseButton.LeftButton
BADGE = Code(CodeKind.PERSON, ENGINEER).text
OPEN = (*send_scans()[:2], card(Command.DUTIES))


class Hands:
    """What is typed and pressed on the page of the duties."""

    def __init__(self) -> None:
        self.application: Application
        self.screen: CasesScreen

    def find_screen(self) -> None:
        (self.screen,) = self.application.window.findChildren(CasesScreen)

    def wait(self) -> None:
        """Until the screen has it."""

    def reserve_the_spare(self) -> None:
        assert self.application.pages is not None
        self.application.pages.further.cases.reserve_by_hand()

    def look_at_images(self) -> None:
        form = self.screen.duties.images
        form.form.set_values({"sizes": "femur 4", "initials": "Dr. Wang"})
        form.buttons[0].click()

    def was_told(self) -> bool:
        return bool(self.screen.duties.images.form.rows["initials"].error)

    def look_again(self) -> None:
        self.screen.duties.images.form.set_values({"initials": "Dr. W"})
        self.screen.duties.images.buttons[0].click()

    def gates(self) -> dict[str, str]:
        return {gate: tile.face.detail for gate, tile in self.screen.duties.gates.items()}


@pytest.mark.requirement("S1-01", "S1-02", "S1-03", "S1-04", "S1-05", "S1-41", "C-01")
def test_the_day_before_an_operation_with_a_scanner_and_one_form(
    qtbot: Any, qapp: Any, tmp_path: Path, sqlite_url: str
) -> None:
    hands = Hands()
    with duty_day(sqlite_url) as day:
        day.plan_three()
        with workstation(qapp, tmp_path, sqlite_url, day.case.at("08:12", -1)) as (application, line):
            steps = [Step(raw) for raw in (*OPEN, BADGE, card(Command.SOP_INVENTORY), card(Command.ACKNOWLEDGE))]
            steps += [Step(raw) for raw in (*count_scans(day.case), *OPEN)]
            steps += [Step(card(command)) for command in (Command.SOP_INVENTORY, Command.SOP_STERILE)]
            hands.application = application
            steps += [Step(do=hands.find_screen), Step(do=hands.look_at_images)]
            steps += [Step(do=hands.look_again, until=hands.was_told)]
            steps += [Step(do=hands.wait, until=lambda: hands.gates()["image"] == "done"), Step(INSERT.raw)]
            steps += [Step(do=hands.reserve_the_spare)]
            steps += [Step(do=hands.wait, until=lambda: hands.gates()["spare"] == "done")]
            steps += [Step(card(Command.CONFIRM))]
            played = play(qtbot, application, line, steps, tmp_path)
            assert set(hands.gates().values()) == {"done"}
            assert hands.screen.duties.presence.face.detail == "11-23 08:12 赵工 · in time"
        assert played.fault == ""
        codes = [code for _, code in played.replies]
        opened = ["task_opened", "case_shown", "duties_shown"]
        assert codes[:6] == [*opened, "checked_in_on_time", "tray_not_counted", "acknowledged"]
        assert codes[-7:] == [*opened, "sop_step_done", "sop_step_done", "piece_reserved", "case_ready"]
        _written(day)


def _written(day: DutyDay) -> None:
    with day.store.read() as connection:
        duties = case_duties(connection, CASE)
    assert [(one.person, one.arrived_at, one.entered_by) for one in duties.presence] == [
        ("赵工", day.case.at("08:12", -1), "scan")
    ]
    assert [one.step.value for one in duties.steps] == ["inventory", "sterilisation"]
    assert duties.image is not None
    assert (duties.image.initials, duties.image_red) == ("Dr. W", "")
    assert day.clocks("presence") == [(day.case.at("08:30", -1), "on_time")]


@pytest.mark.requirement("S1-06", "S1-07", "S1-08", "S1-09")
def test_after_the_operation_the_question_is_answered_by_a_big_button(
    qtbot: Any, qapp: Any, tmp_path: Path, sqlite_url: str
) -> None:
    with duty_day(sqlite_url) as day:
        day.operated()
        with workstation(qapp, tmp_path, sqlite_url, day.case.at("09:00", 1)) as (application, line):
            played = play(qtbot, application, line, [Step(raw) for raw in OPEN], tmp_path)
            assert played.fault == ""
            page = application.window.findChildren(CasesScreen)[0].duties
            told: list[str] = []
            application.hub.replied.connect(lambda reply: told.append(reply.code))
            qtbot.mouseClick(page.follow_up.buttons[1], LEFT)
            assert {key for key, row in page.follow_up.form.rows.items() if row.error} == {
                *("initials", "result", "harm", "product")
            }
            page.follow_up.form.set_values(
                {"initials": "W", "result": "screw loose", "harm": "not_serious", "product": "1"}
            )
            qtbot.mouseClick(page.follow_up.buttons[1], LEFT)
            qtbot.waitUntil(lambda: told == ["followed_up_adverse"], timeout=10_000)
            page.show_form(4)
            page.form.form.set_values({"receiver": "Quality, M"})
            for count, code in enumerate(("form_submitted", "form_resent"), 2):
                page.form.form.set_values({"receiver": "Quality, M"})
                qtbot.mouseClick(page.form.buttons[0], LEFT)
                qtbot.waitUntil(lambda code=code, count=count: len(told) == count and told[-1] == code, timeout=10_000)
            page.show_form(2)
            page.waiting.form.set_values({"minutes": "twelve", "cause": "late"})
            qtbot.mouseClick(page.waiting.buttons[0], LEFT)
            assert page.waiting.form.rows["minutes"].error
            page.waiting.form.set_values({"minutes": "12"})
            qtbot.mouseClick(page.waiting.buttons[0], LEFT)
            qtbot.waitUntil(lambda: told[-1:] == ["waiting_recorded"], timeout=10_000)
            assert application.pages is not None
            application.pages.further.cases.duties.write_paper(tmp_path / "form.pdf", "en", form=True)
            qtbot.waitUntil(lambda: told[-1:] == ["note_written"], timeout=10_000)
        with day.store.read() as connection:
            duties = case_duties(connection, CASE)
        assert [(one.adverse, bool(one.event)) for one in duties.follow_ups] == [(True, True)]
        assert [one.receiver for one in duties.submissions] == ["Quality, M"] * 2
        assert [one.minutes for one in duties.waiting] == [12]
        assert day.clocks("follow_up") == [(day.case.at("11:20", 2), "on_time")]


@pytest.mark.requirement("S1-05")
def test_what_a_supervisor_passed_is_never_shown_as_green(
    qtbot: Any, qapp: Any, tmp_path: Path, sqlite_url: str
) -> None:
    with duty_day(sqlite_url) as day:
        day.count()
        day.send("ready_case", actor=SUPERVISOR, number=CASE, reason="the surgeon has the sizes")
        with workstation(qapp, tmp_path, sqlite_url, day.case.at("09:00", -1)) as (application, line):
            played = play(qtbot, application, line, [Step(raw) for raw in OPEN], tmp_path)
            assert played.fault == ""
            (screen,) = application.window.findChildren(CasesScreen)
            assert screen.duties.gates["image"].face.detail == "not rechecked"
            with qtbot.waitSignal(application.hub.replied, timeout=10_000):
                qtbot.mouseClick(screen.duties.steps[0], LEFT)
            assert [tile.isEnabled() for tile in screen.duties.steps] == [False, True, False, False]
            with qtbot.waitSignal(application.hub.replied, timeout=10_000):
                line.scan(card(Command.SEND_OUT))
            faces = {gate: tile.face.detail for gate, tile in screen.duties.gates.items()}
            application.switch_language()
            qtbot.waitUntil(lambda: screen.duties.leave.text() == "返回手术")
            screen.duties.leave.click()
            assert not screen.duties.isVisible()
            assert screen.page.isVisible()
    assert faces == dict.fromkeys(("count", "sterile", "spare"), "green when it left") | {
        "image": "passed by a supervisor"
    }
