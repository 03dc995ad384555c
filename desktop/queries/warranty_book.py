"""The warranty rule book as it stands, all versions."""

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from desktop.domain.warranty_rules import Clause, Offer, Scope, WarrantyRule
from desktop.models.person import Person
from desktop.models.warranty import WarrantyClause, WarrantyOffer, WarrantyRuleVersion


@dataclass(frozen=True, slots=True)
class BookRow:
    """A version of a rule with who set it, when and why; ``id`` is its key."""

    id: int
    rule: WarrantyRule
    set_at: datetime
    set_by: str
    reason: str


def rule_book(connection: Connection) -> tuple[BookRow, ...]:
    """Every version, by code and version."""
    offers: dict[int, list[Offer]] = defaultdict(list)
    asked = select(WarrantyOffer.rule_id, WarrantyOffer.months, WarrantyOffer.price).order_by(WarrantyOffer.months)
    for key, months, price in connection.execute(asked):
        offers[key].append(Offer(months, price))
    clauses: dict[int, list[Clause]] = defaultdict(list)
    for row in connection.execute(select(WarrantyClause.__table__).order_by(WarrantyClause.id)):
        clause = Clause(row.text, row.reference, tuple(json.loads(row.models)), row.part_class)
        clauses[row.rule_id].append(clause)
    versions = select(WarrantyRuleVersion.__table__, Person.name.label("set_by"))
    versions = versions.join(Person, Person.id == WarrantyRuleVersion.set_by_id)
    versions = versions.order_by(WarrantyRuleVersion.code, WarrantyRuleVersion.version)
    return tuple(
        BookRow(row.id, _rule(row, offers[row.id], clauses[row.id]), row.set_at, row.set_by, row.reason)
        for row in connection.execute(versions).all()
    )


def _rule(row: object, offers: list[Offer], clauses: list[Clause]) -> WarrantyRule:
    def of(name: str) -> object:
        return getattr(row, name)

    plain = {name: of(name) for name in _PLAIN}
    return WarrantyRule(
        **plain,  # type: ignore[arg-type]  # the columns have the names and the types of the fields
        scope=Scope(str(of("region")), str(of("line")), str(of("model")), str(of("customer"))),
        consumable_classes=tuple(json.loads(str(of("consumable_classes")))),
        offers=tuple(offers),
        clauses=tuple(clauses),
    )


_PLAIN = (
    "code",
    "version",
    "name",
    "months",
    "basis",
    "valid_from",
    "valid_to",
    "limit_months",
    "limit_basis",
    "consumables_covered",
    "buy_before_days",
    "repair_days",
    "replacing",
)
