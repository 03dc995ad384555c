"""Writing what the night wants: each piece of work once, whoever looks and however often (S2-22).

The row of the night is held first, so that two desks that look at once come one after the other; what was proposed
before is read behind it.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, Final

from sqlalchemy import insert, select

from desktop.domain.changes import Kind
from desktop.domain.night import Wanted
from desktop.domain.prevention import ProposalOrigin, ProposalState
from desktop.models.prevention import Proposal
from desktop.services.numbering import next_number
from desktop.storage.unit_of_work import UnitOfWork

PREFIX: Final = "PP"
LEFT_FOR_DAYS: Final = 30
"""So long a maintenance that was refused is not proposed again, unless the person said until when."""

_Thing = tuple[str, int | None, str, str]


@dataclass(frozen=True, slots=True)
class Before:
    """What was proposed for the same rule and thing before."""

    key: str
    state: ProposalState
    marker: int
    proposed_at: datetime
    facts: Mapping[str, Any]


def write_wanted(uow: UnitOfWork, site: int, partner: int, wanted: Sequence[Wanted], today: date) -> int:
    """Propose what was not proposed before; how many were new."""
    before = _before(uow, site, {one.rule for one in wanted})
    fresh = [kept for one in wanted if (kept := still_wanted(one, before[_thing(one)], uow.at, today)) is not None]
    for one in fresh:
        number = next_number(uow, PREFIX)
        row: dict[str, Any] = {"number": number, "origin": one.origin, "origin_key": one.key, "rule": one.rule}
        row |= {"rule_version": one.version, "site_id": site, "partner_id": partner, "device_id": one.device}
        row |= {"model": one.model, "region": one.region, "due_on": one.due_on, "marker": one.marker}
        row |= {"facts": json.dumps(one.facts, ensure_ascii=False), "state": ProposalState.PROPOSED}
        uow.write(insert(Proposal).values(row | {"proposed_at": uow.at, "reason": "", "orders": "[]"}))
        facts: dict[str, Any] = {"rule": one.rule, "version": one.version, "condition": _told(one)}
        uow.record("propose_prevention", number, site=site, **facts)
    if fresh:
        uow.touched(Kind.EQUIPMENT)
    return len(fresh)


def _told(wanted: Wanted) -> dict[str, Any]:
    """The condition for the audit trail: whole numbers and words only, fractions as text."""
    return {name: str(value) if isinstance(value, float) else value for name, value in wanted.facts.items()}


def _thing(wanted: Wanted) -> _Thing:
    whole = ("", "") if wanted.device is not None else (wanted.model, wanted.region)
    return wanted.rule, wanted.device, *whole


def _before(uow: UnitOfWork, site: int, rules: Iterable[str]) -> dict[_Thing, list[Before]]:
    kept, found = Proposal, defaultdict[_Thing, list[Before]](list)
    columns: list[Any] = [kept.rule, kept.device_id, kept.model, kept.region, kept.origin_key, kept.state]
    columns += [kept.marker, kept.proposed_at, kept.facts]
    asked = select(*columns).where(kept.site_id == site, kept.rule.in_(sorted(rules))).order_by(kept.id)
    for rule, device, model, region, key, state, marker, at, facts in uow.read(asked):
        whole = ("", "") if device is not None else (model, region)
        told = json.loads(facts) if state is ProposalState.REFUSED else {}
        found[rule, device, *whole].append(Before(key, state, marker, at, told))
    return found


def still_wanted(wanted: Wanted, before: Sequence[Before], now: datetime, today: date) -> Wanted | None:
    """The same work unless it was asked for before; with another key when it was refused for a time that is over."""
    if wanted.origin is ProposalOrigin.PLAN:
        return _again(wanted, before, today)
    for one in before:
        undecided = one.state is ProposalState.PROPOSED
        counted = wanted.first_marker and one.marker >= wanted.first_marker and not wanted.quiet_days
        rests = wanted.quiet_days and one.proposed_at > now - timedelta(days=wanted.quiet_days)
        if undecided or counted or rests or one.key == wanted.key:
            return None
    return wanted


def _again(wanted: Wanted, before: Sequence[Before], today: date) -> Wanted | None:
    same = [one for one in before if one.key == wanted.key or one.key.startswith(f"{wanted.key}:")]
    if any(one.state is not ProposalState.REFUSED for one in same):
        return None
    if any(date.fromisoformat(one.facts["again_on"]) > today for one in same):
        return None
    return replace(wanted, key=f"{wanted.key}:{len(same)}") if same else wanted
