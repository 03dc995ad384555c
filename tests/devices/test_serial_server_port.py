"""A scanner at a serial server on the network (RFC 2217)."""

from collections.abc import Iterator

import pytest

from desktop.devices.label_printer import Patience
from desktop.devices.printers.serial_port import SerialPrinter
from desktop.devices.serial_line import LineSettings, SerialLine
from desktop.devices.states import Cause, LineState
from tests.fakes.pty_scanner import Ear, parts
from tests.fakes.serial_server import SerialServer

pytestmark = pytest.mark.filterwarnings("ignore:setDaemon|setName:DeprecationWarning")

SCAN = b"]d20106901234567892\x1d21\xffSN-1"
"""Telnet doubles the byte FF."""


@pytest.fixture
def server() -> Iterator[SerialServer]:
    server = SerialServer()
    yield server
    server.cut()


@pytest.mark.requirement("C-03")
def test_what_it_sent_last_is_read_before_it_is_told_gone_and_it_comes_back(server: SerialServer) -> None:
    ear = Ear()
    line = SerialLine(LineSettings(server.url, baud=19200), ear, parts())
    line.start()
    for number in range(3):
        ear.wait_for_state(LineState.READY)
        server.send(SCAN + b"\r")
        ear.wait_for_frames(2 * number + 1)
        server.cut(b"%dLAST\rhalf" % number)
        ear.wait_for_state(LineState.LOST)
        server.plug_in()
    ear.wait_for_state(LineState.READY)
    line.stop()
    assert ear.frames == [SCAN, b"0LAST", SCAN, b"1LAST", SCAN, b"2LAST"]
    assert ear.cuts == [b"half"] * 3
    assert server.baud == 19200
    assert {change.cause for change in ear.changes if change.state is LineState.READY} == {Cause.ANSWERED}


def test_an_answer_goes_back_to_the_scanner(server: SerialServer) -> None:
    ear = Ear()
    line = SerialLine(LineSettings(server.url), ear, parts())
    line.start()
    ear.wait_for_state(LineState.READY)
    line.send(b"\x06\xff")
    server.wait_until_heard(b"\x06\xff")
    line.stop()


def test_a_label_printer_at_it_gets_every_byte(server: SerialServer) -> None:
    label = bytes(range(256)) * 4
    printer = SerialPrinter(server.url, 9600, Patience(), list)
    printer.open()
    gone: list[int] = []
    printer.write(label, gone.append)
    server.send(b"\x02ready\x03\r\n")
    assert printer.read(1.0).startswith(b"\x02")
    assert printer.close()
    server.wait_until_heard(label)
    assert gone == [0, 256, 512, 768, 1024]
