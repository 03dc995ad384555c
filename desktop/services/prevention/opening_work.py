"""From a proposal to a work order, and from a finished work order to a maintenance that was done."""

import json
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, func, select, update

from desktop.domain.changes import Kind
from desktop.domain.clock import local_day
from desktop.domain.errors import Refusal
from desktop.domain.origin import Actor
from desktop.domain.permissions import Action, may
from desktop.domain.prevention import ProposalOrigin, ProposalState
from desktop.domain.repairs import OrderOrigin
from desktop.models.device import Device
from desktop.models.party import Site
from desktop.models.person import Person
from desktop.models.prevention import MaintenanceDone, MaintenancePlan, Proposal, TrendRule
from desktop.models.repair import FaultClass, RepairOrder
from desktop.services.master_data.lookups import insert_missing
from desktop.services.prevention.maintaining import total_of
from desktop.services.repairs.opening import OrderWanted, open_order
from desktop.storage.unit_of_work import UnitOfWork

CLASSES: Final = {
    ProposalOrigin.PLAN: ("MAINTENANCE", "保养", "Maintenance"),
    ProposalOrigin.TREND: ("INSPECTION", "预防性检查", "Preventive inspection"),
}
"""The classes of orders that nobody reported: code, name, name in English; made when there are none."""

HELD_BY: Final = frozenset({"repair_known", "device_ended"})
"""Why a device of a group is passed over."""

MOST_AT_ONCE: Final = 100


def order_for(uow: UnitOfWork, proposal: Any, device: Any, planned_on: date | None = None) -> str:
    """Open the work order of a proposal for a device; the same again answers the same number.

    Raises:
        Refusal: what `desktop.services.repairs.opening.open_order` refuses.
    """
    code = _class_of(uow, proposal.origin)
    origin = OrderOrigin.PLAN if proposal.origin is ProposalOrigin.PLAN else OrderOrigin.TREND
    key = proposal.number if proposal.device_id is not None else f"{proposal.number}:{device.id}"
    told = condition(proposal.rule, proposal.rule_version, json.loads(proposal.facts), proposal.due_on)
    day = planned_on or proposal.due_on
    wanted = OrderWanted(device.serial, code, device.model, origin, key, fault=told, trigger=told, planned_on=day)
    return open_order(uow, wanted)


def _class_of(uow: UnitOfWork, origin: ProposalOrigin) -> str:
    """The class of the order, made when the centre has none yet."""
    code, name, name_en = CLASSES[origin]
    if uow.read(select(FaultClass.id).where(FaultClass.code == code)).first() is None:
        insert_missing(uow, FaultClass, [{"code": code, "name": name, "name_en": name_en}], "code")
        uow.record("save_fault_class", code)
    return code


def condition(rule: str, version: int, facts: dict[str, Any], due_on: date | None) -> str:
    """The condition with its values on one line, for the order (S2-39)."""
    left = {name: value for name, value in facts.items() if value not in (None, "", []) and name != "name"}
    values = " · ".join(f"{name} {_one(value)}" for name, value in left.items())
    due = "" if due_on is None else f" · due {due_on.isoformat()}"
    return f"{rule} v{version} {facts.get('name', '')}{due} · {values}"[:2000]


def _one(value: Any) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value)


def automatic_work(connection: Connection, site: int) -> list[tuple[Actor, list[int]]]:
    """Proposals of automatic plans and rules that wait, by the person who set them; of nobody who may not any more."""
    rows = [*_of(connection, site, ProposalOrigin.PLAN, MaintenancePlan)]
    rows += _of(connection, site, ProposalOrigin.TREND, TrendRule)
    found: dict[Actor, list[int]] = defaultdict(list)
    for key, *who in rows:
        actor = Actor(*who)
        if may(actor.role, Action.APPROVE):
            found[actor].append(key)
    return [
        (actor, keys[begin : begin + MOST_AT_ONCE])
        for actor, keys in sorted(found.items(), key=lambda one: one[0].id)
        for begin in range(0, len(keys), MOST_AT_ONCE)
    ]


