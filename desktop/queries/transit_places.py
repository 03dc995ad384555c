"""The transit places: vehicles and couriers' ways on which goods are on the road."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from desktop.domain.ledger import PlaceKind
from desktop.models.party import Party, Site
from desktop.models.place import Place


@dataclass(frozen=True, slots=True)
class TransitPlaceRow:
    """A transit place; ``site`` and ``custodian`` are codes. It is never taken out of use: ``retired_at`` is None."""

    code: str
    name: str
    name_en: str
    site: str
    custodian: str
    carrier_name: str
    carrier_name_en: str
    retired_at: datetime | None


def transit_places(connection: Connection) -> tuple[TransitPlaceRow, ...]:
    """All transit places by code."""
    asked = (
        select(Place.code, Place.name, Place.name_en, Site.code, Party.code, Party.name, Party.name_en)
        .add_columns(Place.retired_at)
        .join(Site, Site.id == Place.site_id)
        .join(Party, Party.id == Place.custodian_id)
        .where(Place.kind == PlaceKind.TRANSIT)
        .order_by(Place.code)
    )
    return tuple(TransitPlaceRow(*row) for row in connection.execute(asked).all())
