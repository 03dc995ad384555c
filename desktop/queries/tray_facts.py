"""What is true of one tray: what belongs into it, what is in it, how long it is sterile."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from sqlalchemy import Connection, func, select

from desktop.models.item import Item, ItemKind
from desktop.models.ledger import Balance
from desktop.models.tray import KitLine, Sterilisation, TrayCount, TrayCountLine, TrayKit, TrayLoan


@dataclass(frozen=True, slots=True)
class BillRow:
    """One line of a tray's bill of contents.

    Attributes:
        pieces: how many belong into it; 0 for what is in it and belongs elsewhere.
        inside: how many are in it: implants by the ledger, instruments as last counted (None when never).
    """

    item_id: int
    ref: str
    name: str
    name_en: str
    specification: str
    instrument: bool
    pieces: int
    inside: Decimal | None

    @property
    def missing(self) -> Decimal:
        """How many are missing."""
        return max(Decimal(self.pieces) - (self.inside or Decimal(0)), Decimal(0))

    @property
    def extra(self) -> Decimal:
        """How many are in it that do not belong into it."""
        return max((self.inside or Decimal(0)) - Decimal(self.pieces), Decimal(0))


@dataclass(frozen=True, slots=True)
class Sterility:
    """The last run through the steriliser, and whether it still counts.

    Attributes:
        valid_until: the last day on which the tray may be used.
        used_since: the tray came back from somewhere after this run.
    """

    load: str
    indicator_ok: bool
    sterilised_at: datetime
    valid_until: date
    used_since: bool

    def covers(self, day: date) -> bool:
        """Whether the tray is sterile on a day."""
        return self.indicator_ok and not self.used_since and day <= self.valid_until


_ITEM: Final = (Item.id, Item.ref, Item.name, Item.name_en, Item.specification, Item.kind)


def bill(connection: Connection, tray: int) -> tuple[BillRow, ...]:
    """What belongs into a tray by its kit, in the kit's order, then what else is in it; ``tray`` is its place's key."""
    lying = _lying(connection, tray)
    counted = _instruments_counted(connection, tray)
    asked = (
        select(*_ITEM, KitLine.pieces)
        .join(KitLine, KitLine.item_id == Item.id)
        .join(TrayKit, TrayKit.kit_id == KitLine.kit_id)
        .where(TrayKit.tray_id == tray)
        .order_by(KitLine.position)
    )
    rows: list[BillRow] = []
    for row in connection.execute(asked):
        instrument = row.kind is ItemKind.INSTRUMENT
        inside = counted.get(row.id) if instrument else lying.pop(row.id, Decimal(0))
        rows.append(BillRow(*row[:5], instrument, row.pieces, inside))
    return (*rows, *_others(connection, lying, {row.item_id for row in rows}))


def _others(connection: Connection, lying: dict[int, Decimal], known: set[int]) -> list[BillRow]:
    asked = select(*_ITEM).where(Item.id.in_(lying.keys() - known)).order_by(Item.ref)
    return [BillRow(*row[:5], row.kind is ItemKind.INSTRUMENT, 0, lying[row.id]) for row in connection.execute(asked)]


def _lying(connection: Connection, tray: int) -> dict[int, Decimal]:
    asked = select(Balance.item_id, func.sum(Balance.quantity)).where(Balance.place_id == tray)
    return {row[0]: row[1] for row in connection.execute(asked.group_by(Balance.item_id))}


def _instruments_counted(connection: Connection, tray: int) -> dict[int, Decimal]:
    last = last_count(connection, tray)
    if last is None:
        return {}
    asked = select(TrayCountLine.item_id, TrayCountLine.counted).where(TrayCountLine.lot_id.is_(None))
    return {row[0]: row[1] for row in connection.execute(asked.where(TrayCountLine.count_id == last))}


def last_count(connection: Connection, tray: int) -> int | None:
    """The key of the last closed count of a tray."""
    asked = select(TrayCount.id).where(TrayCount.tray_id == tray, TrayCount.closed_at.is_not(None))
    return connection.execute(asked.order_by(TrayCount.closed_at.desc(), TrayCount.id.desc()).limit(1)).scalar()


def has_kit(connection: Connection, tray: int) -> bool:
    """Whether it is known what belongs into a tray."""
    return connection.execute(select(TrayKit.kit_id).where(TrayKit.tray_id == tray)).first() is not None


def last_back(connection: Connection, tray: int) -> datetime | None:
    """When a tray last came back from somewhere."""
    return connection.execute(select(func.max(TrayLoan.back_at)).where(TrayLoan.tray_id == tray)).scalar()


def sterility(connection: Connection, tray: int) -> Sterility | None:
    """The last run of a tray through the steriliser; None when there is no record."""
    asked = (
        select(Sterilisation.load, Sterilisation.indicator_ok, Sterilisation.sterilised_at, Sterilisation.valid_until)
        .where(Sterilisation.tray_id == tray)
        .order_by(Sterilisation.sterilised_at.desc(), Sterilisation.id.desc())
        .limit(1)
    )
    row = connection.execute(asked).first()
    if row is None:
        return None
    back = last_back(connection, tray)
    return Sterility(*row, back is not None and back >= row.sterilised_at)
