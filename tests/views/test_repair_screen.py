"""The page of a work order by keyboard: a step with minutes and cost, a reserved part let go, freight by shipments."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.clock import FixedClock
from desktop.domain.repairs import PartState, RepairState
from desktop.exchange.sample_delivery import SITE
from desktop.exchange.sample_equipment import DRILL
from desktop.exchange.sample_repair import FAULT, SEAL, SEAL_SCAN, battery
from desktop.exchange.sample_staff import LI
from desktop.presenters.repair_desk import RepairDesk
from desktop.presenters.session import Session
from desktop.presenters.settlement_desk import Standing
from desktop.queries.repair_page import RepairPage
from desktop.runtime.jobs import Jobs
from desktop.runtime.scan_router import KeptScan
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from desktop.views.repair_screen import RepairScreen
from tests.journeys.repair_day import DAY, RepairDay, lay_out_repairs, local

NUMBER = "W-640"


class Settled:
    """Takes the outcome of scans."""

    def settle(self, _kept: KeptScan, code: str) -> None:
        """Keep none."""


@pytest.fixture
def screen(sqlite_url: str, qtbot: QtBot, tmp_path: Path, dressed: QApplication) -> Iterator[RepairScreen]:
    assert dressed is not None
    clock = FixedClock(local("10:05"))
    store = Store(open_engine(sqlite_url), clock)
    lay_out_repairs(store, history=False)
    day = RepairDay(store, clock)
    day.send("open_repair", "09:14", device=DRILL, fault_class=FAULT, decontaminated=True)
    day.send("start_repair", "10:05", LI, number=NUMBER)
    day.send("reserve_repair_part", "10:06", LI, number=NUMBER, item=SEAL, pieces="3")
    day.send("issue_repair_part", "10:07", LI, number=NUMBER, raw=SEAL_SCAN, pieces="2")
    day.send("take_core", "10:08", LI, number=NUMBER, raw=battery(90))
    store.close()
    jobs = Jobs(lambda: Store(open_engine(sqlite_url), clock))
    jobs.start()
    session = Session(jobs, "DESK-1")
    with qtbot.waitSignal(session.changed):
        session.sign_in(LI)
    desk = RepairDesk(session, Settled(), clock, Standing(SITE, tmp_path, lambda: "en"))
    made = RepairScreen(desk)
    qtbot.addWidget(made)
    made.resize(1100, 560)
    made.show()
    desk.reload()
    desk.show_order(NUMBER)
    qtbot.waitUntil(lambda: desk.view is not None)
    yield made
    jobs.stop()


def page(screen: RepairScreen) -> RepairPage:
    assert screen.desk.view is not None
    return screen.desk.view.page


def typed(qtbot: QtBot, screen: RepairScreen, **words: str) -> None:
    for name, said in words.items():
        field = screen.work.fields[name]
        field.setFocus()
        qtbot.keyClicks(field, said)


def press(qtbot: QtBot, button: Any, until: Callable[[], bool]) -> None:
    """By the space bar, as without a mouse."""
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    qtbot.waitUntil(until)


def cards(screen: RepairScreen) -> dict[str, Any]:
    return {card.key.partition(":")[0]: card for card in screen.work.parts.list.cards() if card.key}


@pytest.mark.requirement("S2-24", "S2-25")
def test_a_step_is_noted_and_a_reserved_part_let_go_by_keyboard(qtbot: QtBot, screen: RepairScreen) -> None:
    typed(qtbot, screen, note="board dried", minutes="20", cost="12.50")
    press(qtbot, screen.work.log, lambda: page(screen).events[-1].minutes == 20)
    assert page(screen).events[-1].cost == Decimal("12.50")
    assert screen.work.story.facts[0].value.endswith("board dried · 20 min · 12.50 CNY")
    assert all(screen.work.fields[name].text() == "" for name in ("note", "minutes", "cost"))
    titles = [fact.value for fact in screen.work.story.facts]
    assert any("PD-BAT BP260090 → S-2-2" in title for title in titles)
    assert set(cards(screen)) == {"part", "kept"}
    press(qtbot, cards(screen)["kept"], lambda: "kept" not in cards(screen))
    assert {part.state for part in page(screen).parts} == {PartState.ISSUED, PartState.RELEASED}
    typed(qtbot, screen, note="one too many", pieces="1")
    press(qtbot, cards(screen)["part"], lambda: PartState.RETURNED in {part.state for part in page(screen).parts})
    issued = [part.pieces for part in page(screen).parts if part.state is PartState.ISSUED]
    assert issued == [1]


@pytest.mark.requirement("S2-49", "S2-59")
def test_freight_is_a_number_of_shipments_and_the_list_says_when_it_is_decided(
    qtbot: QtBot, screen: RepairScreen
) -> None:
    typed(qtbot, screen, hours="1", shipments="2")
    press(qtbot, screen.work.step, lambda: page(screen).row.state is RepairState.FINISHED)
    assert "claim 910.00" in screen.work.parts.sum.text()
    warranty = next(fact.value for fact in screen.work.facts.facts if fact.word == "Warranty")
    assert warranty == "under warranty · last covered day 2027-03-15"
    decided = f"is decided on {DAY + timedelta(days=31)}"
    assert decided in [fact.value for fact in screen.work.facts.facts]
    screen.desk.leave()
    qtbot.waitUntil(screen.list.isVisible)
    (card,) = screen.list.cards()
    assert card.accessibleName().endswith(f"repaired · {decided}")


@pytest.mark.requirement("S2-24")
def test_old_parts_are_scanned_one_after_the_other_while_their_button_is_pressed(
    qtbot: QtBot, screen: RepairScreen
) -> None:
    side = screen.work.parts
    assert (side.old.isVisible(), side.old.isChecked()) == (True, False)
    press(qtbot, side.old, lambda: screen.desk.typed.old_parts)
    assert side.list.advice.text().startswith("Scan the old parts")
    screen.desk.on_order(battery(91), battery(91))
    qtbot.waitUntil(lambda: len(page(screen).cores) == 2)
    qtbot.waitUntil(side.old.isChecked)
    press(qtbot, side.old, lambda: not screen.desk.typed.old_parts)
    assert side.list.advice.text().startswith("Scan a part to put it in")
