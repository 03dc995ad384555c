"""Sweeping: every stage whose moment has come is told once, by whichever desk or agent comes first.

One conditional UPDATE decides who tells a stage; the reminders and the messages are written in its transaction, so a
power cut leaves both or neither. What came due while nothing ran is told at the next start, marked late (S2-02).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, case, func, insert, select, update

from desktop.domain.changes import Changes, Kind
from desktop.domain.deadlines import WATCHES, Basis
from desktop.domain.ledger import EnteredBy
from desktop.domain.origin import Actor, Origin, new_id
from desktop.domain.permissions import Role
from desktop.models.deadline import Deadline, DeadlineStage, Reminder
from desktop.models.party import Party
from desktop.queries.expiring_lots import watched_goods
from desktop.services.outbox import write_message
from desktop.services.posting import Ledger
from desktop.services.rules_in_force import told_by_version
from desktop.storage.unit_of_work import Done, Store, UnitOfWork

AT_ONCE: Final = 200
"""Stages in one transaction, so that a long absence is made up without holding anybody up."""

LATE_AFTER: Final = timedelta(seconds=60)
"""A stage told later than this after its moment is marked late."""

CLOCK: Final = Actor(0, "", "sparezone", Role.AUDITOR, None)
"""Who acts when nobody does: the clock."""

PROMISEE: Final = "promisee"
"""The word among those who are told for the party to whom it was promised."""

PARTY: Final = "party:"
"""What stands before the code of any other party that is told."""

_ROLES: Final = frozenset(role.value for role in Role)


@dataclass(frozen=True, slots=True)
class Fired:
    """A stage that this sweep told."""

    id: int
    deadline: UUID
    rule: str
    version: int
    basis: Basis
    document: str
    site: int
    partner: int
    party: int | None
    stage: str
    fire_at: datetime
    due_at: datetime
    late: bool


@dataclass(frozen=True, slots=True)
class Swept:
    """What a sweep did.

    Attributes:
        fired: the stages that it told, in the order of their moments.
        more: whether there may be others that are due.
    """

    fired: tuple[Fired, ...]
    more: bool = False


def sweep(uow: UnitOfWork, now: datetime) -> Swept:
    """Tell the stages whose moment has come, at most `AT_ONCE` of them.

    Args:
        uow: the transaction.
        now: the trusted moment (`desktop.domain.steady_clock`), never a bare wall clock.
    """
    taken = _take(uow, now)
    if not taken:
        return Swept(())
    fired = _read(uow, taken)
    told = told_by_version(uow, {(one.rule, one.version) for one in fired})
    _remind(uow, fired, told, now)
    _write_messages(uow, fired, told)
    for one in fired:
        facts: dict[str, Any] = {"rule": one.rule, "stage": one.stage, "late": one.late}
        uow.record("fire_stage", one.document, site=one.site, fire_at=one.fire_at.isoformat(), **facts)
    uow.touched(Kind.DEADLINES)
    return Swept(fired, more=len(fired) >= AT_ONCE)


def _take(uow: UnitOfWork, now: datetime) -> list[int]:
    waiting = (DeadlineStage.fired_at.is_(None), DeadlineStage.dropped_at.is_(None))
    due = select(DeadlineStage.id).where(DeadlineStage.fire_at <= now, *waiting)
    mine = due.order_by(DeadlineStage.fire_at).limit(AT_ONCE).with_for_update(skip_locked=True)
    late = case((DeadlineStage.fire_at < now - LATE_AFTER, True), else_=False)
    values = {"fired_at": now, "late": late, "fired_by": uow.origin.workstation}
    take = update(DeadlineStage).where(DeadlineStage.id.in_(mine.scalar_subquery()), *waiting).values(values)
    # it writes the rows and says which; `write` is called only when there are some, or the job would have to record
    taken = uow.connection.execute(take.returning(DeadlineStage.id)).scalars().all()
    return list(taken)


def _read(uow: UnitOfWork, stages: Sequence[int]) -> tuple[Fired, ...]:
    asked = select(
        DeadlineStage.id,
        Deadline.id,
        Deadline.rule,
        Deadline.rule_version,
        Deadline.basis,
        Deadline.document,
        Deadline.site_id,
        Deadline.partner_id,
        Deadline.party_id,
        DeadlineStage.stage,
        DeadlineStage.fire_at,
        Deadline.due_at,
        DeadlineStage.late,
    ).join(Deadline, Deadline.id == DeadlineStage.deadline_id)
    ordered = asked.where(DeadlineStage.id.in_(stages)).order_by(DeadlineStage.fire_at, DeadlineStage.id)
    rows: Sequence[Any] = uow.read(ordered).all()
    return tuple(Fired(*row) for row in rows)


_Told = Mapping[tuple[str, int], tuple[str, ...]]


def _remind(uow: UnitOfWork, fired: Sequence[Fired], told: _Told, now: datetime) -> None:
    rows = [
        {
            "stage_id": one.id,
            "deadline_id": one.deadline,
            "site_id": one.site,
            "partner_id": one.partner,
            "told": word,
            "fired_at": now,
            "late": one.late,
        }
        for one, word in _told(fired, told)
        if word in _ROLES
    ]
    if rows:
        uow.write(insert(Reminder), rows)


def _told(fired: Sequence[Fired], told: _Told) -> Iterator[tuple[Fired, str]]:
    return ((one, word) for one in fired for word in told[one.rule, one.version])


def _write_messages(uow: UnitOfWork, fired: Sequence[Fired], told: _Told) -> None:
    outside = [(one, word) for one, word in _told(fired, told) if word not in _ROLES]
    codes = {word.removeprefix(PARTY) for _, word in outside if word.startswith(PARTY)}
    found = uow.read(select(Party.code, Party.id).where(Party.code.in_(codes))).all() if codes else ()
    parties = {row.code: row.id for row in found}
    goods = watched_goods(uow.connection, {one.deadline for one, _ in outside if one.rule in WATCHES})
    for one, word in outside:
        receiver = one.party if word == PROMISEE else parties.get(word.removeprefix(PARTY))
        if receiver is not None:
            body = {"rule": one.rule, "stage": one.stage, "document": one.document, "due_at": one.due_at.isoformat()}
            about = {"late": one.late, **goods.get(one.deadline, {})}
            ledger = Ledger(one.site, one.partner)
            write_message(uow, "deadline_stage", receiver, one.document, body | about, ledger)


def next_moment(connection: Connection) -> datetime | None:
    """When the next stage is due, as far as anybody knows."""
    waiting = (DeadlineStage.fired_at.is_(None), DeadlineStage.dropped_at.is_(None))
    return connection.execute(select(func.min(DeadlineStage.fire_at)).where(*waiting)).scalar()


def sweep_store(store: Store, workstation: str) -> Done[tuple[Fired, ...]]:
    """Tell everything that is due, in as many transactions as it takes; nothing is written when nothing is due.

    Raises:
        EnvironmentFault: the database failed; what was committed before stays told.
    """
    fired: list[Fired] = []
    changes: Changes = frozenset()
    with store.read() as connection:
        moment = next_moment(connection)
    more = moment is not None and moment <= store.clock.now()
    while more:
        done = store.run(_opening(store, workstation), lambda uow: sweep(uow, uow.at))
        fired += done.value.fired
        changes |= done.changes
        more = done.value.more
    return Done(tuple(fired), changes)


def _opening(store: Store, workstation: str) -> Any:
    return lambda _connection: Origin(new_id(), CLOCK, store.clock.now(), workstation, EnteredBy.CLOCK)


def wanted_words(told: Sequence[str]) -> tuple[list[str], list[str]]:
    """Those who are told, sorted: codes of parties, and words that mean nothing."""
    codes = [word.removeprefix(PARTY) for word in told if word.startswith(PARTY)]
    strange = [word for word in told if word not in _ROLES and word != PROMISEE and not word.startswith(PARTY)]
    return codes, strange
