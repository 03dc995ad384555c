"""Where goods that come back are put, and the label that says so."""

from decimal import Decimal
from uuid import UUID

from sqlalchemy import ColumnElement, func, select

from desktop.domain.errors import Refusal
from desktop.domain.ledger import BinPurpose, Movement, MovementKind, PlaceKind
from desktop.domain.origin import new_id
from desktop.models.label import LabelPurpose
from desktop.models.ledger import Balance
from desktop.models.place import Place
from desktop.services.counting_guard import refuse_counted_places
from desktop.services.label_content import goods_for_label, site_fields
from desktop.services.label_symbols import QUARANTINE
from desktop.services.labelling import LabelOrder, order_label
from desktop.services.named_goods import NamedGoods
from desktop.services.posting import Goods, Ledger, Spot, legs, post
from desktop.services.putting_away import bin_of
from desktop.services.returns.delivered import AtCustomer
from desktop.services.returns.goods_of_cases import refuse_of_open_case
from desktop.storage.unit_of_work import UnitOfWork


def bin_for(uow: UnitOfWork, site: int, purpose: BinPurpose, code: str = "", thing: str = "") -> tuple[Spot, str]:
    """The named bin, or the first free one of a site that is made for such goods; with its code.

    ``thing`` is the serial or lot number of what shall lie there, for a refusal to name it.

    Raises:
        Refusal: ``no_bin_for`` when there is none; ``only_in`` when the named bin is for something else, ``not_a_bin``,
            ``unknown_place``.
    """
    if code:
        found = bin_of(uow.connection, code)
        if found.purpose is not purpose or found.site != site:
            raise Refusal("only_in", thing=thing, place=code, purpose=purpose.value, allowed=_bins(uow, site, purpose))
        return Spot(found.id, found.kind, found.custodian), found.code
    asked = (
        select(Place.id, Place.kind, Place.custodian_id, Place.code)
        .where(Place.site_id == site, Place.purpose == purpose, Place.kind == PlaceKind.BIN)
        .where(Place.retired_at.is_(None))
        .order_by(_full(), Place.rack, Place.level, Place.slot, Place.id)
    )
    row = uow.read(asked.limit(1)).first()
    if row is None:
        raise Refusal("no_bin_for", purpose=purpose.value)
    return Spot(row[0], row[1], row[2]), row[3]


def _full() -> ColumnElement[bool]:
    """Bins that hold as much as they may come last."""
    lying = select(func.count()).where(Balance.place_id == Place.id).scalar_subquery()
    return Place.capacity.is_not(None) & (lying >= Place.capacity)


def _bins(uow: UnitOfWork, site: int, purpose: BinPurpose) -> list[str]:
    asked = select(Place.code).where(Place.site_id == site, Place.purpose == purpose, Place.retired_at.is_(None))
    return list(uow.read(asked.order_by(Place.code).limit(6)).scalars())


def order_back_label(uow: UnitOfWork, goods: NamedGoods, kind: str, document: str, ledger: Ledger) -> UUID:
    """The label of goods that came back; ``kind`` is ``return`` or ``quarantine``."""
    label = goods_for_label(uow.connection, goods.lot, goods.unit)
    fields = label.fields | site_fields(uow.connection, ledger.site)
    fields |= {"hold": kind, "notice": document, "person": uow.actor.name, "badge": uow.actor.badge}
    try:
        symbol = label.symbol(uow.at.date())
    except Refusal:
        symbol = QUARANTINE
    order = LabelOrder(LabelPurpose.HOLD, symbol, fields, goods.unit, goods.lot, template=f"hold_{kind}")
    return order_label(uow, order, ledger)


def come_back(
    uow: UnitOfWork, goods: NamedGoods, standing: AtCustomer, target: Spot, pieces: Decimal, document: str
) -> Movement:
    """Post goods from a customer into a bin; the owner stays.

    Raises:
        Refusal: ``goods_of_case``, ``place_counted``.
    """
    refuse_of_open_case(uow, goods, standing, pieces)
    row = uow.read(select(Place.kind, Place.custodian_id).where(Place.id == standing.place)).one()
    source = Spot(standing.place, row[0], row[1])
    sides = legs(Goods(goods.item, goods.lot, goods.unit, standing.owner), source, target, pieces)
    refuse_counted_places(uow, sides)
    movement = Movement(new_id(), MovementKind.COME_BACK, sides, document)
    post(uow, movement, Ledger(standing.site, standing.partner))
    return movement
