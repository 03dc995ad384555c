"""What the maker's notice says of a recall: why, how grave, of which day, and whom to ask; kept as one text."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

_CLASS: Final = "class: "
_DATED: Final = "dated: "
_CONTACT: Final = "contact: "


class RecallClass(StrEnum):
    """How grave a recall is: the first may harm gravely, the third hardly."""

    FIRST = "1"
    SECOND = "2"
    THIRD = "3"


@dataclass(frozen=True, slots=True)
class Why:
    """The words of a notice; "" and None for what it does not say."""

    reason: str = ""
    level: RecallClass | None = None
    dated_on: date | None = None
    contact: str = ""

    @property
    def text(self) -> str:
        """One line each, what is not said left out: the reason of a recall as it is kept."""
        lines = [self.reason.replace("\n", " ")]
        lines += [f"{_CLASS}{self.level.value}"] if self.level else []
        lines += [f"{_DATED}{self.dated_on.isoformat()}"] if self.dated_on else []
        lines += [f"{_CONTACT}{self.contact}"] if self.contact else []
        return "\n".join(line for line in lines if line)


def why_of(text: str) -> Why:
    """The reason of a recall taken apart; what was typed by hand is reason as a whole."""
    lines = text.split("\n")
    told = {mark: line[len(mark) :] for line in lines for mark in (_CLASS, _DATED, _CONTACT) if line.startswith(mark)}
    reason = "\n".join(line for line in lines if not line.startswith((_CLASS, _DATED, _CONTACT)))
    level = next((one for one in RecallClass if one.value == told.get(_CLASS)), None)
    return Why(reason, level, _day(told.get(_DATED, "")), told.get(_CONTACT, ""))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
