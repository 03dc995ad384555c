"""The desk of adverse events without a window: scans, the next step, the question of who, the contacts."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.devices.scanner import Scan
from desktop.domain.adverse import AdverseState, ContactRole
from desktop.domain.clock import FixedClock
from desktop.domain.codes import Code, CodeKind, Command
from desktop.domain.errors import Refusal
from desktop.domain.origin import new_id
from desktop.exchange.sample_adverse import DI, LOT, REF, SampleAdverse
from desktop.exchange.sample_delivery import CLERK, SITE, SUPERVISOR
from desktop.presenters.adverse_desk import AdverseDesk
from desktop.presenters.adverse_form import Draft
from desktop.presenters.adverse_reading import CARD, FIRST
from desktop.presenters.reply import Reply
from desktop.presenters.returns_desk import ReturnsDesk
from desktop.presenters.session import Session
from desktop.presenters.settlement_desk import Standing
from desktop.presenters.typed_code import unbracketed
from desktop.presenters.typed_time import typed_moment
from desktop.queries.adverse import adverse_events, adverse_steps
from desktop.runtime.jobs import Jobs
from desktop.runtime.scan_router import KeptScan
from desktop.services.adverse.contacts import SaveContact
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from tests.journeys.adverse_day import DAY, lay_out_j7
from tests.journeys.recall_day import SHANGHAI, Desk
from tests.views.stock_world import Settled


class Hands:
    """Somebody at the desk; waits for each answer."""

    def __init__(self, qtbot: QtBot, jobs: Jobs, clock: FixedClock, folder: Path) -> None:
        self.qtbot, self.clock = qtbot, clock
        self.session = Session(jobs, "DESK-1")
        self.desk = AdverseDesk(self.session, Settled(), clock, Standing(SITE, folder, lambda: "en"))
        self.told: list[Reply] = []
        self.desk.replied.connect(self.told.append)

    def sign_in(self, badge: str) -> None:
        with self.qtbot.waitSignal(self.session.changed):
            self.session.sign_in(badge)

    def answer(self, do: Any, *given: Any) -> Reply:
        before = len(self.told)
        do(*given)
        self.qtbot.waitUntil(lambda: len(self.told) > before)
        return self.told[before]

    def scan(self, raw: str) -> Reply:
        return self.answer(self.desk.take, KeptScan(new_id(), Scan(raw, "scanner", self.clock.moment, 0, "serial")))

    def card(self, command: Command) -> Reply:
        return self.scan(Code(CodeKind.COMMAND, command).text)

    def press(self) -> Reply:
        return self.answer(self.desk.do_by_hand)


@pytest.fixture
def world(sqlite_url: str) -> SampleAdverse:
    store, made = lay_out_j7(sqlite_url)
    store.close()
    return made


@pytest.fixture
def hands(sqlite_url: str, world: SampleAdverse, qtbot: QtBot, tmp_path: Path) -> Iterator[Hands]:
    clock = FixedClock(world.at("16:05"))
    jobs = Jobs(lambda: Store(open_engine(sqlite_url), clock))
    jobs.start()
    made = Hands(qtbot, jobs, clock, tmp_path)
    made.sign_in(CLERK)
    yield made
    jobs.stop()


@pytest.fixture
def look(sqlite_url: str) -> Iterator[Store]:
    """Another desk's way to the same database."""
    store = Store(open_engine(sqlite_url), FixedClock(SampleAdverse(DAY).at("16:05")))
    yield store
    store.close()


def events(store: Store) -> list[tuple[str, str, str]]:
    with store.read() as connection:
        return [(row.number, row.harm.value, row.hospital) for row in adverse_events(connection)]


def opened(store: Store, world: SampleAdverse) -> Desk:
    desk = Desk(store, world.at("16:05"))
    given = {"harm": "serious", "description": "stripped", "raw": world.stripped, "hospital": "XX", "site": SITE}
    desk.send("open_adverse", at=world.at("16:05"), **given)
    return desk


def test_product_hospital_and_harm_are_scanned_and_what_happened_is_typed(
    hands: Hands, look: Store, world: SampleAdverse
) -> None:
    assert hands.scan(world.stripped).code == "adverse_product"
    draft = hands.desk.draft
    assert draft is not None
    assert (draft.lot, draft.serial) == (LOT, world.serials[-1])
    assert hands.scan("SZ:P:XX-OR").code == "adverse_hospital_chosen"
    draft.description = "the screw stripped"
    assert hands.card(Command.CONFIRM).code == "adverse_harm"
    again = hands.card(Command.NO)
    assert (again.code, again.facts["harm"]) == ("adverse_harm", "serious")
    done = hands.card(Command.YES)
    assert (done.code, done.facts["due"]) == ("adverse_opened", "18:05")
    assert events(look) == [("A-0001", "serious", "XX")]
    assert hands.desk.step == "first_report"


