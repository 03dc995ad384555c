"""What the returns desk says before anything is booked: which day it is, and whether the lot is clean."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from desktop.domain.clock import local_day
from desktop.domain.errors import Refusal
from desktop.domain.lots import is_expired
from desktop.models.party import Party
from desktop.models.returns import DefectState, ReturnState
from desktop.queries.returns import DefectRow, ReturnRow, defects, returns
from desktop.services.blocking import why_blocked
from desktop.services.named_goods import named_goods
from desktop.services.returns.delivered import DAYS, at_customer, term_of


@dataclass(frozen=True, slots=True)
class ReturnChecked:
    """What a scan says before anything is booked.

    Attributes:
        day: days since the delivery; the day of delivery is 0. ``of_days`` is the last that is on time.
        due_at: the last moment that is on time, UTC.
        blocked: ``held`` or ``recalled``, "" when the lot is clean.
    """

    item: str
    item_en: str
    ref: str
    lot: str
    serial: str
    expires_on: date | None
    expired: bool
    customer: str
    delivered_at: datetime
    due_at: datetime
    day: int
    of_days: int
    on_time: bool
    blocked: str


def check_return(
    connection: Connection, raw: str, names: tuple[str, str, str], at: datetime, source: tuple[str, str] = ("", "")
) -> ReturnChecked:
    """What a return would be: which day, until when, whether the lot is clean; ``source`` is a place and an owner.

    Raises:
        Refusal: ``not_at_customer``, ``say_source``, ``no_delivery``; what the decoder or the catalogue refuses.
    """
    goods = named_goods(connection, raw, names, at.date())
    standing = at_customer(connection, goods, *source)
    term = term_of(connection, goods, standing, at)
    customer = connection.execute(select(Party.name).where(Party.id == standing.customer)).scalar_one()
    return ReturnChecked(
        goods.name,
        goods.name_en,
        goods.ref,
        goods.number,
        goods.serial,
        goods.expires_on,
        is_expired(goods.expires_on, local_day(at, ZoneInfo(standing.time_zone))),
        customer,
        term.delivered_at,
        term.due_at,
        term.day,
        DAYS,
        term.on_time,
        why_blocked(connection, goods.key),
    )


def look_at(
    connection: Connection, raw: str, at: datetime, source: tuple[str, str] = ("", "")
) -> ReturnChecked | ReturnRow | DefectRow:
    """What a scan at the returns desk means.

    A check of goods at a customer, a return that waits for its inspection, or a defect case that is not decided: one
    that is open arrives with the goods, of one that was collected the decision is waited for.

    Raises:
        Refusal: as `check_return` when neither a return nor a defect case of the goods waits.
    """
    try:
        checked = check_return(connection, raw, ("", "", ""), at, source)
    except Refusal as refusal:
        if refusal.code != "not_at_customer":
            raise
        goods = named_goods(connection, raw, ("", "", ""), at.date())
        names = (goods.ref, goods.number, goods.serial)
        found = _waiting(connection, names) or _undecided(connection, names, DefectState.COLLECTED, DefectState.OPEN)
        if found is None:
            raise
        return found
    arriving = (checked.ref, checked.lot, checked.serial) if checked.blocked else ("", "", "")
    return _undecided(connection, arriving, DefectState.OPEN) or checked


def _waiting(connection: Connection, names: tuple[str, str, str]) -> ReturnRow | None:
    rows = returns(connection, ReturnState.TO_INSPECT.value)
    return next((row for row in rows if (row.item, row.lot, row.serial) == names), None)


def _undecided(connection: Connection, names: tuple[str, str, str], *states: DefectState) -> DefectRow | None:
    rows = (row for row in defects(connection) if row.state in states)
    return next((row for row in rows if (row.item, row.lot, row.serial) == names), None)
