"""Warranty rules: region × line × model × customer; the narrower one holds, a tie is refused at entry (S2-35, S2-36).

Which version holds is decided by one day for all rules: the day of purchase, on which the terms were agreed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar, Final

from desktop.domain import scopes
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


@dataclass(frozen=True, slots=True)
class Scope(scopes.Scope):
    """For which devices a rule is; "" stands for all."""

    WHAT: ClassVar[tuple[str, str]] = ("model", "line")

    region: str = ""
    line: str = ""
    model: str = ""
    customer: str = ""


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
    best = scopes.narrowest(sure)
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
    tie = scopes.first_tie(sorted(rules, key=lambda rule: (rule.code, rule.version)))
    if tie is not None:
        one, other = tie
        raise Refusal(
            "warranty_rules_tie",
            rule=one.code,
            version=one.version,
            other=other.code,
            other_version=other.version,
            scope=one.scope.shared(other.scope).told,
        )
