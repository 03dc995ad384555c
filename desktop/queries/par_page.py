"""The pars of a site with who set them, and all that is known of one: position, demand, forecast and proposal."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from desktop.domain.ledger import PlaceKind
from desktop.models.party import Party, Site
from desktop.models.place import Place
from desktop.models.tray import Kit
from desktop.queries.demand import Outlook, Wish, outlook
from desktop.queries.demand_months import Month, monthly_demand, months_on, pieces_in_month
from desktop.queries.par_settings import Setting, par_settings
from desktop.queries.pars import ParRow, pars
from desktop.queries.replenishment import Explained, explain


@dataclass(frozen=True, slots=True)
class ParLine:
    """A par, and who set it last; None where nothing tells."""

    par: ParRow
    setting: Setting | None

    @property
    def id(self) -> int:
        """The key of the par."""
        return self.par.id


@dataclass(frozen=True, slots=True)
class ParPage:
    """All that is known of one par.

    Attributes:
        explained: its position with every row behind it.
        outlook: forecast and proposal for the fill rate that was asked for.
        months: demand, oldest first; the last month runs.
        next_month: pieces that are expected in the month after.
    """

    explained: Explained
    outlook: Outlook
    months: tuple[Month, ...]
    next_month: float

    @property
    def par(self) -> ParRow:
        """The par itself."""
        return self.explained.row.par


@dataclass(frozen=True, slots=True)
class Spot:
    """Something that a par can be set for: a zone, a hospital store or a kit."""

    code: str
    name: str
    name_en: str
    is_kit: bool


def par_lines(connection: Connection, site: str) -> tuple[ParLine, ...]:
    """The pars of a site that are in use, in the order of owner, REF and place."""
    rows = pars(connection, site=site)
    settings = par_settings(connection, rows)
    return tuple(ParLine(row, settings.get(row.id)) for row in rows)


def par_page(connection: Connection, par: int, at: datetime, wish: Wish) -> ParPage:
    """One par.

    Raises:
        Refusal: ``unknown_par``.
    """
    explained = explain(connection, par, at)
    found = outlook(connection, explained.row.par, at, wish)
    months = monthly_demand(connection, explained.row.par, at)
    coming = pieces_in_month(found.forecast.rate, months_on(months[-1].first, 1))
    return ParPage(explained, found, months, coming)


def par_spots(connection: Connection, site: str) -> tuple[Spot, ...]:
    """Zones, then hospital stores, then kits."""
    places = (
        select(Place.code, Place.name, Place.name_en, Place.kind)
        .join(Site, Site.id == Place.site_id)
        .where(Site.code == site, Place.retired_at.is_(None))
        .where(Place.kind.in_((PlaceKind.ZONE, PlaceKind.HOSPITAL)))
    )
    found = sorted(connection.execute(places).all(), key=lambda row: (row.kind is not PlaceKind.ZONE, row.code))
    kits = (
        select(Kit.code, Kit.name, Kit.name_en)
        .join(Site, Site.partner_id == Kit.partner_id)
        .where(Site.code == site, Kit.retired_at.is_(None))
        .order_by(Kit.code)
    )
    spots = [Spot(row.code, row.name, row.name_en, is_kit=False) for row in found]
    spots += [Spot(row.code, row.name, row.name_en, is_kit=True) for row in connection.execute(kits).all()]
    return tuple(spots)


def site_partner(connection: Connection, site: str) -> str:
    """The code of the party that runs a site, "" for an unknown one."""
    asked = select(Party.code).join(Site, Site.partner_id == Party.id).where(Site.code == site)
    return connection.execute(asked).scalar() or ""
