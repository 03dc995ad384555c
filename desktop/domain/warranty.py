"""The warranty answer: is it covered on a day, until when, by which rule, and what would change it.

What decides, in this order: an authorised exception; a void; an exemption of the device or of the part, a consumable;
whether the days can be reckoned at all; a suspension; the term. What is not known is asked for and never guessed.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from desktop.domain.months import add_months
from desktop.domain.warranty_facts import (
    Change,
    ChangeKind,
    Coverage,
    Facts,
    Step,
    StepKind,
    Suspension,
    Verdict,
    Void,
    Why,
)
from desktop.domain.warranty_rules import Clause, WarrantyRule
from desktop.domain.warranty_term import Term, rule_of, term_of

Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class _Case:
    """One question in the middle of being answered."""

    facts: Facts
    on: date
    part_class: str
    rule: WarrantyRule | None
    term: Term
    clause: Clause | None = None
    consumable: bool = False

    @property
    def exempt(self) -> bool:
        return self.clause is not None or self.consumable

    @property
    def last(self) -> date:
        return self.term.last or date.max

    @property
    def void(self) -> Void | None:
        """The first void that takes anything away; one after the last covered day has nothing to take."""
        begun = [one for one in self.facts.voids if one.since <= self.last]
        return min(begun, key=lambda one: one.since, default=None)

    @property
    def suspension(self) -> Suspension | None:
        return next((one for one in self.facts.suspensions if one.first <= self.on <= (one.last or date.max)), None)


def decide(rules: Iterable[WarrantyRule], facts: Facts, on: date, part_class: str = "") -> Coverage:
    """The answer for a device on a day, or for a part of a class in it.

    Args:
        rules: the whole rule book, all versions, in any order.
        facts: what is known of the device.
        on: the day in question.
        part_class: "" for the device itself.
    """
    book = tuple(rules)
    chosen = rule_of(book, facts)
    rule = chosen.rule
    if rule is None:
        case = _Case(facts, on, part_class, None, Term(needs=chosen.needs))
        return _told(case, replace(_verdict(case), tied=chosen.tied))
    term = term_of(book, rule, facts)
    consumable = part_class in rule.consumable_classes and not rule.consumables_covered
    case = _Case(facts, on, part_class, rule, term, _clause(rule, facts, part_class), consumable)
    return _told(case, _verdict(case))


def _clause(rule: WarrantyRule, facts: Facts, part_class: str) -> Clause | None:
    model = facts.text("model")
    for clause in rule.clauses:
        if clause.part_class in ("", part_class) and (not clause.models or model in clause.models):
            return clause
    return None


# ---------------------------------------------------------------- the days


def _covered(case: _Case) -> list[Days]:
    """The runs of covered days in their order; nothing that touches or overlaps is left apart."""
    runs = [] if case.exempt else case.term.runs
    runs += _by_repairs(case)
    for void in case.facts.voids:
        runs = _without(runs, (void.since, date.max))
    for one in case.facts.suspensions:
        runs = _without(runs, (one.first, one.last or date.max))
    return _merged(runs + [(one.first, one.last) for one in case.facts.exceptions])


def _by_repairs(case: _Case) -> list[Days]:
    days = 0 if case.rule is None else case.rule.repair_days
    if not days or not case.part_class:
        return []
    done = [one.finished_on for one in case.facts.repairs if case.part_class in one.part_classes]
    return [(day, day + timedelta(days=days)) for day in done]


def _without(runs: list[Days], gone: Days) -> list[Days]:
    left: list[Days] = []
    for first, last in runs:
        if gone[0] > last or gone[1] < first:
            left.append((first, last))
            continue
        if first < gone[0]:
            left.append((first, gone[0] - timedelta(days=1)))
        if gone[1] < last:
            left.append((gone[1] + timedelta(days=1), last))
    return left


def _merged(runs: list[Days]) -> list[Days]:
    merged: list[Days] = []
    for first, last in sorted(runs):
        if merged and (first - merged[-1][1]).days <= 1:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return merged


# ---------------------------------------------------------------- the verdict


def _verdict(case: _Case) -> Coverage:
    runs = _covered(case)
    run = next(((first, last) for first, last in runs if first <= case.on <= last), None)
    if run is not None:
        return Coverage(Verdict.COVERED, _why_covered(case), case.on, run[1], run[0], (run[1] - case.on).days)
    last = max((last for _first, last in runs if last < case.on), default=None)
    return replace(_not_covered(case), until=last)


def _why_covered(case: _Case) -> Why:
    if any(one.first <= case.on <= one.last for one in case.facts.exceptions):
        return Why.EXCEPTION
    holding = [] if case.exempt else [one for one in _terms(case) if one.holds(case.on)]
    if not holding:
        return Why.REPAIR
    return Why.EXTENSION if all(case.on > (one.own_last or case.on) for one in holding) else Why.TERM


def _terms(case: _Case) -> list[Term]:
    earlier = case.term.earlier
    return [case.term] if earlier is None else [case.term, earlier]


def _not_covered(case: _Case) -> Coverage:
    void, on = case.void, case.on
    if void is not None and void.since <= on:
        return Coverage(Verdict.VOID, Why.VOID, on, since=void.since)
    if case.exempt:
        why = Why.EXEMPT if case.clause is not None else Why.CONSUMABLE
        return Coverage(Verdict.NOT_COVERED, why, on)
    if case.term.needs:
        return Coverage(Verdict.UNDETERMINED, Why.NEEDS, on, needs=case.term.needs)
    begins = case.term.begins
    if begins is not None and on < begins:
        return Coverage(Verdict.NOT_COVERED, Why.NOT_BEGUN, on, since=begins)
    suspension = case.suspension
    if suspension is not None and on <= case.last:
        return Coverage(Verdict.NOT_COVERED, Why.SUSPENDED, on, since=suspension.first)
    return Coverage(Verdict.NOT_COVERED, Why.ENDED, on)


# ---------------------------------------------------------------- why, and what would change it


def _told(case: _Case, coverage: Coverage) -> Coverage:
    running = tuple(one for one in case.facts.contracts if one.first <= case.on <= one.last)
    return replace(
        coverage,
        rule=case.rule,
        steps=_steps(case),
        inputs=case.facts.inputs,
        changes=_changes(case, coverage),
        contracts=running,
        part_class=case.part_class,
    )


def _steps(case: _Case) -> tuple[Step, ...]:
    steps: list[Step] = []
    if case.rule is not None:
        rule = case.rule
        steps.append(Step(StepKind.RULE, rule.valid_from, rule.valid_to, name=rule.name, text=str(rule.version)))
        steps += case.term.steps
        covered = rule.consumables_covered
        kind = StepKind.CONSUMABLES_COVERED if covered else StepKind.CONSUMABLES_NOT_COVERED
        steps.append(Step(kind, name=case.part_class, text=", ".join(rule.consumable_classes)))
        steps.append(_exemption(case))
    for one in case.facts.suspensions:
        steps.append(Step(StepKind.SUSPENSION, one.first, one.last, text=one.reason, by=one.by))
    for void in case.facts.voids:
        steps.append(Step(StepKind.VOID, void.since, text=void.reason, reference=void.reference, by=void.by))
    for given in case.facts.exceptions:
        named = f"{given.rule} v{given.version}"
        steps.append(Step(StepKind.EXCEPTION, given.first, given.last, name=named, text=given.reason, by=given.by))
    return (*steps, *_repair_steps(case))


def _exemption(case: _Case) -> Step:
    if case.clause is None:
        return Step(StepKind.NO_EXEMPTION, name=case.facts.text("model") or "")
    clause = case.clause
    return Step(StepKind.EXEMPTION, name=clause.part_class, text=clause.text, reference=clause.reference)


def _repair_steps(case: _Case) -> tuple[Step, ...]:
    days = 0 if case.rule is None else case.rule.repair_days
    if not days:
        return ()
    return tuple(
        Step(StepKind.REPAIR, one.finished_on, one.finished_on + timedelta(days=days), name=one.document)
        for one in case.facts.repairs
        if case.part_class in ("", *one.part_classes)
    )


def _changes(case: _Case, coverage: Coverage) -> tuple[Change, ...]:
    if coverage.verdict is Verdict.UNDETERMINED:
        return tuple(Change(ChangeKind.ENTER, name) for name in coverage.needs)
    if coverage.verdict is Verdict.VOID:
        return (*_lift(case), Change(ChangeKind.AUTHORISE))
    if coverage.why is Why.SUSPENDED:
        return (*_suspension_ends(case), Change(ChangeKind.AUTHORISE))
    if coverage.why is Why.NOT_BEGUN:
        begins = _comes(case)
        return (Change(ChangeKind.WAIT, until=begins) if begins is not None else Change(ChangeKind.AUTHORISE),)
    offers = () if case.exempt else _offers(case)
    return offers if coverage.verdict is Verdict.COVERED else (*offers, Change(ChangeKind.AUTHORISE))


def _lift(case: _Case) -> tuple[Change, ...]:
    """Lifting a void gives nothing back where the day would not be covered without it either, now or later."""
    lifted = _verdict(replace(case, facts=replace(case.facts, voids=())))
    nothing = lifted.why in (Why.ENDED, Why.EXEMPT, Why.CONSUMABLE)
    return () if nothing else (Change(ChangeKind.LIFT),)


def _suspension_ends(case: _Case) -> tuple[Change, ...]:
    """The last of the days without cover; none when the warranty ends before it goes on."""
    if case.suspension is not None and case.suspension.last is None:
        return (Change(ChangeKind.SUSPENSION_ENDS),)
    goes_on = _comes(case)
    if goes_on is None:
        return ()
    return (Change(ChangeKind.SUSPENSION_ENDS, until=goes_on - timedelta(days=1)),)


def _comes(case: _Case) -> date | None:
    """The next covered day after the one in question."""
    return next((first for first, _last in _covered(case) if first > case.on), None)


def _offers(case: _Case) -> tuple[Change, ...]:
    rule, anchor, last = case.rule, case.term.anchor, case.term.last
    if rule is None or anchor is None or last is None:
        return ()
    by_day = last - timedelta(days=rule.buy_before_days)
    if case.on > by_day:
        return ()
    return tuple(
        Change(
            ChangeKind.BUY,
            until=add_months(anchor, case.term.months + offer.months),
            months=offer.months,
            price=offer.price,
            by_day=by_day,
        )
        for offer in rule.offers
    )
