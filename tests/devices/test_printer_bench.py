"""Settings become printers exactly as written, or are refused with the key and the value."""

from pathlib import Path
from typing import Any

import pytest

from desktop.devices.errors import BadDeviceSetting
from desktop.devices.label_printer import DrawingForm, Graphics, Language, PrinterSettings
from desktop.devices.printer_bench import KINDS, kind_of, make_transport, read_printer, read_printers
from desktop.devices.printers.cups import CupsPrinter
from desktop.devices.printers.file import FilePrinter
from desktop.devices.printers.loopback import DemoPrinter
from desktop.devices.printers.serial_port import SerialPrinter
from desktop.devices.printers.tcp import TcpPrinter
from desktop.devices.printers.usb_node import UsbNodePrinter
from desktop.devices.printers.windows_spooler import SpoolerPrinter

LEAST = {"name": "Bench", "language": "zpl", "url": "socket://10.0.0.9:9100"}


def refused(**changed: Any) -> tuple[str, dict[str, Any]]:
    with pytest.raises(BadDeviceSetting) as fault:
        read_printer({**LEAST, **changed})
    return fault.value.code, dict(fault.value.facts)


def test_what_is_not_given_has_its_default() -> None:
    assert read_printer(LEAST) == PrinterSettings("Bench", Language.ZPL, "socket://10.0.0.9:9100")
    assert read_printers([]) == ()


def test_everything_that_is_given_is_taken() -> None:
    table = {
        "name": "Wand 2",
        "language": "tspl",
        "url": "serial:/dev/ttyUSB0?baud=38400",
        "dpi": 300,
        "width_mm": 100,
        "height_mm": 50.5,
        "gap_mm": 0,
        "drawing": "native",
        "graphics": "z64",
        "for": ["unit", "tray"],
        "darkness": 8,
        "speed": 4,
        "baud": 19200,
        "answers": False,
        "paused": True,
        "enabled": False,
    }
    assert read_printer(table) == PrinterSettings(
        name="Wand 2",
        language=Language.TSPL,
        url="serial:/dev/ttyUSB0?baud=38400",
        dpi=300,
        width_mm=100.0,
        height_mm=50.5,
        gap_mm=0.0,
        drawing=DrawingForm.NATIVE,
        graphics=Graphics.Z64,
        purposes=("unit", "tray"),
        darkness=8,
        speed=4,
        baud=19200,
        answers=False,
        paused=True,
        enabled=False,
    )


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("name", ""),
        ("name", 3),
        ("language", "epl"),
        ("language", 1),
        ("url", ""),
        ("dpi", 50),
        ("dpi", 203.2),
        ("dpi", True),
        ("width_mm", 0),
        ("width_mm", "60"),
        ("height_mm", 1001),
        ("gap_mm", -1),
        ("drawing", "bitmap"),
        ("graphics", "png"),
        ("for", "unit"),
        ("for", ["Unit 1"]),
        ("for", ["unit", "unit"]),
        ("for", [1]),
        ("darkness", 31),
        ("speed", 0),
        ("baud", 1),
        ("answers", 0),
        ("paused", 1),
        ("enabled", "yes"),
    ],
)
def test_a_bad_value_is_refused_with_its_key(key: str, value: Any) -> None:
    assert refused(**{key: value}) == ("bad_value", {"key": key, "value": str(value)})


def test_a_printer_needs_a_name_a_language_and_an_address() -> None:
    for key in LEAST:
        with pytest.raises(BadDeviceSetting) as fault:
            read_printer({name: value for name, value in LEAST.items() if name != key})
        assert (fault.value.code, fault.value.facts) == ("bad_value", {"key": key, "value": ""})


def test_an_unknown_key_and_a_name_given_twice_are_refused() -> None:
    assert refused(colour="red") == ("unknown_key", {"key": "colour"})
    with pytest.raises(BadDeviceSetting) as fault:
        read_printers([LEAST, {**LEAST, "url": "COM3"}])
    assert (fault.value.code, fault.value.facts) == ("name_twice", {"names": ["Bench"]})


