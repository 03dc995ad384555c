"""Rows of the stock table: what is on hand, where it really is, whose, in which state, and whether it is held."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import Connection, Row, bindparam, func, select
from sqlalchemy.orm import aliased

from desktop.domain.ledger import ZoneState
from desktop.models.hold import Hold
from desktop.models.item import Item, ItemPackage, Lot, Unit
from desktop.models.ledger import Balance
from desktop.models.party import Party
from desktop.models.place import Place

STANDS: Final = aliased(Balance, name="stands")
"""The balance of the tray that a place is: where the tray stands."""

SPOT: Final = aliased(Place, name="spot")
"""The place where that tray stands."""

_OWNER: Final = aliased(Party, name="owner")
_CUSTODIAN: Final = aliased(Party, name="custodian")
STATE: Final = func.coalesce(SPOT.state, Place.state)
"""The zone state of where the goods really are: a tray's comes from where it stands."""

_MOST_IN_ONE_QUESTION: Final = 1000


@dataclass(frozen=True, slots=True)
class StockRow:
    """One line of stock.

    Attributes:
        id: of the balance; stays the same until the goods move.
        item: REF.
        gtin: the identifier (UDI-DI) of the unit of use, "" when the item has none.
        place: the code of the place that holds the goods, perhaps a tray.
        path: from the inside out: the tray and the bin or receiving place where it stands, else the place alone.
        state: of where the goods really are; None where there are no zones.
        owner: code of the party to whom they belong, ``owner_name`` its name; likewise the custodian.
        quantity: pieces.
        held: a hold is open on the unit or on its lot.
    """

    id: int
    item: str
    name: str
    name_en: str
    gtin: str
    model: str
    specification: str
    lot: str
    serial: str
    expires_on: date | None
    place: str
    path: tuple[str, ...]
    state: ZoneState | None
    owner: str
    owner_name: str
    custodian: str
    custodian_name: str
    quantity: Decimal
    held: bool


_GTIN: Final = (
    select(func.min(ItemPackage.di)).where(ItemPackage.item_id == Item.id, ItemPackage.level == 1).scalar_subquery()
)
HELD: Final = (
    select(Hold.id)
    .where(Hold.lot_id == Balance.lot_id, Hold.released_at.is_(None))
    .where(Hold.unit_id.is_(None) | (Hold.unit_id == Balance.unit_id))
    .exists()
)
"""Whether a balance is under an open hold."""

_ROWS: Final = (
    select(Balance.id, Item.ref, Item.name, Item.name_en, _GTIN.label("gtin"), Item.model, Item.specification)
    .add_columns(Lot.number, Unit.serial, func.coalesce(Unit.expires_on, Lot.expires_on).label("expires_on"))
    .add_columns(Place.code.label("place"), SPOT.code.label("spot"), STATE.label("state"))
    .add_columns(_OWNER.code.label("owner"), _OWNER.name.label("owner_name"))
    .add_columns(_CUSTODIAN.code.label("custodian"), _CUSTODIAN.name.label("custodian_name"))
    .add_columns(Balance.quantity, HELD.label("held"))
    .join(Item, Item.id == Balance.item_id)
    .join(Lot, Lot.id == Balance.lot_id)
    .join(Place, Place.id == Balance.place_id)
    .join(_OWNER, _OWNER.id == Balance.owner_id)
    .outerjoin(Unit, Unit.id == Balance.unit_id)
    .outerjoin(STANDS, STANDS.unit_id == Place.tray_unit_id)
    .outerjoin(SPOT, SPOT.id == STANDS.place_id)
    .join(_CUSTODIAN, _CUSTODIAN.id == func.coalesce(SPOT.custodian_id, Place.custodian_id))
    .where(Balance.id.in_(bindparam("ids", expanding=True)))
)


def stock_rows(connection: Connection, ids: Iterable[int]) -> tuple[StockRow, ...]:
    """The rows of some balances, in the order asked; those that are gone meanwhile are left out."""
    wanted = list(ids)
    found: dict[int, StockRow] = {}
    for first in range(0, len(wanted), _MOST_IN_ONE_QUESTION):
        asked = {"ids": wanted[first : first + _MOST_IN_ONE_QUESTION]}
        found |= {row.id: _row(row) for row in connection.execute(_ROWS, asked)}
    return tuple(found[one] for one in wanted if one in found)


def _row(row: Row[Any]) -> StockRow:
    return StockRow(
        row.id,
        row.ref,
        row.name,
        row.name_en,
        row.gtin or "",
        row.model,
        row.specification,
        row.number,
        row.serial or "",
        row.expires_on,
        row.place,
        (row.place,) if row.spot is None else (row.place, row.spot),
        row.state,
        row.owner,
        row.owner_name,
        row.custodian,
        row.custodian_name,
        row.quantity,
        bool(row.held),
    )
