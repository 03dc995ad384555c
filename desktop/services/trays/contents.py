"""Exchanging contents: pieces from one tray into another, or from a bin into a tray, in one movement."""

from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import insert, select, update

from desktop.domain.changes import Kind
from desktop.domain.codes import parse_code
from desktop.domain.errors import Refusal
from desktop.domain.ledger import OUTSIDE, Leg, Movement, MovementKind, PlaceKind
from desktop.domain.lots import is_expired
from desktop.domain.origin import new_id
from desktop.domain.permissions import Action
from desktop.models.ledger import Balance
from desktop.models.party import Party
from desktop.models.place import Place
from desktop.models.tray import KitLine, TrayCount, TrayCountLine, TrayKit, TrayLoan
from desktop.services.blocking import refuse_blocked, refuse_uninspected
from desktop.services.counting_guard import refuse_counted_places
from desktop.services.finding import Found, find
from desktop.services.perform import Verb
from desktop.services.posting import Goods, Spot, legs, post
from desktop.services.several_sources import say_source
from desktop.services.trays.tray_at_hand import TrayAtHand, tray_named
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class MoveContents:
    """Put scanned pieces into a tray.

    Attributes:
        tray: where they go.
        scans: one for each piece.
        source: the tray or bin that pieces without a serial number come from; "" when there is only one.
        owner: whose they are (a code), where a lot of several owners lies in one place.
        anyway: also pieces that do not belong into the tray by its kit.
    """

    tray: str
    scans: tuple[str, ...]
    source: str = ""
    anyway: bool = False
    owner: str = ""


@dataclass(frozen=True, slots=True)
class ContentsMoved:
    """How many pieces went into the tray, and from which places."""

    tray: str
    pieces: Decimal
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Source:
    """Where a piece lies, and whose it is."""

    code: str
    spot: Spot
    owner: int


def move_contents(uow: UnitOfWork, request: MoveContents) -> ContentsMoved:
    """Move pieces into a tray; all or none.

    Raises:
        Refusal: ``unknown_tray``, ``tray_is_out``, ``no_rows``, ``not_on_hand``, ``say_source``, ``expired``, ``held``,
            ``recalled``, ``not_in_kit``, ``outside_place``; what the decoder or the catalogue refuses; at the commit
            ``not_enough_stock``.
    """
    tray = tray_named(uow, request.tray)
    if not request.scans:
        raise Refusal("no_rows")
    refuse_out(uow, tray.id, tray.code)
    sides: list[Leg] = []
    sources: list[str] = []
    for raw in request.scans:
        found = find(uow, raw, uow.today(tray.time_zone))
        source = _source(uow, found, request, tray)
        _check(uow, found, tray, anyway=request.anyway)
        goods = Goods(found.item_id, found.lot_id or 0, found.unit_id, source.owner)
        sides += legs(goods, source.spot, tray.spot, Decimal(found.pieces))
        sources.append(source.code)
    refuse_blocked(uow, [(leg.item, leg.lot, leg.unit) for leg in sides if leg.quantity > 0])
    refuse_counted_places(uow, sides)
    post(uow, Movement(new_id(), MovementKind.TRANSFER, tuple(sides), tray.code), tray.ledger)
    _follow_counts(uow, sides)
    uow.touched(Kind.TRAYS)
    pieces = sum((leg.quantity for leg in sides if leg.quantity > 0), Decimal(0))
    return ContentsMoved(tray.code, pieces, tuple(dict.fromkeys(sources)))


def _follow_counts(uow: UnitOfWork, sides: list[Leg]) -> None:
    """A tray that is being counted expects what the book says of it from now on."""
    for leg in sides:
        count = select(TrayCount.id).where(TrayCount.tray_id == leg.place, TrayCount.closed_at.is_(None))
        number = uow.read(count).scalar()
        if number is None:
            continue
        line = {"count_id": number, "item_id": leg.item, "lot_id": leg.lot, "unit_id": leg.unit}
        same = [getattr(TrayCountLine, name) == value for name, value in line.items()]
        changed = update(TrayCountLine).where(*same).values(expected=TrayCountLine.expected + leg.quantity)
        if not uow.write(changed).rowcount and leg.quantity > 0:
            uow.write(insert(TrayCountLine).values(line | {"expected": leg.quantity, "counted": Decimal(0)}))


def refuse_out(uow: UnitOfWork, tray: int, code: str) -> None:
    """Refuse to touch a tray that is out with somebody.

    Raises:
        Refusal: ``tray_is_out`` with the document that it is out for.
    """
    asked = select(TrayLoan.document).where(TrayLoan.tray_id == tray, TrayLoan.back_at.is_(None))
    row = uow.read(asked).first()
    if row is not None:
        raise Refusal("tray_is_out", tray=code, document=row.document)


def _source(uow: UnitOfWork, found: Found, request: MoveContents, tray: TrayAtHand) -> _Source:
    asked = (
        select(Place.id, Place.code, Place.kind, Place.custodian_id, Place.partner_id, Balance.owner_id)
        .add_columns(Party.code.label("owner"), Balance.quantity)
        .join(Balance, Balance.place_id == Place.id)
        .join(Party, Party.id == Balance.owner_id)
        .where(Balance.lot_id == found.lot_id, Balance.unit_id == found.unit_id, Place.id != tray.id)
    )
    if request.source and not found.serial:
        own = parse_code(request.source)
        asked = asked.where(Place.code == (request.source if own is None else own.name))
    if request.owner and not found.serial:
        asked = asked.where(Party.code == request.owner)
    rows = uow.read(asked).all()
    if not rows or found.lot_id is None or (found.carries_serial and found.unit_id is None):
        raise Refusal("not_on_hand", thing=found.serial or found.lot, **found.names)
    if len(rows) > 1:
        raise say_source(found.names, ((row.code, row.owner, row.quantity) for row in rows))
    row = rows[0]
    if row.kind in OUTSIDE or row.partner_id != tray.ledger.partner:
        raise Refusal("outside_place", place=row.code)
    if row.kind is PlaceKind.TRAY:
        refuse_out(uow, row.id, row.code)
    if found.unit_id is None:
        refuse_uninspected(uow.connection, found.lot_id, row.id)
    return _Source(row.code, Spot(row.id, row.kind, row.custodian_id), row.owner_id)


def _check(uow: UnitOfWork, found: Found, tray: TrayAtHand, *, anyway: bool) -> None:
    if is_expired(found.expires_on, uow.today(tray.time_zone)):
        raise Refusal("expired", **found.names, expires_on=found.expires_on)
    belongs = select(KitLine.id).join(TrayKit, TrayKit.kit_id == KitLine.kit_id)
    belongs = belongs.where(TrayKit.tray_id == tray.id, KitLine.item_id == found.item_id)
    if not anyway and uow.read(belongs).first() is None:
        raise Refusal("not_in_kit", item=found.name, tray=tray.code)


MOVE_CONTENTS = Verb("move_contents", MoveContents, ContentsMoved, move_contents, Action.MOVE)
