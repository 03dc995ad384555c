"""What a proof of the ledger found: the exact row, what was expected, what stands there."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

MOST_FINDINGS: Final = 1000
"""So many findings are kept; a ledger with more is broken everywhere."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault.

    Attributes:
        code: a stable word such as ``leg_changed``.
        table: the table of the row.
        key: the key of the row, ``column=value`` joined by ", ".
        expected: what should stand there, in the words of the proof.
        found: what stands there.
    """

    code: str
    table: str
    key: str
    expected: str
    found: str


@dataclass(frozen=True, slots=True)
class Head:
    """The last link of a site's chain."""

    sequence: int
    hash: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a proof looked at and found.

    Attributes:
        findings: the faults, at most `MOST_FINDINGS`.
        counts: rows looked at, by table.
        heads: the last link of each site's chain; keep it elsewhere, a later proof takes it as an anchor.
    """

    findings: tuple[Finding, ...]
    counts: Mapping[str, int]
    heads: Mapping[int, Head]

    @property
    def sound(self) -> bool:
        """Whether nothing was found."""
        return not self.findings
