"""What a print queue tells of a label: begun before the first byte, handed over, printed, failed, or nobody knows.

Nothing here prints, and nothing goes back to the queue by itself once a byte has gone (devices.md §2.3).
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.models.label import WAITING, LabelEvidence, LabelJob, LabelState
from desktop.services.label_steps import Job, LabelStepped, Step, job_for, take_step, visible
from desktop.services.labelling import jobs_where
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork


class Outcome(StrEnum):
    """What a print queue can tell; the same words as the states."""

    HANDED_OVER = "handed_over"
    PRINTING = "printing"
    CONFIRMED = "confirmed"
    FAILED = "failed"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True)
class StartLabel:
    """Take a label for a printer, before its first byte.

    Attributes:
        payload_sha256: of the bytes that are about to go, in hex.
        size: how many bytes that are.
    """

    label: UUID
    printer: str
    payload_sha256: str = ""
    size: int = 0


@dataclass(frozen=True, slots=True)
class NoteLabel:
    """What became of a label.

    Attributes:
        bytes: how many bytes left; ``failed`` is only true of none.
        evidence: what says so; for ``handed_over`` "nothing" means that more is to come.
        cause: the code of the fault, or "".
    """

    label: UUID
    outcome: Outcome
    bytes: int = 0
    evidence: LabelEvidence | None = None
    cause: str = ""


@dataclass(frozen=True, slots=True)
class RecoverLabels:
    """Look after the labels that were under way when the program ended; ``workstation`` "" for this desk."""

    workstation: str = ""


@dataclass(frozen=True, slots=True)
class LabelsRecovered:
    """The labels that a person must look for now."""

    labels: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class MoveLabel:
    """Give a label that has not begun to another printer, or to another desk; "" leaves it as it is."""

    label: UUID
    printer: str = ""
    workstation: str = ""


_PRINTERS_OWN: Final = frozenset(
    {LabelEvidence.COUNTER, LabelEvidence.STATUS, LabelEvidence.DRAINED, LabelEvidence.HANDED_OVER}
)
_LONGEST_NAME: Final = 80
_LONGEST_CAUSE: Final = 60
_MOST_BYTES: Final = 2**40


def start_label(uow: UnitOfWork, request: StartLabel) -> LabelStepped:
    """Record that a label is about to be sent; of two that ask, one gets it.

    Raises:
        Refusal: ``unknown_label``; ``label_not_waiting`` when it is with a printer already, or settled.
    """
    job = _waiting(uow, request.label)
    printer, digest = visible(request.printer)[:_LONGEST_NAME], visible(request.payload_sha256)[:64]
    values: dict[str, Any] = {"printer": printer, "workstation": uow.origin.workstation, "first_byte_at": uow.at}
    values |= {
        "payload_sha256": visible(request.payload_sha256)[:64],
        "bytes_sent": None,
        "fault": "",
        "evidence": None,
    }
    facts = {"printer": printer, "sha256": digest, "size": request.size}
    return take_step(uow, job, Step(LabelState.SENDING, "start", facts=facts, values=values))


def _waiting(uow: UnitOfWork, label: UUID) -> Job:
    job = job_for(uow, label)
    if job.state not in WAITING:
        raise Refusal("label_not_waiting", label=str(label), state=job.state.value)
    return job


def note_label(uow: UnitOfWork, request: NoteLabel) -> LabelStepped:
    """Record what became of a label.

    A label that was scanned back or made void meanwhile keeps that state; what the printer told is kept beside it.

    Raises:
        Refusal: ``unknown_label``; ``label_bytes_sent`` when ``failed`` is told of bytes that went;
            ``label_step_refused``; ``bad_request`` for evidence that a printer cannot give, or for none.
    """
    job = job_for(uow, request.label)
    _check(request)
    cause = visible(request.cause)[:_LONGEST_CAUSE]
    facts: dict[str, Any] = {"bytes": request.bytes}
    facts |= {"evidence": request.evidence.value} if request.evidence else {}
    if job.state in (LabelState.VERIFIED, LabelState.VOID):
        told = {"outcome": request.outcome.value, "cause": cause} | facts
        return take_step(uow, job, Step(None, "late", facts=told, values={"bytes_sent": request.bytes}))
    to = LabelState(request.outcome.value)
    if job.state is LabelState.UNCERTAIN:  # settled by a person, never by a printer that speaks late
        raise Refusal("label_step_refused", label=str(job.id), state=job.state.value, wanted=to.value)
    stays = to is job.state is LabelState.FAILED
    return take_step(uow, job, Step(None if stays else to, cause, facts=facts, values=_noted(uow, job, request)))


def _check(request: NoteLabel) -> None:
    if request.outcome is Outcome.FAILED and request.bytes != 0:
        raise Refusal("label_bytes_sent", label=str(request.label), bytes=request.bytes)
    if not 0 <= request.bytes <= _MOST_BYTES:
        raise Refusal("bad_request", field="bytes", why="out_of_range")
    unfit = request.evidence is not None and request.evidence not in _PRINTERS_OWN
    if unfit or (request.outcome is Outcome.CONFIRMED and request.evidence is None):
        raise Refusal("bad_request", field="evidence", why="not_of_a_printer")


def _noted(uow: UnitOfWork, job: Job, request: NoteLabel) -> dict[str, Any]:
    values: dict[str, Any] = {"bytes_sent": request.bytes, "fault": visible(request.cause)[:_LONGEST_CAUSE]}
    if request.outcome is Outcome.FAILED:
        return values | {"first_byte_at": None, "handed_over_at": None, "evidence": None}
    if request.evidence is not None:
        values["evidence"] = request.evidence
    if job.handed_over_at is None and request.outcome is not Outcome.UNCERTAIN:
        values["handed_over_at"] = uow.at
    return values


def recover_labels(uow: UnitOfWork, request: RecoverLabels) -> LabelsRecovered:
    """Say of every label that was under way at a desk that nobody knows; nothing is printed by it."""
    desk = request.workstation or uow.origin.workstation
    silent = LabelJob.state.in_([LabelState.SENDING, LabelState.PRINTING])
    unproven = (LabelJob.state == LabelState.HANDED_OVER) & LabelJob.evidence.is_(None)
    found = jobs_where(uow, LabelJob.workstation == desk, silent | unproven)
    for job in found:
        take_step(uow, job, Step(LabelState.UNCERTAIN, "program_ended", values={"fault": "program_ended"}))
    return LabelsRecovered(tuple(job.id for job in found))


def move_label(uow: UnitOfWork, request: MoveLabel) -> LabelStepped:
    """Give a label to another printer or desk.

    Raises:
        Refusal: ``unknown_label``, ``label_not_waiting``.
    """
    job = _waiting(uow, request.label)
    given = {"printer": request.printer, "workstation": request.workstation}
    values = {name: visible(value)[:_LONGEST_NAME] for name, value in given.items() if value}
    if request.workstation and not request.printer:
        values["printer"] = ""
    facts = {"from_printer": job.printer, "from_workstation": job.workstation} | values
    return take_step(uow, job, Step(None, "moved", facts=facts, values=values))


START_LABEL = Verb("start_label", StartLabel, LabelStepped, start_label, Action.PRINT)
NOTE_LABEL = Verb("note_label", NoteLabel, LabelStepped, note_label, Action.PRINT)
RECOVER_LABELS = Verb("recover_labels", RecoverLabels, LabelsRecovered, recover_labels, Action.PRINT)
MOVE_LABEL = Verb("move_label", MoveLabel, LabelStepped, move_label, Action.PRINT)
