"""Open holds as a list: what is held, why, since when and by whom."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from desktop.models.hold import Hold, HoldReason
from desktop.models.item import Item, Lot, Unit
from desktop.models.person import Person


@dataclass(frozen=True, slots=True)
class OpenHold:
    """An open hold; ``serial`` "" when it is on a whole lot, ``document`` "" when a second person may release it."""

    hold: int
    item: str
    name: str
    name_en: str
    lot: str
    serial: str
    reason: HoldReason
    note: str
    document: str
    opened_at: datetime
    opened_by: str


def open_holds(connection: Connection, most: int = 200) -> Iterator[OpenHold]:
    """The open holds, the newest first."""
    asked = (
        select(Hold.id, Item.ref, Item.name, Item.name_en, Lot.number, func.coalesce(Unit.serial, ""), Hold.reason)
        .add_columns(Hold.note, Hold.document, Hold.opened_at, Person.name)
        .join(Lot, Lot.id == Hold.lot_id)
        .join(Item, Item.id == Lot.item_id)
        .join(Person, Person.id == Hold.opened_by_id)
        .outerjoin(Unit, Unit.id == Hold.unit_id)
        .where(Hold.released_at.is_(None))
        .order_by(Hold.id.desc())
        .limit(most)
    )
    yield from (OpenHold(*row) for row in connection.execute(asked))
