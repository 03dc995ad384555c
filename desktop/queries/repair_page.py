"""One work order with everything about it: events, parts, tests, costs, who pays, and how long it took."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import aliased

from desktop.domain.clock import local_day
from desktop.domain.errors import Refusal
from desktop.domain.ledger import EnteredBy
from desktop.domain.repair_clocks import Pause, repair_time
from desktop.domain.repairs import (
    Charge,
    PartState,
    PauseReason,
    RepairEventKind,
    RepairLineKind,
    first_time_fix,
)
from desktop.domain.scopes import scope_of
from desktop.models.device import Device
from desktop.models.item import Item, Lot, Unit
from desktop.models.ledger import Balance
from desktop.models.party import Party, Site
from desktop.models.person import Person
from desktop.models.place import Place
from desktop.models.repair import (
    RepairCore,
    RepairEvent,
    RepairLine,
    RepairOrder,
    RepairPart,
    RepairTest,
    ServiceLevel,
)
from desktop.queries.repairs import RepairRow, repair_rows


@dataclass(frozen=True, slots=True)
class EventRow:
    """Something that happened, who did it, and how its moment came in (S2-25, S2-50)."""

    event: RepairEventKind
    at: datetime
    source: EnteredBy
    by: str
    reason: PauseReason | None
    customer_caused: bool
    minutes: int | None
    cost: Decimal | None
    note: str


@dataclass(frozen=True, slots=True)
class PartRow:
    """A part of an order; ``id`` is its key for the verbs; ``covered`` None until the order is finished."""

    id: int
    state: PartState
    ref: str
    name: str
    name_en: str
    lot: str
    serial: str
    pieces: Decimal
    place: str
    owner: str
    part_class: str
    unit_price: Decimal | None
    covered: bool | None
    warranty_until: date | None


@dataclass(frozen=True, slots=True)
class CoreRow:
    """An old part that goes back to its maker; ``place`` where it lies, "" when it is on its way back."""

    ref: str
    name: str
    name_en: str
    lot: str
    serial: str
    taken_at: datetime
    place: str


@dataclass(frozen=True, slots=True)
class ProofRow:
    """A test, and the last day of the calibration of its equipment."""

    equipment: str
    name: str
    valid_until: date
    result: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class LineRow:
    """A claim or a price; ``held`` until a leader decides."""

    kind: RepairLineKind
    charge: Charge
    text: str
    quantity: Decimal
    unit_price: Decimal
    amount: Decimal
    payer: str
    why: str
    held: bool


@dataclass(frozen=True, slots=True)
class RepairPage:
    """The whole order.

    Attributes:
        row: as in the list.
        warranty: the answer that was taken over: verdict, why, on, until, rule, needs.
        level: the service level, "" without one; ``level_for`` for what it was agreed, "" for all.
        contract: the level of the device on the day of the report; ``contract_number`` of the contract that says so.
        accessories: one word or line each.
        minutes, minutes_without_customer: report to back in service, or until now; both readings (S2-60).
        first_time_fix: None while it cannot be said.
        claim: "" for no claim to decide, ``held``, ``approved`` or ``refused``.
        earlier: the last orders of the device before this one.
    """

    row: RepairRow
    fault: str
    reporter: str
    trigger: str
    reported_source: EnteredBy
    accessories: tuple[str, ...]
    shelf: str
    on_site: bool
    caused_by_customer: bool
    planned_on: date | None
    warranty: dict[str, Any]
    level: str
    level_for: str
    contract: str
    contract_number: str
    response_due_at: datetime | None
    on_the_way_due_at: datetime | None
    repair_due_at: datetime | None
    repeat_of: str
    opened_by: str
    started_at: datetime | None
    closed_at: datetime | None
    first_time_fix: bool | None
    minutes: int
    minutes_without_customer: int
    claim: str
    signed_by: str
    signed_at: datetime | None
    signature: str
    time_zone: str
    today: date
    events: tuple[EventRow, ...]
    parts: tuple[PartRow, ...]
    cores: tuple[CoreRow, ...]
    tests: tuple[ProofRow, ...]
    lines: tuple[LineRow, ...]
    earlier: tuple[RepairRow, ...]

    def total(self, kind: RepairLineKind | None = None) -> Decimal:
        """The sum of the lines of a kind without those that nobody let go, or of everything that was spent."""
        lines = [one for one in self.lines if not (self.claim == "refused" and one.held)]
        gone = self.claim == "approved"
        chosen = [one for one in lines if kind is None or (one.kind is kind and (gone or not one.held))]
        return sum((one.amount for one in chosen), Decimal("0.00"))


_OPENER: Final = aliased(Person, name="opener")
_EARLIER: Final = aliased(RepairOrder, name="earlier")


def repair_page(connection: Connection, number: str, at: datetime) -> RepairPage:
    """A work order by its number.

    Args:
        connection: to read with.
        number: such as ``W-640``.
        at: the moment it is now.

    Raises:
        Refusal: ``unknown_repair``.
    """
    asked = select(*RepairOrder.__table__.c, Site.time_zone, ServiceLevel.name.label("level"))
    asked = asked.add_columns(_OPENER.name.label("opener"), _EARLIER.number.label("repeat_of"))
    asked = asked.join(Site, Site.id == RepairOrder.site_id).join(_OPENER, _OPENER.id == RepairOrder.opened_by_id)
    asked = asked.outerjoin(ServiceLevel, ServiceLevel.id == RepairOrder.level_id)
    asked = asked.outerjoin(_EARLIER, _EARLIER.id == RepairOrder.repeat_of_id)
    row: Any = connection.execute(asked.where(RepairOrder.number == number)).first()
    if row is None:
        raise Refusal("unknown_repair", order=number)
    today = local_day(at, ZoneInfo(row.time_zone))
    events = _events(connection, row.id)
    took = repair_time(row.reported_at, row.closed_at or row.finished_at or at, _pauses(events))
    lines = _lines(connection, row.id)
    mine = repair_rows(connection, at, RepairOrder.id == row.id)
    before = repair_rows(connection, at, (RepairOrder.device_id == row.device_id) & (RepairOrder.id < row.id), most=5)
    return RepairPage(
        row=mine[0],
        fault=row.fault,
        reporter=row.reporter,
        trigger=row.trigger,
        reported_source=row.reported_source,
        accessories=tuple(row.accessories.split("\n")) if row.accessories else (),
        shelf=row.shelf,
        on_site=row.on_site,
        caused_by_customer=row.caused_by_customer,
        planned_on=row.planned_on,
        warranty=json.loads(row.warranty),
        level=row.level or "",
        level_for=_level_for(connection, row.level_id),
        contract=row.contract,
        contract_number=row.contract_number,
        response_due_at=row.response_due_at,
        on_the_way_due_at=row.on_the_way_due_at,
        repair_due_at=row.repair_due_at,
        repeat_of=row.repeat_of or "",
        opened_by=row.opener,
        started_at=row.started_at,
        closed_at=row.closed_at,
        first_time_fix=_fixed(row, today),
        minutes=int(took.whole.total_seconds() // 60),
        minutes_without_customer=int(took.without_customer.total_seconds() // 60),
        claim=_claim(row, lines),
        signed_by=row.signed_by,
        signed_at=row.signed_at,
        signature=row.signature,
        time_zone=row.time_zone,
        today=today,
        events=events,
        parts=_parts(connection, row.id),
        cores=_cores(connection, row.id),
        tests=_tests(connection, row.id),
        lines=lines,
        earlier=before,
    )


def _level_for(connection: Connection, level: int | None) -> str:
    """For what the service level holds that was taken, "" for all."""
    row = connection.execute(select(*ServiceLevel.__table__.c).where(ServiceLevel.id == level)).first()
    return "" if row is None else scope_of(row).told


def _fixed(row: Any, today: date) -> bool | None:
    if row.finished_at is None or row.first_time_fix is not None:
        return bool(row.first_time_fix) if row.first_time_fix is not None else None
    return first_time_fix(local_day(row.finished_at, ZoneInfo(row.time_zone)), (), today)


def _claim(row: Any, lines: tuple[LineRow, ...]) -> str:
    if not any(line.held for line in lines):
        return ""
    if row.claim_approved_at is None:
        return "held"
    return "approved" if row.claim_approved_by_id is not None else "refused"


def _pauses(events: tuple[EventRow, ...]) -> list[Pause]:
    found: list[Pause] = []
    for event in events:
        if event.event is RepairEventKind.PAUSED:
            found.append(Pause(event.at, None, event.customer_caused))
        elif event.event is RepairEventKind.RESUMED and found:
            found[-1] = Pause(found[-1].start, event.at, found[-1].customer_caused)
    return found


def _events(connection: Connection, order: int) -> tuple[EventRow, ...]:
    columns = (RepairEvent.event, RepairEvent.at, RepairEvent.source, Person.name, RepairEvent.reason)
    more = (RepairEvent.customer_caused, RepairEvent.minutes, RepairEvent.cost, RepairEvent.note)
    asked = select(*columns, *more).join(Person, Person.id == RepairEvent.by_id).order_by(RepairEvent.id)
    return tuple(EventRow(*row) for row in connection.execute(asked.where(RepairEvent.order_id == order)))


def _parts(connection: Connection, order: int) -> tuple[PartRow, ...]:
    asked = (
        select(RepairPart.id, RepairPart.state, Item.ref, Item.name, Item.name_en, Lot.number)
        .add_columns(func.coalesce(Unit.serial, ""), RepairPart.quantity, Place.code, Party.name.label("owner"))
        .add_columns(RepairPart.part_class, RepairPart.unit_price, RepairPart.covered, RepairPart.warranty_until)
        .join(Item, Item.id == RepairPart.item_id)
        .join(Lot, Lot.id == RepairPart.lot_id)
        .join(Place, Place.id == RepairPart.place_id)
        .join(Party, Party.id == RepairPart.owner_id)
        .outerjoin(Unit, Unit.id == RepairPart.unit_id)
        .where(RepairPart.order_id == order)
        .order_by(RepairPart.id)
    )
    return tuple(PartRow(*row) for row in connection.execute(asked))


def _cores(connection: Connection, order: int) -> tuple[CoreRow, ...]:
    asked: Any = select(Item.ref, Item.name, Item.name_en, RepairCore.lot, RepairCore.serial, RepairCore.taken_at)
    asked = asked.add_columns(func.coalesce(Place.code, "")).join(Item, Item.id == RepairCore.item_id)
    same = (Unit.item_id == RepairCore.item_id) & (Unit.serial == RepairCore.serial)
    asked = asked.outerjoin(Unit, same).outerjoin(Balance, Balance.unit_id == Unit.id)
    asked = asked.outerjoin(Place, Place.id == Balance.place_id).where(RepairCore.order_id == order)
    return tuple(CoreRow(*row) for row in connection.execute(asked.order_by(RepairCore.id)))


def _tests(connection: Connection, order: int) -> tuple[ProofRow, ...]:
    columns = (RepairTest.equipment, RepairTest.name, RepairTest.valid_until, RepairTest.result, RepairTest.at)
    asked = select(*columns, Person.name.label("by")).join(Person, Person.id == RepairTest.by_id)
    asked = asked.where(RepairTest.order_id == order).order_by(RepairTest.id)
    return tuple(ProofRow(*row) for row in connection.execute(asked))


def _lines(connection: Connection, order: int) -> tuple[LineRow, ...]:
    columns = (RepairLine.kind, RepairLine.charge, RepairLine.text, RepairLine.quantity, RepairLine.unit_price)
    more = (RepairLine.amount, RepairLine.payer, RepairLine.why, RepairLine.needs_approval)
    asked = select(*columns, *more).where(RepairLine.order_id == order).order_by(RepairLine.id)
    return tuple(LineRow(*row) for row in connection.execute(asked))


def number_of_device(connection: Connection, serial: str, model: str) -> str:
    """The open order of a device by serial number and model, the last one; "" when there is none."""
    asked = select(RepairOrder.number).join(Device, Device.id == RepairOrder.device_id)
    asked = asked.where(Device.serial == serial, Device.model == model, RepairOrder.closed_at.is_(None)).order_by(
        RepairOrder.id.desc()
    )
    return connection.execute(asked.limit(1)).scalar() or ""
