"""Presence before an operation: the engineer's badge closes the clock that the plan opened (S1-01, S1-25)."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert

from desktop.domain.cases import CaseState
from desktop.domain.changes import Kind
from desktop.domain.deadlines import on_time
from desktop.domain.duties import PRESENCE
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action, Role, require
from desktop.models.duty import Presence
from desktop.services.cases.case_at_hand import case_named
from desktop.services.cases.duty_clocks import due_of
from desktop.services.deadlines import close_deadlines
from desktop.services.duties.stamps import moment_given
from desktop.services.master_data.lookups import person_named
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class CheckIn:
    """An engineer is there.

    Attributes:
        number: of the case.
        badge: of the engineer; "" for whoever acts.
        arrived: local time at the site when it was not now.
        raw: the badge as it was scanned.
    """

    number: str
    badge: str = ""
    arrived: str = ""
    note: str = ""
    raw: str = ""


@dataclass(frozen=True, slots=True)
class CheckedIn:
    """Who was there and when; ``minutes`` before the due moment, below zero when late, None when no clock ran."""

    number: str
    person: str
    arrived_at: datetime
    due_at: datetime | None
    on_time: bool
    minutes: int | None


def check_in(uow: UnitOfWork, request: CheckIn) -> CheckedIn:
    """Note that an engineer is there; the first one keeps the promise, further ones are noted too.

    A visit that nobody noted is written down afterwards with its time, until the case is cancelled.

    Raises:
        Refusal: ``unknown_case``, ``case_state``, ``unknown_person``, ``not_allowed``, ``not_an_engineer``,
            ``bad_time``, ``in_the_future``.
    """
    case = case_named(uow, request.number, *(frozenset(CaseState) - {CaseState.CANCELLED}))
    who, name, role = uow.actor.id, uow.actor.name, uow.actor.role
    if request.badge:
        person = person_named(uow, request.badge)
        require(person.role, Action.PREPARE)
        who, name, role = person.id, person.name, person.role
    if role is not Role.ENGINEER:
        raise Refusal("not_an_engineer", name=name, role=role.value)
    at, source = moment_given(uow, request.arrived, case.time_zone)
    row = {"case_id": case.id, "person_id": who, "arrived_at": at, "entered_by": source.value, "note": request.note}
    uow.write(insert(Presence).values(row | {"recorded_at": uow.at, "by_id": uow.actor.id}))
    due = due_of(uow, case, PRESENCE)
    close_deadlines(uow, PRESENCE, case.number, at, source=source)
    uow.record("check_in", case.number, site=case.ledger.site, person=name, arrived_at=at.isoformat())
    uow.touched(Kind.CASES)
    minutes = None if due is None else int((due - at).total_seconds() // 60)
    return CheckedIn(case.number, name, at, due, due is None or on_time(due, at), minutes)


CHECK_IN = Verb("check_in", CheckIn, CheckedIn, check_in, Action.PREPARE)
