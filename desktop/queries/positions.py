"""Inventory positions of pars: usable on hand, less committed, plus in transit and on order; each piece counts once.

What lies in a tray of a kit that has a par of its own counts for the kit, anything else for its zone or store. What
has not reached a shelf yet counts where its order says, else for the first par of the item and owner at the site: a
zone before a kit before a hospital's store. What a case lacks since an emergency took it is committed. A tray that
came back stands in the receiving place until it is put away: what lies in it is in transit, so that nobody orders
what is already in the house.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Final

from sqlalchemy import Connection

from desktop.domain.ledger import PlaceKind
from desktop.domain.replenishment import Parts, Why, why_short
from desktop.queries.lying import ARRIVED, Pile, lying, lying_rows, promised, promised_rows
from desktop.queries.on_the_road import on_the_road
from desktop.queries.pars import ParKey
from desktop.queries.taken_needs import TakenNeed, taken_needs
from desktop.queries.under_way import UnderWay, under_way


class Figure(StrEnum):
    """Which part of the position."""

    USABLE = "usable"
    COMMITTED = "committed"
    IN_TRANSIT = "in_transit"
    ON_ORDER = "on_order"


@dataclass(frozen=True, slots=True)
class PositionRow:
    """One row behind a figure.

    Attributes:
        why: "" when it counts, else why it does not.
        place: where it lies; "" for what is only announced or ordered.
        document: the notice, order or case.
        pieces: how many.
        waits: they stand in the receiving place and are not put away yet.
        order: the emergency that took them from the case ``document``, which needs others.
    """

    figure: Figure
    why: str
    pieces: Decimal
    lot: str = ""
    serial: str = ""
    expires_on: date | None = None
    place: str = ""
    document: str = ""
    waits: bool = False
    order: str = ""


_RANK: Final[dict[PlaceKind | None, int]] = {PlaceKind.ZONE: 0, None: 1}


class Homes:
    """Which par counts which goods."""

    def __init__(self, pars: Sequence[ParKey]) -> None:
        self._at: dict[tuple[int, int, int], ParKey] = {}
        self._kit: dict[tuple[int, int, int], ParKey] = {}
        self._first: dict[tuple[int, int], ParKey] = {}
        for par in sorted(pars, key=lambda one: (_RANK.get(one.place_kind, 2), one.id)):
            if par.place_id is not None:
                self._at[par.place_id, par.item_id, par.owner_id] = par
            if par.kit_id is not None:
                self._kit[par.kit_id, par.item_id, par.owner_id] = par
            self._first.setdefault((par.item_id, par.owner_id), par)

    def on_shelf(self, pile: Pile, owner: int | None = None) -> ParKey | None:
        """The par of goods that have a place; with ``owner``, as if they were that party's."""
        whose = owner or pile.owner
        if pile.kit is not None and (par := self._kit.get((pile.kit, pile.item, whose))):
            return par
        return self._at.get((pile.home, pile.item, whose))

    def needed(self, need: TakenNeed) -> ParKey | None:
        """The par that counts what a case lacks since an emergency took it."""
        kit = self._kit.get((need.kit or 0, need.item_id, need.owner_id))
        at = self._at.get((need.home, need.item_id, need.owner_id))
        return kit or at or self.first(need.item_id, need.owner_id)

    def first(self, item: int, owner: int) -> ParKey | None:
        """The par of what has no place yet."""
        return self._first.get((item, owner))

    def of(self, pile: Pile) -> tuple[ParKey | None, Figure]:
        """The par that a pile counts for, and in which figure."""
        par, arrived = self.on_shelf(pile), pile.kind in ARRIVED
        if par is None and arrived:
            par = self.first(pile.item, pile.owner)
        return par, Figure.IN_TRANSIT if arrived else Figure.USABLE


def why_not(pile: Pile, figure: Figure, par: ParKey, today: date) -> Why | None:
    """Why a pile does not count for a par; None when it does."""
    if pile.owner != par.owner_id:
        return Why.OTHER_OWNER
    if pile.held:
        return Why.HELD
    if figure is Figure.USABLE and not pile.good:
        return Why.WRONG_PLACE
    return why_short(pile.expires_on, today, par.horizon_days)


