"""The end of a work order: the test, the hours and kilometres, who pays for what, back in service (J12)."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final

from sqlalchemy import insert

from desktop.domain.changes import Kind
from desktop.domain.codes import parse_code
from desktop.domain.equipment import Stage
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.domain.prevention import Validity
from desktop.domain.quantity import quantity
from desktop.domain.repair_clocks import RepairTime, repair_time
from desktop.domain.repairs import Charge, RepairEventKind, amount, check_event
from desktop.models.repair import RepairLabour, RepairTest, RepairTravel
from desktop.queries.calibrations import valid_on
from desktop.services.devices.device_at_hand import device_by_key, last_stage
from desktop.services.devices.stages import RecordStage, record_stage
from desktop.services.master_data.entry import Faults
from desktop.services.perform import Verb
from desktop.services.repairs.going import RepairStepped, check_note
from desktop.services.repairs.order_at_hand import OrderAtHand, Told, happen, order_named
from desktop.services.repairs.promises import keep, pauses_of, rate_of
from desktop.services.repairs.reserving import release_reserved
from desktop.services.repairs.splitting import Split, split_costs
from desktop.storage.unit_of_work import UnitOfWork

_E: Final = RepairEventKind
_ENDED: Final = (Stage.REPLACEMENT, Stage.SCRAP)
BAD_CALIBRATION: Final = {
    Validity.UNKNOWN: "equipment_unknown",
    Validity.RETIRED: "equipment_retired",
    Validity.NEVER: "equipment_never_calibrated",
    Validity.FAILED: "equipment_failed",
    Validity.EXPIRED: "calibration_expired",
}


@dataclass(frozen=True, slots=True)
class RecordTest:
    """The device was tested with a piece of test equipment, by the code on it; ``result`` in words and values."""

    number: str
    equipment: str
    result: str = ""


@dataclass(frozen=True, slots=True)
class RepairTested:
    """The equipment, and the last day of its calibration."""

    number: str
    equipment: str
    name: str
    valid_until: str


@dataclass(frozen=True, slots=True)
class FinishRepair:
    """The work is done.

    Attributes:
        hours: of labour, of whoever has the order.
        kilometres: driven for it.
        shipments: freight at the rate for one.
        note: what was found and done.
    """

    number: str
    hours: Decimal = Decimal(0)
    kilometres: Decimal = Decimal(0)
    shipments: Decimal = Decimal(0)
    note: str = ""


@dataclass(frozen=True, slots=True)
class RepairFinished:
    """What it came to, in yuan, and how long it took in both readings, in minutes."""

    number: str
    finished_at: datetime
    parts: Decimal
    labour: Decimal
    travel: Decimal
    freight: Decimal
    total: Decimal
    claimed: Decimal
    priced: Decimal
    held: Decimal
    minutes: int
    minutes_without_customer: int
    labour_rate: Decimal
    travel_rate: Decimal


@dataclass(frozen=True, slots=True)
class ReturnToService:
    """The device is in use again; ``note`` to whom it was given."""

    number: str
    note: str = ""


def record_test(uow: UnitOfWork, request: RecordTest) -> RepairTested:
    """Keep a test; equipment whose calibration is not valid today proves nothing.

    Raises:
        Refusal: ``unknown_repair``, ``not_your_site``, ``repair_contaminated``, ``repair_state``, ``faulty_entry``,
            ``equipment_unknown``, ``equipment_retired``, ``equipment_never_calibrated``, ``equipment_failed``,
            ``calibration_expired`` with its last day.
    """
    check_note(request.result)
    order = order_named(uow, request.number)
    own = parse_code(request.equipment)
    code = request.equipment if own is None else own.name
    code = code[3:] if code[:1] == "]" else code
    found = valid_on(uow.connection, code, order.day(uow.at))
    if not found.valid or found.until is None:
        raise Refusal(BAD_CALIBRATION[found.validity], equipment=code, until=found.until)
    happen(uow, order, _E.TESTED, Told(f"{code} {request.result}".rstrip(" ")))
    row = {"order_id": order.id, "equipment": code, "name": found.name, "valid_until": found.until}
    row |= {"result": request.result, "at": uow.at, "by_id": uow.actor.id}
    uow.write(insert(RepairTest).values(row))
    return RepairTested(order.number, code, found.name, found.until.isoformat())


def finish_repair(uow: UnitOfWork, request: FinishRepair) -> RepairFinished:
    """Finish the work: hours and kilometres at their rates, the costs split by the warranty, the life one stage on.

    Raises:
        Refusal: ``unknown_repair``, ``not_your_site``, ``repair_contaminated``, ``repair_state``, ``faulty_entry``,
            ``bad_quantity``, ``no_repair_rate``, ``needs_manufacturer``.
    """
    check_note(request.note)
    _check(request)
    order = order_named(uow, request.number)
    check_event(order.number, order.state, _E.FINISHED, contaminated=not order.clean)
    release_reserved(uow, order)
    labour = _labour(uow, order, quantity(request.hours))
    travel = _travel(uow, order, quantity(request.kilometres))
    shipments = quantity(request.shipments)
    freight = (shipments, rate_of(uow, order, Charge.FREIGHT) if shipments else Decimal("0.00"))
    split = split_costs(uow, order, {Charge.LABOUR: labour, Charge.TRAVEL: travel, Charge.FREIGHT: freight})
    happen(uow, order, _E.FINISHED, Told(request.note), finished_at=uow.at)
    keep(uow, order, uow.at)
    _maintained(uow, order, request.note)
    took = repair_time(order.reported_at, uow.at, pauses_of(uow, order.id))
    return _finished(uow, order, split, (labour, travel, freight), took)


def _check(request: FinishRepair) -> None:
    faults = Faults()
    for name, most in (("hours", 1000), ("kilometres", 10000), ("shipments", 100)):
        value: Decimal = getattr(request, name)
        if not (value.is_finite() and 0 <= value <= most):
            faults.add(0, name, "out_of_range", value)
    faults.check_entry()


Quantity = tuple[Decimal, Decimal]
"""How much, and what one of it costs in yuan."""


def _labour(uow: UnitOfWork, order: OrderAtHand, hours: Decimal) -> Quantity:
    if not hours:
        return hours, Decimal("0.00")
    rate = rate_of(uow, order, Charge.LABOUR)
    row = {"order_id": order.id, "person_id": order.assigned_to or uow.actor.id, "hours": hours, "rate": rate}
    row |= {"amount": amount(hours, rate), "at": uow.at, "by_id": uow.actor.id}
    uow.write(insert(RepairLabour).values(row))
    return hours, rate


def _travel(uow: UnitOfWork, order: OrderAtHand, kilometres: Decimal) -> Quantity:
    if not kilometres:
        return kilometres, Decimal("0.00")
    rate = rate_of(uow, order, Charge.TRAVEL)
    row = {"order_id": order.id, "person_id": order.assigned_to or uow.actor.id, "kilometres": kilometres}
    row |= {"rate": rate, "amount": amount(kilometres, rate), "at": uow.at, "by_id": uow.actor.id}
    uow.write(insert(RepairTravel).values(row))
    return kilometres, rate


def _maintained(uow: UnitOfWork, order: OrderAtHand, note: str) -> None:
    """One more stage in the device's life, unless that ended meanwhile."""
    last = last_stage(uow, order.device)
    if last is not None and (last.stage in _ENDED or last.on > device_by_key(uow, order.device).today):
        return
    stage = RecordStage(order.serial, Stage.MAINTENANCE, model=order.model, document=order.number, note=note)
    record_stage(uow, stage)


