"""Giving goods back to their maker: rejected returns, decided defects, recalled pieces; also what is blocked."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import select

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.ledger import OUTSIDE, MovementKind, PlaceKind
from desktop.domain.permissions import Action
from desktop.domain.quantity import quantity
from desktop.models.ledger import Balance
from desktop.models.party import Party
from desktop.models.place import Place
from desktop.models.settlement import BillingKind
from desktop.services.buying_out import refuse_promised
from desktop.services.counting_guard import refuse_while_counted
from desktop.services.delivery import outside_place
from desktop.services.master_data.lookups import refuse_foreign
from desktop.services.named_goods import NamedGoods, named_goods
from desktop.services.numbering import next_number
from desktop.services.perform import Verb
from desktop.services.posting import Goods, Ledger, Spot
from desktop.services.settling import Share, settle
from desktop.services.several_sources import say_source
from desktop.storage.unit_of_work import UnitOfWork

LONGEST_DOCUMENT: Final = 60
"""Letters of a document's number."""


@dataclass(frozen=True, slots=True)
class GiveBack:
    """Send goods back to their maker.

    Attributes:
        source: where they lie, needed for goods without a serial number at several places.
        owner: whose they are (a code), needed where a lot of several owners lies in one place.
        document: the recall, defect case or return that it is for; "" for a number of its own.
        reason: why, where no document says so; the life of the goods tells it.
    """

    raw: str = ""
    item: str = ""
    lot: str = ""
    serial: str = ""
    pieces: Decimal = Decimal(1)
    source: str = ""
    document: str = ""
    owner: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class GivenBack:
    """What went back, from where."""

    document: str
    item: str
    lot: str
    serial: str
    pieces: Decimal
    source: str


def give_back(uow: UnitOfWork, request: GiveBack) -> GivenBack:
    """Book goods out of the stock as returned to their maker; consigned goods are billed at nothing.

    Raises:
        Refusal: ``not_on_hand``, ``say_source``, ``bad_quantity``, ``unknown_unit``, ``unknown_lot``,
            ``place_counted``, ``not_your_site``, ``goods_of_case``, ``reserved_for_case``; ``no_price`` when the goods
            belong to somebody else than their maker; ``not_storable``; at the commit ``not_enough_stock``.
    """
    goods = named_goods(uow.connection, request.raw, (request.item, request.lot, request.serial), uow.at.date())
    pieces = Decimal(1) if goods.unit is not None else quantity(request.pieces)
    if pieces <= 0:
        raise Refusal("bad_quantity", value=str(request.pieces))
    if len(request.document) > LONGEST_DOCUMENT:
        raise Refusal("not_storable")
    row = lying(uow, goods, request.source, request.owner)
    refuse_foreign(uow, row.partner_id, row.code)
    refuse_while_counted(uow, row.id)
    refuse_promised(uow, goods, (row.id, row.owner_id), row.quantity - pieces)
    number = request.document or next_number(uow, "GB")
    share = Share(
        Goods(goods.item, goods.lot, goods.unit, row.owner_id),
        Spot(row.id, row.kind, row.custodian_id),
        pieces,
        goods.maker,
        goods.maker,
        BillingKind.GIVE_BACK,
        request.reason,
    )
    target = outside_place(uow, PlaceKind.RETURNED_TO_MAKER)
    settle(uow, MovementKind.GIVE_BACK, [share], target, number, Ledger(row.site_id, row.partner_id))
    uow.record("give_back", number, site=row.site_id, reason=request.reason, pieces=str(pieces), place=row.code)
    uow.touched(Kind.RETURNS, Kind.RECALLS)
    return GivenBack(number, goods.name, goods.number, goods.serial, pieces, row.code)


def lying(uow: UnitOfWork, goods: NamedGoods, source: str, owner: str) -> Any:
    """Where some goods lie, with their owner and the pieces there; ``source`` and ``owner`` (codes) say which.

    Raises:
        Refusal: ``not_on_hand``, ``say_source``.
    """
    asked = (
        select(Place.id, Place.code, Place.kind, Place.custodian_id, Place.site_id, Place.partner_id, Balance.owner_id)
        .join(Balance, Balance.place_id == Place.id)
        .where(Place.kind.not_in(OUTSIDE))
        .where(Balance.unit_id == goods.unit if goods.unit is not None else Balance.lot_id == goods.lot)
    )
    asked = asked.add_columns(Party.code.label("owner"), Balance.quantity).join(Party, Party.id == Balance.owner_id)
    if source:
        asked = asked.where(Place.code == source)
    if owner:
        asked = asked.where(Party.code == owner)
    rows = uow.read(asked).all()
    if len(rows) > 1:
        raise say_source(goods.names, ((row.code, row.owner, row.quantity) for row in rows))
    if not rows:
        raise Refusal("not_on_hand", thing=goods.serial or goods.number, **goods.names)
    return rows[0]


GIVE_BACK = Verb("give_back", GiveBack, GivenBack, give_back, Action.RETURN_GOODS)
