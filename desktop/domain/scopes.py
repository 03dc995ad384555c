"""For what a rule or a term holds, from everything down to one thing: the narrower one wins (S2-09, S2-35).

Two axes make a scope narrow: where (all, a region, a customer) and what (all, then the narrower words of its kind). One
is narrower than another when it is at least as narrow on both axes and narrower on one. Where two meet and neither is
the narrower, a third one that covers what they share must say what holds there; otherwise they are a tie.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations
from typing import Any, ClassVar, Protocol, Self, TypeVar


@dataclass(frozen=True, slots=True)
class Scope:
    """What two kinds of scope have in common; "" stands for all.

    Attributes:
        WHERE, WHAT: the two words of each axis, the narrower one first.
    """

    WHERE: ClassVar[tuple[str, str]] = ("customer", "region")
    WHAT: ClassVar[tuple[str, str]]

    @property
    def words(self) -> dict[str, str]:
        """The four words by name."""
        return {name: getattr(self, name) for name in (*self.WHERE, *self.WHAT)}

    @property
    def told(self) -> str:
        """Its words, such as ``East × Gold``; "" for all."""
        named = (self.WHERE[1], self.WHAT[1], self.WHAT[0], self.WHERE[0])
        return " × ".join(word for name in named if (word := self.words[name]))

    @property
    def rank(self) -> tuple[int, int]:
        """How narrow: where and what."""
        words = self.words
        where, what = ([bool(words[name]) for name in axis] for axis in (self.WHERE, self.WHAT))
        return 2 * where[0] + where[1], 2 * what[0] + what[1]

    def narrower_than(self, other: "Scope") -> bool:
        """Whether this one wins over the other where both hold."""
        (where, what), (there, that) = self.rank, other.rank
        return where >= there and what >= that and (where, what) != (there, that)

    def meets(self, other: "Scope") -> bool:
        """Whether one thing can be in both."""
        return all(not mine or not theirs or mine == theirs for mine, theirs in self._pairs(other))

    def shared(self, other: "Scope") -> Self:
        """What both have in common, given that they meet."""
        return replace(self, **{name: mine or other.words[name] for name, mine in self.words.items()})

    def holds(self, other: "Scope") -> bool:
        """Whether everything of the other one is in this one."""
        return all(not mine or mine == theirs for mine, theirs in self._pairs(other))

    def _pairs(self, other: "Scope") -> list[tuple[str, str]]:
        return [(mine, other.words[name]) for name, mine in self.words.items()]


@dataclass(frozen=True, slots=True)
class TermScope(Scope):
    """For whom and for what a promise, a rate or a calibration cycle holds: customer, region, contract, model.

    Attributes:
        contract: the level of the service contract, such as ``Gold``.
    """

    WHAT: ClassVar[tuple[str, str]] = ("contract", "model")

    customer: str = ""
    region: str = ""
    contract: str = ""
    model: str = ""


class Scoped(Protocol):
    """Something that holds for a scope on some days."""

    @property
    def scope(self) -> Scope:
        """For what."""

    @property
    def period(self) -> tuple[date, date]:
        """The days, first and last."""


def scope_of(row: Any) -> TermScope:
    """For what a promise, a rate or a cycle holds; a cycle names no customer."""
    return TermScope(getattr(row, "customer", ""), row.region, row.contract, row.model)


@dataclass(frozen=True, slots=True)
class Term:
    """One term of several, as they are compared; ``key`` and ``name`` say which."""

    scope: TermScope
    period: tuple[date, date]
    key: int = 0
    name: str = ""


T = TypeVar("T", bound=Scoped)


def narrowest(ones: Iterable[T]) -> list[T]:
    """Those to which none of the others is the narrower: one, unless two tie."""
    every = list(ones)
    return [one for one in every if not any(other.scope.narrower_than(one.scope) for other in every)]


def first_tie(ones: Sequence[T]) -> tuple[T, T] | None:
    """The first two that meet on some day and of which neither is the narrower, with no third one that decides."""
    return next((pair for pair in combinations(ones, 2) if _tied(*pair, ones)), None)


def _tied(one: T, other: T, every: Sequence[T]) -> bool:
    first, last = max(one.period[0], other.period[0]), min(one.period[1], other.period[1])
    if first > last or not one.scope.meets(other.scope):
        return False
    if one.scope.narrower_than(other.scope) or other.scope.narrower_than(one.scope):
        return False
    shared = one.scope.shared(other.scope)
    deciding = [
        each.period
        for each in every
        if each.scope.holds(shared) and each.scope.narrower_than(one.scope) and each.scope.narrower_than(other.scope)
    ]
    return not _fills(deciding, first, last)


def _fills(periods: Iterable[tuple[date, date]], first: date, last: date) -> bool:
    """Whether some periods together cover every day from first to last."""
    reached = first
    for begins, ends in sorted(periods):
        if begins > reached:
            return False
        if ends >= last:
            return True
        reached = max(reached, ends + timedelta(days=1))
    return False
