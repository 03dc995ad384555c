"""The way of a work order: decontaminated, assigned, on the way, started, paused, back in service (S2-23, S2-25)."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from sqlalchemy import select

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.money import money
from desktop.domain.permissions import Action
from desktop.domain.qualification import Standing
from desktop.domain.repairs import CUSTOMER_CAUSED, PauseReason, RepairEventKind, RepairState
from desktop.models.party import Party
from desktop.models.person import Person
from desktop.queries.technicians import Technician, Work, ranked
from desktop.services.deadlines import drop_deadlines
from desktop.services.master_data.entry import Check, Faults
from desktop.services.master_data.lookups import person_named
from desktop.services.perform import Verb
from desktop.services.repairs.order_at_hand import OrderAtHand, Told, happen, order_named
from desktop.services.repairs.promises import begin_way, end_way, go_on, rest
from desktop.services.repairs.reserving import release_all
from desktop.services.staff.allowing import refuse_unqualified
from desktop.storage.unit_of_work import UnitOfWork

_E: Final = RepairEventKind
BAD_STANDING: Final = {
    Standing.EXPIRED: "technician_expired",
    Standing.NOT_YET: "technician_not_yet",
    Standing.NOT_PASSED: "technician_not_passed",
    Standing.MISSING: "technician_not_qualified",
}


@dataclass(frozen=True, slots=True)
class DecontaminateRepair:
    """The device was decontaminated, or its owner says so now; ``note`` how, or by which statement."""

    number: str
    note: str


@dataclass(frozen=True, slots=True)
class AssignRepair:
    """Give an order to a technician by badge."""

    number: str
    technician: str


@dataclass(frozen=True, slots=True)
class StepRepair:
    """A plain step: set out, arrive, resume, back in service; ``note`` in the person's words."""

    number: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class StartRepair:
    """Begin the work; an order that nobody has is given to whoever begins."""

    number: str


@dataclass(frozen=True, slots=True)
class PauseRepair:
    """Nobody works on it; ``customer_caused`` None as the reason says."""

    number: str
    reason: PauseReason
    customer_caused: bool | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class LogRepairStep:
    """What was done, how long it took, and what it cost beyond labour and parts, in yuan."""

    number: str
    note: str
    minutes: int | None = None
    cost: Decimal | None = None


@dataclass(frozen=True, slots=True)
class CancelRepair:
    """The order is not needed."""

    number: str
    reason: str


@dataclass(frozen=True, slots=True)
class RepairStepped:
    """How far the order is now, and who has it ("" for nobody)."""

    number: str
    state: RepairState
    technician: str
    at: datetime


def decontaminate_repair(uow: UnitOfWork, request: DecontaminateRepair) -> RepairStepped:
    """Say that the device may be handled.

    Raises:
        Refusal: ``unknown_repair``, ``not_your_site``, ``faulty_entry``, ``repair_state``, ``already_clean``.
    """
    check_note(request.note, required=True)
    order = order_named(uow, request.number)
    if order.clean:
        raise Refusal("already_clean", order=order.number)
    state = happen(uow, order, _E.DECONTAMINATED, Told(request.note), contaminated=False, shelf="")
    return _stepped(uow, order, state)


def assign_repair(uow: UnitOfWork, request: AssignRepair) -> RepairStepped:
    """Give an order to a technician who is qualified for the device on this day.

    Raises:
        Refusal: ``unknown_repair``, ``not_your_site``, ``unknown_person``, ``repair_state``, ``technician_expired``
            with the last day, ``technician_not_yet``, ``technician_not_passed``, ``technician_not_qualified``,
            ``technician_not_free``, ``assigned_already``.
    """
    order = order_named(uow, request.number)
    return assign_for(uow, order, request.technician, uow.at)


def assign_for(uow: UnitOfWork, order: OrderAtHand, technician: str, at: datetime) -> RepairStepped:
    """Give an order to a technician who is qualified for the device on the day of ``at``, when they are to do it.

    Raises:
        Refusal: as `assign_repair`.
    """
    person = person_named(uow, technician)
    if order.assigned_to == person.id:
        raise Refusal("assigned_already", order=order.number, person=person.name)
    refuse_unfit(uow, order, person.id, at)
    return _assign(uow, order, person.id, person.name)


