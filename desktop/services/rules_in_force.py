"""Which version of a rule decides: the one that is valid for the site when the deadline opens."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import and_, or_, select, tuple_

from desktop.domain.deadlines import RULES, Rule, read_stage
from desktop.domain.errors import Refusal
from desktop.models.deadline import DeadlineRule
from desktop.models.party import Site
from desktop.storage.unit_of_work import UnitOfWork

SHIPPED: Final = 1
"""The version of a rule that came with the program."""

COLUMNS: Final = (
    DeadlineRule.code,
    DeadlineRule.version,
    DeadlineRule.region,
    DeadlineRule.switched_on,
    DeadlineRule.span_s,
    DeadlineRule.days,
    DeadlineRule.stages,
    DeadlineRule.told,
    DeadlineRule.weight,
    DeadlineRule.basis,
    DeadlineRule.valid_from,
    DeadlineRule.valid_to,
)


@dataclass(frozen=True, slots=True)
class InForce:
    """A rule with the time zone in which its days end."""

    rule: Rule
    zone: ZoneInfo


def rule_in_force(uow: UnitOfWork, code: str, site: int, opened_at: datetime) -> InForce:
    """The version of a rule that decides about what opens at a moment at a site.

    A version made for the site's region comes before one for all, and both before the shipped one.

    Raises:
        Refusal: ``unknown_deadline_rule``.
    """
    if code not in RULES:
        raise Refusal("unknown_deadline_rule", rule=code)
    valid = and_(
        DeadlineRule.code == code,
        or_(DeadlineRule.region == "", DeadlineRule.region == Site.region),
        DeadlineRule.valid_from <= opened_at,
        or_(DeadlineRule.valid_to.is_(None), DeadlineRule.valid_to > opened_at),
    )
    asked = select(Site.time_zone, *COLUMNS).outerjoin(DeadlineRule, valid).where(Site.id == site)
    row = uow.read(asked.order_by(DeadlineRule.region.desc(), DeadlineRule.version.desc()).limit(1)).one()
    return InForce(RULES[code] if row.version is None else rule_of(row), ZoneInfo(row.time_zone))


def rule_of(row: Any) -> Rule:
    """The rule of a row of `DeadlineRule` with `COLUMNS`; its events are those of the shipped one."""
    return replace(
        RULES[row.code],
        elapsed=None if row.span_s is None else timedelta(seconds=row.span_s),
        days=row.days,
        stages=tuple(read_stage(code) for code in json.loads(row.stages)),
        told=tuple(json.loads(row.told)),
        weight=row.weight,
        basis=row.basis,
        version=row.version,
        switched_on=row.switched_on,
    )


def told_by_version(uow: UnitOfWork, versions: Iterable[tuple[str, int]]) -> Mapping[tuple[str, int], tuple[str, ...]]:
    """Who is told, for each version of a rule."""
    wanted = set(versions)
    told = {(code, SHIPPED): RULES[code].told for code, version in wanted if version == SHIPPED and code in RULES}
    edited = sorted(key for key in wanted if key not in told)
    if edited:
        key = tuple_(DeadlineRule.code, DeadlineRule.version)
        rows = uow.read(select(DeadlineRule.code, DeadlineRule.version, DeadlineRule.told).where(key.in_(edited))).all()
        told |= {(row.code, row.version): tuple(json.loads(row.told)) for row in rows}
    return told
