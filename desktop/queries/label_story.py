"""The history of one label job: its events, in their order."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from desktop.models.label import LabelEvent, LabelJob, LabelState
from desktop.models.person import Person


@dataclass(frozen=True, slots=True)
class LabelEventRow:
    """One thing that happened to a label.

    Attributes:
        number: counted from 1 within the job.
        from_state: None for the order; the same as ``to_state`` for what changed no state.
        cause: a stable word: ordered, reprinted, start, not_printed, printed, spoiled, scan_back, void, moved,
            program_ended, late, superseded, undone, or the code of a fault.
        facts: what else is known: ``reason``, ``bytes``, ``evidence``, ``printer``, ``sha256``, …
    """

    number: int
    from_state: LabelState | None
    to_state: LabelState
    at: datetime
    badge: str
    who: str
    workstation: str
    cause: str
    facts: dict[str, Any]


def label_events(connection: Connection, label: UUID) -> tuple[LabelEventRow, ...]:
    """What happened to a label; empty for one that nobody knows."""
    asked = (
        select(LabelEvent.number, LabelEvent.from_state, LabelEvent.to_state, LabelEvent.at, Person.badge, Person.name)
        .add_columns(LabelEvent.workstation, LabelEvent.cause, LabelEvent.facts)
        .join(Person, Person.id == LabelEvent.by_id)
        .where(LabelEvent.job_id == label)
        .order_by(LabelEvent.number)
    )
    rows: list[list[Any]] = [list(row) for row in connection.execute(asked)]
    return tuple(LabelEventRow(*[*row[:8], json.loads(row[8])]) for row in rows)


def label_family(connection: Connection, label: UUID) -> tuple[UUID, ...]:
    """A label with all that it replaces and all that replace it, the first print first."""
    family = [label]
    while (before := _other(connection, LabelJob.reprint_of_id, LabelJob.id, family[0])) is not None:
        family.insert(0, before)
    while (later := _other(connection, LabelJob.id, LabelJob.reprint_of_id, family[-1])) is not None:
        family.append(later)
    return tuple(family)


def _other(connection: Connection, wanted: Any, known: Any, label: UUID) -> UUID | None:
    found: UUID | None = connection.execute(select(wanted).where(known == label)).scalar()
    return found
