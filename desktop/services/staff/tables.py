"""Who is to stand at the table of a case; only people who passed an assessment can be given one (S1-58)."""

from dataclasses import dataclass

from sqlalchemy import insert, select, update

from desktop.domain.cases import CaseState
from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.models.staff import TableAssignment
from desktop.services.cases.case_at_hand import CaseAtHand, case_named
from desktop.services.master_data.lookups import person_named
from desktop.services.perform import Verb
from desktop.services.staff.allowing import refuse_unpassed
from desktop.storage.unit_of_work import UnitOfWork

_AHEAD = (CaseState.PLANNED, CaseState.READY, CaseState.OUT)


@dataclass(frozen=True, slots=True)
class AssignToTable:
    """An engineer is to be at the table of a case."""

    case: str
    badge: str


@dataclass(frozen=True, slots=True)
class TakeOffTable:
    """An engineer is no longer to be there."""

    case: str
    badge: str


@dataclass(frozen=True, slots=True)
class AtTable:
    """The case and the person."""

    case: str
    badge: str
    person: str


def assign_to_table(uow: UnitOfWork, request: AssignToTable) -> AtTable:
    """Give the table of a case to an engineer.

    Raises:
        Refusal: ``unknown_case``, ``not_your_site``, ``case_state``, ``unknown_person``, ``assessment_not_passed``,
            ``at_table_already``.
    """
    case, person = case_named(uow, request.case, *_AHEAD), person_named(uow, request.badge)
    refuse_unpassed(uow, person.id)
    if _live(uow, case, person.id) is not None:
        raise Refusal("at_table_already", case=case.number, person=person.name)
    row = {"case_id": case.id, "person_id": person.id, "assigned_at": uow.at, "by_id": uow.actor.id}
    uow.write(insert(TableAssignment).values(row))
    return _told(uow, "assign_to_table", case, request.badge, person.name)


def take_off_table(uow: UnitOfWork, request: TakeOffTable) -> AtTable:
    """Take an engineer off the table of a case; the entry stays.

    Raises:
        Refusal: ``unknown_case``, ``not_your_site``, ``unknown_person``, ``not_at_table``.
    """
    case, person = case_named(uow, request.case), person_named(uow, request.badge)
    found = _live(uow, case, person.id)
    if found is None:
        raise Refusal("not_at_table", case=case.number, person=person.name)
    gone = {"taken_back_at": uow.at, "taken_back_by_id": uow.actor.id}
    uow.write(update(TableAssignment).where(TableAssignment.id == found).values(gone))
    return _told(uow, "take_off_table", case, request.badge, person.name)


def _live(uow: UnitOfWork, case: CaseAtHand, person: int) -> int | None:
    asked = select(TableAssignment.id).where(TableAssignment.case_id == case.id)
    live = asked.where(TableAssignment.person_id == person, TableAssignment.taken_back_at.is_(None))
    return uow.read(live).scalar()


def _told(uow: UnitOfWork, action: str, case: CaseAtHand, badge: str, name: str) -> AtTable:
    uow.record(action, case.number, site=case.ledger.site, person=name)
    uow.touched(Kind.CASES, Kind.PEOPLE)
    return AtTable(case.number, badge, name)


ASSIGN_TO_TABLE = Verb("assign_to_table", AssignToTable, AtTable, assign_to_table, Action.PREPARE)
TAKE_OFF_TABLE = Verb("take_off_table", TakeOffTable, AtTable, take_off_table, Action.PREPARE)
