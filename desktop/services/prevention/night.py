"""The night's look at all devices of a centre: once per calendar day there, by whichever desk or agent comes first.

The rows are read and the models fitted outside of any transaction that writes, so that nobody is held up; the answer is
written in one short transaction. An order is opened without asking only where a plan or rule says so, and then in the
name of the person who set it.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from itertools import islice
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, delete, insert, select, update

from desktop.domain.changes import Changes, Kind
from desktop.domain.clock import local_day
from desktop.domain.fleet import Fleet, Plan
from desktop.domain.ledger import EnteredBy
from desktop.domain.night import Rule, Wanted, due_work, fits, scores, trends
from desktop.domain.origin import Actor, Origin, new_id
from desktop.domain.reliability import LifeModel, NotDetermined
from desktop.domain.repair_clocks import Calendar
from desktop.domain.risk_score import Score
from desktop.models.party import Site
from desktop.models.prevention import DeviceRisk, LifeFit, PreventionRun
from desktop.queries.fleet import calendar, fleet_of, plans_of, rules_of
from desktop.services.master_data.lookups import insert_new
from desktop.services.prevention.calibration_clocks import watch_all
from desktop.services.prevention.opening_work import automatic_work, note_finished, open_automatic
from desktop.services.prevention.proposals import write_wanted
from desktop.services.sweeping import CLOCK
from desktop.storage.unit_of_work import Done, Store, UnitOfWork

MOST_RISKS: Final = 500
"""So many devices with the highest scores are kept for the list."""


@dataclass(frozen=True, slots=True)
class Night:
    """What a night did.

    Attributes:
        devices: how many it looked at.
        proposals: how many are new.
        orders: how many work orders it opened.
    """

    site: str
    on: date
    devices: int
    proposals: int
    orders: int


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read of a centre."""

    fleet: Fleet
    plans: Sequence[Plan]
    rules: Sequence[Rule]
    calendar: Calendar


@dataclass(frozen=True, slots=True)
class _Seen:
    """What was found, before anything is written."""

    fleet: Fleet
    models: Mapping[str, LifeModel | NotDetermined]
    scored: Mapping[int, Score]
    wanted: Sequence[Wanted]


def due_nights(connection: Connection, now: datetime) -> tuple[tuple[int, date], ...]:
    """The centres that were not looked at on their present calendar day, with that day."""
    asked = select(Site.id, Site.time_zone).where(Site.retired_at.is_(None)).order_by(Site.id)
    days = [(row.id, local_day(now, ZoneInfo(row.time_zone))) for row in connection.execute(asked)]
    looked = select(PreventionRun.site_id, PreventionRun.on).where(PreventionRun.on.in_({day for _, day in days}))
    seen = {(row.site_id, row.on) for row in connection.execute(looked)}
    return tuple(one for one in days if one not in seen)


def look_at_all(store: Store, workstation: str) -> Done[tuple[Night, ...]]:
    """Look at every centre that was not looked at today; of several programs that do so at once, one writes.

    Raises:
        EnvironmentFault: the database failed; what was committed before stays.
    """
    with store.read() as connection:
        due = due_nights(connection, store.clock.now())
    nights: list[Night] = []
    changes = frozenset[Kind]()
    for site, _day in due:
        done = _look(store, site, workstation, once=True)
        nights += [done.value] if done.value is not None else []
        changes |= done.changes
    return Done(tuple(nights), changes)


def look_at(store: Store, site: int, workstation: str) -> Done[Night]:
    """Look at one centre now, also when it was looked at today: nothing is proposed twice.

    Raises:
        EnvironmentFault: the database failed.
    """
    done = _look(store, site, workstation, once=False)
    assert done.value is not None  # noqa: S101  # only who looks once gives way
    return Done(done.value, done.changes)


def _look(store: Store, site: int, workstation: str, *, once: bool) -> Done[Night | None]:
    """The look at a centre; None when it was to be done once and another program has done it meanwhile."""
    noted = store.run(_clock(store, workstation), lambda uow: _note(uow, site))
    with store.read() as connection:
        row = connection.execute(select(Site.code, Site.partner_id, Site.time_zone).where(Site.id == site)).one()
        today = local_day(store.clock.now(), ZoneInfo(row.time_zone))
        read = _read(connection, site, today)
    seen = _see(read, today)  # outside of any transaction: a server ends one that is idle for long

    def write(uow: UnitOfWork) -> int | None:
        first = _hold_night(uow, site, today, len(seen.fleet.devices))
        return _write(uow, site, row.partner_id, seen, today) if first or not once else None

    wrote = store.run(_clock(store, workstation), write)
    if wrote.value is None:
        return Done(None, noted.changes)
    orders, opened = _open(store, site, workstation)
    night = Night(row.code, today, len(seen.fleet.devices), wrote.value, orders)
    return Done(night, noted.changes | wrote.changes | opened)


