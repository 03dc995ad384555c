"""Opening a work order, whatever it comes from: an intake, a report, a rule, a plan or a trend (S2-39)."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import insert, or_, select, update

from desktop.domain.changes import Kind
from desktop.domain.clock import local_day
from desktop.domain.errors import Refusal
from desktop.domain.ledger import EnteredBy
from desktop.domain.repairs import OPEN, OrderOrigin, Priority, RepairEventKind, RepairState, first_time_fix
from desktop.domain.scopes import TermScope
from desktop.domain.warranty import decide
from desktop.domain.warranty_facts import Coverage
from desktop.models.device import Device
from desktop.models.party import Party, Site
from desktop.models.repair import FaultClass, RepairOrder
from desktop.queries.customers import code_of
from desktop.queries.terms import contract_of
from desktop.queries.warranty_book import rule_book
from desktop.queries.warranty_facts import facts_of
from desktop.services.devices.device_at_hand import DeviceAtHand, device_named, refuse_ended
from desktop.services.master_data.entry import Check, Faults
from desktop.services.master_data.lookups import storable
from desktop.services.numbering import next_number
from desktop.services.repairs.order_at_hand import Told, note_event, order_named
from desktop.services.repairs.promises import begin_promises, level_of
from desktop.storage.unit_of_work import UnitOfWork

PREFIX: Final = "W"
LOOKED_AT: Final = 200
"""So many of the last orders of a device are looked through; nobody repairs one more often within thirty days."""

CONTAMINATED: Final = "contaminated"
"""The word of the shelf where a device waits that nobody may handle."""


@dataclass(frozen=True, slots=True)
class OrderWanted:
    """A work order that shall be opened.

    Attributes:
        fault_class: code of the kind of fault.
        origin_key: what it comes from; the same origin and key again answers the order that is there.
        reported_at: when the fault was reported, now if None; ``reported_source`` how that moment came in.
        decontaminated: the statement of who handed it over; None without one.
        customer: "" for that of the device.
        trigger: the condition with its values that opened it (S2-39).
        shelf: where it lies; "" for the contaminated shelf as long as nobody may handle it.
    """

    serial: str
    fault_class: str
    model: str = ""
    origin: OrderOrigin = OrderOrigin.INTAKE
    origin_key: str = ""
    fault: str = ""
    reported_at: datetime | None = None
    reported_source: EnteredBy | None = None
    reporter: str = ""
    accessories: tuple[str, ...] = ()
    decontaminated: bool | None = None
    priority: Priority = Priority.NORMAL
    customer: str = ""
    caused_by_customer: bool = False
    on_site: bool = False
    planned_on: date | None = None
    trigger: str = ""
    shelf: str = ""


def open_order(uow: UnitOfWork, wanted: OrderWanted) -> str:
    """Open a work order and start its clocks; the same origin and key again opens nothing.

    Returns:
        The number, such as ``W-640``.

    Raises:
        Refusal: ``unknown_device``, ``serial_of_several``, ``not_your_site``, ``device_ended``,
            ``unknown_fault_class``, ``repair_known``, ``in_the_future``, ``faulty_entry``.
    """
    _check(wanted)
    before = _opened_before(uow, wanted)
    if before is not None:
        return before
    device = device_named(uow, wanted.serial, wanted.model)
    refuse_ended(uow, device)
    if wanted.reported_at is not None and wanted.reported_at > uow.at:
        raise Refusal("in_the_future", at=wanted.reported_at)
    fault_class = fault_class_named(uow, wanted.fault_class)
    _refuse_second(uow, device, fault_class)
    number = _number(uow)
    row = _row(uow, wanted, device, fault_class) | {"number": number}
    key = uow.write(insert(RepairOrder).values(row).returning(RepairOrder.id)).scalar_one()
    stamp = Told(wanted.trigger, row["reported_at"], row["reported_source"])
    note_event(uow, key, RepairEventKind.RECEIVED, stamp)
    told = {"device": device.subject, "fault_class": wanted.fault_class, "origin": wanted.origin.value}
    told |= {"origin_key": wanted.origin_key, "verdict": row["verdict"]}
    uow.record("open_repair", number, site=device.site, reason=wanted.trigger, **told)
    uow.touched(Kind.REPAIRS, Kind.EQUIPMENT)
    begin_promises(uow, order_named(uow, number))
    if row["repeat_of_id"] is not None:
        not_fixed = {"first_time_fix": False, "fix_decided_at": uow.at}
        uow.write(update(RepairOrder).where(RepairOrder.id == row["repeat_of_id"]).values(not_fixed))
    return number


def _check(wanted: OrderWanted) -> None:
    faults = Faults()
    check = Check(faults, 0)
    check.text("fault", wanted.fault.replace("\n", " "), 2000)
    check.text("trigger", wanted.trigger.replace("\n", " "), 2000)
    check.text("reporter", wanted.reporter, 120)
    check.text("customer", wanted.customer, 120)
    check.text("shelf", wanted.shelf, 80)
    check.text("origin_key", wanted.origin_key, 80)
    for one in wanted.accessories:
        check.text("accessories", one, 200, required=True)
    faults.check_entry()


def _opened_before(uow: UnitOfWork, wanted: OrderWanted) -> str | None:
    if not wanted.origin_key:
        return None
    same = (RepairOrder.origin == wanted.origin, RepairOrder.origin_key == wanted.origin_key)
    return uow.read(select(RepairOrder.number).where(*same)).scalar()


def fault_class_named(uow: UnitOfWork, code: str) -> int:
    """The key of a fault class.

    Raises:
        Refusal: ``unknown_fault_class``.
    """
    asked = select(FaultClass.id).where(FaultClass.code == code, FaultClass.retired_at.is_(None))
    key = uow.read(asked).scalar() if storable(code) else None
    if key is None:
        raise Refusal("unknown_fault_class", fault_class=code)
    return int(key)


def _refuse_second(uow: UnitOfWork, device: DeviceAtHand, fault_class: int) -> None:
    for row in _of_device(uow, device.id):
        if row.fault_class_id == fault_class and row.state in OPEN:
            raise Refusal("repair_known", order=row.number, serial=device.serial)


def _of_device(uow: UnitOfWork, device: int) -> Sequence[Any]:
    """The last orders of a device; by the device alone, SQLite would run through all orders for a fault otherwise."""
    columns = (RepairOrder.id, RepairOrder.number, RepairOrder.fault_class_id, RepairOrder.state)
    asked = select(*columns, RepairOrder.finished_at).where(RepairOrder.device_id == device)
    return uow.read(asked.order_by(RepairOrder.reported_at.desc()).limit(LOOKED_AT)).all()


def _number(uow: UnitOfWork) -> str:
    """``W-640``: the number is called out over the phone, so it has no zeros in front."""
    prefix, _, digits = next_number(uow, PREFIX).rpartition("-")
    return f"{prefix}-{int(digits)}"


def _row(uow: UnitOfWork, wanted: OrderWanted, device: DeviceAtHand, fault_class: int) -> dict[str, Any]:
    reported = wanted.reported_at or uow.at
    customer, region = uow.read(select(Device.customer, Device.region).where(Device.id == device.id)).one()
    customer = code_of(uow.connection, wanted.customer or customer)
    partner, zone = uow.read(select(Site.partner_id, Site.time_zone).where(Site.id == device.site)).one()
    day = reported.astimezone(ZoneInfo(zone)).date()
    contract = contract_of(uow.connection, device.id, day)
    level = level_of(uow, partner, TermScope(customer, region, contract.level, device.model), day)
    answer = decide([one.rule for one in rule_book(uow.connection)], facts_of(uow.connection, device.id), day)
    dirty = None if wanted.decontaminated is None else not wanted.decontaminated
    row: dict[str, Any] = {"device_id": device.id, "site_id": device.site, "partner_id": partner}
    row |= {"state": RepairState.RECEIVED, "origin": wanted.origin, "origin_key": wanted.origin_key or None}
    row |= {"trigger": wanted.trigger, "reported_at": reported, "reporter": wanted.reporter}
    row |= {"reported_source": wanted.reported_source or uow.origin.entered_by, "fault_class_id": fault_class}
    row |= {"fault": wanted.fault, "accessories": "\n".join(wanted.accessories), "contaminated": dirty}
    row |= {"accessory_count": len(wanted.accessories), "priority": wanted.priority, "planned_on": wanted.planned_on}
    row |= {"shelf": wanted.shelf or (CONTAMINATED if dirty is not False and not wanted.on_site else "")}
    row |= {"customer": customer, "customer_id": party_of(uow, customer), "region": region}
    row |= {"contract": contract.level, "contract_number": contract.number}
    row |= {"caused_by_customer": wanted.caused_by_customer, "on_site": wanted.on_site}
    row |= {"level_id": None if level is None else level.id, "warranty": warranty_told(answer)}
    row["verdict"] = answer.verdict.value
    row["repeat_of_id"] = _repeated(uow, device.id, fault_class, reported, ZoneInfo(zone))
    return row | {"opened_at": uow.at, "opened_by_id": uow.actor.id}


def party_of(uow: UnitOfWork, name: str) -> int | None:
    """The party whose code or name a device's customer is; None when there is none, or several."""
    if not name:
        return None
    named = or_(Party.code == name, Party.name == name, Party.name_en == name)
    keys = uow.read(select(Party.id).where(named, Party.retired_at.is_(None)).limit(2)).scalars().all()
    return keys[0] if len(keys) == 1 else None


def warranty_told(answer: Coverage) -> str:
    """The warranty answer as the order keeps it, JSON."""
    rule = answer.rule
    told = {
        "verdict": answer.verdict.value,
        "why": answer.why.value,
        "on": answer.on.isoformat(),
        "until": answer.until.isoformat() if answer.until else None,
        "rule": "" if rule is None else f"{rule.name} v{rule.version}",
        "needs": list(answer.needs),
    }
    return json.dumps(told, ensure_ascii=False)


def _repeated(uow: UnitOfWork, device: int, fault_class: int, reported: datetime, zone: ZoneInfo) -> int | None:
    """The last order for the same fault, when it was finished so late that the fault came back too soon."""
    done = [
        (row.finished_at, row.id)
        for row in _of_device(uow, device)
        if row.fault_class_id == fault_class and row.finished_at is not None and row.finished_at <= reported
    ]
    if not done:
        return None
    finished_at, key = max(done)
    day = local_day(reported, zone)
    return key if first_time_fix(local_day(finished_at, zone), [day], day) is False else None
