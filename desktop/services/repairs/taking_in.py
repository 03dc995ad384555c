"""The intake of a device at the desk: scan, fault, statement, and its label (J11)."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select, update

from desktop.domain.codes import Code, CodeKind
from desktop.domain.errors import Refusal
from desktop.domain.ledger import EnteredBy
from desktop.domain.permissions import Action
from desktop.domain.repairs import Priority
from desktop.models.label import LabelPurpose
from desktop.models.party import Site
from desktop.models.repair import FaultClass, RepairOrder
from desktop.queries.devices import Found, look_up
from desktop.services.devices.device_at_hand import device_named
from desktop.services.emergency.order_at_hand import typed_moment
from desktop.services.label_content import site_fields
from desktop.services.labelling import LabelOrder, order_label
from desktop.services.perform import Verb
from desktop.services.repairs.opening import CONTAMINATED, OrderWanted, open_order
from desktop.services.repairs.order_at_hand import INTAKE_TEMPLATE, OrderAtHand, order_named
from desktop.services.repairs.promises import level_by_key
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class OpenRepair:
    """The intake of a device (J11).

    Attributes:
        device: a scan of it, or its serial, UDI, REF or asset number, as long as that names one device.
        reported: local time of the report, such as ``09:12``, when it was not just now.
        accessories: what came with it, one word or line each.
        decontaminated: the statement of who handed it over; None without one.
        on_site: the work is done at the customer's.
    """

    device: str
    fault_class: str
    model: str = ""
    fault: str = ""
    reported: str = ""
    reporter: str = ""
    accessories: tuple[str, ...] = ()
    decontaminated: bool | None = None
    priority: Priority = Priority.NORMAL
    caused_by_customer: bool = False
    on_site: bool = False
    shelf: str = ""
    raw: str = ""


@dataclass(frozen=True, slots=True)
class RepairOpened:
    """The order.

    Attributes:
        verdict, covered_until: the warranty answer that was taken over.
        contaminated: it goes to the contaminated shelf, and nobody handles it.
        level: the service level, "" without one; then the moments are None.
        repeat_of: an earlier order for the same fault within 30 days, "" for none.
        on_the_way_minutes: from the assignment until the technician sets out.
        label: the job of the intake label; None without one.
        needs: what the warranty answer lacks.
    """

    number: str
    code: str
    serial: str
    model: str
    verdict: str
    covered_until: date | None
    contaminated: bool
    level: str
    response_due_at: datetime | None
    on_the_way_minutes: int | None
    repair_due_at: datetime | None
    repeat_of: str
    label: UUID | None
    needs: tuple[str, ...] = ()


def open_repair(uow: UnitOfWork, request: OpenRepair) -> RepairOpened:
    """Take a device in: the warranty answer is taken over, the clocks start with the report, the label prints.

    Raises:
        Refusal: ``unknown_device``, ``several_devices``, ``serial_of_several``, ``not_your_site``, ``device_ended``,
            ``unknown_fault_class``, ``repair_known`` with the order that is open for the same fault, ``bad_time``,
            ``in_the_future``, ``faulty_entry``; what the decoder refuses.
    """
    serial, model = device_of(uow, request.device, request.model)
    device = device_named(uow, serial, model)
    time_zone = uow.read(select(Site.time_zone).where(Site.id == device.site)).scalar_one()
    reported = typed_moment(uow, request.reported, time_zone) if request.reported else None
    source = EnteredBy.TYPED if request.reported else None
    wanted = OrderWanted(
        device.serial,
        request.fault_class,
        device.model,
        fault=request.fault,
        reported_at=reported,
        reported_source=source,
        reporter=request.reporter,
        accessories=request.accessories,
        decontaminated=request.decontaminated,
        priority=request.priority,
        caused_by_customer=request.caused_by_customer,
        on_site=request.on_site,
        shelf=request.shelf,
    )
    order = order_named(uow, open_order(uow, wanted))
    if not order.on_site:
        label = print_intake_label(uow, order)
        uow.write(update(RepairOrder).where(RepairOrder.id == order.id).values(label_id=label))
    return _told(uow, order)


def device_of(uow: UnitOfWork, text: str, model: str = "") -> tuple[str, str]:
    """Serial and model of the one device that a scan or a typed word names; a part of a name names nothing.

    Raises:
        Refusal: ``unknown_device``, ``several_devices``; what the decoder refuses.
    """
    found = look_up(uow.connection, text, uow.at.date(), whole=True)
    rows = [row for row in found.rows if model in ("", row.model)]
    if found.found is Found.NONE or not rows:
        raise Refusal("unknown_device", serial=found.serial or text)
    if len(rows) > 1:
        raise Refusal("several_devices", serial=text, serials=[f"{row.serial} {row.model}" for row in rows])
    return rows[0].serial, rows[0].model


def repair_code(number: str) -> str:
    """What the label of an order says: ``SZ:W:W-640``."""
    return Code(CodeKind.REPAIR, number).text


def print_intake_label(uow: UnitOfWork, order: OrderAtHand) -> UUID:
    """Order the label of an intake: order, serial, class; returns its job."""
    asked = select(FaultClass.name, FaultClass.name_en, RepairOrder.accessory_count, RepairOrder.promised_at)
    asked = asked.join(RepairOrder, RepairOrder.fault_class_id == FaultClass.id)
    name, name_en, count, promised = uow.read(asked.where(RepairOrder.id == order.id)).one()
    due = "" if promised is None else f"{promised.astimezone(order.zone):%Y-%m-%d %H:%M}"
    fields = {"order": order.number, "device": order.serial, "serial": order.serial, "model": order.model}
    fields |= {"item": name, "item_en": name_en or name, "title": order.fault_class, "hospital": order.customer}
    fields |= {"count": str(count), "due": due, "hold": "" if order.clean else CONTAMINATED}
    fields |= {"person": uow.actor.name, "code": repair_code(order.number)}
    fields |= site_fields(uow.connection, order.ledger.site)
    label = LabelOrder(LabelPurpose.DEVICE, repair_code(order.number), fields, template=INTAKE_TEMPLATE)
    return order_label(uow, label, order.ledger)


def _told(uow: UnitOfWork, order: OrderAtHand) -> RepairOpened:
    columns = (RepairOrder.warranty, RepairOrder.response_due_at, RepairOrder.repair_due_at, RepairOrder.label_id)
    row = uow.read(select(*columns, RepairOrder.repeat_of_id).where(RepairOrder.id == order.id)).one()
    answer = json.loads(row.warranty)
    level = level_by_key(uow, order.level)
    way = None if level is None else level.on_the_way
    earlier = uow.read(select(RepairOrder.number).where(RepairOrder.id == row.repeat_of_id)).scalar()
    until = date.fromisoformat(answer["until"]) if answer["until"] else None
    return RepairOpened(
        order.number,
        repair_code(order.number),
        order.serial,
        order.model,
        order.verdict,
        until,
        not order.clean,
        "" if level is None else level.name,
        row.response_due_at,
        None if way is None else way.minutes,
        row.repair_due_at,
        earlier or "",
        row.label_id,
        tuple(answer["needs"]),
    )


OPEN_REPAIR = Verb("open_repair", OpenRepair, RepairOpened, open_repair, Action.KEEP_EQUIPMENT)
