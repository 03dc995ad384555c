"""A return that runs on the board opens on the returns page, chosen in its list."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import open_store_at
from desktop.domain.clock import FixedClock
from desktop.exchange.sample_recall import sample_recall
from desktop.views.returns_screen import RETURNS, ReturnsScreen
from tests.journeys.desk import workstation
from tests.journeys.recall_day import Desk, lay_out_lot, local

DAY = date(2026, 11, 26)


@pytest.mark.requirement("C-08", "S1-12")
def test_a_row_of_the_board_opens_its_return(qapp: QApplication, qtbot: QtBot, tmp_path: Path, sqlite_url: str) -> None:
    store, lot = open_store_at(sqlite_url, FixedClock(local(DAY, "09:00"))), sample_recall(DAY)
    lay_out_lot(store, lot)
    desk = Desk(store, local(DAY, "09:00"))
    for serial in lot.serials[1:3]:
        desk.send("move_goods", raw=lot.raw(serial), target="H1-OR")
        desk.send("accept_return", raw=lot.raw(serial), seal_intact=True)
    store.close()
    with workstation(qapp, tmp_path, sqlite_url, local(DAY, "10:00")) as (application, _line):
        application.window.show()
        application.start()
        qtbot.waitUntil(lambda: application.pages is not None, timeout=10_000)
        assert application.pages is not None
        application.pages.clocks.board.open_document("return_unopened", "RT-0001")
        found: list[ReturnsScreen] = []

        def shown() -> bool:
            found[:] = application.window.findChildren(ReturnsScreen)
            return bool(found) and found[0].isVisible() and len(found[0].lists[RETURNS].cards()) == 2

        qtbot.waitUntil(shown)
        cards = {card.key: card.accessibleName() for card in found[0].lists[RETURNS].cards()}
        assert cards["RT-0001"].endswith("chosen")
        assert not cards["RT-0002"].endswith("chosen")
