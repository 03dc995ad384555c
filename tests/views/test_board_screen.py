"""The board on the screen: numbers that count, choices, the inbox, figures that open their lists, the home screen."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from desktop.models.item import Lot
from desktop.presenters.ahead import Ahead
from desktop.presenters.board_desk import OVERDUE, BoardDesk
from desktop.presenters.session import Session
from desktop.runtime.jobs import Jobs
from desktop.services.keeping_time import TimeKeeper
from desktop.views.ahead_panel import AheadPanel
from desktop.views.board_screen import BoardScreen
from desktop.views.board_words import left_text
from desktop.views.widgets.status_chip import ChipState
from tests.presenters.clock_desk import CLERK, HOUR, SUPERVISOR, Settled, look, night, room_at, sign_in
from tests.services.clock_room import CALL, ClockRoom, minutes

SECOND = timedelta(seconds=1)


class Board:
    """A clerk at the board."""

    def __init__(self, room: ClockRoom, jobs: Jobs, qtbot: QtBot) -> None:
        self.room, self.jobs, self.qtbot = room, jobs, qtbot
        self.session = Session(jobs, "desk 1")
        self.desk = BoardDesk(self.session, Settled(), room.clock)
        self.screen = BoardScreen(self.desk)
        self.screen.resize(1122, 480)
        qtbot.addWidget(self.screen)
        sign_in(qtbot, self.session, CLERK)
        self.look()

    def look(self) -> None:
        look(self.qtbot, self.desk)

    def left(self) -> list[str]:
        page = self.screen.running
        self.qtbot.waitUntil(lambda: page.list.table.want(range(len(page.list.rows))))
        return [page.list.table.text(row, 0) for row in range(len(page.list.rows))]


@pytest.fixture
def board(sqlite_url: str, dressed: QApplication, qtbot: QtBot) -> Iterator[Board]:
    with room_at(sqlite_url) as (room, jobs):
        night(room)
        yield Board(room, jobs, qtbot)


@pytest.mark.requirement("S1-26")
def test_time_left_is_told_to_the_second_and_the_due_second_is_on_time() -> None:
    due = CALL + 4 * HOUR
    assert left_text(due, CALL) == "4:00:00"
    assert left_text(due, CALL + minutes(2) - SECOND) == "3:58:01"
    assert left_text(due, due + timedelta(microseconds=999)) == "0:00:00"
    assert left_text(due, due + SECOND) == "−0:00:01"
    assert left_text(due + 48 * HOUR, CALL) == "2 d 04:00"


@pytest.mark.requirement("C-08")
def test_each_second_only_the_first_column_is_painted_again(board: Board) -> None:
    page = board.screen.running
    board.screen.show()
    assert board.left() == ["0:00:00", "0:10:00", "1:00:00", "4:00:00"]
    board.room.at(CALL + SECOND)
    page.tick()
    assert board.left() == ["−0:00:01", "0:09:59", "0:59:59", "3:59:59"]
    assert page.kinds[OVERDUE].text() == "Overdue 1"
    board.screen.hide()
    painted: list[QRect] = []
    viewport = page.list.view.viewport()
    viewport.update = lambda *where: painted.extend(where)  # type: ignore[method-assign]  # what is asked for
    page.tick()
    assert painted == [QRect(0, 0, page.list.view.columnWidth(0), viewport.height())]
    del viewport.update


def test_states_are_shapes_overdue_warned_and_quiet(board: Board) -> None:
    board.room.sweep_at(CALL + minutes(9))
    board.look()
    page = board.screen.running
    states = [page.list.table.columns[0].state(row) for row in page.list.rows]  # type: ignore[misc]  # it has one
    assert states == [ChipState.BAD, ChipState.WARN, ChipState.WARN, ChipState.CLOCK]


def test_choices_narrow_the_table_and_the_chosen_row_stays_chosen(board: Board) -> None:
    page = board.screen.running
    page.list.choose(page.list.rows[2])
    board.room.open("follow_up", "C-0500", CALL - 47 * HOUR - minutes(55))
    board.look()
    assert [row.document for row in page.list.rows][:2] == ["C-0412", "C-0500"]
    assert page.list.rows[page.list.view.currentIndex().row()].document == "A-0037"
    page.kinds["internal"].click()
    assert [row.rule for row in page.list.rows] == ["order_accepted"]
    page.kinds[""].click()
    page.topic.choose("adverse")
    page.topic.activated.emit(page.topic.currentIndex())
    assert [row.document for row in page.list.rows] == ["A-0037"]


def test_enter_opens_the_document_of_the_row(board: Board) -> None:
    opened: list[tuple[str, str]] = []
    board.desk.document_wanted.connect(lambda page, number: opened.append((page, number)))
    page = board.screen.running
    board.screen.show()
    page.list.choose(page.list.rows[1])
    board.qtbot.keyClick(page.list.view, Qt.Key.Key_Return)
    assert opened == [("night", "E-118")]


@pytest.mark.requirement("S2-02")
def test_the_first_unread_reminder_is_chosen_and_the_button_reads_it(board: Board) -> None:
    board.room.sweep_at(CALL + minutes(9))
    board.look()
    page = board.screen.reminders
    assert board.screen.buttons[1].text() == "Reminders · 5"
    first = board.desk.unread[0]
    assert board.desk.chosen == first.id
    page.read.click()
    board.qtbot.waitUntil(lambda: len(board.desk.unread) == 4)
    board.qtbot.waitUntil(lambda: not board.desk.reading.is_running)
    assert page.list.rows[-1].document == first.document, "what was read lies below the unread"
    assert not page.every.isVisibleTo(page), "a clerk reads no others"


@pytest.mark.requirement("S1-43")
def test_a_figure_of_the_rate_opens_its_list(board: Board) -> None:
    board.room.at(CALL + HOUR)
    board.room.close("order_accepted", at=CALL + minutes(5))
    board.room.close("emergency_order", at=CALL + HOUR)
    board.look()
    page = board.screen.on_time
    board.screen.show_page(2)
    tiles = {key: tile.number.text() for key, tile in page.tiles.tiles.items()}
    assert tiles == {"rate": "50.0 %", "due": "2", "kept": "1", "late": "1", "running_late": "1"}
    assert [row.document for row in page.list.rows] == ["C-0412"]
    page.tiles.choose("kept")
    assert [row.document for row in page.list.rows] == ["E-118"]
    page.rules.choose(next(row for row in page.rules.rows if row.rule == "order_accepted"))
    assert (page.rule, page.tiles.tiles["rate"].number.text()) == ("order_accepted", "100.0 %")
    page.all.click()
    assert page.rule == ""
    page.earlier.click()
    board.qtbot.waitUntil(lambda: not board.desk.reading.is_running)
    assert (page.month.text(), page.tiles.tiles["rate"].number.text()) == ("2026-10", "–")


@pytest.mark.requirement("C-08")
def test_the_home_screen_counts_the_first_three_and_opens_them(board: Board) -> None:
    ahead = Ahead(board.session, board.room.clock)
    panel = AheadPanel(ahead)
    room = QWidget()
    panel.setParent(room)
    board.qtbot.addWidget(room)
    room.resize(330, 260)
    with board.qtbot.waitSignal(ahead.changed):
        ahead.reload()
    panel.show_ahead()
    assert [row.left for row in panel.rows] == ["0:00:00", "0:10:00", "1:00:00"]
    board.room.at(CALL + SECOND)
    panel.show_ahead()
    assert panel.rows[0].left == "−0:00:01"
    opened: list[tuple[str, str]] = []
    panel.opened.connect(lambda rule, document: opened.append((rule, document)))
    room.show()
    board.qtbot.mouseClick(panel.rows[1], Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert opened == [("order_accepted", "E-118")]
    assert not panel.reminders.isEnabled()


@pytest.mark.requirement("R08")
def test_lots_that_expire_stand_in_the_inbox_with_their_day_and_are_read_at_once(board: Board) -> None:
    world = board.room.world
    for lot in world.lots[:2]:
        with board.room.store.engine.begin() as connection:
            connection.execute(update(Lot).where(Lot.id == lot).values(expires_on=date(2027, 1, 31)))
        world.receive(lot)
    TimeKeeper("desk 2").tick(board.room.store)
    sign_in(board.qtbot, board.session, SUPERVISOR)
    board.look()
    page = board.screen.reminders
    lots = [at for at, row in enumerate(page.list.rows) if row.rule == "lot_expires"]
    board.qtbot.waitUntil(lambda: page.list.table.want(range(len(page.list.rows))))
    shown = {page.list.table.text(lots[0], at) for at in range(page.list.table.columnCount())}
    assert {"within 90 d", "Goods expire · 螺钉", "2027-01-31", "supervisor"} <= shown
    assert page.expiring.isVisibleTo(page)
    opened: list[tuple[str, str]] = []
    board.desk.document_wanted.connect(lambda room, number: opened.append((room, number)))
    page.list.panel.row_opened.emit(lots[0])
    assert opened == [("stock", page.list.rows[lots[0]].document)]
    before = len(board.desk.unread)
    page.expiring.click()
    board.qtbot.waitUntil(lambda: len(board.desk.unread) == before - 2)
    assert not page.expiring.isVisibleTo(page)
