"""The one fixed list of all that may ever be sent to a printer: commands of jobs and status queries.

Each command stands here with the only forms of its parameters. The print queue hands the very bytes that it is about
to send to `require_known_commands`; what reads them here shares nothing with what wrote them.
"""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from itertools import pairwise

from desktop.labels.commands_raw import TSPL_RAW, ZPL_RAW
from desktop.labels.commands_tspl import commands_of_tspl
from desktop.labels.commands_zpl import Command, commands_of_zpl, forbidden
from desktop.labels.graphics import graphic_bytes

__all__ = [
    "STATUS_QUERIES",
    "TSPL_JOB",
    "ZPL_JOB",
    "Command",
    "Language",
    "Source",
    "commands_of_tspl",
    "commands_of_zpl",
    "require_known_commands",
    "require_known_query",
]


class Source(StrEnum):
    """Where a job comes from."""

    DRAWN = "drawn"
    """From a drawing: only what our writers write."""
    RAW = "raw"
    """From a person's own printer file: what such a file may use, and one label."""


class Language(StrEnum):
    """What a label printer understands."""

    ZPL = "zpl"
    TSPL = "tspl"


_N = rb"[0-9]{1,5}"
_MM = rb"[0-9]{1,4}(?:\.[0-9]{1,2})? mm"
_PRINTABLE = rb'[ #-\[\]-}]|\\\["\]'
"""What stands in a TSPL string: printable, no ``~`` and no ``!``, a backslash only to escape a quotation mark."""

ZPL_JOB: dict[str, re.Pattern[bytes]] = {
    name: re.compile(form, re.DOTALL)
    for name, form in {
        "~SD": rb"[0-9]{2}",
        "^XA": rb"",
        "^PW": _N,
        "^LL": _N,
        "^LH": rb"0,0",
        "^CI": rb"28",
        "^JZ": rb"N",
        "^PO": rb"[NI]",
        "^PM": rb"N",
        "^LR": rb"N",
        "^PR": rb"[0-9]{1,2}",
        "^FO": rb"%s,%s" % (_N, _N),
        "^GB": rb"%s,%s,%s" % (_N, _N, _N),
        "^GF": rb"A,.+",
        "^BY": rb"[0-9]{1,2},2,1",
        "^BC": rb"N,%s,N,N,N" % _N,
        "^BX": rb"N,[0-9]{1,2},200,,,,_,[12]",
        "^BQ": rb"N,2,[0-9]{1,2}",
        "^FH": rb"\\",
        "^FD": rb"[ -~]+",
        "^FS": rb"",
        "^PQ": rb"[0-9]{1,4},0,0,N",
        "^XZ": rb"",
    }.items()
}
"""Every command of a ZPL job, with all forms of what follows it."""

TSPL_JOB: dict[str, re.Pattern[bytes]] = {
    name: re.compile(form, re.DOTALL)
    for name, form in {
        "SIZE": rb"%s,%s" % (_MM, _MM),
        "GAP": rb"%s,0 mm" % _MM,
        "DIRECTION": rb"[01]",
        "SET": rb"REPRINT OFF",
        "DENSITY": rb"[0-9]{1,2}",
        "SPEED": rb"[0-9]{1,2}",
        "CLS": rb"",
        "BITMAP": rb"%s,%s,%s,%s,0" % (_N, _N, _N, _N),
        "BAR": rb"%s,%s,%s,%s" % (_N, _N, _N, _N),
        "DMATRIX": rb'%s,%s,%s,%s,c126,x[0-9]{1,2},"(?:~1|!|%s)+"' % (_N, _N, _N, _N, _PRINTABLE),
        "BARCODE": rb'%s,%s,"128M",%s,0,0,[0-9]{1,2},[0-9]{1,2},"(?:![01][0-9]{2}|%s)+"' % (_N, _N, _N, _PRINTABLE),
        "QRCODE": rb'%s,%s,M,[0-9]{1,2},A,0,"(?:!|%s)+"' % (_N, _N, _PRINTABLE),
        "PRINT": rb"1,[0-9]{1,4}",
    }.items()
}
"""Every command of a TSPL job, with all forms of what follows it."""

STATUS_QUERIES: frozenset[bytes] = frozenset({b"~HS", b"~HQES", b"~HI", b"\x1b!?", b"\x1b!S", b"~!T"})
"""Every question that a printer is ever asked."""


def require_known_query(query: bytes) -> None:
    """Refuse a question that is not on the list; one line end may follow it.

    Raises:
        Refusal: ``forbidden_command``.
    """
    if query.removesuffix(b"\r\n") not in STATUS_QUERIES:
        raise forbidden(repr(query[:12])[2:-1], 0)


def require_known_commands(payload: bytes, language: Language, copies: int = 1, source: Source = Source.DRAWN) -> None:
    """Refuse a job that is not one label made of known commands alone; the last gate before the printer.

    Args:
        payload: the very bytes that are to be sent.
        language: of the printer.
        copies: labels that this job prints; a person's own file prints one.
        source: which list holds.

    Raises:
        Refusal: ``forbidden_command`` (command, position in bytes).
    """
    if language is Language.ZPL:
        commands: Sequence[Command] = commands_of_zpl(payload)
        _require_forms(commands, ZPL_JOB if source is Source.DRAWN else ZPL_RAW)
        _require_one_zpl_label(commands, copies, source)
    else:
        commands = commands_of_tspl(payload)
        _require_forms(commands, TSPL_JOB if source is Source.DRAWN else TSPL_RAW)
        _require_one_tspl_label(commands, copies, source)


def _require_forms(commands: Sequence[Command], forms: Mapping[str, re.Pattern[bytes]]) -> None:
    for command in commands:
        form = forms.get(command.name)
        if form is None or not form.fullmatch(command.parameters):
            raise forbidden(command.name, command.position)
        if command.name == "^GF" and graphic_bytes(command.parameters) is None:
            raise forbidden(command.name, command.position)


def _require_one_zpl_label(commands: Sequence[Command], copies: int, source: Source) -> None:
    _require_ends([command for command in commands if command.name != "~SD"], "^XA", "^XZ")
    quantities = [command.parameters for command in commands if command.name == "^PQ"]
    if source is Source.RAW:
        _require(len(quantities) < 2, "^PQ")
        return
    _require(quantities == [b"%d,0,0,N" % copies], "^PQ")
    _require("~SD" not in [command.name for command in commands[1:]], "~SD")
    for before, data in pairwise(commands):
        if data.name == "^FD" and before.name != "^FH":
            raise forbidden(data.name, data.position)


def _require_one_tspl_label(commands: Sequence[Command], copies: int, source: Source) -> None:
    names = [command.name for command in commands]
    _require(names.count("PRINT") == 1 and names[-1] == "PRINT", "PRINT")
    _require(names.count("CLS") == 1, "CLS")
    if source is Source.DRAWN:
        _require(names[0] == "SIZE" and names.count("SIZE") == 1, "SIZE")
        _require(commands[-1].parameters == b"1,%d" % copies, "PRINT")


def _require_ends(commands: Sequence[Command], first: str, last: str) -> None:
    """A label begins once and ends once."""
    names = [command.name for command in commands]
    _require(names.count(first) == 1 and names[0] == first, first)
    _require(names.count(last) == 1 and names[-1] == last, last)


def _require(holds: bool, command: str) -> None:
    """Refuse the whole job for a command that is missing, stands twice or says another number of labels."""
    if not holds:
        raise forbidden(command, 0)
