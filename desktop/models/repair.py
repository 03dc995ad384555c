"""Work orders: what is wrong with a device, what was done about it, what went into it, and what it costs."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.domain.ledger import EnteredBy
from desktop.domain.repair_clocks import Counts
from desktop.domain.repairs import (
    Charge,
    OrderOrigin,
    PartState,
    PauseReason,
    Priority,
    RepairEventKind,
    RepairLineKind,
    RepairState,
)
from desktop.models.base import Base
from desktop.models.types import BIG_ID, Fen, Moment, Pieces, Uid, Word, code

_OPEN = text("closed_at IS NULL")


class FaultClass(Base):
    """A kind of fault, such as ``NO-POWER``; rows, so that a centre has its own."""

    __tablename__ = "fault_class"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(code(40), unique=True)
    name: Mapped[str] = mapped_column(String(200), default="")
    name_en: Mapped[str] = mapped_column(String(200), default="")
    retired_at: Mapped[datetime | None] = mapped_column(Moment)


class RepairOrder(Base):
    """One work order about one device.

    Attributes:
        number: ``W-640``.
        origin_key: what it came from, such as the number of a report: the same origin opens one order only; NULL for
            an intake by hand.
        trigger: the condition that opened it, in words and values (S2-39).
        reported_at: when the fault was reported, with how that moment came in; every clock starts there.
        fault: in the words of who reported it.
        accessories: what came with the device; ``accessory_count`` how many pieces.
        contaminated: no statement (NULL) and "not decontaminated" (True) both forbid to handle it.
        shelf: where it lies while it is contaminated, or waits.
        customer: as on the device when it was opened; ``customer_id`` that party when it is in the catalogue.
        caused_by_customer: the fault is the customer's own doing: nothing is covered.
        on_site: the work is done at the customer's, otherwise at the centre.
        planned_on: the day for which it is planned.
        level_id: the service level that was taken; its limits are in ``…_due_at``, NULL without one.
        contract: the service level of the device on the day of the report, "" for none; ``contract_number`` the service
            contract that says so, "" when the record of the device does.
        rests_since: a pause that the customer causes stops the repair clock.
        warranty: the warranty answer that was taken over, as JSON; ``verdict`` its one word.
        repeat_of_id: an earlier order for the same fault of the device within 30 days.
        first_time_fix: False as soon as the fault is reported again within 30 days; NULL with those days over: fixed.
        claim_approved_by_id: who let a claim go although the warranty is void or unclear; NULL with a moment in
            ``claim_approved_at`` when it was refused.
        finished_at: the work is done; ``closed_at`` back in service, or cancelled.
        label_id: the label of the intake.
        signed_by, signature: who signed, and the key of the drawn signature among the attachments.
    """

    __tablename__ = "repair_order"
    __table_args__ = (
        UniqueConstraint("origin", "origin_key"),
        Index("ix_repair_order_device_id_reported_at", "device_id", "reported_at"),
        Index("ix_repair_order_fault_class_id_reported_at", "fault_class_id", "reported_at"),
        Index("ix_repair_order_reported_at", "reported_at"),
        Index("ix_repair_order_open", "site_id", "repair_due_at", sqlite_where=_OPEN, postgresql_where=_OPEN),
        Index("ix_repair_order_assigned_to_id", "assigned_to_id", "state"),
    )

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    number: Mapped[str] = mapped_column(code(40), unique=True)
    device_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("device.id"))
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    state: Mapped[RepairState] = mapped_column(Word(RepairState))
    origin: Mapped[OrderOrigin] = mapped_column(Word(OrderOrigin))
    origin_key: Mapped[str | None] = mapped_column(code(80))
    trigger: Mapped[str] = mapped_column(Text, default="")
    reported_at: Mapped[datetime] = mapped_column(Moment)
    reported_source: Mapped[EnteredBy] = mapped_column(Word(EnteredBy))
    reporter: Mapped[str] = mapped_column(String(120), default="")
    fault_class_id: Mapped[int] = mapped_column(ForeignKey("fault_class.id"))
    fault: Mapped[str] = mapped_column(Text, default="")
    accessories: Mapped[str] = mapped_column(Text, default="")
    accessory_count: Mapped[int] = mapped_column(default=0)
    contaminated: Mapped[bool | None]
    shelf: Mapped[str] = mapped_column(String(80), default="")
    priority: Mapped[Priority] = mapped_column(Word(Priority))
    customer: Mapped[str] = mapped_column(String(120), default="")
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("party.id"))
    region: Mapped[str] = mapped_column(String(80), default="")
    caused_by_customer: Mapped[bool] = mapped_column(default=False)
    on_site: Mapped[bool] = mapped_column(default=False)
    planned_on: Mapped[date | None]
    assigned_to_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    assigned_at: Mapped[datetime | None] = mapped_column(Moment)
    level_id: Mapped[int | None] = mapped_column(ForeignKey("service_level.id"))
    contract: Mapped[str] = mapped_column(String(60), default="")
    contract_number: Mapped[str] = mapped_column(code(60), default="")
    response_due_at: Mapped[datetime | None] = mapped_column(Moment)
    on_the_way_due_at: Mapped[datetime | None] = mapped_column(Moment)
    repair_due_at: Mapped[datetime | None] = mapped_column(Moment)
    promised_at: Mapped[datetime | None] = mapped_column(Moment)
    rests_since: Mapped[datetime | None] = mapped_column(Moment)
    warranty: Mapped[str] = mapped_column(Text, default="")
    verdict: Mapped[str] = mapped_column(String(24), default="")
    repeat_of_id: Mapped[int | None] = mapped_column(BIG_ID, ForeignKey("repair_order.id"))
    started_at: Mapped[datetime | None] = mapped_column(Moment)
    finished_at: Mapped[datetime | None] = mapped_column(Moment)
    closed_at: Mapped[datetime | None] = mapped_column(Moment)
    first_time_fix: Mapped[bool | None]
    fix_decided_at: Mapped[datetime | None] = mapped_column(Moment)
    claim_approved_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    claim_approved_at: Mapped[datetime | None] = mapped_column(Moment)
    label_id: Mapped[UUID | None] = mapped_column(Uid, ForeignKey("label_job.id"))
    signed_by: Mapped[str] = mapped_column(String(120), default="")
    signed_at: Mapped[datetime | None] = mapped_column(Moment)
    signature: Mapped[str] = mapped_column(String(80), default="")
    opened_at: Mapped[datetime] = mapped_column(Moment)
    opened_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class RepairEvent(Base):
    """Something that happened to a work order, with who, when, and how that moment came in; append only (S2-50).

    Attributes:
        reason: of a pause; ``customer_caused`` stops the clocks.
        minutes: how long a step took, NULL when nobody said.
        cost: what it cost in yuan, NULL for nothing of its own.
    """

    __tablename__ = "repair_event"
    __table_args__ = (Index("ix_repair_event_order_id", "order_id"),)

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    order_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("repair_order.id"))
    event: Mapped[RepairEventKind] = mapped_column(Word(RepairEventKind))
    at: Mapped[datetime] = mapped_column(Moment)
    source: Mapped[EnteredBy] = mapped_column(Word(EnteredBy))
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    reason: Mapped[PauseReason | None] = mapped_column(Word(PauseReason))
    customer_caused: Mapped[bool] = mapped_column(default=False)
    minutes: Mapped[int | None]
    cost: Mapped[Decimal | None] = mapped_column(Fen)
    note: Mapped[str] = mapped_column(Text, default="")
    recorded_at: Mapped[datetime] = mapped_column(Moment)


class RepairPart(Base):
    """A part that was reserved for an order, went into the device, or came back unused.

    Attributes:
        place_id: where it was taken from.
        part_class: by which the warranty speaks of it.
        movement_id: the consumption; ``back_movement_id`` what took it back.
        unit_price: in yuan, without what it may cost elsewhere; NULL until it is issued.
        covered: by the warranty; NULL until the order is finished.
        warranty_until: the last day of the repair's own warranty on it.
    """

    __tablename__ = "repair_part"
    __table_args__ = (
        Index("ix_repair_part_order_id", "order_id"),
        Index("ix_repair_part_item_id", "item_id"),
        CheckConstraint("quantity > 0", name="some_quantity"),
    )

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    order_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("repair_order.id"))
    state: Mapped[PartState] = mapped_column(Word(PartState))
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"))
    lot_id: Mapped[int] = mapped_column(ForeignKey("lot.id"))
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    owner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"))
    quantity: Mapped[Decimal] = mapped_column(Pieces)
    part_class: Mapped[str] = mapped_column(String(60), default="")
    unit_price: Mapped[Decimal | None] = mapped_column(Fen)
    covered: Mapped[bool | None]
    warranty_until: Mapped[date | None]
    movement_id: Mapped[UUID | None] = mapped_column(Uid)
    back_movement_id: Mapped[UUID | None] = mapped_column(Uid)
    reserved_at: Mapped[datetime] = mapped_column(Moment)
    issued_at: Mapped[datetime | None] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class RepairCore(Base):
    """An old part that came out of a device and goes back to its maker; append only.

    Attributes:
        raw: its scan, as it came.
        lot, serial: as on its label; "" when it has none.
    """

    __tablename__ = "repair_core"
    __table_args__ = (Index("ix_repair_core_order_id", "order_id"),)

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    order_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("repair_order.id"))
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"))
    lot: Mapped[str] = mapped_column(String(60), default="")
    serial: Mapped[str] = mapped_column(String(60), default="")
    raw: Mapped[str] = mapped_column(Text, default="")
    label_id: Mapped[UUID | None] = mapped_column(Uid, ForeignKey("label_job.id"))
    taken_at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class RepairTest(Base):
    """A test with calibrated equipment; append only.

    Attributes:
        equipment: its code; ``valid_until`` the last day of its calibration.
    """

    __tablename__ = "repair_test"
    __table_args__ = (Index("ix_repair_test_order_id", "order_id"), Index("ix_repair_test_equipment", "equipment"))

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    order_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("repair_order.id"))
    equipment: Mapped[str] = mapped_column(code(60))
    name: Mapped[str] = mapped_column(String(200), default="")
    valid_until: Mapped[date]
    result: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class RepairLabour(Base):
    """Hours that somebody worked on an order; append only."""

    __tablename__ = "repair_labour"
    __table_args__ = (Index("ix_repair_labour_order_id", "order_id"),)

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    order_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("repair_order.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    hours: Mapped[Decimal] = mapped_column(Pieces)
    rate: Mapped[Decimal] = mapped_column(Fen)
    amount: Mapped[Decimal] = mapped_column(Fen)
    at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class RepairTravel(Base):
    """Kilometres that were driven for an order; append only."""

    __tablename__ = "repair_travel"
    __table_args__ = (Index("ix_repair_travel_order_id", "order_id"),)

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    order_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("repair_order.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    kilometres: Mapped[Decimal] = mapped_column(Pieces)
    rate: Mapped[Decimal] = mapped_column(Fen)
    amount: Mapped[Decimal] = mapped_column(Fen)
    at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class RepairLine(Base):
    """What is claimed from the manufacturer, or charged to the customer, for one part of the work; append only.

    Attributes:
        payer: the name of who is asked; ``payer_id`` that party when it is in the catalogue.
        text: what it is for, such as the REF of a part.
        why: the word of the warranty answer that decided (`desktop.domain.warranty_facts.Why`).
        needs_approval: a claim that a leader has to let go first.
    """

    __tablename__ = "repair_line"
    __table_args__ = (Index("ix_repair_line_order_id", "order_id"),)

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    order_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("repair_order.id"))
    kind: Mapped[RepairLineKind] = mapped_column(Word(RepairLineKind))
    charge: Mapped[Charge] = mapped_column(Word(Charge))
    part_id: Mapped[int | None] = mapped_column(BIG_ID, ForeignKey("repair_part.id"))
    text: Mapped[str] = mapped_column(String(200), default="")
    quantity: Mapped[Decimal] = mapped_column(Pieces)
    unit_price: Mapped[Decimal] = mapped_column(Fen)
    amount: Mapped[Decimal] = mapped_column(Fen)
    payer_id: Mapped[int | None] = mapped_column(ForeignKey("party.id"))
    payer: Mapped[str] = mapped_column(String(200), default="")
    why: Mapped[str] = mapped_column(String(24), default="")
    needs_approval: Mapped[bool] = mapped_column(default=False)
    made_at: Mapped[datetime] = mapped_column(Moment)


class ServiceLevel(Base):
    """What was promised to a customer, or in a region: response, on the way, repair (S2-47, S2-48).

    Attributes:
        customer, region, contract, model: "" for all; the narrowest one wins (`desktop.domain.term_scope`). The
            contract is the level of the device's service contract, or the service level of its record.
        …_minutes, …_days: exactly one of the two for each limit, or none for no promise.
        …_counts: elapsed or working time.
        valid_from, valid_to: days of the report, both counted in.
    """

    __tablename__ = "service_level"
    __table_args__ = (Index("ix_service_level_customer", "customer", "region"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    name: Mapped[str] = mapped_column(String(120))
    customer: Mapped[str] = mapped_column(String(120), default="")
    region: Mapped[str] = mapped_column(String(80), default="")
    contract: Mapped[str] = mapped_column(String(60), default="")
    model: Mapped[str] = mapped_column(String(80), default="")
    response_minutes: Mapped[int | None]
    response_days: Mapped[int | None]
    response_counts: Mapped[Counts] = mapped_column(Word(Counts))
    on_the_way_minutes: Mapped[int | None]
    on_the_way_days: Mapped[int | None]
    on_the_way_counts: Mapped[Counts] = mapped_column(Word(Counts))
    repair_minutes: Mapped[int | None]
    repair_days: Mapped[int | None]
    repair_counts: Mapped[Counts] = mapped_column(Word(Counts))
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    set_at: Mapped[datetime] = mapped_column(Moment)
    set_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class WorkingCalendar(Base):
    """The working hours of a site; without a row Monday to Friday, 9 to 18.

    Attributes:
        weekdays: digits, 1 for Monday to 7 for Sunday.
        opens, closes: minutes after local midnight.
    """

    __tablename__ = "working_calendar"

    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"), primary_key=True)
    weekdays: Mapped[str] = mapped_column(String(7))
    opens: Mapped[int]
    closes: Mapped[int]


class WorkingDay(Base):
    """A single day that is worked, or not, other than its weekday says: a public holiday, a Sunday made up for."""

    __tablename__ = "working_day"

    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"), primary_key=True)
    on: Mapped[date] = mapped_column(primary_key=True)
    worked: Mapped[bool]
    note: Mapped[str] = mapped_column(String(120), default="")


class RepairRate(Base):
    """What an hour, a kilometre or a shipment costs; the narrowest rate of a day holds.

    Attributes:
        charge: labour (an hour), travel (a kilometre) or freight (a shipment).
        customer, region, contract, model: "" for all.
    """

    __tablename__ = "repair_rate"
    __table_args__ = (Index("ix_repair_rate_charge", "charge", "customer", "region"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    charge: Mapped[Charge] = mapped_column(Word(Charge))
    customer: Mapped[str] = mapped_column(String(120), default="")
    region: Mapped[str] = mapped_column(String(80), default="")
    contract: Mapped[str] = mapped_column(String(60), default="")
    model: Mapped[str] = mapped_column(String(80), default="")
    rate: Mapped[Decimal] = mapped_column(Fen)
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    set_at: Mapped[datetime] = mapped_column(Moment)
    set_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class PartClass(Base):
    """The class of a spare part by which warranty rules speak of it, such as ``battery``."""

    __tablename__ = "part_class"

    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"), primary_key=True)
    part_class: Mapped[str] = mapped_column(String(60))
