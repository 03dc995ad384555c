"""Price lists: which price an item had on a day, for whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, delete, insert, or_, select, update

from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.money import money
from desktop.domain.permissions import Action
from desktop.models.item import Item
from desktop.models.party import Party
from desktop.models.settlement import Price, PriceList
from desktop.services.consenting import check_period
from desktop.services.master_data.entry import Seen
from desktop.services.master_data.lookups import party_named, rows_where_in
from desktop.services.master_data.saving import check_seen
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class ItemPrice:
    """The price of one item; ``tax_rate`` in hundredths of a per cent (13 % is 1300)."""

    item: str
    unit_price: Decimal
    tax_rate: int = 1300


@dataclass(frozen=True, slots=True)
class SavePriceList:
    """A price list as it shall be, with all its prices.

    Attributes:
        payer: only for this party; "" for everybody.
        valid_to: the last day; None while it lasts.
        expected: what the person saw before changing it: any of the fields below; ``code`` "" for a list that must
            not be there yet, ``prices`` as `prices_seen` writes them.
    """

    code: str
    owner: str
    valid_from: date
    prices: tuple[ItemPrice, ...]
    valid_to: date | None = None
    payer: str = ""
    name: str = ""
    tax_included: bool = True
    expected: tuple[Seen, ...] = ()


@dataclass(frozen=True, slots=True)
class PriceListSaved:
    """What was saved."""

    code: str
    prices: int


@dataclass(frozen=True, slots=True)
class Priced:
    """The price of one piece on a day; amounts in yuan."""

    price_list: int | None
    unit_price: Decimal
    tax_rate: int
    tax_included: bool
    currency: str


def price_of(uow: UnitOfWork, owner: int, payer: int, item: int, day: date) -> Priced:
    """The price that the owner asks of the payer on a day; a list made for the payer comes first.

    Raises:
        Refusal: ``no_price`` with item and day.
    """
    asked = (
        select(PriceList.id, Price.unit_price, Price.tax_rate, PriceList.tax_included, PriceList.currency)
        .join(PriceList, PriceList.id == Price.price_list_id)
        .where(Price.item_id == item, PriceList.owner_id == owner, *_valid_on(day))
        .where(or_(PriceList.payer_id == payer, PriceList.payer_id.is_(None)))
        .order_by(PriceList.payer_id.is_(None), PriceList.valid_from.desc(), PriceList.id.desc())
        .limit(1)
    )
    row = uow.read(asked).first()
    if row is None:
        name, ref = uow.read(select(Item.name, Item.ref).where(Item.id == item)).one()
        raise Refusal("no_price", item=name, ref=ref, on=day)
    return Priced(*row)


def _valid_on(day: date) -> tuple[ColumnElement[bool], ...]:
    return PriceList.valid_from <= day, or_(PriceList.valid_to.is_(None), PriceList.valid_to >= day)


def save_price_list(uow: UnitOfWork, request: SavePriceList) -> PriceListSaved:
    """Add a price list or change it whole; lines already billed keep the price that they were billed with.

    Raises:
        Refusal: ``unknown_party``, ``unknown_item``, ``period_backwards``, ``bad_amount``, ``bad_tax_rate``,
            ``repeated_row``, ``no_rows``, ``price_list_overlaps`` when another list of the same owner and payer is
            valid on one of its days; ``changed_meanwhile`` when it is not as the person saw it.
    """
    check_period(request.valid_from, request.valid_to)
    owner = party_named(uow, request.owner)
    # The owner's row is held, so that of two people who save its lists at once the second meets the first one's.
    uow.read(select(Party.id).where(Party.id == owner).with_for_update(key_share=True)).scalar_one()
    refuse_changed(uow, request)
    payer = party_named(uow, request.payer) if request.payer else None
    items = _items(uow, request)
    _refuse_overlap(uow, request, owner, payer)
    values = {"name": request.name, "owner_id": owner, "payer_id": payer, "tax_included": request.tax_included}
    values |= {"valid_from": request.valid_from, "valid_to": request.valid_to}
    known = uow.read(select(PriceList.id).where(PriceList.code == request.code)).scalar()
    if known is None:
        first = {"code": request.code, "currency": "CNY", "partner_id": uow.actor.partner_id or owner}
        known = uow.write(insert(PriceList).values(values | first).returning(PriceList.id)).scalar_one()
    else:
        uow.write(update(PriceList).where(PriceList.id == known).values(values))
        uow.write(delete(Price).where(Price.price_list_id == known))
    _write_prices(uow, known, request, items)
    prices = {price.item: str(price.unit_price) for price in request.prices}
    uow.record("save_price_list", request.code, prices=prices, valid_from=str(request.valid_from))
    uow.touched(Kind.SETTLEMENT)
    return PriceListSaved(request.code, len(request.prices))


def prices_seen(prices: Iterable[tuple[str, Decimal, int]]) -> str:
    """Prices as `Seen` carries them: one a line in the order of REF: REF, yuan, tax rate."""
    return "\n".join(f"{ref} {money(price):.2f} {rate}" for ref, price, rate in sorted(prices))


def refuse_changed(uow: UnitOfWork, request: SavePriceList) -> None:
    """Refuse to change a list that is no longer as the person saw it.

    Raises:
        Refusal: ``changed_meanwhile`` with ``subject`` and ``fields`` (field, or REF of a price, seen, now).
    """
    if not request.expected:
        return
    seen, now = {one.field: one.value for one in request.expected}, _there(uow, request.code)
    if "prices" in seen:
        before, after = (_by_ref(one.get("prices", "")) for one in (seen, now))
        seen |= {ref: before.get(ref, "") for ref in before.keys() | after.keys()}
        now |= after
        del seen["prices"]
    check_seen(request.code, [Seen(*one) for one in sorted(seen.items())], now)


def _by_ref(prices: str) -> dict[str, str]:
    lines = (line.rsplit(" ", 2) for line in prices.split("\n") if line)
    return {line[0]: " ".join(line[1:]) for line in lines}


def _there(uow: UnitOfWork, code: str) -> dict[str, Any]:
    """A list as it is, by the fields that `Seen` names; empty when there is none."""
    asked = select(PriceList.id, PriceList.code, PriceList.name, Party.code.label("payer"), PriceList.valid_from)
    asked = asked.add_columns(PriceList.valid_to, PriceList.tax_included).where(PriceList.code == code)
    row = uow.read(asked.outerjoin(Party, Party.id == PriceList.payer_id)).mappings().first()
    if row is None:
        return {}
    prices = select(Item.ref, Price.unit_price, Price.tax_rate).join(Item, Item.id == Price.item_id)
    found = uow.read(prices.where(Price.price_list_id == row["id"])).all()
    return dict(row) | {"prices": prices_seen((one[0], one[1], one[2]) for one in found)}


def _items(uow: UnitOfWork, request: SavePriceList) -> dict[str, int]:
    wanted = [price.item for price in request.prices]
    if not wanted:
        raise Refusal("no_rows")
    if len(set(wanted)) < len(wanted):
        raise Refusal("repeated_row", value=next(ref for ref in wanted if wanted.count(ref) > 1))
    asked = select(Item.ref, Item.id).where(Item.retired_at.is_(None))
    found = {row.ref: row.id for row in rows_where_in(uow, asked, Item.ref, set(wanted))}
    missing = [ref for ref in wanted if ref not in found]
    if missing:
        raise Refusal("unknown_item", item=missing[0])
    return found


def _refuse_overlap(uow: UnitOfWork, request: SavePriceList, owner: int, payer: int | None) -> None:
    asked = select(PriceList.code).where(PriceList.owner_id == owner, PriceList.code != request.code)
    asked = asked.where(PriceList.payer_id.is_(None) if payer is None else PriceList.payer_id == payer)
    asked = asked.where(or_(PriceList.valid_to.is_(None), PriceList.valid_to >= request.valid_from))
    if request.valid_to is not None:
        asked = asked.where(PriceList.valid_from <= request.valid_to)
    other = uow.read(asked.order_by(PriceList.code).limit(1)).scalar()
    if other is not None:
        raise Refusal("price_list_overlaps", list=request.code, other=other)


def _write_prices(uow: UnitOfWork, price_list: int, request: SavePriceList, items: dict[str, int]) -> None:
    rows = []
    for price in request.prices:
        amount = money(price.unit_price)
        if amount < 0:
            raise Refusal("bad_amount", value=str(price.unit_price))
        if not 0 <= price.tax_rate <= 10000:
            raise Refusal("bad_tax_rate", value=price.tax_rate)
        rows.append(
            {"price_list_id": price_list, "item_id": items[price.item]}
            | {"unit_price": amount, "tax_rate": price.tax_rate}
        )
    uow.write(insert(Price), rows)


SAVE_PRICE_LIST = Verb("save_price_list", SavePriceList, PriceListSaved, save_price_list, Action.SETTLE)
