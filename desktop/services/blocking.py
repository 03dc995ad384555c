"""Blocked goods: under an open hold, or recalled. Every step that would use or hand out goods asks here first.

A recall also catches what it has not seen yet: a piece of its scope that is scanned anywhere later.
"""

from collections.abc import Collection, Sequence
from typing import Final

from sqlalchemy import Connection, Row, bindparam, select

from desktop.domain.errors import Refusal
from desktop.domain.ledger import BinPurpose
from desktop.domain.recalls import Scope
from desktop.models.hold import Hold, HoldReason
from desktop.models.item import Item, Lot, Unit
from desktop.models.ledger import Balance
from desktop.models.place import Place
from desktop.models.recall import Recall
from desktop.models.returns import GoodsReturn, ReturnState
from desktop.storage.unit_of_work import UnitOfWork

Blockable = tuple[int, int, int | None]
"""Item, lot and unit by key; unit None for goods without a serial number."""

RecallRow = Row[str, int, str, str, str]
"""Number, item and scope of a recall."""

HOLDING_BINS: Final = frozenset({BinPurpose.QUARANTINE, BinPurpose.RECALL, BinPurpose.RETURNS})
"""Where blocked goods may be moved to."""

_RECALL: Final = (
    select(Recall.number, Recall.item_id, Recall.lot, Recall.serial_from, Recall.serial_to)
    .where(Recall.lifted_at.is_(None))
    .order_by(Recall.id)
)
_RECALLS_OF_ONE: Final = _RECALL.where(Recall.item_id == bindparam("item"))
_RECALLS: Final = _RECALL.where(Recall.item_id.in_(bindparam("items", expanding=True)))
_HOLDS: Final = (
    select(Hold.lot_id, Hold.unit_id, Hold.reason, Hold.document)
    .where(Hold.lot_id.in_(bindparam("lots", expanding=True)), Hold.released_at.is_(None))
    .order_by(Hold.id)
)
_IN_TRAYS: Final = (
    select(Balance.item_id, Balance.lot_id, Balance.unit_id)
    .join(Place, Place.id == Balance.place_id)
    .where(Place.tray_unit_id.in_(bindparam("units", expanding=True)))
)


def refuse_blocked(uow: UnitOfWork, goods: Sequence[Blockable]) -> None:
    """Refuse goods of which any piece is held or recalled; of a tray also what lies in it is looked at.

    Raises:
        Refusal: ``recalled`` with the number of the recall, or ``held`` with the reason; both with the names of the
            piece, and with ``tray`` when it lies in one of the goods.
    """
    everything = [*goods, *_in_trays(uow.connection, goods)]
    _refuse_recalled(uow.connection, everything)
    _refuse_held(uow.connection, everything)


def refuse_recalled(connection: Connection, goods: Sequence[Blockable]) -> None:
    """Refuse goods of which any piece is recalled; what arrives is asked for this before it is booked.

    Raises:
        Refusal: ``recalled``.
    """
    _refuse_recalled(connection, goods)


def refuse_uninspected(connection: Connection, lot: int, place: int) -> None:
    """Refuse to take goods without a serial number out of the bin where they wait for their inspection.

    Raises:
        Refusal: ``held`` with the reason ``return``.
    """
    asked = select(GoodsReturn.item_id).where(
        GoodsReturn.lot_id == lot,
        GoodsReturn.place_id == place,
        GoodsReturn.unit_id.is_(None),
        GoodsReturn.state == ReturnState.TO_INSPECT,
    )
    item = connection.execute(asked.limit(1)).scalar()
    if item is not None:
        raise Refusal("held", **_names(connection, (item, lot, None)), reason=HoldReason.RETURN.value, tray="")


def recall_of(connection: Connection, item: int, lot: str, serial: str) -> str:
    """The number of the recall that covers goods by the words on their label, "" when none does."""
    return recall_among(connection.execute(_RECALLS_OF_ONE, {"item": item}).all(), item, lot, serial)


def recalls_of(connection: Connection, items: Collection[int]) -> Sequence[RecallRow]:
    """The open recalls of items, the oldest first, for `recall_among`."""
    return connection.execute(_RECALLS, {"items": sorted(items)}).all() if items else []


def recall_among(recalls: Sequence[RecallRow], item: int, lot: str, serial: str) -> str:
    """The number of the first recall that covers goods by the words on their label, "" when none does."""
    return next((str(row.number) for row in recalls if _scope(row).covers(item, lot, serial)), "")


def why_blocked(connection: Connection, goods: Blockable) -> str:
    """Why one piece must not be used: ``recalled`` or ``held``; "" when nothing stands against it."""
    try:
        _refuse_recalled(connection, [goods])
        _refuse_held(connection, [goods])
    except Refusal as refusal:
        return refusal.code
    return ""


def _in_trays(connection: Connection, goods: Sequence[Blockable]) -> list[Blockable]:
    units = [unit for _, _, unit in goods if unit is not None]
    if not units:
        return []
    return [(row[0], row[1], row[2]) for row in connection.execute(_IN_TRAYS, {"units": units}).all()]


def _scope(row: RecallRow) -> Scope:
    return Scope(row.item_id, row.lot, row.serial_from, row.serial_to)


def _refuse_recalled(connection: Connection, goods: Sequence[Blockable]) -> None:
    recalls = recalls_of(connection, {item for item, _, _ in goods})
    if not recalls:
        return
    recalled_items = {row.item_id for row in recalls}
    for one in goods:
        if one[0] not in recalled_items:
            continue
        names = _names(connection, one)
        for row in recalls:
            if _scope(row).covers(one[0], names["lot"], names["serial"]):
                raise Refusal("recalled", **names, recall=row.number, tray=_tray(connection, one))


def _refuse_held(connection: Connection, goods: Sequence[Blockable]) -> None:
    lots = sorted({lot for _, lot, _ in goods})
    holds = connection.execute(_HOLDS, {"lots": lots}).all() if lots else []
    if not holds:
        return
    for one in goods:
        held = next((row for row in holds if row.lot_id == one[1] and row.unit_id in (None, one[2])), None)
        if held is not None:
            code = "recalled" if held.reason is HoldReason.RECALL else "held"
            why = {"recall": held.document} if code == "recalled" else {"reason": held.reason.value}
            raise Refusal(code, **_names(connection, one), **why, tray=_tray(connection, one))


def _names(connection: Connection, goods: Blockable) -> dict[str, str]:
    asked = select(Item.name, Item.name_en, Lot.number, Unit.serial).select_from(Lot)
    asked = asked.join(Item, Item.id == Lot.item_id).outerjoin(Unit, Unit.id == goods[2]).where(Lot.id == goods[1])
    name, name_en, lot, serial = connection.execute(asked).one()
    return {"item": name, "item_en": name_en, "lot": lot, "serial": serial or ""}


def _tray(connection: Connection, goods: Blockable) -> str:
    """The code of the tray that a unit lies in, "" when it lies in none."""
    if goods[2] is None:
        return ""
    asked = select(Place.code).join(Balance, Balance.place_id == Place.id)
    asked = asked.where(Balance.unit_id == goods[2], Place.tray_unit_id.is_not(None))
    return str(connection.execute(asked).scalar() or "")
