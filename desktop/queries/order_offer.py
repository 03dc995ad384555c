"""What a new emergency order can be filled with: hospitals and their stores, kits, implants."""

from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Connection, select

from desktop.domain.ledger import PlaceKind
from desktop.models.item import Item, ItemKind
from desktop.models.party import Party, PartyKind
from desktop.models.place import Place
from desktop.models.tray import Kit

MOST: Final = 2000


@dataclass(frozen=True, slots=True)
class Named:
    """Something that can be chosen, with its names."""

    code: str
    name: str
    name_en: str


@dataclass(frozen=True, slots=True)
class Offer:
    """What a form can be filled with; ``stores`` are the hospitals by the codes of their stores."""

    hospitals: tuple[Named, ...] = ()
    kits: tuple[Named, ...] = ()
    items: tuple[Named, ...] = ()
    stores: dict[str, str] = field(default_factory=dict)


def offer(connection: Connection) -> Offer:
    """Hospitals, kits, implants and hospital stores that are in use."""
    hospitals = select(Party.code, Party.name, Party.name_en).where(Party.kind == PartyKind.HOSPITAL)
    kits = select(Kit.code, Kit.name, Kit.name_en).where(Kit.retired_at.is_(None))
    items = select(Item.ref, Item.name, Item.name_en).where(Item.kind == ItemKind.IMPLANT, Item.retired_at.is_(None))
    stores = select(Place.code, Party.code).join(Party, Party.id == Place.custodian_id)
    stores = stores.where(Place.kind == PlaceKind.HOSPITAL, Place.retired_at.is_(None))
    return Offer(
        _named(connection, hospitals.where(Party.retired_at.is_(None)).order_by(Party.code)),
        _named(connection, kits.order_by(Kit.code)),
        _named(connection, items.order_by(Item.ref).limit(MOST)),
        {row[0]: row[1] for row in connection.execute(stores)},
    )


def _named(connection: Connection, asked: Any) -> tuple[Named, ...]:
    return tuple(Named(*row) for row in connection.execute(asked))
