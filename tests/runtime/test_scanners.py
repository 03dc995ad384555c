"""All scanners of a desk in the window's thread: every scan once, in order, nothing left running."""

import queue
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QObject, Qt, QThread, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.devices.bench import ScannerSettings
from desktop.devices.scanner import ACK_NAK, Scan
from desktop.devices.socket_line import SocketLine
from desktop.devices.states import OPEN_STATES, Cause, LineState, StateChange
from desktop.runtime.scanners import Scanners
from tests.fakes.pty_scanner import NOON, PtyScanner, parts


class Ear(QObject):
    def __init__(self, scanners: Scanners) -> None:
        super().__init__()
        self.scans: list[Scan] = []
        self.cuts: list[tuple[str, str]] = []
        self.changes: list[tuple[str, StateChange]] = []
        self.threads: set[QThread] = set()
        scanners.scanned.connect(self.hear_scan)
        scanners.cut.connect(self.hear_cut)
        scanners.state_changed.connect(self.hear_change)

    def hear_scan(self, scan: Scan) -> None:
        self.threads.add(QThread.currentThread())
        self.scans.append(scan)

    def hear_cut(self, scanner: str, half: str) -> None:
        self.cuts.append((scanner, half))

    def hear_change(self, scanner: str, change: StateChange) -> None:
        self.threads.add(QThread.currentThread())
        self.changes.append((scanner, change))

    def states_of(self, scanner: str) -> list[LineState]:
        return [change.state for name, change in self.changes if name == scanner]


def is_open(scanners: Scanners, name: str) -> bool:
    return scanners.states()[name].state in OPEN_STATES


@pytest.mark.requirement("C-03")
def test_scans_of_all_scanners_come_in_the_windows_thread(qtbot: QtBot, tmp_path: Path) -> None:
    network = SocketLine()
    network.plug_in()
    with PtyScanner(tmp_path) as serial:
        settings = [
            ScannerSettings("serial", "Desk", serial.url, answer=ACK_NAK),
            ScannerSettings("network", "Door", network.url),
        ]
        scanners = Scanners(settings, parts())
        ear = Ear(scanners)
        assert {change.state for change in scanners.states().values()} == {LineState.DISABLED}
        scanners.start()
        scanners.start()
        qtbot.waitUntil(lambda: is_open(scanners, "Desk") and is_open(scanners, "Door"))
        for number in range(20):
            serial.scan(f"serial {number}")
            network.scan(f"network {number}")
        qtbot.waitUntil(lambda: len(ear.scans) == 40)
        for name in ("Desk", "Door", "nobody"):
            scanners.answer(name, good=True)
        scanners.stop()
        network.close()
    assert [scan.raw for scan in ear.scans if scan.scanner == "Desk"] == [f"serial {number}" for number in range(20)]
    assert [scan.raw for scan in ear.scans if scan.scanner == "Door"] == [f"network {number}" for number in range(20)]
    assert ear.threads == {QThread.currentThread()}
    assert {change.at for _, change in ear.changes} == {NOON}
    assert ear.states_of("Desk")[-1] is LineState.DISABLED
    assert {change.state for change in scanners.states().values()} == {LineState.DISABLED}


def test_a_scan_is_kept_while_the_window_is_busy(qtbot: QtBot, tmp_path: Path) -> None:
    kept: queue.SimpleQueue[tuple[str, int]] = queue.SimpleQueue()

    def keep(scan: Scan) -> None:
        kept.put((scan.raw, threading.get_ident()))

    with PtyScanner(tmp_path) as fake:
        scanners = Scanners([ScannerSettings("serial", "Desk", fake.url)], parts(), keep=keep)
        ear = Ear(scanners)
        scanners.start()
        qtbot.waitUntil(lambda: is_open(scanners, "Desk"))
        fake.scan("busy")
        raw, thread = kept.get(timeout=5)  # no turn of the event loop until here
        assert (raw, ear.scans) == ("busy", [])
        assert thread != threading.get_ident()
        qtbot.waitUntil(lambda: len(ear.scans) == 1)
        scanners.stop()
    assert kept.empty()


