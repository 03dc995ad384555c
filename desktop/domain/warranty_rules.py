"""Warranty rules: region × line × model × customer; the narrower one holds, a tie is refused at entry (S2-35, S2-36).

Two axes make a rule narrow: where (all, a region, a customer) and what (all, a line, a model). A rule is narrower than
another when it is at least as narrow on both axes and narrower on one. Where two rules meet and neither is the
narrower, a third one that covers what they share must say what holds there; otherwise they are a tie.

Which version holds is decided by one day for all rules: the day of purchase, on which the terms were agreed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from itertools import combinations
from typing import Final

from desktop.domain.errors import Refusal


class StartBasis(StrEnum):
    """From which day the term runs."""

    INSTALLATION = "installation"
    SHIPMENT = "shipment"
    PRODUCTION = "production"
    ACCEPTANCE = "acceptance"


class Replacing(StrEnum):
    """What a device gets that replaces another under warranty."""

    REST_OF_OLD = "rest_of_old"
    OWN_TERM = "own_term"


SCOPE: Final = ("customer", "region", "model", "line")


@dataclass(frozen=True, slots=True)
class Scope:
    """For which devices a rule is; "" stands for all."""

    region: str = ""
    line: str = ""
    model: str = ""
    customer: str = ""

    @property
    def rank(self) -> tuple[int, int]:
        """How narrow: where (customer above region) and what (model above line)."""
        return 2 * bool(self.customer) + bool(self.region), 2 * bool(self.model) + bool(self.line)

    def narrower_than(self, other: "Scope") -> bool:
        """Whether this one wins over the other where both hold."""
        (where, what), (there, that) = self.rank, other.rank
        return where >= there and what >= that and (where, what) != (there, that)

    def meets(self, other: "Scope") -> bool:
        """Whether one device can be in both."""
        return all(not mine or not theirs or mine == theirs for mine, theirs in self._pairs(other))

    def shared(self, other: "Scope") -> "Scope":
        """What both have in common, given that they meet."""
        return Scope(**{name: getattr(self, name) or getattr(other, name) for name in SCOPE})

    def holds(self, other: "Scope") -> bool:
        """Whether every device of the other one is in this one."""
        return all(not mine or mine == theirs for mine, theirs in self._pairs(other))

    def _pairs(self, other: "Scope") -> list[tuple[str, str]]:
        return [(getattr(self, name), getattr(other, name)) for name in SCOPE]


@dataclass(frozen=True, slots=True)
class Clause:
    """An exemption: what is not covered, in the words of the contract.

    Attributes:
        text: of the clause.
        reference: where it stands.
        models: for these only; none for all models of the rule.
        part_class: "" for the whole device, otherwise only parts of this class.
    """

    text: str
    reference: str
    models: tuple[str, ...] = ()
    part_class: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """An extension that can be bought: how many months, at what price in CNY (None when it is not agreed)."""

    months: int
    price: Decimal | None = None


@dataclass(frozen=True, slots=True)
class WarrantyRule:
    """One version of a rule.

    Attributes:
        code: the same for all versions.
        scope: for which devices.
        months: of the term.
        basis: from which day it runs.
        valid_from, valid_to: days of purchase for which it holds, both counted in; None for no bound.
        limit_months, limit_basis: not later than so many months from another day; None for no limit.
        consumables_covered: whether the classes of ``consumable_classes`` are covered.
        offers: extensions; none means that there are none to buy.
        buy_before_days: how many days before the last covered day an extension must be bought at the latest.
        clauses: exemptions.
        repair_days: the repair's own warranty on the parts that it put in; 0 for none.
        replacing: what a replacement device gets.
    """

    code: str
    version: int
    name: str
    scope: Scope
    months: int
    basis: StartBasis = StartBasis.INSTALLATION
    valid_from: date | None = None
    valid_to: date | None = None
    limit_months: int | None = None
    limit_basis: StartBasis = StartBasis.PRODUCTION
    consumables_covered: bool = False
    consumable_classes: tuple[str, ...] = ()
    offers: tuple[Offer, ...] = ()
    buy_before_days: int = 0
    clauses: tuple[Clause, ...] = ()
    repair_days: int = 0
    replacing: Replacing = Replacing.REST_OF_OLD

    @property
    def period(self) -> tuple[date, date]:
        """The days of purchase for which it holds, first and last."""
        return self.valid_from or date.min, self.valid_to or date.max


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which rule holds.

    Attributes:
        rule: None when it cannot be said.
        needs: names of what must be known first, ``rule`` when no rule is there at all.
        tied: codes of rules of which neither is the narrower; entry refuses them, so this is only ever old data.
    """

    rule: WarrantyRule | None
    needs: tuple[str, ...] = ()
    tied: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a device when its rule is looked for; None for unknown."""

    scope: Mapping[str, str | None] = field(default_factory=dict)
    purchased_on: date | None = None


def choose(rules: Iterable[WarrantyRule], known: Known) -> Chosen:
    """The narrowest rule that holds; the order of the rules does not matter.

    A rule that would hold if something unknown were one thing or another stands in the way only when it would win.
    """
    sure: list[WarrantyRule] = []
    perhaps: list[tuple[WarrantyRule, tuple[str, ...]]] = []
    for rule in rules:
        missing = _missing(rule, known)
        if missing:
            perhaps.append((rule, missing))
        elif missing is not None:
            sure.append(rule)
    best = [one for one in sure if not any(other.scope.narrower_than(one.scope) for other in sure)]
    rivals = [needs for rule, needs in perhaps if not any(one.scope.narrower_than(rule.scope) for one in best)]
    if rivals:
        return Chosen(None, tuple(name for name in _NEEDS if any(name in needs for needs in rivals)))
    if len(best) > 1:
        return Chosen(None, ("one_rule",), tuple(sorted(f"{one.code} v{one.version}" for one in best)))
    return Chosen(best[0]) if best else Chosen(None, ("rule",))


_NEEDS: Final = ("region", "line", "model", "customer", "purchase")


def _missing(rule: WarrantyRule, known: Known) -> tuple[str, ...] | None:
    """Names of what must be known to say whether a rule holds; None when it surely does not hold."""
    missing = []
    for name in ("region", "line", "model", "customer"):
        asked = getattr(rule.scope, name)
        have = known.scope.get(name)
        if asked and have is None:
            missing.append(name)
        elif asked and have != asked:
            return None
    first, last = rule.period
    if known.purchased_on is not None:
        return tuple(missing) if first <= known.purchased_on <= last else None
    if rule.valid_from is not None or rule.valid_to is not None:
        missing.append("purchase")
    return tuple(missing)


def check_ties(rules: Sequence[WarrantyRule]) -> None:
    """Refuse a rule book in which two rules meet and neither is the narrower; the order does not matter.

    Raises:
        Refusal: ``warranty_rules_tie`` with the two rules and what they share.
    """
    ordered = sorted(rules, key=lambda rule: (rule.code, rule.version))
    for one, other in combinations(ordered, 2):
        if _tied(one, other, ordered):
            shared = one.scope.shared(other.scope)
            told = " × ".join(value for name in ("region", "line", "model", "customer") if (value := _of(shared, name)))
            raise Refusal(
                "warranty_rules_tie",
                rule=one.code,
                version=one.version,
                other=other.code,
                other_version=other.version,
                scope=told,
            )


def _of(scope: Scope, name: str) -> str:
    return str(getattr(scope, name))


def _tied(one: WarrantyRule, other: WarrantyRule, rules: Sequence[WarrantyRule]) -> bool:
    first, last = max(one.period[0], other.period[0]), min(one.period[1], other.period[1])
    if first > last or not one.scope.meets(other.scope):
        return False
    if one.scope.narrower_than(other.scope) or other.scope.narrower_than(one.scope):
        return False
    shared = one.scope.shared(other.scope)
    deciding = [
        rule.period
        for rule in rules
        if rule.scope.holds(shared) and rule.scope.narrower_than(one.scope) and rule.scope.narrower_than(other.scope)
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
