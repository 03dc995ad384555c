"""Journey J3 through the real window: scans on a serial line, the same ledger as headless."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from desktop.app import open_store_at
from desktop.app.demo_player import Step
from desktop.domain.clock import FixedClock
from desktop.domain.codes import Code, CodeKind, Command
from desktop.domain.emergency import MilestoneKind, OrderState
from desktop.domain.ledger import EnteredBy
from desktop.exchange.sample_emergency import (
    COURIER,
    SampleEmergency,
    call_scans,
    pick_scans,
    sample_emergency,
    take_scans,
)
from desktop.models.label import LabelState
from desktop.queries.labels import LabelFilter, label_rows
from desktop.queries.orders import order_view
from desktop.storage.unit_of_work import Store
from desktop.storage.verify import verify
from tests.journeys.desk import ledger, play, workstation
from tests.journeys.night_day import NightDay, lay_out_night

DAY = date(2026, 11, 21)
CONFIRM = Code(CodeKind.COMMAND, Command.CONFIRM).text
ACKNOWLEDGE = Code(CodeKind.COMMAND, Command.ACKNOWLEDGE).text


@pytest.fixture
def night() -> SampleEmergency:
    return sample_emergency(DAY)


@pytest.fixture
def headless(postgres_url: str, night: SampleEmergency) -> Iterator[NightDay]:
    store = open_store_at(postgres_url, FixedClock(night.at("02:10")))
    lay_out_night(store, night)
    yield NightDay(store, night)
    store.close()


def _laid_out(url: str, night: SampleEmergency) -> Store:
    store = open_store_at(url, FixedClock(night.at("02:10")))
    lay_out_night(store, night)
    return store


@pytest.mark.requirement("C-01", "C-08", "S1-26", "S1-33")
def test_an_emergency_is_worked_by_scan_alone_from_the_call_to_the_receipt(
    qtbot: Any, qapp: Any, tmp_path: Path, sqlite_url: str, headless: NightDay, night: SampleEmergency
) -> None:
    store = _laid_out(sqlite_url, night)
    wrong = night.wrong
    picks = list(pick_scans(night))
    assert len(picks) == 24
    scans = [
        *call_scans(),
        *take_scans(),
        Code(CodeKind.PLACE, wrong.place).text,
        wrong.raw,
        ACKNOWLEDGE,
        *picks,
        CONFIRM,
    ]
    box, sheet, courier = "SZ:E:E-1/BOX", "SZ:E:E-1/SHEET", Code(CodeKind.PERSON, COURIER).text
    with workstation(qapp, tmp_path, sqlite_url, night.at("02:14")) as (application, line):

        def typed() -> None:
            assert application.pages is not None
            application.pages.further.night.typed.plate = "苏E·12345"
            application.pages.further.night.typed.phone = "13800000000"

        steps = [
            *map(Step, scans),
            Step(box),
            Step(ACKNOWLEDGE),
            Step(do=partial(_print, store, night)),
            Step(box),
            Step(sheet),
        ]
        steps += [Step(do=typed), Step(courier), Step(sheet)]
        played = play(qtbot, application, line, steps, tmp_path)
        assert application.pages is not None
        view = application.pages.further.night.view
    assert played.fault == ""
    codes = [code for _, code in played.replies]
    assert codes[:6] == [
        "task_opened",
        "order_hospital",
        "order_kit",
        "order_opened_short",
        "order_accepted_short",
        "reserved_taken",
    ]
    assert codes[6:9] == ["order_place", "wrong_lot", "acknowledged"]
    assert codes.count("order_piece") == 14
    assert codes[-8:-4] == ["order_picked", "order_packing", "no_such_open_label", "acknowledged"]
    assert codes[-4:] == ["order_paper", "order_packed", "order_left", "order_received"]
    assert view is not None
    assert view.row.state is OrderState.RECEIVED
    with store.read() as connection:
        labels = label_rows(connection, LabelFilter(frozenset({LabelState.VERIFIED})))
        shown = order_view(connection, "E-1", night.at("02:14"))
    assert [label.symbol for label in labels] == [box]
    assert [(one.kind, one.source) for one in shown.milestones] == [(kind, EnteredBy.SCAN) for kind in MilestoneKind]
    headless.until_handed_over()
    headless.order("deliver_emergency")
    assert [row.serial for row in shown.picked] == [row.serial for row in _view(headless).picked]
    assert ledger(store) == ledger(headless.store)
    assert verify(store.engine).sound
    store.close()


def _print(store: Store, night: SampleEmergency) -> None:
    """The printer takes the box label and the hand-over label, and says that they came out."""
    day = NightDay(store, night)
    day.time("02:14")
    with store.read() as connection:
        waiting = label_rows(connection, LabelFilter(frozenset({LabelState.QUEUED})))
    for label in waiting:
        day.print_label(str(label.label))


def _view(day: NightDay) -> Any:
    with day.store.read() as connection:
        return order_view(connection, day.number, day.at)


@pytest.mark.requirement("S1-26")
def test_the_courier_and_the_hospital_close_it_and_the_ledger_is_the_same(
    qtbot: Any, qapp: Any, tmp_path: Path, sqlite_url: str, headless: NightDay, night: SampleEmergency
) -> None:
    store = _laid_out(sqlite_url, night)
    day = NightDay(store, night)
    day.until_packed()
    headless.until_packed()
    headless.time("02:52")
    headless.hand_over()
    headless.order("deliver_emergency")
    number = f"]C0{day.number}"
    sheet = f"SZ:E:{day.number}/SHEET"
    emergency = Code(CodeKind.COMMAND, Command.EMERGENCY).text
    with workstation(qapp, tmp_path, sqlite_url, night.at("02:52")) as (application, line):

        def typed() -> None:
            assert application.pages is not None
            application.pages.further.night.typed.plate = "苏E·12345"
            application.pages.further.night.typed.phone = "13800000000"

        application.hub.replied.connect(lambda reply: typed() if reply.code == "order_shown" else None)
        scans = [emergency, number, Code(CodeKind.PERSON, COURIER).text, sheet]
        played = play(qtbot, application, line, [Step(raw) for raw in scans], tmp_path)
    assert played.fault == ""
    assert [code for _, code in played.replies] == ["task_opened", "order_shown", "order_left", "order_received"]
    assert ledger(store) == ledger(headless.store)
    store.close()


def test_after_a_restart_the_window_shows_the_same_deadline(
    qtbot: Any, qapp: Any, tmp_path: Path, sqlite_url: str, night: SampleEmergency
) -> None:
    store = _laid_out(sqlite_url, night)
    NightDay(store, night).until_handed_over()
    store.close()
    shown = []
    for _ in range(2):
        with workstation(qapp, tmp_path, sqlite_url, night.at("03:00")) as (application, line):
            scans = [Code(CodeKind.COMMAND, Command.EMERGENCY).text, "]C0E-1"]
            play(qtbot, application, line, [Step(raw) for raw in scans], tmp_path)
            assert application.pages is not None
            view = application.pages.further.night.view
            assert view is not None
            shown.append((view.row.due_at, view.row.forecast))
    assert shown[0] == shown[1]
    assert shown[0][0] == night.at("06:10")
