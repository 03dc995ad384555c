"""People and training on the screen: chips, forms, and an assessment taken with the keyboard alone (SC-19)."""

from base64 import b64decode
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.devices.scanner import Scan
from desktop.domain.clock import FixedClock
from desktop.domain.codes import Code, CodeKind, Command
from desktop.domain.origin import new_id
from desktop.exchange.sample_delivery import ADMINISTRATOR, PARTNER, SITE, SUPERVISOR
from desktop.exchange.sample_staff import CHEN, LI, WU, proof
from desktop.presenters.reply import Reply
from desktop.presenters.session import Session
from desktop.presenters.staff_desk import Part, StaffDesk
from desktop.presenters.staff_entry import StaffForm
from desktop.queries.assessing import questions
from desktop.runtime.jobs import Jobs
from desktop.runtime.scan_router import KeptScan
from desktop.storage.engine import open_engine
from desktop.storage.unit_of_work import Store
from desktop.views.people_screen import PeopleScreen, pages_in_slices
from tests.journeys.staff_day import StaffDay, staff_day
from tests.journeys.times import NOW
from tests.journeys.warranty_day import lay_out_people
from tests.views.stock_world import Settled

KEYS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5, Qt.Key.Key_6)


def made_at_once(desk: StaffDesk) -> PeopleScreen:
    slices = pages_in_slices(desk)
    while True:
        try:
            next(slices)
        except StopIteration as done:
            return PeopleScreen(desk, done.value, ask=lambda _parent, asked, taken: taken(Path(asked.name)))


class Hands:
    """Somebody in front of the screen."""

    def __init__(self, qtbot: Any, screen: PeopleScreen, clock: FixedClock, day: StaffDay) -> None:
        self.qtbot, self.screen, self.clock, self.day = qtbot, screen, clock, day
        self.desk = screen.desk
        self.told: list[Reply] = []
        self.desk.replied.connect(self.told.append)

    def sign_in(self, badge: str) -> None:
        if self.desk.session.person is None or self.desk.session.person.badge != badge:
            with self.qtbot.waitSignal(self.desk.session.changed):
                self.desk.session.sign_in(badge)
        self.part(Part.PEOPLE)

    def until(self, seen: Any) -> None:
        self.qtbot.waitUntil(seen)

    def part(self, part: Part) -> None:
        with self.qtbot.waitSignal(self.desk.changed):
            self.screen.parts[part].click()
        self.qtbot.wait(80)

    def answer(self, do: Any, *given: Any) -> Reply:
        before = len(self.told)
        do(*given)
        self.until(lambda: len(self.told) > before)
        return self.told[before]

    def fill(self, form: StaffForm, **values: str) -> None:
        self.desk.open_form(form)
        assert self.screen.form.form is not None
        self.screen.form.form.set_values(values)

    def keep(self) -> Reply:
        return self.answer(self.screen.form.save.click)


@pytest.fixture
def hands(sqlite_url: str, dressed: QApplication, qtbot: Any) -> Iterator[Hands]:  # fonts and styles
    clock = FixedClock(NOW)
    with staff_day(sqlite_url) as day:
        jobs = Jobs(lambda: Store(open_engine(sqlite_url), clock))
        jobs.start()
        screen = made_at_once(StaffDesk(Session(jobs, "DESK-1"), Settled(), clock, SITE))
        screen.resize(1170, 700)
        qtbot.addWidget(screen)
        screen.show()
        made = Hands(qtbot, screen, clock, day)
        made.sign_in(SUPERVISOR)
        made.until(lambda: len(screen.people.cards()) == 4)
        yield made
        jobs.stop()


