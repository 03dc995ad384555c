"""What counts for a person on a day: certificates that were not taken back, and assessments that were passed."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from desktop.domain.qualification import Certificate, Qualified, TopicKind, standing_on
from desktop.models.staff import Assessment, Qualification

GENERAL = ""
"""The topic of the assessment that everybody takes."""


def covers(line: str, model: str) -> ColumnElement[bool]:
    """Whether a certificate is about a line or a model."""
    of_line = and_(Qualification.kind == TopicKind.LINE, Qualification.topic == line)
    return or_(of_line, and_(Qualification.kind == TopicKind.MODEL, Qualification.topic == model))


def passed_people(connection: Connection, topics: Collection[str] | None = None) -> set[int]:
    """Keys of the people who passed an assessment of one of the topics, or the general one; of any topic if None."""
    asked = select(Assessment.person_id).where(Assessment.passed.is_(True)).distinct()
    if topics is not None:
        asked = asked.where(Assessment.topic.in_({GENERAL, *topics}))
    return set(connection.execute(asked).scalars())


def standings(
    connection: Connection, people: Collection[int], line: str, model: str, day: date
) -> dict[int, Qualified]:
    """How each of some people stands towards a line and model on a day."""
    asked = select(Qualification.person_id, Qualification.valid_from, Qualification.valid_to)
    asked = asked.where(covers(line, model), Qualification.taken_back_at.is_(None))
    certificates: dict[int, list[Certificate]] = defaultdict(list)
    for row in connection.execute(asked):
        certificates[row.person_id].append(Certificate(row.valid_from, row.valid_to))
    passed = passed_people(connection, {line, model})
    return {one: standing_on(certificates[one], one in passed, day) for one in people}
