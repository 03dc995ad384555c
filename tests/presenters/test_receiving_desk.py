"""The receiving desk shows the delivery as it stands, whoever else works on it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.devices.scanner import Scan
from desktop.domain.changes import Kind
from desktop.domain.origin import new_id
from desktop.presenters.answer import Verdict
from desktop.presenters.receiving import ReceivingDesk
from desktop.presenters.reply import Reply
from desktop.runtime.jobs import Jobs
from desktop.runtime.scan_router import KeptScan
from desktop.services.receiving import RECEIVE_ONE, ReceiveOne
from tests.presenters.desk import NOON, database_threads, signed_in
from tests.services.label_desk import CLERK, LabelDesk
from tests.services.receiving_world import NOTICE, OPEN_TRAY_CODE, OTHER, SCANS, delivered


class Room:
    """A receiving desk in one window, and another desk that the window hears nothing of."""

    def __init__(self, qtbot: QtBot, jobs: Jobs, other: LabelDesk) -> None:
        self.qtbot, self.jobs, self.other = qtbot, jobs, other
        self.outcomes: list[str] = []
        self.told: list[Reply] = []
        self.desk = ReceivingDesk(signed_in(qtbot, jobs, CLERK), self)
        self.desk.replied.connect(self.told.append)
        jobs.changed.connect(self.desk.on_changed)

    def settle(self, kept: KeptScan, code: str) -> None:
        self.outcomes.append(code)

    def scan(self, raw: str, code: str) -> None:
        before = len(self.told)
        self.desk.take(KeptScan(new_id(), Scan(raw, "bench", NOON, 0, "serial")))
        self.qtbot.waitUntil(lambda: [one.code for one in self.told[before:]] == [code])

    def at(self, number: str) -> None:
        self.qtbot.waitUntil(lambda: self.desk.plan is not None and self.desk.plan.number == number)

    def begin(self) -> None:
        """The delivery is open and T1 is at hand; one unit of it was received before."""
        self.scan(NOTICE, "notice_opened")
        self.scan(f"SZ:T:{OPEN_TRAY_CODE}", "tray_opened")

    def states(self, tray: str) -> dict[int, str]:
        assert self.desk.plan is not None
        (plan,) = [one for one in self.desk.plan.trays if one.tray == tray]
        return {seat.seat: seat.state.value for seat in plan.seats}

    def settled(self) -> None:
        """Everything that was asked for before has been answered."""
        answered: list[Any] = []
        self.jobs.read(lambda _connection: "done", answered.append, answered.append)
        self.qtbot.waitUntil(lambda: answered == ["done"])


@pytest.fixture
def other(sqlite_url: str) -> Iterator[LabelDesk]:
    made = delivered(sqlite_url)
    yield made
    made.store.close()


@pytest.fixture
def room(qtbot: QtBot, sqlite_url: str, other: LabelDesk) -> Iterator[Room]:
    with database_threads(sqlite_url) as jobs:
        yield Room(qtbot, jobs, other)


def test_the_seat_of_a_lot_stays_open_until_all_its_pieces_are_there(room: Room) -> None:
    room.begin()
    room.scan(SCANS["box of ten"], "unit_received")
    assert (room.states(OPEN_TRAY_CODE)[8], room.told[-1].facts["received"]) == ("open", 1)
    room.scan(SCANS["box of ten"], "unit_received")
    for _ in range(8):
        room.scan(SCANS["lot without serial numbers"], "unit_received")
    assert [room.states(OPEN_TRAY_CODE)[seat] for seat in (8, 9)] == ["received", "received"]
    assert room.told[-1].facts["received"] == 3


def test_loose_goods_are_shown_as_received(room: Room) -> None:
    room.scan(NOTICE, "notice_opened")
    room.scan(SCANS["loose"], "unit_received")
    assert room.states("")[2] == "received"


def test_what_another_desk_received_is_shown_with_the_next_scan(room: Room) -> None:
    room.begin()
    room.other.do(RECEIVE_ONE, ReceiveOne(NOTICE, SCANS["good"], OPEN_TRAY_CODE))
    room.scan(SCANS["good too"], "unit_received")
    assert [room.states(OPEN_TRAY_CODE)[seat] for seat in (1, 2, 3, 4)] == ["received", "received", "open", "received"]
    room.other.do(RECEIVE_ONE, ReceiveOne(NOTICE, SCANS["in two barcodes"], OPEN_TRAY_CODE))
    room.scan(SCANS["in two barcodes"], "unit_again")
    assert room.states(OPEN_TRAY_CODE)[3] == "received"


def test_goods_put_on_hold_are_shown_among_the_notes_at_once(room: Room) -> None:
    room.begin()
    room.scan(SCANS["expired"], "expired")
    room.scan("SZ:C:QUARANTINE", "quarantined")
    assert room.desk.plan is not None
    assert [note.kind.value for note in room.desk.plan.notes] == ["expired"]
    assert room.states(OPEN_TRAY_CODE)[14] == "held"


def test_a_reading_of_the_delivery_before_never_comes_back(room: Room) -> None:
    room.scan(OTHER, "notice_opened")
    room.desk.reload()
    room.desk.leave()
    room.settled()
    assert room.desk.plan is None
    room.scan(OTHER, "notice_opened")
    plan = room.desk.plan
    assert plan is not None
    room.scan(NOTICE, "notice_opened")
    room.desk._planned((room.desk._booked, replace(plan)))
    room.desk.on_changed(frozenset({Kind.NOTICES}), None)
    room.settled()
    room.at(NOTICE)


def test_a_scan_after_a_click_waits_for_its_own_answer(room: Room) -> None:
    room.scan(NOTICE, "notice_opened")
    room.desk.open_tray_by_hand(OPEN_TRAY_CODE)
    room.desk.open_tray_by_hand(OPEN_TRAY_CODE)
    room.desk.take(KeptScan(new_id(), Scan(SCANS["good"], "bench", NOON, 0, "serial")))
    room.desk.take(KeptScan(new_id(), Scan(SCANS["expired"], "bench", NOON, 0, "serial")))
    room.qtbot.waitUntil(lambda: room.desk.held is not None)
    assert [one.code for one in room.told] == ["notice_opened", "tray_opened", "unit_received", "expired"]
    assert room.outcomes == ["notice_opened", "unit_received", "expired"]
    assert room.desk.held_raw == SCANS["expired"]


def test_a_delivery_that_is_left_while_its_tray_is_read_still_answers(room: Room) -> None:
    room.scan(NOTICE, "notice_opened")
    room.desk.jobs.read(lambda _connection: None, lambda _done: room.desk.leave(), lambda _error: None)
    room.desk._hand_at_work = True
    room.desk._with_plan(NOTICE, Reply(Verdict.INFO, "tray_opened"))
    room.desk.take(KeptScan(new_id(), Scan(NOTICE, "bench", NOON, 0, "serial")))
    room.qtbot.waitUntil(lambda: len(room.told) == 3)
    assert [one.code for one in room.told] == ["notice_opened", "tray_opened", "notice_opened"]


def test_goods_put_on_hold_by_a_button_do_not_answer_the_next_scan(room: Room) -> None:
    room.begin()
    room.scan(SCANS["expired"], "expired")
    room.desk.quarantine(room.desk.held_raw)
    room.qtbot.waitUntil(lambda: room.desk.held is None)
    room.desk.take(KeptScan(new_id(), Scan(SCANS["good"], "bench", NOON, 0, "serial")))
    room.qtbot.waitUntil(lambda: len(room.outcomes) == 4)
    assert [one.code for one in room.told][2:] == ["expired", "quarantined", "unit_received"]
    assert room.outcomes[2:] == ["expired", "unit_received"]
