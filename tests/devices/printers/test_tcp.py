"""A printer on the network takes every byte, and closing never throws any away."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from desktop.devices.errors import LineAbsent
from desktop.devices.label_printer import Patience, PrinterLost
from desktop.devices.printers.loopback import LoopbackPrinter
from desktop.devices.printers.tcp import TcpPrinter
from desktop.devices.states import Cause

QUICK = Patience(open=1.0, stall=0.3, close=0.3)


def ignored(_gone: int) -> None:
    """Nobody listens."""


@contextmanager
def listener() -> Iterator[tuple[socket.socket, int]]:
    """A port of this computer on which somebody listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server, server.getsockname()[1]


def test_nobody_at_the_address_is_absent() -> None:
    with listener() as (_, port):
        pass
    with pytest.raises(LineAbsent) as absent:
        TcpPrinter("127.0.0.1", port, QUICK).open()
    assert absent.value.code == Cause.NO_ANSWER
    assert absent.value.facts == {"address": f"socket://127.0.0.1:{port}"}


def test_closing_on_an_unread_answer_loses_nothing() -> None:
    payload = b"x" * 200_000
    taken = bytearray()

    def answer_first_then_read(server: socket.socket) -> None:
        line, _ = server.accept()
        with line:
            line.sendall(b"an answer that nobody asked for")
            threading.Event().wait(0.1)
            while part := line.recv(65_536):
                taken.extend(part)

    with listener() as (server, port):
        thread = threading.Thread(target=answer_first_then_read, args=(server,))
        thread.start()
        printer = TcpPrinter("127.0.0.1", port, Patience(close=5.0))
        printer.open()
        printer.write(payload, ignored)
        assert printer.close() is True
        thread.join()
    assert bytes(taken) == payload


def test_a_printer_that_never_hangs_up_is_not_waited_for_for_ever() -> None:
    with listener() as (_, port):
        printer = TcpPrinter("127.0.0.1", port, QUICK)
        printer.open()
        printer.write(b"^XA^XZ", ignored)
        assert printer.close() is False


def test_silence_is_empty_and_a_hang_up_is_told() -> None:
    with LoopbackPrinter() as there:
        printer = TcpPrinter("127.0.0.1", there.port, QUICK)
        printer.open()
        assert printer.read(0.0) == b""
        assert printer.read(0.05) == b""
        there.stop()
        with pytest.raises(PrinterLost) as lost:
            printer.read(1.0)
        assert (lost.value.cause, lost.value.gone) == (Cause.HUNG_UP, 0)
        assert printer.close() is False


def test_opening_twice_is_once_and_closed_it_takes_nothing() -> None:
    with LoopbackPrinter() as there:
        printer = TcpPrinter("127.0.0.1", there.port, QUICK)
        printer.open()
        printer.open()
        assert printer.close() is True
        assert printer.close() is False
        with pytest.raises(PrinterLost) as lost:
            printer.write(b"^XA^XZ", ignored)
        assert lost.value.gone == 0


def test_a_name_and_its_number_are_one_printer() -> None:
    by_name, by_number = (TcpPrinter(host, 9100, QUICK).identity for host in ("localhost", "127.0.0.1"))
    assert by_name in (by_number, "tcp:::1:9100")
    assert by_number == "tcp:127.0.0.1:9100"
    assert TcpPrinter("127.0.0.1", 9101, QUICK).identity != by_number
    assert TcpPrinter("No.Such.Printer.invalid", 9100, QUICK).identity == "tcp:no.such.printer.invalid:9100"
