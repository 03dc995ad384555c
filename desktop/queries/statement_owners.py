"""Who can have a statement: everybody whose goods are or were in the ledger of a site, or who asks prices for some."""

from sqlalchemy import Connection, or_, select

from desktop.models.ledger import Balance
from desktop.models.party import Party, Site
from desktop.models.place import Place
from desktop.models.settlement import BillingLine, PriceList


def owners_at(connection: Connection, site: str) -> frozenset[str]:
    """The codes of the owners; whose goods have all left is one while it has a price list or was owed anything."""
    here = select(Site.id).where(Site.code == site).scalar_subquery()
    held = select(Balance.owner_id).join(Place, Place.id == Balance.place_id).where(Place.site_id == here)
    owed = select(BillingLine.owner_id).where(BillingLine.site_id == here)
    listed = select(PriceList.owner_id)
    asked = select(Party.code).where(or_(Party.id.in_(held), Party.id.in_(owed), Party.id.in_(listed)))
    return frozenset(connection.execute(asked).scalars())
