"""The desk of work orders without a window: the intake, the parts, the old one, the meter, and what is typed."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from desktop.domain.clock import FixedClock
from desktop.domain.codes import Code, CodeKind
from desktop.domain.repairs import PartState, RepairEventKind, RepairState
from desktop.exchange.sample_delivery import CLERK, SITE, SUPERVISOR
from desktop.exchange.sample_equipment import DRILL
from desktop.exchange.sample_repair import BATTERY, DEVICE_SCAN, FAULT, SEAL, SEAL_SCAN, battery
from desktop.exchange.sample_staff import LI, WU
from desktop.models.ledger import MovementRow
from desktop.presenters.repair_desk import RepairDesk
from desktop.presenters.repair_reading import RepairView
from desktop.presenters.session import Session
from desktop.presenters.settlement_desk import Standing
from desktop.runtime.jobs import Jobs
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from desktop.storage.verify import verify
from tests.journeys.repair_day import DAY, RepairDay, lay_out_repairs, local
from tests.presenters.desk_hands import DeskHands
from tests.views.stock_world import Settled

NUMBER = "W-640"
LABEL = f"SZ:W:{NUMBER}"


class Hands(DeskHands):
    """Somebody at the desk of work orders."""

    def __init__(self, qtbot: QtBot, desk: RepairDesk, day: RepairDay) -> None:
        super().__init__(qtbot, desk)
        self.desk, self.day = desk, day

    def press(self, do: Any = None, *given: Any) -> str:
        return self.answer(do or self.desk.do_by_hand, *given)

    def type(self, **words: str) -> None:
        for name, said in words.items():
            setattr(self.desk.typed, name, said)

    @property
    def view(self) -> RepairView:
        assert self.desk.view is not None
        return self.desk.view

    @property
    def state(self) -> RepairState:
        return self.view.page.row.state

    def parts(self) -> list[tuple[PartState, Decimal]]:
        return [(one.state, one.pieces) for one in self.view.page.parts]

    def movements(self) -> int:
        with self.day.store.read() as connection:
            return int(connection.execute(select(func.count()).select_from(MovementRow)).scalar_one())


@pytest.fixture
def hands(database_url: str, qtbot: QtBot, tmp_path: Path) -> Iterator[Hands]:
    clock = FixedClock(local("09:14"))
    store = Store(open_engine(database_url), clock)
    lay_out_repairs(store, history=False)
    jobs = Jobs(lambda: Store(open_engine(database_url), clock))
    jobs.start()
    desk = RepairDesk(Session(jobs, "DESK-1"), Settled(), clock, Standing(SITE, tmp_path, lambda: "en"))
    made = Hands(qtbot, desk, RepairDay(store, clock))
    made.sign_in(CLERK)
    yield made
    jobs.stop()
    assert verify(store.engine).findings == ()
    store.close()


def begin(hands: Hands) -> None:
    """The drill is in work with Li at the desk."""
    hands.day.send("open_repair", "09:14", device=DRILL, fault_class=FAULT, decontaminated=True)
    hands.day.send("assign_repair", "09:30", number=NUMBER, technician=LI)
    hands.day.clock.moment = local("10:05")
    hands.sign_in(LI)
    assert hands.scan(LABEL) == "repair_shown"
    assert hands.card("CONFIRM") == "repair_stepped"
    assert hands.state is RepairState.WORKING


@pytest.mark.requirement("S2-23", "S2-25")
def test_a_device_is_taken_in_by_five_scans_and_every_gap_is_told(hands: Hands) -> None:
    assert hands.card("CONFIRM") == "scan_repair_first"
    assert hands.card("YES") == "not_here"
    assert hands.scan("SZ:P:S-1-1") == "not_here"
    assert hands.scan("ZZ-9-NOBODY") == "unknown_device"
    assert hands.scan(LABEL) == "unknown_repair"
    assert hands.scan(DEVICE_SCAN) == "repair_draft"
    intake = hands.desk.intake
    assert intake is not None
    assert (intake.serial, intake.verdict, intake.decontaminated) == (DRILL, "covered", None)
    assert hands.card("CONFIRM") == "fault_missing"
    assert hands.scan(f"]C0{FAULT}") == "repair_fault_chosen"
    assert hands.card("NO") == "repair_dirty"
    assert hands.card("YES") == "repair_clean"
    assert hands.card("CONFIRM") == "repair_opened"
    assert (hands.state, hands.desk.step) == (RepairState.RECEIVED, "assign")
    assert hands.scan(LABEL) in ("repair_shown", "repair_label_read")
    hands.desk.leave()
    assert hands.scan(DEVICE_SCAN) == "repair_shown", "a device with an open order shows that one"
    assert hands.desk.intake is None


@pytest.mark.requirement("S2-25")
def test_what_is_contaminated_waits_for_a_yes_and_a_badge_says_who_does_it(hands: Hands) -> None:
    hands.day.send("open_repair", "09:14", device=DRILL, fault_class=FAULT)
    assert hands.scan(LABEL) == "repair_shown"
    assert hands.press() == "technician_missing"
    badge = Code(CodeKind.PERSON, WU)
    assert hands.desk.takes(badge)
    assert hands.scan(badge.text) == "technician_expired"
    assert hands.state is RepairState.RECEIVED
    assert hands.scan(Code(CodeKind.PERSON, LI).text) == "repair_stepped"
    assert (hands.state, hands.desk.step, hands.desk.takes(badge)) == (RepairState.ASSIGNED, "clean", False)
    assert hands.card("YES") == "repair_decontaminated"
    assert hands.desk.step == "start"
    assert hands.card("YES") == "not_here"


@pytest.mark.requirement("S2-24")
def test_parts_are_kept_let_go_put_in_and_given_back_as_typed(hands: Hands) -> None:
    begin(hands)
    assert hands.press(hands.desk.reserve, BATTERY) == "repair_part_kept"
    before = hands.movements()
    assert hands.press(hands.desk.let_go, hands.view.page.parts[0].id) == "repair_part_let_go"
    assert (hands.parts(), hands.movements()) == ([(PartState.RELEASED, 1)], before)
    assert hands.press(hands.desk.let_go, hands.view.page.parts[0].id) == "unknown_repair_part"
    hands.type(pieces="x")
    assert hands.scan(SEAL_SCAN) == "faulty_entry"
    hands.type(pieces="13")
    assert hands.scan(SEAL_SCAN, keep=True) == "repair_core_asked", "so many do not lie here"
    assert hands.card("NO") == "acknowledged"
    assert hands.movements() == before
    hands.type(pieces="3")
    assert hands.scan(SEAL_SCAN) == "repair_part_issued"
    assert hands.desk.typed.pieces == "", "the next scan is one piece again"
    assert hands.scan(SEAL_SCAN) == "repair_part_issued"
    three = hands.view.page.parts[1].id
    assert hands.press(hands.desk.give_back, three) == "needs_reason"
    hands.type(note="one too many", pieces="1")
    assert hands.press(hands.desk.give_back, three) == "repair_part_returned"
    assert hands.parts()[1:] == [(PartState.ISSUED, 2), (PartState.ISSUED, 1), (PartState.RETURNED, 1)]


@pytest.mark.requirement("S2-24", "S2-41")
def test_an_old_part_is_kept_after_a_question_and_a_meter_needs_its_calibration(hands: Hands) -> None:
    begin(hands)
    before = hands.movements()
    assert hands.scan(battery(90), keep=True) == "repair_core_asked"
    assert hands.card("NO") == "acknowledged"
    assert hands.movements() == before
    assert hands.scan(battery(90), keep=True) == "repair_core_asked"
    assert hands.card("YES") == "repair_core_taken"
    assert (hands.last.facts["place"], hands.movements()) == ("S-2-2", before + 1)
    assert hands.scan(battery(90), keep=True) == "repair_core_asked"
    assert hands.card("YES") == "core_known"
    assert hands.scan("]C0TM-3") == "repair_tested"
    assert hands.scan("]C0TM-2") == "calibration_expired"
    assert [one.equipment for one in hands.view.page.tests] == ["TM-3"]


@pytest.mark.requirement("S2-24", "S2-41")
def test_several_old_parts_are_scanned_one_after_the_other_without_a_question(hands: Hands) -> None:
    begin(hands)
    before = hands.movements()
    hands.desk.take_old_parts(True)
    for raw in (battery(90), battery(91), SEAL_SCAN):
        assert hands.scan(raw) == "repair_core_taken"
    assert (len(hands.view.page.cores), hands.movements()) == (3, before + 3)
    assert hands.scan(battery(90)) == "core_known"
    assert hands.scan("]C0TM-3") == "repair_tested"
    hands.desk.take_old_parts(False)
    assert hands.scan(battery(8)) == "repair_part_issued"
    hands.desk.take_old_parts(True)
    hands.desk.leave()
    assert not hands.desk.typed.old_parts


@pytest.mark.requirement("S2-25", "S2-59")
def test_steps_have_minutes_and_cost_and_freight_is_a_number_of_shipments(hands: Hands) -> None:
    begin(hands)
    for name, wrong in (("minutes", "1.5"), ("minutes", "soon"), ("minutes", "NaN"), ("cost", "x")):
        hands.type(note="board dried", minutes="", cost="")
        hands.type(**{name: wrong})
        assert hands.press(hands.desk.log_by_hand) == "faulty_entry"
    hands.type(minutes="20", cost="12.50")
    assert hands.press(hands.desk.log_by_hand) == "repair_stepped"
    step = hands.view.page.events[-1]
    assert (step.event, step.note, step.minutes, step.cost) == (
        RepairEventKind.STEP,
        "board dried",
        20,
        Decimal("12.50"),
    )
    assert (hands.desk.typed.note, hands.desk.typed.minutes, hands.desk.typed.cost) == ("", "", "")
    assert hands.press(hands.desk.log_by_hand) == "faulty_entry", "a step needs words"
    hands.type(reason="other")
    assert hands.press(hands.desk.pause_by_hand) == "faulty_entry"
    hands.type(reason="waits_for_customer")
    assert hands.press(hands.desk.pause_by_hand) == "repair_stepped"
    assert (hands.state, hands.desk.step, hands.view.page.row.rests) == (RepairState.PAUSED, "resume", True)
    assert hands.card("CONFIRM") == "repair_stepped"
    hands.type(hours="0.5", kilometres="10", shipments="2")
    assert hands.card("CONFIRM") == "repair_finished"
    assert hands.last.facts["total"] == "258.00"
    assert hands.view.page.row.fix is not None
    assert hands.view.page.row.fix.on == DAY + timedelta(days=31)
    assert hands.press(hands.desk.sign, "") == "faulty_entry"
    assert hands.press(hands.desk.sign, "Head nurse Wang") == "repair_signed"
    assert hands.card("CONFIRM") == "repair_stepped"
    assert (hands.state, hands.desk.step) == (RepairState.IN_SERVICE, "")
    assert hands.card("CONFIRM") == "scan_repair_first"


@pytest.mark.requirement("S2-59")
def test_a_leader_decides_a_held_claim_and_files_are_kept(hands: Hands, tmp_path: Path) -> None:
    hands.day.send("void_warranty", "09:00", SUPERVISOR, serial=DRILL, reason="opened by a stranger")
    begin(hands)
    assert hands.press(hands.desk.keep_path, tmp_path / "none.jpg") == "cannot_read_file"
    paper = tmp_path / "note.txt"
    paper.write_bytes(b"wet board")
    assert hands.press(hands.desk.keep_path, paper) == "repair_file_kept"
    assert [one.name for one in hands.view.files] == ["note.txt"]
    hands.type(hours="1")
    assert hands.press() == "repair_finished"
    assert hands.view.page.claim == "held"
    hands.type(note="misuse")
    assert hands.press(lambda: hands.desk.decide_claim(approved=True)) == "not_allowed"
    hands.sign_in(SUPERVISOR)
    assert hands.press(lambda: hands.desk.decide_claim(approved=True)) == "repair_claim_decided"
    assert hands.view.page.claim == "approved"


def test_an_order_is_cancelled_with_a_reason_and_the_papers_are_written(hands: Hands, tmp_path: Path) -> None:
    begin(hands)
    assert hands.press(hands.desk.reserve, SEAL) == "repair_part_kept"
    assert hands.press(hands.desk.write_paper, "job-sheet", tmp_path / "job.pdf") == "repair_paper"
    assert (tmp_path / "job.pdf").read_bytes().startswith(b"%PDF")
    assert hands.press(hands.desk.cancel_by_hand) == "faulty_entry"
    hands.type(note="customer took it back")
    assert hands.press(hands.desk.cancel_by_hand) == "repair_stepped"
    assert (hands.state, hands.parts()) == (RepairState.CANCELLED, [(PartState.RELEASED, 1)])
    hands.desk.leave()
    assert hands.desk.view is None