def _finished(
    uow: UnitOfWork, order: OrderAtHand, split: Split, spent: tuple[Quantity, Quantity, Quantity], took: RepairTime
) -> RepairFinished:
    labour, travel, freight = (amount(much, rate) for much, rate in spent)
    return RepairFinished(
        order.number,
        uow.at,
        split.parts,
        labour,
        travel,
        freight,
        split.parts + labour + travel + freight,
        split.claimed,
        split.priced,
        split.held,
        int(took.whole.total_seconds() // 60),
        int(took.without_customer.total_seconds() // 60),
        spent[0][1],
        spent[1][1],
    )


def return_to_service(uow: UnitOfWork, request: ReturnToService) -> RepairStepped:
    """The device is in use again: the order is closed.

    Raises:
        Refusal: ``unknown_repair``, ``not_your_site``, ``repair_state``, ``faulty_entry``.
    """
    check_note(request.note)
    order = order_named(uow, request.number)
    state = happen(uow, order, _E.RETURNED_TO_SERVICE, Told(request.note), closed_at=uow.at)
    uow.touched(Kind.EQUIPMENT)
    return RepairStepped(order.number, state, "", uow.at)


_RIGHT: Final = Action.KEEP_EQUIPMENT
FINISHING_VERBS: Final = (
    Verb("record_test", RecordTest, RepairTested, record_test, _RIGHT),
    Verb("finish_repair", FinishRepair, RepairFinished, finish_repair, _RIGHT),
    Verb("return_to_service", ReturnToService, RepairStepped, return_to_service, _RIGHT),
)
