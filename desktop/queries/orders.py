"""Emergency orders: the list by what is late first, and one order with its forecast and all that belongs to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, func, or_, select
from sqlalchemy.orm import aliased

from desktop.domain.clock import local_day
from desktop.domain.emergency import (
    RUNNING,
    Forecast,
    MilestoneKind,
    OrderState,
)
from desktop.domain.errors import Refusal
from desktop.models.item import Item, Lot, Unit
from desktop.models.order import EmergencyOrder, TakenPiece
from desktop.models.party import Party, Site
from desktop.models.person import Person
from desktop.models.place import Place
from desktop.queries.far_trays import FarTrays
from desktop.queries.nearest import Around, NearestRow, Trip, around, ranked
from desktop.queries.order_contacts import ContactRow, order_contacts
from desktop.queries.order_facts import (
    GoodsFacts,
    LineFacts,
    MilestoneFacts,
    TrayFacts,
    lines_of,
    milestones_of,
    picked,
    to_pick,
    trays,
    trays_wanted,
)
from desktop.queries.order_forecast import Ahead, Now, forecast_of, has_unknown, latest_of, now_of
from desktop.queries.order_resupply import Resupply, resupply
from desktop.queries.transit_trips import awaited
from desktop.queries.tray_sources import TraySource
from desktop.queries.whereabouts import Asked, Everywhere, SourceKind


@dataclass(frozen=True, slots=True)
class OrderRow:
    """One order in the list.

    Attributes:
        done, of: pieces and trays that are picked here or elsewhere, of how many.
        forecast: where it stands against its deadline now; of a received order with the real moment.
        received_at: None while it runs.
        whole: of a part, the number of the order that it belongs to, else "".
        source, source_name, source_name_en: of a part, the hospital that its pieces are taken from, else "".
        box_received_at: when the own box was received, while parts were still under way.
    """

    number: str
    hospital: str
    hospital_name: str
    hospital_name_en: str
    site: str
    time_zone: str
    state: OrderState
    called_at: datetime
    due_at: datetime
    done: Decimal
    of: Decimal
    forecast: Forecast
    received_at: datetime | None
    whole: str = ""
    source: str = ""
    source_name: str = ""
    source_name_en: str = ""
    box_received_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class TakenRow:
    """A piece that was promised to a case and went to the order."""

    document: str
    ref: str
    name: str
    name_en: str
    lot: str
    serial: str
    place: str
    needed_at: datetime
    replaced: bool
    allowed_by: str
    reason: str


@dataclass(frozen=True, slots=True)
class OrderView:
    """One order with everything that its screen and its sheets show.

    Attributes:
        sources: for what is lacking, where it could come from.
        serving: the codes of the trays of the own site that would serve for those that are not picked.
        tray_sources: where such trays stand, in every site.
        contacts: whom to call when it gets late.
        road_km, drive: the way from where it leaves, None when it is not entered.
        parts: what goes from other places straight to the hospital, as it stands there.
        resupply: for what lies nowhere in reach, what replenishment could bring.
        unknown: REFs of what lacks, or is on the road, and nobody can say when it could be there.
    """

    row: OrderRow
    caller: str
    package: str
    warnings: tuple[str, ...]
    passed: str
    courier: str
    plate: str
    phone: str
    receiver: str
    store: str
    lines: tuple[LineFacts, ...]
    trays: tuple[TrayFacts, ...]
    serving: tuple[str, ...]
    to_pick: tuple[GoodsFacts, ...]
    picked: tuple[GoodsFacts, ...]
    milestones: tuple[MilestoneFacts, ...]
    taken: tuple[TakenRow, ...]
    sources: tuple[NearestRow, ...]
    contacts: tuple[ContactRow, ...]
    road_km: Decimal | None
    drive: timedelta | None
    box_id: str
    sheet_id: str
    parts: tuple[OrderRow, ...] = ()
    resupply: tuple[Resupply, ...] = ()
    unknown: tuple[str, ...] = ()
    tray_sources: tuple[TraySource, ...] = ()

    def reached(self, kind: MilestoneKind) -> MilestoneFacts | None:
        """A moment that was reached and not taken back."""
        return next((one for one in self.milestones if one.kind is kind and one.taken_back_at is None), None)


MOST_ENDED: Final = 100
"""Orders that have ended and are shown below those that run."""

_SOURCE: Final = aliased(Place, name="source")
_HOLDER: Final = aliased(Party, name="holder")
_WHOLE: Final = aliased(EmergencyOrder, name="whole")
_ORDERS: Final = (
    select(EmergencyOrder.id, EmergencyOrder.number, Party.code.label("hospital"), Party.name, Party.name_en)
    .add_columns(Site.code.label("site"), Site.time_zone, EmergencyOrder.state, EmergencyOrder.called_at)
    .add_columns(EmergencyOrder.due_at, EmergencyOrder.site_id, EmergencyOrder.partner_id, EmergencyOrder.hospital_id)
    .add_columns(EmergencyOrder.caller, EmergencyOrder.package, EmergencyOrder.warnings, EmergencyOrder.passed)
    .add_columns(EmergencyOrder.courier, EmergencyOrder.plate, EmergencyOrder.phone, EmergencyOrder.receiver)
    .add_columns(func.coalesce(Place.code, "").label("store"), EmergencyOrder.box_id, EmergencyOrder.sheet_id)
    .add_columns(EmergencyOrder.parent_id, EmergencyOrder.box_received_at, _WHOLE.number.label("whole"))
    .add_columns(_SOURCE.custodian_id.label("source_custodian"), _HOLDER.code.label("holder"))
    .add_columns(_HOLDER.name.label("holder_name"), _HOLDER.name_en.label("holder_name_en"))
    .join(Party, Party.id == EmergencyOrder.hospital_id)
    .join(Site, Site.id == EmergencyOrder.site_id)
    .outerjoin(Place, Place.id == EmergencyOrder.store_id)
    .outerjoin(_WHOLE, _WHOLE.id == EmergencyOrder.parent_id)
    .outerjoin(_SOURCE, _SOURCE.id == EmergencyOrder.source_id)
    .outerjoin(_HOLDER, _HOLDER.id == _SOURCE.custodian_id)
    .order_by(EmergencyOrder.due_at, EmergencyOrder.id)
)


def orders(connection: Connection, at: datetime, site: str = "", *, running: bool = False) -> tuple[OrderRow, ...]:
    """Orders, those that will be late first on top; the last that have ended come last, the newest first.

    ``at`` is now; ``site`` a code, "" for all; ``running`` leaves out what has ended.
    """
    asked = _ORDERS.where(Site.code == site) if site else _ORDERS
    rows = list(connection.execute(asked.where(EmergencyOrder.state.in_(RUNNING))).all())
    if not running:
        ended = asked.where(EmergencyOrder.state.not_in(RUNNING)).order_by(None)
        rows += connection.execute(ended.order_by(EmergencyOrder.id.desc()).limit(MOST_ENDED)).all()
    return tuple(sorted(_rows(connection, rows, at), key=_rank))


def _rows(connection: Connection, rows: Sequence[Any], at: datetime) -> list[OrderRow]:
    return [row for row, _ in _standing(connection, rows, at)]


@dataclass(frozen=True, slots=True)
class _Standing:
    """What was found out about an order beside its row."""

    now: Now
    lines: tuple[LineFacts, ...]
    milestones: tuple[MilestoneFacts, ...]
    parts: tuple[OrderRow, ...]
    ahead: Ahead


def _standing(connection: Connection, rows: Sequence[Any], at: datetime) -> list[tuple[OrderRow, _Standing]]:
    """Orders with what the forecast rests on, with a few questions for all; sources only for what lacks a piece."""
    # However long the list, the goods of all that lack a piece are read once.
    numbers = {int(row.id): str(row.number) for row in rows}
    reached, wanted = milestones_of(connection, numbers), lines_of(connection, numbers)
    boxes, parts = trays_wanted(connection, numbers), _parts(connection, numbers, at)
    known = {partner: around(connection, partner) for partner in {row.partner_id for row in rows}}
    running = {row.id: row.partner_id for row in rows if row.state in RUNNING}
    near, coming = _Near(connection, known, running, wanted), awaited(connection, numbers.values())
    far = FarTrays(connection, running, known)
    found = []
    for row in rows:
        about = known[row.partner_id]
        now = now_of(row, at, reached.get(row.id, ()), about.roads)
        mine, theirs, sources = wanted.get(row.id, ()), parts.get(row.id, ()), near.sources(now, wanted.get(row.id, ()))
        trips = [about.trips.get(place) for place in coming.get(row.number, ())]
        ready = tuple(None if trip is None else trip.ready_at(at) for trip in trips)
        more = _resupply(connection, now, mine, sources) if row.id in running else {}
        forecasts = tuple(part.forecast for part in theirs)
        ahead = Ahead(sources, forecasts, ready, more, boxes.get(row.id, (0, 0))[1], *far.sources(now))
        standing = _Standing(now, mine, reached.get(row.id, ()), theirs, ahead)
        found.append((_order_row(standing, boxes.get(row.id, (0, 0))), standing))
    return found


def _parts(connection: Connection, numbers: Mapping[int, str], at: datetime) -> dict[int, tuple[OrderRow, ...]]:
    """The parts of orders by the orders' keys, as each stands; cancelled ones are left out."""
    asked = _ORDERS.where(EmergencyOrder.parent_id.in_(numbers), EmergencyOrder.state != OrderState.CANCELLED)
    rows = connection.execute(asked).all()
    found: dict[int, tuple[OrderRow, ...]] = {}
    for row, part in zip(rows, _rows(connection, rows, at) if rows else (), strict=True):
        found[row.parent_id] = (*found.get(row.parent_id, ()), part)
    return found


