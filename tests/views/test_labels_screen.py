"""The labels page as a clerk meets it: count, list, decision, order."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.errors import Refusal
from desktop.models.label import LabelState
from desktop.services.label_runs import ORDER_ZONE_LABELS, OrderZoneLabels
from desktop.views.file_asking import Asked, Taken
from desktop.views.labels_screen import LabelsScreen
from desktop.views.translation import Translation
from tests.presenters.label_room import LabelRoom, labels_at
from tests.services.label_desk import LabelDesk, build


@dataclass
class Person:
    """Stands for the person at the file dialog."""

    file: Path | None = None
    asked: list[Asked] = field(default_factory=list)

    def __call__(self, parent: QWidget, asked: Asked, taken: Taken) -> None:
        assert parent.isVisible()
        self.asked.append(asked)
        if self.file is not None:
            taken(self.file)


@dataclass
class Shown:
    room: LabelRoom
    screen: LabelsScreen
    person: Person

    def column(self, key: str) -> list[str]:
        table = self.screen.table
        place = [one.key for one in table.columns].index(key)
        self.room.qtbot.waitUntil(lambda: table.want(range(table.rowCount())))
        return [table.text(row, place) for row in range(table.rowCount())]


@pytest.fixture
def other(sqlite_url: str) -> Iterator[LabelDesk]:
    desk = build(sqlite_url)
    yield desk
    desk.store.close()


@pytest.fixture
def shown(qtbot: QtBot, other: LabelDesk, dressed: QApplication) -> Iterator[Shown]:
    with labels_at(qtbot, other) as room:
        person = Person()
        screen = LabelsScreen(room.labels, person)
        screen.resize(1118, 500)
        qtbot.addWidget(screen)
        screen.show()
        qtbot.waitExposed(screen)
        screen.activateWindow()
        yield Shown(room, screen, person)


def test_nothing_open_says_so_and_orders_are_the_next_action(shown: Shown) -> None:
    shown.room.load()
    assert shown.screen.panel.empty.title.text() == "No label is open"
    assert shown.screen.order_button.property("primary") is True
    assert shown.screen.decide.isHidden()
    assert shown.screen.count.text == "0 = 0 + 0 + 0"


@pytest.mark.requirement("S1-54")
def test_the_count_is_one_equation_and_each_figure_opens_its_rows(shown: Shown) -> None:
    one, two, three = (shown.room.other.order_unit(f"S{number}") for number in (1, 2, 3))
    for label in (one, two, three):
        shown.room.other.bring(label, LabelState.CONFIRMED)
    shown.room.scan_label(one)
    shown.room.other.void(two)
    shown.room.load()
    assert shown.screen.count.text == "3 = 1 + 1 + 1"
    with shown.room.qtbot.waitSignal(shown.room.labels.arrived):
        shown.screen.count.parts["verified"].click()
    assert shown.column("code") == ["S1"]
    assert shown.column("state") == ["Scanned back"]
    assert shown.screen.view.value() == "verified"
    with shown.room.qtbot.waitSignal(shown.room.labels.arrived):
        shown.screen.clear.click()
    assert shown.column("code") == ["S3"]


def test_a_row_says_state_thing_kind_and_cause(shown: Shown) -> None:
    label = shown.room.other.order_unit()
    shown.room.other.bring(label, LabelState.FAILED)
    shown.room.load()
    keys = ("state", "name", "code", "purpose", "cause")
    told = [shown.column(key)[0] for key in keys]
    assert told == ["Not sent", "Stem STEM-12", "S1", "Unit label", "The labels have run out"]


@pytest.mark.requirement("C-04")
def test_a_doubtful_label_is_settled_by_one_large_button(shown: Shown) -> None:
    label = shown.room.other.order_unit()
    shown.room.other.bring(label, LabelState.UNCERTAIN)
    shown.room.load()
    assert shown.screen.decide.words.startswith("1 label")
    with shown.room.qtbot.waitSignal(shown.room.labels.story_changed):
        shown.screen.decide.click()
    page = shown.screen.page
    assert page.isVisible()
    assert page.decision.heading.text() == "Did this label come out?"
    assert [page.decision.buttons[name].isVisible() for name in ("printed", "not_printed", "spoiled", "void")] == [
        True,
        True,
        True,
        False,
    ]
    page.decision.buttons["printed"].click()
    shown.room.qtbot.waitUntil(lambda: page.state.text() == "Printed")
    assert shown.room.other.events(label)[-1].facts["reason"] == "Seen at the printer"
    assert page.line.entries.rowCount() == 4


def test_a_reprint_asks_for_its_reason_in_place(shown: Shown) -> None:
    label = shown.room.other.order_unit()
    shown.room.other.bring(label, LabelState.CONFIRMED)
    shown.room.load()
    shown.room.open(label)
    decision = shown.screen.page.decision
    decision.buttons["reprint"].click()
    assert decision.problem.text() == "Say why: choose a reason or write one."
    assert shown.room.other.state(label) is LabelState.CONFIRMED
    decision.presets[0].click()
    assert (decision.reason.text(), decision.problem.text()) == ("Torn", "")
    decision.buttons["reprint"].click()
    shown.room.qtbot.waitUntil(lambda: shown.room.other.state(label) is LabelState.VOID)
    shown.room.qtbot.waitUntil(lambda: "reprint 1" in shown.screen.page.facts.text())


def test_what_is_refused_is_said_under_the_reason(shown: Shown) -> None:
    label = shown.room.other.order_unit()
    shown.room.open(label)
    shown.room.labels.troubled.emit(Refusal("label_being_sent", printer="Bench"))
    assert "is being sent" in shown.screen.page.decision.problem.text()


def test_escape_goes_back_to_the_list_and_the_keyboard_with_it(shown: Shown) -> None:
    label = shown.room.other.order_unit()
    shown.room.load()
    shown.room.open(label)
    shown.room.qtbot.keyClick(shown.screen.page, Qt.Key.Key_Escape)
    assert shown.screen.pages.currentIndex() == 0
    shown.room.qtbot.waitUntil(shown.screen.panel.view.hasFocus)


def test_a_label_is_seen_before_it_is_ordered(shown: Shown) -> None:
    shown.screen.order_button.click()
    order = shown.screen.order
    assert order.isVisible()
    assert not order.order.isEnabled()
    order.thing.setText("A-1-1")
    with shown.room.qtbot.waitSignal(shown.room.labels.ordering.shown):
        shown.room.qtbot.keyClick(order.thing, Qt.Key.Key_Return)
    assert order.paper.image is not None
    assert order.paper.said == "60 × 40 mm · Zone"
    assert order.order.isEnabled()
    with shown.room.qtbot.waitSignal(shown.room.labels.ordering.replied):
        order.order.click()
    assert [row.place for row in shown.room.load().rows] == ["A-1-1"]


def test_the_language_of_the_label_changes_the_picture(shown: Shown) -> None:
    shown.screen.begin_order()
    order = shown.screen.order
    with shown.room.qtbot.waitSignal(shown.room.labels.ordering.shown):
        shown.room.labels.ordering.look_up("A-1-1")
    before = order.paper.image
    with shown.room.qtbot.waitSignal(shown.room.labels.ordering.shown):
        box = order.form.rows["language"].editor
        box.setCurrentIndex(box.findData("en"))  # type: ignore[union-attr]  # a choice
    assert order.paper.image != before


def test_a_thing_with_a_label_leads_to_that_label(shown: Shown) -> None:
    label = shown.room.other.order_unit()
    shown.screen.begin_order()
    with shown.room.qtbot.waitSignal(shown.room.labels.ordering.shown):
        shown.room.labels.ordering.look_up("S1")
    order = shown.screen.order
    assert "has a label already" in order.problem.text()
    assert not order.order.isEnabled()
    with shown.room.qtbot.waitSignal(shown.room.labels.pictures.shown):
        order.there.click()
    assert shown.screen.page.isVisible()
    assert shown.room.labels.story is not None
    assert shown.room.labels.story.row.label == label


@pytest.mark.requirement("S1-54")
def test_a_run_says_how_far_it_is_and_can_be_stopped(shown: Shown) -> None:
    shown.room.other.do(ORDER_ZONE_LABELS, OrderZoneLabels("Z1", units=False))
    first = shown.room.load().rows[0].label
    shown.room.other.bring(first, LabelState.CONFIRMED)
    shown.room.load()
    assert shown.screen.run.count.text() == "Run: 1 of 4 printed, 0 scanned back"
    shown.screen.run.stop.click()
    shown.room.qtbot.waitUntil(lambda: [row.label for row in shown.room.load().rows[-1:]] == [first])
    assert shown.screen.run.isHidden()


@pytest.mark.requirement("S1-54", "C-04")
def test_a_run_for_a4_sheets_is_taken_by_no_printer_and_saved_as_one_pdf(shown: Shown, tmp_path: Path) -> None:
    screen, labels, wait = shown.screen, shown.room.labels, shown.room.qtbot
    shown.room.load()
    with wait.waitSignal(labels.ordering.zones_read):
        screen.begin_order()
    screen.order.way.choose("A4")
    screen.order.units.setChecked(False)
    with wait.waitSignal(labels.ordering.replied):
        screen.order.order_run.click()
    assert {row.printer for row in shown.room.load().rows} == {"A4"}
    assert screen.run.rest.text() == "waits to be saved as A4 sheets"
    shown.person.file = tmp_path / "zone.pdf"
    with wait.waitSignal(labels.sheets.replied, timeout=20_000):
        screen.run.sheets.click()
        assert not screen.run.sheets.isEnabled()
    assert screen.run.sheets.isEnabled()
    assert shown.person.file.read_bytes().startswith(b"%PDF")
    assert shown.room.states(shown.room.load()) == ["handed_over"] * 4
    assert screen.run.isHidden()


def test_changing_ones_mind_at_the_file_dialog_writes_nothing(shown: Shown) -> None:
    shown.room.other.do(ORDER_ZONE_LABELS, OrderZoneLabels("Z1", units=False))
    shown.room.load()
    shown.screen.run.sheets.click()
    (asked,) = shown.person.asked
    assert asked.name.endswith(".pdf")
    assert set(shown.room.states(shown.room.load())) == {"queued"}


def test_everything_is_said_in_chinese_too(shown: Shown, qapp: QApplication) -> None:
    label = shown.room.other.order_unit()
    shown.room.other.bring(label, LabelState.UNCERTAIN)
    translation = Translation(qapp)
    translation.set_language("zh_CN")
    try:
        shown.room.load()
        shown.room.open(label)
        assert shown.screen.decide.words == "1 张待确认"
        assert shown.screen.page.decision.heading.text() == "这张标签打印出来了吗？"
        assert shown.screen.page.title.whole == "股骨柄 STEM-12"
    finally:
        translation.set_language("en")
        translation.remove()
