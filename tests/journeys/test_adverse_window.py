"""Journey J7 through the real window, by scans and keys, to the minute, on both databases."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from desktop.app.application import Application
from desktop.app.demo_player import Step
from desktop.domain.clock import FixedClock
from desktop.exchange.recall_file import freight_csv
from desktop.exchange.sample_adverse import SampleAdverse
from desktop.exchange.sample_delivery import CLERK, SUPERVISOR
from desktop.queries.adverse import AdverseRow, adverse_named, adverse_steps
from desktop.queries.returns import defects
from desktop.services.blocking import why_blocked
from desktop.services.named_goods import unit_named
from desktop.storage.unit_of_work import Store
from desktop.storage.verify import verify
from desktop.views.adverse_screen import AdverseScreen
from tests.journeys.adverse_day import REF, lay_out_j7
from tests.journeys.desk import play, workstation
from tests.journeys.recall_day import Desk

BADGE = f"SZ:U:{CLERK}"
CONFIRM, YES, NO, HOLD_LOT = "SZ:C:CONFIRM", "SZ:C:YES", "SZ:C:NO", "SZ:C:HOLD-LOT"
J7 = tuple[Store, SampleAdverse]


@pytest.fixture
def j7(database_url: str) -> Iterator[J7]:
    store, world = lay_out_j7(database_url)
    yield store, world
    assert verify(store.engine).findings == ()
    store.close()


class Hands:
    """What is done beside the scanner."""

    def __init__(self, qtbot: Any, application: Application) -> None:
        self.qtbot, self.application = qtbot, application

    @property
    def screen(self) -> AdverseScreen:
        (screen,) = self.application.window.findChildren(AdverseScreen)
        return screen

    @property
    def page(self) -> str:
        return self.application.window.page

    def press(self, key: Qt.Key) -> None:
        self.qtbot.keyClick(self.application.window, key)

    def set_clock(self, moment: datetime) -> None:
        assert isinstance(self.application.clock, FixedClock)
        self.application.clock.moment = moment

    def type_name(self) -> None:
        field = self.screen.event_page.fields["person"]
        self.qtbot.keyClicks(field, "Li Lan")

    def tiles(self) -> list[tuple[str, str]]:
        """Number and word of each clock; none before the page is made."""
        screens = self.application.window.findChildren(AdverseScreen)
        tiles = [one.tile for screen in screens for one in screen.event_page.tiles.tiles]
        return [(tile.number, tile.word) for tile in tiles]


def event(store: Store) -> AdverseRow:
    with store.read() as connection:
        return adverse_named(connection, "A-0001")


def took(row: AdverseRow) -> dict[str, tuple[str, float]]:
    """How each clock ended, and after how many minutes."""
    ended = ((one, one.closed_at) for one in row.clocks if one.closed_at is not None)
    return {one.rule: (one.outcome, (at - one.opened_at).total_seconds() / 60) for one, at in ended}


@pytest.mark.requirement("S1-10", "S1-11", "S1-13", "S1-14", "S1-15")
def test_the_afternoon_and_the_next_morning(qtbot: Any, qapp: Any, tmp_path: Path, database_url: str, j7: J7) -> None:
    store, world = j7
    seen: list[list[tuple[str, str]]] = []
    with workstation(qapp, tmp_path, database_url, world.at("16:05")) as (application, line):
        hands = Hands(qtbot, application)
        steps = [
            Step(BADGE),
            Step(do=lambda: hands.press(Qt.Key.Key_F7)),
            Step(world.stripped, until=lambda: hands.page == "returns"),
            Step(NO),
            Step(YES),
            Step(YES),
            Step(do=lambda: seen.append(hands.tiles()), until=lambda: len(hands.tiles()) == 2),
            Step(do=lambda: hands.set_clock(world.at("16:31"))),
            Step(do=hands.type_name),
            Step(CONFIRM),
            Step(HOLD_LOT),
            Step(do=lambda: hands.set_clock(world.at("10:20", 1))),
            Step(CONFIRM),
            Step("SZ:A:A-0001/WRITTEN"),
            Step(YES),
        ]
        played = play(qtbot, application, line, steps, tmp_path)
        qtbot.waitUntil(
            lambda: "On time, after 18:15" in [words for _, words, *_ in hands.tiles()[1:2]], timeout=10_000
        )
        seen.append(hands.tiles())
        paper = next(tmp_path.rglob("A-0001-written-report.pdf"))
    assert played.fault == ""
    assert [code for _, code in played.replies][1:] == [
        "return_checked",
        "adverse_asked",
        "adverse_harm",
        "adverse_opened",
        "adverse_reported_on_time",
        "adverse_lot_on_hold",
        "adverse_paper",
        "adverse_stamp",
        "adverse_reported_on_time",
    ]
    assert seen[0] == [("2:00", "Runs"), ("24:00", "Runs")]
    assert seen[1] == [("0:26", "On time, after 0:26"), ("18:15", "On time, after 18:15")]
    assert paper.read_bytes().startswith(b"%PDF")
    row = event(store)
    assert took(row) == {"adverse_manufacturer": ("on_time", 26), "adverse_hospital": ("on_time", 18 * 60 + 15)}
    assert (row.hospital, row.origin, row.serial, row.lot_held) == ("XX", "D-0001", world.serials[-1], True)
    with store.read() as connection:
        told = [(one.kind.value, one.person, one.reference) for one in adverse_steps(connection, "A-0001")]
        blocked = [why_blocked(connection, unit_named(connection, REF, one).key) for one in world.serials]
    assert told[1:] == [
        ("first_report", "Li Lan", ""),
        ("lot_held", "", ""),
        ("written_report", "", "SZ:A:A-0001/WRITTEN"),
    ]
    assert blocked == ["held"] * 23
    _collected_and_closed(Desk(store, world.at("10:30", 1)), store)


def _collected_and_closed(desk: Desk, store: Store) -> None:
    """Step 6 of J7, and its end: the maker pays the way, and decides."""
    desk.send("collect_defect", number="D-0001", carrier="SF", waybill="SF46", amount="46.00")
    desk.send("close_adverse", actor=SUPERVISOR, number="A-0001", decision="replace", reference="M-88")
    with store.read() as connection:
        listed = freight_csv(connection, "2026-11").decode("utf-8-sig")
        (case,) = defects(connection)
    assert "D-0001,manufacturer,示例骨科制造有限公司,SF,SF46,46.00" in listed
    assert case.state.value == "collected"
    row = event(store)
    assert (row.state.value, row.decision and row.decision.value, row.reference) == ("closed", "replace", "M-88")


@pytest.mark.requirement("S1-10", "S1-42")
def test_the_scanner_alone_tells_who_took_the_report_and_late_it_asks_why(
    qtbot: Any, qapp: Any, tmp_path: Path, sqlite_url: str
) -> None:
    store, world = lay_out_j7(sqlite_url)
    desk = Desk(store, world.at("16:05"))
    given = {"harm": "could_be_serious", "description": "stripped", "raw": world.stripped, "hospital": "XX"}
    desk.send("open_adverse", site="EAST-W1", at=world.at("16:05"), **given)
    with workstation(qapp, tmp_path, sqlite_url, world.at("18:05:00")) as (application, line):
        hands = Hands(qtbot, application)
        seen: list[tuple[str, str]] = []

        def look() -> None:
            hands.screen.show_desk()
            seen.append(hands.tiles()[0])

        def explain() -> None:
            hands.screen.show_desk()
            assert hands.screen.event_page.fields["reason"].isVisible()
            qtbot.keyClicks(hands.screen.event_page.fields["reason"], "line busy")

        steps = [
            Step(BADGE),
            Step("SZ:C:ADVERSE"),
            Step("SZ:A:A-0001"),
            Step(do=look),
            Step(do=lambda: hands.set_clock(world.at("18:05:01"))),
            Step(do=look),
            Step(CONFIRM),
            Step("SZ:C:ACKNOWLEDGE"),
            Step(do=explain),
            Step(CONFIRM),
            Step(NO),
            Step(YES),
        ]
        played = play(qtbot, application, line, steps, tmp_path)
    assert played.fault == ""
    assert [code for _, code in played.replies][1:] == [
        "task_opened",
        "adverse_shown",
        "late_reason_missing",
        "acknowledged",
        "who_took_it",
        "who_took_it",
        "adverse_reported_late",
    ]
    assert seen == [("0:00:00", "Soon over"), ("−0:00:01", "Late: still to be sent")]
    with store.read() as connection:
        step = adverse_steps(connection, "A-0001")[-1]
    assert (step.person, step.late_reason) == ("赵明", "line busy")
    store.close()
