"""Items: catalogue products with their package levels, lots and serial-numbered units."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base
from desktop.models.types import Fen, Moment, Word, code


class ItemKind(StrEnum):
    """What a product is to the warehouse."""

    IMPLANT = "implant"
    INSTRUMENT = "instrument"
    SPARE_PART = "spare_part"
    CONSUMABLE = "consumable"
    TRAY = "tray"


class Item(Base):
    """A catalogue product. ``carries_…`` says which production identifiers its label must have."""

    __tablename__ = "item"

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(code(80))
    name: Mapped[str] = mapped_column(String(300))
    name_en: Mapped[str] = mapped_column(String(300), default="")
    model: Mapped[str] = mapped_column(String(120), default="")
    specification: Mapped[str] = mapped_column(String(200), default="")
    registration_number: Mapped[str] = mapped_column(String(80), default="")
    maker_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    kind: Mapped[ItemKind] = mapped_column(Word(ItemKind))
    carries_lot: Mapped[bool] = mapped_column(default=True)
    carries_serial: Mapped[bool] = mapped_column(default=False)
    carries_expiry: Mapped[bool] = mapped_column(default=True)
    list_price: Mapped[Decimal | None] = mapped_column(Fen)
    retired_at: Mapped[datetime | None] = mapped_column(Moment)

    __table_args__ = (UniqueConstraint("maker_id", "ref"), Index("ix_item_ref", "ref"))


class ItemPackage(Base):
    """One UDI-DI of an item: level 1 is the unit of use; ``quantity`` is how many of those are inside."""

    __tablename__ = "item_package"

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"), index=True)
    di: Mapped[str] = mapped_column(code(60), unique=True)
    agency: Mapped[str] = mapped_column(String(12))
    level: Mapped[int]
    quantity: Mapped[int]


class Lot(Base):
    """A batch of an item with its expiry; goods without a lot number stand in the lot named ""."""

    __tablename__ = "lot"
    __table_args__ = (UniqueConstraint("item_id", "number"), Index("ix_lot_number", "number"))

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"))
    number: Mapped[str] = mapped_column(code(60))
    expires_on: Mapped[date | None]
    manufactured_on: Mapped[date | None]


class Unit(Base):
    """One serial-numbered piece."""

    __tablename__ = "unit"
    __table_args__ = (UniqueConstraint("item_id", "serial"), Index("ix_unit_serial", "serial"))

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"))
    lot_id: Mapped[int] = mapped_column(ForeignKey("lot.id"), index=True)
    serial: Mapped[str] = mapped_column(code(60))
    expires_on: Mapped[date | None]
