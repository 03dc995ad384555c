"""Warnings that goods expire: once for each lot and horizon, by the clocks that also tell of promises.

Every program with a clock (windows and agents) calls `ExpiryWatcher.look`. The first one that looks after midnight of
a site begins the pass over its lots; whoever comes next goes on where it stopped, a slice at a time. What arrives on
the day is looked at when it arrives. The pass only writes the stages that are due; `desktop.services.sweeping` tells
them, to whom the rule says. Of several warnings that have become due only the tightest one is given.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, exists, func, insert, select, update

from desktop.domain.changes import Changes, Kind
from desktop.domain.clock import local_day
from desktop.domain.expiry_warnings import RULE, Horizon, horizons, tightest
from desktop.domain.ledger import EnteredBy
from desktop.domain.origin import Origin, new_id
from desktop.models.deadline import Deadline, DeadlineStage
from desktop.models.expiry import ExpiryPass, ExpiryWatch
from desktop.models.ledger import Balance
from desktop.models.party import Site
from desktop.models.place import Place
from desktop.queries.expiring_lots import (
    LotKey,
    first_arrivals,
    free_lots,
    last_balance,
    lot_names,
    lots_after,
    lots_since,
)
from desktop.services.master_data.lookups import insert_missing
from desktop.services.rules_in_force import InForce, rule_in_force
from desktop.services.sweeping import CLOCK
from desktop.storage.unit_of_work import Done, Store, UnitOfWork

SLICE: Final = 500
"""Lots in one transaction."""

_LONGEST_NAME: Final = 60
"""Letters of a document."""


@dataclass(frozen=True, slots=True)
class Watched:
    """What one look did: lots looked at, warnings given, and clocks dropped; ``more`` when there is more at once."""

    lots: int = 0
    warned: int = 0
    dropped: int = 0
    more: bool = False


@dataclass(frozen=True, slots=True)
class _SiteDay:
    site: int
    code: str
    partner: int
    zone: ZoneInfo
    today: date


@dataclass(frozen=True, slots=True)
class _Known:
    """What was told of a lot before: the tightest warning, and its clock while it is open."""

    within: int
    deadline: UUID | None


@dataclass(frozen=True, slots=True)
class _Warning:
    """A warning that is due: ``fire_at`` lies in the past when its day was missed because nothing ran."""

    key: LotKey
    horizon: Horizon
    fire_at: datetime
    deadline: UUID | None


@dataclass(frozen=True, slots=True)
class _Arrivals:
    """How far a program has looked at what came to a site on a day.

    Attributes:
        seen: the highest key of a balance that was looked at.
        until, after: of a look under way: the last balance that it looks at, and the last lot that it has reached.
    """

    seen: int = 0
    until: int = 0
    after: int = 0


class ExpiryWatcher:
    """Looks after the lots for one program; remembers which arrivals it has looked at."""

    def __init__(self, workstation: str) -> None:
        self._workstation = workstation
        self._arrivals: dict[int, _Arrivals] = {}

    def look(self, store: Store) -> Done[Watched]:
        """Do one slice of what is to be done; nothing is written when there is nothing.

        Raises:
            EnvironmentFault: the database failed; what was committed before stays done.
        """
        with store.read() as connection:
            days = _site_days(connection, store.clock.now())
            passing = [day for day in days if _is_passing(connection, day)]
            arrived = [] if passing else [(day, *self._arrived(connection, day)) for day in days]
        if passing:
            return store.run(self._opening(store), lambda uow: _pass_on(uow, passing[0], more=len(passing) > 1))
        done: Done[Watched] = Done(Watched(), frozenset())
        for day, lots, reached in arrived:
            if lots:
                done = _added(done, self._look_at(store, day, lots))
            self._arrivals[day.site] = reached
        more = any(reached.after for _, _, reached in arrived)
        return Done(replace(done.value, more=more), done.changes)

    def _arrived(self, connection: Connection, day: _SiteDay) -> tuple[tuple[int, ...], _Arrivals]:
        """A slice of the lots of which something came since this program looked, and how far it comes by it."""
        before, row = self._arrivals.get(day.site, _Arrivals()), connection.execute(_pass_of(day)).first()
        until = before.until if before.after else last_balance(connection)
        seen = max(before.seen, row.seen) if row is not None else until
        span = range(seen + 1, until + 1)
        lots = lots_since(connection, day.site, span, before.after, SLICE) if span else ()
        full = len(lots) == SLICE
        return lots, _Arrivals(seen, until, lots[-1]) if full else _Arrivals(max(seen, until))

    def _look_at(self, store: Store, day: _SiteDay, lots: Sequence[int]) -> Done[Watched]:
        def work(uow: UnitOfWork) -> Watched:
            uow.read(_pass_of(day).with_for_update()).first()  # desks take turns
            return _look_at(uow, day, lots)

        return store.run(self._opening(store), work)

    def _opening(self, store: Store) -> Any:
        return lambda _connection: Origin(new_id(), CLOCK, store.clock.now(), self._workstation, EnteredBy.CLOCK)


def _added(one: Done[Watched], other: Done[Watched]) -> Done[Watched]:
    a, b = one.value, other.value
    changes: Changes = one.changes | other.changes
    return Done(Watched(a.lots + b.lots, a.warned + b.warned, a.dropped + b.dropped, a.more or b.more), changes)


def _site_days(connection: Connection, now: datetime) -> list[_SiteDay]:
    asked = select(Site.id, Site.code, Site.partner_id, Site.time_zone).where(Site.retired_at.is_(None))
    rows = connection.execute(asked.order_by(Site.id)).all()
    zoned = [(row, ZoneInfo(row.time_zone)) for row in rows]
    return [_SiteDay(row.id, row.code, row.partner_id, zone, local_day(now, zone)) for row, zone in zoned]


def _pass_of(day: _SiteDay) -> Any:
    asked = select(ExpiryPass.id, ExpiryPass.after, ExpiryPass.seen, ExpiryPass.ended_at)
    return asked.where(ExpiryPass.site_id == day.site, ExpiryPass.on == day.today)


def _is_passing(connection: Connection, day: _SiteDay) -> bool:
    """Whether the pass of the day is not over; a site without goods and without clocks has none."""
    row = connection.execute(_pass_of(day)).first()
    if row is not None:
        return row.ended_at is None
    lies = exists().where(Balance.place_id == Place.id, Place.site_id == day.site, Balance.quantity > 0)
    watched = exists().where(ExpiryWatch.site_id == day.site)
    return bool(connection.execute(select(lies | watched)).scalar())


def _pass_on(uow: UnitOfWork, day: _SiteDay, *, more: bool) -> Watched:
    """Look at the next slice of a site's lots; the row of the pass is held, so that desks take turns.

    ``more`` when another site waits for its pass.
    """
    begun = {"site_id": day.site, "on": day.today, "after": 0, "seen": last_balance(uow.connection)}
    insert_missing(uow, ExpiryPass, [begun], "site_id", "on")
    row = uow.read(_pass_of(day).with_for_update()).one()
    lots = lots_after(uow.connection, day.site, row.after, SLICE) if row.ended_at is None else ()
    looked = _look_at(uow, day, lots)
    over = len(lots) < SLICE
    place: dict[str, Any] = {"after": lots[-1] if lots else row.after, "ended_at": uow.at if over else None}
    uow.write(update(ExpiryPass).where(ExpiryPass.id == row.id).values(place))
    counts: dict[str, Any] = {"lots": looked.lots, "warned": looked.warned, "dropped": looked.dropped}
    uow.record("look_after_expiry", day.code, site=day.site, on=day.today.isoformat(), **counts)
    return Watched(looked.lots, looked.warned, looked.dropped, more=more or not over)


def _look_at(uow: UnitOfWork, day: _SiteDay, lots: Sequence[int]) -> Watched:
    """Warn of what is due among some lots, and drop the clocks of what has left or is held."""
    if not lots:
        return Watched()
    found, known = free_lots(uow.connection, day.site, lots), _known(uow, day, lots)
    in_force = rule_in_force(uow, RULE, day.site, uow.at)
    due = list(_due(uow, day, found, known, horizons(in_force.rule)))
    gone = [one.deadline for key, one in known.items() if one.deadline is not None and key not in found]
    _warn(uow, day, due, in_force)
    _drop(uow, gone)
    if due or gone:
        uow.record("warn_of_expiry", day.code, site=day.site, warned=len(due), dropped=len(gone))
        uow.touched(Kind.DEADLINES)
    return Watched(len(lots), len(due), len(gone))


def _known(uow: UnitOfWork, day: _SiteDay, lots: Sequence[int]) -> Mapping[LotKey, _Known]:
    watch = ExpiryWatch
    asked = select(watch.owner_id, watch.item_id, watch.lot_id, watch.expires_on, watch.within, watch.deadline_id)
    asked = asked.add_columns(Deadline.closed_at).join(Deadline, Deadline.id == watch.deadline_id)
    found: dict[LotKey, _Known] = {}
    for row in uow.read(asked.where(watch.site_id == day.site, watch.lot_id.in_(lots))).all():
        key = LotKey(row.owner_id, row.item_id, row.lot_id, row.expires_on)
        before = found.get(key, _Known(row.within, None))
        deadline = row.deadline_id if row.closed_at is None else before.deadline
        found[key] = _Known(min(row.within, before.within), deadline)
    return found


def _due(
    uow: UnitOfWork,
    day: _SiteDay,
    found: Collection[LotKey],
    known: Mapping[LotKey, _Known],
    warnings: Sequence[Horizon],
) -> Iterator[_Warning]:
    fresh = []
    for key in sorted(found, key=lambda one: (one.expires_on, one.lot, one.owner)):
        horizon, before = tightest(warnings, key.expires_on, day.today), known.get(key)
        if horizon is not None and (before is None or horizon.days < before.within):
            fresh.append((key, horizon, before.deadline if before is not None else None))
    missed = _missed(uow, day, [(key, horizon) for key, horizon, _ in fresh])
    for key, horizon, deadline in fresh:
        on = horizon.day(key.expires_on)
        fire_at = datetime.combine(on, time(0), day.zone) if key in missed else uow.at
        yield _Warning(key, horizon, fire_at, deadline)


def _missed(uow: UnitOfWork, day: _SiteDay, fresh: Sequence[tuple[LotKey, Horizon]]) -> frozenset[LotKey]:
    """The goods that lay here already on the day of their warning, when nobody looked at them then or since."""
    asked = select(func.max(ExpiryPass.on)).where(ExpiryPass.site_id == day.site, ExpiryPass.ended_at.is_not(None))
    looked = uow.read(asked).scalar() or date.min
    past = {key: on for key, horizon in fresh if looked < (on := horizon.day(key.expires_on)) < day.today}
    came = first_arrivals(uow.connection, day.site, sorted({key.lot for key in past})) if past else {}
    moments = {key: came.get((key.lot, key.owner)) for key in past}
    return frozenset(key for key, at in moments.items() if at is not None and local_day(at, day.zone) <= past[key])


def _warn(uow: UnitOfWork, day: _SiteDay, due: Sequence[_Warning], in_force: InForce) -> None:
    if not due:
        return
    names = lot_names(uow.connection, sorted({one.key.lot for one in due}))
    clocks, watches, stages = [], [], []
    for one in due:
        key, deadline = one.key, one.deadline or new_id()
        stages.append({"deadline_id": deadline, "stage": one.horizon.stage, "fire_at": one.fire_at})
        if one.deadline is None:
            owned = {"site_id": day.site, "partner_id": day.partner}
            clocks.append(_clock(uow, in_force, key, names[key.lot]) | owned | {"id": deadline})
            goods = {"owner_id": key.owner, "item_id": key.item, "lot_id": key.lot, "expires_on": key.expires_on}
            watches.append({"deadline_id": deadline, "within": one.horizon.days} | owned | goods)
    if clocks:
        uow.write(insert(Deadline), clocks)
        uow.write(insert(ExpiryWatch), watches)
    _tighten(uow, [one for one in due if one.deadline is not None], in_force)
    insert_missing(uow, DeadlineStage, stages, "deadline_id", "stage")


def _clock(uow: UnitOfWork, in_force: InForce, key: LotKey, name: str) -> dict[str, Any]:
    rule = in_force.rule
    over = datetime.combine(key.expires_on + timedelta(days=1), time(0), in_force.zone)
    ends = over.astimezone(UTC) - timedelta(seconds=1)
    of_rule = {"rule": rule.code, "rule_version": rule.version, "basis": rule.basis, "weight": 0}
    moments = {"opened_at": uow.at, "opened_source": uow.origin.entered_by, "due_at": ends}
    return of_rule | moments | {"document": name[:_LONGEST_NAME], "party_id": key.owner, "opened_by_id": None}


def _tighten(uow: UnitOfWork, due: Sequence[_Warning], in_force: InForce) -> None:
    """The next warning of a clock that runs; it is told as the version of the rule that holds now says."""
    for one in due:
        here = update(ExpiryWatch).where(ExpiryWatch.deadline_id == one.deadline)
        uow.write(here.values(within=one.horizon.days))
    version = {"rule_version": in_force.rule.version}
    keys = [one.deadline for one in due]
    if keys:
        uow.write(update(Deadline).where(Deadline.id.in_(keys)).values(version))


def _drop(uow: UnitOfWork, gone: Sequence[UUID]) -> None:
    """Close the clocks of goods that are not here any more, or are held."""
    if not gone:
        return
    dropped = {"closed_at": uow.at, "closed_source": uow.origin.entered_by, "outcome": "dropped"}
    uow.write(update(Deadline).where(Deadline.id.in_(gone), Deadline.closed_at.is_(None)).values(dropped))
    waiting = (DeadlineStage.fired_at.is_(None), DeadlineStage.dropped_at.is_(None))
    uow.write(update(DeadlineStage).where(DeadlineStage.deadline_id.in_(gone), *waiting).values(dropped_at=uow.at))
