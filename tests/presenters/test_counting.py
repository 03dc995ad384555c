"""The counting desk by hand: plan, start, take back, end, decide, send back, drop; and the sheet of the day."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.domain.clock import FixedClock
from desktop.domain.ledger import BinPurpose
from desktop.presenters.counting import CountDesk
from desktop.presenters.reply import Reply
from desktop.presenters.session import Session
from desktop.queries.count_rules import CountRuleRow, count_rule
from desktop.runtime.jobs import Jobs
from desktop.services.zones import ADD_ZONE, AddZone, NewBin, NewRack
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from tests.journeys.count_day import ADMINISTRATOR, FIRST, LEADER, OF_B_11, SECOND, CountDay, build, screw, unit
from tests.journeys.times import NOW


class Settled:
    """Takes the outcome of scans; there are none here."""

    def settle(self, kept: object, code: str) -> None:
        raise AssertionError((kept, code))


class Hands:
    """A desk that is worked by buttons; waits for each answer."""

    def __init__(self, qtbot: QtBot, jobs: Jobs) -> None:
        self.qtbot = qtbot
        self.session = Session(jobs, "DESK-1")
        self.desk = CountDesk(self.session, Settled(), FixedClock(NOW), "EAST-W1")

    def sign_in(self, badge: str) -> None:
        with self.qtbot.waitSignal(self.session.changed):
            self.session.sign_in(badge)

    def press(self, button: Any, *given: Any, **named: Any) -> Reply:
        with self.qtbot.waitSignal(self.desk.replied) as told:
            button(*given, **named)
        self.settle()
        reply: Reply = told.args[0]  # type: ignore[index]  # the signal came with one
        return reply

    def settle(self) -> None:
        """Wait until what is shown is what is."""
        with self.qtbot.waitSignal(self.desk.changed):
            self.desk.reload()


@pytest.fixture
def day(database_url: str) -> Iterator[CountDay]:
    made = build(database_url)
    yield made
    made.store.close()


@pytest.fixture
def hands(qtbot: QtBot, day: CountDay) -> Iterator[Hands]:
    url = day.store.engine.url.render_as_string(hide_password=False)
    jobs = Jobs(lambda: Store(open_engine(url), FixedClock(NOW)))
    jobs.start()
    made = Hands(qtbot, jobs)
    made.sign_in(FIRST)
    made.settle()
    yield made
    jobs.stop()


def test_a_round_is_planned_by_a_button(hands: Hands) -> None:
    assert hands.press(hands.desk.plan, 5).code == "counts_planned"
    assert (len(hands.desk.due), len(hands.desk.board.tasks)) == (8, 40)
    assert hands.press(hands.desk.plan, 1, opening=True).facts["places"] == 40
    assert len(hands.desk.due) == 40


def test_the_plan_is_that_of_the_bin_which_is_counted(hands: Hands, day: CountDay) -> None:
    racks, bins = (NewRack("A", 0, 0, 900, 400, 1, 1),), (NewBin("A", 1, 1, BinPurpose.UNITS, "A-01"),)
    day.do(ADD_ZONE, AddZone("EAST-W1", "Z0", "新备件专区", 2000, 2000, racks, bins), ADMINISTRATOR)
    hands.settle()
    hands.desk.show_zone("Z0")
    hands.settle()
    hands.press(hands.desk.start_by_hand, "B-11")
    assert hands.desk.board.map is not None
    assert hands.desk.board.map.code == "Z1"
    hands.press(hands.desk.end_by_hand)
    assert hands.desk.board.map.code == "Z1"


def test_a_bin_is_counted_and_ended_by_hand(hands: Hands, day: CountDay) -> None:
    assert hands.press(hands.desk.start_by_hand, "B-11").code == "count_started"
    day.send(FIRST, "count_scan", place="B-11", raw=unit(OF_B_11))
    assert hands.press(hands.desk.take_back_by_hand).facts["serial"] == OF_B_11
    day.send(FIRST, "count_scan", place="B-11", raw=unit(OF_B_11))
    hands.settle()
    assert hands.desk.desk is not None
    assert hands.desk.desk.counted == 1
    assert hands.press(hands.desk.end_by_hand).code == "bin_agrees"
    assert hands.desk.desk is None


def test_a_count_begun_by_mistake_is_dropped(hands: Hands) -> None:
    hands.press(hands.desk.start_by_hand, "B-12")
    assert hands.press(hands.desk.drop_by_hand).code == "count_dropped"
    assert hands.desk.board.at_work == ()


def test_a_supervisor_sends_back_approves_and_books(hands: Hands, day: CountDay) -> None:
    for badge in (FIRST, SECOND):
        day.count(badge, "B-11")
        day.send(badge, "end_bin", place="B-11")
    hands.settle()
    hands.desk.start_by_hand("B-11")
    hands.settle()
    assert hands.desk.difference is not None
    assert [line.serial for line in hands.desk.difference.lines] == [OF_B_11]
    refused = hands.press(hands.desk.decide_by_hand, "")
    assert (refused.code, refused.held) == ("not_allowed", True)
    hands.desk.acknowledge()
    hands.sign_in(LEADER)
    assert hands.press(hands.desk.send_back_by_hand, "look again").code == "count_sent_back"
    assert hands.desk.difference is None
    day.count(FIRST, "B-11")
    ended = day.send(FIRST, "end_bin", place="B-11")
    hands.settle()
    hands.desk.start_by_hand("B-11")
    hands.settle()
    assert hands.press(hands.desk.decide_by_hand, "gone").code == "difference_approved"
    booked = hands.press(hands.desk.decide_by_hand, "")
    assert (booked.code, booked.facts["lost"], booked.facts["count"]) == ("count_posted", "1", ended["count"])


def test_what_waits_for_a_second_person_is_told_when_the_first_asks(hands: Hands, day: CountDay) -> None:
    day.send(FIRST, "start_count", place="B-20")
    day.send(FIRST, "count_scan", place="B-20", raw=screw(), pieces="2")
    day.send(FIRST, "end_bin", place="B-20")
    assert hands.press(hands.desk.start_by_hand, "B-20").code == "second_person_needed"


def test_the_sheet_is_written_or_it_is_said_why_not(hands: Hands, tmp_path: Path) -> None:
    hands.press(hands.desk.plan, 5)
    written = hands.press(hands.desk.write_sheet, tmp_path / "sheet.pdf", "en")
    assert (written.code, written.facts["entries"]) == ("count_sheet_written", 8)
    assert hands.press(hands.desk.write_sheet, tmp_path / "gone" / "sheet.pdf", "en").code == "count_sheet_unwritten"


def test_another_zone_that_is_not_there_shows_the_first(hands: Hands) -> None:
    hands.desk.show_zone("NONE")
    hands.settle()
    assert hands.desk.board.map is not None
    assert hands.desk.board.map.code == "Z1"


def test_only_a_supervisor_sets_the_limit_of_the_site_and_a_wrong_one_is_told_at_its_field(
    hands: Hands, day: CountDay
) -> None:
    ruling = hands.desk.ruling
    with hands.qtbot.waitSignal(ruling.choices_changed):
        ruling.read("Z1")
    assert ruling.values() == {"approval_limit": "2000.00"}
    assert not ruling.may_rule
    with hands.qtbot.waitSignal(ruling.failed) as failed:
        ruling.save({"approval_limit": "1"})
    assert failed.args[0].code == "not_allowed"
    hands.sign_in(LEADER)
    for wrong, code in (("", "required"), ("much", "bad_amount"), ("1.234", "bad_amount"), ("-1", "bad_amount")):
        with hands.qtbot.waitSignal(ruling.refused) as refused:
            ruling.save({"approval_limit": wrong})
        assert refused.args[0]["approval_limit"][0] == code
    assert rule_of(day).is_set is False
    saved = hands.press(ruling.save, {"approval_limit": "359.99"})
    assert (saved.code, saved.facts["amount"]) == ("count_rule_saved", Decimal("359.99"))
    assert (rule_of(day).site, rule_of(day).approval_limit, rule_of(day).is_set) == ("EAST-W1", Decimal("359.99"), True)


def rule_of(day: CountDay) -> CountRuleRow:
    with day.store.read() as connection:
        found = count_rule(connection, "Z1")
        assert count_rule(connection, "Z9") is None
    assert found is not None
    return found
