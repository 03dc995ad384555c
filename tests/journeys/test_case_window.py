"""Journeys J4 and J5 through the real window: scans on a serial line, the same ledger as headless."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from desktop.app import open_store_at
from desktop.app.demo_player import Step
from desktop.domain.clock import FixedClock
from desktop.exchange.sample_case import (
    CASE,
    TRAY,
    SampleCase,
    case_day_scans,
    come_back_scans,
    count_scans,
    sample_case,
    send_scans,
    usage_scans,
)
from desktop.models.settlement import BillingLine
from desktop.queries.cases import case_view
from desktop.queries.trays import tray_view
from desktop.storage.verify import verify
from tests.journeys.case_day import CaseDay, lay_out_world
from tests.journeys.desk import ledger, play, workstation

DAY = date(2026, 11, 24)


@pytest.fixture
def case() -> SampleCase:
    return sample_case(DAY)


def _laid_out(url: str, case: SampleCase) -> None:
    store = open_store_at(url, FixedClock(case.at("14:00")))
    lay_out_world(store, case)
    store.close()


@pytest.mark.requirement("C-01", "S1-02", "S1-05", "S1-45", "X-01")
def test_a_case_is_worked_by_scan_alone_and_the_ledger_is_the_same(
    qtbot: Any, qapp: Any, tmp_path: Path, sqlite_url: str, postgres_url: str, case: SampleCase
) -> None:
    _laid_out(sqlite_url, case)
    _laid_out(postgres_url, case)
    parts = (count_scans(case), send_scans(), come_back_scans(case), usage_scans(case))
    assert sum(len(part) for part in parts) == len(case_day_scans(case))
    with workstation(qapp, tmp_path, sqlite_url, case.at("14:00")) as (application, line):
        played = play(qtbot, application, line, [Step(raw) for raw in case_day_scans(case)], tmp_path)
        assert application.pages is not None
        view = application.pages.further.cases.view
    assert played.fault == ""
    codes = [code for _, code in played.replies]
    assert codes[:2] == ["task_opened", "tray_count_opened"]
    assert codes[2:50] == ["tray_piece_counted"] * 48
    assert codes[50:52] == ["instruments_ticked", "tray_counted_complete"]
    assert codes[52:55] == ["task_opened", "case_shown", "case_sent"]
    assert codes[55:57] == ["now_coming_back", "tray_came_back"]
    assert codes[57:96] == ["piece_back"] * 39
    assert codes[96:] == [
        "now_implanted",
        *["sticker_implanted"] * 8,
        "now_wasted",
        "sticker_wasted",
        "usage_confirmed",
    ]
    assert view is not None
    assert view.report is not None
    assert (view.report.amount, view.report.wasted) == (Decimal("30760.00"), Decimal("860.00"))
    other = open_store_at(postgres_url, FixedClock(case.at("14:00")))
    day = CaseDay(other, case)
    day.until_the_sheet()
    day.confirm()
    one = open_store_at(sqlite_url)
    assert ledger(one) == ledger(other)
    assert verify(one.engine).sound
    with one.read() as connection:
        row = tray_view(connection, TRAY, DAY).row
        assert (row.refill, row.inside, row.of) == (9, 101, 110)
        amounts = connection.execute(select(BillingLine.amount)).scalars().all()
        assert sum(amounts) == Decimal("31620.00")
    one.close()
    other.close()


def test_a_stranger_on_the_sheet_is_marked_and_holds_the_report_until_it_is_taken_off(
    qtbot: Any, qapp: Any, tmp_path: Path, sqlite_url: str, case: SampleCase
) -> None:
    _laid_out(sqlite_url, case)
    stranger = case.pieces[0].raw.replace("SC10000", "SC19999")
    confirm, undo = usage_scans(case)[-1], "SZ:C:UNDO"
    scans = [*case_day_scans(case)[:-1], stranger, confirm, undo, confirm]
    with workstation(qapp, tmp_path, sqlite_url, case.at("14:00")) as (application, line):
        played = play(qtbot, application, line, [Step(raw) for raw in scans], tmp_path)
    assert [code for _, code in played.replies[-4:]] == [
        "sticker_stranger",
        "usage_held",
        "sticker_taken_off",
        "usage_confirmed",
    ]
    store = open_store_at(sqlite_url)
    with store.read() as connection:
        assert case_view(connection, CASE).check.agrees
    store.close()
