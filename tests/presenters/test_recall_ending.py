"""At the recall desk a piece is vouched for or written off, and a letter lifts the recall, on both databases."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from desktop.domain.clock import FixedClock
from desktop.exchange.sample_delivery import CLERK, SUPERVISOR
from desktop.exchange.sample_recall import LOT, REF, SampleRecall, sample_recall
from desktop.models.hold import Hold
from desktop.presenters.recall_desk import RecallDesk
from desktop.presenters.recall_ending import CONFIRMED, WRITTEN_OFF
from desktop.presenters.session import Session
from desktop.queries.recalls import PieceRow, progress, recall_named
from desktop.runtime.jobs import Jobs
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from tests.journeys.recall_day import Desk, lay_out_lot, local
from tests.presenters.desk_hands import DeskHands
from tests.views.stock_world import Settled

DAY = date(2026, 11, 26)
RECALL = "RC-0001"


@dataclass
class Room:
    """The desk with its people."""

    desk: RecallDesk
    hands: DeskHands
    store: Store

    def accounted(self) -> Decimal:
        with self.store.read() as connection:
            return progress(connection, recall_named(connection, RECALL)).accounted

    def held(self) -> int:
        with self.store.read() as connection:
            asked = select(func.count(Hold.id)).where(Hold.document == RECALL, Hold.released_at.is_(None))
            return connection.execute(asked).scalar_one()

    def piece(self, serial: str) -> PieceRow:
        self.hands.qtbot.waitUntil(lambda: self.desk.view is not None)
        assert self.desk.view is not None
        return next(one for one in self.desk.view.pieces if one.serial == serial)


@pytest.fixture
def lot() -> SampleRecall:
    return sample_recall(date(2026, 11, 20))


@pytest.fixture
def room(database_url: str, lot: SampleRecall, qtbot: QtBot) -> Iterator[Room]:
    clock = FixedClock(local(DAY, "10:00"))
    store = Store(open_engine(database_url), clock)
    lay_out_lot(store, lot)
    sender = Desk(store, local(DAY, "09:00"))
    sender.send("block_recall", item=REF, lot=LOT)
    sender.send("notify_recall", number=RECALL)
    jobs = Jobs(lambda: Store(open_engine(database_url), FixedClock(local(DAY, "10:00"))))
    jobs.start()
    desk = RecallDesk(Session(jobs, "DESK-1"), Settled(), clock)
    made = Room(desk, DeskHands(qtbot, desk), store)
    made.hands.sign_in(CLERK)
    yield made
    jobs.stop()
    store.close()


@pytest.mark.requirement("S2-56")
def test_a_scanned_piece_is_vouched_for_by_yes_once(room: Room, lot: SampleRecall) -> None:
    hands, before = room.hands, room.accounted()
    assert hands.card("YES") == "scan_recall_first"
    assert hands.scan(lot.raw(lot.serials[30])) == "recall_shown"
    assert hands.card("YES") == "piece_accounted"
    assert hands.last.facts["serial"] == lot.serials[30]
    assert room.accounted() == before + 1
    assert hands.card("YES") == "scan_recall_first"
    assert hands.scan(lot.raw(lot.serials[30])) == "recall_shown"
    assert hands.card("YES") == "already_accounted"
    assert room.accounted() == before + 1


@pytest.mark.requirement("S2-56")
def test_a_piece_is_written_off_only_with_a_reason(room: Room, lot: SampleRecall) -> None:
    hands, desk, before = room.hands, room.desk, room.accounted()
    desk.choose(RECALL)
    first, second = room.piece(lot.serials[0]), room.piece(lot.serials[3])
    assert hands.answer(desk.account_by_hand, first, WRITTEN_OFF, "") == "reason_missing"
    assert room.accounted() == before
    assert hands.answer(desk.account_by_hand, first, WRITTEN_OFF, "not found, police report 7") == "piece_accounted"
    assert hands.answer(desk.account_by_hand, second, CONFIRMED, "") == "piece_accounted"
    assert room.accounted() == before + 2


@pytest.mark.requirement("S2-56")
def test_only_a_second_person_lifts_a_recall_by_a_letter(room: Room) -> None:
    hands, desk = room.hands, room.desk
    desk.choose(RECALL)
    hands.qtbot.waitUntil(lambda: desk.may_lift)
    assert hands.answer(desk.lift_by_hand, "M-R-2612") == "not_allowed"
    hands.sign_in(SUPERVISOR)
    assert hands.answer(desk.lift_by_hand, "") == "reason_missing"
    assert room.held() > 0
    assert hands.answer(desk.lift_by_hand, "M-R-2612") == "recall_lifted"
    assert room.held() == 0
    hands.qtbot.waitUntil(lambda: not desk.may_lift)
    assert hands.answer(desk.lift_by_hand, "M-R-2612") == "recall_closed"
    desk.choose(RECALL)
    assert desk.next_step == ""
