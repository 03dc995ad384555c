"""The pages of the rules and of the messages on the screen."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import insert

from desktop.domain.origin import new_id
from desktop.models.deadline import ClockJump
from desktop.presenters.messages_desk import MessagesDesk
from desktop.presenters.rules_desk import RulesDesk
from desktop.presenters.session import Session
from desktop.runtime.jobs import Jobs
from desktop.services.outbox import write_message
from desktop.settings import Settings
from desktop.views.messages_screen import MessagesScreen
from desktop.views.rule_words import JUMP_COLUMNS
from desktop.views.rules_screen import FORM, LIST, RulesScreen
from tests.presenters.clock_desk import CLERK, SUPERVISOR, look, room_at, sign_in
from tests.services.clock_room import CALL, ClockRoom


class Office:
    """A supervisor in the office."""

    def __init__(self, room: ClockRoom, jobs: Jobs, qtbot: QtBot) -> None:
        self.room, self.qtbot = room, qtbot
        self.session = Session(jobs, "desk 1")
        self.rules, self.messages = RulesDesk(self.session, room.clock), MessagesDesk(self.session, Settings())
        sign_in(qtbot, self.session, SUPERVISOR)

    def rules_screen(self) -> RulesScreen:
        screen = RulesScreen(self.rules)
        screen.resize(1122, 696)
        self.qtbot.addWidget(screen)
        screen.show()
        look(self.qtbot, self.rules)
        return screen

    def messages_screen(self) -> MessagesScreen:
        screen = MessagesScreen(self.messages)
        screen.resize(1122, 696)
        self.qtbot.addWidget(screen)
        screen.show()
        look(self.qtbot, self.messages)
        return screen


@pytest.fixture
def office(sqlite_url: str, dressed: QApplication, qtbot: QtBot) -> Iterator[Office]:
    with room_at(sqlite_url) as (room, jobs):
        yield Office(room, jobs, qtbot)


@pytest.mark.requirement("X-03")
def test_a_rule_of_the_law_is_warned_of_and_stays_off_without_the_tick(office: Office) -> None:
    screen = office.rules_screen()
    screen.rules.choose(next(row for row in office.rules.in_force if row.code == "legal_death"))
    assert screen.head.text() == "Versions of: By law: report of a death"
    screen.change.click()
    assert screen._pages.currentIndex() == FORM  # which of its pages is shown
    assert screen.warning.isVisible()
    assert screen.form.form.rows["confirmed"].isVisible()
    rows = screen.form.form.rows
    rows["switched_on"].set_value("true")
    rows["reason"].set_value("letter")
    screen.form.save.click()
    assert rows["confirmed"].error.startswith("Nobody confirmed the text")
    rows["confirmed"].set_value("true")
    screen.form.save.click()
    office.qtbot.waitUntil(lambda: screen._pages.currentIndex() == LIST)  # which of its pages is shown
    office.qtbot.waitUntil(lambda: not office.rules.reading.is_running)
    assert [row.version for row in screen.versions.rows] == [2, 1]


def test_a_rule_of_the_contract_has_no_switch_and_a_clerk_no_form(office: Office) -> None:
    screen = office.rules_screen()
    screen.rules.choose(next(row for row in office.rules.in_force if row.code == "follow_up"))
    screen.rules.panel.row_opened.emit(0)
    assert not screen.form.form.rows["switched_on"].isVisible()
    assert screen.form.form.values()["stages"] == "24 h, 6 h, 1 h"
    screen.form.leave.click()
    sign_in(office.qtbot, office.session, CLERK)
    assert not screen.change.isEnabled()
    screen.rules.panel.row_opened.emit(0)
    assert screen._pages.currentIndex() == LIST  # which of its pages is shown


@pytest.mark.requirement("R30")
def test_a_clock_that_moved_is_told_in_words(office: Office) -> None:
    row = {"id": new_id(), "workstation": "DESK-2", "kind": "wall_clock", "moved_ms": -95_000, "server_at": CALL}
    with office.room.store.engine.begin() as connection:
        connection.execute(insert(ClockJump).values(row | {"steady_at": CALL, "wall_at": CALL}))
    screen = office.rules_screen()
    screen.show_place("jumps")
    assert not screen.change.isVisible()
    (jump,) = screen.jumps.rows
    told = {column.key: column.text(jump) for column in JUMP_COLUMNS}
    assert (told["kind"], told["moved"], told["workstation"]) == ("somebody set this clock", "−0:02 h", "DESK-2")


def test_a_message_without_a_way_says_so_and_the_first_way_is_added(office: Office) -> None:
    hospital = office.room.hospital()
    office.room.inside(
        lambda uow: write_message(uow, "notice_of_use", hospital, "UR-0931", {"x": 1}, office.room.ledger)
    )
    screen = office.messages_screen()
    assert screen.sends.text().startswith("This desk sends. No mail server is set")
    screen.messages.choose(office.messages.seen.messages[0])
    assert screen.cause.text() == "It waits until its receiver has a way."
    assert not screen.retry.isEnabled()
    screen.show_place("ways")
    screen.new.click()
    rows = screen.form.form.rows
    for name, value in {"code": "XX-MAIL", "receiver": "XX", "address": "nobody"}.items():
        rows[name].set_value(value)
    screen.form.save.click()
    office.qtbot.waitUntil(lambda: bool(rows["address"].error))
    rows["address"].set_value("quality@hospital.example")
    screen.form.save.click()
    office.qtbot.waitUntil(lambda: bool(screen.ways.rows))
    screen.ways.choose(screen.ways.rows[0])
    screen.retire.click()
    office.qtbot.waitUntil(lambda: [row.retired_at is None for row in screen.ways.rows] == [False])
    assert not screen.retire.isEnabled()
