"""How many devices in the field use a part, and how often one of them needs it (S2-62)."""

from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import Connection, select

from desktop.models.item import Item
from desktop.models.party import Site
from desktop.models.replenishment import InstalledBase


@dataclass(frozen=True, slots=True)
class InstalledRow:
    """What was recorded; ``failures_per_year`` counts parts for one device in a year."""

    devices: int
    failures_per_year: Decimal
    source: str


def installed_base(connection: Connection, site: str, item: str) -> InstalledRow | None:
    """What was recorded for a part at a site; None when nothing was. Both are codes."""
    asked = (
        select(InstalledBase.devices, InstalledBase.failures_per_year, InstalledBase.source)
        .join(Site, Site.id == InstalledBase.site_id)
        .join(Item, Item.id == InstalledBase.item_id)
        .where(Site.code == site, Item.ref == item, Item.retired_at.is_(None))
    )
    row = connection.execute(asked).first()
    return None if row is None else InstalledRow(*row)
