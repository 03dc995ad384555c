"""Work orders in a list, what is late first; and the fault classes to choose from."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, Select, select
from sqlalchemy.orm import aliased

from desktop.domain.clock import local_day
from desktop.domain.repair_clocks import Counts
from desktop.domain.repairs import OPEN, Charge, FixTold, OrderOrigin, Priority, RepairState, fix_told
from desktop.models.device import Device
from desktop.models.party import Party, Site
from desktop.models.person import Person
from desktop.models.repair import FaultClass, RepairOrder, RepairRate, ServiceLevel

PAGE: Final = 500


@dataclass(frozen=True, slots=True)
class RepairRow:
    """A work order in a list.

    Attributes:
        due_at: the next moment that was promised and is not kept yet; None when nothing was, or the clock rests.
        waiting_for: which promise that is: ``response``, ``on_the_way``, ``repair`` or "".
        late: that moment has passed.
        rests: the repair clock rests, because the customer is waited for.
        contaminated: nobody may handle the device.
        fix: whether the repair held, None before it is finished.
    """

    number: str
    state: RepairState
    serial: str
    model: str
    customer: str
    customer_name: str
    place: str
    site: str
    fault_class: str
    fault_name: str
    fault_name_en: str
    priority: Priority
    origin: OrderOrigin
    contaminated: bool
    technician: str
    reported_at: datetime
    due_at: datetime | None
    waiting_for: str
    late: bool
    rests: bool
    finished_at: datetime | None
    promised_at: datetime | None
    fix: FixTold | None


@dataclass(frozen=True, slots=True)
class FaultClassRow:
    """A kind of fault."""

    code: str
    name: str
    name_en: str
    retired: bool


_TECHNICIAN: Final = aliased(Person, name="technician")
_ROWS: Final[Select[Any]] = (
    select(RepairOrder.number, RepairOrder.state, Device.serial, Device.model, RepairOrder.customer, Device.place)
    .add_columns(Party.name.label("customer_name"))
    .add_columns(Site.code.label("site"), FaultClass.code.label("fault_class"), FaultClass.name, FaultClass.name_en)
    .add_columns(RepairOrder.priority, RepairOrder.origin, RepairOrder.contaminated, _TECHNICIAN.name.label("by"))
    .add_columns(RepairOrder.reported_at, RepairOrder.response_due_at, RepairOrder.on_the_way_due_at)
    .add_columns(RepairOrder.repair_due_at, RepairOrder.rests_since, RepairOrder.finished_at, RepairOrder.promised_at)
    .add_columns(RepairOrder.id, RepairOrder.first_time_fix, RepairOrder.fix_decided_at, Site.time_zone)
    .join(Device, Device.id == RepairOrder.device_id)
    .join(Site, Site.id == RepairOrder.site_id)
    .join(FaultClass, FaultClass.id == RepairOrder.fault_class_id)
    .outerjoin(Party, Party.id == RepairOrder.customer_id)
    .outerjoin(_TECHNICIAN, _TECHNICIAN.id == RepairOrder.assigned_to_id)
)


def open_repairs(connection: Connection, at: datetime, site: str = "") -> tuple[RepairRow, ...]:
    """The orders that are not closed: what is late or due first stands first, what is finished last.

    Args:
        connection: to read with.
        at: the moment it is now.
        site: code of a centre; "" for all.
    """
    asked = _ROWS.where(RepairOrder.closed_at.is_(None), RepairOrder.state.in_(OPEN))
    rows = connection.execute(asked.where(Site.code == site) if site else asked)
    return tuple(sorted((_row(row, at) for row in rows), key=_urgency))


def repair_rows(
    connection: Connection, at: datetime, where: ColumnElement[bool], most: int = PAGE
) -> tuple[RepairRow, ...]:
    """The orders that fit, the last one opened first."""
    rows = connection.execute(_ROWS.where(where).order_by(RepairOrder.id.desc()).limit(most))
    return tuple(_row(row, at) for row in rows)


def _urgency(row: RepairRow) -> tuple[Any, ...]:
    due = float("inf") if row.due_at is None else row.due_at.timestamp()
    return (row.state is RepairState.FINISHED, due, row.reported_at, row.number)


def all_repairs(connection: Connection, at: datetime, serial: str = "") -> Iterator[RepairRow]:
    """Every order, or every order of a device by serial number, the last one reported first; read page by page."""
    after: int | None = None
    asked = _ROWS.where(Device.serial == serial) if serial else _ROWS
    while True:
        page = asked if after is None else asked.where(RepairOrder.id < after)
        rows = connection.execute(page.order_by(RepairOrder.id.desc()).limit(PAGE)).all()
        yield from (_row(row, at) for row in rows)
        if len(rows) < PAGE:
            return
        after = rows[-1].id


def _row(row: Any, at: datetime) -> RepairRow:
    waiting_for, due_at = _next(row)
    who = (row.customer, row.customer_name or row.customer)
    names = (*who, row.place, row.site, row.fault_class, row.name, row.name_en, row.priority, row.origin)
    late = due_at is not None and at.replace(microsecond=0) > due_at.replace(microsecond=0)
    head = (row.number, row.state, row.serial, row.model, *names, row.contaminated is not False, row.by or "")
    told = (row.reported_at, due_at, waiting_for, late, row.rests_since is not None)
    return RepairRow(*head, *told, row.finished_at, row.promised_at, _fix(row, at))


def _fix(row: Any, at: datetime) -> FixTold | None:
    if row.finished_at is None:
        return None
    zone = ZoneInfo(row.time_zone)
    again = local_day(row.fix_decided_at or at, zone) if row.first_time_fix is False else None
    return fix_told(local_day(row.finished_at, zone), again, local_day(at, zone))


def _next(row: Any) -> tuple[str, datetime | None]:
    """Which promise comes next."""
    if row.state is RepairState.RECEIVED and row.response_due_at is not None:
        return "response", row.response_due_at
    if row.state is RepairState.ASSIGNED and row.on_the_way_due_at is not None:
        return "on_the_way", row.on_the_way_due_at
    open_still = row.state in OPEN and row.state is not RepairState.FINISHED and row.rests_since is None
    return ("repair", row.repair_due_at) if open_still and row.repair_due_at is not None else ("", None)


def fault_classes(connection: Connection, *, retired: bool = False) -> tuple[FaultClassRow, ...]:
    """The kinds of fault by code."""
    asked = select(FaultClass.code, FaultClass.name, FaultClass.name_en, FaultClass.retired_at)
    asked = asked if retired else asked.where(FaultClass.retired_at.is_(None))
    rows = connection.execute(asked.order_by(FaultClass.code))
    return tuple(FaultClassRow(row.code, row.name, row.name_en, row.retired_at is not None) for row in rows)


@dataclass(frozen=True, slots=True)
class LevelRow:
    """A service level; a limit is minutes or days of what it counts, None for no promise."""

    kind: str
    name: str
    customer: str
    region: str
    contract: str
    model: str
    response_minutes: int | None
    response_days: int | None
    response_counts: Counts
    on_the_way_minutes: int | None
    on_the_way_days: int | None
    on_the_way_counts: Counts
    repair_minutes: int | None
    repair_days: int | None
    repair_counts: Counts
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class RateRow:
    """What an hour, a kilometre or a shipment costs in yuan."""

    kind: str
    charge: Charge
    customer: str
    region: str
    contract: str
    model: str
    rate: Decimal
    valid_from: date
    valid_to: date | None


def service_levels(connection: Connection, site: str = "") -> tuple[LevelRow, ...]:
    """The service levels of a site's partner, the newest first."""
    columns = [getattr(ServiceLevel, name) for name in LevelRow.__slots__ if name != "kind"]
    asked = select(*columns).order_by(ServiceLevel.valid_from.desc(), ServiceLevel.id.desc())
    asked = asked.where(ServiceLevel.partner_id == _partner(site)) if site else asked
    return tuple(LevelRow("service_level", *row) for row in connection.execute(asked))


def rates(connection: Connection, site: str = "") -> tuple[RateRow, ...]:
    """The rates of a site's partner, the newest first."""
    columns = [getattr(RepairRate, name) for name in RateRow.__slots__ if name != "kind"]
    asked = select(*columns).order_by(RepairRate.charge, RepairRate.valid_from.desc(), RepairRate.id.desc())
    asked = asked.where(RepairRate.partner_id == _partner(site)) if site else asked
    return tuple(RateRow("rate", *row) for row in connection.execute(asked))


def _partner(site: str) -> Any:
    return select(Site.partner_id).where(Site.code == site).scalar_subquery()
