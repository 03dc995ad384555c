"""Prevention: test equipment and its certificates, maintenance plans, meters, trend rules, proposals, fitted lives."""

from datetime import date, datetime
from decimal import Decimal
from typing import Final

from sqlalchemy import CheckConstraint, Float, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.domain.prevention import Environment, ProposalOrigin, ProposalState, TrendKind
from desktop.models.base import Base
from desktop.models.types import BIG_ID, Moment, Pieces, Word, code

CODE_40: Final = code(40)
CODE_60: Final = code(60)
CODE_200: Final = code(200)


class CalibratedEquipment(Base):
    """A meter or a test device; on each of them stands whose it is (S1-32).

    Attributes:
        owner_id: to whom it belongs: manufacturer or partner.
        cycle_months: how often it is to be calibrated; 0 when it has no cycle of its own, then `CalibrationCycle` says.
    """

    __tablename__ = "test_equipment"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(CODE_40, unique=True)
    name: Mapped[str] = mapped_column(String(120))
    model: Mapped[str] = mapped_column(String(80), default="")
    serial: Mapped[str] = mapped_column(CODE_60, default="")
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    owner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    cycle_months: Mapped[int]
    added_at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    retired_at: Mapped[datetime | None] = mapped_column(Moment)
    retired_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    retired_reason: Mapped[str] = mapped_column(Text, default="")


