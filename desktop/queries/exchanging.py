"""Consigned pieces near their expiry: the owner is asked to exchange them while somebody can still use them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from sqlalchemy import Connection, select

from desktop.domain.lots import days_left
from desktop.domain.replenishment import Why
from desktop.models.party import Party, Site
from desktop.models.replenishment import RefillExchange, RefillOrder
from desktop.queries.lying import Pile, lying, lying_rows
from desktop.queries.pars import ParRow, pars
from desktop.queries.positions import Homes, PieceNames, why_not
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
    known = pars(connection, site=site)
    if not known:
        return ()
    partner = connection.execute(select(Site.partner_id).where(Site.code == site)).scalar_one()
    homes = Homes(known)
    soon = today + timedelta(days=max(par.horizon_days for par in known))
    piles = lying(connection, known[0].site_id, soon)
    items = sorted({pile.item for pile in piles if pile.owner != partner and _is_short(homes, pile, today)})
    found = [one for item in items for one in _of_item(connection, homes, item, known[0].site_id, today)]
    theirs = connection.execute(select(Party.code).where(Party.id == partner)).scalar_one()
    kept = [one for one in found if one.owner != theirs and owner in ("", one.owner)]
    return tuple(sorted(kept, key=lambda one: (one.expires_on, one.item, one.lot, one.serial, one.place)))


def _is_short(homes: Homes, pile: Pile, today: date) -> ParRow | None:
    par, figure = homes.of(pile)
    return par if par is not None and why_not(pile, figure, par, today) is Why.SHORT_DATED else None


def _of_item(connection: Connection, homes: Homes, item: int, site: int, today: date) -> Iterator[ShortDated]:
    names, asked = PieceNames(connection, item), _asked_already(connection, item)
    for pile in lying_rows(connection, site, item):
        par = _is_short(homes, pile, today)
        if par is None or pile.expires_on is None:
            continue
        named = names.of(pile)
        who = (par.site, par.owner, par.item, par.name, par.name_en)
        until = (pile.expires_on, days_left(pile.expires_on, today))
        order = asked.get((pile.lot, pile.unit, pile.place), "")
        yield ShortDated(
            *who,
            named.lot,
            named.serial,
            *until,
            named.place,
            pile.pieces,
            order,
            item,
            pile.lot,
            pile.unit,
            pile.place,
        )


def _asked_already(connection: Connection, item: int) -> dict[tuple[int, int | None, int], str]:
    asked = (
        select(RefillExchange.lot_id, RefillExchange.unit_id, RefillExchange.place_id, RefillOrder.number)
        .join(RefillOrder, RefillOrder.id == RefillExchange.order_id)
        .where(RefillExchange.item_id == item, RefillOrder.cancelled_at.is_(None))
        .order_by(RefillOrder.id)
    )
    return {(row[0], row[1], row[2]): row[3] for row in connection.execute(asked).all()}