def _assign(uow: UnitOfWork, order: OrderAtHand, person: int, name: str) -> RepairStepped:
    state = happen(uow, order, _E.ASSIGNED, Told(name), assigned_to_id=person, assigned_at=uow.at)
    begin_way(uow, order)
    return RepairStepped(order.number, state, name, uow.at)


def candidates(uow: UnitOfWork, order: OrderAtHand, at: datetime) -> tuple[Technician, ...]:
    """The technicians for an order that is to be done from ``at`` on, the best first."""
    return ranked(uow.connection, Work(order.site, at, order.line, order.model, _hospital(uow, order)))


def _hospital(uow: UnitOfWork, order: OrderAtHand) -> str:
    if not order.on_site or order.customer_id is None:
        return ""
    return uow.read(select(Party.code).where(Party.id == order.customer_id)).scalar_one()


def refuse_unfit(uow: UnitOfWork, order: OrderAtHand, person: int, at: datetime) -> None:
    """Refuse a technician by key who may not do this work on the day of ``at``."""
    badge, name = uow.read(select(Person.badge, Person.name).where(Person.id == person)).one()
    found = next((one for one in candidates(uow, order, at) if one.badge == badge), None)
    facts: dict[str, str | date | None] = {"order": order.number, "person": name}
    facts |= {"line": order.line, "model": order.model}
    if found is None:
        raise Refusal("technician_not_qualified", **facts)
    if found.standing is not Standing.VALID:
        raise Refusal(BAD_STANDING[found.standing], **facts, until=found.until)
    if not found.selectable:
        raise Refusal("technician_not_free", **facts)


def set_out_repair(uow: UnitOfWork, request: StepRepair) -> RepairStepped:
    """The technician is on the way.

    Raises:
        Refusal: ``unknown_repair``, ``not_your_site``, ``repair_state``, ``faulty_entry``.
    """
    order = _noted(uow, request)
    state = happen(uow, order, _E.ON_THE_WAY, Told(request.note))
    end_way(uow, order)
    return _stepped(uow, order, state)


def arrive_repair(uow: UnitOfWork, request: StepRepair) -> RepairStepped:
    """The technician is there.

    Raises:
        Refusal: ``unknown_repair``, ``not_your_site``, ``repair_state``, ``faulty_entry``.
    """
    order = _noted(uow, request)
    return _stepped(uow, order, happen(uow, order, _E.ARRIVED, Told(request.note)))


def start_repair(uow: UnitOfWork, request: StartRepair) -> RepairStepped:
    """Begin the work.

    Raises:
        Refusal: ``unknown_repair``, ``not_your_site``, ``repair_contaminated``, ``repair_state``, as `assign_repair`
            for who begins an order that nobody has, and as `refuse_unqualified` when who has it may not do it today.
    """
    order = order_named(uow, request.number)
    if order.state is RepairState.RECEIVED and order.clean:
        assign_repair(uow, AssignRepair(order.number, uow.actor.badge))
        order = order_named(uow, order.number)
    elif order.assigned_to is not None:
        refuse_unqualified(uow, order.assigned_to, order.line, order.model, order.day(uow.at))
    state = happen(uow, order, _E.STARTED, started_at=uow.at)
    end_way(uow, order)
    return _stepped(uow, order, state)


def pause_repair(uow: UnitOfWork, request: PauseRepair) -> RepairStepped:
    """Stop working for a while; what the customer causes stops the repair clock.

    Raises:
        Refusal: ``unknown_repair``, ``not_your_site``, ``repair_state``, ``faulty_entry`` without words for "other".
    """
    check_note(request.note, required=request.reason is PauseReason.OTHER)
    order = order_named(uow, request.number)
    caused = request.reason in CUSTOMER_CAUSED if request.customer_caused is None else request.customer_caused
    told = Told(request.note, reason=request.reason, customer_caused=caused)
    state = happen(uow, order, _E.PAUSED, told, rests_since=uow.at if caused else None)
    if caused:
        rest(uow, order)
    return _stepped(uow, order, state)


