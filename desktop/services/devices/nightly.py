"""The nightly look at all devices, and what is due by day: a slice at a time, so that nobody at a desk waits for it.

Every program with a clock (windows and agents) calls `look_after_warranties`. The first one that looks after
midnight of a centre begins the pass; whoever comes next goes on where it stopped. A night in which nothing ran is made
up for at the next start.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, exists, select, update

from desktop.domain.changes import Changes, Kind
from desktop.domain.clock import local_day
from desktop.domain.ledger import EnteredBy
from desktop.domain.origin import Origin, new_id
from desktop.models.device import Device
from desktop.models.party import Site
from desktop.models.warranty_reminder import WarrantyPass, WarrantyReminder
from desktop.services.devices.reminder_plans import Planned, plan_book, plan_devices
from desktop.services.devices.reminder_sending import SiteDay, send_due
from desktop.services.master_data.lookups import insert_new
from desktop.services.sweeping import CLOCK
from desktop.storage.unit_of_work import Done, Store, UnitOfWork

NOTHING: Final = Planned()
SLICE: Final = 1000
"""Devices in one transaction of the pass: a scan at the same desk waits for no more than that."""


@dataclass(frozen=True, slots=True)
class LookedAfter:
    """What one look did; ``more`` when there is more to do at once."""

    planned: Planned = NOTHING
    sent: int = 0
    more: bool = False


@dataclass(frozen=True, slots=True)
class _Work:
    site: int
    code: str
    today: date
    passing: bool


def look_after_warranties(store: Store, workstation: str) -> Done[LookedAfter]:
    """Do one slice of what is to be done; nothing is written when there is nothing.

    Raises:
        EnvironmentFault: the database failed; what was committed before stays done.
    """
    with store.read() as connection:
        work = _work(connection, store.clock.now())
    if not work:
        return Done(LookedAfter(), frozenset())
    first = work[0]

    def opening(_connection: Connection) -> Origin:
        return Origin(new_id(), CLOCK, store.clock.now(), workstation, EnteredBy.CLOCK)

    done = store.run(opening, lambda uow: _do(uow, first))
    return Done(LookedAfter(done.value.planned, done.value.sent, more=True), done.changes)


def catch_up(store: Store, workstation: str) -> Done[LookedAfter]:
    """Do everything that is to be done now, in as many transactions as it takes.

    Raises:
        EnvironmentFault: the database failed; what was committed before stays done.
    """
    counts, sent, more = [0, 0, 0, 0], 0, True
    changes: Changes = frozenset()
    while more:
        done = look_after_warranties(store, workstation)
        one = done.value.planned
        told = (one.devices, one.changed, one.planned, one.dropped)
        counts = [before + now for before, now in zip(counts, told, strict=True)]
        sent, changes, more = sent + done.value.sent, changes | done.changes, done.value.more
    return Done(LookedAfter(Planned(*counts), sent), changes)


def _work(connection: Connection, now: datetime) -> Sequence[_Work]:
    """Centres with something to do: a pass that is not over, or a reminder that is due."""
    sites = connection.execute(select(Site.id, Site.code, Site.time_zone).where(Site.retired_at.is_(None))).all()
    found = []
    for site in sites:
        today = local_day(now, ZoneInfo(site.time_zone))
        if _is_passing(connection, site.id, today):
            found.append(_Work(site.id, site.code, today, passing=True))
        elif _is_due(connection, site.id, today):
            found.append(_Work(site.id, site.code, today, passing=False))
    return found


def _is_passing(connection: Connection, site: int, today: date) -> bool:
    table = WarrantyPass
    asked = select(table.id).where(table.site_id == site, table.on == today, table.ended_at.is_not(None))
    if connection.execute(asked).first() is not None:
        return False
    return bool(connection.execute(select(exists().where(Device.site_id == site))).scalar())


def _is_due(connection: Connection, site: int, today: date) -> bool:
    table = WarrantyReminder
    waits = (table.sent_at.is_(None), table.dropped_at.is_(None))
    return bool(connection.execute(select(exists().where(table.site_id == site, table.on <= today, *waits))).scalar())


def _do(uow: UnitOfWork, work: _Work) -> LookedAfter:
    if work.passing:
        return LookedAfter(_pass_on(uow, work))
    return LookedAfter(sent=send_due(uow, SiteDay(work.site, work.today)))


def _pass_on(uow: UnitOfWork, work: _Work) -> Planned:
    """Look at the next slice of a centre's devices; the row of the pass is held, so that desks take turns."""
    row = _held(uow, work)
    if row.ended_at is not None:
        return Planned()
    asked = select(Device.id).where(Device.site_id == work.site, Device.id > row.after).order_by(Device.id)
    # held, so that a desk that changes one of them right now waits, or this program for that desk
    keys = uow.read(asked.limit(SLICE).with_for_update(key_share=True)).scalars().all()
    planned = plan_devices(uow, keys, plan_book(uow)) if keys else Planned()
    over = len(keys) < SLICE
    place: dict[str, Any] = {"after": keys[-1] if keys else row.after, "ended_at": uow.at if over else None}
    uow.write(update(WarrantyPass).where(WarrantyPass.id == row.id).values(place))
    counts: dict[str, Any] = {"devices": planned.devices, "planned": planned.planned, "dropped": planned.dropped}
    uow.record("look_after_warranties", work.code, site=work.site, on=work.today.isoformat(), **counts)
    uow.touched(*([Kind.EQUIPMENT] if planned.changed else []))
    return planned


def begin_anew(uow: UnitOfWork) -> None:
    """Let the pass of these days look at every device again: a rule or a policy has changed."""
    since = uow.at.date() - timedelta(days=1)
    uow.write(update(WarrantyPass).where(WarrantyPass.on >= since).values(after=0, ended_at=None))


def _held(uow: UnitOfWork, work: _Work) -> Any:
    """The row of the pass, held; another program may have ended it a moment ago, and then nothing may be written."""
    asked = select(WarrantyPass.id, WarrantyPass.after, WarrantyPass.ended_at)
    held = asked.where(WarrantyPass.site_id == work.site, WarrantyPass.on == work.today).with_for_update()
    row = uow.read(held).first()
    if row is None:
        insert_new(uow, WarrantyPass, [{"site_id": work.site, "on": work.today, "after": 0}], "site_id", "on")
        row = uow.read(held).one()
    return row
