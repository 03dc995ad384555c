"""The road from a site to a hospital, with the speed of each hour, beside the distance as the crow flies (S1-33)."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

from sqlalchemy import insert, select, update

from desktop.domain.changes import Kind
from desktop.domain.emergency import HOURS, great_circle_km, in_radius
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.models.order import SiteDistance
from desktop.queries.ways import METRES
from desktop.services.hospital_stores import hospital_named
from desktop.services.master_data.entry import Check, Faults
from desktop.services.master_data.lookups import site_row
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork

MOST_KM: Final = Decimal(5000)
FASTEST: Final = 200


@dataclass(frozen=True, slots=True)
class HourSpeed:
    """From this hour of the day on, until the next one named, so many km/h."""

    hour: int
    speed: int


@dataclass(frozen=True, slots=True)
class SaveDistance:
    """The way from a site to a hospital.

    Attributes:
        road_km: by road.
        great_circle_km: as the crow flies; None to reckon it from the two points, or not to know it.
        site_point, hospital_point: latitude and longitude in degrees as ``31.2304,121.4737``.
        speeds: the first hour must be 0; empty for the usual 55 km/h.
        stated_by: where the distance comes from.
    """

    site: str
    hospital: str
    road_km: Decimal
    great_circle_km: Decimal | None = None
    site_point: str = ""
    hospital_point: str = ""
    speeds: tuple[HourSpeed, ...] = ()
    stated_by: str = ""


@dataclass(frozen=True, slots=True)
class DistanceSaved:
    """The way as it was saved; ``inside`` says whether the site covers the hospital (150.0 km), None if unknown."""

    site: str
    hospital: str
    road_km: Decimal
    great_circle_km: Decimal | None
    inside: bool | None


def save_distance(uow: UnitOfWork, request: SaveDistance) -> DistanceSaved:
    """Record the way from a site to a hospital.

    Raises:
        Refusal: ``unknown_site``, ``not_your_site``, ``unknown_party``, ``not_a_hospital``, ``bad_distance``,
            ``bad_point``, ``bad_speeds``, ``faulty_entry``.
    """
    site, hospital = site_row(uow, request.site), hospital_named(uow, request.hospital)
    faults = Faults()
    Check(faults, 0).text("stated_by", request.stated_by, 120)
    faults.check_entry()
    circle = _circle(request)
    values: dict[str, object] = {
        "road_m": _metres(request.road_km),
        "great_circle_m": None if circle is None else _metres(circle),
    }
    values |= {"speeds": _speeds(request.speeds), "stated_by": request.stated_by}
    values |= {"changed_at": uow.at, "changed_by_id": uow.actor.id}
    key = {"site_id": site.id, "party_id": hospital}
    known = uow.read(select(SiteDistance.id).filter_by(**key)).scalar()
    if known is None:
        uow.write(insert(SiteDistance).values(key | values | {"partner_id": site.partner_id}))
    else:
        uow.write(update(SiteDistance).where(SiteDistance.id == known).values(values))
    told = {"road_km": str(request.road_km), "great_circle_km": str(circle), "speeds": values["speeds"]}
    uow.record("save_distance", f"{request.site} {request.hospital}", site=site.id, way=told)
    uow.touched(Kind.ORDERS)
    inside = None if circle is None else in_radius(circle)
    return DistanceSaved(request.site, request.hospital, request.road_km, circle, inside)


def _circle(request: SaveDistance) -> Decimal | None:
    if request.great_circle_km is not None or not (request.site_point and request.hospital_point):
        return request.great_circle_km
    return great_circle_km(_point(request.site_point), _point(request.hospital_point))


def _point(text: str) -> tuple[Decimal, Decimal]:
    latitude, comma, longitude = text.partition(",")
    try:
        point = Decimal(latitude), Decimal(longitude)
    except InvalidOperation as error:
        raise Refusal("bad_point", value=text) from error
    finite = point[0].is_finite() and point[1].is_finite()
    if not comma or not finite or not (abs(point[0]) <= 90 and abs(point[1]) <= 180):
        raise Refusal("bad_point", value=text)
    return point


def _metres(kilometres: Decimal) -> int:
    if not (kilometres.is_finite() and 0 <= kilometres <= MOST_KM):
        raise Refusal("bad_distance", value=str(kilometres))
    return int((kilometres * METRES).to_integral_value())


def _speeds(given: tuple[HourSpeed, ...]) -> str:
    if not given:
        return ""
    by_hour = {one.hour: one.speed for one in given}
    fits = all(0 <= one.hour < HOURS and 0 < one.speed <= FASTEST for one in given)
    if not fits or 0 not in by_hour or len(by_hour) < len(given):
        raise Refusal("bad_speeds", most=FASTEST)
    speeds: list[int] = []
    for hour in range(HOURS):
        speeds.append(by_hour.get(hour, speeds[-1] if speeds else 0))
    return ",".join(map(str, speeds))


SAVE_DISTANCE = Verb("save_distance", SaveDistance, DistanceSaved, save_distance, Action.EDIT_MASTER_DATA)
