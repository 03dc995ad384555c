"""What the settlement page shows of one owner and month, read at once."""

from calendar import monthrange
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from desktop.domain.clock import local_day
from desktop.presenters.site_time import zone_of
from desktop.queries.ageing import AgedRow, ExpiryRisk, SlowRow, ageing, expiry_risk, slow_movers
from desktop.queries.agreements import ConsentRow, PriceListRow, consents, price_lists
from desktop.queries.master_data import PartyRow, parties, sites
from desktop.queries.statement import StatementAsked
from desktop.queries.statement_lines import Statement, statement
from desktop.queries.statement_owners import owners_at


@dataclass(frozen=True, slots=True)
class Goods:
    """A row of the statement by its names; serial "" for goods without."""

    ref: str
    lot: str
    serial: str


@dataclass(frozen=True, slots=True)
class Board:
    """One owner's goods in the ledger of one site.

    Attributes:
        partner: code of whose ledger it is.
        at: local time at which it was read; None before the first time.
        owner: whose goods; "" while nobody owns any.
        month: first day of the month of the statement.
        parties: everybody in use: hospitals, payers, custodians.
    """

    site: str = ""
    partner: str = ""
    at: datetime | None = None
    owners: tuple[PartyRow, ...] = ()
    owner: str = ""
    month: date = date.min
    statement: Statement | None = None
    aged: tuple[AgedRow, ...] = ()
    risk: tuple[ExpiryRisk, ...] = ()
    slow: tuple[SlowRow, ...] = ()
    lists: tuple[PriceListRow, ...] = ()
    consents: tuple[ConsentRow, ...] = ()
    parties: tuple[PartyRow, ...] = ()

    @property
    def today(self) -> date:
        """The day of the site."""
        return self.at.date() if self.at is not None else date.min

    @property
    def asked(self) -> StatementAsked:
        """The question behind the statement."""
        return StatementAsked(self.owner, self.site, self.month, last_of(self.month))

    def lying(self, goods: Goods) -> tuple[tuple[str, Decimal], ...]:
        """Where some goods of the owner lie now: places with pieces, most pieces first."""
        found: dict[str, Decimal] = defaultdict(Decimal)
        for row in self.aged:
            if (row.ref, row.lot, row.serial) == (goods.ref, goods.lot, goods.serial):
                found[row.place] += row.pieces
        return tuple(sorted(found.items(), key=lambda one: (-one[1], one[0])))

    def price(self, ref: str, payer: str = "") -> Decimal | None:
        """What somebody (the partner for "") pays the owner for one piece today, in yuan; its own list comes first."""
        who = payer or self.partner
        valid = [one for one in self.lists if one.is_valid_on(self.today) and one.payer in ("", who)]
        ordered = sorted(valid, key=lambda one: one.payer != who)
        return next((price.unit_price for one in ordered for price in one.prices if price.ref == ref), None)

    @property
    def buyers(self) -> tuple[PartyRow, ...]:
        """Who may buy of the owner, the partner first."""
        others = [row for row in self.parties if row.code != self.owner]
        return tuple(sorted(others, key=lambda row: row.code != self.partner))


def first_of(day: date) -> date:
    """The first day of a day's month."""
    return day.replace(day=1)


def last_of(day: date) -> date:
    """The last day of a day's month."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def read_board(connection: Any, now: datetime, site: str, owner: str, month: date | None) -> Board:
    """Read everything.

    Args:
        connection: of the reading thread.
        now: the moment, aware.
        site: the site that is wanted; the first one when there is none of that code.
        owner: whose goods; the first owner that is not the partner when it owns nothing here.
        month: a day of the month; None for the one of today.
    """
    rows = sites(connection)
    place = next((row for row in rows if row.code == site), rows[0] if rows else None)
    if place is None:
        return Board()
    at = now.astimezone(zone_of(connection, place.code))
    known = owners_at(connection, place.code)
    everybody = parties(connection)
    owners = tuple(row for row in everybody if row.code in known)
    others = [row.code for row in owners if row.code != place.partner]
    chosen = owner if owner in known else next(iter([*others, *(row.code for row in owners)]), "")
    board = Board(place.code, place.partner, at, owners, chosen, first_of(month or at.date()), parties=everybody)
    return _filled(connection, board, now) if chosen else board


def _filled(connection: Any, board: Board, now: datetime) -> Board:
    owner, site = board.owner, board.site
    today = local_day(now, zone_of(connection, site))
    return Board(
        site,
        board.partner,
        board.at,
        board.owners,
        owner,
        board.month,
        statement(connection, board.asked),
        ageing(connection, owner, site, today),
        expiry_risk(connection, owner, site, today),
        slow_movers(connection, owner, site, today),
        price_lists(connection, owner),
        consents(connection, owner),
        board.parties,
    )
