"""Reading the failures of a period with the parts that were changed, for the manufacturer's list (S2-27)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, and_, case, func, select, true

from desktop.domain.clock import local_day
from desktop.domain.errors import Refusal
from desktop.domain.repairs import PartState, RepairState
from desktop.domain.service_failures import ChangedPart, FailedOrder, FailureList, Handling, failure_list
from desktop.domain.service_rows import FleetGroup
from desktop.models.device import Device
from desktop.models.item import Item, ItemPackage, Lot, Unit
from desktop.models.party import Party, PartyKind, Site
from desktop.models.repair import FaultClass, RepairOrder, RepairPart
from desktop.queries.service_asked import REPORTED, Asked, narrowed, period_of
from desktop.queries.service_fleet import fleet

HANDLING: Final = {None: Handling.NOT_SAID, True: Handling.CONTAMINATED, False: Handling.DECONTAMINATED}


@dataclass(frozen=True, slots=True)
class Receiver:
    """A manufacturer that the list is made for: its key, its code and how it is called."""

    id: int
    code: str
    name: str
    name_en: str


def receivers(connection: Connection) -> tuple[Receiver, ...]:
    """The manufacturers in use, by code."""
    makers = (Party.kind == PartyKind.MANUFACTURER, Party.retired_at.is_(None))
    asked = select(Party.id, Party.code, Party.name, Party.name_en).where(*makers).order_by(Party.code)
    return tuple(Receiver(*row) for row in connection.execute(asked).all())


def receiver(connection: Connection, code: str) -> Receiver:
    """The manufacturer of a code.

    Raises:
        Refusal: ``unknown_party``.
    """
    row = connection.execute(select(Party.id, Party.code, Party.name, Party.name_en).where(Party.code == code)).first()
    if row is None:
        raise Refusal("unknown_party", party=code)
    return Receiver(*row)


@dataclass(frozen=True, slots=True)
class ListAsked:
    """Which failures, for whom.

    Attributes:
        asked: the period, and what it is narrowed to.
        now: the fleet is counted until then.
        party: the code of the manufacturer that receives the list: only its devices and its parts; "" for all.
    """

    asked: Asked
    now: datetime
    party: str = ""


def failures(connection: Connection, wanted: ListAsked) -> FailureList:
    """The failures that were reported in a period: the same ones that the figures of service count.

    Raises:
        Refusal: ``unknown_site``, ``ends_before_it_begins``, ``unknown_party``.
    """
    asked, period, zone = period_of(connection, wanted.asked)
    maker = receiver(connection, wanted.party) if wanted.party else None
    conditions = [
        RepairOrder.state != RepairState.CANCELLED,
        RepairOrder.origin.in_(REPORTED),
        RepairOrder.reported_at >= period.start,
        RepairOrder.reported_at < period.end,
        *narrowed(asked, customer=RepairOrder.customer),
    ]
    whose = None if maker is None else _belongs(maker)
    mine = [*conditions, true() if whose is None else whose]
    parts = _parts(connection, mine, maker)
    groups = _fleet(
        fleet(connection, asked, period, zone, whose), period.first, min(period.last, local_day(wanted.now, zone))
    )
    told = failure_list(_orders(connection, mine, parts, zone), groups)
    return told if maker is None else _left_out(connection, told, conditions, maker)


def _orders(
    connection: Connection, wanted: list[ColumnElement[bool]], parts: dict[int, list[ChangedPart]], zone: ZoneInfo
) -> Iterable[FailedOrder]:
    columns: list[Any] = [RepairOrder.id, RepairOrder.number, Device.serial, Device.model, Device.region]
    columns += [FaultClass.code, RepairOrder.reported_at, RepairOrder.finished_at, RepairOrder.contaminated]
    asked = _joined(select(*columns, Device.installed_on)).join(FaultClass, FaultClass.id == RepairOrder.fault_class_id)
    rows: Iterable[Any] = connection.execute(asked.where(*wanted).order_by(RepairOrder.id))
    for key, number, serial, model, region, topic, reported, finished, contaminated, installed in rows:
        on = local_day(reported, zone)
        done = None if finished is None else local_day(finished, zone)
        age = None if installed is None else (on - installed).days
        told = (number, serial, model, region, topic, on, done, age)
        yield FailedOrder(*told, HANDLING[contaminated], tuple(parts.get(key, ())))


def _joined(asked: Any) -> Any:
    asked = asked.select_from(RepairOrder).join(Device, Device.id == RepairOrder.device_id)
    return asked.join(Site, Site.id == RepairOrder.site_id)


def _parts(
    connection: Connection, wanted: list[ColumnElement[bool]], maker: Receiver | None
) -> dict[int, list[ChangedPart]]:
    columns: list[Any] = [RepairPart.order_id, Item.ref, Item.name, Item.name_en, Lot.number]
    asked = _with_parts(select(*columns, func.coalesce(Unit.serial, ""), RepairPart.quantity))
    asked = asked.join(Lot, Lot.id == RepairPart.lot_id).outerjoin(Unit, Unit.id == RepairPart.unit_id)
    if maker is not None:
        asked = asked.where(Item.maker_id == maker.id)
    found: dict[int, list[ChangedPart]] = defaultdict(list)
    for order, *part in connection.execute(asked.where(*wanted).order_by(RepairPart.id)):
        found[order].append(ChangedPart(*part))
    return found


def _with_parts(asked: Any) -> Any:
    asked = _joined(asked).join(RepairPart, RepairPart.order_id == RepairOrder.id)
    return asked.join(Item, Item.id == RepairPart.item_id).where(RepairPart.state == PartState.ISSUED)


def _fleet(groups: Iterable[FleetGroup], first: date, last: date) -> dict[str, tuple[int, int]]:
    """By model: how many devices were in use on some of the days, and on how many days together."""
    devices, days = defaultdict[str, int](int), defaultdict[str, int](int)
    for one in groups:
        each = one.days(first, last)
        devices[one.model] += one.devices if each else 0
        days[one.model] += one.devices * each
    return {model: (devices[model], days[model]) for model in devices}


def _belongs(maker: Receiver) -> ColumnElement[bool]:
    """Whether a device is of a maker: its UDI says so, else its REF, else its brand; nothing is guessed."""
    of_maker = select(ItemPackage.di).join(Item, Item.id == ItemPackage.item_id).where(Item.maker_id == maker.id)
    refs, others = select(Item.ref).where(Item.maker_id == maker.id), select(Item.ref).where(Item.maker_id != maker.id)
    names = [name for name in (maker.code, maker.name, maker.name_en) if name]
    return case(
        (_by_udi(), Device.udi.in_(of_maker)),
        (_by_ref(), and_(Device.ref.in_(refs), Device.ref.not_in(others))),
        else_=Device.brand.in_(names),
    )


def _by_udi() -> ColumnElement[bool]:
    return Device.udi.in_(select(ItemPackage.di))


def _by_ref() -> ColumnElement[bool]:
    return and_(Device.ref != "", Device.ref.in_(select(Item.ref)))


def _left_out(
    connection: Connection, told: FailureList, wanted: list[ColumnElement[bool]], maker: Receiver
) -> FailureList:
    """Count what is not listed: devices of others, devices of nobody knows whom, parts of others."""
    unknown = and_(~_by_udi(), ~_by_ref(), Device.brand == "")
    whose = _belongs(maker)
    counted = _joined(select(func.count(), func.count().filter(unknown))).where(*wanted, ~whose)
    left, nobody = connection.execute(counted).one()
    others = _with_parts(select(RepairPart.quantity)).where(*wanted, whose, Item.maker_id != maker.id)
    pieces = sum(connection.execute(others).scalars(), Decimal(0))
    return replace(told, other_maker=left - nobody, maker_unknown=nobody, other_parts=pieces)