def _resupply(
    connection: Connection, now: Now, wanted: tuple[LineFacts, ...], sources: tuple[NearestRow, ...]
) -> dict[int, Resupply]:
    """What replenishment could bring of what lies nowhere in reach, while the box has not left."""
    if now.left is not None:
        return {}
    lines = [one for one in wanted if one.lacking > 0 and latest_of(one, sources) is None]
    items = [one.item_id for one in lines if not has_unknown(one, sources)]
    return resupply(connection, items, now.row.site_id, now.at) if items else {}


class _Near:
    """Where what running orders lack could come from, read once for all of them; nothing for those that have ended.

    Args:
        known: the roads and dispatches by partner.
        running: the partners of the running orders by the orders' keys.
        wanted: the lines by the orders' keys.
    """

    def __init__(
        self,
        connection: Connection,
        known: Mapping[int, Around],
        running: Mapping[int, int],
        wanted: Mapping[int, tuple[LineFacts, ...]],
    ) -> None:
        self._known = known
        self._running = running
        lacking: dict[int, set[int]] = {}
        for order, partner in running.items():
            lacking.setdefault(partner, set()).update(_lacking(wanted.get(order, ())))
        self._goods = {partner: Everywhere(connection, items, partner) for partner, items in lacking.items() if items}

    def sources(self, now: Now, wanted: tuple[LineFacts, ...]) -> tuple[NearestRow, ...]:
        """The sources of what an order lacks that has not left, those that can be there first first."""
        row, items = now.row, _lacking(wanted)
        if row.id not in self._running or not items or now.left is not None:
            return ()
        asked = Asked(row.site_id, row.partner_id, row.number, local_day(row.due_at, ZoneInfo(row.time_zone)))
        found = self._goods[row.partner_id].lying(items, asked)
        trip = Trip(row.site_id, row.hospital_id, now.at, now.leaves, row.due_at)
        rows = ranked(found, self._known[row.partner_id], trip)
        return tuple(one for one in rows if one.lying.takable - one.lying.mine > 0 or one.lying.why)


