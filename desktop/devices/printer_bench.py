"""From the settings to label printers: the one table of the kinds of address that are known.

Addresses are written as

* ``socket://host:9100``: a printer on the network (9100 when no port is given);
* ``/dev/ttyUSB0``, ``COM3``, ``serial:ADDRESS?baud=9600``: a serial port, ADDRESS as in `desktop.devices.ports`;
* ``usb:///dev/usb/lp0``, ``/dev/usb/lp0``: a Linux printer node;
* ``cups://QUEUE``, ``spooler://QUEUE NAME``: a raw queue of CUPS or of Windows;
* ``file:///folder/`` or ``file:///folder/labels.zpl``: numbered files, or one file that grows;
* ``demo://NAME``: the loopback printer that runs under that name;
* ``system://PRINTER NAME``: printed by its driver; not a line of bytes, so there is no transport.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from desktop.devices.errors import BadDeviceSetting
from desktop.devices.label_printer import DrawingForm, Graphics, Language, Patience, PrinterSettings, Transport
from desktop.devices.ports import check_address

# ---------------------------------------------------------------- from an address to a transport

Maker = Callable[[PrinterSettings, str, Patience], Transport]


def _make_tcp(settings: PrinterSettings, place: str, patience: Patience) -> Transport:
    from desktop.devices.printers.tcp import PORT, TcpPrinter

    host, port = _host_and_port(place)
    return TcpPrinter(host, port or PORT, patience, two_way=settings.answers)


def _make_serial(settings: PrinterSettings, place: str, patience: Patience) -> Transport:
    from desktop.devices.printers.serial_port import SerialPrinter

    address, _, baud = place.partition("?baud=")
    return SerialPrinter(address, int(baud or settings.baud), patience, two_way=settings.answers)


def _make_node(settings: PrinterSettings, place: str, patience: Patience) -> Transport:
    from desktop.devices.printers.usb_node import UsbNodePrinter

    return UsbNodePrinter(Path(place), patience, two_way=settings.answers)


def _make_cups(_settings: PrinterSettings, place: str, patience: Patience) -> Transport:
    from desktop.devices.printers.cups import CupsPrinter

    return CupsPrinter(place, patience)


def _make_spooler(_settings: PrinterSettings, place: str, patience: Patience) -> Transport:
    from desktop.devices.printers.windows_spooler import SpoolerPrinter

    return SpoolerPrinter(place, patience)


def _make_file(settings: PrinterSettings, place: str, patience: Patience) -> Transport:
    from desktop.devices.printers.file import FilePrinter

    return FilePrinter(Path(place), f".{settings.language}", patience)


def _make_demo(_settings: PrinterSettings, place: str, patience: Patience) -> Transport:
    from desktop.devices.printers.loopback import DemoPrinter

    return DemoPrinter(place, patience)


KINDS: Final[Mapping[str, Maker]] = {
    "network": _make_tcp,
    "serial": _make_serial,
    "usb": _make_node,
    "cups": _make_cups,
    "spooler": _make_spooler,
    "file": _make_file,
    "demo": _make_demo,
}
SYSTEM: Final = "system"
_SCHEMES: Final = (
    ("socket://", "network"),
    ("serial:", "serial"),
    ("usb:///", "usb"),
    ("/dev/usb/lp", "usb"),
    ("/dev/lp", "usb"),
    ("cups://", "cups"),
    ("spooler://", "spooler"),
    ("file:///", "file"),
    ("demo://", "demo"),
    ("system://", SYSTEM),
)
_KEEPS_ITS_SLASH: Final = ("usb:///", "file:///")
_HOST: Final = re.compile(r"(\[[0-9A-Fa-f:.%]+\]|[^\[\]:/?# ]+)(?::([0-9]{1,5}))?/?")
_CUPS_QUEUE: Final = re.compile(r"[^-/#? \x00-\x1f][^/#? \x00-\x1f]{0,126}")


def kind_of(url: str) -> str:
    """The kind of an address: a key of `KINDS`, or ``system``; whatever names no other is a serial port."""
    return next((kind for start, kind in _SCHEMES if url.startswith(start)), "serial")


def make_transport(settings: PrinterSettings, patience: Patience | None = None) -> Transport:
    """The transport of the settings, closed.

    Raises:
        BadDeviceSetting: ``bad_address`` for an address that can never be opened, and for ``system://``.
    """
    kind = kind_of(settings.url)
    if kind == SYSTEM:
        raise BadDeviceSetting("bad_address", address=settings.url)
    check_url(settings.url)
    return KINDS[kind](settings, _place(settings.url), patience or Patience())


def _place(url: str) -> str:
    """An address without its scheme."""
    start = next((start for start, _ in _SCHEMES if url.startswith(start) and ":" in start), "")
    place = url[len(start) :]
    if start not in _KEEPS_ITS_SLASH:
        return place
    place = unquote(place)
    # a drive of Windows stands after the slash, any other path begins with it
    return place if re.match("[A-Za-z]:", place) else f"/{place}"


def _host_and_port(place: str) -> tuple[str, int]:
    told = _HOST.fullmatch(place)
    port = int(told[2] or 0) if told else -1
    if told is None or not 0 <= port <= 65_535 or told[2] == "0":
        raise BadDeviceSetting("bad_address", address=f"socket://{place}")
    return told[1].strip("[]"), port


def check_url(url: str) -> None:
    """Refuse an address that can never be opened.

    Raises:
        BadDeviceSetting: ``bad_address``.
    """
    kind, place = kind_of(url), _place(url)
    if kind == "network":
        _host_and_port(place)
    elif kind == "serial":
        address, mark, baud = place.partition("?baud=")
        check_address(address)
        is_fine = not mark or re.fullmatch("[0-9]{2,7}", baud) is not None
        if not is_fine or address.startswith("socket://"):
            raise BadDeviceSetting("bad_address", address=url)
    elif not place or (kind == "cups" and not _CUPS_QUEUE.fullmatch(place)):
        raise BadDeviceSetting("bad_address", address=url)


# ---------------------------------------------------------------- from a settings table

_KEYS: Final = frozenset(
    {"name", "language", "url", "dpi", "width_mm", "height_mm", "gap_mm", "drawing", "graphics", "for"}
    | {"darkness", "speed", "baud", "answers", "paused", "enabled"}
)
_PURPOSE: Final = re.compile("[a-z][a-z_]{0,29}")
_RANGES: Final = {
    "dpi": (100, 1200),
    "width_mm": (5, 300),
    "height_mm": (5, 1000),
    "gap_mm": (0, 50),
    "darkness": (0, 30),
    "speed": (1, 18),
    "baud": (50, 4_000_000),
}
_ONE_KIND_ONLY: Final = {Language.SYSTEM: SYSTEM, Language.PDF: "file"}


def read_printers(tables: Sequence[Mapping[str, object]]) -> tuple[PrinterSettings, ...]:
    """The printers of the ``[[printer]]`` tables of the settings file.

    Raises:
        BadDeviceSetting: ``unknown_key``, ``bad_value``, ``bad_address``, ``name_twice``, with key and value.
    """
    printers = tuple(read_printer(table) for table in tables)
    names = [printer.name for printer in printers]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise BadDeviceSetting("name_twice", names=twice)
    return printers


def read_printer(table: Mapping[str, object]) -> PrinterSettings:
    """One printer of the settings file; keys that are not given have the defaults of `PrinterSettings`.

    Raises:
        BadDeviceSetting: as `read_printers`.
    """
    unknown = sorted(set(table) - _KEYS)
    if unknown:
        raise BadDeviceSetting("unknown_key", key=unknown[0])
    settings = PrinterSettings(
        name=_text(table, "name"),
        language=Language(_one_of(table, "language", list(Language), None)),
        url=_text(table, "url"),
        dpi=_whole(table, "dpi", 203),
        width_mm=_number(table, "width_mm", 60.0),
        height_mm=_number(table, "height_mm", 40.0),
        gap_mm=_number(table, "gap_mm", 2.0),
        drawing=DrawingForm(_one_of(table, "drawing", list(DrawingForm), DrawingForm.RASTER)),
        graphics=Graphics(_one_of(table, "graphics", list(Graphics), Graphics.ACS)),
        purposes=_purposes(table),
        darkness=_whole(table, "darkness", 0) if "darkness" in table else None,
        speed=_whole(table, "speed", 1) if "speed" in table else None,
        baud=_whole(table, "baud", 9600),
        answers=_yes_or_no(table, "answers", default=True),
        paused=_yes_or_no(table, "paused", default=False),
        enabled=_yes_or_no(table, "enabled", default=True),
    )
    _check_together(settings)
    return settings


def _check_together(settings: PrinterSettings) -> None:
    """A language of the driver goes to a driver, PDF goes to files, and neither is a printer's own language."""
    check_url(settings.url)
    kind = kind_of(settings.url)
    wanted = _ONE_KIND_ONLY.get(settings.language)
    if (wanted is not None and kind != wanted) or (wanted is None and kind == SYSTEM):
        raise BadDeviceSetting("bad_value", key="language", value=settings.language)


