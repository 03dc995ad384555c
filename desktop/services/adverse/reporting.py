"""Reports of an adverse event: first to the manufacturer, written to the hospital, to the authority by law."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from desktop.domain.adverse import (
    ALL_LAWS,
    HOSPITAL_CLOCK,
    MANUFACTURER_CLOCK,
    WRITTEN_PAPER,
    AdverseStepKind,
    ReportedBy,
)
from desktop.domain.codes import Code, CodeKind, parse_code
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.models.adverse import AdverseEvent
from desktop.models.deadline import Deadline
from desktop.models.item import Item, Lot, Unit
from desktop.models.party import Party
from desktop.services.adverse.event_at_hand import EventAtHand, StepDone, answer_clock, event_named, seen_of
from desktop.services.outbox import write_message
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class GiveFirstReport:
    """The manufacturer was told; ``person`` took the call or the mail, ``at`` when, if that is not now."""

    number: str
    person: str
    how: ReportedBy = ReportedBy.PHONE
    at: datetime | None = None
    note: str = ""
    late_reason: str = ""


@dataclass(frozen=True, slots=True)
class FileWrittenReport:
    """The hospital's equipment department has the written report.

    One of ``person`` (who took it), ``raw`` (the scan of the stamped report or of the receipt) and ``reference`` (the
    number of the receipt) says so.
    """

    number: str
    person: str = ""
    raw: str = ""
    reference: str = ""
    at: datetime | None = None
    note: str = ""
    late_reason: str = ""


@dataclass(frozen=True, slots=True)
class FileAuthorityReport:
    """The national system has the report under ``reference``; ``law`` is the clock, "" when only one runs."""

    number: str
    reference: str
    law: str = ""
    at: datetime | None = None
    late_reason: str = ""


@dataclass(frozen=True, slots=True)
class AdverseReported:
    """The clock that stopped: when, whether on time, and after how many whole minutes."""

    number: str
    clock: str
    at: datetime
    on_time: bool
    minutes: int


def give_first_report(uow: UnitOfWork, request: GiveFirstReport) -> AdverseReported:
    """Stop the manufacturer's clock; the sheet goes to the manufacturer as a message too (S1-10).

    Raises:
        Refusal: ``unknown_adverse``, ``adverse_ended``, ``needs_taker``, ``already_reported``,
            ``late_reason_missing``, ``time_in_future``, ``before_event``.
    """
    _check_person(request.person)
    event = event_named(uow, request.number)
    told = StepDone(
        AdverseStepKind.FIRST_REPORT,
        request.at,
        request.person,
        request.how,
        note=request.note,
        late_reason=request.late_reason,
    )
    answer = _answer(uow, event, MANUFACTURER_CLOCK, told)
    write_message(uow, "adverse_first_report", event.manufacturer, event.number, _sheet(uow, event), event.ledger)
    return answer


def file_written_report(uow: UnitOfWork, request: FileWrittenReport) -> AdverseReported:
    """Stop the hospital's clock by its stamp, its receipt number or the name of who took it (S1-11).

    Raises:
        Refusal: as `give_first_report`, and ``other_paper`` when the scan is one of our codes but not this event's.
    """
    reference = request.reference or seen_of(request.raw)
    _check_person(request.person or reference)
    event = event_named(uow, request.number)
    _check_paper(event, request.raw)
    told = StepDone(
        AdverseStepKind.WRITTEN_REPORT,
        request.at,
        request.person,
        ReportedBy.PAPER,
        reference,
        request.note,
        request.late_reason,
    )
    return _answer(uow, event, HOSPITAL_CLOCK, told)


def file_authority_report(uow: UnitOfWork, request: FileAuthorityReport) -> AdverseReported:
    """Stop a legal clock by the number of the report in the national system (X-03).

    Raises:
        Refusal: ``needs_reference``, ``say_which_clock``, ``already_reported`` and as `give_first_report`.
    """
    if not request.reference:
        raise Refusal("needs_reference")
    event = event_named(uow, request.number)
    law = request.law or _only_law(uow, event)
    told = StepDone(
        AdverseStepKind.AUTHORITY_REPORT,
        request.at,
        how=ReportedBy.SYSTEM,
        reference=request.reference,
        note=law,
        late_reason=request.late_reason,
    )
    return _answer(uow, event, law, told)


def _check_paper(event: EventAtHand, raw: str) -> None:
    """The hospital's stamp may have any code; ours must be the one on the written report of this event."""
    own = parse_code(raw)
    if own is not None and own != Code(CodeKind.ADVERSE, event.number + WRITTEN_PAPER):
        raise Refusal("other_paper", found=own.name, event=event.number)


def _check_person(person: str) -> None:
    if not person:
        raise Refusal("needs_taker")


def _answer(uow: UnitOfWork, event: EventAtHand, clock: str, done: StepDone) -> AdverseReported:
    at, kept = answer_clock(uow, event, clock, done)
    facts = {"clock": clock, "at": at.isoformat(), "on_time": kept, "person": done.person}
    uow.record(done.kind.value, event.number, site=event.ledger.site, reason=done.late_reason, **facts)
    return AdverseReported(event.number, clock, at, kept, int((at - event.aware_at).total_seconds() // 60))


def _only_law(uow: UnitOfWork, event: EventAtHand) -> str:
    running = select(Deadline.rule).where(Deadline.document == event.number, Deadline.rule.in_(ALL_LAWS))
    laws = uow.read(running.where(Deadline.closed_at.is_(None))).scalars().all()
    if len(laws) > 1:
        raise Refusal("say_which_clock", event=event.number, clocks=sorted(laws))
    if not laws:
        raise Refusal("already_reported", event=event.number, clock="legal")
    return laws[0]


def _sheet(uow: UnitOfWork, event: EventAtHand) -> Mapping[str, object]:
    asked = (
        select(Item.ref, Item.name, Lot.number, Unit.serial, Party.code, AdverseEvent.harm, AdverseEvent.description)
        .select_from(AdverseEvent)
        .join(Item, Item.id == AdverseEvent.item_id)
        .join(Lot, Lot.id == AdverseEvent.lot_id)
        .join(Party, Party.id == AdverseEvent.hospital_id)
        .outerjoin(Unit, Unit.id == AdverseEvent.unit_id)
        .where(AdverseEvent.id == event.id)
    )
    ref, name, lot, serial, hospital, harm, description = uow.read(asked).one()
    product = {"item": ref, "name": name, "lot": lot, "serial": serial or "", "hospital": hospital}
    return product | {"harm": harm.value, "description": description, "aware_at": event.aware_at.isoformat()}


GIVE_FIRST_REPORT = Verb("give_first_report", GiveFirstReport, AdverseReported, give_first_report, Action.RETURN_GOODS)
FILE_WRITTEN_REPORT = Verb(
    "file_written_report", FileWrittenReport, AdverseReported, file_written_report, Action.RETURN_GOODS
)
FILE_AUTHORITY_REPORT = Verb(
    "file_authority_report", FileAuthorityReport, AdverseReported, file_authority_report, Action.RETURN_GOODS
)
