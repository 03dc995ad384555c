"""The recall screen reads the maker's notice, blocks what it names, prints letters, and takes their slips back."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import open_store_at
from desktop.app.application import Application
from desktop.app.demo_player import Step
from desktop.devices.demo_line import DemoLine
from desktop.domain.clock import FixedClock
from desktop.exchange.sample_delivery import CLERK
from desktop.exchange.sample_recall import DI, LOT, REF, sample_recall
from desktop.models.hold import Hold
from desktop.views.file_asking import Asked, AskForFile, Taken
from desktop.views.recall_screen import RecallScreen
from desktop.views.widgets.card_list import CardList
from tests.exchange.worlds import count
from tests.journeys.desk import play, workstation
from tests.journeys.recall_day import lay_out_lot, local

DAY = date(2026, 11, 26)
NOTICE = {
    "reference": "M-R-2611",
    "class": "II",
    "lines": [{"item": DI, "lot": LOT}, {"item": "LS-35-30", "lot": "L-NEVER"}],
}


@pytest.fixture
def at_work(qapp: QApplication, tmp_path: Path, sqlite_url: str) -> Iterator[tuple[Application, DemoLine]]:
    store = open_store_at(sqlite_url, FixedClock(local(DAY, "09:00")))
    lay_out_lot(store, sample_recall(DAY))
    store.close()
    with workstation(qapp, tmp_path, sqlite_url, local(DAY, "09:00")) as made:
        yield made


def opened(qtbot: QtBot, at_work: tuple[Application, DemoLine], folder: Path) -> RecallScreen:
    """The recall page with a clerk before it."""
    application, line = at_work
    play(qtbot, application, line, [Step(f"SZ:U:{CLERK}"), Step("SZ:C:RECALL")], folder)
    qtbot.waitUntil(lambda: any(one.isVisible() for one in application.window.findChildren(RecallScreen)))
    return application.window.findChildren(RecallScreen)[0]


def titles(cards: CardList) -> list[str]:
    return [card.accessibleName().rpartition(" · ")[0] for card in cards.cards()]


def holds(url: str) -> int:
    store = open_store_at(url, FixedClock(local(DAY, "09:00")))
    try:
        return count(store, Hold)
    finally:
        store.close()


def chosen(path: Path) -> AskForFile:
    """In place of the dialog: somebody chose this file."""

    def ask(parent: QWidget, asked: Asked, taken: Taken) -> None:
        taken(path)

    return ask


@pytest.mark.requirement("S2-55", "S2-56")
def test_a_notice_file_is_looked_at_blocked_written_to_all_and_its_slip_comes_back(
    qtbot: QtBot, tmp_path: Path, sqlite_url: str, at_work: tuple[Application, DemoLine]
) -> None:
    line = at_work[1]
    screen = opened(qtbot, at_work, tmp_path)
    path = tmp_path / "notice.json"
    path.write_text(json.dumps(NOTICE | {"class": "IX"}), "utf-8")
    screen.ask = chosen(path)
    screen.empty.action_pressed.emit()
    qtbot.waitUntil(screen.notice.again.isVisible)
    assert [name[:13] for name in titles(screen.notice.lines)] == ["Row 2 · class", "Row 3 · class"]
    path.write_text(json.dumps(NOTICE), "utf-8")
    screen.notice.again.click()
    qtbot.waitUntil(screen.notice.block.isVisible)
    assert screen.notice.count.text == "0/38"
    assert [name[:8] for name in titles(screen.notice.lines)] == [f"{REF} · ", "LS-35-30"]
    assert holds(sqlite_url) == 0
    screen.notice.block.click()
    qtbot.waitUntil(lambda: len(screen.desk.all) == 2 and screen.list.isVisible())
    assert holds(sqlite_url) == 1
    screen.desk.choose("RC-0001")
    qtbot.waitUntil(lambda: screen.desk.view is not None)
    assert (screen.papers.letters.isVisible(), screen.papers.fetch.isVisible()) == (False, True)
    screen.step.click()
    qtbot.waitUntil(screen.papers.letters.isVisible)
    for button, name in ((screen.papers.letters, "letters.pdf"), (screen.papers.fetch, "list.pdf")):
        screen.papers.ask = chosen(tmp_path / name)
        button.click()
        qtbot.waitUntil((tmp_path / name).exists)
    line.scan("SZ:N:RC-0001-02")
    qtbot.waitUntil(screen.person.isVisible, timeout=10_000)
    screen.person.setText("Dr. W")
    screen.secured.click()
    qtbot.waitUntil(lambda: screen.desk.view is not None and screen.desk.view.notices[1].acknowledged_by == "Dr. W")


def test_a_file_that_cannot_be_read_changes_nothing_and_the_screen_stays(
    qtbot: QtBot, tmp_path: Path, sqlite_url: str, at_work: tuple[Application, DemoLine]
) -> None:
    screen = opened(qtbot, at_work, tmp_path)
    replies: list[str] = []
    screen.desk.replied.connect(lambda reply: replies.append(reply.code))
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 broken")
    for path in (tmp_path / "nowhere.csv", broken):
        screen.ask = chosen(path)
        screen.empty.action_pressed.emit()
    qtbot.waitUntil(lambda: replies == ["cannot_read_file", "file_damaged"])
    assert screen.empty.isVisible()
    assert holds(sqlite_url) == 0


@pytest.mark.requirement("S2-56")
def test_below_the_pieces_one_is_accounted_for_and_a_letter_lifts_the_recall(
    qtbot: QtBot, tmp_path: Path, sqlite_url: str, at_work: tuple[Application, DemoLine]
) -> None:
    screen = opened(qtbot, at_work, tmp_path)
    plate = sample_recall(DAY)
    for raw in (plate.raw(plate.serials[0]), "SZ:C:BLOCK"):
        with qtbot.waitSignal(screen.desk.replied, timeout=10_000):
            at_work[1].scan(raw)
    qtbot.waitUntil(lambda: screen.desk.view is not None and bool(screen.pieces.cards()))
    bar = screen.ending
    assert not bar.isVisible()
    screen.pieces.cards()[0].click()
    assert (bar.confirmed.isVisible(), bar.lift.isVisible()) == (True, False)
    bar.reason.setText("not found")
    with qtbot.waitSignal(screen.desk.replied, timeout=10_000) as told:
        bar.written_off.click()
    assert told.args[0].code == "piece_accounted"
    qtbot.waitUntil(lambda: not bar.isVisible())
    with qtbot.waitSignal(screen.desk.replied, timeout=10_000):
        screen.step.click()
    qtbot.waitUntil(bar.lift.isVisible)
    bar.letter.setText("M-R-2612")
    with qtbot.waitSignal(screen.desk.replied, timeout=10_000) as told:
        bar.lift.click()
    assert told.args[0].code == "not_allowed"
    assert holds(sqlite_url) == 1
