"""In a real window: scans are heard wherever the focus is, typing arrives as it was typed."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from desktop.devices.keyboard_wedge import KeyboardWedge
from desktop.devices.scanner import Scan
from desktop.devices.wedge_profile import WedgeProfile
from desktop.domain.clock import FixedClock
from desktop.runtime.wedge_filter import WedgeFilter, key_press_of
from tests.fakes.pty_scanner import NOON

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the screen that is not there cannot

LABEL = "]d20106901234567892172906301\x1d21sn0001"
PRESS, RELEASE = QEvent.Type.KeyPress, QEvent.Type.KeyRelease
CODES = {"\r": Qt.Key.Key_Return, "\n": Qt.Key.Key_unknown, "\x1d": Qt.Key.Key_BracketRight, " ": Qt.Key.Key_Space}
CONTROL = Qt.KeyboardModifier.ControlModifier
NO_MODIFIER = Qt.KeyboardModifier.NoModifier


class Window(QWidget):
    """Two fields and a box, and a note of the keys that nobody took."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.second, self.box = QLineEdit(), QLineEdit(), QCheckBox()
        layout = QVBoxLayout(self)
        for widget in (self.first, self.second, self.box):
            layout.addWidget(widget)
        self.untaken: list[str] = []

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.untaken.append(event.text())


