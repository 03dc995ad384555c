"""The time zone of a desk's site."""

from datetime import tzinfo
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from desktop.models.party import Site


def site_zone(connection: Connection, site: str = "") -> tzinfo | None:
    """The time zone of a site, of the first one when none is named or it is unknown; None while there is no site."""
    asked = select(Site.time_zone).order_by(Site.code != site, Site.id).limit(1)
    name = connection.execute(asked).scalar()
    return None if name is None else ZoneInfo(name)
