"""J13 and J6 through the real window: the recall and the returns desk by scan alone."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from desktop.app.demo_player import Step
from desktop.domain.clock import FixedClock
from desktop.exchange.sample_delivery import CLERK
from desktop.exchange.sample_recall import SampleRecall, sample_recall
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from desktop.storage.verify import verify
from desktop.views.recall_screen import NOTICES, RecallScreen
from desktop.views.returns_screen import ReturnsScreen
from tests.journeys.desk import play, workstation
from tests.journeys.recall_day import Desk, lay_out_lot, local

DAY = date(2026, 11, 26)
BADGE = f"SZ:U:{CLERK}"


@pytest.fixture
def lot() -> SampleRecall:
    return sample_recall(date(2026, 11, 20))


@pytest.fixture
def store(database_url: str, lot: SampleRecall) -> Any:
    opened = Store(open_engine(database_url), FixedClock(local(DAY, "10:00")))
    lay_out_lot(opened, lot)
    Desk(opened, local(date(2026, 11, 20), "14:00")).send("move_goods", raw=lot.raw(lot.serials[1]), target="H1-OR")
    yield opened
    opened.close()


@pytest.mark.requirement("S2-55")
def test_a_lot_is_found_blocked_told_and_labelled_by_scan_alone(
    qtbot: Any, qapp: Any, tmp_path: Path, database_url: str, store: Store, lot: SampleRecall
) -> None:
    first = lot.raw(lot.serials[0])
    raws = [BADGE, "SZ:C:RECALL", first, "SZ:C:BLOCK", "SZ:C:CONFIRM", "SZ:C:CONFIRM", first, "SZ:C:CONFIRM"]
    with workstation(qapp, tmp_path, database_url, local(DAY, "10:00")) as (application, line):
        played = play(qtbot, application, line, [Step(raw) for raw in raws], tmp_path)
        (screen,) = application.window.findChildren(RecallScreen)
        qtbot.waitUntil(lambda: screen.count.text == "0/38", timeout=10_000)
        assert [part.pieces for part in screen.sum.parts] == [17, 6, 4, 11, 7, 1, 0, 0, 46]
        assert len(screen.notices.cards()) == 9
        at_hand = screen.desk.view
        screen.desk.choose(at_hand.row.number if at_hand is not None else "")
        screen.show_desk()
        assert screen.count.isVisible()
        assert screen.desk.view is at_hand is not None
        screen.tabs[NOTICES].click()
        assert screen.notices.isVisible()
    assert played.fault == ""
    codes = [code for _, code in played.replies]
    assert codes[1:6] == ["task_opened", "recall_located", "recall_blocked", "recall_notified", "recall_labelled"]
    assert codes[6:] == ["recall_shown", "recall_labelled"]
    assert verify(store.engine).findings == ()


@pytest.mark.requirement("S1-12")
def test_a_plate_comes_back_on_day_6_and_is_ticked_by_scan_alone(
    qtbot: Any, qapp: Any, tmp_path: Path, database_url: str, store: Store, lot: SampleRecall
) -> None:
    raw = lot.raw(lot.serials[1])
    raws = [BADGE, "SZ:C:RETURNS", raw, "SZ:C:YES", raw, "SZ:C:YES"]
    with workstation(qapp, tmp_path, database_url, local(DAY, "10:05")) as (application, line):
        played = play(qtbot, application, line, [Step(one) for one in raws], tmp_path)
        (screen,) = application.window.findChildren(ReturnsScreen)
        taken = screen.lists[0]
        qtbot.waitUntil(lambda: len(taken.cards()) == 1, timeout=10_000)
        qtbot.keyClick(application.window, Qt.Key.Key_F9)
        qtbot.waitUntil(lambda: application.window.page == "recalls", timeout=10_000)
    assert played.fault == ""
    codes = [code for _, code in played.replies]
    assert codes[1:] == ["task_opened", "return_checked", "return_accepted", "return_to_inspect", "return_usable"]
    assert verify(store.engine).findings == ()
