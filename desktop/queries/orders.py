"""Emergency orders: the list by what is late first, and one order with its forecast and all that belongs to it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, func, select

from desktop.domain.clock import local_day
from desktop.domain.emergency import (
    RUNNING,
    Forecast,
    MilestoneKind,
    OrderState,
    forecast,
    preparation_left,
)
from desktop.domain.errors import Refusal
from desktop.models.item import Item, Lot, Unit
from desktop.models.order import EmergencyOrder, TakenPiece
from desktop.models.party import Party, Site
from desktop.models.person import Person
from desktop.models.place import Place
from desktop.queries.nearest import NearestRow, Trip, ranked
from desktop.queries.order_contacts import ContactRow, order_contacts
from desktop.queries.order_facts import (
    GoodsFacts,
    LineFacts,
    MilestoneFacts,
    TrayFacts,
    lines,
    lines_of,
    milestones,
    milestones_of,
    picked,
    to_pick,
    trays,
    trays_that_serve,
    trays_wanted,
)
from desktop.queries.ways import Way, ways_of
from desktop.queries.whereabouts import Asked, Everywhere


@dataclass(frozen=True, slots=True)
class OrderRow:
    """One order in the list.

    Attributes:
        done, of: pieces and trays in the box, of how many.
        forecast: where it stands against its deadline now; of a received order with the real moment.
        received_at: None while it runs.
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
        serving: for each tray that is not picked, the codes of those that would serve.
        contacts: whom to call when it gets late.
        road_km, drive: the way from the own site, None when it is not entered.
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

    def reached(self, kind: MilestoneKind) -> MilestoneFacts | None:
        """A moment that was reached and not taken back."""
        return next((one for one in self.milestones if one.kind is kind and one.taken_back_at is None), None)


@dataclass(frozen=True, slots=True)
class _Now:
    """What the forecast needs."""

    row: Any
    at: datetime
    last: MilestoneFacts | None
    left: datetime | None
    received: datetime | None
    way: Way | None


MOST_ENDED: Final = 100
"""Orders that have ended and are shown below those that run."""

