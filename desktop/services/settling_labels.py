"""What a person decides about a label: whether it came out, and that it is void."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action, may
from desktop.models.label import LabelEvidence, LabelState
from desktop.services.label_steps import Job, LabelStepped, Step, job_for, reason_of, take_step
from desktop.services.labelling import voided
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork


class Decision(StrEnum):
    """What somebody who looked says of a label."""

    PRINTED = "printed"
    NOT_PRINTED = "not_printed"
    SPOILED = "spoiled"


@dataclass(frozen=True, slots=True)
class SettleLabel:
    """Say what became of a label that nobody is sure of; ``reason`` in the person's words."""

    label: UUID
    decision: Decision
    reason: str


@dataclass(frozen=True, slots=True)
class VoidLabel:
    """Make a label void; ``reason`` in the person's words."""

    label: UUID
    reason: str


_UNSURE: Final = frozenset({LabelState.UNCERTAIN, LabelState.PRINTING, LabelState.HANDED_OVER})
_NOTHING_CAME: Final[dict[str, Any]] = {
    "first_byte_at": None,
    "handed_over_at": None,
    "bytes_sent": None,
    "evidence": None,
    "fault": "",
}


def settle_label(uow: UnitOfWork, request: SettleLabel) -> LabelStepped:
    """Settle a label by what a person saw: printed and to be scanned back, not printed and queued again, or void.

    Raises:
        Refusal: ``unknown_label``, ``reason_missing``; ``label_needs_no_decision`` unless it is uncertain, printing,
            or handed over without an answer.
    """
    job = job_for(uow, request.label)
    reason = reason_of(request.reason)
    if job.state not in _UNSURE:
        raise Refusal("label_needs_no_decision", label=str(job.id), state=job.state.value)
    if request.decision is Decision.SPOILED:
        return voided(uow, job, "spoiled", reason)
    if request.decision is Decision.NOT_PRINTED:
        return take_step(uow, job, Step(LabelState.QUEUED, "not_printed", reason, values=_NOTHING_CAME))
    seen = {"evidence": LabelEvidence.PERSON, "fault": ""}
    return take_step(uow, job, Step(LabelState.CONFIRMED, "printed", reason, values=seen))


def void_label(uow: UnitOfWork, request: VoidLabel) -> LabelStepped:
    """Make a label void; who ordered it may, and any supervisor.

    Raises:
        Refusal: ``unknown_label``, ``reason_missing``, ``not_allowed``; ``label_being_sent``; ``label_void`` when it
            is void already.
    """
    job = job_for(uow, request.label)
    reason = reason_of(request.reason)
    if job.ordered_by_id != uow.actor.id and not may(uow.actor.role, Action.VOID_LABEL):
        raise Refusal("not_allowed", role=uow.actor.role.value, action=Action.VOID_LABEL.value)
    refuse_sending(job)
    if job.state is LabelState.VOID:
        raise Refusal("label_void", label=str(job.id), symbol=job.symbol)
    return voided(uow, job, "void", reason)


def refuse_sending(job: Job) -> None:
    """Refuse to touch a label while its bytes are going.

    Raises:
        Refusal: ``label_being_sent``.
    """
    if job.state is LabelState.SENDING:
        raise Refusal("label_being_sent", label=str(job.id), printer=job.printer)


SETTLE_LABEL = Verb("settle_label", SettleLabel, LabelStepped, settle_label, Action.PRINT)
VOID_LABEL = Verb("void_label", VoidLabel, LabelStepped, void_label, Action.PRINT)
