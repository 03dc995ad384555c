"""Exchange: a replacement goes to the customer for a piece that came back or is defective, and both stay linked."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import func, insert, select

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.ledger import Movement, MovementKind, PlaceKind
from desktop.domain.lots import is_expired
from desktop.domain.origin import new_id
from desktop.domain.permissions import Action
from desktop.models.item import Unit
from desktop.models.ledger import Balance
from desktop.models.party import Party, Site
from desktop.models.place import Place
from desktop.models.returns import UNDONE, DefectCase, Exchange, GoodsReturn
from desktop.queries.exchange_links import link_for, made_for, stands
from desktop.services.blocking import refuse_blocked
from desktop.services.consenting import require_consent
from desktop.services.counting_guard import refuse_counted_places
from desktop.services.named_goods import NamedGoods, named_goods
from desktop.services.numbering import next_number
from desktop.services.perform import Verb
from desktop.services.posting import Goods, Ledger, Spot, legs, post
from desktop.services.returns.holding_documents import hold_document
from desktop.services.several_sources import say_source
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class ExchangeGoods:
    """Send a replacement for the piece of a return or a defect case.

    Attributes:
        document: number of the return or the case.
        raw: the replacement, by scan; or its names.
        source: where it is taken from, needed for goods without a serial number at several places.
        owner: whose it is (a code), where a lot of several owners lies in one place.
        target: the customer's store; "" for its only one.
    """

    document: str
    raw: str = ""
    item: str = ""
    lot: str = ""
    serial: str = ""
    source: str = ""
    target: str = ""
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Exchanged:
    """What went where, for which document."""

    number: str
    document: str
    item: str
    lot: str
    serial: str
    returned_serial: str
    target: str


def exchange_goods(uow: UnitOfWork, request: ExchangeGoods) -> Exchanged:
    """Book the replacement to the customer; it must be of the same item, usable and not expired.

    Raises:
        Refusal: ``unknown_document``, ``document_undone``, ``already_exchanged``, ``no_customer``, ``other_item``,
            ``expired``, ``held``, ``recalled``, ``not_on_hand``, ``say_source``, ``no_customer_store``, ``no_consent``.
    """
    document = _document(uow, request.document)
    goods = named_goods(uow.connection, request.raw, (request.item, request.lot, request.serial), uow.at.date())
    if goods.item != document.item_id:
        raise Refusal("other_item", **goods.names, document=request.document)
    refuse_blocked(uow, [goods.key])
    source, owner, site, partner = _source(uow, goods, request)
    today = uow.today(uow.read(select(Site.time_zone).where(Site.id == site)).scalar_one())
    if is_expired(goods.expires_on, today):
        raise Refusal("expired", **goods.names, expires_on=goods.expires_on)
    target, code = _store(uow, document.customer_id, request.target)
    require_consent(uow, owner, document.customer_id, partner, today)
    pieces = Decimal(1) if goods.unit is not None else document.quantity
    number = next_number(uow, "X")
    sides = legs(Goods(goods.item, goods.lot, goods.unit, owner), source, target, pieces)
    refuse_counted_places(uow, sides)
    movement = Movement(new_id(), MovementKind.DISPATCH, sides, number)
    post(uow, movement, Ledger(site, partner))
    before = uow.read(select(func.count(Exchange.id)).where(made_for(request.document))).scalar_one()
    document_link = link_for(request.document, before)
    link = {"number": number, "document": document_link, "site_id": site, "partner_id": partner}
    back = {"returned_lot_id": document.lot_id, "returned_unit_id": document.unit_id}
    forth = {"replacement_lot_id": goods.lot, "replacement_unit_id": goods.unit, "quantity": pieces}
    when = {"movement_id": movement.id, "exchanged_at": uow.at, "exchanged_by_id": uow.actor.id}
    uow.write(insert(Exchange).values(link | back | forth | when | {"customer_id": document.customer_id}))
    uow.record("exchange", number, site=site, document=request.document, **back, **_told(forth))
    uow.touched(Kind.RETURNS)
    return Exchanged(number, request.document, goods.name, goods.number, goods.serial, document.serial or "", code)


def _told(forth: dict[str, Any]) -> dict[str, Any]:
    return {name: str(value) if isinstance(value, Decimal) else value for name, value in forth.items()}


def _document(uow: UnitOfWork, number: str) -> Any:
    hold_document(uow, number)
    there = uow.read(select(Exchange.number).where(made_for(number), stands())).scalar()
    if there is not None:
        raise Refusal("already_exchanged", document=number, number=there)
    for table in (GoodsReturn, DefectCase):
        asked = select(table.item_id, table.lot_id, table.unit_id, table.quantity, table.customer_id, Unit.serial)
        asked = asked.add_columns(table.state).outerjoin(Unit, Unit.id == table.unit_id)
        row = uow.read(asked.where(table.number == number)).first()
        if row is not None and row.state.value == UNDONE:
            raise Refusal("document_undone", document=number)
        if row is not None and row[4] is None:
            raise Refusal("no_customer", document=number)
        if row is not None:
            return row
    raise Refusal("unknown_document", document=number)


def _source(uow: UnitOfWork, goods: NamedGoods, request: ExchangeGoods) -> tuple[Spot, int, int, int]:
    asked = (
        select(Place.id, Place.kind, Place.custodian_id, Balance.owner_id, Place.site_id, Place.partner_id)
        .add_columns(Place.code, Party.code.label("owner"), Balance.quantity)
        .join(Balance, Balance.place_id == Place.id)
        .join(Party, Party.id == Balance.owner_id)
        .where(Place.kind.in_((PlaceKind.BIN, PlaceKind.RECEIVING)))
        .where(Balance.unit_id == goods.unit if goods.unit is not None else Balance.lot_id == goods.lot)
    )
    if request.source:
        asked = asked.where(Place.code == request.source)
    if request.owner:
        asked = asked.where(Party.code == request.owner)
    rows = uow.read(asked).all()
    if len(rows) > 1:
        raise say_source(goods.names, ((row.code, row.owner, row.quantity) for row in rows))
    if not rows or rows[0][4] is None or rows[0][5] is None:
        raise Refusal("not_on_hand", thing=goods.serial or goods.number, **goods.names)
    row = rows[0]
    return Spot(row[0], row[1], row[2]), row[3], row[4] or 0, row[5] or 0


def _store(uow: UnitOfWork, customer: int, code: str) -> tuple[Spot, str]:
    asked = select(Place.id, Place.kind, Place.custodian_id, Place.code).where(Place.retired_at.is_(None))
    asked = asked.where(Place.kind == PlaceKind.HOSPITAL, Place.custodian_id == customer).order_by(Place.id)
    rows = uow.read(asked.where(Place.code == code) if code else asked.limit(2)).all()
    if len(rows) != 1:
        raise Refusal("no_customer_store", place=code)
    return Spot(rows[0][0], rows[0][1], rows[0][2]), rows[0][3]


EXCHANGE_GOODS = Verb("exchange_goods", ExchangeGoods, Exchanged, exchange_goods, Action.RETURN_GOODS)
