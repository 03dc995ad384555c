"""How far a warranty reaches: the term, its limit, what it takes over from a replaced device, and its extensions.

The last covered day is the day that `desktop.domain.months.add_months` gives, counted in: 24 months from 15 March 2024
cover 15 March 2026 and not 16 March 2026.

A device that replaces another gets what its rule says from that day on. One that was in use before keeps besides what
it had of its own: a replacement takes no covered day away.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from desktop.domain.months import add_months
from desktop.domain.warranty_facts import Extension, Facts, Step, StepKind
from desktop.domain.warranty_rules import Chosen, Known, Replacing, StartBasis, WarrantyRule, choose


@dataclass(frozen=True, slots=True)
class Term:
    """From the first to the last covered day.

    Attributes:
        first, last: of the days that end last; ``last`` before ``first`` when there are none.
        needs: what must be known first; then the days are None.
        anchor, months: the day and the months that the last day was reckoned from; extensions add to the months.
        own_last: the last covered day without any extension.
        earlier: of a replacement that was in use before: the other days, which end sooner. There may be days between.
    """

    first: date | None = None
    last: date | None = None
    needs: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    anchor: date | None = None
    months: int = 0
    own_last: date | None = None
    earlier: "Term | None" = None

    def holds(self, day: date) -> bool:
        """Whether it covers a day itself, without the earlier one."""
        return self.first is not None and self.last is not None and self.first <= day <= self.last

    @property
    def runs(self) -> list[tuple[date, date]]:
        """The covered days, first and last; the runs may overlap."""
        others = [] if self.earlier is None else self.earlier.runs
        if self.first is None or self.last is None or self.last < self.first:
            return others
        return [*others, (self.first, self.last)]

    @property
    def begins(self) -> date | None:
        """The first covered day of all, or the day from which there could have been one."""
        return min((first for first, _last in self.runs), default=self.first)


IN_PLACE: Final = (StartBasis.INSTALLATION, StartBasis.ACCEPTANCE)
"""What happens again where a device takes the place of another; it is made and shipped only once."""


def rule_of(rules: Iterable[WarrantyRule], facts: Facts) -> Chosen:
    """The rule that holds for a device."""
    scope = {name: facts.text(name) for name in ("region", "line", "model", "customer")}
    return choose(rules, Known(scope, facts.day("purchase")))


def term_of(rules: tuple[WarrantyRule, ...], rule: WarrantyRule, facts: Facts) -> Term:
    """The days that a rule covers, without regard to voids, suspensions and exceptions."""
    if _keeps_own(rule, facts):
        term, bought = _both(rules, rule, facts), _bought(facts, before=False)
    else:
        term, bought = _given(rules, rule, facts), facts.extensions
    return term if term.needs else _extended(term, bought)


def _keeps_own(rule: WarrantyRule, facts: Facts) -> bool:
    """Whether a replacement has days of its own beside those that the rule gives it as a replacement."""
    if facts.predecessor is None or not _was_in_use(facts):
        return False
    return rule.replacing is Replacing.REST_OF_OLD or rule.basis in IN_PLACE


def _was_in_use(facts: Facts) -> bool:
    """Whether a replacement was installed or accepted before it took the other one's place."""
    known = [day for basis in IN_PLACE if (day := facts.day(basis.value)) is not None]
    return facts.replaced_on is not None and any(day < facts.replaced_on for day in known)


def _bought(facts: Facts, *, before: bool) -> tuple[Extension, ...]:
    """Extensions that were bought before the replacement, or from that day on."""
    day = facts.replaced_on or date.max
    return tuple(one for one in facts.extensions if (one.bought_on < day) is before)


def _given(rules: tuple[WarrantyRule, ...], rule: WarrantyRule, facts: Facts) -> Term:
    """What the rule gives a replacement: the rest of the old one's, or a term of its own."""
    if facts.predecessor is not None and rule.replacing is Replacing.REST_OF_OLD:
        return _rest(rules, facts.predecessor, facts.replaced_on)
    return _own(rule, facts)


def _both(rules: tuple[WarrantyRule, ...], rule: WarrantyRule, facts: Facts) -> Term:
    """What a device in use had of its own, and what the rule gives it from the replacement on."""
    own = _own(rule, facts)
    given = _given(rules, rule, facts) if rule.replacing is Replacing.REST_OF_OLD else _anew(rule, facts)
    if own.needs or given.needs:
        return Term(needs=tuple(dict.fromkeys((*own.needs, *given.needs))))
    own = _extended(own, _bought(facts, before=True))
    kept = Step(StepKind.KEPT, own.first, own.last)
    late, early = (given, own) if given.runs and _reach(given) > _reach(own) else (own, given)
    return replace(late, steps=(*own.steps, kept, *given.steps), earlier=early)


def _reach(term: Term) -> tuple[date, int]:
    """How far it reaches; of two with the same last day, the one that more months take further."""
    return term.last or date.min, 0 if term.anchor is None else term.anchor.day


def _anew(rule: WarrantyRule, facts: Facts) -> Term:
    """A term of its own from the day of the replacement; a limit from another day stays where it was."""
    term = _own(rule, facts, facts.replaced_on)
    return replace(term, steps=tuple(_as_anew(step) for step in term.steps))


def _as_anew(step: Step) -> Step:
    return replace(step, kind=StepKind.ANEW) if step.kind is StepKind.TERM else step


def _own(rule: WarrantyRule, facts: Facts, begins: date | None = None) -> Term:
    start, made = begins or facts.day(rule.basis.value), facts.day(rule.limit_basis.value)
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
    first = max(replaced_on, before.begins or replaced_on)
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
    return replace(term, last=last, steps=tuple(steps), months=months, own_last=term.own_last or term.last)
