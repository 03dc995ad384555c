"""What was used by our ledger, to be held against somebody else's list (X-05)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import aliased

from desktop.domain.clock import local_day
from desktop.domain.ledger import MovementKind
from desktop.models.item import Item, ItemPackage, Lot, Unit
from desktop.models.ledger import LegRow, MovementRow
from desktop.models.party import Party
from desktop.queries.statement import StatementAsked, period_of, taken_back


@dataclass(frozen=True, slots=True)
class OwnUse:
    """One used piece or lot by the ledger; what was taken back is not in it."""

    movement: str
    document: str
    used_on: date
    ref: str
    item: str
    lot: str
    serial: str
    pieces: Decimal


def own_usage(connection: Connection, asked: StatementAsked, hospital: str = "") -> tuple[OwnUse, ...]:
    """An owner's goods that were used in a period, of all hospitals or of one; codes.

    Raises:
        Refusal: ``unknown_party``, ``unknown_site``, ``period_backwards``.
    """
    period = period_of(connection, asked)
    moved = (
        select(MovementRow.id, MovementRow.document, MovementRow.occurred_at, Item.ref, Item.name, Lot.number)
        .add_columns(func.coalesce(Unit.serial, ""), LegRow.quantity)
        .join(LegRow, LegRow.movement_id == MovementRow.id)
        .join(Item, Item.id == LegRow.item_id)
        .join(Lot, Lot.id == LegRow.lot_id)
        .outerjoin(Unit, Unit.id == LegRow.unit_id)
        .where(
            MovementRow.kind == MovementKind.CONSUME,
            MovementRow.id.not_in(taken_back()),
            MovementRow.site_id == period.site,
        )
        .where(MovementRow.occurred_at >= period.since, MovementRow.occurred_at < period.until)
        .where(LegRow.owner_id == period.owner, LegRow.quantity < 0)
        .order_by(MovementRow.occurred_at, MovementRow.id, LegRow.number)
    )
    if hospital:
        taker = aliased(LegRow, name="taker")
        to = select(taker.movement_id).join(Party, Party.id == taker.owner_id)
        to = to.where(Party.code == hospital, taker.quantity > 0)
        moved = moved.where(MovementRow.id.in_(to))
    zone = ZoneInfo(period.time_zone)
    return tuple(
        OwnUse(str(movement), document, local_day(at, zone), ref, item, lot, serial, -pieces)
        for movement, document, at, ref, item, lot, serial, pieces in connection.execute(moved)
    )


def refs_by_di(connection: Connection) -> dict[str, str]:
    """The REF behind each DI of a package that is known (GTIN and others)."""
    asked = select(ItemPackage.di, Item.ref).join(Item, Item.id == ItemPackage.item_id)
    return {row[0]: row[1] for row in connection.execute(asked)}