class Ear(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.scans: list[Scan] = []

    def hear(self, scan: Scan) -> None:
        self.scans.append(scan)

    @property
    def texts(self) -> list[str]:
        return [scan.raw for scan in self.scans]


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    window = Window()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    window.first.setFocus()
    qtbot.waitUntil(window.first.hasFocus)
    return window


@pytest.fixture
def wedge(window: Window, request: pytest.FixtureRequest) -> Iterator[tuple[WedgeFilter, Ear]]:
    profile: WedgeProfile = getattr(request, "param", WedgeProfile())
    keys = WedgeFilter(KeyboardWedge(profile), "Hand 1", FixedClock(NOON))
    ear = Ear()
    keys.scanned.connect(ear.hear)
    keys.install()
    yield keys, ear
    keys.remove()


def post(target: QObject, text: str, gap_ms: int, start: int = 1000) -> int:
    """Post the keys of a text with their time stamps, pressed and let go; the time of the next key."""
    at = start
    for character in text:
        code = CODES.get(character, Qt.Key(ord(character.upper())))
        modifiers = CONTROL if character == "\x1d" else NO_MODIFIER
        for kind in (PRESS, RELEASE):
            event = QKeyEvent(kind, code, modifiers, character)
            event.setTimestamp(at)
            QCoreApplication.postEvent(target, event)
        at += gap_ms
    return at


def turn(count: int = 5) -> None:
    for _ in range(count):
        QCoreApplication.processEvents()


def stall(seconds: float) -> None:
    threading.Event().wait(seconds)


@pytest.mark.requirement("C-02", "S2-83")
@pytest.mark.parametrize("gap_ms", [1, 5, 10])
@pytest.mark.parametrize("stalled", [0.0, 0.5, 1.2])
@pytest.mark.parametrize("is_timer_first", [True, False])
def test_a_burst_is_caught_whole_also_when_the_window_stalls_in_its_middle(
    window: Window, wedge: tuple[WedgeFilter, Ear], gap_ms: int, stalled: float, is_timer_first: bool
) -> None:
    _, ear = wedge
    at = post(window.first, LABEL[:9], gap_ms)
    turn(1)
    stall(stalled)
    if is_timer_first:
        turn(1)
    post(window.first, LABEL[9:] + "\r", gap_ms, at)
    turn()
    assert ear.texts == [LABEL]
    assert (ear.scans[0].scanner, ear.scans[0].kind, ear.scans[0].at) == ("Hand 1", "wedge", NOON)
    assert window.first.text() == ""
    assert window.untaken == []


@pytest.mark.parametrize("gap_ms", [60, 80, 100, 120, 250])
def test_typing_reaches_the_field_unchanged(
    qtbot: QtBot, window: Window, wedge: tuple[WedgeFilter, Ear], gap_ms: int
) -> None:
    _, ear = wedge
    post(window.first, "lot 4711 hello world", gap_ms)
    qtbot.waitUntil(lambda: window.first.text() == "lot 4711 hello world")
    assert ear.scans == []


def test_typing_during_a_stall_is_no_scan(qtbot: QtBot, window: Window, wedge: tuple[WedgeFilter, Ear]) -> None:
    _, ear = wedge
    at = post(window.first, "he", 90)
    turn(1)
    stall(1.2)
    post(window.first, "llo world\r", 90, at)
    qtbot.waitUntil(lambda: window.first.text() == "hello world")
    assert ear.scans == []


def test_a_single_key_is_given_back_within_the_hold_time(
    qtbot: QtBot, window: Window, wedge: tuple[WedgeFilter, Ear]
) -> None:
    post(window.first, "a", 1)
    turn(1)
    assert window.first.text() == ""
    qtbot.waitUntil(lambda: window.first.text() == "a", timeout=200)


def test_a_change_of_focus_in_the_middle_leaves_the_scan_whole(window: Window, wedge: tuple[WedgeFilter, Ear]) -> None:
    _, ear = wedge
    at = post(window.first, LABEL[:9], 5)
    turn(1)
    window.second.setFocus()
    post(window.second, LABEL[9:] + "\r", 5, at)
    turn()
    assert ear.texts == [LABEL]
    assert (window.first.text(), window.second.text()) == ("", "")


def test_typed_keys_go_to_the_field_they_were_meant_for(
    qtbot: QtBot, window: Window, wedge: tuple[WedgeFilter, Ear]
) -> None:
    at = post(window.first, "ab", 20)
    turn(1)
    window.second.setFocus()
    post(window.second, "c", 20, at)
    qtbot.waitUntil(lambda: (window.first.text(), window.second.text()) == ("ab", "c"))


def test_keys_for_a_widget_that_is_gone_are_forgotten(
    qtbot: QtBot, window: Window, wedge: tuple[WedgeFilter, Ear]
) -> None:
    gone = QLineEdit()
    post(gone, "a", 1)
    turn(1)
    gone.deleteLater()
    del gone
    post(window.first, "b", 1, start=3000)
    qtbot.waitUntil(lambda: window.first.text() == "b")


def test_chinese_text_passes(qtbot: QtBot, window: Window, wedge: tuple[WedgeFilter, Ear]) -> None:
    _, ear = wedge
    for number, text in enumerate(["椎弓根", "螺", "钉"]):
        event = QKeyEvent(PRESS, 0, NO_MODIFIER, text)
        event.setTimestamp(1000 + 90 * number)
        QCoreApplication.postEvent(window.first, event)
    qtbot.waitUntil(lambda: window.first.text() == "椎弓根螺钉")
    assert ear.scans == []


def test_a_space_still_ticks_a_box(qtbot: QtBot, window: Window, wedge: tuple[WedgeFilter, Ear]) -> None:
    post(window.box, " ", 1)
    qtbot.waitUntil(window.box.isChecked)


def test_an_ignored_key_is_judged_once_on_its_way_up(
    qtbot: QtBot, window: Window, wedge: tuple[WedgeFilter, Ear]
) -> None:
    post(window.box, "x", 1)
    qtbot.waitUntil(lambda: window.untaken == ["x"])
    turn()
    assert window.untaken == ["x"]


# these keys carry the time of this computer: a wide gap, lest a busy one tears the burst
@pytest.mark.parametrize("wedge", [WedgeProfile(gap_ms=2000)], indirect=True)
def test_through_the_window_system_a_scan_fires_no_shortcut(
    qtbot: QtBot, window: Window, wedge: tuple[WedgeFilter, Ear]
) -> None:
    _, ear = wedge
    fired = []
    for keys in ("Ctrl+]", "F9"):
        shortcut = QShortcut(QKeySequence(keys), window)
        shortcut.activated.connect(lambda: fired.append("fired"))
    window.box.setFocus()
    handle = window.windowHandle()
    QTest.keyClick(handle, Qt.Key.Key_F9)
    QTest.keyClick(handle, Qt.Key.Key_BracketRight, CONTROL)
    assert fired == ["fired"] * 2
    window.untaken.clear()
    for character in "12345\x1d67890":
        QTest.keyClick(
            handle, CODES.get(character, Qt.Key(ord(character))), CONTROL if character < " " else NO_MODIFIER
        )
    QTest.keyClick(handle, Qt.Key.Key_Return)
    assert ear.texts == ["12345\x1d67890"]
    assert fired == ["fired"] * 2
    assert window.untaken == []


def test_typing_through_the_window_system_arrives(qtbot: QtBot, window: Window, wedge: tuple[WedgeFilter, Ear]) -> None:
    _, ear = wedge
    handle = window.windowHandle()
    for character in "ABC DEF":
        QTest.keyClick(handle, CODES.get(character, Qt.Key(ord(character))), NO_MODIFIER, 70)
    qtbot.waitUntil(lambda: len(window.first.text()) == 7)
    assert ear.scans == []


def test_keys_without_a_time_pass_at_once(qtbot: QtBot, window: Window, wedge: tuple[WedgeFilter, Ear]) -> None:
    _, ear = wedge
    QTest.keyClicks(window.first, "typed by a robot")
    QTest.keyClick(window.first, Qt.Key.Key_Return)
    assert window.first.text() == "typed by a robot"
    assert ear.scans == []


def test_removing_the_filter_gives_held_keys_back_and_stops_its_timer(
    window: Window, wedge: tuple[WedgeFilter, Ear]
) -> None:
    keys, _ = wedge
    post(window.first, "ab", 5)
    turn(1)
    keys.remove()
    assert window.first.text() == "ab"
    post(window.first, "c", 5, start=3000)
    turn(1)
    assert window.first.text() == "abc"


def test_a_key_event_becomes_a_key_press() -> None:
    event = QKeyEvent(PRESS, Qt.Key.Key_BracketRight, CONTROL, "\x1d", True)
    event.setTimestamp(7)
    press = key_press_of(event)
    assert (press.text, press.key, press.timestamp_ms, press.is_repeat) == ("\x1d", "BracketRight", 7, True)
    assert press.modifiers == {"control"}
    assert key_press_of(QKeyEvent(PRESS, 0x6905, NO_MODIFIER, "椅")).key == "0x6905"
