"""The workbench and the assistant on the screen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.devices.scanner import Scan
from desktop.domain.origin import new_id
from desktop.presenters.scanner_assistant import ScannerAssistant
from desktop.presenters.settings import StationSettings
from desktop.presenters.workbench import WorkbenchDesk
from desktop.runtime.scan_router import KeptScan
from desktop.runtime.scanners import Scanners
from desktop.settings import Settings
from desktop.views.assistant_screen import AssistantScreen
from desktop.views.device_words import local_time
from desktop.views.translation import Translation
from desktop.views.workbench_screen import WorkbenchScreen
from desktop.views.workbench_words import report, symbology_words
from tests.fakes.pty_scanner import parts
from tests.fakes.wedge_keys import typed
from tests.views.stock_world import NOW, Desk, open_desk

BAD_DATE = "]d20106901234567892" + "10L2\x1d17291350"


@pytest.fixture
def desk(sqlite_url: str, dressed: QApplication) -> Iterator[Desk]:
    spoken = Translation(dressed)
    spoken.set_language("en")
    made, end = open_desk(sqlite_url, None)
    yield made
    end()
    spoken.remove()


@pytest.fixture
def screen(desk: Desk, qtbot: QtBot) -> WorkbenchScreen:
    made = WorkbenchScreen(WorkbenchDesk(desk.session, desk.settled, desk.clock))
    made.resize(1118, 500)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def scan(qtbot: QtBot, screen: WorkbenchScreen, raw: str) -> None:
    with qtbot.waitSignal(screen.desk.replied):
        screen.desk.take(KeptScan(new_id(), Scan(raw, "Door", NOW, 0, "serial", raw.encode())))


def test_without_a_scan_it_says_what_to_do(screen: WorkbenchScreen) -> None:
    assert screen.empty.isVisible()
    screen.copy_report()
    assert screen.copied.text() == ""


def test_a_refused_scan_is_shown_with_its_place(qtbot: QtBot, screen: WorkbenchScreen) -> None:
    scan(qtbot, screen, BAD_DATE)
    assert screen.title.text() == "No such date or time"
    assert "Position 26." in screen.view.trouble.text()
    assert (screen.view.raw.mark, screen.view.raw.at) == ((26, 6), 26)
    assert screen.view.pointed.text() == "26 · 2 · U+0032 · 0x32"
    assert [row[:2] for row in screen.view.parts.rows] == [("3", "01"), ("19", "10"), ("24", "17")]
    assert screen.view.parts.rows[-1][4] == "here it fails"
    assert screen.view.facts.text().startswith("]d2 = GS1 DataMatrix\nCharacters: 32 · Door · ")


def test_a_lost_separator_is_told(qtbot: QtBot, screen: WorkbenchScreen) -> None:
    scan(qtbot, screen, "]d20106901234567892" + "10L2321S1")
    assert screen.title.text() == "It reads, with warnings"
    assert "separator may have been lost" in screen.view.warnings.words.text()


def test_what_a_repair_would_do_is_told(qtbot: QtBot, screen: WorkbenchScreen) -> None:
    scan(qtbot, screen, "]d20106901234567892" + "10L23|21S1")
    assert screen.view.mended.words.text() == (
        "Repaired, it would read: (01) 06901234567892 (10) L23 (21) S1\n"
        "Separators were put back.\n"
        "The desks repair nothing: set the scanner up so that it comes right."
    )


def test_an_unknown_item_and_two_joined_barcodes(qtbot: QtBot, screen: WorkbenchScreen) -> None:
    scan(qtbot, screen, "]C10106901234567892")
    assert "not in the catalogue" in screen.view.known.words.text().lower()
    assert not screen.view.joined.isVisible()
    scan(qtbot, screen, "]C11729113010L23")
    assert screen.view.joined.words.text() == (
        "With the scan before it: (01) 06901234567892 (17) 291130 (10) L23\nThe label is complete."
    )
    assert screen.list.count() == 2
    screen.list.setCurrentRow(1)
    assert screen.view.raw.raw == "]C10106901234567892"


def test_the_report_is_whole_and_copied_with_one_key(qtbot: QtBot, screen: WorkbenchScreen) -> None:
    scan(qtbot, screen, BAD_DATE)
    qtbot.keyClick(screen.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == (
        "Sparezone 0.1.0 - No such date or time\n"
        f"{local_time(NOW)} - Door - strict\n"
        "\n"
        "]d2 = GS1 DataMatrix\n"
        "Characters: 32\n"
        "]d2010690123456789210L2␝17291350\n"
        "\n"
        "0000  5D 64 32 30 31 30 36 39 30 31 32 33 34 35 36 37\n"
        "0010  38 39 32 31 30 4C 32 1D 31 37 32 39 31 33 35 30\n"
        "\n"
        "   3  (01) GTIN: 06901234567892 - check digit right\n"
        "  19  (10) lot · BATCH/LOT: L2 - right\n"
        "  24  (17) expiry date · USE BY or EXPIRY: 291350 - here it fails\n"
        "\n"
        "No such date or time. AI 17 · expiry date · read 291350. Compare the date on the label. Position 26.\n"
        "\n"
        "Nothing that a keyboard does to a scan explains it: look at the label itself.\n"
        "\n"
        "Not looked up: it cannot be read.\n"
    )
    assert screen.copied.text() == "Copied"
    assert screen.desk.shown is not None
    assert report(screen.desk.shown) == QGuiApplication.clipboard().text()


def test_a_copied_raw_text_is_examined_again(qtbot: QtBot, screen: WorkbenchScreen) -> None:
    screen.field.setText("]d2010690123456789210L2␝21S1")
    with qtbot.waitSignal(screen.desk.replied):
        qtbot.keyClick(screen.field, Qt.Key.Key_Return)
    assert screen.title.text() == "It reads"
    assert screen.view.facts.text().split("\n")[1].startswith("Characters: 28 · typed · ")


@pytest.mark.parametrize(
    ("aim", "words"),
    [
        ("]d2", "]d2 = GS1 DataMatrix"),
        ("]C1", "]C1 = GS1-128"),
        ("]Q3", "]Q3 = GS1 QR Code"),
        ("]C0", "]C0 = Code 128, not a GS1 symbol"),
        ("]d1", "]d1 = Data Matrix, not a GS1 symbol"),
        ("]E0", "]E0 = EAN-13/UPC-A"),
        ("", "no identifier sent: the scanner does not say what kind of symbol it read"),
    ],
)
def test_each_identifier_has_its_meaning(desk: Desk, aim: str, words: str) -> None:
    assert symbology_words(aim) == words


# ---------------------------------------------------------------- the assistant


@pytest.fixture
def assistant(desk: Desk, tmp_path: Path, qtbot: QtBot) -> Iterator[AssistantScreen]:
    scanners = Scanners((), parts())
    station = StationSettings(tmp_path / "sparezone.toml", Settings(), scanners, "x")
    presenter = ScannerAssistant(desk.session, desk.settled, station, desk.clock)
    made = AssistantScreen(presenter)
    made.resize(1118, 700)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.hide()
    presenter.finish()
    scanners.stop()
    station.finish()


def sent(assistant: AssistantScreen, raw: str) -> None:
    assistant.presenter.take(KeptScan(new_id(), Scan(raw, "Door", NOW, 0, "serial", raw.encode())))


@pytest.mark.requirement("C-02")
def test_four_scans_lead_to_the_button(assistant: AssistantScreen) -> None:
    for step in range(4):
        assert assistant.title.text().startswith(f"{step + 1} of 4")
        assert not assistant.save.isVisible()
        symbol = assistant.presenter.symbol
        assert assistant.symbol.symbol == symbol
        sent(assistant, symbol.aim + symbol.text)
    assert assistant.title.text() == "Proved"
    assert assistant.save.isVisible()
    assert not assistant.form.isVisible()


def test_what_came_is_shown_under_what_was_drawn(assistant: AssistantScreen) -> None:
    symbol = assistant.presenter.symbol
    sent(assistant, symbol.aim + symbol.text.replace("\x1d", ""))
    assert assistant.drawn.raw == symbol.text
    assert assistant.came.raw == symbol.text.replace("\x1d", "")
    assert assistant.came.mark == (symbol.text.index("\x1d"), 1)
    assert "The separator is lost" in assistant.advice.text()
    assert assistant.go_on.isVisible()
    assistant.go_on.click()
    assert assistant.presenter.step == 1
    assert not assistant.save.isVisible()


def test_keys_of_a_keyboard_scanner_are_taken(assistant: AssistantScreen) -> None:
    for press in typed(assistant.presenter.symbol.text + "\r", 8):
        assistant.keys.pressed.emit(press)
    assert "1 of 3" in assistant.lead.text()
    assert assistant.keys.lines[0].whole.startswith("0106901234567892")
    assistant.again.click()
    assert assistant.presenter.keys == []


def test_the_sheet_has_the_symbols_that_are_shown(
    assistant: AssistantScreen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        "desktop.views.assistant_screen.QDesktopServices.openUrl", lambda url: opened.append(url.path())
    )
    with qtbot.waitSignal(assistant.presenter.sheet_written) as written:
        assistant.sheet.click()
    assert written.args is not None
    assert opened == [written.args[0]]
    assert Path(opened[0]).read_bytes()[:4] == b"%PDF"
