"""The one fixed list of all that may ever be sent to a printer: commands of jobs and status queries.

Each command stands here with the only forms of its parameters. The print queue hands the very bytes that it is about
to send to `require_known_commands`; what reads them here shares nothing with what wrote them.
"""

import re
from enum import StrEnum

from desktop.labels.commands_tspl import TsplCommand, commands_of_tspl
from desktop.labels.commands_zpl import ZplCommand, commands_of_zpl, forbidden
from desktop.labels.graphics import graphic_bytes

__all__ = [
    "STATUS_QUERIES",
    "TSPL_JOB",
    "ZPL_JOB",
    "Language",
    "commands_of_tspl",
    "commands_of_zpl",
    "require_known_commands",
    "require_known_query",
]


class Language(StrEnum):
    """What a label printer understands."""

    ZPL = "zpl"
    TSPL = "tspl"


_N = rb"[0-9]{1,5}"
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
        "SIZE": rb"[0-9.]{1,7} mm,[0-9.]{1,7} mm",
        "GAP": rb"[0-9.]{1,7} mm,0 mm",
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


def require_known_commands(payload: bytes, language: Language, copies: int = 1) -> None:
    """Refuse a job that is not one label made of known commands alone; the last gate before the printer.

    Args:
        payload: the very bytes that are to be sent.
        language: of the printer.
        copies: labels that this job may print.

    Raises:
        Refusal: ``forbidden_command`` (command, position in bytes).
    """
    if language is Language.ZPL:
        _require_zpl(commands_of_zpl(payload), copies)
    else:
        _require_tspl(commands_of_tspl(payload), copies)


def _require_zpl(commands: list[ZplCommand], copies: int) -> None:
    for before, command in zip([None, *commands], commands, strict=False):
        form = ZPL_JOB.get(command.name)
        if form is None or not form.fullmatch(command.parameters):
            raise forbidden(command.name, command.position)
        if command.name == "^GF" and graphic_bytes(command.parameters) is None:
            raise forbidden(command.name, command.position)
        if command.name == "^FD" and (before is None or before.name != "^FH"):
            raise forbidden(command.name, command.position)
    names = [command.name for command in commands if command.name != "~SD"]
    require_frame(names, "^XA", "^XZ")
    require_once([command.parameters for command in commands if command.name == "^PQ"], b"%d,0,0,N" % copies, "^PQ")


def _require_tspl(commands: list[TsplCommand], copies: int) -> None:
    for command in commands:
        form = TSPL_JOB.get(command.name)
        if form is None or not form.fullmatch(command.parameters):
            raise forbidden(command.name, command.position)
    require_frame([command.name for command in commands], "SIZE", "PRINT")
    require_once([command.parameters for command in commands if command.name == "PRINT"], b"1,%d" % copies, "PRINT")


def require_frame(names: list[str], first: str, last: str) -> None:
    """Refuse a job that does not begin and end once, as one label does.

    Raises:
        Refusal: ``forbidden_command`` with the command that is missing or stands twice.
    """
    for name, place in ((first, 0), (last, -1)):
        if names.count(name) != 1 or names[place] != name:
            raise forbidden(name, 0)


def require_once(found: list[bytes], wanted: bytes, name: str) -> None:
    """Refuse a job that does not say exactly once how many labels come out.

    Raises:
        Refusal: ``forbidden_command``.
    """
    if found != [wanted]:
        raise forbidden(name, 0)
