"""Prevention on the screen: what is due, what was proposed and why, which devices are at risk, plans and rules."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import Connection, Select, case, func, select

from desktop.domain.prevention import Environment, ProposalOrigin, ProposalState, TrendKind
from desktop.models.device import Device
from desktop.models.party import Site
from desktop.models.person import Person
from desktop.models.prevention import (
    DeviceEnvironment,
    DeviceRisk,
    LifeFit,
    MaintenanceDone,
    MaintenancePlan,
    MeterReading,
    PreventionRun,
    Proposal,
    TrendRule,
)

MOST_ROWS: Final = 200
DUE_DAYS: Final = 90


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """A proposal.

    Attributes:
        facts: the values of the condition.
        orders: numbers of the work orders that came of it.
        serial: "" where it speaks of all devices of a model in a region.
    """

    number: str
    origin: ProposalOrigin
    rule: str
    rule_version: int
    serial: str
    model: str
    region: str
    customer: str
    place: str
    due_on: date | None
    state: ProposalState
    proposed_at: datetime
    decided_at: datetime | None
    decided_by: str
    reason: str
    orders: tuple[str, ...]
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RiskRow:
    """A device with its score and the terms of it: each with term, value, weight and what it adds."""

    serial: str
    model: str
    customer: str
    place: str
    on: date
    score: Decimal
    terms: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class FitRow:
    """The life model of a model; ``facts`` is the whole fit, or how many failures it still needs."""

    model: str
    on: date
    shape: float | None
    scale: float | None
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A maintenance plan that holds."""

    code: str
    version: int
    name: str
    model: str
    line: str
    region: str
    serial: str
    months: int | None
    meter: str
    units: Decimal | None
    fixed: bool
    lead_days: int
    minutes: int
    automatic: bool
    set_by: str
    set_at: datetime


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A trend rule that holds."""

    code: str
    version: int
    name: str
    kind: TrendKind
    model: str
    line: str
    region: str
    fault_class: str
    failures: int | None
    days: int | None
    rate: Decimal | None
    confidence: int | None
    score: int | None
    automatic: bool
    set_by: str
    set_at: datetime


@dataclass(frozen=True, slots=True)
class NightRow:
    """The last look at all devices of a centre."""

    on: date
    at: datetime
    workstation: str
    devices: int


def _proposals() -> Select[Any]:
    columns: list[Any] = [Proposal.number, Proposal.origin, Proposal.rule, Proposal.rule_version]
    columns += [func.coalesce(Device.serial, ""), Proposal.model, Proposal.region]
    columns += [func.coalesce(Device.customer, ""), func.coalesce(Device.place, ""), Proposal.due_on, Proposal.state]
    columns += [Proposal.proposed_at, Proposal.decided_at, func.coalesce(Person.name, ""), Proposal.reason]
    asked = select(*columns, Proposal.orders, Proposal.facts).select_from(Proposal)
    asked = asked.outerjoin(Device, Device.id == Proposal.device_id)
    return asked.outerjoin(Person, Person.id == Proposal.decided_by_id)


def _proposal(row: Sequence[Any]) -> ProposalRow:
    values: tuple[Any, ...] = (*row[:15], tuple(json.loads(row[15])), json.loads(row[16]))
    return ProposalRow(*values)


def proposals(connection: Connection, site: int, *, decided: bool = False) -> tuple[ProposalRow, ...]:
    """What waits for a decision at a centre, at most `MOST_ROWS`: what a trend asked for first, then by the day.

    With ``decided`` those that were decided, the last one first.
    """
    asked = _proposals().where(Proposal.site_id == site)
    if decided:
        asked = asked.where(Proposal.state != ProposalState.PROPOSED)
        asked = asked.order_by(Proposal.decided_at.desc(), Proposal.id.desc())
    else:
        urgent = case((Proposal.origin == ProposalOrigin.TREND, 0), else_=1)
        asked = asked.where(Proposal.state == ProposalState.PROPOSED).order_by(urgent, Proposal.due_on, Proposal.id)
    return tuple(_proposal(row) for row in connection.execute(asked.limit(MOST_ROWS)))


def due_list(connection: Connection, site: int, today: date, days: int = DUE_DAYS) -> tuple[ProposalRow, ...]:
    """Maintenance of a centre that is due within so many days and not decided, the earliest first."""
    asked = _proposals().where(Proposal.site_id == site, Proposal.origin == ProposalOrigin.PLAN)
    asked = asked.where(Proposal.state == ProposalState.PROPOSED)
    soon = asked.where(Proposal.due_on <= today + timedelta(days=days)).order_by(Proposal.due_on, Proposal.id)
    return tuple(_proposal(row) for row in connection.execute(soon.limit(MOST_ROWS)))


def waiting(connection: Connection, site: int) -> int:
    """How many proposals of a centre wait for a decision."""
    asked = select(func.count()).where(Proposal.site_id == site, Proposal.state == ProposalState.PROPOSED)
    return int(connection.execute(asked).scalar_one())


def risks(connection: Connection, site: int, most: int = 100) -> tuple[RiskRow, ...]:
    """The devices of a centre with the highest scores of the last night."""
    columns: list[Any] = [Device.serial, Device.model, Device.customer, Device.place, DeviceRisk.on, DeviceRisk.score]
    asked = select(*columns, DeviceRisk.terms).join(Device, Device.id == DeviceRisk.device_id)
    asked = asked.where(DeviceRisk.site_id == site).order_by(DeviceRisk.score.desc(), DeviceRisk.device_id).limit(most)
    return tuple(RiskRow(*row[:6], terms=tuple(json.loads(row[6]))) for row in connection.execute(asked))


def fits(connection: Connection, site: int) -> tuple[FitRow, ...]:
    """The life models of a centre, by model."""
    asked = select(LifeFit.model, LifeFit.on, LifeFit.shape, LifeFit.scale, LifeFit.facts)
    rows = connection.execute(asked.where(LifeFit.site_id == site).order_by(LifeFit.model)).all()
    return tuple(FitRow(*row[:4], facts=json.loads(row[4])) for row in rows)


def plans(connection: Connection, site: int) -> tuple[PlanRow, ...]:
    """The maintenance plans of a centre that hold, by code."""
    return tuple(PlanRow(*row) for row in _kept(connection, MaintenancePlan, PlanRow.__slots__, site))


def rules(connection: Connection, site: int) -> tuple[RuleRow, ...]:
    """The trend rules of a centre that hold, by code."""
    return tuple(RuleRow(*row) for row in _kept(connection, TrendRule, RuleRow.__slots__, site))


def _kept(connection: Connection, kept: Any, names: Sequence[str], site: int) -> Sequence[Any]:
    columns = [Person.name if name == "set_by" else getattr(kept, name) for name in names]
    asked = select(*columns).join(Person, Person.id == kept.set_by_id)
    rows: Sequence[Any] = connection.execute(
        asked.where(kept.site_id == site, kept.ended_at.is_(None)).order_by(kept.code)
    ).all()
    return rows


def last_night(connection: Connection, site: int) -> NightRow | None:
    """The last look at all devices of a centre; None before the first."""
    asked = select(PreventionRun.on, PreventionRun.at, PreventionRun.workstation, PreventionRun.devices)
    row = connection.execute(asked.where(PreventionRun.site_id == site).order_by(PreventionRun.on.desc()).limit(1))
    found = row.first()
    return None if found is None else NightRow(*found)


@dataclass(frozen=True, slots=True)
class MeterRow:
    """A reading of a meter, with the count in all."""

    meter: str
    on: date
    value: Decimal
    total: Decimal
    reset: bool
    reason: str
    entered_by: str
    by: str


def readings(connection: Connection, device: int) -> tuple[MeterRow, ...]:
    """The readings of a device, the last first; at most `MOST_ROWS`."""
    kept = MeterReading
    columns: list[Any] = [kept.meter, kept.on, kept.value, kept.total, kept.reset, kept.reason, kept.entered_by]
    asked = select(*columns, Person.name).join(Person, Person.id == kept.by_id).where(kept.device_id == device)
    rows: Sequence[Any] = connection.execute(asked.order_by(kept.id.desc()).limit(MOST_ROWS)).all()
    return tuple(MeterRow(*row) for row in rows)


@dataclass(frozen=True, slots=True)
class DoneRow:
    """A maintenance that was done; ``order`` "" when it was entered by hand."""

    plan: str
    sequence: int
    done_on: date
    order: str
    note: str


def maintenance(connection: Connection, device: int) -> tuple[DoneRow, ...]:
    """The maintenance of a device that counts, the last first."""
    kept = MaintenanceDone
    asked = select(kept.plan, kept.sequence, kept.done_on, kept.order_number, kept.note)
    live = asked.where(kept.device_id == device, kept.taken_back_at.is_(None)).order_by(kept.id.desc())
    return tuple(DoneRow(*row) for row in connection.execute(live))


def environment(connection: Connection, device: int) -> Environment | None:
    """How hard a device has it, as somebody said last; None when nobody did."""
    kept = DeviceEnvironment
    asked = select(kept.environment).where(kept.device_id == device).order_by(kept.id.desc()).limit(1)
    return connection.execute(asked).scalar()


def site_key(connection: Connection, code: str) -> int | None:
    """The key of a centre by its code; None when there is none."""
    return connection.execute(select(Site.id).where(Site.code == code)).scalar()
