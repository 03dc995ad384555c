"""Prevention on the screen: why something is proposed, the two answers, forms, calibration by a scan, the week."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from sqlalchemy import select

from desktop.devices.scanner import Scan
from desktop.domain.clock import FixedClock
from desktop.domain.origin import new_id
from desktop.domain.prevention import ProposalState
from desktop.domain.repairs import OrderOrigin
from desktop.exchange.sample_delivery import PARTNER, SITE, SUPERVISOR
from desktop.models.device import Device
from desktop.models.repair import RepairOrder
from desktop.presenters.prevention_desk import PreventionDesk
from desktop.presenters.reply import Reply
from desktop.presenters.session import Session
from desktop.runtime.jobs import Jobs
from desktop.runtime.scan_router import KeptScan
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from desktop.views.prevention_screen import PLANS, WEEK, PreventionScreen
from desktop.views.widgets.week_board import WeekBoard, WorkCard, WorkRow
from tests.journeys.times import NOW, TODAY
from tests.services.prevention.room import NO_POWER, PreventionRoom, prevention_room
from tests.views.stock_world import Settled


def furnish(room: PreventionRoom) -> None:
    """A device that is due and has failed three times, a plan, a rule and two meters."""
    room.device("D-1")
    room.plan("PM-12", name="Yearly")
    room.rule("T-3", kind="count", failures=3, days=90, fault_class=NO_POWER)
    for day in (date(2026, 10, 1), date(2026, 10, 20), date(2026, 11, 10)):
        room.fail("D-1", day)
    for code in ("TM-2", "TM-3"):
        room.send("add_test_equipment", code=code, name="Meter", site=SITE, owner=PARTNER, cycle_months=12)
    room.send("record_calibration", code="TM-3", number="K-1", laboratory="Lab", done_on="2026-01-12")
    room.night()


@pytest.fixture
def screen(sqlite_url: str, dressed: QApplication, qtbot: Any) -> Iterator[PreventionScreen]:
    with prevention_room(sqlite_url) as room:
        furnish(room)
    jobs = Jobs(lambda: Store(open_engine(sqlite_url), FixedClock(NOW)))
    jobs.start()
    session = Session(jobs, "DESK-1")
    with qtbot.waitSignal(session.changed):
        session.sign_in(SUPERVISOR)
    made = PreventionScreen(PreventionDesk(session, Settled(), FixedClock(NOW), SITE))
    made.resize(1118, 524)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: len(made.proposals.list.cards()) == 2)
    yield made
    jobs.stop()


def answered(qtbot: Any, screen: PreventionScreen, do: Any) -> Reply:
    """The reply to what is done; the board is read again."""
    with qtbot.waitSignal(screen.desk.replied) as told:
        do()
    reply: Reply = told.args[0]
    return reply


@pytest.mark.requirement("S2-22", "S2-65")
def test_a_proposal_says_why_with_its_values_and_becomes_an_order(qtbot: Any, screen: PreventionScreen) -> None:
    trend, plan = screen.proposals.list.cards()  # what a trend asked for stands first
    told = {fact.word: fact.value for fact in screen.proposals.facts.facts}
    assert told["Asked for by"] == "Rule T-3 · T-3 v1"
    assert told["Counted"] == "3 failures in 90 days, the rule says 3"
    assert screen.buttons[0].text() == "To decide · 2"
    qtbot.mouseClick(plan, Qt.MouseButton.LeftButton)
    told = {fact.word: fact.value for fact in screen.proposals.facts.facts}
    assert (told["Due"], told["Interval"]) == ("2026-11-20", "every 12 months")
    screen.proposals.day.setText("2026-11-25")
    reply = answered(qtbot, screen, screen.proposals.accept.click)
    assert (reply.code, reply.facts["count"]) == ("proposal_accepted", 1)
    qtbot.waitUntil(lambda: screen.desk.board.waiting == 1)
    assert screen.desk.board.decided[0].state is ProposalState.ACCEPTED
    screen.proposals.choose(trend.key)
    assert answered(qtbot, screen, screen.proposals.leave.click).code == "faulty_entry"  # no reason, nothing is left
    assert screen.desk.board.waiting == 1
    screen.proposals.reason.setText("cause known")
    assert answered(qtbot, screen, screen.proposals.leave.click).code == "proposal_refused"
    qtbot.waitUntil(lambda: screen.desk.board.waiting == 0)
    screen.proposals.choose(trend.key)
    assert not screen.proposals.accept.isVisible()


def test_a_scan_of_a_meter_tells_its_calibration_and_shows_its_certificates(
    qtbot: Any, screen: PreventionScreen
) -> None:
    scan = KeptScan(new_id(), Scan("]C0TM-3", "scanner", NOW, 0, "serial"))
    with qtbot.waitSignal(screen.desk.papers_read):
        assert answered(qtbot, screen, lambda: screen.desk.take(scan)).code == "calibration_valid"
    qtbot.waitUntil(lambda: screen.calibration.chosen == "TM-3")
    assert any("K-1" in fact.word for fact in screen.calibration.facts.facts)
    screen.calibration.choose("TM-2")
    for line, words in ((screen.calibration.number, "K-7"), (screen.calibration.laboratory, "Lab")):
        line.setText(words)
    assert answered(qtbot, screen, screen.calibration.keep.click).code == "calibration_recorded"


def test_a_form_says_in_place_what_is_wrong_and_keeps_a_plan(qtbot: Any, screen: PreventionScreen) -> None:
    screen.show_part(PLANS)
    screen.plans.findChild(QPushButton, "save_maintenance_plan").click()
    form = screen._stack.currentWidget()
    form.form.set_values({"code": "PM-6", "name": "Half a year", "months": "six", "lead_days": "14", "minutes": "60"})
    form.keep.click()
    assert form.form.rows["months"].error != ""
    form.form.set_values({"months": "6"})
    assert answered(qtbot, screen, form.keep.click).code == "save_maintenance_plan_kept"
    qtbot.waitUntil(lambda: [row.code for row in screen.desk.board.plans] == ["PM-12", "PM-6"])
    assert screen._stack.currentWidget() is screen.plans
    for verb, values in (
        ("set_environment", {"serial": "D-1", "environment": "harsh"}),
        ("record_maintenance", {"plan": "PM-12", "serial": "D-1"}),
        ("record_meter", {"serial": "D-1", "meter": "HOURS", "value": "12.5"}),
    ):
        screen.plans.findChild(QPushButton, verb).click()
        form = screen._stack.currentWidget()
        form.form.set_values(values)
        assert answered(qtbot, screen, form.keep.click).code == f"{verb}_kept"


@pytest.mark.requirement("S2-22")
def test_a_rate_opens_orders_for_the_devices_that_are_ticked(
    sqlite_url: str, dressed: QApplication, qtbot: Any
) -> None:
    with prevention_room(sqlite_url) as room:
        for number in range(4):
            room.device(f"D-{number}", installed_on="2026-01-02")
        room.rule("R-1", kind="rate", rate="0.5", confidence=95, days=365)
        for day in range(1, 9):
            room.fail(f"D-{day % 3}", date(2026, 10, day))
        room.night()
    jobs = Jobs(lambda: Store(open_engine(sqlite_url), FixedClock(NOW)))
    jobs.start()
    session = Session(jobs, "DESK-1")
    with qtbot.waitSignal(session.changed):
        session.sign_in(SUPERVISOR)
    made = PreventionScreen(PreventionDesk(session, Settled(), FixedClock(NOW), SITE))
    qtbot.addWidget(made)
    ticks = made.proposals.ticks
    qtbot.waitUntil(lambda: ticks.count() == 4)
    assert ticks.serials() == ("D-1", "D-2", "D-0"), "three times, three times, twice; D-3 never"
    for place in range(4):
        ticks.item(place).setCheckState(Qt.CheckState.Unchecked)
    assert not made.proposals.accept.isEnabled()
    for place in (1, 3):
        ticks.item(place).setCheckState(Qt.CheckState.Checked)
    reply = answered(qtbot, made, made.proposals.accept.click)
    assert (reply.code, reply.facts["count"]) == ("proposal_accepted", 2)
    with room.store.read() as connection:
        rows = connection.execute(select(Device.serial).join(RepairOrder, RepairOrder.device_id == Device.id)
                                  .where(RepairOrder.origin == OrderOrigin.TREND)).scalars()  # fmt: skip
        assert sorted(rows) == ["D-2", "D-3"]
    jobs.stop()


def test_what_was_entered_can_be_ended_or_taken_back(qtbot: Any, screen: PreventionScreen, tmp_path: Path) -> None:
    paper = tmp_path / "K-1.pdf"
    paper.write_bytes(b"%PDF-1.7\n")
    screen._ask = lambda _parent, _asked, taken: taken(paper)
    with qtbot.waitSignal(screen.desk.papers_read):
        screen.desk.open_equipment("TM-3")
    for page, chosen, verb, given, typed in (
        (screen.calibration, "TM-3", "attach_calibration", {"code": "TM-3", "number": "K-1"}, {}),
        (screen.calibration, "TM-3", "take_back_calibration", {"number": "K-1"}, {"reason": "of another meter"}),
        (screen.calibration, "TM-2", "retire_test_equipment", {"code": "TM-2"}, {"reason": "dropped"}),
        (screen.plans, "PM-12", "record_maintenance", {"plan": "PM-12"}, {"serial": "D-1"}),
        (screen.plans, "PM-12", "take_back_maintenance", {"plan": "PM-12"}, {"serial": "D-1", "reason": "not done"}),
        (screen.plans, "PM-12", "end_maintenance_plan", {"code": "PM-12"}, {"reason": "device sold"}),
        (screen.plans, "T-3", "end_trend_rule", {"code": "T-3"}, {"reason": "cause known"}),
    ):
        page.choose(chosen)
        button = page.findChild(QPushButton, verb)
        assert not button.isHidden()
        button.click()
        form = screen._stack.currentWidget()
        assert form.form.values().items() >= given.items()
        form.form.set_values(form.form.values() | typed)
        with qtbot.waitSignal(screen.desk.changed):
            assert answered(qtbot, screen, form.keep.click).code == f"{verb}_kept"
    qtbot.waitUntil(lambda: not screen.desk.board.plans and not screen.desk.board.rules)
    assert [row.code for row in screen.desk.board.equipment] == ["TM-3"]


@pytest.mark.requirement("S2-64")
def test_the_week_shows_an_order_on_its_day_and_a_move_is_asked_of_the_desk(
    qtbot: Any, screen: PreventionScreen
) -> None:
    reply = answered(qtbot, screen, lambda: screen.desk.accept(screen.proposals.chosen, date(2026, 11, 21)))
    qtbot.waitUntil(lambda: any(card.day == 5 for card in screen.week.board.cards))
    screen.show_part(WEEK)
    board = screen.week.board
    board.chosen = str(reply.facts["orders"])
    board.setFocus()
    with qtbot.waitSignal(screen.desk.replied) as told:
        qtbot.keyClick(board, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert told.args[0].code == "repair_day_planned"
    qtbot.waitUntil(lambda: [card.day for card in screen.week.board.cards] == [6])
    with qtbot.waitSignal(screen.desk.replied) as told:
        qtbot.keyClick(board, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(lambda: bool(board.cards))
    assert date(2026, 11, 21) == TODAY


def test_a_card_is_dragged_to_another_cell(qtbot: Any, dressed: QApplication) -> None:
    board = WeekBoard()
    qtbot.addWidget(board)
    rows = [WorkRow("Nobody", "", frozenset()), WorkRow("Li", "", frozenset({2}))]
    cards = [WorkCard("W-1", 0, 0, True, "W-1", "D-1"), WorkCard("W-2", 1, 1, False, "W-2", "D-2")]
    board.resize(900, 300)
    board.show_week(date(2026, 11, 16), TODAY, list("MTWTFSS"), rows, cards)
    board.show()
    moved: list[tuple[str, int, int]] = []
    opened: list[str] = []
    board.moved.connect(lambda *told: moved.append(told))
    board.opened.connect(opened.append)
    start, target = board.place_of("W-1").center().toPoint(), board._cell(1, 4).center().toPoint()
    qtbot.mousePress(board, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(board, target)
    qtbot.mouseRelease(board, Qt.MouseButton.LeftButton, pos=target)
    assert moved == [("W-1", 1, 4)]
    fixed = board.place_of("W-2").center().toPoint()
    qtbot.mousePress(board, Qt.MouseButton.LeftButton, pos=fixed)
    qtbot.mouseMove(board, target)
    qtbot.mouseRelease(board, Qt.MouseButton.LeftButton, pos=target)
    assert (moved, opened) == ([("W-1", 1, 4)], ["W-2"])
    qtbot.keyClick(board, Qt.Key.Key_Left)
    assert board.chosen == "W-1"


def test_a_person_may_have_all_devices_looked_at_now(qtbot: Any, screen: PreventionScreen) -> None:
    assert "1 device" in screen.night.text()
    with qtbot.waitSignal(screen.desk.replied, timeout=20_000) as told:
        screen.look.click()
    assert not screen.look.isEnabled() or not screen.desk.looking
    assert (told.args[0].code, told.args[0].facts["proposals"]) == ("devices_looked_at", 0)
    qtbot.waitUntil(screen.look.isEnabled)
