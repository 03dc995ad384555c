"""Validation at entry: every field's fault is named, none is hidden behind the first (S2-12)."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final
from zoneinfo import available_timezones

from desktop.domain.codes import NAME_CHARACTERS
from desktop.domain.errors import Refusal
from desktop.services.wire import to_wire

Fault = dict[str, str | int | None]

LONGEST_TOLD: Final = 80
LONGEST_CODE: Final = 40

HIDDEN: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
"""Characters that nobody sees but that break a print, a search or a database: controls, direction marks, surrogates."""

_BEYOND_ASCII: Final = re.compile("[^\x20-\x7e]")
_FULL_WIDTH: Final = re.compile("[\uff01-\uff5e\u3000]")


@dataclass(frozen=True, slots=True)
class Seen:
    """A value that the person saw before changing it: the field's name and its value as text, "" for none."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Saved:
    """What a save did: the code of the thing, whether it is new, and which of its fields changed."""

    code: str
    created: bool
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """What a batch did, in things (not in lines of a file)."""

    created: int
    changed: int
    unchanged: int


class Faults:
    """All faults of an entry or of a file; rows count from 1 in the order of the request, 0 is the request itself."""

    def __init__(self) -> None:
        self.found: list[Fault] = []

    def add(self, row: int, column: str, code: str, value: object = "") -> None:
        """Note a fault; of the value only what can be shown is kept."""
        told = HIDDEN.sub("\ufffd", str(value if value is not None else ""))[:LONGEST_TOLD]
        self.found.append({"row": row, "column": column, "code": code, "value": told})

    def check_file(self) -> None:
        """Refuse when there are any.

        Raises:
            Refusal: ``faulty_file`` with all ``faults`` (row, column, code, value), sorted by row.
        """
        if self.found:
            raise Refusal("faulty_file", faults=sorted(self.found, key=_row), count=len(self.found))

    def check_entry(self) -> None:
        """Refuse when there are any, for one thing on a screen.

        Raises:
            Refusal: ``faulty_entry`` with all ``faults`` (field, code, value).
        """
        if self.found:
            faults: list[Fault] = [
                {"field": one["column"], "code": one["code"], "value": one["value"]} for one in self.found
            ]
            raise Refusal("faulty_entry", faults=faults, count=len(faults))


def _row(fault: Fault) -> int:
    return int(fault["row"] or 0)


@dataclass(frozen=True, slots=True)
class Check:
    """The checks of one row's fields."""

    faults: Faults
    row: int

    def fault(self, column: str, code: str, value: object = "") -> None:
        """Note a fault of this row."""
        self.faults.add(self.row, column, code, value)

    def text(self, column: str, value: str, longest: int, *, required: bool = False) -> None:
        """Any visible text: ``empty``, ``too_long``, ``hidden_character``, ``outer_blank``."""
        if not value:
            if required:
                self.fault(column, "empty")
        elif len(value) > longest:
            self.fault(column, "too_long", value)
        elif HIDDEN.search(value):
            self.fault(column, "hidden_character", value)
        elif value[0] in " \u3000" or value[-1] in " \u3000":
            self.fault(column, "outer_blank", value)

    def code(self, column: str, value: str, longest: int = LONGEST_CODE) -> None:
        """A name that can be printed behind ``SZ:``; also ``full_width`` and ``bad_code``."""
        if not value:
            self.fault(column, "empty")
        elif len(value) > longest:
            self.fault(column, "too_long", value)
        elif _FULL_WIDTH.search(value):
            self.fault(column, "full_width", value)
        elif not set(value) <= NAME_CHARACTERS:
            self.fault(column, "bad_code", value)

    def identifier(self, column: str, value: str, longest: int = 60) -> None:
        """A lot or serial number: visible ASCII; also ``full_width`` and ``not_ascii``."""
        if _FULL_WIDTH.search(value):
            self.fault(column, "full_width", value)
        elif not HIDDEN.search(value) and _BEYOND_ASCII.search(value):
            self.fault(column, "not_ascii", value)
        else:
            self.text(column, value, longest)

    def whole(self, column: str, value: int | None, smallest: int, largest: int) -> None:
        """A whole number within limits, or none: ``out_of_range``."""
        if value is not None and not smallest <= value <= largest:
            self.fault(column, "out_of_range", value)

    def time_zone(self, column: str, value: str) -> None:
        """A name of the time zone database: ``unknown_time_zone``."""
        if value not in available_timezones():
            self.fault(column, "unknown_time_zone", value)

    def tried(self, column: str, reading: Callable[[], Any], default: Any) -> Any:
        """What a rule of `desktop.domain` answers; its refusal becomes a fault with the same code."""
        try:
            return reading()
        except Refusal as refusal:
            self.fault(column, refusal.code, refusal.facts.get("value", ""))
            return default


def as_seen(value: Any) -> str:
    """A value as `Seen` carries it."""
    wire = to_wire(value)
    if isinstance(wire, bool):
        return "true" if wire else "false"
    return "" if wire is None else str(wire)
