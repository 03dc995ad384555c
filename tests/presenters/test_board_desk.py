"""The board without a window: what runs, the reminders of a role, and figures that are their lists."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from desktop.domain.codes import Code, CodeKind, Command
from desktop.domain.errors import Refusal
from desktop.models.deadline import Reminder
from desktop.presenters.ahead import Ahead
from desktop.presenters.board_desk import OVERDUE, BoardDesk
from desktop.presenters.reply import Reply
from desktop.presenters.session import Session
from desktop.services.deadline_rules import SET_DEADLINE_RULE, SET_SITE_REGION, SetDeadlineRule, SetSiteRegion
from tests.presenters.clock_desk import (
    AUDITOR,
    CLERK,
    ENGINEER,
    HOUR,
    SUPERVISOR,
    Settled,
    answer,
    look,
    night,
    room_at,
    sign_in,
)
from tests.services.clock_room import CALL, ClockRoom, minutes

ACKNOWLEDGE = Code(CodeKind.COMMAND, Command.ACKNOWLEDGE)
SECOND = timedelta(seconds=1)


@dataclass
class AtDesk:
    """The board and who works at it."""

    qtbot: QtBot
    room: ClockRoom
    session: Session
    desk: BoardDesk
    told: list[Reply] = field(default_factory=list)

    def sign_in(self, badge: str) -> None:
        sign_in(self.qtbot, self.session, badge)
        look(self.qtbot, self.desk)

    def acknowledge(self) -> Reply:
        return answer(self.qtbot, self.desk, self.told, self.desk.handle, ACKNOWLEDGE, "")

    def shown(self) -> list[tuple[str, str]]:
        return [(row.rule, row.document) for row in self.desk.rows]


@pytest.fixture
def at(database_url: str, qtbot: QtBot) -> Iterator[AtDesk]:
    with room_at(database_url) as (room, jobs):
        night(room)
        session = Session(jobs, "desk 1")
        made = AtDesk(qtbot, room, session, BoardDesk(session, Settled(), room.clock))
        made.desk.replied.connect(made.told.append)
        made.sign_in(SUPERVISOR)
        yield made


@pytest.mark.requirement("C-08", "S1-26")
def test_what_will_be_late_first_is_on_top_and_late_begins_after_the_due_second(at: AtDesk) -> None:
    assert at.shown() == [
        ("notice_of_use", "C-0412"),
        ("order_accepted", "E-118"),
        ("adverse_manufacturer", "A-0037"),
        ("emergency_order", "E-118"),
    ]
    assert (at.desk.count(OVERDUE), at.desk.seen.board.running) == (0, 4)
    at.room.at(CALL + SECOND)
    assert at.desk.count(OVERDUE) == 1
    order = at.desk.rows[-1]
    assert order.due_at == CALL + 4 * HOUR
    assert (order.hospital, order.next_stage, order.next_at) == ("XX医院", "part_50", CALL + 2 * HOUR)
    at.room.at(CALL + 4 * HOUR)
    assert not at.desk.is_late(order)
    at.room.at(CALL + 4 * HOUR + SECOND)
    assert at.desk.is_late(order)


def test_the_board_is_narrowed_by_basis_and_by_topic(at: AtDesk) -> None:
    assert [at.desk.count(kind) for kind in ("", "contract", "legal", "internal")] == [4, 3, 0, 1]
    at.desk.choose_basis("internal")
    assert at.shown() == [("order_accepted", "E-118")]
    at.desk.choose_topic("cases")
    assert at.shown() == []
    at.desk.choose_basis("")
    assert at.shown() == [("notice_of_use", "C-0412")]
    assert at.desk.count("contract") == 1


@pytest.mark.requirement("X-03")
def test_a_clock_of_the_law_runs_beside_that_of_the_contract(at: AtDesk) -> None:
    at.room.ask(SET_SITE_REGION, SetSiteRegion("SH", "CN-SH"))
    at.room.ask(SET_DEADLINE_RULE, SetDeadlineRule("legal_group", "confirmed", region="CN-SH"))
    at.room.open("legal_group", "A-0037")
    look(at.qtbot, at.desk)
    at.desk.choose_topic("adverse")
    assert at.shown() == [("adverse_manufacturer", "A-0037"), ("legal_group", "A-0037")]
    assert [at.desk.count(kind) for kind in ("contract", "legal")] == [1, 1]


def test_a_row_opens_the_page_of_its_document(at: AtDesk) -> None:
    wanted: list[tuple[str, str]] = []
    at.desk.document_wanted.connect(lambda page, number: wanted.append((page, number)))
    for row in at.desk.rows:
        at.desk.open_document(row.rule, row.document)
    assert wanted == [("cases", "C-0412"), ("night", "E-118"), ("adverse", "A-0037"), ("night", "E-118")]


@pytest.mark.requirement("S2-02")
def test_each_role_reads_its_reminders_and_a_leader_all_of_them(at: AtDesk) -> None:
    at.room.open("follow_up", "C-0413", CALL - 24 * HOUR)
    at.room.sweep_at(CALL)
    look(at.qtbot, at.desk)
    told = {(row.rule, row.stage, row.told) for row in at.desk.unread}
    assert {one[2] for one in told} == {"supervisor"}
    assert ("adverse_manufacturer", "part_50", "supervisor") in told
    late = {row.stage for row in at.desk.unread if row.late}
    assert late == {"left_21600", "left_3600"}, "the notice's stages came due while nothing ran"
    at.desk.read_all(every=True)
    at.qtbot.waitUntil(lambda: not at.desk.reading.is_running)
    assert {row.told for row in at.desk.unread} == {"supervisor", "clerk", "engineer"}
    at.sign_in(ENGINEER)
    assert [(row.rule, row.stage) for row in at.desk.unread] == [("follow_up", "left_86400")]
    at.desk.read_all(every=True)
    at.qtbot.waitUntil(lambda: not at.desk.reading.is_running)
    assert len(at.desk.unread) == 1, "an engineer reads no others"


@pytest.mark.requirement("S2-02", "C-08")
def test_the_scan_acknowledge_reads_the_chosen_reminder_and_then_the_newest(at: AtDesk) -> None:
    at.room.sweep_at(CALL)
    at.sign_in(CLERK)
    rows = at.desk.unread
    assert len(rows) == 3
    at.desk.choose(rows[-1].id)
    first = at.acknowledge()
    assert (first.code, first.facts["document"], first.facts["count"]) == ("reminder_read", rows[-1].document, 2)
    assert at.acknowledge().facts["document"] == rows[0].document
    at.desk.acknowledge_by_hand()
    at.qtbot.waitUntil(lambda: not at.desk.unread)
    assert [row.acknowledged_by for row in at.desk.seen.inbox] == [f"P {CLERK}"] * 3
    assert at.acknowledge().code == "no_reminder"
    assert len([row for row in at.room.rows(Reminder.acknowledged_at) if row[0] is None]) == 3, "the supervisor's wait"


def test_two_quick_scans_read_two_reminders(at: AtDesk) -> None:
    at.room.sweep_at(CALL)
    at.sign_in(CLERK)
    waiting: list[bool] = []

    def scan_again(_reply: Reply) -> None:
        if not waiting:
            waiting.append(at.desk.reading.is_running)
            at.desk.handle(ACKNOWLEDGE, "")

    at.desk.replied.connect(scan_again)
    at.desk.handle(ACKNOWLEDGE, "")
    at.qtbot.waitUntil(lambda: len(at.told) == 2)
    at.qtbot.waitUntil(lambda: not at.desk.reading.is_running)
    assert waiting == [True]
    assert [reply.code for reply in at.told] == ["reminder_read"] * 2
    assert len(at.desk.unread) == 1


def test_an_auditor_looks_and_does_not_acknowledge_and_other_scans_mean_nothing(at: AtDesk) -> None:
    at.room.sweep_at(CALL)
    at.sign_in(AUDITOR)
    assert not at.desk.may_acknowledge
    assert len(at.desk.unread) == 6
    assert at.acknowledge().code == "not_allowed"
    at.desk.acknowledge()
    with pytest.raises(Refusal, match="not_here"):
        at.desk.handle(None, "LS-35-30")
    assert all(row[0] is None for row in at.room.rows(Reminder.acknowledged_at))


@pytest.mark.requirement("S1-43", "S1-26")
def test_every_figure_of_the_month_is_as_long_as_its_list(at: AtDesk) -> None:
    at.room.at(CALL + 5 * HOUR)
    at.room.close("order_accepted", at=CALL + minutes(9))
    at.room.close("emergency_order", at=CALL + 4 * HOUR)
    at.room.close("adverse_manufacturer", "A-0037", at=CALL + HOUR + SECOND)
    look(at.qtbot, at.desk)
    whole = at.desk.figure("")
    assert whole is not None
    assert (whole.due, whole.kept, whole.late, whole.running_late) == (3, 1, 2, 1)
    assert [at.desk.figure(rule).rate for rule in ("emergency_order", "order_accepted")] == [1, 1]  # type: ignore[union-attr]  # both were due
    for figure in at.desk.seen.figures:
        counts = {"": figure.due, "kept": figure.kept, "late": figure.late, "running_late": figure.running_late}
        assert {one: len(at.desk.counted(figure.rule, one)) for one in counts} == counts
    assert [row.document for row in at.desk.counted("", "late")] == ["C-0412", "A-0037"]
    at.desk.step_month(-1)
    at.qtbot.waitUntil(lambda: not at.desk.reading.is_running)
    assert (f"{at.desk.month:%Y-%m}", at.desk.figure("").due) == ("2026-10", 0)  # type: ignore[union-attr]  # it is there


@pytest.mark.requirement("C-08")
def test_the_first_three_and_the_unread_of_the_role_are_told_without_the_board(at: AtDesk) -> None:
    ahead = Ahead(at.session, at.room.clock)
    at.room.at(CALL + minutes(30))
    at.room.sweep()
    with at.qtbot.waitSignal(ahead.changed):
        ahead.reload()
    assert [row.rule for row in ahead.seen.rows] == ["notice_of_use", "order_accepted", "adverse_manufacturer"]
    assert (ahead.seen.running, ahead.seen.late, ahead.seen.unread) == (4, 2, 7)
    assert [row.warned for row in ahead.seen.rows] == [True, True, True]
    for site, counts in (("SH", (4, 2, 7)), ("WH", (0, 0, 0))):
        there = Ahead(at.session, at.room.clock, site)
        with at.qtbot.waitSignal(there.changed):
            there.reload()
        assert (there.seen.running, there.seen.late, there.seen.unread) == counts
        assert len(there.seen.rows) == min(3, counts[0])
    with at.qtbot.waitSignal(ahead.changed):
        sign_in(at.qtbot, at.session, ENGINEER)
    assert ahead.seen.unread == 0
