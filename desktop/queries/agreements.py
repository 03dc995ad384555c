"""What an owner has agreed to: its price lists with their prices, and with whom its goods may be (X-02)."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import Connection, select
from sqlalchemy.orm import aliased

from desktop.models.item import Item
from desktop.models.party import Party
from desktop.models.person import Person
from desktop.models.settlement import Consent, Price, PriceList


@dataclass(frozen=True, slots=True)
class PriceRow:
    """The price of one piece in yuan; ``tax_rate`` in hundredths of a per cent."""

    ref: str
    item: str
    item_en: str
    unit_price: Decimal
    tax_rate: int


@dataclass(frozen=True, slots=True)
class PriceListRow:
    """A price list; ``payer`` "" for everybody, ``valid_to`` None while it lasts."""

    code: str
    name: str
    owner: str
    payer: str
    payer_name: str
    payer_name_en: str
    currency: str
    tax_included: bool
    valid_from: date
    valid_to: date | None
    prices: tuple[PriceRow, ...]

    def is_valid_on(self, day: date) -> bool:
        """Whether it is valid on a day."""
        return self.valid_from <= day and (self.valid_to is None or self.valid_to >= day)


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """An owner's leave for one custodian; ``consent`` is what `end_consent` names it by."""

    consent: int
    owner: str
    custodian: str
    custodian_name: str
    custodian_name_en: str
    reference: str
    valid_from: date
    valid_to: date | None
    note: str
    recorded_at: datetime
    recorded_by: str

    def is_valid_on(self, day: date) -> bool:
        """Whether it is valid on a day."""
        return self.valid_from <= day and (self.valid_to is None or self.valid_to >= day)


_OWNER: Final = aliased(Party, name="owner")
_OTHER: Final = aliased(Party, name="other")


def price_lists(connection: Connection, owner: str = "") -> tuple[PriceListRow, ...]:
    """The price lists of an owner, or of all, the newest first."""
    asked = (
        select(PriceList.id, PriceList.code, PriceList.name, _OWNER.code.label("owner"))
        .add_columns(_OTHER.code.label("payer"), _OTHER.name.label("payer_name"), _OTHER.name_en)
        .add_columns(PriceList.currency, PriceList.tax_included, PriceList.valid_from, PriceList.valid_to)
        .join(_OWNER, _OWNER.id == PriceList.owner_id)
        .outerjoin(_OTHER, _OTHER.id == PriceList.payer_id)
        .order_by(PriceList.valid_from.desc(), PriceList.code)
    )
    rows = connection.execute(asked.where(_OWNER.code == owner) if owner else asked).all()
    prices = _prices(connection, [row.id for row in rows])
    return tuple(_price_list(row, tuple(prices[row.id])) for row in rows)


def _price_list(row: Any, prices: tuple[PriceRow, ...]) -> PriceListRow:
    told: list[Any] = [*row[1:4], *(word or "" for word in row[4:7]), *row[7:], prices]
    return PriceListRow(*told)


def _prices(connection: Connection, lists: list[int]) -> dict[int, list[PriceRow]]:
    asked = (
        select(Price.price_list_id, Item.ref, Item.name, Item.name_en, Price.unit_price, Price.tax_rate)
        .join(Item, Item.id == Price.item_id)
        .where(Price.price_list_id.in_(lists))
        .order_by(Item.ref, Price.id)
    )
    found: dict[int, list[PriceRow]] = defaultdict(list)
    for row in connection.execute(asked):
        found[row[0]].append(PriceRow(*row[1:]))
    return found


def consents(connection: Connection, owner: str = "") -> tuple[ConsentRow, ...]:
    """The consents of an owner, or of all, the newest first."""
    asked = (
        select(Consent.id, _OWNER.code.label("owner"), _OTHER.code.label("custodian"), _OTHER.name, _OTHER.name_en)
        .add_columns(Consent.reference, Consent.valid_from, Consent.valid_to, Consent.note, Consent.recorded_at)
        .add_columns(Person.name)
        .join(_OWNER, _OWNER.id == Consent.owner_id)
        .join(_OTHER, _OTHER.id == Consent.custodian_id)
        .join(Person, Person.id == Consent.recorded_by_id)
        .order_by(Consent.valid_from.desc(), Consent.id.desc())
    )
    return tuple(ConsentRow(*row) for row in connection.execute(asked.where(_OWNER.code == owner) if owner else asked))
