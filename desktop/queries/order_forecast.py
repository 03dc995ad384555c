"""The forecast of an order: its own box, its parts from elsewhere, what is on the road, and what lies nowhere."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Final
from zoneinfo import ZoneInfo

from desktop.domain.emergency import Forecast, MilestoneKind, forecast, preparation_left
from desktop.queries.nearest import NearestRow
from desktop.queries.order_facts import LineFacts, MilestoneFacts
from desktop.queries.order_resupply import Resupply
from desktop.queries.transit_trips import AFTER_ARRIVAL
from desktop.queries.tray_sources import TraySource
from desktop.queries.ways import Roads
from desktop.queries.whereabouts import Lying, SourceKind


@dataclass(frozen=True, slots=True)
class Now:
    """An order as it stands at a moment: its row, its last milestone, when it left, when it was received."""

    row: Any
    at: datetime
    last: MilestoneFacts | None
    left: datetime | None
    received: datetime | None
    roads: Roads

    @property
    def leaves(self) -> datetime:
        """When the goods leave, or left."""
        if self.left is not None:
            return self.left
        if self.last is None:
            return self.at
        return self.at + preparation_left(self.last.kind, self.last.at, self.at)

    def drive(self, starts: datetime) -> timedelta | None:
        """How long the road takes; None when it is not known."""
        source = (self.row.site_id, self.row.source_custodian)
        return self.roads.drive(source, self.row.hospital_id, starts)


@dataclass(frozen=True, slots=True)
class Ahead:
    """What an order waits for beside its own box.

    Attributes:
        sources: where what lacks could come from.
        parts: the forecasts of its parts.
        ready: when each reserved piece that is on the road can leave for the hospital; None when nobody knows.
        resupply: what replenishment could bring, by item.
        trays: how many trays are ordered.
        tray_sources: where trays stand that could be taken for those that are not picked.
        tray_arrivals: when each tray that does not stand in the own site can be there; None when nobody can say.
    """

    sources: tuple[NearestRow, ...] = ()
    parts: tuple[Forecast, ...] = ()
    ready: tuple[datetime | None, ...] = ()
    resupply: Mapping[int, Resupply] = field(default_factory=dict)
    trays: int = 0
    tray_sources: tuple[TraySource, ...] = ()
    tray_arrivals: tuple[datetime | None, ...] = ()


def now_of(row: Any, at: datetime, reached: Sequence[MilestoneFacts], roads: Roads) -> Now:
    """An order as it stands."""
    valid = [one for one in reached if one.taken_back_at is None]
    left = next((one.at for one in valid if one.kind is MilestoneKind.HANDED_OVER), None)
    received = next((one.at for one in valid if one.kind is MilestoneKind.RECEIVED), None)
    return Now(row, at, valid[-1] if valid else None, left, received, roads)


def forecast_of(now: Now, wanted: tuple[LineFacts, ...], ahead: Ahead) -> Forecast:
    """When the last of it will be at the hospital, or was; what nobody knows is never told as on time."""
    due = now.row.due_at
    if now.received is not None:
        return forecast(now.received, due)
    arrivals = [part.arrival for part in ahead.parts]
    if now.row.box_received_at is not None:
        arrivals.append(now.row.box_received_at)
    elif any(line.own > 0 for line in wanted) or ahead.trays:
        arrivals += _own(now, wanted, ahead)
    known = [one for one in arrivals if one is not None]
    return forecast(max(known) if known and len(known) == len(arrivals) else None, due)


def _own(now: Now, wanted: tuple[LineFacts, ...], ahead: Ahead) -> list[datetime | None]:
    """When the own box will be there, and what must come for it."""
    drive = now.drive(now.leaves)
    if drive is None:
        return [None]
    if now.last is not None and now.last.kind is MilestoneKind.HANDED_OVER:
        return [max(now.leaves + drive, now.at)]
    coming = [_from(now, ready) for ready in ahead.ready]
    coming += ahead.tray_arrivals
    return [now.leaves + drive, *coming, *(_line(now, line, ahead) for line in wanted if line.lacking > 0)]


def _from(now: Now, ready: datetime | None) -> datetime | None:
    """When something can be there that can leave the own site at a moment, not before the rest of the box."""
    if ready is None:
        return None
    starts = max(ready, now.leaves)
    drive = now.drive(starts)
    return None if drive is None else starts + drive


def _line(now: Now, line: LineFacts, ahead: Ahead) -> datetime | None:
    """When the lacking pieces of a line can be there: from a source, else from replenishment; None when unknown."""
    if (covered := latest_of(line, ahead.sources)) is not None:
        return covered
    if has_unknown(line, ahead.sources):
        return None
    found = ahead.resupply.get(line.item_id)
    on_shelf = None if found is None else found.on_shelf
    return None if on_shelf is None else _from(now, on_shelf + AFTER_ARRIVAL)


def has_unknown(line: LineFacts, sources: tuple[NearestRow, ...]) -> bool:
    """Whether pieces of a line lie somewhere of which nobody can say when they could be at the hospital."""
    return any(one.lying.item_id == line.item_id and not one.lying.why and one.arrival is None for one in sources)


_EARLIEST: Final = datetime.min.replace(tzinfo=ZoneInfo("UTC"))
_OWN: Final = (SourceKind.ZONE, SourceKind.TRAY)


def latest_of(line: LineFacts, sources: tuple[NearestRow, ...]) -> datetime | None:
    """When the last lacking piece of a line can be there; None when there are not enough anywhere in reach.

    What a case was promised counts in the own house; that of another centre only when what lies free is not enough.
    """
    free = _last_of(line, sources, _OWN)
    return free if free is not None else _last_of(line, sources, (*_OWN, SourceKind.CENTRE))


def _last_of(line: LineFacts, sources: tuple[NearestRow, ...], asked: tuple[SourceKind, ...]) -> datetime | None:
    left, latest = line.lacking, _EARLIEST
    for one in sources:
        if left <= 0:
            break
        if one.lying.item_id == line.item_id and one.arrival is not None:
            there = _there(one.lying, asked)
            if there > one.lying.mine:
                left -= there - one.lying.mine
                latest = max(latest, one.arrival)
    return latest if left <= 0 else None


def _there(lying: Lying, asked: tuple[SourceKind, ...]) -> Decimal:
    """Pieces of a source that can be had; of a tray of another centre only what is free."""
    may_ask = lying.kind in asked and not (lying.kind is SourceKind.CENTRE and lying.in_tray)
    return lying.takable if may_ask else lying.free