def resume_repair(uow: UnitOfWork, request: StepRepair) -> RepairStepped:
    """Work on.

    Raises:
        Refusal: ``unknown_repair``, ``not_your_site``, ``repair_state``, ``repair_contaminated``, ``faulty_entry``.
    """
    order = _noted(uow, request)
    state = happen(uow, order, _E.RESUMED, Told(request.note), rests_since=None)
    if order.rests_since is not None:
        go_on(uow, order)
    return _stepped(uow, order, state)


def log_repair_step(uow: UnitOfWork, request: LogRepairStep) -> RepairStepped:
    """Keep what was done (S2-25).

    Raises:
        Refusal: ``unknown_repair``, ``not_your_site``, ``repair_state``, ``repair_contaminated``, ``faulty_entry``,
            ``bad_amount``.
    """
    check_note(request.note, required=True)
    faults = Faults()
    Check(faults, 0).whole("minutes", request.minutes, 0, 60 * 24)
    cost = None if request.cost is None else money(request.cost)
    if cost is not None and cost < 0:
        faults.add(0, "cost", "out_of_range", request.cost)
    faults.check_entry()
    order = order_named(uow, request.number)
    told = Told(request.note, minutes=request.minutes, cost=cost)
    return _stepped(uow, order, happen(uow, order, _E.STEP, told))


def cancel_repair(uow: UnitOfWork, request: CancelRepair) -> RepairStepped:
    """Cancel an order; its clocks count neither kept nor late, what is reserved is free.

    Raises:
        Refusal: ``unknown_repair``, ``not_your_site``, ``repair_state``, ``faulty_entry``, ``parts_in_device`` while
            issued parts were not returned.
    """
    check_note(request.reason, required=True)
    order = order_named(uow, request.number)
    state = happen(uow, order, _E.CANCELLED, Told(request.reason), closed_at=uow.at, rests_since=None)
    release_all(uow, order)
    drop_deadlines(uow, order.number, request.reason)
    uow.touched(Kind.EQUIPMENT)
    return _stepped(uow, order, state)


def check_note(note: str, *, required: bool = False) -> None:
    """Words of at most 2,000 characters.

    Raises:
        Refusal: ``faulty_entry``.
    """
    faults = Faults()
    Check(faults, 0).text("note", note.replace("\n", " "), 2000, required=required)
    faults.check_entry()


def _noted(uow: UnitOfWork, request: StepRepair) -> OrderAtHand:
    check_note(request.note)
    return order_named(uow, request.number)


def _stepped(uow: UnitOfWork, order: OrderAtHand, state: RepairState) -> RepairStepped:
    name = uow.read(select(Person.name).where(Person.id == order.assigned_to)).scalar()
    return RepairStepped(order.number, state, name or "", uow.at)


_RIGHT: Final = Action.KEEP_EQUIPMENT
GOING_VERBS: Final = (
    Verb("decontaminate_repair", DecontaminateRepair, RepairStepped, decontaminate_repair, _RIGHT),
    Verb("assign_repair", AssignRepair, RepairStepped, assign_repair, _RIGHT),
    Verb("set_out_repair", StepRepair, RepairStepped, set_out_repair, _RIGHT),
    Verb("arrive_repair", StepRepair, RepairStepped, arrive_repair, _RIGHT),
    Verb("start_repair", StartRepair, RepairStepped, start_repair, _RIGHT),
    Verb("pause_repair", PauseRepair, RepairStepped, pause_repair, _RIGHT),
    Verb("resume_repair", StepRepair, RepairStepped, resume_repair, _RIGHT),
    Verb("log_repair_step", LogRepairStep, RepairStepped, log_repair_step, _RIGHT),
    Verb("cancel_repair", CancelRepair, RepairStepped, cancel_repair, _RIGHT),
)
