"""Beginning a count, going on with it after a pause, and counting again by a second person."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Select, func, insert, select, update

from desktop.domain.changes import Kind
from desktop.domain.counts import CountState
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.models.count import Count, CountRound, CountScan, CountTask
from desktop.models.place import Place
from desktop.services.counts.at_hand import AT_WORK, CountedPlace, OpenCount, counted_place, open_count, refuse_other
from desktop.services.numbering import next_number
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class StartCount:
    """Begin to count a bin or a tray, by its code or its ``SZ:`` text."""

    place: str
    raw: str = ""


@dataclass(frozen=True, slots=True)
class CountStarted:
    """The count that is open now.

    Attributes:
        turn: 1 for the first pass, 2 for the recount by a second person.
        resumed: the person goes on; ``counted`` pieces were scanned before and are kept.
    """

    count: str
    place: str
    turn: int
    resumed: bool
    counted: Decimal


def start_count(uow: UnitOfWork, request: StartCount) -> CountStarted:
    """Begin the count of a place, or go on with one's own; a second person begins the recount.

    From now on nothing can be picked from the place or put into it.

    Raises:
        Refusal: ``unknown_place``, ``not_countable``, ``not_your_site``; ``counted_by_other`` with who counts;
            ``second_person_needed`` when the recount is asked for by who counted last; ``count_waits`` when it waits
            for an approval or for being posted.
    """
    place = counted_place(uow, request.place)
    # The place's row is held, so that two desks begin one after the other and the second is told.
    uow.read(_lock(place.id)).one()
    found = open_count(uow, place)
    if found is None:
        return _begin(uow, place)
    if found.state is CountState.TO_RECOUNT:
        return _recount(uow, found)
    if found.state not in AT_WORK:
        raise Refusal("count_waits", place=place.code, count=found.number, state=found.state.value)
    if found.person != uow.actor.id:
        refuse_other(found)
    return CountStarted(found.number, place.code, found.turn, resumed=True, counted=counted_pieces(uow, found))


def _lock(place: int) -> Select[*tuple[Any, ...]]:
    return select(Place.id).where(Place.id == place).with_for_update(key_share=True)


def _begin(uow: UnitOfWork, place: CountedPlace) -> CountStarted:
    number = next_number(uow, "CN")
    row: dict[str, Any] = {"number": number, "task_id": _task(uow, place), "place_id": place.id, "turn": 1}
    row |= {"site_id": place.site, "partner_id": place.partner, "state": CountState.COUNTING}
    row |= {"workstation": uow.origin.workstation, "started_at": uow.at, "counted_by_id": uow.actor.id}
    uow.write(insert(Count).values(row))
    uow.record("start_count", number, site=place.site, place=place.code)
    uow.touched(Kind.COUNTS)
    return CountStarted(number, place.code, 1, resumed=False, counted=Decimal(0))


def _task(uow: UnitOfWork, place: CountedPlace) -> int | None:
    """The planned task that this count fulfils: the earliest of the place that is not done."""
    done = select(Count.task_id).where(Count.task_id.is_not(None), Count.state != CountState.ENDED_EARLY)
    asked = (
        select(CountTask.id)
        .join(CountRound, CountRound.id == CountTask.round_id)
        .where(CountTask.place_id == place.id, CountRound.ended_at.is_(None), CountTask.id.not_in(done))
        .order_by(CountTask.planned_on, CountTask.id)
        .limit(1)
    )
    return uow.read(asked).scalar()


def _recount(uow: UnitOfWork, count: OpenCount) -> CountStarted:
    if uow.actor.id == count.person:
        raise Refusal("second_person_needed", place=count.place.code, count=count.number, person=count.person_name)
    now: dict[str, Any] = {"state": CountState.RECOUNTING, "turn": count.turn + 1, "recounted_by_id": uow.actor.id}
    now |= {"workstation": uow.origin.workstation, "looking_in_id": None}
    uow.write(update(Count).where(Count.id == count.id).values(now))
    uow.record("start_recount", count.number, site=count.place.site, place=count.place.code)
    uow.touched(Kind.COUNTS)
    return CountStarted(count.number, count.place.code, count.turn + 1, resumed=False, counted=Decimal(0))


def counted_pieces(uow: UnitOfWork, count: OpenCount) -> Decimal:
    """The pieces scanned in the place itself in this pass."""
    asked = select(func.sum(CountScan.pieces)).where(
        CountScan.count_id == count.id,
        CountScan.turn == count.turn,
        CountScan.place_id == count.place.id,
        CountScan.taken_back_at.is_(None),
    )
    return uow.read(asked).scalar() or Decimal(0)


START_COUNT = Verb("start_count", StartCount, CountStarted, start_count, Action.COUNT)
