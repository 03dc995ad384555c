"""The month of the sample case in the real window: the card opens it, cards change the month, CONFIRM saves it."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from desktop.app.demo_player import Step
from desktop.domain.clock import FixedClock
from desktop.exchange.sample_case import sample_case
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from desktop.views.settlement_screen import SettlementScreen
from tests.journeys.case_day import CaseDay, lay_out_world
from tests.journeys.desk import play, workstation


@pytest.mark.requirement("S1-23")
def test_the_card_opens_the_month_as_a_closed_sum_and_saves_it(
    database_url: str, qapp: QApplication, qtbot: Any, tmp_path: Path
) -> None:
    case = sample_case(date(2026, 11, 24))
    store = Store(open_engine(database_url), FixedClock(case.at("14:00")))
    lay_out_world(store, case)
    day = CaseDay(store, case)
    day.until_the_sheet()
    day.confirm()
    store.close()
    scans = ("SZ:U:1002", "SZ:C:SETTLEMENT", "SZ:C:LATER", "SZ:C:EARLIER", "SZ:C:CONFIRM")
    with workstation(qapp, tmp_path, database_url, case.at("15:00")) as (application, line):
        played = play(qtbot, application, line, [Step(raw) for raw in scans], tmp_path)
        screen = application.window.findChild(SettlementScreen)
        assert isinstance(screen, SettlementScreen)
        qtbot.waitUntil(lambda: len(screen.statement.sum.faces) == 6 and not screen.desk.reading.is_running)
        sum_told = [(face.sign, face.number, face.word) for face in screen.statement.sum.faces]
        assert sum_told[0] == ("", "0", "Opening")
        assert sum_told[2:] == [("−", "9", "Used"), ("−", "0", "Returned"), ("−", "0", "Lost"), ("=", "97", "Closing")]
        assert screen.statement.verdict.text() == "It closes"
        assert screen.statement.owed.text() == "Owed for the month: 31,620.00 CNY"
    assert played.fault == ""
    told = ["signed_in", "task_opened", "month_shown", "month_shown", "statement_saved"]
    assert [code for _, code in played.replies] == told
    assert list((tmp_path / "statements").glob("*2026-11.pdf"))
