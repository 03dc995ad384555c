"""The adverse event that a person names, what is done about it, and its clocks."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, insert, select

from desktop.domain.adverse import AdverseState, AdverseStepKind, ReportedBy
from desktop.domain.changes import Kind
from desktop.domain.deadlines import on_time
from desktop.domain.errors import Refusal
from desktop.domain.ledger import EnteredBy
from desktop.models.adverse import AdverseEvent, AdverseStep
from desktop.models.deadline import Deadline
from desktop.services.deadlines import close_deadlines
from desktop.services.master_data.entry import HIDDEN, Check, Faults
from desktop.services.master_data.lookups import refuse_foreign, storable
from desktop.services.posting import Ledger
from desktop.storage.unit_of_work import UnitOfWork

LONGEST_WORD: Final = 120
LONGEST_TEXT: Final = 2000
_TEXTS: Final = frozenset({"description", "note", "late_reason"})


@dataclass(frozen=True, slots=True)
class EventAtHand:
    """An event as the workflows need it, by keys."""

    id: int
    number: str
    ledger: Ledger
    state: AdverseState
    aware_at: datetime
    hospital: int
    manufacturer: int
    item: int
    lot: int
    unit: int | None
    hold: int | None


_EVENT: Final = select(
    AdverseEvent.id,
    AdverseEvent.number,
    AdverseEvent.site_id,
    AdverseEvent.partner_id,
    AdverseEvent.state,
    AdverseEvent.aware_at,
    AdverseEvent.hospital_id,
    AdverseEvent.manufacturer_id,
    AdverseEvent.item_id,
    AdverseEvent.lot_id,
    AdverseEvent.unit_id,
    AdverseEvent.lot_hold_id,
).where(AdverseEvent.number == bindparam("number"))


def event_named(uow: UnitOfWork, number: str) -> EventAtHand:
    """An open event by number; its row is held, so that desks act one after the other.

    Raises:
        Refusal: ``unknown_adverse``, ``not_your_site``, ``adverse_ended``.
    """
    held = _EVENT.with_for_update(of=AdverseEvent, key_share=True)
    row = uow.read(held, {"number": number}).first() if storable(number) else None
    if row is None:
        raise Refusal("unknown_adverse", event=number)
    refuse_foreign(uow, row.partner_id, number)
    if row.state is not AdverseState.OPEN:
        raise Refusal("adverse_ended", event=number, stage=row.state.value)
    key, name, site, partner, *rest = row
    return EventAtHand(key, name, Ledger(site, partner), *rest)


@dataclass(frozen=True, slots=True)
class StepDone:
    """A step as it is written down; ``at`` None for now."""

    kind: AdverseStepKind
    at: datetime | None = None
    person: str = ""
    how: ReportedBy | None = None
    reference: str = ""
    note: str = ""
    late_reason: str = ""


def moment_of(uow: UnitOfWork, at: datetime | None, earliest: datetime | None = None) -> tuple[datetime, EnteredBy]:
    """A moment that a person gives, and how it came in; now, by the request, when none is given.

    Raises:
        Refusal: ``time_in_future``, ``before_event``.
    """
    if at is None:
        return uow.at, uow.origin.entered_by
    if at > uow.at:
        raise Refusal("time_in_future", at=at)
    if earliest is not None and at < earliest:
        raise Refusal("before_event", at=at, aware_at=earliest)
    return at, EnteredBy.TYPED


def seen_of(raw: str) -> str:
    """What can be seen of a scan, as a step keeps it; the scan itself stands in the journal."""
    return HIDDEN.sub("", raw)[:LONGEST_WORD]


def check_words(**words: str) -> None:
    """Names and numbers of at most `LONGEST_WORD` characters, ``description``, ``note`` and ``late_reason`` longer.

    Raises:
        Refusal: ``faulty_entry``.
    """
    faults = Faults()
    for field, value in words.items():
        is_text = field in _TEXTS
        told = value.replace("\n", " ") if is_text else value
        Check(faults, 0).text(field, told, LONGEST_TEXT if is_text else LONGEST_WORD)
    faults.check_entry()


def add_step(uow: UnitOfWork, event: int, done: StepDone, at: datetime, source: EnteredBy) -> None:
    """Write a step; the caller records why.

    Raises:
        Refusal: ``faulty_entry``.
    """
    check_words(person=done.person, reference=done.reference, note=done.note, late_reason=done.late_reason)
    row = {"event_id": event, "kind": done.kind, "at": at, "entered_by": source.value, "person": done.person}
    said = {"how": done.how, "reference": done.reference, "note": done.note, "late_reason": done.late_reason}
    uow.write(insert(AdverseStep).values(row | said | {"recorded_at": uow.at, "by_id": uow.actor.id}))
    uow.touched(Kind.ADVERSE)


def answer_clock(uow: UnitOfWork, event: EventAtHand, rule: str, done: StepDone) -> tuple[datetime, bool]:
    """Write the step that a clock waits for and close the clock; returns its moment and whether it was on time.

    Raises:
        Refusal: ``already_reported``, ``late_reason_missing``, ``time_in_future``, ``before_event``.
    """
    at, source = moment_of(uow, done.at, event.aware_at)
    asked = select(Deadline.due_at).where(Deadline.document == event.number, Deadline.rule == rule)
    due = uow.read(asked.where(Deadline.closed_at.is_(None))).scalar()
    if due is None:
        raise Refusal("already_reported", event=event.number, clock=rule)
    kept = on_time(due, at)
    if not kept and not done.late_reason:
        raise Refusal("late_reason_missing", event=event.number, due_at=due)
    add_step(uow, event.id, done, at, source)
    close_deadlines(uow, rule, event.number, at, source=source)
    return at, kept
