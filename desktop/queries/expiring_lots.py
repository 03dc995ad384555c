"""Goods that expire one day and may be used until then: by owner, lot and expiry day."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, exists, func, or_, select

from desktop.models.deadline import Deadline
from desktop.models.expiry import ExpiryWatch
from desktop.models.hold import Hold
from desktop.models.item import Item, Lot, Unit
from desktop.models.ledger import Balance, LegRow, MovementRow
from desktop.models.place import Place

_EXPIRES: Final = func.coalesce(Unit.expires_on, Lot.expires_on)


@dataclass(frozen=True, slots=True)
class LotKey:
    """Goods that are warned of together; serial-numbered pieces of the same expiry day are among them."""

    owner: int
    item: int
    lot: int
    expires_on: date


def lots_after(connection: Connection, site: int, after: int, limit: int) -> tuple[int, ...]:
    """The next lots (keys, ascending) of which something lies anywhere, or that are still watched at a site.

    Both lists are read along the index of the lots; whether the goods lie at the site is asked for those few alone.
    """
    lying = select(Balance.lot_id).where(Balance.lot_id > after, Balance.quantity > 0)
    running = exists().where(Deadline.id == ExpiryWatch.deadline_id, Deadline.closed_at.is_(None))
    watched = select(ExpiryWatch.lot_id).where(ExpiryWatch.lot_id > after, ExpiryWatch.site_id == site, running)
    found: set[int] = set()
    for asked, column in ((lying, Balance.lot_id), (watched, ExpiryWatch.lot_id)):
        found.update(connection.execute(asked.distinct().order_by(column).limit(limit)).scalars())
    return tuple(sorted(found)[:limit])


def lots_since(connection: Connection, site: int, balances: range, after: int, limit: int) -> tuple[int, ...]:
    """The next lots (keys, ascending) of which something came to lie in a site's ledger, in some balances (keys)."""
    asked = select(Balance.lot_id).join(Place, Place.id == Balance.place_id)
    asked = asked.where(
        Balance.id.between(balances[0], balances[-1]),
        Balance.lot_id > after,
        Balance.quantity > 0,
        Place.site_id == site,
    )
    return tuple(connection.execute(asked.distinct().order_by(Balance.lot_id).limit(limit)).scalars())


def last_balance(connection: Connection) -> int:
    """The highest key of a balance, 0 when there is none."""
    return connection.execute(select(func.max(Balance.id))).scalar() or 0


def free_lots(connection: Connection, site: int, lots: Sequence[int]) -> frozenset[LotKey]:
    """What of some lots lies in a site's ledger, has an expiry day and is under no open hold."""
    of_piece = or_(Hold.unit_id.is_(None), Hold.unit_id == Balance.unit_id)
    held = exists().where(Hold.lot_id == Balance.lot_id, Hold.released_at.is_(None), of_piece)
    asked = (
        select(Balance.owner_id, Balance.item_id, Balance.lot_id, _EXPIRES)
        .join(Place, Place.id == Balance.place_id)
        .join(Lot, Lot.id == Balance.lot_id)
        .outerjoin(Unit, Unit.id == Balance.unit_id)
        .where(Balance.lot_id.in_(lots), Balance.quantity > 0, Place.site_id == site, _EXPIRES.is_not(None), ~held)
        .distinct()
    )
    return frozenset(LotKey(*row) for row in connection.execute(asked).all())


def first_arrivals(connection: Connection, site: int, lots: Sequence[int]) -> Mapping[tuple[int, int], datetime]:
    """When goods of a lot (key) first came for an owner (key) into a site's ledger."""
    asked = (
        select(LegRow.lot_id, LegRow.owner_id, func.min(MovementRow.occurred_at))
        .join(MovementRow, MovementRow.id == LegRow.movement_id)
        .join(Place, Place.id == LegRow.place_id)
        .where(LegRow.lot_id.in_(lots), LegRow.quantity > 0, Place.site_id == site)
        .group_by(LegRow.lot_id, LegRow.owner_id)
    )
    return {(row[0], row[1]): row[2] for row in connection.execute(asked).all()}


def watched_goods(connection: Connection, clocks: Collection[UUID]) -> Mapping[UUID, Mapping[str, str]]:
    """What a message to others says of the goods of some clocks (keys); others are left out."""
    if not clocks:
        return {}
    asked = select(ExpiryWatch.deadline_id, Item.ref, Lot.number, ExpiryWatch.expires_on)
    asked = asked.join(Item, Item.id == ExpiryWatch.item_id).join(Lot, Lot.id == ExpiryWatch.lot_id)
    rows: Sequence[Any] = connection.execute(asked.where(ExpiryWatch.deadline_id.in_(clocks))).all()
    return {
        row.deadline_id: {"item": row.ref, "lot": row.number, "expires_on": row.expires_on.isoformat()} for row in rows
    }


def lot_names(connection: Connection, lots: Sequence[int]) -> Mapping[int, str]:
    """What a reminder calls a lot: the REF and the lot number."""
    asked = select(Lot.id, Item.ref, Lot.number).join(Item, Item.id == Lot.item_id).where(Lot.id.in_(lots))
    rows: Sequence[Any] = connection.execute(asked).all()
    return {row.id: " · ".join(word for word in (row.ref, row.number) if word) for row in rows}