class CalibrationCycle(Base):
    """How often equipment is to be calibrated that has no cycle of its own (S2-09).

    Attributes:
        region, contract, model: "" for all; the narrowest one wins (`desktop.domain.term_scope`).
        valid_from, valid_to: days of calibration, both counted in.
    """

    __tablename__ = "calibration_cycle"

    id: Mapped[int] = mapped_column(primary_key=True)
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    name: Mapped[str] = mapped_column(String(120))
    region: Mapped[str] = mapped_column(String(80), default="")
    contract: Mapped[str] = mapped_column(String(60), default="")
    model: Mapped[str] = mapped_column(String(80), default="")
    months: Mapped[int]
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    reason: Mapped[str] = mapped_column(Text, default="")
    set_at: Mapped[datetime] = mapped_column(Moment)
    set_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class CalibrationCertificate(Base):
    """A certificate; the last one done on or before a day decides. One entered by mistake is taken back.

    Attributes:
        passed: False: from that day on it may not be used, whatever stood on the certificate before.
        valid_until: the last day, counted in.
    """

    __tablename__ = "calibration_certificate"
    __table_args__ = (Index("ix_calibration_certificate_equipment_id", "equipment_id", "done_on"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    equipment_id: Mapped[int] = mapped_column(ForeignKey("test_equipment.id"))
    number: Mapped[str] = mapped_column(String(60))
    laboratory: Mapped[str] = mapped_column(String(120), default="")
    done_on: Mapped[date]
    valid_until: Mapped[date]
    passed: Mapped[bool]
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    taken_back_at: Mapped[datetime | None] = mapped_column(Moment)
    taken_back_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    taken_back_reason: Mapped[str] = mapped_column(Text, default="")


class MaintenancePlan(Base):
    """One version of a plan for the devices of its scope; the version without ``ended_at`` holds.

    Attributes:
        site_id: the centre whose devices it is for.
        model, line, region, serial: "" for all.
        months: every so many calendar months; NULL for no interval of time.
        meter, units: every so many units of this meter; "" and NULL for no interval of a meter.
        fixed: reckoned from the day of installation, not from the last maintenance.
        lead_days: so many days before it is due, it is proposed.
        automatic: a work order is opened at once, nobody is asked.
    """

    __tablename__ = "maintenance_plan"
    __table_args__ = (
        UniqueConstraint("code", "version"),
        CheckConstraint("months > 0 OR units > 0", name="some_interval"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(CODE_40)
    version: Mapped[int]
    name: Mapped[str] = mapped_column(String(120))
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    model: Mapped[str] = mapped_column(String(80), default="")
    line: Mapped[str] = mapped_column(String(80), default="")
    region: Mapped[str] = mapped_column(String(80), default="")
    serial: Mapped[str] = mapped_column(CODE_60, default="")
    months: Mapped[int | None]
    meter: Mapped[str] = mapped_column(CODE_40, default="")
    units: Mapped[Decimal | None] = mapped_column(Pieces)
    fixed: Mapped[bool]
    lead_days: Mapped[int]
    minutes: Mapped[int]
    automatic: Mapped[bool]
    reason: Mapped[str] = mapped_column(Text, default="")
    set_at: Mapped[datetime] = mapped_column(Moment)
    set_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    ended_at: Mapped[datetime | None] = mapped_column(Moment)


class MaintenanceDone(Base):
    """A maintenance by a plan; one entered by mistake is taken back, its number in the sequence stays used.

    Attributes:
        meter_total: what the meter of the plan had counted in all; NULL without a reading.
        order_number: the work order, "" when it was entered by hand.
    """

    __tablename__ = "maintenance_done"
    __table_args__ = (
        UniqueConstraint("plan", "device_id", "sequence"),
        Index("ix_maintenance_done_device", "device_id"),
    )

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    plan: Mapped[str] = mapped_column(CODE_40)
    device_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("device.id"))
    sequence: Mapped[int]
    done_on: Mapped[date]
    meter_total: Mapped[Decimal | None] = mapped_column(Pieces)
    order_number: Mapped[str] = mapped_column(CODE_40, default="")
    note: Mapped[str] = mapped_column(Text, default="")
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    taken_back_at: Mapped[datetime | None] = mapped_column(Moment)
    taken_back_reason: Mapped[str] = mapped_column(Text, default="")


class MeterReading(Base):
    """What a meter of a device showed on a day; append only.

    Attributes:
        total: what it has counted in all, over every change of the meter.
        reset: the meter was changed or set to nought before this reading, for ``reason``.
    """

    __tablename__ = "meter_reading"
    __table_args__ = (Index("ix_meter_reading_device_id", "device_id", "meter", "id"),)

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    device_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("device.id"))
    meter: Mapped[str] = mapped_column(CODE_40)
    on: Mapped[date]
    value: Mapped[Decimal] = mapped_column(Pieces)
    total: Mapped[Decimal] = mapped_column(Pieces)
    reset: Mapped[bool]
    reason: Mapped[str] = mapped_column(Text, default="")
    entered_by: Mapped[str] = mapped_column(String(24))
    at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class DeviceEnvironment(Base):
    """How hard a device has it; append only, the last one holds."""

    __tablename__ = "device_environment"
    __table_args__ = (Index("ix_device_environment_device_id", "device_id"),)

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    device_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("device.id"))
    environment: Mapped[Environment] = mapped_column(Word(Environment))
    note: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class TrendRule(Base):
    """One version of a rule; the version without ``ended_at`` holds.

    Attributes:
        model, line, region, fault_class: "" for all.
        failures, days: so many failures of one device within so many days (count); days is the window of a rate.
        rate: failures per device and year; the lower end of its interval must be above it.
        confidence: of that interval, in per cent.
        score: a risk score of at least so much, 0 to 100.
        automatic: a work order is opened at once (never for a rate, which speaks of many devices).
    """

    __tablename__ = "trend_rule"
    __table_args__ = (UniqueConstraint("code", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(CODE_40)
    version: Mapped[int]
    name: Mapped[str] = mapped_column(String(120))
    kind: Mapped[TrendKind] = mapped_column(Word(TrendKind))
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    model: Mapped[str] = mapped_column(String(80), default="")
    line: Mapped[str] = mapped_column(String(80), default="")
    region: Mapped[str] = mapped_column(String(80), default="")
    fault_class: Mapped[str] = mapped_column(CODE_40, default="")
    failures: Mapped[int | None]
    days: Mapped[int | None]
    rate: Mapped[Decimal | None] = mapped_column(Pieces)
    confidence: Mapped[int | None]
    score: Mapped[int | None]
    automatic: Mapped[bool]
    reason: Mapped[str] = mapped_column(Text, default="")
    set_at: Mapped[datetime] = mapped_column(Moment)
    set_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    ended_at: Mapped[datetime | None] = mapped_column(Moment)


class Proposal(Base):
    """Work that a plan or a rule asked for, once per ``origin_key``.

    Attributes:
        rule, rule_version: the plan or the trend rule.
        device_id: NULL where it speaks of all devices of a model in a region.
        marker: the last failure that it counted (id of the order); 0 for none.
        facts: the values of the condition as JSON.
        orders: a JSON list of the numbers of the work orders that were opened.
    """

    __tablename__ = "prevention_proposal"
    __table_args__ = (
        UniqueConstraint("number"),
        UniqueConstraint("origin_key"),
        Index("ix_prevention_proposal_state", "site_id", "state", "id"),
        Index("ix_prevention_proposal_rule", "rule", "device_id"),
    )

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    number: Mapped[str] = mapped_column(CODE_40)
    origin: Mapped[ProposalOrigin] = mapped_column(Word(ProposalOrigin))
    origin_key: Mapped[str] = mapped_column(CODE_200)
    rule: Mapped[str] = mapped_column(CODE_40)
    rule_version: Mapped[int]
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    partner_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    device_id: Mapped[int | None] = mapped_column(BIG_ID, ForeignKey("device.id"))
    model: Mapped[str] = mapped_column(String(80), default="")
    region: Mapped[str] = mapped_column(String(80), default="")
    due_on: Mapped[date | None]
    marker: Mapped[int] = mapped_column(BIG_ID)
    facts: Mapped[str] = mapped_column(Text)
    state: Mapped[ProposalState] = mapped_column(Word(ProposalState))
    proposed_at: Mapped[datetime] = mapped_column(Moment)
    decided_at: Mapped[datetime | None] = mapped_column(Moment)
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    reason: Mapped[str] = mapped_column(Text, default="")
    orders: Mapped[str] = mapped_column(Text)


class PreventionRun(Base):
    """The night's look at all devices of a centre, once per calendar day there."""

    __tablename__ = "prevention_run"
    __table_args__ = (UniqueConstraint("site_id", "on"),)

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    on: Mapped[date]
    at: Mapped[datetime] = mapped_column(Moment)
    workstation: Mapped[str] = mapped_column(String(120), default="")
    devices: Mapped[int]
    proposals: Mapped[int]
    orders: Mapped[int]


class LifeFit(Base):
    """What the last night fitted to the lives of a model; worked out anew each night.

    Attributes:
        shape, scale: of the Weibull distribution, scale in days; NULL when it cannot be determined.
        facts: the whole fit with its intervals as JSON.
    """

    __tablename__ = "life_fit"
    __table_args__ = (UniqueConstraint("site_id", "model"),)

    id: Mapped[int] = mapped_column(BIG_ID, primary_key=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    model: Mapped[str] = mapped_column(String(80))
    on: Mapped[date]
    shape: Mapped[float | None] = mapped_column(Float)
    scale: Mapped[float | None] = mapped_column(Float)
    facts: Mapped[str] = mapped_column(Text)


class DeviceRisk(Base):
    """The devices of a centre with the highest scores of the last night; worked out anew each night."""

    __tablename__ = "device_risk"
    __table_args__ = (Index("ix_device_risk_site_id", "site_id", "score"),)

    device_id: Mapped[int] = mapped_column(BIG_ID, ForeignKey("device.id"), primary_key=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    on: Mapped[date]
    score: Mapped[Decimal] = mapped_column(Pieces)
    terms: Mapped[str] = mapped_column(Text)


class UsefulLife(Base):
    """Over how many months a model is written off, in a straight line; append only, the last one holds."""

    __tablename__ = "useful_life"

    id: Mapped[int] = mapped_column(primary_key=True)
    line: Mapped[str] = mapped_column(String(80), default="")
    model: Mapped[str] = mapped_column(String(80), default="")
    months: Mapped[int]
    reason: Mapped[str] = mapped_column(Text, default="")
    set_at: Mapped[datetime] = mapped_column(Moment)
    set_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class FigureBaseline(Base):
    """What a figure was before, as measured elsewhere; append only, the last one per measure holds (S2-77)."""

    __tablename__ = "figure_baseline"

    id: Mapped[int] = mapped_column(primary_key=True)
    measure: Mapped[str] = mapped_column(String(40))
    value: Mapped[Decimal] = mapped_column(Pieces)
    first: Mapped[date]
    last: Mapped[date]
    source: Mapped[str] = mapped_column(String(200))
    set_at: Mapped[datetime] = mapped_column(Moment)
    set_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
