"""When goods on the road come to their site: what was said of each dispatch, and what orders wait for."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import Connection, and_, exists, or_, select

from desktop.domain.emergency import BUDGET, MilestoneKind
from desktop.domain.ledger import PlaceKind
from desktop.models.case import Reservation
from desktop.models.ledger import Balance
from desktop.models.order import TransitTrip
from desktop.models.party import Party, Site
from desktop.models.place import Place

AFTER_ARRIVAL: Final = sum((BUDGET[kind] for kind in BUDGET if kind is not MilestoneKind.ACCEPTED), timedelta(0))
"""Picking, packing and handing over what has just come."""


@dataclass(frozen=True, slots=True)
class TripRow:
    """A dispatch that has not arrived.

    Attributes:
        come_from, come_from_name, come_from_name_en: the hospital that it comes from, "" when from elsewhere.
        expected_at: None when nobody knows.
        typed: somebody said when it comes; else it was reckoned from the road.
    """

    place: str
    site: str
    time_zone: str
    come_from: str
    come_from_name: str
    come_from_name_en: str
    carrier: str
    phone: str
    left_at: datetime | None
    expected_at: datetime | None
    typed: bool

    def ready_at(self, now: datetime) -> datetime | None:
        """When what it brings can leave for a hospital; None when nobody knows, or it should be here and is not."""
        if self.expected_at is None or self.expected_at < now:
            return None
        return self.expected_at + AFTER_ARRIVAL


_TRIPS: Final = (
    select(Place.code, Site.code.label("site"), Site.time_zone, Party.code, Party.name, Party.name_en)
    .add_columns(TransitTrip.carrier, TransitTrip.phone, TransitTrip.left_at, TransitTrip.expected_at)
    .add_columns(TransitTrip.typed, TransitTrip.place_id)
    .join(Place, Place.id == TransitTrip.place_id)
    .join(Site, Site.id == TransitTrip.site_id)
    .outerjoin(Party, Party.id == TransitTrip.from_id)
    .where(TransitTrip.ended_at.is_(None))
    .order_by(TransitTrip.id)
)


def trips_of(connection: Connection, partner: int) -> dict[int, TripRow]:
    """The dispatches under way to a partner's sites, by the keys of their transit places."""
    rows = connection.execute(_TRIPS.where(TransitTrip.partner_id == partner)).all()
    return {row.place_id: _trip(row) for row in rows}


def trips(connection: Connection, site: str = "") -> tuple[TripRow, ...]:
    """The dispatches under way, to a site by its code or to all."""
    asked = _TRIPS.where(Site.code == site) if site else _TRIPS
    return tuple(_trip(row) for row in connection.execute(asked).all())


def _trip(row: Any) -> TripRow:
    return TripRow(*row[:3], *(name or "" for name in row[3:6]), *row[6:11])


def awaited(connection: Connection, documents: Collection[str]) -> Mapping[str, Collection[int]]:
    """The transit places in which pieces lie that are reserved for each of the orders and have not come yet."""
    lies = and_(Balance.place_id == Reservation.place_id, Balance.lot_id == Reservation.lot_id)
    there = or_(Balance.unit_id == Reservation.unit_id, and_(Balance.unit_id.is_(None), Reservation.unit_id.is_(None)))
    asked = select(Reservation.document, Reservation.place_id).join(Place, Place.id == Reservation.place_id)
    asked = asked.where(Reservation.document.in_(documents), Reservation.released_at.is_(None))
    asked = asked.where(Reservation.outcome == "", Place.kind == PlaceKind.TRANSIT)
    asked = asked.where(exists().where(lies, there, Balance.quantity > Decimal(0)))
    found: dict[str, list[int]] = defaultdict(list)
    for document, place in connection.execute(asked.distinct().order_by(Reservation.place_id)):
        found[document].append(place)
    return found
