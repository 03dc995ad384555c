"""The one rule book: rules and their versions; what would leave two in doubt is refused at entry (S2-35, S2-36)."""

import json
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import insert, update

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.months import MOST_MONTHS
from desktop.domain.permissions import Action
from desktop.domain.warranty_rules import Clause, Offer, Replacing, Scope, StartBasis, WarrantyRule, check_ties
from desktop.models.warranty import WarrantyClause, WarrantyOffer, WarrantyRuleVersion
from desktop.queries.customers import code_of
from desktop.queries.warranty_book import BookRow, rule_book
from desktop.services.devices.field_values import is_amount
from desktop.services.devices.nightly import begin_anew
from desktop.services.master_data.entry import Check, Faults
from desktop.services.numbering import next_number
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork

MOST_DAYS: Final = 3660
MOST_ROWS: Final = 50
EDITION: Final = "WB"


@dataclass(frozen=True, slots=True)
class SetWarrantyRule:
    """A new rule, or the next version of one; see `desktop.domain.warranty_rules.WarrantyRule`.

    Attributes:
        region, line, model, customer: "" for all; the same in every version.
        valid_from, valid_to: days of purchase; the version before ends on the day before when it has no end.
        reason: why, kept for ever.
    """

    code: str
    name: str
    months: int
    reason: str
    region: str = ""
    line: str = ""
    model: str = ""
    customer: str = ""
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


@dataclass(frozen=True, slots=True)
class WarrantyRuleSet:
    """The version that was made, and the one before it that ends where it begins (0 for none)."""

    code: str
    version: int
    ends: int


@dataclass(frozen=True, slots=True)
class EndWarrantyRule:
    """A version does not hold for devices bought after a day."""

    code: str
    version: int
    valid_to: date
    reason: str


def set_warranty_rule(uow: UnitOfWork, request: SetWarrantyRule) -> WarrantyRuleSet:
    """Add a rule or its next version.

    Raises:
        Refusal: ``faulty_entry``, ``warranty_scope_fixed``, ``warranty_rule_overlaps`` an earlier version,
            ``warranty_rules_tie``.
    """
    _check(request)
    request = replace(request, customer=code_of(uow.connection, request.customer))
    book = _book_held(uow)
    before = [row for row in book if row.rule.code == request.code]
    rule = _rule(request, 1 + max((row.rule.version for row in before), default=0))
    last = before[-1] if before else None
    _check_succession(rule, last)
    others = [row.rule for row in book]
    ends = last is not None and last.rule.valid_to is None
    if ends and last is not None and rule.valid_from is not None:
        closed = replace(last.rule, valid_to=rule.valid_from - timedelta(days=1))
        others[others.index(last.rule)] = closed
        _write_end(uow, last.id, closed.valid_to)
    check_ties([*others, rule])
    _write(uow, request, rule)
    begin_anew(uow)
    told = 0 if not ends or last is None else last.rule.version
    uow.record("set_warranty_rule", rule.code, reason=request.reason, version=rule.version, months=rule.months)
    uow.touched(Kind.EQUIPMENT)
    return WarrantyRuleSet(rule.code, rule.version, told)


def end_warranty_rule(uow: UnitOfWork, request: EndWarrantyRule) -> WarrantyRuleSet:
    """End a version without another after it.

    Raises:
        Refusal: ``faulty_entry``, ``unknown_warranty_rule``, ``warranty_rules_tie`` when two others then meet.
    """
    faults = Faults()
    Check(faults, 0).text("reason", request.reason, 2000, required=True)
    book = _book_held(uow)
    named = [row for row in book if (row.rule.code, row.rule.version) == (request.code, request.version)]
    if not named:
        raise Refusal("unknown_warranty_rule", rule=request.code, version=request.version)
    if request.valid_to < named[0].rule.period[0]:
        faults.add(0, "valid_to", "ends_before_it_begins", request.valid_to)
    faults.check_entry()
    closed = replace(named[0].rule, valid_to=request.valid_to)
    check_ties([closed if row is named[0] else row.rule for row in book])
    _write_end(uow, named[0].id, request.valid_to)
    begin_anew(uow)
    uow.record("end_warranty_rule", request.code, reason=request.reason, valid_to=str(request.valid_to))
    uow.touched(Kind.EQUIPMENT)
    return WarrantyRuleSet(request.code, request.version, request.version)


def _book_held(uow: UnitOfWork) -> tuple[BookRow, ...]:
    """The whole book; counting its edition makes two desks that change it act one after the other."""
    next_number(uow, EDITION)
    return rule_book(uow.connection)


