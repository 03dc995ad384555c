"""Moving a work order to another technician or another day (S2-64)."""

from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import update

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.models.repair import RepairOrder
from desktop.queries.technician_week import MOVABLE
from desktop.services.master_data.lookups import person_named
from desktop.services.perform import Verb
from desktop.services.repairs.going import assign_for, refuse_unfit
from desktop.services.repairs.order_at_hand import OrderAtHand, order_named
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class PlanRepairDay:
    """An order on a day, with a technician; ``technician`` "" leaves it with whoever has it."""

    number: str
    on: date
    technician: str = ""


@dataclass(frozen=True, slots=True)
class RepairDayPlanned:
    """The order, its day, and the badge of who was named."""

    number: str
    on: date
    technician: str


def plan_repair_day(uow: UnitOfWork, request: PlanRepairDay) -> RepairDayPlanned:
    """Plan an order for a day, and give it to a technician who is qualified for it on that day.

    Whoever has it already and keeps it must be qualified on the new day too.

    Raises:
        Refusal: ``unknown_repair``, ``not_your_site``, ``repair_under_way`` when somebody has set out, ``day_in_past``,
            ``unknown_person``, and what `desktop.services.repairs.going.assign_repair` refuses on that day.
    """
    order = order_named(uow, request.number)
    if order.state not in MOVABLE:
        raise Refusal("repair_under_way", order=order.number)
    if request.on < uow.today(order.time_zone):
        raise Refusal("day_in_past", day=request.on)
    _check_or_assign(uow, order, request)
    uow.write(update(RepairOrder).where(RepairOrder.id == order.id).values(planned_on=request.on))
    told = {"on": request.on.isoformat(), "technician": request.technician}
    uow.record("plan_repair_day", order.number, site=order.ledger.site, reason="", **told)
    uow.touched(Kind.REPAIRS)
    return RepairDayPlanned(order.number, request.on, request.technician)


def _check_or_assign(uow: UnitOfWork, order: OrderAtHand, request: PlanRepairDay) -> None:
    begins = max(uow.at, datetime.combine(request.on, time(0), order.zone))
    if request.technician and person_named(uow, request.technician).id != order.assigned_to:
        assign_for(uow, order, request.technician, begins)
    elif order.assigned_to is not None:
        refuse_unfit(uow, order, order.assigned_to, begins)


PLAN_REPAIR_DAY = Verb("plan_repair_day", PlanRepairDay, RepairDayPlanned, plan_repair_day, Action.KEEP_EQUIPMENT)
