"""Taking over the stock that is there on the first day: one movement for each document."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import func, select

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.ledger import BinPurpose, Leg, Movement, MovementKind, PlaceKind, ZoneState
from desktop.domain.lots import is_expired
from desktop.domain.origin import new_id
from desktop.domain.permissions import Action
from desktop.models.ledger import Balance, MovementRow
from desktop.models.party import Site
from desktop.models.place import Place, Zone
from desktop.services import posting
from desktop.services.master_data.entry import Check, Faults
from desktop.services.master_data.goods import Goods, GoodsLine, refuse_without_lines, settle_goods
from desktop.services.master_data.lookups import party_ids, rows_where_in, site_row
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork

PREFIX: Final = "OPENING-"
_HOLDS_GOODS: Final = frozenset({PlaceKind.BIN, PlaceKind.TRAY, PlaceKind.RECEIVING, PlaceKind.HOLDING})


@dataclass(frozen=True, slots=True)
class StockLine:
    """Goods as they lie: item by DI or REF, whose they are, where, and how many packages of that DI."""

    position: int
    item: str
    owner: str
    place: str
    lot: str = ""
    serial: str = ""
    expires_on: date | None = None
    quantity: Decimal = Decimal(1)
    manufactured_on: date | None = None


@dataclass(frozen=True, slots=True)
class TakeOverStock:
    """The stock of a site on the first day; ``document`` begins with ``OPENING-`` and is used once."""

    document: str
    site: str
    lines: tuple[StockLine, ...]


@dataclass(frozen=True, slots=True)
class StockTakenOver:
    """What was taken over."""

    document: str
    lines: int
    pieces: Decimal


def take_over_stock(uow: UnitOfWork, request: TakeOverStock) -> StockTakenOver:
    """Book the opening stock from the supplier's outside place into the places where it lies.

    Raises:
        Refusal: ``no_lines``, ``unknown_site``, ``not_your_site``, ``document_exists``, or ``faulty_file`` with all
            faults by row (the line's position; 0 for the document), column, code and value; at the commit
            ``unit_elsewhere`` when a serial number is in stock already.
    """
    refuse_without_lines(request.lines)
    site = site_row(uow, request.site)
    faults = Faults()
    _check_document(uow, request, site.id, faults)
    owners = party_ids(uow, {line.owner for line in request.lines})
    places = _places(uow, {line.place for line in request.lines})
    for line in request.lines:
        if line.owner not in owners:
            faults.add(line.position, "owner", "unknown_party", line.owner)
        fault = _place_fault(places.get(line.place), site.id, owners.get(line.owner))
        if fault:
            faults.add(line.position, "place", fault, line.place)
    goods = settle_goods(uow, [_as_goods(line) for line in request.lines], faults)
    _check_fit(request, goods, places, uow.today(site.time_zone), faults)
    faults.check_file()
    legs = _legs(uow, request, goods, places, owners)
    movement = Movement(new_id(), MovementKind.RECEIVE, legs, request.document)
    posting.post(uow, movement, posting.Ledger(site.id, site.partner_id))
    uow.touched(Kind.STOCK, Kind.PLACES)
    return StockTakenOver(request.document, len(goods), sum((one.pieces for one in goods), Decimal(0)))


def _check_document(uow: UnitOfWork, request: TakeOverStock, site: int, faults: Faults) -> None:
    check = Check(faults, 0)
    check.code("document", request.document, 60)
    if not request.document.startswith(PREFIX):
        check.fault("document", "not_an_opening", request.document)
    faults.check_file()
    # The site's row is held, so that two desks take over one after the other.
    uow.read(select(Site.id).where(Site.id == site).with_for_update(key_share=True)).one()
    there = select(MovementRow.id).where(MovementRow.document == request.document).limit(1)
    if uow.read(there).first() is not None:
        raise Refusal("document_exists", document=request.document)


def _places(uow: UnitOfWork, codes: set[str]) -> dict[str, Any]:
    held = select(func.coalesce(func.sum(Balance.quantity), 0)).where(Balance.place_id == Place.id).scalar_subquery()
    columns = (Place.id, Place.code, Place.kind, Place.state, Place.purpose, Place.capacity, Place.site_id)
    statement = (
        select(*columns, Place.custodian_id, Place.retired_at, Zone.owner_id, held.label("held"))
        .select_from(Place)
        .outerjoin(Zone, Zone.place_id == Place.zone_id)
    )
    return {row.code: row for row in rows_where_in(uow, statement, Place.code, codes)}


def _place_fault(place: Any, site: int, owner: int | None) -> str:
    if place is None or place.retired_at is not None or place.kind not in _HOLDS_GOODS:
        return "unknown_place"
    if place.site_id != site:
        return "place_of_other_site"
    if place.purpose is BinPurpose.TRAYS:
        return "bin_for_trays"
    if place.owner_id is not None and owner is not None and place.owner_id != owner:
        return "foreign_goods"
    return ""


def _check_fit(
    request: TakeOverStock, goods: Sequence[Goods], places: dict[str, Any], today: date, faults: Faults
) -> None:
    """Note bins that would overflow, and expired goods where usable ones lie."""
    filled: dict[str, Decimal] = {}
    for line, one in zip(request.lines, goods, strict=True):
        place = places[line.place]
        filled[line.place] = filled.get(line.place, Decimal(place.held)) + one.pieces
        if place.capacity is not None and filled[line.place] > place.capacity:
            faults.add(line.position, "place", "place_full", line.place)
        if place.state is ZoneState.USABLE and is_expired(one.expires_on, today):
            faults.add(line.position, "place", "expired_goods", line.place)


def _as_goods(line: StockLine) -> GoodsLine:
    dates = (line.expires_on, line.manufactured_on)
    return GoodsLine(line.position, line.item, line.lot, line.serial, *dates, line.quantity)


def _legs(
    uow: UnitOfWork, request: TakeOverStock, goods: Sequence[Goods], places: dict[str, Any], owners: dict[str, int]
) -> tuple[Leg, ...]:
    supplier = uow.read(select(Place.id, Place.kind).where(Place.kind == PlaceKind.SUPPLIER).limit(1)).one()
    source = posting.Spot(supplier.id, supplier.kind, None)
    found: list[Leg] = []
    for line, one in zip(request.lines, goods, strict=True):
        place = places[line.place]
        moved = posting.Goods(one.item, one.lot, one.unit, owners[line.owner])
        found += posting.legs(moved, source, posting.Spot(place.id, place.kind, place.custodian_id), one.pieces)
    return tuple(found)


TAKE_OVER_STOCK = Verb("take_over_stock", TakeOverStock, StockTakenOver, take_over_stock, Action.EDIT_MASTER_DATA)