def test_an_unplug_is_told_with_the_half_scan_it_cut(qtbot: QtBot, tmp_path: Path) -> None:
    with PtyScanner(tmp_path) as fake:
        scanners = Scanners([ScannerSettings("serial", "Desk", fake.url)], parts())
        ear = Ear(scanners)
        scanners.start()
        qtbot.waitUntil(lambda: is_open(scanners, "Desk"))
        fake.scan("half", suffix="")
        assert fake.wait_until_read()
        fake.unplug()
        qtbot.waitUntil(lambda: scanners.states()["Desk"].state is LineState.LOST)
        assert scanners.states()["Desk"].facts["cut_bytes"] == 4
        fake.plug_in()
        qtbot.waitUntil(lambda: is_open(scanners, "Desk"))
        fake.scan("whole")
        qtbot.waitUntil(lambda: len(ear.scans) == 1)
        scanners.stop()
    assert ear.cuts == [("Desk", "half")]
    assert [scan.raw for scan in ear.scans] == ["whole"]


def test_what_was_read_before_the_stop_is_delivered_by_it(qtbot: QtBot, tmp_path: Path) -> None:
    with PtyScanner(tmp_path) as fake:
        scanners = Scanners([ScannerSettings("serial", "Desk", fake.url)], parts())
        ear = Ear(scanners)
        scanners.start()
        qtbot.waitUntil(lambda: is_open(scanners, "Desk"))
        fake.scan("last")
        assert fake.wait_until_read()
        scanners.stop()
        assert [scan.raw for scan in ear.scans] == ["last"]
        heard = len(ear.changes)
        QCoreApplication.processEvents()
        assert (len(ear.scans), len(ear.changes)) == (1, heard)


def test_new_settings_leave_an_unchanged_scanner_undisturbed(qtbot: QtBot, tmp_path: Path) -> None:
    network = SocketLine()
    network.plug_in()
    with PtyScanner(tmp_path) as fake:
        desk = ScannerSettings("serial", "Desk", fake.url)
        scanners = Scanners([desk, ScannerSettings("wedge", "Hand")], parts())
        ear = Ear(scanners)
        scanners.start()
        qtbot.waitUntil(lambda: is_open(scanners, "Desk"))
        changes_before = len(ear.states_of("Desk"))
        scanners.reload([desk, ScannerSettings("network", "Door", network.url)])
        assert list(scanners.states()) == ["Desk", "Door"]
        assert ear.states_of("Hand") == [LineState.IDENTIFYING, LineState.DISABLED]
        qtbot.waitUntil(lambda: is_open(scanners, "Door"))
        assert len(ear.states_of("Desk")) == changes_before
        fake.scan("still here")
        qtbot.waitUntil(lambda: len(ear.scans) == 1)
        scanners.reload([])
        assert scanners.states() == {}
    network.close()
    assert ear.states_of("Door")[-1] is LineState.DISABLED


def test_a_wedge_is_ready_after_its_first_scan(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    scanners = Scanners([ScannerSettings("wedge", "Hand")], parts())
    ear = Ear(scanners)
    scanners.start()
    for number in (1, 2):
        type_scan(field, f"1234{number}", start=1000 * number)
    assert [scan.raw for scan in ear.scans] == ["12341", "12342"]
    assert [(change.state, change.cause) for _, change in ear.changes] == [
        (LineState.IDENTIFYING, Cause.AWAITS_FIRST_SCAN),
        (LineState.READY, Cause.FIRST_SCAN),
    ]
    scanners.stop()
    type_scan(field, "56789", start=9000)
    assert len(ear.scans) == 2
    assert field.text() == "56789"


def type_scan(field: QLineEdit, text: str, start: int) -> None:
    for number, character in enumerate(text + "\r"):
        code = Qt.Key.Key_Return if character == "\r" else Qt.Key(ord(character))
        event = QKeyEvent(QKeyEvent.Type.KeyPress, code, Qt.KeyboardModifier.NoModifier, character)
        event.setTimestamp(start + 5 * number)
        QCoreApplication.postEvent(field, event)
    QCoreApplication.processEvents()


def test_stopping_leaves_no_thread(qtbot: QtBot, tmp_path: Path) -> None:
    before = threading.active_count()
    settings = [ScannerSettings("serial", f"Desk {number}", str(tmp_path / f"tty{number}")) for number in range(5)]
    scanners = Scanners([*settings, ScannerSettings("wedge", "Hand")], parts())
    scanners.start()
    assert threading.active_count() == before + 5
    scanners.stop()
    assert threading.active_count() == before


def test_this_release_of_qt_for_python_counts_its_references_to_none(qtbot: QtBot) -> None:
    # one release gives away a reference with each call that returns nothing, until the interpreter dies
    timer = QTimer()
    timer.stop()
    before = sys.getrefcount(None)
    for _ in range(300):
        timer.stop()
    assert abs(sys.getrefcount(None) - before) < 30
