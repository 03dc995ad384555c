"""Who is reminded of a warranty, and when before its end: for one rule, or for all (S2-21, S2-38)."""

import json
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import insert, select

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.domain.warranty_reminders import END, LEFT, MIDDLE, START, Told
from desktop.models.warranty import WarrantyRuleVersion
from desktop.models.warranty_reminder import WarrantyReminderPolicy
from desktop.services.devices.nightly import begin_anew
from desktop.services.master_data.entry import Check, Faults
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork

MOST_DAYS: Final = 3660
MOST: Final = 12


@dataclass(frozen=True, slots=True)
class SetReminderPolicy:
    """Who is told of what from now on; what waits is planned anew.

    Attributes:
        rule: code of a warranty rule; "" for all rules without a policy of their own.
        days: before the last covered day, such as 60, 30, 7.
        start, middle, left, end: who is told of each; nobody when empty. ``left`` is for all of the days.
    """

    reason: str
    days: tuple[int, ...]
    start: tuple[Told, ...] = ()
    middle: tuple[Told, ...] = ()
    left: tuple[Told, ...] = ()
    end: tuple[Told, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class ReminderPolicySet:
    """The rule and its key among the policies."""

    rule: str
    policy: int


def set_reminder_policy(uow: UnitOfWork, request: SetReminderPolicy) -> ReminderPolicySet:
    """Keep a policy; the one before it stays in the record.

    Raises:
        Refusal: ``faulty_entry``, ``unknown_warranty_rule``.
    """
    _check(request)
    if request.rule:
        asked = select(WarrantyRuleVersion.id).where(WarrantyRuleVersion.code == request.rule).limit(1)
        if uow.read(asked).first() is None:
            raise Refusal("unknown_warranty_rule", rule=request.rule, version=0)
    told = {START: request.start, MIDDLE: request.middle, LEFT: request.left, END: request.end}
    words = {event: [word.value for word in listed] for event, listed in told.items()}
    row: dict[str, Any] = {
        "rule": request.rule,
        "days": json.dumps(sorted(request.days, reverse=True)),
        "told": json.dumps(words),
    }
    row |= {"reason": request.reason, "set_at": uow.at, "set_by_id": uow.actor.id}
    key = uow.write(insert(WarrantyReminderPolicy).values(row).returning(WarrantyReminderPolicy.id)).scalar_one()
    begin_anew(uow)
    uow.record("set_reminder_policy", request.rule or "*", reason=request.reason, days=list(request.days), told=words)
    uow.touched(Kind.EQUIPMENT)
    return ReminderPolicySet(request.rule, key)


def _check(request: SetReminderPolicy) -> None:
    faults = Faults()
    check = Check(faults, 0)
    check.text("reason", request.reason, 2000, required=True)
    check.whole("days", len(request.days), 0, MOST)
    for days in request.days:
        check.whole("days", days, 1, MOST_DAYS)
    if len(set(request.days)) < len(request.days):
        check.fault("days", "said_twice")
    faults.check_entry()


SET_REMINDER_POLICY = Verb(
    "set_reminder_policy", SetReminderPolicy, ReminderPolicySet, set_reminder_policy, Action.SET_WARRANTY_RULES
)