@pytest.mark.parametrize(
    "url",
    [
        "socket://",
        "socket://host:0",
        "socket://host:65536",
        "socket://host:9100:1",
        "socket://two words",
        "socket://[::1",
        "http://host",
        "serial:",
        "serial:/dev/ttyUSB0?baud=fast",
        "serial:/dev/ttyUSB0?baud=٩٦٠٠",
        "serial:socket://host:9100",
        "usb://12:34",
        "cups://",
        "cups://-o",
        "cups://two words",
        "cups://a/b",
        "spooler://",
        "demo://",
    ],
)
def test_an_address_that_can_never_be_opened_is_refused(url: str) -> None:
    code, facts = refused(url=url)
    assert code == "bad_address"
    assert str(facts["address"]) in url
    with pytest.raises(BadDeviceSetting):
        make_transport(PrinterSettings("Bench", Language.ZPL, url))


@pytest.mark.parametrize(
    ("language", "url"),
    [
        ("system", "socket://host:9100"),
        ("pdf", "cups://queue"),
        ("zpl", "system://HP LaserJet"),
        ("tspl", "system://HP LaserJet"),
    ],
)
def test_a_language_and_an_address_that_do_not_go_together_are_refused(language: str, url: str) -> None:
    assert refused(language=language, url=url) == ("bad_value", {"key": "language", "value": language})


def test_the_drivers_of_the_computer_and_files_of_pdf_have_their_own_languages() -> None:
    system = read_printer({**LEAST, "language": "system", "url": "system://HP LaserJet"})
    assert kind_of(system.url) == "system"
    with pytest.raises(BadDeviceSetting):
        make_transport(system)
    assert read_printer({**LEAST, "language": "pdf", "url": "file:///srv/labels/"}).language is Language.PDF


@pytest.mark.requirement("C-04")
@pytest.mark.parametrize(
    ("url", "kind", "transport", "identity"),
    [
        ("socket://127.0.0.1", "network", TcpPrinter, "tcp:127.0.0.1:9100"),
        ("socket://[::1]:6101", "network", TcpPrinter, "tcp:::1:6101"),
        ("COM3", "serial", SerialPrinter, "serial:COM3"),
        ("serial:/dev/ttyNONE?baud=9600", "serial", SerialPrinter, "serial:/dev/ttyNONE"),
        ("serial:usb://0A5F:0164", "serial", SerialPrinter, "serial:usb://0A5F:0164"),
        ("usb://0A5F:0164:D4J21", "serial", SerialPrinter, "serial:usb://0A5F:0164:D4J21"),
        ("usb:///dev/usb/lpNONE", "usb", UsbNodePrinter, "node:/dev/usb/lpNONE"),
        ("/dev/usb/lpNONE", "usb", UsbNodePrinter, "node:/dev/usb/lpNONE"),
        ("cups://no_such_queue", "cups", CupsPrinter, "cups:no_such_queue"),
        ("spooler://Zebra ZD421 (Copy 1)", "spooler", SpoolerPrinter, "spooler:zebra zd421 (copy 1)"),
        ("file:///srv/no such/labels.zpl", "file", FilePrinter, "file:/srv/no such/labels.zpl"),
        ("file:///srv/no%20such/labels.zpl", "file", FilePrinter, "file:/srv/no such/labels.zpl"),
        ("demo://bench", "demo", DemoPrinter, "demo:bench"),
    ],
)
def test_each_address_has_its_transport(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, url: str, kind: str, transport: type, identity: str
) -> None:
    # no CUPS of this computer is asked
    monkeypatch.setenv("PATH", str(tmp_path))
    settings = read_printer({**LEAST, "url": url})
    made = make_transport(settings)
    assert (kind_of(url), type(made), made.identity) == (kind, transport, identity)


def test_every_kind_is_in_the_one_table() -> None:
    assert set(KINDS) == {"network", "serial", "usb", "cups", "spooler", "file", "demo"}
