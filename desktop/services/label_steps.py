"""The one writer of label jobs: each change of state is one event, and only the steps of `LEGAL` exist.

A step names the state and the number of the event that it was decided on; when another desk was quicker, the whole
job is done again and decides on what stands there then.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import insert, select, update

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.models.label import LabelEvent, LabelJob, LabelPurpose, LabelState
from desktop.services.posting import Ledger
from desktop.storage.errors import AgainFault
from desktop.storage.unit_of_work import UnitOfWork

_S = LabelState

LEGAL: Final[Mapping[LabelState, frozenset[LabelState]]] = {
    _S.QUEUED: frozenset({_S.SENDING, _S.FAILED, _S.VERIFIED, _S.VOID}),
    _S.FAILED: frozenset({_S.SENDING, _S.VERIFIED, _S.VOID}),
    _S.SENDING: frozenset({_S.HANDED_OVER, _S.PRINTING, _S.CONFIRMED, _S.FAILED, _S.UNCERTAIN, _S.VERIFIED}),
    _S.HANDED_OVER: frozenset({_S.PRINTING, _S.CONFIRMED, _S.UNCERTAIN, _S.VERIFIED, _S.QUEUED, _S.VOID}),
    _S.PRINTING: frozenset({_S.CONFIRMED, _S.UNCERTAIN, _S.VERIFIED, _S.QUEUED, _S.VOID}),
    _S.UNCERTAIN: frozenset({_S.CONFIRMED, _S.VERIFIED, _S.QUEUED, _S.VOID}),
    _S.CONFIRMED: frozenset({_S.VERIFIED, _S.VOID}),
    _S.VERIFIED: frozenset({_S.VOID}),
    _S.VOID: frozenset(),
}
"""From each state the states that may follow (devices.md §2.3); back to ``queued`` only by a person's decision."""


@dataclass(frozen=True, slots=True)
class Job:
    """A label job as the workflows need it."""

    id: UUID
    purpose: LabelPurpose
    state: LabelState
    step: int
    site_id: int
    partner_id: int
    symbol: str
    printer: str
    workstation: str
    copies: int
    unit_id: int | None
    lot_id: int | None
    place_id: int | None
    notice_line_id: int | None
    ordered_by_id: int
    first_byte_at: datetime | None
    handed_over_at: datetime | None
    verified_at: datetime | None
    reprint_number: int
    reason: str

    @property
    def ledger(self) -> Ledger:
        """Whose record it belongs to."""
        return Ledger(self.site_id, self.partner_id)

    @property
    def came_out(self) -> bool:
        """Whether the label is there, or may be."""
        return self.first_byte_at is not None or self.verified_at is not None


@dataclass(frozen=True, slots=True)
class Step:
    """What happens to a job.

    Attributes:
        to: the new state; None when it stays.
        cause: a stable word for the event.
        reason: in the person's words.
        facts: what else the event keeps.
        values: columns of the job that change with it.
    """

    to: LabelState | None
    cause: str = ""
    reason: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LabelStepped:
    """How far a job is now; ``step`` is the number of its last event."""

    label: UUID
    state: LabelState
    step: int


JOB_COLUMNS: Final = tuple(getattr(LabelJob, name) for name in Job.__dataclass_fields__)


def job_for(uow: UnitOfWork, label: UUID) -> Job:
    """A label job.

    Raises:
        Refusal: ``unknown_label``.
    """
    row = uow.connection.execute(select(*JOB_COLUMNS).where(LabelJob.id == label)).first()
    if row is None:
        raise Refusal("unknown_label", label=str(label))
    return Job(*row)


def take_step(uow: UnitOfWork, job: Job, step: Step) -> LabelStepped:
    """Change a job and write its event.

    Raises:
        Refusal: ``label_step_refused`` when the step is not one of `LEGAL`.
        AgainFault: somebody else was quicker; the job is tried again.
    """
    to = step.to or job.state
    if step.to is not None and to not in LEGAL[job.state]:
        raise Refusal("label_step_refused", label=str(job.id), state=job.state.value, wanted=to.value)
    number = job.step + 1
    changed = uow.write(
        update(LabelJob)
        .where(LabelJob.id == job.id, LabelJob.state == job.state, LabelJob.step == job.step)
        .values({"state": to, "step": number, "changed_at": uow.at} | dict(step.values))
    ).rowcount
    if changed != 1:
        raise AgainFault("label_job")
    facts = dict(step.facts) | ({"reason": step.reason} if step.reason else {})
    uow.write(insert(LabelEvent), [event_row(uow, job.id, number, (job.state, to), step.cause, facts)])
    told = {"from": job.state.value, "to": to.value, "cause": step.cause} | dict(step.facts)
    uow.record("label_step", str(job.id), site=job.site_id, reason=step.reason, **told)
    uow.touched(Kind.LABELS)
    return LabelStepped(job.id, to, number)


def event_row(
    uow: UnitOfWork,
    job: UUID,
    number: int,
    states: tuple[LabelState | None, LabelState],
    cause: str,
    facts: Mapping[str, Any],
) -> dict[str, Any]:
    """The row of an event."""
    return {
        "job_id": job,
        "number": number,
        "from_state": states[0],
        "to_state": states[1],
        "at": uow.at,
        "by_id": uow.actor.id,
        "workstation": uow.origin.workstation,
        "cause": cause,
        "facts": json.dumps(facts, ensure_ascii=False, sort_keys=True),
    }


def reason_of(text: str) -> str:
    """A reason in the person's words, without blanks around it.

    Raises:
        Refusal: ``reason_missing``.
    """
    said = visible(text).strip(" ")
    if not said:
        raise Refusal("reason_missing")
    return said


def visible(text: str) -> str:
    """Text as every database takes it: a NUL as its picture."""
    return text.replace("\0", "\u2400")
