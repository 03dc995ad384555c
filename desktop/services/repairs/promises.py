"""What was promised for a work order: the service level that holds, its calendar, and its clocks (S2-47, S2-48)."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import select, update

from desktop.domain.errors import Refusal
from desktop.domain.repair_clocks import Calendar, Limit, Pause, due
from desktop.domain.repairs import Charge, RepairEventKind
from desktop.domain.scopes import TermScope
from desktop.models.party import Site
from desktop.models.repair import (
    RepairEvent,
    RepairOrder,
    RepairRate,
    ServiceLevel,
    WorkingCalendar,
    WorkingDay,
)
from desktop.queries.terms import term_for
from desktop.services.deadlines import close_deadlines, drop_deadlines, open_deadline
from desktop.services.repairs.order_at_hand import OrderAtHand
from desktop.storage.unit_of_work import UnitOfWork

RESPONSE: Final = "repair_response"
ON_THE_WAY: Final = "repair_on_the_way"
DONE: Final = "repair_done"
"""The deadline rules of work orders; how long they last comes from the service level, who is told from the rule."""


@dataclass(frozen=True, slots=True)
class Level:
    """A service level; a limit is None when nothing was promised."""

    id: int
    name: str
    response: Limit | None
    on_the_way: Limit | None
    repair: Limit | None


def level_of(uow: UnitOfWork, partner: int, about: TermScope, day: date) -> Level | None:
    """The narrowest service level of a day for a customer, a region, a contract and a model."""
    row = term_for(uow.connection, ServiceLevel, about, day, ServiceLevel.partner_id == partner)
    return None if row is None else _level(row)


def level_by_key(uow: UnitOfWork, key: int | None) -> Level | None:
    """The service level that an order took."""
    if key is None:
        return None
    return _level(uow.read(select(*ServiceLevel.__table__.c).where(ServiceLevel.id == key)).one())


def _level(row: Any) -> Level:
    limits = [_limit(row, name) for name in ("response", "on_the_way", "repair")]
    return Level(row.id, row.name, *limits)


def _limit(row: Any, name: str) -> Limit | None:
    minutes, days = getattr(row, f"{name}_minutes"), getattr(row, f"{name}_days")
    if minutes is None and days is None:
        return None
    return Limit(getattr(row, f"{name}_counts"), minutes, days)


def rate_of(uow: UnitOfWork, order: OrderAtHand, charge: Charge) -> Decimal:
    """What an hour, a kilometre or a shipment costs on the day of the report, in yuan.

    Raises:
        Refusal: ``no_repair_rate`` with what for.
    """
    day = order.day(order.reported_at)
    mine = (RepairRate.partner_id == order.ledger.partner, RepairRate.charge == charge)
    about = TermScope(order.customer, order.region, order.contract, order.model)
    found = term_for(uow.connection, RepairRate, about, day, *mine)
    if found is None:
        raise Refusal("no_repair_rate", order=order.number, charge=charge.value, day=day)
    return Decimal(found.rate)


def calendar_of(uow: UnitOfWork, site: int) -> Calendar:
    """The working hours of a site."""
    zone = ZoneInfo(uow.read(select(Site.time_zone).where(Site.id == site)).scalar_one())
    row = uow.read(select(*WorkingCalendar.__table__.c).where(WorkingCalendar.site_id == site)).first()
    rows = uow.read(select(WorkingDay.on, WorkingDay.worked).where(WorkingDay.site_id == site)).all()
    days = {one.on: one.worked for one in rows}
    if row is None:
        return Calendar(zone, days=days)
    return Calendar(zone, frozenset(int(digit) - 1 for digit in row.weekdays), row.opens, row.closes, days)


def begin_promises(uow: UnitOfWork, order: OrderAtHand) -> None:
    """Start the clocks of an order that was just opened, with the report."""
    level = level_by_key(uow, order.level)
    if level is None:
        return
    calendar, at = calendar_of(uow, order.ledger.site), order.reported_at
    moments = {"response_due_at": (RESPONSE, level.response), "repair_due_at": (DONE, level.repair)}
    values = {}
    for column, (rule, limit) in moments.items():
        if limit is not None:
            values[column] = due(limit, calendar, at)
            open_deadline(uow, rule, order.number, order.ledger, at, due=values[column], party=order.customer_id)
    values["promised_at"] = values.get("repair_due_at")
    uow.write(update(RepairOrder).where(RepairOrder.id == order.id).values(values))


def begin_way(uow: UnitOfWork, order: OrderAtHand) -> None:
    """Close the response, and start the clock until the technician is on the way; given to another it starts anew."""
    close_deadlines(uow, RESPONSE, order.number)
    drop_deadlines(uow, order.number, "assigned anew", rules=(ON_THE_WAY,))
    level = level_by_key(uow, order.level)
    if level is None or level.on_the_way is None:
        return
    until = due(level.on_the_way, calendar_of(uow, order.ledger.site), uow.at)
    open_deadline(uow, ON_THE_WAY, order.number, order.ledger, due=until, party=order.customer_id)
    uow.write(update(RepairOrder).where(RepairOrder.id == order.id).values(on_the_way_due_at=until))


def end_way(uow: UnitOfWork, order: OrderAtHand) -> None:
    """The technician is on the way, or at work already."""
    close_deadlines(uow, ON_THE_WAY, order.number)


def rest(uow: UnitOfWork, order: OrderAtHand) -> None:
    """The repair clock rests while the customer is waited for."""
    drop_deadlines(uow, order.number, "waits for the customer", rules=(DONE,))


def go_on(uow: UnitOfWork, order: OrderAtHand) -> None:
    """The repair clock runs again; its due moment moved by what it would have counted."""
    level = level_by_key(uow, order.level)
    if level is None or level.repair is None:
        return
    pauses = [one for one in pauses_of(uow, order.id) if one.customer_caused]
    until = due(level.repair, calendar_of(uow, order.ledger.site), order.reported_at, pauses)
    open_deadline(uow, DONE, order.number, order.ledger, due=until, party=order.customer_id)
    values = {"repair_due_at": until, "promised_at": until}
    uow.write(update(RepairOrder).where(RepairOrder.id == order.id).values(values))


def keep(uow: UnitOfWork, order: OrderAtHand, at: datetime) -> None:
    """The repair is done."""
    close_deadlines(uow, DONE, order.number, at)


def pauses_of(uow: UnitOfWork, order: int) -> list[Pause]:
    """The pauses of an order in their order; the last one may not have ended."""
    kinds = (RepairEventKind.PAUSED, RepairEventKind.RESUMED)
    asked = select(RepairEvent.event, RepairEvent.at, RepairEvent.customer_caused)
    asked = asked.where(RepairEvent.order_id == order, RepairEvent.event.in_(kinds)).order_by(RepairEvent.id)
    return paired(uow.read(asked).all())


def paired(rows: Any) -> list[Pause]:
    """Pauses from the events that begin and end them (event, at, customer_caused)."""
    found: list[Pause] = []
    for event, at, caused in rows:
        if event is RepairEventKind.PAUSED:
            found.append(Pause(at, None, caused))
        else:
            found[-1] = Pause(found[-1].start, at, found[-1].customer_caused)
    return found
