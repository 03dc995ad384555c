"""The scanner of the demo is read like a real one, on both kinds of system."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.devices.demo_line import DemoLine, open_demo_line
from desktop.devices.pty_line import PtyLine
from desktop.devices.serial_line import LineSettings, SerialLine
from desktop.devices.socket_line import SocketLine
from desktop.devices.states import OPEN_STATES
from tests.fakes.pty_scanner import Ear, parts


def _over_the_loopback(_: Path) -> DemoLine:
    line = SocketLine()
    line.plug_in()
    return line


@pytest.mark.parametrize("make", [open_demo_line, _over_the_loopback])
def test_scans_and_answers_go_both_ways(make: Callable[[Path], DemoLine], tmp_path: Path) -> None:
    ear = Ear()
    demo = make(tmp_path)
    line = SerialLine(LineSettings(demo.url), ear, parts())
    line.start()
    ear.wait_for_state(*OPEN_STATES)
    assert demo.answers() == b""
    line.send(b"\x06")
    for count, text in enumerate(["]d2010690123456789221A\x1d10B", "second"], start=1):
        demo.scan(text, gap_seconds=0.001)
        ear.wait_for_frames(count)
    assert demo.answers() == b"\x06"
    line.stop()
    demo.close()
    assert ear.frames == [b"]d2010690123456789221A\x1d10B", b"second"]


def test_where_there_are_no_pseudo_terminals_the_loopback_is_used(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("desktop.devices.demo_line.sys.platform", "win32")
    demo = open_demo_line(tmp_path)
    demo.close()
    assert isinstance(demo, SocketLine)


def test_nothing_happens_to_scans_while_unplugged(tmp_path: Path) -> None:
    for line in (PtyLine(tmp_path / "scanner"), SocketLine()):
        line.scan("nobody hears this")
        assert line.answers() == b""
        line.unplug()
        line.plug_in()
        line.plug_in()
        line.close()
    assert not (tmp_path / "scanner").exists()
