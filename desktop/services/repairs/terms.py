"""The terms of repairs as data: fault classes, part classes, service levels, working time and rates."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import delete, insert, select, update

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.money import money
from desktop.domain.permissions import Action
from desktop.domain.repair_clocks import Counts
from desktop.domain.repairs import Charge
from desktop.domain.scopes import TermScope
from desktop.models.item import Item
from desktop.models.repair import FaultClass, PartClass, RepairRate, ServiceLevel, WorkingCalendar, WorkingDay
from desktop.queries.customers import code_of
from desktop.services.master_data.entry import Check, Faults
from desktop.services.master_data.lookups import site_row, storable
from desktop.services.perform import Verb
from desktop.services.terms import check_scope, keep_term
from desktop.storage.unit_of_work import UnitOfWork

LONGEST_MINUTES: Final = 60 * 24 * 366
_WEEKDAYS: Final = "1234567"
_MINUTES_A_DAY: Final = 24 * 60


@dataclass(frozen=True, slots=True)
class SaveFaultClass:
    """A kind of fault; ``retired`` takes it out of the choices, orders keep it."""

    code: str
    name: str
    name_en: str = ""
    retired: bool = False


@dataclass(frozen=True, slots=True)
class SetPartClass:
    """The class by which warranty rules speak of a part, such as ``battery``; "" for none."""

    item: str
    part_class: str


@dataclass(frozen=True, slots=True)
class Promise:
    """How long something may take: minutes or whole days, of elapsed or of working time."""

    minutes: int | None = None
    days: int | None = None
    counts: Counts = Counts.ELAPSED


@dataclass(frozen=True, slots=True)
class SetServiceLevel:
    """What is promised for a customer, a region, a contract, a model, or for all ("" in each).

    Attributes:
        contract: the level of the service contract, such as ``Gold``.
        response: from the report until a technician is assigned.
        on_the_way: from then until the technician sets out, or begins at the centre.
        repair: from the report until the work is finished.
        valid_from: the first day of reports for which it holds.
    """

    site: str
    name: str
    valid_from: date
    customer: str = ""
    region: str = ""
    contract: str = ""
    model: str = ""
    response: Promise | None = None
    on_the_way: Promise | None = None
    repair: Promise | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class SetWorkingTime:
    """The working hours of a site.

    Attributes:
        weekdays: digits, 1 for Monday to 7 for Sunday.
        opens, closes: minutes after local midnight.
    """

    site: str
    weekdays: str
    opens: int
    closes: int


@dataclass(frozen=True, slots=True)
class SetWorkingDay:
    """A day that is worked, or not, other than its weekday says; ``worked`` None takes that back."""

    site: str
    on: date
    worked: bool | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class SetRepairRate:
    """What an hour (labour), a kilometre (travel) or a shipment (freight) costs in yuan; "" for all as for levels."""

    site: str
    charge: Charge
    rate: Decimal
    valid_from: date
    customer: str = ""
    region: str = ""
    contract: str = ""
    model: str = ""
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class TermSaved:
    """What was saved, by its name."""

    name: str


def save_fault_class(uow: UnitOfWork, request: SaveFaultClass) -> TermSaved:
    """Add a fault class or change it.

    Raises:
        Refusal: ``faulty_entry``.
    """
    faults = Faults()
    check = Check(faults, 0)
    check.code("code", request.code)
    check.text("name", request.name, 200, required=True)
    check.text("name_en", request.name_en, 200)
    faults.check_entry()
    values: dict[str, Any] = {"name": request.name, "name_en": request.name_en}
    values["retired_at"] = uow.at if request.retired else None
    known = uow.read(select(FaultClass.id).where(FaultClass.code == request.code)).scalar()
    if known is None:
        uow.write(insert(FaultClass).values(values | {"code": request.code}))
    else:
        uow.write(update(FaultClass).where(FaultClass.id == known).values(values))
    return _saved(uow, "save_fault_class", request.code, called=request.name, retired=request.retired)


def set_part_class(uow: UnitOfWork, request: SetPartClass) -> TermSaved:
    """Say of what class a part is.

    Raises:
        Refusal: ``unknown_item``, ``faulty_entry``.
    """
    faults = Faults()
    Check(faults, 0).text("part_class", request.part_class, 60)
    faults.check_entry()
    named = select(Item.id).where(Item.ref == request.item, Item.retired_at.is_(None))
    item = uow.read(named).scalar() if storable(request.item) else None
    if item is None:
        raise Refusal("unknown_item", item=request.item)
    uow.write(delete(PartClass).where(PartClass.item_id == item))
    if request.part_class:
        uow.write(insert(PartClass).values(item_id=item, part_class=request.part_class))
    return _saved(uow, "set_part_class", request.item, part_class=request.part_class)


def set_service_level(uow: UnitOfWork, request: SetServiceLevel) -> TermSaved:
    """Set a service level from a day on; orders that run keep theirs.

    Raises:
        Refusal: ``faulty_entry``, ``unknown_site``, ``not_your_site``, and what `keep_term` refuses.
    """
    site = site_row(uow, request.site)
    _check_level(request)
    scope = _scope(uow, request)
    row: dict[str, Any] = {"name": request.name}
    for name in ("response", "on_the_way", "repair"):
        given: Promise = getattr(request, name) or Promise()
        row |= {f"{name}_minutes": given.minutes, f"{name}_days": given.days, f"{name}_counts": given.counts}
    row |= {"valid_from": request.valid_from, "valid_to": request.valid_to}
    keep_term(uow, ServiceLevel, scope, {"partner_id": site.partner_id}, row)
    return _saved(uow, "set_service_level", request.name, **scope.words, valid_from=str(request.valid_from))


def _scope(uow: UnitOfWork, request: SetServiceLevel | SetRepairRate) -> TermScope:
    customer = code_of(uow.connection, request.customer)
    return TermScope(customer, request.region, request.contract, request.model)


def _check_level(request: SetServiceLevel) -> None:
    faults = Faults()
    check = Check(faults, 0)
    check.text("name", request.name, 120, required=True)
    check_scope(check, TermScope(request.customer, request.region, request.contract, request.model))
    for name in ("response", "on_the_way", "repair"):
        given: Promise | None = getattr(request, name)
        if given is None:
            continue
        if (given.minutes is None) == (given.days is None):
            check.fault(name, "minutes_or_days")
        check.whole(name, given.minutes, 1, LONGEST_MINUTES)
        check.whole(name, given.days, 1, 366)
    faults.check_entry()


def set_working_time(uow: UnitOfWork, request: SetWorkingTime) -> TermSaved:
    """Set the working hours of a site; due moments that are reckoned already stay.

    Raises:
        Refusal: ``unknown_site``, ``not_your_site``, ``faulty_entry``.
    """
    site = site_row(uow, request.site)
    faults = Faults()
    check = Check(faults, 0)
    days = request.weekdays
    if not days or not set(days) <= set(_WEEKDAYS) or len(set(days)) < len(days):
        check.fault("weekdays", "not_weekdays", days)
    check.whole("opens", request.opens, 0, _MINUTES_A_DAY - 1)
    check.whole("closes", request.closes, 1, _MINUTES_A_DAY)
    if request.closes <= request.opens:
        check.fault("closes", "closes_before_it_opens", request.closes)
    faults.check_entry()
    uow.write(delete(WorkingCalendar).where(WorkingCalendar.site_id == site.id))
    values = {"site_id": site.id, "weekdays": days, "opens": request.opens, "closes": request.closes}
    uow.write(insert(WorkingCalendar).values(values))
    return _saved(uow, "set_working_time", request.site, weekdays=days, opens=request.opens, closes=request.closes)


def set_working_day(uow: UnitOfWork, request: SetWorkingDay) -> TermSaved:
    """Say that a single day is worked, or not.

    Raises:
        Refusal: ``unknown_site``, ``not_your_site``, ``faulty_entry``.
    """
    site = site_row(uow, request.site)
    faults = Faults()
    Check(faults, 0).text("note", request.note, 120)
    faults.check_entry()
    uow.write(delete(WorkingDay).where(WorkingDay.site_id == site.id, WorkingDay.on == request.on))
    if request.worked is not None:
        values = {"site_id": site.id, "on": request.on, "worked": request.worked, "note": request.note}
        uow.write(insert(WorkingDay).values(values))
    return _saved(uow, "set_working_day", request.site, on=str(request.on), worked=request.worked)


def set_repair_rate(uow: UnitOfWork, request: SetRepairRate) -> TermSaved:
    """Set what an hour, a kilometre or a shipment costs from a day on.

    Raises:
        Refusal: ``unknown_site``, ``not_your_site``, ``faulty_entry``, ``bad_amount``, and what `keep_term` refuses.
    """
    site = site_row(uow, request.site)
    rate = money(request.rate)
    faults = Faults()
    check = Check(faults, 0)
    check_scope(check, TermScope(request.customer, request.region, request.contract, request.model))
    if rate < 0 or request.charge is Charge.PART:
        check.fault("rate", "out_of_range", request.rate)
    faults.check_entry()
    same = {"charge": request.charge, "partner_id": site.partner_id}
    row = {"rate": rate, "valid_from": request.valid_from, "valid_to": request.valid_to}
    keep_term(uow, RepairRate, _scope(uow, request), same, row)
    return _saved(uow, "set_repair_rate", request.charge.value, rate=str(rate), valid_from=str(request.valid_from))


def _saved(uow: UnitOfWork, action: str, name: str, **facts: Any) -> TermSaved:
    uow.record(action, name, **facts)
    uow.touched(Kind.REPAIRS)
    return TermSaved(name)


TERM_VERBS: Final[tuple[Verb[Any, Any], ...]] = (
    Verb("save_fault_class", SaveFaultClass, TermSaved, save_fault_class, Action.EDIT_MASTER_DATA),
    Verb("set_part_class", SetPartClass, TermSaved, set_part_class, Action.EDIT_MASTER_DATA),
    Verb("set_service_level", SetServiceLevel, TermSaved, set_service_level, Action.SET_DEADLINE_RULES),
    Verb("set_working_time", SetWorkingTime, TermSaved, set_working_time, Action.SET_DEADLINE_RULES),
    Verb("set_working_day", SetWorkingDay, TermSaved, set_working_day, Action.SET_DEADLINE_RULES),
    Verb("set_repair_rate", SetRepairRate, TermSaved, set_repair_rate, Action.SETTLE),
)
