"""Who is to stand at the table of a case."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from desktop.models.case import Case
from desktop.models.person import Person
from desktop.models.staff import TableAssignment


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
