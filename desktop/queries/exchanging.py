"""Consigned pieces near their expiry: the owner is asked to exchange them while somebody can still use them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from sqlalchemy import Connection, select

from desktop.domain.lots import days_left
from desktop.domain.replenishment import Why
from desktop.models.party import Party, Site
from desktop.models.replenishment import RefillExchange, RefillOrder
from desktop.queries.lying import Pile, expiring_rows
from desktop.queries.pars import ParKey, ParRow, par_keys, pars_by_id
from desktop.queries.positions import Homes, why_not
from desktop.queries.replenishment import site_day


@dataclass(frozen=True, slots=True)
class ShortDated:
    """Pieces that do not count any more because they expire within the horizon of their par.

    Attributes:
        order: the number of the order that asked for their exchange; "" when none has.
        item_id: keys, for the order.
    """

    site: str
    owner: str
    item: str
    name: str
    name_en: str
    lot: str
    serial: str
    expires_on: date
    days_left: int
    place: str
    pieces: Decimal
    order: str
    item_id: int
    lot_id: int
    unit_id: int | None
    place_id: int


def short_dated(connection: Connection, site: str, at: datetime, owner: str = "") -> tuple[ShortDated, ...]:
    """What is to be exchanged at a site, the first to expire first; the partner's own goods are nobody's to exchange.

    Raises:
        Refusal: ``unknown_site``.
    """
    today = site_day(connection, site, at)
    known = par_keys(connection, site)
    if not known:
        return ()
    soon = today + timedelta(days=max(par.horizon_days for par in known))
    piles = expiring_rows(connection, known[0].site_id, soon)
    homes = Homes(known)
    counted = [(pile, par) for pile in piles if (par := _is_short(homes, pile, today))]
    named = pars_by_id(connection, {par.id for _, par in counted})
    partner = connection.execute(
        select(Party.code).join(Site, Site.partner_id == Party.id).where(Site.code == site)
    ).scalar_one()
    orders = _asked_already(connection, known[0].site_id)
    rows = [_row(pile, named[par.id], today, orders) for pile, par in counted]
    kept = [one for one in rows if one.owner != partner and owner in ("", one.owner)]
    return tuple(sorted(kept, key=lambda one: (one.expires_on, one.item, one.lot, one.serial, one.place)))


def _is_short(homes: Homes, pile: Pile, today: date) -> ParKey | None:
    par, figure = homes.of(pile)
    return par if par is not None and why_not(pile, figure, par, today) is Why.SHORT_DATED else None


def _row(pile: Pile, par: ParRow, today: date, orders: Mapping[tuple[int, int | None, int], str]) -> ShortDated:
    assert pile.expires_on is not None  # noqa: S101  # it is short-dated
    order = orders.get((pile.lot, pile.unit, pile.place), "")
    left = days_left(pile.expires_on, today)
    return ShortDated(
        par.site,
        par.owner,
        par.item,
        par.name,
        par.name_en,
        pile.number,
        pile.serial,
        pile.expires_on,
        left,
        pile.code,
        pile.pieces,
        order,
        pile.item,
        pile.lot,
        pile.unit,
        pile.place,
    )


def _asked_already(connection: Connection, site: int) -> dict[tuple[int, int | None, int], str]:
    asked = (
        select(RefillExchange.lot_id, RefillExchange.unit_id, RefillExchange.place_id, RefillOrder.number)
        .join(RefillOrder, RefillOrder.id == RefillExchange.order_id)
        .where(RefillOrder.site_id == site, RefillOrder.cancelled_at.is_(None))
        .order_by(RefillOrder.id)
    )
    return {(row[0], row[1], row[2]): row[3] for row in connection.execute(asked).all()}