def positions(connection: Connection, pars: Sequence[ParKey], today: date, item: int | None = None) -> dict[int, Parts]:
    """The parts of the position of each par of one site, by par id.

    Args:
        connection: to read on.
        pars: all that the site has, or with ``item`` all that it has of that item.
        today: at the site.
        item: only this one.
    """
    sums: dict[Figure, dict[int, Decimal]] = {figure: defaultdict(Decimal) for figure in Figure}
    if not pars:
        return {}
    home, by_id = Homes(pars), {par.id: par for par in pars}
    site, soon = pars[0].site_id, today + timedelta(days=max(par.horizon_days for par in pars))
    for pile in lying(connection, site, soon, item):
        par, figure = home.of(pile)
        if par is not None and why_not(pile, figure, par, today) is None:
            sums[figure][par.id] += pile.pieces
    for pile in promised(connection, site, soon, item):
        par, figure = home.of(pile)
        if par is not None and why_not(pile, figure, par, today) is None:
            sums[Figure.COMMITTED][par.id] += pile.pieces
    more = [*_needed(connection, home, site, item), *_leaving(connection, home, (site, item), today)]
    for par, row in (*more, *_on_the_way(under_way(connection, site, item), home, by_id, today)):
        if not row.why:
            sums[row.figure][par.id] += row.pieces
    parts = [sums[figure] for figure in Figure]
    return {one: Parts(*[int(part.get(one, 0)) for part in parts]) for one in by_id}


def _needed(connection: Connection, home: Homes, site: int, item: int | None) -> Iterator[tuple[ParKey, PositionRow]]:
    for need in taken_needs(connection, site, item):
        if (par := home.needed(need)) is not None:
            yield par, PositionRow(Figure.COMMITTED, "", need.pieces, document=need.case, order=need.order)


def _leaving(
    connection: Connection, home: Homes, of: tuple[int, int | None], today: date
) -> Iterator[tuple[ParKey, PositionRow]]:
    """Goods in a transit place look as if they came; those that leave with an emergency are committed as well."""
    for pile in on_the_road(connection, *of):
        par, _ = home.of(pile)
        if par is not None and why_not(pile, Figure.IN_TRANSIT, par, today) is None:
            yield par, PositionRow(Figure.COMMITTED, "", pile.pieces, document=pile.document)


def _on_the_way(
    way: UnderWay, home: Homes, by_id: dict[int, ParKey], today: date
) -> Iterator[tuple[ParKey, PositionRow]]:
    for named, one in way.in_transit:
        par = by_id.get(named or 0) or home.first(one.item, one.owner)
        if par is not None:
            why = why_short(one.expires_on, today, par.horizon_days)
            goods = (one.lot, one.serial, one.expires_on)
            yield par, PositionRow(Figure.IN_TRANSIT, why or "", one.pieces, *goods, "", one.notice)
    for open_line in way.on_order:
        ordered = by_id.get(open_line.line.par)
        if ordered is not None:
            pieces, number = Decimal(open_line.pieces), open_line.line.number
            yield ordered, PositionRow(Figure.ON_ORDER, "", pieces, document=number)


def needs_of(connection: Connection, pars: Sequence[ParKey], item: int | None = None) -> dict[int, list[TakenNeed]]:
    """What cases lack since emergencies took it, by the id of the par that counts it; arguments as `positions`."""
    found: dict[int, list[TakenNeed]] = defaultdict(list)
    home = Homes(pars)
    for need in taken_needs(connection, pars[0].site_id, item) if pars else ():
        if (par := home.needed(need)) is not None:
            found[par.id].append(need)
    return found


def position_rows(connection: Connection, pars: Sequence[ParKey], par: ParKey, today: date) -> tuple[PositionRow, ...]:
    """Every row behind the figures of one par, those that do not count with the reason.

    ``pars`` are all that the site has of the par's item.
    """
    home, by_id = Homes(pars), {one.id: one for one in pars}
    rows = []
    for pile in lying_rows(connection, par.site_id, par.item_id):
        theirs, figure = home.of(pile)
        if theirs is None and pile.owner != par.owner_id and home.on_shelf(pile, par.owner_id) == par:
            theirs, figure = par, Figure.USABLE
        if theirs == par:
            rows.append(_row(pile, figure, why_not(pile, figure, par, today)))
    for pile in promised_rows(connection, par.site_id, par.item_id):
        theirs, figure = home.of(pile)
        if theirs == par:
            rows.append(_row(pile, Figure.COMMITTED, why_not(pile, figure, par, today)))
    rows += [row for theirs, row in _needed(connection, home, par.site_id, par.item_id) if theirs == par]
    rows += [row for theirs, row in _leaving(connection, home, (par.site_id, par.item_id), today) if theirs == par]
    way = under_way(connection, par.site_id, par.item_id)
    rows += [row for theirs, row in _on_the_way(way, home, by_id, today) if theirs == par]
    return tuple(rows)


def _row(pile: Pile, figure: Figure, why: Why | None) -> PositionRow:
    goods = (pile.number, pile.serial, pile.expires_on, pile.code, pile.document)
    return PositionRow(figure, why or "", pile.pieces, *goods, waits=pile.kind is PlaceKind.RECEIVING)
