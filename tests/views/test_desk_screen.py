"""The scan desk and the life pages, on the sample world in a real database."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.changes import Kind
from desktop.domain.codes import Command
from desktop.exchange.sample_day import command, place, tray
from desktop.exchange.sample_delivery import CLERK, NOTICE, SampleDelivery
from desktop.presenters.answer import Verdict
from desktop.presenters.find_desk import FindDesk
from desktop.presenters.life_pages import ContentsPage
from desktop.presenters.reply import Reply
from desktop.queries.looking_up import HitKind
from desktop.queries.pages import TrayPage, UnitPage
from desktop.views.desk_screen import DeskScreen
from desktop.views.widgets.shapes import Shape
from tests.views.stock_world import LONG_SERIAL, LONG_ZH, Desk, build, open_desk


@pytest.fixture(scope="module")
def world_file(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, SampleDelivery]:
    path = tmp_path_factory.mktemp("stock") / "world.db"
    shutil.copyfile(sqlite_template, path)
    return path, build(f"sqlite:///{path}")


@pytest.fixture
def desk(world_file: tuple[Path, SampleDelivery], empty_sqlite_url: str, dressed: QApplication) -> Iterator[Desk]:
    path, world = world_file
    shutil.copyfile(path, empty_sqlite_url.removeprefix("sqlite:///"))
    made, end = open_desk(empty_sqlite_url, world)
    yield made
    end()


@pytest.fixture
def find(desk: Desk) -> FindDesk:
    return FindDesk(desk.session, desk.settled, desk.clock)


@pytest.fixture
def home(find: FindDesk, qtbot: QtBot) -> DeskScreen:
    screen = DeskScreen(find)
    shown(qtbot, screen)
    return screen


def shown(qtbot: QtBot, screen: QWidget) -> None:
    screen.resize(1118, 620)
    qtbot.addWidget(screen)
    screen.show()
    qtbot.waitExposed(screen)


def scan(qtbot: QtBot, find: FindDesk, desk: Desk, raw: str) -> Reply:
    with qtbot.waitSignal(find.replied) as replied:
        find.take(desk.kept(raw))
    reply = replied.args[0]
    assert isinstance(reply, Reply)
    return reply


def opened(qtbot: QtBot, find: FindDesk, desk: Desk, raw: str) -> Reply:
    with qtbot.waitSignal(find.life.changed):
        return scan(qtbot, find, desk, raw)


def world_of(desk: Desk) -> SampleDelivery:
    assert desk.world is not None
    return desk.world


# ---------------------------------------------------------------- the scan desk


@pytest.mark.requirement("S2-50")
def test_a_scanned_unit_is_told_and_its_life_is_shown(
    qtbot: QtBot, desk: Desk, find: FindDesk, home: DeskScreen
) -> None:
    reply = opened(qtbot, find, desk, world_of(desk).pieces[0].raw)
    assert (reply.code, reply.verdict, reply.held) == ("found_unit", Verdict.OK, False)
    facts = {name: reply.facts[name] for name in ("serial", "place", "state", "held", "next")}
    assert facts == {"serial": LONG_SERIAL, "place": "TK-001 › A-2-1", "state": "usable", "held": False, "next": ""}
    page = home.page
    assert home.pages.currentWidget() is page
    assert page.identity.name.text() in (LONG_ZH, reply.facts["item_en"])
    assert page.identity.place.text() == "TK-001 › A-2-1"
    assert page.identity.state.mark.shape is Shape.TICKED_CIRCLE
    told = [page.line.entries.entry(row) for row in range(page.line.entries.rowCount())]
    assert [one.what for one in told] == ["Put away", "Received", "Announced"]
    assert "with tray TK-001" in told[0].where
    assert told[0].moment == "2026-11-21 09:45"
    assert page.line.hasFocus()
    assert desk.settled.codes == ["found_unit"]


def test_an_event_shows_the_raw_scan_with_its_separator(
    qtbot: QtBot, desk: Desk, find: FindDesk, home: DeskScreen
) -> None:
    piece = world_of(desk).pieces[0]
    opened(qtbot, find, desk, piece.raw)
    assert not home.page.details.isVisible()
    qtbot.keyClick(home.page.line, Qt.Key.Key_Down)
    facts = {fact.word: fact.value for fact in home.page.details.facts}
    assert facts["Scan"] == piece.raw.replace("\x1d", "␝")
    assert facts["Person"] == "李仓管 (1001) · DESK-1"


def test_a_hold_is_loud(qtbot: QtBot, desk: Desk, find: FindDesk, home: DeskScreen) -> None:
    reply = opened(qtbot, find, desk, world_of(desk).extra.raw)
    assert (reply.code, reply.verdict, reply.facts["held"]) == ("found_unit", Verdict.MARKED, True)
    assert (reply.facts["next"], reply.facts["put_into"]) == ("put_away", "Q-1")
    assert home.page.identity.holds.isVisible()
    assert "not announced" in home.page.identity.holds.reasons.text()
    assert "1 label" in home.page.labels.text()


def test_a_tray_in_receiving_is_put_away_next(qtbot: QtBot, desk: Desk, find: FindDesk, home: DeskScreen) -> None:
    reply = opened(qtbot, find, desk, tray("TK-002"))
    assert reply.code == "found_tray"
    assert {name: reply.facts[name] for name in ("tray", "pieces", "next", "put_into")} == {
        "tray": "TK-002", "pieces": 20, "next": "put_away", "put_into": "A-2-2",
    }  # fmt: skip
    assert isinstance(find.life.page, TrayPage)
    assert len(home.page.rows.rows) == 20


def test_from_a_tray_to_its_unit_and_back(qtbot: QtBot, desk: Desk, find: FindDesk, home: DeskScreen) -> None:
    opened(qtbot, find, desk, tray("TK-001"))
    with qtbot.waitSignal(find.life.changed):
        home.page.rows.choose_row(0)
        qtbot.keyClick(home.page.rows, Qt.Key.Key_Return)
    assert isinstance(find.life.page, UnitPage)
    with qtbot.waitSignal(find.life.changed):
        qtbot.keyClick(home.page, Qt.Key.Key_Escape)
    assert isinstance(find.life.page, TrayPage)
    qtbot.keyClick(home.page, Qt.Key.Key_Escape)
    assert home.pages.currentWidget() is home.home
    assert home.field.hasFocus()


def test_a_bin_tells_what_lies_in_it(qtbot: QtBot, desk: Desk, find: FindDesk, home: DeskScreen) -> None:
    reply = opened(qtbot, find, desk, place("A-2-1"))
    assert (reply.code, reply.facts["pieces"], reply.facts["trays"]) == ("found_place", 20, ["TK-001"])
    assert isinstance(find.life.page, ContentsPage)
    assert scan(qtbot, find, desk, place("A-2-2")).code == "found_place_empty"


def test_a_delivery_note_is_handed_on(qtbot: QtBot, desk: Desk, find: FindDesk) -> None:
    with qtbot.waitSignal(find.notice_found) as told:
        reply = scan(qtbot, find, desk, f"]C0{NOTICE}")
    assert told.args == [NOTICE]
    assert (reply.code, reply.facts["received"], reply.facts["lines"]) == ("found_notice", 118, 120)


@pytest.mark.parametrize(
    ("raw", "code"),
    [("SZ:P:NOWHERE", "unknown_place"), ("]d20106901234500005", "check_digit"), (command(Command.CONFIRM), "not_here")],
)
def test_a_strange_scan_holds_no_line(qtbot: QtBot, desk: Desk, find: FindDesk, raw: str, code: str) -> None:
    reply = scan(qtbot, find, desk, raw)
    assert (reply.code, reply.held, find.held) == (code, False, None)
    assert scan(qtbot, find, desk, tray("TK-001")).code == "found_tray"


def test_a_typed_code_is_looked_up(qtbot: QtBot, desk: Desk, find: FindDesk, home: DeskScreen) -> None:
    qtbot.keyClick(home, Qt.Key.Key_F3)
    assert home.field.hasFocus()
    home.field.setText(LONG_SERIAL)
    with qtbot.waitSignal(find.life.changed):
        qtbot.keyClick(home.field, Qt.Key.Key_Return)
    assert find.life.hit is not None
    assert (find.life.hit.kind, find.life.hit.serial) == (HitKind.UNIT, LONG_SERIAL)
    with qtbot.waitSignal(find.search_wanted) as words:
        find.look_up("髋臼")
    assert words.args == ["髋臼"]


def test_home_says_who_is_here_and_what_waits(qtbot: QtBot, desk: Desk, find: FindDesk, home: DeskScreen) -> None:
    assert home.welcome.person.text() == "Scan your badge"
    with qtbot.waitSignal(desk.session.changed):
        desk.session.sign_in(CLERK)
    find.reload()
    qtbot.waitUntil(lambda: find.deliveries_waiting == 1)
    assert home.welcome.person.text() == "李仓管"
    assert home.welcome.waiting.isEnabled()


def test_a_page_copies_as_text(qtbot: QtBot, desk: Desk, find: FindDesk, home: DeskScreen) -> None:
    opened(qtbot, find, desk, world_of(desk).pieces[0].raw)
    home.page.copy.click()
    text = QGuiApplication.clipboard().text()
    assert LONG_SERIAL in text
    assert "2026-11-21 09:45 · Put away" in text


def test_a_change_elsewhere_keeps_the_chosen_event(qtbot: QtBot, desk: Desk, find: FindDesk, home: DeskScreen) -> None:
    opened(qtbot, find, desk, world_of(desk).pieces[0].raw)
    qtbot.keyClick(home.page.line, Qt.Key.Key_Down)
    before = home.page.details.facts
    with qtbot.waitSignal(find.life.changed):
        find.on_changed(frozenset({Kind.STOCK}), None)
    assert home.page.details.facts == before
    assert home.page.details.isVisible()


def test_the_desk_speaks_anew_when_the_language_changes(
    qtbot: QtBot, desk: Desk, find: FindDesk, home: DeskScreen
) -> None:
    opened(qtbot, find, desk, tray("TK-001"))
    for widget in (home, *home.findChildren(QWidget)):
        QApplication.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))
    assert len(home.page.rows.rows) == 20
    assert home.page.title.whole == "Tray TK-001"