def _of(connection: Connection, site: int, origin: ProposalOrigin, kept: Any) -> Sequence[Any]:
    person = (Person.id, Person.badge, Person.name, Person.role, Person.partner_id)
    asked = select(Proposal.id, *person).join(kept, kept.code == Proposal.rule)
    asked = asked.join(Person, Person.id == kept.set_by_id).where(kept.automatic, kept.version == Proposal.rule_version)
    waits = (Proposal.site_id == site, Proposal.origin == origin, Proposal.state == ProposalState.PROPOSED)
    mine = asked.where(*waits, Proposal.device_id.is_not(None), Person.retired_at.is_(None)).order_by(Proposal.id)
    rows: Sequence[Any] = connection.execute(mine).all()
    return rows


def open_automatic(uow: UnitOfWork, proposals: Sequence[int]) -> int:
    """Open the orders of proposals that still wait; how many were opened. What is refused waits for a person."""
    asked = select(*Proposal.__table__.c).where(Proposal.id.in_(proposals), Proposal.state == ProposalState.PROPOSED)
    opened = 0
    for row in uow.read(asked.order_by(Proposal.id).with_for_update()).all():
        try:
            number = order_for(uow, row, device_of(uow, row.device_id))
        except Refusal:
            continue
        close_proposal(uow, row, ProposalState.OPENED, [number])
        opened += 1
    return opened


def device_of(uow: UnitOfWork, key: int) -> Any:
    """Serial and model of a device by its key."""
    return uow.read(select(Device.id, Device.serial, Device.model).where(Device.id == key)).one()


def close_proposal(
    uow: UnitOfWork, row: Any, state: ProposalState, orders: Sequence[str], reason: str = "", **facts: str
) -> None:
    """Settle a proposal; ``facts`` are added to its condition."""
    told = json.loads(row.facts) | facts
    values = {"state": state, "decided_at": uow.at, "decided_by_id": uow.actor.id or None, "reason": reason}
    values |= {"orders": json.dumps(list(orders)), "facts": json.dumps(told, ensure_ascii=False)}
    uow.write(update(Proposal).where(Proposal.id == row.id).values(values))
    uow.record("settle_prevention", row.number, site=row.site_id, reason=reason, state=state.value, orders=list(orders))
    uow.touched(Kind.EQUIPMENT)


def note_finished(uow: UnitOfWork, site: int) -> int:
    """Note the maintenance of work orders that were finished since; how many."""
    done = MaintenanceDone
    known = select(done.id).where(done.order_number == RepairOrder.number)
    asked = select(RepairOrder.number, RepairOrder.finished_at, Site.time_zone, Proposal.rule, Proposal.device_id)
    asked = asked.join(Proposal, Proposal.number == RepairOrder.origin_key).join(Site, Site.id == RepairOrder.site_id)
    asked = asked.where(RepairOrder.site_id == site, RepairOrder.origin == OrderOrigin.PLAN)
    asked = asked.where(RepairOrder.finished_at.is_not(None), ~known.exists()).order_by(RepairOrder.id)
    rows: Sequence[Any] = uow.read(asked).all()
    for row in rows:
        _note(uow, row, site)
    return len(rows)


def _note(uow: UnitOfWork, row: Any, site: int) -> None:
    done, plan = MaintenanceDone, MaintenancePlan
    mine = (done.plan == row.rule, done.device_id == row.device_id)
    sequence = int(uow.read(select(func.max(done.sequence)).where(*mine)).scalar() or 0) + 1
    meter = uow.read(select(plan.meter).where(plan.code == row.rule).order_by(plan.version.desc()).limit(1)).scalar()
    on = local_day(row.finished_at, ZoneInfo(row.time_zone))
    kept = {"plan": row.rule, "device_id": row.device_id, "sequence": sequence, "done_on": on, "note": ""}
    kept |= {"meter_total": total_of(uow, row.device_id, meter or "", on), "order_number": row.number}
    insert_missing(
        uow,
        done,
        [kept | {"recorded_at": uow.at, "by_id": None, "taken_back_reason": ""}],
        "plan",
        "device_id",
        "sequence",
    )
    uow.record("note_maintenance", row.number, site=site, plan=row.rule, sequence=sequence, on=on.isoformat())
