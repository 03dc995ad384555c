"""What is on the road: with whom a dispatch comes to its site, and when it is expected (S1-26)."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import insert, select, update

from desktop.domain.changes import Kind
from desktop.domain.clock import local_day
from desktop.domain.errors import Refusal
from desktop.domain.ledger import PlaceKind
from desktop.domain.permissions import Action
from desktop.models.order import TransitTrip
from desktop.models.party import Site
from desktop.models.place import Place
from desktop.queries.ways import ways_of
from desktop.services.cases.case_at_hand import local_moment
from desktop.services.emergency.order_at_hand import typed_moment
from desktop.services.hospital_stores import hospital_named
from desktop.services.master_data.entry import Check, Faults
from desktop.services.master_data.lookups import refuse_foreign, storable
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork

_TIME_ALONE: Final = re.compile("[0-2][0-9]:[0-5][0-9]", re.ASCII)


@dataclass(frozen=True, slots=True)
class ExpectTransit:
    """A vehicle or courier is on the way to its site.

    Attributes:
        place: the code of the transit place that the goods are in.
        come_from: the code of the hospital that it left; then the arrival is reckoned from the road.
        left: local time at which it left, ``02:20`` or ``2026-11-21T02:20``; "" for now.
        expected: local time at which it says it comes; it goes before the road. "" when nobody said.
    """

    place: str
    carrier: str
    phone: str = ""
    come_from: str = ""
    left: str = ""
    expected: str = ""


@dataclass(frozen=True, slots=True)
class TransitExpected:
    """When it comes; None when nobody knows, and ``typed`` when somebody said so."""

    place: str
    site: str
    carrier: str
    expected_at: datetime | None
    typed: bool


@dataclass(frozen=True, slots=True)
class EndTransit:
    """The vehicle is here, or does not come."""

    place: str


@dataclass(frozen=True, slots=True)
class TransitEnded:
    """Whether one was expected."""

    place: str
    was_expected: bool


def expect_transit(uow: UnitOfWork, request: ExpectTransit) -> TransitExpected:
    """Say when what is in a transit place comes to its site; it takes the place of what was said before.

    Raises:
        Refusal: ``unknown_place``, ``not_a_transit_place``, ``not_your_site``, ``faulty_entry``, ``unknown_party``,
            ``not_a_hospital``, ``bad_time`` also when it would come before it left, ``in_the_future``.
    """
    place = _transit(uow, request.place)
    _check(request)
    came_from = hospital_named(uow, request.come_from) if request.come_from else None
    left = typed_moment(uow, request.left, place.time_zone).astimezone(UTC) if request.left else uow.at
    expected = _expected(uow, place, request, (came_from, left))
    _end(uow, place.id)
    row = {"place_id": place.id, "site_id": place.site_id, "partner_id": place.partner_id, "from_id": came_from}
    said = {"carrier": request.carrier, "phone": request.phone, "left_at": left, "expected_at": expected}
    by = {"typed": bool(request.expected), "made_at": uow.at, "made_by_id": uow.actor.id}
    uow.write(insert(TransitTrip).values(row | said | by))
    told = {"carrier": request.carrier, "expected_at": None if expected is None else expected.isoformat()}
    uow.record("expect_transit", request.place, site=place.site_id, trip=told)
    uow.touched(Kind.ORDERS)
    return TransitExpected(request.place, place.site, request.carrier, expected, bool(request.expected))


def end_transit(uow: UnitOfWork, request: EndTransit) -> TransitEnded:
    """Nothing is expected of a transit place any more.

    Raises:
        Refusal: ``unknown_place``, ``not_a_transit_place``, ``not_your_site``.
    """
    place = _transit(uow, request.place)
    ended = _end(uow, place.id)
    uow.record("end_transit", request.place, site=place.site_id)
    uow.touched(Kind.ORDERS)
    return TransitEnded(request.place, ended > 0)


def _transit(uow: UnitOfWork, code: str) -> Any:
    asked = select(Place.id, Place.kind, Place.site_id, Place.partner_id, Site.code.label("site"), Site.time_zone)
    asked = asked.join(Site, Site.id == Place.site_id).where(Place.code == code, Place.retired_at.is_(None))
    row = uow.read(asked).first() if storable(code) else None
    if row is None:
        raise Refusal("unknown_place", place=code)
    refuse_foreign(uow, row.partner_id, code)
    if row.kind is not PlaceKind.TRANSIT:
        raise Refusal("not_a_transit_place", place=code)
    return row


def _check(request: ExpectTransit) -> None:
    faults = Faults()
    check = Check(faults, 0)
    check.text("carrier", request.carrier, 120, required=True)
    check.text("phone", request.phone, 40)
    faults.check_entry()


def _expected(uow: UnitOfWork, place: Any, request: ExpectTransit, way: tuple[int | None, datetime]) -> datetime | None:
    came_from, left = way
    if request.expected:
        return _typed(request.expected, left, place.time_zone).astimezone(UTC)
    if came_from is None:
        return None
    road = ways_of(uow.connection, place.partner_id).get((place.site_id, came_from))
    return None if road is None else left + road.minutes(left)


def _typed(text: str, left: datetime, time_zone: str) -> datetime:
    """The typed time; of a time alone the next one after it left."""
    if not _TIME_ALONE.fullmatch(text):
        at = local_moment(text, time_zone)
        if at < left:
            raise Refusal("bad_time", value=text)
        return at
    day = local_day(left, ZoneInfo(time_zone))
    at = local_moment(f"{day.isoformat()}T{text}", time_zone)
    return at if at >= left else local_moment(f"{(day + timedelta(days=1)).isoformat()}T{text}", time_zone)


def _end(uow: UnitOfWork, place: int) -> int:
    open_ones = update(TransitTrip).where(TransitTrip.place_id == place, TransitTrip.ended_at.is_(None))
    return int(uow.write(open_ones.values(ended_at=uow.at)).rowcount)


EXPECT_TRANSIT = Verb("expect_transit", ExpectTransit, TransitExpected, expect_transit, Action.DISPATCH)
END_TRANSIT = Verb("end_transit", EndTransit, TransitEnded, end_transit, Action.DISPATCH)
