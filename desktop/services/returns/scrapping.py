"""Destroying goods that nobody may use any more: expired, on hold or recalled. Their owner stays who it was."""

from dataclasses import dataclass
from decimal import Decimal
from zoneinfo import ZoneInfo

from sqlalchemy import select

from desktop.domain.changes import Kind
from desktop.domain.clock import local_day
from desktop.domain.errors import Refusal
from desktop.domain.ledger import Movement, MovementKind, PlaceKind
from desktop.domain.lots import is_expired
from desktop.domain.origin import new_id
from desktop.domain.permissions import Action
from desktop.domain.quantity import quantity
from desktop.models.party import Site
from desktop.services.blocking import refuse_blocked
from desktop.services.buying_out import refuse_promised
from desktop.services.counting_guard import refuse_while_counted
from desktop.services.delivery import outside_place
from desktop.services.master_data.lookups import refuse_foreign
from desktop.services.named_goods import NamedGoods, named_goods
from desktop.services.numbering import next_number
from desktop.services.perform import Verb
from desktop.services.posting import Goods, Ledger, Spot, legs, post
from desktop.services.returns.giving_back import LONGEST_DOCUMENT, lying
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class ScrapGoods:
    """Destroy goods.

    Attributes:
        agreed_by: who of the owner agreed to it, by name.
        reason: why, with the paper of the destruction where there is one.
        source: where they lie, needed for goods without a serial number at several places.
        owner: whose they are (a code), needed where a lot of several owners lies in one place.
        document: the recall or defect case that it is for; "" for a number of its own.
    """

    agreed_by: str
    reason: str
    raw: str = ""
    item: str = ""
    lot: str = ""
    serial: str = ""
    pieces: Decimal = Decimal(1)
    source: str = ""
    document: str = ""
    owner: str = ""


@dataclass(frozen=True, slots=True)
class GoodsScrapped:
    """What was destroyed, and where it lay."""

    document: str
    item: str
    lot: str
    serial: str
    pieces: Decimal
    source: str


def scrap_goods(uow: UnitOfWork, request: ScrapGoods) -> GoodsScrapped:
    """Book goods out of the stock as destroyed; nothing is billed, for they stay their owner's to the end.

    Raises:
        Refusal: ``needs_person``, ``needs_reason``, ``bad_quantity``, ``unknown_unit``, ``unknown_lot``,
            ``not_on_hand``, ``say_source``, ``not_your_site``, ``still_usable`` when they are neither expired nor on
            hold nor recalled, ``place_counted``, ``goods_of_case``, ``reserved_for_case``; at the commit
            ``not_enough_stock``; and what the decoder or the catalogue refuses.
    """
    if not request.agreed_by:
        raise Refusal("needs_person")
    if not request.reason:
        raise Refusal("needs_reason")
    goods = named_goods(uow.connection, request.raw, (request.item, request.lot, request.serial), uow.at.date())
    pieces = Decimal(1) if goods.unit is not None else quantity(request.pieces)
    if pieces <= 0:
        raise Refusal("bad_quantity", value=str(request.pieces))
    if len(request.document) > LONGEST_DOCUMENT:
        raise Refusal("not_storable")
    row = lying(uow, goods, request.source, request.owner)
    refuse_foreign(uow, row.partner_id, row.code)
    _refuse_usable(uow, goods, row.site_id)
    refuse_while_counted(uow, row.id)
    refuse_promised(uow, goods, (row.id, row.owner_id), row.quantity - pieces)
    number = request.document or next_number(uow, "SC")
    consigned = Goods(goods.item, goods.lot, goods.unit, row.owner_id)
    here, target = Spot(row.id, row.kind, row.custodian_id), outside_place(uow, PlaceKind.SCRAP)
    movement = Movement(
        new_id(), MovementKind.SCRAP, legs(consigned, here, target, pieces), number, None, request.reason
    )
    post(uow, movement, Ledger(row.site_id, row.partner_id))
    told = {"agreed_by": request.agreed_by, "pieces": str(pieces), "place": row.code}
    uow.record("scrap_goods", number, site=row.site_id, reason=request.reason, **told)
    uow.touched(Kind.RETURNS, Kind.RECALLS, Kind.REPLENISHMENT)
    return GoodsScrapped(number, goods.name, goods.number, goods.serial, pieces, row.code)


def _refuse_usable(uow: UnitOfWork, goods: NamedGoods, site: int) -> None:
    zone = ZoneInfo(uow.read(select(Site.time_zone).where(Site.id == site)).scalar_one())
    if is_expired(goods.expires_on, local_day(uow.at, zone)):
        return
    try:
        refuse_blocked(uow, [goods.key])
    except Refusal:
        return
    raise Refusal("still_usable", **goods.names)


SCRAP_GOODS = Verb("scrap_goods", ScrapGoods, GoodsScrapped, scrap_goods, Action.APPROVE)
