"""Warranty answers found the long way: day by day, by the words of the rules, with a calendar of its own.

Nothing of `desktop.domain.warranty` is called; only its plain records are read.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from desktop.domain.warranty_facts import Facts
from desktop.domain.warranty_rules import WarrantyRule

ONE = timedelta(days=1)
FAR = date(2045, 1, 1)
LENGTHS = {1: 31, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}


@dataclass(frozen=True)
class Told:
    verdict: str
    rule: str
    until: date | None
    days_left: int | None


def month_length(year: int, month: int) -> int:
    if month == 2:
        return 29 if (year % 4 == 0 and year % 100 != 0) or year % 400 == 0 else 28
    return LENGTHS[month]


def months_later(day: date, months: int) -> date:
    """Walks month by month and only then looks for the day."""
    year, month = day.year, day.month
    for _ in range(months):
        month += 1
        if month == 13:
            year, month = year + 1, 1
    wanted = day.day
    while wanted > month_length(year, month):
        wanted -= 1
    return date(year, month, wanted)


def the_rule(rules: list[WarrantyRule], facts: Facts) -> WarrantyRule | None:
    """Every dimension must be all or the same; the highest score wins, customer before region, model before line."""
    best: tuple[int, WarrantyRule] | None = None
    bought = facts.inputs["purchase"].value
    for rule in rules:
        score = 0
        fits = True
        for name, worth in (("customer", 2), ("region", 1), ("model", 2), ("line", 1)):
            wanted = getattr(rule.scope, name)
            if wanted:
                score += worth
                fits = fits and facts.inputs[name].value == wanted
        if rule.valid_from is not None and bought < rule.valid_from:
            fits = False
        if rule.valid_to is not None and bought > rule.valid_to:
            fits = False
        if fits and (best is None or score > best[0]):
            best = (score, rule)
    return None if best is None else best[1]


def value(facts: Facts, name: str) -> date | None:
    given = facts.inputs.get(name)
    return None if given is None else given.value


@dataclass(frozen=True)
class Run:
    """Covered days: the first, and the day and the months that give the last."""

    first: date
    since: date
    months: int

    @property
    def last(self) -> date:
        return months_later(self.since, self.months)

    def longer(self, months: int) -> "Run":
        return Run(self.first, self.since, self.months + months)


def term(rules: list[WarrantyRule], facts: Facts) -> tuple[date, date] | None:
    """First and last day of the term with its extensions, None when a day that it needs is not known."""
    runs = reckon(rules, facts)
    if runs is None:
        return None
    real = [run for run in runs if run.first <= run.last] or runs
    return min(run.first for run in real), max(run.last for run in runs)


def own_run(rule: WarrantyRule, facts: Facts, start: date | None) -> Run | None:
    if start is None:
        return None
    if rule.limit_months is None:
        return Run(start, start, rule.months)
    made = value(facts, rule.limit_basis.value)
    if made is None:
        return None
    limited = months_later(made, rule.limit_months) < months_later(start, rule.months)
    return Run(start, made, rule.limit_months) if limited else Run(start, start, rule.months)


def rest_run(rules: list[WarrantyRule], facts: Facts) -> Run | None:
    assert facts.predecessor is not None
    old = reckon(rules, facts.predecessor)
    if old is None or facts.replaced_on is None:
        return None
    reaches = max(old, key=lambda run: run.last)
    return Run(max(facts.replaced_on, min(run.first for run in old)), reaches.since, reaches.months)


def reckon(rules: list[WarrantyRule], facts: Facts) -> list[Run] | None:
    """One run of days; two for a replacement that was in use before: its own, and what it has as a replacement."""
    rule = the_rule(rules, facts)
    assert rule is not None
    at_place = rule.basis.value in ("installation", "acceptance")
    rest = facts.predecessor is not None and rule.replacing.value == "rest_of_old"
    own = own_run(rule, facts, value(facts, rule.basis.value))
    early, late = [], []
    used = False
    for name in ("installation", "acceptance"):
        day = value(facts, name)
        if facts.predecessor is not None and facts.replaced_on is not None and day is not None:
            used = used or day < facts.replaced_on
    for one in facts.extensions:
        (early if used and one.bought_on < facts.replaced_on else late).append(one.months)
    if not used or not (rest or at_place):
        one_run = rest_run(rules, facts) if rest else own
        return None if one_run is None else [one_run.longer(sum(early) + sum(late))]
    other = rest_run(rules, facts) if rest else own_run(rule, facts, facts.replaced_on)
    if own is None or other is None:
        return None
    own = own.longer(sum(early))
    if other.last < other.first or other.last < own.last or other.longer(1).last < own.longer(1).last:
        return [own.longer(sum(late)), other]
    return [own, other.longer(sum(late))]


def is_covered(rules: list[WarrantyRule], facts: Facts, day: date, part: str) -> bool:
    for given in facts.exceptions:
        if given.first <= day <= given.last:
            return True
    if any(day >= void.since for void in facts.voids):
        return False
    if any(day >= one.first and (one.last is None or day <= one.last) for one in facts.suspensions):
        return False
    rule = the_rule(rules, facts)
    if rule is None:
        return False
    for repair in facts.repairs:
        gone = (day - repair.finished_on).days
        if rule.repair_days and part and part in repair.part_classes and 0 <= gone <= rule.repair_days:
            return True
    if exempt(rule, facts, part):
        return False
    return any(run.first <= day <= run.last for run in reckon(rules, facts) or [])


def exempt(rule: WarrantyRule, facts: Facts, part: str) -> bool:
    if part and part in rule.consumable_classes and not rule.consumables_covered:
        return True
    model = facts.inputs["model"].value
    return any(
        (not clause.models or model in clause.models) and clause.part_class in ("", part) for clause in rule.clauses
    )


def oracle(rules: list[WarrantyRule], facts: Facts, on: date, part: str = "") -> Told:
    rule = the_rule(rules, facts)
    code = "" if rule is None else rule.code
    if is_covered(rules, facts, on, part):
        last = on
        while is_covered(rules, facts, last + ONE, part):
            last += ONE
        return Told("covered", code, last, (last - on).days)
    before: date | None = on
    while before is not None and not is_covered(rules, facts, before, part):
        before = before - ONE if before > date(2018, 1, 1) else None
    verdict = "not_covered"
    days = None if rule is None else term(rules, facts)
    if rule is None or (days is None and not exempt(rule, facts, part)):
        verdict = "undetermined"
    for void in facts.voids:
        if void.since <= on and (days is None or void.since <= days[1]):
            verdict = "void"
    return Told(verdict, code, before, None)
