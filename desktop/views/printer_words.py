"""Words for label printers: kinds of address, languages, ways of drawing, and what is wrong with a setting."""

from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import quote, unquote

from PySide6.QtCore import QCoreApplication

from desktop.devices.errors import BadDeviceSetting
from desktop.devices.label_printer import PrinterSettings
from desktop.devices.printer_bench import kind_of
from desktop.devices.states import LineState, StateChange
from desktop.views.device_words import SHAPES, cause_words, local_time, setting_fault_words, state_word
from desktop.views.label_words import kind_word
from desktop.views.widgets.status_chip import Chip

SCHEMES: Final = {
    "network": "socket://",
    "serial": "",
    "usb": "usb://",
    "cups": "cups://",
    "spooler": "spooler://",
    "file": "file://",
    "demo": "demo://",
    "system": "system://",
}
"""What stands before the place of a printer in its address."""


def printer_state(state: LineState) -> str:
    """The state of a printer in one word; one that cannot be asked takes labels, and no more is known."""
    if state is LineState.IDENTIFYING:
        return QCoreApplication.translate("Printers", "takes labels")
    return state_word(state)


def printer_chip(name: str, change: StateChange) -> Chip:
    """The chip of a printer."""
    detail = f"{local_time(change.at)} {cause_words(change)}"
    return Chip(SHAPES[change.state], name, printer_state(change.state), detail)


def address_of(kind: str, place: str) -> str:
    """An address as the settings have it, from what a person wrote."""
    scheme = SCHEMES.get(kind, "")
    if not place or (scheme and place.startswith(scheme)) or "://" in place:
        return place
    if kind == "file":
        return f"file:///{quote(place.removeprefix('/'), safe='/:')}"
    return f"{scheme}{place}"


def place_of(url: str) -> str:
    """What a person writes, from an address of the settings."""
    kind = kind_of(url)
    place = url.removeprefix(SCHEMES.get(kind, ""))
    return unquote(place) if kind == "file" else place


def connection_words(kind: str) -> str:
    """A kind of address; an unknown one as it is."""
    tr = QCoreApplication.translate
    words = {
        "network": tr("Printers", "Network"),
        "serial": tr("Printers", "Serial port"),
        "usb": tr("Printers", "USB (Linux)"),
        "cups": tr("Printers", "Print queue (CUPS)"),
        "spooler": tr("Printers", "Print queue (Windows)"),
        "file": tr("Printers", "Files in a folder"),
        "demo": tr("Printers", "Virtual printer"),
        "system": tr("Printers", "Through its driver"),
    }
    return words.get(kind, kind)


def advice_for(kind: str) -> str:
    """How the address of a kind is written, and what to know of it."""
    tr = QCoreApplication.translate
    words = {
        "network": tr("Printers", "Host and port, such as 192.168.1.40:9100. Without a port it is 9100."),
        "serial": tr("Printers", "The port, such as COM3 or /dev/ttyUSB0. The speed must be that of the printer."),
        "usb": tr("Printers", "The printer node, such as /dev/usb/lp0. Your user must be in the group lp."),
        "cups": tr("Printers", "Name of a raw queue. It tells nothing back: scan each label to prove it."),
        "spooler": tr("Printers", "Name of the queue in Windows. It tells nothing back: scan each label to prove it."),
        "file": tr("Printers", "A folder, such as /srv/labels/: each label becomes a numbered file."),
        "demo": tr("Printers", "Name of a printer that runs inside this program, as in the demonstration."),
        "system": tr("Printers", "Name of the printer. Its driver decides how wide the bars are: not for UDI labels."),
    }
    return words.get(kind, "")


def language_words(language: str) -> str:
    """What a printer understands."""
    names = {"zpl": "ZPL", "tspl": "TSPL", "pdf": "PDF"}
    return names.get(language) or QCoreApplication.translate("Printers", "Its driver")


def in_short(settings: PrinterSettings) -> str:
    """Connection, language, labels and purposes in one line."""
    size = f"{settings.width_mm:g} × {settings.height_mm:g} mm"
    purposes = " / ".join(kind_word(one) for one in settings.purposes)
    kind = connection_words(kind_of(settings.url))
    parts = (kind, language_words(settings.language.value), size, f"{settings.dpi} dpi", purposes)
    return " · ".join(part for part in parts if part)


def fault_words(fault: BadDeviceSetting, table: Mapping[str, Any]) -> str:
    """What is wrong with a field, in words."""
    tr = QCoreApplication.translate
    if fault.code == "bad_address":
        kind = str(table.get("kind", "")) or kind_of(str(table.get("url", "")))
        return tr("Printers", "No such address can be.") + " " + advice_for(kind)
    if fault.code == "bad_value" and not str(fault.facts.get("value", "")):
        return tr("Printers", "This is needed.")
    if fault.code == "name_twice":
        return tr("Printers", "Another printer has this name.")
    return setting_fault_words(fault)
