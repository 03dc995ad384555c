"""What a difference is worth at the prices of the day."""

from datetime import date
from decimal import Decimal

from sqlalchemy import select

from desktop.domain.counts import APPROVAL_LIMIT, DifferenceKind
from desktop.domain.errors import Refusal
from desktop.domain.money import rounded
from desktop.models.count import CountRule
from desktop.models.item import Item
from desktop.services.counts.at_hand import CountedPlace
from desktop.services.counts.differing import Differs
from desktop.services.pricing import price_of
from desktop.storage.unit_of_work import UnitOfWork

_COSTS = frozenset({DifferenceKind.MISSING, DifferenceKind.FOUND})


def worth_of(uow: UnitOfWork, place: CountedPlace, differs: Differs, day: date) -> Decimal | None:
    """What is lost or found, in yuan; what only lies elsewhere is worth nothing; None when it has no price."""
    if differs.kind not in _COSTS or differs.item is None or differs.owner is None:
        return Decimal("0.00")
    price = _price(uow, place, differs.item, differs.owner, day)
    return None if price is None else rounded(price * differs.pieces)


def _price(uow: UnitOfWork, place: CountedPlace, item: int, owner: int, day: date) -> Decimal | None:
    """By the owner's price list; else by the list price of the item."""
    try:
        return price_of(uow, owner, place.partner, item, day).unit_price
    except Refusal:
        return uow.read(select(Item.list_price).where(Item.id == item)).scalar()


def approval_limit(uow: UnitOfWork, place: CountedPlace) -> Decimal:
    """Above which worth a leader must approve, in yuan."""
    limit = uow.read(select(CountRule.approval_limit).where(CountRule.site_id == place.site)).scalar()
    return APPROVAL_LIMIT if limit is None else limit
