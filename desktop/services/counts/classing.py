"""What the book says of a thing that was scanned, as far as the person who counts may know it."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import ColumnElement, func, or_, select

from desktop.domain.counts import ScanResult
from desktop.domain.ledger import PlaceKind
from desktop.models.count import CountScan
from desktop.models.item import Item
from desktop.models.ledger import Balance, LegRow, MovementRow
from desktop.models.place import Place
from desktop.models.tray import TrayLoan
from desktop.services.counts.at_hand import OpenCount
from desktop.services.counts.naming_things import CountedThing
from desktop.storage.unit_of_work import UnitOfWork

_TRAYS_OUT: Final = select(TrayLoan.tray_id).where(TrayLoan.back_at.is_(None))
_GONE: Final = frozenset({PlaceKind.HOSPITAL_USE, PlaceKind.SCRAP, PlaceKind.RETURNED_TO_MAKER})
"""Where the book has what cannot be found again by counting: the document that took it there must be taken back."""


@dataclass(frozen=True, slots=True)
class Classed:
    """The result of a scan; ``belongs`` is the place where the book has it, ``owner`` whose it is."""

    result: ScanResult
    owner: int | None = None
    belongs: int | None = None


def classed(uow: UnitOfWork, count: OpenCount, thing: CountedThing) -> Classed:
    """The result class of a thing in the place that is being scanned."""
    if thing.unit is None:
        return _lot(uow, count, thing)
    already = select(CountScan.id).where(*this_pass(count), CountScan.unit_id == thing.unit)
    if uow.read(already.limit(1)).first() is not None:
        return Classed(ScanResult.ALREADY)
    return _unit(uow, count, thing, thing.unit)


def this_pass(count: OpenCount) -> tuple[ColumnElement[bool], ...]:
    """The scans of this pass that count."""
    return (
        CountScan.count_id == count.id,
        CountScan.turn == count.turn,
        CountScan.taken_back_at.is_(None),
        CountScan.result != ScanResult.ALREADY,
    )


def _unit(uow: UnitOfWork, count: OpenCount, thing: CountedThing, unit: int) -> Classed:
    row = uow.read(select(Balance.place_id, Balance.owner_id).where(Balance.unit_id == unit)).first()
    at_home = count.spot == count.place.id
    if row is None:
        return _not_on_hand(uow, count, thing, unit) if at_home else Classed(ScanResult.HERE)
    if row.place_id == count.spot:
        return Classed(ScanResult.RIGHT if at_home else ScanResult.HERE, row.owner_id)
    if at_home or row.place_id == count.place.id:
        return Classed(ScanResult.WRONG_PLACE, row.owner_id, row.place_id)
    return Classed(ScanResult.HERE, row.owner_id)


def _not_on_hand(uow: UnitOfWork, count: OpenCount, thing: CountedThing, unit: int) -> Classed:
    asked = (
        select(LegRow.owner_id, LegRow.place_id, Place.kind)
        .join(MovementRow, MovementRow.id == LegRow.movement_id)
        .join(Place, Place.id == LegRow.place_id)
        .where(LegRow.unit_id == unit, LegRow.quantity > 0)
        .order_by(MovementRow.recorded_at.desc(), MovementRow.id.desc())
        .limit(1)
    )
    last = uow.read(asked).first()
    if last is None or last.kind is PlaceKind.SUPPLIER:
        return Classed(ScanResult.FOUND, owner_of_found(uow, count, thing))
    if last.kind in _GONE:
        return Classed(ScanResult.UNKNOWN, None, last.place_id)
    return Classed(ScanResult.FOUND, last.owner_id)


def _lot(uow: UnitOfWork, count: OpenCount, thing: CountedThing) -> Classed:
    """A piece of a lot proves nothing about pieces that somebody else keeps or that are on their way.

    Only from where it may have strayed is it taken: the same keeper's places, but for vehicles and trays that are out.
    """
    if count.spot != count.place.id:
        return Classed(ScanResult.HERE)
    there = (
        select(Balance.place_id, Balance.owner_id)
        .join(Place, Place.id == Balance.place_id)
        .where(Balance.lot_id == thing.lot, Balance.unit_id.is_(None), Place.site_id == count.place.site)
        .where(Place.custodian_id == count.place.custodian, Place.kind != PlaceKind.TRANSIT)
        .where(or_(Place.id == count.place.id, Place.id.not_in(_TRAYS_OUT)))
        .order_by(Balance.place_id != count.place.id, Balance.quantity.desc(), Balance.id)
        .limit(1)
    )
    row = uow.read(there).first()
    if row is None:
        return Classed(ScanResult.FOUND, owner_of_found(uow, count, thing))
    if row.place_id == count.place.id:
        return Classed(ScanResult.RIGHT, row.owner_id)
    return Classed(ScanResult.WRONG_PLACE, row.owner_id, row.place_id)


def owner_of_found(uow: UnitOfWork, count: OpenCount, thing: CountedThing) -> int:
    """Whose goods are that no book has: of who owns the lot elsewhere, of the zone's owner, or of the item's maker."""
    elsewhere = select(func.min(Balance.owner_id)).where(Balance.lot_id == thing.lot)
    maker = select(Item.maker_id).where(Item.id == thing.item)
    return uow.read(elsewhere).scalar() or count.place.zone_owner or uow.read(maker).scalar_one()