def _check(request: SetWarrantyRule) -> None:
    faults = Faults()
    check = Check(faults, 0)
    check.code("code", request.code)
    check.text("name", request.name, 120, required=True)
    check.text("reason", request.reason, 2000, required=True)
    for name, longest in (("region", 80), ("line", 80), ("model", 80), ("customer", 120)):
        check.text(name, getattr(request, name), longest)
    check.whole("months", request.months, 1, MOST_MONTHS)
    check.whole("limit_months", request.limit_months, 1, MOST_MONTHS)
    check.whole("buy_before_days", request.buy_before_days, 0, MOST_DAYS)
    check.whole("repair_days", request.repair_days, 0, MOST_DAYS)
    if request.valid_from and request.valid_to and request.valid_to < request.valid_from:
        check.fault("valid_to", "ends_before_it_begins", request.valid_to)
    _check_lists(check, request)
    faults.check_entry()


def _check_lists(check: Check, request: SetWarrantyRule) -> None:
    check.whole("offers", len(request.offers), 0, MOST_ROWS)
    check.whole("clauses", len(request.clauses), 0, MOST_ROWS)
    for offer in request.offers:
        check.whole("offers", offer.months, 1, MOST_MONTHS)
        if offer.price is not None and not is_amount(offer.price):
            check.fault("offers", "not_an_amount", offer.price)
    if len({offer.months for offer in request.offers}) < len(request.offers):
        check.fault("offers", "said_twice")
    for part in request.consumable_classes:
        check.text("consumable_classes", part, 60, required=True)
    _check_clauses(check, request.clauses)


def _check_clauses(check: Check, clauses: tuple[Clause, ...]) -> None:
    for clause in clauses:
        check.text("clauses", clause.text.replace("\n", " "), 2000, required=True)
        check.text("clauses", clause.reference, 120, required=True)
        check.text("clauses", clause.part_class, 60)
        for model in clause.models:
            check.text("clauses", model, 80, required=True)


def _rule(request: SetWarrantyRule, version: int) -> WarrantyRule:
    scope = Scope(request.region, request.line, request.model, request.customer)
    return WarrantyRule(
        request.code,
        version,
        request.name,
        scope,
        request.months,
        request.basis,
        request.valid_from,
        request.valid_to,
        request.limit_months,
        request.limit_basis,
        request.consumables_covered,
        request.consumable_classes,
        request.offers,
        request.buy_before_days,
        request.clauses,
        request.repair_days,
        request.replacing,
    )


def _check_succession(rule: WarrantyRule, last: BookRow | None) -> None:
    if last is None:
        return
    if rule.scope != last.rule.scope:
        raise Refusal("warranty_scope_fixed", rule=rule.code)
    first, ended = last.rule.period
    begins = rule.period[0]
    if begins <= first or (last.rule.valid_to is not None and begins <= ended):
        raise Refusal("warranty_rule_overlaps", rule=rule.code, version=last.rule.version)


def _write_end(uow: UnitOfWork, key: int, day: date | None) -> None:
    uow.write(update(WarrantyRuleVersion).where(WarrantyRuleVersion.id == key).values(valid_to=day))


def _write(uow: UnitOfWork, request: SetWarrantyRule, rule: WarrantyRule) -> None:
    scope = {name: getattr(rule.scope, name) for name in ("region", "line", "model", "customer")}
    row: dict[str, Any] = {name: getattr(rule, name) for name in _COLUMNS}
    row |= scope | {"consumable_classes": json.dumps(rule.consumable_classes, ensure_ascii=False)}
    row |= {"reason": request.reason, "set_at": uow.at, "set_by_id": uow.actor.id}
    key = uow.write(insert(WarrantyRuleVersion).values(row).returning(WarrantyRuleVersion.id)).scalar_one()
    for offer in rule.offers:
        uow.write(insert(WarrantyOffer).values(rule_id=key, months=offer.months, price=offer.price))
    for clause in rule.clauses:
        models = json.dumps(clause.models, ensure_ascii=False)
        said = {"text": clause.text, "reference": clause.reference, "part_class": clause.part_class}
        uow.write(insert(WarrantyClause).values(said | {"rule_id": key, "models": models}))


_COLUMNS: Final = (
    "code",
    "version",
    "name",
    "valid_from",
    "valid_to",
    "months",
    "basis",
    "limit_months",
    "limit_basis",
    "consumables_covered",
    "buy_before_days",
    "repair_days",
    "replacing",
)

SET_WARRANTY_RULE = Verb(
    "set_warranty_rule", SetWarrantyRule, WarrantyRuleSet, set_warranty_rule, Action.SET_WARRANTY_RULES
)
END_WARRANTY_RULE = Verb(
    "end_warranty_rule", EndWarrantyRule, WarrantyRuleSet, end_warranty_rule, Action.SET_WARRANTY_RULES
)
