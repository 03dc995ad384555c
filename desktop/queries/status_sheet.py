"""What a hospital is told of its devices: each with its state, its warranty and the time that was promised (S2-07)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from desktop.domain.clock import local_day
from desktop.domain.equipment import Stage
from desktop.domain.errors import Refusal
from desktop.domain.repairs import RepairState
from desktop.domain.warranty import decide
from desktop.models.device import Device, DeviceStage
from desktop.models.party import Site
from desktop.models.repair import RepairOrder
from desktop.queries.customers import name_of, words_of
from desktop.queries.warranty_book import rule_book
from desktop.queries.warranty_many import facts_of_many


class DeviceState(StrEnum):
    """What a hospital asks first."""

    IN_USE = "in_use"
    IN_REPAIR = "in_repair"
    ON_THE_WAY = "on_the_way"
    REPLACED = "replaced"
    SCRAPPED = "scrapped"


@dataclass(frozen=True, slots=True)
class StatusRow:
    """One device.

    Attributes:
        verdict: of its warranty; ``until`` the last covered day.
        order: number of the open work order that is due first, "" for none; ``order_state`` how far it is.
        promised_at: when it shall be back: as it was promised, otherwise as the service level says.
    """

    serial: str
    model: str
    asset: str
    place: str
    state: DeviceState
    verdict: str
    until: date | None
    order: str = ""
    order_state: str = ""
    reported_at: datetime | None = None
    promised_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class StatusSheet:
    """The devices of one customer, by its name, and the time zone of their centre."""

    customer: str
    rows: tuple[StatusRow, ...]
    zone: str


_STATES = {
    Stage.PURCHASE: DeviceState.ON_THE_WAY,
    Stage.RECEIPT: DeviceState.ON_THE_WAY,
    Stage.REPLACEMENT: DeviceState.REPLACED,
    Stage.SCRAP: DeviceState.SCRAPPED,
}


def status_sheet(connection: Connection, customer: str, at: datetime, serial: str = "") -> StatusSheet:
    """The devices of a customer by place and serial number, or one of them.

    Args:
        connection: to read with.
        customer: its code or name, or as the record names it.
        at: the moment it is now.
        serial: of one device; "" for all.

    Raises:
        Refusal: ``no_device_of_customer``.
    """
    words = words_of(connection, customer)
    columns = (Device.id, Device.serial, Device.model, Device.asset, Device.place, Site.time_zone)
    asked = select(*columns).join(Site, Site.id == Device.site_id).where(Device.customer.in_(words))
    if serial:
        asked = asked.where(Device.serial == serial)
    rows = connection.execute(asked.order_by(Device.place, Device.serial, Device.model)).all() if customer else []
    if not rows:
        raise Refusal("no_device_of_customer", customer=customer)
    keys = [row.id for row in rows]
    facts, stages, orders = (
        facts_of_many(connection, keys),
        _stages(connection, words),
        _orders(connection, words),
    )
    rules = [one.rule for one in rule_book(connection)]
    told = []
    for row in rows:
        answer = decide(rules, facts[row.id], local_day(at, ZoneInfo(row.time_zone)))
        state = _STATES.get(stages.get(row.id, Stage.INSTALLATION), DeviceState.IN_USE)
        order = orders.get(row.id)
        about = (row.serial, row.model, row.asset, row.place)
        if order is None:
            told.append(StatusRow(*about, state, answer.verdict.value, answer.until))
            continue
        promised = order.promised_at or order.repair_due_at
        open_order = (order.number, order.state.value, order.reported_at, promised)
        told.append(StatusRow(*about, DeviceState.IN_REPAIR, answer.verdict.value, answer.until, *open_order))
    return StatusSheet(name_of(connection, customer), tuple(told), rows[0].time_zone)


def _stages(connection: Connection, customer: Collection[str]) -> dict[int, Stage]:
    """The last stage of each device of a customer."""
    asked = select(DeviceStage.device_id, DeviceStage.stage).join(Device, Device.id == DeviceStage.device_id)
    asked = asked.where(Device.customer.in_(customer), DeviceStage.taken_back_at.is_(None))
    rows = connection.execute(asked.order_by(DeviceStage.on, DeviceStage.id)).all()
    return {row.device_id: row.stage for row in rows}


def _orders(connection: Connection, customer: Collection[str]) -> dict[int, Any]:
    """The open work order of each device that is due first."""
    over = (RepairState.IN_SERVICE, RepairState.CANCELLED)
    columns = (RepairOrder.device_id, RepairOrder.number, RepairOrder.state, RepairOrder.reported_at)
    asked = select(*columns, RepairOrder.promised_at, RepairOrder.repair_due_at)
    asked = asked.join(Device, Device.id == RepairOrder.device_id)
    asked = asked.where(Device.customer.in_(customer), RepairOrder.state.not_in(over))
    rows = connection.execute(asked.order_by(RepairOrder.reported_at.desc(), RepairOrder.id.desc())).all()
    return {row.device_id: row for row in rows}
