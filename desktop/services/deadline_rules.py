"""Rules are data: a leader sets a new version from a moment on; what runs keeps the version it opened with."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import func, insert, select, update

from desktop.domain.changes import Kind
from desktop.domain.deadlines import RULES, Basis, Rule, read_stage
from desktop.domain.duties import PRESENCE
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.models.deadline import DeadlineRule
from desktop.models.party import Party, Site
from desktop.services.perform import Verb
from desktop.services.rules_in_force import COLUMNS, SHIPPED, rule_of
from desktop.services.sweeping import wanted_words
from desktop.storage.unit_of_work import UnitOfWork

LONGEST: Final = timedelta(days=3660)
HEAVIEST: Final = 100
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class SetDeadlineRule:
    """A new version of a rule; what is not given stays as in the version before it.

    Attributes:
        code: of `desktop.domain.deadlines.RULES`.
        valid_from: for what opens from this moment on; now if None.
        valid_to: until before this moment; after it the shipped version decides again.
        region: for the sites of this region only; "" for all.
        elapsed_s: seconds of an elapsed clock.
        days: of a calendar clock; exactly one of the two when one is given.
        stages: ``part_50`` (per cent gone) or ``left_1800`` (seconds left).
        told: roles, ``promisee``, or ``party:CODE``.
        weight: in the on-time rate, 0 to 100.
        switched_on: only legal rules are ever off.
        reason: why, kept for ever.
    """

    code: str
    reason: str
    valid_from: datetime | None = None
    valid_to: datetime | None = None
    region: str = ""
    elapsed_s: int | None = None
    days: int | None = None
    stages: tuple[str, ...] | None = None
    told: tuple[str, ...] | None = None
    weight: int | None = None
    switched_on: bool = True


@dataclass(frozen=True, slots=True)
class DeadlineRuleSet:
    """The version that was made, and the one before it that ends where it begins (0 for none)."""

    code: str
    version: int
    valid_from: datetime
    valid_to: datetime | None
    ends: int


@dataclass(frozen=True, slots=True)
class SetSiteRegion:
    """The region whose rules hold at a site; "" for none."""

    site: str
    region: str


@dataclass(frozen=True, slots=True)
class SiteRegionSet:
    """The region of a site, and what it was."""

    site: str
    region: str
    old: str


def set_deadline_rule(uow: UnitOfWork, request: SetDeadlineRule) -> DeadlineRuleSet:
    """Set a new version of a rule; running deadlines keep theirs.

    Raises:
        Refusal: ``unknown_deadline_rule``, ``reason_missing``, ``bad_deadline_rule`` (which field), ``bad_stage``,
            ``stage_longer_than_promise``, ``unknown_told``, ``unknown_party``, ``only_legal_rules_off``,
            ``unknown_region``, ``rule_in_the_past``, ``rule_overlaps``.
    """
    if request.code not in RULES:
        raise Refusal("unknown_deadline_rule", rule=request.code)
    if not request.reason.strip(" \t\r\n"):
        raise Refusal("reason_missing", rule=request.code)
    start = request.valid_from or uow.at
    versions: Sequence[Any] = uow.read(_versions(request)).all()
    last = versions[-1] if versions else None
    _check_time(request, start, uow.at, last)
    rule = _wanted(request, RULES[request.code] if last is None else rule_of(last))
    _check(uow, request, rule)
    number = _next_version(uow, request.code)
    ends = _end(uow, last, start)
    _write(uow, request, replace(rule, version=number), start)
    facts: dict[str, Any] = {
        "version": number,
        "valid_from": start.isoformat(),
        "region": request.region,
        "new": _values(rule),
    }
    uow.record("set_deadline_rule", request.code, reason=request.reason, ends=ends, **facts)
    uow.touched(Kind.DEADLINES)
    return DeadlineRuleSet(request.code, number, start, request.valid_to, ends)


def _versions(request: SetDeadlineRule) -> Any:
    asked = select(DeadlineRule.id, *COLUMNS).where(DeadlineRule.code == request.code)
    return asked.where(DeadlineRule.region == request.region).order_by(DeadlineRule.valid_from).with_for_update()


def _check_time(request: SetDeadlineRule, start: datetime, now: datetime, last: Any) -> None:
    if start < now:
        raise Refusal("rule_in_the_past", rule=request.code, valid_from=start, now=now)
    if request.valid_to is not None and request.valid_to <= start:
        raise Refusal("bad_deadline_rule", rule=request.code, field="valid_to")
    if last is not None and (start <= last.valid_from or (last.valid_to is not None and start < last.valid_to)):
        until = {"valid_from": last.valid_from, "valid_to": last.valid_to}
        raise Refusal("rule_overlaps", rule=request.code, version=last.version, **until)


_ELAPSED_ONLY: Final = frozenset({PRESENCE})
"""Rules whose span is reckoned backwards from a start."""


def _wanted(request: SetDeadlineRule, before: Rule) -> Rule:
    both = request.elapsed_s is not None and request.days is not None
    if both or (request.code in _ELAPSED_ONLY and request.days is not None):
        raise Refusal("bad_deadline_rule", rule=request.code, field="days")
    _check_spans(request)
    rule = replace(before, switched_on=request.switched_on)
    if request.elapsed_s is not None:
        rule = replace(rule, elapsed=timedelta(seconds=request.elapsed_s), days=None)
    elif request.days is not None:
        rule = replace(rule, elapsed=None, days=request.days)
    if request.stages is not None:
        rule = replace(rule, stages=tuple(read_stage(code) for code in request.stages))
    if request.told is not None:
        rule = replace(rule, told=request.told)
    return rule if request.weight is None else replace(rule, weight=request.weight)


def _check_spans(request: SetDeadlineRule) -> None:
    """Before anything is reckoned with them: a number of days may be longer than any calendar."""
    spans = {"elapsed_s": (request.elapsed_s, LONGEST // timedelta(seconds=1)), "days": (request.days, LONGEST // _DAY)}
    for field, (value, most) in spans.items():
        if value is not None and not 0 < value <= most:
            raise Refusal("bad_deadline_rule", rule=request.code, field=field)


def _check(uow: UnitOfWork, request: SetDeadlineRule, rule: Rule) -> None:
    _check_values(rule)
    if not rule.switched_on and rule.basis is not Basis.LEGAL:
        raise Refusal("only_legal_rules_off", rule=rule.code)
    codes, strange = wanted_words(rule.told)
    if strange:
        raise Refusal("unknown_told", rule=rule.code, told=strange[0])
    known = set(uow.read(select(Party.code).where(Party.code.in_(codes))).scalars()) if codes else set()
    for code in codes:
        if code not in known:
            raise Refusal("unknown_party", party=code)
    if request.region and not uow.read(select(Site.id).where(Site.region == request.region).limit(1)).all():
        raise Refusal("unknown_region", region=request.region)


def _check_values(rule: Rule) -> None:
    promise = rule.elapsed if rule.elapsed is not None else (rule.days or 0) * _DAY
    words = [stage.code for stage in rule.stages]
    faults = {
        "days" if rule.elapsed is None else "elapsed_s": not timedelta(0) < promise <= LONGEST,
        "weight": not 0 <= rule.weight <= HEAVIEST,
        "stages": len(set(words)) < len(words),
        "told": not rule.told or len(set(rule.told)) < len(rule.told),
    }
    for field, faulty in faults.items():
        if faulty:
            raise Refusal("bad_deadline_rule", rule=rule.code, field=field)
    for stage in rule.stages:
        if stage.left is not None and stage.left > promise:
            raise Refusal("stage_longer_than_promise", rule=rule.code, stage=stage.code)


def _next_version(uow: UnitOfWork, code: str) -> int:
    highest = uow.read(select(func.max(DeadlineRule.version)).where(DeadlineRule.code == code)).scalar()
    return (highest or SHIPPED) + 1


def _end(uow: UnitOfWork, last: Any, start: datetime) -> int:
    """End the version before, when it has no end of its own; says which."""
    if last is None or last.valid_to is not None:
        return 0
    uow.write(update(DeadlineRule).where(DeadlineRule.id == last.id).values(valid_to=start))
    return int(last.version)


def _values(rule: Rule) -> dict[str, Any]:
    return {
        "switched_on": rule.switched_on,
        "clock": rule.clock.value,
        "span_s": None if rule.elapsed is None else round(rule.elapsed.total_seconds()),
        "days": rule.days,
        "stages": json.dumps([stage.code for stage in rule.stages]),
        "told": json.dumps(list(rule.told)),
        "weight": rule.weight,
        "basis": rule.basis.value,
    }


def _write(uow: UnitOfWork, request: SetDeadlineRule, rule: Rule, start: datetime) -> None:
    valid = {"region": request.region, "valid_from": start, "valid_to": request.valid_to}
    made = {"reason": request.reason, "set_at": uow.at, "set_by_id": uow.actor.id}
    values = {"code": rule.code, "version": rule.version} | valid | _values(rule) | made
    uow.write(insert(DeadlineRule).values(values))


def set_site_region(uow: UnitOfWork, request: SetSiteRegion) -> SiteRegionSet:
    """Say by whose authority's rules a site works; what runs there goes on as it is.

    Raises:
        Refusal: ``unknown_site``, ``bad_request``.
    """
    row = uow.read(select(Site.id, Site.region, Site.partner_id).where(Site.code == request.site)).first()
    if row is None or uow.actor.partner_id not in (None, row.partner_id):
        raise Refusal("unknown_site", site=request.site)
    if len(request.region) > _LONGEST_REGION:
        raise Refusal("bad_request", field="region", why="too_long")
    uow.write(update(Site).where(Site.id == row.id).values(region=request.region))
    uow.record("set_site_region", request.site, site=row.id, old=row.region, new=request.region)
    uow.touched(Kind.PLACES, Kind.DEADLINES)
    return SiteRegionSet(request.site, request.region, row.region)


_LONGEST_REGION: Final = 40

SET_DEADLINE_RULE = Verb(
    "set_deadline_rule", SetDeadlineRule, DeadlineRuleSet, set_deadline_rule, Action.SET_DEADLINE_RULES
)
SET_SITE_REGION = Verb("set_site_region", SetSiteRegion, SiteRegionSet, set_site_region, Action.SET_DEADLINE_RULES)
DEADLINE_VERBS: Final[tuple[Verb[Any, Any], ...]] = (SET_DEADLINE_RULE, SET_SITE_REGION)
