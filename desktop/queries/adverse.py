"""Adverse events with their clocks side by side, what was done about them, and who is called."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.orm import aliased

from desktop.domain.adverse import (
    VERIFIED_DAYS,
    AdverseDecision,
    AdverseState,
    AdverseStepKind,
    ContactRole,
    Harm,
    ReportedBy,
)
from desktop.domain.deadlines import Basis
from desktop.domain.errors import Refusal
from desktop.models.adverse import AdverseEvent, AdverseStep, Contact
from desktop.models.deadline import Deadline
from desktop.models.item import Item, Lot, Unit
from desktop.models.party import Party, Site
from desktop.models.person import Person


@dataclass(frozen=True, slots=True)
class ClockRow:
    """One clock of an event; ``outcome`` is "" while it runs."""

    rule: str
    basis: Basis
    opened_at: datetime
    due_at: datetime
    closed_at: datetime | None
    outcome: str


@dataclass(frozen=True, slots=True)
class AdverseRow:
    """An event with its clocks, the one that ends first on top."""

    number: str
    site: str
    time_zone: str
    hospital: str
    hospital_name: str
    hospital_name_en: str
    manufacturer: str
    manufacturer_name: str
    manufacturer_name_en: str
    item: str
    item_name: str
    item_name_en: str
    lot: str
    serial: str
    origin: str
    harm: Harm
    group: bool
    description: str
    told_by: str
    aware_at: datetime
    state: AdverseState
    lot_held: bool
    decision: AdverseDecision | None
    reference: str
    clocks: tuple[ClockRow, ...]


@dataclass(frozen=True, slots=True)
class AdverseStepRow:
    """Something that was done about an event; ``entered_by`` says how its moment came in."""

    kind: AdverseStepKind
    at: datetime
    entered_by: str
    person: str
    how: ReportedBy | None
    reference: str
    note: str
    late_reason: str
    by: str


@dataclass(frozen=True, slots=True)
class ContactRow:
    """Somebody who is called; ``stale`` when the number was not tried for `VERIFIED_DAYS`, or never."""

    party: str
    party_name: str
    party_name_en: str
    role: ContactRole
    name: str
    phone: str
    mail: str
    verified_on: date | None
    days: int | None
    stale: bool


def adverse_events(
    connection: Connection, *, state: AdverseState | None = None, number: str = ""
) -> tuple[AdverseRow, ...]:
    """Events, the newest first."""
    hospital, maker = aliased(Party), aliased(Party)
    asked = (
        select(AdverseEvent.number, Site.code, Site.time_zone, hospital.code, hospital.name, hospital.name_en)
        .add_columns(maker.code, maker.name, maker.name_en, Item.ref, Item.name, Item.name_en, Lot.number)
        .add_columns(Unit.serial, AdverseEvent.origin, AdverseEvent.harm, AdverseEvent.group)
        .add_columns(AdverseEvent.description, AdverseEvent.told_by, AdverseEvent.aware_at, AdverseEvent.state)
        .add_columns(AdverseEvent.lot_hold_id.is_not(None), AdverseEvent.decision, AdverseEvent.reference)
        .join(Site, Site.id == AdverseEvent.site_id)
        .join(hospital, hospital.id == AdverseEvent.hospital_id)
        .join(maker, maker.id == AdverseEvent.manufacturer_id)
        .join(Item, Item.id == AdverseEvent.item_id)
        .join(Lot, Lot.id == AdverseEvent.lot_id)
        .outerjoin(Unit, Unit.id == AdverseEvent.unit_id)
        .order_by(AdverseEvent.id.desc())
    )
    if state is not None:
        asked = asked.where(AdverseEvent.state == state)
    if number:
        asked = asked.where(AdverseEvent.number == number)
    rows: list[Any] = [tuple(row) for row in connection.execute(asked)]
    clocks = _clocks(connection, [row[0] for row in rows])
    return tuple(_event(row, clocks[row[0]]) for row in rows)


def _event(row: Any, clocks: list[ClockRow]) -> AdverseRow:
    *before, serial, origin = row[:15]
    return AdverseRow(*(*before, serial or "", origin, *row[15:], tuple(clocks)))


def _clocks(connection: Connection, numbers: list[str]) -> defaultdict[str, list[ClockRow]]:
    found: defaultdict[str, list[ClockRow]] = defaultdict(list)
    asked = (
        select(Deadline.document, Deadline.rule, Deadline.basis, Deadline.opened_at, Deadline.due_at)
        .add_columns(Deadline.closed_at, Deadline.outcome)
        .where(Deadline.document.in_(numbers))
        .order_by(Deadline.due_at, Deadline.rule)
    )
    for document, *clock in connection.execute(asked) if numbers else ():
        found[document].append(ClockRow(*clock))
    return found


def adverse_named(connection: Connection, number: str) -> AdverseRow:
    """One event.

    Raises:
        Refusal: ``unknown_adverse``.
    """
    found = adverse_events(connection, number=number)
    if not found:
        raise Refusal("unknown_adverse", event=number)
    return found[0]


def adverse_steps(connection: Connection, number: str) -> tuple[AdverseStepRow, ...]:
    """What was done about an event, in the order of recording."""
    asked = (
        select(AdverseStep.kind, AdverseStep.at, AdverseStep.entered_by, AdverseStep.person, AdverseStep.how)
        .add_columns(AdverseStep.reference, AdverseStep.note, AdverseStep.late_reason, Person.name)
        .join(AdverseEvent, AdverseEvent.id == AdverseStep.event_id)
        .join(Person, Person.id == AdverseStep.by_id)
        .where(AdverseEvent.number == number)
        .order_by(AdverseStep.id)
    )
    return tuple(AdverseStepRow(*row) for row in connection.execute(asked))


def contacts(connection: Connection, today: date, party: str = "") -> tuple[ContactRow, ...]:
    """Everybody who is called, by party and role."""
    asked = (
        select(Party.code, Party.name, Party.name_en, Contact.role, Contact.name, Contact.phone, Contact.mail)
        .add_columns(Contact.verified_on)
        .join(Party, Party.id == Contact.party_id)
        .where(Contact.retired_at.is_(None))
        .order_by(Party.code, Contact.role, Contact.name)
    )
    if party:
        asked = asked.where(Party.code == party)
    return tuple(_contact(today, *row) for row in connection.execute(asked))


def _contact(today: date, *row: Any) -> ContactRow:
    verified: date | None = row[-1]
    days = None if verified is None else (today - verified).days
    stale = verified is None or today - verified > timedelta(days=VERIFIED_DAYS)
    return ContactRow(*(*row, days, stale))