def _note(uow: UnitOfWork, site: int) -> None:
    note_finished(uow, site)
    watch_all(uow, site)


def _read(connection: Connection, site: int, today: date) -> _Read:
    plans, rules = plans_of(connection, site), rules_of(connection, site)
    return _Read(fleet_of(connection, site, today), plans, rules, calendar(connection, site))


def _see(read: _Read, today: date) -> _Seen:
    models = fits(read.fleet, today)
    scored = scores(read.fleet, models, read.plans, today)
    due = due_work(read.plans, read.fleet, today, read.calendar.works_on)
    return _Seen(read.fleet, models, scored, [*due, *trends(read.rules, read.fleet, scored, today)])


def _clock(store: Store, workstation: str) -> Any:
    return lambda _connection: Origin(new_id(), CLOCK, store.clock.now(), workstation, EnteredBy.CLOCK)


def _write(uow: UnitOfWork, site: int, partner: int, seen: _Seen, today: date) -> int:
    here = update(PreventionRun).where(PreventionRun.site_id == site, PreventionRun.on == today)
    uow.write(here.values(devices=len(seen.fleet.devices), at=uow.at))
    new = write_wanted(uow, site, partner, seen.wanted, today)
    _keep_models(uow, site, seen, today)
    _keep_risks(uow, site, seen, today)
    uow.record("look_at_devices", today.isoformat(), site=site, devices=len(seen.fleet.devices), proposals=new)
    uow.touched(Kind.EQUIPMENT)
    return new


def _hold_night(uow: UnitOfWork, site: int, today: date, devices: int) -> bool:
    """Hold the row of the day; whether this is the first look of the day."""
    mine = (PreventionRun.site_id == site, PreventionRun.on == today)
    if uow.read(select(PreventionRun.id).where(*mine).with_for_update()).first() is not None:
        return False
    night = {"site_id": site, "on": today, "at": uow.at, "workstation": uow.origin.workstation}
    insert_new(uow, PreventionRun, [night | {"devices": devices, "proposals": 0, "orders": 0}], "site_id", "on")
    return True


def _keep_models(uow: UnitOfWork, site: int, seen: _Seen, today: date) -> None:
    uow.write(delete(LifeFit).where(LifeFit.site_id == site))
    rows = [_fit_row(site, model, told, today) for model, told in sorted(seen.models.items())]
    if rows:
        uow.write(insert(LifeFit), rows)


def _fit_row(site: int, model: str, told: LifeModel | NotDetermined, today: date) -> dict[str, Any]:
    found = isinstance(told, LifeModel)
    shape, scale = (told.shape.value, told.scale.value) if isinstance(told, LifeModel) else (None, None)
    row = {"site_id": site, "model": model, "on": today, "shape": shape, "scale": scale}
    return row | {"facts": json.dumps({"fitted": found} | asdict(told))}


def _keep_risks(uow: UnitOfWork, site: int, seen: _Seen, today: date) -> None:
    uow.write(delete(DeviceRisk).where(DeviceRisk.site_id == site))
    told = ((device, one) for device, one in seen.scored.items() if one.score is not None)
    highest = sorted(told, key=lambda pair: (-(pair[1].score or 0.0), pair[0]))
    rows = [
        {
            "device_id": device,
            "site_id": site,
            "on": today,
            "score": Decimal(f"{one.score:.1f}"),
            "terms": json.dumps([asdict(term) for term in one.terms]),
        }
        for device, one in islice(highest, MOST_RISKS)
    ]
    if rows:
        uow.write(insert(DeviceRisk), rows)


def _open(store: Store, site: int, workstation: str) -> tuple[int, Changes]:
    with store.read() as connection:
        waiting = automatic_work(connection, site)
    orders, changes = 0, frozenset[Kind]()
    for actor, proposals in waiting:
        done = store.run(_in_name_of(store, actor, workstation), partial(open_automatic, proposals=proposals))
        orders += done.value
        changes |= done.changes
    return orders, changes


def _in_name_of(store: Store, actor: Actor, workstation: str) -> Any:
    request: UUID = new_id()
    return lambda _connection: Origin(request, actor, store.clock.now(), workstation, EnteredBy.CLOCK)
