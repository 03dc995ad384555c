"""The printer that ships with the program prints what it gets, and misbehaves exactly as ordered."""

import socket

import pytest

from desktop.devices.errors import LineAbsent
from desktop.devices.label_printer import Language, Patience
from desktop.devices.printer_talk import Conversation, Proof, print_once
from desktop.devices.printers.label_stream import Label
from desktop.devices.printers.loopback import IDENTITY, DemoPrinter, LoopbackPrinter
from desktop.devices.printers.print_works import Orders, PrintWorks, When
from desktop.devices.states import Cause

LABEL = b"^XA^FDone^FS^XZ"


def said(printer: LoopbackPrinter, question: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", printer.port), timeout=2.0) as line:
        line.sendall(question)
        return line.recv(4096)


def test_a_running_printer_is_found_under_its_name() -> None:
    demo = DemoPrinter("bench", Patience())
    with pytest.raises(LineAbsent) as absent:
        demo.open()
    assert (absent.value.code, absent.value.facts) == (Cause.NOT_PLUGGED_IN, {"address": "demo://bench"})
    with LoopbackPrinter("bench") as printer:
        assert print_once(Conversation(demo, Language.ZPL), LABEL, lambda _: None).evidence.proof is Proof.PRINTED
        assert printer.printed == (Label("zpl", LABEL, 1),)
    assert demo.identity == "demo:bench"
    with pytest.raises(LineAbsent):
        demo.open()


def test_it_comes_back_at_the_same_port_and_keeps_its_labels() -> None:
    printer = LoopbackPrinter()
    printer.start()
    printer.start()
    port = printer.port
    assert said(printer, b"~HI") == IDENTITY
    printer.stop()
    printer.stop()
    with printer:
        assert printer.port == port
        assert printer.url == f"socket://127.0.0.1:{port}"
        assert said(printer, b"~HI") == IDENTITY


def test_two_programs_may_ask_it_at_once() -> None:
    with LoopbackPrinter() as printer, socket.create_connection(("127.0.0.1", printer.port)) as first:
        assert said(printer, b"\x1b!?") == b"\x00"
        first.settimeout(2.0)
        first.sendall(b"\x1b!S")
        assert first.recv(100) == b"\x02@@@@\x03\r\n"


def test_a_lost_label_is_spoiled_when_the_power_goes() -> None:
    works = PrintWorks()
    works.obey(Orders(label_seconds=60.0))
    works.take(Label("zpl", LABEL, 2))
    works.forget()
    assert (works.printed, len(works.spoiled), works.waiting) == ([], 1, 0)


@pytest.mark.parametrize(("command", "printed"), [(b"", 1), (b"^JZY", 1), (b"^JZN", 0)])
def test_as_real_ones_do_it_repeats_a_spoiled_label_unless_told_not_to(command: bytes, printed: int) -> None:
    works = PrintWorks()
    works.obey(Orders(fault_when=When.DURING, label_seconds=0.0))
    works.take(Label("zpl", command + LABEL, 1))
    works.go_on()
    assert (works.causes, len(works.spoiled), works.printed) == ({Cause.PAPER_OUT}, 1, [])
    works.mend()
    works.go_on()
    assert (len(works.printed), works.waiting) == (printed, 0)


def test_a_fault_comes_at_the_label_that_was_ordered() -> None:
    works = PrintWorks()
    works.obey(Orders(fault=Cause.RIBBON_OUT, fault_when=When.AFTER, fault_label=2, label_seconds=0.0))
    works.take(Label("tspl", b"PRINT 3,1\r\n", 3))
    works.go_on()
    assert (works.causes, len(works.printed), works.waiting) == ({Cause.RIBBON_OUT}, 2, 1)


def test_waiting_for_a_printer_that_stands_still_ends() -> None:
    with LoopbackPrinter() as printer:
        assert printer.wait_until_done(0.1)
        printer.break_down(Cause.PAUSED)
        with socket.create_connection(("127.0.0.1", printer.port), timeout=2.0) as line:
            line.sendall(LABEL + b"~HI")
            line.recv(100)
        assert not printer.wait_until_done(0.1)
        printer.mend()
        assert printer.wait_until_done()
        assert len(printer.printed) == 1
        assert printer.spoiled == ()
