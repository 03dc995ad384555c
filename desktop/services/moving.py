"""Moving goods between places by scan: a unit, or pieces of a lot."""

from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select

from desktop.domain.codes import CodeKind, parse_code
from desktop.domain.errors import Refusal
from desktop.domain.ledger import OUTSIDE, BinPurpose, Movement, MovementKind, PlaceKind
from desktop.domain.lots import is_expired
from desktop.domain.origin import new_id
from desktop.domain.permissions import Action
from desktop.domain.quantity import quantity
from desktop.models.ledger import Balance
from desktop.models.party import Party, Site
from desktop.models.place import Place
from desktop.services.blocking import HOLDING_BINS, refuse_blocked, refuse_uninspected
from desktop.services.consenting import require_consent
from desktop.services.counting_guard import refuse_while_counted
from desktop.services.finding import Found, find
from desktop.services.perform import Verb
from desktop.services.posting import Goods, Ledger, Spot, legs, post
from desktop.services.putting_away import bin_of, refuse_full, refuse_others
from desktop.services.several_sources import say_source
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class MoveGoods:
    """Move what was scanned; ``source`` is needed for goods without a serial number, ``pieces`` likewise.

    ``owner`` (a code) says whose goods, where a lot of several owners lies in one place.
    ``emergency`` ends the count of a place that is being counted.
    """

    raw: str
    target: str
    source: str = ""
    pieces: Decimal = Decimal(1)
    emergency: bool = False
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Moved:
    """What was moved from where to where."""

    item: str
    lot: str
    serial: str
    pieces: Decimal
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Lying:
    """Goods that shall be moved: where they lie, whose they are, how many pieces."""

    place: int
    owner: int
    pieces: Decimal


def move_goods(uow: UnitOfWork, request: MoveGoods) -> Moved:
    """Move goods inside the agreed places; held or recalled goods only into bins for such goods.

    Raises:
        Refusal: ``unknown_place``, ``outside_place``, ``not_on_hand``, ``expired``, ``bad_quantity``, ``held``,
            ``recalled``, ``bin_full``, ``foreign_goods``, ``no_consent``, ``not_enough_stock``; ``say_source`` with
            what there is to choose from, where a lot lies in several places or belongs to several owners; and what
            the decoder or the catalogue refuses.
    """
    pieces = quantity(request.pieces)
    if pieces <= 0:
        raise Refusal("bad_quantity", value=str(request.pieces))
    target, site, partner, purpose = _inside(uow, request.target)
    time_zone = uow.read(select(Site.time_zone).where(Site.id == site)).scalar_one()
    found = find(uow, request.raw, uow.today(time_zone))
    if is_expired(found.expires_on, uow.today(time_zone)):
        raise Refusal(
            "expired",
            **found.names,
            expires_on=found.expires_on,
        )
    if found.serial:
        source_id, owner, pieces = found.place_id, found.owner_id, Decimal(1)
    else:
        source_id, owner = _lot_source(uow, found, request, target.id)
    if source_id is None or owner is None or found.lot_id is None:
        raise Refusal("not_on_hand", thing=found.serial or found.lot, **found.names)
    if purpose not in HOLDING_BINS and target.kind is not PlaceKind.HOLDING:
        refuse_blocked(uow, [(found.item_id, found.lot_id, found.unit_id)])
        refuse_uninspected(uow.connection, found.lot_id, source_id)
    _check_room(uow, request, found, Lying(source_id, owner, pieces), target)
    row = uow.read(select(Place.code, Place.kind, Place.custodian_id).where(Place.id == source_id)).one()
    if row[2] != target.custodian and target.custodian is not None:
        require_consent(uow, owner, target.custodian, partner, uow.today(time_zone))
    goods = Goods(found.item_id, found.lot_id, found.unit_id, owner)
    sides = legs(goods, Spot(source_id, row[1], row[2]), target, pieces)
    post(uow, Movement(new_id(), MovementKind.TRANSFER, sides), Ledger(site, partner))
    return Moved(found.name, found.lot, found.serial, pieces, row[0], request.target)


def _check_room(uow: UnitOfWork, request: MoveGoods, found: Found, lying: Lying, target: Spot) -> None:
    """Refuse a bin that is full or kept for another owner, and places that are being counted."""
    if target.kind is PlaceKind.BIN and lying.place != target.id:
        room = bin_of(uow.connection, request.target, keep=True)
        refuse_full(uow, room, lying.pieces)
        refuse_others(uow, room, found.serial or found.lot, {lying.owner})
    for place in (lying.place, target.id):
        refuse_while_counted(uow, place, emergency=request.emergency)


def _place_name(code: str) -> str:
    own = parse_code(code)
    return own.name if own is not None and own.kind in (CodeKind.PLACE, CodeKind.TRAY) else code


def _inside(uow: UnitOfWork, code: str) -> tuple[Spot, int, int, BinPurpose | None]:
    name = _place_name(code)
    asked = select(Place.id, Place.kind, Place.custodian_id, Place.site_id, Place.partner_id, Place.purpose)
    row = uow.read(asked.where(Place.code == name, Place.retired_at.is_(None))).first()
    if row is None:
        raise Refusal("unknown_place", place=name)
    if row[1] in OUTSIDE or row[3] is None or row[4] is None:
        raise Refusal("outside_place", place=name)
    return Spot(row[0], row[1], row[2]), row[3], row[4], row[5]


def _lot_source(uow: UnitOfWork, found: Found, request: MoveGoods, target: int) -> tuple[int | None, int | None]:
    """The place and the owner of the pieces of a lot that shall be moved; where they are already is no source."""
    asked = (
        select(Balance.place_id, Balance.owner_id, Place.code, Party.code.label("owner"), Balance.quantity)
        .join(Place, Place.id == Balance.place_id)
        .join(Party, Party.id == Balance.owner_id)
        .where(Balance.lot_id == found.lot_id, Balance.unit_id.is_(None), Balance.quantity > 0)
        .where(Place.kind.not_in(OUTSIDE), Place.id != target)
    )
    if request.source:
        asked = asked.where(Place.code == _place_name(request.source))
    if request.owner:
        asked = asked.where(Party.code == request.owner)
    rows = uow.read(asked).all()
    if len(rows) > 1:
        raise say_source(found.names, ((row.code, row.owner, row.quantity) for row in rows))
    return (rows[0].place_id, rows[0].owner_id) if rows else (None, None)


MOVE_GOODS = Verb("move_goods", MoveGoods, Moved, move_goods, Action.MOVE)
