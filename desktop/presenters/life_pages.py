"""The page that belongs to a hit: a unit, a lot or a tray with its life, a place or an item with what is there."""

from dataclasses import dataclass
from typing import Any, Final

from desktop.domain.errors import Refusal
from desktop.domain.ledger import PlaceKind, ZoneState
from desktop.queries.looking_up import Hit, HitKind
from desktop.queries.master_data import items, places, sites
from desktop.queries.pages import LotPage, TrayPage, UnitPage, lot_page, tray_page, unit_page
from desktop.queries.stock import stock_ids
from desktop.queries.stock_filter import StockFilter
from desktop.queries.stock_rows import StockRow, stock_rows

MOST_SHOWN: Final = 1000
_STANDING: Final = (PlaceKind.RECEIVING, PlaceKind.HOLDING, PlaceKind.ZONE, PlaceKind.BIN)


@dataclass(frozen=True, slots=True)
class ContentsPage:
    """What lies in a place, or what is on hand of an item: at most a thousand rows.

    Attributes:
        code: of the place, or the REF.
        state: of the place; None for an item.
    """

    kind: HitKind
    code: str
    name: str
    name_en: str
    state: ZoneState | None
    rows: tuple[StockRow, ...]


Page = UnitPage | LotPage | TrayPage | ContentsPage


def page_of(connection: Any, hit: Hit) -> Page:
    """The page of a hit.

    Raises:
        Refusal: ``unknown_unit``, ``unknown_lot``, ``unknown_tray``; ``not_here`` for what has no page.
    """
    if hit.kind is HitKind.UNIT:
        return unit_page(connection, hit.item, hit.serial)
    if hit.kind is HitKind.LOT:
        return lot_page(connection, hit.item, hit.lot)
    if hit.kind is HitKind.TRAY:
        return tray_page(connection, hit.code)
    if hit.kind is HitKind.PLACE:
        return place_contents(connection, hit)
    if hit.kind is HitKind.ITEM:
        return item_contents(connection, hit)
    raise Refusal("not_here", raw=hit.code)


def place_contents(connection: Any, hit: Hit) -> ContentsPage:
    """What lies in a place and in the trays that stand there."""
    rows = _rows(connection, StockFilter(place=hit.code))
    for site in sites(connection):
        for place in places(connection, site.code, kinds=_STANDING):
            if place.code == hit.code:
                return ContentsPage(hit.kind, hit.code, place.name, place.name_en, place.state, rows)
    return ContentsPage(hit.kind, hit.code, "", "", None, rows)


def item_contents(connection: Any, hit: Hit) -> ContentsPage:
    """What is on hand of an item, wherever it lies."""
    rows = _rows(connection, StockFilter(item=hit.item))
    item = next((item for item in items(connection, hit.item) if item.ref == hit.item), None)
    names = (item.name, item.name_en) if item is not None else ("", "")
    return ContentsPage(hit.kind, hit.item, *names, None, rows)


def _rows(connection: Any, asked: StockFilter) -> tuple[StockRow, ...]:
    return stock_rows(connection, stock_ids(connection, asked, limit=MOST_SHOWN))


def hit_of_row(row: StockRow) -> Hit:
    """The page that a row of stock opens: its unit, else its lot."""
    if row.serial:
        return Hit(HitKind.UNIT, row.item, row.lot, row.serial)
    return Hit(HitKind.LOT, row.item, row.lot)


def goods(rows: tuple[StockRow, ...]) -> tuple[StockRow, ...]:
    """The rows without the trays that hold the others: a tray is no piece."""
    trays = {row.path[0] for row in rows if len(row.path) > 1}
    return tuple(row for row in rows if row.serial not in trays)
