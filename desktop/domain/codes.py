"""The program's own codes: text that begins with ``SZ:``.

``SZ:P:A-2-1`` a place, ``SZ:T:TK-001`` a tray, ``SZ:U:1001`` a person, ``SZ:N:DN-2611-07`` a delivery note,
``SZ:C:CONFIRM`` a command of the card, ``SZ:E:E-118`` an emergency order (``/BOX`` and ``/SHEET`` its papers),
``SZ:A:A-0037`` an adverse event (``/WRITTEN`` its written report), ``SZ:W:W-640`` a work order.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from desktop.domain.errors import Refusal

PREFIX: Final = "SZ:"
NAME_CHARACTERS: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._/")


class CodeKind(StrEnum):
    """The letter after ``SZ:``."""

    PLACE = "P"
    TRAY = "T"
    PERSON = "U"
    NOTICE = "N"
    COMMAND = "C"
    ORDER = "E"
    ADVERSE = "A"
    REPAIR = "W"


class Command(StrEnum):
    """What stands on the command card."""

    CONFIRM = "CONFIRM"
    UNDO = "UNDO"
    CLOSE_TRAY = "CLOSE-TRAY"
    QUARANTINE = "QUARANTINE"
    ACKNOWLEDGE = "ACKNOWLEDGE"
    PICK_FROM_NOTICE = "PICK-FROM-NOTICE"
    ACCEPT_SHORT_DATE = "ACCEPT-SHORT-DATE"
    RECEIVE = "RECEIVE"
    PUT_AWAY = "PUT-AWAY"
    FIND = "FIND"
    LABELS = "LABELS"
    TRAYS = "TRAYS"
    TICK_ALL = "TICK-ALL"
    CASES = "CASES"
    SEND_OUT = "SEND-OUT"
    COME_BACK = "COME-BACK"
    IMPLANTED = "IMPLANTED"
    WASTED = "WASTED"
    DUTIES = "DUTIES"
    SOP_INVENTORY = "SOP-INVENTORY"
    SOP_STERILE = "SOP-STERILE"
    SOP_DELIVERED = "SOP-DELIVERED"
    SOP_RECOVERED = "SOP-RECOVERED"
    COUNT = "COUNT"
    END_BIN = "END-BIN"
    RETURNS = "RETURNS"
    YES = "YES"
    NO = "NO"
    RECALL = "RECALL"
    BLOCK = "BLOCK"
    REFILL = "REFILL"
    SETTLEMENT = "SETTLEMENT"
    EARLIER = "EARLIER"
    LATER = "LATER"
    EMERGENCY = "EMERGENCY"
    ADVERSE = "ADVERSE"
    EQUIPMENT = "EQUIPMENT"
    REPAIRS = "REPAIRS"
    PEOPLE = "PEOPLE"
    PREVENTION = "PREVENTION"
    FIGURES = "FIGURES"
    HOLD_LOT = "HOLD-LOT"
    WHAT_RUNS = "WHAT-RUNS"
    LANGUAGE = "LANGUAGE"
    WHO_AM_I = "WHO-AM-I"


KINDS: Final = frozenset(kind.value for kind in CodeKind)
COMMANDS: Final = frozenset(command.value for command in Command)


@dataclass(frozen=True, slots=True)
class Code:
    """A code of the program's own: its kind and its name (a place code, a command, …)."""

    kind: CodeKind
    name: str

    @property
    def text(self) -> str:
        """The text as it is printed in the symbol."""
        return f"{PREFIX}{self.kind.value}:{self.name}"


def parse_code(raw: str) -> Code | None:
    """The program's own code in a scan, or None when the scan is something else.

    A Code 128 or QR identifier that the scanner puts in front (``]C0``, ``]Q1``, …) is passed over.

    Raises:
        Refusal: ``unknown_code`` when it begins with ``SZ:`` but names nothing that exists.
    """
    text = raw[3:] if raw[:1] == "]" and raw[3:6] == PREFIX else raw
    if not text.startswith(PREFIX):
        return None
    kind, colon, name = text[len(PREFIX) :].partition(":")
    known = kind in KINDS and colon == ":" and 0 < len(name) <= 40 and set(name) <= NAME_CHARACTERS
    if not known or (kind == CodeKind.COMMAND and name not in COMMANDS):
        raise Refusal("unknown_code", raw=text)
    return Code(CodeKind(kind), name)
