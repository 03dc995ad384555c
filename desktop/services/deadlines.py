"""Opening and closing deadlines inside the transaction of the event that does it."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypedDict, Unpack
from uuid import UUID

from sqlalchemy import Row, insert, select, update

from desktop.domain.changes import Kind
from desktop.domain.deadlines import Rule, due_at, on_time, stage_moments
from desktop.domain.errors import Refusal
from desktop.domain.ledger import EnteredBy
from desktop.domain.origin import new_id
from desktop.models.deadline import Deadline, DeadlineStage
from desktop.services.posting import Ledger
from desktop.services.rules_in_force import rule_in_force
from desktop.storage.unit_of_work import UnitOfWork


class Opening(TypedDict, total=False):
    """What an event may say of a clock beyond its rule; all of it may be left out.

    Attributes:
        due: the last moment on time where the event, not the rule, gives it (presence: a day before the operation).
        source: how the moment of the start came in; that of the request otherwise.
        party: to whom it is promised (id), such as the hospital.
    """

    due: datetime | None
    source: EnteredBy | None
    party: int | None


def open_deadline(
    uow: UnitOfWork, rule: str, document: str, ledger: Ledger, at: datetime | None = None, **more: Unpack[Opening]
) -> datetime:
    """Open a clock with its stages; the version of the rule that is valid at its start decides for good.

    Args:
        uow: the transaction of the event.
        rule: a code of `desktop.domain.deadlines.RULES`.
        document: what it is about.
        ledger: whose.
        at: when it starts; now if None.
        more: ``due``, ``source``, ``party``, see `Opening`.

    Returns:
        The last moment that is on time, UTC.

    Raises:
        Refusal: ``unknown_deadline_rule``, ``deadline_rule_off`` (a legal rule that nobody switched on).
    """
    due = open_if_on(uow, rule, document, ledger, at, **more)
    if due is None:
        raise Refusal("deadline_rule_off", rule=rule)
    return due


def open_if_on(
    uow: UnitOfWork, rule: str, document: str, ledger: Ledger, at: datetime | None = None, **more: Unpack[Opening]
) -> datetime | None:
    """`open_deadline` for a legal rule: None, and nothing opened, where the site's region has not switched it on.

    Raises:
        Refusal: ``unknown_deadline_rule``.
    """
    opened = uow.at if at is None else at
    found = rule_in_force(uow, rule, ledger.site, opened)
    if not found.rule.switched_on:
        return None
    due = more.get("due") or due_at(found.rule, opened, found.zone)
    row = {"document": document, "site_id": ledger.site, "partner_id": ledger.partner, "party_id": more.get("party")}
    row |= {"opened_source": more.get("source") or uow.origin.entered_by, "opened_at": opened, "due_at": due}
    _write(uow, found.rule, row, stage_moments(found.rule, opened, due))
    uow.record("open_deadline", document, site=ledger.site, rule=rule, due_at=due.isoformat())
    return due


def _write(uow: UnitOfWork, rule: Rule, row: dict[str, object], stages: dict[str, datetime]) -> None:
    deadline = new_id()
    of_rule = {"rule": rule.code, "rule_version": rule.version, "basis": rule.basis, "weight": rule.weight}
    opener = {"opened_by_id": uow.actor.id or None}
    uow.write(insert(Deadline).values({"id": deadline} | of_rule | opener | row))
    moments = [{"deadline_id": deadline, "stage": code, "fire_at": at} for code, at in stages.items()]
    uow.write(insert(DeadlineStage), moments)
    uow.touched(Kind.DEADLINES)


def close_deadlines(
    uow: UnitOfWork,
    rule: str,
    document: str,
    at: datetime | None = None,
    *,
    source: EnteredBy | None = None,
) -> int:
    """Close the open clocks of a rule about a document as kept or late; returns how many there were.

    ``source`` says how the moment came in; that of the request if None. Stages that were not told yet are dropped. The
    entry stands in the chain in which the clock was opened, also when what it is about has moved to another site.
    """
    done = uow.at if at is None else at
    rows = uow.read(_ASKED.where(Deadline.rule == rule, Deadline.document == document, _OPEN)).all()
    outcomes = {row.id: "on_time" if on_time(row.due_at, done) else "late" for row in rows}
    closed = _close(uow, rows, done, outcomes, source)
    for row in closed:
        told = {"outcome": outcomes[row.id], "ended_at": done.isoformat(), "source": source or uow.origin.entered_by}
        uow.record("close_deadline", document, site=row.site_id, rule=rule, **told)
    return len(closed)


def drop_deadlines(
    uow: UnitOfWork,
    document: str,
    reason: str,
    *,
    rules: Sequence[str] | None = None,
) -> int:
    """Take back the open clocks of a document that was itself taken back; they count neither kept nor late.

    Args:
        uow: the transaction of the event.
        document: what they are about.
        reason: why it was taken back.
        rules: only the clocks of these rules; all if None.
    """
    asked = _ASKED.where(Deadline.document == document, _OPEN)
    rows = uow.read(asked if rules is None else asked.where(Deadline.rule.in_(rules))).all()
    closed = _close(uow, rows, uow.at, {row.id: "dropped" for row in rows}, None)
    for row in closed:
        uow.record("drop_deadline", document, site=row.site_id, reason=reason, rule=row.rule)
    return len(closed)


_OPEN = Deadline.closed_at.is_(None)
_Running = Row[UUID, str, datetime, int]
_ASKED = select(Deadline.id, Deadline.rule, Deadline.due_at, Deadline.site_id)


def _close(
    uow: UnitOfWork,
    rows: Sequence[_Running],
    at: datetime,
    outcomes: dict[UUID, str],
    source: EnteredBy | None,
) -> list[_Running]:
    """Close those that nobody else closed meanwhile, in one order for all desks."""
    by = {"closed_at": at, "closed_by_id": uow.actor.id or None, "closed_source": source or uow.origin.entered_by}
    closed = []
    for row in sorted(rows, key=lambda row: row.id.bytes):
        one = update(Deadline).where(Deadline.id == row.id, _OPEN).values(by | {"outcome": outcomes[row.id]})
        if uow.write(one).rowcount == 1:
            closed.append(row)
    if closed:
        waiting = (DeadlineStage.fired_at.is_(None), DeadlineStage.dropped_at.is_(None))
        here = update(DeadlineStage).where(DeadlineStage.deadline_id.in_([row.id for row in closed]), *waiting)
        uow.write(here.values(dropped_at=uow.at))
        uow.touched(Kind.DEADLINES)
    return closed