def _lacking(wanted: tuple[LineFacts, ...]) -> set[int]:
    return {line.item_id for line in wanted if line.lacking > 0}


def _order_row(standing: _Standing, boxes: tuple[int, int]) -> OrderRow:
    row, wanted = standing.now.row, standing.lines
    done = sum((line.done for line in wanted), Decimal(boxes[0]))
    of = Decimal(sum(line.wanted for line in wanted) + boxes[1])
    head = (row.number, row.hospital, row.name, row.name_en, row.site, row.time_zone, row.state)
    said = forecast_of(standing.now, wanted, standing.ahead)
    held_by = (row.holder or "", row.holder_name or "", row.holder_name_en or "")
    tail = (standing.now.received, row.whole or "", *held_by, row.box_received_at)
    return OrderRow(*head, row.called_at, row.due_at, done, of, said, *tail)


def _rank(row: OrderRow) -> tuple[bool, float]:
    ended = row.state not in RUNNING
    first = row.forecast.reserve
    if ended:
        return True, -row.called_at.timestamp()
    return False, float("-inf") if first is None else first.total_seconds()


def order_view(connection: Connection, number: str, at: datetime) -> OrderView:
    """One order by its number, as it stands at a moment.

    Raises:
        Refusal: ``unknown_emergency``.
    """
    row = connection.execute(_ORDERS.where(EmergencyOrder.number == number)).first()
    if row is None:
        raise Refusal("unknown_emergency", order=number)
    return _facts(connection, row, at)


