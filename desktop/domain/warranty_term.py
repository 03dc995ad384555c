"""How far a warranty reaches: the term, its limit, what it takes over from a replaced device, and its extensions.

The last covered day is the day that `desktop.domain.months.add_months` gives, counted in: 24 months from 15 March 2024
cover 15 March 2026 and not 16 March 2026.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from desktop.domain.months import add_months
from desktop.domain.warranty_facts import Extension, Facts, Step, StepKind
from desktop.domain.warranty_rules import Chosen, Known, Replacing, StartBasis, WarrantyRule, choose


@dataclass(frozen=True, slots=True)
class Term:
    """From the first to the last covered day.

    Attributes:
        needs: what must be known first; then the days are None.
        anchor, months: the day and the months that the last day was reckoned from; extensions add to the months.
        own_last: the last covered day without any extension.
    """

    first: date | None = None
    last: date | None = None
    needs: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    anchor: date | None = None
    months: int = 0
    own_last: date | None = None


def rule_of(rules: Iterable[WarrantyRule], facts: Facts) -> Chosen:
    """The rule that holds for a device."""
    scope = {name: facts.text(name) for name in ("region", "line", "model", "customer")}
    return choose(rules, Known(scope, facts.day("purchase")))


def term_of(rules: tuple[WarrantyRule, ...], rule: WarrantyRule, facts: Facts) -> Term:
    """The days that a rule covers, without regard to voids, suspensions and exceptions."""
    if facts.predecessor is not None and rule.replacing is Replacing.REST_OF_OLD:
        term = _rest(rules, facts.predecessor, facts.replaced_on)
    else:
        term = _own(rule, facts)
    return term if term.needs else _extended(term, facts.extensions)


def _own(rule: WarrantyRule, facts: Facts) -> Term:
    start, made = facts.day(rule.basis.value), facts.day(rule.limit_basis.value)
    needs = [] if start is not None else [rule.basis.value]
    if rule.limit_months is not None and made is None and rule.limit_basis.value not in needs:
        needs.append(rule.limit_basis.value)
    if start is None or needs:
        return Term(needs=tuple(needs))
    last = add_months(start, rule.months)
    steps = [Step(StepKind.TERM, start, last, rule.months, rule.basis)]
    if made is None or rule.limit_months is None:
        return Term(start, last, steps=tuple(steps), anchor=start, months=rule.months)
    limit = add_months(made, rule.limit_months)
    kind = StepKind.LIMIT_REACHED if limit < last else StepKind.LIMIT_NOT_REACHED
    steps.append(Step(kind, made, limit, rule.limit_months, rule.limit_basis))
    if limit < last:
        return Term(start, limit, steps=tuple(steps), anchor=made, months=rule.limit_months)
    return Term(start, last, steps=tuple(steps), anchor=start, months=rule.months)


def _rest(rules: tuple[WarrantyRule, ...], old: Facts, replaced_on: date | None) -> Term:
    """What the replaced device had left: its last day stays, from the day of the replacement on."""
    if replaced_on is None:
        return Term(needs=(StartBasis.INSTALLATION.value,))
    chosen = rule_of(rules, old)
    if chosen.rule is None:
        return Term(needs=tuple(f"old_{name}" for name in chosen.needs))
    before = term_of(rules, chosen.rule, old)
    if before.last is None:
        return Term(needs=tuple(name if name.startswith("old_") else f"old_{name}" for name in before.needs))
    first = max(replaced_on, before.first or replaced_on)
    step = Step(StepKind.REPLACES, replaced_on, before.last, name=chosen.rule.name)
    return Term(first, before.last, steps=(*before.steps, step), anchor=before.anchor, months=before.months)


def _extended(term: Term, extensions: tuple[Extension, ...]) -> Term:
    """Extensions in the order in which they were bought; the months add up, so that no day is lost at a month's end."""
    anchor, months, last, steps = term.anchor, term.months, term.last, list(term.steps)
    for one in sorted(extensions, key=lambda each: (each.bought_on, each.number)):
        if anchor is None:
            break
        months += one.months
        last = add_months(anchor, months)
        steps.append(
            Step(StepKind.EXTENSION, one.bought_on, last, one.months, name=one.number, by=one.by, text=str(months))
        )
    return replace(term, last=last, steps=tuple(steps), months=months, own_last=term.last)
