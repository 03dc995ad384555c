"""Taking TSPL bytes apart into their commands: one a line, but a BITMAP has as many bytes as it announces."""

import re

from desktop.labels.commands_zpl import Command, forbidden

_ESCAPE_PAIR = re.compile(rb"\x1b!|~!")
_LINE = re.compile(rb"([A-Za-z0-9]+)(?: ([^\r\n]*))?(\r?\n)")
_BITMAP = re.compile(rb"BITMAP ([0-9]{1,5},[0-9]{1,5},([0-9]{1,5}),([0-9]{1,5}),[0-2]),", re.IGNORECASE)
_WORD = re.compile(rb"[^ \r\n]{0,12}")
_STRICT_END = (b"\r\n",)
_ANY_END = (b"\r\n", b"\n")
_CONTROL = re.compile(rb"[\x00-\x1f\x7f]")


def commands_of_tspl(payload: bytes, *, any_line_end: bool = False) -> list[Command]:
    """Every command of a TSPL payload in its order.

    Args:
        payload: whole lines.
        any_line_end: whether a lone LF ends a line too, as in a file that a person wrote.

    Raises:
        Refusal: ``forbidden_command`` for an immediate command anywhere, a control character outside a picture, a
            picture of another length than it announces, a line that is none and a last line without its end.
    """
    pair = _ESCAPE_PAIR.search(payload)
    if pair is not None:
        raise forbidden("ESC !" if pair[0] == b"\x1b!" else "~!", pair.start())
    commands: list[Command] = []
    place = 0
    while place < len(payload):
        command, place = _command(payload, place, _ANY_END if any_line_end else _STRICT_END)
        commands.append(command)
    return commands


def _command(payload: bytes, place: int, line_ends: tuple[bytes, ...]) -> tuple[Command, int]:
    head = _BITMAP.match(payload, place)
    if head is not None:
        return _picture(payload, head, line_ends)
    line = _LINE.match(payload, place)
    if line is None or line[3] not in line_ends or _CONTROL.search(line[2] or b""):
        word = _WORD.match(payload, place)
        raise forbidden(repr(word[0])[2:-1] if word else "", place)
    return Command(line[1].decode("ascii").upper(), line[2] or b"", place), line.end()


def _picture(payload: bytes, head: re.Match[bytes], line_ends: tuple[bytes, ...]) -> tuple[Command, int]:
    end = head.end() + int(head[2]) * int(head[3])
    for line_end in line_ends:
        if payload.startswith(line_end, end):
            command = Command("BITMAP", head[1], head.start(), payload[head.end() : end])
            return command, end + len(line_end)
    raise forbidden("BITMAP", head.start())