_ORDERS: Final = (
    select(EmergencyOrder.id, EmergencyOrder.number, Party.code.label("hospital"), Party.name, Party.name_en)
    .add_columns(Site.code.label("site"), Site.time_zone, EmergencyOrder.state, EmergencyOrder.called_at)
    .add_columns(EmergencyOrder.due_at, EmergencyOrder.site_id, EmergencyOrder.partner_id, EmergencyOrder.hospital_id)
    .add_columns(EmergencyOrder.caller, EmergencyOrder.package, EmergencyOrder.warnings, EmergencyOrder.passed)
    .add_columns(EmergencyOrder.courier, EmergencyOrder.plate, EmergencyOrder.phone, EmergencyOrder.receiver)
    .add_columns(func.coalesce(Place.code, "").label("store"), EmergencyOrder.box_id, EmergencyOrder.sheet_id)
    .join(Party, Party.id == EmergencyOrder.hospital_id)
    .join(Site, Site.id == EmergencyOrder.site_id)
    .outerjoin(Place, Place.id == EmergencyOrder.store_id)
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


def _rows(connection: Connection, rows: Sequence[Any], at: datetime) -> Iterator[OrderRow]:
    """The rows of the list, with a few questions for all of them; sources only for what lacks a piece."""
    # However long the list, the goods of all that lack a piece are read once.
    numbers = {int(row.id): str(row.number) for row in rows}
    reached, wanted = milestones_of(connection, numbers), lines_of(connection, numbers)
    boxes = trays_wanted(connection, numbers)
    roads = {partner: ways_of(connection, partner) for partner in {row.partner_id for row in rows}}
    around = _Around(connection, roads, {row.id: row.partner_id for row in rows if row.state in RUNNING}, wanted)
    for row in rows:
        now = _now(row, at, reached.get(row.id, ()), roads[row.partner_id].get((row.site_id, row.hospital_id)))
        lines_here = wanted.get(row.id, ())
        yield _order_row(now, lines_here, boxes.get(row.id, (0, 0)), around.sources(now, lines_here))


_Roads = dict[tuple[int, int], Way]


class _Around:
    """Where what running orders lack could come from, read once for all of them; nothing for those that have ended.

    Args:
        roads: by partner.
        running: the partners of the running orders by the orders' keys.
        wanted: the lines by the orders' keys.
    """

    def __init__(
        self,
        connection: Connection,
        roads: Mapping[int, _Roads],
        running: Mapping[int, int],
        wanted: Mapping[int, tuple[LineFacts, ...]],
    ) -> None:
        self._roads = roads
        self._running = running
        lacking: dict[int, set[int]] = {}
        for order, partner in running.items():
            lacking.setdefault(partner, set()).update(_lacking(wanted.get(order, ())))
        self._goods = {partner: Everywhere(connection, items, partner) for partner, items in lacking.items() if items}

    def sources(self, now: _Now, wanted: tuple[LineFacts, ...]) -> tuple[NearestRow, ...]:
        """The sources of what an order lacks that has not left, those that can be there first first."""
        row, items = now.row, _lacking(wanted)
        if row.id not in self._running or not items or now.left is not None:
            return ()
        asked = Asked(row.site_id, row.partner_id, row.number, local_day(row.due_at, ZoneInfo(row.time_zone)))
        found = self._goods[row.partner_id].lying(items, asked)
        trip = Trip(row.site_id, row.hospital_id, _leaves(now), row.due_at)
        rows = ranked(found, self._roads[row.partner_id], trip)
        return tuple(one for one in rows if one.lying.takable - one.lying.mine > 0 or one.lying.why)


def _lacking(wanted: tuple[LineFacts, ...]) -> set[int]:
    return {line.item_id for line in wanted if line.lacking > 0}


def _now(row: Any, at: datetime, reached: Sequence[MilestoneFacts], way: Way | None) -> _Now:
    valid = [one for one in reached if one.taken_back_at is None]
    left = next((one.at for one in valid if one.kind is MilestoneKind.HANDED_OVER), None)
    received = next((one.at for one in valid if one.kind is MilestoneKind.RECEIVED), None)
    return _Now(row, at, valid[-1] if valid else None, left, received, way)


def _order_row(
    now: _Now, wanted: tuple[LineFacts, ...], boxes: tuple[int, int], sources: tuple[NearestRow, ...]
) -> OrderRow:
    row = now.row
    done = sum((min(line.picked, Decimal(line.wanted)) for line in wanted), Decimal(boxes[0]))
    of = Decimal(sum(line.wanted for line in wanted) + boxes[1])
    head = (row.number, row.hospital, row.name, row.name_en, row.site, row.time_zone, row.state)
    said = _forecast(now, wanted, sources)
    return OrderRow(*head, row.called_at, row.due_at, done, of, said, now.received)


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
    reached, roads = milestones(connection, row.id), ways_of(connection, row.partner_id)
    now = _now(row, at, reached, roads.get((row.site_id, row.hospital_id)))
    way = now.way
    wanted, boxes = lines(connection, row.id, row.number), trays(connection, row.id)
    running = {row.id: row.partner_id} if row.state in RUNNING else {}
    sources = _Around(connection, {row.partner_id: roads}, running, {row.id: wanted}).sources(now, wanted)
    free = [one for one in boxes if one.tray_id is None]
    serving = {code for one in free for _, code in trays_that_serve(connection, one.kit_id)}
    return OrderView(
        row=_order_row(now, wanted, (len(boxes) - len(free), len(boxes)), sources),
        caller=row.caller,
        package=row.package,
        warnings=tuple(word for word in row.warnings.split(" ") if word),
        passed=row.passed,
        courier=row.courier,
        plate=row.plate,
        phone=row.phone,
        receiver=row.receiver,
        store=row.store,
        lines=wanted,
        trays=boxes,
        serving=tuple(sorted(serving)),
        to_pick=to_pick(connection, row.number),
        picked=picked(connection, row.id),
        milestones=reached,
        taken=_taken(connection, row.id),
        sources=sources,
        contacts=order_contacts(connection, row.partner_id, row.hospital_id),
        road_km=None if way is None else way.road_km,
        drive=None if way is None else way.minutes(_leaves(now)),
        box_id=row.box_id,
        sheet_id=row.sheet_id,
    )


def _leaves(now: _Now) -> datetime:
    """When the goods leave, or left."""
    if now.left is not None:
        return now.left
    if now.last is None:
        return now.at
    return now.at + preparation_left(now.last.kind, now.last.at, now.at)


def _forecast(now: _Now, wanted: tuple[LineFacts, ...], sources: tuple[NearestRow, ...]) -> Forecast:
    due = now.row.due_at
    if now.received is not None:
        return forecast(now.received, due)
    if now.way is None:
        return forecast(None, due)
    arrival = _leaves(now) + now.way.minutes(_leaves(now))
    if now.last is not None and now.last.kind is MilestoneKind.HANDED_OVER:
        return forecast(max(arrival, now.at), due)
    for line in wanted:
        latest = _covered(line, sources)
        if latest is None:
            return forecast(None, due)
        arrival = max(arrival, latest)
    return forecast(arrival, due)


_EARLIEST: Final = datetime.min.replace(tzinfo=ZoneInfo("UTC"))


def _covered(line: LineFacts, sources: tuple[NearestRow, ...]) -> datetime | None:
    """When the last lacking piece of a line can be there; None when there are not enough anywhere in reach."""
    left, latest = line.lacking, _EARLIEST
    for one in sources:
        if left <= 0:
            break
        if one.lying.item_id == line.item_id and one.arrival is not None:
            left -= one.lying.takable - one.lying.mine
            latest = max(latest, one.arrival)
    return latest if left <= 0 else None


def _taken(connection: Connection, order: int) -> tuple[TakenRow, ...]:
    asked = (
        select(TakenPiece.document, Item.ref, Item.name, Item.name_en, Lot.number, func.coalesce(Unit.serial, ""))
        .add_columns(Place.code, TakenPiece.needed_at, TakenPiece.replaced, Person.name, TakenPiece.reason)
        .join(Item, Item.id == TakenPiece.item_id)
        .join(Lot, Lot.id == TakenPiece.lot_id)
        .join(Place, Place.id == TakenPiece.place_id)
        .join(Person, Person.id == TakenPiece.allowed_by_id)
        .outerjoin(Unit, Unit.id == TakenPiece.unit_id)
        .where(TakenPiece.order_id == order)
        .order_by(TakenPiece.id)
    )
    return tuple(TakenRow(*row) for row in connection.execute(asked))
