"""Printers are found where they are plugged in or set up; the network is never searched."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from desktop.devices.errors import LineBlocked
from desktop.devices.label_printer import Language
from desktop.devices.ports import Port
from desktop.devices.printer_bench import read_printer
from desktop.devices.printer_finding import Found, Sources, find_printers
from desktop.devices.states import Cause

NOTHING = Sources(ports=list, nodes=list, cups_queues=dict, windows_queues=list)
ZEBRA = Port("/dev/ttyACM0", 0x0A5F, 0x0164, "D4J21", "1-2", "ZTC ZD421")
SCANNER = Port("/dev/ttyACM1", 0x0C2E, 0x0CAA, "S1", "1-3", "Scanner")
HPRT = Port("COM7", 0x20D1, 0x7008, None, None, "")


def identify(path: Path) -> Mapping[str, str]:
    if path.name == "lp1":
        raise LineBlocked(Cause.NO_PERMISSION, address=str(path))
    if path.name == "lp2":
        return {}
    return {"MFG": "TSC", "MDL": "TE210", "CMD": "TSPL2,EPL", "SN": "T1"}


def test_where_there_is_nothing_nothing_is_found() -> None:
    assert find_printers(NOTHING) == []


@pytest.mark.requirement("C-04")
def test_printers_are_found_at_ports_nodes_and_queues() -> None:
    sources = Sources(
        ports=lambda: [ZEBRA, SCANNER, HPRT],
        nodes=lambda: [Path("/dev/usb/lp0"), Path("/dev/usb/lp1"), Path("/dev/usb/lp2")],
        device_id=identify,
        cups_queues=lambda: {"labels": "socket://10.0.0.9", "a4": "ipp://x"},
        windows_queues=lambda: ["佳博 GP-1324D"],
    )
    assert find_printers(sources) == [
        Found("serial", "usb://0A5F:0164:D4J21", "ZTC ZD421", Language.ZPL, "D4J21"),
        Found("serial", "COM7", "HPRT", Language.TSPL),
        Found("usb", "usb:///dev/usb/lp0", "TSC TE210", Language.TSPL, "T1"),
        Found("usb", "usb:///dev/usb/lp1", "lp1", cause=Cause.NO_PERMISSION),
        Found("usb", "usb:///dev/usb/lp2", "lp2"),
        Found("cups", "cups://a4", "a4"),
        Found("cups", "cups://labels", "labels"),
        Found("spooler", "spooler://佳博 GP-1324D", "佳博 GP-1324D"),
    ]
    for found in find_printers(sources):
        table = {"name": found.name, "language": found.language or "zpl", "url": found.url}
        assert read_printer(table).url == found.url


def test_this_computer_can_be_searched() -> None:
    assert {found.kind for found in find_printers()} <= {"serial", "usb", "cups", "spooler"}
