"""Searching the stock: ids for the window on a large table, pages for the command line.

The screen keeps only ids and reads the rows that it shows (`desktop.queries.stock_rows`). In the natural order each
first page comes from an index in small steps, so that it takes as long with ten thousand rows as with ten million.
An order that the person chooses sorts all that was found.
"""

from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, select, true

from desktop.models.item import Item, Lot, Unit
from desktop.models.ledger import Balance
from desktop.models.party import Party
from desktop.models.place import Place
from desktop.queries.stock_filter import (
    StockFilter,
    at_spot,
    begins,
    besides_the_place,
    conditions,
    found_by,
    item_has,
    named_goods,
    narrowed,
    parties_with,
    place_has,
    spellings,
    where_it_lies,
    words_of,
)
from desktop.queries.stock_rows import StockRow, stock_rows

_CHUNK: Final = 256
"""Ids that are taken from the driver at a time; larger chunks are slower and hold Python's lock longer."""


class StockSort(StrEnum):
    """In which order; ``natural``: the best match first, else as the goods lie on the shelf or in the catalogue."""

    NATURAL = "natural"
    NEWEST = "newest"
    ITEM = "item"
    NAME = "name"
    LOT = "lot"
    SERIAL = "serial"
    EXPIRES = "expires"
    PLACE = "place"
    OWNER = "owner"
    QUANTITY = "quantity"


def stock_ids(
    connection: Connection,
    asked: StockFilter,
    sort: StockSort = StockSort.NATURAL,
    *,
    descending: bool = False,
    limit: int | None = None,
) -> "array[int]":
    """The balances that answer a search, in order, at most ``limit`` of them: 8 bytes each."""
    if sort is StockSort.NATURAL:
        return _first_of_each(connection, tuple(_branches(_Asked(connection, limit), asked)), limit)
    found = _sorted(sort, descending=descending).where(*conditions(connection, asked)).limit(limit)
    return _all(connection, found)


def stock_page(connection: Connection, asked: StockFilter, after: int = 0, limit: int = 500) -> tuple[StockRow, ...]:
    """The next rows in the order of their ids; ``after`` is the id of the last row of the page before."""
    found = select(Balance.id).where(Balance.id > after, *conditions(connection, asked))
    return stock_rows(connection, connection.execute(found.order_by(Balance.id).limit(limit)).scalars())


def _first_of_each(connection: Connection, branches: Sequence[Select[int]], limit: int | None) -> "array[int]":
    if len(branches) == 1:
        return _all(connection, branches[0].limit(limit))
    ids, seen = array("q"), set[int]()
    for branch in branches:
        for chunk in _chunks(connection, branch.limit(limit)):
            fresh = [one for one in chunk if one not in seen]
            ids.extend(fresh)
            seen.update(fresh)
        if limit is not None and len(ids) >= limit:
            return ids[:limit]
    return ids


def _all(connection: Connection, asked: Select[int]) -> "array[int]":
    ids = array("q")
    for chunk in _chunks(connection, asked):
        ids.extend(chunk)
    return ids


def _chunks(connection: Connection, asked: Select[int]) -> Iterator[list[int]]:
    """The ids straight from the driver, a few at a time: no step keeps the window's thread waiting for long."""
    with connection.execute(asked) as found:
        cursor: Any = found.cursor
        while rows := cursor.fetchmany(_CHUNK):
            yield [row[0] for row in rows]


