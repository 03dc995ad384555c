"""Deciding about a difference: a leader's approval, another recount, dropping a count, and the limit of a site."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import insert, select, update

from desktop.domain.changes import Kind
from desktop.domain.counts import CountReason, CountState
from desktop.domain.errors import Refusal
from desktop.domain.money import money
from desktop.domain.permissions import Action, may
from desktop.models.count import Count, CountRule
from desktop.services.counts.at_hand import OpenCount, count_numbered, counted_place, open_count, refuse_other
from desktop.services.master_data.lookups import site_row
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class ApproveDifference:
    """A leader approves what is to be booked, with a reason from the list and, if wanted, a note."""

    count: str
    reason: CountReason
    note: str = ""


@dataclass(frozen=True, slots=True)
class CountAgain:
    """A leader does not approve yet: somebody else than the last person counts again."""

    count: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class DropCount:
    """A count that was begun by mistake, or left by somebody who went home, is ended without any result."""

    place: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class CountDecided:
    """Where the count stands now."""

    count: str
    place: str
    state: CountState


@dataclass(frozen=True, slots=True)
class SaveCountRule:
    """Above which worth, in yuan, a leader must approve a difference at a site."""

    site: str
    approval_limit: Decimal


@dataclass(frozen=True, slots=True)
class CountRuleSaved:
    """The limit that holds now, in yuan."""

    site: str
    approval_limit: Decimal


def approve_difference(uow: UnitOfWork, request: ApproveDifference) -> CountDecided:
    """Approve a difference; it can be posted then.

    Raises:
        Refusal: ``unknown_count``, ``count_closed``, ``not_your_site``; ``nothing_to_approve`` with the state.
    """
    count = _to_decide(uow, request.count, CountState.TO_APPROVE)
    approved = {"approved_by_id": uow.actor.id, "approved_at": uow.at}
    said = {"reason": request.reason, "note": request.note}
    return _now(uow, count, CountState.TO_POST, "approve_difference", request.note, approved | said)


def count_again(uow: UnitOfWork, request: CountAgain) -> CountDecided:
    """Send a count back for another recount.

    Raises:
        Refusal: as `approve_difference`.
    """
    count = _to_decide(uow, request.count, CountState.TO_APPROVE, CountState.TO_POST)
    back = {"approved_by_id": None, "approved_at": None, "reason": None, "note": request.note}
    return _now(uow, count, CountState.TO_RECOUNT, "count_again", request.note, back)


def drop_count(uow: UnitOfWork, request: DropCount) -> CountDecided:
    """End a count without any result; the place is free again and stays in the plan.

    Raises:
        Refusal: as `counted_place`; ``no_count_open``; ``counted_by_other`` when it is another's and the person is
            no leader.
    """
    place = counted_place(uow, request.place)
    count = open_count(uow, place)
    if count is None:
        raise Refusal("no_count_open", place=place.code)
    if count.person != uow.actor.id and not may(uow.actor.role, Action.APPROVE):
        refuse_other(count)
    ended = {"closed_at": uow.at, "closed_by_id": uow.actor.id, "note": request.note}
    return _now(uow, count, CountState.ENDED_EARLY, "drop_count", request.note, ended)


def save_count_rule(uow: UnitOfWork, request: SaveCountRule) -> CountRuleSaved:
    """Set the limit of a site.

    Raises:
        Refusal: ``unknown_site``, ``not_your_site``, ``bad_amount``.
    """
    site, limit = site_row(uow, request.site), money(request.approval_limit)
    if limit < 0:
        raise Refusal("bad_amount", value=str(request.approval_limit))
    known = uow.read(select(CountRule.site_id).where(CountRule.site_id == site.id)).scalar()
    if known is None:
        row = {"site_id": site.id, "partner_id": site.partner_id, "approval_limit": limit}
        uow.write(insert(CountRule).values(row))
    else:
        uow.write(update(CountRule).where(CountRule.site_id == site.id).values(approval_limit=limit))
    uow.record("save_count_rule", request.site, site=site.id, approval_limit=str(limit))
    uow.touched(Kind.COUNTS)
    return CountRuleSaved(request.site, limit)


def _to_decide(uow: UnitOfWork, number: str, *states: CountState) -> OpenCount:
    count = count_numbered(uow, number)
    if count.state not in states:
        raise Refusal("nothing_to_approve", count=number, place=count.place.code, state=count.state.value)
    return count


def _now(
    uow: UnitOfWork, count: OpenCount, state: CountState, action: str, reason: str, values: dict[str, Any]
) -> CountDecided:
    uow.write(update(Count).where(Count.id == count.id).values(values | {"state": state}))
    uow.record(action, count.number, site=count.place.site, reason=reason, place=count.place.code)
    uow.touched(Kind.COUNTS)
    return CountDecided(count.number, count.place.code, state)


APPROVE_DIFFERENCE = Verb("approve_difference", ApproveDifference, CountDecided, approve_difference, Action.APPROVE)
COUNT_AGAIN = Verb("count_again", CountAgain, CountDecided, count_again, Action.APPROVE)
DROP_COUNT = Verb("drop_count", DropCount, CountDecided, drop_count, Action.COUNT)
SAVE_COUNT_RULE = Verb("save_count_rule", SaveCountRule, CountRuleSaved, save_count_rule, Action.APPROVE)
