"""Taking ZPL bytes apart into their commands, as a printer does: every ``^`` and ``~`` begins one."""

import re
from dataclasses import dataclass

from desktop.domain.errors import Refusal

_COMMAND = re.compile(rb"[\^~][^\^~]*")
_NAME = re.compile(rb"\^A|[\^~][A-Z][A-Z0-9]")
_CONTROL = re.compile(rb"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Command:
    """One command of a printer.

    Attributes:
        name: in ZPL prefix and letters, such as ``^FD`` (all font commands are ``^A``); in TSPL the word.
        parameters: what follows it, without line ends and without the picture of a BITMAP.
        position: of its first byte in the payload.
        body: the picture of a BITMAP.
    """

    name: str
    parameters: bytes
    position: int
    body: bytes = b""


def forbidden(command: str, position: int) -> Refusal:
    """The refusal for a command that must not leave."""
    return Refusal("forbidden_command", command=command[:20], position=position)


def commands_of_zpl(payload: bytes) -> list[Command]:
    """Every command of a ZPL payload in its order.

    Raises:
        Refusal: ``forbidden_command`` for bytes outside any command, control characters and names that ZPL has not.
    """
    control = _CONTROL.search(payload)
    if control is not None:
        raise forbidden(f"0x{control[0].hex().upper()}", control.start())
    start = len(payload) - len(payload.lstrip(b"\r\n"))
    if payload[start : start + 1] not in (b"^", b"~"):
        raise forbidden(payload[start : start + 3].decode("ascii", "replace"), start)
    return [_command(found) for found in _COMMAND.finditer(payload)]


def _command(found: re.Match[bytes]) -> Command:
    name = _NAME.match(found[0].upper())
    if name is None:
        raise forbidden(found[0][:3].decode("ascii", "replace"), found.start())
    parameters = found[0][len(name[0]) :].rstrip(b"\r\n")
    return Command(name[0].decode("ascii"), parameters, found.start())
