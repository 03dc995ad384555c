"""The transit places: vehicles and couriers' ways on which goods are on the road."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from desktop.domain.ledger import PlaceKind
from desktop.models.party import Party, Site
from desktop.models.place import Place


@dataclass(frozen=True, slots=True)
class TransitPlaceRow:
    """A transit place; ``site`` and ``custodian`` are codes."""

    code: str
    name: str
    name_en: str
    site: str
    custodian: str
    carrier_name: str
    carrier_name_en: str
    retired_at: datetime | None


def transit_places(connection: Connection, *, retired: bool = False) -> tuple[TransitPlaceRow, ...]:
    """All transit places by code; with those out of use when asked."""
    asked = (
        select(Place.code, Place.name, Place.name_en, Site.code, Party.code, Party.name, Party.name_en)
        .add_columns(Place.retired_at)
        .join(Site, Site.id == Place.site_id)
        .join(Party, Party.id == Place.custodian_id)
        .where(Place.kind == PlaceKind.TRANSIT)
        .order_by(Place.code)
    )
    wanted = asked if retired else asked.where(Place.retired_at.is_(None))
    return tuple(TransitPlaceRow(*row) for row in connection.execute(wanted).all())
