"""The settings as a person sets them: at once, with faults at their fields, all by keyboard."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from desktop.app import open_store_at
from desktop.devices.bench import read_scanners
from desktop.devices.ports import Port
from desktop.devices.states import Cause, LineState, StateChange
from desktop.presenters.calibrating import EXPECTED, Stage, WedgeCalibration
from desktop.presenters.database_care import DatabaseCare
from desktop.presenters.equipment import ScannerLog
from desktop.presenters.session import Session
from desktop.presenters.settings import StationSettings
from desktop.runtime.jobs import Jobs
from desktop.runtime.scanners import Scanners
from desktop.settings import Settings, read_settings
from desktop.views.settings_screen import SettingsScreen
from desktop.views.widgets.shapes import Shape
from tests.fakes.pty_scanner import NOON, PtyScanner, parts

DOOR = {"kind": "wedge", "name": "Door"}
PORT = Port("/dev/ttyACM0", 0x0C2E, 0x0CAA, "S1", None, "Honeywell 1950g")


pytestmark = pytest.mark.usefixtures("english")


@pytest.fixture
def screen(qtbot: QtBot, dressed: QApplication, tmp_path: Path) -> Iterator[SettingsScreen]:
    settings = Settings(language="en", scanner=(DOOR,))
    scanners = Scanners(read_scanners(settings.scanner), parts())
    station = StationSettings(tmp_path / "s.toml", settings, scanners, "sqlite:///x.db", lambda: [PORT])
    log = ScannerLog(station, scanners, parts().clock)
    session = Session(Jobs(partial(open_store_at, f"sqlite:///{tmp_path / 'x.db'}")), "desk 1", station)
    care = DatabaseCare(session, tmp_path, parts().clock, station)
    screen = SettingsScreen(station, log, WedgeCalibration(station), care)
    qtbot.addWidget(screen)
    screen.resize(1166, 720)
    screen.show()
    qtbot.waitExposed(screen)
    screen.activateWindow()
    screen.setProperty("scanners", scanners)
    yield screen
    screen.hide()
    scanners.stop()
    care.finish()
    session.jobs.stop()
    station.finish()


def scanners_of(screen: SettingsScreen) -> Scanners:
    found: Scanners = screen.property("scanners")
    return found


def choose(screen: SettingsScreen, key: str, value: str) -> None:
    box = screen.look.rows[key].editor
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData(value))


def test_a_theme_is_taken_over_at_once_and_kept(qtbot: QtBot, screen: SettingsScreen) -> None:
    with qtbot.waitSignal(screen.station.theme_changed) as changed:
        choose(screen, "theme", "dark")
    assert changed.args == ["dark"]
    screen.station.finish()
    assert read_settings(screen.station.file, {}).theme == "dark"


def test_what_is_being_typed_outlives_a_change_of_theme(screen: SettingsScreen) -> None:
    screen.desk.set_values({"workstation": "Night desk"})
    choose(screen, "theme", "dark")
    assert screen.desk.values()["workstation"] == "Night desk"


def test_languages_are_called_by_their_own_names(screen: SettingsScreen) -> None:
    box = screen.look.rows["language"].editor
    assert isinstance(box, QComboBox)
    assert {box.itemData(at): box.itemText(at) for at in range(1, box.count())} == {"zh_CN": "中文", "en": "English"}


def test_the_database_says_when_it_takes_effect(screen: SettingsScreen) -> None:
    assert screen.base.values()["in_use"] == "sqlite:///x.db"
    assert "next start" in screen.next_start.text()
    screen.base.set_values({"database_url": "postgresql://server/sparezone"})
    screen.keep_base.click()
    screen.station.finish()
    assert read_settings(screen.station.file, {}).database_url == "postgresql://server/sparezone"


def test_a_scanner_shows_shape_word_time_and_cause(screen: SettingsScreen) -> None:
    scanners_of(screen).state_changed.emit("Door", StateChange(LineState.LOST, Cause.UNPLUGGED, NOON))
    scanners_of(screen).start()
    (row,) = screen.list.rows
    assert row.name.whole == "Door"
    assert row.state.text() == "listening"
    assert row.mark.shape is Shape.HALF_RING
    assert f"{NOON.astimezone():%Y-%m-%d}" in row.cause.whole


@pytest.mark.requirement("C-03")
def test_a_serial_scanner_is_added_and_becomes_open(qtbot: QtBot, screen: SettingsScreen, tmp_path: Path) -> None:
    with PtyScanner(tmp_path) as plugged_in:
        screen.list.add["serial"].click()
        form = screen.editor.form
        qtbot.waitUntil(form.rows["name"].editor.hasFocus)
        form.set_values({"name": "Desk", "url": plugged_in.url})
        screen.editor.save.click()
        assert screen.list.isVisible()
        assert [row.name.whole for row in screen.list.rows] == ["Door", "Desk"]
        qtbot.waitUntil(lambda: {row.state.text() for row in screen.list.rows[1:]} <= {"listening", "ready"})
        scanners_of(screen).stop()


def test_a_port_is_picked_from_what_is_plugged_in(qtbot: QtBot, screen: SettingsScreen) -> None:
    screen.list.add["serial"].click()
    box = screen.editor.form.rows["port"].editor
    assert isinstance(box, QComboBox)
    qtbot.waitUntil(lambda: box.count() == 2)
    assert box.itemText(1) == "Honeywell 1950g · /dev/ttyACM0"
    box.setCurrentIndex(1)
    assert screen.editor.table()["url"] == "usb://0C2E:0CAA:S1"


def test_a_wrong_address_is_told_at_its_field(screen: SettingsScreen) -> None:
    screen.list.add["network"].click()
    screen.editor.form.set_values({"name": "Hall", "url": "http://x"})
    screen.editor.save.click()
    row = screen.editor.form.rows["url"]
    assert row.editor.property("wrong") is True
    assert screen.editor.isVisible()
    screen.editor.form.set_values({"url": "127.0.0.1:9"})
    assert screen.editor.table()["url"] == "socket://127.0.0.1:9"


def test_removing_asks_in_place(screen: SettingsScreen) -> None:
    (row,) = screen.list.rows
    row.remove.click()
    assert screen.station.tables == (DOOR,)
    row.really.click()
    assert screen.station.tables == ()
    assert screen.list.none.isVisible()


def test_a_chip_leads_to_the_history_of_its_scanner(screen: SettingsScreen) -> None:
    scanners_of(screen).start()
    scanners_of(screen).cut.emit("Door", "0106\x1d901")
    screen.show_scanner("Door")
    assert screen.details.isVisible()
    assert screen.details.heading.text() == "Door"
    assert screen.details.table.text(0, 1) in ("", "listening")
    assert "0106␝901" in screen.details.cut.text()
    screen.details.back.click()
    assert screen.list.isVisible()


def press(screen: SettingsScreen, key: Qt.Key, text: str, at: int, modifiers: Qt.KeyboardModifier) -> None:
    event = QKeyEvent(QKeyEvent.Type.KeyPress, key, modifiers, text)
    event.setTimestamp(at)
    QApplication.sendEvent(screen.calibration.keys, event)


def scan_symbol(screen: SettingsScreen, start: int) -> None:
    plain, control = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
    for number, character in enumerate(EXPECTED):
        at = start + 8 * number
        if character == "\x1d":
            press(screen, Qt.Key.Key_Control, "", at, control)
            press(screen, Qt.Key.Key_BracketRight, "\x1d", at, control)
        else:
            press(screen, Qt.Key(ord(character.upper())), character, at, plain)
    press(screen, Qt.Key.Key_Return, "\r", start + 8 * len(EXPECTED), plain)


@pytest.mark.requirement("C-02")
def test_a_keyboard_scanner_is_measured_proved_and_saved(qtbot: QtBot, screen: SettingsScreen) -> None:
    screen.list.edit_wanted.emit(0)
    screen.editor.measure.click()
    page = screen.calibration
    assert page.isVisible()
    assert not page.keys.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    for number in range(3):
        scan_symbol(screen, 1000 + 2000 * number)
    qtbot.waitUntil(lambda: page.presenter.stage is Stage.CHECKING)
    assert page.figures[0][1].text() == "0 / 8 / 8 ms"
    assert page.figures[3][1].text() == "Ctrl + ]"
    assert page.keys.lines[0].whole.startswith("0106901234567892")
    assert not page.save.isVisible()
    scan_symbol(screen, 20_000)
    assert page.save.isVisible()
    page.save.click()
    assert page.presenter.stage is Stage.SAVED
    (saved,) = read_scanners(screen.station.tables)
    assert (saved.name, saved.profile.gap_ms) == ("Door", 17)
    page.leave.click()
    assert screen.list.isVisible()
    assert list(screen.station.states()) == ["Door"]


def test_escape_leaves_the_field_that_takes_every_key(qtbot: QtBot, screen: SettingsScreen) -> None:
    screen.list.edit_wanted.emit(0)
    screen.editor.measure.click()
    keys = screen.calibration.keys
    qtbot.waitUntil(keys.hasFocus)
    press(screen, Qt.Key.Key_Tab, "\t", 1000, Qt.KeyboardModifier.NoModifier)
    assert keys.hasFocus()
    press(screen, Qt.Key.Key_Escape, "\x1b", 1000, Qt.KeyboardModifier.NoModifier)
    assert not keys.hasFocus()
    screen.calibration.leave.click()
