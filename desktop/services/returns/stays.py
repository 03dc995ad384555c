"""Since when goods have been with a customer: their stays in places, read from the ledger's movements."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, Connection, select
from sqlalchemy.orm import aliased

from desktop.domain.ledger import MovementKind, PlaceKind
from desktop.models.ledger import LegRow, MovementRow
from desktop.models.place import Place

_BACK: Final = aliased(MovementRow, name="back")
_FROM: Final = aliased(LegRow, name="came_from")


@dataclass(frozen=True, slots=True)
class Thing:
    """A unit, or (``unit`` None) pieces of a lot that belong to one owner; by key."""

    lot: int
    unit: int | None
    owner: int


_Moment = tuple[datetime, datetime]
"""When it was recorded, which gives the order in the ledger, and when it happened."""


@dataclass(frozen=True, slots=True)
class _Stay:
    """From when until when (None for now) a unit was in a place; ``tray`` is the unit of a tray that is the place."""

    began: _Moment
    ended: _Moment | None
    custodian: int
    tray: int | None


def delivered_at(connection: Connection, thing: Thing, customer: int, place: int) -> datetime | None:
    """When goods that stand at a customer came into its custody; None when no movement tells.

    Args:
        connection: to read with.
        thing: the goods.
        customer: party id.
        place: where they stand now.
    """
    unit = thing.unit
    if unit is None:
        unit = connection.execute(select(Place.tray_unit_id).where(Place.id == place)).scalar()
    if unit is None:
        return _last_delivery(connection, thing, customer)
    since = _since(connection, unit, customer, None)
    return None if since is None else since[1]


def _since(connection: Connection, unit: int, customer: int, until: _Moment | None) -> _Moment | None:
    """The beginning of the stays at the customer that follow each other up to a moment (None for now)."""
    found: _Moment | None = None
    for stay in reversed(_stays(connection, unit)):
        if until is not None and stay.began > until:
            continue
        began = _with_customer(connection, stay, customer)
        if began is not None:
            found = began
        if began != stay.began:
            break
    return found


def _with_customer(connection: Connection, stay: _Stay, customer: int) -> _Moment | None:
    """Since when in a stay the unit was with the customer, up to its end; a tray may have come there later."""
    if stay.tray is None:
        return stay.began if stay.custodian == customer else None
    since = _since(connection, stay.tray, customer, stay.ended)
    return None if since is None else max(since, stay.began)


def _counts() -> tuple[ColumnElement[bool], ...]:
    """Movements that were not taken back, and took nothing back."""
    undone = select(_BACK.id).where(_BACK.reverses_id == MovementRow.id).exists()
    return MovementRow.kind != MovementKind.REVERSE, ~undone


def _stays(connection: Connection, unit: int) -> list[_Stay]:
    asked = (
        select(MovementRow.recorded_at, MovementRow.occurred_at, LegRow.custodian_id)
        .add_columns(Place.tray_unit_id, Place.kind)
        .join(LegRow, LegRow.movement_id == MovementRow.id)
        .join(Place, Place.id == LegRow.place_id)
        .where(LegRow.unit_id == unit, LegRow.quantity > 0, *_counts())
        .order_by(MovementRow.recorded_at, MovementRow.id)
    )
    rows = connection.execute(asked).all()
    ends = [(row[0], row[1]) for row in rows[1:]]
    stays = []
    for row, ended in zip(rows, [*ends, None], strict=True):
        tray = row.tray_unit_id if row.kind is PlaceKind.TRAY else None
        stays.append(_Stay((row[0], row[1]), ended, row.custodian_id, tray))
    return stays


def _last_delivery(connection: Connection, thing: Thing, customer: int) -> datetime | None:
    """Pieces without a serial number cannot be told apart: the last delivery of the lot to the customer counts."""
    same = (_FROM.movement_id == LegRow.movement_id, _FROM.lot_id == LegRow.lot_id, _FROM.unit_id.is_(None))
    elsewhere = select(_FROM.number).where(*same, _FROM.quantity < 0, _FROM.custodian_id != LegRow.custodian_id)
    asked = (
        select(MovementRow.occurred_at)
        .join(LegRow, LegRow.movement_id == MovementRow.id)
        .where(LegRow.lot_id == thing.lot, LegRow.unit_id.is_(None), LegRow.owner_id == thing.owner)
        .where(LegRow.quantity > 0, LegRow.custodian_id == customer, elsewhere.exists(), *_counts())
        .order_by(MovementRow.recorded_at.desc(), MovementRow.id.desc())
        .limit(1)
    )
    return connection.execute(asked).scalar()
