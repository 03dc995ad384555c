"""Who is reminded of which warranty: the policies as they stand."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from desktop.domain.warranty_reminders import SHIPPED, Policy, Told
from desktop.models.person import Person
from desktop.models.warranty_reminder import WarrantyReminderPolicy


@dataclass(frozen=True, slots=True)
class PolicyRow:
    """A version of a policy: for one rule, or for all ("")."""

    rule: str
    policy: Policy
    reason: str
    set_at: datetime
    set_by: str


def policy_rows(connection: Connection) -> tuple[PolicyRow, ...]:
    """Every version, the newest last."""
    asked = select(WarrantyReminderPolicy.__table__, Person.name.label("set_by"))
    asked = asked.join(Person, Person.id == WarrantyReminderPolicy.set_by_id).order_by(WarrantyReminderPolicy.id)
    return tuple(
        PolicyRow(row.rule, _policy(row.id, row.days, row.told), row.reason, row.set_at, row.set_by)
        for row in connection.execute(asked).all()
    )


def _policy(key: int, days: str, told: str) -> Policy:
    words = {event: tuple(Told(word) for word in listed) for event, listed in json.loads(told).items()}
    return Policy(tuple(json.loads(days)), words, key)


@dataclass(frozen=True, slots=True)
class Policies:
    """What holds now, and every version by its key."""

    by_rule: Mapping[str, Policy]
    by_id: Mapping[int, Policy]

    def of(self, rule: str) -> Policy:
        """The policy of a rule: its own, the one for all, or the shipped one."""
        return self.by_rule.get(rule) or self.by_rule.get("") or SHIPPED


def policies(connection: Connection) -> Policies:
    """The policies that hold; the last version of each."""
    rows = policy_rows(connection)
    by_id = {row.policy.id: row.policy for row in rows}
    return Policies({row.rule: row.policy for row in rows}, {SHIPPED.id: SHIPPED} | by_id)