def _text(table: Mapping[str, object], key: str) -> str:
    value = table.get(key, "")
    if not isinstance(value, str) or not value:
        raise BadDeviceSetting("bad_value", key=key, value=str(value))
    return value


def _one_of(table: Mapping[str, object], key: str, known: Sequence[str], default: str | None) -> str:
    value = table.get(key, default)
    if not isinstance(value, str) or value not in known:
        raise BadDeviceSetting("bad_value", key=key, value=str(table.get(key, "")))
    return value


def _number(table: Mapping[str, object], key: str, default: float) -> float:
    value = table.get(key, default)
    least, most = _RANGES[key]
    if not isinstance(value, int | float) or isinstance(value, bool) or not least <= value <= most:
        raise BadDeviceSetting("bad_value", key=key, value=str(value))
    return float(value)


def _whole(table: Mapping[str, object], key: str, default: int) -> int:
    value = table.get(key, default)
    if not isinstance(value, int):
        raise BadDeviceSetting("bad_value", key=key, value=str(value))
    return int(_number(table, key, default))


def _yes_or_no(table: Mapping[str, object], key: str, *, default: bool) -> bool:
    value = table.get(key, default)
    if not isinstance(value, bool):
        raise BadDeviceSetting("bad_value", key=key, value=str(value))
    return value


def _purposes(table: Mapping[str, object]) -> tuple[str, ...]:
    value = table.get("for", [])
    known = isinstance(value, list) and all(isinstance(one, str) and _PURPOSE.fullmatch(one) for one in value)
    if not isinstance(value, list) or not known or len(set(value)) != len(value):
        raise BadDeviceSetting("bad_value", key="for", value=str(value))
    return tuple(value)