@pytest.mark.requirement("S1-49", "S1-50", "S2-40")
def test_a_leader_sees_who_may_work_and_keeps_a_certificate(hands: Hands, tmp_path: Path) -> None:
    screen = hands.screen
    assert screen.check.text() == "after-sales supervisor 1 of 1 · on-site engineer 1 of 2"
    assert "power tools · certificate expired 2026-05-31" in screen.people.cards()[2].accessibleName()
    screen.people.cards()[2].click()
    hands.until(screen.person.isVisible)
    assert screen.person.name.text() == f"吴涛 · {WU}"
    screen.person.forms[StaffForm.CERTIFICATE].click()
    assert screen.form.isVisible()
    screen.form.save.click()
    form = screen.form.form
    assert form is not None
    assert {key for key, row in form.rows.items() if row.error} == {"topic", "valid_from", "valid_to", "proof"}
    paper = tmp_path / "PT-2611.txt"
    paper.write_bytes(b64decode(proof("PT-2611")["content"]))
    screen.form.take_file(paper)
    form.set_values({"topic": "power tools", "valid_from": "2026-11-01", "valid_to": "2026-10-31"})
    screen.form.save.click()
    hands.until(lambda: bool(form.rows["valid_to"].error))
    form.set_values({"valid_to": "2028-10-31"})
    assert hands.keep().code == "qualification_kept"
    assert "Certificate kept" in screen.told.text()
    hands.until(
        lambda: any("valid until 2028-10-31" in card.accessibleName() for card in screen.person.lives.cards()[:1])
    )
    screen.person.lives.cards()[0].click()
    screen.person.reason.setText("wrong person")
    assert hands.answer(screen.person.take_back.click).code == "qualification_gone"
    hands.until(
        lambda: any("taken back: wrong person" in card.accessibleName() for card in screen.person.lives.cards()[:1])
    )


def test_every_form_of_a_person_is_kept(hands: Hands, tmp_path: Path) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_text("paper", "utf-8")

    def told() -> list[str]:
        return [card.accessibleName() for card in hands.screen.person.lives.cards()]

    hands.day.send("save_person", actor=ADMINISTRATOR, badge="3009", name="周末", role="engineer", partner=PARTNER)
    hands.part(Part.PEOPLE)
    hands.screen.new.click()
    hands.fill(StaffForm.STAFF, badge="3009", post="engineer", site=SITE, employer=PARTNER)
    assert hands.keep().code == "staff_saved"
    hands.desk.show_person("3009")
    hands.until(hands.screen.person.isVisible)
    hands.fill(StaffForm.BACKGROUND, background="other", proof=str(paper))
    assert hands.keep().code == "background_unsuited"
    hands.fill(StaffForm.REGISTRATION, registration="registered", on="2026-11-20", account="wx")
    assert hands.keep().code == "registration_set"
    hands.fill(StaffForm.TIME, kind="absent", starts="2026-11-22 08:00", ends="2026-11-22 12:00")
    assert hands.keep().code == "staff_time_kept"
    hands.fill(StaffForm.HOURS, hours="1 08:00-18:00\n2 8:00")
    hands.screen.form.save.click()
    hands.until(lambda: bool(hands.screen.form.form and hands.screen.form.form.rows["hours"].error))
    hands.fill(StaffForm.HOURS, hours="1 08:00-18:00\n2 8:00–17:30")
    assert hands.keep().facts["days"] == 2
    span = {"starts": "2026-11-20 14:00", "ends": "2026-11-20 14:20"}
    hands.fill(StaffForm.RESULT, score="81", examiner="M", proof=str(paper), **span)
    assert hands.keep().facts["score"] == "81"
    hands.fill(StaffForm.TABLE, case="C-404")
    hands.screen.form.save.click()
    hands.until(lambda: bool(hands.screen.form.form and hands.screen.form.form.rows["case"].error))
    hands.desk.leave()
    hands.day.send("plan_case", number="C-9", hospital="XX", site=SITE, starts="2026-11-24T08:30", plan=[], trays=[])
    hands.fill(StaffForm.TABLE, case="C-9")
    assert hands.keep().code == "table_given"
    hands.until(lambda: "Table of C-9" in told())
    hands.screen.person.lives.cards()[told().index("Table of C-9")].click()
    assert hands.answer(hands.screen.person.take_back.click).code == "table_taken"
    kept = next(file for file in hands.desk.person.files if file.name == "paper.txt")  # type: ignore[union-attr]  # it is shown
    assert hands.answer(hands.desk.save_file, kept.id, tmp_path / "copy.txt").code == "staff_paper_written"
    assert (tmp_path / "copy.txt").read_text("utf-8") == "paper"
    hands.until(lambda: "81" in " ".join(card.accessibleName() for card in hands.screen.person.lives.cards()))
    asked = Path(tmp_path / "record.pdf")
    assert hands.answer(hands.desk.write_paper, asked, "en").code == "staff_paper_written"
    assert asked.read_bytes().startswith(b"%PDF")