def test_what_lacks_something_opens_nothing(hands: Hands, look: Store) -> None:
    for draft, code in (
        (Draft(harm="serious", hospital="XX"), "product_missing"),
        (Draft(harm="serious", item=REF, lot=LOT), "hospital_missing"),
        (Draft(harm="serious", item=REF, lot=LOT, hospital="XX", aware="yesterday"), "bad_time"),
    ):
        hands.desk.begin(draft)
        assert hands.press().code == code
    assert hands.desk.held is None
    hands.desk.begin(Draft(harm="serious", item=REF, lot=LOT, hospital="XX"))
    assert hands.press().code == "needs_description"
    assert events(look) == []


def test_a_product_is_found_by_what_a_person_types(hands: Hands, world: SampleAdverse) -> None:
    typed = f"(01){DI}(17){world.expires_on:%y%m%d}(10){LOT}(21){world.serials[0]}"
    for text in (typed, world.serials[0], LOT):
        hands.desk.begin()
        assert hands.answer(hands.desk.find_product, text).code == "adverse_product"
        assert hands.desk.draft is not None
        assert hands.desk.draft.lot == LOT
    assert hands.answer(hands.desk.find_product, "nothing").code == "product_missing"


def test_a_scan_at_no_event_does_no_step(hands: Hands, look: Store) -> None:
    for command in (Command.CONFIRM, Command.HOLD_LOT, Command.UNDO):
        assert hands.card(command).code == "scan_event_first"
        hands.desk.acknowledge()
    assert hands.scan("SZ:A:A-0009").code == "unknown_adverse"
    assert events(look) == []


@pytest.mark.requirement("S1-11")
def test_another_scan_is_the_stamp_only_when_somebody_says_so(hands: Hands, look: Store, world: SampleAdverse) -> None:
    desk = opened(look, world)
    desk.send("give_first_report", number="A-0001", person="Li")
    assert hands.scan("SZ:A:A-0001").code == "adverse_shown"
    assert hands.scan("STAMP-77").code == "adverse_stamp"
    assert hands.card(Command.NO).code == "acknowledged"
    assert hands.desk.step == "written_report"
    assert hands.scan("STAMP-77").code == "adverse_stamp"
    done = hands.card(Command.YES)
    assert (done.code, done.facts["clock"]) == ("adverse_reported_on_time", "adverse_hospital")
    with look.read() as connection:
        assert adverse_steps(connection, "A-0001")[-1].reference == "STAMP-77"


def test_the_letter_of_the_manufacturer_is_scanned_and_a_supervisor_closes(
    hands: Hands, look: Store, world: SampleAdverse
) -> None:
    desk = opened(look, world)
    desk.send("give_first_report", number="A-0001", person="Li")
    desk.send("file_written_report", number="A-0001", person="Wang")
    hands.sign_in(SUPERVISOR)
    hands.scan("SZ:A:A-0001")
    assert hands.desk.step == "close"
    assert hands.card(Command.CONFIRM).code == "needs_reference"
    hands.desk.acknowledge()
    assert hands.scan("]C0M-88").code == "adverse_reference"
    done = hands.card(Command.CONFIRM)
    assert (done.code, done.facts["decision"], done.facts["reference"]) == ("adverse_closed", "replace", "M-88")
    assert hands.card(Command.CONFIRM).code == "adverse_ended"


@pytest.mark.requirement("S1-10")
def test_late_it_asks_why_and_a_typed_time_counts(hands: Hands, look: Store, world: SampleAdverse) -> None:
    opened(look, world)
    hands.clock.moment = world.at("18:05:01")
    hands.scan("SZ:A:A-0001")
    assert hands.desk.is_late
    hands.desk.typed.person = "Li"
    assert hands.press().code == "late_reason_missing"
    assert hands.desk.held is None
    hands.desk.typed.at, hands.desk.typed.reason = "16:31", "entered later"
    done = hands.press()
    assert (done.code, done.facts["took"]) == ("adverse_reported_on_time", "0:26")


def test_it_is_withdrawn_by_a_supervisor_with_a_reason(hands: Hands, look: Store, world: SampleAdverse) -> None:
    opened(look, world)
    hands.scan("SZ:A:A-0001")
    hands.desk.typed.reason = "entered twice"
    assert hands.answer(hands.desk.withdraw_by_hand).code == "not_allowed"
    hands.desk.acknowledge()
    hands.sign_in(SUPERVISOR)
    assert hands.card(Command.UNDO).code == "adverse_withdrawn"
    with look.read() as connection:
        assert adverse_events(connection)[0].state is AdverseState.WITHDRAWN


