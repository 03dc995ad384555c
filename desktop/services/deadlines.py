"""Opening and closing deadlines inside the transaction of the event that does it."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import insert, select, update

from desktop.domain.changes import Kind
from desktop.domain.deadlines import RULES, due_at, on_time
from desktop.domain.origin import new_id
from desktop.models.deadline import Deadline
from desktop.models.party import Site
from desktop.services.posting import Ledger
from desktop.storage.unit_of_work import UnitOfWork


def open_deadline(uow: UnitOfWork, rule: str, document: str, ledger: Ledger, at: datetime | None = None) -> datetime:
    """Open a clock of ``RULES`` that starts at ``at`` (now if None); returns the last moment that is on time."""
    opened = uow.at if at is None else at
    zone = uow.read(select(Site.time_zone).where(Site.id == ledger.site)).scalar_one()
    due = due_at(RULES[rule], opened, ZoneInfo(zone))
    row = {"id": new_id(), "rule": rule, "document": document, "site_id": ledger.site, "partner_id": ledger.partner}
    uow.write(insert(Deadline).values(row | {"opened_at": opened, "due_at": due}))
    uow.record("open_deadline", document, site=ledger.site, rule=rule, due_at=due.isoformat())
    uow.touched(Kind.DEADLINES)
    return due


def close_deadlines(uow: UnitOfWork, rule: str, document: str, ledger: Ledger, at: datetime | None = None) -> int:
    """Close the open clocks of a rule about a document as kept or late; returns how many there were."""
    done = uow.at if at is None else at
    asked = select(Deadline.id, Deadline.due_at).where(Deadline.rule == rule, Deadline.document == document)
    rows = uow.read(asked.where(Deadline.closed_at.is_(None))).all()
    for row in rows:
        outcome = "on_time" if on_time(row.due_at, done) else "late"
        _close(uow, row.id, done, outcome)
        uow.record("close_deadline", document, site=ledger.site, rule=rule, outcome=outcome)
    return len(rows)


def drop_deadlines(uow: UnitOfWork, document: str, ledger: Ledger, reason: str) -> int:
    """Take back the open clocks of a document that was itself taken back; they count neither kept nor late."""
    asked = select(Deadline.id, Deadline.rule).where(Deadline.document == document, Deadline.closed_at.is_(None))
    rows = uow.read(asked).all()
    for row in rows:
        _close(uow, row.id, uow.at, "dropped")
        uow.record("drop_deadline", document, site=ledger.site, reason=reason, rule=row.rule)
    return len(rows)


def _close(uow: UnitOfWork, deadline: object, at: datetime, outcome: str) -> None:
    closed = {"closed_at": at, "outcome": outcome, "closed_by_id": uow.actor.id}
    uow.write(update(Deadline).where(Deadline.id == deadline, Deadline.closed_at.is_(None)).values(closed))
    uow.touched(Kind.DEADLINES)