# ---------------------------------------------------------------- natural order: one index after the other


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a question in natural order needs to know of its asker: the database, and how many rows are wanted."""

    connection: Connection
    limit: int | None

    @property
    def place_by_place(self) -> bool:
        """PostgreSQL sorts all of a bin to find its first rows, unless it is asked for the first of each bin."""
        return self.limit is not None and self.connection.dialect.name == "postgresql"


def _branches(at: _Asked, asked: StockFilter) -> Iterator[Select[int]]:
    """Questions that each read along one index; what several find is taken from the first."""
    words = words_of(asked.text)
    if not words:
        yield _shelf(at, asked)
        return
    also = narrowed(asked)
    scanned = named_goods(at.connection, asked)
    if scanned is not None:
        yield select(Balance.id).where(scanned, *also).order_by(Balance.id)
        return
    others = [found_by(word) for word in words[1:]]

    def tested(leader: Any) -> list[ColumnElement[bool]]:
        return [_without_index(one, leader) for one in (*others, *also)] if others else also

    yield from _word(words[0], tested, outer=bool(others))
    yield _lying(at, place_has(words[0]), tested(Place.code))
    for owner in at.connection.execute(parties_with(words[0]).order_by(Party.code)).scalars().all():
        yield select(Balance.id).where(Balance.owner_id == owner, *tested(Balance.owner_id)).order_by(Balance.id)


def _without_index(condition: ColumnElement[bool], leader: Any) -> ColumnElement[bool]:
    """A condition that is tested row by row, once the table that leads is known: its index gives the order."""
    tested: ColumnElement[bool] = case((leader.is_not(None) & condition, 1), else_=0) != 0
    return tested


def _shelf(at: _Asked, asked: StockFilter) -> Select[int]:
    balances, also = select(Balance.id), narrowed(asked)
    if asked.item or asked.lot or asked.serial:
        found = balances.join(Lot, Lot.id == Balance.lot_id).where(*also)
        return found.order_by(Lot.number, Lot.id, Balance.id)
    if asked.place or asked.state or asked.site:
        return _lying(at, and_(*where_it_lies(asked)), besides_the_place(asked))
    if asked.owner or asked.held:
        return balances.where(*also).order_by(Balance.id)
    return balances.join(Item, Item.id == Balance.item_id).order_by(Item.ref, Item.id, Balance.id)


def _lying(at: _Asked, where: ColumnElement[bool], also: Sequence[ColumnElement[bool]]) -> Select[int]:
    """What lies in some places, in the order of their codes; ``where`` is joined as `at_spot`."""
    there = _without_index(Place.id.in_(at_spot(select(Place.id)).where(where)), Place.code)
    if not at.place_by_place:
        found = select(Balance.id).select_from(Place).join(Balance, Place.id == Balance.place_id)
        return found.where(there, *also).order_by(Place.code, Balance.id)
    first = select(Balance.id).where(Balance.place_id == Place.id, *also).order_by(Balance.id).limit(at.limit)
    lying = first.correlate(Place).lateral("lying")
    found = select(lying.c.id).select_from(Place).join(lying, true()).where(there)
    return found.order_by(Place.code, lying.c.id)


def _word(word: str, tested: Callable[[Any], Sequence[ColumnElement[bool]]], *, outer: bool) -> Iterator[Select[int]]:
    """Where a word is found, best first; ``outer`` keeps the order of the tables when more is tested row by row."""

    def along(table: Any, on: Any, leader: Any) -> Select[int]:
        return select(Balance.id).select_from(table).join(Balance, on, isouter=outer).where(*tested(leader))

    for start in spellings(word):
        units = along(Unit, Unit.id == Balance.unit_id, Unit.serial).where(begins(Unit.serial, start))
        yield units.order_by(Unit.serial, Unit.id)
    for start in spellings(word):
        lots = along(Lot, Lot.id == Balance.lot_id, Lot.number).where(begins(Lot.number, start))
        yield lots.order_by(Lot.number, Lot.id, Balance.id)
    items = along(Item, Item.id == Balance.item_id, Item.ref).where(item_has(word))
    yield items.order_by(Item.ref, Item.id, Balance.id)


# ---------------------------------------------------------------- a chosen order: sort what was found


def _sorted(sort: StockSort, *, descending: bool) -> Select[int]:
    found = (
        select(Balance.id)
        .join(Item, Item.id == Balance.item_id)
        .join(Lot, Lot.id == Balance.lot_id)
        .join(Place, Place.id == Balance.place_id)
        .join(Party, Party.id == Balance.owner_id)
        .outerjoin(Unit, Unit.id == Balance.unit_id)
    )
    columns = (*_ORDERS[sort], Balance.id)
    return found.order_by(*(column.desc() if descending else column.asc() for column in columns))


_EXPIRES_ON: Final = func.coalesce(Unit.expires_on, Lot.expires_on)
_ORDERS: Final[dict[StockSort, tuple[Any, ...]]] = {
    StockSort.NEWEST: (-Balance.id,),
    StockSort.ITEM: (Item.ref, Item.id),
    StockSort.NAME: (Item.name, Item.id),
    StockSort.LOT: (Lot.number, Lot.id),
    StockSort.SERIAL: (Unit.serial.is_(None), Unit.serial),
    StockSort.EXPIRES: (_EXPIRES_ON.is_(None), _EXPIRES_ON),
    StockSort.PLACE: (Place.code,),
    StockSort.OWNER: (Party.code,),
    StockSort.QUANTITY: (Balance.quantity,),
}
