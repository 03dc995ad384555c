"""Planning the reminders of warranties: whenever something of a device changes, and once a night for all of them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import insert, select, update

from desktop.domain.warranty_days import covered_days
from desktop.domain.warranty_facts import Facts
from desktop.domain.warranty_reminders import (
    GRACE_DAYS,
    ONCE,
    Before,
    Days,
    Dropped,
    Due,
    Policy,
    Replanned,
    replan,
)
from desktop.domain.warranty_rules import WarrantyRule
from desktop.models.device import Device
from desktop.models.party import Site
from desktop.models.warranty_reminder import WarrantyPlan, WarrantyReminder
from desktop.queries.warranty_book import rule_book
from desktop.queries.warranty_many import AT_ONCE, ended_devices, facts_of_many
from desktop.queries.warranty_policies import Policies, policies
from desktop.services.master_data.lookups import insert_missing
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class PlanBook:
    """The rules and the policies, read once for many devices."""

    rules: tuple[WarrantyRule, ...]
    policies: Policies


@dataclass(frozen=True, slots=True)
class Planned:
    """What planning came to: devices looked at and changed, reminders planned and dropped."""

    devices: int = 0
    changed: int = 0
    planned: int = 0
    dropped: int = 0


@dataclass(frozen=True, slots=True)
class _Change:
    """A device whose days are others than those that were planned with."""

    row: Any
    days: Days
    policy: Policy
    plan: Any
    because: Dropped
    today: date

    @property
    def since(self) -> date:
        """What lies before is not told: it was told, or other days held. What only rested meanwhile is told late."""
        plan, grace = self.plan, self.today - timedelta(days=GRACE_DAYS)
        if plan is None or plan.first is None:
            return grace
        rested = (plan.first, plan.last, plan.policy) == (self.days.first, self.days.last, self.policy.id)
        return max(plan.planned_on, grace) if rested else self.today


def plan_book(uow: UnitOfWork) -> PlanBook:
    """The rules and the policies as they stand."""
    return PlanBook(tuple(row.rule for row in rule_book(uow.connection)), policies(uow.connection))


def plan_devices(uow: UnitOfWork, devices: Collection[int], book: PlanBook | None = None) -> Planned:
    """Bring the reminders of devices into line with their days; the caller records why.

    Args:
        uow: the transaction.
        devices: their keys.
        book: read once when there are many.
    """
    changes = _changes(uow, devices, book or plan_book(uow))
    before = _before(uow, changes)
    again = {one.row.id: replan(one.days, one.policy, _told(before, one), one.since, one.today) for one in changes}
    dropped = _drop(uow, changes, again)
    planned = _plan(uow, changes, again)
    _keep(uow, changes)
    return Planned(len(devices), len(changes), planned, dropped)


def _changes(uow: UnitOfWork, devices: Collection[int], book: PlanBook) -> list[_Change]:
    facts, ended = facts_of_many(uow.connection, devices), ended_devices(uow.connection, devices)
    plans = {row.device_id: row for row in _in_portions(uow, select(WarrantyPlan.__table__), devices, "device_id")}
    asked = select(Device.id, Device.site_id, Device.partner_id, Site.time_zone).join(Site, Site.id == Device.site_id)
    found = []
    for row in _in_portions(uow, asked, devices, "id"):
        days, code = covered_days(book.rules, facts[row.id])
        days = Days() if row.id in ended else days
        change = _change(row, (days, facts[row.id], row.id in ended), book.policies.of(code), plans.get(row.id), uow)
        if change is not None:
            found.append(change)
    return found


def _in_portions(uow: UnitOfWork, asked: Any, keys: Collection[int], name: str) -> Iterable[Any]:
    ordered = sorted(keys)
    column = next(one for one in asked.selected_columns if one.name == name)
    for start in range(0, len(ordered), AT_ONCE):
        yield from uow.read(asked.where(column.in_(ordered[start : start + AT_ONCE]))).all()


def _change(row: Any, now: tuple[Days, Facts, bool], policy: Policy, plan: Any, uow: UnitOfWork) -> _Change | None:
    days, facts, ended = now
    if plan is None and days.last is None:
        return None
    key = (days.first, days.last, policy.id if days.last else 0, _resting(days))
    if plan is not None and key == (plan.first, plan.last, plan.policy, plan.resting):
        return None
    because = Dropped.ENDED if ended else _because(days, facts, policy, plan)
    return _Change(row, days, policy, plan, because, uow.today(row.time_zone))


def _resting(days: Days) -> str:
    told = ",".join(f"{first}/{last}" for first, last in days.resting)
    return sha256(told.encode()).hexdigest()[:16] if told else ""


def _because(days: Days, facts: Facts, policy: Policy, plan: Any) -> Dropped:
    if days.last is None:
        return Dropped.VOID if facts.voids else Dropped.DATES
    if plan is None or plan.first is None:
        return Dropped.DATES
    if plan.resting != _resting(days):
        return Dropped.SUSPENSION
    if plan.policy != policy.id:
        return Dropped.POLICY
    return Dropped.EXTENSION if plan.first == days.first else Dropped.DATES


def _before(uow: UnitOfWork, changes: Collection[_Change]) -> Mapping[int, list[Any]]:
    table = WarrantyReminder
    asked = select(table.device_id, table.event, table.on, table.first, table.sent_at)
    asked = asked.where(table.dropped_at.is_(None))
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for row in _in_portions(uow, asked, [one.row.id for one in changes], "device_id"):
        found[row.device_id].append(row)
    return found


def _told(before: Mapping[int, list[Any]], change: _Change) -> Before:
    rows = before.get(change.row.id, [])
    sent = [row for row in rows if row.sent_at is not None]
    return Before(
        frozenset(Due(row.event, row.on) for row in rows if row.sent_at is None),
        frozenset(Due(row.event, row.on) for row in sent),
        frozenset(row.event for row in sent if row.event in ONCE and row.first == change.days.first),
    )


def _drop(uow: UnitOfWork, changes: Collection[_Change], again: Mapping[int, Replanned]) -> int:
    count = 0
    table = WarrantyReminder
    for change in changes:
        for due in again[change.row.id].dropped:
            live = (table.device_id == change.row.id, table.event == due.event, table.on == due.on)
            waits = (table.sent_at.is_(None), table.dropped_at.is_(None))
            gone = {"dropped_at": uow.at, "dropped_because": change.because.value}
            uow.write(update(table).where(*live, *waits).values(gone))
            count += 1
    return count


def _plan(uow: UnitOfWork, changes: Collection[_Change], again: Mapping[int, Replanned]) -> int:
    rows = [
        {
            "device_id": one.row.id,
            "site_id": one.row.site_id,
            "partner_id": one.row.partner_id,
            "event": due.event,
            "on": due.on,
            "first": one.days.first,
            "last": one.days.last,
            "policy": one.policy.id,
            "planned_at": uow.at,
        }
        for one in changes
        for due in again[one.row.id].planned
    ]
    if rows:
        uow.write(insert(WarrantyReminder), rows)
    return len(rows)


def _keep(uow: UnitOfWork, changes: Collection[_Change]) -> None:
    rows = [
        {
            "device_id": one.row.id,
            "first": one.days.first,
            "last": one.days.last,
            "policy": one.policy.id if one.days.last else 0,
            "resting": _resting(one.days),
            "planned_on": one.today,
        }
        for one in changes
    ]
    there = {one.row.id for one in changes if one.plan is not None}
    insert_missing(uow, WarrantyPlan, [row for row in rows if row["device_id"] not in there], "device_id")
    for row in rows:
        if row["device_id"] in there:
            uow.write(update(WarrantyPlan).where(WarrantyPlan.device_id == row["device_id"]).values(row))
