"""Whose a reminder of a warranty is, so that the work ahead is shared out (S2-19)."""

from dataclasses import dataclass

from sqlalchemy import delete, select

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.models.device import Device
from desktop.models.warranty_reminder import WarrantyReminder, WarrantyTask
from desktop.services.master_data.lookups import insert_new, person_named, refuse_foreign
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class AssignWarrantyReminder:
    """A reminder, by its key, becomes the work of a person (badge, or the code on it); "" makes it nobody's."""

    id: int
    person: str = ""


@dataclass(frozen=True, slots=True)
class WarrantyReminderAssigned:
    """The device, the event, and the name of whose work it is; "" for nobody's."""

    serial: str
    event: str
    person: str


def assign_warranty_reminder(uow: UnitOfWork, request: AssignWarrantyReminder) -> WarrantyReminderAssigned:
    """Say whose work a reminder is; who had it before has it no more.

    Raises:
        Refusal: ``unknown_warranty_reminder`` (also one that was not sent), ``not_your_site``, ``unknown_person``.
    """
    table = WarrantyReminder
    asked = select(table.event, table.partner_id, table.site_id, Device.serial)
    asked = asked.join(Device, Device.id == table.device_id).where(table.id == request.id, table.sent_at.is_not(None))
    row = uow.read(asked.with_for_update(of=table)).first()
    if row is None:
        raise Refusal("unknown_warranty_reminder")
    refuse_foreign(uow, row.partner_id, row.serial)
    person = person_named(uow, request.person) if request.person else None
    uow.write(delete(WarrantyTask).where(WarrantyTask.reminder_id == request.id))
    if person is not None:
        task = {"reminder_id": request.id, "person_id": person.id, "assigned_at": uow.at}
        insert_new(uow, WarrantyTask, [task | {"assigned_by_id": uow.actor.id}], "reminder_id")
    name = "" if person is None else person.name
    uow.record("assign_warranty_reminder", row.serial, site=row.site_id, event=row.event, person=request.person)
    uow.touched(Kind.EQUIPMENT)
    return WarrantyReminderAssigned(row.serial, row.event, name)


ASSIGN_WARRANTY_REMINDER = Verb(
    "assign_warranty_reminder",
    AssignWarrantyReminder,
    WarrantyReminderAssigned,
    assign_warranty_reminder,
    Action.KEEP_EQUIPMENT,
)
