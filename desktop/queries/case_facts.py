"""What is true of one case: what is planned and provided, what went out and came back, what the sheet says."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import Connection, func, select

from desktop.domain.cases import Fate
from desktop.models.case import CaseGoods, CaseLine, CaseTray, Reservation, UsageLine
from desktop.models.item import Item, Lot, Unit
from desktop.models.ledger import Balance
from desktop.models.place import Place

_NONE: Final = Decimal(0)


@dataclass(frozen=True, slots=True)
class Spec:
    """One planned specification: how many pieces are planned, and how many its trays and reservations provide."""

    item_id: int
    ref: str
    name: str
    name_en: str
    specification: str
    planned: int
    in_trays: Decimal
    reserved: Decimal

    @property
    def spare(self) -> Decimal:
        """Pieces beyond the plan; below zero when not even the plan is provided."""
        return self.in_trays + self.reserved - self.planned

    @property
    def green(self) -> bool:
        """At least one spare (S1-05)."""
        return self.spare >= 1


@dataclass(frozen=True, slots=True)
class GoodsRow:
    """One lot or unit that went out with a case.

    Attributes:
        tray: the code of its tray, "" for goods sent loose.
        quantity: pieces that went out; ``back`` of them were found again, ``used`` of them are on the sheet.
    """

    id: int
    tray: str
    ref: str
    name: str
    name_en: str
    specification: str
    lot: str
    serial: str
    expires_on: date | None
    quantity: Decimal
    back: Decimal
    used: Decimal

    @property
    def missing(self) -> Decimal:
        """Pieces that did not come back."""
        return self.quantity - self.back


@dataclass(frozen=True, slots=True)
class Sticker:
    """One line of the usage sheet; ``went_out`` is false for what never went out with the case."""

    id: int
    ref: str
    name: str
    name_en: str
    size: str
    lot: str
    serial: str
    expires_on: date | None
    quantity: Decimal
    fate: Fate
    went_out: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """Why a usage report is held.

    ``why`` is ``missing_not_used`` (it did not come back and is not on the sheet), ``used_but_back`` (it is on the
    sheet and came back) or ``never_went_out``.
    """

    why: str
    ref: str
    name: str
    name_en: str
    lot: str
    serial: str
    pieces: Decimal


@dataclass(frozen=True, slots=True)
class CrossCheck:
    """What went out = what came back + what was used, lot by lot and serial by serial."""

    went_out: Decimal
    back: Decimal
    used: Decimal
    differences: tuple[Difference, ...]

    @property
    def agrees(self) -> bool:
        """Whether nothing differs."""
        return not self.differences


def specs(connection: Connection, case: int, number: str) -> tuple[Spec, ...]:
    """The planned specifications of a case by its key and number, in the order of the plan."""
    trays = select(CaseTray.tray_id).where(CaseTray.case_id == case)
    lying = select(Balance.item_id, func.sum(Balance.quantity)).where(Balance.place_id.in_(trays))
    in_trays = {row[0]: row[1] for row in connection.execute(lying.group_by(Balance.item_id))}
    held = select(Reservation.item_id, func.sum(Reservation.quantity)).group_by(Reservation.item_id)
    held = held.where(Reservation.document == number, Reservation.outcome != "released")
    reserved = {row[0]: row[1] for row in connection.execute(held)}
    asked = select(Item.id, Item.ref, Item.name, Item.name_en, Item.specification, CaseLine.pieces)
    asked = asked.join(CaseLine, CaseLine.item_id == Item.id).where(CaseLine.case_id == case).order_by(CaseLine.id)
    return tuple(
        Spec(*row, in_trays.get(row.id, _NONE), reserved.get(row.id, _NONE)) for row in connection.execute(asked)
    )


def went_out(connection: Connection, case: int) -> tuple[GoodsRow, ...]:
    """What went out with a case, with what came back and what the sheet says; loose goods last."""
    used: dict[int, Decimal] = dict(connection.execute(_used(case)).all())
    rows = connection.execute(_WENT_OUT.where(CaseGoods.case_id == case)).all()
    return tuple(_goods_row(row, used.get(row.id, _NONE)) for row in rows)


def _used(case: int) -> Any:
    asked = select(UsageLine.goods_id, func.sum(UsageLine.quantity)).where(UsageLine.case_id == case)
    asked = asked.where(UsageLine.taken_back_at.is_(None), UsageLine.goods_id.is_not(None))
    return asked.group_by(UsageLine.goods_id)


_WENT_OUT: Final = (
    select(CaseGoods.id, func.coalesce(Place.code, "").label("tray"), Item.ref, Item.name, Item.name_en)
    .add_columns(Item.specification, Lot.number, func.coalesce(Unit.serial, ""))
    .add_columns(func.coalesce(Unit.expires_on, Lot.expires_on), CaseGoods.quantity, CaseGoods.back)
    .join(Item, Item.id == CaseGoods.item_id)
    .join(Lot, Lot.id == CaseGoods.lot_id)
    .outerjoin(Unit, Unit.id == CaseGoods.unit_id)
    .outerjoin(Place, Place.id == CaseGoods.tray_id)
    .order_by(Place.code.is_(None), Place.code, CaseGoods.id)
)


def _goods_row(row: Any, used: Decimal) -> GoodsRow:
    return GoodsRow(*(*row, used))


def stickers(connection: Connection, case: int) -> tuple[Sticker, ...]:
    """The usage sheet of a case in the order of the scans."""
    asked = (
        select(UsageLine.id, UsageLine.catalogue_number, UsageLine.description, Item.name_en, UsageLine.size)
        .add_columns(UsageLine.lot, UsageLine.serial, UsageLine.expires_on, UsageLine.quantity, UsageLine.fate)
        .add_columns(UsageLine.goods_id)
        .join(Item, Item.id == UsageLine.item_id)
        .where(UsageLine.case_id == case, UsageLine.taken_back_at.is_(None))
        .order_by(UsageLine.id)
    )
    return tuple(_sticker(row) for row in connection.execute(asked))


def _sticker(row: Any) -> Sticker:
    return Sticker(*(*row[:10], row.goods_id is not None))


def cross_check(connection: Connection, case: int) -> CrossCheck:
    """Compare what is missing with what the sheet says was used."""
    goods = went_out(connection, case)
    sheet = stickers(connection, case)
    differences = [one for row in goods if (one := _difference(row)) is not None]
    differences += [
        Difference("never_went_out", one.ref, one.name, one.name_en, one.lot, one.serial, one.quantity)
        for one in sheet
        if not one.went_out
    ]
    out, back = sum((row.quantity for row in goods), _NONE), sum((row.back for row in goods), _NONE)
    return CrossCheck(out, back, sum((one.quantity for one in sheet), _NONE), tuple(differences))


def _difference(row: GoodsRow) -> Difference | None:
    if row.missing == row.used:
        return None
    why = "missing_not_used" if row.missing > row.used else "used_but_back"
    return Difference(why, row.ref, row.name, row.name_en, row.lot, row.serial, abs(row.missing - row.used))
