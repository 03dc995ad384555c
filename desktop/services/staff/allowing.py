"""The one question that others ask before they give work to a person: may they (S1-58, S2-40)."""

from datetime import date

from sqlalchemy import select

from desktop.domain.errors import Refusal
from desktop.domain.qualification import Standing
from desktop.models.person import Person
from desktop.queries.staff_facts import passed_people, standings
from desktop.storage.unit_of_work import UnitOfWork


def refuse_unpassed(uow: UnitOfWork, person: int) -> None:
    """Refuse somebody who has passed no assessment; nobody may give them a table or a work order.

    Args:
        uow: the transaction of the assignment.
        person: the key of the person.

    Raises:
        Refusal: ``assessment_not_passed``.
    """
    if person not in passed_people(uow.connection):
        raise Refusal("assessment_not_passed", person=_name(uow, person))


def refuse_unqualified(uow: UnitOfWork, person: int, line: str, model: str, day: date) -> None:
    """Refuse somebody who may not work at a line or model on a day.

    Args:
        uow: the transaction of the assignment.
        person: the key of the person.
        line: of the device; "" when it is not known.
        model: of the device; "" when it is not known.
        day: the local day of the work.

    Raises:
        Refusal: ``assessment_not_passed``; ``not_qualified`` with the ``standing`` and, where there is one, the last
            day of the certificate (the first of one to come).
    """
    found = standings(uow.connection, (person,), line, model, day)[person]
    if found.standing is Standing.NOT_PASSED:
        raise Refusal("assessment_not_passed", person=_name(uow, person))
    if found.standing is not Standing.VALID:
        told = {"standing": found.standing.value, "until": found.until}
        raise Refusal("not_qualified", person=_name(uow, person), topic=model or line, **told)


def _name(uow: UnitOfWork, person: int) -> str:
    return str(uow.read(select(Person.name).where(Person.id == person)).scalar_one())
