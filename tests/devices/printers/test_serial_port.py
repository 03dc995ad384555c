"""A printer on a serial port, proved on a pseudo terminal: real bytes, real unplugging."""

import os
import threading
from pathlib import Path

import pytest

from desktop.devices.errors import LineAbsent, LineBlocked
from desktop.devices.label_printer import Language, Patience, PrinterLost
from desktop.devices.ports import Port
from desktop.devices.printer_talk import AllHandedOver, Conversation, Partly, Proof, ask, print_once
from desktop.devices.printers.print_works import host_status
from desktop.devices.printers.serial_port import SerialPrinter
from desktop.devices.pty_line import PtyLine
from desktop.devices.states import Cause, LineState

QUICK = Patience(answer=0.4, more=0.1, stall=0.2, start=0.2, ready=0.1, finish=1.0, close=0.3)
JOB = b"^XA^JZN" + b"^FDx^FS" * 200 + b"^XZ"


def printer_at(url: str) -> SerialPrinter:
    return SerialPrinter(url, 9600, QUICK, list)


def ignored(_gone: int) -> None:
    """Nobody listens."""


class AnsweringPty(PtyLine):
    """A printer behind a pseudo terminal that answers ``~HS`` and keeps its jobs until it is unplugged."""

    def __init__(self, link: Path) -> None:
        super().__init__(link)
        self.received = b""
        self.waiting = 0
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._serve)

    def __enter__(self) -> "AnsweringPty":
        self.plug_in()
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopping.set()
        self._thread.join()
        self.close()

    def _serve(self) -> None:
        asked = b""
        while not self._stopping.wait(0.005):
            data = self.answers()
            self.waiting += (self.received + data).count(b"^XZ") - self.received.count(b"^XZ")
            self.received += data
            asked += data
            while b"~HS" in asked:
                asked = asked.partition(b"~HS")[2]
                self.send(host_status(set(), self.waiting))
                self.waiting = 0


def test_a_whole_job_goes_over_the_port_and_is_proved(tmp_path: Path) -> None:
    with AnsweringPty(tmp_path / "ttyPRN0") as there:
        told: list[int] = []
        talk = Conversation(printer_at(there.url), Language.ZPL, QUICK)
        printed = print_once(talk, JOB, told.append)
        assert printed.sent == AllHandedOver(closed_cleanly=True)
        assert printed.evidence.proof is Proof.PRINTED
        assert (told[0], told[-1]) == (0, len(JOB))
        assert there.received.count(JOB) == 1


def test_silence_on_the_port_is_a_fault(tmp_path: Path) -> None:
    line = PtyLine(tmp_path / "ttyPRN0")
    line.plug_in()
    printer = printer_at(line.url)
    printer.open()
    assert ask(printer, Language.TSPL, QUICK).causes == {Cause.NO_ANSWER}
    line.send(b"\x04")
    assert printer.read(1.0) == b"\x04"
    assert printer.read(0.0) == b""
    printer.close()
    line.close()


def test_what_was_said_before_the_question_is_not_the_answer(tmp_path: Path) -> None:
    line = PtyLine(tmp_path / "ttyPRN0")
    line.plug_in()
    printer = printer_at(line.url)
    printer.open()
    line.send(host_status(set(), 0))
    threading.Event().wait(0.1)
    assert ask(printer, Language.ZPL, QUICK).state is LineState.FAULT
    printer.close()
    line.close()


def test_an_unplugged_printer_may_have_got_the_part_that_was_under_way(tmp_path: Path) -> None:
    line = PtyLine(tmp_path / "ttyPRN0")
    line.plug_in()
    printer = printer_at(line.url)
    printer.open()
    line.unplug()
    with pytest.raises(PrinterLost) as lost:
        printer.write(JOB, ignored)
    assert (lost.value.cause, lost.value.gone) == (Cause.UNPLUGGED, 256)
    with pytest.raises(PrinterLost):
        printer.read(0.1)
    assert printer.close() is False


def test_a_port_that_takes_no_more_is_stalled_and_the_job_partly_out(tmp_path: Path) -> None:
    with AnsweringPty(tmp_path / "ttyPRN0") as there:
        talk = Conversation(printer_at(there.url), Language.ZPL, QUICK)

        def stop_reading(gone: int) -> None:
            if not gone:
                there._stopping.set()
                there._thread.join()

        printed = print_once(talk, b"^XA" + b" " * 100_000, stop_reading)
        assert isinstance(printed.sent, Partly)
        assert printed.sent.cause is Cause.STALLED
        assert 256 <= printed.sent.gone_bytes < 100_000


def test_two_programs_do_not_share_a_port(tmp_path: Path) -> None:
    line = PtyLine(tmp_path / "ttyPRN0")
    line.plug_in()
    first = printer_at(line.url)
    first.open()
    first.open()
    with pytest.raises(LineBlocked) as blocked:
        printer_at(line.url).open()
    assert blocked.value.code == Cause.PORT_IN_USE
    first.close()
    line.close()
    with pytest.raises(LineAbsent) as absent:
        first.open()
    assert absent.value.code == Cause.NOT_PLUGGED_IN
    with pytest.raises(PrinterLost):
        first.write(b"x", ignored)


def test_two_names_of_one_port_are_one_printer(tmp_path: Path) -> None:
    line = PtyLine(tmp_path / "ttyPRN0")
    line.plug_in()
    assert printer_at(line.url).identity == printer_at(os.path.realpath(line.url)).identity
    usb = Port("COM7", 0x0A5F, 0x0164, "D4J21", "1-2")
    by_usb = [SerialPrinter(url, 9600, QUICK, lambda: [usb]).identity for url in ("COM7", "usb://0A5F:0164:D4J21")]
    assert by_usb == ["usb:0a5f:0164:D4J21"] * 2
    line.close()
    assert printer_at(line.url).identity == f"serial:{line.url}"