def _facts(connection: Connection, row: Any, at: datetime) -> OrderView:
    shown, standing = _standing(connection, [row], at)[0]
    now, sources = standing.now, standing.ahead.sources
    serving = {one.tray for one in standing.ahead.tray_sources if one.kind is SourceKind.ZONE}
    road = now.roads.to((row.site_id, row.source_custodian), row.hospital_id)
    unknown = [one.ref for one in standing.lines if one.lacking > 0 and latest_of(one, sources) is None]
    waiting = to_pick(connection, row.number)
    if None in standing.ahead.ready:
        unknown += [one.ref for one in waiting if one.on_road and one.ref not in unknown]
    return OrderView(
        row=shown,
        caller=row.caller,
        package=row.package,
        warnings=tuple(word for word in row.warnings.split(" ") if word),
        passed=row.passed,
        courier=row.courier,
        plate=row.plate,
        phone=row.phone,
        receiver=row.receiver,
        store=row.store,
        lines=standing.lines,
        trays=trays(connection, row.id),
        serving=tuple(sorted(serving)),
        to_pick=waiting,
        picked=picked(connection, row.id),
        milestones=standing.milestones,
        taken=_taken(connection, row.id),
        sources=sources,
        contacts=order_contacts(connection, row.partner_id, row.hospital_id),
        road_km=None if road is None else road[0].road_km + road[1],
        drive=now.drive(now.leaves),
        box_id=row.box_id,
        sheet_id=row.sheet_id,
        parts=standing.parts,
        resupply=tuple(standing.ahead.resupply.values()),
        unknown=tuple(unknown) if now.left is None else (),
        tray_sources=standing.ahead.tray_sources,
    )


def _taken(connection: Connection, order: int) -> tuple[TakenRow, ...]:
    asked = (
        select(TakenPiece.document, Item.ref, Item.name, Item.name_en, Lot.number, func.coalesce(Unit.serial, ""))
        .add_columns(Place.code, TakenPiece.needed_at, TakenPiece.replaced, Person.name, TakenPiece.reason)
        .join(Item, Item.id == TakenPiece.item_id)
        .join(Lot, Lot.id == TakenPiece.lot_id)
        .join(Place, Place.id == TakenPiece.place_id)
        .join(Person, Person.id == TakenPiece.allowed_by_id)
        .outerjoin(Unit, Unit.id == TakenPiece.unit_id)
        .join(EmergencyOrder, EmergencyOrder.id == TakenPiece.order_id)
        .where(or_(EmergencyOrder.id == order, EmergencyOrder.parent_id == order))
        .order_by(TakenPiece.id)
    )
    return tuple(TakenRow(*row) for row in connection.execute(asked))
