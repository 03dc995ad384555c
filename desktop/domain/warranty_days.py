"""The covered days of a device, as reminders need them: one run from a first to a last day, or none."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

from desktop.domain.warranty_facts import Facts
from desktop.domain.warranty_reminders import Days
from desktop.domain.warranty_rules import WarrantyRule
from desktop.domain.warranty_term import Term, rule_of, term_of


def covered_days(rules: Iterable[WarrantyRule], facts: Facts) -> tuple[Days, str]:
    """The days, and the code of the rule that gives them ("" for none).

    No day is given when it cannot be said, when a clause exempts the whole device, or when the warranty is void.
    """
    book = tuple(rules)
    rule = rule_of(book, facts).rule
    if rule is None:
        return Days(), ""
    term = term_of(book, rule, facts)
    if term.begins is None or term.last is None or _is_exempt(rule, facts):
        return Days(), rule.code
    if any(void.since <= term.last for void in facts.voids):
        return Days(), rule.code
    resting = tuple((one.first, one.last or date.max) for one in facts.suspensions)
    return Days(term.begins, term.last, (*resting, *_between(term))), rule.code


def _between(term: Term) -> tuple[tuple[date, date], ...]:
    """The days between its own cover and that as a replacement, of a device that has both."""
    runs, day = sorted(term.runs), timedelta(days=1)
    gaps = ((last + day, first - day) for (_, last), (first, _) in pairwise(runs) if last < date.max)
    return tuple((begins, ends) for begins, ends in gaps if begins <= ends)


def _is_exempt(rule: WarrantyRule, facts: Facts) -> bool:
    model = facts.text("model")
    return any(not one.part_class and (not one.models or model in one.models) for one in rule.clauses)
