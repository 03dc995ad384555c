"""Who can do a repair: qualified on that day, free, near, not overloaded (S2-23, S2-40; J11).

Everybody is listed and says why; only who is qualified and will be free may be chosen.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, or_, select

from desktop.domain.clock import local_day
from desktop.domain.errors import Refusal
from desktop.domain.free_time import LOOK_AHEAD, Diary, Span, begun_until, free_from
from desktop.domain.qualification import Post, Qualified, Standing
from desktop.models.party import Party, Site
from desktop.models.person import Person
from desktop.models.staff import Qualification, Staff, StaffTime, WorkingHours
from desktop.queries.staff_facts import standings
from desktop.queries.staff_orders import OpenOrder, orders_of
from desktop.queries.ways import Way, ways_of


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be done.

    Attributes:
        site: the code of the centre.
        at: from when on; its local day at the centre decides about certificates.
        line, model: of the device.
        hospital: the code of the party where the work is done; "" for in house, at the centre itself.
    """

    site: str
    at: datetime
    line: str = ""
    model: str = ""
    hospital: str = ""


@dataclass(frozen=True, slots=True)
class Technician:
    """Somebody who could do it.

    Attributes:
        standing: towards the line and model on that day; only ``valid`` may be chosen.
        until: the last day of the certificate that decides, valid or expired; the first day of one to come.
        free_from: UTC; None when not within 30 days.
        distance_km: by road; 0 in house; None when nobody entered it.
        inside: within 150.0 km as the crow flies (S1-33); None when it is not known.
        load: orders that are theirs this week: still open, or given to them since Monday.
        busy_with: numbers of the orders that they have begun.
        selectable: qualified, and free within 30 days.
    """

    badge: str
    name: str
    site: str
    standing: Standing
    until: date | None
    free_from: datetime | None
    distance_km: Decimal | None
    inside: bool | None
    load: int
    busy_with: tuple[str, ...]
    selectable: bool


_ORDER: Final = {one: place for place, one in enumerate(Standing)}
_FAR: Final = Decimal("Infinity")


def ranked(connection: Connection, work: Work) -> tuple[Technician, ...]:
    """The people of a centre's partner, the best first, those who may not be chosen last.

    Raises:
        Refusal: ``unknown_site``, ``unknown_party`` for the hospital.
    """
    site = connection.execute(select(Site.id, Site.partner_id, Site.time_zone).where(Site.code == work.site)).first()
    if site is None:
        raise Refusal("unknown_site", site=work.site)
    hospital = _hospital(connection, work.hospital)
    people = _people(connection, site.partner_id)
    keys = [one.id for one in people]
    day = local_day(work.at, ZoneInfo(site.time_zone))
    stand = standings(connection, keys, work.line, work.model, day)
    orders = orders_of(connection, keys, day - timedelta(days=day.weekday()), ZoneInfo(site.time_zone))
    diaries = _diaries(connection, people, orders, work.at)
    ways = ways_of(connection, site.partner_id)
    rows = []
    for one in people:
        away = _way(ways, one.site_id, site.id, hospital)
        rows.append(_technician(one, stand[one.id], free_from(diaries[one.id], work.at), away, orders[one.id]))
    return tuple(sorted(rows, key=_place))


def _hospital(connection: Connection, code: str) -> int | None:
    if not code:
        return None
    found = connection.execute(select(Party.id).where(Party.code == code)).scalar()
    if found is None:
        raise Refusal("unknown_party", party=code)
    return int(found)


def _people(connection: Connection, partner: int) -> list[Any]:
    """Staff of a partner with a certificate or a technical post; others never repair anything."""
    holds = select(Qualification.id).where(Qualification.person_id == Staff.person_id).exists()
    asked = select(Person.id, Person.badge, Person.name, Staff.site_id, Site.code, Site.time_zone)
    asked = asked.join(Staff, Staff.person_id == Person.id).join(Site, Site.id == Staff.site_id)
    asked = asked.where(Staff.partner_id == partner, Person.retired_at.is_(None))
    return list(connection.execute(asked.where(or_(Staff.post.in_(_TECHNICAL), holds)).order_by(Person.badge)))


_TECHNICAL: Final = (Post.TECHNICIAN, Post.ENGINEER)


def _diaries(
    connection: Connection, people: Collection[Any], orders: Mapping[int, tuple[OpenOrder, ...]], at: datetime
) -> dict[int, Diary]:
    keys = [one.id for one in people]
    hours: dict[int, dict[int, tuple[int, int]]] = defaultdict(dict)
    for row in connection.execute(select(*WorkingHours.__table__.c).where(WorkingHours.person_id.in_(keys))):
        hours[row.person_id][row.weekday] = (row.from_minute, row.to_minute)
    taken: dict[int, list[Span]] = defaultdict(list)
    spans = select(StaffTime.person_id, StaffTime.starts_at, StaffTime.ends_at)
    spans = spans.where(StaffTime.person_id.in_(keys), StaffTime.taken_back_at.is_(None), StaffTime.ends_at > at)
    for row in connection.execute(spans.where(StaffTime.starts_at <= at + LOOK_AHEAD)):
        taken[row.person_id].append((row.starts_at, row.ends_at))
    for one in people:
        taken[one.id] += [(at, begun_until(order.began_at, at)) for order in orders[one.id] if order.began_at]
    return {one.id: Diary(ZoneInfo(one.time_zone), hours[one.id], taken[one.id]) for one in people}


def _way(
    ways: Mapping[tuple[int, int], Way], start: int, centre: int, hospital: int | None
) -> tuple[Decimal | None, bool | None]:
    """Road kilometres to where the work is, and whether it is inside the radius; None for what nobody entered."""
    if hospital is None:
        return (Decimal(0), True) if start == centre else (None, None)
    way = ways.get((start, hospital))
    return (None, None) if way is None else (way.road_km, way.inside)


def _technician(
    one: Any,
    stand: Qualified,
    free: datetime | None,
    away: tuple[Decimal | None, bool | None],
    orders: tuple[OpenOrder, ...],
) -> Technician:
    begun = tuple(order.number for order in orders if order.began_at)
    selectable = stand.standing is Standing.VALID and free is not None
    judged = (stand.standing, stand.until, free, *away, len(orders), begun, selectable)
    return Technician(one.badge, one.name, one.code, *judged)


def _place(one: Technician) -> tuple[Any, ...]:
    """Qualified first, then who is free first, inside the radius, near, with little to do."""
    free = one.free_from.timestamp() if one.free_from else float("inf")
    far = _FAR if one.distance_km is None else one.distance_km
    return (not one.selectable, _ORDER[one.standing], free, one.inside is False, far, one.load, one.name, one.badge)
