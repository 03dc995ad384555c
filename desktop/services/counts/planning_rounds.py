"""The plan of counts: so many bins a day that the zone is through in some days; the longest not counted first."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, Final, NamedTuple

from sqlalchemy import Select, func, insert, or_, select, update

from desktop.domain.changes import Kind
from desktop.domain.counts import CountState, RoundKind
from desktop.domain.errors import Refusal
from desktop.domain.ledger import PlaceKind
from desktop.domain.money import rounded
from desktop.domain.permissions import Action
from desktop.models.count import Count, CountRound, CountTask
from desktop.models.item import Item
from desktop.models.ledger import Balance, LegRow
from desktop.models.party import Site
from desktop.models.place import Place, Zone
from desktop.models.settlement import Price, PriceList
from desktop.services.master_data.lookups import refuse_foreign
from desktop.services.numbering import next_number
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork

MOST_DAYS: Final = 366


@dataclass(frozen=True, slots=True)
class PlanCounts:
    """Plan a round through a zone from a day on (None: today); an opening count plans all at once, with the trays."""

    zone: str
    days: int = 5
    kind: RoundKind = RoundKind.CYCLE
    starts_on: date | None = None


@dataclass(frozen=True, slots=True)
class CountsPlanned:
    """The round: how many places in how many days, the most on one day, and those of the first day in their order."""

    round: str
    zone: str
    places: int
    days: int
    a_day: int
    first_day: tuple[str, ...]


class _Rank(NamedTuple):
    """Sorted: the longest not counted, then the most worth, then the most picked from, then by code."""

    counted: float
    worth: Decimal
    picks: int
    code: str
    place: int
    counted_at: datetime | None


def plan_counts(uow: UnitOfWork, request: PlanCounts) -> CountsPlanned:
    """Plan a round; what an older round of the zone had not counted yet is in this one.

    Raises:
        Refusal: ``unknown_zone``, ``not_your_site``, ``bad_days``, ``nothing_to_count``, ``due_before_today``.
    """
    asked = select(Place.id, Place.code, Place.site_id, Place.partner_id, Site.time_zone)
    asked = asked.join(Zone, Zone.place_id == Place.id).join(Site, Site.id == Place.site_id)
    zone = uow.read(asked.where(Place.code == request.zone, Place.retired_at.is_(None))).first()
    if zone is None:
        raise Refusal("unknown_zone", zone=request.zone)
    refuse_foreign(uow, zone.partner_id, zone.code)
    days = 1 if request.kind is RoundKind.OPENING else request.days
    if not 1 <= days <= MOST_DAYS:
        raise Refusal("bad_days", value=request.days)
    today = uow.today(zone.time_zone)
    ranked = _ranked(uow, zone.id, request.kind, today)
    if not ranked:
        raise Refusal("nothing_to_count", zone=zone.code)
    first = request.starts_on or today
    if first < today:
        raise Refusal("due_before_today", due_back_on=first)
    if (first - today).days > MOST_DAYS:
        raise Refusal("bad_days", value=(first - today).days)
    number = _write_round(uow, zone, request.kind, days)
    a_day = -(-len(ranked) // days)
    _write_tasks(uow, number, ranked, a_day, first)
    uow.record("plan_counts", number, site=zone.site_id, zone=zone.code, places=len(ranked), days=days)
    uow.touched(Kind.COUNTS)
    needed = -(-len(ranked) // a_day)
    return CountsPlanned(number, zone.code, len(ranked), needed, a_day, tuple(one.code for one in ranked[:a_day]))


def _write_round(uow: UnitOfWork, zone: Any, kind: RoundKind, days: int) -> str:
    open_rounds = update(CountRound).where(CountRound.zone_id == zone.id, CountRound.ended_at.is_(None))
    uow.write(open_rounds.values(ended_at=uow.at))
    number = next_number(uow, "CR")
    row: dict[str, Any] = {"number": number, "kind": kind, "site_id": zone.site_id, "partner_id": zone.partner_id}
    row |= {"zone_id": zone.id, "days": days, "planned_at": uow.at, "planned_by_id": uow.actor.id}
    uow.write(insert(CountRound).values(row))
    return number


def _write_tasks(uow: UnitOfWork, number: str, ranked: list[_Rank], a_day: int, first: date) -> None:
    planned = uow.read(select(CountRound.id).where(CountRound.number == number)).scalar_one()
    rows = [
        {"round_id": planned, "place_id": one.place, "position": position + 1, "worth": -one.worth}
        | {"planned_on": first + timedelta(days=position // a_day), "last_counted_at": one.counted_at}
        for position, one in enumerate(ranked)
    ]
    uow.write(insert(CountTask), rows)


def _ranked(uow: UnitOfWork, zone: int, kind: RoundKind, day: date) -> list[_Rank]:
    places = uow.read(_places(zone, trays=kind is RoundKind.OPENING)).all()
    ids = [row.id for row in places]
    counted = select(Count.place_id, func.max(Count.closed_at)).where(Count.place_id.in_(ids))
    closed = uow.read(counted.where(Count.state == CountState.CLOSED).group_by(Count.place_id)).all()
    last = {row[0]: row[1] for row in closed}
    left = select(LegRow.place_id, func.count()).where(LegRow.place_id.in_(ids), LegRow.quantity < 0)
    picks = {row[0]: row[1] for row in uow.read(left.group_by(LegRow.place_id)).all()}
    worth = _worth(uow, ids, day)
    return sorted(
        _Rank(_seconds(last.get(row.id)), -worth[row.id], -picks.get(row.id, 0), row.code, row.id, last.get(row.id))
        for row in places
    )


def _seconds(moment: datetime | None) -> float:
    return 0.0 if moment is None else moment.timestamp()


def _places(zone: int, *, trays: bool) -> Select[*tuple[Any, ...]]:
    """The bins of a zone; with the trays that stand in them."""
    bins = select(Place.id).where(Place.zone_id == zone, Place.kind == PlaceKind.BIN, Place.retired_at.is_(None))
    wanted = [Place.id.in_(bins)]
    if trays:
        standing = select(Balance.unit_id).where(Balance.place_id.in_(bins), Balance.unit_id.is_not(None))
        wanted.append(Place.tray_unit_id.in_(standing))
    return select(Place.id, Place.code).where(or_(*wanted))


def _worth(uow: UnitOfWork, places: list[int], day: date) -> dict[int, Decimal]:
    """What lies in each place, in yuan, by price lists valid today, else by list prices; what has no price is 0."""
    lying = select(Balance.place_id, Balance.item_id, func.sum(Balance.quantity)).where(Balance.place_id.in_(places))
    rows = uow.read(lying.group_by(Balance.place_id, Balance.item_id)).all()
    prices = _prices(uow, {row[1] for row in rows}, day)
    worth: defaultdict[int, Decimal] = defaultdict(Decimal)
    for place, item, pieces in rows:
        worth[place] += rounded(pieces * prices[item])
    return worth


def _prices(uow: UnitOfWork, items: set[int], day: date) -> dict[int, Decimal]:
    listed = uow.read(select(Item.id, Item.list_price).where(Item.id.in_(items))).all()
    prices = {row[0]: row[1] or Decimal(0) for row in listed}
    valid = (PriceList.valid_from <= day, or_(PriceList.valid_to.is_(None), PriceList.valid_to >= day))
    asked = select(Price.item_id, func.max(Price.unit_price)).join(PriceList, PriceList.id == Price.price_list_id)
    return prices | {row[0]: row[1] for row in uow.read(asked.where(*valid).group_by(Price.item_id)).all()}


PLAN_COUNTS = Verb("plan_counts", PlanCounts, CountsPlanned, plan_counts, Action.COUNT)
