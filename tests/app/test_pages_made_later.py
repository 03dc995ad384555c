"""Scans that come while a page is still being made are answered in their order, and the page shows what they did."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import open_store_at
from desktop.domain.codes import Command
from desktop.exchange.sample_day import command, receiving_scans
from desktop.exchange.sample_delivery import NOTICE, SampleDelivery, lay_out, sample
from desktop.presenters.reply import Reply
from desktop.views.later_page import LaterPage
from desktop.views.receive_screen import ReceiveScreen
from desktop.views.stock_screen import StockScreen
from tests.journeys.desk import workstation
from tests.journeys.times import TODAY

PATIENCE_MS = 60_000


@dataclass(frozen=True)
class Announced:
    """A database with the delivery of the first day announced."""

    url: str
    world: SampleDelivery


@pytest.fixture
def announced(sqlite_url: str) -> Announced:
    world = sample(7, TODAY)
    store = open_store_at(sqlite_url)
    lay_out(store, world)
    store.close()
    return Announced(sqlite_url, world)


def test_scans_while_a_page_is_made_are_neither_lost_nor_turned_round(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, announced: Announced
) -> None:
    told: list[str] = []
    with workstation(qapp, tmp_path, announced.url) as (application, line):
        window = application.window

        def keep(reply: Reply) -> None:
            told.append(reply.code)
            if reply.code == "task_opened":
                assert window.findChild(ReceiveScreen) is None

        application.hub.replied.connect(keep)
        window.show()
        application.start()
        qtbot.waitUntil(lambda: told == ["signed_in"], timeout=PATIENCE_MS)
        line.scan(command(Command.RECEIVE))
        line.scan(receiving_scans(announced.world)[0])
        qtbot.waitUntil(lambda: len(told) == 3 and window.is_usable, timeout=PATIENCE_MS)
        assert told == ["signed_in", "task_opened", "notice_opened"]
        screen = window.findChild(ReceiveScreen)
        qtbot.waitUntil(lambda: screen.title.whole.startswith(NOTICE), timeout=PATIENCE_MS)


def test_every_page_is_there_before_anybody_goes_to_it(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, announced: Announced
) -> None:
    with workstation(qapp, tmp_path, announced.url) as (application, _):
        application.window.show()
        application.start()
        qtbot.waitUntil(lambda: application.pages is not None, timeout=PATIENCE_MS)
        rooms = application.window.pages
        later = [rooms.widget(place).findChild(LaterPage) for place in range(rooms.count())]
        qtbot.waitUntil(lambda: all(page.page is not None for page in later), timeout=PATIENCE_MS)
        assert application.window.page == "desk"


def test_rows_that_came_before_their_table_are_read_once_more(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, announced: Announced
) -> None:
    with workstation(qapp, tmp_path, announced.url) as (application, _):
        application.window.show()
        application.start()
        qtbot.waitUntil(lambda: application.session.person is not None, timeout=PATIENCE_MS)
        pages = application.pages
        assert pages is not None
        arrivals: list[int] = []
        pages.stock.arrived.connect(lambda arrival: arrivals.append(len(arrival.ids)))
        with qtbot.waitSignal(pages.stock.arrived, timeout=PATIENCE_MS):
            application.window.show_page("stock")
        qtbot.waitUntil(lambda: application.window.is_usable, timeout=PATIENCE_MS)
        screen = application.window.findChild(StockScreen)
        qtbot.waitUntil(lambda: bool(arrivals) and screen.table.rowCount() == arrivals[-1] > 0, timeout=PATIENCE_MS)


def test_who_cannot_wait_gets_every_desk_at_once(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, announced: Announced
) -> None:
    with workstation(qapp, tmp_path, announced.url) as (application, line):
        window, told, whole = application.window, list[str](), list[bool]()
        application.hub.replied.connect(lambda reply: told.append(reply.code))
        window.show()
        application.start()
        qtbot.waitUntil(lambda: told == ["signed_in"], timeout=PATIENCE_MS)
        pages = application.pages
        assert pages is not None
        pages.whole.connect(lambda: whole.append(True))
        QTest.keyClick(window, Qt.Key.Key_F6)
        assert window.page == "night"
        assert pages.further.night.draft is not None
        line.scan("not a code of this order")
        qtbot.waitUntil(lambda: bool(whole) and len(told) == 2, timeout=PATIENCE_MS)
        assert application.hub.desk is pages.further.night