@pytest.mark.requirement("S1-18", "S1-19")
def test_a_training_is_planned_held_and_shown(hands: Hands, tmp_path: Path) -> None:
    screen = hands.screen
    paper = tmp_path / "slides.txt"
    paper.write_text("slides", "utf-8")
    hands.part(Part.TRAININGS)
    assert screen.check.text().startswith("Contract year to 2027-02-28: 0 of 2 trainings held")
    screen.tools["plan"].click()
    hands.fill(StaffForm.SESSION, title="Saws", starts="2026-11-20 14:00", ends="2026-11-20 16:00")
    number = str(hands.keep().facts["session"])
    hands.until(lambda: len(screen.trainings.cards()) == 1)
    screen.trainings.cards()[0].click()
    hands.until(screen.training.isVisible)
    hands.fill(StaffForm.MATERIAL, proof=str(paper))
    hands.keep()
    hands.fill(StaffForm.HOLD, attendance=f"{LI} alone\n{CHEN}", result="shown")
    assert hands.keep().facts["present"] == 2
    hands.until(lambda: "did not come" in " ".join(card.accessibleName() for card in screen.training.people.cards()))
    assert not screen.training.hold.isVisible()
    assert hands.answer(hands.desk.write_paper, tmp_path / "list.pdf", "zh_CN").code == "staff_paper_written"
    hands.desk.leave()
    hands.until(lambda: "1 of 2 trainings held" in screen.check.text())
    hands.desk.show_document(f"{LI} · 7")
    hands.until(screen.person.isVisible)
    hands.desk.show_document("2026-03-01 EAST")
    hands.until(screen.trainings.isVisible)
    hands.desk.show_training(number)
    hands.until(screen.training.isVisible)


@pytest.mark.requirement("S1-57", "S1-58")
def test_an_assessment_is_taken_with_the_keyboard_alone(hands: Hands) -> None:
    screen, taking = hands.screen, hands.desk.taking
    hands.sign_in(CHEN)
    assert not screen.parts[Part.QUESTIONS].isVisible(), "who takes it sees no solutions"
    hands.part(Part.RESULTS)
    hands.until(lambda: bool(screen.results.cards()))
    assert hands.answer(screen.results.cards()[0].click).code == "assessment_begun"
    hands.until(screen.taking.isVisible)
    assert screen.taking.clock.text() == "30:00"
    hands.qtbot.keyClick(screen.taking, Qt.Key.Key_Escape)
    assert screen.taking.isVisible(), "nobody leaves an assessment by accident"
    with hands.day.store.read() as connection:
        solutions = {one.wording: one.solution for one in questions(connection, "")}
    assert taking.paper is not None
    for _ in taking.paper.questions:
        question = taking.question
        assert question is not None
        for number in solutions[question.wording]:
            hands.qtbot.keyClick(screen.taking, KEYS[number - 1])
        hands.qtbot.keyClick(screen.taking, Qt.Key.Key_Return)
    assert screen.taking.count.text() == "20 of 20 answered"
    hands.clock.forward(timedelta(minutes=26))
    screen.taking._on_tick()  # a second of the wall clock
    assert screen.taking.clock.text() == "04:00"
    passed = hands.answer(hands.qtbot.keyClick, screen.taking, Qt.Key.Key_F10)
    assert (passed.code, passed.facts["score"]) == ("assessment_passed", "100")
    hands.until(screen.result.isVisible)
    assert screen.result.score.text() == "100"
    screen.result.leave.click()
    hands.until(screen.results.isVisible)


