"""The in-app inbox on the board: what arrived for the role or the person, read by button or scan, told once."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.reminding import ReminderTeller
from desktop.domain.codes import Code, CodeKind, Command
from desktop.domain.outbox import ChannelKind
from desktop.exchange.sending_round import Sender, carrier, send_round
from desktop.presenters.ahead import Ahead
from desktop.presenters.board_desk import BoardDesk
from desktop.presenters.messages_desk import ChannelEntry, MessagesDesk, MessagesSeen, channel_values, inboxes
from desktop.presenters.reply import Reply
from desktop.presenters.session import Session
from desktop.queries.inbox import Reader, inbox_notices
from desktop.queries.outbox import channels
from desktop.runtime.deadline_clock import DeadlineClock
from desktop.runtime.jobs import Jobs
from desktop.services.channels import SET_CHANNEL, SetChannel
from desktop.services.keeping_time import TimeKeeper
from desktop.services.outbox import write_message
from desktop.settings import Settings
from desktop.views.board_screen import NOTICES, REMINDERS, BoardScreen
from desktop.views.messages import card
from desktop.views.messages_screen import MessagesScreen
from tests.presenters.clock_desk import CLERK, ENGINEER, SUPERVISOR, Settled, answer, look, room_at, sign_in
from tests.services.clock_room import ClockRoom

ACKNOWLEDGE = Code(CodeKind.COMMAND, Command.ACKNOWLEDGE)


class Inbox:
    """A desk with the board, and two ways that lead in-app: to the clerks, and to one engineer."""

    def __init__(self, room: ClockRoom, jobs: Jobs, qtbot: QtBot) -> None:
        self.room, self.jobs, self.qtbot = room, jobs, qtbot
        self.session = Session(jobs, "desk 1")
        self.desk = BoardDesk(self.session, Settled(), room.clock)
        self.told: list[Reply] = []
        self.desk.replied.connect(self.told.append)
        self.screen = BoardScreen(self.desk)
        self.screen.resize(1122, 600)
        qtbot.addWidget(self.screen)
        self.hospital = room.hospital()
        for code, address, kinds in (
            ("CLERKS", "role:clerk", ()),
            ("ENGINEER", f"person:{ENGINEER}", ("recall_notice",)),
        ):
            way = SetChannel(code, "XX", ChannelKind.IN_APP, address, kinds=kinds)
            room.ask(SET_CHANNEL, way, SUPERVISOR)

    def arrive(self, *documents: str, kind: str = "notice_of_use") -> None:
        def work(uow: Any) -> None:
            for document in documents:
                write_message(uow, kind, self.hospital, document, {"reason": "why", "lot": "L1"}, self.room.ledger)

        self.room.inside(work)
        store = self.room.store
        send_round(Sender(self.room.ask, store.read, self.room.clock, carrier({}), lambda: True))

    def at(self, badge: str, page: int = NOTICES) -> None:
        sign_in(self.qtbot, self.session, badge)
        self.screen.show()
        self.screen.show_page(page)
        look(self.qtbot, self.desk)

    def acknowledge(self, work: Any, *given: Any) -> Reply:
        return answer(self.qtbot, self.desk, self.told, work, *given)

    def documents(self) -> list[str]:
        return [row.document for row in self.screen.notices.list.rows]


@pytest.fixture
def inbox(sqlite_url: str, dressed: QApplication, qtbot: QtBot) -> Iterator[Inbox]:
    with room_at(sqlite_url) as (room, jobs):
        yield Inbox(room, jobs, qtbot)


def test_each_person_reads_what_is_for_their_role_or_for_them(inbox: Inbox) -> None:
    inbox.arrive("UR-1")
    inbox.arrive("RC-1", kind="recall_notice")
    inbox.at(CLERK)
    assert inbox.documents() == ["RC-1", "UR-1"]
    assert inbox.screen.buttons[NOTICES].text().endswith("· 2")
    assert "L1" in inbox.screen.notices.advice.text()
    inbox.at(ENGINEER)
    assert inbox.documents() == ["RC-1"]
    inbox.at(SUPERVISOR)
    assert inbox.documents() == []
    inbox.screen.notices.every.click()
    inbox.qtbot.waitUntil(lambda: not inbox.desk.reading.is_running)
    assert inbox.documents() == ["RC-1", "UR-1"]


def test_the_button_and_the_scan_read_the_chosen_one_and_who_was_first_is_kept(inbox: Inbox) -> None:
    inbox.arrive("UR-1", "UR-2")
    inbox.at(CLERK)
    inbox.screen.notices.list.choose(inbox.desk.unread_notices[1])
    reply = inbox.acknowledge(inbox.screen.notices.read.click)
    assert (reply.code, reply.facts["document"], reply.facts["count"]) == ("reminder_read", "UR-1", 1)
    assert [row.document for row in inbox.desk.unread_notices] == ["UR-2"]
    reply = inbox.acknowledge(inbox.desk.handle, ACKNOWLEDGE, "")
    assert reply.facts["document"] == "UR-2"
    assert (inbox.screen.notices.read.isEnabled(), inbox.documents()) == (False, ["UR-2", "UR-1"])
    with inbox.room.store.read() as connection:
        rows = inbox_notices(connection, Reader())
    assert inbox.session.person is not None
    assert {row.acknowledged_by for row in rows} == {inbox.session.person.name}


def test_on_the_page_of_reminders_the_scan_means_no_notice(inbox: Inbox) -> None:
    inbox.arrive("UR-1")
    inbox.at(CLERK, REMINDERS)
    assert inbox.acknowledge(inbox.desk.handle, ACKNOWLEDGE, "").code == "no_reminder"
    assert len(inbox.desk.unread_notices) == 1


def test_what_arrives_is_told_once_to_whom_it_is_for_and_counted(inbox: Inbox) -> None:
    clock = DeadlineClock(inbox.jobs, TimeKeeper("desk 1", lambda _clock, _engine: None))
    teller, told = ReminderTeller(inbox.session, "", lambda _parent: None), list[Reply]()
    teller.told.connect(lambda reply, _sound: told.append(reply))
    clock.noticed.connect(teller.tell_notices)
    ahead = Ahead(inbox.session, inbox.room.clock)
    inbox.at(CLERK)
    with inbox.qtbot.waitSignal(clock.ticked):
        clock.start()
    inbox.arrive("UR-1")
    with inbox.qtbot.waitSignal(clock.ticked):
        clock.look()
    with inbox.qtbot.waitSignal(clock.ticked):
        clock.look()
    assert [reply.code for reply in told] == ["notice_arrived"]
    assert card(told[0], "en").headline == "In the inbox: notice of use"
    assert card(told[0], "zh_CN").headline == "收件箱：使用通知"
    inbox.arrive("UR-2", "UR-3")
    with inbox.qtbot.waitSignal(clock.ticked):
        clock.look()
    assert [reply.code for reply in told][1:] == ["notices_arrived"]
    with inbox.qtbot.waitSignal(ahead.changed):
        ahead.reload()
    assert ahead.seen.notices == 3
    sign_in(inbox.qtbot, inbox.session, ENGINEER)
    inbox.arrive("UR-4")
    with inbox.qtbot.waitSignal(clock.ticked):
        clock.look()
    assert len(told) == 2
    clock.stop()
    ahead.stop()
    teller.stop()


def test_a_way_in_app_is_entered_by_a_choice_and_needs_no_address(inbox: Inbox) -> None:
    sign_in(inbox.qtbot, inbox.session, SUPERVISOR)
    entry = ChannelEntry(inbox.session)
    empty = channel_values(None) | {"code": "XX-IN", "receiver": "XX", "kind": "in_app"}
    with inbox.qtbot.waitSignal(entry.refused) as refused:
        entry.save(empty)
    assert set(refused.args[0]) == {"inbox"}
    with inbox.qtbot.waitSignal(entry.done):
        entry.save(empty | {"inbox": "role:engineer", "address": "left over", "secret": "left over"})
    with inbox.room.store.read() as connection:
        row = next(one for one in channels(connection) if one.code == "XX-IN")
    assert (row.address, row.secret) == ("role:engineer", "")
    assert (channel_values(row)["inbox"], channel_values(row)["address"]) == ("role:engineer", "")
    assert ("role:clerk", "clerk") in inboxes(MessagesSeen())


def test_the_form_of_a_way_shows_only_what_its_kind_has(inbox: Inbox) -> None:
    desk = MessagesDesk(inbox.session, Settings())
    screen = MessagesScreen(desk)
    inbox.qtbot.addWidget(screen)
    sign_in(inbox.qtbot, inbox.session, SUPERVISOR)
    screen.show()
    look(inbox.qtbot, desk)
    screen.show_place("ways")
    screen.new.click()
    rows = screen.form.form.rows

    def seen() -> set[str]:
        return {name for name in ("address", "inbox", "form", "secret", "language") if rows[name].isVisible()}

    assert seen() == {"address", "secret", "language"}
    rows["kind"].set_value("webhook")
    rows["kind"].changed.emit()
    assert seen() == {"address", "form", "secret", "language"}
    rows["kind"].set_value("in_app")
    rows["kind"].changed.emit()
    assert seen() == {"inbox"}
