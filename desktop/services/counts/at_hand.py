"""The place that is counted and its open count."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import aliased

from desktop.domain.codes import CodeKind, parse_code
from desktop.domain.counts import CountState
from desktop.domain.errors import Refusal
from desktop.domain.ledger import BinPurpose, PlaceKind
from desktop.models.count import Count
from desktop.models.party import Site
from desktop.models.person import Person
from desktop.models.place import Place, Zone
from desktop.services.master_data.lookups import refuse_foreign, storable
from desktop.services.posting import Ledger, Spot
from desktop.storage.unit_of_work import UnitOfWork

COUNTABLE: Final = frozenset(
    {PlaceKind.BIN, PlaceKind.TRAY, PlaceKind.RECEIVING, PlaceKind.HOLDING, PlaceKind.HOSPITAL}
)
AT_WORK: Final = frozenset({CountState.COUNTING, CountState.RECOUNTING})


@dataclass(frozen=True, slots=True)
class CountedPlace:
    """A place that can be counted; ``zone_owner`` is whose goods alone its zone takes."""

    id: int
    code: str
    kind: PlaceKind
    purpose: BinPurpose | None
    custodian: int
    site: int
    partner: int
    zone_owner: int | None
    time_zone: str

    @property
    def spot(self) -> Spot:
        """The place as a leg needs it."""
        return Spot(self.id, self.kind, self.custodian)

    @property
    def ledger(self) -> Ledger:
        """Whose ledger it belongs to."""
        return Ledger(self.site, self.partner)


@dataclass(frozen=True, slots=True)
class OpenCount:
    """The open count of a place; ``person`` is who counts now, or counted last."""

    id: int
    number: str
    state: CountState
    turn: int
    first: int
    second: int | None
    looking_in: int | None
    person: int
    person_name: str
    workstation: str
    place: CountedPlace

    @property
    def spot(self) -> int:
        """Where is being scanned: the place itself, or where the second person looks for what is missing."""
        return self.looking_in if self.looking_in is not None else self.place.id


_PLACES: Final = (
    select(Place.id, Place.code, Place.kind, Place.purpose, Place.custodian_id, Place.site_id, Place.partner_id)
    .add_columns(Zone.owner_id, Site.time_zone)
    .outerjoin(Zone, Zone.place_id == Place.zone_id)
    .outerjoin(Site, Site.id == Place.site_id)
)
_SECOND: Final = aliased(Person, name="second")
_COUNTS: Final = (
    select(Count.id, Count.number, Count.state, Count.turn, Count.counted_by_id, Count.recounted_by_id)
    .add_columns(Count.looking_in_id, Count.workstation, Count.place_id)
    .add_columns(Person.name.label("first_name"), _SECOND.name.label("second_name"))
    .join(Person, Person.id == Count.counted_by_id)
    .outerjoin(_SECOND, _SECOND.id == Count.recounted_by_id)
)


def place_name(code: str) -> str:
    """The code of a place or tray from its ``SZ:`` text, or as it is."""
    own = parse_code(code)
    return own.name if own is not None and own.kind in (CodeKind.PLACE, CodeKind.TRAY) else code


def counted_place(uow: UnitOfWork, code: str) -> CountedPlace:
    """A place by its code or its ``SZ:`` text.

    Raises:
        Refusal: ``unknown_place``, ``not_countable``, ``not_your_site``.
    """
    name = place_name(code)
    if not storable(name):
        raise Refusal("unknown_place", place=name)
    row = uow.read(_PLACES.where(Place.code == name, Place.retired_at.is_(None))).first()
    if row is None:
        raise Refusal("unknown_place", place=name)
    if row.kind not in COUNTABLE or row.site_id is None:
        raise Refusal("not_countable", place=name)
    refuse_foreign(uow, row.partner_id, name)
    return CountedPlace(*row)


def open_count(uow: UnitOfWork, place: CountedPlace) -> OpenCount | None:
    """The open count of a place."""
    row = uow.read(_COUNTS.where(Count.place_id == place.id, Count.closed_at.is_(None))).first()
    return None if row is None else _open(row, place)


def my_count(uow: UnitOfWork, code: str) -> OpenCount:
    """The count that this person is making of a place.

    Raises:
        Refusal: as `counted_place`; ``no_count_open``; ``counted_by_other`` with who counts where;
            ``count_waits`` when its pass is over.
    """
    place = counted_place(uow, code)
    found = open_count(uow, place)
    if found is None:
        raise Refusal("no_count_open", place=place.code)
    if found.state not in AT_WORK:
        raise Refusal("count_waits", place=place.code, count=found.number, state=found.state.value)
    if found.person != uow.actor.id:
        refuse_other(found)
    return found


def refuse_other(count: OpenCount) -> None:
    """Tell who counts.

    Raises:
        Refusal: ``counted_by_other``.
    """
    facts = {"place": count.place.code, "count": count.number, "person": count.person_name}
    raise Refusal("counted_by_other", **facts, workstation=count.workstation)


def count_numbered(uow: UnitOfWork, number: str) -> OpenCount:
    """An open count by its number.

    Raises:
        Refusal: ``unknown_count``, ``count_closed``, ``not_your_site``.
    """
    asked: Select[*tuple[Any, ...]] = _COUNTS.add_columns(Place.code, Count.closed_at)
    asked = asked.join(Place, Place.id == Count.place_id).where(Count.number == number)
    row = uow.read(asked).first() if storable(number) else None
    if row is None:
        raise Refusal("unknown_count", count=number)
    if row.closed_at is not None:
        raise Refusal("count_closed", count=number, place=row.code)
    return _open(row, counted_place(uow, row.code))


def _open(row: Row[*tuple[Any, ...]], place: CountedPlace) -> OpenCount:
    again = row.recounted_by_id is not None
    return OpenCount(
        row.id,
        row.number,
        row.state,
        row.turn,
        row.counted_by_id,
        row.recounted_by_id,
        row.looking_in_id,
        row.recounted_by_id if again else row.counted_by_id,
        row.second_name if again else row.first_name,
        row.workstation,
        place,
    )


def today_at(uow: UnitOfWork, place: CountedPlace) -> date:
    """The calendar day at the place's site."""
    return uow.today(place.time_zone)
