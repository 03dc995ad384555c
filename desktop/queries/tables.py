"""Who is to stand at the table of a case."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from desktop.models.case import Case
from desktop.models.person import Person
from desktop.models.staff import Staff, TableAssignment
from desktop.queries.staff_facts import passed_people


@dataclass(frozen=True, slots=True)
class TableRow:
    """An engineer who was given a table, and when."""

    case: str
    badge: str
    person: str
    assigned_at: datetime


def at_table(connection: Connection, case: str = "") -> tuple[TableRow, ...]:
    """The engineers of a case, or of all cases, in the order in which they were given the table."""
    asked = select(Case.number, Person.badge, Person.name, TableAssignment.assigned_at)
    asked = asked.join(TableAssignment, TableAssignment.case_id == Case.id)
    asked = asked.join(Person, Person.id == TableAssignment.person_id).where(TableAssignment.taken_back_at.is_(None))
    asked = asked.where(Case.number == case) if case else asked
    return tuple(TableRow(*row) for row in connection.execute(asked.order_by(Case.planned_at, TableAssignment.id)))


@dataclass(frozen=True, slots=True)
class ForTable:
    """Somebody on the staff; only who ``passed`` an assessment can be given a table."""

    badge: str
    person: str
    passed: bool


def for_table(connection: Connection) -> tuple[ForTable, ...]:
    """Everybody on the staff who is in use, those who may be given a table first."""
    asked = select(Person.id, Person.badge, Person.name).join(Staff, Staff.person_id == Person.id)
    rows = connection.execute(asked.where(Person.retired_at.is_(None)).order_by(Person.badge)).all()
    passed = passed_people(connection)
    every = (ForTable(row.badge, row.name, row.id in passed) for row in rows)
    return tuple(sorted(every, key=lambda one: not one.passed))
