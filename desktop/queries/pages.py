"""One unit, one lot, one tray on a page: what it is, where it is now, and its life."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlalchemy import ColumnElement, Connection, bindparam, func, literal, select

from desktop.domain.errors import Refusal
from desktop.models.hold import Hold, HoldReason
from desktop.models.item import Item, ItemKind, ItemPackage, Lot, Unit
from desktop.models.label import LabelJob, LabelState
from desktop.models.ledger import Balance
from desktop.models.party import Party
from desktop.models.person import Person
from desktop.models.place import Place
from desktop.queries.history import HistoryEvent, lot_history, tray_history, unit_history
from desktop.queries.naming import named_tray
from desktop.queries.stock_rows import StockRow, stock_rows

_MOST_SHOWN: Final = 1000


@dataclass(frozen=True, slots=True)
class Identity:
    """What goods are: the item, its maker, and the identifiers of the lot or the unit."""

    item: str
    name: str
    name_en: str
    model: str
    specification: str
    registration_number: str
    kind: ItemKind
    maker: str
    gtin: str
    lot: str
    serial: str
    expires_on: date | None
    manufactured_on: date | None


@dataclass(frozen=True, slots=True)
class HoldRow:
    """An open hold: why, since when and by whom; ``serial`` "" when it is on the whole lot."""

    reason: HoldReason
    note: str
    serial: str
    opened_at: datetime
    opened_by: str


@dataclass(frozen=True, slots=True)
class LabelCounts:
    """How many labels were ordered, and of them scanned back and voided."""

    ordered: int
    verified: int
    voided: int


@dataclass(frozen=True, slots=True)
class UnitPage:
    """One unit; ``now`` is None when it is not on hand: used, lost, given back, or not received yet."""

    identity: Identity
    now: StockRow | None
    holds: tuple[HoldRow, ...]
    labels: LabelCounts
    events: tuple[HistoryEvent, ...]


@dataclass(frozen=True, slots=True)
class LotPage:
    """One lot: what of it is on hand, at most a thousand rows."""

    identity: Identity
    on_hand: tuple[StockRow, ...]
    holds: tuple[HoldRow, ...]
    labels: LabelCounts
    events: tuple[HistoryEvent, ...]


@dataclass(frozen=True, slots=True)
class TrayPage:
    """One tray: where it stands, None when it is not on hand; its home bin, and what lies in it."""

    code: str
    name: str
    name_en: str
    seats: int | None
    home: str
    now: StockRow | None
    contents: tuple[StockRow, ...]
    labels: LabelCounts
    events: tuple[HistoryEvent, ...]


_GTIN: Final = (
    select(func.min(ItemPackage.di)).where(ItemPackage.item_id == Item.id, ItemPackage.level == 1).scalar_subquery()
)
_WHAT: Final = (
    select(Item.ref, Item.name, Item.name_en, Item.model, Item.specification, Item.registration_number, Item.kind)
    .add_columns(Party.name.label("maker"), func.coalesce(_GTIN, ""), Lot.number)
    .join(Party, Party.id == Item.maker_id)
    .join(Lot, Lot.item_id == Item.id)
)
_UNIT: Final = (
    _WHAT.add_columns(Unit.serial, func.coalesce(Unit.expires_on, Lot.expires_on), Lot.manufactured_on)
    .join(Unit, Unit.lot_id == Lot.id)
    .where(Unit.id == bindparam("unit"))
)
_LOT: Final = _WHAT.add_columns(literal(""), Lot.expires_on, Lot.manufactured_on).where(Lot.id == bindparam("lot"))
_HOME: Final = Place.__table__.alias("home")


def unit_page(connection: Connection, item: str, serial: str) -> UnitPage:
    """One unit by REF and serial number.

    Raises:
        Refusal: ``unknown_unit``.
    """
    asked = select(Unit.id, Unit.lot_id).join(Item, Item.id == Unit.item_id)
    row = connection.execute(asked.where(Item.ref == item, Unit.serial == serial)).first()
    if row is None:
        raise Refusal("unknown_unit", item=item, lot="", serial=serial)
    identity = Identity(*connection.execute(_UNIT, {"unit": row.id}).one())
    held = _holds(connection, (Hold.unit_id == row.id) | ((Hold.lot_id == row.lot_id) & Hold.unit_id.is_(None)))
    now = _now(connection, row.id)
    labels = _label_counts(connection, LabelJob.unit_id == row.id)
    return UnitPage(identity, now, held, labels, unit_history(connection, row.id))


def lot_page(connection: Connection, item: str, number: str) -> LotPage:
    """One lot by REF and lot number.

    Raises:
        Refusal: ``unknown_lot``.
    """
    asked = select(Lot.id).join(Item, Item.id == Lot.item_id).where(Item.ref == item, Lot.number == number)
    lot = connection.execute(asked).scalar()
    if lot is None:
        raise Refusal("unknown_lot", item=item, lot=number)
    identity = Identity(*connection.execute(_LOT, {"lot": lot}).one())
    on_hand = _lying(connection, Balance.lot_id == lot)
    labels = _label_counts(connection, LabelJob.lot_id == lot)
    return LotPage(identity, on_hand, _holds(connection, Hold.lot_id == lot), labels, lot_history(connection, lot))


def tray_page(connection: Connection, code: str) -> TrayPage:
    """One tray by its code.

    Raises:
        Refusal: ``unknown_tray``.
    """
    tray = named_tray(connection, code).id
    asked = select(Place.name, Place.name_en, Place.seats, func.coalesce(_HOME.c.code, ""), Place.tray_unit_id)
    row = connection.execute(asked.outerjoin(_HOME, _HOME.c.id == Place.home_id).where(Place.id == tray)).one()
    now = _now(connection, row[4])
    contents = _lying(connection, Balance.place_id == tray)
    labels = _label_counts(connection, LabelJob.place_id == tray)
    return TrayPage(code, row[0], row[1], row[2], row[3], now, contents, labels, tray_history(connection, tray))


def _now(connection: Connection, unit: int | None) -> StockRow | None:
    found = _lying(connection, Balance.unit_id == unit)
    return found[0] if found else None


def _lying(connection: Connection, where: ColumnElement[bool]) -> tuple[StockRow, ...]:
    asked = select(Balance.id).where(where).order_by(Balance.id).limit(_MOST_SHOWN)
    return stock_rows(connection, connection.execute(asked).scalars())


def _holds(connection: Connection, where: ColumnElement[bool]) -> tuple[HoldRow, ...]:
    asked = (
        select(Hold.reason, Hold.note, func.coalesce(Unit.serial, ""), Hold.opened_at, Person.name)
        .join(Person, Person.id == Hold.opened_by_id)
        .outerjoin(Unit, Unit.id == Hold.unit_id)
        .where(where, Hold.released_at.is_(None))
        .order_by(Hold.opened_at, Hold.id)
    )
    return tuple(HoldRow(*row) for row in connection.execute(asked))


def _label_counts(connection: Connection, where: ColumnElement[bool]) -> LabelCounts:
    asked = select(LabelJob.state, func.count()).where(where).group_by(LabelJob.state)
    counts: Counter[LabelState] = Counter()
    for state, count in connection.execute(asked):
        counts[state] = count
    return LabelCounts(counts.total(), counts[LabelState.VERIFIED], counts[LabelState.VOID])
