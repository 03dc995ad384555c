"""The rules with all their versions, the shipped ones among them."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from desktop.domain.deadlines import RULES, Basis, Rule
from desktop.models.deadline import DeadlineRule
from desktop.models.person import Person

SHIPPED = 1


@dataclass(frozen=True, slots=True)
class RuleVersion:
    """One version of a rule.

    Attributes:
        version: 1 is the shipped one, which decides wherever no other is valid.
        elapsed_s: seconds of an elapsed clock, None for one of days.
        valid_from, valid_to: None without an end on that side.
        in_force: whether it decides about what opens now at a site of its region.
        set_by: the name of who set it, "" for the shipped one.
    """

    code: str
    version: int
    region: str
    basis: Basis
    elapsed_s: int | None
    days: int | None
    stages: tuple[str, ...]
    told: tuple[str, ...]
    weight: int
    switched_on: bool
    opens_by: str
    closes_by: str
    valid_from: datetime | None
    valid_to: datetime | None
    in_force: bool
    reason: str
    set_at: datetime | None
    set_by: str


def deadline_rules(connection: Connection, now: datetime, code: str = "") -> tuple[RuleVersion, ...]:
    """Every version of every rule, or of one: by code, the shipped one first, then by version."""
    rows = connection.execute(
        select(*DeadlineRule.__table__.columns, Person.name.label("set_by"))
        .join(Person, Person.id == DeadlineRule.set_by_id)
        .order_by(DeadlineRule.code, DeadlineRule.version)
    ).all()
    edited = [_edited(row, now) for row in rows]
    for_all = {one.code for one in edited if one.in_force and not one.region}
    shipped = [_shipped(rule, in_force=rule.code not in for_all) for rule in RULES.values()]
    every = sorted([*shipped, *edited], key=lambda one: (one.code, one.version))
    return tuple(one for one in every if not code or one.code == code)


def _shipped(rule: Rule, *, in_force: bool) -> RuleVersion:
    span = None if rule.elapsed is None else round(rule.elapsed.total_seconds())
    stages = tuple(stage.code for stage in rule.stages)
    about = (rule.code, SHIPPED, "", rule.basis, span, rule.days, stages, rule.told, rule.weight, rule.switched_on)
    return RuleVersion(*about, rule.opens_by, rule.closes_by, None, None, in_force, "", None, "")


def _edited(row: Any, now: datetime) -> RuleVersion:
    shipped = RULES[row.code]
    told = (tuple(json.loads(row.stages)), tuple(json.loads(row.told)), row.weight, row.switched_on)
    valid = (row.valid_from, row.valid_to, row.valid_from <= now and (row.valid_to is None or now < row.valid_to))
    about = (row.code, row.version, row.region, row.basis, row.span_s, row.days)
    return RuleVersion(*about, *told, shipped.opens_by, shipped.closes_by, *valid, row.reason, row.set_at, row.set_by)
