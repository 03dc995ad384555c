"""The road from a site to a hospital, with the speed of each hour, beside the distance as the crow flies (S1-33)."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

from desktop.domain.changes import Kind
from desktop.domain.emergency import HOURS, great_circle_km, in_radius
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.models.order import SiteDistance
from desktop.queries.ways import METRES
from desktop.services.emergency.saving_rows import save_each, write_one
from desktop.services.hospital_stores import hospital_named
from desktop.services.master_data.entry import Check, Faults, Saved, Tally
from desktop.services.master_data.lookups import site_row
from desktop.services.master_data.tally import tally
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork

MOST_KM: Final = Decimal(5000)
FASTEST: Final = 200
FIELD_OF: Final = {
    "unknown_site": "site",
    "not_your_site": "site",
    "unknown_party": "hospital",
    "not_a_hospital": "hospital",
    "bad_distance": "road_km",
    "road_shorter_than_air": "road_km",
    "bad_point": "hospital_point",
    "bad_speeds": "speeds",
}
"""The field that a refusal belongs to."""

_POINTS: Final = {"great_circle_km", "site_point", "hospital_point"}
_GIVEN_BY: Final = {
    "road_m": {"road_km"},
    "great_circle_m": _POINTS,
    "speeds": {"speeds"},
    "stated_by": {"stated_by"},
}


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
        great_circle_km: as the crow flies; the two points go before it, None is not to know it.
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
class SaveDistances:
    """Many ways, all or none; with ``fields``, of what is there only these are changed."""

    distances: tuple[SaveDistance, ...]
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DistanceSaved:
    """The way as it was saved; ``inside`` says whether the site covers the hospital (150.0 km), None if unknown."""

    site: str
    hospital: str
    road_km: Decimal
    great_circle_km: Decimal | None
    inside: bool | None

    @property
    def code(self) -> str:
        """What a list calls it."""
        return f"{self.site} {self.hospital}"


def save_distance(uow: UnitOfWork, request: SaveDistance) -> DistanceSaved:
    """Record the way from a site to a hospital; one that was out of use is in use again.

    Raises:
        Refusal: ``unknown_site``, ``not_your_site``, ``unknown_party``, ``not_a_hospital``, ``bad_distance``,
            ``road_shorter_than_air``, ``bad_point``, ``bad_speeds``, ``faulty_entry``.
    """
    circle, _ = _save(uow, request)
    inside = None if circle is None else in_radius(circle)
    return DistanceSaved(request.site, request.hospital, request.road_km, circle, inside)


def save_distances(uow: UnitOfWork, request: SaveDistances) -> Tally:
    """Record many ways.

    Raises:
        Refusal: ``faulty_file`` with all faults, of each row those of `save_distance`.
    """

    def save(one: SaveDistance) -> Saved:
        return _save(uow, one, request.fields)[1]

    saved = save_each(request.distances, save, FIELD_OF, ("site", "hospital"))
    return tally(uow, "import_distances", saved)


def _save(uow: UnitOfWork, request: SaveDistance, fields: tuple[str, ...] = ()) -> tuple[Decimal | None, Saved]:
    site, hospital = site_row(uow, request.site), hospital_named(uow, request.hospital)
    faults = Faults()
    Check(faults, 0).text("stated_by", request.stated_by, 120)
    faults.check_entry()
    circle = _circle(request)
    values: dict[str, object] = {
        "road_m": _metres(request.road_km),
        "great_circle_m": None if circle is None else _metres(circle),
    }
    if circle is not None and request.road_km < circle and not (fields and "road_km" not in fields):
        raise Refusal("road_shorter_than_air", road_km=str(request.road_km), great_circle_km=str(circle))
    values |= {"speeds": _speeds(request.speeds), "stated_by": request.stated_by}
    if fields:
        values = {name: value for name, value in values.items() if _GIVEN_BY[name] & set(fields)}
    values["retired_at"] = None
    key = {"site_id": site.id, "party_id": hospital}
    saved = write_one(uow, SiteDistance, (key, {"partner_id": site.partner_id}), values)
    if saved.created or saved.changed:
        told = {"road_km": str(request.road_km), "great_circle_km": str(circle), "speeds": _speeds(request.speeds)}
        uow.record("save_distance", f"{request.site} {request.hospital}", site=site.id, way=told)
        uow.touched(Kind.ORDERS)
    return circle, saved


def _circle(request: SaveDistance) -> Decimal | None:
    if not (request.site_point and request.hospital_point):
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


SAVE_DISTANCES = Verb("save_distances", SaveDistances, Tally, save_distances, Action.EDIT_MASTER_DATA)
SAVE_DISTANCE = Verb("save_distance", SaveDistance, DistanceSaved, save_distance, Action.EDIT_MASTER_DATA)
