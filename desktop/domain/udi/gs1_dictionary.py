"""The GS1 application identifiers, looked up: `identifier` answers for any AI of the dictionary."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from desktop.domain.udi.characters import CSET39, CSET64, CSET82, DIGITS, class_of
from desktop.domain.udi.gs1_table import ROWS

_SETS = {"N": DIGITS, "X": CSET82, "Y": CSET39, "Z": CSET64}
_CLASSES = {kind: class_of(characters) for kind, characters in _SETS.items()}
_COMPONENT = re.compile(r"(\[?)([NXYZ])(\.\.)?([0-9]+)\]?((?:,[a-z0-9]+)*)")


@dataclass(frozen=True, slots=True)
class Component:
    """One part of an AI's data field.

    Attributes:
        kind: N digits, X CSET 82, Y CSET 39, Z base64url.
        minimum: characters at least.
        maximum: characters at most.
        optional: whether the data may end before it.
        linters: names of the checks of its content, in order.
    """

    kind: str
    minimum: int
    maximum: int
    optional: bool
    linters: tuple[str, ...]

    @property
    def pattern(self) -> str:
        """The regular expression of its characters and length."""
        return f"{_CLASSES[self.kind]}{{{self.minimum},{self.maximum}}}"

    @property
    def characters(self) -> str:
        """The characters that it may hold."""
        return _SETS[self.kind]


def _component(text: str) -> Component:
    fit = _COMPONENT.fullmatch(text)
    assert fit is not None, text  # noqa: S101 - the table is ours, a test reads every row
    optional, kind, variable, length, linters = fit.groups()
    names = tuple(name for name in linters.split(",") if name)
    return Component(kind, 1 if variable else int(length), int(length), bool(optional), names)


@dataclass(frozen=True, eq=False)
class Identifier:
    """One application identifier as the dictionary has it.

    Attributes:
        ai: two to four digits.
        fixed: predefined length, needs no separator.
        attribute: may stand in the query of a GS1 Digital Link.
        components: the parts of the data field.
        excluded: AIs or patterns (``n`` = any digit) that may not be on the same item.
        required: each entry is one demand: alternatives, each a set of AIs that must all be on the item.
        qualifiers: ``None`` if the AI is no Digital Link key, else its allowed sequences of qualifiers.
        title: the data title.
    """

    ai: str
    fixed: bool
    attribute: bool
    components: tuple[Component, ...]
    excluded: tuple[str, ...]
    required: tuple[tuple[tuple[str, ...], ...], ...]
    qualifiers: tuple[tuple[str, ...], ...] | None
    title: str

    @cached_property
    def date_linter(self) -> str | None:
        """The name of the check if the data begins with a date."""
        linters = self.components[0].linters
        return linters[0] if linters and linters[0] in ("yymmd0", "yymmdd", "yyyymmdd") else None

    @cached_property
    def minimum(self) -> int:
        """Characters of data at least."""
        return sum(one.minimum for one in self.components if not one.optional)

    @cached_property
    def maximum(self) -> int:
        """Characters of data at most."""
        return sum(one.maximum for one in self.components)

    @cached_property
    def pattern(self) -> "re.Pattern[str]":
        """Fits data of the right characters and lengths; group n is component n."""
        text = ""
        for component in reversed(self.components):
            text = f"({component.pattern}){text}"
            if component.optional:
                text = f"(?:{text})?"
        return re.compile(text)

    @cached_property
    def checks(self) -> tuple[tuple[int, str], ...]:
        """The linters to run: group of the pattern, name."""
        return tuple(
            (number, name) for number, component in enumerate(self.components, start=1) for name in component.linters
        )


def _names(text: str) -> tuple[str, ...]:
    return tuple(name for name in text.split(",") if name)


def _demands(text: str) -> tuple[tuple[tuple[str, ...], ...], ...]:
    return tuple(tuple(tuple(group.split("+")) for group in demand.split(",")) for demand in text.split(";") if demand)


def _identifier(ai: str, row: str) -> Identifier:
    _, flags, components, excluded, required, key, title = row.split("|")
    return Identifier(
        ai=ai,
        fixed="*" in flags,
        attribute="?" in flags,
        components=tuple(_component(text) for text in components.split(" ")),
        excluded=_names(excluded),
        required=_demands(required),
        qualifiers=None if key == "-" else tuple(_names(sequence) for sequence in key.split("/")),
        title=title,
    )


def _rows() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in ROWS.split("\n"):
        name = row.partition("|")[0]
        if not name:
            continue
        first, _, last = name.partition("-")
        for number in range(int(first), int(last or first) + 1):
            found[f"{number:0{len(first)}d}"] = row
    return found


_ROWS = _rows()
AI_LENGTHS = {ai[:2]: len(ai) for ai in _ROWS}
"""How many digits an AI has, by its first two digits (all AIs that share these have the same length)."""


@lru_cache(maxsize=1024)
def identifier(ai: str) -> Identifier | None:
    """The AI's entry, or ``None`` if GS1 has not given it out."""
    row = _ROWS.get(ai)
    return None if row is None else _identifier(ai, row)


def all_identifiers() -> tuple[str, ...]:
    """Every AI of the dictionary, ranges written out, in the dictionary's order."""
    return tuple(_ROWS)
