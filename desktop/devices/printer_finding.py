"""Looks for label printers at this computer: serial ports, printer nodes, queues. The network is never searched."""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from desktop.devices.errors import DeviceFault
from desktop.devices.label_printer import Language
from desktop.devices.ports import PortEnumerator, plugged_in_ports
from desktop.devices.printers import cups, usb_node, windows_spooler

MAKERS: Final[Mapping[int, tuple[str, Language | None]]] = {
    0x0A5F: ("Zebra", Language.ZPL),
    0x1203: ("TSC", Language.TSPL),
    0x04F9: ("Brother", None),
    0x0828: ("SATO", None),
    0x1504: ("Bixolon", None),
    0x195F: ("Godex", None),
    0x1D90: ("Citizen", None),
    0x20D1: ("HPRT", Language.TSPL),
}
"""USB vendors of label printers, and the language that theirs mostly speak."""


@dataclass(frozen=True, slots=True)
class Found:
    """A printer that may be set up.

    Attributes:
        kind: ``serial``, ``usb``, ``cups`` or ``spooler``.
        url: its address for the settings.
        name: what it calls itself, or its queue.
        language: what it probably understands, None if nothing tells.
        serial_number: where it told one.
        cause: why it cannot be used as it is, a code of `desktop.devices.states.Cause`; None if nothing is in the way.
    """

    kind: str
    url: str
    name: str
    language: Language | None = None
    serial_number: str | None = None
    cause: str | None = None


def _nodes() -> list[Path]:
    return usb_node.printer_nodes() if sys.platform == "linux" else []


@dataclass(frozen=True, slots=True)
class Sources:
    """Where it is looked; tests hand in their own."""

    ports: PortEnumerator = plugged_in_ports
    nodes: Callable[[], Sequence[Path]] = _nodes
    device_id: Callable[[Path], Mapping[str, str]] = field(default=usb_node.device_id)
    cups_queues: Callable[[], Mapping[str, str]] = cups.queues
    windows_queues: Callable[[], Sequence[str]] = windows_spooler.queues


def find_printers(sources: Sources | None = None) -> list[Found]:
    """The printers of this computer; asks the print service, so it may take seconds: never on the GUI thread."""
    look = sources or Sources()
    queues = [Found("cups", f"cups://{queue}", queue) for queue in sorted(look.cups_queues())]
    windows = [Found("spooler", f"spooler://{queue}", queue) for queue in sorted(look.windows_queues())]
    return [*_on_ports(look), *_on_nodes(look), *queues, *windows]


def _on_ports(look: Sources) -> list[Found]:
    known = [port for port in look.ports() if port.vid in MAKERS]
    return [
        Found(
            kind="serial",
            url=port.address,
            name=port.description or MAKERS[port.vid or 0][0],
            language=MAKERS[port.vid or 0][1],
            serial_number=port.serial_number,
        )
        for port in known
    ]


def _on_nodes(look: Sources) -> list[Found]:
    found = []
    for node in look.nodes():
        url = f"usb://{node}"
        try:
            told = look.device_id(node)
        except DeviceFault as fault:
            found.append(Found("usb", url, node.name, cause=fault.code))
            continue
        name = f"{told.get('MFG', '')} {told.get('MDL', '')}".strip(" ") or node.name
        found.append(Found("usb", url, name, _language_of(told.get("CMD", "")), told.get("SN")))
    return found


def _language_of(commands: str) -> Language | None:
    """The language out of the command sets that a printer names, such as ``ZPL`` or ``TSPL,EPL``."""
    known = (Language.ZPL, Language.TSPL)
    return next((language for language in known if language.upper() in commands.upper()), None)
