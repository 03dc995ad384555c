"""Sending the reminders of warranties that are due: once, by whichever desk or agent comes first (S2-02, S2-38)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import bindparam, or_, select, update

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.domain.warranty_reminders import SHIPPED, Policy, Told
from desktop.models.device import Device
from desktop.models.party import Party
from desktop.models.warranty_reminder import WarrantyReminder
from desktop.queries.warranty_policies import policies
from desktop.services.master_data.lookups import refuse_foreign
from desktop.services.outbox import write_message
from desktop.services.perform import Verb
from desktop.services.posting import Ledger
from desktop.storage.unit_of_work import UnitOfWork

AT_ONCE: Final = 200
"""Reminders in one transaction."""

MESSAGE: Final = "warranty_reminder"


@dataclass(frozen=True, slots=True)
class SiteDay:
    """A centre and its calendar day."""

    site: int
    today: date


def send_due(uow: UnitOfWork, at: SiteDay) -> int:
    """Send what is due at a centre, at most `AT_ONCE`; what was due on an earlier day is marked late.

    Returns:
        How many were sent.
    """
    taken = _take(uow, at)
    if not taken:
        return 0
    rows = _read(uow, taken)
    known = policies(uow.connection).by_id
    parties = _parties(uow, rows)
    told = [(row, _tell(uow, row, known.get(row.policy, SHIPPED), parties)) for row in rows]
    words = update(WarrantyReminder).where(WarrantyReminder.id == bindparam("key")).values(told=bindparam("words"))
    uow.write(words.execution_options(synchronize_session=None), [{"key": row.id, "words": said} for row, said in told])
    for row, said in told:
        facts = {"event": row.event, "on": row.on.isoformat(), "last": row.last.isoformat(), "late": row.late}
        uow.record("send_warranty_reminder", row.serial, site=at.site, told=said, **facts)
    uow.touched(Kind.EQUIPMENT)
    return len(rows)


def _take(uow: UnitOfWork, at: SiteDay) -> list[int]:
    table = WarrantyReminder
    waits = (table.sent_at.is_(None), table.dropped_at.is_(None))
    due = select(table.id).where(table.on <= at.today, table.site_id == at.site, *waits)
    mine = due.order_by(table.on, table.id).limit(AT_ONCE).with_for_update(skip_locked=True)
    sent = {"sent_at": uow.at, "sent_from": uow.origin.workstation, "late": table.on < at.today}
    take = update(table).where(table.id.in_(mine.scalar_subquery()), *waits).values(sent).returning(table.id)
    # `write` is called only when there are some, or the job would have to record
    return list(uow.connection.execute(take).scalars())


def _read(uow: UnitOfWork, keys: Sequence[int]) -> Sequence[Any]:
    table = WarrantyReminder
    columns = (table.id, table.event, table.on, table.last, table.late, table.policy, table.site_id, table.partner_id)
    asked = select(*columns, Device.serial, Device.model, Device.customer, Device.dealer)
    asked = asked.join(Device, Device.id == table.device_id).where(table.id.in_(keys))
    return uow.read(asked.order_by(table.on, table.id)).all()


def _parties(uow: UnitOfWork, rows: Sequence[Any]) -> Mapping[str, int]:
    """Parties by code and by name; a code goes before a name."""
    words = {word for row in rows for word in (row.customer, row.dealer) if word}
    asked = select(Party.id, Party.code, Party.name).where(or_(Party.code.in_(words), Party.name.in_(words)))
    found = uow.read(asked.where(Party.retired_at.is_(None)).order_by(Party.id.desc())).all()
    return {row.name: row.id for row in found} | {row.code: row.id for row in found}


def _tell(uow: UnitOfWork, row: Any, policy: Policy, parties: Mapping[str, int]) -> str:
    said = []
    for word in policy.told_of(row.event):
        if word is Told.ENGINEER:
            said.append(word.value)
            continue
        party = parties.get(row.customer if word is Told.CUSTOMER else row.dealer)
        if party is not None:
            body = {"serial": row.serial, "model": row.model, "last_covered_day": str(row.last)} | _event(row)
            write_message(uow, MESSAGE, party, row.serial, body, Ledger(row.site_id, row.partner_id))
            said.append(word.value)
    return " ".join(said)


def _event(row: Any) -> dict[str, Any]:
    """The event as a message says it: ``left`` with its days, and ``due_on`` only when it is told late."""
    name, _, days = row.event.partition("_")
    told: dict[str, Any] = {"event": name, "days_left": int(days)} if days else {"event": name}
    return told | ({"due_on": row.on.isoformat()} if row.late else {})


@dataclass(frozen=True, slots=True)
class AcknowledgeWarrantyReminder:
    """Somebody has read a reminder; ``id`` is its key."""

    id: int


@dataclass(frozen=True, slots=True)
class WarrantyReminderRead:
    """The device and who read it first is kept; ``again`` when it was read before."""

    serial: str
    event: str
    again: bool


def acknowledge_warranty_reminder(uow: UnitOfWork, request: AcknowledgeWarrantyReminder) -> WarrantyReminderRead:
    """Note who has read a reminder; the first one stays.

    Raises:
        Refusal: ``unknown_warranty_reminder`` (also one that was not sent), ``not_your_site``.
    """
    table = WarrantyReminder
    asked = select(table.event, table.partner_id, table.site_id, table.acknowledged_at, Device.serial)
    asked = asked.join(Device, Device.id == table.device_id).where(table.id == request.id, table.sent_at.is_not(None))
    row = uow.read(asked).first()
    if row is None:
        raise Refusal("unknown_warranty_reminder")
    refuse_foreign(uow, row.partner_id, row.serial)
    if row.acknowledged_at is not None:
        return WarrantyReminderRead(row.serial, row.event, again=True)
    read = {"acknowledged_at": uow.at, "acknowledged_by_id": uow.actor.id}
    uow.write(update(table).where(table.id == request.id, table.acknowledged_at.is_(None)).values(read))
    uow.record("acknowledge_warranty_reminder", row.serial, site=row.site_id, event=row.event)
    uow.touched(Kind.EQUIPMENT)
    return WarrantyReminderRead(row.serial, row.event, again=False)


ACKNOWLEDGE_WARRANTY_REMINDER = Verb(
    "acknowledge_warranty_reminder",
    AcknowledgeWarrantyReminder,
    WarrantyReminderRead,
    acknowledge_warranty_reminder,
    Action.KEEP_EQUIPMENT,
)