def test_what_happened_is_told_better_and_the_audit_keeps_the_words_before(
    hands: Hands, look: Store, world: SampleAdverse
) -> None:
    opened(look, world)
    hands.scan("SZ:A:A-0001")
    assert hands.answer(hands.desk.describe_by_hand, "stripped at the third turn").code == "adverse_described"
    assert hands.desk.view is not None
    assert hands.desk.view.row.description == "stripped at the third turn"
    assert hands.answer(hands.desk.describe_by_hand, "").code == "needs_description"


@pytest.mark.requirement("S1-42")
def test_contacts_are_added_tried_and_retired(hands: Hands) -> None:
    hands.sign_in(SUPERVISOR)
    hands.desk.look_after_contacts()
    request = SaveContact("M", ContactRole.ON_CALL, "值班", "021-9")
    assert hands.answer(hands.desk.care.save, request).code == "contact_saved"
    hands.qtbot.waitUntil(lambda: any(one.phone == "021-9" for one in hands.desk.board.contacts))
    (row,) = (one for one in hands.desk.board.contacts if one.phone == "021-9")
    assert (row.stale, row.days) == (True, None)
    told = hands.answer(hands.desk.care.verify, row)
    assert (told.code, told.facts["verified_on"]) == ("contact_verified", DAY.isoformat())
    hands.qtbot.waitUntil(lambda: any(one.days == 0 for one in hands.desk.board.contacts))
    assert hands.answer(hands.desk.care.retire, row).code == "contact_retired"


def test_papers_are_saved_where_they_are_wanted(
    hands: Hands, look: Store, world: SampleAdverse, tmp_path: Path
) -> None:
    opened(look, world)
    hands.scan("SZ:A:A-0001")
    for kind in (FIRST, CARD):
        path = tmp_path / "new" / f"{kind}.pdf"
        assert hands.answer(hands.desk.write_paper, kind, path).code == "adverse_paper"
        assert path.read_bytes().startswith(b"%PDF")
    (tmp_path / "file").write_text("")
    told = hands.answer(hands.desk.write_paper, FIRST, tmp_path / "file" / "paper.pdf")
    assert told.code == "note_unwritten"


def test_a_typed_time_is_the_last_one_that_the_clock_said() -> None:
    now = SampleAdverse(DAY).at("10:20")
    assert typed_moment("", now, SHANGHAI) is None
    assert typed_moment("09:00", now, SHANGHAI) == SampleAdverse(DAY).at("09:00")
    assert typed_moment("22:10", now, SHANGHAI) == SampleAdverse(DAY).at("22:10", -1)
    assert typed_moment("2026-11-20 08:30", now, SHANGHAI) == SampleAdverse(DAY).at("08:30", -4)
    for text in ("25:00", "soon"):
        with pytest.raises(Refusal, match="bad_time"):
            typed_moment(text, now, SHANGHAI)


def test_brackets_are_read_and_anything_else_stays_as_it_is() -> None:
    assert unbracketed("(01)06901234500967 (10)L1(21)S1") == "0106901234500967\x1d10L1\x1d21S1"
    assert unbracketed("]d201069") == "]d201069"


def test_a_defect_case_without_a_customer_asks_for_the_hospital_on_the_form(
    hands: Hands, look: Store, world: SampleAdverse
) -> None:
    returns = ReturnsDesk(hands.session, Settled(), hands.clock)
    told: list[Reply] = []
    wanted: list[Draft] = []
    returns.replied.connect(told.append)
    returns.event_wanted.connect(wanted.append)
    case = Desk(look, world.at("16:05")).send("open_defect", raw=world.raw(world.serials[0]), description="bent")
    returns._ask_harm(case["number"], "defect_opened", {"item": "x"})  # no goods at a customer are needed
    assert told[-1].code == "adverse_asked"
    returns.choose_way(0)
    returns.choose_way(2)
    hands.qtbot.waitUntil(lambda: bool(wanted))
    assert (wanted[0].defect, wanted[0].harm) == (case["number"], "death")
    hands.desk.begin(wanted[0])
    assert hands.desk.draft is not None
    hands.desk.draft.hospital = "XX"
    assert hands.press().code == "adverse_opened"
    assert events(look) == [("A-0001", "death", "XX")]


def test_no_ends_with_the_defect_case_and_opens_nothing(hands: Hands, look: Store) -> None:
    returns = ReturnsDesk(hands.session, Settled(), hands.clock)
    told: list[Reply] = []
    returns.replied.connect(told.append)
    returns._ask_harm("D-0001", "defect_opened", {"item": "x"})  # the question alone
    returns.choose_way(1)
    assert [one.code for one in told] == ["adverse_asked", "defect_opened"]
    assert events(look) == []
