"""A printer node, played by a pipe with two ends and by files: there is no real node on a test computer."""

import fcntl
import os
from pathlib import Path

import pytest

from desktop.devices.errors import LineAbsent, LineBlocked
from desktop.devices.label_printer import Patience, PrinterLost
from desktop.devices.printers import usb_node
from desktop.devices.printers.usb_node import UsbNodePrinter, printer_nodes, read_device_id
from desktop.devices.states import Cause

QUICK = Patience(stall=0.2)


def ignored(_gone: int) -> None:
    """Nobody listens."""


@pytest.fixture
def node(tmp_path: Path) -> Path:
    path = tmp_path / "lp0"
    os.mkfifo(path)
    return path


def test_bytes_go_out_and_come_back(node: Path) -> None:
    printer = UsbNodePrinter(node, QUICK)
    printer.open()
    printer.open()
    told: list[int] = []
    printer.write(b"~HS", told.append)
    # a pipe gives back what was put in: bytes in, bytes out
    assert printer.read(1.0) == b"~HS"
    assert printer.read(0.05) == b""
    assert told == [0, 3]
    assert printer.close() is True
    assert printer.close() is False


def test_a_node_that_takes_no_more_is_stalled(node: Path) -> None:
    printer = UsbNodePrinter(node, QUICK)
    printer.open()
    told: list[int] = []
    with pytest.raises(PrinterLost) as lost:
        printer.write(b"x" * 1_000_000, told.append)
    assert (lost.value.cause, lost.value.gone) == (Cause.STALLED, told[-1])
    assert 0 < told[-1] < 1_000_000
    printer.close()


def test_one_writer_at_a_time(node: Path) -> None:
    first, second = UsbNodePrinter(node, QUICK), UsbNodePrinter(node, QUICK)
    first.open()
    with pytest.raises(LineBlocked) as blocked:
        second.open()
    assert (blocked.value.code, blocked.value.facts) == (Cause.PORT_IN_USE, {"address": str(node)})
    first.close()
    second.open()
    second.close()


@pytest.mark.parametrize(
    ("error", "kind", "cause"),
    [
        (PermissionError(13, "denied"), LineBlocked, Cause.NO_PERMISSION),
        (OSError(16, "busy"), LineBlocked, Cause.PORT_IN_USE),
        (OSError(19, "no such device"), LineAbsent, Cause.NOT_PLUGGED_IN),
    ],
)
def test_a_node_that_may_not_be_opened_tells_why(
    node: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, kind: type[Exception], cause: Cause
) -> None:
    # root may open everything, so the kernel's refusal is put in its place
    def refuse(*_: object) -> int:
        raise error

    monkeypatch.setattr(usb_node.os, "open", refuse)
    with pytest.raises(kind) as refused:
        UsbNodePrinter(node, QUICK).open()
    assert refused.value.args[0] == cause
    with pytest.raises(kind):
        usb_node.device_id(node)


def test_a_node_that_is_not_there_is_absent(tmp_path: Path) -> None:
    printer = UsbNodePrinter(tmp_path / "lp9", QUICK)
    with pytest.raises(LineAbsent) as absent:
        printer.open()
    assert absent.value.code == Cause.NOT_PLUGGED_IN
    assert printer.identity == f"node:{tmp_path / 'lp9'}"
    for use in (lambda: printer.read(0.0), lambda: printer.write(b"x", ignored)):
        with pytest.raises(PrinterLost) as lost:
            use()
        assert (lost.value.cause, lost.value.gone) == (Cause.UNPLUGGED, 0)


def test_an_end_of_file_is_silence_as_the_driver_means_it(tmp_path: Path) -> None:
    path = tmp_path / "lp0"
    path.write_bytes(b"")
    printer = UsbNodePrinter(path, QUICK)
    printer.open()
    assert printer.read(0.05) == b""
    printer.close()


def test_a_printer_that_vanishes_while_writing_is_told(node: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def vanish(*_: object) -> int:
        raise OSError(19, "no such device")

    printer = UsbNodePrinter(node, QUICK)
    printer.open()
    with monkeypatch.context() as patched:
        patched.setattr(usb_node.os, "write", vanish)
        patched.setattr(usb_node.os, "read", vanish)
        with pytest.raises(PrinterLost) as lost:
            printer.write(b"x", ignored)
        assert (lost.value.cause, lost.value.gone) == (Cause.UNPLUGGED, 0)
    printer.close()


def test_every_link_to_a_node_is_one_printer(node: Path, tmp_path: Path) -> None:
    link = tmp_path / "by-name"
    link.symlink_to(node)
    assert UsbNodePrinter(link, QUICK).identity == UsbNodePrinter(node, QUICK).identity
    assert UsbNodePrinter(Path("/dev/null"), QUICK).identity == f"node:{Path('/dev/null').stat().st_rdev}"


def test_the_device_id_is_read(node: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = b"MANUFACTURER:Zebra Technologies ;MODEL:ZTC ZD421;CMD:ZPL;SN:D4J21;junk;"
    raw = (len(text) + 2).to_bytes(2, "big") + text + bytes(100)
    assert read_device_id(raw) == {"MFG": "Zebra Technologies", "MDL": "ZTC ZD421", "CMD": "ZPL", "SN": "D4J21"}
    assert read_device_id(b"") == {}
    assert usb_node.device_id(node) == {}

    def answer(_node: int, request: int, room: bytearray) -> int:
        assert request == 0x84005001
        room[: len(raw)] = raw
        return 0

    monkeypatch.setattr(fcntl, "ioctl", answer)
    assert usb_node.device_id(node)["SN"] == "D4J21"


def test_the_nodes_of_a_folder_are_found(node: Path, tmp_path: Path) -> None:
    (tmp_path / "lpfoo").touch()
    assert printer_nodes((tmp_path, tmp_path / "none")) == [node]
