"""Labels through a real CUPS to a printer on the network; and what `lp` may say where there is none."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.devices.errors import LineAbsent, LineBlocked
from desktop.devices.label_printer import Language, Patience, PrinterLost
from desktop.devices.printer_talk import AllHandedOver, Conversation, NothingSent, Partly, Proof, print_once
from desktop.devices.printers import cups
from desktop.devices.printers.cups import CupsPrinter
from desktop.devices.printers.loopback import LoopbackPrinter
from desktop.devices.states import Cause
from tests.cups_server import CupsServer, missing

LABEL = b"^XA^JZN^CI28^FO10,10^FDone \xe4\xb8\x80^FS^PQ1,0,0,N^XZ"
needs_cups = pytest.mark.skipif(bool(missing()), reason=missing() or "CUPS is here")


@pytest.fixture(scope="module")
def server() -> Iterator[CupsServer]:
    with CupsServer() as running:
        yield running


@pytest.fixture
def served(server: CupsServer, monkeypatch: pytest.MonkeyPatch) -> CupsServer:
    monkeypatch.setenv("CUPS_SERVER", server.address)
    return server


def arrived(printer: LoopbackPrinter, count: int) -> bool:
    for _ in range(1000):
        if len(printer.printed) >= count:
            return True
        threading.Event().wait(0.01)
    return False


@needs_cups
@pytest.mark.requirement("C-04")
def test_a_label_goes_through_a_raw_queue_byte_for_byte_and_once(served: CupsServer) -> None:
    with LoopbackPrinter("cups") as printer:
        served.add_raw_queue("labels", f"socket://127.0.0.1:{printer.port}")
        told: list[int] = []
        talk = Conversation(CupsPrinter("labels", Patience()), Language.ZPL)
        printed = print_once(talk, LABEL, told.append)
        # "completed" of CUPS means that the bytes have gone: handed over, and never more
        assert printed.sent == AllHandedOver(closed_cleanly=True)
        assert printed.evidence.proof is Proof.NOT_ASKED
        assert told == [0, len(LABEL)]
        assert arrived(printer, 1)
        assert printer.wait_until_done()
        assert [label.data for label in printer.printed] == [LABEL]
        assert printer.received == LABEL


@needs_cups
def test_a_queue_and_its_printer_are_one_printer(served: CupsServer) -> None:
    served.add_raw_queue("net", "socket://127.0.0.1:9100")
    served.add_raw_queue("null", "file:///dev/null")
    assert CupsPrinter("net", Patience()).identity == "tcp:127.0.0.1:9100"
    assert CupsPrinter("null", Patience()).identity != "cups:net"
    assert cups.queues()["net"] == "socket://127.0.0.1:9100"


@needs_cups
def test_a_queue_that_is_not_there_is_absent_and_nothing_is_sent(served: CupsServer) -> None:
    printer = CupsPrinter("nobody", Patience())
    with pytest.raises(LineAbsent) as absent:
        printer.open()
    assert absent.value.code == Cause.NO_QUEUE
    with pytest.raises(PrinterLost) as lost:
        printer.write(LABEL, lambda _: None)
    assert (lost.value.cause, lost.value.gone) == (Cause.QUEUE_REFUSES, 0)
    assert printer.identity == "cups:nobody"


@needs_cups
def test_a_queue_that_stands_still_gets_no_label_to_print_some_day(served: CupsServer) -> None:
    served.add_raw_queue("still", "file:///dev/null")
    CupsPrinter("still", Patience()).open()
    served.admin("cupsdisable", "still")
    with pytest.raises(LineBlocked) as blocked:
        CupsPrinter("still", Patience()).open()
    assert blocked.value.code == Cause.QUEUE_REFUSES


@needs_cups
def test_a_queue_that_takes_no_jobs_is_blocked(served: CupsServer) -> None:
    served.add_raw_queue("shut", "file:///dev/null")
    served.admin("cupsreject", "shut")
    with pytest.raises(LineBlocked) as blocked:
        CupsPrinter("shut", Patience()).open()
    assert blocked.value.code == Cause.QUEUE_REFUSES
    with pytest.raises(PrinterLost) as lost:
        CupsPrinter("shut", Patience()).write(LABEL, lambda _: None)
    assert lost.value.gone == 0


# ---------------------------------------------------------------- without a CUPS


def program(folder: Path, name: str, script: str) -> None:
    """Put a program of that name where it is found first."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of programs that stand before CUPS' own; its queue ``q`` takes jobs."""
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    program(tmp_path, "lpstat", "echo 'q accepting requests since today'")
    return tmp_path


@pytest.mark.parametrize(
    ("script", "sent"),
    [
        (
            "cat >/dev/null; echo 'lp: Error - The printer or class does not exist.' >&2; exit 1",
            NothingSent(Cause.QUEUE_REFUSES),
        ),
        ("cat >/dev/null; echo 'lp: Broken pipe' >&2; exit 1", Partly(len(LABEL), Cause.QUEUE_REFUSES)),
        ("exec sleep 5", Partly(len(LABEL), Cause.NO_ANSWER)),
        ("cat >/dev/null; echo 'request id is q-1 (0 file(s))'", AllHandedOver(closed_cleanly=True)),
    ],
)
def test_only_a_plain_refusal_of_lp_means_that_nothing_went(programs: Path, script: str, sent: object) -> None:
    program(programs, "lp", script)
    talk = Conversation(CupsPrinter("q", Patience(stall=0.5)), Language.ZPL)
    assert print_once(talk, LABEL, lambda _: None).sent == sent


def test_a_computer_without_cups_has_no_queues(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    printer = CupsPrinter("q", Patience())
    with pytest.raises(LineAbsent) as absent:
        printer.open()
    assert absent.value.code == Cause.NO_QUEUE
    with pytest.raises(PrinterLost) as lost:
        printer.write(LABEL, lambda _: None)
    assert (lost.value.cause, lost.value.gone) == (Cause.NO_QUEUE, 0)
    assert cups.queues() == {}
    assert printer.identity == "cups:q"
    assert printer.close() is False