@pytest.mark.requirement("S1-57")
def test_the_time_ends_an_assessment_and_an_open_question_asks_twice(hands: Hands) -> None:
    screen, taking = hands.screen, hands.desk.taking
    hands.sign_in(CHEN)
    taking.start("")
    hands.until(screen.taking.isVisible)
    hands.qtbot.keyClick(screen.taking, Qt.Key.Key_F10)
    assert screen.taking.isVisible()
    assert screen.taking.hand_in.words == "Hand in with 20 question(s) open?"
    screen.taking.answers[0].click()
    assert (screen.taking.hand_in.words, taking.chosen()) == ("Hand in", (1,))
    hands.qtbot.wait(50)
    taking.show(None)
    taking.start("")  # refused: it runs, and is shown
    hands.until(lambda: taking.paper is not None)
    assert taking.position == 2, "what was begun goes on at the first open question"
    hands.clock.forward(timedelta(minutes=30, seconds=1))
    ended = hands.answer(taking.tick)
    assert (ended.code, ended.facts["ended"]) == ("assessment_failed", "time")


def test_a_question_is_retired_and_a_bank_asks_fewer(hands: Hands) -> None:
    screen = hands.screen
    hands.part(Part.QUESTIONS)
    hands.until(lambda: len(screen.banks.cards()) == 1)
    screen.banks.cards()[0].click()
    hands.until(lambda: len(screen.banks.cards()) == 20)
    screen.banks.cards()[0].click()
    assert screen.tools["retire"].text() == "Retire G01"
    assert hands.answer(screen.tools["retire"].click).code == "question_gone"
    hands.until(lambda: len(screen.banks.cards()) == 19)
    hands.fill(StaffForm.BANK, asked="20")
    screen.form.save.click()
    hands.until(lambda: bool(screen.form.form and screen.form.form.rows["asked"].error))
    hands.fill(StaffForm.BANK, asked="19")
    assert hands.keep().code == "bank_set"


def test_what_was_left_behind_ends_when_anybody_opens_the_page(hands: Hands) -> None:
    hands.day.send("start_assessment", CHEN)
    hands.clock.forward(timedelta(hours=1))
    hands.part(Part.RESULTS)
    hands.until(lambda: any("time was over" in card.accessibleName() for card in hands.screen.results.cards()[1:2]))


def test_a_scan_books_nothing_here(hands: Hands) -> None:
    scan = KeptScan(new_id(), Scan("XYZ", "scanner", NOW, 0, "serial"))
    assert hands.answer(hands.desk.take, scan).code == "not_here"
    card = Code(CodeKind.COMMAND, Command.ACKNOWLEDGE).text
    assert hands.answer(hands.desk.take, KeptScan(new_id(), Scan(card, "scanner", NOW, 0, "serial"))).code


def test_an_empty_centre_says_what_to_do_first(sqlite_url: str, dressed: QApplication, qtbot: Any) -> None:
    clock = FixedClock(NOW)
    store = Store(open_engine(sqlite_url), clock)
    lay_out_people(store)
    store.close()
    jobs = Jobs(lambda: Store(open_engine(sqlite_url), clock))
    jobs.start()
    screen = made_at_once(StaffDesk(Session(jobs, "DESK-1"), Settled(), clock, SITE))
    qtbot.addWidget(screen)
    screen.show()
    with qtbot.waitSignal(screen.desk.session.changed):
        screen.desk.session.sign_in(SUPERVISOR)
    for part, words in {
        Part.TRAININGS: "No training yet",
        Part.QUESTIONS: "No questions yet",
        Part.RESULTS: "No questions yet",
        Part.PEOPLE: "Nobody on the staff yet",
    }.items():
        screen.desk.show_part(part)
        qtbot.waitUntil(lambda words=words: screen.empty.isVisible() and screen.empty.title.text() == words)
    with qtbot.waitSignal(screen.desk.changed):
        screen.empty.action_pressed.emit()
    assert screen.form.which is StaffForm.STAFF
    jobs.stop()
