"""Printing a label once more: a new job that names the destroyed one, counted, with its reason."""

import json
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.models.label import WAITING, LabelJob, LabelState
from desktop.services.label_steps import Job, Step, job_for, reason_of, take_step
from desktop.services.labelling import LabelOrder, Reprinted, order_label, voided
from desktop.services.perform import Verb
from desktop.services.settling_labels import refuse_sending
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class ReprintLabel:
    """Print a label once more because the first one is destroyed; ``reason`` in the person's words."""

    label: UUID
    reason: str


@dataclass(frozen=True, slots=True)
class LabelReprinted:
    """The new job; ``replaces`` is void, ``number`` says the how manieth reprint it is."""

    label: UUID
    replaces: UUID
    number: int


def reprint_label(uow: UnitOfWork, request: ReprintLabel) -> LabelReprinted:
    """Order a label once more; the one before it becomes void.

    Raises:
        Refusal: ``unknown_label``, ``reason_missing``; ``label_not_printed`` when nothing of it came out, so that it
            only has to be printed; ``label_being_sent``; ``already_reprinted``.
    """
    return reprint(uow, job_for(uow, request.label), reason_of(request.reason))


def reprint(uow: UnitOfWork, job: Job, reason: str, order: LabelOrder | None = None) -> LabelReprinted:
    """As `reprint_label`, for a job at hand; ``order`` says what the new one says, None for the same as before."""
    refuse_sending(job)
    if job.state in WAITING or not job.came_out:
        raise Refusal("label_not_printed", label=str(job.id), state=job.state.value)
    later = uow.read(select(LabelJob.id).where(LabelJob.reprint_of_id == job.id)).scalar()
    if later is not None:
        raise Refusal("already_reprinted", label=str(job.id), by=str(later))
    if job.state is LabelState.VOID:
        take_step(uow, job, Step(None, "reprinted", reason))
    else:
        voided(uow, job, "reprinted", reason)
    number = job.reprint_number + 1
    again = order_label(uow, order or _order(uow, job), job.ledger, Reprinted(job.id, number, reason))
    return LabelReprinted(again, job.id, number)


def _order(uow: UnitOfWork, job: Job) -> LabelOrder:
    asked = select(LabelJob.fields, LabelJob.template, LabelJob.language).where(LabelJob.id == job.id)
    fields, template, language = uow.read(asked).one()
    return LabelOrder(
        job.purpose,
        job.symbol,
        json.loads(fields),
        job.unit_id,
        job.lot_id,
        job.place_id,
        job.notice_line_id,
        template,
        language,
        copies=job.copies,
    )


REPRINT_LABEL = Verb("reprint_label", ReprintLabel, LabelReprinted, reprint_label, Action.PRINT)
