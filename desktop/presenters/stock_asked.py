"""What the stock screen asks the database, done on the reading thread."""

from array import array
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from desktop.domain.ledger import ZoneState
from desktop.presenters.site_time import zone_of
from desktop.queries.stock import StockSort, stock_ids
from desktop.queries.stock_filter import StockFilter
from desktop.queries.stock_rows import StockRow, stock_rows

PAGE: Final = 128
"""Rows that are read at a time; the table's own page."""

SORTS: Final[Mapping[str, StockSort]] = {
    "": StockSort.NATURAL,
    "name": StockSort.NAME,
    "item": StockSort.ITEM,
    "lot": StockSort.LOT,
    "serial": StockSort.SERIAL,
    "expires_on": StockSort.EXPIRES,
    "place": StockSort.PLACE,
    "owner_name": StockSort.OWNER,
    "quantity": StockSort.QUANTITY,
}
"""Key of a column -> the order it asks for."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be shown.

    Attributes:
        text: words or one scan.
        owner: code of a party, "" for all.
        state: of the zone, None for all.
        held: only what is under a hold.
        within: days until expiry at most, 0 for what has expired; None for all.
        sort: key of a column, "" for the natural order.
        descending: the other way round.
    """

    text: str = ""
    owner: str = ""
    state: ZoneState | None = None
    held: bool = False
    within: int | None = None
    sort: str = ""
    descending: bool = False

    @property
    def is_narrowed(self) -> bool:
        """Whether a filter beside the words is set."""
        return bool(self.owner or self.state or self.held or self.within is not None)


@dataclass(frozen=True, slots=True)
class Looking:
    """Where the person is looking while the rows are read anew."""

    top: int = 0
    ids: tuple[int, ...] = ()
    """Of the row on top, of the current row, and of the selected rows."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """What was found.

    Attributes:
        ids: of the balances in order.
        asked: what was asked for.
        at: local time of the site at which it was read.
        where: id -> row, of the rows that the person was looking at.
        first: the first row that was read ahead; a multiple of `PAGE`.
        ahead: those rows, None for one that is gone meanwhile.
        gentle: the same question as before: scroll and selection are to be kept.
    """

    ids: "array[int]"
    asked: Asked
    at: datetime
    where: Mapping[int, int]
    first: int
    ahead: tuple[StockRow | None, ...]
    gentle: bool

    @property
    def today(self) -> date:
        """The site's day."""
        return self.at.date()


def search(connection: Any, asked: Asked, at: datetime, site: str, looking: Looking | None) -> Arrival:
    """Find the rows, and read those that will be looked at first."""
    local = at.astimezone(zone_of(connection, site))
    ids = _ids(connection, asked, local.date())
    kept = set(looking.ids) if looking is not None else set()
    where = {one: row for row, one in enumerate(ids) if one in kept} if kept else {}
    top = where.get(looking.ids[0], looking.top) if looking is not None and looking.ids else 0
    first = min(top, max(0, len(ids) - 1)) // PAGE * PAGE
    ahead = page(connection, ids[first : first + 2 * PAGE])
    return Arrival(ids, asked, local, where, first, ahead, looking is not None)


def page(connection: Any, ids: "array[int]") -> tuple[StockRow | None, ...]:
    """Rows by their ids; None for one that is gone."""
    found = {row.id: row for row in stock_rows(connection, ids)}
    return tuple(found.get(one) for one in ids)


def _ids(connection: Any, asked: Asked, today: date) -> "array[int]":
    wanted = StockFilter(asked.text, owner=asked.owner, state=asked.state, held=asked.held, today=today)
    if asked.within is None:
        return stock_ids(connection, wanted, SORTS[asked.sort], descending=asked.descending)
    soon = _expiring(connection, wanted, today + timedelta(days=asked.within))
    if asked.sort in ("", "expires_on"):
        return soon[::-1] if asked.descending else soon
    kept = set(soon)
    ordered = stock_ids(connection, wanted, SORTS[asked.sort], descending=asked.descending)
    return array("q", (one for one in ordered if one in kept))


def _expiring(connection: Any, wanted: StockFilter, last: date) -> "array[int]":
    """In the order of expiry all that expires until a day stands in front; a handful of looks finds where it ends."""
    ids = stock_ids(connection, wanted, StockSort.EXPIRES)

    def expires_on(one: int) -> date:
        rows = stock_rows(connection, (one,))
        return (rows[0].expires_on if rows else None) or date.max

    return ids[: bisect_right(ids, last, key=expires_on)]
